// Package intake brings SDQ answers from any school's spreadsheet to the
// instrument in package sdq, or refuses them with the cell and the reason.
//
// It works in two passes over the inputs. The first, [Survey], finds the tables,
// reads their headings, and gathers for every block (the answers of one
// informant and one wave in one file) what the answers show of their coding.
// Then every block is decided as a whole: wave, informant, coding, whether five
// of the items are stored reversed. What the evidence does not settle is refused
// unless an option settles it, and every decision is kept with its evidence. The
// second pass, [Survey.Score], turns rows into scores.
//
// A block that cannot be read is refused; a row that is spoilt stays unscored
// and is listed; everything else is scored. Nothing is dropped uncounted: the
// rows of every sheet end in exactly one place, and the [Summary] says where.
//
// The questionnaire's wording is nowhere in this package. Headings that hold it
// are recognised by item number, by standard variable name, or by a key word or
// two an item, which are never printed.
package intake
