package cohort

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/metrics"
	"apst/metrics/attendance"
	"apst/metrics/neet"
	"apst/metrics/ngrt"
	"apst/metrics/pass"
	"apst/metrics/record"
	"apst/metrics/support"
	questionnaire "apst/sdq/outcome"
)

// cellText is a cell in a test.
func cellText(c metrics.Cell) string {
	if !c.Set {
		return ""
	}
	switch c.Kind {
	case metrics.IntKind:
		return fmt.Sprint(c.Int)
	case metrics.NumberKind:
		return plainNumber(c.Number)
	case metrics.BoolKind:
		return fmt.Sprint(c.Bool)
	case metrics.DateKind:
		return c.Date.String()
	}
	return c.Text
}

// lineOf is a row by the names of its columns, without empty cells.
func lineOf(t Table, row int) map[string]string {
	out := map[string]string{}
	for i, c := range t.Rows[row] {
		if text := cellText(c); text != "" {
			out[t.Columns[i].Name] = text
		}
	}
	return out
}

// wantLine compares a row with "column=value" words.
func wantLine(t *testing.T, got map[string]string, want ...string) {
	t.Helper()
	left := maps.Clone(got)
	for _, w := range want {
		name, value, _ := strings.Cut(w, "=")
		if got[name] != value {
			t.Errorf("%s is %q, want %q", name, got[name], value)
		}
		delete(left, name)
	}
	for _, name := range slices.Sorted(maps.Keys(left)) {
		t.Errorf("%s is %q, want none", name, left[name])
	}
}

func TestPupilsTable(t *testing.T) {
	t.Parallel()
	b := build(true)
	p := b.pupil("K1", "2021-09-01 2022-07-20 sex=F centre=North", "2022-09-01 2023-07-21 sex=F year_group=9 sen=K fsm=true looked_after=false ethnicity=WBRI centre=South exit_reason=reintegrated consent=yes supported=true born=2009-01-05")
	b.pupil("K2", "2020-09-01 2021-07-20")
	b.s.From = at("2021-09-01")
	for _, r := range []string{
		"sdq baseline self 2022-09-12 total=22 emotional=5 peer=2 prosocial=7 placement:2 form:4-17", "sdq endline self 2023-07-10 total=15 emotional=? peer=3 prosocial=8 placement:2 form:4-17",
		"attendance before - - attendance=40 possible=100 placement:2", "attendance after - - attendance=62.5 possible=80 placement:2",
		"ngrt - - 2022-10-01 sas=80 placement:2", "ngrt - - 2023-05-01 sas=90 placement:2",
		"pass baseline self 2022-10-01 f1.band=low f1.percentile=4 placement:2", "pass endline self 2023-05-01 f1.band=high f1.percentile=40 placement:2",
		"neet 1-month - 2022-08-21 status=NEET placement:1", "neet 1-month - 2023-08-21 status=EET placement:2", "neet 6-months - 2024-01-21 status=~ placement:2",
	} {
		b.row(p, r)
	}
	table := b.l.PupilsTable(b.match(), &b.s)
	if len(table.Rows) != 2 {
		t.Fatalf("%d rows", len(table.Rows))
	}
	wantLine(t, lineOf(table, 0),
		"pupil_id=K1", "placements=2", "index_placement=2", "in_period=true", "entry=2022-09-01", "exit=2023-07-21", "exit_reason=reintegrated", "sex=F", "year_group=9", "age_at_entry=13",
		"sen=K", "fsm=true", "looked_after=false", "ethnicity=WBRI", "centre=South", "supported=true", "consent=yes",
		"sdq_self_placement=2", "sdq_self_baseline_date=2022-09-12", "sdq_self_endline_date=2023-07-10", "sdq_self_days=301", "sdq_self_flow=analysed",
		"sdq_self_total_baseline=22", "sdq_self_total_endline=15", "sdq_self_total_change=-7", "sdq_self_total_class=recovered", "sdq_self_total_band_baseline=high", "sdq_self_total_band_endline=close-to-average",
		"sdq_self_emotional_baseline=5", "sdq_self_emotional_missing=endline-not-scorable", "sdq_self_peer_baseline=2", "sdq_self_peer_endline=3", "sdq_self_peer_change=1", "sdq_self_prosocial_baseline=7", "sdq_self_prosocial_endline=8", "sdq_self_prosocial_change=1",
		"attendance_placement=2", "attendance_attendance_before=40", "attendance_attendance_after=62.5", "attendance_attendance_change=22.5", "attendance_possible_before=100", "attendance_possible_after=80",
		"ngrt_placement=2", "ngrt_first_date=2022-10-01", "ngrt_last_date=2023-05-01", "ngrt_days=212", "ngrt_sas_first=80", "ngrt_sas_last=90", "ngrt_sas_change=10", "ngrt_sas_class=unchanged",
		"pass_self_placement=2", "pass_self_baseline_date=2022-10-01", "pass_self_endline_date=2023-05-01", "pass_self_days=212", "pass_self_f1_band_baseline=low", "pass_self_f1_band_endline=high", "pass_self_f1_band_move=up",
		"pass_self_f1_percentile_baseline=4", "pass_self_f1_percentile_endline=40", "pass_self_f1_percentile_change=36", "pass_self_f1_percentile_move=up",
		"neet_status_1_month=EET")
	got := lineOf(table, 1)
	if got["pupil_id"] != "K2" || got["in_period"] != "false" || got["sdq_self_flow"] != "" || got["sdq_self_total_missing"] != "no-baseline" {
		t.Errorf("K2: %v", got)
	}
}

