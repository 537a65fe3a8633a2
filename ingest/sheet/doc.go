// Package sheet says what a spreadsheet is once its file format no longer
// matters: books hold sheets, sheets yield rows, rows hold cells, and every
// cell has an address as Excel shows it and the exact text the file stores.
//
// Nothing here converts a value. A cell keeps its kind (text, number, date,
// ...) and its stored text; what "7", "7.0" or "#N/A" mean is for whoever
// knows what the column is for.
//
// Rows are borrowed, not owned: a [Row], its cells and their text are valid
// until the next row is asked for. Copy what must last ([Row.Clone]). A sheet
// can be read any number of times, so that one pass may decide and the next
// may act on the decision.
package sheet
