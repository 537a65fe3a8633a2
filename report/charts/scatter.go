package charts

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// BaselineEndlineData is pupils' scores at two times on one scale. With Pairs it is
// pupil level, and a chart of it stays in the school; without, it holds counts alone.
type BaselineEndlineData struct {
	Frame
	Zones           // their counts have to be those of Pairs, where there are any
	Unit    string  // "points"
	From    float64 // full range of the scale; From < To
	To      float64
	Cutoffs []Cutoff
	// Quadrants are counts either side of the first of Cutoffs; nil for none.
	Quadrants *Quadrants
	Pairs     []ScorePair // one a pupil, in any order; none for the regions alone
}

// ScorePair is one pupil's scores.
type ScorePair struct{ Baseline, Endline float64 }

// Cutoff is a score that parts a scale: the line at At belongs to the upper part.
type Cutoff struct {
	At    float64
	Label string // a word or two: "cut-off 17"
}

// Quadrants are pupils below a cut-off, or at or above it, at baseline and endline.
type Quadrants struct {
	BelowBoth, Fell, Rose, AboveBoth Count // Fell: at or above, then below
}

// counts are the quadrants in the order they are told.
func (q *Quadrants) counts() [4]Count { return [4]Count{q.BelowBoth, q.Fell, q.Rose, q.AboveBoth} }

// lines tell each quadrant in words, in that order.
func (q *Quadrants) words(at string) [4]string {
	return [4]string{
		"below " + at + " both times",
		at + " or above, then below",
		"below, then " + at + " or above",
		at + " or above both times",
	}
}

// scatter is the chart being laid out.
type scatter struct {
	BaselineEndlineData
	points []scorePoint // distinct pairs, the most frequent first
}

// scorePoint is pupils with the same two scores.
type scorePoint struct {
	ScorePair
	n int
}

// BaselineEndline draws scores at endline against those at baseline on the full
// scale, with the line of no change, the band of no reliable change and cut-offs
// (F02). Pupils with the same scores are one point with their number, as large as
// they are many. Without pairs the regions are drawn with their counts alone, so
// that no coordinate is a pupil's.
func BaselineEndline(d BaselineEndlineData) (*Chart, error) {
	s := scatter{BaselineEndlineData: d}
	if err := s.fill(); err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	if d.Description == "" {
		s.Description = s.describe()
	}
	var m marks
	s.Zones.marks(&m)
	if s.Quadrants != nil {
		for _, n := range s.Quadrants.counts() {
			m.count(n)
		}
	}
	s.Source = m.explain(s.Source)
	return newChart(s.Frame, m.hidden(), s.height, s.draw)
}

func (s *scatter) fill() error {
	if err := s.check(); err != nil {
		return err
	}
	switch {
	case !finite(s.From, s.To) || s.From >= s.To:
		return errors.New("the scale has no range")
	case s.edge() >= s.To-s.From:
		return errors.New("no change on the scale exceeds the limit of reliable change")
	case len(s.Pairs) == 0 && s.edge() == 0:
		return errors.New("there is nothing to show: no pairs of scores, and no limit of reliable change to count by")
	case s.Quadrants != nil && len(s.Cutoffs) == 0:
		return errors.New("counts either side of a cut-off need the cut-off")
	}
	for _, cut := range s.Cutoffs {
		if !finite(cut.At) || cut.At < s.From || cut.At > s.To {
			return fmt.Errorf("the cut-off %q is not on the scale", cut.Label)
		}
	}
	if len(s.Pairs) == 0 {
		return nil
	}
	return s.count()
}

// count gathers equal pairs into points and checks the given counts against them.
func (s *scatter) count() error {
	var zones [3]int
	var quadrants [4]int
	numbers := map[ScorePair]int{}
	for _, p := range s.Pairs {
		if !finite(p.Baseline, p.Endline) || min(p.Baseline, p.Endline) < s.From || max(p.Baseline, p.Endline) > s.To {
			return errors.New("a score is not on the scale")
		}
		numbers[p]++
		zones[s.of(p.Endline-p.Baseline)]++
		if len(s.Cutoffs) > 0 {
			quadrants[quadrantOf(p, s.Cutoffs[0].At)]++
		}
	}
	for p, n := range numbers {
		s.points = append(s.points, scorePoint{p, n})
	}
	slices.SortFunc(s.points, comparePoints)
	if s.Quadrants != nil {
		for i, n := range s.Quadrants.counts() {
			if n.Hidden || n.N != quadrants[i] {
				return errors.New("the counts either side of the cut-off are not those of the pupils drawn")
			}
		}
	}
	return s.agree(zones)
}

// quadrantOf is the place of a pair among the counts of Quadrants.
func quadrantOf(p ScorePair, cut float64) int {
	i := 0
	if p.Baseline >= cut {
		i++
	}
	if p.Endline >= cut {
		i += 2
	}
	return i
}

// comparePoints puts the most frequent first, then in reading order.
func comparePoints(a, b scorePoint) int {
	switch {
	case a.n != b.n:
		return b.n - a.n
	case a.Baseline != b.Baseline:
		return int(math.Copysign(1, a.Baseline-b.Baseline))
	}
	return int(math.Copysign(1, a.Endline-b.Endline))
}

func (s *scatter) describe() string {
	var parts []string
	if n := len(s.Pairs); n > 0 {
		parts = append(parts, fmt.Sprintf("Scores at endline against scores at baseline of %s, from %s to %s, where %s",
			Count{N: n}.Of("pupil", "pupils"), number(s.From, 0), number(s.To, 0), betterWords(s.HigherBetter)))
	} else {
		parts = append(parts, fmt.Sprintf("Regions of scores at baseline and endline, from %s to %s, with numbers of pupils, where %s",
			number(s.From, 0), number(s.To, 0), betterWords(s.HigherBetter)))
	}
	if s.edge() > 0 {
		parts = append(parts, strings.TrimSuffix(s.Zones.describe(), "."))
	}
	if s.Quadrants != nil {
		for i, words := range s.Quadrants.words(s.cut()) {
			parts = append(parts, sentence(words)+": "+s.Quadrants.counts()[i].Of("pupil", "pupils"))
		}
	}
	return strings.Join(parts, ". ") + "."
}

// cut is the first cut-off in print.
func (s *scatter) cut() string {
	at := s.Cutoffs[0].At
	return number(at, min(1, tickDecimals([]float64{at})))
}

// sentence starts a text with a capital.
func sentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
