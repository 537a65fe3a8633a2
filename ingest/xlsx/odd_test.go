package xlsx

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
)

func text(s string) cell   { return cell{Kind: sheet.Text, Text: s} }
func number(s string) cell { return cell{Kind: sheet.Number, Text: s} }

// Ways of writing a cell that are rare or that other readers get wrong.
func TestOddCells(t *testing.T) {
	t.Parallel()
	date := func(style uint16, s string) cell { return cell{sheet.Date, style, s} }
	tests := []struct {
		name, rows string
		want       map[string]cell
	}{
		{"numbers keep their digits", `<row r="1"><c r="A1"><v>0.10</v></c><c r="B1"><v>1.0E+3</v></c><c r="C1" t="n"><v>-7</v></c><c r="D1"><v>12345678901234567890</v></c><c r="E1"><v>.5</v></c></row>`,
			map[string]cell{"A1": number("0.10"), "B1": number("1.0E+3"), "C1": number("-7"), "D1": number("12345678901234567890"), "E1": number(".5")}},
		{"dates by style", `<row r="1"><c r="A1" s="1"><v>45199</v></c><c r="B1" s="2"><v>0.5</v></c><c r="C1" s="4"><v>45199</v></c><c r="D1" s="3"><v>1</v></c><c r="E1" s="1" t="s"><v>0</v></c></row>`,
			map[string]cell{"A1": date(1, "45199"), "B1": date(2, "0.5"), "C1": {sheet.Number, 4, "45199"}, "D1": {sheet.Number, 3, "1"}, "E1": {sheet.Text, 1, "alpha"}}},
		{"ISO dates", `<row r="1"><c r="A1" t="d"><v>2023-09-30</v></c><c r="B1" t="d"><v>2023-09-30T08:15:00.250Z</v></c><c r="C1" t="d"><v>08:15:00</v></c><c r="D1" t="d"><v>2023-09-30T08:15:00+01:00</v></c></row>`,
			map[string]cell{"A1": date(0, "2023-09-30"), "B1": date(0, "2023-09-30T08:15:00.250Z"), "C1": date(0, "08:15:00"), "D1": date(0, "2023-09-30T08:15:00+01:00")}},
		{"booleans and errors", `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>false</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="e" vm="1"><v>#VALUE!</v></c></row>`,
			map[string]cell{"A1": {sheet.Bool, 0, "1"}, "B1": {sheet.Bool, 0, "false"}, "C1": {sheet.Error, 0, "#N/A"}, "D1": {sheet.Error, 0, "#VALUE!"}}},
		{"shared strings", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v> 2 </v></c><c r="D1" t="s"><v></v></c><c r="E1" t="s" s="3"/></row>`,
			map[string]cell{"A1": text("alpha"), "C1": text("gamma delta"), "E1": {sheet.Blank, 3, ""}}},
		{"inline strings", `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> y </t></is></c><c r="C1" t="inlineStr"><is><t/></is></c><c r="D1" t="inlineStr"><is/></c><c r="E1" t="inlineStr"/><c r="F1" t="inlineStr"><v>z</v></c></row>`,
			map[string]cell{"A1": text("x"), "B1": text(" y "), "F1": text("z")}},
		{"rich text", `<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>Not </t></r><r><t>true</t></r><rPh sb="0" eb="1"><t>no</t></rPh><phoneticPr fontId="1"/></is></c></row>`,
			map[string]cell{"A1": text("Not true")}},
		{"formulas", `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v/></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>2x</v></c><c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="str"><f>""</f></c><c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="H1" t="b"><f>TRUE</f><v>1</v></c><c r="I1"><f t="shared" si="0"/><v>5</v></c><c r="J1" s="1"><f>TODAY()</f><v>45199</v></c><c r="K1" t="s"><f>B9</f><v/></c></row>`,
			map[string]cell{"A1": number("2"), "B1": {Kind: sheet.Formula}, "C1": {Kind: sheet.Formula}, "D1": text("2x"), "F1": {Kind: sheet.Formula}, "G1": {sheet.Error, 0, "#DIV/0!"}, "H1": {sheet.Bool, 0, "1"}, "I1": number("5"), "J1": date(1, "45199"), "K1": {Kind: sheet.Formula}}},
		{"white space round values", "<row r=\"1\">\n <c r=\"A1\">\n  <v> 12\n</v> </c><c r=\"B1\"><v> \n</v></c><c r=\"C1\" t=\"str\"><v> 3 </v></c></row>",
			map[string]cell{"A1": number("12"), "C1": text(" 3 ")}},
		{"entities, references, CDATA", `<row r="1"><c r="A1" t="str"><v>&lt;&amp;&gt;&#x41;&#233;&quot;</v></c><c r="B1" t="inlineStr"><is><t>a<![CDATA[<&amp;]]>b</t></is></c><c r="C1"><v>1<!-- 0 -->2</v></c></row>`,
			map[string]cell{"A1": text(`<&>Aé"`), "B1": text("a<&amp;b"), "C1": number("12")}},
		{"escapes", `<row r="1"><c r="A1" t="str"><v>a_x000D_b_x000a_</v></c><c r="B1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c><c r="C1" t="str"><v>_x004_ _xZZZZ_ _x0041</v></c><c r="D1" t="str"><v>_xD83D__xDE00_ _xD83D_x</v></c></row>`,
			map[string]cell{"A1": text("a\rb\n"), "B1": text("_x0041_"), "C1": text("_x004_ _xZZZZ_ _x0041"), "D1": text("😀 _xD83D_x")}},
		{"line ends in text", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\r\nb\rc&#13;d</v></c></row>",
			map[string]cell{"A1": text("a\nb\nc\rd")}},
		{"no addresses", `<row><c><v>1</v></c><c s="1"/><c><v>3</v></c></row><row><c t="s"><v>0</v></c></row>`,
			map[string]cell{"A1": number("1"), "B1": {sheet.Blank, 1, ""}, "C1": number("3"), "A2": text("alpha")}},
		{"some addresses", `<row r="3"><c><v>1</v></c><c r="D3"><v>4</v></c><c><v>5</v></c></row><row><c r="B4"><v>2</v></c></row>`,
			map[string]cell{"A3": number("1"), "D3": number("4"), "E3": number("5"), "B4": number("2")}},
		{"cells alone know the row", `<row><c r="B7"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`,
			map[string]cell{"B7": number("1"), "C7": number("2"), "A8": number("3")}},
		{"wrong spans, other attributes", `<row r="1" spans="5:9" ht="15" x14ac:dyDescent="0.25" xmlns:x14ac="urn:x"><c r="C1" cm="1" ph="1"><v>1</v></c></row>`,
			map[string]cell{"C1": number("1")}},
		{"quotes, order and spaces", "<row\tr='1'><c\n t = 's'  r='B1' ><v>0</v></c ><c s=\"1\" r=\"C1\"><v>1</v></c></row>",
			map[string]cell{"B1": text("alpha"), "C1": date(1, "1")}},
		{"comments and instructions between", `<!-- r --><row r="1"><!-- c --><c r="A1"><?p?><v>1</v></c><?q?><c r="B1"><v>2</v></c></row>`,
			map[string]cell{"A1": number("1"), "B1": number("2")}},
		{"extensions", `<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><v>9</v></ext></extLst></c><extLst><c r="A1"/></extLst></row>`,
			map[string]cell{"A1": number("1")}},
		{"last cell", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, map[string]cell{"XFD1048576": number("1")}},
		{"empty rows", `<row r="2"/><row r="5" hidden="1"/><row r="6"><c r="A6"><v>1</v></c></row>`, map[string]cell{"A6": number("1")}},
		{"brackets", `<row r="1"><c r="A1" t="str"><v>[a]]b]</v></c></row>`, map[string]cell{"A1": text("[a]]b]")}},
		{"references for digits", `<row r="&#49;"><c r="&#x41;1" s="&#49;" t="&#x6e;"><v>&#52;5</v></c></row>`, map[string]cell{"A1": date(1, "45")}},
		{"no cells", ``, map[string]cell{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := readOne(t, minimal(inSheet(tt.rows)).zip(t))
			if diff := cmp.Diff(tt.want, got.Cells); diff != "" {
				t.Errorf("cells (-want +got)\n%s", diff)
			}
			// The same with a prefix for every element.
			prefixed := strings.NewReplacer("<!", "<!", "<?", "<?", "</", "</x:", "<", "<x:").Replace
			doc := strings.ReplaceAll(prefixed(strings.TrimPrefix(inSheet(tt.rows), declared)), `xmlns="`, `xmlns:x="`)
			if strings.Contains(tt.rows, "CDATA") {
				return // the replacement above knows no CDATA
			}
			got = readOne(t, minimal(doc).zip(t))
			if diff := cmp.Diff(tt.want, got.Cells); diff != "" {
				t.Errorf("cells with prefixes (-want +got)\n%s", diff)
			}
		})
	}
}

