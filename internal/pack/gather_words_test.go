package pack

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/cohort"
	roll "apst/metrics/record"
	"apst/metrics/support"
	"apst/report"
)

// given is the return of one pupil of whom a measure has rows.
func given(t *testing.T, about About, measure string, columns []metrics.Column, values func(id string, row int) []metrics.Value, rows ...[]metrics.Cell) map[string][][]report.Cell {
	t.Helper()
	about.Key, about.School, about.Arm = testKey(t), School{URN: "999999"}, Taskforce
	src := &Source{About: about, Rows: []Rows{{Measure: measure, Table: &metrics.Table{Name: measure, Columns: columns}}}}
	joined := cohort.Source{Measure: measure}
	for i, cells := range rows {
		at := sheet.Ref{File: "f", Row: i + 2}
		src.Rows[0].Rows = append(src.Rows[0].Rows, metrics.Row{Pupil: "A1", At: at, Cells: cells})
		if v := values("A1", i); v != nil {
			joined.Rows = append(joined.Rows, cohort.Row{Pupil: "A1", At: at, Values: v})
		}
	}
	l := cohort.Join(&cohort.Input{Roll: roll.NewRoll([]roll.Stay{stay("A1", autumn)}), Sources: []cohort.Source{joined}}, &finding.Log{})
	set := cohort.DefaultSettings()
	src.Analysis = cohort.Analyse(l, &set)
	c, err := Gather(src)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][][]report.Cell{}
	for _, f := range c.filled {
		out[f.table.File] = f.rows
	}
	return out
}

// texts are the values of a column of a table.
func texts(t *testing.T, file, column string, rows [][]report.Cell) []string {
	t.Helper()
	i := TableNamed(file).Index(column)
	var out []string
	for _, r := range rows {
		out = append(out, string(r[i].AppendText(nil)))
	}
	return out
}

func column(name string, kind metrics.Kind) metrics.Column {
	return metrics.Column{Name: name, Kind: kind}
}

func none(string, int) []metrics.Value { return nil }

// Of the school's own word for a specialist a return has a code, the same for the same word.
func TestOwnWords(t *testing.T) {
	t.Parallel()
	row := func(name, role string) []metrics.Cell {
		return []metrics.Cell{metrics.Text(name), metrics.Text(role), metrics.Text(support.Ruleset)}
	}
	tables := given(t, About{Dates: ExactDates}, measureSupport, []metrics.Column{column("specialism", metrics.TextKind), column("role", metrics.TextKind), column("ruleset", metrics.TextKind)}, none,
		row("Zeb's mentor, 07700 900123", "other"), row("zeb's  mentor, 07700 900123", "other"), row("jivtefcjetbe4sgx", "other"), row("youth worker", "youth-worker"))
	got := texts(t, "support.csv", "specialism", tables["support.csv"])
	key := testKey(t)
	want := []string{key.ID("specialism", "Zeb's mentor, 07700 900123"), key.ID("specialism", "Zeb's mentor, 07700 900123"), key.ID("specialism", "jivtefcjetbe4sgx"), "youth worker"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Every title of a national role may stand in a return as it is.
func TestTitlesOfRoles(t *testing.T) {
	t.Parallel()
	table := TableNamed("support.csv")
	pattern := table.Columns[table.Index("specialism")].Pattern
	text, err := os.ReadFile(filepath.Join("..", "..", "metrics", "support", "tables", "roles.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		if r[0] != "other" && !strings.Contains(pattern, r[1]) {
			t.Errorf("%q cannot stand in support.csv", r[1])
		}
	}
}

// What has no date and was left out at the end of a term has no row in its return.
func TestUndatedAfterTerm(t *testing.T) {
	t.Parallel()
	columns := []metrics.Column{column("date", metrics.DateKind), column("sitting", metrics.TextKind), column("ruleset", metrics.TextKind)}
	row := func(sitting string) []metrics.Cell {
		return []metrics.Cell{{}, metrics.Text(sitting), metrics.Text("ngrt-1")}
	}
	values := func(id string, i int) []metrics.Value {
		if i > 0 {
			return nil // left out of what is analysed
		}
		return []metrics.Value{metrics.NumberValue(metrics.Key{Pupil: id, Measure: measureNGRT, Scale: "sas", Wave: "baseline"}, ingest.Date{}, 90)}
	}
	about := About{Dates: ExactDates, Until: ingest.Date{Year: 2022, Month: 12, Day: 16}, Period: Period{Term: "2022-23-autumn"}}
	tables := given(t, about, measureNGRT, columns, values, row("baseline"), row("endline"))
	if got := texts(t, "ngrt.csv", "sitting", tables["ngrt.csv"]); !slices.Equal(got, []string{"baseline"}) {
		t.Errorf("there are the sittings %q", got)
	}
	about.Until = ingest.Date{}
	tables = given(t, about, measureNGRT, columns, values, row("baseline"), row("endline"))
	if got := len(tables["ngrt.csv"]); got != 2 {
		t.Errorf("without a term there are %d sittings", got)
	}
}

// Totals of a later time are in no return of an earlier term, and with offsets nothing stands
// beside the name of a term that tells how long before it a pupil came.
func TestAttendanceOfTerm(t *testing.T) {
	t.Parallel()
	columns := []metrics.Column{column("period", metrics.TextKind), column("from", metrics.DateKind), column("to", metrics.DateKind), column("basis", metrics.TextKind), column("ruleset", metrics.TextKind)}
	row := func(period string, from ingest.Date) []metrics.Cell {
		r := []metrics.Cell{metrics.Text(period), {}, {}, metrics.Text("mis"), metrics.Text("attendance-1")}
		if !from.IsZero() {
			r[1], r[2] = metrics.Day(from), metrics.Day(from)
		}
		return r
	}
	about := About{Dates: ExactDates, Until: ingest.Date{Year: 2022, Month: 12, Day: 16}, Period: Period{Term: "2022-23-autumn"}}
	rows := [][]metrics.Cell{row("2022/23 autumn", autumn), row("2022/23 spring", spring), row("2021/22 summer", ingest.Date{}), row("2022/23 autumn", ingest.Date{}), row("2022/23 summer", ingest.Date{}), row("all", ingest.Date{})}
	tables := given(t, about, measureAttendance, columns, none, rows...)
	if got := texts(t, "attendance.csv", "term", tables["attendance.csv"]); !slices.Equal(got, []string{"2021/22 summer", "2022/23 autumn", "2022/23 autumn"}) {
		t.Errorf("there are %q", got)
	}
	about = About{Dates: OffsetDates}
	tables = given(t, about, measureAttendance, columns, none, rows...)
	at := TableNamed("attendance.csv")
	for _, r := range tables["attendance.csv"] {
		if !r[at.Index("from")].IsEmpty() || !r[at.Index("to")].IsEmpty() {
			t.Errorf("%v", r)
		}
	}
	if len(tables["attendance.csv"]) != len(rows) {
		t.Errorf("%d rows of %d", len(tables["attendance.csv"]), len(rows))
	}
}
