package skim

// Plan says which columns of a table's lines matter.
type Plan struct {
	Separator byte
	Fields    int // in a plain line
	// Columns are those that matter, in the order in which they stand.
	Columns []Column
}

// Column is a column that matters, or several beside each other.
type Column struct {
	N int // from 1
	// And is how many more columns to the right are taken with it, as one text with
	// the separators in it: what a few texts go with a few others is few still.
	And int
	// Valid, where there is one, judges a text that is met for the first time, with its
	// quotation marks if it has any. A line with one that is not valid is not plain.
	Valid func(text []byte) bool
}

// Page is what was found on some lines. It can be used again.
type Page struct {
	Lines int
	// Numbers are those of the texts, a line after another, in each a column after
	// another; those of a line that is not plain are 0.
	Numbers []uint32
	// Odd are the lines, from 0, that are not plain.
	Odd []int
	// By is what the numbers stand for.
	By *Numbering

	texts []texts
}

// Numbering is what numbers stand for in all pages that have it.
type Numbering struct {
	// Memo is for whoever takes the pages to keep what it made of the texts.
	Memo any
}

// Columns is how many numbers a line has.
func (p *Page) Columns() int { return len(p.texts) }

// Texts is how many texts of a column of the plan, from 0, have a number; the largest
// number, and that of the text that was met last.
func (p *Page) Texts(column int) uint32 { return uint32(len(p.texts[column].entries) - 1) }

// Append appends the text that has a number in a column of the plan, from 0: as it
// stands, with quotation marks round a field if it has any. There are none within.
func (p *Page) Append(dst []byte, column int, number uint32) []byte {
	return p.texts[column].append(dst, number)
}
