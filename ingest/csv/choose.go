package csv

import (
	"bytes"
	"errors"
	"io"

	"apst/ingest/sheet"
)

// try is what one separator makes of the sample.
type try struct {
	comma   byte
	score   float64
	strange [256]int // fields that hold this other separator without explanation
}

// attempt cuts the sample at comma and says how even the result is, from 0 for
// a separator that does not occur to almost 1 for many columns in every record.
//
// A record counts fully when it has the commonest width above one, mostly when
// it is narrower (programs leave out empty fields at the end), little when it
// is wider, and not at all when the separator does not occur in it (a title).
// Of two separators that cut all records evenly, the one that makes more
// columns explains more: a comma in every decimal number makes two fields of a
// row that semicolons cut into ten. Quotation marks that do not fit count
// against a separator, since a right one stands beside them.
func attempt(sample []byte, comma byte, cut bool) try {
	t := try{comma: comma}
	s := newSplitter(bytes.NewReader(sample), comma, 1, len(sample))
	s.cut = cut
	widths := map[int]int{}
	records, misquoted := 0, false
	for records < sampleRecords {
		row, err := s.next()
		if err != nil {
			misquoted = !errors.Is(err, io.EOF)
			break
		}
		records++
		widths[len(row.Cells)]++
		t.note(row)
	}
	mode := 0
	for w, n := range widths {
		if w > 1 && (n > widths[mode] || n == widths[mode] && w > mode) {
			mode = w
		}
	}
	if mode == 0 {
		return t
	}
	tenths := 0 // whole numbers: a map's order must not show in a sum
	for w, n := range widths {
		switch {
		case w == mode:
			tenths += 10 * n
		case w > mode:
			tenths += 4 * n
		case w > 1:
			tenths += 7 * n
		}
	}
	t.score = float64(tenths*(mode-1)) / float64(10*mode*records)
	if misquoted {
		t.score /= 4
	}
	return t
}

// note counts the other separators inside fields. A comma within a number is a
// decimal comma, and quotation marks excuse whatever they hold.
func (t *try) note(row *sheet.Row) {
	for _, c := range row.Cells {
		for _, sep := range separators {
			if sep.char != t.comma && bytes.IndexByte(c.Text, sep.char) >= 0 && !(sep.char == ',' && decimal(c.Text)) {
				t.strange[sep.char]++
			}
		}
	}
}

// decimal reports whether b is a number with a decimal comma.
func decimal(b []byte) bool {
	b = bytes.TrimPrefix(bytes.TrimSpace(b), []byte("-"))
	before, after, found := bytes.Cut(b, []byte(","))
	return found && digits(before) && digits(after)
}

func digits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// pick returns the best separator, and a rival if there is one that explains
// the text as well.
func pick(tries []try) (best, rival *try) {
	best = &tries[0] // a comma, where none occurs
	for i := range tries[1:] {
		t := &tries[i+1]
		switch better := t.score - best.score; {
		case t.score == 0:
		case better > 0 || better == 0 && t.strange[best.comma] < best.strange[t.comma]:
			best, rival = t, nil
		case better == 0 && t.strange[best.comma] == best.strange[t.comma]:
			rival = t
		}
	}
	return best, rival
}
