package scan

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"strings"

	"apst/ingest/charset"
	"apst/ingest/sheet"

	"encoding/json"
)

// Why something is not looked into.
const (
	tooDeep = "it stands in more archives or pages within one another than are opened"
	tooMuch = "it unpacks to more than is searched"
)

// content looks through the source as what its bytes say it is; the ending of its name
// only tells texts apart.
func (s *source) content(name string) {
	if s.depth > MaxDepth {
		s.closed(tooDeep)
		return
	}
	f := formatOf(s.data)
	if f == nil {
		s.anyText(name, "neither text nor a format that can be searched")
		return
	}
	switch f.way {
	case asZip:
		s.zip()
	case asPNG:
		s.png()
	case asGzip:
		s.gzip(name)
	case asStrings:
		s.strings(s.data, "font")
	case asClosed:
		s.closed("a " + f.name + " is not searched")
	default:
		s.anyText(name, "a "+f.name+" is not searched")
	}
}

// anyText looks through text in whatever encoding. why is said of what is none.
func (s *source) anyText(name, why string) {
	t, err := charset.Detect(bytes.NewReader(s.data), int64(len(s.data)))
	var fault *sheet.Fault
	switch {
	case errors.As(err, &fault) && fault.Reason == sheet.Empty:
		return
	case errors.As(err, &fault) && fault.Reason == sheet.Binary:
		s.closed(why)
		return
	case err != nil:
		s.closed("text in an encoding that is not known")
		return
	}
	if t.Encoding != charset.UTF8 || t.Marked {
		if s.data, err = io.ReadAll(t.Reader()); err != nil {
			s.closed("text that cannot be decoded")
			return
		}
	}
	switch head := bytes.TrimSpace(s.data[:min(len(s.data), 1024)]); {
	case isHTML(head) || strings.HasPrefix(strings.ToLower(path.Ext(name)), ".htm"):
		s.html(s.data)
	case len(head) > 1 && head[0] == '<':
		if !readableXML(head) {
			s.closed("XML in an encoding that is not known")
			return
		}
		newXML(s).all()
	case len(head) > 0 && (head[0] == '{' || head[0] == '[' || head[0] == '"') && json.Valid(s.data):
		s.json()
	case isTable(name):
		s.table()
	default:
		s.lineByLine(s.data, spot{})
	}
}

// isHTML reports whether text begins as a page does.
func isHTML(head []byte) bool {
	low := bytes.ToLower(head)
	return bytes.HasPrefix(low, []byte("<!doctype html")) || bytes.Contains(low, []byte("<html"))
}

// readableXML reports whether the encoding that an XML declaration gives is one of those
// that texts are read in.
func readableXML(head []byte) bool {
	if !bytes.HasPrefix(head, []byte("<?xml")) {
		return true
	}
	declaration, _, _ := bytes.Cut(head, []byte("?>"))
	_, after, ok := bytes.Cut(declaration, []byte("encoding"))
	if !ok {
		return true
	}
	switch strings.ToLower(strings.Trim(string(after), "= \t\r\n\"'")) {
	case "utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252":
		return true
	}
	before, _, _ := bytes.Cut(bytes.TrimLeft(after, "= \t\r\n\"'"), []byte("\"")) // another attribute follows
	name := strings.ToLower(strings.Trim(string(before), "'"))
	return name == "utf-8" || name == "utf-16"
}

// isTable reports whether a name is one of a table in a text file.
func isTable(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return true
	}
	return false
}

// lineByLine looks through text whose lines follow each other.
func (s *source) lineByLine(b []byte, at spot) {
	lines := batch{s: s, sign: '\n'}
	for start := 0; start < len(b) && !s.done; {
		end := start + bytes.IndexByte(b[start:], '\n')
		if end < start {
			end = len(b)
		}
		p := piece{text: b[start:end], at: at}
		p.at.off += start
		lines.add(p)
		start = end + 1
	}
	lines.flush()
}

// gzip looks through what is packed.
func (s *source) gzip(name string) {
	r, err := gzip.NewReader(bytes.NewReader(s.data))
	if err != nil {
		s.closed("the packed data are damaged")
		return
	}
	s.search([]piece{
		{text: []byte(r.Name), at: spot{kind: "name of what is packed", nowhere: true}},
		{text: []byte(r.Comment), at: spot{kind: "comment", nowhere: true}},
		{text: r.Extra, at: spot{kind: "extra field", nowhere: true}},
	}, recordSign)
	data, ok := s.unpack(r)
	if !ok {
		return
	}
	in := s.within("unpacked", data)
	in.content(strings.TrimSuffix(name, path.Ext(name)))
}

// unpack reads what is packed up to what may be unpacked; ok is false where that is not
// all of it, which it has said then.
func (s *source) unpack(r io.Reader) (data []byte, ok bool) {
	most := min(MaxPart, s.left)
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	s.left -= int64(len(data))
	switch {
	case int64(len(data)) > most:
		s.closed(tooMuch)
		return nil, false
	case err != nil:
		s.closed("the packed data are damaged")
		return nil, false
	}
	return data, true
}

// legible is from how many characters on a run of bytes is legible.
const legible = 4

// strings looks through what is legible in bytes that are no text, in one byte a
// character or in two.
func (s *source) strings(b []byte, what string) {
	runs := batch{s: s, sign: recordSign}
	one := func(i int) bool { return b[i] >= ' ' && b[i] != 0x7F }
	two := func(i int) bool { return one(i) && (i+1 < len(b) && b[i+1] == 0 || i > 0 && b[i-1] == 0) }
	take := func(from, step int, is func(int) bool) {
		var run []byte
		for i := from; i <= len(b)+step; i += step {
			if i < len(b) && is(i) {
				run = append(run, b[i])
				continue
			}
			if len(run) >= legible {
				runs.add(piece{text: run, at: spot{kind: what, nowhere: true}, how: surest})
			}
			run = nil
		}
	}
	take(0, 1, one)
	take(0, 2, two)
	take(1, 2, two)
	runs.flush()
}
