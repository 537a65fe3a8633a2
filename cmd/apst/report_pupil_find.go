package main

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/project"
	"apst/internal/suggest"
	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/report/pupil"
)

// wanted are the pupils who are named, or all whose placement ended in the period, each
// with a placement. No message has an identifier or a name of anybody else.
func (r *pupilReports) wanted(j *changeJob) ([]wantedReport, error) {
	if !j.linkage.Listed {
		return nil, dataf("without a list of pupils nobody has a placement, and no report was made").hint("name the list: --roster FILE, or under sources, roster in %s", project.FileName)
	}
	if r.each == eachLeaver {
		return leavers(j), nil
	}
	var out []wantedReport
	for n, typed := range r.pupils {
		p, err := j.pupilOf(typed, n, len(r.pupils))
		if err != nil {
			return nil, err
		}
		at := r.placement
		if at == 0 {
			at = pupil.Last(p)
		}
		if at == 0 {
			return nil, dataf("%s has no placement on the list of pupils", which(n, len(r.pupils)))
		}
		i := slices.IndexFunc(p.Stays, func(s record.Stay) bool { return s.Placement == at })
		if i < 0 {
			return nil, usagef("--placement %d: the pupil has %s", at, counted(len(p.Stays), "placement", "placements"))
		}
		if !slices.ContainsFunc(out, func(w wantedReport) bool { return w.pupil == p }) {
			out = append(out, wantedReport{pupil: p, stay: &p.Stays[i]})
		}
	}
	return out, nil
}

// which is the pupil who was named, without the identifier.
func which(n, of int) string {
	if of == 1 {
		return "the pupil"
	}
	return "pupil " + grouped(int64(n+1)) + " of those named"
}

// leavers are all placements that ended in the period. Of pupils who died no report is
// made unasked.
func leavers(j *changeJob) []wantedReport {
	var out []wantedReport
	for _, p := range j.linkage.Pupils {
		for i := range p.Stays {
			s := &p.Stays[i]
			in := (j.set.From.IsZero() || !j.set.From.After(s.Exit)) && (j.set.To.IsZero() || !s.Exit.After(j.set.To))
			if pupil.Ended(s, j.linkage.AsOf) && in && s.Facts["exit_reason"] != "died" {
				out = append(out, wantedReport{pupil: p, stay: s})
			}
		}
	}
	return out
}

// pupilOf is whom an identifier stands for: the pupil's own, a UPN, a former one, or the
// school's. One that nobody has, or that several have, is refused; nobody is guessed.
func (j *changeJob) pupilOf(typed string, n, of int) (*cohort.Pupil, error) {
	forms := formsOf(typed)
	var found []*cohort.Pupil
	for _, p := range j.linkage.Pupils {
		if slices.ContainsFunc(p.IDs, func(id string) bool { return slices.Contains(forms, id) }) {
			found = append(found, p)
		}
	}
	shared := j.sharers(forms)
	switch {
	case len(found) > 1 || shared > 1:
		return nil, dataf("several pupils have the identifier of %s, and no report was made", which(n, of)).
			hint("take the UPN, or correct the list of pupils").hint("which rows they are: apst change --show-links refused")
	case len(found) == 1:
		return found[0], nil
	}
	err := dataf("nobody among %s has the identifier of %s", counted(len(j.linkage.Pupils), "pupil", "pupils"), which(n, of))
	if at := j.near(forms); len(at) > 0 {
		return nil, err.hint("one that differs by a slip stands in %s: did you mean that?", listed(at, "or"))
	}
	return nil, err.hint("identifiers are compared as the list of pupils has them: UPN, former UPN, the school's own")
}

// formsOf are the ways in which an identifier that was typed may stand on the list.
func formsOf(typed string) []string {
	c := sheet.Cell{Kind: sheet.Text, Text: []byte(typed)}
	var out []string
	if id, _ := ingest.AppendLocalID(nil, c); len(id) > 0 {
		out = append(out, string(id))
	}
	if id, _ := ingest.AppendUPN(nil, c); len(id) > 0 && ingest.LooksUPN(id) {
		out = append(out, string(id))
	}
	return out
}

// sharers are how many persons of the list have an identifier that was not settled to be
// one person's.
func (j *changeJob) sharers(forms []string) int {
	who := map[string]bool{}
	for _, s := range j.roll.All() {
		for _, id := range []string{s.UPN, s.LocalID, s.Facts["former_upn"]} {
			if id != "" && slices.Contains(forms, id) {
				who[s.Pupil] = true
			}
		}
	}
	persons := 0
	for _, p := range j.linkage.Pupils {
		if slices.ContainsFunc(p.IDs, func(id string) bool { return who[id] }) {
			persons++
		}
	}
	return persons
}

// near are the places on the list of identifiers that differ from one by a slip.
func (j *changeJob) near(forms []string) []string {
	known, at := []string{}, map[string]string{}
	for _, s := range j.roll.All() {
		for _, id := range []string{s.UPN, s.LocalID} {
			if id != "" && at[id] == "" {
				known = append(known, id)
				at[id] = placeOf(s.At, "")
			}
		}
	}
	var out []string
	for _, form := range forms {
		if id := suggest.Nearest(form, known); id != "" {
			out = addOnce(out, at[id])
		}
	}
	return out
}

// path is where a report goes. It is called by the pupil's identifier, as rows of other
// files about pupils are.
func (r *pupilReports) path(w *wantedReport) string {
	name := fileNameOf(w.pupil.ID)
	if w.stay.Placement != pupil.Last(w.pupil) {
		name += "-placement-" + grouped(int64(w.stay.Placement))
	}
	if r.output.Tree != "" {
		return filepath.Join(r.output.Tree, "pupil", "reports", name+".html")
	}
	return r.output.Path("pupil", name)
}

// fileNameOf is an identifier as the name of a file on any machine. What had to be put
// otherwise ends in a few letters of a hash, so that two never become one.
func fileNameOf(id string) string {
	out := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r >= 'a' && r <= 'z' {
			return r
		}
		return '_'
	}, id)
	if out == id && strings.ToUpper(id) == id && strings.ContainsAny(id, "0123456789") && len(id) > 4 {
		return out
	}
	sum := sha256.Sum256([]byte(id))
	return out[:min(len(out), 40)] + "-" + hex.EncodeToString(sum[:4])
}
