// Package outcome is the Strengths and Difficulties Questionnaire as an outcome: what
// its scales are, what a difference means, and what is known of a pupil at a wave.
//
// [Outcomes] says what there is to compare, with the bands, norms, reliable changes and
// the added value of package sdq, whose constants it never repeats. [Values] are the
// scores of one questionnaire as the rest of the program compares them, each with its
// reason where there is none; [Items] gathers the answers that the reliability of a
// scale in a sample is worked out from.
//
// [ReadScored] reads back a file of scores that this program wrote. Such a file may have
// been opened, sorted and saved by a spreadsheet since, which takes zeros off
// identifiers and turns forms into dates. What no longer adds up is refused with its
// cell: a score that somebody changed by hand looks like any other.
package outcome
