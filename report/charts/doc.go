// Package charts draws the pictures of an evaluation, as SVG for a page and as
// PNG for a document.
//
// A chart is made from a plain struct that holds what its reader may see and
// nothing else; this package knows of no pupil's results and decides nothing about
// what is shown. A value that is hidden carries no number that could be drawn: its
// place is labelled "c", and no coordinate, size, colour, count of elements or word
// depends on what it was. It is never drawn as nothing happened, or as 0.
//
// # The house style
//
// One embedded sans-serif typeface in 8 to 11 points; the full scale of an outcome
// on its axis; a zero line where change is shown; labels beside what they name, and
// n under or beside every point. Colours are those of Okabe and Ito, which people
// with any colour vision tell apart; since a print may be grey, what differs in
// colour differs in lightness, pattern, shape or label too. Better and worse have
// the same weight, and never the colours of traffic lights.
//
// Layout is measured with the metrics of the typeface that is drawn, so that a text
// can be wrapped or shortened with an ellipsis before it is clipped or runs into
// another; [Chart.Texts] tells where each text stands, for a test to check. A chart
// at half the width of a page ([Chart.Half]) is laid out again, not made smaller.
//
// # Same bytes
//
// A chart gives the same bytes on every run: no clock, no random identifiers, no
// order of a map, coordinates rounded to a hundredth of a point.
package charts
