package html

import (
	"slices"
	"strings"

	"apst/ingest/sheet"

	"golang.org/x/net/html/atom"
)

// startTag takes the beginning of an element.
func (p *parser) startTag(selfClosing bool) error {
	raw, more := p.z.TagName()
	name := atom.Lookup(raw)
	t := p.table
	if t != nil && p.unseen == "" && strange(raw) {
		return p.malformed(notHTML, "rows and cells")
	}
	own := string(raw) // reading attributes moves the tokenizer's bytes
	if slices.Contains(raws, name) {
		p.raw = name
	}
	var m *marks
	if name == atom.Td || name == atom.Th {
		p.marks = marks{}
		m = &p.marks
	}
	a := p.attributes(more, m)
	switch {
	case name == atom.Html:
		p.opened, p.closed = true, false
	case name == atom.Meta && a.charset != "":
		return p.declared(a.charset)
	case t == nil && name == atom.Table:
		if len(p.tables) == MaxTables {
			return p.tooLarge("tables", MaxTables)
		}
		p.table = &table{number: len(p.tables) + 1, hidden: a.hidden}
		p.tables = append(p.tables, p.table)
	case t == nil && (name == atom.Td || name == atom.Th || name == atom.Tr):
		return p.malformed("a row or a cell outside a table", "<table> before it")
	case t == nil:
	case name == atom.Table && t.inCell:
		return p.malformed("a table within a cell", "one value in each cell")
	case name == atom.Table:
		return p.malformed("a table that begins before the one before it has ended", "</table>")
	case structure(name):
		p.endCaption()
		return p.structureTag(name, a)
	case t.inCell || p.caption:
		if !selfClosing || name != atom.Svg && name != atom.Math {
			p.content(name, own, a)
		}
	}
	return nil
}

// structureTag takes the beginning of a part of the table, which ends those
// before it where their end tags were left out.
func (p *parser) structureTag(name atom.Atom, a attributes) error {
	t := p.table
	switch name {
	case atom.Td, atom.Th:
		if err := p.endCell(false); err != nil {
			return err
		}
		if !t.inRow {
			return p.beginRow(name, a)
		}
		return p.beginCell(name, a)
	}
	if err := p.endRow(); err != nil {
		return err
	}
	open := t.group
	if err := p.endColumns(name == atom.Col); err != nil {
		return err
	}
	switch name {
	case atom.Caption:
		p.caption = true
		p.shown.begin()
	case atom.Colgroup:
		t.group = &group{span: a.span, hidden: a.hidden}
	case atom.Col:
		hidden := a.hidden
		if open != nil {
			hidden = hidden || open.hidden
			open.columns++
			t.group = open
		}
		return p.column(a.span, hidden)
	case atom.Thead, atom.Tbody, atom.Tfoot:
		t.endGroup()
		t.section = name
	case atom.Tr:
		if t.row == sheet.MaxRows {
			return p.tooLarge("rows", sheet.MaxRows)
		}
		t.beginRow(a.hidden)
	}
	return nil
}

// beginRow begins a row that has no tr, with its first cell.
func (p *parser) beginRow(name atom.Atom, first attributes) error {
	if p.table.row == sheet.MaxRows {
		return p.tooLarge("rows", sheet.MaxRows)
	}
	p.table.beginRow(false)
	return p.beginCell(name, first)
}

func (p *parser) beginCell(name atom.Atom, a attributes) error {
	if err := p.place(a.columns, a.rows, !a.apart); err != nil {
		return err
	}
	p.table.inCell, p.table.heading = true, name == atom.Th
	p.shown.begin()
	return nil
}

// content takes the beginning of an element within a cell or a caption.
func (p *parser) content(name atom.Atom, own string, a attributes) {
	void := slices.Contains(voids, name)
	shows := !a.hidden && own != note && (name != atom.Input || !strings.EqualFold(a.kind, "hidden"))
	if p.unseen == "" && shows && slices.Contains(controls, name) {
		p.marks.control = true
	}
	switch {
	case p.unseen != "":
		if own == p.unseen {
			p.unseenDepth++
		}
	case (!shows || slices.Contains(opaque, name)) && !void:
		p.unseen, p.unseenDepth = own, 1
	case !shows:
	case name == atom.Br:
		p.shown.lineBreak()
	case slices.Contains(blocks, name):
		p.shown.block()
	}
}

