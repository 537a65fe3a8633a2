package report

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func smallTemplate() *Template {
	return &Template{
		Name: "Sheet", Titles: []string{"A title", "A key"}, Frozen: 1, Spare: 3, Rows: [][]string{{"0012", ""}, {"=1+1", ""}},
		Columns: []TemplateColumn{{Heading: "Pupil ID", Width: 12, Hint: "as everywhere"}, {Heading: "Mark", Width: 6, Entry: ChoiceEntry, Choices: []string{"0", "1"}}, {Heading: "Date done", Width: 12, Entry: DateEntry}},
		Notes:   []Line{Title("Notes"), Paragraph("Type.")}, Widths: []float64{60},
	}
}

// What is filled in beforehand is text, whatever it looks like; the lists and
// limits cover the rows to be filled in and no others.
func TestWriteTemplate(t *testing.T) {
	t.Parallel()
	var first, second bytes.Buffer
	if err := WriteTemplate(&first, smallTemplate()); err != nil {
		t.Fatal(err)
	}
	if err := WriteTemplate(&second, smallTemplate()); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("two templates differ (%v)", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, want := range map[string]string{"A1": "A title", "A2": "A key", "A3": "Pupil ID", "C3": "Date done", "A4": "0012", "A5": "=1+1", "A6": ""} {
		kind, err1 := f.GetCellType("Sheet", at)
		got, err2 := f.GetCellValue("Sheet", at)
		if got != want || err1 != nil || err2 != nil || want != "" && kind != excelize.CellTypeSharedString {
			t.Errorf("%s holds %q of type %v, want the text %q", at, got, kind, want)
		}
	}
	checks, err := f.GetDataValidations("Sheet")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range checks {
		got = append(got, v.Sqref+" "+v.Type)
	}
	if want := "A4:A8 none, B4:B8 list, C4:C8 date"; strings.Join(got, ", ") != want {
		t.Errorf("lists and limits %v, want %s", got, want)
	}
	panes, err := f.GetPanes("Sheet")
	if err != nil || !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 3 {
		t.Errorf("panes %+v, want the first column and three rows in view (%v)", panes, err)
	}
}

// More rows than anybody fills in are a mistake.
func TestWriteTemplateTooLong(t *testing.T) {
	t.Parallel()
	long := smallTemplate()
	long.Spare = templateRows
	if err := WriteTemplate(io.Discard, long); err == nil || !strings.Contains(err.Error(), "100002 rows") {
		t.Errorf("%v, want a refusal", err)
	}
}