func TestChangesTable(t *testing.T) {
	t.Parallel()
	b := build(true)
	p := b.pupil("K1", year)
	b.row(p, "sdq baseline teacher 2022-09-12 total=22 form:4-17 rater:A")
	b.row(p, "sdq spring teacher 2023-01-12 total=20 form:4-17")
	b.row(p, "sdq endline teacher 2023-07-10 total=15 form:4-17")
	table := b.l.ChangesTable(b.match())
	wantLine(t, lineOf(table, 0), "pupil_id=K1", "placement=1", "index=true", "measure=sdq", "scale=total", "informant=teacher", "form=4-17",
		"baseline_wave=baseline", "endline_wave=endline", "baseline_date=2022-09-12", "endline_date=2023-07-10", "baseline_rater=A", "days=301", "interim=1", "baseline=22", "endline=15", "change=-7", "better=lower",
		"band_system=band4", "baseline_band=high", "endline_band=close-to-average", "class=recovered", "threshold_points=6", "threshold_limit=5.9963", "reliable_method=british-alpha", "reliable_sd=6", "reliable_r=0.87", "reliable_source=norms",
		"cut_off=16", "cut_off_of=16 or more (teacher, three-band)", "cut_off_system=band3", "flags=rater-not-known", "ruleset=sdq-1", "baseline_source=sdq.csv!2", "endline_source=sdq.csv!4")
}

