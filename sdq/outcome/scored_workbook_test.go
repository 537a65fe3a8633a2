package outcome

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// workbookOf is a workbook that somebody changes.
type workbookOf struct {
	t    testing.TB
	book *excelize.File
}

const scoresSheet = "Scores"

func (b *workbookOf) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *workbookOf) plainStyle(cell, format string) {
	style, err := b.book.NewStyle(&excelize.Style{CustomNumFmt: &format})
	b.must(err)
	b.must(b.book.SetCellStyle(scoresSheet, cell, cell, style))
}

func (b *workbookOf) number(cell string, n int) {
	b.must(b.book.SetCellInt(scoresSheet, cell, int64(n)))
	b.plainStyle(cell, "0")
}

func (b *workbookOf) date(cell string, serial int) {
	b.must(b.book.SetCellInt(scoresSheet, cell, int64(serial)))
	b.plainStyle(cell, "mmm-yy")
}

func (b *workbookOf) text(cell, text string) {
	b.must(b.book.SetCellStr(scoresSheet, cell, text))
}

func (b *workbookOf) formula(cell, formula string) {
	b.must(b.book.SetCellValue(scoresSheet, cell, nil))
	b.must(b.book.SetCellFormula(scoresSheet, cell, formula))
}

// change2 is a workbook after somebody has changed it.
func change2(t testing.TB, text string, change func(*workbookOf)) string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	change(&workbookOf{t, book})
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
