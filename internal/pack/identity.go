package pack

import (
	"errors"
	"io"

	"filippo.io/age"
)

// ErrNoKey says that a file holds no key with which returns are opened.
var ErrNoKey = errors.New("no key with which a return can be opened")

// ReadIdentities reads a file with secret keys, one a line, as age-keygen writes it. The error is
// [ErrNoKey], which holds nothing of the file, or one of reading.
func ReadIdentities(r io.Reader) ([]age.Identity, error) {
	const most = 1 << 16
	text := &io.LimitedReader{R: r, N: most + 1}
	out, err := age.ParseIdentities(text)
	if text.N == 0 || err != nil || len(out) == 0 {
		return nil, ErrNoKey
	}
	return out, nil
}
