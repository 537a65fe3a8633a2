package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// member is a file of a return.
type member struct {
	name string
	data []byte
}

// membersOf are the files of a return that is well.
func membersOf(t testing.TB, file []byte) []member {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out []member
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, member{f.Name, data})
	}
	return out
}

// zipOf packs files as apst pack does. change alters a header before it is written.
func zipOf(t testing.TB, members []member, change func(*zip.FileHeader)) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
		if change != nil {
			change(h)
		}
		out, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(h.Name, "/") {
			continue
		}
		if _, err := out.Write(m.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// first changes the header of the first file alone.
func first(change func(*zip.FileHeader)) func(*zip.FileHeader) {
	done := false
	return func(h *zip.FileHeader) {
		if !done {
			change(h)
		}
		done = true
	}
}

// added is the files and one more, by name.
func added(members []member, more ...member) []member {
	out := append(slices.Clone(members), more...)
	slices.SortStableFunc(out, func(a, b member) int { return strings.Compare(a.name, b.name) })
	return out
}

const (
	localSig   = "PK\x03\x04"
	centralSig = "PK\x01\x02"
	endSig     = "PK\x05\x06"
)

// patched overwrites bytes behind the first signature of a kind.
func patched(file []byte, sig string, off int, b ...byte) []byte {
	file = bytes.Clone(file)
	copy(file[bytes.Index(file, []byte(sig))+off:], b)
	return file
}

// declared says other sizes of the first file, in its own header and in the table.
func declared(t testing.TB, members []member, name string, size uint32, packed []byte, crc uint32) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc, CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(size)}
	out, err := w.CreateRaw(h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Write(packed); err != nil {
		t.Fatal(err)
	}
	for _, m := range members {
		if m.name == name {
			continue
		}
		out, err := w.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(m.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func deflated(t testing.TB, size int) ([]byte, uint32) {
	t.Helper()
	var buf bytes.Buffer
	w, err := flate.NewWriter(&buf, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	sum := crc32.NewIEEE()
	zeros := bytes.Repeat([]byte("0"), 1<<20)
	for n := size; n > 0; n -= len(zeros) {
		part := zeros[:min(n, len(zeros))]
		sum.Write(part)
		if _, err := w.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes(), sum.Sum32()
}

// key is the evaluator's in tests.
func key(t testing.TB) *age.X25519Identity {
	t.Helper()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// sealedFor is bytes encrypted to recipients.
func sealedFor(t testing.TB, plain []byte, to ...age.Recipient) []byte {
	t.Helper()
	var buf bytes.Buffer
	w, err := age.Encrypt(&buf, to...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func armoured(t testing.TB, file []byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := armor.NewWriter(&buf)
	if _, err := w.Write(file); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// archiveDamage is a way in which the file of a return is damaged before a table is read.
type archiveDamage struct {
	name string
	make func(t testing.TB, good []byte, m []member) []byte
	want string
}

// archiveDamages are those of the plain archive.
var archiveDamages = []archiveDamage{
	{"nothing in the file", func(testing.TB, []byte, []member) []byte { return nil }, "PACK-001"},
	{"a text in place of it", func(testing.TB, []byte, []member) []byte { return []byte("study_id,arm\nABC,1\n") }, "PACK-002"},
	{"truncated in a file", func(_ testing.TB, g []byte, _ []member) []byte { return g[:len(g)/2] }, "PACK-101"},
	{"truncated by three bytes", func(_ testing.TB, g []byte, _ []member) []byte { return g[:len(g)-3] }, "PACK-101"},
	{"no file in the archive", func(t testing.TB, _ []byte, _ []member) []byte { return zipOf(t, nil, nil) }, "PACK-102"},
	{"fewer files counted", func(_ testing.TB, g []byte, _ []member) []byte { return patched(g, endSig, 8, 1, 0, 1, 0) }, "PACK-102"},
	{"one of several volumes", func(_ testing.TB, g []byte, _ []member) []byte { return patched(g, endSig, 4, 1, 0) }, "PACK-103"},
	{"bytes before", func(_ testing.TB, g []byte, _ []member) []byte { return append([]byte("PKxx"), g...) }, "PACK-104"},
	{"bytes after", func(_ testing.TB, g []byte, _ []member) []byte { return append(bytes.Clone(g), "more"...) }, "PACK-106"},
	{"a second archive after", func(_ testing.TB, g []byte, _ []member) []byte { return append(bytes.Clone(g), g...) }, "PACK-102"},
	{"bytes between files", func(_ testing.TB, g []byte, _ []member) []byte { return withGap(g, "hidden") }, "PACK-105"},
	{"overlapping files", func(_ testing.TB, g []byte, _ []member) []byte {
		g = bytes.Clone(g)
		i := bytes.LastIndex(g, []byte(centralSig))
		binary.LittleEndian.PutUint32(g[i+42:], 1)
		return g
	}, "PACK-107"},
	{"own header names another file", func(_ testing.TB, g []byte, _ []member) []byte { return patched(g, localSig, 30, 'X') }, "PACK-108"},
	{"own header has another packing", func(_ testing.TB, g []byte, _ []member) []byte { return patched(g, localSig, 8, 0) }, "PACK-108"},
	{"unknown packing", func(_ testing.TB, g []byte, _ []member) []byte {
		return patched(patched(g, localSig, 8, 12), centralSig, 10, 12)
	}, "PACK-109"},
	{"a file twice", func(t testing.TB, _ []byte, m []member) []byte { return zipOf(t, added(m, m[0]), nil) }, "PACK-110"},
	{"a file twice by case", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{strings.ToUpper(m[0].name), m[0].data}), nil)
	}, "PACK-110"},
	{"control characters in a name", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{"a\x1b[2J.csv", nil}), nil)
	}, "PACK-111"},
	{"path traversal", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{"../pupils.csv", nil}), nil)
	}, "PACK-112"},
	{"path traversal by backslash", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{`..\pupils.csv`, nil}), nil)
	}, "PACK-112"},
	{"absolute path", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{"/etc/passwd", nil}), nil)
	}, "PACK-113"},
	{"a drive", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{"C:pupils.csv", nil}), nil)
	}, "PACK-113"},
	{"backslash", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{`sub\pupils.csv`, nil}), nil)
	}, "PACK-114"},
	{"symbolic link", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, m, first(func(h *zip.FileHeader) { h.CreatorVersion, h.ExternalAttrs = 3<<8, 0o120777<<16 }))
	}, "PACK-115"},
	{"a device", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, m, first(func(h *zip.FileHeader) { h.CreatorVersion, h.ExternalAttrs = 3<<8, 0o020666<<16 }))
	}, "PACK-115"},
	{"a folder", func(t testing.TB, _ []byte, m []member) []byte { return zipOf(t, added(m, member{"data/", nil}), nil) }, "PACK-116"},
	{"a file in a folder", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{"data/pupils.csv", nil}), nil)
	}, "PACK-116"},
	{"a file with a password", func(_ testing.TB, g []byte, _ []member) []byte { return patched(g, centralSig, 8, 1, 0) }, "PACK-117"},
	{"too many files", func(t testing.TB, _ []byte, _ []member) []byte {
		var many []member
		for range MaxMembers + 1 {
			many = append(many, member{"pupils.csv", nil})
		}
		return zipOf(t, many, nil)
	}, "PACK-118"},
	{"more than a file may have", func(t testing.TB, _ []byte, m []member) []byte {
		noise := make([]byte, 1<<20)
		r := rand.New(rand.NewPCG(1, 2))
		for i := range noise {
			noise[i] = byte(r.Uint32())
		}
		return declared(t, m, m[0].name, MaxMember+1, noise, 0)
	}, "PACK-119"},
	{"a bomb that says so", func(t testing.TB, _ []byte, m []member) []byte {
		packed, crc := deflated(t, 20<<20)
		return declared(t, m, m[0].name, 20<<20, packed, crc)
	}, "PACK-120"},
	{"a bomb that does not say so", func(t testing.TB, _ []byte, m []member) []byte {
		packed, crc := deflated(t, 64<<20)
		return declared(t, m, m[0].name, 1000, packed, crc)
	}, "PACK-122"},
	{"a file that does not unpack", func(t testing.TB, _ []byte, m []member) []byte {
		return declared(t, m, m[0].name, 1000, bytes.Repeat([]byte{0xff}, 100), 0)
	}, "PACK-121"},
	{"packed bytes left over", func(t testing.TB, _ []byte, m []member) []byte {
		packed, crc := deflated(t, 1000)
		return declared(t, m, m[0].name, 1000, append(packed, "hidden"...), crc)
	}, "PACK-121"},
	{"shorter than it says", func(t testing.TB, _ []byte, m []member) []byte {
		packed, crc := deflated(t, 1000)
		return declared(t, m, m[0].name, 1001, packed, crc)
	}, "PACK-122"},
	{"wrong checksum", func(t testing.TB, _ []byte, m []member) []byte {
		packed, crc := deflated(t, 1000)
		return declared(t, m, m[0].name, 1000, packed, crc+1)
	}, "PACK-123"},
	{"a file no return has", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, added(m, member{"notes.docm", nil}), nil)
	}, "PACK-124"},
	{"an archive in it", func(t testing.TB, g []byte, m []member) []byte { return zipOf(t, added(m, member{"more.zip", g}), nil) }, "PACK-125"},
	{"packed again with times", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, m, func(h *zip.FileHeader) { h.Modified = time.Date(2023, 7, 21, 9, 0, 0, 0, time.UTC) })
	}, "PACK-126"},
	{"packed again in another order", func(t testing.TB, _ []byte, m []member) []byte {
		m = slices.Clone(m)
		slices.Reverse(m)
		return zipOf(t, m, nil)
	}, "PACK-126"},
	{"a remark on the archive", func(_ testing.TB, g []byte, _ []member) []byte {
		return append(patched(g, endSig, 20, 6), "remark"...)
	}, "PACK-126"},
	{"a remark on a file", func(t testing.TB, _ []byte, m []member) []byte {
		return zipOf(t, m, first(func(h *zip.FileHeader) { h.Comment = "remark" }))
	}, "PACK-126"},
}

