package reports

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"apst/report/document"
	"apst/report/release"
)

// Before is what was released of the term before.
type Before struct {
	Term  string // "spring term 2022/23"
	cells map[release.Place]string
}

// NewBefore reads what was released of a term from its folder. The error is a plain
// sentence.
func NewBefore(term string, folder fs.FS) (*Before, error) {
	p, err := release.ReadPublished(folder)
	if err != nil {
		return nil, err
	}
	b := &Before{Term: term, cells: map[release.Place]string{}}
	for i := range p.Cells {
		b.cells[p.Cells[i].Place] = p.Cells[i].Value
	}
	return b, nil
}

// compared are the numbers that are set beside those of the term before. An estimate
// stands with its interval, in columns of the same row.
var compared = []struct {
	label, table, row, column string
	estimate                  bool
}{
	{"Pupils on roll", "T03", "all/all", "pupils", false},
	{"Pupils with a baseline", "T03", "all/all", "baselines", false},
	{"Total difficulties, %s: pairs", "T04", "all/%s/total", "n", false},
	{"Total difficulties, %s: mean change", "T04", "all/%s/total", "mean_change", true},
	{"Attendance, mean change in percentage points", "T08", "all/attendance", "change", true},
	{"Referrals", "T13", "all/referrals", "n", false},
	{"Pupils seen by a specialist", "T13", "all/seen", "n", false},
}

// before sets some numbers beside those of the term before: as they were released, and
// without a test.
func (m *maker) before() *document.Section {
	s := &document.Section{ID: "before", Title: "Against the term before"}
	b := m.in.Before
	switch {
	case b == nil && m.in.NoBefore != "":
		s.Blocks = paragraphs("The term before is not set beside this one: " + m.in.NoBefore + ".")
		return s
	case b == nil:
		s.Blocks = paragraphs("No report of the term before was found beside this one, so there is nothing to set it against.")
		return s
	}
	t := &document.Table{ID: "before-table", Caption: "This term and the term before, as released.", Stub: "What", Columns: []document.Column{{Title: b.Term, Number: true}, {Title: "Now", Number: true}}}
	var g document.Group
	for _, c := range compared {
		informants := []string{""}
		if strings.Contains(c.row, "%s") {
			informants = m.informants()
		}
		for _, in := range informants {
			row, label := c.row, c.label
			if in != "" {
				row, label = fmt.Sprintf(row, in), fmt.Sprintf(label, strings.ToLower(who(in)))
			}
			now, ok := m.cell(c.table, row, c.column)
			old, was := b.cells[release.Place{Table: c.table, Row: row, Column: c.column}]
			if !ok || !was {
				continue
			}
			cells := []document.Cell{shownBefore(old, now), shownNow(now)}
			if c.estimate {
				cells = m.withIntervals(cells, c.table, row)
			}
			g.Rows = append(g.Rows, document.Row{Label: label, Cells: cells})
		}
	}
	if len(g.Rows) == 0 {
		s.Blocks = paragraphs("The report of the term before has none of the numbers of this one.")
		return s
	}
	t.Groups = []document.Group{g}
	s.Blocks = append(paragraphs("The two reports are about many of the same pupils. A difference between them is no result of its own."), t)
	return s
}

// withIntervals puts behind an estimate of the term before, and one of now, the interval
// in which it lies, as far as it is given.
func (m *maker) withIntervals(cells []document.Cell, table, row string) []document.Cell {
	limits := [2][]document.Cell{}
	for _, column := range []string{"lower", "upper"} {
		now, ok := m.cell(table, row, column)
		old, was := m.in.Before.cells[release.Place{Table: table, Row: row, Column: column}]
		if !ok || !was {
			return cells
		}
		limits[0], limits[1] = append(limits[0], shownBefore(old, now)), append(limits[1], shownNow(now))
	}
	for i, l := range limits {
		if !cells[i].Symbol {
			cells[i].Text += " (95% interval " + l[0].Text + " to " + l[1].Text + ")"
		}
	}
	return cells
}

// shownBefore is a released value as the number of now is printed: files have neither a +
// before a change nor a zero at its end.
func shownBefore(value string, now release.Shown) document.Cell {
	for _, s := range release.Symbols() {
		if value == s[0] {
			return document.Cell{Text: "[" + value + "]", Symbol: true}
		}
	}
	if x, err := strconv.ParseFloat(value, 64); err == nil {
		was := release.Shown{Number: x, Known: true, Places: now.Places, Signed: now.Signed}
		value = was.String()
	}
	return document.Cell{Text: value}
}

func shownNow(s release.Shown) document.Cell {
	if s.Symbol != "" {
		return document.Cell{Text: "[" + s.Symbol + "]", Symbol: true}
	}
	return document.Cell{Text: s.String()}
}
