package workcopy_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/xuri/excelize/v2"

	"apst/internal/workcopy"
)

// What a workbook holds beside the cells that are read does not come along.
func TestNothingBesideCells(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	for at, v := range map[string]any{
		"A1": "UPN", "B1": "Forename", "C1": "Surname", "D1": "DOB", "E1": "Sex",
		"A2": "F999234522001", "B2": "Zzname", "C2": "Zzfamily", "D2": "01/02/2010", "E2": "F",
	} {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	steps := []error{
		f.SetCellFormula("Sheet1", "F2", `"Zzformula"`),
		f.AddComment("Sheet1", excelize.Comment{Cell: "B2", Author: "Zzauthor", Text: "Zzcomment"}),
		f.SetDocProps(&excelize.DocProperties{Creator: "Zzcreator", Title: "Zztitle"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "Zzdefined", RefersTo: "Sheet1!$A$1"}),
		f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: "Zzheader"}),
	}
	format := `"Zzformat "0`
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	list := excelize.NewDataValidation(true)
	list.Sqref = "G2:G9"
	list.SetInput("Zzprompt", "Zzinput")
	steps = append(steps, err, f.SetCellStyle("Sheet1", "E2", "E2", style), list.SetDropList([]string{"Zzchoice", "Zzchosen"}), f.AddDataValidation("Sheet1", list),
		f.SetAppProps(&excelize.AppProperties{Company: "Zzcompany"}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "Sheet1!$1:$1", Scope: "Sheet1", Comment: "Zzprinted"}),
		f.SetCellHyperLink("Sheet1", "C2", "https://zz.example/Zzlink", "External", excelize.HyperlinkOpts{}),
		f.AddShape("Sheet1", &excelize.Shape{Cell: "H9", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "Zzshape"}}}),
		f.SetCellRichText("Sheet1", "G2", []excelize.RichTextRun{{Text: "Zzrich "}, {Text: "Zztext", Font: &excelize.Font{Bold: true, Family: "Zzfont"}}}),
		f.SetCellStr("Sheet1", "I1", "Zzheading"), f.SetCellStr("Sheet1", "I2", "Zzunder"), f.SetColVisible("Sheet1", "I", false))
	f.Pkg.Store("customXml/item1.xml", []byte("<a>Zzcustom</a>"))
	f.Pkg.Store("xl/externalLinks/externalLink1.xml", []byte("<a>Zzexternal</a>"))
	f.Pkg.Store("xl/embeddings/Zzembedded.bin", []byte("Zzobject"))
	if _, err := f.NewSheet("Zzhidden"); err != nil {
		t.Fatal(err)
	}
	steps = append(steps, f.SetCellValue("Zzhidden", "A1", "Zzsecret"), f.SetSheetVisible("Zzhidden", false))
	for _, err := range steps {
		if err != nil {
			t.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := f.Write(&data); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Zzcomment", "Zzformat", "Zzchoice", "Zzcompany", "Zzprinted", "Zzlink", "Zzshape", "Zzrich", "Zzcustom", "Zzexternal", "Zzobject", "Zzheader", "Zzsecret"} {
		if !bytes.Contains(unpacked(t, data.Bytes()), []byte(word)) {
			t.Fatalf("%s does not stand in the original", word)
		}
	}
	in := put(t, t.TempDir(), "roster.xlsx", data.Bytes())
	got, err := workcopy.Make(context.Background(), []workcopy.Input{in}, workcopy.Options{Key: key(t), Measures: measures, Holds: holds})
	if err != nil {
		t.Fatal(err)
	}
	one := got.Files[0]
	if one.Refused != "" || one.Dropped != 1 {
		t.Fatalf("refused %q, %d hidden sheets left out, want 1", one.Refused, one.Dropped)
	}
	text := unpacked(t, one.Data)
	if bytes.Contains(text, []byte("Zz")) {
		t.Error("something of the original stands in the copy")
	}
	if !bytes.Contains(text, []byte("still personal data")) {
		t.Error("the copy does not say what it is")
	}
	if _, err := excelize.OpenReader(bytes.NewReader(one.Data)); err != nil {
		t.Errorf("another program cannot open the copy: %v", err)
	}
}
