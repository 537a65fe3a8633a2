// Package metrics says what a measure is: something that schools record of their
// pupils and that can be read from their spreadsheets, such as attendance or a
// reading test.
//
// A [Measure] is a table of what the rest of the program has to know of it: how its
// files are recognised, which options settle what they leave open, which files
// come of it and with which columns, which findings it can raise, what there is to
// look up, what a blank sheet looks like. Reading its files gives a [Reading]: rows
// for the pupil-level files, a [Value] for each thing that was measured, and for
// each of them how it came about.
//
// Nothing here knows any one measure.
package metrics
