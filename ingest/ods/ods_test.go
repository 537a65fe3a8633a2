package ods

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
)

const (
	mediaType = "application/vnd.oasis.opendocument.spreadsheet"
	names     = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"` +
		` xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"` +
		` xmlns:own="urn:own"`
	manifestOf = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/">%s</manifest:file-entry></manifest:manifest>`
)

// entry is one part of a file made for a test.
type entry struct{ name, data string }

func pack(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, e := range entries {
		method := zip.Deflate
		if i == 0 {
			method = zip.Store
		}
		out, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(e.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// content is content.xml with this inside its body's spreadsheet.
func content(spreadsheet string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n<office:document-content" + names + `><office:automatic-styles>` +
		`<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>` +
		`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>` +
		`<style:style style:name="ce1" style:family="table-cell"/></office:automatic-styles>` +
		`<office:body><office:spreadsheet>` + spreadsheet + `</office:spreadsheet></office:body></office:document-content>`
}

// spreadsheet is a whole file with this inside its body's spreadsheet.
func spreadsheet(t testing.TB, inner string) []byte {
	t.Helper()
	return pack(t, entry{"mimetype", mediaType}, entry{"content.xml", content(inner)}, entry{"META-INF/manifest.xml", fmt.Sprintf(manifestOf, "")})
}

// sheetOf is a file of one sheet with these rows.
func sheetOf(t testing.TB, rows string) []byte {
	t.Helper()
	return spreadsheet(t, `<table:table table:name="A">`+rows+`</table:table>`)
}

// kindLetters mark the kinds of cells that are not text.
var kindLetters = [...]string{"", "", "n:", "d:", "b:", "e:", "f:"}

// dump is every sheet of a file as lines: its name and facts, then its rows as
// "2: [Ann] [n:7] []".
func dump(data []byte) (lines []string, err error) {
	b, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for _, s := range b.Sheets() {
		f := s.Facts()
		line := "= " + s.Name()
		if f.Hidden {
			line += " hidden"
		}
		for _, m := range f.Merged {
			line += fmt.Sprintf(" %s%d:%s%d", sheet.ColName(m.FirstCol), m.FirstRow, sheet.ColName(m.LastCol), m.LastRow)
		}
		for _, c := range f.HiddenCols {
			line += fmt.Sprintf(" no %s-%s", sheet.ColName(c.First), sheet.ColName(c.Last))
		}
		lines = append(lines, line)
		for row, err := range s.Rows() {
			if err != nil {
				return lines, err
			}
			line := fmt.Sprintf("%d:", row.N)
			if row.Hidden {
				line += " hidden"
			}
			for _, c := range row.Cells {
				if c.Kind != sheet.Formula && (c.Kind == sheet.Blank) != (len(c.Text) == 0) {
					line += " WRONG KIND"
				}
				line += " [" + kindLetters[c.Kind] + string(c.Text) + "]"
			}
			lines = append(lines, line)
		}
	}
	return lines, nil
}

func lines(s ...string) []string { return s }

// row and cell write what most tests need.
func row(cells ...string) string {
	return "<table:table-row>" + strings.Join(cells, "") + "</table:table-row>"
}

func cell(text string) string {
	return `<table:table-cell office:value-type="string"><text:p>` + text + "</text:p></table:table-cell>"
}

func typed(attributes, shown string) string {
	return "<table:table-cell " + attributes + "><text:p>" + shown + "</text:p></table:table-cell>"
}

func TestRead(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, in string
		want     []string
	}{
		{"numbers", row(typed(`office:value-type="float" office:value="7.25"`, "7.3"), typed(`office:value-type="percentage" office:value="0.5"`, "50%"),
			typed(`office:value-type="currency" office:currency="GBP" office:value="-1.50"`, "£1.50"), typed(`office:value-type="float" office:value="1E+2"`, "100")),
			lines("= A", "1: [n:7.25] [n:0.5] [n:-1.50] [n:1E+2]")},
		{"dates and times", row(typed(`office:value-type="date" office:date-value="2022-03-12"`, "12/03/22"), typed(`office:value-type="date" office:date-value="2022-03-12T09:30:00.5"`, "x"),
			typed(`office:value-type="time" office:time-value="PT09H30M00.5S"`, "9:30")), lines("= A", "1: [d:2022-03-12] [d:2022-03-12T09:30:00.5] [d:PT09H30M00.5S]")},
		{"booleans", row(typed(`office:value-type="boolean" office:boolean-value="true"`, "TRUE")), lines("= A", "1: [b:true]")},
		{"text", row(cell("a"), cell(""), typed(`office:value-type="string" office:string-value="exact"`, "shown"), typed("", "untyped"), `<table:table-cell/>`), lines("= A", "1: [a] [] [exact] [untyped]")},
		{"spaces", row(cell(" <text:s/>a <text:s text:c='2'/>b "), cell("a\t\n  b"), cell("\n  a\n  "), cell("<text:tab/>a<text:line-break/>b"), cell("<text:s/>")), lines("= A", "1: [  a   b ] [a b] [a] [\ta\nb] [ ]")},
		{"paragraphs and runs", row(cell("a</text:p><text:p/><text:p>b<text:span>c</text:span><text:a>d</text:a><own:x>e</own:x>")), lines("= A", "1: [a\n\nbcde]")},
		{"what is no text of the cell", row(`<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><draw:frame><text:p>box</text:p></draw:frame>` +
			`<text:p>a<text:note>n</text:note><text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>r</text:ruby-text></text:ruby><draw:frame><text:p>c</text:p></draw:frame></text:p></table:table-cell>`), lines("= A", "1: [ab]")},
		{"errors", row(typed(`office:value-type="string" office:string-value="" calcext:value-type="error" table:formula="of:=1/0"`, "#DIV/0!"), typed(`office:value-type="float" office:value="0" table:formula="of:=NA()"`, "#N/A"),
			typed(`office:value-type="float" office:value="0"`, "Err:502"), `<table:table-cell office:value-type="string" calcext:value-type="error"/>`, cell("#N/A"), typed(`office:value-type="string" table:formula="of:=NA()"`, "#N/A")),
			lines("= A", "1: [e:#DIV/0!] [e:#N/A] [e:Err:502] [e:error] [#N/A] [e:#N/A]")},
		{"formulas", row(typed(`table:formula="of:=1+1" office:value-type="float" office:value="2"`, "2"), `<table:table-cell table:formula="of:=1+1"/>`, typed(`table:formula="of:=1+1" office:value-type="float"`, "2"),
			`<table:table-cell table:formula="of:=X" office:value-type="string" office:string-value=""/>`, cell("x")), lines("= A", "1: [n:2] [f:] [f:] [] [x]")},
		{"repeated cells", row(`<table:table-cell table:number-columns-repeated="2"/>`, `<table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1"/>`, `<table:table-cell table:number-columns-repeated="16379"/>`),
			lines("= A", "1: [] [] [n:1] [n:1] [n:1]")},
		{"repeated rows", `<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>` + `<table:table-row table:number-rows-repeated="2">` + cell("a") + `</table:table-row>` + row(cell("b")) +
			`<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`, lines("= A", "3: [a]", "4: [a]", "5: [b]")},
		{"blank repeats past the sheet", row(cell("a"), `<table:table-cell table:number-columns-repeated="99999999999999999999"/>`) + `<table:table-row table:number-rows-repeated="99999999999999999999"/>`, lines("= A", "1: [a]")},
		{"merged cells", row(`<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>a</text:p></table:table-cell>`, `<table:covered-table-cell/>`, cell("b")) +
			row(`<table:covered-table-cell table:number-columns-repeated="2"/>`, cell("c")) + row(`<table:covered-table-cell office:value-type="string"><text:p>under</text:p></table:covered-table-cell>`), lines("= A A1:B2", "1: [a] [] [b]", "2: [] [] [c]", "3: [under]")},
		{"merged cells in repeated rows", `<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2"/></table:table-row>`, lines("= A A1:B1 A2:B2")},
		{"hidden rows and columns", `<table:table-column/><table:table-column-group><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/></table:table-column-group><table:table-columns><table:table-column table:visibility="filter"/></table:table-columns>` +
			`<table:table-row table:visibility="collapse">` + cell("a") + `</table:table-row><table:table-header-rows><table:table-row table:visibility="filter">` + cell("b") + `</table:table-row></table:table-header-rows>` +
			`<table:table-row-group table:display="false">` + row(cell("c")) + `</table:table-row-group>` + row(cell("d")), lines("= A no B-C no D-D", "1: hidden [a]", "2: hidden [b]", "3: hidden [c]", "4: [d]")},
		{"what is neither row nor column", `<office:forms/><table:shapes><draw:frame/></table:shapes>` + row(cell("a")) + `<table:named-expressions/><text:soft-page-break/>`, lines("= A", "1: [a]")},
		{"no rows", "", lines("= A")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := dump(sheetOf(t, tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestSheets(t *testing.T) {
	t.Parallel()
	data := spreadsheet(t, `<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>`+
		`<table:table table:name="One" table:style-name="ta1">`+row(cell("a"))+`</table:table><table:table table:style-name="ta2">`+row(cell("b"))+row(cell("c"))+`</table:table><table:named-expressions/>`)
	got, err := dump(data)
	if diff := cmp.Diff(lines("= One", "1: [a]", "= Sheet 2 hidden", "1: [b]", "2: [c]"), got); diff != "" || err != nil {
		t.Errorf("-want +got\n%s%v", diff, err)
	}
	b, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if !b.Date1904() || len(b.Sheets()) != 2 || b.Close() != nil {
		t.Errorf("the book says %v %d", b.Date1904(), len(b.Sheets()))
	}
	for range b.Sheets()[1].Rows() {
		break // a pass may stop early
	}
	n := 0
	for range b.Sheets()[1].Rows() {
		n++
	}
	if n != 2 {
		t.Errorf("the second pass reads %d rows, want 2", n)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	inSheet := func(rows string) []byte { return sheetOf(t, rows) }
	plain := content(`<table:table>` + row(cell("a")) + `</table:table>`)
	tests := []struct {
		name     string
		in       []byte
		reason   sheet.Reason
		row, col int
	}{
		{"no zip file", []byte("id,q1\n"), sheet.Corrupt, 0, 0},
		{"a text document", pack(t, entry{"mimetype", "application/vnd.oasis.opendocument.text"}, entry{"content.xml", plain}), sheet.OtherFormat, 0, 0},
		{"something else", pack(t, entry{"mimetype", "application/vnd.sun.xml.calc"}, entry{"content.xml", plain}), sheet.OtherFormat, 0, 0},
		{"a text document that does not say so", pack(t, entry{"content.xml", strings.ReplaceAll(plain, "office:spreadsheet", "office:text")}), sheet.OtherFormat, 0, 0},
		{"an unknown body", pack(t, entry{"content.xml", strings.ReplaceAll(plain, "office:spreadsheet", "office:other")}), sheet.OtherFormat, 0, 0},
		{"no content", pack(t, entry{"mimetype", mediaType}), sheet.Corrupt, 0, 0},
		{"another root", pack(t, entry{"mimetype", mediaType}, entry{"content.xml", "<a/>"}), sheet.Malformed, 0, 0},
		{"a password", pack(t, entry{"mimetype", mediaType}, entry{"content.xml", "\x8a\x01"}, entry{"META-INF/manifest.xml", fmt.Sprintf(manifestOf, "<manifest:encryption-data/>")}), sheet.Encrypted, 0, 0},
		{"a password for the whole", pack(t, entry{"mimetype", mediaType}, entry{"encrypted-package", "\x8a\x01"}), sheet.Encrypted, 0, 0},
		{"a manifest cut off", pack(t, entry{"mimetype", mediaType}, entry{"content.xml", plain}, entry{"META-INF/manifest.xml", "<manifest:manifest"}), sheet.Malformed, 0, 0},
		{"no sheet", spreadsheet(t, ""), sheet.NoSheets, 0, 0},
		{"content cut off", pack(t, entry{"mimetype", mediaType}, entry{"content.xml", plain[:len(plain)-9]}), sheet.Malformed, 0, 0},
		{"content cut off in a cell", pack(t, entry{"mimetype", mediaType}, entry{"content.xml", plain[:strings.Index(plain, "</text:p>")]}), sheet.Malformed, 1, 1},
		{"more after the end", pack(t, entry{"mimetype", mediaType}, entry{"content.xml", plain + "<a/>"}), sheet.Malformed, 0, 0},
		{"a number that is none", inSheet(row(cell("a")) + row(cell("b"), typed(`office:value-type="float" office:value="7,5"`, "7,5"))), sheet.Malformed, 2, 2},
		{"a number that is not finite", inSheet(row(typed(`office:value-type="float" office:value="INF"`, "x"))), sheet.Malformed, 1, 1},
		{"a date that is none", inSheet(row(typed(`office:value-type="date" office:date-value="2022-13-01"`, "x"))), sheet.Malformed, 1, 1},
		{"a time that is none", inSheet(row(typed(`office:value-type="time" office:time-value="9:30"`, "x"))), sheet.Malformed, 1, 1},
		{"a boolean that is none", inSheet(row(typed(`office:value-type="boolean" office:boolean-value="1"`, "x"))), sheet.Malformed, 1, 1},
		{"a number without a value", inSheet(row(typed(`office:value-type="float"`, "7"))), sheet.Malformed, 1, 1},
		{"an unknown type", inSheet(row(typed(`office:value-type="colour"`, "7"))), sheet.Malformed, 1, 1},
		{"a count that is none", inSheet(row(`<table:table-cell table:number-columns-repeated="-1"/>`)), sheet.Malformed, 1, 1},
		{"a count of none", inSheet(`<table:table-row table:number-rows-repeated="0"/>`), sheet.Malformed, 0, 0},
		{"a table within a cell", inSheet(row(`<table:table-cell><table:table/></table:table-cell>`)), sheet.Malformed, 1, 1},
		{"a cell without a row", inSheet(cell("a")), sheet.Malformed, 0, 0},
		{"text between cells", inSheet(row(cell("a"), "b")), sheet.Malformed, 1, 1},
		{"text in a cell but no paragraph", inSheet(row(`<table:table-cell office:value-type="string">7</table:table-cell>`)), sheet.Malformed, 1, 1},
		{"a repeated merged cell", inSheet(row(`<table:table-cell table:number-columns-repeated="2" table:number-columns-spanned="2"/>`)), sheet.Malformed, 1, 1},
		{"too many columns", inSheet(row(`<table:table-cell table:number-columns-repeated="16384"/>`, cell("a"))), sheet.TooLarge, 1, 16385},
		{"too many columns by repetition", inSheet(row(`<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16385"/>`)), sheet.TooLarge, 1, 1},
		{"too many rows", inSheet(`<table:table-row table:number-rows-repeated="1048576"/>` + row(cell("a"))), sheet.TooLarge, 1048577, 0},
		{"too many rows by repetition", inSheet(`<table:table-row table:number-rows-repeated="1048577">` + cell("a") + `</table:table-row>`), sheet.TooLarge, 1, 0},
		{"too many cells by repetition", inSheet(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="99"/>` + cell("a") + `</table:table-row>`), sheet.TooLarge, 1, 0},
		{"too many merged areas", inSheet(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-spanned="2"/></table:table-row>`), sheet.TooLarge, 1, 0},
		{"a huge cell", inSheet(row(cell(strings.Repeat("<text:span>abc</text:span>", MaxCell/3+1)))), sheet.TooLarge, 1, 1},
		{"a cell of spaces", inSheet(row(cell(`<text:s text:c="99999999"/>a`))), sheet.TooLarge, 1, 1},
		{"a huge row", inSheet(row(strings.Repeat(cell(`<text:s text:c="1048576"/>`), 17))), sheet.TooLarge, 1, 17},
		{"too many sheets", spreadsheet(t, strings.Repeat("<table:table/>", MaxSheets+1)), sheet.TooLarge, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := dump(tt.in)
			var f *sheet.Fault
			if !errors.As(err, &f) {
				t.Fatalf("got %q, %v; want a fault", got, err)
			}
			if f.Reason != tt.reason || f.Row != tt.row || f.Col != tt.col {
				t.Errorf("reason %d at row %d, column %d; want %d at %d, %d (%v)", f.Reason, f.Row, f.Col, tt.reason, tt.row, tt.col, f)
			}
			if f.Seen == "" || f.Expected == "" {
				t.Errorf("a fault without words: %#v", f)
			}
		})
	}
}

func TestValid(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		valid func([]byte) bool
		good  []string
		bad   []string
	}{
		{"number", isNumber, []string{"0", "-1", "+2.50", ".5", "5.", "1e9", "1.5E-10"}, []string{"", "-", ".", "e5", "1e", "1,5", "NaN", "INF", "0x1", "1 ", "1_000"}},
		{"date", isDate, []string{"2022-03-12", "2022-03-12T09:30:00", "2022-03-12T09:30:00.123", "2022-03-12T09:30", "2022-03-12T09:30:00Z"}, []string{"", "2022-3-12", "2022-00-12", "2022-03-32", "12/03/2022", "2022-03-12T", "2022-03-12T09:30:00.", "2022-03-12T9", "-"}},
		{"duration", isDuration, []string{"PT09H30M00S", "PT0S", "P1DT2H", "-PT1M", "PT1.5S", "PT1,5S", "P1Y2M"}, []string{"", "P", "PT", "9:30", "PT1", "PTS", "PT1S1M", "P1.", "PT1X"}},
		{"boolean", isBoolean, []string{"true", "false"}, []string{"", "TRUE", "1", "0"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, s := range tt.good {
				if !tt.valid([]byte(s)) {
					t.Errorf("%q is refused", s)
				}
			}
			for _, s := range tt.bad {
				if tt.valid([]byte(s)) {
					t.Errorf("%q is accepted", s)
				}
			}
		})
	}
}
