package main

import (
	"io"
	"slices"
	"testing"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/record"
)

// narrowed is a job about two pupils of two centres, one of whom leaves in May.
func narrowed(opts ChangeOptions) *changeJob {
	on := func(month int) ingest.Date { return ingest.Date{Year: 2023, Month: uint8(month), Day: 10} }
	value := func(pupil string, month int) metrics.Value {
		v := metrics.Value{Key: metrics.Key{Pupil: pupil, Measure: "sdq", Scale: "total"}}
		if month > 0 {
			v.Date = on(month)
		}
		return v
	}
	opts.IO = &IO{Err: io.Discard, Out: io.Discard, Width: 80}
	j := &changeJob{opts: &opts, asOf: on(7)}
	j.roll = record.NewRoll([]record.Stay{
		{Pupil: "A", UPN: "A", Exit: on(5), Facts: map[string]string{factCentre: "North", "exit_reason": "reintegrated"}},
		{Pupil: "B", UPN: "B", Facts: map[string]string{factCentre: "South"}},
	})
	j.sources = []cohort.Source{
		{Measure: "sdq", Rows: []cohort.Row{{Pupil: "A", Values: []metrics.Value{value("A", 1), value("A", 6)}}, {Pupil: "B", Values: []metrics.Value{value("B", 6)}}}},
		{Measure: "support", Rows: []cohort.Row{{Pupil: "A", Values: []metrics.Value{value("A", 0)}}, {Pupil: "B", Values: []metrics.Value{value("B", 0)}}},
			Service: metrics.Service{Acts: []metrics.Act{{Pupil: "A", Date: on(2)}, {Pupil: "A", Date: on(6)}, {Pupil: "B", Date: on(3)}}}},
	}
	_ = j.cutOff() // of a term that has begun
	return j
}

// What came after a term's last day is not there: values and acts, that a pupil left,
// and totals that hold something later.
func TestCutOff(t *testing.T) {
	t.Parallel()
	j := narrowed(ChangeOptions{Until: ingest.Date{Year: 2023, Month: 3, Day: 31}})
	sdq, support := &j.sources[0], &j.sources[1]
	if len(sdq.Rows) != 1 || len(sdq.Rows[0].Values) != 1 || sdq.Rows[0].Values[0].Date.Month != 1 {
		t.Errorf("of the questionnaires there are %+v", sdq.Rows)
	}
	if len(support.Service.Acts) != 2 || len(support.Rows) != 1 || support.Rows[0].Pupil != "B" {
		t.Errorf("of support there are %+v, %+v", support.Service.Acts, support.Rows)
	}
	stay := j.roll.Of("A")[0]
	if !stay.Exit.IsZero() || stay.Facts["exit_reason"] != "" || stay.Facts[factCentre] != "North" {
		t.Errorf("the pupil who left later is %+v", stay)
	}
	if j.asOf.Month != 3 {
		t.Errorf("the data are from %v", j.asOf)
	}
}

// A report of one site knows nothing of the pupils of another.
func TestOfCentre(t *testing.T) {
	t.Parallel()
	j := narrowed(ChangeOptions{Centre: "South"})
	if names, none := narrowed(ChangeOptions{}).centres(); len(names) != 2 || none != 0 {
		t.Errorf("the centres are %q, %d without", names, none)
	}
	if all := j.roll.All(); len(all) != 1 || all[0].Pupil != "B" {
		t.Errorf("on the list are %+v", all)
	}
	for _, src := range j.sources {
		if len(src.Rows) != 1 || src.Rows[0].Pupil != "B" {
			t.Errorf("%s has %+v", src.Measure, src.Rows)
		}
		for _, a := range src.Service.Acts {
			if a.Pupil != "B" {
				t.Errorf("there is an act of %s", a.Pupil)
			}
		}
	}
}

