// Package like makes synthetic pupils in the layout, the coding and with the
// kinds of fault of a real file. It is how a school's odd sheet becomes a file
// that may be shown to anybody.
//
// Nothing of the file's cells is copied and then cleaned. Every cell that is
// written is built from what was understood of the one that stood there: a
// heading that was recognised (never the questionnaire's wording: an item's
// number or variable name stands for it), words for a wave, an informant or one
// of the three answers, codes for a missing answer; and for all else a word of
// our own or a drawn value of the same kind. Names, identifiers, dates and
// answers are drawn by package synth from a seed. Comments, properties, defined
// names, formats and formulas have no place in what is written.
//
// Rows are laid out in another order, and what is wrong with an answer stands at
// another item of the same scale: where something is missing can tell who a
// pupil is.
//
// The file is trusted only when it has been read back: the same tables, the same
// decisions and the same kinds of finding must come out, every score must be the
// one that was drawn, and no word or long number of the original that is not
// known vocabulary may be found in its bytes. Otherwise there is no file and a
// [Refusal] says what differs.
//
// What stays is what a layout is: which columns there are, how many rows and
// pupils, how many answers are missing or illegal in a row, how identifiers are
// shaped, and the year beside a school term that tells the waves apart. An
// identifier of four digits or fewer can by chance be one that the original has.
package like
