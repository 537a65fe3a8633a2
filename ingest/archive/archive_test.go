package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
)

// part is one entry of an archive made for a test.
type part struct {
	name string
	data []byte
	raw  bool // sizes in the entry's own header instead of a descriptor
}

func makeZip(t testing.TB, method uint16, parts ...part) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, p := range parts {
		h := &zip.FileHeader{Name: p.name, Method: method}
		p.raw = p.raw && !strings.HasSuffix(p.name, "/")
		var out io.Writer
		var err error
		data := p.data
		if p.raw {
			data = deflate(t, p.data)
			h.Method = zip.Deflate
			h.CRC32, h.CompressedSize64, h.UncompressedSize64 = crc32.ChecksumIEEE(p.data), uint64(len(data)), uint64(len(p.data))
			out, err = w.CreateRaw(h)
		} else {
			out, err = w.CreateHeader(h)
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(p.name, "/") {
			continue
		}
		if _, err := out.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func deflate(t testing.TB, data []byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	w, err := flate.NewWriter(&buf, 6)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func open(file []byte) (*Archive, error) { return Open(bytes.NewReader(file), int64(len(file))) }

// words makes text that packs about as well as a worksheet: a random stretch,
// repeated.
func words(n int) []byte {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	b := make([]byte, 0, 64<<10)
	for len(b) < min(n, 64<<10) {
		b = append(b, "<c><v>"...)
		b = append(b, byte('0'+r.IntN(10)), byte('0'+r.IntN(10)), byte('0'+r.IntN(10)))
		b = append(b, "</v>"...)
	}
	return bytes.Repeat(b, n/len(b)+1)[:n]
}

// readAll reads every entry, and says what the archive holds.
func readAll(a *Archive) (map[string]string, error) {
	got := map[string]string{}
	for _, e := range a.Entries() {
		in := e.Open()
		data, err := io.ReadAll(in)
		in.Close()
		if err != nil {
			return nil, err
		}
		got[e.Name] = string(data)
	}
	return got, nil
}

func TestOpenReadsEveryPart(t *testing.T) {
	t.Parallel()
	big := words(KeepEntry + 12345)
	parts := []part{
		{"[Content_Types].xml", []byte("<Types/>"), false},
		{"xl/", nil, true},
		{`xl\workbook.xml`, []byte("<workbook/>"), true},
		{"xl/worksheets/sheet1.xml", big, false},
		{"xl/media/image1.png", words(chunkSize + 1), true},
		{"xl/empty.xml", nil, false},
	}
	for _, method := range []uint16{zip.Store, zip.Deflate} {
		a, err := open(makeZip(t, method, parts...))
		if err != nil {
			t.Fatal(err)
		}
		got, err := readAll(a)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for _, p := range parts {
			want[strings.ReplaceAll(p.name, `\`, "/")] = string(p.data)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("method %d: (-want +got)\n%.500s", method, diff)
		}
		e := a.Find("/XL/Worksheets/Sheet1.xml")
		if e == nil || e.Bytes() != nil {
			t.Fatalf("large part: %+v, want it found and not kept", e)
		}
		if !bytes.Equal(e.Head(), big[:HeadSize]) || !bytes.HasSuffix(big, e.Tail()) || len(e.Tail()) < TailSize {
			t.Errorf("head of %d and tail of %d bytes are not the part's", len(e.Head()), len(e.Tail()))
		}
		if wb := a.Find("xl/workbook.xml"); string(wb.Bytes()) != "<workbook/>" {
			t.Errorf("small part kept as %q", wb.Bytes())
		}
		if a.Find("xl/none.xml") != nil {
			t.Error("found a part that is not there")
		}
	}
}

// offset of the n-th occurrence of a signature.
func nth(file []byte, sig string, n int) int {
	at := -1
	for range n {
		at += 1 + bytes.Index(file[at+1:], []byte(sig))
	}
	return at
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	const local, central, end = "PK\x03\x04", "PK\x01\x02", "PK\x05\x06"
	good := func() []byte {
		return makeZip(t, zip.Deflate, part{"a.xml", []byte("<a>text of the first part</a>"), true}, part{"b.xml", words(5000), true})
	}
	set := func(sig string, n, off int, b ...byte) func() []byte {
		return func() []byte {
			f := good()
			copy(f[nth(f, sig, n)+off:], b)
			return f
		}
	}
	tests := []struct {
		name string
		file func() []byte
		want sheet.Reason
		seen string
	}{
		{"nothing", func() []byte { return nil }, sheet.Corrupt, "does not start"},
		{"text", func() []byte { return []byte("name,q1\nA,2\n") }, sheet.Corrupt, "does not start"},
		{"no parts", func() []byte { return makeZip(t, zip.Deflate) }, sheet.Corrupt, "without any part"},
		{"cut in the data", func() []byte { return good()[:60] }, sheet.Truncated, "stops before its end"},
		{"cut in the table", func() []byte { f := good(); return f[:nth(f, central, 2)+5] }, sheet.Truncated, "stops before its end"},
		{"cut in the end record", func() []byte { f := good(); return f[:len(f)-3] }, sheet.Truncated, "stops before its end"},
		{"bytes after", func() []byte { return append(good(), "junk"...) }, sheet.Corrupt, "follow the end"},
		{"bytes before", func() []byte { return append([]byte("junk"), good()...) }, sheet.Corrupt, "does not start"},
		{"another file before", func() []byte { return append(good(), good()...) }, sheet.Corrupt, "not where the end record says"},
		{"password in the table", set(central, 1, 8, 1, 0), sheet.Encrypted, "password"},
		{"password in the part", set(local, 1, 6, 1, 0), sheet.Encrypted, "password"},
		{"name differs", set(local, 2, 30, 'c'), sheet.Corrupt, "disagree"},
		{"method differs", set(local, 2, 8, 0, 0), sheet.Corrupt, "disagree"},
		{"checksum differs", set(local, 2, 14, 0, 0, 0, 0), sheet.Corrupt, "disagree"},
		{"size differs", set(central, 2, 24, 1), sheet.Corrupt, "disagree"},
		{"offset differs", set(central, 2, 42, 1), sheet.Corrupt, "two parts of the archive overlap"},
		{"count differs", set(end, 1, 8, 1, 0, 1, 0), sheet.Corrupt, "goes on after"},
		{"counts differ", set(end, 1, 8, 1, 0), sheet.Corrupt, "does not agree"},
		{"more counted", set(end, 1, 8, 3, 0, 3, 0), sheet.Corrupt, "fewer parts"},
		{"volumes", set(end, 1, 4, 1, 0), sheet.Corrupt, "several"},
		{"data flipped", func() []byte { f := good(); f[nth(f, local, 2)+200] ^= 0x10; return f }, sheet.Corrupt, "part"},
		{"same name twice", func() []byte {
			return makeZip(t, zip.Store, part{"a.xml", nil, true}, part{"A.XML", nil, true})
		}, sheet.Corrupt, "same name"},
		{"name leads out", func() []byte { return makeZip(t, zip.Store, part{"xl/../../a.xml", nil, true}) }, sheet.Corrupt, "leads out"},
		{"no name", func() []byte { return makeZip(t, zip.Store, part{"", nil, true}) }, sheet.Corrupt, "no name"},
		{"control characters", func() []byte { return makeZip(t, zip.Store, part{"a\x1b[2J.xml", nil, true}) }, sheet.Corrupt, "control"},
		{"unknown method", func() []byte {
			f := good()
			f[nth(f, local, 1)+8], f[nth(f, central, 1)+10] = 9, 9
			return f
		}, sheet.Corrupt, "packed in a way"},
		{"declared shorter", func() []byte {
			f := good()
			f[nth(f, local, 2)+22]--
			f[nth(f, central, 2)+24]--
			return f
		}, sheet.Corrupt, "longer than the archive says"},
		{"declared longer", func() []byte {
			f := good()
			f[nth(f, local, 2)+22]++
			f[nth(f, central, 2)+24]++
			return f
		}, sheet.Corrupt, "shorter than the archive says"},
		{"checksum wrong in both", func() []byte {
			f := good()
			f[nth(f, local, 2)+14]++
			f[nth(f, central, 2)+16]++
			return f
		}, sheet.Corrupt, "checksum"},
		{"bomb", func() []byte {
			return makeZip(t, zip.Deflate, part{"a.xml", make([]byte, RatioFloor+1), false})
		}, sheet.Bomb, "250 times"},
		{"declared 3 GB", func() []byte {
			f := good()
			copy(f[nth(f, central, 1)+20:], "\xff\xff\xff\x00\x00\x00\x00\xc0")
			return f
		}, sheet.TooLarge, "more data"},
		{"very many parts", func() []byte {
			return makeZip(t, zip.Store, make([]part, MaxEntries+1)...)
		}, sheet.TooLarge, "very many"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := open(tt.file())
			var fault *sheet.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("error %v, want a fault", err)
			}
			if fault.Reason != tt.want || !strings.Contains(fault.Seen, tt.seen) {
				t.Errorf("reason %d, seen %q; want reason %d, seen %q", fault.Reason, fault.Seen, tt.want, tt.seen)
			}
		})
	}
}

// Entries whose sizes follow them are read in all four forms that writers use.
func TestDescriptors(t *testing.T) {
	t.Parallel()
	const text = "<a>text</a>"
	base := makeZip(t, zip.Deflate, part{"a.xml", []byte(text), false})
	descriptor, table := nth(base, "PK\x07\x08", 1), nth(base, "PK\x01\x02", 1)
	crc, packed, size := base[descriptor+4:descriptor+8], base[descriptor+8:descriptor+12], base[descriptor+12:table]
	zeros := make([]byte, 4)
	tests := map[string][]byte{
		"signature, 32 bits": base[descriptor:table],
		"32 bits":            bytes.Join([][]byte{crc, packed, size}, nil),
		"signature, 64 bits": bytes.Join([][]byte{base[descriptor : descriptor+4], crc, packed, zeros, size, zeros}, nil),
		"64 bits":            bytes.Join([][]byte{crc, packed, zeros, size, zeros}, nil),
	}
	for name, d := range tests {
		for _, damage := range []bool{false, true} {
			d := bytes.Clone(d)
			if damage {
				d[len(d)-9]++
			}
			file := bytes.Join([][]byte{base[:descriptor], d, base[table:]}, nil)
			le.PutUint32(file[len(file)-6:], uint32(descriptor+len(d)))
			a, err := open(file)
			if damage {
				var fault *sheet.Fault
				if !errors.As(err, &fault) || fault.Reason != sheet.Corrupt {
					t.Errorf("%s, damaged: error %v", name, err)
				}
				continue
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if got := string(a.Find("a.xml").Bytes()); got != text {
				t.Errorf("%s: read %q", name, got)
			}
		}
	}
}

// Whatever byte is changed or wherever the file is cut: the same parts or a
// fault.
func TestDamageIsNeverOtherData(t *testing.T) {
	t.Parallel()
	file := makeZip(t, zip.Deflate, part{"a.xml", []byte("<a/>"), false}, part{"b.xml", words(1000), true}, part{"c.bin", words(100), false})
	a, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := readAll(a)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, at int, damaged []byte) {
		a, err := open(damaged)
		var fault *sheet.Fault
		if err != nil {
			if !errors.As(err, &fault) {
				t.Fatalf("%s at %d: error %v is not a fault", what, at, err)
			}
			return
		}
		got, err := readAll(a)
		if err != nil {
			t.Fatalf("%s at %d: opened, then %v", what, at, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s at %d reads other data", what, at)
		}
	}
	for i := range file {
		for bit := range 8 {
			if testing.Short() && bit != i%8 {
				continue
			}
			damaged := bytes.Clone(file)
			damaged[i] ^= 1 << bit
			check("bit", i, damaged)
		}
		check("cut", i, file[:i])
	}
}

// A file that changes after it was opened is caught when it is read again.
func TestChangeAfterOpening(t *testing.T) {
	t.Parallel()
	file := makeZip(t, zip.Store, part{"big.xml", words(KeepEntry + 1), false})
	a, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	file[len(file)/2] ^= 1
	_, err = readAll(a)
	var fault *sheet.Fault
	if !errors.As(err, &fault) || fault.Reason != sheet.Corrupt {
		t.Fatalf("error %v, want the part to be corrupt", err)
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	file := makeZip(t, zip.Store, part{"big.xml", words(1 << 20), false})
	for _, broken := range []int64{0, 100, int64(len(file)) - 10} {
		_, err := Open(failing{bytes.NewReader(file), broken}, int64(len(file)))
		var fault *sheet.Fault
		if !errors.As(err, &fault) || fault.Reason != sheet.Unreadable || !errors.Is(err, errDisk) {
			t.Errorf("failing from %d: error %v, want it unreadable", broken, err)
		}
	}
	_, err := Open(bytes.NewReader(file[:len(file)-100]), int64(len(file)))
	var fault *sheet.Fault
	if !errors.As(err, &fault) || fault.Reason != sheet.Truncated {
		t.Errorf("file shorter than its size: error %v, want it truncated", err)
	}
}

var errDisk = errors.New("the disk has gone")

// failing cannot read at or after a place.
type failing struct {
	r    io.ReaderAt
	from int64
}

func (f failing) ReadAt(p []byte, off int64) (int, error) {
	if off+int64(len(p)) > f.from {
		return 0, errDisk
	}
	return f.r.ReadAt(p, off)
}

// Leaving a large part early, at any point, leaves nothing running: Close
// returns only when the goroutine has.
func TestCloseEarly(t *testing.T) {
	t.Parallel()
	a, err := open(makeZip(t, zip.Store, part{"big.xml", words(KeepEntry + 1), false}))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int64{0, 1, chunkSize, 3*chunkSize + 5} {
		in := a.Entries()[0].Open()
		if _, err := io.CopyN(io.Discard, iotest.HalfReader(in), n); err != nil {
			t.Fatal(err)
		}
		in.Close()
		in.Close()
		if _, err := io.Copy(io.Discard, in); err == nil {
			t.Error("reading after Close gave no error")
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(makeZip(f, zip.Deflate, part{"a.xml", []byte("<a/>"), false}, part{"b/", nil, true}))
	f.Add(makeZip(f, zip.Store, part{"a.xml", []byte("<a/>"), true}))
	f.Fuzz(func(t *testing.T, file []byte) {
		a, err := open(file)
		if err != nil {
			var fault *sheet.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("error %v is not a fault", err)
			}
			return
		}
		if _, err := readAll(a); err != nil {
			t.Fatalf("opened, then %v", err)
		}
	})
}
