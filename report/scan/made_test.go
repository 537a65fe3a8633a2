package scan

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// member is a part of an archive.
type member struct {
	name string
	data []byte
}

func zipOf(t testing.TB, members ...member) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, m := range members {
		out, err := w.Create(m.name)
		if err == nil {
			_, err = out.Write(m.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func gzipOf(data []byte) []byte {
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	w.Write(data) // into memory
	w.Close()
	return buf.Bytes()
}

func packed(data []byte) []byte {
	var buf bytes.Buffer
	w := zlib.NewWriter(&buf)
	w.Write(data) // into memory
	w.Close()
	return buf.Bytes()
}

// book is a workbook to be made.
type book struct {
	sheet string
	cells []string // of the third row
	also  func(*excelize.File) error
}

func bookOf(t testing.TB, b book) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	name := "Table 1"
	if b.sheet != "" {
		name = b.sheet
	}
	err := f.SetSheetName("Sheet1", name)
	for i, text := range append([]string{"Change in scales"}, b.cells...) {
		if err == nil {
			cell, _ := excelize.CoordinatesToCellName(i+1, 3)
			err = f.SetCellStr(name, cell, text)
		}
	}
	if err == nil && b.also != nil {
		err = b.also(f)
	}
	var buf bytes.Buffer
	if err == nil {
		err = f.Write(&buf)
	}
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// remade is a workbook with a part replaced or added.
func remade(t testing.TB, data []byte, name string, change func([]byte) []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out []member
	met := false
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var buf bytes.Buffer
		if _, err := buf.ReadFrom(in); err != nil {
			t.Fatal(err)
		}
		m := member{f.Name, buf.Bytes()}
		if f.Name == name {
			m.data, met = change(m.data), true
		}
		out = append(out, m)
	}
	if !met {
		out = append(out, member{name, change(nil)})
	}
	return zipOf(t, out...)
}

// into puts text before a mark in a part.
func into(mark, text string) func([]byte) []byte {
	return func(b []byte) []byte {
		if !bytes.Contains(b, []byte(mark)) {
			panic(fmt.Sprintf("no %s in %s", mark, b))
		}
		return bytes.Replace(b, []byte(mark), []byte(text+mark), 1)
	}
}

// chunk is one of a PNG file.
func chunk(kind string, data []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

func pngOf(chunks ...[]byte) []byte {
	head := []byte{0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0}
	out := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", head)...)
	for _, c := range chunks {
		out = append(out, c...)
	}
	out = append(out, chunk("IDAT", packed([]byte{0, 0}))...)
	return append(out, chunk("IEND", nil)...)
}

// escaped writes each character as XML or JSON may write it.
func escaped(form, text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, form, r)
	}
	return b.String()
}

// percented writes each byte as addresses may write it.
func percented(text string) string {
	var b strings.Builder
	for i := range len(text) {
		fmt.Fprintf(&b, "%%%02X", text[i])
	}
	return b.String()
}
