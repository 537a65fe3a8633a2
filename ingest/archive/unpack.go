package archive

import (
	"bufio"
	"compress/flate"
	"hash/crc32"
	"io"
	"strings"
)

const (
	chunkSize  = 128 << 10 // unpacked bytes handed on at a time
	packedSize = 64 << 10  // packed bytes read at a time
)

// unpacker reads one entry and verifies it: io.EOF comes only after as many
// bytes as declared with the declared checksum, from exactly as many packed
// bytes as declared. Its errors are faults.
type unpacker struct {
	e     *Entry
	src   source
	in    *bufio.Reader
	flate io.Reader
	n     int64
	crc   uint32
	err   error
}

// source reads the packed bytes and remembers why it could not, because the
// inflater reports only that its input ended.
type source struct {
	r   *io.SectionReader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err == io.EOF {
		if at, _ := s.r.Seek(0, io.SeekCurrent); at < s.r.Size() {
			s.err = io.ErrUnexpectedEOF
		}
	} else if err != nil {
		s.err = err
	}
	return n, err
}

// reset makes u read e from its start.
func (u *unpacker) reset(e *Entry) {
	u.e, u.n, u.crc, u.err = e, 0, 0, nil
	u.src = source{r: io.NewSectionReader(e.file, e.data, e.packed)}
	if u.in == nil {
		u.in = bufio.NewReaderSize(&u.src, packedSize)
		u.flate = flate.NewReader(u.in)
		return
	}
	u.in.Reset(&u.src)
	if err := u.flate.(flate.Resetter).Reset(u.in, nil); err != nil {
		u.err = corrupt(PackedDamaged, e.Name, "a part cannot be unpacked", "the file as it was saved", err)
	}
}

func (u *unpacker) Read(p []byte) (int, error) {
	if u.err != nil {
		return 0, u.err
	}
	if u.e.folder() {
		u.err = io.EOF // some writers pack nothing into two bytes
		return 0, u.err
	}
	from := io.Reader(u.in)
	if u.e.method == methodDeflate {
		from = u.flate
	}
	n, err := from.Read(p)
	u.crc = crc32.Update(u.crc, crc32.IEEETable, p[:n])
	u.n += int64(n)
	switch {
	case u.n > u.e.Size:
		u.err = corrupt(LongerThanSaid, u.e.Name, "a part is longer than the archive says", "the file as it was saved", nil)
		return 0, u.err
	case err == nil:
		return n, nil
	case err == io.EOF:
		u.err = u.atEnd()
	case u.src.err != nil:
		u.err = unread(u.src.err)
	default:
		u.err = corrupt(PackedDamaged, u.e.Name, "a part cannot be unpacked", "the file as it was saved", err)
	}
	return n, u.err
}

// atEnd checks an entry whose data ended: io.EOF when all is well.
func (u *unpacker) atEnd() error {
	_, more := u.in.ReadByte()
	switch {
	case u.src.err != nil:
		return unread(u.src.err)
	case u.n != u.e.Size:
		return corrupt(ShorterThanSaid, u.e.Name, "a part is shorter than the archive says", "the file as it was saved", nil)
	case more != io.EOF:
		return corrupt(PackedLeftOver, u.e.Name, "packed bytes are left over after a part", "the file as it was saved", nil)
	case u.crc != u.e.crc:
		return corrupt(ChecksumWrong, u.e.Name, "a part does not have the checksum it was saved with", "the file as it was saved", nil)
	}
	return io.EOF
}

// verify unpacks every entry once to its end, and keeps the small XML parts.
func verify(entries []*Entry) error {
	var (
		u     unpacker
		chunk []byte
		past  [1]byte
		keep  int64 = KeepTotal
		peeks       = MaxPeeks
	)
	for _, e := range entries {
		u.reset(e)
		if isXML(e.Name) && e.Size <= min(KeepEntry, keep) {
			kept := make([]byte, e.Size)
			if _, err := io.ReadFull(&u, kept); err != nil {
				return u.err
			}
			if _, err := io.ReadFull(&u, past[:]); err != io.EOF {
				return u.err
			}
			e.kept = kept
			keep -= e.Size
			continue
		}
		if chunk == nil {
			chunk = make([]byte, TailSize)
		}
		peek := isXML(e.Name) && peeks > 0
		if err := e.drain(&u, chunk, peek); err != nil {
			return err
		}
		if peek {
			peeks--
		}
	}
	return nil
}

// isXML reports whether a part is worth keeping: the readers read XML only.
func isXML(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") || name == "mimetype"
}

// drain unpacks the entry to its end through chunk; peek keeps how it starts
// and ends.
func (e *Entry) drain(u *unpacker, chunk []byte, peek bool) error {
	var before []byte // the chunk before the current one
	if peek {
		before = make([]byte, 0, len(chunk))
	}
	for {
		n, err := io.ReadFull(u, chunk)
		if peek && e.head == nil {
			e.head = append([]byte{}, chunk[:min(n, HeadSize)]...)
		}
		switch {
		case u.err == io.EOF:
			if peek {
				e.tail = append(before, chunk[:n]...)
			}
			return nil
		case err != nil || u.err != nil:
			return u.err
		}
		if peek {
			before = append(before[:0], chunk[:n]...)
		}
	}
}
