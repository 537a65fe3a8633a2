package archive

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"strings"
	"testing"

	"apst/ingest/sheet"
)

// wide is a 64-bit archive of one part, put together by hand: every size and
// place that can be in the 64-bit fields is there and nowhere else.
type wide struct {
	count uint64 // parts, as the 64-bit end record says
	size  uint64 // of the part, as the table says
	short bool   // the table's extra field lacks the last value
}

func (w wide) file(t *testing.T, data string) []byte {
	t.Helper()
	packed := deflate(t, []byte(data))
	crc := crc32.ChecksumIEEE([]byte(data))
	const name, ones = "a.xml", 0xFFFFFFFF
	u16, u32, u64 := binary.LittleEndian.AppendUint16, binary.LittleEndian.AppendUint32, binary.LittleEndian.AppendUint64

	var b []byte
	b = u16(u16(u16(u32(b, sigLocal), 45), 0), methodDeflate)
	b = u32(u32(u32(u32(b, 0), crc), ones), ones)
	b = append(u16(u16(b, uint16(len(name))), 20), name...)
	b = u64(u64(u16(u16(b, extraZip64), 16), uint64(len(data))), uint64(len(packed)))
	b = append(b, packed...)

	table := uint64(len(b))
	extra := u64(u64(u64(nil, w.size), uint64(len(packed))), 0)
	if w.short {
		extra = extra[:16]
	}
	b = u16(u16(u16(u16(u32(b, sigCentral), 45), 45), 0), methodDeflate)
	b = u32(u32(u32(u32(b, 0), crc), ones), ones)
	b = u16(u16(u16(b, uint16(len(name))), uint16(4+len(extra))), 0)
	b = append(u32(u32(u16(u16(b, 0), 0), 0), ones), name...)
	b = append(u16(u16(b, extraZip64), uint16(len(extra))), extra...)

	end := uint64(len(b))
	b = u16(u16(u64(u32(b, sigEnd64), lenEnd64-12), 45), 45)
	b = u64(u64(u64(u64(u32(u32(b, 0), 0), w.count), w.count), end-table), table)
	b = u32(u64(u32(u32(b, sigLocator), 0), end), 1)
	b = u16(u16(u16(u16(u32(b, sigEnd), 0), 0), 0xFFFF), 0xFFFF)
	return u16(u32(u32(b, ones), ones), 0)
}

func TestZip64(t *testing.T) {
	t.Parallel()
	const text = "<a>some text</a>"
	a, err := open(wide{count: 1, size: uint64(len(text))}.file(t, text))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(a.Find("a.xml").Bytes()); got != text {
		t.Errorf("read %q", got)
	}
	tests := []struct {
		name string
		file wide
		want sheet.Reason
		seen string
	}{
		{"another count", wide{count: 2, size: 16}, sheet.Corrupt, "fewer parts"},
		{"endless count", wide{count: 1 << 63, size: 16}, sheet.TooLarge, "very many parts"},
		{"another size", wide{count: 1, size: 17}, sheet.Corrupt, "disagree"},
		{"endless size", wide{count: 1, size: 1 << 63}, sheet.Corrupt, "impossible"},
		{"a value short", wide{count: 1, size: 16, short: true}, sheet.Corrupt, "missing"},
		{"a terabyte", wide{count: 1, size: 1 << 40}, sheet.Bomb, "250 times"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := open(tt.file.file(t, text))
			var fault *sheet.Fault
			if !errors.As(err, &fault) || fault.Reason != tt.want || !strings.Contains(fault.Seen, tt.seen) {
				t.Errorf("error %v, want reason %d, seen %q", err, tt.want, tt.seen)
			}
		})
	}
}

// The locator of the 64-bit end record must lead to one.
func TestZip64Locator(t *testing.T) {
	t.Parallel()
	const text = "<a/>"
	for _, back := range []int{lenEnd + lenLocator - 8, lenEnd + lenLocator + lenEnd64 - 4, lenEnd + lenLocator + lenEnd64} {
		file := wide{count: 1, size: uint64(len(text))}.file(t, text)
		file[len(file)-back]++
		_, err := open(file)
		var fault *sheet.Fault
		if !errors.As(err, &fault) || fault.Reason != sheet.Corrupt {
			t.Errorf("damaged %d bytes before the end: error %v, want it corrupt", back, err)
		}
	}
}
