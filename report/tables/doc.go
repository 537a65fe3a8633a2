// Package tables says what the tables and charts of an evaluation are: their rows and
// columns, what each is out of, and what is to be said beside them.
//
// A [Table] holds no numbers. Its cells name them, and the numbers stand once each in
// the [Set], with the relations between them: which are sums of which, percentages of
// which, means of whose parts. The same number in two tables is one number. So the gate
// of package release decides about numbers, and whoever prints or draws a table asks
// the release what a reader may see.
//
// The numbers are results of package cohort, counts of its flow and of its linkage.
// Nothing is estimated here. Tables that repeat a result, whole or in part, get the
// relations of it by its statistic (relate.go), so that a new table is protected
// without saying anything itself; what is counted here declares its own.
//
// Nothing here is hidden yet: a Set stays in the school.
package tables
