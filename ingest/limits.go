package ingest

import (
	"fmt"

	"apst/ingest/archive"
	"apst/ingest/csv"
	"apst/ingest/html"
	"apst/ingest/markup"
	"apst/ingest/ods"
	"apst/ingest/sheet"
	"apst/ingest/xlsx"
)

// Limit is how much of something is read; a file with more is refused, never cut.
type Limit struct {
	Of    string // formats, in the user's words
	What  string
	Most  int64
	Bytes bool
}

// String is the limit in words: "4 GiB", "10,000".
func (l Limit) String() string {
	if !l.Bytes {
		return thousands(l.Most)
	}
	units := [...]string{"bytes", "KiB", "MiB", "GiB"}
	n, u := l.Most, 0
	for n >= 1<<10 && n%(1<<10) == 0 && u < len(units)-1 {
		n, u = n>>10, u+1
	}
	return fmt.Sprintf("%d %s", n, units[u])
}

func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// LongestID is how many bytes an identifier has at most; nothing longer is one.
const LongestID = maxID

// Limits are what the readers take, from the constants that they refuse with.
func Limits() []Limit {
	const workbooks = ".xlsx, .ods"
	return []Limit{
		{"all", "rows of a sheet (delimited text: no limit)", sheet.MaxRows, false},
		{"all", "columns of a sheet", sheet.MaxCols, false},
		{"all", "cells of a sheet with pupils in columns", maxTurned, false},
		{workbooks, "the whole file, unpacked", archive.MaxTotal, true},
		{workbooks, "one part, unpacked", archive.MaxEntry, true},
		{workbooks, "parts", archive.MaxEntries, false},
		{workbooks, "the table of contents", archive.MaxDirectory, true},
		{workbooks, fmt.Sprintf("unpacked size of a part over %s, in times its packed size", Limit{Most: archive.RatioFloor, Bytes: true}), archive.MaxRatio, false},
		{workbooks, "one tag or text", markup.MaxToken, true},
		{workbooks, "levels of nesting", markup.MaxDepth, false},
		{workbooks, "attributes of a tag", markup.MaxAttrs, false},
		{".xlsx", "texts that cells share", xlsx.MaxStrings, true},
		{".xlsx", "one cell's text", xlsx.MaxCellText, true},
		{".xlsx", "one row's text", xlsx.MaxRowText, true},
		{".xlsx", "cell formats", xlsx.MaxStyles, false},
		{".xlsx", "merged areas of a sheet", xlsx.MaxMerged, false},
		{".xlsx", "column definitions of a sheet", xlsx.MaxSpans, false},
		{".ods", "one cell's text", ods.MaxCell, true},
		{".ods", "one row's text", ods.MaxRow, true},
		{".ods", "merged areas of a file", ods.MaxMerged, false},
		{".ods", "sheets", ods.MaxSheets, false},
		{".ods", "cells that repetition adds in a sheet", ods.MaxRepeated, false},
		{"HTML table", "one tag or text", html.MaxTag, true},
		{"HTML table", "one cell's text", html.MaxCell, true},
		{"HTML table", "one row's text", html.MaxRow, true},
		{"HTML table", "merged areas and hidden columns of a file", html.MaxMerged, false},
		{"HTML table", "tables", html.MaxTables, false},
		{"delimited text", "one record", csv.MaxRecord, true},
	}
}
