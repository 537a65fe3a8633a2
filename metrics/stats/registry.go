package stats

// Entry is what there is to say of one statistic: what it estimates, by which formula
// and convention, whose, what happens at the edges, the call that gives the same
// number in R, and the example that shows it.
type Entry struct {
	ID, Title, Estimates, Formula, Convention, Source, Edges, R, Vector string
}

// Entries are all statistics of the package, in the order in which they are printed.
func Entries() []Entry {
	return append(pairedEntries(), countEntries()...)
}
