package charts

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
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

func (r DumbbellRow) reach() float64 {
	switch {
	case r.interval():
		return max(math.Abs(r.Lower.V), math.Abs(r.Upper.V))
	case r.Change.Known():
		return math.Abs(r.Change.V)
	}
	return 0
}

// change is the change with its interval in print: "−2.9 (−4.6 to −1.2)".
func (r DumbbellRow) change() string {
	text := r.Change.change(1)
	switch lower, upper := r.Lower.change(1), r.Upper.change(1); {
	case !r.Change.Known(), lower == "", upper == "":
		return joinWords(text, r.Note)
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

// dumbbellShape is how the parts of the chart share its width.
type dumbbellShape struct {
	stacked bool        // a row's words stand over its drawing, not beside it
	label   TextStyle   // of the scale's name
	names   vg.Length   // width of the column of names
	track   vg.Length   // of the panel of scores
	side    vg.Length   // room beside the track for numbers that stand out
	change  vg.Length   // of the panel of change
	text    vg.Length   // width of the column of changes in print
	rows    []vg.Length // heights
}

const dumbbellGap = vg.Length(14) // between the panels

func (b *dumbbell) shape(full vg.Length) dumbbellShape {
	s := dumbbellShape{label: Label.Strong(), side: 22, stacked: isNarrow(full)}
	s.label.Lines = 3
	if s.stacked {
		s.side = 6
		s.label.Width = full
		s.track = (full - dumbbellGap) * 0.46
		s.change = full - dumbbellGap - s.track
	} else {
		for _, r := range b.Rows {
			s.text = max(s.text, textWidth(r.change(), Label))
			s.names = max(s.names, textWidth(r.about(), Label), min(textWidth(r.Label, s.label), 112))
		}
		s.text = min(s.text, 104)
		s.names += 8
		s.label.Width = s.names - 8
		rest := full - s.names - s.text - 2*dumbbellGap
		s.track = rest * 0.57
		s.change = rest - s.track
	}
	for _, r := range b.Rows {
		h := textHeight(r.Label, s.label) + 3 + textHeight(r.about(), Label)
		if s.stacked {
			h += 27
		}
		s.rows = append(s.rows, max(h+14, 36))
	}
	return s
}

// dumbbellHead is the room for the names of the panels over the rows.
func (b *dumbbell) headHeight(s dumbbellShape) vg.Length {
	return max(textHeight(dumbbellScores, Label.Wrap(s.track, 0)), textHeight(b.changeName(), Label.Wrap(s.change+s.text, 0))) + 8
}

const dumbbellScores = "Mean score: ○\u00a0baseline, ●\u00a0endline"

func (b *dumbbell) changeName() string {
	return fmt.Sprintf("Mean change in %s, %d%% interval", b.Unit, b.Level)
}

func (b *dumbbell) height(width vg.Length) vg.Length {
	s := b.shape(width)
	out := b.headHeight(s)
	for _, h := range s.rows {
		out += h
	}
	if b.reach > 0 {
		out += axisNumbers - 4
	}
	return out
}

func (b *dumbbell) draw(c *Canvas) {
	s := b.shape(width(c.Area))
	track := c.Area
	track.Max.Y -= b.headHeight(s)
	track.Min.Y = track.Max.Y
	for _, h := range s.rows {
		track.Min.Y -= h
	}
	track.Min.X += s.names
	change := track
	track.Max.X = track.Min.X + s.track
	change.Min.X = track.Max.X + dumbbellGap
	change.Max.X = change.Min.X + s.change
	head := Label.In(Grey).Align(Left, Bottom)
	c.Text(pt(track.Min.X, track.Max.Y+5), dumbbellScores, head.Wrap(s.track, 0))
	c.Text(pt(change.Min.X, track.Max.Y+5), b.changeName(), head.Wrap(s.change+s.text, 0))
	x := b.changeAxis(c, change, s)
	y := track.Max.Y
	for i, r := range b.Rows {
		row := rect(c.Area.Min.X, y-s.rows[i], c.Area.Max.X, y)
		if i > 0 {
			c.Line(line(Pale, 0.5), pt(row.Min.X, y), pt(row.Max.X, y))
		}
		b.row(c, r, row, track, change, x, s)
		y = row.Min.Y
	}
}

// changeAxis draws the axis of change for all rows, unless no change is shown.
func (b *dumbbell) changeAxis(c *Canvas, panel vg.Rectangle, s dumbbellShape) Scale {
	ticks := symmetric(max(b.reach, 1e-9), tickRoom(width(panel)-16, 30))
	end := ticks[len(ticks)-1] * 1.08
	x := Scale{From: -end, To: end, A: panel.Min.X, B: panel.Max.X}
	if b.reach == 0 {
		return x
	}
	d := tickDecimals(ticks)
	for _, t := range ticks {
		if !s.stacked && t != 0 {
			c.Line(line(Pale, 0.5), pt(x.At(t), panel.Min.Y), pt(x.At(t), panel.Max.Y))
		}
		c.Line(line(Middle, 0.7), pt(x.At(t), panel.Min.Y), pt(x.At(t), panel.Min.Y-3))
		c.Text(pt(x.At(t), panel.Min.Y-5), signed(t, d), Label.Align(Centre, Top))
	}
	c.Line(line(Middle, 0.7), panel.Min, pt(panel.Max.X, panel.Min.Y))
	if !s.stacked {
		c.Line(line(Ink, 1), pt(x.At(0), panel.Min.Y), pt(x.At(0), panel.Max.Y))
	}
	return x
}

// row draws one scale.
func (b *dumbbell) row(c *Canvas, r DumbbellRow, row, track, change vg.Rectangle, x Scale, s dumbbellShape) {
	words := textHeight(r.Label, s.label)
	all := words + 3 + textHeight(r.about(), Label)
	first := centre(row).Y + all/2
	y := centre(row).Y + 3
	if s.stacked {
		first = row.Max.Y - 7
		y = first - all - 11
	}
	c.Text(pt(row.Min.X, first), r.Label, s.label)
	c.Text(pt(row.Min.X, first-words-3), r.about(), Label.In(Grey))
	b.scores(c, r, pt(track.Min.X+s.side, y), track.Max.X-s.side, s)
	b.interval(c, r, y, row, change, x, s)
}

// scores draws a row's means on its scale.
func (b *dumbbell) scores(c *Canvas, r DumbbellRow, left vg.Point, right vg.Length, s dumbbellShape) {
	at := Scale{From: r.From, To: r.To, A: left.X, B: right}
	y := left.Y
	c.Line(line(Pale, 3), left, pt(right, y))
	c.Text(pt(left.X, y-7), number(r.From, 0), Small.In(Grey).Align(Centre, Top))
	c.Text(pt(right, y-7), number(r.To, 0), Small.In(Grey).Align(Centre, Top))
	if s.stacked {
		c.Text(pt((left.X+right)/2, y-7), r.means(), Small.Align(Centre, Top))
	} else if !r.Baseline.Known() && !r.Endline.Known() {
		c.Text(pt((left.X+right)/2, y), r.means(), Label.Align(Centre, Middling).On(White))
	}
	if r.Baseline.Known() && r.Endline.Known() {
		c.Line(line(Blue, 2), pt(at.At(r.Baseline.V), y), pt(at.At(r.Endline.V), y))
	}
	if r.Baseline.Known() {
		c.Mark(Ring, pt(at.At(r.Baseline.V), y), 5.4, Blue)
	}
	if r.Endline.Known() {
		c.Mark(Dot, pt(at.At(r.Endline.V), y), 3.2, Blue)
	}
	if !s.stacked {
		b.beside(c, r, at, y)
	}
}

// beside writes the means outside their points, the lower left of its point.
func (b *dumbbell) beside(c *Canvas, r DumbbellRow, at Scale, y vg.Length) {
	low, high := r.Baseline, r.Endline
	if low.Known() && high.Known() && low.V > high.V {
		low, high = high, low
	}
	if low.Known() {
		c.Text(pt(at.At(low.V)-7, y), low.text(1), Label.Align(Right, Middling).On(White))
	}
	if high.Known() {
		c.Text(pt(at.At(high.V)+7, y), high.text(1), Label.Align(Left, Middling).On(White))
	}
}

// interval draws a row's change with its interval, and prints them.
func (b *dumbbell) interval(c *Canvas, r DumbbellRow, y vg.Length, row, panel vg.Rectangle, x Scale, s dumbbellShape) {
	if s.stacked && b.reach > 0 {
		c.Line(line(Ink, 1), pt(x.At(0), y-5), pt(x.At(0), y+6))
	}
	if r.interval() {
		from, to := x.At(r.Lower.V), x.At(r.Upper.V)
		c.Line(line(Ink, 1.4), pt(from, y), pt(to, y))
		c.Line(line(Ink, 1.4), pt(from, y-3), pt(from, y+3))
		c.Line(line(Ink, 1.4), pt(to, y-3), pt(to, y+3))
	}
	if r.Change.Known() {
		c.Mark(Diamond, pt(x.At(r.Change.V), y), 4, Ink)
	}
	if s.stacked {
		c.Text(pt(centre(panel).X, y-7), r.change(), Small.Align(Centre, Top).Wrap(width(panel)+10, 1))
		return
	}
	c.Text(pt(row.Max.X, y), r.change(), Label.Align(Right, Middling).Wrap(s.text, 3))
}
