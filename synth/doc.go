// Package synth makes schools that do not exist: pupils, their answers to the
// Strengths and Difficulties Questionnaire (SDQ) at baseline and endline, and
// the spreadsheets in which schools keep such answers.
//
// It is the project's test bed, and it is built to be an independent witness.
// It imports nothing that reads or scores: its table of items, its scoring
// ([School.TrueScores], in exact fractions), its check letters and its writers
// are its own, so that an agreement between apst and synth is an agreement of
// two programs.
//
// Nothing in it comes from a real pupil. Answers are drawn from the parameters
// stated in [Params] by whole-number arithmetic alone, so that a seed gives the
// same school on every machine. Identifiers carry local authority code 999,
// which does not exist; pupils are called "Pupil 001".
//
// Three things can be had from it:
//
//   - a [School]: pupils, responses, and the true scores of each response;
//   - a [Layout]: one way in which schools lay such answers out in files, with
//     the options a user would have to type and what may be expected of them
//     ([Layouts] lists them all);
//   - a [Fault]: one thing wrong with a file, beside the same file without it
//     ([Faults] lists them all).
//
// Items are numbers 1 to 25 and the standard stems such as consid. No item's
// wording is here; the three answers a respondent can tick are.
package synth
