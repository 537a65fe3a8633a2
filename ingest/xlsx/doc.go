// Package xlsx reads Excel workbooks (.xlsx, .xlsm and their templates, in the
// transitional and the strict form of Office Open XML) cell by cell, and
// refuses what it cannot read whole.
//
// [Open] verifies the zip archive first (package archive), then reads the parts
// that say what the sheets are. Worksheets are scanned as a stream each time
// their rows are asked for, and everything a worksheet must be is checked on the
// way: the XML itself (package markup), the order and the addresses of rows and
// cells, the indexes of shared strings and styles, the values of each type. The
// first thing that is wrong is a *[sheet.Fault] with sheet, row and column;
// no row comes after it, and a sheet is never shorter than the file has it.
//
// # What a cell is
//
//   - Numbers keep their stored digits. A number whose format shows a date or a
//     time is a Date; its text is the same digits, a serial that counts from
//     1900 or 1904 ([sheet.Book].Date1904). ISO dates of the strict form are
//     Dates with their ISO text.
//   - Text is exact: runs of rich text joined, phonetic guides left out,
//     entities and _xHHHH_ escapes resolved, nothing trimmed.
//   - Booleans keep their stored 0 or 1 (or true or false), errors their name.
//   - A formula is its stored value. Without one it is of kind Formula, except
//     that a text formula may have stored the empty text.
//   - The empty text is Blank, and so is a cell that has a style alone.
//
// Rows without any cell are left out. Chart, dialog and macro sheets are not
// worksheets. Hidden rows, columns and sheets are read like all others and said
// to be hidden. Ranges that the file declares (dimension, spans, counts) are
// never relied on.
//
// # Memory
//
// Whatever the size of a worksheet: what package archive keeps (16 MB of small
// parts, 0.6 MB for a large one being read), the shared strings (at most
// [MaxStrings] bytes, as many as they are), one row (at most [MaxRowText] bytes
// of text), a scanning buffer of a quarter to one megabyte, and merged areas (at
// most [MaxMerged]). A large sheet is unpacked on one processor while it is
// scanned on another.
package xlsx

// Limits; more is refused as too large.
const (
	MaxStrings  = 256 << 20 // bytes of shared text, with 4 for each string
	MaxCellText = 1 << 20   // bytes of one cell's text; Excel stops at 32,767 characters
	MaxRowText  = 16 << 20  // bytes of one row's text
	MaxStyles   = 1 << 16   // cell formats; Excel stops at 65,490
	MaxMerged   = 1 << 18   // merged areas of a sheet
	MaxSpans    = 1 << 14   // column definitions of a sheet
)
