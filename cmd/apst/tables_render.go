package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"

	"apst/internal/project"
	"apst/report"
	"apst/report/book"
	"apst/report/document"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/reports"
)

// render makes the files of the release.
func (w *tablesWriter) render(ctx context.Context, r *release.Release) ([]artefact, error) {
	pictures, err := w.draw(ctx, r)
	if err != nil {
		return nil, err
	}
	var files []artefact
	add := func(path string, fill func(io.Writer) error) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err = fill(&b); err == nil {
			files = append(files, artefact{path, b.Bytes()})
		}
	}
	if w.base == "" && len(w.opts.Reports) > 0 && w.opts.Output.Format == "html" {
		in := w.reportInput(r, pictures)
		add(w.opts.Output.File, makeReport(w.opts.Reports[0], in).WriteHTML)
		return files, err
	}
	if w.base == "" {
		add(w.opts.Output.File, func(out io.Writer) error { return encodeRelease(out, r, pictures, w.opts.Output.Format) })
		return files, err
	}
	at := func(parts ...string) string { return filepath.Join(append([]string{w.base}, parts...)...) }
	for _, format := range []string{"xlsx", "html"} {
		add(at("tables."+format), func(out io.Writer) error { return encodeRelease(out, r, pictures, format) })
	}
	in := w.reportInput(r, pictures)
	for _, name := range w.reports {
		add(at(name+".html"), makeReport(name, in).WriteHTML)
	}
	for _, t := range r.Tables {
		if len(t.Rows) == 0 {
			continue
		}
		folder := "tables"
		if strings.HasPrefix(t.ID, "F") {
			folder = "charts"
		}
		add(at(folder, t.ID+".csv"), func(out io.Writer) error {
			_, err := report.WriteCSV(out, r.Tidy(t), report.CSVOptions{})
			return err
		})
	}
	for _, p := range pictures {
		if p.Chart == nil {
			continue
		}
		add(at("charts", p.ID+".svg"), func(out io.Writer) error { _, err := out.Write(p.SVG); return err })
		add(at("charts", p.ID+".png"), func(out io.Writer) error { _, err := out.Write(p.PNG); return err })
	}
	add(at("tables", "structure.csv"), func(out io.Writer) error {
		_, err := report.WriteCSV(out, r.Structure(), report.CSVOptions{})
		return err
	})
	return files, err
}

// draw makes the pictures that the files of the release need: bitmaps in a folder alone.
func (w *tablesWriter) draw(ctx context.Context, r *release.Release) ([]figures.Picture, error) {
	if w.base == "" && w.opts.Output.Format != "html" {
		return nil, nil
	}
	w.figures = figures.All(r)
	return figures.Pictures(ctx, w.figures, w.base != "")
}

// encodeRelease writes all tables of a release as one file. A page holds the pictures.
func encodeRelease(out io.Writer, r *release.Release, pictures []figures.Picture, format string) error {
	switch format {
	case "json":
		return r.WriteJSON(out)
	case "csv":
		_, err := report.WriteCSV(out, r.TidyAll(), report.CSVOptions{})
		return err
	case "html":
		var in []book.Picture
		for _, p := range pictures {
			pic := book.Picture{ID: p.ID, Table: p.Table, SVG: p.SVG, Why: p.Why}
			if p.Chart != nil {
				pic.Text = p.Chart.Description
			}
			in = append(in, pic)
		}
		return book.Page(out, r, in)
	}
	return book.Workbook(out, r)
}

// reportInput is what reports are made of.
func (w *tablesWriter) reportInput(r *release.Release, pictures []figures.Picture) *reports.Input {
	if len(w.reports) == 0 {
		return nil
	}
	in := &reports.Input{Release: r, Pictures: pictures, Term: w.opts.term.title(), Cards: methodCards()}
	in.Before, in.NoBefore = w.termBefore()
	if w.base != "" {
		in.Beside = []string{"tables.xlsx", "tables.html", "tables/", "charts/"}
	}
	return in
}

// makeReport is a report by its name.
func makeReport(name string, in *reports.Input) *document.Document {
	if name == project.ReportBoard {
		return reports.Board(in)
	}
	return reports.Termly(in)
}
