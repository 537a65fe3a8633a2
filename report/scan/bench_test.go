package scan

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"apst/ingest"
	"apst/synth"
)

// school is a list of n pupils with names that no word is.
func school(n int) []Person {
	people := make([]Person, n)
	for i := range people {
		people[i] = Person{
			UPN: synth.UPN(4000, 20, i), LocalID: fmt.Sprintf("QX%04d", i), Forename: syllables(i), Surname: syllables(7*i + 3),
			Born: ingest.Date{Year: int16(2006 + i%6), Month: uint8(1 + i%12), Day: uint8(1 + i%28)}, Postcode: fmt.Sprintf("QX%d %dAB", i%90, i%9),
		}
	}
	return people
}

// syllables makes a name of a number.
func syllables(n int) string {
	var b strings.Builder
	for range 3 {
		b.WriteByte("bdfgklmnprstvz"[n%14])
		n /= 14
		b.WriteByte("aeiou"[n%5])
		n /= 5
		n += 11
	}
	return b.String() + "x"
}

// release is files as a release has them, of about a size each.
func release(t testing.TB, size int) map[string][]byte {
	var csv, svg, page bytes.Buffer
	csv.WriteString("table,population,row_group,row,column,statistic,unit,value,denominator,note\n")
	for i := 0; csv.Len() < size; i++ {
		fmt.Fprintf(&csv, "T%02d,all pairs,sdq,total difficulties,teacher,mean_change,points,%d.%d,%d,\"hidden: fewer than 5, or to protect another\"\n", i%23, i%40, i%997, i%300)
	}
	svg.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" role="img"><title>Scores were lower at endline</title>`)
	for i := 0; svg.Len() < size; i++ {
		fmt.Fprintf(&svg, `<g transform="translate(%d.5,20)"><path d="M%d.25 %dL40.5 60.75" stroke="#595959" style="fill:none"/><text x="%d" y="4">conduct <tspan>problems</tspan></text></g>`, i%900, i%300, i%77, i%9)
	}
	svg.WriteString("</svg>")
	page.WriteString("<!DOCTYPE html><html><table>")
	for i := 0; page.Len() < size; i++ {
		fmt.Fprintf(&page, "<tr><td class=\"n\">%d</td><td>reliably <b>improved</b></td><td>%d%%</td><td>95%% CI &ndash;%d.1 to 2.5</td></tr>\n", i%300, i%100, i%7)
	}
	page.WriteString("</table></html>")
	sheet := bytes.NewBufferString(`<worksheet><sheetData>`)
	for i := 1; sheet.Len() < size; i++ {
		fmt.Fprintf(sheet, `<row r="%d"><c r="A%d" t="inlineStr" s="1"><is><t>hyperactivity</t></is></c><c r="B%d" s="2"><v>%d.125</v></c><c r="C%d" t="inlineStr"><is><t>c</t></is></c></row>`, i, i, i, i%40, i)
	}
	sheet.WriteString("</sheetData></worksheet>")
	return map[string][]byte{
		"tables/T05.csv": csv.Bytes(), "charts/F4.svg": svg.Bytes(), "report.html": page.Bytes(),
		"tables.xlsx": zipOf(t, member{"xl/worksheets/sheet1.xml", sheet.Bytes()}),
	}
}

// A release of a school, 20 MB unpacked.
func BenchmarkRelease(b *testing.B) {
	files := release(b, 5<<20)
	s := New(school(300), Allowed{})
	b.SetBytes(20 << 20)
	b.ReportAllocs()
	for b.Loop() {
		for name, data := range files {
			if finds := read(b, s, name, data); len(finds) > 0 {
				b.Fatal(finds[0], finds[0].Seen)
			}
		}
	}
}

func BenchmarkNew(b *testing.B) {
	people := school(300)
	b.ReportAllocs()
	for b.Loop() {
		New(people, Allowed{})
	}
}
