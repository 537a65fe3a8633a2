package charts

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// BalanceData is how pupils with both scores differ at the start from those lost.
type BalanceData struct {
	Frame
	Rows []BalanceRow // in the order they are drawn
	// Lower and Higher say what a difference below and above 0 means; empty for "lower
	// among the paired" and "more, or higher, among the paired".
	Lower, Higher string
}

// BalanceRow is one characteristic.
type BalanceRow struct {
	Group string // heading over a run of rows, such as Ethnicity; may be empty
	Label string
	// Difference is the standardised mean difference, paired minus lost, in standard
	// deviations.
	Difference Value
	Note       string // a few words where there is no difference, or beside it
}

// balanceLine is the difference above which groups are commonly called unlike.
const balanceLine = 0.1

// balance is the chart being laid out.
type balance struct {
	BalanceData
	reach float64
}

// Balance draws standardised mean differences, one row a characteristic, with lines
// at 0 and 0.1 either way (F11).
func Balance(d BalanceData) (*Chart, error) {
	b := balance{BalanceData: d, reach: 0.3}
	if len(d.Rows) == 0 {
		return nil, fmt.Errorf("chart %s: %w", d.ID, errors.New("there is no characteristic to compare"))
	}
	var m marks
	for _, r := range d.Rows {
		if r.Difference.Known() {
			if !finite(r.Difference.V) {
				return nil, fmt.Errorf("chart %s: the difference in %q is no number", d.ID, r.Label)
			}
			b.reach = max(b.reach, math.Abs(r.Difference.V))
		}
		m.value(r.Difference)
	}
	if b.Lower == "" {
		b.Lower = "fewer, or lower, among the paired"
	}
	if b.Higher == "" {
		b.Higher = "more, or higher, among the paired"
	}
	if b.Description == "" {
		b.Description = b.describe()
	}
	b.Source = m.explain(b.Source)
	return newChart(b.Frame, m.hidden(), b.height, b.draw)
}

func (b *balance) describe() string {
	text := "Standardised mean differences between pupils with both scores and pupils lost; below 0: " + b.Lower + ", above 0: " + b.Higher +
		". Lines mark 0.1 either way. "
	if len(b.Rows) > mostTold {
		return text + b.summary()
	}
	var rows []string
	for _, r := range b.Rows {
		rows = append(rows, joinWords(strings.TrimSpace(r.name()+" "+r.value()), r.Note))
	}
	return text + strings.Join(rows, "; ") + "."
}

// mostTold is how many differences are told one by one.
const mostTold = 12

// summary tells how many differences there are, and the furthest either way.
func (b *balance) summary() string {
	var lowest, highest *BalanceRow
	apart, shown := 0, 0
	for i := range b.Rows {
		r := &b.Rows[i]
		if !r.Difference.Known() {
			continue
		}
		shown++
		if math.Abs(r.Difference.V) > balanceLine {
			apart++
		}
		if lowest == nil || r.Difference.V < lowest.Difference.V {
			lowest = r
		}
		if highest == nil || r.Difference.V > highest.Difference.V {
			highest = r
		}
	}
	if shown == 0 {
		return "No difference is shown."
	}
	return fmt.Sprintf("Differences shown: %d; further from 0 than that: %d. The lowest is %q with %s, the highest %q with %s.",
		shown, apart, lowest.name(), lowest.value(), highest.name(), highest.value())
}

// name is the row's name with its heading.
func (r BalanceRow) name() string {
	if r.Group == "" {
		return r.Label
	}
	return r.Group + ", " + lower(r.Label)
}

// value is the difference in print.
func (r BalanceRow) value() string { return r.Difference.change(2) }

// words are the row's name with its note.
func (r BalanceRow) words() string { return joinWords(r.Label, r.Note) }

// balanceShape is how the parts of the chart share its width and height.
type balanceShape struct {
	label, value vg.Length   // widths of the columns of labels and values
	style        TextStyle   // of the labels
	heads        []vg.Length // heights of the headings over rows; 0 for none
	rows         []vg.Length // heights
	ends         TextStyle   // of the words for either side
	foot         vg.Length   // height below the rows
	height       vg.Length
}

const (
	balanceTop    = vg.Length(12) // over the rows, for the name of the middle
	balanceIndent = vg.Length(8)  // of the labels under a heading
)

// shape is the roomy one, or where that is higher than a page a close one: smaller
// letters, a line a label, and lines as near as it takes.
func (b *balance) shape(full vg.Length) balanceShape {
	around := Chart{Frame: b.Frame, Width: full + 2*margin}
	around.Source = joinSentences(around.Source, hiddenNote)
	room := pageHeight - around.headHeight() - around.footHeight()
	s := b.shapeIn(full, Label, 4, 18)
	for least := vg.Length(12); s.height > room && least >= 9; least -= 0.5 {
		s = b.shapeIn(full, Small, 1, least)
	}
	return s
}

