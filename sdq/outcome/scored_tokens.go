package outcome

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"apst/ingest/sheet"
)

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
