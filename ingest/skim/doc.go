// Package skim looks at the lines of delimited text without cutting them into cells.
//
// The rows of a register say the same few things over and over: one of some pupils,
// of some days, of some marks. A [Skimmer] gives each text of the columns that matter
// a number, and a line becomes a row of numbers in a [Page]. What a text means is
// worked out once, by whoever asked. The texts of neighbouring lines follow each other
// in much the same order all the time, so that the next one can mostly be guessed and
// has only to be compared.
//
// A line counts as plain if it has as many fields as the table has headings, none with
// a quotation mark or a line end in it, and a text with a number in each column that
// matters. Nothing is said of any other: it is cut into cells, as all lines are
// elsewhere.
package skim
