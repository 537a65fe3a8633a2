package scan

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"

	"apst/ingest/archive"
	"apst/ingest/sheet"
)

// zip looks through an archive part by part, or through a workbook as one.
func (s *source) zip() {
	if s.depth >= MaxDepth {
		s.closed(tooDeep)
		return
	}
	if !s.directory() {
		return
	}
	a, err := archive.Open(bytes.NewReader(s.data), int64(len(s.data)))
	var fault *sheet.Fault
	if err != nil {
		why := "a damaged archive"
		if errors.As(err, &fault) {
			switch fault.Reason {
			case sheet.Encrypted:
				why = "a password is needed"
			case sheet.Bomb, sheet.TooLarge:
				why = tooMuch
			}
		}
		s.closed(why)
		return
	}
	w := newWorkbook(s, a)
	for _, e := range a.Entries() {
		if s.done {
			return
		}
		w.part(e)
		e.Release()
	}
	w.end()
}

// directory looks through what the archive's table of contents says: names, comments,
// extra fields. It reports whether the archive is of a size that is opened.
func (s *source) directory() bool {
	if bytes.Count(s.data, []byte("PK\x01\x02")) > archive.MaxEntries {
		s.closed("an archive of very many parts")
		return false
	}
	r, err := zip.NewReader(bytes.NewReader(s.data), int64(len(s.data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		s.closed("a damaged archive")
		return false
	}
	texts := batch{s: s, sign: recordSign}
	take := func(text, kind string) {
		texts.add(piece{text: []byte(text), at: spot{kind: kind, nowhere: true}})
	}
	take(r.Comment, "comment of the archive")
	total, large := uint64(0), false
	for _, f := range r.File {
		take(f.Name, "name of a part")
		take(f.Comment, "comment of a part")
		texts.add(piece{text: f.Extra, at: spot{kind: "extra field of a part", nowhere: true}, how: surest})
		large = large || f.UncompressedSize64 > MaxPart
		total += min(f.UncompressedSize64, MaxTotal+1)
	}
	texts.flush()
	if large || total > uint64(max(s.left, 0)) {
		s.closed(tooMuch)
		return false
	}
	s.left -= int64(total)
	return true
}

// read is all of a part; ok is false where it cannot be had, which has been said then.
func (s *source) read(e *archive.Entry) (data []byte, ok bool) {
	if data = e.Bytes(); data != nil {
		return data, true
	}
	r := e.Open()
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxPart+1))
	if err != nil || len(data) > MaxPart {
		s.closed("a damaged archive")
		return nil, false
	}
	return data, true
}
