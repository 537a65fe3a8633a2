package figures

import (
	"errors"
	"fmt"
	"slices"

	"apst/report/charts"
	"apst/report/release"
)

// Figure is a chart of a release, or why there is none.
type Figure struct {
	ID     string        // F04, or F04-teacher for another informant
	Table  string        // whose numbers are drawn: F04
	Pupils bool          // a mark is a pupil: it never leaves the school
	Chart  *charts.Chart // nil where it cannot be drawn
	Why    string        // why it cannot: a plain sentence without a full stop
}

// kind is how the charts of a table are drawn.
type kind struct {
	table string
	main  bool // of the informant alone that the frame of its table is of
	draw  func(v *view) (*charts.Chart, error)
}

// kinds are the charts, in their order.
func kinds() []kind {
	return []kind{
		{"F01", false, flow},
		{"F02", true, regions},
		{"F02p", true, points},
		{"F03", false, bands},
		{"F04", false, scales},
		{"F05", true, changes},
		{"F07", false, halfTerms},
		{"F08", false, referrals},
		{"F09", false, complete},
		{"F09p", false, completeMap},
		{"F10p", true, sorted},
		{"F11", false, balance},
	}
}

// All are the charts of a release in the order of its tables: of every table of a chart
// that is in it, drawn or with the reason why not.
func All(r *release.Release) []Figure {
	var out []Figure
	for _, k := range kinds() {
		t := r.Table(k.table)
		if t == nil {
			continue
		}
		if len(t.Rows) == 0 {
			out = append(out, Figure{ID: t.ID, Table: t.ID, Pupils: t.Pupils, Why: t.Why})
			continue
		}
		views := viewsOf(r, t, k.main)
		if len(views) == 0 {
			out = append(out, Figure{ID: t.ID, Table: t.ID, Pupils: t.Pupils, Why: "its table has nothing of all on roll"})
		}
		for i := range views {
			f := Figure{ID: views[i].id, Table: t.ID, Pupils: t.Pupils}
			c, err := k.draw(&views[i])
			if err != nil {
				f.Why = reason(err)
			} else {
				f.Chart = c
			}
			out = append(out, f)
		}
	}
	return out
}

// ErrNone is that a release has no such chart.
var ErrNone = errors.New("there is no such chart")

// Draw is one chart of a release by its name. The error says in a plain sentence why it
// cannot be drawn.
func Draw(r *release.Release, id string) (*charts.Chart, error) {
	all := All(r)
	i := slices.IndexFunc(all, func(f Figure) bool { return f.ID == id })
	switch {
	case i < 0:
		return nil, fmt.Errorf("chart %s: %w", id, ErrNone)
	case all[i].Chart == nil:
		return nil, fmt.Errorf("chart %s: %s", id, all[i].Why)
	}
	return all[i].Chart, nil
}

// reason is an error of the charts as a reason: without the chart's name before it.
func reason(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err.Error()
}