// endTag takes the end of an element.
func (p *parser) endTag(raw []byte) error {
	name := atom.Lookup(raw)
	if name != 0 && name == p.raw {
		p.raw = 0
	}
	t := p.table
	switch {
	case name == atom.Html:
		p.closed = true
		if t != nil {
			return p.truncated("a table that does not end", "</table>")
		}
	case t == nil && (name == atom.Table || name == atom.Td || name == atom.Th):
		return p.malformed("the end of a table or a cell that did not begin", "<table> before it")
	case t == nil:
	case (name == atom.Td || name == atom.Th) && !t.inCell:
		return p.malformed("the end of a cell that did not begin", "<td> or <th> before it")
	case name == atom.Td, name == atom.Th:
		return p.endCell(true)
	case name == atom.Tr:
		return p.endRow()
	case name == atom.Caption:
		p.endCaption()
	case name == atom.Colgroup:
		return p.endColumns(false)
	case (name == atom.Thead || name == atom.Tbody || name == atom.Tfoot) && name != t.section:
		return p.malformed("the end of a part of the table that did not begin", "<"+name.String()+"> before it")
	case name == atom.Thead, name == atom.Tbody, name == atom.Tfoot:
		err := p.endRow()
		t.endGroup()
		return err
	case name == atom.Table:
		p.endCaption()
		if err := p.endRow(); err != nil {
			return err
		}
		t.endGroup()
		p.table = nil
	case p.unseen != "" && string(raw) == p.unseen:
		if p.unseenDepth--; p.unseenDepth == 0 {
			p.unseen = ""
		}
	case (t.inCell || p.caption) && slices.Contains(blocks, name):
		p.shown.block()
	}
	return nil
}

// endCell finishes the open cell, if there is one; its end tag may be written or
// left out.
func (p *parser) endCell(written bool) error {
	t := p.table
	if !t.inCell {
		return nil
	}
	h := &p.ends[0]
	if t.heading {
		h = &p.ends[1]
	}
	h.written, h.leftOut = h.written || written, h.leftOut || !written
	if h.broken() {
		return p.malformed("a page that ends some of its cells and not others", "</td> after each cell")
	}
	t.inCell, p.unseen = false, ""
	text := p.shown.buf[p.shown.from:]
	kind, exact := p.marks.value(text)
	p.cells = append(p.cells, cell{col: t.col, from: p.shown.from, to: len(p.shown.buf), kind: kind, exact: exact})
	return nil
}

// endRow finishes the open row, if there is one, and has it returned if it has
// cells.
func (p *parser) endRow() error {
	t := p.table
	if err := p.endCell(false); err != nil || !t.inRow {
		return err
	}
	t.endRow()
	if len(p.cells) == 0 {
		return nil
	}
	p.ready = true
	p.row.N, p.row.Hidden = t.row, t.hiddenRow
	width := p.cells[len(p.cells)-1].col
	p.row.Cells = append(p.row.Cells[:0], make([]sheet.Cell, width)...)
	for _, c := range p.cells {
		text := p.shown.buf[c.from:c.to:c.to]
		if c.exact != "" {
			text = []byte(c.exact)
		}
		if len(text) > 0 {
			p.row.Cells[c.col-1] = sheet.Cell{Kind: c.kind, Text: text}
		}
	}
	return nil
}

// endCaption finishes the caption, if one is open.
func (p *parser) endCaption() {
	if !p.caption {
		return
	}
	p.caption, p.unseen = false, ""
	text := string(p.shown.buf[p.shown.from:])
	p.shown.buf = p.shown.buf[:p.shown.from]
	if len(text) <= maxName {
		p.table.caption = strings.Join(strings.Fields(text), " ")
	}
}
