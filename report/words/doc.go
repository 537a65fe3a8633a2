// Package words is what may be said of an evaluation.
//
// [Check] holds a text against the rules, and [CheckFile] a file that somebody
// edited. The rules are about what is said, not about how well: no cause without a
// comparison that was declared, the interval beside an estimate, worse as plainly as
// better, few pupils said to be few, and a national figure only with its year and
// source. The words that they look for, and the phrases in which these are harmless,
// are tables of this package, shown by apst methods.
//
// A text is read as sentences and rows of tables. The rules know words and numbers,
// and no grammar: what they name has to be looked at by somebody, and what they pass
// is not thereby true.
package words
