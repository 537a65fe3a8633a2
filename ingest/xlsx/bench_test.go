package xlsx

import (
	"bytes"
	"compress/flate"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"apst/ingest/archive"
	"apst/ingest/sheet"
)

// BenchmarkRead opens a workbook and reads every cell, as bytes of unpacked
// XML a second.
func BenchmarkRead(b *testing.B) {
	for _, rows := range []int{150, 5000, 100_000} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			file := rawLarge(b, rows, 33, flate.DefaultCompression)
			b.SetBytes(unpacked(b, file))
			b.ReportAllocs()
			for b.Loop() {
				book, err := openFile(file)
				if err != nil {
					b.Fatal(err)
				}
				cells := 0
				for row, err := range book.Sheets()[0].Rows() {
					if err != nil {
						b.Fatal(err)
					}
					for i := range row.Cells {
						if row.Cells[i].Kind != sheet.Blank {
							cells++
						}
					}
				}
				if cells != rows*33 {
					b.Fatalf("%d cells", cells)
				}
			}
		})
	}
}

// BenchmarkExcelize reads the same workbook with excelize's streaming rows,
// which give no types.
func BenchmarkExcelize(b *testing.B) {
	const rows = 5000
	file := rawLarge(b, rows, 33, flate.DefaultCompression)
	b.SetBytes(unpacked(b, file))
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		it, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		cells := 0
		for it.Next() {
			cols, err := it.Columns()
			if err != nil {
				b.Fatal(err)
			}
			cells += len(cols)
		}
		if cells != rows*33 {
			b.Fatalf("%d cells", cells)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func unpacked(b *testing.B, file []byte) int64 {
	b.Helper()
	a, err := archive.Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		b.Fatal(err)
	}
	return a.Find(sheet1).Size
}
