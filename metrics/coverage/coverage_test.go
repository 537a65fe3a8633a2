package coverage_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/coverage"
)

// records reads lines such as "K101 baseline self 2022-09-12"; the date, and a 2 for
// a second placement in front of it, may be left out. A record stands in the row of its line.
func records(text string) (out []coverage.Record) {
	for n, line := range lines(text) {
		f := strings.Fields(line)
		r := coverage.Record{Pupil: f[0], Placement: 1, Wave: f[1], Informant: f[2], At: sheet.Ref{File: "sdq.csv", Row: n + 2, Col: 1}}
		for _, more := range f[3:] {
			if more == "2" {
				r.Placement = 2
				continue
			}
			r.Date = day(more)
		}
		out = append(out, r)
	}
	return out
}

// roster reads lines such as "K101 2022-09-01 2023-07-21"; "-" is no date. A second
// identifier follows after a slash.
func roster(text string) (out []coverage.Entry) {
	for n, line := range lines(text) {
		f := append(strings.Fields(line), "-", "-")
		id, also, _ := strings.Cut(f[0], "/")
		out = append(out, coverage.Entry{ID: id, Also: also, Entry: day(f[1]), Exit: day(f[2]), At: sheet.Ref{File: "roster.csv", Row: n + 2, Col: 1}})
	}
	return out
}

func lines(text string) []string {
	return strings.FieldsFunc(strings.TrimSpace(text), func(r rune) bool { return r == '\n' })
}

func day(s string) ingest.Date {
	if s == "-" {
		return ingest.Date{}
	}
	d, bad := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(s)}, false)
	if bad != ingest.DateFine {
		panic(s)
	}
	return d
}

// found lists findings as rule, place and what was seen.
func found(log *finding.Log) []string {
	out := []string{}
	for _, r := range coverage.Rules() {
		for _, g := range log.Groups() {
			for _, f := range g.Kept {
				if g.Rule == r {
					out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s", r.ID, f.Place(), f.Seen)))
				}
			}
		}
	}
	return out
}

const pairs = `
K101 baseline self 2022-09-12
K102 baseline self 2022-09-13
K101 endline self 2023-06-05
K102 endline self 2023-06-06`

// Each rule at its place; the first of them is the clean twin of the others.
func TestCover(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, records, roster string
		want                  []string
		coverage              string // left, joined, absent
	}{
		{"everybody has everything", pairs, "K101 2022-09-01\nK102", nil, "0 0 0"},
		{"nobody asked", pairs, "K101\nK102\nK103 2022-09-01", []string{"COV-001 roster.csv A4 from 2022-09-01"}, "0 0 0"},
		{"came after the last", pairs, "K101\nK102\nK103 2023-06-07", nil, "0 0 1"},
		{"left before the first", pairs, "K101\nK102\nK103 2021-09-01 2022-09-11", nil, "0 0 1"},
		{"left on the day of the first", pairs, "K101\nK102\nK103 2021-09-01 2022-09-12", []string{"COV-001 roster.csv A4 from 2021-09-01 to 2022-09-12"}, "0 0 0"},
		{"away once, there once", pairs, "K101\nK102\nK103 2021-09-01 2022-07-01\nK103 2022-11-01", []string{"COV-001 roster.csv A4 from 2021-09-01 to 2022-07-01"}, "0 0 0"},
		{"not on the list", pairs, "K101", []string{"COV-002 sdq.csv A3"}, "0 0 0"},
		{"written another way", pairs, "K101\nk-0102", []string{`COV-001 roster.csv A3`, `COV-002 sdq.csv A3 "k-0102" is written another way in the list at roster.csv A3`}, "0 0 0"},
		{"mistyped", pairs, "K101\nK012", []string{`COV-001 roster.csv A3`, `COV-002 sdq.csv A3 may be a slip of the hand from "K012" in the list at roster.csv A3`}, "0 0 0"},
		{"mistyped for one of two", pairs, "K101\nK012\nK1O2", []string{`COV-001 roster.csv A3`, `COV-001 roster.csv A4`, `COV-002 sdq.csv A3`}, "0 0 0"},
		{"known by the school's own number", pairs, "F999432119001/K101\nV999432119002/K102", nil, "0 0 0"},
		{"a number that two share", pairs, "F999432119001/K101\nV999432119002/K101\nK102", []string{"COV-001 roster.csv A2", "COV-001 roster.csv A3", "COV-002 sdq.csv A2"}, "0 0 0"},
		{"no endline", pairs + "\nK103 baseline teacher", "K101\nK102\nK103", []string{"COV-003 sdq.csv A6"}, "0 0 0"},
		{"left before the endline", pairs + "\nK103 baseline teacher", "K101\nK102\nK103 2022-09-01 2023-06-04", nil, "1 0 0"},
		{"left on the day of it", pairs + "\nK103 baseline teacher", "K101\nK102\nK103 2022-09-01 2023-06-05", []string{"COV-003 sdq.csv A6"}, "0 0 0"},
		{"no baseline", pairs + "\nK103 endline self", "K101\nK102\nK103 2022-09-13", []string{"COV-004 sdq.csv A6"}, "0 0 0"},
		{"came after it", pairs + "\nK103 endline self", "K101\nK102\nK103 2022-09-14", nil, "0 1 0"},
		{"the second placement has no endline", pairs + "\nK101 baseline self 2 2023-09-12", "K101 2022-09-01 2023-07-01\nK101 2023-09-01\nK102", []string{"COV-003 sdq.csv A6"}, "0 0 0"},
		{"no list", pairs + "\nK103 baseline self\nK104 endline self", "", []string{"COV-003 sdq.csv A6", "COV-004 sdq.csv A7"}, "0 0 0"},
		{"one wave", "K101 baseline self", "", nil, "0 0 0"},
		{"nothing", "", "K101", nil, "0 0 0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			log := new(finding.Log)
			c := coverage.Cover(coverage.Input{Records: records(tt.records), Roster: roster(tt.roster)}, log)
			if diff := cmp.Diff(append([]string{}, tt.want...), found(log)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if got := fmt.Sprint(c.Left, c.Joined, c.Absent); got != tt.coverage {
				t.Errorf("left, joined, absent are %s, want %s", got, tt.coverage)
			}
		})
	}
}

