package cohort

import "apst/metrics"

// The tables of an analysis, by name.
const (
	TableResults      = "results"
	TablePupils       = "pupils"
	TableChanges      = "changes"
	TableObservations = "observations"
	TableFlow         = "flow"
	TablePanel        = "panel"
	TableLinks        = "links"
	TableSuspects     = "suspects"
	TableCounts       = "counts"
)

// TableNames are the tables of an analysis.
func TableNames() []string {
	return []string{TableResults, TablePupils, TableChanges, TableObservations, TableFlow, TablePanel, TableLinks, TableSuspects, TableCounts}
}

// Table is a finished table.
type Table struct {
	metrics.Table
	Rows [][]metrics.Cell
}
