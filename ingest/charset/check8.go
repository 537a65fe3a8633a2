package charset

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"sync"
	"unicode/utf8"
)

// leastPart is how many bytes of a file are worth a goroutine.
const leastPart = 4 << 20

// parts is in how many parts a file is looked at.
func parts(size int64) int {
	return int(max(1, min(size/leastPart, int64(runtime.GOMAXPROCS(0)))))
}

// check8 looks at every byte of a file of single bytes or UTF-8, in some parts at once.
// The first bytes are at hand already.
func (t *Text) check8(first []byte, parts int) error {
	if garbage(first) {
		return binaryFault(0)
	}
	seen := make([]seen8, parts)
	var all sync.WaitGroup
	from := t.mark
	for i := range parts - 1 {
		to := t.cut(max(from, t.mark+(t.size-t.mark)*int64(i+1)/int64(parts)))
		part := &source{r: t.r, off: from, end: to}
		all.Go(func() { seen[i] = look8(part) })
		from = to
	}
	seen[parts-1] = look8(&source{r: t.r, off: from, end: t.size})
	all.Wait()
	blank, invalid := true, int64(-1)
	for _, s := range seen {
		switch {
		case s.err != nil:
			return s.err
		case s.nul >= 0:
			return binaryFault(t.line(s.nul))
		}
		blank = blank && s.blank
		if invalid < 0 {
			invalid = s.invalid
		}
	}
	switch {
	case blank:
		return emptyFault()
	case invalid >= 0:
		return t.check1252(invalid)
	}
	return nil
}

// cut is where a part can end: behind the first byte of ASCII from off on, which is no
// part of a character with others; the end of the file if there is none nearby.
func (t *Text) cut(off int64) int64 {
	buf := make([]byte, min(chunk, t.size-off))
	n, _ := t.r.ReadAt(buf, off) // who reads the part will say what is wrong
	for i, c := range buf[:n] {
		if c < utf8.RuneSelf {
			return off + int64(i) + 1
		}
	}
	return t.size
}

// seen8 is what there is to say of a part: where its first NUL stands, and where it
// first is no UTF-8, or -1.
type seen8 struct {
	nul, invalid int64
	blank        bool
	err          error
}

// look8 looks at a part, up to a NUL.
func look8(src *source) seen8 {
	s := seen8{nul: -1, invalid: -1, blank: true}
	off := src.off // where buf begins in the file
	buf := make([]byte, chunk)
	for kept := 0; ; {
		n, err := src.Read(buf[kept:])
		part := buf[:kept+n]
		last := errors.Is(err, io.EOF)
		if err != nil && !last {
			s.err = err
			return s
		}
		if i := bytes.IndexByte(part, 0); i >= 0 {
			s.nul = off + int64(i)
			return s
		}
		s.blank = s.blank && len(bytes.TrimSpace(part)) == 0
		whole := len(part)
		if !last {
			whole = wholeRunes(part)
		}
		if s.invalid < 0 && !utf8.Valid(part[:whole]) {
			s.invalid = off + int64(firstInvalid(part[:whole]))
		}
		if last {
			return s
		}
		off += int64(whole)
		kept = copy(buf, part[whole:])
	}
}
