// Package csv reads delimited text: whatever a spreadsheet program or a
// management information system calls CSV, TSV or text.
//
// # What is read
//
// The encoding is found by package charset. The separator is the one that a
// first line such as "sep=;" names; otherwise the one of comma, semicolon, tab
// and vertical bar that cuts the first 200 records most evenly (see
// [sheet.Facts] Description for what was decided). Two separators that explain
// the text equally well are refused, never guessed. Lines end with LF, CRLF or
// CR, mixed as they come. A field in quotation marks may hold separators, line
// ends and doubled quotation marks.
//
// A book has one sheet without a name. A row's number is the line on which its
// record starts, a sep= line being line 1; column letters count fields. Empty
// fields, quoted or not, are blank; all others are text, exactly as written:
// spaces stay, and a line end inside quotation marks stays CRLF if it was.
// (encoding/csv turns it into LF; that and CR as a line end are the only
// differences from its strict mode.) A row keeps the width of its record, so
// that a row wider or narrower than the header can be seen for what it is.
// Empty lines are counted but not yielded.
//
// # What is refused
//
// Quotation marks are strict: one inside an unquoted field, text after a
// closing one, and one that is never closed are faults with line and column.
// So are a record of more than [MaxRecord] bytes and one of more than
// [sheet.MaxCols] fields. The number of records is not limited: memory is one
// buffer of 256 KiB, which grows only to hold a longer record.
package csv
