package pack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"apst/report"
)

// File is a file of the return.
type File struct {
	Name string
	Data []byte
	rows *int
}

// Files are all files of the return in order of their names, the manifest among them. The
// same content gives the same bytes.
func (c *Content) Files(parquet bool) ([]File, error) {
	var out []File
	add := func(name string, data []byte, rows *int) { out = append(out, File{name, data, rows}) }
	for i := range c.filled {
		f := &c.filled[i]
		var text bytes.Buffer
		n, err := report.WriteCSV(&text, f.report(c.Manifest.Dates), report.CSVOptions{})
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", f.table.File, err)
		}
		add(f.table.File, text.Bytes(), &n)
		if !parquet || f.table.File == DictionaryFile {
			continue
		}
		var columns bytes.Buffer
		if _, err := report.WriteParquet(&columns, f.report(c.Manifest.Dates)); err != nil {
			return nil, fmt.Errorf("writing %s: %w", f.table.Parquet(), err)
		}
		add(f.table.Parquet(), columns.Bytes(), &n)
	}
	described, err := c.dataPackage(out)
	if err != nil {
		return nil, err
	}
	add(PackageFile, described, nil)
	add(ReadmeFile, []byte(c.readme()), nil)
	slices.SortFunc(out, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	manifest, err := c.Manifest.text(out)
	if err != nil {
		return nil, err
	}
	out = append(out, File{ManifestFile, manifest, nil})
	slices.SortFunc(out, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return out, nil
}

// text is the manifest with the files that it stands beside.
func (m Manifest) text(files []File) ([]byte, error) {
	m.Files = nil
	for _, f := range files {
		m.Files = append(m.Files, Member{Name: f.Name, Rows: f.rows, Bytes: len(f.Data), SHA256: hashOf(f.Data)})
	}
	return indented(m)
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// indented is JSON as people read it, with signs as they are.
func indented(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// report is the table for the writers.
func (f *filled) report(d Dates) *report.Table {
	t := &report.Table{Name: f.table.Name(), Rows: report.SliceRows(f.rows)}
	for i := range f.table.Columns {
		c := &f.table.Columns[i]
		t.Columns = append(t.Columns, report.Column{Name: c.Name, Title: c.Name, Doc: c.Meaning, Kind: c.kind(d)})
	}
	return t
}

// kind is how the writers hold the values of a column.
func (c *Column) kind(d Dates) report.ColumnKind {
	switch c.Type {
	case IntegerType:
		return report.IntColumn
	case NumberType:
		return report.NumberColumn
	case BooleanType:
		return report.BoolColumn
	case DayType:
		if d == OffsetDates {
			return report.IntColumn
		}
	}
	return report.TextColumn
}

// Zip packs files, in order of their names and without times, so that the same files give
// the same bytes.
func Zip(w io.Writer, files []File) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestCompression) })
	for _, f := range files {
		out, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := out.Write(f.Data); err != nil {
			return err
		}
	}
	return z.Close()
}
