package support

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/metrics"
)

// Neither the order of rows, nor their distribution over files, nor the order of
// columns changes anything but where rows stand; contacts add up to the pupil's.
func TestOrderAndSplit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		pupils, roles := []string{ann, bob, cat}, []string{"EP", "SALT", "Sports mentor"}
		var lines []string
		for range rapid.IntRange(2, 12).Draw(rt, "contacts") {
			lines = append(lines, fmt.Sprintf("%s,%02d/09/2022,%s,%s,%s", rapid.SampledFrom(pupils).Draw(rt, "pupil"), rapid.IntRange(1, 28).Draw(rt, "day"),
				rapid.SampledFrom(roles).Draw(rt, "role"), rapid.SampledFrom([]string{"Y", "N", "cancelled", "", "?"}).Draw(rt, "outcome"), rapid.SampledFrom([]string{"30", "45", "", "600"}).Draw(rt, "minutes")))
		}
		columns := []string{"pupil_id", "specialism", "first", "last", "planned", "attended", "missed", "cancelled", "unrecorded", "attended_percent", "minutes"}
		whole := run(t, given{asOf: on(2022, 9, 30), files: []file{{"c.csv", head + strings.Join(lines, "\n") + "\n"}}})
		want := whole.rows(tableSupport, columns...)
		mixed := rapid.Permutation(lines).Draw(rt, "order")
		cut := rapid.IntRange(1, len(mixed)-1).Draw(rt, "cut")
		turned := "Minutes,Attended,Specialism,Date,UPN\n"
		for _, l := range mixed[cut:] {
			f := strings.Split(l, ",")
			slices.Reverse(f)
			turned += strings.Join(f, ",") + "\n"
		}
		parts := run(t, given{asOf: on(2022, 9, 30), files: []file{{"a.csv", head + strings.Join(mixed[:cut], "\n") + "\n"}, {"b.csv", turned}}})
		if got := parts.rows(tableSupport, columns...); got != want {
			rt.Fatalf("in two files:\n%s\nin one:\n%s", got, want)
		}
		if got, want := parts.rows(tableDosage, "pupil_id", "attended", "minutes", "dose", "first_contact"), whole.rows(tableDosage, "pupil_id", "attended", "minutes", "dose", "first_contact"); got != want {
			rt.Fatalf("dosage in two files:\n%s\nin one:\n%s", got, want)
		}
		checkSums(rt, whole)
	})
}

// checkSums holds the rows of a pupil's specialists against the pupil's own.
func checkSums(rt *rapid.T, g *got) {
	all := map[string]int64{}
	open := map[string]bool{}
	for row := range g.reading.Rows(tableSupport) {
		c := func(name string) metrics.Cell {
			return row.Cells[slices.IndexFunc(supportColumns(), func(c metrics.Column) bool { return c.Name == name })]
		}
		if !c("attended").Set {
			open[row.Pupil] = true
			continue
		}
		all[row.Pupil] += c("attended").Int
		if c("planned").Int != c("attended").Int-c("unplanned").Int+c("missed").Int+c("cancelled").Int+c("unrecorded").Int {
			rt.Fatalf("planned contacts do not add up: %v", row.Cells)
		}
	}
	for row := range g.reading.Rows(tableDosage) {
		at := row.Cells[slices.IndexFunc(dosageColumns(), func(c metrics.Column) bool { return c.Name == "attended" })]
		if at.Set == open[row.Pupil] || at.Set && at.Int != all[row.Pupil] {
			rt.Fatalf("%s: %d attended with all, and %d by specialist (open: %v)", row.Pupil, at.Int, all[row.Pupil], open[row.Pupil])
		}
	}
}

// One more attended contact raises the count by one, and the amount never falls.
func TestOneContactMore(t *testing.T) {
	t.Parallel()
	rank := func(dose string) int { return slices.Index(doseNames[:], dose) }
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 20).Draw(rt, "contacts")
		limits := rapid.SliceOfNDistinct(rapid.IntRange(1, 30), 3, 3, rapid.ID[int]).Draw(rt, "limits")
		slices.Sort(limits)
		b := bands(limits)
		if rank(b.of(n+1)) < rank(b.of(n)) || b.of(0) != "none" {
			rt.Fatalf("%v: %d contacts are %s, %d are %s", b, n, b.of(n), n+1, b.of(n+1))
		}
	})
}

// A percentage with one decimal lies no further from the exact one than a half of it,
// and a half goes up.
func TestPercents(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		of := rapid.IntRange(1, 400).Draw(rt, "of")
		a := rapid.IntRange(0, of).Draw(rt, "attended")
		s := sums{attended: a, missed: of - a}
		n, why := s.percent()
		if d := 2 * (n*of - 1000*a); why != "" || d > of || d <= -of {
			rt.Fatalf("%d of %d is %d tenths (%s)", a, of, n, why)
		}
	})
}

// Whatever a file holds, every record ends in one place, and rows fit their columns.
func FuzzRead(f *testing.F) {
	f.Add(head + "A999432119001,05/09/2022,EP,Y,30\n")
	f.Add("Referral ID,UPN,Date of referral,Referred by,Referred to,Decision,Date of decision\n7,A999432119001,05/09/2022,staff,EP; SALT,Accepted,06/09/2022\n")
	f.Add("UPN,Suspension start,Suspension end,Sessions,Kind\nA999432119001,05/09/2022,06/09/2022,4,suspension\n")
	f.Add("UPN,Respondent,Q1,Quote,Consent\nA999432119001,child,4,\"They, listen\",yes\n")
	f.Add("UPN,Specialism,Start date,End date\nA999432119001,EP,05/09/2022,\n")
	f.Add("UPN,Date,Time,End time,Mode,Attended\n;A,05/09/2022,9:30,9:15,1:1,5\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		g := run(t, given{roll: twoPupils(), files: []file{{"SALT log.csv", text}}})
		for table, def := range Measure().Tables {
			for row, err := range g.reading.Rows(table) {
				if err != nil || len(row.Cells) != len(def.Columns) {
					t.Fatalf("%s: %d cells for %d columns: %v", def.Name, len(row.Cells), len(def.Columns), err)
				}
			}
		}
		g.reading.Summary()
		if _, err := g.reading.Explain(metrics.Query{Pupil: ann}); err != nil {
			t.Fatal(err)
		}
	})
}
