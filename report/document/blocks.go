package document

import (
	"bytes"
	"slices"
	"strings"
)

// blocks lays blocks, each followed by what its technical words mean.
func (p *page) blocks(list []Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *Paragraph:
			p.paragraph(b)
		case *List:
			p.list(b)
		case *Facts:
			p.facts(b.Items)
		case *Tiles:
			p.tiles(b)
		case *Table:
			p.table(b)
		case *Figure:
			p.figure(b)
		case *Fold:
			p.fold(b.Summary, func() { p.blocks(b.Blocks) })
		case *Box:
			p.box(b)
		}
		p.explain()
	}
}

// roles are the classes of paragraphs.
var roles = map[Role]string{Lead: ` class="lead"`, Warning: ` class="warning"`, Note: ` class="notes"`}

func (p *page) paragraph(b *Paragraph) {
	if len(b.Text) == 0 {
		return
	}
	p.raw("<p" + roles[b.Role] + ">")
	p.text(b.Text)
	p.raw("</p>\n")
}

// text is words, some of which lead to a method.
func (p *page) text(t Text) {
	for _, s := range t {
		open, end := p.link(s.Card)
		if s.Strong {
			open, end = open+"<strong>", "</strong>"+end
		}
		p.within(open)
		p.words(s.Text)
		p.within(end)
	}
}

// texts are the points of a list.
func (p *page) texts(element, class string, items []Text) {
	if len(items) == 0 {
		return
	}
	p.raw("<" + element + class + ">\n")
	for _, t := range items {
		p.raw("<li>")
		p.text(t)
		p.raw("</li>\n")
	}
	p.raw("</" + element + ">\n")
}

func (p *page) list(b *List) {
	element := "ul"
	if b.Ordered {
		element = "ol"
	}
	p.texts(element, "", b.Items)
}

func (p *page) facts(items []Fact) {
	if len(items) == 0 {
		return
	}
	p.raw("<dl class=\"facts\">\n")
	for _, f := range items {
		p.raw("<div><dt>")
		p.words(f.Label)
		p.raw("</dt> <dd>")
		p.words(f.Text)
		p.raw("</dd></div>\n")
	}
	p.raw("</dl>\n")
}

// tiles are points of a list, so that each is read in one go.
func (p *page) tiles(b *Tiles) {
	if len(b.Items) == 0 {
		return
	}
	p.raw("<ul class=\"tiles\">\n")
	for _, t := range b.Items {
		p.raw(`<li><span class="value">`)
		open, end := p.link(t.Card)
		p.within(open)
		p.words(t.Value)
		p.within(end + "</span>")
		for _, part := range []struct{ class, text string }{{"label", t.Label}, {"note", t.Note}} {
			if part.text != "" {
				p.within(` <br><span class="` + part.class + `">`)
				p.line.WriteByte(' ')
				p.words(part.text)
				p.within("</span>")
			}
		}
		p.raw("</li>\n")
	}
	p.raw("</ul>\n")
}

// fold is shut on a screen. What is explained in it is explained again outside, since
// nobody has to open it.
func (p *page) fold(summary string, lay func()) {
	p.raw("<details>\n<summary>")
	p.words(summary)
	p.raw("</summary>\n")
	outer := p.terms
	p.terms = outer.inner()
	lay()
	p.terms = outer
	p.raw("</details>\n")
}

// figure is a chart, its words and its numbers.
func (p *page) figure(b *Figure) {
	p.raw("<figure id=\"" + p.id(b.ID) + "\">\n")
	switch {
	case b.Why != "":
		p.raw("<p>")
		p.words("No picture: " + b.Why + ".")
		p.raw("</p>\n")
	case len(b.SVG) > 0:
		ids, label := idsOf(b.SVG), `aria-label="Chart"`
		if i := slices.IndexFunc(ids, func(id string) bool { return strings.HasSuffix(id, "-title") }); i >= 0 {
			label = `aria-labelledby="` + ids[i] + `"`
		}
		p.raw("<div class=\"picture\" tabindex=\"0\" role=\"group\" " + label + ">\n" + inline(b.SVG) + "\n</div>\n")
		for _, id := range ids {
			p.id(id)
		}
	}
	if b.Words != "" {
		p.fold("This chart in words", func() {
			p.raw("<p>")
			p.words(b.Words)
			p.raw("</p>\n")
			p.explain()
		})
	}
	if b.Numbers != nil {
		p.fold("The numbers of this chart", func() {
			p.table(b.Numbers)
			p.explain()
		})
	}
	p.raw("</figure>\n")
}

// inline is a picture as an element of a page: without what stands before its root, and
// without the name of a language that the page knows.
func inline(svg []byte) string {
	if i := bytes.Index(svg, []byte("<svg ")); i > 0 {
		svg = svg[i:]
	}
	return string(bytes.TrimSpace(bytes.Replace(svg, []byte(` xmlns="http://www.w3.org/2000/svg"`), nil, 1)))
}

// idsOf are the names that a picture gives to parts of itself.
func idsOf(svg []byte) []string {
	var out []string
	for rest := svg; ; {
		_, after, ok := bytes.Cut(rest, []byte(` id="`))
		if !ok {
			return out
		}
		id, more, _ := bytes.Cut(after, []byte{'"'})
		out, rest = append(out, string(id)), more
	}
}

// box is a frame: what somebody said, or lines for a hand.
func (p *page) box(b *Box) {
	p.raw("<div class=\"box\">\n")
	if b.Title != "" {
		p.raw(`<p class="title"><strong>`)
		p.words(b.Title)
		p.raw("</strong></p>\n")
	}
	for _, t := range b.Text {
		p.paragraph(&Paragraph{Text: t})
	}
	for range b.Lines {
		p.raw("<p class=\"line\" aria-hidden=\"true\">&nbsp;</p>\n<hr aria-hidden=\"true\">\n")
	}
	p.raw("</div>\n")
}
