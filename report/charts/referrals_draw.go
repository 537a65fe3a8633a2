package charts

import (
	"slices"

	"gonum.org/v1/plot/vg"
)

// referrals is the drawing: the steps, and beside or below them the months.
type referrals struct {
	d      *ReferralsData
	months *matrix
}

// matrix is the table of months and roles.
func (d *ReferralsData) matrix() *matrix {
	most := 0 // of the cells shown; totals are not shaded
	for _, role := range d.Roles {
		for _, n := range role.Counts {
			if !n.Hidden {
				most = max(most, n.N)
			}
		}
	}
	columns := make([]matrixColumn, 0, len(d.Roles)+1)
	for _, role := range d.Roles {
		columns = append(columns, matrixColumn{name: role.Title})
	}
	if len(d.Totals) > 0 {
		columns = append(columns, matrixColumn{name: "All"})
	}
	months, rows := len(d.Months), slices.Clone(d.Months)
	if !d.NoSums {
		rows = append(rows, "All months")
	}
	return &matrix{
		corner: "Month", rows: rows, columns: columns,
		rule: func(row int) bool {
			return row == months || row > 0 && row < months && yearOf(d.Months[row]) != yearOf(d.Months[row-1])
		},
		cell:  func(row, column int) matrixCell { return d.cell(row, column, most) },
		least: 15, most: 27, high: 12,
	}
}

// yearOf is the last word of a month's name.
func yearOf(month string) string {
	for i := len(month) - 1; i >= 0; i-- {
		if month[i] == ' ' {
			return month[i+1:]
		}
	}
	return ""
}

func (d *ReferralsData) cell(row, column, most int) matrixCell {
	switch months, roles := len(d.Months), len(d.Roles); {
	case row == months && column == roles && d.All == nil:
		return matrixCell{}
	case row == months && column == roles:
		return matrixCell{lines: []string{d.All.String()}, bold: true}
	case row == months:
		return matrixCell{lines: []string{d.Roles[column].Total.String()}, bold: true}
	case column == roles:
		return matrixCell{lines: []string{d.Totals[row].String()}, bold: true}
	}
	n := d.Roles[column].Counts[row]
	cell := matrixCell{lines: []string{n.String()}}
	if !n.Hidden && most > 0 {
		cell.look.fill, cell.ink = shade(float64(n.N) / float64(most))
	}
	return cell
}

const (
	stepBar   = vg.Length(13)
	stepApart = vg.Length(11)
	partApart = vg.Length(18) // between steps and months
)

// sides are the widths of the two parts when they stand beside one another; both are
// the whole width when the months stand below, because they need all of it.
func (r *referrals) sides(width vg.Length) (steps, months vg.Length, beside bool) {
	if r.months == nil || len(r.d.Steps) == 0 || width < narrow {
		return width, width, false
	}
	steps = width*0.36 - partApart
	months = width - steps - partApart
	if len(r.months.plan(months).blocks) > 1 {
		return width, width, false
	}
	return steps, months, true
}

func (r *referrals) height(width vg.Length) vg.Length {
	steps, months, beside := r.sides(width)
	a, b := r.stepsHeight(steps), vg.Length(0)
	if r.months != nil {
		b = r.months.plan(months).height
	}
	switch {
	case beside:
		return max(a, b)
	case a > 0 && b > 0:
		return a + partApart + b
	}
	return a + b
}

// stepText is the line over a bar.
func (r *referrals) stepText(i int) string {
	s := &r.d.Steps[i]
	text := s.N.String()
	if p := share(s.Percent); i > 0 && p != "" && !(s.N.Hidden && s.Percent.Hidden) {
		text += " (" + p + ")"
	}
	return text
}

func (r *referrals) stepsHeight(width vg.Length) vg.Length {
	if len(r.d.Steps) == 0 {
		return 0
	}
	h := -stepApart
	for i := range r.d.Steps {
		h += r.stepHeight(i, width) + stepApart
	}
	return h
}

func (r *referrals) stepHeight(i int, width vg.Length) vg.Length {
	name, count := r.stepStyles(i, width)
	return max(textHeight(r.d.Steps[i].Title, name), textHeight(r.stepText(i), count)) + 3 + stepBar
}

// stepStyles are those of a step's name and of its count, at the two ends of a line.
func (r *referrals) stepStyles(i int, width vg.Length) (name, count TextStyle) {
	count = Label.Strong().Align(Right, Bottom)
	name = Label.Align(Left, Bottom).Wrap(width-textWidth(r.stepText(i), count)-6, 3)
	return name, count
}

func (r *referrals) draw(c *Canvas) {
	steps, months, beside := r.sides(width(c.Area))
	left, right := c.Area, c.Area
	if beside {
		left, _ = cutLeft(c.Area, steps)
		right, _ = cutRight(c.Area, months)
	} else if h := r.stepsHeight(steps); h > 0 {
		_, right = cutTop(c.Area, h+partApart)
	}
	r.steps(c, left)
	if r.months != nil {
		r.months.plan(months).draw(c, right)
	}
}

// steps draws the bars. Their scale ends with the greatest count that is shown.
func (r *referrals) steps(c *Canvas, box vg.Rectangle) {
	most := 0
	for _, s := range r.d.Steps {
		if !s.N.Hidden {
			most = max(most, s.N.N)
		}
	}
	y := box.Max.Y
	for i := range r.d.Steps {
		s := &r.d.Steps[i]
		name, count := r.stepStyles(i, width(box))
		h := r.stepHeight(i, width(box))
		base := y - h + stepBar + 3
		c.Text(pt(box.Min.X, base), s.Title, name)
		c.Text(pt(box.Max.X, base), r.stepText(i), count)
		bar := rect(box.Min.X, y-h, box.Max.X, y-h+stepBar)
		if !s.N.Hidden && most > 0 {
			c.Rect(bar, Paper, Stroke{})
			c.Rect(rect(bar.Min.X, bar.Min.Y, bar.Min.X+width(bar)*vg.Length(s.N.N)/vg.Length(most), bar.Max.Y), Blue, Stroke{})
		}
		c.Line(line(Middle, 0.7), bar.Min, pt(bar.Min.X, bar.Max.Y))
		y -= h + stepApart
	}
}
