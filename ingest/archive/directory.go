package archive

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
)

// Signatures and fixed lengths, from the format's APPNOTE 6.3.
const (
	sigLocal      = 0x04034b50 // 4.3.7
	sigDescriptor = 0x08074b50 // 4.3.9
	sigCentral    = 0x02014b50 // 4.3.12
	sigEnd64      = 0x06064b50 // 4.3.14
	sigLocator    = 0x07064b50 // 4.3.15
	sigEnd        = 0x06054b50 // 4.3.16

	lenLocal   = 30
	lenCentral = 46
	lenEnd64   = 56
	lenLocator = 20
	lenEnd     = 22
)

// General purpose flags (4.4.4).
const (
	flagEncrypted  = 1 << 0
	flagDescriptor = 1 << 3 // sizes and checksum follow the data
	flagStrong     = 1 << 6
	flagMasked     = 1 << 13
)

const extraZip64 = 0x0001 // 4.5.3

// beyond is more than any size or place in a file of ours, and small enough to
// calculate with.
const beyond = 1 << 48

var le = binary.LittleEndian

// table is where the table of contents lies.
type table struct {
	start, size, count uint64
}

// readDirectory reads the table of contents. It returns the entries and where
// the table starts, which is where the last entry must end.
func readDirectory(r io.ReaderAt, size int64, limits Limits) ([]*Entry, int64, error) {
	t, err := findTable(r, size)
	if err != nil {
		return nil, 0, err
	}
	if t.count > uint64(limits.Entries) || t.size > MaxDirectory {
		return nil, 0, tooLarge("", "an archive of very many parts", "at most "+thousands(limits.Entries))
	}
	if t.count == 0 {
		return nil, 0, corrupt(NoParts, "", "an archive without any part", "a workbook's parts", nil)
	}
	buf := make([]byte, t.size)
	if err := readAt(r, buf, int64(t.start)); err != nil {
		return nil, 0, err
	}
	entries := make([]*Entry, 0, min(t.count, t.size/lenCentral))
	for range t.count {
		e, rest, err := parseCentral(buf)
		if err != nil {
			return nil, 0, err
		}
		e.file = r
		entries = append(entries, e)
		buf = rest
	}
	if len(buf) != 0 {
		return nil, 0, damagedTable("it goes on after its last part")
	}
	return entries, int64(t.start), nil
}

func damagedTable(why string) error {
	return corrupt(TableDamaged, "", "the archive's table of contents is damaged: "+why, "the file as it was saved", nil)
}

// findTable reads the record at the end of the archive, and the 64-bit one
// before it when there is one.
func findTable(r io.ReaderAt, size int64) (table, error) {
	end, at, err := findEnd(r, size)
	if err != nil {
		return table{}, err
	}
	if le.Uint16(end[4:]) != 0 || le.Uint16(end[6:]) != 0 {
		return table{}, corrupt(Volumes, "", "one volume of an archive in several", "an archive in one file", nil)
	}
	t := table{
		count: uint64(le.Uint16(end[10:])),
		size:  uint64(le.Uint32(end[12:])),
		start: uint64(le.Uint32(end[16:])),
	}
	if le.Uint16(end[8:]) != le.Uint16(end[10:]) {
		return table{}, damagedTable("it does not agree on the number of parts")
	}
	big, bigAt, err := findEnd64(r, at)
	if err != nil {
		return table{}, err
	}
	if big != nil {
		t64 := table{count: le.Uint64(big[32:]), size: le.Uint64(big[40:]), start: le.Uint64(big[48:])}
		if t.count != math.MaxUint16 && t.count != t64.count ||
			t.size != math.MaxUint32 && t.size != t64.size ||
			t.start != math.MaxUint32 && t.start != t64.start {
			return table{}, damagedTable("its two end records disagree")
		}
		t, at = t64, bigAt
	}
	if t.start > uint64(size) || t.size > uint64(size) || t.start+t.size != uint64(at) {
		return table{}, damagedTable("it is not where the end record says")
	}
	return t, nil
}

// findEnd finds the end record: the one whose comment ends the file.
func findEnd(r io.ReaderAt, size int64) (record []byte, at int64, err error) {
	first := make([]byte, min(size, 4))
	if err := readAt(r, first, 0); err != nil {
		return nil, 0, err
	}
	starts := len(first) == 4 && (le.Uint32(first) == sigLocal || le.Uint32(first) == sigEnd)
	tail := make([]byte, min(size, lenEnd+math.MaxUint16))
	if err := readAt(r, tail, size-int64(len(tail))); err != nil {
		return nil, 0, err
	}
	sig := []byte("PK\x05\x06")
	follow, cut := false, false
	for i := len(tail); ; {
		if i = bytes.LastIndex(tail[:i], sig); i < 0 {
			break
		}
		if i+lenEnd > len(tail) {
			cut = true
			continue
		}
		switch end := i + lenEnd + int(le.Uint16(tail[i+20:])); {
		case end == len(tail) && starts:
			return tail[i : i+lenEnd], size - int64(len(tail)-i), nil
		case end > len(tail):
			cut = true
		case end < len(tail):
			follow = true
		}
	}
	switch {
	case !starts:
		return nil, 0, corrupt(StrayBefore, "", "the archive does not start at the file's first byte", "the file as it was saved", nil)
	case follow && !cut:
		return nil, 0, corrupt(StrayAfter, "", "bytes follow the end of the archive", "the file as it was saved", nil)
	}
	return nil, 0, truncated("the file stops before its end")
}