// withGap puts bytes between the first file and the second.
func withGap(g []byte, hidden string) []byte {
	at := len(localSig) + bytes.Index(g[len(localSig):], []byte(localSig))
	g = slices.Concat(g[:at], []byte(hidden), g[at:])
	shift := func(off int) {
		if n := binary.LittleEndian.Uint32(g[off:]); n > 0 {
			binary.LittleEndian.PutUint32(g[off:], n+uint32(len(hidden)))
		}
	}
	for off := at; ; {
		i := bytes.Index(g[off:], []byte(centralSig))
		if i < 0 {
			break
		}
		shift(off + i + 42)
		off += i + len(centralSig)
	}
	shift(bytes.LastIndex(g, []byte(endSig)) + 16)
	return g
}

// wantReason holds that opening a file is refused for one reason.
func wantReason(t *testing.T, err error, want string) {
	t.Helper()
	var p *Problem
	if !errors.As(err, &p) {
		t.Fatalf("opened, or another error: %v; want %s", err, want)
	}
	if p.Reason != want {
		t.Errorf("refused for %v, want %s", p, want)
	}
}

// TestArchiveDamages refuses each for its own reason, and in little memory.
func TestArchiveDamages(t *testing.T) {
	good := sampleReturn(t)
	m := membersOf(t, good)
	for _, d := range archiveDamages {
		t.Run(d.name, func(t *testing.T) {
			file := d.make(t, good, m)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := Open(bytes.NewReader(file), int64(len(file)), nil)
			runtime.ReadMemStats(&after)
			wantReason(t, err, d.want)
			if spent := after.TotalAlloc - before.TotalAlloc; spent > 8<<20 {
				t.Errorf("took %d bytes", spent)
			}
		})
	}
}

