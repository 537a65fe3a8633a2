package cohort

import (
	"apst/ingest"
	"apst/metrics/stats"
)

// Settings are what an analysis is told, and its defaults.
type Settings struct {
	Baseline, Endline Rule // which of a pupil's questionnaires count
	AnyRater          bool // a change between two teachers counts as one

	Measures, Scales, Informants []string // only these; empty for all

	Method          string  // of reliable change; empty for the measure's own
	SD, Reliability float64 // in its place; 0 for none
	SingleScales    bool    // reliable change of single scales too
	Bands           string  // the system of bands; empty for each measure's own
	Wilcoxon        stats.WilcoxonConvention
	Level           float64
	Bootstrap       stats.Bootstrap
	Margin          float64 // of equivalence, in points; 0 for no such test

	From, To          ingest.Date // the period; zero for open
	Open              bool        // it goes on after To, which is the end of a term in it: nobody who stays is due for an endline by then
	LeastAge, MostAge int         // on the day of entry, or at the beginning of the period
	LeastDays         int         // on roll
	BaselineWithin    int         // days from entry; 0 for any time
	Groups            []string    // what subgroups are formed by: see [GroupNames]
	Primary           string      // the outcome that was named as the main one beforehand: sdq.total
	PrimaryFixed      ingest.Date
}

// DefaultSettings are the settings where nobody says otherwise.
func DefaultSettings() Settings {
	return Settings{Level: 0.95, Bootstrap: stats.DefaultBootstrap, LeastAge: 11, MostAge: 16,
		Groups: []string{"sex", "year_group", "sen", "fsm", "looked_after", "ethnicity", "centre", "entry_reason", groupAmount}, Primary: "sdq.total"}
}

// RuleKind is a way of choosing one of several questionnaires.
type RuleKind uint8

const (
	ByName  RuleKind = iota // the one whose wave is called baseline, or endline
	ByOrder                 // the first after entry as baseline, the last before leaving as endline
	Nearest                 // the nearest to a day, within some days of it
)

// Rule chooses one of a pupil's questionnaires by an informant.
type Rule struct {
	Kind   RuleKind
	Day    ingest.Date // of Nearest
	Within int         // days either side of it
}
