package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// rowWriter writes the rows of one sheet.
type rowWriter struct {
	sheet   *Sheet
	styles  *styleSheet
	out     io.Writer
	buf     []byte
	n       int   // rows so far
	written int64 // bytes so far
}

// table writes the heading and the rows of a table.
func (w *rowWriter) table(t *Table) error {
	cols := make([]columnWriter, len(t.Columns))
	w.start(0)
	for i := range cols {
		cols[i] = columnWriter{letters: columnLetters(i), column: &t.Columns[i]}
		if err := w.cell(&cols[i], TextCell(t.Columns[i].Name), columnHead); err != nil {
			return err
		}
	}
	w.end()
	for row, err := range t.Rows {
		switch {
		case err != nil:
			return err
		case len(row) != len(cols):
			return t.misfit(w.n, row)
		case w.n == maxRows:
			return &LimitError{w.sheet.Name, fmt.Sprintf("more than %d rows", maxRows-1)}
		}
		w.start(t.height(row))
		for i := range row {
			if row[i].kind == numberCell && !row[i].finite() {
				return t.notFinite(w.n-1, i)
			}
			if err := w.cell(&cols[i], row[i], row[i].style); err != nil {
				return err
			}
		}
		w.end()
		if len(w.buf) >= csvChunk {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// height is how tall a row has to be for its wrapped texts; 0 where the usual
// height will do.
func (t *Table) height(row []Cell) float64 {
	tallest := 0.0
	for i := range row {
		if row[i].style == Wrapped {
			tallest = max(tallest, wrappedHeight(row[i].text, []float64{t.Columns[i].width()}))
		}
	}
	return tallest
}

// lines writes a sheet that is read rather than filtered.
func (w *rowWriter) lines(lines []Line, widths []float64) error {
	var cols []columnWriter
	for i := range lines {
		l := &lines[i]
		for len(cols) < len(l.cells) {
			cols = append(cols, columnWriter{letters: columnLetters(len(cols)), column: &Column{}})
		}
		w.start(l.height(widths))
		for k := range l.cells {
			if l.cells[k].kind == numberCell && !l.cells[k].finite() {
				return fmt.Errorf("row %d of sheet %s has a number that is not finite", w.n, w.sheet.Name)
			}
			if err := w.cell(&cols[k], l.cells[k], l.look(k)); err != nil {
				return err
			}
		}
		w.end()
	}
	return nil
}

// start begins a row, of the usual height when height is 0.
func (w *rowWriter) start(height float64) {
	w.n++
	w.buf = append(w.buf, `<row r="`...)
	w.buf = strconv.AppendInt(w.buf, int64(w.n), 10)
	if height > 0 {
		w.buf = append(w.buf, `" ht="`...)
		w.buf = strconv.AppendFloat(w.buf, height, 'f', -1, 64)
		w.buf = append(w.buf, `" customHeight="1`...)
	}
	w.buf = append(w.buf, `">`...)
}

func (w *rowWriter) end() { w.buf = append(w.buf, "</row>"...) }

// flush hands on what has been gathered.
func (w *rowWriter) flush() error {
	w.written += int64(len(w.buf))
	if w.written > maxPart {
		return &LimitError{w.sheet.Name, "more than 4 GB of cells"}
	}
	if _, err := w.out.Write(w.buf); err != nil {
		return fmt.Errorf("writing sheet %s: %w", w.sheet.Name, err)
	}
	w.buf = w.buf[:0]
	return nil
}

// columnWriter is what the cells of a column have in common.
type columnWriter struct {
	letters string
	column  *Column
	looks   [styles][cellKinds]struct {
		id   int
		made bool
	}
}

// look is the workbook's index of a style for a kind of value in this column.
func (c *columnWriter) look(styles *styleSheet, style Style, kind cellKind) (int, error) {
	look := &c.looks[style][kind]
	if !look.made {
		id, err := styles.id(style, c.column.format(kind))
		if err != nil {
			return 0, err
		}
		look.id, look.made = id, true
	}
	return look.id, nil
}

// cell writes one cell; an empty one without a look is left out.
func (w *rowWriter) cell(col *columnWriter, c Cell, style Style) error {
	if c.IsEmpty() {
		if style == Plain {
			return nil
		}
		c = Empty()
	}
	serial, dated := c.serial()
	if c.kind == dateCell && !dated {
		c = TextCell(c.AppendText(nil))
	}
	id, err := col.look(w.styles, style, c.kind)
	if err != nil {
		return err
	}
	w.buf = append(w.buf, `<c r="`...)
	w.buf = append(w.buf, col.letters...)
	w.buf = strconv.AppendInt(w.buf, int64(w.n), 10)
	w.buf = append(w.buf, `" s="`...)
	w.buf = strconv.AppendInt(w.buf, int64(id), 10)
	switch c.kind {
	case emptyCell:
		w.buf = append(w.buf, `"/>`...)
		return nil
	case textCell:
		return w.text(c.text)
	case boolCell:
		w.buf = append(w.buf, `" t="b"><v>`...)
		w.buf = append(w.buf, byte('0'+c.bits))
	case dateCell:
		w.buf = append(w.buf, `"><v>`...)
		w.buf = strconv.AppendInt(w.buf, serial, 10)
	default:
		w.buf = append(w.buf, `"><v>`...)
		w.buf = c.AppendText(w.buf)
	}
	w.buf = append(w.buf, "</v></c>"...)
	return nil
}

// serial is a date as workbooks store it. Days before March 1900 have none that
// every program agrees on, and are written as text.
func (c *Cell) serial() (days int64, ok bool) {
	if c.kind != dateCell {
		return 0, false
	}
	const unixEpoch = 25569 // 1 January 1970
	year, month, day := c.date()
	days = time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/(24*60*60) + unixEpoch
	return days, days > 60 && year <= 9999
}

// text writes a cell's text, up to and including the end of the cell.
func (w *rowWriter) text(s string) error {
	if len(s) > maxText && utf16Len(s) > maxText {
		return &LimitError{w.sheet.Name, fmt.Sprintf("a text of more than %d characters", maxText)}
	}
	w.buf = append(w.buf, `" t="inlineStr"><is><t`...)
	if isSpace(s[0]) || isSpace(s[len(s)-1]) || strings.IndexByte(s, '\n') >= 0 {
		w.buf = append(w.buf, ` xml:space="preserve"`...)
	}
	w.buf = append(w.buf, '>')
	w.buf = appendXMLText(w.buf, s)
	w.buf = append(w.buf, "</t></is></c>"...)
	return nil
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// utf16Len is the length of a text as Excel counts it.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// appendXMLText appends character data. Characters that XML does not allow, the
// carriage return that parsers would change, and an underscore that would be
// taken for the start of such an escape are written as _xHHHH_.
func appendXMLText(dst []byte, s string) []byte {
	plain := 0 // start of what has not been appended yet
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		replacement := ""
		switch {
		case r == '&':
			replacement = "&amp;"
		case r == '<':
			replacement = "&lt;"
		case r == '>':
			replacement = "&gt;"
		case r == utf8.RuneError && size == 1:
			replacement = "\uFFFD"
		case r < ' ' && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF, r == '_' && looksEscaped(s[i:]):
			replacement = fmt.Sprintf("_x%04X_", r)
		}
		if replacement != "" {
			dst = append(append(dst, s[plain:i]...), replacement...)
			plain = i + size
		}
		i += size
	}
	return append(dst, s[plain:]...)
}

// looksEscaped reports whether the text starts with _xHHHH, which the underscore of
// an escape after it would complete.
func looksEscaped(s string) bool {
	if len(s) < 6 || s[1] != 'x' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
