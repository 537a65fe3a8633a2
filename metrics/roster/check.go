package roster

import (
	"fmt"
	"strconv"
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

// checkDates looks at what a pupil's dates say of each other.
func (in *intake) checkDates(p *Pupil) {
	if p.Entry.IsZero() || p.Exit.IsZero() || !p.Entry.After(p.Exit) {
		return
	}
	in.log.Add(finding.Finding{Rule: RuleExit, From: p.Cell(fieldExit), Pupil: p.ID, Seen: fmt.Sprintf("entry %s, exit %s", p.Entry, p.Exit)})
	p.Entry, p.Exit = ingest.Date{}, ingest.Date{}
}

// CheckYears compares year groups with dates of birth in the school year of a day:
// what is expected is the age on 31 August before the year began, less 4. Pupils
// who had left before that year are not compared. It returns how many were.
func (r *Roster) CheckYears(asOf ingest.Date, log *finding.Log) (compared int) {
	began := int(asOf.Year)
	if asOf.Month < 9 {
		began--
	}
	start := ingest.Date{Year: int16(began), Month: 9, Day: 1}
	for i := range r.Pupils {
		p := &r.Pupils[i]
		actual, ok := yearNumber(p.YearGroup)
		if !ok || p.Born.IsZero() || !p.Exit.IsZero() && start.After(p.Exit) {
			continue
		}
		compared++
		expected := YearGroup(p.Born, began)
		rule := RuleYear
		switch off := max(actual-expected, expected-actual); {
		case off == 0:
			continue
		case off > 2:
			rule = RuleYearFar
		}
		log.Add(finding.Finding{Rule: rule, From: p.Cell(fieldYearGroup), Pupil: p.ID,
			Seen: fmt.Sprintf("year group %s, born %s: in %d/%02d that is year %d", p.YearGroup, p.Born, began, (began+1)%100, expected)})
	}
	return compared
}

// YearGroup is the national curriculum year of somebody born on a day, in the
// school year that begins on 1 September of a year: 0 is reception, -1 and -2 are
// the nursery years before it.
func YearGroup(born ingest.Date, began int) int {
	age := began - int(born.Year)
	if born.Month > 8 {
		age--
	}
	return age - 4
}

func yearNumber(group string) (int, bool) {
	switch group {
	case "R":
		return 0, true
	case "N2":
		return -1, true
	case "N1":
		return -2, true
	}
	n, err := strconv.Atoi(group)
	return n, err == nil
}
