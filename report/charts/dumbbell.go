package charts

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// DumbbellData is the means of scales at baseline and endline.
type DumbbellData struct {
	Frame
	Unit  string // of change: "points"
	Level int    // of the intervals, in per cent: 95
	Rows  []DumbbellRow
}

// DumbbellRow is one scale.
type DumbbellRow struct {
	Label        string
	From, To     float64 // full range of the scale; From < To
	HigherBetter bool
	N            Count // pairs
	// Baseline and Endline are means in the scale's points. Change is the mean change,
	// endline minus baseline, in Unit; Lower and Upper are the ends of its interval.
	// Where one end is hidden or absent the interval is not drawn.
	Baseline, Endline    Value
	Change, Lower, Upper Value
	Note                 string // a few words, such as why there is no interval
}

// dumbbell is the chart being laid out.
type dumbbell struct {
	DumbbellData
	reach float64 // of the axis of change; 0 when no change is shown
}

// Dumbbell draws a row a scale: from a hollow point, the mean at baseline, to a full
// one, the mean at endline, on the scale's full range; beside it the change with its
// interval on one axis for all (F04).
func Dumbbell(d DumbbellData) (*Chart, error) {
	b := dumbbell{DumbbellData: d}
	if len(d.Rows) == 0 {
		return nil, fmt.Errorf("chart %s: %w", d.ID, errors.New("there is no scale with pairs of scores"))
	}
	var m marks
	for _, r := range d.Rows {
		if err := r.check(); err != nil {
			return nil, fmt.Errorf("chart %s: %q: %w", d.ID, r.Label, err)
		}
		b.reach = max(b.reach, r.reach())
		m.count(r.N)
		m.value(r.Baseline, r.Endline, r.Change, r.Lower, r.Upper)
	}
	if b.Description == "" {
		b.Description = b.describe()
	}
	b.Source = m.explain(b.Source)
	return newChart(b.Frame, m.hidden(), b.height, b.draw)
}

func (r DumbbellRow) check() error {
	if !finite(r.From, r.To) || r.From >= r.To {
		return errors.New("the scale has no range")
	}
	for _, v := range []Value{r.Baseline, r.Endline} {
		if v.Known() && (!finite(v.V) || v.V < r.From || v.V > r.To) {
			return errors.New("a mean is outside its scale")
		}
	}
	for _, v := range []Value{r.Change, r.Lower, r.Upper} {
		if v.Known() && !finite(v.V) {
			return errors.New("a change is no number")
		}
	}
	if r.interval() && (r.Lower.V > r.Change.V || r.Upper.V < r.Change.V) {
		return errors.New("the change is outside its interval")
	}
	return nil
}

// interval says whether there is one to draw.
func (r DumbbellRow) interval() bool { return r.Change.Known() && r.Lower.Known() && r.Upper.Known() }

// leastReach is that of an axis of change: changes are printed with one decimal.
const leastReach = 0.5

// reach is how far the row's change and interval are from 0; 0 when none is shown.
func (r DumbbellRow) reach() float64 {
	switch {
	case r.interval():
		return max(math.Abs(r.Lower.V), math.Abs(r.Upper.V), leastReach)
	case r.Change.Known():
		return max(math.Abs(r.Change.V), leastReach)
	}
	return 0
}

// change is the change with its interval in print: "−2.9 (−4.6 to −1.2)".
func (r DumbbellRow) change() string {
	text := r.Change.change(1)
	switch lower, upper := r.Lower.change(1), r.Upper.change(1); {
	case !r.Change.Known(), lower == "", upper == "":
		return joinWords(text, r.Note)
	case !r.Lower.Known() && !r.Upper.Known() && lower == upper:
		return text + " (" + lower + ")"
	default:
		return text + " (" + lower + " to " + upper + ")"
	}
}

// means are both in print: "14.2 to 11.3".
func (r DumbbellRow) means() string {
	before, after := r.Baseline.text(1), r.Endline.text(1)
	switch {
	case before == "" || after == "":
		return before + after
	case !r.Baseline.Known() && !r.Endline.Known():
		return before
	}
	return before + " to " + after
}

// about is the row's n and which way is better.
func (r DumbbellRow) about() string {
	return "n = " + r.N.String() + ", " + betterWords(r.HigherBetter)
}

func (b *dumbbell) describe() string {
	var rows []string
	for _, r := range b.Rows {
		text := fmt.Sprintf("%s (%s to %s, %s): %s", r.Label, number(r.From, 0), number(r.To, 0), r.about(), r.means())
		if r.Change.text(1) != "" {
			text += ", change"
		}
		rows = append(rows, text+" "+r.change())
	}
	return fmt.Sprintf("Mean scores at baseline and endline, and their mean change in %s with its %d%% interval, scale by scale. ", b.Unit, b.Level) +
		strings.Join(rows, "; ") + "."
}
