package pack

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"apst/ingest/archive"
)

// Return is the verified archive of a return, of which no table was looked at yet.
type Return struct {
	Encrypted bool
	archive   *archive.Archive
	source    *source
}

// The beginnings of files.
const (
	ageStart    = "age-encryption.org/"
	zipStart    = "PK"
	armourStart = armor.Header
)

// Open opens a return as an enemy may have made it: the first size bytes of r, encrypted
// with age, as bytes or as text, or a plain zip file. Nothing of it is written to a disk, and
// no more than one part of it held in memory. All of it has been unpacked once, and its sizes
// and checksums compared, when Open returns. The error is a *[Problem]; it wraps what the
// operating system said when that is the cause. The return reads from r as long as it is used.
func Open(r io.ReaderAt, size int64, identities []age.Identity) (*Return, error) {
	if size == 0 {
		return nil, &Problem{Reason: "PACK-001"}
	}
	if size > MaxFile {
		return nil, &Problem{Reason: "PACK-003"}
	}
	src := &source{r: r}
	head := make([]byte, min(size, 128))
	if _, err := src.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, unreadable(err)
	}
	ret := &Return{source: src}
	var plain io.ReaderAt = src
	var err error
	if text := bytes.TrimLeft(head, " \t\r\n\ufeff"); bytes.HasPrefix(text, []byte(armourStart[:20])) {
		if plain, size, err = unarmour(src, size); err != nil {
			return nil, err
		}
		head = []byte(ageStart)
	}
	switch {
	case bytes.HasPrefix(head, []byte(ageStart)):
		ret.Encrypted = true
		if plain, size, err = decrypt(plain, size, identities); err != nil {
			return nil, src.or(err)
		}
	case !bytes.HasPrefix(head, []byte(zipStart)):
		return nil, &Problem{Reason: "PACK-002"}
	}
	if ret.archive, err = openArchive(plain, size, ret.Encrypted); err != nil {
		return nil, src.or(err)
	}
	return ret, nil
}

// source notes what the operating system said, which the layers above would take for damage.
type source struct {
	r   io.ReaderAt
	err error
}

// ReadAt reads from the file.
func (s *source) ReadAt(p []byte, off int64) (int, error) {
	n, err := s.r.ReadAt(p, off)
	if err != nil && err != io.EOF && s.err == nil {
		s.err = err
	}
	return n, err
}

// or is the operating system's error when there was one, and err otherwise.
func (s *source) or(err error) error {
	if s.err != nil {
		return unreadable(s.err)
	}
	return err
}

// unreadable is a return that the operating system would not give.
func unreadable(err error) error { return &Problem{Reason: "PACK-007", cause: err} }

// unarmour turns text into the bytes that it stands for.
func unarmour(r io.ReaderAt, size int64) (io.ReaderAt, int64, error) {
	if size > MaxArmored {
		return nil, 0, &Problem{Reason: "PACK-003", Expected: "at most 64 MB as text"}
	}
	var out bytes.Buffer
	if _, err := io.Copy(&out, armor.NewReader(io.NewSectionReader(r, 0, size))); err != nil {
		return nil, 0, &Problem{Reason: "PACK-008"}
	}
	return bytes.NewReader(out.Bytes()), int64(out.Len()), nil
}

// decrypt opens the encrypted file without reading it: parts of it are decrypted when they
// are read.
func decrypt(r io.ReaderAt, size int64, identities []age.Identity) (io.ReaderAt, int64, error) {
	if len(identities) == 0 {
		return nil, 0, &Problem{Reason: "PACK-004"}
	}
	plain, length, err := age.DecryptReaderAt(r, size, identities...)
	var other *age.NoIdentityMatchError
	switch {
	case err == nil:
		return &sealed{r: plain}, length, nil
	case errors.As(err, &other):
		if isScrypt(r, size) {
			return nil, 0, &Problem{Reason: "PACK-010"}
		}
		return nil, 0, &Problem{Reason: "PACK-005"}
	case strings.Contains(err.Error(), "header"):
		return nil, 0, &Problem{Reason: "PACK-006"}
	}
	return nil, 0, &Problem{Reason: "PACK-007"}
}

// isScrypt reports whether the file is locked with a passphrase.
func isScrypt(r io.ReaderAt, size int64) bool {
	head := make([]byte, min(size, 128))
	n, _ := r.ReadAt(head, 0)
	return bytes.Contains(head[:n], []byte("\n-> scrypt "))
}

// sealed notes that a part of the encrypted file was altered, which the reader of archives
// would take for a disk that does not answer.
type sealed struct {
	r      io.ReaderAt
	broken bool
}

// ReadAt decrypts.
func (s *sealed) ReadAt(p []byte, off int64) (int, error) {
	n, err := s.r.ReadAt(p, off)
	if err != nil && err != io.EOF {
		s.broken = true
	}
	return n, err
}
