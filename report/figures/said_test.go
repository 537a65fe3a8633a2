package figures_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"apst/metrics"
	"apst/report/disclosure"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/tables"
)

// handmade is a release of one table, cell by cell as its reader sees them: a number,
// c, x, z, or words.
func handmade(t *testing.T, table tables.Table, rows map[string]string, order ...string) *release.Release {
	t.Helper()
	set := &tables.Set{About: tables.About{School: "S001", Version: "test"}}
	for _, name := range order {
		row := tables.Row{ID: "all/self/" + name, Population: "all", Group: "Self-report, all on roll", Label: name}
		if _, last, ok := strings.Cut(name, "/"); ok {
			row.Label = last
		}
		for k, text := range strings.Fields(rows[name]) {
			var c tables.Cell
			x, err := strconv.ParseFloat(text, 64)
			switch {
			case table.Columns[k].Text:
				c.Text = strings.ReplaceAll(text, "_", " ")
			case err == nil, text == "c":
				c.Number = fmt.Sprintf("%s %d", name, k)
				set.Numbers.Cells = append(set.Numbers.Cells, disclosure.Cell{ID: c.Number, Kind: disclosure.Test, Value: x, Places: 1, Unpublished: text == "c"})
			case text == "x":
				c = tables.Cell{Lack: tables.NotAvailable, Why: "fewer than 10 pairs"}
			default:
				c.Lack = tables.NotApplicable
			}
			row.Cells = append(row.Cells, c)
		}
		table.Rows = append(table.Rows, row)
	}
	set.Tables = []*tables.Table{&table}
	p, err := disclosure.ParseProfile("internal")
	if err != nil {
		t.Fatal(err)
	}
	d, err := release.Clear(set, p)
	if err != nil || d.Release == nil {
		t.Fatal(err)
	}
	return d.Release
}

func columns(ids ...string) []tables.Column {
	var out []tables.Column
	for _, id := range ids {
		word := strings.HasSuffix(id, "*")
		id = strings.TrimSuffix(id, "*")
		change := id == "mean_change" || id == "lower" || id == "upper"
		c := tables.Column{ID: id, Title: id, Text: word, Signed: change}
		if change || strings.HasSuffix(id, "_mean") {
			c.Places = 1
		}
		out = append(out, c)
	}
	return out
}

var (
	scaleTable = tables.Table{ID: "F04", Title: "Means of the scales of the SDQ at baseline and endline", Frame: tables.Frame{Unit: "points"},
		Columns: columns("n", "baseline_mean", "endline_mean", "mean_change", "lower", "upper", "scale_low*", "scale_high*", "better*")}
	zoneTable = tables.Table{ID: "F02", Columns: columns("n"), Frame: tables.Frame{
		Low: 0, High: 40, Unit: "points", Better: metrics.Lower, Limit: 6.4, Points: 7, Outcome: "total difficulties", Informant: "Self-report",
	}}
	flowTable = tables.Table{ID: "F01", Columns: columns("n", "kind*", "stage*")}
)

// Titles tell what is shown, and n; few pupils are said to be few; and nothing is said of
// what is hidden.
func TestTitles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		table tables.Table
		rows  map[string]string
		order []string
		want  string
	}{
		{"change", scaleTable, map[string]string{"total": "32 17.8 14.9 -2.9 -4.5 -1.3 0 40 lower"}, []string{"total"},
			"total: on average 2.9 points lower at endline than at baseline (95% interval −4.5 to −1.3), n = 32"},
		{"no change", scaleTable, map[string]string{"total": "12 9 9 0 -1.2 1.2 0 40 lower"}, []string{"total"},
			"total: on average no higher and no lower at endline than at baseline (95% interval −1.2 to +1.2), n = 12"},
		{"few", scaleTable, map[string]string{"total": "9 17.8 14.9 x x x 0 40 lower"}, []string{"total"}, "total: n = 9, too few to describe a pattern"},
		{"hidden", scaleTable, map[string]string{"total": "c c c c c c 0 40 lower", "conduct": "12 4 5 1 0 2 0 10 lower"}, []string{"total", "conduct"},
			"Means of the scales of the SDQ at baseline and endline"},
		{"zones", zoneTable, map[string]string{"zone/better": "9", "zone/same": "19", "zone/worse": "4"}, []string{"zone/better", "zone/same", "zone/worse"},
			"9 pupils were reliably better, 4 reliably worse, and 19 without reliable change"},
		{"one", zoneTable, map[string]string{"zone/better": "1", "zone/same": "14", "zone/worse": "0"}, []string{"zone/better", "zone/same", "zone/worse"},
			"1 pupil was reliably better, none reliably worse, and 14 without reliable change"},
		{"few zones", zoneTable, map[string]string{"zone/better": "0", "zone/same": "4", "zone/worse": "1"}, []string{"zone/better", "zone/same", "zone/worse"},
			"No pupil was reliably better, 1 reliably worse, and 4 without reliable change; n = 5, too few to describe a pattern"},
		{"a hidden zone", zoneTable, map[string]string{"zone/better": "c", "zone/same": "19", "zone/worse": "c"}, []string{"zone/better", "zone/same", "zone/worse"},
			"Total difficulties at baseline and at endline, and how many changed reliably"},
		{"no zones", zoneTable, map[string]string{"zone/better": "x", "zone/same": "x", "zone/worse": "x", "quadrant/both": "3"}, []string{"zone/better", "zone/same", "zone/worse"},
			""},
		{"flow", flowTable, map[string]string{"stage/on-roll": "1200 all_at_the_stage on-roll", "stage/analysed": "1 all_at_the_stage analysed"}, []string{"stage/on-roll", "stage/analysed"},
			`Of 1,200 pupils on-roll, 1 reached "analysed"`},
		{"hidden flow", flowTable, map[string]string{"stage/on-roll": "40 all_at_the_stage on-roll", "stage/analysed": "c all_at_the_stage analysed"}, []string{"stage/on-roll", "stage/analysed"},
			"Participant flow, from the first stage to the last"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := handmade(t, c.table, c.rows, c.order...)
			chart, err := figures.Draw(r, c.table.ID)
			if c.want == "" {
				if err == nil || !strings.Contains(err.Error(), "fewer than 10 pairs") {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if chart.Title != c.want {
				t.Errorf("%q, want %q", chart.Title, c.want)
			}
			checkChart(t, chart)
		})
	}
}

// A flow of which no stage is shown is not drawn.
func TestFlowOfNothing(t *testing.T) {
	t.Parallel()
	r := handmade(t, flowTable, map[string]string{"stage/on-roll": "c all_at_the_stage on-roll", "stage/analysed": "c all_at_the_stage analysed", "flag/below": "12 beside_the_flow z"},
		"stage/on-roll", "stage/analysed", "flag/below")
	if _, err := figures.Draw(r, "F01"); err == nil || !strings.Contains(err.Error(), "nothing that could be drawn is shown") {
		t.Errorf("%v", err)
	}
}

// A chart that there is not has a plain reason.
func TestDrawRefuses(t *testing.T) {
	t.Parallel()
	r := handmade(t, scaleTable, map[string]string{"total": "c c c c c c 0 40 lower"}, "total")
	if _, err := figures.Draw(r, "F04"); err == nil || !strings.HasPrefix(err.Error(), "chart F04: nothing that could be drawn is shown") {
		t.Errorf("%v", err)
	}
	for _, id := range []string{"F05", "F04-teacher", ""} {
		if _, err := figures.Draw(r, id); !errors.Is(err, figures.ErrNone) {
			t.Errorf("%s: %v", id, err)
		}
	}
}
