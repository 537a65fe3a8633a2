package ingest

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
)

// scanCells are what the cells of a fuzzed sheet hold, one byte each.
var scanCells = []string{"", "", "", "0", "1", "2", "3", "who", "q1", "q2", "q3", "q4", "q5", "a", "b", "c", "wave:pre", "wave:post", "P1", "Mean", "date", " ", "9", "no", "yes", "Our school"}

// fuzzedGrid makes a sheet of bytes: a cell a byte; 0xFF ends a row, 0xFE leaves
// out as many rows as the next byte says, 0xFD merges an area, 0xFC hides a row.
func fuzzedGrid(data []byte) *grid {
	g := &grid{name: "Fuzzed"}
	r := &sheet.Row{N: 1}
	end := func(skip int) {
		if len(r.Cells) > 0 {
			g.rows = append(g.rows, r)
		}
		r = &sheet.Row{N: r.N + 1 + skip}
	}
	for i := 0; i < len(data) && len(g.rows) < 200; i++ {
		switch b := data[i]; {
		case b == 0xFF:
			end(0)
		case b == 0xFE && i+1 < len(data):
			i++
			end(int(data[i]))
		case b == 0xFD && i+2 < len(data):
			m := sheet.Range{FirstRow: r.N, FirstCol: len(r.Cells) + 1}
			m.LastRow, m.LastCol = m.FirstRow+int(data[i+1]%5), m.FirstCol+int(data[i+2]%7)
			g.facts.Merged = append(g.facts.Merged, m)
			i += 2
		case b == 0xFC:
			r.Hidden = true
		default:
			c := sheet.Cell{}
			if text := scanCells[int(b)%len(scanCells)]; text != "" {
				c = sheet.Cell{Kind: sheet.Text, Text: []byte(text)}
				if b > 0xA0 && b < 0xC0 {
					c.Kind = sheet.Number
				}
			}
			r.Cells = append(r.Cells, c)
		}
	}
	end(0)
	return g
}

// FuzzScan: every row of a sheet that holds anything is reported exactly once,
// as a heading, a title or group above one, a row, a repeated heading or
// outside; what is reported lies in the sheet; and a second scan says the same.
func FuzzScan(f *testing.F) {
	at := func(words ...string) (out []byte) {
		for _, w := range words {
			if w == "/" {
				out = append(out, 0xFF)
				continue
			}
			out = append(out, byte(slices.Index(scanCells, w)))
		}
		return out
	}
	plain := at("who", "q1", "q2", "q3", "/", "P1", "1", "2", "0", "/", "P1", "0", "0", "1", "/")
	f.Add(plain)
	f.Add(slices.Concat(at("wave:pre", "/"), plain, at("/", "wave:post", "/"), plain, at("Mean", "1", "2", "3")))
	f.Add(slices.Concat([]byte{0xFD, 1, 3}, at("who", "/"), plain, plain, []byte{0xFE, 9}, plain))
	f.Add(slices.Concat(at("", "wave:pre", "", "", "wave:post", "", "", "/", "who", "q1", "q2", "q3", "q1", "q2", "q3", "/", "", "a", "b", "c", "a", "b", "c", "/"), []byte{0xFD, 2, 0}, at("P1", "1", "1", "1", "1", "1", "1", "/", "", "2", "2", "2")))
	f.Add(at("who", "P1", "P1", "/", "q1", "0", "1", "/", "q2", "0", "1", "/", "q3", "1", "1", "/"))
	f.Add(bytes.Repeat(plain, 12))
	f.Fuzz(func(t *testing.T, data []byte) {
		g := fuzzedGrid(data)
		before := len(data)
		checkScan(t, NewScanner("f.csv", g, words{}), g)
		down, err := NewScanner("f.csv", g, words{}).Turn()
		if err != nil {
			var fault *sheet.Fault
			if !errors.As(err, &fault) {
				t.Fatal(err)
			}
			return
		}
		held := &grid{}
		for r := range down.sheet.Rows() {
			held.rows = append(held.rows, r.Clone())
		}
		checkScan(t, down, held)
		if len(data) != before {
			t.Fatal("the data changed")
		}
	})
}

// checkScan scans twice and holds what is reported against the rows there are.
func checkScan(t *testing.T, s *Scanner, g *grid) {
	t.Helper()
	d := scanned(t, s)
	if diff := cmp.Diff(d.lines, scanned(t, s).lines); diff != "" {
		t.Fatalf("a second scan differs: -first +second\n%s", diff)
	}
	exists, width := map[int]bool{}, 0
	for _, r := range g.rows {
		exists[r.N] = true
		width = max(width, len(r.Cells))
	}
	for i, table := range d.tables {
		checkTable(t, table, i, exists, width)
		for _, c := range table.Columns { // groups that the columns quote
			for _, x := range slices.Concat(c.Heading, c.Groups) {
				if len(d.rows[x.Row]) == 0 {
					d.rows[x.Row] = []string{"group"}
				}
			}
		}
	}
	reported := map[string]int{}
	for _, r := range g.rows {
		kinds := d.rows[r.N]
		reported[strings.Join(kinds, "+")]++
		switch {
		case r.Empty():
		case len(kinds) == 0 && !blankText(r) && !aboveTable(d, r):
			t.Fatalf("row %d is reported nowhere; scan said %q", r.N, d.lines)
		case len(kinds) > 1 && !(kinds[0] == "title" && len(d.rows[r.N]) == len(kinds) && sameKind(kinds)):
			t.Fatalf("row %d is reported as %v", r.N, kinds)
		}
	}
}

