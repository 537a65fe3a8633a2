package xlsx

import (
	"apst/ingest/markup"
	"apst/ingest/sheet"
)

// cellType is the t attribute of a cell (ECMA-376, 18.18.11).
type cellType uint8

const (
	numberCell cellType = iota
	sharedCell
	stringCell // the text of a formula
	inlineCell
	boolCell
	errorCell
	dateCell
	unknownCell
)

func parseType(v []byte) cellType {
	switch string(v) {
	case "n":
		return numberCell
	case "s":
		return sharedCell
	case "str":
		return stringCell
	case "inlineStr":
		return inlineCell
	case "b":
		return boolCell
	case "e":
		return errorCell
	case "d":
		return dateCell
	}
	return unknownCell
}

// rawCell is a cell as the file writes it.
type rawCell struct {
	kind    cellType
	style   uint16
	value   []byte // in the row's text; nil without one
	inline  bool   // value comes from <is>
	formula bool
}

// readCell reads the <c> just started into the row.
func (r *rowReader) readCell() error {
	var c rawCell
	col, err := r.cellHead(&c)
	if err != nil {
		return err
	}
	r.col, r.inCell = col, true
	if err := r.cellBody(&c); err != nil {
		return err
	}
	cell, err := r.resolveCell(&c)
	if err != nil {
		return err
	}
	r.inCell = false
	r.put(col, cell)
	return nil
}

// cellHead reads a cell's attributes.
func (r *rowReader) cellHead(c *rawCell) (col int, err error) {
	col = r.col + 1
	var style, kind []byte
	for i := range r.Attrs {
		a := &r.Attrs[i]
		if a.Space != markup.None {
			continue
		}
		switch string(a.Local) {
		case "r":
			if col, err = r.cellRef(a.Value); err != nil {
				return 0, err
			}
		case "s":
			style = a.Value
		case "t":
			kind = a.Value
		}
	}
	if col > sheet.MaxCols {
		return 0, tooLarge("a cell beyond the last column that a worksheet has", "at most 16,384 columns")
	}
	if kind != nil {
		if c.kind = parseType(kind); c.kind == unknownCell {
			return 0, place(malformed("a cell of an unknown type", "a number, text, date, boolean or error"), "", "", r.n, col)
		}
	}
	if style != nil {
		i, ok := parseIndex(style)
		if !ok || !r.book.styles.known(i) {
			return 0, place(malformed("a cell with a style that the workbook does not have", "one of its cell formats"), "", "", r.n, col)
		}
		c.style = uint16(i)
	}
	return col, nil
}

// cellRef is the column of a cell's address, which must lie in this row, right
// of the cells before it.
func (r *rowReader) cellRef(v []byte) (col int, err error) {
	row, col, ok := parseRef(v)
	if !ok {
		return 0, malformed("a cell with an address that no worksheet has", "an address from A1 to XFD1048576")
	}
	if row != r.n && r.implied && len(r.row.Cells) == 0 && row > r.n {
		// The row's tag leaves its number to its cells.
		if err := r.setRow(row, false); err != nil {
			return 0, err
		}
	}
	at := sheet.Ref{Row: row, Col: col}
	switch {
	case row != r.n:
		return 0, disordered("a cell with the address "+at.Cell()+" in another row", "the row's own cells")
	case col <= r.col:
		f := disordered("a cell that is not right of the one before it", "cells in order, each once")
		return 0, place(f, "", "", row, col)
	}
	return col, nil
}

// parseRef reads an address as worksheets write it: capital letters, then
// digits without a leading zero.
func parseRef(v []byte) (row, col int, ok bool) {
	i := 0
	for i < len(v) && v[i] >= 'A' && v[i] <= 'Z' && i < 3 {
		col = col*26 + int(v[i]-'A') + 1
		i++
	}
	if i == 0 || col > sheet.MaxCols || i == len(v) || v[i] == '0' || len(v)-i > 7 {
		return 0, 0, false
	}
	for _, c := range v[i:] {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		row = row*10 + int(c-'0')
	}
	return row, col, row <= sheet.MaxRows
}

// cellBody reads what a cell holds.
func (r *rowReader) cellBody(c *rawCell) error {
	var values, formulas, inlines int
	err := r.children(func() error {
		switch {
		case r.is(main, "v"):
			values++
			return r.readValue(c)
		case r.is(main, "f"):
			formulas++
			c.formula = true
			return r.Skip()
		case r.is(main, "is"):
			inlines++
			start := len(r.text)
			var err error
			if r.text, err = r.readRich(r.text, start+MaxCellText); err != nil {
				return err
			}
			c.value, c.inline = r.text[start:len(r.text):len(r.text)], true
			return nil
		case r.is(main, "extLst"):
			return r.Skip()
		}
		return r.unexpected("the value of a cell")
	})
	switch {
	case err != nil:
		return err
	case values > 1 || formulas > 1 || inlines > 1 || inlines > 0 && values > 0:
		return malformed("a cell with two values", "one value a cell")
	case inlines > 0 && c.kind != inlineCell:
		return malformed("a cell with text where its type says otherwise", "a value of its type")
	case len(r.text) > MaxRowText:
		return tooLarge("a row with more text than is read", "at most 16 MB")
	}
	return nil
}

// readValue reads the <v> just started into the row's text.
func (r *rowReader) readValue(c *rawCell) error {
	start := len(r.text)
	read := r.readRaw
	if c.kind == stringCell || c.kind == inlineCell {
		read = r.readText
	}
	var err error
	if r.text, err = read(r.text, start+MaxCellText); err != nil {
		return err
	}
	c.value = r.text[start:len(r.text):len(r.text)]
	return nil
}

// resolveCell makes the cell that a reader of the sheet sees.
func (r *rowReader) resolveCell(c *rawCell) (sheet.Cell, error) {
	cell := sheet.Cell{Style: c.style}
	if c.kind != stringCell && c.kind != inlineCell {
		c.value = trimSpace(c.value)
	}
	if len(c.value) == 0 {
		emptyText := c.value != nil && (c.kind == stringCell || c.kind == inlineCell)
		if c.formula && !emptyText {
			cell.Kind = sheet.Formula
		}
		return cell, nil
	}
	cell.Text = c.value
	switch c.kind {
	case numberCell:
		cell.Kind = sheet.Number
		if r.book.styles.date(c.style) {
			cell.Kind = sheet.Date
		}
		if !isNumber(c.value) {
			return cell, malformed("a number that is not one", "digits, or another type of cell")
		}
	case sharedCell:
		return r.sharedText(c)
	case stringCell, inlineCell:
		cell.Kind = sheet.Text
	case boolCell:
		cell.Kind = sheet.Bool
		if _, err := parseFlag(c.value); err != nil {
			return cell, malformed("a boolean that is neither true nor false", "0 or 1")
		}
	case errorCell:
		cell.Kind = sheet.Error
	case dateCell:
		cell.Kind = sheet.Date
		if !isISODate(c.value) {
			return cell, malformed("a date that is not in ISO 8601", "a date such as 2023-09-30T08:15:00")
		}
	}
	return cell, nil
}

// sharedText is the cell of a shared string.
func (r *rowReader) sharedText(c *rawCell) (sheet.Cell, error) {
	i, isIndex := parseIndex(c.value)
	text, ok := r.book.strings.at(i)
	if !isIndex || !ok {
		return sheet.Cell{}, malformed("a cell with a text that the workbook does not have", "one of its shared strings")
	}
	if len(text) == 0 {
		return sheet.Cell{Style: c.style}, nil
	}
	return sheet.Cell{Kind: sheet.Text, Style: c.style, Text: text}, nil
}
