package markup

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Reader turns UTF-16 into UTF-8. A surrogate without its other half, and
// half a unit at the end, are faults: the usual decoders put a question mark
// there and say nothing.
type utf16Reader struct {
	src   io.Reader
	big   bool
	in    [4096]byte
	n     int // bytes of in that are not yet decoded
	err   error
	out   []byte
	queue [3 * 4096]byte
}

func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.out) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		u.fill()
	}
	n := copy(p, u.out)
	u.out = u.out[n:]
	return n, nil
}

func (u *utf16Reader) unit(i int) rune {
	if u.big {
		return rune(u.in[i])<<8 | rune(u.in[i+1])
	}
	return rune(u.in[i+1])<<8 | rune(u.in[i])
}

// fill reads once and decodes as far as whole characters go.
func (u *utf16Reader) fill() {
	n, err := u.src.Read(u.in[u.n:])
	u.n += n
	out, i := u.queue[:0], 0
	for ; i+2 <= u.n; i += 2 {
		r := u.unit(i)
		if utf16.IsSurrogate(r) {
			if i+4 > u.n {
				break
			}
			if r = utf16.DecodeRune(r, u.unit(i+2)); r == utf8.RuneError {
				err = encoding("UTF-16 text with half a character")
				break
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	if err == io.EOF && i < u.n {
		err = encoding("UTF-16 text that breaks off inside a character")
	}
	u.n = copy(u.in[:], u.in[i:u.n])
	u.out, u.err = out, err
}
