// Package ingest turns a file of any shape into tables whose columns have
// names, without changing a single value on the way.
//
// [Open] looks at what a file is, not at how it is called, and hands it to the
// strict reader of its format; what it cannot read truthfully it refuses with a
// [sheet.Fault]. A [Scanner] then walks the rows of a sheet, finds the heading
// rows wherever they are, asks a [Vocabulary] what the headings mean, and yields
// every row of every table it finds, in order, with the table it belongs to.
// Rows that belong to no table are counted.
//
// The package knows no measure. Which headings mean what is the vocabulary's
// business; what the cells under them mean is the measure's. What every measure
// shares is here too: identifiers ([AppendUPN], [AppendLocalID]) and dates
// ([DateColumn]).
package ingest
