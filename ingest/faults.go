package ingest

import (
	"fmt"

	"apst/finding"
	"apst/ingest/sheet"
)

// faultRules say, for each reason to refuse a file, what was expected and what to
// do about it.
var faultRules = [...]*finding.Rule{
	sheet.Unreadable:  fileRule("FILE-001", "file cannot be opened", "a file that can be opened", "check the name and the folder; close the file in other programs"),
	sheet.Empty:       fileRule("FILE-002", "file is empty", "a table with headings", "export or save the file again"),
	sheet.Truncated:   fileRule("FILE-003", "file is cut short", "a whole file", "download or copy the file again"),
	sheet.Corrupt:     fileRule("FILE-004", "file is damaged", "a file whose sizes and checksums are right", "open it in Excel, let Excel repair it, check the contents, and save it under a new name; or get it again"),
	sheet.Malformed:   fileRule("FILE-005", "file breaks the rules of its format", "a file as Excel or LibreOffice writes it", "open it in Excel, check the contents, and save it under a new name"),
	sheet.Disordered:  fileRule("FILE-006", "rows or cells out of order or twice", "rows and cells in order, each once", "open it in Excel, check the contents, and save it under a new name"),
	sheet.TooLarge:    fileRule("FILE-007", "file is larger than the stated limits", "a file within the limits that the documentation states", "split the file, or delete sheets that are not needed"),
	sheet.Bomb:        fileRule("FILE-008", "file unpacks to far more than a spreadsheet holds", "a spreadsheet", "do not open it; ask whoever sent it"),
	sheet.Encrypted:   fileRule("FILE-009", "file is locked with a password", "a file without a password", "in Excel: File > Info > Protect Workbook > Encrypt with Password, empty the box, OK, save"),
	sheet.OldExcel:    fileRule("FILE-010", "old Excel file", "an .xlsx workbook", "in Excel: File > Save As > Excel Workbook (*.xlsx) > Save"),
	sheet.BinaryExcel: fileRule("FILE-011", "Excel binary workbook (.xlsb)", "an .xlsx workbook", "in Excel: File > Save As > Excel Workbook (*.xlsx) > Save"),
	sheet.OtherFormat: fileRule("FILE-012", "file is no spreadsheet", "a spreadsheet or delimited text", "choose the spreadsheet, or export one"),
	sheet.Binary:      fileRule("FILE-013", "file holds neither a spreadsheet nor text", "a spreadsheet or delimited text", "choose the spreadsheet, or export one"),
	sheet.NoSheets:    fileRule("FILE-014", "workbook without a worksheet", "at least one worksheet", "choose the workbook that holds the answers"),
	sheet.Encoding:    fileRule("FILE-015", "text in an unknown encoding", "UTF-8, UTF-16 or Windows-1252", "save the file as CSV UTF-8, or as .xlsx"),
	sheet.Quoting:     fileRule("FILE-016", "quotes that do not pair", "a quote at each end of a quoted field, and two for one inside it", "correct the line, or save the file as .xlsx"),
}

func fileRule(id, title, expected, fix string) *finding.Rule {
	return &finding.Rule{ID: id, Title: title, Expected: expected, Fix: fix, Severity: finding.Error, Effect: finding.FileRefused}
}

// Rules are the findings that opening a file can raise.
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), faultRules[:]...) }

// FaultFinding tells a user about a fault in one of her files.
func FaultFinding(file string, f *sheet.Fault) finding.Finding {
	seen := f.Seen
	if f.Part != "" {
		seen = fmt.Sprintf("%s (in %s)", seen, f.Part)
	}
	return finding.Finding{Rule: faultRules[f.Reason], From: sheet.Ref{File: file, Sheet: f.Sheet, Row: f.Row, Col: f.Col}, Seen: seen, Expected: f.Expected}
}
