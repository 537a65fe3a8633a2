package stats

// countEntries are the proportions, tables, reliability, clustering, several outcomes
// and missing data.
func countEntries() []Entry { return nil }
