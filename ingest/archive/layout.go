package archive

import (
	"cmp"
	"math"
	"slices"
)

// Compression methods (4.4.5). Spreadsheets use no other.
const (
	methodStore   = 0
	methodDeflate = 8
)

// checkLayout reads every entry's own header, compares it with the table of
// contents, and checks that the entries follow each other from the first byte
// of the file to the table.
func checkLayout(entries []*Entry, tableStart int64) error {
	order := slices.Clone(entries)
	slices.SortStableFunc(order, func(a, b *Entry) int { return cmp.Compare(a.header, b.header) })
	if order[0].header != 0 {
		return corrupt(StrayBefore, "", "bytes stand before the first part of the archive", "the file as it was saved", nil)
	}
	for i, e := range order {
		next := tableStart
		if i+1 < len(order) {
			next = order[i+1].header
		}
		if err := e.checkHeader(next); err != nil {
			return err
		}
	}
	return nil
}

// checkHeader reads the entry's own header. next is where the entry must end.
func (e *Entry) checkHeader(next int64) error {
	if next-e.header < lenLocal+int64(len(e.Stored.Name)) {
		return corrupt(Overlap, e.Name, "two parts of the archive overlap", "parts that follow each other", nil)
	}
	buf := make([]byte, lenLocal+len(e.Stored.Name))
	if err := readAt(e.file, buf, e.header); err != nil {
		return err
	}
	flags, method := le.Uint16(buf[6:]), le.Uint16(buf[8:])
	nameLen, extraLen := int64(le.Uint16(buf[26:])), int64(le.Uint16(buf[28:]))
	switch {
	case le.Uint32(buf) != sigLocal:
		return corrupt(HeaderDiffers, e.Name, "a part is not where the table of contents says", "the file as it was saved", nil)
	case flags&(flagEncrypted|flagStrong|flagMasked) != 0:
		return encrypted(e.Name)
	case nameLen != int64(len(e.Stored.Name)) || string(buf[lenLocal:]) != e.Stored.Name || method != e.method:
		return disagree(e)
	case method != methodStore && method != methodDeflate:
		return corrupt(OtherPacking, e.Name, "a part is packed in a way that spreadsheets are not", "a file saved by a spreadsheet program", nil)
	case method == methodStore && e.packed != e.Size:
		return disagree(e)
	case e.folder() && e.Size != 0:
		return corrupt(FolderWithData, e.Name, "a folder in the archive holds data", "data in parts only", nil)
	}
	e.data = e.header + lenLocal + nameLen + extraLen
	tail := next - e.data - e.packed
	if tail < 0 {
		return corrupt(Overlap, e.Name, "two parts of the archive overlap", "parts that follow each other", nil)
	}
	extra := make([]byte, extraLen)
	if err := readAt(e.file, extra, e.header+lenLocal+nameLen); err != nil {
		return err
	}
	crc, packed, size := le.Uint32(buf[14:]), uint64(le.Uint32(buf[18:])), uint64(le.Uint32(buf[22:]))
	if !widen(extra, &size, &packed) {
		return disagree(e)
	}
	deferred := flags&flagDescriptor != 0
	if e.agrees(crc, packed, size) && tail == 0 {
		return nil // also of a writer that announced a descriptor and then knew
	}
	if deferred {
		crc, packed, size = e.orOwn(crc, packed, size)
	}
	if !e.agrees(crc, packed, size) {
		return disagree(e)
	}
	return e.checkDescriptor(deferred, tail)
}

// orOwn fills in what a header leaves for the descriptor: zeros, or sizes of all
// ones from writers that announce 64 bits without the field.
func (e *Entry) orOwn(crc uint32, packed, size uint64) (uint32, uint64, uint64) {
	if crc == 0 {
		crc = e.crc
	}
	if packed == 0 || packed == math.MaxUint32 {
		packed = uint64(e.packed)
	}
	if size == 0 || size == math.MaxUint32 {
		size = uint64(e.Size)
	}
	return crc, packed, size
}

func (e *Entry) agrees(crc uint32, packed, size uint64) bool {
	return crc == e.crc && packed == uint64(e.packed) && size == uint64(e.Size)
}

func disagree(e *Entry) error {
	return corrupt(HeaderDiffers, e.Name, "a part and the table of contents disagree about it", "the file as it was saved", nil)
}

// checkDescriptor reads the n bytes between the packed data and the next
// entry: the sizes and checksum that a writer knew only afterwards (4.3.9: with
// or without a signature, in 32 or 64 bits; n tells which).
func (e *Entry) checkDescriptor(deferred bool, n int64) error {
	if !deferred || n != 12 && n != 16 && n != 20 && n != 24 {
		return corrupt(StrayBetween, e.Name, "bytes that belong to no part of the archive", "the file as it was saved", nil)
	}
	buf := make([]byte, n)
	if err := readAt(e.file, buf, e.data+e.packed); err != nil {
		return err
	}
	if n == 16 || n == 24 {
		if le.Uint32(buf) != sigDescriptor {
			return disagree(e)
		}
		buf = buf[4:]
	}
	crc, packed, size := le.Uint32(buf), uint64(0), uint64(0)
	if len(buf) == 20 {
		packed, size = le.Uint64(buf[4:]), le.Uint64(buf[12:])
	} else {
		packed, size = uint64(le.Uint32(buf[4:])), uint64(le.Uint32(buf[8:]))
	}
	if !e.agrees(crc, packed, size) {
		return disagree(e)
	}
	return nil
}
