// Package figures draws the charts of a release: F01 to F11.
//
// A chart is made of what [release.Release.Cell] shows of the rows of its table and of
// nothing else: the same rows of numbers, words and symbols give the same picture,
// whatever stood behind a symbol. Titles and descriptions are sentences made of the
// same cells.
//
// Where a table tells of several informants or of several groups of pupils, the chart
// of the table's name draws all on roll as the first informant sees them; there is a
// chart of each other informant beside it, and the numbers of the others are in the
// file beside the picture.
package figures
