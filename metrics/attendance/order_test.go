package attendance

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// drawnRows are rows of a register of a few pupils over half a year, with conflicts
// and marks that are no code among them.
func drawnRows(t *rapid.T) []string {
	codes := []string{"/", `\`, "L", "I", "O", "N", "C", "D", "E", "", "A", "-"}
	out := make([]string, rapid.IntRange(5, 40).Draw(t, "rows"))
	for i := range out {
		day := on("2022-10-03") + calendar.Day(rapid.IntRange(0, 140).Draw(t, "day"))
		out[i] = fmt.Sprintf("%s,%s,%s,%s", id(rapid.IntRange(1, 3).Draw(t, "pupil")), british(day),
			rapid.SampledFrom([]string{"AM", "PM"}).Draw(t, "session"), rapid.SampledFrom(codes).Draw(t, "code"))
	}
	return out
}

// saidOf is all figures of some files.
func saidOf(t *testing.T, set metrics.Settings, texts ...string) string {
	var inputs []record.Input
	for i, text := range texts {
		inputs = append(inputs, file(t, fmt.Sprintf("m%d.csv", i), "UPN,Date,Session,Mark\n"+text))
	}
	var out []string
	for _, l := range scoreFiles(t, given{set: set}, inputs...).lines(t, tableRows) {
		delete(l, "source")
		out = append(out, fmt.Sprint(l))
	}
	return strings.Join(out, "\n")
}

// examples is how many registers are drawn for a property: each is read from files.
const examples = 25

// mixed is a register, its rows in another order, and where they are cut in two.
type mixed struct {
	rows, other []string
	cut         int
	set         metrics.Settings
}

// The order of rows, and cutting a file in two, change nothing.
func TestOrderAndSplitting(t *testing.T) {
	t.Parallel()
	draw := rapid.Custom(func(rt *rapid.T) mixed {
		m := mixed{rows: drawnRows(rt), set: rapid.SampledFrom([]metrics.Settings{nil, {"by": "half-term", "duplicates": "best"}}).Draw(rt, "settings")}
		m.other = rapid.Permutation(m.rows).Draw(rt, "order")
		m.cut = rapid.IntRange(1, len(m.rows)-1).Draw(rt, "cut")
		return m
	})
	for n := range examples {
		m := draw.Example(n)
		want := saidOf(t, m.set, strings.Join(m.rows, "\n")+"\n")
		first, second := strings.Join(m.other[:m.cut], "\n")+"\n", strings.Join(m.other[m.cut:], "\n")+"\n"
		if got := saidOf(t, m.set, first+second); got != want {
			t.Fatalf("%v\nin another order:\n%s\nwant\n%s", m, got, want)
		}
		if first == second { // a copy of a file is left out
			continue
		}
		if got := saidOf(t, m.set, first, second); got != want {
			t.Fatalf("%v\nin two files:\n%s\nwant\n%s", m, got, want)
		}
	}
}

// Half-terms add up to their term, and terms to all.
func TestPeriodsReadAddUp(t *testing.T) {
	t.Parallel()
	columns := []string{"possible", "attended", "authorised", "unauthorised", "late", "late_after_close", "suspended", "not_possible", "unmarked", "unknown_codes", "conflicts"}
	for n := range examples {
		rows := rapid.Custom(drawnRows).Example(n)
		sums := map[string]string{}
		for _, by := range []string{"all", []string{"term", "half-term", "week", "year"}[n%4]} {
			total := map[string]int{}
			for _, l := range scoreFiles(t, given{set: metrics.Settings{"by": by}}, file(t, "m.csv", "UPN,Date,Session,Mark\n"+strings.Join(rows, "\n")+"\n")).lines(t, tableRows) {
				for _, c := range columns {
					n := 0
					fmt.Sscan(l[c], &n)
					total[l["pupil_id"]+" "+c] += n
				}
			}
			sums[by] = fmt.Sprint(total)
			if sums[by] != sums["all"] {
				t.Fatalf("%v\nby %s %s\nall %s", rows, by, sums[by], sums["all"])
			}
		}
	}
}

// Every row read ends in one place, and the counts add up.
func TestCountsAddUp(t *testing.T) {
	t.Parallel()
	s := scoreText(t, "UPN,Date,Period,Mark\n"+id(1)+",05/09/2022,AM,/\n"+id(1)+",05/09/2022,P1,O\n"+id(1)+",,PM,/\n"+id(1)+",06/09/2022,PM,A\n")
	rd := s.Reading.(*reading)
	if got := rd.counts; got.Read != 2 || got.Lessons != 1 || got.Refused != 1 {
		t.Errorf("%+v\n%s", got, s.found())
	}
	records := 0
	for _, b := range s.Source().Blocks {
		records += b.Records
	}
	if c := rd.counts; c.Read+c.Lessons+c.Refused+c.Totals+c.Copies != records {
		t.Errorf("%+v of %d records", c, records)
	}
}