func TestObservationsTable(t *testing.T) {
	t.Parallel()
	b := build(true)
	b.s.Informants = []string{"self"}
	p := b.pupil("K1", year)
	for _, r := range []string{"sdq baseline self 2022-09-12 total=22 look_back=six-months", "sdq spring self 2023-01-12 total=20", "sdq endline self 2023-07-10 total=?", "sdq endline self 2023-07-12 total=14 prosocial=3", "sdq endline teacher 2023-07-12 total=11",
		"neet 1-month - 2023-08-21 status=EET", "neet 2023-08-31 - 2023-08-31 status=EET", "support - - - attended=2"} {
		b.row(p, r)
	}
	table := b.l.ObservationsTable(b.match(), &b.s)
	var got []string
	for i := range table.Rows {
		x := lineOf(table, i)
		got = append(got, strings.Join([]string{x["measure"], x["wave"] + x["period"], x["informant"], x["scale"], x["number"] + x["category"] + x["state"], x["became"]}, " "))
	}
	want := []string{
		"neet 1-month  status EETknown standing", "neet 2023-08-31  status EETknown not-chosen",
		"sdq baseline self total 22known baseline", "sdq baseline self look_back six-monthsknown not-compared", "sdq spring self total 20known interim",
		"sdq endline self total missing not-chosen", "sdq endline self total 14known not-chosen", "sdq endline self prosocial 3known endline",
		"sdq endline teacher total 11known not-asked-for", "support   attended 2known not-compared",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFlowTable(t *testing.T) {
	t.Parallel()
	b := build(true)
	p := b.pupil("K1", year+" supported=true")
	b.row(p, "sdq baseline self 2022-09-12 total=22")
	b.pupil("K2", year+" consent=no")
	pairs := b.match()
	flows := Flows(b.l, pairs, &b.s)
	if len(flows) != 2 {
		t.Fatalf("%d flows", len(flows))
	}
	table := FlowTable(flows)
	var got []string
	for i := range table.Rows {
		x := lineOf(table, i)
		if x["population"] == All && x["n"] != "0" {
			got = append(got, strings.TrimSpace(strings.Join([]string{x["kind"], x["stage"], x["reason"], x["n"], x["n_of"], x["n_all"]}, " ")))
		}
	}
	want := []string{"stage on-roll  2  2", "stage eligible  2 2 2", "exit consent refused 1 2 2", "stage consent  1 2 2", "stage baseline-due  1 1 2", "stage baseline-done  1 1 2", "stage baseline-scorable  1 1 2",
		"branch supported  1 1 2", "stage endline-due  1 1 2", "exit endline-done no-record 1 1 2", "flag  age-not-known 2  2", "flag  consent-not-recorded 1  2", "rate  baseline-response 1 1 2", "attrition  over-50 1 1 2"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Every column says what it holds, every name is one that programs take, and no two
// are the same; every row has a cell for each, of its kind, and no number that is none.
func TestPairTables(t *testing.T) {
	t.Parallel()
	name := regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	rapid.Check(t, func(t *rapid.T) {
		b := anySchool(t, 3)
		b.s.SingleScales = rapid.Bool().Draw(t, "single")
		pairs := b.match()
		values := 0
		for _, p := range b.l.Pupils {
			values += len(p.Values)
		}
		pupils, observations := b.l.PupilsTable(pairs, &b.s), b.l.ObservationsTable(pairs, &b.s)
		if len(pupils.Rows) != len(b.l.Pupils) || len(observations.Rows) != values {
			t.Fatalf("%d rows of %d pupils, %d of %d values", len(pupils.Rows), len(b.l.Pupils), len(observations.Rows), values)
		}
		for _, table := range []Table{pupils, b.l.ChangesTable(pairs), observations, FlowTable(Flows(b.l, pairs, &b.s))} {
			met := map[string]bool{}
			for _, c := range table.Columns {
				if !name.MatchString(c.Name) || met[c.Name] || c.Title == "" || c.Doc == "" || c.Missing == "" || c.Source == "" || (c.Kind == metrics.TextKind) != (c.Values != "") || (c.Kind != metrics.TextKind) != (c.Range != "") {
					t.Fatalf("%s: %+v", table.Name, c)
				}
				met[c.Name] = true
			}
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Fatalf("%s: %d cells for %d columns", table.Name, len(row), len(table.Columns))
				}
				for i, c := range row {
					if col := table.Columns[i]; c.Kind != col.Kind || c.Set && col.Missing == "" || !c.Set && col.Missing == neverEmpty || c.Number != c.Number {
						t.Fatalf("%s.%s: %+v", table.Name, col.Name, c)
					}
				}
			}
		}
	})
}

// Columns of the analysis file do not depend on what was measured.
func TestPupilsColumnsAreStable(t *testing.T) {
	t.Parallel()
	b := build(true)
	b.row(b.pupil("K1", year), "sdq interim self - emotional=3")
	b.row(b.l.Pupils[0], "attendance before - - attendance=~")
	got := b.l.PupilsTable(b.match(), &b.s)
	b.source("sdq").Informants = []string{"self"}
	want := PupilsTableOf(b.l.Input.Sources[:2], &b.s)
	if len(got.Columns) != len(want.Columns) {
		t.Fatalf("%d columns, described %d", len(got.Columns), len(want.Columns))
	}
	for i := range want.Columns {
		if got.Columns[i] != want.Columns[i] {
			t.Errorf("%+v, described %+v", got.Columns[i], want.Columns[i])
		}
	}
}

// The measures that there are have columns of names that no two share.
func TestPupilsColumnsOfMeasures(t *testing.T) {
	t.Parallel()
	sources := []Source{{Measure: "sdq", Title: "SDQ", Outcomes: questionnaire.Outcomes(), Informants: []string{"self", "teacher", "parent"}}}
	for _, m := range []*metrics.Measure{attendance.Measure(), ngrt.Measure(), pass.Measure(), neet.Measure(), support.Measure()} {
		sources = append(sources, Source{Measure: m.ID, Title: m.Title, Outcomes: m.Outcomes})
		if len(m.Outcomes) == 0 {
			t.Errorf("%s has no outcomes", m.ID)
		}
	}
	s := DefaultSettings()
	s.SingleScales = true
	met := map[string]bool{}
	for _, c := range PupilsTableOf(sources, &s).Columns {
		if met[c.Name] || !regexp.MustCompile(`^[a-z][a-z0-9_]*$`).MatchString(c.Name) || c.Title == "" || c.Doc == "" || c.Missing == "" || c.Source == "" || c.Values+c.Range == "" {
			t.Errorf("%+v", c)
		}
		met[c.Name] = true
	}
	for _, name := range []string{"sdq_parent_total_class", "sdq_teacher_emotional_class", "attendance_attendance_before", "attendance_possible_after", "attendance_severe_move", "ngrt_sas_change", "neet_destination_1_month", "neet_destination_6_months", "neet_destination_year_11", "support_suspensions"} {
		if !met[name] {
			t.Errorf("there is no column %s", name)
		}
	}
	if scales := support.Measure().Scales; !slices.Contains(scales, scaleAttended) || !slices.Contains(scales, scaleContact) {
		t.Errorf("support has other scales than the ones that say who was supported: %q", scales)
	}
}

// What is looked up exists, once, and says why.
func TestPairEntries(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, e := range append(pairEntries(), linkEntries()...) {
		if ids[e.ID] || e.Title == "" || e.Text == "" || e.Choice != (e.Why != "") {
			t.Errorf("%s: %+v", e.ID, e)
		}
		ids[e.ID] = true
	}
	for _, e := range pairEntries() {
		for _, see := range e.See {
			if !ids[see] {
				t.Errorf("%s refers to %s, which there is not", e.ID, see)
			}
		}
	}
	b := build(true)
	b.row(b.pupil("K1", year), "sdq baseline self 2022-09-12 total=22")
	tables := []metrics.Table{b.l.PupilsTable(b.match(), &b.s).Table, ChangesTableOf(), ObservationsTableOf(), FlowTableOf()}
	for _, table := range tables {
		for _, c := range table.Columns {
			for _, w := range strings.Fields(c.Source + " " + c.Values) {
				if w = strings.Trim(w, ",;:"); strings.HasPrefix(w, "cohort.") && !ids[w] {
					t.Errorf("%s.%s refers to %s, which there is not", table.Name, c.Name, w)
				}
			}
		}
	}
}

func TestAgeOn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		born, on string
		want     int
		ok       bool
	}{{"2008-09-01", "2022-09-01", 14, true}, {"2008-09-02", "2022-09-01", 13, true}, {"2008-02-29", "2022-02-28", 13, true}, {"2008-02-29", "2022-03-01", 14, true}, {"2008-09", "2022-09-01", 0, false}, {"2008-09", "2022-10-01", 14, true}, {"2008-09-10", "2022-09", 0, false}, {"-", "2022-09-01", 0, false}, {"2023-01-01", "2022-09-01", 0, false}} {
		got, ok := ageOn(at(tt.born), at(tt.on))
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("born %s, on %s: %d, %t", tt.born, tt.on, got, ok)
		}
	}
	if got := ineligible(&record.Stay{}, &Linkage{}, &Settings{LeastAge: 11, MostAge: 16}); got != "" {
		t.Errorf("of whom nothing is known: %s", got)
	}
}
