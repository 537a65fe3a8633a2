package csv

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"apst/ingest/charset"
	"apst/ingest/sheet"
)

// separators are tried in this order, and named like this in messages.
var separators = []struct {
	char byte
	name string
}{
	{',', "commas"},
	{';', "semicolons"},
	{'\t', "tabs"},
	{'|', "vertical bars"},
}

const (
	sampleBytes   = 256 << 10 // of the text, from its beginning
	sampleRecords = 200
)

// dialect is how the text is cut.
type dialect struct {
	comma byte
	skip  int64  // bytes of UTF-8 before the first record: a sep= line
	line  int    // the number of the line behind them
	how   string // what was decided, and from what if not from the text itself
}

// decide reads the beginning of the text and finds its separator.
func decide(text *charset.Text) (dialect, error) {
	buf := make([]byte, sampleBytes)
	n, err := io.ReadFull(text.Reader(), buf)
	all := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if err != nil && !all {
		return dialect{}, err
	}
	sample := buf[:n]
	if comma, skip, found := sepLine(sample); found {
		if !usable(comma) {
			return dialect{}, &sheet.Fault{Reason: sheet.Malformed, Row: 1,
				Seen: "a sep= line that names no separator", Expected: "a first line such as sep=;"}
		}
		return dialect{comma: comma, skip: int64(skip), line: 2, how: name(comma) + " (named by the sep= line)"}, nil
	}
	tries := make([]try, len(separators))
	for i, sep := range separators {
		tries[i] = attempt(sample, sep.char, !all)
	}
	best, rival := pick(tries)
	if rival != nil {
		return dialect{}, &sheet.Fault{Reason: sheet.Malformed,
			Seen:     fmt.Sprintf("text that %s and %s separate equally well", name(best.comma), name(rival.comma)),
			Expected: "a first line such as sep=; that names the separator"}
	}
	how := name(best.comma)
	if best.score == 0 {
		how = "one column"
	}
	return dialect{comma: best.comma, line: 1, how: how}, nil
}

// name is the plural of a separator.
func name(comma byte) string {
	for _, sep := range separators {
		if sep.char == comma {
			return sep.name
		}
	}
	return fmt.Sprintf("%q", string(comma))
}

// sepLine recognises the first line that Excel writes and reads to name the
// separator: sep= and one character, perhaps in quotation marks. skip is the
// length of the line with its end.
func sepLine(b []byte) (comma byte, skip int, found bool) {
	line := b
	if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
		line, skip = b[:i], i+1
		if b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n' {
			skip++
		}
	} else {
		skip = len(b)
	}
	if q := len(line); q > 2 && line[0] == '"' && line[q-1] == '"' {
		line = line[1 : q-1]
	}
	const key = "sep="
	if len(line) < len(key) || len(line) > len(key)+1 || !bytes.EqualFold(line[:len(key)], []byte(key)) {
		return 0, 0, false
	}
	if len(line) > len(key) {
		comma = line[len(key)]
	}
	return comma, skip, true
}

// usable reports whether a character can separate fields: a tab or a sign of
// ASCII that is no part of a word, a number or a quoted field.
func usable(c byte) bool {
	return c == '\t' || c > ' ' && c < 0x7F && !bytes.ContainsRune([]byte(`"'.-+`), rune(c)) &&
		(c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z')
}
