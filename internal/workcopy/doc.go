// Package workcopy makes a working copy of the spreadsheets of a school: the same
// layouts, faults, dates and scores, with other identifiers, names and words.
//
// A cell is kept only for a reason: it is blank, a date, a short number, an answer, a
// code or a word that a measure lists, or a heading that is known. All else is
// replaced. Identifiers become others of the same form and with the same faults, made
// with the project's key: equal ones stay equal, different ones different, a wrong
// check letter stays wrong, and two that are a slip of the hand apart stay so. Names
// are replaced word by word in the arrangement they stand in, so that who is linked
// with whom by name stays the same. Running text becomes a text of our own.
//
// A copy is written anew from cells. Properties, comments, formulas, drawings,
// defined names and whatever else a file embeds have no place in it, nor hidden sheets
// of which nothing is read.
//
// It is trusted only when it has been read back: the same cells in the same places,
// the same tables and decisions, the same findings by rule and cell, the same scores
// and values, and none of the original identifiers and names. What differs is not
// written.
//
// Dates and answers stay, dates of birth too, for ages and bands rest on them. They
// are a fingerprint: the copy is still personal data. [Risk] says how few pupils share
// what stays.
package workcopy
