package report

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"
)

// errLibrary is why a form of the workbook was given up half made.
var errLibrary = errors.New("the library for workbooks gave up")

// build makes the workbook in one form, and an error where it does not hold what
// the source does. The library takes some parts for granted that a workbook can do
// without, and panics where they are missing.
func (l *FixList) build(ctx context.Context, form FixForm, src *fixSource, why string) (part []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			part, err = nil, fmt.Errorf("%w: %v", errLibrary, p)
		}
	}()
	f, err := l.base(form, src)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	tabs := map[string]string{}
	switch form {
	case FixCopy:
		for i := range src.sheets {
			tabs[src.sheets[i].name] = src.sheets[i].name
		}
	case FixRows:
		tabs = src.tabs()
	}
	taken := slices.Collect(maps.Values(tabs))
	if form == FixCopy {
		taken = f.GetSheetList() // charts have sheets of their own
	}
	list := listName(taken)
	if form == FixCopy {
		err = addFirst(f, list)
	} else if err = f.SetSheetName("Sheet1", list); err == nil && form == FixRows {
		err = src.asRows(ctx, f, tabs)
	}
	if err != nil {
		return nil, err
	}
	page := &fixPage{file: f, list: l, name: list, form: form, why: why, tabs: tabs, comments: takesComments(f)}
	if err := page.write(); err != nil {
		return nil, err
	}
	wanted := map[string]int{}
	if src != nil {
		if wanted, err = l.mark(ctx, f, src, tabs); err != nil {
			return nil, err
		}
	}
	if err := l.writeState(ctx, f, form, src, tabs, list); err != nil {
		return nil, err
	}
	f.SetActiveSheet(0)
	part, err = packed(f)
	if err = cmp.Or(ctx.Err(), err); err != nil || src == nil {
		return part, err
	}
	return part, l.check(form, src, tabs, part, wanted)
}

// listName is the name of the list: the first of its names that no sheet of the
// source has.
func listName(taken []string) string {
	const name = "Fix list"
	if free := freeName(name, taken); free == name {
		return name
	}
	return freeName(name+" (apst)", taken)
}

// base is the workbook to begin with: the source's own, or an empty one.
func (l *FixList) base(form FixForm, src *fixSource) (*excelize.File, error) {
	if form == FixCopy {
		return openCopy(src.data)
	}
	return newBook()
}

// newBook is an empty workbook that names no person and no hour.
func newBook() (*excelize.File, error) {
	f := excelize.NewFile()
	stamp := epoch.Format(time.RFC3339)
	return f, cmp.Or(
		f.SetDocProps(&excelize.DocProperties{Creator: "apst", LastModifiedBy: "apst", Created: stamp, Modified: stamp}),
		f.SetAppProps(&excelize.AppProperties{Application: "apst"}),
	)
}

// addFirst adds a sheet in front of all others. Names that belong to a sheet are
// kept by its number, which is then another.
func addFirst(f *excelize.File, name string) error {
	first := f.GetSheetList()[0]
	if _, err := f.NewSheet(name); err != nil {
		return err
	}
	if err := f.MoveSheet(name, first); err != nil {
		return err
	}
	if names := f.WorkBook.DefinedNames; names != nil {
		for i := range names.DefinedName {
			if id := names.DefinedName[i].LocalSheetID; id != nil {
				moved := *id + 1
				names.DefinedName[i].LocalSheetID = &moved
			}
		}
	}
	if views := f.WorkBook.BookViews; views != nil {
		for i := range views.WorkBookView {
			views.WorkBookView[i].FirstSheet = 0
		}
	}
	return nil
}

// mark colours the cells of the findings and comments on them. It returns how
// many comments each sheet has then.
func (l *FixList) mark(ctx context.Context, f *excelize.File, src *fixSource, tabs map[string]string) (map[string]int, error) {
	m, err := newMarker(f)
	if err != nil {
		return nil, err
	}
	wanted := map[string]int{}
	for i := range src.sheets {
		sh := &src.sheets[i]
		tab, last := tabs[sh.name], 0
		if len(sh.rows) > 0 {
			last = sh.rows[len(sh.rows)-1].N
		}
		var numbers []int
		for n := range l.Items[:min(len(l.Items), maxFixItems)] {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if l.Items[n].From.Sheet == sh.name {
				numbers = append(numbers, n)
				if err := m.fill(tab, &l.Items[n], last); err != nil {
					return nil, err
				}
			}
		}
		if err := m.comment(tab, numbers, l.Items, last); err != nil {
			return nil, err
		}
		there, err := f.GetComments(tab)
		if err != nil {
			return nil, err
		}
		wanted[tab] = len(there)
	}
	return wanted, nil
}

// check reads the finished workbook and compares it with the source.
func (l *FixList) check(form FixForm, src *fixSource, tabs map[string]string, part []byte, wanted map[string]int) error {
	if form == FixCopy {
		before, err := openCopy(src.data)
		if err != nil {
			return err
		}
		defer before.Close()
		return src.sameAs(part, before, wanted)
	}
	book, sheets, err := readBack(part)
	if err != nil {
		return err
	}
	defer book.Close()
	for i := range src.sheets {
		own := src.sheets[i].shown(src.book.Date1904())
		k := slices.IndexFunc(sheets, func(c fixSheet) bool { return c.name == tabs[own.name] })
		if k < 0 {
			return fmt.Errorf("sheet %q is missing", own.name)
		}
		own.facts = sheets[k].facts
		if err := own.sameAs(&sheets[k]); err != nil {
			return err
		}
	}
	return nil
}

// packed is the workbook as a file, with the same bytes for the same workbook.
func packed(f *excelize.File) ([]byte, error) {
	var out bytes.Buffer
	wb := &workbook{file: f, zip: zip.NewWriter(&out)}
	wb.zip.RegisterCompressor(zip.Deflate, oneCompressor())
	f.ZipWriter = func(io.Writer) excelize.ZipWriter { return &wb.parts }
	if err := wb.capture(); err != nil {
		return nil, err
	}
	const types = "[Content_Types].xml"
	for _, name := range append([]string{types}, slices.Sorted(maps.Keys(wb.parts))...) {
		part, ok := wb.parts[name]
		if !ok {
			continue
		}
		if err := wb.part(name, part.Bytes()); err != nil {
			return nil, err
		}
		delete(wb.parts, name)
	}
	err := wb.zip.Close()
	return out.Bytes(), err
}