// aboveTable reports whether a row of several cells stands above a table, but not
// right above it: neither title nor group.
func aboveTable(d *diary, r *sheet.Row) bool {
	n, _ := filled(r)
	return n > 1 && slices.ContainsFunc(d.tables, func(t *Table) bool { return t.HeadRows[0] > r.N+headRows })
}

// blankText reports whether a row holds nothing but white space.
func blankText(r *sheet.Row) bool {
	return !slices.ContainsFunc(r.Cells, func(c sheet.Cell) bool { return len(bytes.TrimSpace(c.Text)) > 0 })
}

func sameKind(kinds []string) bool { return len(slices.Compact(slices.Clone(kinds))) == 1 }

func checkTable(t *testing.T, table *Table, index int, exists map[int]bool, width int) {
	t.Helper()
	if table.Index != index || table.File != "f.csv" || len(table.HeadRows) == 0 || len(table.HeadRows) > headRows || !slices.IsSorted(table.HeadRows) || table.Width > width || table.HeadWidth > width {
		t.Fatalf("table %d: %+v", index, table)
	}
	inside := func(x Text) {
		if !exists[x.Row] || x.Col < 1 || x.Col > width || x.Text == "" {
			t.Fatalf("table %d quotes %+v", index, x)
		}
	}
	for _, n := range table.HeadRows {
		if !exists[n] {
			t.Fatalf("table %d has headings in row %d", index, n)
		}
	}
	for _, x := range table.Titles {
		inside(x)
	}
	last := 0
	for _, c := range table.Columns {
		if c.N <= last || c.N > width || len(c.Heading)+len(c.Groups) == 0 {
			t.Fatalf("table %d has a column %+v", index, c)
		}
		last = c.N
		for _, x := range slices.Concat(c.Heading, c.Groups) {
			inside(x)
		}
		at := table.Ref(table.HeadRows[0], c.N)
		if row, col, ok := sheet.ParseCell(at.Cell()); !ok || row != at.Row || col != at.Col {
			t.Fatalf("table %d has the address %v", index, at)
		}
	}
	for _, l := range table.Lanes {
		for field, cols := range l.Fields {
			for _, c := range cols {
				if c.Field != field || !slices.Contains(table.Columns, c) {
					t.Fatalf("table %d: column %d under %q", index, c.N, field)
				}
			}
		}
	}
}

// FuzzDate: any cell is a day or month of these two centuries, or a reason why
// not; what is read is written so that it is read again.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"", "44445", "44445.75", "06/09/2021", "6-Sep-21", "2021-09-06T10:00:00Z", "09/2021", "1e9", "-1", "nan", "31/02/2022", "Sept 2021", "12/13/2022", "1st March 2022", "//", "T:", " :", "0x1p16", "99999999999999999999"} {
		for kind := range 7 {
			f.Add(uint8(kind), []byte(s), kind%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, text []byte, from1904 bool) {
		c := sheet.Cell{Kind: sheet.Kind(kind % 7), Text: text}
		d, problem := ParseDate(c, from1904)
		if (problem == DateFine) == d.IsZero() {
			t.Fatalf("%v %q: %v, problem %d", c.Kind, text, d, problem)
		}
		var col DateColumn
		col.Observe(c, func() sheet.Ref { return sheet.Ref{Row: 2, Col: 3} })
		if why, at := col.Suspect(); (why == "") != (at == sheet.Ref{}) {
			t.Fatalf("%v %q: suspect %q at %v", c.Kind, text, why, at)
		}
		if problem != DateFine {
			return
		}
		if c.Kind == sheet.Blank || c.Kind == sheet.Bool || c.Kind == sheet.Error || c.Kind == sheet.Formula {
			t.Fatalf("%v %q is the date %v", c.Kind, text, d)
		}
		day := time.Date(int(d.Year), time.Month(d.Month), int(max(d.Day, 1)), 0, 0, 0, 0, time.UTC)
		if day.Year() != int(d.Year) || day.Month() != time.Month(d.Month) || day.Day() != int(max(d.Day, 1)) || d.Year < 1927 || d.Year > 2099 {
			t.Fatalf("%q is %v", text, d)
		}
		if got := time.Unix(int64(d.Days())*86400, 0).UTC(); !got.Equal(day) {
			t.Fatalf("%v counts %d days, which is %v", d, d.Days(), got)
		}
		written := d.String()
		if d.Day == 0 { // a month, as people write it
			written = written[5:] + "/" + written[:4]
		}
		if again, problem := ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(written)}, false); again != d || problem != DateFine {
			t.Fatalf("%q is %v, and %q is %v, %d", text, d, written, again, problem)
		}
	})
}

