package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

const maxJSONDepth = 32

// decodeStrict reads one JSON value into v and refuses what two readers might understand in
// two ways: a name twice in an object, letters in either case alike; names that v does not
// have; anything after the value; and nesting deeper than 32. The error says what is wrong
// in words without anything of the text but names of v's.
func decodeStrict(data []byte, v any) error {
	if !utf8.Valid(data) {
		return fmt.Errorf("not UTF-8")
	}
	if err := noNameTwice(data); err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		line := 1 + bytes.Count(data[:min(int64(len(data)), d.InputOffset())], []byte("\n"))
		return fmt.Errorf("after line %d an entry that is unknown or of another kind", line)
	}
	return nil
}

// noNameTwice walks the text once.
func noNameTwice(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := walkValue(d, 0); err != nil {
		line := 1 + bytes.Count(data[:min(int64(len(data)), d.InputOffset())], []byte("\n"))
		return fmt.Errorf("line %d: %w", line, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("something follows the end")
	}
	return nil
}

func walkValue(d *json.Decoder, depth int) error {
	if depth > maxJSONDepth {
		return fmt.Errorf("nested too deeply")
	}
	t, err := d.Token()
	if err != nil {
		return fmt.Errorf("no JSON")
	}
	open, ok := t.(json.Delim)
	if !ok {
		return nil
	}
	names := map[string]bool{}
	for d.More() {
		if open == '{' {
			name, err := d.Token()
			if err != nil {
				return fmt.Errorf("no JSON")
			}
			text, _ := name.(string)
			if text = strings.ToLower(text); names[text] {
				return fmt.Errorf("a name twice")
			}
			names[text] = true
		}
		if err := walkValue(d, depth+1); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return fmt.Errorf("no JSON")
	}
	return nil
}
