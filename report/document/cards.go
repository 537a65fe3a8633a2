package document

import "strconv"

// methodsTitle is over the cards.
const methodsTitle = "Methods"

// link is what leads to the method behind words, and what ends that. A method that the
// report has no card of leads nowhere.
func (p *page) link(card string) (open, end string) {
	i, ok := p.cards[card]
	if !ok || card == "" {
		return "", ""
	}
	n := p.number[card]
	if n == 0 {
		p.linked = append(p.linked, i)
		n = len(p.linked)
		p.number[card] = n
	}
	return `<a class="how" href="#` + escape(cardID(card)) + `" data-n="` + strconv.Itoa(n) + `">`, "</a>"
}

// cardID is the name of a card's place; no section has one with a point in it.
func cardID(card string) string { return "method." + card }

// methods are the cards that something leads to, in the order in which it does, with the
// numbers by which paper leads to them.
func (p *page) methods() {
	if len(p.linked) == 0 {
		return
	}
	p.raw("<section class=\"methods\" id=\"" + p.id("methods") + "\" aria-labelledby=\"methods-heading\">\n<h2 id=\"" + p.id("methods-heading") + "\">")
	p.label(methodsTitle)
	p.raw("</h2>\n")
	for n, i := range p.linked {
		c := &p.doc.Cards[i]
		p.raw(`<div class="card" id="` + p.id(cardID(c.ID)) + "\">\n<h3>")
		p.label(strconv.Itoa(n+1) + ". ")
		p.words(c.Title)
		p.raw("</h3>\n")
		for _, text := range c.Text {
			p.paragraph(&Paragraph{Text: Words(text)})
		}
		if c.Formula != "" {
			p.raw(`<p class="formula">`)
			p.words(c.Formula)
			p.raw("</p>\n")
		}
		if c.Source != "" {
			p.raw(`<p class="notes">`)
			p.words("Source: " + c.Source)
			p.raw("</p>\n")
		}
		p.explain()
		p.raw("</div>\n")
	}
	p.raw("</section>\n")
}
