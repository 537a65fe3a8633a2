package cohort

import (
	"slices"

	"apst/finding"
	"apst/metrics"
)

// Analysis is everything that is said of a cohort.
type Analysis struct {
	Linkage  *Linkage
	Settings *Settings
	Pairs    []*Pair
	Flows    []*Flow
	Results  []metrics.Result
	Panel    []PanelRow

	tables map[string]*Table
}

// Analyse pairs what was joined, counts the pupils on their way, and works out the
// results.
func Analyse(l *Linkage, s *Settings) *Analysis {
	a := &Analysis{Linkage: l, Settings: s, Pairs: Match(l, s), tables: map[string]*Table{}}
	a.Flows = Flows(l, a.Pairs, s)
	a.Results = Estimate(l, a.Pairs, s)
	a.Panel = Panel(l, s, a.Results)
	return a
}

// Table is one of the analysis's tables, by its name.
func (a *Analysis) Table(name string) *Table {
	if t := a.tables[name]; t != nil {
		return t
	}
	t := a.make(name)
	a.tables[name] = &t
	return &t
}

// Forget lets go of the tables that were made, which take more room than what they are
// made from. They are made anew when they are asked for.
func (a *Analysis) Forget() { clear(a.tables) }

func (a *Analysis) make(name string) Table {
	l := a.Linkage
	switch name {
	case TableResults:
		return ResultsTable(a.Results)
	case TablePupils:
		return l.PupilsTable(a.Pairs, a.Settings)
	case TableChanges:
		return l.ChangesTable(a.Pairs)
	case TableObservations:
		return l.ObservationsTable(a.Pairs, a.Settings)
	case TableFlow:
		return FlowTable(a.Flows)
	case TablePanel:
		return PanelTable(a.Panel)
	case TableLinks:
		return l.LinksTable()
	case TableSuspects:
		return l.SuspectsTable()
	case TableCounts:
		return l.CountsTable()
	}
	panic("cohort: no table " + name)
}

// Describe is a table of an analysis without rows, with the columns that it has for
// some outcomes: for the codebook.
func Describe(name string, sources []Source) Table {
	s := DefaultSettings()
	if name == TablePupils {
		return Table{Table: PupilsTableOf(sources, &s)}
	}
	l := Join(&Input{Sources: sources}, &finding.Log{})
	a := &Analysis{Linkage: l, Settings: &s, tables: map[string]*Table{}}
	t := a.make(name)
	t.Rows = nil
	return t
}

// Entries are what the package decides with, for a page of methods.
func Entries() []metrics.Entry {
	return slices.Concat(linkEntries(), pairEntries(), resultsEntries(), []metrics.Entry{coverageEntry(), dueEntry()})
}

// GroupNames are what subgroups can be formed by: facts of the list of pupils, and how
// much support they had.
func GroupNames() []string {
	return []string{"sex", "year_group", "sen", "need", "fsm", "ever6", "looked_after", "child_in_need", "young_carer", "youth_offending", "ethnicity", "eal", "centre", "class", "home_school", "commissioner", "enrolment", "entry_reason", groupAmount}
}
