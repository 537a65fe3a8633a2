package charset

import (
	"errors"
	"io"

	"apst/ingest/sheet"
)

// source reads r from off to end, and takes a file that ends sooner for a
// fault: [io.SectionReader] would call it the end, and rows would be missing.
type source struct {
	r        io.ReaderAt
	off, end int64
}

func (s *source) Read(p []byte) (int, error) {
	if s.off >= s.end {
		return 0, io.EOF
	}
	if left := s.end - s.off; int64(len(p)) > left {
		p = p[:left]
	}
	n, err := s.r.ReadAt(p, s.off)
	s.off += int64(n)
	switch {
	case n == len(p):
		return n, nil
	case err == nil || errors.Is(err, io.EOF):
		return n, &sheet.Fault{Reason: sheet.Unreadable,
			Seen:     "the file became shorter while it was being read",
			Expected: "a file that no other program is writing"}
	}
	return n, &sheet.Fault{Reason: sheet.Unreadable, Err: err,
		Seen: "the file could not be read to its end", Expected: "a file that can be opened and copied"}
}

// line is the line on which the byte at off stands, for a message: LF, CRLF
// and CR each end one. It is 0 when the file cannot be read again.
func (t *Text) line(off int64) int {
	src := &source{r: t.r, off: t.mark, end: min(off, t.size)}
	r := io.Reader(src)
	if t.Encoding == UTF16LE || t.Encoding == UTF16BE {
		u := *t
		u.size = src.end
		r = u.Reader()
	}
	n, cr := 1, false
	buf := make([]byte, chunk)
	for {
		k, err := r.Read(buf)
		for _, c := range buf[:k] {
			if c == '\r' || c == '\n' && !cr {
				n++
			}
			cr = c == '\r'
		}
		if errors.Is(err, io.EOF) {
			return n
		}
		if err != nil {
			return 0
		}
	}
}
