// Package release is what may leave a school: tables and the data of charts after the
// gate.
//
// [Clear] is the only source of a [Release], and nothing else is written or drawn for
// others: writers and charts ask a Release what a reader may see of a cell, and a
// hidden number is not in it. What was hidden, by which rule and at what loss is in a
// report of its own, which stays in the school.
package release
