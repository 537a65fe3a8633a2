// Package disclosure is the gate that numbers pass before they leave a school: it
// hides what would tell something of few pupils, and whatever else would give that
// back.
//
// It knows nothing of tables on paper. A [Release] is cells, and what a reader knows
// of how they hang together: which are sums of which, percentages of which, means of
// whose parts. [Protect] says of each cell what may be seen under a [Profile], and
// [Audit] what a reader could work out of what is seen. [Isolates] and the [Ledger]
// compare a release with earlier ones.
//
// # How it decides
//
// First what the profile names is hidden: small counts, counts that leave a small
// rest, zeros and full cells that make a group uniform, all that is worked out of a
// small group, minima and maxima, amounts that one or two pupils make. A number goes
// with the count that it stands on, a percentage with its numerator and its base.
//
// Then every hidden count, and every other number that is hidden for itself, has to
// be shown to be free: the gate walks from the true release to others that would look
// exactly the same, until it has seen as many values as the profile's threshold. While
// there are none, it hides the cell of least loss among those that are in the way: an
// inner cell before a zero and a zero before a total, then the next smallest, then the
// first by name. Rounding comes last.
//
// The reader it reckons with is stronger than any real one. That reader knows every
// shown number before rounding, how many pupils are behind every mean, and which
// hidden counts are not zero. What is left open to that reader is open to everybody;
// rounding is a second lock, not a reason to hide less. (It would spare few cells: most
// of what is hidden is hidden for itself.)
//
// # What it protects against
//
// Subtraction over any totals that were declared, within and between tables, margins
// and hierarchies, and linear or integer programming over all of them; percentages
// with their bases; means and standard deviations with their numbers; everybody else
// where a part and a whole are shown; charts that repeat tables; knowing that nothing
// is hidden without a small number somewhere; with [Isolates], taking one release from
// another.
//
// # What it does not protect against
//
//   - Relations that nobody declared, or that a reader has from elsewhere: another
//     publication, a pupil's own knowledge of their group.
//   - Two hidden numbers that a reader knows to depend on each other in a way that is no
//     relation here, such as the medians of a whole and its parts.
//   - Reasoning about the gate itself. The choice of what else to hide depends on the
//     numbers. A reader who runs the gate on every release that would look the same,
//     and keeps those that come out the same, can sometimes tell which hidden cell is
//     the small one, and now and then narrow it down further.
//   - Guesses: a hidden count may be likelier to be 1 than 4.
//   - What is no number: names in labels, the order of rows (sort after hiding), file
//     names, single pupils' points in a chart.
package disclosure
