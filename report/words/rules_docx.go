package words

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"apst/ingest/archive"
	"apst/ingest/markup"
)

// The namespaces of a Word document that matter.
const (
	spaceWord = markup.Known + iota
	spaceDrawing
	spacePlaced
	spaceChoice
	spaceRelations
)

var docxSpaces = map[string]markup.Space{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           spaceWord,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       spaceWord,
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  spaceDrawing,
	"http://purl.oclc.org/ooxml/drawingml/main":                              spaceDrawing,
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": spacePlaced,
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             spacePlaced,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            spaceChoice,
	"http://schemas.openxmlformats.org/package/2006/relationships":           spaceRelations,
}

// docxParts are the parts beside the text itself that are printed with it, by the
// beginnings of their names in its folder.
var docxParts = []string{"footnotes", "endnotes", "header", "footer", "charts/chart"}

// readDocx reads a Word document: its text, and the parts that are printed with it.
func readDocx(r io.ReaderAt, size int64) ([]section, error) {
	a, err := archive.Open(r, size)
	if err != nil {
		return nil, err
	}
	main, err := mainPart(a)
	if err != nil {
		return nil, err
	}
	first, err := docxPart(main)
	if err != nil {
		return nil, err
	}
	out := []section{{"", first}}
	folder := path.Dir(main.Name)
	for _, e := range a.Entries() {
		name, inside := strings.CutPrefix(e.Name, folder+"/")
		if !inside || path.Ext(name) != ".xml" || !slices.ContainsFunc(docxParts, func(p string) bool { return numbered(strings.TrimSuffix(name, ".xml"), p) }) {
			continue
		}
		blocks, err := docxPart(e)
		if err != nil {
			return nil, err
		}
		out = append(out, section{strings.TrimSuffix(path.Base(name), ".xml"), blocks})
	}
	return out, nil
}

// numbered reports whether a name is a word, or a word with a number behind it.
func numbered(name, word string) bool {
	rest, ok := strings.CutPrefix(name, word)
	return ok && strings.Trim(rest, "0123456789") == ""
}

// mainPart finds the part with the text itself, by the relations of the package.
func mainPart(a *archive.Archive) (*archive.Entry, error) {
	rels := a.Find("_rels/.rels")
	if rels == nil {
		return nil, fmt.Errorf("this is no Word document")
	}
	s, done := scan(rels)
	defer done()
	for {
		kind, err := s.Next()
		if err != nil {
			return nil, err
		}
		if kind == markup.EOF {
			return nil, fmt.Errorf("this is no Word document")
		}
		of, _ := s.Attr(markup.None, "Type")
		if kind != markup.Start || s.Space != spaceRelations || !strings.HasSuffix(string(of), "/officeDocument") {
			continue
		}
		target, _ := s.Attr(markup.None, "Target")
		e := a.Find(path.Clean(strings.TrimPrefix(string(target), "/")))
		if e == nil || !strings.HasSuffix(e.Name, ".xml") || strings.HasPrefix(e.Name, "xl/") || strings.HasPrefix(e.Name, "ppt/") {
			return nil, fmt.Errorf("this is no Word document")
		}
		return e, nil
	}
}

// scan reads a part; done ends it.
func scan(e *archive.Entry) (s *markup.Scanner, done func()) {
	if kept := e.Bytes(); kept != nil {
		return markup.NewBytes(kept, docxSpaces), func() {}
	}
	body := e.Open()
	return markup.New(body, docxSpaces), func() { body.Close() }
}

// docxPart are the blocks of a part.
func docxPart(e *archive.Entry) ([]block, error) {
	s, done := scan(e)
	defer done()
	d := &docxReader{Scanner: s}
	for {
		kind, err := s.Next()
		switch {
		case err != nil:
			return nil, err
		case kind == markup.EOF:
			return d.blocks, nil
		case kind == markup.Start:
			err = d.start()
		case kind == markup.End:
			d.end()
		case d.inText:
			d.write(string(s.Text()))
		}
		if err != nil {
			return nil, err
		}
		if d.size > MaxText {
			return nil, errLong
		}
	}
}