func (b *balance) shapeIn(full vg.Length, style TextStyle, lines int, least vg.Length) balanceShape {
	s := balanceShape{style: style, ends: Label}
	for _, r := range b.Rows {
		s.value = max(s.value, textWidth(r.value(), style)+8)
		s.label = max(s.label, textWidth(r.words(), style)+r.indent()+10)
	}
	s.label = min(s.label, full*0.42)
	s.style.Width, s.style.Lines = s.label-10, lines
	s.height = balanceTop
	for i, r := range b.Rows {
		head := vg.Length(0)
		if r.Group != "" && (i == 0 || b.Rows[i-1].Group != r.Group) {
			head = least
		}
		row := s.style
		row.Width -= r.indent()
		h := least
		if lines > 1 {
			h = max(textHeight(r.words(), row)+8, least)
		}
		s.heads, s.rows = append(s.heads, head), append(s.rows, h)
		s.height += head + h
	}
	s.ends.Width = full/2 - 6
	if !isNarrow(full) {
		s.ends.Width = (full-s.label-s.value)/2 - 8
	}
	s.foot = axisNumbers + max(textHeight(b.lower(), s.ends), textHeight(b.higher(), s.ends)) + 5 +
		textHeight(balanceName, Label.Wrap(full, 0))
	s.height += s.foot
	return s
}

// indent is how far a label stands to the right of its heading.
func (r BalanceRow) indent() vg.Length {
	if r.Group == "" {
		return 0
	}
	return balanceIndent
}

const balanceName = "Standardised mean difference, paired minus lost"

func (b *balance) lower() string  { return "←\u00a0" + b.Lower }
func (b *balance) higher() string { return "→\u00a0" + b.Higher }

func (b *balance) height(width vg.Length) vg.Length { return b.shape(width).height }

func (b *balance) draw(c *Canvas) {
	s := b.shape(width(c.Area))
	panel := c.Area
	panel.Max.Y -= balanceTop
	panel.Min.Y += s.foot
	panel.Min.X += s.label
	panel.Max.X -= s.value
	ticks := symmetric(b.reach, tickRoom(width(panel), 36))
	end := ticks[len(ticks)-1] * 1.06
	x := Scale{From: -end, To: end, A: panel.Min.X, B: panel.Max.X}
	b.axis(c, panel, x, ticks, s)
	y := panel.Max.Y
	for i, r := range b.Rows {
		if h := s.heads[i]; h > 0 {
			head := s.style.Strong().Wrap(width(c.Area)-s.value, 1).Align(Left, Middling).On(White)
			c.Text(pt(c.Area.Min.X, y-h/2), r.Group, head)
			y -= h
		}
		b.row(c, r, rect(c.Area.Min.X, y-s.rows[i], c.Area.Max.X, y), x, s)
		y -= s.rows[i]
	}
}

func (b *balance) row(c *Canvas, r BalanceRow, row vg.Rectangle, x Scale, s balanceShape) {
	y := centre(row).Y
	style := s.style.Align(Left, Middling)
	style.Width -= r.indent()
	c.Text(pt(row.Min.X+r.indent(), y), r.words(), style)
	c.Line(line(Pale, 0.5), pt(x.A, y), pt(x.B, y))
	if r.Difference.Known() {
		at := pt(x.At(r.Difference.V), y)
		if math.Abs(r.Difference.V) > balanceLine {
			c.Mark(Dot, at, 4, Ink)
		} else {
			c.Mark(Ring, at, 4, Ink)
		}
	}
	value := s.style.Align(Right, Middling)
	value.Width = 0
	c.Text(pt(row.Max.X, y), r.value(), value)
}

// axis draws the lines at 0 and 0.1, the ticks and what either side means.
func (b *balance) axis(c *Canvas, panel vg.Rectangle, x Scale, ticks []float64, s balanceShape) {
	c.Rect(rect(x.At(-balanceLine), panel.Min.Y, x.At(balanceLine), panel.Max.Y), Paper, Stroke{})
	for _, v := range []float64{-balanceLine, balanceLine} {
		c.Line(line(Ink, 0.8, 3, 2), pt(x.At(v), panel.Min.Y), pt(x.At(v), panel.Max.Y))
	}
	c.Line(line(Ink, 1), pt(x.At(0), panel.Min.Y), pt(x.At(0), panel.Max.Y))
	c.Text(pt(x.At(0), panel.Max.Y+3), "alike: within 0.1", Label.In(Grey).Align(Centre, Bottom))
	d := tickDecimals(ticks)
	for _, t := range ticks {
		c.Line(line(Middle, 0.7), pt(x.At(t), panel.Min.Y), pt(x.At(t), panel.Min.Y-3))
		c.tickText(pt(x.At(t), panel.Min.Y-5), signed(t, d))
	}
	c.Line(line(Middle, 0.7), panel.Min, pt(panel.Max.X, panel.Min.Y))
	y := panel.Min.Y - axisNumbers
	left, right := panel.Min.X, panel.Max.X
	if c.Narrow() {
		left, right = c.Area.Min.X, c.Area.Max.X
	}
	c.Text(pt(left, y), b.lower(), s.ends)
	c.Text(pt(right, y), b.higher(), s.ends.Align(Right, Top))
	name := Label.In(Grey).Align(Centre, Bottom).Wrap(width(c.Area), 0)
	c.Text(pt(centre(c.Area).X, c.Area.Min.Y), balanceName, name)
}

// joinWords puts parts that are there one after the other.
func joinWords(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}
