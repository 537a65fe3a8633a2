package report

import (
	"cmp"
	"fmt"
	"io"
	"net/url"

	"github.com/xuri/excelize/v2"

	"apst/finding"
)

// FixListEntry is one source in the contents of several fix lists.
type FixListEntry struct {
	Name   string                 // what findings call the source
	From   string                 // its path from the folder of the contents, with forward slashes
	File   string                 // its fix list, in the same folder; empty without findings
	Counts [finding.Error + 1]int // by severity
}

var contentsColumns = []fixColumn{
	{"File", 44, nil}, {"Errors", 10, nil}, {"Warnings", 12, nil}, {"Fix list", 60, nil},
}

// WriteFixListContents writes the workbook that leads to the fix lists of several
// sources, which a command makes again.
func WriteFixListContents(w io.Writer, entries []FixListEntry, command string) error {
	f, err := newBook()
	if err != nil {
		return err
	}
	defer f.Close()
	const tab = "Contents"
	if err := f.SetSheetName("Sheet1", tab); err != nil {
		return err
	}
	p := &contentsPage{file: f, tab: tab}
	if err := p.write(entries, command); err != nil {
		return err
	}
	state := [][]string{{stateName, stateFormat, contentsOf, tab}}
	for _, e := range entries {
		state = append(state, []string{stateOf, e.Name, e.From})
	}
	if err := addState(f, state); err != nil {
		return err
	}
	part, err := packed(f)
	if err == nil {
		_, err = w.Write(part)
	}
	return err
}

type contentsPage struct {
	file *excelize.File
	tab  string
}

func (p *contentsPage) write(entries []FixListEntry, command string) error {
	f := p.file
	looks, err := newFixLooks(f)
	if err != nil {
		return err
	}
	title, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 16, Family: "Calibri"}})
	if err != nil {
		return err
	}
	plain, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Size: 11, Family: "Calibri"}, Alignment: wrap})
	if err != nil {
		return err
	}
	var widths []float64
	for _, c := range contentsColumns {
		widths = append(widths, c.width)
	}
	about := "Every file with findings has a fix list of its own: click its name. Correct the cells in your own files, not in the fix lists. Then run: " + command
	const head = 4
	err = cmp.Or(
		setWidths(f, p.tab, widths),
		f.SetCellStr(p.tab, "A1", "Fix lists"), f.SetCellStyle(p.tab, "A1", "A1", title), f.SetRowHeight(p.tab, 1, titleHeight),
		f.SetCellStr(p.tab, "A2", about), f.MergeCell(p.tab, "A2", "D2"), f.SetCellStyle(p.tab, "A2", "D2", plain),
		f.SetRowHeight(p.tab, 2, max(wrappedHeight(about, widths), lineHeight)),
		writeHeads(f, p.tab, head, contentsColumns),
	)
	for i := range entries {
		err = cmp.Or(err, p.entry(head+1+i, &entries[i], looks))
	}
	return cmp.Or(err, fixPaper(f, p.tab, head))
}

func (p *contentsPage) entry(row int, e *FixListEntry, looks *fixLooks) error {
	f := p.file
	at := func(col int) string { return cellName(row, col) }
	err := cmp.Or(f.SetCellStr(p.tab, at(1), e.Name), f.SetCellStyle(p.tab, at(1), at(4), looks.text))
	for i, s := range []finding.Severity{finding.Error, finding.Warning} {
		err = cmp.Or(err, f.SetCellInt(p.tab, at(i+2), int64(e.Counts[s])))
		if e.Counts[s] > 0 {
			err = cmp.Or(err, f.SetCellStyle(p.tab, at(i+2), at(i+2), looks.severity[s]))
		}
	}
	if e.File == "" {
		return cmp.Or(err, f.SetCellStr(p.tab, at(4), "nothing to correct"))
	}
	height := max(wrappedHeight(e.Name, []float64{contentsColumns[0].width}), wrappedHeight(e.File, []float64{contentsColumns[3].width}), lineHeight)
	return cmp.Or(err,
		f.SetCellStr(p.tab, at(4), e.File),
		f.SetCellHyperLink(p.tab, at(4), url.PathEscape(e.File), "External"),
		f.SetCellStyle(p.tab, at(4), at(4), looks.link),
		f.SetRowHeight(p.tab, row, height),
	)
}

// String says what a fix list holds beside the list, as in "the rows of it".
func (f FixForm) String() string {
	return [...]string{"a copy of the workbook", "its rows", "the list alone"}[f]
}

var _ fmt.Stringer = FixForm(0)
