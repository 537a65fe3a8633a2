package xlsx

import (
	"strings"
	"testing"

	"apst/ingest/sheet"
)

// What a worksheet may not be: the sentence that a user sees, with the place.
func TestWorksheetFaults(t *testing.T) {
	t.Parallel()
	const good = `<row r="1"><c r="A1"><v>1</v></c></row>`
	tests := []struct {
		name, rows string
		reason     sheet.Reason
		want       string
	}{
		{"row twice", good + good, sheet.Disordered, "a row that is not after the one before it, row 1 at Sheet1 row 1; expected rows in order, each once"},
		{"row back", `<row r="5"/><row r="4"/>`, sheet.Disordered, "a row that is not after the one before it, row 5 at Sheet1 row 4; expected rows in order, each once"},
		{"row 0", `<row r="0"/>`, sheet.Malformed, "a row without a proper number at Sheet1; expected a row number from 1"},
		{"row x", good + `<row r="x"/>`, sheet.Malformed, "a row without a proper number after row 1 at Sheet1; expected a row number from 1"},
		{"row past the end", `<row r="1048577"/>`, sheet.TooLarge, "a row beyond the last that a worksheet has at Sheet1; expected at most 1,048,576 rows"},
		{"row counted past the end", `<row r="1048576"/><row/>`, sheet.TooLarge, "a row beyond the last that a worksheet has after row 1048576 at Sheet1; expected at most 1,048,576 rows"},
		{"hidden how", `<row r="1" hidden="yes"/>`, sheet.Malformed, "a setting that is neither true nor false at Sheet1 row 1; expected 0, 1, true or false"},
		{"cell twice", `<row r="2"><c r="B2"/><c r="B2"/></row>`, sheet.Disordered, "a cell that is not right of the one before it at Sheet1!B2; expected cells in order, each once"},
		{"cell back", `<row r="2"><c r="C2"><v>1</v></c><c r="B2"><v>1</v></c></row>`, sheet.Disordered, "a cell that is not right of the one before it at Sheet1!B2; expected cells in order, each once"},
		{"cell of another row", `<row r="2"><c r="B2"/><c r="C3"/></row>`, sheet.Disordered, "a cell with the address C3 in another row at Sheet1 row 2; expected the row's own cells"},
		{"cell of an earlier row", `<row r="2"/><row><c r="B2"/></row>`, sheet.Disordered, "a cell with the address B2 in another row at Sheet1 row 3; expected the row's own cells"},
		{"cell after an unnumbered one", `<row><c/><c r="B2"/></row>`, sheet.Disordered, "a cell with the address B2 in another row at Sheet1 row 1; expected the row's own cells"},
		{"no address", `<row r="1"><c r=""/></row>`, sheet.Malformed, "a cell with an address that no worksheet has at Sheet1 row 1; expected an address from A1 to XFD1048576"},
		{"column past the end", `<row r="1"><c r="XFE1"/></row>`, sheet.Malformed, "a cell with an address that no worksheet has at Sheet1 row 1; expected an address from A1 to XFD1048576"},
		{"column counted past the end", `<row r="1"><c r="XFD1"/><c/></row>`, sheet.TooLarge, "a cell beyond the last column that a worksheet has at Sheet1 row 1; expected at most 16,384 columns"},
		{"small letters", `<row r="1"><c r="a1"/></row>`, sheet.Malformed, "a cell with an address that no worksheet has at Sheet1 row 1; expected an address from A1 to XFD1048576"},
		{"leading zero", `<row r="1"><c r="A01"/></row>`, sheet.Malformed, "a cell with an address that no worksheet has at Sheet1 row 1; expected an address from A1 to XFD1048576"},
		{"absolute address", `<row r="1"><c r="$A$1"/></row>`, sheet.Malformed, "a cell with an address that no worksheet has at Sheet1 row 1; expected an address from A1 to XFD1048576"},
		{"type", `<row r="1"><c r="B1" t="x"><v>1</v></c></row>`, sheet.Malformed, "a cell of an unknown type at Sheet1!B1; expected a number, text, date, boolean or error"},
		{"empty type", `<row r="1"><c r="B1" t=""><v>1</v></c></row>`, sheet.Malformed, "a cell of an unknown type at Sheet1!B1; expected a number, text, date, boolean or error"},
		{"style", `<row r="1"><c r="B1" s="5"><v>1</v></c></row>`, sheet.Malformed, "a cell with a style that the workbook does not have at Sheet1!B1; expected one of its cell formats"},
		{"style x", `<row r="1"><c r="B1" s="-1"><v>1</v></c></row>`, sheet.Malformed, "a cell with a style that the workbook does not have at Sheet1!B1; expected one of its cell formats"},
		{"number", `<row r="1"><c r="B1"><v>1,5</v></c></row>`, sheet.Malformed, "a number that is not one at Sheet1!B1; expected digits, or another type of cell"},
		{"infinity", `<row r="1"><c r="B1"><v>INF</v></c></row>`, sheet.Malformed, "a number that is not one at Sheet1!B1; expected digits, or another type of cell"},
		{"text as number", `<row r="1"><c r="B1" t="n"><v>true</v></c></row>`, sheet.Malformed, "a number that is not one at Sheet1!B1; expected digits, or another type of cell"},
		{"two numbers", `<row r="1"><c r="B1"><v>1 2</v></c></row>`, sheet.Malformed, "a number that is not one at Sheet1!B1; expected digits, or another type of cell"},
		{"half an exponent", `<row r="1"><c r="B1"><v>1E</v></c></row>`, sheet.Malformed, "a number that is not one at Sheet1!B1; expected digits, or another type of cell"},
		{"boolean", `<row r="1"><c r="B1" t="b"><v>2</v></c></row>`, sheet.Malformed, "a boolean that is neither true nor false at Sheet1!B1; expected 0 or 1"},
		{"shared string past the end", `<row r="1"><c r="B1" t="s"><v>3</v></c></row>`, sheet.Malformed, "a cell with a text that the workbook does not have at Sheet1!B1; expected one of its shared strings"},
		{"shared string -1", `<row r="1"><c r="B1" t="s"><v>-1</v></c></row>`, sheet.Malformed, "a cell with a text that the workbook does not have at Sheet1!B1; expected one of its shared strings"},
		{"ISO date", `<row r="1"><c r="B1" t="d"><v>2023-02-30</v></c></row>`, sheet.Malformed, "a date that is not in ISO 8601 at Sheet1!B1; expected a date such as 2023-09-30T08:15:00"},
		{"serial as ISO date", `<row r="1"><c r="B1" t="d"><v>45199</v></c></row>`, sheet.Malformed, "a date that is not in ISO 8601 at Sheet1!B1; expected a date such as 2023-09-30T08:15:00"},
		{"two values", `<row r="1"><c r="B1"><v>1</v><v>2</v></c></row>`, sheet.Malformed, "a cell with two values at Sheet1!B1; expected one value a cell"},
		{"two texts", `<row r="1"><c r="B1" t="inlineStr"><is><t>x</t></is><v>y</v></c></row>`, sheet.Malformed, "a cell with two values at Sheet1!B1; expected one value a cell"},
		{"text in a number", `<row r="1"><c r="B1"><is><t>x</t></is></c></row>`, sheet.Malformed, "a cell with text where its type says otherwise at Sheet1!B1; expected a value of its type"},
		{"loose text in a cell", `<row r="1"><c r="B1">1</c></row>`, sheet.Malformed, "text between the elements of a part at Sheet1!B1; expected elements only"},
		{"loose text in a row", `<row r="1">1</row>`, sheet.Malformed, "text between the elements of a part at Sheet1 row 1; expected elements only"},
		{"loose text among rows", `1`, sheet.Malformed, "text between the elements of a part at Sheet1; expected elements only"},
		{"element in a value", `<row r="1"><c r="B1"><v>1<b/></v></c></row>`, sheet.Malformed, "an element <b> that does not belong there at Sheet1!B1; expected text only"},
		{"element in a cell", `<row r="1"><c r="B1"><value>1</value></c></row>`, sheet.Malformed, "an element <value> that does not belong there at Sheet1!B1; expected the value of a cell"},
		{"element in a row", `<row r="1"><cell/></row>`, sheet.Malformed, "an element <cell> that does not belong there at Sheet1 row 1; expected <c>"},
		{"foreign cell", `<row r="1"><c xmlns="urn:x" r="A1"/></row>`, sheet.Malformed, "an element <c> that does not belong there at Sheet1 row 1; expected <c>"},
		{"element among rows", `<c/>`, sheet.Malformed, "an element <c> that does not belong there at Sheet1; expected <row>"},
		{"alternative rows", `<m:AlternateContent xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"><m:Fallback>` + good + `</m:Fallback></m:AlternateContent>`,
			sheet.Malformed, "an element <AlternateContent> that does not belong there at Sheet1; expected <row>"},
		{"element in a run", `<row r="1"><c r="B1" t="inlineStr"><is><r><v>1</v></r></is></c></row>`, sheet.Malformed, "an element <v> that does not belong there at Sheet1!B1; expected the text of a run"},
		{"element in a text", `<row r="1"><c r="B1" t="inlineStr"><is><v>1</v></is></c></row>`, sheet.Malformed, "an element <v> that does not belong there at Sheet1!B1; expected the text of a cell"},
		{"rows within rows", good + `</sheetData><sheetData>` + good, sheet.Malformed, "the rows of a worksheet in two places at Sheet1; expected <sheetData> once"},
		{"tag not closed", `<row r="1"><c r="B1"><v>1</v></row>`, sheet.Malformed, "</row> where <c> is open at Sheet1!B1; expected </c>"},
		{"unknown entity", `<row r="1"><c r="B1" t="str"><v>A&nbsp;B</v></c></row>`, sheet.Malformed, "an & that starts no known entity at Sheet1!B1; expected &amp; or a character reference"},
		{"control character", `<row r="1"><c r="B1" t="str"><v>` + "\x02" + `</v></c></row>`, sheet.Malformed, "a control character that XML does not allow at Sheet1!B1; expected readable characters"},
		{"not UTF-8", `<row r="1"><c r="B1" t="str"><v>caf` + "\xe9" + `</v></c></row>`, sheet.Encoding, "bytes that are not UTF-8 text at Sheet1!B1; expected XML in UTF-8, or in UTF-16 with its mark"},
		{"attribute twice", `<row r="1"><c r="B1" r="C1"/></row>`, sheet.Malformed, "the attribute r twice in one tag at Sheet1 row 1; expected each attribute once"},
		{"long text", `<row r="1"><c r="B1" t="inlineStr"><is>` + strings.Repeat("<r><t>"+strings.Repeat("x", 1<<18)+"</t></r>", 5) + `</is></c></row>`,
			sheet.TooLarge, "more text than is read at Sheet1!B1; expected text that a spreadsheet can hold"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, before := range []string{"", filler} {
				if before != "" && len(tt.rows) > 1000 {
					continue
				}
				_, err := readEveryWay(t, minimal(inSheet(before+tt.rows)).zip(t))
				f := faultOf(t, err)
				if f.Reason != tt.reason || f.Error() != tt.want || f.Part != sheet1 {
					t.Errorf("reason %d in %s\n got %s\nwant %s", f.Reason, f.Part, f.Error(), tt.want)
				}
				if testing.Short() {
					break
				}
			}
		})
	}
}

