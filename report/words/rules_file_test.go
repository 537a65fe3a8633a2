package words

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// seen are complaints as place, rule and words, in order.
func seen(c *Checked) []string {
	var out []string
	for _, x := range c.Complaints {
		place := fmt.Sprintf("%d:%d", x.Line, x.Column)
		if x.Part != "" {
			place = x.Part + " " + place
		}
		out = append(out, place+" "+x.Rule.ID+" "+x.Seen)
	}
	return out
}

// checkText is a file of that name with that text.
func checkText(t *testing.T, name, text string) *Checked {
	t.Helper()
	c, err := CheckReader(name, strings.NewReader(text), int64(len(text)), Known{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Places are those of the file: lines and characters.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, file, text string
		want             []string
	}{
		{"wrapped lines", "a.txt", "The pupils of this school came in the autumn, and it was then that\nthe ‘new’ team had an impact on them.\n\n  It  worked.\n", []string{"2:23 WRD-001 impact on", "4:3 WRD-001 It worked"}},
		{"long line", "a.txt", strings.Repeat("é ", 5000) + "it worked", []string{"1:10001 WRD-001 it worked"}},
		{"windows", "a.TXT", "\ufeffFine.\r\n\r\nAn impact.\r\n", []string{"3:4 WRD-001 impact"}},
		{"markdown", "a.md", "# An impact\n\n* fine\n* **Thanks to** all\n\n| a | b |\n|---|---|\n| fine | it worked |\n\n> It had a great impact on me.\n", []string{"1:6 WRD-001 impact", "4:5 WRD-001 Thanks to", "8:10 WRD-001 it worked"}},
		{"short lines are lines of their own", "a.txt", "Results in numbers\nThe median was 15 (1 to 20)\nn = 24", nil},
		{"sentence over two lines", "a.txt", "The mean change, which the next line has with its interval, was\n2.9 points (95% interval 1.3 to 4.5), n = 24.", nil},
		{"list", "a.txt", "- 12 of 30 improved\n\n- 3 of 30 got worse\n\n- 15 of 30 did not change\n", nil},
		{"numbered list", "a.txt", "1. 12 of 30 improved\n2. 3 of 30 got worse\n", nil},
		{"tabs", "a.txt", "class\tpupils\tshare\nreliably improved\t12\t40%\nreliably worse\t3\t10%\n", nil},
		{"two tables", "a.md", "| reliably improved | 12 |\n| unchanged | 15 |\n\n| reliably worse | 3 |\n| of all | 30 |\n", []string{"1:12 WRD-004 improved"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, seen(checkText(t, tt.file, tt.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

const page = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Impact report</title>
<style>.impact { color: red }</style><script>var impact = "because of";</script></head>
<body><h1>What difference is the team making?</h1>
<p>Scores were 2.9 points lower
   <b>because of</b> the team&#39;s work (95% interval 1.3 to 4.5, <i>n</i> = 24).</p>
<table><caption>Change</caption><tr><th>scale</th><th>mean change</th><th>95% interval</th></tr>
<tr><td><p>total</p></td><td>-2.9</td><td>-4.5 to -1.3</td></tr></table>
<ul><li>12 of 30 improved</li><li>3 of 30 got worse</li></ul>
<p>im&shy;pact and im<b>pact</b></p>
<blockquote>It had an impact on me.</blockquote><p>A child said <q>it made a difference to all of us</q>.</p>
<img src="impact.png" alt="Attendance 🟢"><template>impact</template>
<svg role="img"><title>Attendance</title><desc>It was driven by the team.</desc><text>Thanks to all</text></svg>
<a href="https://example.org/impact">the page</a></body></html>`

// A page is read as it is seen and heard: styles, scripts and addresses are not.
func TestHTML(t *testing.T) {
	t.Parallel()
	want := []string{
		"2:52 WRD-001 Impact", "6:7 WRD-001 because of", "10:4 WRD-001 im\u00adpact", "10:20 WRD-001 impact", "12:12 WRD-005 🟢", "13:55 WRD-001 driven by", "13:87 WRD-001 Thanks to",
	}
	if diff := cmp.Diff(want, seen(checkText(t, "report.html", page))); diff != "" {
		t.Error(diff)
	}
}

const (
	wordOpen  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>`
	wordClose = `</w:body></w:document>`
	wordRels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
)

// docx is a Word document with that body, and other parts by name.
func docx(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, p := range slices.Concat([]string{"_rels/.rels", wordRels, "word/document.xml", wordOpen + body + wordClose}, parts) {
		if i%2 == 1 {
			continue
		}
		w, err := z.Create(p)
		if err == nil {
			_, err = w.Write([]byte(slices.Concat([]string{"_rels/.rels", wordRels, "word/document.xml", wordOpen + body + wordClose}, parts)[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wordPara(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// A Word document is read by its paragraphs, with what is printed beside the text and
// without what was deleted.
func TestDocx(t *testing.T) {
	t.Parallel()
	const cell = `<w:tc>%s</w:tc>`
	rowOf := func(cells ...string) string {
		out := "<w:tr>"
		for _, c := range cells {
			out += fmt.Sprintf(cell, wordPara(c))
		}
		return out + "</w:tr>"
	}
	for _, tt := range []struct {
		name, body string
		parts      []string
		want       []string
	}{
		{"runs", `<w:p><w:r><w:t>The im</w:t></w:r><w:r><w:t>pact was large.</w:t></w:r></w:p>`, nil, []string{"1:5 WRD-001 impact"}},
		{"paragraphs are counted, empty ones too", wordPara("Fine.") + `<w:p/>` + wordPara("It worked."), nil, []string{"3:1 WRD-001 It worked"}},
		{"deleted and moved away", `<w:p><w:del><w:r><w:delText>It worked.</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>It worked.</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>It did not.</w:t></w:r></w:ins></w:p>`, nil, nil},
		{"fields", `<w:p><w:r><w:instrText>REF impact</w:instrText></w:r><w:r><w:t>Fine.</w:t></w:r></w:p>`, nil, nil},
		{"heading", `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>What difference is the team making?</w:t></w:r></w:p>` + wordPara("Thanks to all."), nil, []string{"2:1 WRD-001 Thanks to"}},
		{"table", `<w:tbl>` + rowOf("class", "pupils") + rowOf("reliably improved", "12") + rowOf("reliably worse", "3") + `</w:tbl>`, nil, nil},
		{"table without worse", `<w:tbl>` + rowOf("class", "pupils") + rowOf("reliably improved", "12") + `</w:tbl>`, nil, []string{"3:10 WRD-004 improved"}},
		{"table without interval", `<w:tbl>` + rowOf("scale", "n", "mean change") + rowOf("total", "24", "-2.9") + `</w:tbl>`, nil, []string{"3:1 WRD-010 mean change"}},
		{"list", `<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>12 of 30 improved</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>3 of 30 got worse</w:t></w:r></w:p>`, nil, nil},
		{"what stands for a picture", `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Attendance went to green"/></wp:inline></w:drawing></w:r></w:p>`, nil, []string{"1:12 WRD-005 went to green"}},
		{"text box, once", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>` + wordPara("It worked.") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + wordPara("It worked.") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`, nil, []string{"2:1 WRD-001 It worked"}},
		{"hyphens and tabs", `<w:p><w:r><w:t>traffic</w:t><w:noBreakHyphen/><w:t>light</w:t><w:tab/><w:t>table</w:t></w:r></w:p>`, nil, []string{"1:1 WRD-005 traffic-light"}},
		{"footnotes and footers", wordPara("Fine."), []string{
			"word/footnotes.xml", `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote>` + wordPara("It worked.") + `</w:footnote></w:footnotes>`,
			"word/footer2.xml", `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` + wordPara("Impact report") + `</w:ftr>`,
			"word/footnotesextra.xml", `broken`,
			"word/charts/chart1.xml", `<c:chart xmlns:c="c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Impact by term</a:t></a:r></a:p></c:chart>`,
		}, []string{"footnotes 1:1 WRD-001 It worked", "footer2 1:1 WRD-001 Impact", "chart1 1:1 WRD-001 Impact"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			data := docx(t, tt.body, tt.parts...)
			c, err := CheckReader("report.docx", bytes.NewReader(data), int64(len(data)), Known{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, seen(c)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A whole report that keeps to the rules, and one that does not.
func TestReports(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"kept.md": nil,
		"broken.md": {
			"1:7 WRD-001 impact of", "3:5 WRD-001 taskforce has transformed", "3:74 WRD-001 reduced by", "3:74 WRD-010 reduced by 2.9 points", "3:110 WRD-003 highly significant", "3:141 WRD-002 proves",
			"5:17 WRD-004 improved", "5:26 WRD-001 thanks to", "7:17 WRD-010 up by 4.2 percentage", "7:51 WRD-021 above the national", "7:90 WRD-005 rated green",
			"9:7 WRD-020 80%", "9:7 WRD-024 80%", "9:58 WRD-020 4.5%", "9:58 WRD-024 4.5%", "9:92 WRD-011 50%", "9:116 WRD-006 diagnosed", "9:133 WRD-006 disorder",
			"11:25 WRD-024 found", "11:36 WRD-001 taskforces improve",
		},
	} {
		c, err := CheckFile(filepath.Join("testdata", name), Known{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, seen(c)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// What cannot be checked is refused in a plain sentence, and nothing is passed for it.
func TestRefusedFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole := docx(t, wordPara("Fine."))
	var workbook bytes.Buffer
	z := zip.NewWriter(&workbook)
	for part, text := range map[string]string{"_rels/.rels": strings.ReplaceAll(wordRels, "word/document.xml", "xl/workbook.xml"), "xl/workbook.xml": "<workbook/>"} {
		if w, err := z.Create(part); err != nil {
			t.Fatal(err)
		} else if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ path, want string }{
		{write("a.pdf", []byte("%PDF")), "a.pdf: is a PDF; check the document that it was made from"},
		{write("a.doc", nil), "a.doc: is an old Word document; save it as .docx"},
		{write("a.xlsx", nil), "a.xlsx: is a workbook and no text"},
		{write("a", []byte("text")), "a: is no text that can be checked: .txt, .md, .html or .docx can"},
		{write("b.txt", []byte(" \n")), "b.txt: cannot be checked: "},
		{write("c.md", []byte("---\n\n***\n")), "c.md: holds no text"},
		{write("d.html", []byte("<p></p><script>x</script>")), "d.html: holds no text"},
		{write("e.txt", []byte("\x89PNG\x00\x00\x00\x01\x02")), "e.txt: cannot be checked: "},
		{write("f.docx", []byte("no zip")), "f.docx: cannot be checked: "},
		{write("g.docx", whole[:len(whole)/2]), "g.docx: cannot be checked: "},
		{write("h.docx", workbook.Bytes()), "h.docx: cannot be checked: this is no Word document"},
		{write("i.docx", docx(t, "<w:p>")), "i.docx: cannot be checked: "},
		{write("j.docx", docx(t, "<w:p/>")), "j.docx: holds no text"},
		{dir, filepath.Base(dir) + ": is a folder; name the text in it"},
		{filepath.Join(dir, "none.txt"), "none.txt: cannot be read"},
	} {
		c, err := CheckFile(tt.path, Known{})
		var refused *Refused
		if c != nil || !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %v, %v; want %q", filepath.Base(tt.path), c, err, tt.want)
		}
	}
	c, err := CheckFile(write("fine.docx", whole), Known{})
	if err != nil || c.Sentences != 1 || c.Paragraphs != 1 || len(c.Complaints) > 0 {
		t.Errorf("%+v, %v; want one sentence", c, err)
	}
}

// Nothing that a file holds crashes the reader, and every complaint has a place in it.
func FuzzCheckReader(f *testing.F) {
	f.Add("a.txt", []byte("The team's impact: 12 of 30 improved,\n95% (n = 7) nationally 42.5% in 2023/24.\n| a | b |\n"))
	f.Add("a.md", []byte("# x\n- 1\n> \"a b c d e\n1. x\n\t|\t|\n](http://"))
	f.Add("a.html", []byte(page))
	f.Add("a.html", []byte("<table><tr><td><table><tr></table></ul></tr><svg><text>impact"))
	f.Add("a.docx", docx(f, wordPara("It worked.")+"<w:tbl><w:tr><w:tc>"+wordPara("a")+"</w:tc></w:tr></w:tbl>"))
	f.Add("b.docx", []byte(`<w:tr><w:t>impact</w:t></w:p></w:tr>`))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if name == "b.docx" { // the body of a whole document, that fuzzing reaches what is in it
			data = docx(t, string(data))
		}
		c, err := CheckReader(name, bytes.NewReader(data), int64(len(data)), Known{SmallN: 12})
		if err != nil {
			var refused *Refused
			if !errors.As(err, &refused) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		for _, x := range c.Complaints {
			if x.Rule == nil || x.Line < 1 || x.Column < 1 || x.Seen == "" || x.Near == "" || x.Do() == "" {
				t.Fatalf("%+v", x)
			}
		}
	})
}
