// Package plan reads placement plans: why a pupil is here, for how long, what is to
// be reached and by which criterion that is judged, which reviews were to be held
// and which were, days at another school, qualifications, and where the pupil is to
// go next.
//
// There is no national form of a plan. What is read follows from what the governing
// body of a school is told at the end of a placement: whether each objective was met
// by its own stated criterion, reviews held against reviews planned, attendance at
// school on other days, qualifications taken and passed, the plan for what comes
// next. The sheets may have a row for each pupil, each objective, each review or
// each qualification, in one file or in several.
//
// An objective without a criterion cannot have been met by it: it is counted, its
// judgement is carried, and it is in no count of objectives met. Nothing is worked
// out from free text, which stays in the pupil-level files.
package plan