// FuzzIdentifier: any cell is an identifier in its normal form, or a reason why
// not; what stood before in the buffer stays, and a normal form is its own.
func FuzzIdentifier(f *testing.F) {
	for _, s := range []string{"", " ", "B801200005001", "b8012 0000 5001", "C82011002200A", "0012", "123.0", "8.012E+11", "1234567890123456", "P 1", "a\u00a0 b", "\u200b7", "\ufeffX", "\xff", "1e5", "-3", "+", ".0", "..0", "E+", "e+9", "absent", "F999999999999"} {
		for kind := range 7 {
			f.Add(uint8(kind), []byte(s))
		}
	}
	type reader func([]byte, sheet.Cell) ([]byte, IDProblem)
	f.Fuzz(func(t *testing.T, kind uint8, text []byte) {
		c := sheet.Cell{Kind: sheet.Kind(kind % 7), Text: text}
		kept := bytes.Clone(text)
		for name, read := range map[string]reader{"UPN": AppendUPN, "local": AppendLocalID, "name": AppendName} {
			buf := append(make([]byte, 0, 64), "before"...)
			out, problem := read(buf, c)
			id := out[len("before"):]
			if !bytes.HasPrefix(out, []byte("before")) || !bytes.Equal(kept, text) {
				t.Fatalf("%s: %q became %q", name, kept, out)
			}
			usable := problem == IDFine || problem == IDRepaired || problem == IDWrongLetter || problem == IDNotUPN
			if !usable {
				continue
			}
			if len(id) == 0 || !bytes.Equal(id, bytes.Trim(id, " \t\r\n\u00a0")) || bytes.Contains(id, []byte("  ")) || utf8.Valid(text) && !utf8.Valid(id) {
				t.Fatalf("%s: %q is %q, problem %d", name, text, id, problem)
			}
			if c.Kind != sheet.Text && c.Kind != sheet.Number || name == "name" && c.Kind != sheet.Text {
				t.Fatalf("%s: a %v is %q", name, c.Kind, id)
			}
			if problem == IDNotUPN { // nothing is made of it
				continue
			}
			again, same := read(nil, sheet.Cell{Kind: sheet.Text, Text: id})
			if !bytes.Equal(again, id) || same == IDRepaired || same != problem && problem != IDRepaired {
				t.Fatalf("%s: %q is %q, problem %d; that is %q, problem %d", name, text, id, problem, again, same)
			}
			if name == "UPN" && problem <= IDRepaired {
				if valid, shape := checkUPN(id); !valid || !shape || !bytes.Equal(id, bytes.ToUpper(id)) {
					t.Fatalf("%q passes as a UPN", id)
				}
			}
		}
	})
}

// FuzzOpenReader: any bytes are opened or refused with a fault that has a place
// in the list of rules; the reader that is chosen panics neither on opening nor
// on reading, and reads the same twice.
func FuzzOpenReader(f *testing.F) {
	for _, s := range []string{"", " \n", "a,b\n1,2\n", "sep=;\na;b\n", "<html><table><tr><td>1</td></tr></table></html>", "PK\x03\x04", "PK\x05\x06" + strings.Repeat("\x00", 18), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "%PDF-1.7", "\xff\xfea\x00,\x00b\x00", "\xef\xbb\xbfa,b\n",
		"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "\x09\x08\x06\x00", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "\"a\nb\",c\n\"", "\x00\x01\x02", "{\\rtf1", "MZ", "\x1f\x8b\x08", "a\tb\rc\td"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		book, format, err := OpenReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			checkFault(t, err)
			return
		}
		defer book.Close()
		if format == "" {
			t.Fatal("a format without a name")
		}
		for _, s := range book.Sheets() {
			rows, cells, failed := countCells(t, s)
			again, cellsAgain, failedAgain := countCells(t, s)
			if rows != again || cells != cellsAgain || failed != failedAgain {
				t.Fatalf("%d rows and %d cells, then %d and %d", rows, cells, again, cellsAgain)
			}
		}
	})
}

func checkFault(t *testing.T, err error) {
	t.Helper()
	var fault *sheet.Fault
	if !errors.As(err, &fault) {
		t.Fatalf("error %T: %v", err, err)
	}
	if fault.Seen == "" || strings.Contains(fault.Seen, "cannot be described") {
		t.Fatalf("fault %+v", fault)
	}
	if found := FaultFinding("f", fault); found.Rule == nil {
		t.Fatalf("no rule for %+v", fault)
	}
}

// countCells reads a sheet, at most so many of its rows.
func countCells(t *testing.T, s sheet.Sheet) (rows, cells int, failed bool) {
	t.Helper()
	last := 0
	for r, err := range s.Rows() {
		if err != nil {
			checkFault(t, err)
			return rows, cells, true
		}
		if r.N <= last {
			t.Fatalf("row %d after row %d", r.N, last)
		}
		last = r.N
		rows++
		cells += len(r.Cells)
		if rows > 5000 {
			break
		}
	}
	return rows, cells, false
}
