// Package pass reads results of Pupil Attitudes to Self and School (PASS), the
// survey of GL Assessment in which pupils say how they see school, learning and
// themselves.
//
// PASS has nine factors, in the editions for juniors and for secondary pupils, or
// four, in Level 1 for infants. There is no overall score, and none is made. Each
// factor is printed on two scales that both run from 0 to 100: the percentile, a
// place among pupils of the country, to which the four bands belong, and the
// percentage, a mean of agreement, on which the vendor compares a group with
// itself. They are never put in one column, nor is one made into the other.
//
// Factors are read by name, whatever order or numbering a sheet has; by number only
// under the vendor's own headings. What a group has is told from what a pupil has,
// by the shape of the table and by its numbers, and is kept in a table of its own.
//
// Percentiles are ranks: nothing here subtracts one from another. Change is told by
// bands, by direction, and by normal scores, in that order. No published
// reliability was found, so no change is called reliable.
//
// The facts are tables beside the code (tables/*.csv) with their sources. What the
// survey asks is nobody's business here: no question is quoted, and answers to
// single questions are not read.
package pass
