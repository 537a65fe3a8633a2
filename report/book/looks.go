package book

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"apst/report/release"
	"apst/report/tables"
)

// look is how a cell of the workbook looks.
type look uint8

const (
	lookPlain look = iota
	lookTitle
	lookHead
	lookHeadRight // above numbers
	lookKey
	lookWrap
	lookLink
	lookSymbol
	lookText     // beside numbers: set off from the one before it
	lookHeadText // above such text
	lookNumber   // and after it, one for each number of decimals, without and with a sign
)

const mostPlaces = 6

// looks makes the looks.
func (b *builder) looks() error {
	b.style = map[look]int{}
	font := func(f excelize.Font) *excelize.Font {
		f.Family = "Arial"
		if f.Size == 0 {
			f.Size = 11
		}
		return &f
	}
	right := &excelize.Alignment{Horizontal: "right", Vertical: "center"}
	styles := map[look]*excelize.Style{
		lookPlain: {Font: font(excelize.Font{}), Alignment: &excelize.Alignment{Vertical: "center"}},
		lookTitle: {Font: font(excelize.Font{Bold: true, Size: 15})},
		lookHead: {Font: font(excelize.Font{Bold: true}), Alignment: &excelize.Alignment{Vertical: "bottom", WrapText: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}, Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "000000"}}},
		lookHeadRight: {Font: font(excelize.Font{Bold: true}), Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "bottom", WrapText: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}, Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "000000"}}},
		lookKey:    {Font: font(excelize.Font{Bold: true}), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}},
		lookWrap:   {Font: font(excelize.Font{}), Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}},
		lookLink:   {Font: font(excelize.Font{Color: "0B0C9E", Underline: "single"}), Alignment: &excelize.Alignment{Vertical: "center"}},
		lookSymbol: {Font: font(excelize.Font{}), Alignment: right},
		lookText:   {Font: font(excelize.Font{}), Alignment: &excelize.Alignment{Horizontal: "left", Indent: 1, Vertical: "center", WrapText: true}},
		lookHeadText: {Font: font(excelize.Font{Bold: true}), Alignment: &excelize.Alignment{Horizontal: "left", Indent: 1, Vertical: "bottom", WrapText: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}, Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "000000"}}},
	}
	for places := range mostPlaces + 1 {
		format := "0"
		if places > 0 {
			format += "." + strings.Repeat("0", places)
		}
		signed := "+" + format + ";-" + format + ";" + format
		styles[lookNumber+look(2*places)] = &excelize.Style{Font: font(excelize.Font{}), Alignment: right, CustomNumFmt: &format}
		styles[lookNumber+look(2*places+1)] = &excelize.Style{Font: font(excelize.Font{}), Alignment: right, CustomNumFmt: &signed}
	}
	for l := look(0); int(l) < len(styles); l++ { // in order: the same bytes
		id, err := b.file.NewStyle(styles[l])
		if err != nil {
			return err
		}
		b.style[l] = id
	}
	return nil
}

// number is the look of a number.
func (b *builder) number(s release.Shown) int {
	l := lookNumber + look(2*min(s.Places, mostPlaces))
	if s.Signed {
		l++
	}
	return b.style[l]
}

// hasGroups reports whether the rows of a table have headings above them.
func hasGroups(t *tables.Table) bool {
	for i := range t.Rows {
		if t.Rows[i].Group != "" {
			return true
		}
	}
	return false
}

// headings are those of all columns of a sheet. They differ from each other, as those
// of a table have to.
func headings(t *tables.Table, grouped bool) []string {
	var out []string
	if grouped {
		out = append(out, "Part")
	}
	stub := t.Stub
	if stub == "" {
		stub = "Row"
	}
	out = append(out, stub)
	seen := map[string]bool{"part": true, strings.ToLower(stub): true}
	for _, c := range t.Columns {
		title := c.Title
		if c.Unit != "" && !strings.Contains(title, "%") && c.Unit != "probability" && !strings.EqualFold(title, c.Unit) {
			title += " (" + c.Unit + ")"
		}
		for seen[strings.ToLower(title)] {
			title += " "
		}
		seen[strings.ToLower(title)] = true
		out = append(out, title)
	}
	return out
}

// widthsOf are the widths of the columns of a sheet, in characters.
func widthsOf(r *release.Release, t *tables.Table, grouped bool) []float64 {
	var out []float64
	longest := func(text func(int) string, least, most float64) float64 {
		w := least
		for i := range t.Rows {
			w = max(w, float64(utf8.RuneCountInString(text(i)))+2)
		}
		return min(w, most)
	}
	if grouped {
		out = append(out, longest(func(i int) string { return t.Rows[i].Group }, 12, 38))
	}
	out = append(out, longest(func(i int) string { return t.Rows[i].Label }, 14, 44))
	for k := range t.Columns {
		most := 13.0
		if t.Columns[k].Text {
			most = 40
		}
		out = append(out, longest(func(i int) string { return r.Cell(t, i, k).String() }, 11, most))
	}
	return out
}

const lineHeight = 15.5

// height is how high a row has to be for a text in a column of some width.
func height(text string, width float64) float64 {
	return lineHeight * max(1, math.Ceil(float64(utf8.RuneCountInString(text))/width))
}

// headHeight is how high the row of the headings has to be, words being kept whole.
func headHeight(titles []string, widths []float64) float64 {
	most := 1
	for i, title := range titles {
		lines, at := 1, 0
		for _, word := range strings.Fields(title) {
			n := utf8.RuneCountInString(word)
			if at > 0 && float64(at+1+n) > widths[i]-3 { // the button of the filter
				lines, at = lines+1, 0
			}
			if at > 0 {
				at++
			}
			at += n
		}
		most = max(most, lines)
	}
	return lineHeight*float64(most) + 3
}

// rowHeight is how high a row of a table has to be for its longest words.
func rowHeight(r *release.Release, t *tables.Table, i int, grouped bool, widths []float64) float64 {
	row, at, most := &t.Rows[i], 0, lineHeight
	if grouped {
		most, at = height(row.Group, widths[0]), 1
	}
	most = max(most, height(row.Label, widths[at]))
	for k := range row.Cells {
		if s := r.Cell(t, i, k); s.Text != "" {
			most = max(most, height(s.Text, widths[at+1+k]))
		}
	}
	return most
}
