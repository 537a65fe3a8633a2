package report

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// WriteJSON writes the table as one JSON object, a line for each column and
// each row, and returns how many rows it wrote:
//
//	{"columns":[
//	{"name":"pupil_id","type":"text","title":"Pupil identifier"},
//	...
//	],"rows":[
//	{"pupil_id":"A1","total":12,...},
//	...
//	]}
//
// Numbers are numbers with all their digits, dates are YYYY-MM-DD, what cannot
// be given is null, and every row has every column, in the table's order. Bytes
// that are not UTF-8 become U+FFFD.
func WriteJSON(w io.Writer, t *Table) (rows int, err error) {
	buf := make([]byte, 0, csvChunk+csvChunk/4)
	buf = append(buf, `{"columns":[`...)
	keys := make([][]byte, len(t.Columns))
	for i := range t.Columns {
		col := &t.Columns[i]
		keys[i] = append(appendJSONText([]byte{','}, col.Name), ':')
		buf = appendJSONColumn(append(buf, separator(i)...), col)
	}
	buf = append(buf, "\n],\"rows\":["...)
	for row, err := range t.Rows {
		if err != nil {
			return rows, err
		}
		if len(row) != len(t.Columns) {
			return rows, t.misfit(rows+1, row)
		}
		buf = append(buf, separator(rows)...)
		start := len(buf)
		for i := range row {
			if row[i].kind == numberCell && !row[i].finite() {
				return rows, t.notFinite(rows+1, i)
			}
			buf = append(buf, keys[i]...)
			buf = appendJSONCell(buf, &row[i])
		}
		if len(row) == 0 {
			buf = append(buf, '{')
		} else {
			buf[start] = '{' // in place of the first comma
		}
		buf = append(buf, '}')
		rows++
		if len(buf) >= csvChunk {
			if _, err := w.Write(buf); err != nil {
				return rows, fmt.Errorf("writing %s: %w", t.Name, err)
			}
			buf = buf[:0]
		}
	}
	buf = append(buf, "\n]}\n"...)
	if _, err := w.Write(buf); err != nil {
		return rows, fmt.Errorf("writing %s: %w", t.Name, err)
	}
	return rows, nil
}

// separator stands before the nth element of a list, one a line.
func separator(n int) string {
	if n == 0 {
		return "\n"
	}
	return ",\n"
}

// appendJSONColumn appends what is known of a column.
func appendJSONColumn(dst []byte, col *Column) []byte {
	dst = appendJSONText(append(dst, `{"name":`...), col.Name)
	dst = appendJSONText(append(dst, `,"type":`...), col.Kind.String())
	if col.Title != "" {
		dst = appendJSONText(append(dst, `,"title":`...), col.Title)
	}
	if col.Doc != "" {
		dst = appendJSONText(append(dst, `,"doc":`...), col.Doc)
	}
	return append(dst, '}')
}

// appendJSONCell appends a value; a number has been found finite.
func appendJSONCell(dst []byte, c *Cell) []byte {
	switch {
	case c.IsEmpty():
		return append(dst, "null"...)
	case c.kind == textCell:
		return appendJSONText(dst, c.text)
	case c.kind == dateCell:
		return append(c.AppendText(append(dst, '"')), '"')
	}
	return c.AppendText(dst)
}

// appendJSONText appends a JSON string.
func appendJSONText(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	plain := 0 // start of what has not been appended yet
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				dst = append(append(dst, s[plain:i]...), "\uFFFD"...)
				plain = i + size
			}
			i += size
			continue
		}
		dst = append(dst, s[plain:i]...)
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\n':
			dst = append(dst, `\n`...)
		case '\r':
			dst = append(dst, `\r`...)
		case '\t':
			dst = append(dst, `\t`...)
		default:
			dst = append(dst, `\u00`...)
			dst = append(dst, hex[c>>4], hex[c&15])
		}
		i++
		plain = i
	}
	return append(append(dst, s[plain:]...), '"')
}