// TestEncryptionDamages are those of the file around the archive.
func TestEncryptionDamages(t *testing.T) {
	t.Parallel()
	good := sampleReturn(t)
	id, other := key(t), key(t)
	whole := sealedFor(t, good, id.Recipient())
	locked, err := age.NewScryptRecipient("correct horse")
	if err != nil {
		t.Fatal(err)
	}
	locked.SetWorkFactor(10)
	flipped := func(at int) []byte {
		f := bytes.Clone(whole)
		f[at] ^= 1
		return f
	}
	text := armoured(t, whole)
	for _, d := range []struct {
		name string
		file []byte
		ids  []age.Identity
		want string
	}{
		{"well", whole, []age.Identity{id}, ""},
		{"well as text", text, []age.Identity{other, id}, ""},
		{"well and plain", good, nil, ""},
		{"no key", whole, nil, "PACK-004"},
		{"another key", whole, []age.Identity{other}, "PACK-005"},
		{"passphrase", sealedFor(t, good, locked), []age.Identity{id}, "PACK-010"},
		{"head damaged", flipped(bytes.Index(whole, []byte("\n--- ")) + 8), []age.Identity{id}, "PACK-006"},
		{"head cut", whole[:60], []age.Identity{id}, "PACK-006"},
		{"cut", whole[:len(whole)-5], []age.Identity{id}, "PACK-007"},
		{"a bit altered", flipped(len(whole) / 2), []age.Identity{id}, "PACK-007"},
		{"bytes after", append(bytes.Clone(whole), "more"...), []age.Identity{id}, "PACK-007"},
		{"text damaged", bytes.Replace(text, []byte("\n"), []byte("\n*"), 3), []age.Identity{id}, "PACK-008"},
		{"text cut", text[:len(text)/2], []age.Identity{id}, "PACK-008"},
		{"words after the text", append(bytes.Clone(text), "kind regards\n"...), []age.Identity{id}, "PACK-008"},
		{"encrypted twice", sealedFor(t, whole, id.Recipient()), []age.Identity{id}, "PACK-009"},
		{"another file encrypted", sealedFor(t, []byte("hello"), id.Recipient()), []age.Identity{id}, "PACK-009"},
		{"an archive cut before it was encrypted", sealedFor(t, good[:len(good)/2], id.Recipient()), []age.Identity{id}, "PACK-101"},
	} {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			_, err := Open(bytes.NewReader(d.file), int64(len(d.file)), d.ids)
			if d.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			wantReason(t, err, d.want)
		})
	}
}
