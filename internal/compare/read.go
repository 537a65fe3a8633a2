package compare

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/report"
)

// addCSV adds a file of delimited text as this program writes it: commas, column names
// first.
func (s *Set) addCSV(m Member) error {
	data, err := m.Read()
	if err != nil {
		return err
	}
	in := csvReader(data)
	columns, err := in.Read()
	if errors.Is(err, io.EOF) {
		s.Skipped = append(s.Skipped, Skipped{m.Name, "it is empty"})
		return nil
	}
	if err != nil {
		return csvFault(err)
	}
	if slices.Contains(columns, "") || repeated(columns) {
		s.Skipped = append(s.Skipped, Skipped{m.Name, "its first line does not name each column"})
		return nil
	}
	s.addTable(m, &Table{Place: m.Name, File: m.Name, Columns: columns, read: func() ([][]string, error) {
		data, err := m.Read()
		if err != nil {
			return nil, err
		}
		return csvRows(data, len(columns))
	}})
	return nil
}

func csvReader(data []byte) *csv.Reader {
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	in.ReuseRecord = false
	return in
}

func csvRows(data []byte, columns int) ([][]string, error) {
	in := csvReader(data)
	in.FieldsPerRecord = columns
	rows, err := in.ReadAll()
	if err != nil {
		return nil, csvFault(err)
	}
	rows = rows[1:]
	for _, row := range rows {
		for i, v := range row {
			row[i] = unguarded(v)
		}
	}
	return rows, nil
}

// csvFault is what is wrong with delimited text.
func csvFault(err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return fmt.Errorf("line %d is not as apst writes them: another number of fields than the first line, or quotes that do not pair", parse.Line)
	}
	return err
}

// unguarded takes away the apostrophe before what a spreadsheet would run.
func unguarded(v string) string {
	if len(v) > 1 && v[0] == '\'' {
		if rest := strings.TrimLeft(v, "'"); rest == "" || strings.ContainsRune("=+-@\t\r\n", rune(rest[0])) {
			return v[1:]
		}
	}
	return v
}

func repeated(columns []string) bool {
	seen := map[string]bool{}
	for _, c := range columns {
		if seen[c] {
			return true
		}
		seen[c] = true
	}
	return false
}

// addTable adds a table; what it is says whoever knows, or its headings.
func (s *Set) addTable(m Member, t *Table) {
	if t.Kind = m.Kind; t.Kind == nil {
		t.Kind = KindOf(t.Columns)
	}
	if t.Kind == nil {
		t.Kind = &TableKind{}
	}
	s.Tables = append(s.Tables, t)
}

// addJSON adds a table in JSON, the manifest of a run, or whatever else it is, entry by
// entry.
func (s *Set) addJSON(m Member) error {
	data, err := m.Read()
	if err != nil {
		return err
	}
	if bytes.HasPrefix(data, []byte(`{"columns":[`)) {
		t, err := report.ReadJSON(bytes.NewReader(data))
		if err != nil {
			return err
		}
		var columns []string
		for _, c := range t.Columns {
			columns = append(columns, c.Name)
		}
		s.addTable(m, &Table{Place: m.Name, File: m.Name, Columns: columns, read: func() ([][]string, error) {
			data, err := m.Read()
			if err != nil {
				return nil, err
			}
			return jsonRows(data)
		}})
		return nil
	}
	if err := checkFormat(data); err != nil {
		return err
	}
	if path.Base(m.Name) == manifestName && bytes.Contains(data, []byte(`"stages"`)) {
		return s.addManifest(data)
	}
	var value any
	in := json.NewDecoder(bytes.NewReader(data))
	in.UseNumber()
	if err := in.Decode(&value); err != nil {
		return errors.New("this is not JSON that can be read")
	}
	s.noteProvenance(value)
	doc := &Document{Place: m.Name}
	doc.flatten("", value)
	s.Entries = append(s.Entries, doc)
	return nil
}

// jsonRows are the rows of a table in JSON as text.
func jsonRows(data []byte) ([][]string, error) {
	t, err := report.ReadJSON(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for cells, err := range t.Rows {
		if err != nil {
			return nil, err
		}
		row := make([]string, len(cells))
		for i := range cells {
			row[i] = string(cells[i].AppendText(nil))
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// smallBook is a workbook whose rows are kept.
const smallBook = 16 << 20

// addBook adds the sheets of a workbook. Sheets whose first row names the columns of a
// table are tables; others are for people, and are held against each other whole.
func (s *Set) addBook(m Member) error {
	data, err := m.Read()
	if err != nil {
		return err
	}
	book, format, err := ingest.OpenReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	defer book.Close()
	if format != "Excel workbook" {
		return errors.New("it is called a workbook, and is none: " + format)
	}
	for i, sh := range book.Sheets() {
		t := &Table{Place: m.Name + " " + sh.Name(), File: m.Name, Sheet: sh.Name(), Rounded: true, Columns: headings(sh)}
		own := m
		if KindOf(t.Columns) == nil {
			t.Columns = nil
			own.Kind = &TableKind{}
		}
		columns := len(t.Columns)
		t.read = func() ([][]string, error) {
			data, err := m.Read()
			if err != nil {
				return nil, err
			}
			return sheetRows(data, i, columns)
		}
		if len(data) < smallBook { // a workbook is unpacked whole each time that it is opened
			rows, err := rowsOf(sh, columns, book.Date1904())
			if err != nil {
				return err
			}
			t.rows = rows
		}
		s.addTable(own, t)
	}
	return nil
}

// headings are the texts of a sheet's first row.
func headings(sh sheet.Sheet) []string {
	for row, err := range sh.Rows() {
		if err != nil || row.N != 1 {
			break
		}
		var out []string
		for _, c := range row.Cells {
			if c.Kind != sheet.Text {
				return nil
			}
			out = append(out, string(c.Text))
		}
		return out
	}
	return nil
}

// sheetRows are the rows of a sheet as text; of a table without its headings and with a
// value a column.
func sheetRows(data []byte, index, columns int) ([][]string, error) {
	book, _, err := ingest.OpenReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	defer book.Close()
	sheets := book.Sheets()
	if index >= len(sheets) {
		return nil, errors.New("the workbook changed while it was read")
	}
	return rowsOf(sheets[index], columns, book.Date1904())
}

// rowsOf are the rows of an open sheet.
func rowsOf(sh sheet.Sheet, columns int, date1904 bool) ([][]string, error) {
	rows := [][]string{}
	for row, err := range sh.Rows() {
		if err != nil {
			return nil, err
		}
		if columns > 0 && row.N == 1 {
			continue
		}
		width := columns
		if width == 0 {
			width = len(row.Cells)
		}
		out := make([]string, width)
		for i := range min(width, len(row.Cells)) {
			out[i] = cellText(row.Cells[i], date1904)
		}
		rows = append(rows, out)
	}
	return rows, nil
}

// cellText is the value of a cell as the other formats write it.
func cellText(c sheet.Cell, date1904 bool) string {
	switch c.Kind {
	case sheet.Blank, sheet.Formula:
		return ""
	case sheet.Bool:
		switch string(c.Text) {
		case "1", "TRUE", "true":
			return "true"
		}
		return "false"
	case sheet.Date:
		if d, problem := ingest.ParseDate(c, date1904); problem == ingest.DateFine {
			return d.String()
		}
	}
	return string(c.Text)
}
