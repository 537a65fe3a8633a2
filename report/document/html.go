package document

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"
	"unicode"
)

//go:embed style.css
var style string

//go:embed script.js
var script string

// WriteHTML writes the report as one HTML file. It needs no script, and asks for
// nothing from anywhere: its own policy forbids it. It is read as well in the dark, on
// a telephone, on paper, with a keyboard and by ear. The same report gives the same
// bytes. An error is one of the file's, or a report of which two parts have one name.
func (d *Document) WriteHTML(w io.Writer) error {
	p := d.lay()
	if p.err != nil {
		return p.err
	}
	_, err := p.out.WriteTo(w)
	return err
}

// Text is all words of the report in the order in which they are read: a string for
// each paragraph, point, heading, cell of a table and the like. What a picture holds is
// not among it, but for the words that stand for it.
func (d *Document) Text() []string { return d.lay().lines }

// page is a report on its way to a file.
type page struct {
	doc    *Document
	out    bytes.Buffer
	lines  []string        // what there is to read, so far
	line   strings.Builder // what is being written of it
	ids    map[string]bool
	cards  map[string]int // where a card stands in the report's list
	linked []int          // cards that something leads to, in that order
	number map[string]int // of a card among these, from 1
	terms  vocabulary
	depth  int // of the section that is open
	err    error
}

// lay lays a report out.
func (d *Document) lay() *page {
	p := &page{doc: d, ids: map[string]bool{}, cards: map[string]int{}, number: map[string]int{}, terms: newVocabulary(d.Terms)}
	for i := range d.Cards {
		p.cards[d.Cards[i].ID] = i
	}
	p.head()
	p.raw("<body>\n<a class=\"skip\" href=\"#main\">")
	p.label("Skip to the report")
	p.raw("</a>\n")
	p.header()
	p.raw("<main id=\"" + p.id("main") + "\" tabindex=\"-1\">\n")
	p.blocks(d.Lead)
	body := p.apart(func() {
		for _, s := range d.Sections {
			p.section(s)
		}
	})
	methods := p.apart(p.methods)
	if d.Contents {
		p.contents(len(p.linked) > 0)
	}
	p.join(body)
	p.join(methods)
	p.raw("</main>\n<script>" + script + "</script>\n</body>\n</html>\n")
	return p
}

// head is what a browser is told before anything is shown. The program's name stands
// where it looks for it in files that it may replace.
func (p *page) head() {
	d, look := p.doc, p.doc.style()
	title := d.Title
	if d.Stays != "" {
		title += ". " + d.Stays // what browsers print on each sheet that do not print the margins of this page
	}
	profile := ""
	if d.Profile != "" {
		profile = ` data-profile="` + escape(d.Profile) + `"`
	}
	fmt.Fprintf(&p.out, `<!DOCTYPE html>
<html lang="en-GB" data-kind="%s"%s>
<head>
<meta charset="utf-8">
<meta name="generator" content="apst">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>%s</title>
<style>%s</style>
</head>
`, escape(d.Kind), profile, hash(look), hash(script), escape(title), look)
}

// hash is how a policy names a text that it lets in.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// style is how the report looks, with what stands on every sheet of paper.
func (d *Document) style() string {
	size := "portrait"
	if d.Wide {
		size = "landscape"
	}
	return style + "@page {\n  size: A4 " + size + ";\n  margin: 16mm 14mm 15mm;\n" +
		"  @top-left { content: " + quote(d.Stays) + "; font: bold 8.5pt Arial, Helvetica, \"Liberation Sans\", sans-serif; }\n" +
		"  @bottom-left { content: " + quote(d.Title) + "; font: 8.5pt Arial, Helvetica, \"Liberation Sans\", sans-serif; }\n" +
		"  @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); font: 8.5pt Arial, Helvetica, \"Liberation Sans\", sans-serif; }\n}\n"
}

