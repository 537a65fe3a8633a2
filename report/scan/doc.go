// Package scan looks through files that are to leave the school for what tells who a
// pupil is: UPNs and other identifiers, names, dates of birth, postcodes.
//
// A [Scanner] is made from what is known of the pupils. It reads text in any of the
// usual encodings, CSV, JSON, Markdown, HTML, SVG and other XML, the text in PNG files,
// workbooks with their properties, comments, hidden sheets, defined names, headers and
// chart caches, and archives within archives. Names of files, of parts and of sheets
// are looked at too. A file that cannot be looked into, or not to its end, is a finding
// of its own ([Closed]): a release consists of files that can be searched.
//
// # What is found
//
// UPN: each that is known, however it is spaced and whatever stands around it; and
// everything of a UPN's form with the right check letter, temporary ones included, be
// it on a list or not.
//
// Identifier: the school's own and others, as whole words, signs and spaces apart. Of
// fewer than four characters none is looked for. Of those that are plain numbers, years
// and academic years (202122) are not looked for; those that begin with a zero or have
// six digits or more are, as whole numbers; those of four or five digits are too much
// like counts and are found where they fill a column ([Column]). In the attributes of a
// drawing a bare number is a length, and in formulas AB12 is a cell: neither is taken for
// an identifier.
//
// Name: forename and surname beside each other in either order, whatever the case, the
// accents and the signs between them, run together, or with an initial between them; an
// initial with the surname, or the surname's initial behind the forename. In a table the
// two may stand in neighbouring cells that hold nothing else.
//
// NamePart: a forename or a surname alone, as a whole word, of four letters or more, or
// of three with a capital. Not where it is an ordinary word of the outputs or of English
// (words.csv): a pupil called Mark or May is found by the full name, not by the word.
// Names of authors are passed over where they are cited: with a year behind them or
// another author beside them. With an initial, an ordinary word is a name only with the
// sign that makes it one: "A. Small", "Small, A", not "a small".
//
// Staff: the name of a member of staff ([Person].Staff), as a whole: forename and surname
// in either order, or the title and the surname.
//
// Birth: a date of birth in figures, day first, month first or year first, with the
// year in four digits or two, or with the month in words; in a cell that is formatted as
// a date, whatever it shows; as a bare serial number only beside something else that was
// found in the row, or where such numbers fill a column. Dates that a release needs are
// allowed ([Allowed]) and then not looked for. A month of birth alone is not looked for.
//
// Postcode: a known one in any form; and any full postcode in capitals with its space,
// known or not, because no full postcode belongs in a release.
//
// Column: a column of pupils' numbers or serial dates of birth, and headings of files
// at pupil level.
//
// # What it sees through
//
// Text that is split over runs of a cell, tspans, or tags inside a word; entities,
// percent encoding, backslash escapes, and one inside the other; Markdown's signs;
// base64 in data addresses and elsewhere; soft hyphens and marks of no width; words that
// are run together with a capital each.
//
// # What it does not see
//
// What is drawn: letters made of pixels or of lines. Names in another spelling or
// script than the list has them in, nicknames, names of relatives. Columns read
// downwards. Encryption of a kind that looks like text. It is no gate for numbers: that
// is [apst/report/disclosure].
//
// # What may be shown
//
// [Find.String] and all fields of a [Find] but Seen and Path are fit for a screen: a
// name of a file, part or sheet that gives somebody away is replaced. Seen and Path are
// at pupil level.
package scan

// Limits. What is beyond them is not looked into, and that is a finding.
const (
	MaxPart  = 64 << 20  // bytes of one file or part, unpacked
	MaxTotal = 256 << 20 // bytes unpacked from one file
	MaxDepth = 3         // archives, or things embedded, within one another
	MaxFinds = 1000      // of one file; then the search of it ends with [More]
)
