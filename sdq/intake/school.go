package intake

import (
	"fmt"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/sdq"
)

// compareSchool compares the scores that the school worked out itself. They are
// never used.
func (s *Survey) compareSchool(e *entry, out *Scored) {
	for scale, col := range e.lane.school {
		if col == 0 || e.cells.school[scale].Kind != sheet.Number && e.cells.school[scale].Kind != sheet.Text {
			continue
		}
		cell := e.cells.school[scale]
		n, ok := wholeNumber(cell.Text)
		ours, has := out.Scores.Get(sdq.Scale(scale)).Number()
		if !has || ok && n == ours || !ok && cell.Kind != sheet.Number {
			continue
		}
		if !ok { // a fraction: prorated without rounding, or a mean
			s.Log.Add(finding.Finding{Rule: RuleSchoolScore, From: e.ref(col), Pupil: string(e.id), Seen: string(cell.Text), Expected: fmt.Sprintf("%d from the answers", ours)})
			continue
		}
		prosocial, _ := out.Scores.Get(sdq.Prosocial).Number()
		r := RuleSchoolScore
		switch {
		case sdq.Scale(scale) == sdq.Total && n == ours+prosocial:
			r = RuleSchoolProsocial
		case n == unreversed(&out.Answers, out.Block.Informant, sdq.Scale(scale)):
			r = RuleSchoolReversed
		}
		s.Log.Add(finding.Finding{Rule: r, From: e.ref(col), Pupil: string(e.id), Seen: fmt.Sprint(n), Expected: fmt.Sprintf("%d from the answers", ours)})
	}
}

// unreversed is the score when the five items are left as they are.
func unreversed(r *sdq.Response, who sdq.Informant, scale sdq.Scale) int {
	wrong := *r
	wrong.AlreadyReversed = !r.AlreadyReversed
	scores := sdq.Score(&wrong, who)
	n, ok := scores.Get(scale).Number()
	if !ok {
		return -1
	}
	return n
}