// Without a date an endline may be of the next term: it is left out once the data reach
// that far, but for a pupil who had left. A baseline is let be, but for a pupil who came
// after the term: of that one nothing was known.
func TestCutOffUndated(t *testing.T) {
	t.Parallel()
	on := func(month int) ingest.Date { return ingest.Date{Year: 2023, Month: uint8(month), Day: 10} }
	value := func(pupil, wave string) metrics.Value {
		return metrics.Value{Key: metrics.Key{Pupil: pupil, Measure: "sdq", Scale: "total", Wave: wave}}
	}
	for _, tt := range []struct {
		name string
		asOf ingest.Date
		want []string
	}{
		{"the next term has begun", on(5), []string{"A baseline", "B baseline", "B endline"}},
		{"it has not", on(4), []string{"A baseline", "A endline", "B baseline", "B endline"}},
	} {
		j := &changeJob{asOf: tt.asOf, opts: &ChangeOptions{IO: &IO{Err: io.Discard, Width: 80}, Until: ingest.Date{Year: 2023, Month: 3, Day: 31}, Next: ingest.Date{Year: 2023, Month: 4, Day: 17}}}
		j.roll = record.NewRoll([]record.Stay{{Pupil: "A", UPN: "A", Exit: on(5)}, {Pupil: "B", UPN: "B", Exit: on(2)}, {Pupil: "C", UPN: "C", Entry: on(5)}})
		j.sources = []cohort.Source{{Measure: "sdq"}}
		for _, p := range []string{"A", "B", "C"} {
			j.sources[0].Rows = append(j.sources[0].Rows, cohort.Row{Pupil: p, Values: []metrics.Value{value(p, "baseline"), value(p, "endline")}})
		}
		if err := j.cutOff(); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range j.sources[0].Rows {
			for _, v := range r.Values {
				got = append(got, r.Pupil+" "+v.Wave)
			}
		}
		if len(j.roll.Of("C")) > 0 {
			t.Errorf("%s: who came later is on the list", tt.name)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: there are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Events are counted up to the last day of the term, or up to an earlier one that the
// project names.
func TestCountUntil(t *testing.T) {
	t.Parallel()
	support := measures()[slices.IndexFunc(measures(), func(m *metrics.Measure) bool { return m.ID == "support" })]
	opts := &ChangeOptions{Until: ingest.Date{Year: 2023, Month: 3, Day: 31}}
	for said, want := range map[string]string{"": "2023-03-31", "2023-07-21": "2023-03-31", "21/07/2023": "2023-03-31", "2022-12-16": "2022-12-16"} {
		s := &changeSource{measure: support, in: &measureInputs{Settings: metrics.Settings{"to": said}}}
		if opts.countUntil(s); s.in.Settings["to"] != want {
			t.Errorf("%q: counted up to %q, want %q", said, s.in.Settings["to"], want)
		}
	}
}

// A term that has not begun cannot be reported on; the day the data are from decides, or
// the latest day in them.
func TestCutOffBegun(t *testing.T) {
	t.Parallel()
	day := ingest.Date{Year: 2023, Month: 4, Day: 17}
	for _, tt := range []struct {
		asOf, last ingest.Date
		refused    bool
	}{
		{asOf: ingest.Date{Year: 2023, Month: 4, Day: 16}, last: day, refused: true},
		{asOf: day},
		{last: ingest.Date{Year: 2023, Month: 4, Day: 16}, refused: true},
		{last: day},
		{refused: true},
	} {
		j := &changeJob{asOf: tt.asOf, opts: &ChangeOptions{Begins: day, Until: ingest.Date{Year: 2023, Month: 7, Day: 21}}}
		j.sources = []cohort.Source{{Measure: "sdq", Rows: []cohort.Row{{Pupil: "A", Values: []metrics.Value{{Date: tt.last}}}}}}
		if err := j.cutOff(); (err != nil) != tt.refused {
			t.Errorf("as of %v, latest %v: %v", tt.asOf, tt.last, err)
		}
		if !tt.refused && j.asOf != tt.asOf {
			t.Errorf("the data are said to be from %v", j.asOf)
		}
	}
}
