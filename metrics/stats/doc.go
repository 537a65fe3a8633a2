// Package stats is the arithmetic of an evaluation: what a cohort's change comes to,
// how sure one can be of it, and whether it can be said at all.
//
// It works on slices of numbers and knows nothing of pupils, files or print. Every
// function says what it estimates, by which formula and convention, from which
// source, and what R calls the same number. Where statisticians differ the
// convention has a name, and the [Estimate] carries it, so that no number is
// ambiguous.
//
// What cannot be estimated is said, not computed: an Estimate without a value has a
// reason. No NaN and no infinity leaves the package. Functions never change what they
// are given, add up in a fixed order, and use chance only where a seed is handed in:
// the same input gives the same bits on every machine.
package stats