// What a workbook may not be.
func TestWorkbookFaults(t *testing.T) {
	t.Parallel()
	base := minimal(inSheet(`<row r="1"><c r="A1"><v>1</v></c></row>`))
	edit := func(name, old, new string) parts {
		if !strings.Contains(base[name], old) {
			t.Fatalf("%s does not hold %s", name, old)
		}
		return base.with(parts{name: strings.Replace(base[name], old, new, 1)})
	}
	const types, wb, rels = "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
	tests := []struct {
		name   string
		file   parts
		reason sheet.Reason
		part   string
		want   string
	}{
		{"no list of contents", base.with(parts{types: ""}), sheet.Corrupt, types, "a workbook without its list of contents; expected the file as it was saved"},
		{"no start", base.with(parts{"_rels/.rels": ""}), sheet.Corrupt, "_rels/.rels", "a workbook that does not say where it starts; expected the file as it was saved"},
		{"another archive", parts{"readme.txt": "x"}, sheet.OtherFormat, "", "a zip archive that is not an Excel workbook; expected an Excel workbook (.xlsx)"},
		{"another package", edit("_rels/.rels", "/officeDocument\"", "/manifest\""), sheet.OtherFormat, "", "a package that is not an Excel workbook; expected an Excel workbook (.xlsx)"},
		{"binary workbook", edit(types, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"), sheet.BinaryExcel, wb, "an Excel binary workbook (.xlsb); expected an Excel workbook (.xlsx)"},
		{"Word", edit(types, "spreadsheetml.sheet.main", "wordprocessingml.document.main"), sheet.OtherFormat, wb, "a Word document; expected an Excel workbook (.xlsx)"},
		{"PowerPoint", edit(types, "spreadsheetml.sheet.main", "presentationml.presentation.main"), sheet.OtherFormat, wb, "a PowerPoint presentation; expected an Excel workbook (.xlsx)"},
		{"not a workbook inside", base.with(parts{wb: `<document/>`}), sheet.OtherFormat, wb, "an Office file that is not an Excel workbook; expected an Excel workbook (.xlsx)"},
		{"workbook missing", base.with(parts{wb: ""}), sheet.Corrupt, wb, "a workbook that misses a part it refers to; expected all parts of the file"},
		{"no sheets", edit(wb, `<sheet name="Sheet1" sheetId="1" r:id="rId1"/>`, ""), sheet.NoSheets, wb, "a workbook without a worksheet; expected at least one"},
		{"only a chart", edit(rels, "/worksheet\"", "/chartsheet\""), sheet.NoSheets, wb, "a workbook without a worksheet; expected at least one"},
		{"unknown kind of sheet", edit(rels, "/worksheet\"", "/novelty\""), sheet.Corrupt, wb, "a sheet of which the contents are missing at Sheet1; expected all parts of the file"},
		{"sheet part missing", base.with(parts{sheet1: ""}), sheet.Corrupt, wb, "a sheet of which the contents are missing at Sheet1; expected all parts of the file"},
		{"sheet relationship missing", edit(rels, `Id="rId1"`, `Id="rId8"`), sheet.Corrupt, wb, "a sheet of which the contents are missing at Sheet1; expected all parts of the file"},
		{"sheet outside the file", edit(rels, `Target="worksheets`, `TargetMode="External" Target="worksheets`), sheet.Corrupt, wb, "a sheet of which the contents are missing at Sheet1; expected all parts of the file"},
		{"relationship twice", edit(rels, `Id="rId2"`, `Id="rId1"`), sheet.Corrupt, wb, "two relationships of the same name; expected each once"},
		{"sheet twice", edit(wb, `<sheets>`, `<sheets><sheet name="SHEET1" sheetId="9" r:id="rId1"/>`), sheet.Corrupt, wb, "a sheet that the workbook lists twice at Sheet1; expected each sheet once"},
		{"sheet without a name", edit(wb, `name="Sheet1"`, `name=""`), sheet.Malformed, wb, "a sheet without a name; expected a name on each tab"},
		{"sheet of unknown state", edit(wb, `name="Sheet1"`, `name="Sheet1" state="gone"`), sheet.Malformed, wb, "a sheet neither visible nor hidden; expected a known state"},
		{"styles missing", base.with(parts{"xl/styles.xml": ""}), sheet.Corrupt, "xl/styles.xml", "a workbook that misses a part it refers to; expected all parts of the file"},
		{"shared strings missing", base.with(parts{"xl/sharedStrings.xml": ""}), sheet.Corrupt, "xl/sharedStrings.xml", "a workbook that misses a part it refers to; expected all parts of the file"},
		{"two parts of shared strings", edit(rels, "</Relationships>", `<Relationship Id="rId7" Type="`+docURI+`/sharedStrings" Target="/`+sheet1+`"/></Relationships>`), sheet.Corrupt, sheet1, "a workbook with two parts where one belongs; expected one of each"},
		{"shared strings malformed", edit("xl/sharedStrings.xml", "<t>alpha</t>", "<t>alpha"), sheet.Malformed, "xl/sharedStrings.xml", "</si> where <t> is open; expected </t>"},
		{"shared strings of something else", edit("xl/sharedStrings.xml", "<si>", "<x/><si>"), sheet.Malformed, "xl/sharedStrings.xml", "an element <x> that does not belong there; expected <si>"},
		{"style without a number", edit("xl/styles.xml", `<xf numFmtId="49"/>`, `<xf numFmtId="text"/>`), sheet.Malformed, "xl/styles.xml", "a cell format whose number format is no number; expected its number"},
		{"number format without a number", edit("xl/styles.xml", `numFmtId="164" f`, `f`), sheet.Malformed, "xl/styles.xml", "a number format without a number; expected its number"},
		{"worksheet is something else", base.with(parts{sheet1: `<chartsheet xmlns="` + mainURI + `"/>`}), sheet.Malformed, sheet1, "an element <chartsheet> that does not belong there at Sheet1; expected <worksheet>"},
		{"worksheet of another namespace", base.with(parts{sheet1: `<worksheet><sheetData/></worksheet>`}), sheet.Malformed, sheet1, "an element <worksheet> that does not belong there at Sheet1; expected <worksheet>"},
		{"worksheet empty", base.with(parts{sheet1: " "}), sheet.Malformed, sheet1, "no XML element at Sheet1; expected one root element"},
		{"worksheet without rows", edit(sheet1, `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`, ""), sheet.Malformed, sheet1, "a worksheet without its rows at Sheet1; expected <sheetData>, even if empty"},
		{"worksheet cut after the rows", edit(sheet1, `</worksheet>`, ""), sheet.Malformed, sheet1, "the XML ends inside <worksheet> at Sheet1; expected the closing tag"},
		{"something after the worksheet", edit(sheet1, `</worksheet>`, "</worksheet><worksheet/>"), sheet.Malformed, sheet1, "an element after the end of the document at Sheet1; expected one root element"},
		{"merged area", edit(sheet1, `</sheetData>`, `</sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`), sheet.Malformed, sheet1, "a merged area that is no range of cells at Sheet1; expected a range such as A1:C1"},
		{"columns", edit(sheet1, `<sheetData>`, `<cols><col min="0" max="3"/></cols><sheetData>`), sheet.Malformed, sheet1, "a column definition that is not of columns at Sheet1; expected columns 1 to 16,384"},
		{"document type", edit(sheet1, "\n", `<!DOCTYPE worksheet>`), sheet.Malformed, sheet1, "a document type declaration at Sheet1; expected a workbook's XML, which has none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := readEveryWay(t, tt.file.zip(t))
			f := faultOf(t, err)
			if f.Reason != tt.reason || f.Part != tt.part || f.Error() != tt.want {
				t.Errorf("reason %d in %q\n got %s\nwant %s", f.Reason, f.Part, f.Error(), tt.want)
			}
		})
	}
}

// The rows before a fault are yielded, nothing after it, and the fault once.
func TestRowsBeforeFault(t *testing.T) {
	t.Parallel()
	rows := `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>x</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>`
	b, err := openFile(minimal(inSheet(rows)).zip(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	faults := 0
	for row, err := range b.Sheets()[0].Rows() {
		if err != nil {
			faults++
			continue
		}
		got = append(got, row.N)
	}
	if len(got) != 2 || faults != 1 {
		t.Errorf("rows %v and %d faults, want rows 1 and 2 and one fault", got, faults)
	}
}

// Merged areas that were not known before the first row are a fault, not a
// surprise.
func TestFactsAtUnusualPlaces(t *testing.T) {
	t.Parallel()
	b, err := openFile(minimal(withRows("", "", `<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`)).zip(t))
	if err != nil {
		t.Fatal(err)
	}
	ws := b.sheets[0].(*worksheet)
	ws.facts.Merged = nil
	_, err = readPage(ws, usual)
	const want = "merged cells or hidden columns at an unusual place at Sheet1; expected a worksheet as spreadsheet programs save it"
	if f := faultOf(t, err); f.Error() != want {
		t.Errorf("got %s\nwant %s", f.Error(), want)
	}
}

func TestIsDateFormat(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"General": false, "GENERAL": false, "Standard": false, "0": false, "0.00": false, "#,##0.00;[Red]-#,##0.00": false, "@": false, "": false,
		"0.00E+00": false, "##0.0e-0": false, `"day "0`: false, `0\d`: false, `0_d`: false, "*d0": false, "[Red]0": false, "[$-409]0": false, "[Black]General": false,
		"[$€-2] #,##0.00": false, `0" months`: false, "[<=9999999]###-####;(###) ###-####": false, "[DBNum1]0": false, `0.0\ "h"`: false, "# ?/?": false, "0%": false,
		"dd/mm/yyyy": true, "m/d/yy h:mm": true, "yyyy": true, "mmm": true, "h:mm AM/PM": true, "[h]:mm": true, "[mm]": true, "[ss].0": true, "[$-F800]dddd": true,
		"[$-409]d-mmm-yy;@": true, `yyyy"年"m"月"`: true, "General;dd/mm/yyyy": true, "ggge": true, "aaaa": true, "DD/MM/YYYY": true, `"Week of "d`: true, "s": true, "bbbb": true,
	}
	for code, want := range tests {
		if got := isDateFormat(code); got != want {
			t.Errorf("%q: %v, want %v", code, got, want)
		}
	}
}

func TestBuiltinDates(t *testing.T) {
	t.Parallel()
	p := minimal(inSheet("")).with(parts{"xl/styles.xml": `<styleSheet xmlns="` + mainURI + `"><numFmts><numFmt numFmtId="14" formatCode="0"/></numFmts><cellXfs>` +
		`<xf numFmtId="14"/><xf numFmtId="15"/><xf numFmtId="22"/><xf numFmtId="23"/><xf numFmtId="45"/><xf numFmtId="48"/><xf/><xf numFmtId="164"/></cellXfs></styleSheet>`})
	b, err := openFile(p.zip(t))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{false, true, true, false, true, false, false, false} {
		if got := b.styles.date(uint16(i)); got != want {
			t.Errorf("style %d is a date: %v, want %v", i, got, want)
		}
	}
}
