package html

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
)

// kindLetters mark the kinds of cells that are not text.
var kindLetters = [...]string{"", "", "n:", "d:", "b:", "e:", "f:"}

// dump is every sheet of a page as lines: its name and facts, then its rows as
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
			line += " " + sheet.ColName(m.FirstCol) + fmt.Sprint(m.FirstRow) + ":" + sheet.ColName(m.LastCol) + fmt.Sprint(m.LastRow)
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
				if (c.Kind == sheet.Blank) != (c.Text == nil) {
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

func TestRead(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, in string
		want     []string
	}{
		{"a page", "<html><head><title>x</title></head><body>Notes<table border=1><tr><th>id</th><th>q1</th></tr><tr><td>7</td><td>0</td></tr></table>end</body></html>",
			lines("= Table 1", "1: [id] [q1]", "2: [7] [0]")},
		{"end tags left out", "<table><tr><th>id<th>q1<tr><td>7<td>0</table>", lines("= Table 1", "1: [id] [q1]", "2: [7] [0]")},
		{"capitals", "<TABLE><TR><TD>7</TD></TR></TABLE>", lines("= Table 1", "1: [7]")},
		{"cells without a row", "<table><td>7</td><td>8</td></table>", lines("= Table 1", "1: [7] [8]")},
		{"head, body and foot", "<table><thead><tr><td>a</thead><tfoot><tr><td>f</tfoot><tbody><tr><td>b</table>", lines("= Table 1", "1: [a]", "2: [f]", "3: [b]")},
		{"rows without cells count", "<table><tr></tr><tr><td>a</td></tr><tr><tr><td>b</td></table>", lines("= Table 1", "2: [a]", "4: [b]")},
		{"two tables, one with a caption", "<table><tr><td>a</table><table><caption> Year\n <b>9</b></caption><tr><td>b</table><table></table>",
			lines("= Table 1", "1: [a]", "= Year 9", "1: [b]", "= Table 3")},
		{"the same caption twice", "<table><caption>A</caption><tr><td>a</table><table><caption>A<tr><td>b</table>", lines("= A", "1: [a]", "= A (2)", "1: [b]")},
		{"white space", "<table><tr><td>\n  two\t words \r\n</td><td> <b> a</b> <i>b </i> </td></table>", lines("= Table 1", "1: [two words] [a b]")},
		{"words joined across elements", "<table><tr><td>a<b>b</b>c</td></table>", lines("= Table 1", "1: [abc]")},
		{"line breaks", "<table><tr><td><br>a <br> b<br/><br>c<br></td><td><p>a</p><p>b</p>c<div>d</div></td></table>", lines("= Table 1", "1: [a\nb\n\nc] [a\nb\nc\nd]")},
		{"entities", "<table><tr><td>&lt;5 &amp; &eacute;&#233;&#xE9; &#146;</td></table>", lines("= Table 1", "1: [<5 & ééé ’]")},
		{"no-break spaces stay", "<table><tr><td>&nbsp;</td><td>a&nbsp; b</td></table>", lines("= Table 1", "1: [\u00A0] [a\u00A0 b]")},
		{"what is not shown", "<style>td{}</style><table><script>var x='<td>'</script><tr><td><!-- no -->a<style>b</style><script>'</td>'</script></td><td><span style='color:red; display : none !important'>x<span>y</span></span>b</td><td><b hidden>c</b></td></table>",
			lines("= Table 1", "1: [a] [b] []")},
		{"hidden rows, columns and tables", "<table style=display:none><colgroup><col><col style='display:none' span=2><col></colgroup><tr style='display:none'><td>a<td>b</tr></table>",
			lines("= Table 1 hidden no B-C", "1: hidden [a] [b]")},
		{"column groups", "<table><colgroup width=9></colgroup><colgroup style='display:none' span=2></colgroup><colgroup style='display:none'><col><col></colgroup><tr><td>a</table>",
			lines("= Table 1 no B-C no D-D no E-E", "1: [a]")},
		{"LibreOffice's notes", "<table><tr><td>a<comment>b</comment>c</table>", lines("= Table 1", "1: [ac]")},
		{"drawings", "<table><tr><td><svg><g>x</g></svg></td><td>a<svg/>b</td></table>", lines("= Table 1", "1: [e:not text] [ab]")},
		{"colspan", "<table><tr><td colspan=3>a<td>b<tr><td>c</table>", lines("= Table 1 A1:C1", "1: [a] [] [] [b]", "2: [c]")},
		{"rowspan", "<table><tr><td>a<td rowspan=3>b<td>c<tr><td>d<td>e<tr><td>f<tr><td>g<td>h</table>",
			lines("= Table 1 B1:B3", "1: [a] [b] [c]", "2: [d] [] [e]", "3: [f]", "4: [g] [h]")},
		{"both", "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d</table>", lines("= Table 1 A1:B2", "1: [a] [] [b]", "2: [] [] [c]", "3: [d]")},
		{"rowspan to the end of its group", "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tr><td>d</table>", lines("= Table 1 A1:A2", "1: [a] [b]", "2: [] [c]", "3: [d]")},
		{"rowspan longer than the table", "<table><tr><td rowspan=9>a<td>b<tr><td>c</table>", lines("= Table 1 A1:A2", "1: [a] [b]", "2: [] [c]")},
		{"a span of one row in the end", "<table><tr><td rowspan=9>a<td>b</table>", lines("= Table 1", "1: [a] [b]")},
		{"huge spans end with the sheet", "<table><tr><td colspan=99999999999999999999 rowspan=70000000>a<tr></table>", lines("= Table 1 A1:XFD2", "1: [a]")},
		{"spans that are no numbers", "<table><tr><td colspan=x>a<td colspan=-2>b<td colspan=0>c<td colspan='2px'>d</table>", lines("= Table 1 D1:E1", "1: [a] [b] [c] [d]")},
		{"spans of blank cells that Excel has not merged", "<table><tr><td colspan=2 style='mso-ignore:colspan'></td><td>a</td></table>", lines("= Table 1", "1: [] [] [a]")},
		{"Excel's exact values", `<table><tr><td x:num>7</td><td x:num="7.25">7.3</td><td x:str>7</td><td x:num>n/a</td><td x:bool="TRUE">TRUE</td><td x:err="#N/A">#N/A</td><td x:num="44632" style='mso-number-format:"dd\/mm\/yyyy"'>12/03/2022</td><td x:num="" style='mso-number-format:"\@"'>8</td></table>`,
			lines("= Table 1", "1: [n:7] [n:7.25] [7] [n/a] [b:TRUE] [e:#N/A] [d:44632] [n:8]")},
		{"LibreOffice's exact values", `<table><tr><td sdval="7.25" sdnum="2057;">7.3</td><td sdval="44632" sdnum="2057;0;DD/MM/YYYY">12/03/2022</td><td sdval="1" sdnum="2057;0;BOOLEAN">TRUE</td><td sdval="3" sdnum="2057;0;0 &quot;days&quot;">3 days</td></table>`,
			lines("= Table 1", "1: [n:7.25] [d:44632] [b:TRUE] [n:3]")},
		{"what is not text", "<table><tr><td><img src=tick.png></td><td><input value=2></td><td><select><option>1</select></td><td>2<img></td><td><input type=hidden value=x></td></table>",
			lines("= Table 1", "1: [e:not text] [e:not text] [e:not text] [2] []")},
		{"Office's own elements", "<table xmlns:o='urn:x'><o:p></o:p><tr><td><o:p>a</o:p></td></table>", lines("= Table 1", "1: [a]")},
		{"formatting between cells", "<table><form><input type=hidden><tr><font><td>a</td></font></tr></form></table>", lines("= Table 1", "1: [a]")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := dump([]byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	tests := []struct {
		name, in string
		reason   sheet.Reason
		row, col int
	}{
		{"nothing", "", sheet.Empty, 0, 0},
		{"no table", "<html><body>x</body></html>", sheet.NoSheets, 0, 0},
		{"no bytes of text", "<table>\x00", sheet.Binary, 0, 0},
		{"an open table", "<table><tr><td>a</td></tr>", sheet.Truncated, 1, 0},
		{"an open cell", "<table><tr><td>a", sheet.Truncated, 1, 1},
		{"an open page", "<html><table><tr><td>a</table>", sheet.Truncated, 0, 0},
		{"a table open at the page's end", "<html><table><tr><td>a</html>", sheet.Truncated, 1, 1},
		{"half a start tag", "<table></table><tab", sheet.Truncated, 0, 0},
		{"half an attribute", "<table></table><table a='b", sheet.Truncated, 0, 0},
		{"half an end tag", "<table></table", sheet.Truncated, 0, 0},
		{"the beginning of a tag", "<table></table><", sheet.Truncated, 0, 0},
		{"the beginning of an end tag", "<table></table></", sheet.Truncated, 0, 0},
		{"an open comment", "<table></table><!-- <table>", sheet.Truncated, 0, 0},
		{"an open declaration", "<table></table><!x", sheet.Truncated, 0, 0},
		{"an open script", "<table></table><script>", sheet.Truncated, 0, 0},
		{"an open title", "<title>x<table><tr><td>a</table>", sheet.Truncated, 0, 0},
		{"a cell outside", "<table></table><td>a", sheet.Malformed, 0, 0},
		{"a row outside", "<tr><td>a", sheet.Malformed, 0, 0},
		{"the end of nothing", "<table></table></table>", sheet.Malformed, 0, 0},
		{"the end of no cell", "<table><tr><td>a</td></td></table>", sheet.Malformed, 1, 0},
		{"text between cells", "<table><tr><td>a</td>b<td>c</table>", sheet.Malformed, 1, 0},
		{"an unknown tag", "<table><tr><td>a</td><tx></td></table>", sheet.Malformed, 1, 0},
		{"an unknown tag in a cell", "<table><tr><td><none></td></table>", sheet.Malformed, 1, 1},
		{"an unknown end tag", "<table><tr><td>a</t></td></table>", sheet.Malformed, 1, 1},
		{"an end tag of nothing", "<table><tr><td>a</></td></table>", sheet.Malformed, 1, 1},
		{"a tag in a tag", "<table><tr><td a</td><td>b</td></table>", sheet.Malformed, 1, 0},
		{"a tag in an end tag", "<table><tr><td>a</td</tr><tr><td>b</td></table>", sheet.Malformed, 1, 1},
		{"a quotation mark left open", "<table><tr><td a='b>1</td><td a='b'>2</td></table>", sheet.Malformed, 1, 0},
		{"an end tag missing", "<table><tr><td>a</td><td>b<td>c</td></table>", sheet.Malformed, 1, 2},
		{"an end tag too many", "<table><tr><td>a<td>b</td><td>c</table>", sheet.Malformed, 1, 2},
		{"a table within a cell", "<table><tr><td>a<td><table></table></table>", sheet.Malformed, 1, 2},
		{"the end of a head that did not begin", "<table><td>a</td></thead><td>b</td></table>", sheet.Malformed, 1, 0},
		{"a table within a table", "<table><tr></tr><table></table></table>", sheet.Malformed, 1, 0},
		{"overlap", "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>", sheet.Malformed, 2, 0},
		{"another encoding", "<meta charset=utf-8><table><tr><td>Zo\xEB</table>", sheet.Encoding, 0, 0},
		{"another code page", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'><table><tr><td>Zo\xEB</table>", sheet.Encoding, 0, 0},
		{"an encoding that shifts", "<?xml version='1.0' encoding='UTF-7'?><table><tr><td>a</table>", sheet.Encoding, 0, 0},
		{"damaged UTF-8", "<table><tr><td>Zoë é \xEB</table>", sheet.Encoding, 0, 0},
		{"too many columns", "<table><tr>" + many(sheet.MaxCols+1, "<td>"), sheet.TooLarge, 1, 0},
		{"too many rows", "<table>" + many(sheet.MaxRows+1, "<tr>"), sheet.TooLarge, sheet.MaxRows, 0},
		{"too many tables", many(MaxTables+1, "<table></table>"), sheet.TooLarge, 0, 0},
		{"too many merged areas", "<table>" + many(MaxMerged+1, "<tr><td colspan=2>"), sheet.TooLarge, MaxMerged + 1, 0},
		{"too many cells that reach down", "<table><tr>" + many(maxReach+1, "<td rowspan=2>"), sheet.TooLarge, 1, 0},
		{"a huge cell", "<table><tr><td>" + many(MaxCell/4+1, "a<b>bcd</b>"), sheet.TooLarge, 1, 1},
		{"a huge tag", "<table a='" + many(MaxTag, "x"), sheet.TooLarge, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := dump([]byte(tt.in))
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

func TestHugeRow(t *testing.T) {
	t.Parallel()
	in := "<table><tr>" + strings.Repeat("<td>"+strings.Repeat("a", MaxCell-1), 17)
	_, err := dump([]byte(in))
	var f *sheet.Fault
	if !errors.As(err, &f) || f.Reason != sheet.TooLarge || f.Col != 17 {
		t.Errorf("got %v", err)
	}
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	page := func(meta, name string) string {
		return "<html><head>" + meta + "</head><table><tr><td>" + name + "</table></html>"
	}
	wide := func(s string) string {
		b := []byte{0xFF, 0xFE}
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return string(b)
	}
	tests := []struct{ name, in, how string }{
		{"UTF-8", page("<meta charset=utf-8>", "Zoë"), "HTML, UTF-8"},
		{"UTF-8 with a mark", "\uFEFF" + page("", "Zoë"), "HTML, UTF-8"},
		{"UTF-8 by another name", page("<meta charset=windows-1252>", "Zoë"), "HTML, UTF-8"},
		{"Windows-1252", page(`<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">`, "Zo\xEB"), "HTML, Windows-1252"},
		{"Windows-1252 by its other name", page("<meta charset='ISO-8859-1'/>", "Zo\xEB"), "HTML, Windows-1252"},
		{"Windows-1252 without a word", page("", "Zo\xEB"), "HTML, Windows-1252"},
		{"UTF-16", wide(page("<meta charset=unicode>", "Zoë")), "HTML, UTF-16"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := dump([]byte(tt.in))
			if diff := cmp.Diff(lines("= Table 1", "1: [Zoë]"), got); diff != "" || err != nil {
				t.Errorf("-want +got\n%s%v", diff, err)
			}
			b, err := Open(strings.NewReader(tt.in), int64(len(tt.in)))
			if err != nil || b.Sheets()[0].Facts().Description != tt.how {
				t.Errorf("%v, want %q", b.Sheets()[0].Facts(), tt.how)
			}
		})
	}
}

func TestLooks(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, in  string
		page, xml bool
	}{
		{"doctype", "<!DOCTYPE html>\n<html>", true, false},
		{"Excel's page", `<html xmlns:x="urn:schemas-microsoft-com:office:excel">`, true, false},
		{"a table alone", "\xEF\xBB\xBF \r\n<TABLE border=1>", true, false},
		{"a comment first", "<!-- made by x --><table>", true, false},
		{"XHTML", "<?xml version='1.0'?><html>", true, false},
		{"UTF-16", "\xFF\xFE<\x00t\x00a\x00b\x00l\x00e\x00>\x00", true, false},
		{"UTF-16 big-endian", "\x00<\x00t\x00r\x00>", true, false},
		{"Excel 2003 XML", `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"><Table>`, false, true},
		{"Excel 2003 XML without the instruction", `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table>`, false, true},
		{"other XML", "<?xml version='1.0'?><tables><tableau>", false, false},
		{"text", "id,<table>\n", false, false},
		{"nothing", "", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := Looks([]byte(tt.in)); got != tt.page {
				t.Errorf("a page: %v, want %v", got, tt.page)
			}
			if got := LooksSpreadsheetML([]byte(tt.in)); got != tt.xml {
				t.Errorf("Excel 2003 XML: %v, want %v", got, tt.xml)
			}
		})
	}
}

func TestBook(t *testing.T) {
	t.Parallel()
	data := []byte("<html><!--[if gte mso 9]><xml><x:Date1904/></xml><![endif]--><table><tr><td>a<tr><td>b</table><table><tr><td>c</table></html>")
	b, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if !b.Date1904() || len(b.Sheets()) != 2 || b.Close() != nil {
		t.Errorf("the book says %v %d", b.Date1904(), len(b.Sheets()))
	}
	for _, s := range b.Sheets() {
		for range s.Rows() {
			break // a pass may stop early
		}
	}
	n := 0
	for range b.Sheets()[0].Rows() {
		n++
	}
	if n != 2 {
		t.Errorf("the second pass reads %d rows, want 2", n)
	}
}
