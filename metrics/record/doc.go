// Package record reads the tables in which schools keep a measure, record by
// record: an export of attendance, of reading tests, of destinations.
//
// A measure says which shapes its tables come in ([Shape]) and which headings it
// knows ([Headings]). [Read] opens the files, finds the tables wherever they stand,
// and parts them into blocks: the columns of one table that belong together, such
// as those of the first of two sittings side by side. [Reading.Records] then yields
// a [Record] for every row of a block, which knows who it is about, the cell of each
// field, and where that cell stands.
//
// What all measures share is judged here and nowhere else: identifiers, dates,
// totals and notes among the rows, rows that have slipped, columns that occur
// twice, formulas without a value. Nothing is guessed, nothing is dropped without
// being counted, and what a cell means is for the measure to say.
package record
