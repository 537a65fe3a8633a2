package outcome

import (
	"bytes"
	"errors"
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
