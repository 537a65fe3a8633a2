package intake

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/sdq"
)

// A mistake is a formula that schools write: what it makes of answers, if anything.
type mistake struct {
	rule *finding.Rule
	of   func(r *sdq.Response, scores *sdq.Scores, who sdq.Informant, scale sdq.Scale) (int, bool)
}

var mistakes = [...]mistake{
	{RuleSchoolProsocial, withProsocial},
	{RuleSchoolReversed, unreversed},
}

// withProsocial is the total with the prosocial score added in.
func withProsocial(_ *sdq.Response, scores *sdq.Scores, _ sdq.Informant, scale sdq.Scale) (int, bool) {
	total, ok := scores.Get(sdq.Total).Number()
	prosocial, also := scores.Get(sdq.Prosocial).Number()
	return total + prosocial, ok && also && scale == sdq.Total
}

// unreversed is the score when the five items are left as they are.
func unreversed(r *sdq.Response, _ *sdq.Scores, who sdq.Informant, scale sdq.Scale) (int, bool) {
	wrong := *r
	wrong.AlreadyReversed = !r.AlreadyReversed
	scores := sdq.Score(&wrong, who)
	return scores.Get(scale).Number()
}

// schoolTally counts the cells of one of the school's columns that can be compared:
// all, those with the score of the answers, and those with what each mistake makes
// of them.
type schoolTally struct {
	all, right int
	wrong      [len(mistakes)]int
}

// schoolRules say for the columns of a set of answers which mistake is behind a
// score that differs; nil for none.
type schoolRules [sdq.ScaleCount]*finding.Rule

// judgeSchool looks, before anything is scored, for the formula behind each of the
// school's columns. A single cell says nothing: with a few answers alike one mistake
// comes to the same as another.
func (s *Survey) judgeSchool(ctx context.Context) error {
	s.school = map[*lane]*schoolRules{}
	tallies := map[*lane]*[sdq.ScaleCount]schoolTally{}
	count := func(e *entry) error {
		r, ok := e.response()
		if !ok || e.lane.school == [sdq.ScaleCount]int{} {
			return nil
		}
		who := e.strand.block.Informant
		scores := sdq.Score(&r, who)
		t := tallies[e.lane]
		if t == nil {
			t = &[sdq.ScaleCount]schoolTally{}
			tallies[e.lane] = t
		}
		for scale := range sdq.ScaleCount {
			t[scale].add(e.cells.school[scale], &r, &scores, who, sdq.Scale(scale))
		}
		return nil
	}
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			if !slices.ContainsFunc(sc.layouts, (*layout).hasSchoolScores) {
				continue
			}
			p := &laterPass{pass: pass{survey: s, sheet: sc, ctx: ctx, record: count}}
			if err := p.scan(); err != nil {
				return err
			}
		}
	}
	for ln, t := range tallies {
		s.school[ln] = &schoolRules{}
		for scale := range t {
			s.school[ln][scale] = t[scale].rule()
		}
	}
	return nil
}

func (l *layout) hasSchoolScores() bool {
	return slices.ContainsFunc(l.lanes, func(ln *lane) bool { return ln.school != [sdq.ScaleCount]int{} })
}

// response is what the record's block makes of its answers; ok is false where one of
// them is none.
func (e *entry) response() (r sdq.Response, ok bool) {
	b := e.strand.block
	if b == nil || b.Refused != nil || !e.any || e.strand.rowRule != nil {
		return r, false
	}
	r.AlreadyReversed = b.Reversed
	for i, c := range e.codes {
		d := b.decode(i, c)
		if d.state == spoilt {
			return r, false
		}
		r.Items[i] = d.answer
	}
	return r, true
}

func (t *schoolTally) add(c sheet.Cell, r *sdq.Response, scores *sdq.Scores, who sdq.Informant, scale sdq.Scale) {
	if c.Kind != sheet.Number && c.Kind != sheet.Text {
		return
	}
	ours, has := scores.Get(scale).Number()
	n, ok := wholeNumber(c.Text)
	if !has || !ok {
		return
	}
	t.all++
	if n == ours {
		t.right++
	}
	for i := range mistakes {
		if wrong, ok := mistakes[i].of(r, scores, who, scale); ok && wrong == n {
			t.wrong[i]++
		}
	}
}

// rule is the one mistake that explains most of the column, and more of it than any
// other and than no mistake at all.
func (t *schoolTally) rule() (r *finding.Rule) {
	best := t.right
	for i, n := range t.wrong {
		switch {
		case n > best && 2*n > t.all:
			best, r = n, mistakes[i].rule
		case n == best: // either
			r = nil
		}
	}
	return r
}

// compareSchool compares the scores that the school worked out itself. They are
// never used. A number for missing is no score and differs from ours, but one that is
// neither a code nor a possible score is listed for itself, a fraction too: the
// official rounding leaves none.
func (s *Survey) compareSchool(e *entry, out *Scored) {
	for scale, col := range e.lane.school {
		cell := e.cells.school[scale]
		if col == 0 || cell.Kind != sheet.Number && cell.Kind != sheet.Text {
			continue
		}
		n, ok := wholeNumber(cell.Text)
		if !ok && !isFigure(cell.Text) {
			continue // words
		}
		scale, who := sdq.Scale(scale), out.Block.Informant
		ours, has := out.Scores.Get(scale).Number()
		if has && ok && n == ours {
			continue
		}
		m := s.mistakeIn(e.lane, scale)
		wrong, explained := 0, false
		if has && ok && m != nil {
			wrong, explained = m.of(&out.Answers, &out.Scores, who, scale)
		}
		f := finding.Finding{Rule: RuleSchoolScore, From: e.ref(col), Pupil: string(e.id), Seen: strings.TrimSuffix(string(cell.Text), ".0"), Expected: fmt.Sprintf("%d from the answers", ours)}
		switch most := scale.Max(who); {
		case explained && n == wrong:
			f.Rule = m.rule
		case !ok || (n < 0 || n > most) && !slices.Contains(schoolMissing[:], n):
			f.Rule, f.Expected = RuleSchoolRange, fmt.Sprintf("a whole number from 0 to %d", most)
		case !has:
			continue
		}
		s.Log.Add(f)
	}
}

// mistakeIn is the mistake behind a column; nil for none.
func (s *Survey) mistakeIn(ln *lane, scale sdq.Scale) *mistake {
	rules := s.school[ln]
	if rules == nil || rules[scale] == nil {
		return nil
	}
	return &mistakes[slices.IndexFunc(mistakes[:], func(m mistake) bool { return m.rule == rules[scale] })]
}

// schoolMissing are the numbers for missing that no score can be. 7, 8 and 9, which
// stand for a missing answer, are scores.
var schoolMissing = [...]int{-99, -9, -8, -3, -1, 88, 99, 999}

// isFigure reports whether a text is a number of any kind.
func isFigure(text []byte) bool {
	if len(text) == 0 || text[0] > '9' { // words, and those that stand for no number at all
		return false
	}
	_, err := strconv.ParseFloat(string(text), 64)
	return err == nil
}
