// Package report holds what a person or a program is handed in the end: tables
// with named, typed columns, and the writers that put them into files.
//
// A [Table] says what there is, once; [WriteCSV], [WriteJSON] and [WriteXLSX]
// say it in a format. Writers have no arithmetic: they neither round, nor sum,
// nor decide what is shown. What a number looks like on paper (its number
// format, its width, how a band stands out) belongs to the column and the cell.
//
// The same table gives the same bytes on every run, whatever the clock, the
// time zone, the locale or the number of processors. Nothing is kept on disk on
// the way: a workbook of a million rows is streamed to its writer, so pupils'
// data never lie in the system's temporary folder.
//
// # Text is never a formula
//
// A spreadsheet program that opens a CSV file runs a text that starts with = + -
// @ as a formula. [WriteCSV] puts an apostrophe before such a text, and before
// one that starts with a tab or a line end. Numbers are typed, not text, so a
// change of -3 stays -3. In a workbook every text is stored as text, in cells
// formatted as text, and nothing has to be guarded; JSON has no formulas.
package report
