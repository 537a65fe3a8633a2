package ods

import (
	"apst/ingest/archive"
	"apst/ingest/markup"
	"apst/ingest/sheet"
)

// document reads content.xml from its beginning to its end.
type document struct {
	*part
	only    int                    // the one table that is read; -1 for all
	deliver func(*sheet.Row) error // gets the rows; nil when none are wanted

	tables   []*table // begun so far
	table    *table   // that is being read
	inRow    bool
	col      int             // of the cell that is being read; 0 outside of one
	unseen   map[string]bool // the table styles that hide
	date1904 bool
	areas    int // merged ones and hidden columns of all tables
	line     line
}

// table is one sheet, and how far it has been read.
type table struct {
	name     string
	hidden   bool
	merged   []sheet.Range
	folded   []sheet.Span
	columns  int // declared so far
	row      int // the last row that is complete
	repeated int // cells that repetition added
}

func newDocument(e *archive.Entry) *document {
	return &document{part: openPart(e), only: -1, unseen: map[string]bool{}}
}

// read reads the document. Its faults have their place.
func (d *document) read() error {
	err := d.content()
	if err == nil {
		return nil
	}
	if d.table == nil {
		return at(err, d.name, "", 0, 0)
	}
	row := 0
	if d.inRow {
		row = d.table.row + 1
	}
	return at(err, d.name, d.table.name, row, d.col)
}

func (d *document) content() error {
	if err := d.root(office, "document-content"); err != nil {
		return err
	}
	err := d.children(func() error {
		switch {
		case d.is(office, "automatic-styles"):
			return d.children(d.style)
		case d.is(office, "body"):
			return d.children(d.body)
		}
		return d.Skip()
	})
	if err != nil {
		return err
	}
	return d.finish()
}

// style reads a style, for whether it hides the tables that use it.
func (d *document) style() error {
	if !d.is(style, "style") || d.value(style, "family") != "table" {
		return d.Skip()
	}
	name := d.value(style, "name")
	return d.children(func() error {
		if d.is(style, "table-properties") && d.value(tables, "display") == "false" {
			d.unseen[name] = true
		}
		return d.Skip()
	})
}

func (d *document) body() error {
	if d.is(office, "spreadsheet") {
		return d.children(d.spreadsheet)
	}
	if what := kinds[string(d.Local)]; d.Space == office && what != "" {
		return otherFormat(what)
	}
	return otherFormat("not an OpenDocument spreadsheet")
}

func (d *document) spreadsheet() error {
	switch {
	case d.is(tables, "table"):
		return d.readTable()
	case d.is(tables, "calculation-settings"):
		return d.children(func() error {
			if d.is(tables, "null-date") {
				d.date1904 = d.value(tables, "date-value") == "1904-01-01"
			}
			return d.Skip()
		})
	}
	return d.Skip()
}

func (d *document) readTable() error {
	if len(d.tables) == MaxSheets {
		return tooLarge("more than 4096 sheets")
	}
	d.table = &table{
		name:   sheetName(d.value(tables, "name"), len(d.tables)),
		hidden: d.unseen[d.value(tables, "style-name")],
	}
	d.tables = append(d.tables, d.table)
	switch index := len(d.tables) - 1; {
	case d.only < 0 || d.only == index:
	case d.only < index:
		return errStop
	default:
		d.table = nil
		return d.Skip()
	}
	if err := d.parts(false); err != nil {
		return err
	}
	d.table = nil
	return nil
}

// parts reads what a table, or a group of its rows or columns, is made of.
func (d *document) parts(hidden bool) error {
	return d.children(func() error {
		if d.Space != tables {
			return d.Skip()
		}
		switch string(d.Local) {
		case "table-row":
			return d.readRow(hidden)
		case "table-column":
			return d.readColumn(hidden)
		case "table-row-group", "table-column-group":
			return d.parts(hidden || d.value(tables, "display") == "false")
		case "table-rows", "table-header-rows", "table-columns", "table-header-columns":
			return d.parts(hidden)
		case "table", "table-cell", "covered-table-cell":
			return malformed("a table or a cell where only rows can stand", "rows with cells")
		}
		return d.Skip()
	})
}

// readColumn reads a column's declaration, for whether it is hidden.
func (d *document) readColumn(hidden bool) error {
	t := d.table
	n, err := d.count(tables, "number-columns-repeated")
	if err != nil {
		return err
	}
	first := t.columns + 1
	t.columns = min(t.columns+n, sheet.MaxCols)
	if d.collapsed() {
		hidden = true
	}
	if hidden && first <= t.columns {
		if err := d.area(); err != nil {
			return err
		}
		t.folded = append(t.folded, sheet.Span{First: first, Last: t.columns})
	}
	return d.Skip()
}

// collapsed reports whether the row or column just started is hidden, by hand
// or by a filter.
func (d *document) collapsed() bool {
	v := d.value(tables, "visibility")
	return v == "collapse" || v == "filter"
}

// area counts a merged area or a run of hidden columns.
func (d *document) area() error {
	if d.areas++; d.areas > MaxMerged {
		return tooLarge("more than 262144 merged areas and hidden columns")
	}
	return nil
}

// most is more than any count of a sheet, and small enough to calculate with.
const most = 1 << 30

// count is an attribute that says how often or over how many; 1 when absent.
func (d *document) count(space markup.Space, local string) (int, error) {
	v, found := d.Attr(space, local)
	if !found {
		return 1, nil
	}
	n := 0
	for _, c := range v {
		if c < '0' || c > '9' {
			return 0, malformed(local+" that is no whole number", "a number of rows or columns")
		}
		n = min(n*10+int(c-'0'), most)
	}
	if n == 0 {
		return 0, malformed(local+" of none", "a number of rows or columns")
	}
	return n, nil
}
