package synth

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// xlsx writes the workbook as Excel would save it. The same book gives the same
// bytes.
func (b *book) xlsx() ([]byte, error) {
	f := excelize.NewFile().SetZipWriter(func(w io.Writer) excelize.ZipWriter { return uncompressed{zip.NewWriter(w)} })
	defer f.Close()
	if b.date1904 {
		yes := true
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			return nil, err
		}
	}
	layout := "dd/mm/yyyy"
	if b.iso {
		layout = "yyyy-mm-dd"
	}
	dated, err := f.NewStyle(&excelize.Style{CustomNumFmt: &layout})
	if err != nil {
		return nil, err
	}
	patches := map[string][]patch{}
	for i, p := range b.pages {
		if i == 0 {
			err = f.SetSheetName("Sheet1", p.name)
		} else {
			_, err = f.NewSheet(p.name)
		}
		if err != nil {
			return nil, err
		}
		w := &xlsxPage{f: f, page: p, dated: dated}
		if err := w.write(); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", p.name, err)
		}
		if b.fit {
			if err := w.fit(); err != nil {
				return nil, fmt.Errorf("sheet %s: %w", p.name, err)
			}
		}
		patches[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = w.patches
	}
	if b.filter {
		g := b.pages[0].grid
		if err := f.AutoFilter(b.pages[0].name, "A1:"+cellName(len(g.rows)-1, g.width()-1), nil); err != nil {
			return nil, err
		}
	}
	var buf bytes.Buffer
	if _, err := f.WriteTo(&buf); err != nil {
		return nil, err
	}
	return repack(buf.Bytes(), patches)
}

// uncompressed is a zip file of parts as they are, for what is written anew anyway.
type uncompressed struct{ *zip.Writer }

// Create begins a part.
func (z uncompressed) Create(name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
}

// patch gives a cell what the library cannot: the stored value of a formula
// with its type, and errors.
type patch struct{ cell, kind, value string }

type xlsxPage struct {
	f       *excelize.File
	page    page
	dated   int
	patches []patch
}

func (w *xlsxPage) write() error {
	g := w.page.grid
	for r, cells := range g.rows {
		for c := range cells {
			if err := w.set(cellName(r, c), cells[c]); err != nil {
				return err
			}
		}
	}
	for _, m := range g.merged {
		if err := w.f.MergeCell(w.page.name, cellName(m.top, m.left), cellName(m.bottom, m.right)); err != nil {
			return err
		}
	}
	for _, r := range g.hiddenRows {
		if err := w.f.SetRowVisible(w.page.name, r+1, false); err != nil {
			return err
		}
	}
	for _, c := range g.hiddenCols {
		col, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := w.f.SetColVisible(w.page.name, col, false); err != nil {
			return err
		}
	}
	if w.page.hidden {
		return w.f.SetSheetVisible(w.page.name, false)
	}
	return nil
}

// fit makes the columns of the table as wide as what stands in them, as a person
// would who has to read it; titles and notes may run over.
func (w *xlsxPage) fit() error {
	const tableCells = 4
	for c := range w.page.grid.width() {
		width := 3
		for _, cells := range w.page.grid.rows {
			if c < len(cells) && len(cells) >= tableCells {
				width = max(width, len(cells[c].shown()))
			}
		}
		name, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := w.f.SetColWidth(w.page.name, name, name, float64(width)+2); err != nil {
			return err
		}
	}
	return nil
}

func (w *xlsxPage) set(at string, c cell) error {
	f, name := w.f, w.page.name
	switch c.kind {
	case blank:
		return nil
	case text:
		return f.SetCellStr(name, at, c.s)
	case number:
		return f.SetCellDefault(name, at, c.s)
	case boolean:
		return f.SetCellBool(name, at, c.s == "TRUE")
	case day:
		if err := f.SetCellValue(name, at, c.date); err != nil {
			return err
		}
		return f.SetCellStyle(name, at, at, w.dated)
	case errorValue:
		w.patches = append(w.patches, patch{at, "e", c.s})
		return f.SetCellFormula(name, at, "NA()")
	default:
		if kind := "str"; c.s != "" {
			if strings.Trim(c.s, "-.0123456789") == "" {
				kind = "n"
			}
			w.patches = append(w.patches, patch{at, kind, c.s})
		}
		return f.SetCellFormula(name, at, c.fx)
	}
}

// cellName is the address of a zero-based row and column.
func cellName(row, col int) string {
	name, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		panic(err) // a layout outside the sheet is a slip in this package
	}
	return name
}

// repack applies the patches and writes the parts anew.
func repack(data []byte, patches map[string][]patch) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	return copyParts(in, func(name string, content []byte) (string, []byte) {
		for _, p := range patches[name] {
			content = p.apply(content)
		}
		return name, content
	}, nil)
}

var typeAttribute = regexp.MustCompile(` t="str"`)

func (p patch) apply(xml []byte) []byte {
	start := bytes.Index(xml, []byte(`<c r="`+p.cell+`"`))
	if start < 0 {
		return xml
	}
	tagEnd := start + bytes.IndexByte(xml[start:], '>')
	end := start + bytes.Index(xml[start:], []byte("</f>")) + len("</f>")
	tag := typeAttribute.ReplaceAll(slices.Clone(xml[start:tagEnd]), []byte(` t="`+p.kind+`"`))
	value := []byte("<v>" + escaped(p.value) + "</v>")
	return slices.Concat(xml[:start], tag, xml[tagEnd:end], value, xml[end:])
}

// copyParts writes a workbook's parts anew in the order of their names, without
// times, so that the same parts give the same bytes.
func copyParts(in *zip.Reader, change func(name string, content []byte) (string, []byte), more func(*zip.Writer) error) ([]byte, error) {
	files := slices.Clone(in.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, f := range files {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		name, content := change(f.Name, content)
		w, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(content); err != nil {
			return nil, err
		}
	}
	if more != nil {
		if err := more(out); err != nil {
			return nil, err
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
