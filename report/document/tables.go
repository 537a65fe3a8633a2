package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// uprightWidth is how wide a table may be, in millimetres, on a sheet of paper that
// stands upright. A wider one is set more closely there, as far as it can be read, and a
// still wider one gets sheets that lie on their long side.
const (
	uprightWidth = 182
	closeWidth   = 235
)

// width is about how wide the longest words of a table make it on paper: a letter of the
// headings takes 1.7 mm, what is about a cell 2.9, and the labels of rows 22 at least.
func (t *Table) width() float64 {
	all := 22.0
	for k := range t.Columns {
		most := longestWord(t.Columns[k].Title)
		for _, g := range t.Groups {
			for i := range g.Rows {
				if k < len(g.Rows[i].Cells) {
					most = max(most, longestWord(g.Rows[i].Cells[k].Text))
				}
			}
		}
		all += 1.7*float64(most) + 2.9
	}
	return all
}

func longestWord(text string) int {
	most := 0
	for word := range strings.FieldsSeq(text) {
		most = max(most, utf8.RuneCountInString(word))
	}
	return most
}

// table is a table within a frame that moves sideways where it is too wide. Its lines are
// said to word processors by an attribute, since these hardly read style sheets.
func (p *page) table(t *Table) {
	class := "scroll"
	switch width := t.width(); {
	case p.doc.Wide || width <= uprightWidth:
	case width <= closeWidth:
		class += " close"
	default:
		class += " many"
	}
	p.raw(fmt.Sprintf("<div class=\"%s\" tabindex=\"0\" role=\"group\" aria-labelledby=\"%s-caption\">\n<table id=\"%s\" border=\"1\"", class, escape(t.ID), p.id(t.ID)))
	if t.Sort {
		p.within(` class="sorts"`)
	}
	p.within(">\n<caption><span id=\"" + p.id(t.ID+"-caption") + "\">")
	p.words(t.Caption)
	if t.Of != "" {
		p.within(` <span class="of">`)
		p.line.WriteByte(' ')
		p.words(t.Of)
		p.within("</span>")
	}
	p.raw("</span></caption>\n<thead><tr><th scope=\"col\">")
	stub := t.Stub
	if stub == "" {
		stub = "Row"
	}
	p.words(stub)
	p.raw("</th>")
	for _, c := range t.Columns {
		open, end := p.link(c.Card)
		p.raw("<th scope=\"col\"" + number(c.Number, false) + ">" + open)
		p.words(c.Title)
		p.raw(end + "</th>")
	}
	p.raw("</tr></thead>\n")
	for i := range t.Groups {
		p.group(t, &t.Groups[i])
	}
	p.raw("</table>\n</div>\n")
	p.texts("ul", ` class="notes"`, append(slices.Clone(t.Notes), t.reasons()...))
}

// group is a run of rows.
func (p *page) group(t *Table, g *Group) {
	p.raw("<tbody>\n")
	if g.Title != "" {
		p.raw(fmt.Sprintf("<tr><th scope=\"rowgroup\" colspan=\"%d\" class=\"part\">", len(t.Columns)+1))
		p.words(g.Title)
		p.raw("</th></tr>\n")
	}
	for i := range g.Rows {
		row := &g.Rows[i]
		class := ""
		if row.Total {
			class = ` class="total"`
		}
		p.raw("<tr" + class + "><th scope=\"row\">")
		p.words(row.Label)
		p.raw("</th>")
		for k, c := range row.Cells {
			p.raw("<td" + number(k < len(t.Columns) && t.Columns[k].Number, c.Symbol) + ">")
			p.words(c.Text)
			p.raw("</td>")
		}
		p.raw("</tr>\n")
	}
	p.raw("</tbody>\n")
}

// number is the class of a cell.
func number(number, symbol bool) string {
	switch {
	case number && symbol:
		return ` class="n symbol"`
	case number:
		return ` class="n"`
	case symbol:
		return ` class="symbol"`
	}
	return ""
}

// reasons are why symbols stand in a table, each said once, with where.
func (t *Table) reasons() []Text {
	type reason struct{ symbol, why string }
	var order []reason
	places := map[reason][]string{}
	for _, g := range t.Groups {
		for i := range g.Rows {
			for k, c := range g.Rows[i].Cells {
				if !c.Symbol || c.Why == "" {
					continue
				}
				r := reason{c.Text, c.Why}
				if places[r] == nil {
					order = append(order, r)
				}
				place := g.Rows[i].Label
				if k < len(t.Columns) {
					place += ", " + t.Columns[k].Title
				}
				places[r] = append(places[r], place)
			}
		}
	}
	var out []Text
	for _, r := range order {
		where := places[r][0]
		if n := len(places[r]); n > 1 {
			where = strconv.Itoa(n) + " places"
		}
		out = append(out, Words(r.symbol+" ("+where+"): "+r.why))
	}
	return out
}
