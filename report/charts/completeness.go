package charts

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
)

// CompletenessData is how complete the records of groups of pupils are: by month or
// term of entry, or by centre. It shows no single pupil and may be released.
type CompletenessData struct {
	Frame
	Groups  string // what the rows are: "Term of entry"
	Columns []CompletenessColumn
	Rows    []CompletenessRow
}

// CompletenessColumn is a source at a wave.
type CompletenessColumn struct {
	Wave   string // "Baseline"; empty for a source without waves
	Source string // "SDQ, self"
}

// CompletenessRow is a group of pupils.
type CompletenessRow struct {
	Title string
	Cells []Completed // one a column
}

// Completed is how many of a group have a record.
type Completed struct {
	N, Of Count // Of is how many should have one
	// Percent is N of Of, as the table gives it; the cell is darker the more it is.
	Percent Value
	// NotDue says that nobody of the group should have one yet, or ever.
	NotDue bool
}

const (
	mostGroups  = 40
	mostSources = 20
)

// Completeness draws a table of cells of equal size: how many of how many, the
// percentage, and a shade for it. A hidden cell has no shade. Where that is higher
// than a page, the cells have their percentages alone.
//
// It fails when there is no group or no source, when there are more than can be read,
// or when a cell has more records than pupils.
func Completeness(d CompletenessData) (*Chart, error) {
	m, err := d.check()
	if err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	d.Groups = cmp.Or(d.Groups, "Group")
	d.Frame = d.words(m)
	whole, brief := d.matrix(d.cell), d.matrix(d.briefCell)
	brief.high = 13
	at := func(width vg.Length) *matrixPlan {
		around := Chart{Frame: d.Frame, Width: width + 2*margin}
		p := whole.plan(width)
		if p.height+around.headHeight()+around.footHeight() > pageHeight && d.percents() {
			p = brief.plan(width)
		}
		return p
	}
	return newChart(d.Frame, m.hidden(),
		func(width vg.Length) vg.Length { return at(width).height },
		func(c *Canvas) { at(width(c.Area)).draw(c, c.Area) })
}

// percents says whether every cell has a percentage, or a mark for it.
func (d *CompletenessData) percents() bool {
	for _, row := range d.Rows {
		for _, cell := range row.Cells {
			if cell.Percent.Absent && !cell.NotDue {
				return false
			}
		}
	}
	return true
}

func (d *CompletenessData) check() (*marks, error) {
	switch {
	case len(d.Rows) == 0 || len(d.Columns) == 0:
		return nil, errors.New("there is no group or no source of records to draw")
	case len(d.Rows) > mostGroups:
		return nil, fmt.Errorf("%d groups; the chart holds %d: use coarser ones", len(d.Rows), mostGroups)
	case len(d.Columns) > mostSources:
		return nil, fmt.Errorf("%d sources; the chart holds %d", len(d.Columns), mostSources)
	}
	m := &marks{}
	for _, row := range d.Rows {
		if len(row.Cells) != len(d.Columns) {
			return nil, fmt.Errorf("%s: the cells are not one a source", row.Title)
		}
		for _, cell := range row.Cells {
			if cell.NotDue {
				continue
			}
			m.count(cell.N, cell.Of)
			m.value(cell.Percent)
			if err := cmp.Or(checkCounts(row.Title, cell.N, cell.Of), checkPercents(row.Title, cell.Percent)); err != nil {
				return nil, err
			}
			if !cell.N.Hidden && !cell.Of.Hidden && cell.N.N > cell.Of.N {
				return nil, fmt.Errorf("%s: %d records of %d pupils", row.Title, cell.N.N, cell.Of.N)
			}
		}
	}
	return m, nil
}

func (d *CompletenessData) words(m *marks) Frame {
	f := d.Frame
	if f.Title == "" {
		f.Title = "How complete the records are, by " + lower(d.Groups)
	}
	if f.Subtitle == "" {
		f.Subtitle = "Pupils with a record, in % of those who should have one; darker is more complete"
	}
	if f.Description == "" {
		f.Description = d.describe()
	}
	f.Source = m.explain(f.Source)
	if slices.Contains(m.met, "z") {
		return f
	}
	for _, row := range d.Rows {
		for _, cell := range row.Cells {
			if cell.NotDue {
				f.Source = joinSentences(f.Source, "z: not due, or not for this group")
				return f
			}
		}
	}
	return f
}

// describe names the least and the most complete cell of those with a percentage.
func (d *CompletenessData) describe() string {
	text := fmt.Sprintf("A table of %s by %s: how many pupils have a record of those who should have one.",
		things(Count{N: len(d.Columns)}, "source", "sources"), lower(d.Groups))
	var least, most *Completed
	var leastName, mostName string
	for i := range d.Rows {
		for k := range d.Columns {
			cell := &d.Rows[i].Cells[k]
			if cell.NotDue || !cell.Percent.Known() {
				continue
			}
			name := d.Rows[i].Title + ", " + d.Columns[k].name()
			if least == nil || cell.Percent.V < least.Percent.V {
				least, leastName = cell, name
			}
			if most == nil || cell.Percent.V > most.Percent.V {
				most, mostName = cell, name
			}
		}
	}
	if least == nil {
		return text + " No percentage is shown."
	}
	return text + fmt.Sprintf(" Of the cells shown the least complete is %s, with %s, and the most complete %s, with %s.",
		leastName, least.words(), mostName, most.words())
}

func (c *CompletenessColumn) name() string {
	if c.Wave == "" {
		return c.Source
	}
	return c.Wave + ", " + c.Source
}

// words are "41 of 48 (85%)".
func (c *Completed) words() string {
	return c.N.String() + " of " + withShare(c.Of, c.Percent)
}

// matrix is the table that is drawn.
func (d *CompletenessData) matrix(cell func(row, column int) matrixCell) *matrix {
	m := &matrix{corner: d.Groups, cell: cell, least: 26, most: 74, high: 23}
	for _, column := range d.Columns {
		m.columns = append(m.columns, matrixColumn{column.Wave, column.Source})
	}
	for _, row := range d.Rows {
		m.rows = append(m.rows, row.Title)
	}
	return m
}

func (d *CompletenessData) cell(row, column int) matrixCell {
	c := &d.Rows[row].Cells[column]
	if c.NotDue {
		return matrixCell{lines: []string{"z"}, ink: Grey, look: areaLook{fill: White}}
	}
	count := c.N.String() + " of " + c.Of.String()
	if c.N.Hidden && c.Of.Hidden {
		count = c.N.String()
	}
	cell := matrixCell{lines: []string{count}, look: areaLook{fill: White}}
	if text := share(c.Percent); text != "" && !(c.N.Hidden && c.Percent.Hidden) {
		cell.lines = append(cell.lines, text)
	}
	if c.Percent.Known() {
		cell.look.fill, cell.ink = shade(c.Percent.V / 100)
	}
	return cell
}

// briefCell is a cell with its percentage alone.
func (d *CompletenessData) briefCell(row, column int) matrixCell {
	cell := d.cell(row, column)
	if c := &d.Rows[row].Cells[column]; !c.NotDue {
		cell.lines = []string{share(c.Percent)}
	}
	return cell
}
