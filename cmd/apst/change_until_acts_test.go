package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest"
	"apst/metrics"
)

// What became of a request or of work after the last day had not become of it yet.
func TestActsUntil(t *testing.T) {
	t.Parallel()
	on := func(month, day uint8) ingest.Date { return ingest.Date{Year: 2023, Month: month, Day: day} }
	until := on(3, 31)
	request := func(a metrics.Act) metrics.Act {
		a.Kind, a.Pupil, a.Specialism, a.Date = metrics.RequestAct, "A", "Counsellor", on(3, 1)
		return a
	}
	episode := func(a metrics.Act) metrics.Act {
		a.Kind, a.Pupil, a.Specialism, a.Date = metrics.EpisodeAct, "A", "Counsellor", on(3, 10)
		return a
	}
	contact := metrics.Act{Kind: metrics.ContactAct, Pupil: "A", Date: on(5, 2)}
	days := metrics.AmountOf
	for _, tt := range []struct {
		name      string
		act, want metrics.Act
		others    []metrics.Act
	}{
		{name: "decided and seen by then",
			act:  request(metrics.Act{Decision: metrics.Accepted, DecideDays: days(30), Seen: metrics.Yes, SeenDays: days(30)}),
			want: request(metrics.Act{Decision: metrics.Accepted, DecideDays: days(30), Seen: metrics.Yes, SeenDays: days(30)})},
		{name: "a day later",
			act:  request(metrics.Act{Decision: metrics.Accepted, DecideDays: days(31), Seen: metrics.Yes, SeenDays: days(31)}),
			want: request(metrics.Act{Decision: metrics.Waiting, Seen: metrics.No})},
		{name: "declined, nobody knows when, and nothing came later",
			act: request(metrics.Act{Decision: metrics.Declined}), want: request(metrics.Act{Decision: metrics.Declined})},
		{name: "declined, nobody knows when, and something came later",
			act: request(metrics.Act{Decision: metrics.Declined}), want: request(metrics.Act{}), others: []metrics.Act{contact}},
		{name: "accepted, nobody knows when, but seen by then",
			act:  request(metrics.Act{Decision: metrics.Accepted, Seen: metrics.Yes, SeenDays: days(9)}),
			want: request(metrics.Act{Decision: metrics.Accepted, Seen: metrics.Yes, SeenDays: days(9)}), others: []metrics.Act{contact}},
		{name: "completed by then",
			act:    request(metrics.Act{Completed: metrics.Yes, Decision: metrics.Waiting}),
			want:   request(metrics.Act{Completed: metrics.Yes, Decision: metrics.Waiting}),
			others: []metrics.Act{episode(metrics.Act{End: on(3, 31), Ending: metrics.Completed})}},
		{name: "completed later",
			act:    request(metrics.Act{Completed: metrics.Yes, Decision: metrics.Waiting}),
			want:   request(metrics.Act{Completed: metrics.No, Decision: metrics.Waiting}),
			others: []metrics.Act{episode(metrics.Act{End: on(4, 1), Ending: metrics.Completed})}},
		{name: "work that ended by then", act: episode(metrics.Act{End: on(3, 31), Open: metrics.No, Ending: "disengaged"}), want: episode(metrics.Act{End: on(3, 31), Open: metrics.No, Ending: "disengaged"})},
		{name: "work that ended later", act: episode(metrics.Act{End: on(4, 1), Open: metrics.No, Ending: "disengaged"}), want: episode(metrics.Act{Open: metrics.Yes})},
		{name: "work that ended nobody knows when", act: episode(metrics.Act{Open: metrics.No, Ending: "disengaged"}), want: episode(metrics.Act{Open: metrics.NotKnown}), others: []metrics.Act{contact}},
	} {
		kept, later := actsUntil(append([]metrics.Act{tt.act}, tt.others...), until)
		if diff := cmp.Diff(tt.want, kept[0]); diff != "" {
			t.Errorf("%s:\n%s", tt.name, diff)
		}
		if later["A"] != (len(tt.others) > 0 && tt.others[0].Kind == metrics.ContactAct) {
			t.Errorf("%s: that something came later is %v", tt.name, later["A"])
		}
	}
}

// A request that follows owns the work that began after it.
func TestCompletedUntilOfAnother(t *testing.T) {
	t.Parallel()
	on := func(month uint8) ingest.Date { return ingest.Date{Year: 2023, Month: month, Day: 1} }
	ask := func(month uint8) metrics.Act {
		return metrics.Act{Kind: metrics.RequestAct, Pupil: "A", Date: on(month), Completed: metrics.Yes}
	}
	acts := []metrics.Act{ask(1), ask(3),
		{Kind: metrics.EpisodeAct, Pupil: "A", Date: on(2), End: on(6), Ending: metrics.Completed},
		{Kind: metrics.EpisodeAct, Pupil: "A", Date: on(4), End: on(5), Ending: metrics.Completed},
	}
	kept, _ := actsUntil(acts, on(5))
	if kept[0].Completed != metrics.No || kept[1].Completed != metrics.Yes {
		t.Errorf("completed are %v, %v", kept[0].Completed, kept[1].Completed)
	}
}
