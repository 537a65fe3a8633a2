// Package ods reads OpenDocument spreadsheets (.ods, .ots), as LibreOffice,
// Google and Excel save them, and refuses what it cannot read whole.
//
// [Open] verifies the zip archive first (package archive), so that a part that
// was damaged or cut off is never read, then scans the content once: everything
// in it is checked, and merged areas and hidden columns, which stand among the
// cells, are known before the first row. The rows are scanned again as a stream
// each time they are asked for. What is wrong is a *[sheet.Fault] with its
// sheet, row and column.
//
// # What a cell is
//
//   - Numbers, percentages and amounts of money are numbers with their stored
//     digits (office:value), not as shown.
//   - Dates are dates with their ISO text (office:date-value), and so are times
//     of day, which the format stores as durations: PT09H30M00S.
//   - Booleans are "true" or "false".
//   - Text is office:string-value or else the paragraphs, joined by line feeds,
//     with the spaces, tabs and line breaks that the format writes as elements.
//     Other white space is one space; where it begins or ends a paragraph and
//     holds a line end or a tab, it is indentation and none. Comments, footnotes,
//     readings (ruby) and drawings are no part of it.
//   - An error is of kind Error, with what it shows. Programs that do not mark
//     errors store 0 and show the error's name; that is an error too.
//   - A formula is its stored value. Without one it is of kind Formula.
//   - The empty text is blank, and so is a cell that has a style alone.
//
// The content of a cell that a merged cell covers is read as it stands. Rows
// without any cell are left out. Cells and rows that the format writes once and
// says to be repeated are repeated; blank ones cost nothing. Hidden and filtered
// rows, hidden columns and hidden sheets are read like all others and said to be
// hidden.
//
// # What is refused
//
// Other kinds of OpenDocument file, files with a password, and whatever the
// format forbids: numbers, dates and booleans that are none, a table within a
// cell, text where only cells can stand. Limits: a worksheet's rows and columns,
// [MaxCell] bytes of text in a cell and [MaxRow] in a row, [MaxMerged] merged
// areas in a file, [MaxRepeated] cells that repetition adds in a sheet.
package ods

// Limits; more is refused as too large.
const (
	MaxCell     = 1 << 20
	MaxRow      = 16 << 20
	MaxMerged   = 256 << 10
	MaxSheets   = 4 << 10
	MaxRepeated = 64 << 20
)