// findEnd64 reads the 64-bit end record when its locator stands before at.
func findEnd64(r io.ReaderAt, at int64) (record []byte, start int64, err error) {
	if at < lenLocator+lenEnd64 {
		return nil, 0, nil
	}
	var loc [lenLocator]byte
	if err := readAt(r, loc[:], at-lenLocator); err != nil {
		return nil, 0, err
	}
	if le.Uint32(loc[:]) != sigLocator {
		return nil, 0, nil
	}
	off := le.Uint64(loc[8:])
	if le.Uint32(loc[4:]) != 0 || off > uint64(at-lenLocator-lenEnd64) {
		return nil, 0, damagedTable("its locator points elsewhere")
	}
	record = make([]byte, lenEnd64)
	if err := readAt(r, record, int64(off)); err != nil {
		return nil, 0, err
	}
	whole := le.Uint64(record[4:]) == uint64(at-lenLocator)-off-12
	oneDisk := le.Uint32(record[16:]) == 0 && le.Uint32(record[20:]) == 0 && le.Uint64(record[24:]) == le.Uint64(record[32:])
	if le.Uint32(record) != sigEnd64 || !whole || !oneDisk {
		return nil, 0, damagedTable("its 64-bit end record is not whole")
	}
	return record, int64(off), nil
}

// parseCentral reads one record of the table and returns what follows it.
func parseCentral(b []byte) (e *Entry, rest []byte, err error) {
	if len(b) < lenCentral || le.Uint32(b) != sigCentral {
		return nil, nil, damagedTable("it names fewer parts than it counts")
	}
	nameLen, extraLen, commentLen := int(le.Uint16(b[28:])), int(le.Uint16(b[30:])), int(le.Uint16(b[32:]))
	whole := lenCentral + nameLen + extraLen + commentLen
	if len(b) < whole || nameLen > MaxName {
		return nil, nil, damagedTable("a name in it is too long")
	}
	e = &Entry{
		Stored: storedOf(b, string(b[lenCentral:lenCentral+nameLen])),
		flags:  le.Uint16(b[8:]),
		method: le.Uint16(b[10:]),
		crc:    le.Uint32(b[16:]),
	}
	packed, size, header := uint64(le.Uint32(b[20:])), uint64(le.Uint32(b[24:])), uint64(le.Uint32(b[42:]))
	if le.Uint16(b[34:]) != 0 {
		return nil, nil, damagedTable("a part is said to lie in another file")
	}
	extra := b[lenCentral+nameLen : lenCentral+nameLen+extraLen]
	e.Stored.Extras = hasExtras(extra)
	if !widen(extra, &size, &packed, &header) || max(size, packed, header) > beyond {
		return nil, nil, damagedTable("a size in it is missing or impossible")
	}
	e.Size, e.packed, e.header = int64(size), int64(packed), int64(header)
	if e.flags&(flagEncrypted|flagStrong|flagMasked) != 0 {
		return nil, nil, encrypted(e.Stored.Name)
	}
	return e, b[whole:], nil
}

// storedOf reads what else a record of the table says (4.4.2, 4.4.6, 4.4.15).
func storedOf(b []byte, name string) Stored {
	s := Stored{Name: name, Comment: le.Uint16(b[32:]) > 0}
	s.Dated = le.Uint16(b[12:]) != 0 || le.Uint16(b[14:]) != 0
	const unix, macOS = 3, 19
	if system := b[5]; system == unix || system == macOS {
		s.Unix, s.Mode = true, le.Uint32(b[38:])>>16
	}
	return s
}

// hasExtras reports whether there are extra fields beside that of 64-bit sizes.
func hasExtras(extra []byte) bool {
	for len(extra) >= 4 {
		id, n := le.Uint16(extra), int(le.Uint16(extra[2:]))
		if id != extraZip64 || n > len(extra)-4 {
			return true
		}
		extra = extra[4+n:]
	}
	return len(extra) > 0
}

// widen replaces the values that do not fit in 32 bits (all ones) by those of
// the 64-bit extra field, which holds only these, in this order. It reports
// false when one is missing. Values of all ones without such a field stand as
// they are: no limit of ours lets them through.
func widen(extra []byte, values ...*uint64) bool {
	for len(extra) >= 4 {
		id, n := le.Uint16(extra), int(le.Uint16(extra[2:]))
		extra = extra[4:]
		if n > len(extra) {
			return true // not a list of fields: some writers pad
		}
		if id != extraZip64 {
			extra = extra[n:]
			continue
		}
		field := extra[:n]
		for _, v := range values {
			if *v != math.MaxUint32 {
				continue
			}
			if len(field) < 8 {
				return false
			}
			*v = le.Uint64(field)
			field = field[8:]
		}
		return true
	}
	return true
}
