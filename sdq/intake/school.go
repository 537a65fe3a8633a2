package intake

import (
	"fmt"
	"slices"
	"strconv"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/sdq"
)

// compareSchool compares the scores that the school worked out itself. They are
// never used. A number for missing is no score and differs from ours, but one that is
// neither a code nor a possible score is listed for itself, a fraction too: the
// official rounding leaves none.
func (s *Survey) compareSchool(e *entry, out *Scored) {
	for scale, col := range e.lane.school {
		if col == 0 || e.cells.school[scale].Kind != sheet.Number && e.cells.school[scale].Kind != sheet.Text {
			continue
		}
		cell := e.cells.school[scale]
		n, ok := wholeNumber(cell.Text)
		if !ok && !isFigure(cell.Text) {
			continue // words
		}
		ours, has := out.Scores.Get(sdq.Scale(scale)).Number()
		prosocial, _ := out.Scores.Get(sdq.Prosocial).Number()
		r, most := RuleSchoolScore, sdq.Scale(scale).Max(out.Block.Informant)
		switch {
		case has && ok && n == ours:
			continue
		case has && ok && sdq.Scale(scale) == sdq.Total && n == ours+prosocial:
			r = RuleSchoolProsocial
		case !ok || (n < 0 || n > most) && !slices.Contains(missingNumbers[:], n):
			s.Log.Add(finding.Finding{Rule: RuleSchoolRange, From: e.ref(col), Pupil: string(e.id), Seen: string(cell.Text), Expected: fmt.Sprintf("a whole number from 0 to %d", most)})
			continue
		case !has:
			continue
		case n == unreversed(&out.Answers, out.Block.Informant, sdq.Scale(scale)):
			r = RuleSchoolReversed
		}
		s.Log.Add(finding.Finding{Rule: r, From: e.ref(col), Pupil: string(e.id), Seen: fmt.Sprint(n), Expected: fmt.Sprintf("%d from the answers", ours)})
	}
}

// isFigure reports whether a text is a number of any kind.
func isFigure(text []byte) bool {
	if len(text) == 0 || text[0] > '9' { // words, and those that stand for no number at all
		return false
	}
	_, err := strconv.ParseFloat(string(text), 64)
	return err == nil
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
