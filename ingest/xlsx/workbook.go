package xlsx

import (
	"strings"

	"apst/ingest/archive"
	"apst/ingest/markup"
	"apst/ingest/sheet"
)

// workbook is what the workbook's own part says.
type workbook struct {
	date1904 bool
	sheets   []tab
	rels     []relationship
}

// tab is a worksheet as the workbook lists it.
type tab struct {
	name   string
	id     string // of its relationship
	hidden bool
	entry  *archive.Entry
}

// notWorksheets are the kinds of sheet that hold no cells to read: charts,
// dialogs, and the macro sheets of before 1997.
var notWorksheets = map[string]bool{
	"chartsheet": true, "dialogsheet": true, "xlMacrosheet": true, "xlIntlMacrosheet": true,
}

// readWorkbook reads the workbook's part and finds its worksheets.
func readWorkbook(pkg *pack) (*workbook, error) {
	name := pkg.workbook.Name
	wb, err := parseWorkbook(pkg.workbook)
	if err != nil {
		return nil, place(err, name, "", 0, 0)
	}
	if wb.rels, err = pkg.rels(name); err != nil {
		return nil, err
	}
	byID := map[string]relationship{}
	for _, r := range wb.rels {
		if _, twice := byID[r.id]; twice {
			return nil, corrupt(name, "two relationships of the same name", "each once")
		}
		byID[r.id] = r
	}
	var kept []tab
	names, parts := map[string]bool{}, map[*archive.Entry]bool{}
	for _, t := range wb.sheets {
		rel, ok := byID[t.id]
		if ok && notWorksheets[rel.kind] {
			continue
		}
		if t.entry = pkg.find(rel); t.entry == nil || rel.kind != "worksheet" {
			f := corrupt(name, "a sheet of which the contents are missing", "all parts of the file")
			return nil, place(f, name, t.name, 0, 0)
		}
		key := strings.ToLower(t.name)
		if names[key] || parts[t.entry] {
			f := corrupt(name, "a sheet that the workbook lists twice", "each sheet once")
			return nil, place(f, name, t.name, 0, 0)
		}
		names[key], parts[t.entry] = true, true
		kept = append(kept, t)
	}
	if len(kept) == 0 {
		return nil, &sheet.Fault{Reason: sheet.NoSheets, Part: name, Seen: "a workbook without a worksheet", Expected: "at least one"}
	}
	wb.sheets = kept
	return wb, nil
}

// parseWorkbook reads the part alone.
func parseWorkbook(e *archive.Entry) (*workbook, error) {
	p := openPart(e)
	defer p.close()
	if err := p.root(main, "workbook"); err != nil {
		if len(p.Local) > 0 && string(p.Local) != "workbook" {
			return nil, otherFormat("an Office file that is not an Excel workbook")
		}
		return nil, err
	}
	wb := &workbook{}
	err := p.children(func() error {
		switch {
		case p.is(main, "workbookPr"):
			var err error
			if wb.date1904, err = p.flag("date1904"); err != nil {
				return err
			}
		case p.is(main, "sheets"):
			return p.children(func() error { return wb.addTab(p) })
		}
		return p.Skip()
	})
	if err != nil {
		return nil, err
	}
	return wb, p.finish()
}

// addTab reads a <sheet>.
func (wb *workbook) addTab(p *part) error {
	if !p.is(main, "sheet") {
		return p.unexpected("<sheet>")
	}
	id, _ := p.Attr(docRels, "id")
	t := tab{name: string(unescape([]byte(p.attr("name")))), id: string(id)}
	switch p.attr("state") {
	case "", "visible":
	case "hidden", "veryHidden":
		t.hidden = true
	default:
		return malformed("a sheet neither visible nor hidden", "a known state")
	}
	switch {
	case t.name == "":
		return malformed("a sheet without a name", "a name on each tab")
	case len(wb.sheets) == archive.MaxEntries:
		return tooLarge("a workbook of very many sheets", "at most 10,000")
	}
	wb.sheets = append(wb.sheets, t)
	return p.Skip()
}

// readRich appends the text of a string item, the element just started: its
// text or its runs, without phonetic guides (ECMA-376, 18.4.8).
func (p *part) readRich(dst []byte, most int) ([]byte, error) {
	err := p.children(func() error {
		var err error
		switch {
		case p.is(main, "t"):
			dst, err = p.readText(dst, most)
		case p.is(main, "r"):
			err = p.children(func() (err error) {
				if p.is(main, "t") {
					dst, err = p.readText(dst, most)
					return err
				}
				if !p.is(main, "rPr") {
					return p.unexpected("the text of a run")
				}
				return p.Skip()
			})
		case p.is(main, "rPh"), p.is(main, "phoneticPr"), p.is(main, "extLst"):
			err = p.Skip()
		default:
			err = p.unexpected("the text of a cell")
		}
		return err
	})
	return dst, err
}

// readText appends the text of the element just started, which holds nothing
// else, with its escapes resolved. most is how long dst may become.
func (p *part) readText(dst []byte, most int) ([]byte, error) {
	start := len(dst)
	dst, err := p.readRaw(dst, most)
	return dst[:start+len(unescape(dst[start:]))], err
}

// readRaw is readText without escapes.
func (p *part) readRaw(dst []byte, most int) ([]byte, error) {
	for {
		kind, err := p.Next()
		switch {
		case err != nil:
			return dst, err
		case kind == markup.End:
			return dst, nil
		case kind == markup.Start:
			return dst, p.unexpected("text only")
		case len(dst)+len(p.Text()) > most:
			return dst, tooLarge("more text than is read", "text that a spreadsheet can hold")
		}
		dst = append(dst, p.Text()...)
	}
}