func asUTF16(doc string) string {
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(doc)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

// Ways of putting a workbook together.
func TestOddWorkbooks(t *testing.T) {
	t.Parallel()
	rows := `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45199</v></c></row>`
	base := minimal(inSheet(rows))
	want := map[string]cell{"A1": text("alpha"), "B1": {sheet.Date, 1, "45199"}}
	rels, wb := base["xl/_rels/workbook.xml.rels"], base["xl/workbook.xml"]
	strict := strings.NewReplacer(mainURI, strictURI, docURI, "http://purl.oclc.org/ooxml/officeDocument/relationships").Replace
	strictParts := parts{}
	for name, body := range base {
		strictParts[name] = strict(body)
	}
	utf16Parts := parts{}
	for name, body := range base {
		utf16Parts[name] = asUTF16(strings.Replace(body, `"UTF-8"`, `"utf-16"`, 1))
	}
	tests := []struct {
		name string
		file parts
	}{
		{"plain", base},
		{"strict", strictParts},
		{"UTF-16", utf16Parts},
		{"absolute targets", base.with(parts{"xl/_rels/workbook.xml.rels": strings.ReplaceAll(rels, `Target="`, `Target="/xl/`)})},
		{"dotted targets", base.with(parts{"xl/_rels/workbook.xml.rels": strings.ReplaceAll(rels, `Target="`, `Target="../xl/./`)})},
		{"other part name", base.with(parts{sheet1: "", "xl/data/a b.xml": inSheet(rows), "xl/_rels/workbook.xml.rels": strings.ReplaceAll(rels, `worksheets/sheet1.xml`, `data/a%20b.xml`)})},
		{"other letter case", base.with(parts{"xl/sharedStrings.xml": "", "xl/SharedStrings.xml": base["xl/sharedStrings.xml"]})},
		{"macros", base.with(parts{"[Content_Types].xml": strings.ReplaceAll(base["[Content_Types].xml"], "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "vnd.ms-excel.sheet.macroEnabled.main"), "xl/vbaProject.bin": "\x00\x01"})},
		{"workbook elsewhere", base.with(parts{"xl/workbook.xml": "", "xl/_rels/workbook.xml.rels": "", "book.xml": wb,
			"_rels/book.xml.rels": strings.ReplaceAll(rels, `Target="`, `Target="xl/`), "_rels/.rels": strings.ReplaceAll(base["_rels/.rels"], "xl/workbook.xml", "book.xml")})},
		{"over-declared dimension", base.with(parts{sheet1: withRows(`<dimension ref="A1:XFD1048576"/>`, rows, "")})},
		{"alternative content outside the rows", base.with(parts{sheet1: withRows("", rows,
			`<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent><extLst/>`)})},
		{"extension namespaces", base.with(parts{"xl/workbook.xml": strings.Replace(wb, `<sheets>`, `<ext xmlns:sheet="urn:x"><sheet:sheet name="no"/></ext><sheets>`, 1)})},
		{"chart sheet", base.with(parts{
			"xl/workbook.xml":            strings.Replace(wb, `<sheets>`, `<sheets><sheet name="Chart" sheetId="7" r:id="rId9"/>`, 1),
			"xl/_rels/workbook.xml.rels": strings.Replace(rels, `<Relationship `, `<Relationship Id="rId9" Type="`+docURI+`/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship `, 1)})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, readOne(t, tt.file.zip(t)).Cells); diff != "" {
				t.Errorf("cells (-want +got)\n%s", diff)
			}
		})
	}
}

func TestFacts(t *testing.T) {
	t.Parallel()
	sheetXML := withRows(`<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="9"/><col min="16384" max="16384" hidden="true"/></cols>`,
		`<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" hidden="0"><c r="A3"><v>1</v></c></row>`,
		`<mergeCells count="7"><mergeCell ref="A1:C1"/><mergeCell ref="B5"/></mergeCells><pageMargins left="0.7"/>`)
	want := sheet.Facts{
		Merged:     []sheet.Range{{FirstRow: 1, FirstCol: 1, LastRow: 1, LastCol: 3}, {FirstRow: 5, FirstCol: 2, LastRow: 5, LastCol: 2}},
		HiddenCols: []sheet.Span{{First: 2, Last: 3}, {First: 16384, Last: 16384}},
	}
	files := map[string]string{
		"small":                        sheetXML,
		"large":                        strings.Replace(sheetXML, "<sheetData>", "<sheetData>"+filler, 1),
		"large before the rows":        strings.Replace(sheetXML, "<sheetData>", filler+"<sheetData>", 1),
		"large after the rows":         sheetXML + filler,
		"rows' name in a comment":      strings.Replace(sheetXML, "<cols>", "<!-- <sheetData> --><cols>", 1),
		"rows' name after the rows":    strings.Replace(sheetXML, "<pageMargins", "<!-- </sheetData> --><pageMargins", 1),
		"attribute on the rows":        strings.Replace(sheetXML, "<sheetData>", "<sheetData a='1' >", 1),
		"closing tag with white space": strings.Replace(sheetXML, "</sheetData>", "</sheetData\n>", 1),
		"UTF-16":                       asUTF16(strings.Replace(sheetXML, "UTF-8", "UTF-16", 1)),
	}
	for name, doc := range files {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := readOne(t, minimal(doc).zip(t))
			if diff := cmp.Diff(want, got.Facts); diff != "" {
				t.Errorf("facts (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff([]int{2}, got.Hidden); diff != "" {
				t.Errorf("hidden rows %s", diff)
			}
		})
	}
}

func TestBook(t *testing.T) {
	t.Parallel()
	base := minimal(inSheet(""))
	p := base.with(parts{
		"xl/workbook.xml": `<workbook xmlns="` + mainURI + `" xmlns:rel="` + docURI + `"><workbookPr date1904="true"/><sheets>` +
			`<sheet name="Pre &amp; post" rel:id="rId1" state="visible"/><sheet name="_x005F_x0041_" rel:id="rId5" state="veryHidden"/><sheet name="é" rel:id="rId6" state="hidden"/></sheets></workbook>`,
		"xl/worksheets/sheet2.xml": inSheet(`<row><c><v>2</v></c></row>`),
		"xl/worksheets/sheet3.xml": strings.Replace(inSheet(""), "<sheetData></sheetData>", "<sheetData/>", 1),
		"xl/_rels/workbook.xml.rels": strings.Replace(base["xl/_rels/workbook.xml.rels"], `<Relationship `, `<Relationship Id="rId5" Type="`+docURI+`/worksheet" Target="worksheets/sheet2.xml"/>`+
			`<Relationship Id="rId6" Type="`+docURI+`/worksheet" Target="worksheets/sheet3.xml"/><Relationship Id="rId7" Type="`+docURI+`/hyperlink" TargetMode="External" Target="nowhere"/><Relationship `, 1),
	})
	file := p.zip(t)
	b, err := openFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range b.Sheets() {
		name := s.Name()
		if s.Facts().Hidden {
			name += " (hidden)"
		}
		got = append(got, name)
	}
	if diff := cmp.Diff([]string{"Pre & post", "_x0041_ (hidden)", "é (hidden)"}, got); diff != "" {
		t.Errorf("sheets %s", diff)
	}
	if !b.Date1904() {
		t.Error("the workbook counts from 1904")
	}
	for range 2 { // rows can be read again
		if p, err := readPage(b.sheets[1].(*worksheet), usual); err != nil || p.Cells["A1"] != number("2") {
			t.Errorf("second sheet: %v, %v", p, err)
		}
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}
