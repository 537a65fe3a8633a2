// Package coverage holds questionnaires against the list of pupils: who has one, who
// lacks one, and who is on neither.
//
// A result speaks of the pupils who have both a baseline and an endline. How many
// those are, of how many, and whether the others left or were missed, belongs beside
// every one of its numbers. [Cover] counts it and says of each pupil what is missing.
//
// Identifiers are compared as they are. One that is a slip of the hand from another
// is pointed at and never taken for it.
package coverage
