package roster

import (
	"fmt"
	"strings"

	"apst/finding"
	"apst/ingest"
)

// key tells placements apart: a pupil who came back has another date of entry.
type key struct {
	id    string
	entry ingest.Date
}

// add takes a pupil in, or says that the list has the placement already. Where the
// two differ nobody can tell which is right, and the field is left empty.
func (in *intake) add(p *Pupil) {
	k := key{p.ID, p.Entry}
	at, twice := in.first[k]
	if !twice {
		in.first[k] = len(in.roster.Pupils)
		in.roster.Pupils = append(in.roster.Pupils, *p)
		return
	}
	in.roster.Again++
	first := &in.roster.Pupils[at]
	found := finding.Finding{Rule: RuleRepeated, From: p.At, Pupil: p.ID, Seen: "the same as in " + first.At.String()}
	if fields := differing(first, p); len(fields) > 0 {
		found.Rule, found.Seen = RuleConflict, fmt.Sprintf("%s other than in %s", strings.Join(fields, ", "), first.At)
	}
	in.log.Add(found)
}

// differing empties, in the first of two rows, what the second says otherwise, and
// lists it.
func differing(first, second *Pupil) (fields []string) {
	for _, f := range textFields {
		a, b := f.of(first), *f.of(second)
		if *a != "" && b != "" && !strings.EqualFold(*a, b) {
			*a = ""
			fields = append(fields, f.id)
		}
	}
	for _, f := range dateFields {
		a, b := f.of(first), *f.of(second)
		if !a.IsZero() && !b.IsZero() && *a != b {
			*a = ingest.Date{}
			fields = append(fields, f.id)
		}
	}
	if first.LocalID != "" && second.LocalID != "" && first.LocalID != second.LocalID {
		first.LocalID = ""
		fields = append(fields, fieldLocalID)
	}
	return fields
}

// forget drops the pupils from one on, of a table that turned out not to be a
// list of pupils.
func (in *intake) forget(from int) {
	for k, at := range in.first {
		if at >= from {
			delete(in.first, k)
		}
	}
}
