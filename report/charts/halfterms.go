package charts

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// HalfTermsData is the attendance of pupils in the half-terms about the day on which
// they came.
type HalfTermsData struct {
	Frame
	// Points are in the order of their offsets; offsets may be missing.
	Points []HalfTerm
}

// HalfTerm is the attendance in one half-term, counted from entry.
type HalfTerm struct {
	// Offset is −1 for the last half-term before entry and 1 for the first after it.
	// The half-term of entry, from the day of entry on, is 0 if there is one.
	Offset int
	// Median, Lower and Upper are the median and the quartiles of the pupils'
	// attendance: sessions attended in percent of possible ones, 0 to 100. A half-term
	// of which nothing is known has an absent median.
	Median, Lower, Upper Value
	N                    Count // pupils behind them
}

// mostHalfTerms is as many as fit.
const mostHalfTerms = 24

// HalfTerms draws the median attendance with its middle half, by half-term before and
// after entry, on the whole scale from 0 to 100%. Where a value is hidden or there is
// none the line is broken; so it is at entry, since before and after are the registers
// of different schools.
//
// It fails when there is no half-term, when two have the same offset, or when a
// percentage is none.
func HalfTerms(d HalfTermsData) (*Chart, error) {
	m, err := d.check()
	if err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	h := &halfTerms{d: &d}
	h.place()
	d.Frame = h.words(m)
	return newChart(d.Frame, m.hidden(), h.height, h.draw)
}

func (d *HalfTermsData) check() (*marks, error) {
	if len(d.Points) == 0 {
		return nil, errors.New("there is no half-term to draw")
	}
	if len(d.Points) > mostHalfTerms {
		return nil, fmt.Errorf("%d half-terms; the chart holds %d", len(d.Points), mostHalfTerms)
	}
	d.Points = slices.Clone(d.Points)
	slices.SortStableFunc(d.Points, func(a, b HalfTerm) int { return cmp.Compare(a.Offset, b.Offset) })
	m := &marks{}
	for i, p := range d.Points {
		name := "half-term " + signed(float64(p.Offset), 0)
		if i > 0 && d.Points[i-1].Offset == p.Offset {
			return nil, errors.New(name + " is there twice")
		}
		if err := cmp.Or(checkCounts(name, p.N), checkPercents(name, p.Median, p.Lower, p.Upper)); err != nil {
			return nil, err
		}
		if p.half() && (p.Lower.V > p.Median.V || p.Median.V > p.Upper.V) {
			return nil, errors.New(name + ": the median is not within the middle half")
		}
		m.count(p.N)
		m.value(p.Median)
		if p.Median.Absent {
			m.add(notAvailableMark, p.Median.Why)
		}
	}
	if span := d.Points[len(d.Points)-1].Offset - d.Points[0].Offset; span >= mostHalfTerms {
		return nil, fmt.Errorf("the half-terms reach over %d; the chart holds %d", span+1, mostHalfTerms)
	}
	return m, nil
}

// half says whether there is a middle half to draw.
func (p *HalfTerm) half() bool { return p.Median.Known() && p.Lower.Known() && p.Upper.Known() }

// mark is what stands in place of a point that is not drawn.
func (p *HalfTerm) mark() string {
	if p.Median.Absent {
		return notAvailableMark
	}
	return p.Median.text(0)
}

func (h *halfTerms) words(m *marks) Frame {
	f := h.d.Frame
	if f.Title == "" {
		f.Title = h.title()
	}
	if f.Subtitle == "" {
		f.Subtitle = "Sessions attended in % of possible ones: median of the pupils (dot) and middle half (bar)"
	}
	if f.Description == "" {
		f.Description = h.describe()
	}
	f.Source = m.explain(joinSentences(f.Source, h.note()))
	return f
}

func (h *halfTerms) title() string {
	var before, after *HalfTerm
	for i := range h.d.Points {
		switch p := &h.d.Points[i]; {
		case p.Offset < 0:
			before = p
		case p.Offset > 0 && after == nil:
			after = p
		}
	}
	if before == nil || after == nil || !before.Median.Known() || !after.Median.Known() || before.Offset != -1 || after.Offset != 1 {
		return "Attendance is shown by half-term before and after entry"
	}
	return fmt.Sprintf("Median attendance was %s%% in the last half-term before entry and %s%% in the first after it",
		number(before.Median.V, 1), number(after.Median.V, 1))
}

// note says what the picture does not show.
func (h *halfTerms) note() string {
	note, seen := "", h.d.Points[0].N
	for _, p := range h.d.Points {
		switch {
		case p.N.Hidden && note == "":
			note = "The pupils behind the points need not be the same throughout"
		case !p.N.Hidden && seen.Hidden:
			seen = p.N
		case !p.N.Hidden && p.N.N != seen.N:
			note = "The pupils behind the points are not the same throughout"
		}
	}
	for _, p := range h.d.Points {
		if p.Median.Known() && !p.half() {
			return joinSentences(note, "A point without a bar has a middle half that is not shown")
		}
	}
	return note
}

func (h *halfTerms) describe() string {
	text := "Attendance by half-term from entry, as a share of possible sessions."
	var known, not []string
	for i := range h.d.Points {
		p := &h.d.Points[i]
		name := signed(float64(p.Offset), 0)
		switch {
		case p.half():
			known = append(known, fmt.Sprintf("half-term %s %s%% (middle half %s to %s, n = %s)", name,
				number(p.Median.V, 1), number(p.Lower.V, 1), number(p.Upper.V, 1), p.N))
		case p.Median.Known():
			known = append(known, fmt.Sprintf("half-term %s %s%% (n = %s)", name, number(p.Median.V, 1), p.N))
		default:
			not = append(not, name)
		}
	}
	if len(known) > 0 {
		text += " Median attendance: " + list(known) + "."
	}
	if len(not) > 0 {
		text += " Nothing is drawn for half-term " + list(not) + "."
	}
	return joinSentences(text, h.note())
}
