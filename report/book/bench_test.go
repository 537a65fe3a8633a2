package book_test

import (
	"context"
	"io"
	"testing"

	"apst/internal/schooltest"
	"apst/report"
	"apst/report/book"
	"apst/report/disclosure"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/tables"
)

// BenchmarkRelease makes all that a release of a school of 150 pupils holds, from its
// results on: tables, gate, charts as SVG and PNG, workbook, page and files. The aim is
// under a second.
func BenchmarkRelease(b *testing.B) {
	a := schooltest.School(schooltest.Options{Pupils: 150, Seed: 1})
	board, err := disclosure.ParseProfile("board")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d, err := release.Clear(tables.Build(&tables.Input{Analysis: a, Least: board.Threshold}), board)
		if err != nil {
			b.Fatal(err)
		}
		if d.Release == nil {
			b.Fatal("the gate refused")
		}
		drawn, err := figures.Pictures(context.Background(), figures.All(d.Release), true)
		if err != nil {
			b.Fatal(err)
		}
		var pictures []book.Picture
		for _, p := range drawn {
			pictures = append(pictures, book.Picture{ID: p.ID, Table: p.Table, SVG: p.SVG, Why: p.Why})
		}
		if err := book.Workbook(io.Discard, d.Release); err != nil {
			b.Fatal(err)
		}
		if err := book.Page(io.Discard, d.Release, pictures); err != nil {
			b.Fatal(err)
		}
		for _, t := range d.Release.Tables {
			if _, err := report.WriteCSV(io.Discard, d.Release.Tidy(t), report.CSVOptions{}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(d.Loss.Cells), "numbers")
		b.ReportMetric(100*d.Loss.Share(), "%shown")
	}
}
