package pass

import (
	"math"
	"slices"
	"strings"
	"testing"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// Everything that is looked at over time is among the values of a sitting of each
// survey, by the pupil, and of the kind that is said; and nothing else is.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	outcomes := map[string]metrics.Outcome{}
	for _, o := range Measure().Outcomes {
		outcomes[o.Scale] = o
		if o.Applies == "" || o.Family == "" || o.Pairing != metrics.ByWave || o.Reliable != nil || strings.ContainsAny(o.Short, "-.") {
			t.Errorf("%+v", o)
		}
	}
	if len(outcomes) != 3*13 {
		t.Fatalf("%d outcomes", len(outcomes))
	}
	met := map[string]bool{}
	for _, s := range both {
		heads, cells := "UPN,Date of survey", "A999432119001,06/09/2022"
		for _, f := range factorsOf(s) {
			heads += "," + strings.TrimSuffix(f.title, " (Level 1)") + " percentile"
			cells += ",7"
		}
		g := readFiles(t, one(heads+"\n"+cells+"\n"))
		for row, err := range g.reading.Rows(tableResults) {
			if err != nil {
				t.Fatal(err)
			}
			if row.At.Row != 2 {
				t.Errorf("a row at %s", row.At)
			}
			for _, v := range row.Values {
				o, ok := outcomes[v.Scale]
				x, number := v.Number()
				if !ok || number == o.Words || o.Words && !slices.Contains(o.Order, v.Category) || v.Informant != "self" || v.Placement != 1 || v.Date.IsZero() {
					t.Errorf("%s: %+v", v.Scale, v)
				}
				if number && (x < o.Least || x > o.Most) {
					t.Errorf("%s: %g is not between %g and %g", v.Scale, x, o.Least, o.Most)
				}
				met[v.Scale] = true
			}
		}
	}
	if len(met) != len(outcomes) {
		t.Errorf("%d of %d outcomes have values", len(met), len(outcomes))
	}
	if edge := normalScore(100 * point); math.Abs(edge-normalMost) > 0.005 {
		t.Errorf("the highest normal score is %g", edge)
	}
	if best := outcomes["feelings-about-school.band"].Order; best[0] != "high" || best[3] != "low" {
		t.Errorf("the bands from the best: %v", best)
	}
}

// Of a pupil who came back a sitting without a day belongs to no placement that anybody
// knows.
func TestOutcomesOfPlacements(t *testing.T) {
	t.Parallel()
	day := func(y, m int) ingest.Date { return ingest.Date{Year: int16(y), Month: uint8(m), Day: 5} }
	const twice, once = "A999432119001", "P999432119002"
	roll := record.NewRoll([]record.Stay{
		{Pupil: twice, UPN: twice, Entry: day(2021, 9), Exit: day(2022, 3)}, {Pupil: twice, UPN: twice, Entry: day(2022, 9)}, {Pupil: once, UPN: once, Entry: day(2022, 9)},
	})
	text := "UPN,Wave,Date of survey"
	for _, f := range factorsOf(nineFactor) {
		text += "," + f.title + " percentile"
	}
	text += "\n"
	for _, sitting := range []string{twice + ",baseline,06/09/2022", twice + ",endline,", once + ",baseline,"} {
		text += sitting + strings.Repeat(",7", len(factorsOf(nineFactor))) + "\n"
	}
	g := readFiles(t, askedOf{roll: roll, files: []file{{"pass.csv", text}}})
	got := map[string]int{}
	for row := range g.reading.Rows(tableResults) {
		for _, v := range row.Values {
			got[v.Pupil+" "+v.Wave] = v.Placement
		}
	}
	for k, want := range map[string]int{twice + " baseline": 2, twice + " endline": 0, once + " baseline": 1} {
		if got[k] != want {
			t.Errorf("%s is of placement %d, want %d", k, got[k], want)
		}
	}
}
