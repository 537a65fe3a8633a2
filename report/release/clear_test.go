package release

import (
	"slices"
	"strings"
	"testing"

	"apst/report"
	"apst/report/disclosure"
	"apst/report/tables"
)

// line is a set of one table of one row.
func line(columns []tables.Column, cells []tables.Cell, numbers ...disclosure.Cell) *tables.Set {
	return &tables.Set{
		Tables:  []*tables.Table{{ID: "T04", Columns: columns, Rows: []tables.Row{{ID: "all", Cells: cells}}}},
		Numbers: disclosure.Release{Cells: numbers},
	}
}

// A number is rounded once: 57.47 is 57 to whole numbers, though it is 57.5 to one decimal.
func TestRoundedOnce(t *testing.T) {
	t.Parallel()
	for _, kind := range []disclosure.Kind{disclosure.Test, disclosure.Mean} {
		set := line(
			[]tables.Column{{ID: "a", Unit: "percent", Places: 1}, {ID: "b", Unit: "percent"}, {ID: "c", Places: 1}, {ID: "d"}},
			[]tables.Cell{{Number: "x"}, {Number: "x"}, {Number: "x"}, {Number: "x"}},
			disclosure.Cell{ID: "x", Kind: kind, Value: 57.47, Pupils: 87, Places: 1},
		)
		for name, want := range map[string][4]string{"board": {"57.5", "57", "57.5", "57"}, "publish": {"57", "57", "57.5", "57"}} {
			r := cleared(t, set, profileOf(t, name)).Release
			for k := range want {
				if got := r.Cell(r.Tables[0], 0, k).String(); got != want[k] {
					t.Errorf("%s, %s: column %d is %s, want %s", name, kind, k, got, want[k])
				}
			}
		}
	}
}

// Where a count is hidden because of what it tells of, what stands on it is too, and both
// are part of what hiding cost.
func TestFollow(t *testing.T) {
	t.Parallel()
	set := line(
		[]tables.Column{{ID: "few"}, {ID: "n"}, {ID: "mean"}, {ID: "other"}},
		[]tables.Cell{{Number: "few"}, {Number: "n"}, {Number: "mean"}, {Number: "other"}},
		disclosure.Cell{ID: "few", Value: 3}, disclosure.Cell{ID: "n", Value: 30}, disclosure.Cell{ID: "mean", Kind: disclosure.Mean, Value: 2, Pupils: 30, Behind: "n"}, disclosure.Cell{ID: "other", Value: 40},
	)
	set.Follows = []tables.Follow{{Number: "n", On: []string{"few"}}}
	d := cleared(t, set, profileOf(t, "board"))
	var got [4]string
	for k := range got {
		got[k] = d.Release.Cell(d.Release.Tables[0], 0, k).String()
	}
	if want := [4]string{"c", "c", "c", "40"}; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if l := d.Loss; l.Cells != 4 || l.Kept != 1 || l.Primary != 1 || l.Secondary != 2 || len(d.Hidden) != 3 {
		t.Errorf("%+v, %d hidden", l, len(d.Hidden))
	}
}

// The symbol of what is not available also stands where rows are not parted for readers
// outside the school, and says so.
func TestSymbolsSayWhatIsNotParted(t *testing.T) {
	t.Parallel()
	for _, s := range Symbols() {
		if s[0] == SymbolNotAvailable && !strings.Contains(s[1], "not parted for readers outside the school") {
			t.Errorf("%s: %s", s[0], s[1])
		}
	}
}

// What has to be said with every number of a table stands beside each in its file, which
// has no place above them.
func TestTidyWarns(t *testing.T) {
	t.Parallel()
	const warning = "Not an estimate of effect: pupils were not allocated at random"
	set := line(
		[]tables.Column{{ID: "n"}, {ID: "mean"}},
		[]tables.Cell{{Number: "n"}, {Lack: tables.NotAvailable, Why: "fewer than 10 pairs"}},
		disclosure.Cell{ID: "n", Value: 30},
	)
	for _, warn := range []string{"", warning} {
		set.Tables[0].Warning = warn
		r := cleared(t, set, profileOf(t, "board")).Release
		tidy := r.Tidy(r.Tables[0])
		want := []string{warn, strings.TrimPrefix(warn+"; fewer than 10 pairs", "; ")}
		at := slices.IndexFunc(tidy.Columns, func(c report.Column) bool { return c.Name == "note" })
		i := 0
		for row, err := range tidy.Rows {
			if got := string(row[at].AppendText(nil)); err != nil || got != want[i] {
				t.Errorf("row %d: note %q, want %q (%v)", i, got, want[i], err)
			}
			i++
		}
	}
}