// quote is a text as a string of a style sheet: nothing in it can end that.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range clean(text) {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,:;()-", r)) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\%x ", r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// header is the title, why the report stays, and what it is about.
func (p *page) header() {
	d := p.doc
	p.raw("<header>\n")
	if d.Stays != "" {
		p.raw(`<p class="stays">`)
		p.words(d.Stays)
		p.raw("</p>\n")
	}
	p.raw("<h1>")
	p.words(d.Title)
	p.raw("</h1>\n")
	p.facts(d.About)
	p.explain()
	p.raw("</header>\n")
}

// contents is the list of sections, and of what there is not.
func (p *page) contents(methods bool) {
	d := p.doc
	p.raw("<nav class=\"contents\" aria-labelledby=\"contents-heading\">\n<h2 id=\"" + p.id("contents-heading") + "\">")
	p.label("Contents")
	p.raw("</h2>\n<ul>\n")
	entry := func(id, title string) {
		p.raw(`<li><a href="#` + escape(id) + `">`)
		p.label(title)
		p.raw("</a></li>\n")
	}
	for _, s := range d.Sections {
		entry(s.ID, s.Title)
	}
	if methods {
		entry("methods", methodsTitle)
	}
	p.raw("</ul>\n")
	if len(d.NotMade) > 0 {
		p.raw("<h3>")
		p.label("Not made")
		p.raw("</h3>\n<ul class=\"notes\">\n")
		for _, f := range d.NotMade {
			p.raw("<li>")
			p.label(f.Label + ": " + f.Text)
			p.raw("</li>\n")
		}
		p.raw("</ul>\n")
	}
	p.raw("</nav>\n")
}

// section is a heading and what stands under it.
func (p *page) section(s *Section) {
	level := min(p.depth+2, 6)
	class := ""
	if s.NewPage {
		class = ` class="sheet"`
	}
	p.raw(fmt.Sprintf("<section id=\"%s\"%s aria-labelledby=\"%s-heading\">\n<h%d id=\"%s\">", p.id(s.ID), class, escape(s.ID), level, p.id(s.ID+"-heading")))
	p.words(s.Title)
	p.raw(fmt.Sprintf("</h%d>\n", level))
	p.explain()
	p.blocks(s.Blocks)
	p.depth++
	for _, sub := range s.Sections {
		p.section(sub)
	}
	p.depth--
	p.raw("</section>\n")
}

// part is a stretch of a page that was laid apart.
type part struct {
	html  []byte
	lines []string
}

// apart lays what a function lays, to be joined later.
func (p *page) apart(lay func()) part {
	at, line := p.out.Len(), len(p.lines)
	lay()
	out := part{bytes.Clone(p.out.Bytes()[at:]), append([]string(nil), p.lines[line:]...)}
	p.out.Truncate(at)
	p.lines = p.lines[:line]
	return out
}

func (p *page) join(a part) {
	p.out.Write(a.html)
	p.lines = append(p.lines, a.lines...)
}

// raw writes markup: an element that begins or ends a text ends what is being read.
func (p *page) raw(markup string) {
	p.end()
	p.out.WriteString(markup)
}

// within writes markup in the middle of a text.
func (p *page) within(markup string) { p.out.WriteString(markup) }

// label writes words that are no place for an explanation: those of lists of contents
// and of what the page itself says.
func (p *page) label(text string) {
	text = clean(text)
	p.line.WriteString(text)
	p.out.WriteString(escape(text))
}

// end ends what is being read.
func (p *page) end() {
	if s := strings.TrimSpace(p.line.String()); s != "" {
		p.lines = append(p.lines, s)
	}
	p.line.Reset()
}

// id takes a name for an element. No two have one.
func (p *page) id(name string) string {
	if p.ids[name] && p.err == nil {
		p.err = fmt.Errorf("two parts of the report %q are called %q", p.doc.Title, name)
	}
	p.ids[name] = true
	return escape(name)
}

// escape is a text as a page has it, in an element as in an attribute.
func escape(text string) string { return html.EscapeString(clean(text)) }

// clean is a text without what no page may hold: bytes that are no letters, and signs
// that control machines. Lines run on.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || r == unicode.ReplacementChar || r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, text)
}