func TestNotRun(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, records, roster string
		want                  []string
	}{
		{"all", pairs, "K101", nil},
		{"no list", pairs, "", []string{"COV-001 no list of pupils was read", "COV-002 no list of pupils was read"}},
		{"one wave", "K101 baseline self", "K101", []string{"COV-003 no endline was read", "COV-004 no endline was read"}},
		{"the other wave", "K101 endline self", "K101", []string{"COV-003 no baseline was read", "COV-004 no baseline was read"}},
		{"nothing", "", "", []string{"COV-001 no questionnaires with answers", "COV-002 no questionnaires with answers", "COV-003 no questionnaires with answers", "COV-004 no questionnaires with answers"}},
	} {
		var got []string
		for _, n := range coverage.Cover(coverage.Input{Records: records(tt.records), Roster: roster(tt.roster)}, new(finding.Log)).NotRun {
			got = append(got, n.Rule.ID+" "+n.Why)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", tt.name, diff)
		}
	}
}

// In whatever order the records come, the numbers and the pupils concerned are the
// same, and every placement with a baseline is accounted for.
func TestCoverIsEven(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.Custom(func(t *rapid.T) coverage.Record {
			return coverage.Record{
				Pupil: fmt.Sprint("K10", rapid.IntRange(0, 9).Draw(t, "pupil")), Placement: 1,
				Wave:      rapid.SampledFrom([]string{"baseline", "interim", "endline"}).Draw(t, "wave"),
				Informant: rapid.SampledFrom([]string{"self", "teacher"}).Draw(t, "informant"),
			}
		})
		in := coverage.Input{Records: rapid.SliceOfN(draw, 0, 30).Draw(t, "records"), Roster: roster("K101\nK102\nK111")}
		log := new(finding.Log)
		c := coverage.Cover(in, log)
		other := new(finding.Log)
		d := coverage.Cover(coverage.Input{Records: rapid.Permutation(in.Records).Draw(t, "shuffled"), Roster: in.Roster}, other)
		if diff := cmp.Diff(c.Counts, d.Counts) + cmp.Diff(c.Pairs, d.Pairs); diff != "" {
			t.Fatal(diff)
		}
		before, after, both := map[string]bool{}, map[string]bool{}, 0
		for _, r := range in.Records {
			before[r.Pupil] = before[r.Pupil] || r.Wave == "baseline"
			after[r.Pupil] = after[r.Pupil] || r.Wave == "endline"
		}
		n, m := 0, 0
		for p := range before {
			if before[p] {
				n++
			}
			if after[p] {
				m++
			}
			if before[p] && after[p] {
				both++
			}
		}
		if n > 0 && m > 0 && (log.Of(coverage.RuleNoEndline) != n-both || log.Of(coverage.RuleNoBaseline) != m-both) {
			t.Fatalf("%d without endline, %d without baseline; want %d and %d", log.Of(coverage.RuleNoEndline), log.Of(coverage.RuleNoBaseline), n-both, m-both)
		}
		for _, r := range coverage.Rules() {
			if log.Of(r) != other.Of(r) {
				t.Fatalf("%s: %d, and %d in another order", r.ID, log.Of(r), other.Of(r))
			}
		}
	})
}

func TestRules(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile(`^COV-[0-9]{3}$`)
	for i, r := range coverage.Rules() {
		if !id.MatchString(r.ID) || i > 0 && r.ID <= coverage.Rules()[i-1].ID {
			t.Errorf("id %q", r.ID)
		}
		for _, text := range []string{r.Title, r.Expected, r.Fix} {
			if text == "" || strings.HasSuffix(text, ".") || text[:1] != strings.ToLower(text[:1]) {
				t.Errorf("%s: %q is not lower case without a full stop", r.ID, text)
			}
		}
	}
}

// A school asked two pupils before and after, and one of them before alone.
func ExampleCover() {
	at := func(row int) sheet.Ref { return sheet.Ref{File: "SDQ.csv", Row: row, Col: 1} }
	log := new(finding.Log)
	c := coverage.Cover(coverage.Input{
		Records: []coverage.Record{
			{Pupil: "K101", Placement: 1, Wave: "baseline", Informant: "teacher", At: at(2)},
			{Pupil: "K102", Placement: 1, Wave: "baseline", Informant: "teacher", At: at(3)},
			{Pupil: "K101", Placement: 1, Wave: "endline", Informant: "teacher", At: at(4)},
		},
		Roster: []coverage.Entry{{ID: "K101"}, {ID: "K102"}},
	}, log)
	for _, p := range c.Pairs {
		fmt.Printf("%s: %d of %d with a baseline have an endline\n", p.Informant, p.Both, p.Baseline)
	}
	for _, g := range log.Groups() {
		fmt.Printf("%s %s: %s\n", g.Rule.ID, g.Rule.Title, g.Kept[0].Place())
	}
	// Output:
	// teacher: 1 of 2 with a baseline have an endline
	// COV-003 baseline without an endline: SDQ.csv A3
}
