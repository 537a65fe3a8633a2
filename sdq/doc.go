// Package sdq is the Strengths and Difficulties Questionnaire as an
// instrument: its items and scales, how answers become scores, which band a
// score falls in, what several informants together screen for, and how much
// change is more than measurement error.
//
// The package computes and refuses; it reads no files, knows no flags and
// imports only the standard library. Scoring one response allocates nothing.
//
// # Items and answers
//
// The questionnaire has 25 items, which this package knows by number and by
// the variable stems that published scoring syntax uses ("consid", "restles",
// ...). It holds no item wording: the questionnaire is copyright Youthinmind,
// whose endorsement this program neither has nor claims.
//
// An [Answer] is blank until set: the zero value is [Missing], never "not
// true". Answers are stored as they were ticked; five items ([Item.Reversed])
// are turned round during scoring, unless the response says that its source
// had done so already ([Response.AlreadyReversed]).
//
// # Scores
//
// [Score] gives nine scales. Emotional, conduct, hyperactivity, peer and
// prosocial run from 0 to 10. A scale with at least 3 of its 5 items answered
// is five times their mean, rounded with halves up, computed in integers as
// (10·sum + n) / (2·n); with fewer it has no score. Total (0-40),
// internalising and externalising (0-20) are sums of scales and have no score
// if one of their scales has none. Prosocial is a strength: high is good, and
// it is no part of the total. Impact (0-10, teacher 0-6) has rules of its own,
// set out at [ImpactAnswers].
//
// A score is a [Value]: a number, or the [Reason] why there is none. No
// missing score is ever a zero.
//
// # Bands
//
// Two band systems are in use, and the same score may be ordinary in one and
// raised in the other: never mix them in a table. [ThreeBands] is the original
// (normal, borderline, abnormal), [FourBands] the newer (close to average to
// very high; for prosocial, to very low). [BandOf] names the band; where no
// table was published for a form and informant it says so with a [NoBand] and
// borrows no other. [Table] gives the limits with their source for printing,
// and [CutoffOf] the total from which a pupil is "above threshold".
//
// # Several informants, and change
//
// [Predict] is the published multi-informant screening rule. [AddedValue] is
// the parent-only formula that allows for the fall of high scores without
// help; it means nothing for one child, and [SummariseAddedValue] refuses one.
// [ReliableChange] gives the change in points that exceeds measurement error,
// with the constants it came from, and sorts changes into improved, unchanged
// and deteriorated. None of them is a diagnosis, and none shows by itself that
// a service caused a change.
//
// # Where the rules come from
//
// Every limit, norm and coefficient stands in a table embedded in the package,
// row by row with its source, its edition, how well it is attested ([Grade])
// and how it was checked. What nobody has been able to check twice is
// [Provenance.Unconfirmed], and a report that uses it has to say so. [Rules]
// lists the rules themselves in words. All of them together are one ruleset,
// named by [Ruleset], which belongs in every row of output.
package sdq
