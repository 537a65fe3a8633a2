package scan

import (
	_ "image/png" // for excelize to know the size of
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bookPlaces are in workbooks.
var bookPlaces = []place{
	inBook("cell", "xl/worksheets/sheet1.xml, 'Table 1'!B3", func(f *excelize.File, s string) error { return f.SetCellStr("Table 1", "B3", s) }),
	inBook("rich text", "'Table 1'!D9", func(f *excelize.File, s string) error {
		var runs []excelize.RichTextRun
		for i, r := range s {
			runs = append(runs, excelize.RichTextRun{Text: string(r), Font: &excelize.Font{Bold: i%2 == 0, Color: "FF0000"}})
		}
		return f.SetCellRichText("Table 1", "D9", runs)
	}),
	inBook("hidden sheet", "Other!A1", func(f *excelize.File, s string) error {
		if _, err := f.NewSheet("Other"); err != nil {
			return err
		}
		if err := f.SetCellStr("Other", "A1", s); err != nil {
			return err
		}
		return f.SetSheetVisible("Other", false, true)
	}),
	inBook("hidden row", "C7", func(f *excelize.File, s string) error {
		if err := f.SetRowVisible("Table 1", 7, false); err != nil {
			return err
		}
		return f.SetCellStr("Table 1", "C7", s)
	}),
	inBook("formula", "C7", func(f *excelize.File, s string) error {
		return f.SetCellFormula("Table 1", "C7", `IF(A1>1,"`+s+`","")`)
	}),
	inBook("comment", "xl/comments1.xml", func(f *excelize.File, s string) error {
		return f.AddComment("Table 1", excelize.Comment{Cell: "C7", Author: "apst", Paragraph: []excelize.RichTextRun{{Text: "x " + s}}})
	}),
	inBook("comment's author", "xl/comments1.xml", func(f *excelize.File, s string) error {
		return f.AddComment("Table 1", excelize.Comment{Cell: "C7", Author: s, Text: "x"})
	}),
	inBook("title of the document", "docProps/core.xml", func(f *excelize.File, s string) error {
		return f.SetDocProps(&excelize.DocProperties{Title: s})
	}),
	inBook("keywords", "docProps/core.xml", func(f *excelize.File, s string) error {
		return f.SetDocProps(&excelize.DocProperties{Keywords: "a, " + s})
	}),
	inBook("company", "docProps/app.xml", func(f *excelize.File, s string) error {
		return f.SetAppProps(&excelize.AppProperties{Company: s})
	}),
	inBook("defined name", "xl/workbook.xml", func(f *excelize.File, s string) error {
		return f.SetDefinedName(&excelize.DefinedName{Name: "x", RefersTo: `"` + s + `"`, Comment: "y"})
	}),
	inBook("remark on a defined name", "xl/workbook.xml, attribute comment", func(f *excelize.File, s string) error {
		return f.SetDefinedName(&excelize.DefinedName{Name: "x", RefersTo: "'Table 1'!$A$1", Comment: s})
	}),
	inBook("header", "text of <oddHeader>", func(f *excelize.File, s string) error {
		return f.SetHeaderFooter("Table 1", &excelize.HeaderFooterOptions{OddHeader: `&C&"Arial,Bold"&12&K00FF00` + s + "&R&P"})
	}),
	inBook("drop-down", "text of <formula1>", func(f *excelize.File, s string) error {
		v := excelize.NewDataValidation(true)
		v.SetSqref("A1:A9")
		if err := v.SetDropList([]string{"x", s}); err != nil {
			return err
		}
		return f.AddDataValidation("Table 1", v)
	}),
	inBook("hint", "attribute prompt", func(f *excelize.File, s string) error {
		v := excelize.NewDataValidation(true)
		v.SetSqref("A1:A9")
		v.SetInput("x", s)
		return f.AddDataValidation("Table 1", v)
	}),
	inBook("link", "", func(f *excelize.File, s string) error {
		return f.SetCellHyperLink("Table 1", "A9", "https://example.org/"+strings.ReplaceAll(s, " ", "%20"), "External")
	}),
	inBook("text box", "xl/drawings/drawing1.xml", func(f *excelize.File, s string) error {
		return f.AddShape("Table 1", &excelize.Shape{Cell: "G6", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "x", Font: &excelize.Font{Bold: true}}, {Text: s}}})
	}),
	inBook("chart", "xl/charts/chart1.xml", func(f *excelize.File, s string) error {
		return f.AddChart("Table 1", "E1", &excelize.Chart{Type: excelize.Col, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: s}}}, Series: []excelize.ChartSeries{{Name: "a", Categories: "'Table 1'!$A$1:$A$2", Values: "'Table 1'!$B$1:$B$2"}}})
	}),
	inBook("alternative text", "attribute descr", func(f *excelize.File, s string) error {
		return f.AddPictureFromBytes("Table 1", "A9", &excelize.Picture{Extension: ".png", File: pngOf(), Format: &excelize.GraphicOptions{AltText: "x " + s}})
	}),
	inBook("picture", "xl/media/image1.png, tEXt chunk", func(f *excelize.File, s string) error {
		return f.AddPictureFromBytes("Table 1", "A9", &excelize.Picture{Extension: ".png", File: pngOf(chunk("tEXt", []byte("Title\x00"+s)))})
	}),
	inBook("heading of a marked table", "", func(f *excelize.File, s string) error {
		if err := f.SetCellStr("Table 1", "A11", s); err != nil {
			return err
		}
		return f.AddTable("Table 1", &excelize.Table{Range: "A11:B13", Name: "T"})
	}),
	{"shared text that no cell shows", "a.xlsx", func(t testing.TB, s string) []byte {
		return remade(t, bookOf(t, book{cells: []string{"x"}}), "xl/sharedStrings.xml", into("</sst>", "<si><t>"+s+"</t></si>"))
	}, "xl/sharedStrings.xml, a text that no cell shows"},
	{"reading aid", "a.xlsx", func(t testing.TB, s string) []byte {
		return remade(t, bookOf(t, book{cells: []string{"x"}}), "xl/sharedStrings.xml", into("</si>", "<rPh><t>"+s+"</t></rPh>"))
	}, "xl/sharedStrings.xml"},
	{"text written into the cell", "a.xlsx", func(t testing.TB, s string) []byte {
		row := `<row r="8"><c r="C8" t="inlineStr"><is><r><t>` + s[:1] + "</t></r><r><rPr><b/></rPr><t>" + s[1:] + "</t></r></is></c></row>"
		return remade(t, bookOf(t, book{}), "xl/worksheets/sheet1.xml", into("</sheetData>", row))
	}, "'Table 1'!C8"},
	{"comment of XML between cells", "a.xlsx", func(t testing.TB, s string) []byte {
		return remade(t, bookOf(t, book{}), "xl/worksheets/sheet1.xml", into("</sheetData>", "<!-- "+s+" -->"))
	}, "comment"},
	{"text box of several runs", "a.xlsx", func(t testing.TB, s string) []byte {
		return remade(t, bookOf(t, book{}), "xl/drawings/drawing9.xml", func([]byte) []byte {
			run := `</a:t></a:r><a:r><a:rPr b="1"><a:latin typeface="Shruti"/></a:rPr><a:t>`
			return []byte("<wsDr><a:p><a:pPr/><a:r><a:t>" + strings.Join(strings.Split(s, ""), run) + "</a:t></a:r></a:p></wsDr>")
		})
	}, "xl/drawings/drawing9.xml, text of <t>"},
	{"property of one's own", "a.xlsx", func(t testing.TB, s string) []byte {
		return remade(t, bookOf(t, book{}), "docProps/custom.xml", func([]byte) []byte {
			return []byte(`<Properties><property name="x"><vt:lpwstr>` + s + "</vt:lpwstr></property></Properties>")
		})
	}, "docProps/custom.xml, text of <lpwstr>"},
	{"copy of a pivot table's source", "a.xlsx", func(t testing.TB, s string) []byte {
		return remade(t, bookOf(t, book{}), "xl/pivotCache/pivotCacheRecords1.xml", func([]byte) []byte {
			return []byte(`<pivotCacheRecords><r><s v="` + s + `"/></r></pivotCacheRecords>`)
		})
	}, "attribute v of <s>"},
	{"somebody who remarked", "a.xlsx", func(t testing.TB, s string) []byte {
		return remade(t, bookOf(t, book{}), "xl/persons/person.xml", func([]byte) []byte {
			return []byte(`<personList><person displayName="` + s + `"/></personList>`)
		})
	}, "attribute displayName of <person>"},
}

func inBook(name, where string, put func(*excelize.File, string) error) place {
	return place{name, "a.xlsx", func(t testing.TB, s string) []byte {
		return bookOf(t, book{also: func(f *excelize.File) error { return put(f, s) }})
	}, where}
}
