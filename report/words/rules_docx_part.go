package words

import (
	"strings"

	"apst/ingest/markup"
)

// docxElement is what an open element of a Word document is to the reader.
type docxElement uint8

const (
	elseElement docxElement = iota
	paragraphElement
	textElement
	tableElement
	rowElement
	cellElement
)

// docxFrame is a paragraph or a row that is being read; they stand in each other where
// there are text boxes and tables in tables.
type docxFrame struct {
	row   bool
	kind  blockKind
	group int
	text  strings.Builder
	marks []mark
}

// docxReader makes blocks of a part of a Word document. Paragraphs are counted from 1,
// empty ones too. What was deleted while changes were tracked does not count; what is
// hidden does, for a reader can show it.
type docxReader struct {
	*markup.Scanner
	blocks []block
	open   []docxElement
	frames []*docxFrame
	tables []int // the groups of the open tables
	groups int
	number int // of the last paragraph
	inText bool
	size   int
}

// start takes the beginning of an element.
func (d *docxReader) start() error {
	name, e := string(d.Local), elseElement
	switch {
	case d.Space == spaceChoice && name == "Fallback", // the same again, for older programs
		d.Space == spaceWord && (name == "del" || name == "moveFrom" || name == "delText" || name == "instrText"):
		return d.Skip()
	case d.Space == spacePlaced && name == "docPr":
		for _, key := range []string{"title", "descr"} {
			if text, ok := d.Attr(markup.None, key); ok {
				d.alone(string(text))
			}
		}
	case d.Space == spaceWord || d.Space == spaceDrawing:
		e = d.element(name)
	}
	d.open = append(d.open, e)
	return nil
}

// element takes the beginning of an element of the text.
func (d *docxReader) element(name string) docxElement {
	switch name {
	case "p":
		d.number++
		d.frames = append(d.frames, &docxFrame{marks: []mark{{0, d.number, 1}}})
		return paragraphElement
	case "t":
		d.inText = true
		return textElement
	case "tbl":
		d.groups++
		d.tables = append(d.tables, d.groups)
		return tableElement
	case "tr":
		group := 0
		if n := len(d.tables); n > 0 {
			group = d.tables[n-1]
		}
		d.frames = append(d.frames, &docxFrame{row: true, kind: rowBlock, group: group})
		return rowElement
	case "tc":
		return cellElement
	case "tab", "br", "cr", "ptab":
		d.write(" ")
	case "noBreakHyphen":
		d.write("-")
	case "pStyle":
		style, _ := d.Attr(spaceWord, "val")
		if s := strings.ToLower(string(style)); strings.HasPrefix(s, "heading") || s == "title" || s == "subtitle" || s == "caption" {
			d.kind(headingBlock)
		}
	case "numPr":
		d.kind(itemBlock)
	}
	return elseElement
}

// end takes the end of the innermost element.
func (d *docxReader) end() {
	n := len(d.open) - 1
	if n < 0 {
		return
	}
	e := d.open[n]
	d.open = d.open[:n]
	switch e {
	case textElement:
		d.inText = false
	case paragraphElement, rowElement:
		f := d.frames[len(d.frames)-1]
		d.frames = d.frames[:len(d.frames)-1]
		d.close(f)
	case tableElement:
		d.tables = d.tables[:len(d.tables)-1]
	case cellElement:
		if r := d.row(); r != nil {
			r.text.WriteString(" | ")
		}
	}
}

// row is the innermost open row; nil for none.
func (d *docxReader) row() *docxFrame {
	for i := len(d.frames) - 1; i >= 0; i-- {
		if d.frames[i].row {
			return d.frames[i]
		}
	}
	return nil
}

// kind says what the innermost open paragraph is.
func (d *docxReader) kind(k blockKind) {
	if n := len(d.frames); n > 0 && !d.frames[n-1].row {
		d.frames[n-1].kind = k
	}
}

// write adds text to the innermost open paragraph.
func (d *docxReader) write(text string) {
	if n := len(d.frames); n > 0 {
		d.frames[n-1].text.WriteString(text)
		d.size += len(text)
	}
}

// close finishes a paragraph or a row: a paragraph within a row becomes part of it.
func (d *docxReader) close(f *docxFrame) {
	text := f.text.String()
	if r := d.row(); r != nil && !f.row {
		for _, m := range f.marks {
			r.marks = append(r.marks, mark{r.text.Len() + m.at, m.line, m.column})
		}
		r.text.WriteString(text + " ")
		return
	}
	if strings.Trim(text, " |\t\n") == "" {
		return
	}
	b := block{kind: f.kind, group: f.group, text: text, marks: f.marks}
	if b.kind == itemBlock {
		if n := len(d.blocks); n > 0 && d.blocks[n-1].kind == itemBlock {
			b.group = d.blocks[n-1].group
		} else {
			d.groups++
			b.group = d.groups
		}
	}
	d.blocks = append(d.blocks, b)
}

// alone adds a text that stands for a picture.
func (d *docxReader) alone(text string) {
	if strings.TrimSpace(text) != "" {
		d.blocks = append(d.blocks, block{text: text, marks: []mark{{0, max(d.number, 1), 1}}})
		d.size += len(text)
	}
}
