package outcome

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"apst/finding"
	"apst/ingest/sheet"
)

// looksJSON reports whether a file begins as a JSON object does. What cannot be opened
// is left to the readers of spreadsheets, who say why.
func looksJSON(path string) (bool, error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return false, nil
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, unreadable(err)
	}
	return bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(head[:n], byteOrderMark)), []byte("{")), nil
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

func unreadable(err error) *sheet.Fault {
	return &sheet.Fault{Reason: sheet.Unreadable, Seen: "the file cannot be read", Expected: "a file that can be opened", Err: err}
}

// longestToken is how long a text in the file may be.
const longestToken = 4 << 20

// tokens reads a JSON file piece by piece, and knows its lines.
type tokens struct {
	from  io.Reader
	dec   *json.Decoder
	read  int64   // bytes handed to the decoder
	done  int64   // bytes that whole tokens have taken
	line  int     // on which the last token ends
	ahead []int64 // where the lines end that were read and not yet done
}

func newTokens(from io.Reader) (*tokens, error) {
	head := make([]byte, len(byteOrderMark))
	n, err := io.ReadFull(from, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, unreadable(err)
	}
	head = bytes.TrimPrefix(head[:n], byteOrderMark)
	t := &tokens{from: io.MultiReader(bytes.NewReader(head), from), line: 1}
	t.dec = json.NewDecoder(t)
	t.dec.UseNumber()
	return t, nil
}

// errLong is a text that no table has.
var errLong = errors.New("a text longer than any value")

// Read implements [io.Reader] for the decoder.
func (t *tokens) Read(p []byte) (int, error) {
	if t.read-t.done > longestToken {
		return 0, errLong
	}
	n, err := t.from.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			t.ahead = append(t.ahead, t.read+int64(i))
		}
	}
	t.read += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		err = unreadable(err)
	}
	return n, err
}

// notOurs is a place where the file is not what the program wrote.
type notOurs struct {
	line int
	seen string
}

// Error implements error.
func (e *notOurs) Error() string { return e.seen }

func (t *tokens) fail(seen string) error { return &notOurs{t.line, seen} }

// next is the next token; at the end of the file it is [io.EOF].
func (t *tokens) next() (json.Token, error) {
	tok, err := t.dec.Token()
	t.done = t.dec.InputOffset()
	for len(t.ahead) > 0 && t.ahead[0] < t.done {
		t.ahead = t.ahead[1:]
		t.line++
	}
	var fault *sheet.Fault
	switch {
	case err == nil, errors.Is(err, io.EOF), errors.As(err, &fault):
		return tok, err
	case errors.Is(err, errLong):
		return nil, t.fail(err.Error())
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, t.fail("the file ends before it should")
	}
	return nil, t.fail("no JSON from here on")
}

// delim wants one of [ ] { }.
func (t *tokens) delim(want rune) error {
	tok, err := t.next()
	if d, ok := tok.(json.Delim); err == nil && (!ok || rune(d) != want) {
		return t.fail(fmt.Sprintf("something else where %c should be", want))
	}
	return t.whole(err)
}

// whole makes an end of the file where something should be a fault of the file.
func (t *tokens) whole(err error) error {
	if errors.Is(err, io.EOF) {
		return t.fail("the file ends before it should")
	}
	return err
}

// text wants a text: the name of a field.
func (t *tokens) text() (string, error) {
	tok, err := t.next()
	s, ok := tok.(string)
	if err == nil && !ok {
		return "", t.fail("something else where a name should be")
	}
	return s, t.whole(err)
}

// cell is a value as a cell.
func (t *tokens) cell() (sheet.Cell, error) {
	tok, err := t.next()
	if err != nil {
		return sheet.Cell{}, t.whole(err)
	}
	switch v := tok.(type) {
	case nil:
		return sheet.Cell{}, nil
	case string:
		return sheet.Cell{Kind: sheet.Text, Text: []byte(v)}, nil
	case json.Number:
		return sheet.Cell{Kind: sheet.Number, Text: []byte(v)}, nil
	case bool:
		return sheet.Cell{Kind: sheet.Bool, Text: fmt.Append(nil, v)}, nil
	}
	return sheet.Cell{}, t.fail("a list where a value should be")
}

