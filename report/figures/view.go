package figures

import (
	"errors"
	"slices"
	"strings"

	"apst/metrics/cohort"
	"apst/report/charts"
	"apst/report/release"
	"apst/report/tables"
)

// view is the rows of a table of one population and one informant.
type view struct {
	id        string // of its chart
	informant string // empty where there is none
	release   *release.Release
	table     *tables.Table
	rows      []row
	columns   map[string]int // by their names
}

// row is a row of a view as its reader sees it.
type row struct {
	*tables.Row
	name string // what tells it apart within the view: total, out/consent/refused
	at   int    // in its table
	v    *view
}

// informants in the order in which they are drawn.
var informants = []string{"self", "teacher", "parent"}

// viewsOf are the views of all on roll, one an informant; one where there is none. Main
// is for tables whose frame is of one informant: the others are not drawn in it.
func viewsOf(r *release.Release, t *tables.Table, main bool) []view {
	columns := make(map[string]int, len(t.Columns))
	for k := range t.Columns {
		columns[t.Columns[k].ID] = k
	}
	var out []view
	for _, informant := range append(slices.Clone(informants), "") {
		v := view{id: t.ID, informant: informant, release: r, table: t, columns: columns}
		for i := range t.Rows {
			who, name := split(&t.Rows[i])
			if who == informant && t.Rows[i].Population != cohort.SupportedOne {
				v.rows = append(v.rows, row{Row: &t.Rows[i], name: name, at: i})
			}
		}
		switch framed := t.Frame.Informant; {
		case len(v.rows) == 0, main && informant != "" && framed != tables.InformantTitle(informant):
			continue
		case len(out) > 0:
			v.id += "-" + informant
		}
		out = append(out, v)
	}
	for i := range out {
		for k := range out[i].rows {
			out[i].rows[k].v = &out[i]
		}
	}
	return out
}

// split parts the name of a row into its informant and the rest: self/total.
func split(r *tables.Row) (informant, name string) {
	name = r.ID
	if r.Population != "" {
		name = strings.TrimPrefix(name, r.Population+"/")
	}
	first, rest, ok := strings.Cut(name, "/")
	if ok && (first == "" || slices.Contains(informants, first)) {
		return first, rest
	}
	return "", name
}

// row is a row of the view by its name; nil for none.
func (v *view) row(name string) *row {
	for i := range v.rows {
		if v.rows[i].name == name {
			return &v.rows[i]
		}
	}
	return nil
}

// under are the rows whose names begin in a way.
func (v *view) under(prefix string) []*row {
	var out []*row
	for i := range v.rows {
		if strings.HasPrefix(v.rows[i].name, prefix) {
			out = append(out, &v.rows[i])
		}
	}
	return out
}

// shown is what a reader sees in a column; as not applicable where there is no such row
// or column.
func (r *row) shown(column string) release.Shown {
	if r == nil {
		return release.Shown{Symbol: release.SymbolNotApplicable}
	}
	k, ok := r.v.columns[column]
	if !ok {
		return release.Shown{Symbol: release.SymbolNotApplicable}
	}
	return r.v.release.Cell(r.v.table, r.at, k)
}

// count is a number of pupils, or of what else is counted, as a chart takes it.
func (r *row) count(column string) charts.Count { return countOf(r.shown(column)) }

// value is a measured number as a chart takes it.
func (r *row) value(column string) charts.Value { return valueOf(r.shown(column)) }

// countOf is a cell as a count. There is none that is absent: it carries its symbol.
func countOf(s release.Shown) charts.Count {
	if s.Known {
		return charts.Count{N: int(s.Number)}
	}
	return charts.Count{Hidden: true, Mark: markOf(s), Why: s.Why}
}

// valueOf is a cell as a value. What is not there at all is drawn as nothing.
func valueOf(s release.Shown) charts.Value {
	switch {
	case s.Known:
		return charts.Value{V: s.Number}
	case s.Symbol == release.SymbolNotApplicable:
		return charts.Value{Absent: true}
	}
	return charts.Value{Hidden: true, Mark: markOf(s), Why: s.Why}
}

// markOf is the symbol of a cell without a number.
func markOf(s release.Shown) string {
	if s.Symbol == release.SymbolHidden {
		return "" // the charts' own
	}
	return s.Symbol
}

// nothing is why a chart has no number: what its table says of the first cell without
// one.
func (v *view) nothing() error {
	why := ""
	for i := range v.rows {
		for k := range v.table.Columns {
			switch s := v.rows[i].shown(v.table.Columns[k].ID); {
			case s.Symbol == release.SymbolHidden:
				return errors.New("nothing that could be drawn is shown: few pupils stand behind its numbers, or they would give such a number back")
			case s.Why != "" && why == "":
				why = s.Why
			}
		}
	}
	if why == "" {
		why = "too few pupils stand behind its numbers"
	}
	return errors.New("there is nothing to draw: " + why)
}
