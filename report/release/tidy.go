package release

import (
	"slices"
	"strconv"

	"apst/report"
	"apst/report/disclosure"
	"apst/report/tables"
)

// tidyColumns are those of a released table: a row a number.
var tidyColumns = []report.Column{
	{Name: "table", Title: "Table", Doc: "The table's name: T04."},
	{Name: "population", Title: "Population", Doc: "all: all on roll who take part; supported: of them, those whom the team supported; empty: neither."},
	{Name: "row_group", Title: "Part", Doc: "The heading above the row."},
	{Name: "row", Title: "Row", Doc: "The row's name; with the table and the column it tells a number apart."},
	{Name: "column", Title: "Column", Doc: "The column's name."},
	{Name: "statistic", Title: "Statistic", Doc: "What the number is, in words."},
	{Name: "unit", Title: "Unit", Doc: "The unit of the number."},
	{Name: "value", Title: "Value", Doc: "The number as the table shows it, or words; or a symbol: c hidden, z not applicable, x not available, low not zero but rounds to zero."},
	{Name: "denominator", Title: "Out of", Doc: "How many the number is out of, or rests on; c where that is hidden."},
	{Name: "note", Title: "Note", Doc: "Why there is no number; and before it what has to be said with every number of the table, such as that it is not an estimate of effect."},
}

// internalColumn stands last in the tables of a release that hides nothing: a file of
// numbers says of itself that it stays in the school.
var internalColumn = report.Column{Name: "profile", Title: "Profile", Doc: "internal: nothing is hidden, and the file stays in the school. Tables that may leave it have no such column."}

// columns are those of the released tables.
func (r *Release) columns() []report.Column {
	if r.Profile.Threshold > 0 {
		return tidyColumns
	}
	return append(slices.Clone(tidyColumns), internalColumn)
}

// tidyValue is the column of the number.
const tidyValue = 7

// Tidy is a table with a row a number, for a file of its own.
func (r *Release) Tidy(t *tables.Table) *report.Table {
	var rows [][]report.Cell
	for i := range t.Rows {
		row := &t.Rows[i]
		for k := range row.Cells {
			c, col := &row.Cells[k], &t.Columns[k]
			s := r.Shown(c, col)
			of := ""
			if c.Of != "" && r.verdicts[c.Of].State != disclosure.Unpublished {
				n := r.Shown(&tables.Cell{Number: c.Of}, &tables.Column{})
				of = n.String()
			}
			cells := texts(t.ID, row.Population, row.Group, row.ID, col.ID, row.Label+": "+col.Title, col.Unit, s.String(), of, noteOf(t, &s))
			if s.Known {
				cells[tidyValue] = report.NumberCell(s.Number)
			}
			if r.Profile.Threshold == 0 {
				cells = append(cells, report.TextCell(r.Profile.Name))
			}
			rows = append(rows, cells)
		}
	}
	return &report.Table{Name: t.ID, Columns: r.columns(), Rows: report.SliceRows(rows)}
}

// noteOf is what stands beside a number in a file that has no place above the table: the
// table's warning, and why there is no number.
func noteOf(t *tables.Table, s *Shown) string {
	if t.Warning == "" || s.Why == "" {
		return t.Warning + s.Why
	}
	return t.Warning + "; " + s.Why
}

func texts(list ...string) []report.Cell {
	out := make([]report.Cell, len(list))
	for i, s := range list {
		out[i] = report.TextCell(s)
	}
	return out
}

// structureColumns are those of the file that says what adds up to what.
var structureColumns = []report.Column{
	{Name: "table", Title: "Table of the total", Doc: "The table in which the total stands."},
	{Name: "total_row", Title: "Row of the total", Doc: "Its row."},
	{Name: "total_column", Title: "Column of the total", Doc: "Its column."},
	{Name: "part_row", Title: "Row of a part", Doc: "A row of which the number is a part of the total."},
	{Name: "part_column", Title: "Column of a part", Doc: "Its column."},
	{Name: "part_table", Title: "Table of the part", Doc: "The table in which the part stands, where it is another."},
	{Name: "sum", Title: "Sum", Doc: "The number of the sum: a total can be made up in several ways, and the parts of each bear one number."},
}

// Structure says which cells are sums of which, within and across tables: a row a part
// of a total. A total that is the sum of parts in more than one way stands there with a
// number for each way.
func (r *Release) Structure() *report.Table {
	at := map[string]Place{}
	for _, t := range r.Tables {
		for i := range t.Rows {
			for k := range t.Rows[i].Cells {
				if id := t.Rows[i].Cells[k].Number; id != "" {
					if _, ok := at[id]; !ok {
						at[id] = Place{t.ID, t.Rows[i].ID, t.Columns[k].ID}
					}
				}
			}
		}
	}
	var rows [][]report.Cell
	for n, s := range r.sums {
		total := at[s.Total]
		for _, id := range s.Parts {
			part := at[id]
			other := ""
			if part.Table != total.Table {
				other = part.Table
			}
			rows = append(rows, texts(total.Table, total.Row, total.Column, part.Row, part.Column, other, strconv.Itoa(n+1)))
		}
	}
	return &report.Table{Name: "structure", Columns: structureColumns, Rows: report.SliceRows(rows)}
}

// suppressionColumns are those of the report of what was hidden.
var suppressionColumns = []report.Column{
	{Name: "profile", Title: "Profile", Doc: "Under which profile."},
	{Name: "table", Title: "Table", Doc: "Where the number would stand; one number can stand in several tables."},
	{Name: "row", Title: "Row", Doc: "Its row."},
	{Name: "column", Title: "Column", Doc: "Its column."},
	{Name: "kind", Title: "Kind", Doc: "primary: hidden for itself; secondary: hidden to protect another, or because it is worked out of one."},
	{Name: "rule", Title: "Rule", Doc: "The rule that hides it."},
	{Name: "why", Title: "Why", Doc: "The rule in words."},
	{Name: "for", Title: "For", Doc: "The number that it protects or follows from."},
}

// Suppression is what was hidden, by which rule, with the loss at its foot. It tells
// which numbers are small, and stays in the school.
func (d *Decision) Suppression(profile string) *report.Table {
	var rows [][]report.Cell
	for _, h := range d.Hidden {
		kind := "secondary"
		if h.Rule.Primary() {
			kind = "primary"
		}
		for _, p := range h.Places {
			rows = append(rows, texts(profile, p.Table, p.Row, p.Column, kind, h.Rule.String(), h.Rule.Text(), firstPlace(h.For)))
		}
	}
	for _, l := range d.lossLines() {
		rows = append(rows, texts(profile, "all", "", "", "loss", l[0], l[1], ""))
	}
	return &report.Table{Name: "suppression", Columns: suppressionColumns, Rows: report.SliceRows(rows)}
}

func firstPlace(list []Place) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].String()
}

// String is the place as it is written in one piece: T04 all/self/total mean_change.
func (p Place) String() string { return p.Table + " " + p.Row + " " + p.Column }

// TidyAll is all tables in one, for a single file.
func (r *Release) TidyAll() *report.Table {
	return &report.Table{Name: "tables", Columns: r.columns(), Rows: func(yield func([]report.Cell, error) bool) {
		for _, t := range r.Tables {
			for row, err := range r.Tidy(t).Rows {
				if !yield(row, err) {
					return
				}
			}
		}
	}}
}