// columns reads the list of columns, for their names.
func (t *tokens) columns() ([]string, error) {
	if err := t.delim('['); err != nil {
		return nil, err
	}
	names := []string{}
	for t.dec.More() {
		if err := t.delim('{'); err != nil {
			return nil, err
		}
		name := ""
		for t.dec.More() {
			key, err := t.text()
			if err != nil {
				return nil, err
			}
			value, err := t.cell()
			if err != nil {
				return nil, err
			}
			if key == "name" {
				name = string(value.Text)
			}
		}
		if err := t.delim('}'); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, t.delim(']')
}

// head reads up to the columns, which come first.
func (t *tokens) head() ([]string, error) {
	if err := t.delim('{'); err != nil {
		return nil, err
	}
	if key, err := t.text(); err != nil || key != "columns" {
		if err == nil {
			err = t.fail("something else where the columns should be")
		}
		return nil, err
	}
	return t.columns()
}

// jsonHasScores reports whether a JSON file has the columns of scores.
func jsonHasScores(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	t, err := newTokens(f)
	if err != nil {
		return false
	}
	names, err := t.head()
	if err != nil {
		return false
	}
	_, ok := headsOf(names)
	return ok
}

// readJSON reads a JSON file as --format json writes it.
func (r *scoredReader) readJSON(path string) error {
	r.form = jsonFile
	f, err := os.Open(path)
	if err != nil {
		return unreadable(err)
	}
	defer f.Close()
	t, err := newTokens(f)
	if err != nil {
		return err
	}
	err = r.jsonTable(t)
	var odd *notOurs
	if errors.As(err, &odd) {
		r.refuse(finding.Finding{Rule: RuleJSON, From: sheet.Ref{File: r.out.Name, Row: odd.line}, Seen: odd.seen})
		return nil
	}
	return err
}

func (r *scoredReader) jsonTable(t *tokens) error {
	names, err := t.head()
	if err != nil {
		return err
	}
	h, ok := headsOf(names)
	if !ok {
		r.refuse(finding.Finding{Rule: RuleNoScores, From: sheet.Ref{File: r.out.Name, Row: t.line}})
		return nil
	}
	p := &page{reader: r}
	r.head(p, h, t.line)
	if key, err := t.text(); err != nil || key != "rows" {
		if err == nil {
			err = t.fail("something else where the rows should be")
		}
		return err
	}
	if err := t.delim('['); err != nil {
		return err
	}
	for t.dec.More() {
		if err := r.tick(); err != nil {
			return err
		}
		if err := r.jsonRow(t, p, names); err != nil {
			return err
		}
	}
	for _, end := range "]}" {
		if err := t.delim(end); err != nil {
			return err
		}
	}
	if _, err := t.next(); !errors.Is(err, io.EOF) {
		return t.fail("more behind the end")
	}
	return nil
}

// jsonRow reads one row, which has every column once.
func (r *scoredReader) jsonRow(t *tokens, p *page, names []string) error {
	if err := t.delim('{'); err != nil {
		return err
	}
	l := &line{page: p, n: t.line}
	met, odd := make([]bool, len(names)), false
	for t.dec.More() {
		key, err := t.text()
		if err != nil {
			return err
		}
		cell, err := t.cell()
		if err != nil {
			return err
		}
		i := slices.Index(names, key)
		if i < 0 || met[i] {
			odd = true
			continue
		}
		met[i] = true
		if c, known := columnOf(key); known {
			l.cells[c] = cell
		}
	}
	if err := t.delim('}'); err != nil {
		return err
	}
	r.out.Read++
	switch {
	case r.out.Refused != nil:
	case !l.written():
		r.out.Outside++
		r.log.Add(finding.Finding{Rule: RuleOtherRow, From: p.ref(l.n, 0)})
	default:
		if odd || slices.Contains(met, false) {
			l.faults = append(l.faults, finding.Finding{Rule: RuleWidth, From: p.ref(l.n, 0), Seen: "a column that is missing, there twice, or of another table"})
		}
		r.take(l)
	}
	return nil
}
