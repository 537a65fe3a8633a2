package main

import (
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
	j.cutOff()
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
