package scan

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What cannot be looked into is a finding, with a reason.
func TestClosed(t *testing.T) {
	t.Parallel()
	picture := pngOf()
	plain := zipOf(t, member{"a.txt", []byte("mean change")})
	locked := bytes.Clone(plain)
	for _, at := range []int{6, bytes.Index(locked, []byte("PK\x01\x02")) + 8} {
		locked[at] |= 1
	}
	deep := plain
	for range MaxDepth {
		deep = zipOf(t, member{"in.zip", deep})
	}
	tests := map[string]struct {
		data []byte
		why  string
	}{
		"PDF":                  {[]byte("%PDF-1.7\nwords"), "PDF"},
		"JPEG":                 {[]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), "JPEG"},
		"old Office":           {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"), "password"},
		"age":                  {[]byte("age-encryption.org/v1\n-> X25519 abc\n"), "age"},
		"age, armoured":        {[]byte("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"), "age"},
		"Parquet":              {[]byte("PAR1\x00\x00\x01PAR1"), "Parquet"},
		"database":             {[]byte("SQLite format 3\x00\x10\x00"), "SQLite"},
		"bytes":                {[]byte{1, 2, 3, 0, 0, 0, 250, 0, 9, 0, 1, 2}, "neither text"},
		"UTF-32":               {[]byte("\xff\xfe\x00\x00a\x00\x00\x00"), "encoding"},
		"XML in an encoding":   {[]byte(`<?xml version="1.0" encoding="UTF-7"?><a>+AEo-</a>`), "encoding"},
		"password":             {locked, "password"},
		"cut archive":          {plain[:len(plain)-9], "damaged"},
		"archive with more":    {append(bytes.Clone(plain), "Jane"...), "damaged"},
		"cut picture":          {picture[:len(picture)-20], "damaged picture"},
		"picture with more":    {append(bytes.Clone(picture), "Jane"...), "behind the end"},
		"picture's sum":        {bytes.Replace(picture, []byte("IDAT"), []byte("iDAT"), 1), "damaged picture"},
		"packed text, damaged": {pngOf(chunk("zTXt", []byte("Title\x00\x00abcdef"))), "damaged picture"},
		"cut gzip":             {gzipOf([]byte("text"))[:15], "damaged"},
		"too deep":             {deep, "within one another"},
		"bomb":                 {zipOf(t, member{"a.txt", make([]byte, 20<<20)}), "more than is searched"},
		"too large a part":     {declared(t, MaxPart+1), "more than is searched"},
		"JPEG in a page":       {[]byte("<html><img src='data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ=='>"), "JPEG"},
		"PDF in a workbook":    {remade(t, bookOf(t, book{}), "xl/embeddings/a.bin", func([]byte) []byte { return []byte("%PDF-1.7") }), "PDF"},
		"macros":               {remade(t, bookOf(t, book{}), "xl/vbaProject.bin", func([]byte) []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") }), "old Office"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			finds := read(t, scanner, "x", tt.data)
			if !slices.ContainsFunc(finds, func(f Find) bool { return f.Kind == Closed && strings.Contains(f.Why, tt.why) }) {
				t.Errorf("found %q, want why: %q", finds, tt.why)
			}
		})
	}
}

// declared is an archive whose table of contents says that a part unpacks to a size.
func declared(t *testing.T, size uint64) []byte {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	_, err := w.CreateRaw(&zip.FileHeader{Name: "a", Method: zip.Deflate, UncompressedSize64: size, CompressedSize64: 0})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// Text that begins like another format is text.
func TestTextLikeFormats(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"BMI, Mark Small", "ID3 Mark Small", "true, Mark Small", "PAR1 Mark Small", "GIF89 Mark Small", "OTTO Mark Small"} {
		got := kindsOf(read(t, scanner, "a.txt", []byte(text)))
		if strings.HasPrefix(text, "true") || strings.HasPrefix(text, "OTTO") {
			continue // a font by its first bytes: what is legible in it is looked at
		}
		if !slices.Equal(got, []Kind{Name}) {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Nothing there is nothing found.
func TestEmpty(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", " \n\n", "\xEF\xBB\xBF"} {
		if finds := read(t, scanner, "a.csv", []byte(text)); len(finds) > 0 {
			t.Errorf("%q: %v", text, finds)
		}
	}
	if finds := read(t, New(nil, Allowed{}), "a.csv", []byte("a,b\nMark Small,04/03/2009\n")); len(finds) > 0 {
		t.Errorf("without pupils: %v", finds)
	}
}

// A reader that fails is an error without a pupil's name.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	_, err := scanner.Read("Mark Small.txt", failing{}, 10)
	if err == nil || strings.Contains(err.Error(), "Mark") {
		t.Errorf("error %v", err)
	}
}

type failing struct{}

func (failing) ReadAt([]byte, int64) (int, error) { return 0, errors.New("broken") }

// A file with very many findings ends with one that says so.
func TestMore(t *testing.T) {
	t.Parallel()
	finds := read(t, scanner, "a.txt", []byte(strings.Repeat("Mark Small\n", 3*MaxFinds)))
	if len(finds) != MaxFinds+1 || finds[MaxFinds].Kind != More {
		t.Errorf("%d finds, the last %v", len(finds), finds[len(finds)-1])
	}
	for i, f := range finds[:MaxFinds] {
		if f.Kind != Name || !strings.HasSuffix(f.Place, " "+strconv.Itoa(i+1)) {
			t.Fatalf("find %d: %v", i, f)
		}
	}
}

// Input made to keep a search busy does not.
func TestBusy(t *testing.T) {
	t.Parallel()
	const size = 256 << 10
	for name, text := range map[string]string{
		"tags":         strings.Repeat("<a", size/2),
		"declarations": "<a>" + strings.Repeat("<!x>", size/4),
		"comments":     "<a>" + strings.Repeat("<!--", size/4),
		"attributes":   "<a " + strings.Repeat("b=c ", size/4),
		"page":         "<html " + strings.Repeat("b=c ", size/4),
		"open quotes":  "<a " + strings.Repeat("b='", size/3),
		"entities":     strings.Repeat("&amp;amp;amp;", size/13),
		"percents":     strings.Repeat("%2525", size/5),
		"data":         strings.Repeat("data:;base64,QUJD ", size/18),
		"commas":       strings.Repeat(",", size),
		"quotes":       strings.Repeat("\"", size),
		"lines":        strings.Repeat("\n", size),
		"one word":     strings.Repeat("zelie", size/5),
		"initials":     strings.Repeat("M ", size/2),
		"names":        strings.Repeat("Mark M ", size/7),
		"numbers":      strings.Repeat("1 2 3 2009 ", size/11),
		"JSON":         "[" + strings.Repeat("1,", size/2) + "1]",
		"deep JSON":    strings.Repeat("[", size/2) + strings.Repeat("]", size/2),
	} {
		start := time.Now()
		_, err := scanner.Read("a.csv", strings.NewReader(text), int64(len(text)))
		if err != nil && err != io.EOF {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
