package reports

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"apst/report/tables"
	"apst/report/words"
)

// mainTables are the tables that mean changes of measures stand in.
var mainTables = map[string]string{"sdq": "T04", "attendance": "T08", "ngrt": "T10"}

// mainOutcome is the table that the main outcome's change stands in, and the end of its
// rows' names there; no table where its mean change stands in none.
func (m *maker) mainOutcome() (table, scale string) {
	measure, scale, _ := strings.Cut(cmp.Or(m.r.About.Primary, "sdq.total"), ".")
	if measure == "attendance" && scale != "attendance" {
		return "", scale // how many were absent so often is no mean
	}
	return mainTables[measure], scale
}

// mainWords are the sentences of the main outcome, by informant. Where there are none it
// says why: that nothing was measured twice, or that none of it can be told.
func (m *maker) mainWords() []string {
	id, scale := m.mainOutcome()
	t := m.r.Table(id)
	isMain := func(r *tables.Row) bool { return ofAll(r) && strings.HasSuffix(r.ID, "/"+scale) }
	switch {
	case id == "":
		return []string{"The main outcome is no mean score. What became of it stands in the tables further on."}
	case t == nil || len(t.Rows) == 0:
		return []string{noPairs}
	case !slices.ContainsFunc(t.Rows, func(r tables.Row) bool { return isMain(&r) }):
		return []string{"No change in the main outcome can be shown."}
	}
	if list := words.Say(m.r, narrow(t, nil, isMain)); len(list) > 0 {
		return list
	}
	return []string{"The main outcome was measured twice, but no change in it can be shown."}
}

// fixedWords is whether the main outcome was named beforehand.
func (m *maker) fixedWords() string {
	a := &m.r.About
	if a.Fixed.IsZero() {
		return "The main outcome is total difficulties unless the school names another. No day is noted on which it was chosen, so that nobody can see whether that was before the results were known."
	}
	text := "The main outcome was chosen on " + inWords(a.Fixed.String())
	begins, _, _ := strings.Cut(a.Period, " ")
	if _, err := time.Parse(time.DateOnly, begins); err != nil {
		return text + "."
	}
	if a.Fixed.String() > begins {
		return text + ". That is after the first day of the period: some results may have been known by then."
	}
	return text + ". That was fixed beforehand: no later than the first day of the period."
}
