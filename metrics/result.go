package metrics

import "apst/metrics/stats"

// Level is one way in which the pupils of a result were chosen: sex F.
type Level struct{ Name, Value string }

// Result is one number of an evaluation, with what it is of: a row of the results.
// Every figure that is printed anywhere is one of these.
type Result struct {
	School, Arm string
	Population  string // all, or supported
	Measure     string
	Scale       string
	Informant   string
	Period      string // which two waves, or which snapshot
	Group       []Level
	Category    string // of a count: the band, the class, the status
	Statistic   string // a fixed name: mean_change
	Unit        string
	Ruleset     string
	Note        string
	Behind      Behind // of a number that does not count pupils
	stats.Estimate
}
