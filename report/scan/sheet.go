package scan

import (
	"bytes"
	"math"
	"strconv"

	"apst/ingest/sheet"
)

// sheetDoc looks through a worksheet: the cells row by row, and everything else in it
// as XML.
type sheetDoc struct {
	x     *xmlDoc
	w     *workbook
	title string // fit for a screen
	cols  *columns

	inData   bool
	row      []piece
	serials  []piece // numbers of the row that are somebody's day of birth if they are dates
	at       sheet.Ref
	kind     string
	style    int
	in       string // the tag of a cell that is open: v, f, t
	value    sharedText
	formula  []byte
	hasValue bool
}

func newSheet(w *workbook, in *source, title string) *sheetDoc {
	if title == "" {
		title = in.part
	}
	return &sheetDoc{x: newXML(in), w: w, title: title, cols: newColumns(in, title), at: sheet.Ref{Sheet: title}}
}

// all looks through the whole sheet.
func (d *sheetDoc) all() {
	for !d.x.s.done {
		e, ok := d.x.r.next()
		if !ok {
			break
		}
		switch {
		case e.kind == startEvent && is(&e, "sheetData"):
			d.inData = true
		case e.kind == endEvent && is(&e, "sheetData"):
			d.endRow()
			d.inData = false
		case d.inData && e.kind <= endEvent:
			d.event(&e)
			continue
		}
		d.x.event(&e)
	}
	d.endRow()
	d.cols.end()
	d.x.end()
}

// event takes what is inside the rows.
func (d *sheetDoc) event(e *event) {
	switch e.kind {
	case textEvent:
		d.text(e)
	case startEvent:
		switch string(e.own) {
		case "row":
			d.endRow()
			d.at.Row, d.at.Col = numberOr(d.x.r.value("r"), d.at.Row+1), 0
		case "c":
			d.startCell()
		case "v", "f", "t":
			d.in = string(e.own)
		case "is", "r", "rPr", "b", "i", "u", "sz", "color", "rFont", "family", "scheme", "charset", "vertAlign":
		default:
			d.x.name(e.own, e.at)
			d.x.attributes(e)
		}
	case endEvent:
		switch string(e.own) {
		case "row":
			d.endRow()
		case "c":
			d.endCell()
		case "v", "f", "t":
			d.in = ""
		}
	}
}

func (d *sheetDoc) text(e *event) {
	switch text := plain(e.text); d.in {
	case "v", "t":
		d.hasValue = true
		d.value.add(text)
	case "f":
		d.formula = append(d.formula, text...)
	default: // between the tags of a row there is none
		if len(bytes.TrimSpace(text)) > 0 {
			d.x.text(e)
		}
	}
}

func (d *sheetDoc) startCell() {
	d.at.Col++
	if col, row, ok := address(d.x.r.value("r")); ok {
		d.at.Row, d.at.Col = row, col
	}
	d.kind, d.style = d.x.r.value("t"), numberOr(d.x.r.value("s"), 0)
	d.value, d.formula, d.hasValue, d.in = sharedText{}, nil, false, ""
}

// endCell takes a cell for what it holds.
func (d *sheetDoc) endCell() {
	at := spot{cell: d.at}
	if len(d.formula) > 0 {
		d.x.attrs.add(piece{text: d.formula, at: at, how: formula})
	}
	if !d.hasValue {
		return
	}
	t := &d.value
	if d.kind == "s" {
		if n, err := strconv.Atoi(string(bytes.TrimSpace(t.joined))); err == nil && n >= 0 && n < len(d.w.shared) {
			t = &d.w.shared[n]
			t.used = true
		}
	}
	p := piece{text: t.joined, at: at}
	if d.kind == "" || d.kind == "n" {
		if d.date(&p) {
			return
		}
		p.text = wholeNumber(p.text)
	}
	if t.spaced != nil {
		d.x.attrs.add(piece{text: t.spaced, at: at})
	}
	d.row = append(d.row, p)
	if len(d.row) == sheet.MaxCols {
		d.endRow()
	}
}

// date takes a number that is formatted as a date, and remembers one that could be a
// date of birth without being formatted so.
func (d *sheetDoc) date(p *piece) bool {
	s := d.x.s
	is := s.m.serial(string(p.text), d.w.from1904)
	if d.style >= 0 && d.style < len(d.w.dates) && d.w.dates[d.style] {
		if is {
			s.add(Find{Part: s.part, Place: p.at.in(s), Kind: Birth, Seen: string(p.text)})
		}
		return true
	}
	if is {
		d.serials = append(d.serials, *p)
	}
	return false
}

// wholeNumber writes a number as digits that a program has written as 1.234E9.
func wholeNumber(b []byte) []byte {
	if !bytes.ContainsAny(b, "eE") {
		return b
	}
	f, err := strconv.ParseFloat(string(b), 64)
	if err != nil || f != math.Trunc(f) || math.Abs(f) >= 1e15 {
		return b
	}
	return strconv.AppendFloat(nil, f, 'f', -1, 64)
}

// endRow looks through the cells of a row beside each other.
func (d *sheetDoc) endRow() {
	if len(d.row) > 0 {
		d.cols.row(d.row)
		if d.x.s.search(d.row, cellSign) {
			for i := range d.serials {
				s := d.x.s
				s.add(Find{Part: s.part, Place: d.serials[i].at.in(s), Kind: Birth, Seen: string(d.serials[i].text)})
			}
		}
	}
	d.row, d.serials = d.row[:0], d.serials[:0]
}

// address reads A1. What is beyond a sheet is its last column.
func address(s string) (col, row int, ok bool) {
	i := 0
	for ; i < len(s) && classOf(s[i]) == capital; i++ {
		col = min(col*26+int(s[i]-'A')+1, sheet.MaxCols)
	}
	row, err := strconv.Atoi(s[i:])
	return col, row, err == nil && i > 0 && row > 0
}

func numberOr(s string, other int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return other
	}
	return n
}
