// Package cohort makes one pupil of what many files say, pairs what was measured
// twice, and says what the change of a cohort comes to.
//
// It goes in four steps, each of which accounts for everything the one before it
// handed on:
//
//   - [Join] finds whose each row is: the same identifier, or one that the list of
//     pupils, or a person's recorded decision, gives the same pupil. What merely looks
//     alike is reported as a suspect and never joined.
//   - [Match] finds each pupil's baseline and endline of every outcome, and says why
//     there is no pair where there is none.
//   - [FlowOf] counts the pupils on their way from the roll to the analysis, with
//     an exit and a reason for everybody who is not in it.
//   - [Estimate] works out the results: estimates with intervals, for populations and
//     groups, with the floors below which nothing is said of a few pupils.
//
// The package knows what a measure says of its outcomes ([metrics.Outcome]) and
// nothing of any one measure.
package cohort
