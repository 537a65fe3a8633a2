package ods

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
)

// answers is a file of n pupils with 25 answers each.
func answers(t testing.TB, n int) []byte {
	r := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for i := range n {
		cells := []string{cell(fmt.Sprintf("P%04d", i))}
		for range 25 {
			v := r.IntN(3)
			cells = append(cells, typed(fmt.Sprintf(`office:value-type="float" office:value="%d"`, v), fmt.Sprint(v)))
		}
		b.WriteString(row(cells...))
	}
	return sheetOf(t, b.String())
}

// TestDamage flips bytes of a good file and cuts it: it then reads the same or
// is refused.
func TestDamage(t *testing.T) {
	t.Parallel()
	good := answers(t, 60)
	want, err := dump(good)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, data []byte) {
		t.Helper()
		got, err := dump(data)
		var f *sheet.Fault
		if err != nil && !errors.As(err, &f) {
			t.Errorf("%s: %v is not a fault", what, err)
		}
		if err == nil && !cmp.Equal(want, got) {
			t.Errorf("%s reads as something else", what)
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		at, bit := r.IntN(len(good)), r.IntN(8)
		data := bytes.Clone(good)
		data[at] ^= 1 << bit
		check(fmt.Sprintf("bit %d of byte %d flipped", bit, at), data)
	}
	for range 200 {
		n := r.IntN(len(good))
		if got, err := dump(good[:n]); err == nil {
			t.Errorf("cut to %d bytes it reads as %d lines", n, len(got))
		}
	}
}

// FuzzOpen reads whatever it is given or says why not.
func FuzzOpen(f *testing.F) {
	f.Add(answers(f, 2))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, data) })
}

// FuzzContent gives the reader content that the archive vouches for.
func FuzzContent(f *testing.F) {
	for _, s := range []string{
		row(cell("a<text:s text:c='2'/>b"), typed(`office:value-type="float" office:value="1"`, "1")),
		row(`<table:table-cell table:number-columns-repeated="3" table:number-columns-spanned="2" table:formula="x"/><table:covered-table-cell/>`),
		`<table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="3">` + cell("x") + `</table:table-row>`,
	} {
		f.Add(content("<table:table>" + s + "</table:table>"))
	}
	f.Fuzz(func(t *testing.T, xml string) {
		sound(t, pack(t, entry{"mimetype", mediaType}, entry{"content.xml", xml}))
	})
}

// sound checks what must hold of any file: a fault, or rows in order that lie
// in the sheet, twice the same.
func sound(t *testing.T, data []byte) {
	b, err := Open(bytes.NewReader(data), int64(len(data)))
	var f *sheet.Fault
	if err != nil {
		if !errors.As(err, &f) {
			t.Fatalf("%v is not a fault", err)
		}
		return
	}
	for _, s := range b.Sheets() {
		for _, m := range s.Facts().Merged {
			if m.FirstRow < 1 || m.FirstCol < 1 || m.LastRow < m.FirstRow || m.LastCol < m.FirstCol || m.LastRow > sheet.MaxRows || m.LastCol > sheet.MaxCols {
				t.Fatalf("merged area %v", m)
			}
		}
		last, read := 0, 0
		for row, err := range s.Rows() {
			if err != nil {
				t.Fatalf("a file that opened fails with %v", err)
			}
			if row.N <= last || row.N > sheet.MaxRows || len(row.Cells) == 0 || len(row.Cells) > sheet.MaxCols || row.Empty() {
				t.Fatalf("row %d with %d cells after row %d", row.N, len(row.Cells), last)
			}
			last = row.N
			if read += len(row.Cells); read > 1<<20 {
				break // enough of a sheet that repeats
			}
		}
	}
}

func BenchmarkRows(b *testing.B) {
	data := answers(b, 5000)
	book, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range book.Sheets()[0].Rows() {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	data := answers(b, 5000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(bytes.NewReader(data), int64(len(data))); err != nil {
			b.Fatal(err)
		}
	}
}
