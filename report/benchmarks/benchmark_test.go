package benchmarks

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/metrics/neet"
)

// Every figure has what it takes to be printed.
func TestFigures(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	year := regexp.MustCompile(`^(19|20)\d\d(/\d\d)?$`)
	for _, b := range Benchmarks() {
		if ids[b.ID] {
			t.Errorf("%s stands twice", b.ID)
		}
		ids[b.ID] = true
		for what, text := range map[string]string{"measure": b.Measure, "unit": b.Unit, "population": b.Population, "definition": b.Definition, "base": b.Of, "source": b.Source, "edition": b.Edition} {
			if text == "" {
				t.Errorf("%s has no %s", b.ID, what)
			}
		}
		if !year.MatchString(b.Year) || b.Seen < 1 || len(b.Names) == 0 {
			t.Errorf("%s: year %q, seen %d, names %q", b.ID, b.Year, b.Seen, b.Names)
		}
		if b.Basis != "" && b.Basis != "dfe" && b.Basis != "mis" && b.Basis != "either" {
			t.Errorf("%s: basis %q", b.ID, b.Basis)
		}
		for _, group := range b.Names {
			for _, name := range group {
				if strings.TrimSpace(name) != name || name == "" {
					t.Errorf("%s: name %q", b.ID, name)
				}
			}
		}
		if got, ok := Lookup(b.ID); !ok || got.Printed() != b.Printed() {
			t.Errorf("%s is not found by its id", b.ID)
		}
		if b.Figure() == "" || !strings.Contains(b.Printed(), b.Year) || !strings.Contains(b.Printed(), b.Source) {
			t.Errorf("%s is printed as %q", b.ID, b.Printed())
		}
	}
	if _, ok := Lookup("no-such-figure"); ok {
		t.Error("an id that nothing has was found")
	}
}

// Figures as they are printed, with what has to stand beside them.
func TestPrinted(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"absence-ap-overall-2023-24":         "42.5% (overall absence, state-funded AP, 2023/24, full year; DfE, Pupil absence in schools in England; seen in 1 source)",
		"absence-ap-schools-2023-24":         "331 schools (schools in the absence figures, state-funded AP, 2023/24, full year; DfE, Pupil absence in schools in England; seen in 1 source)",
		"destinations-ap-sustained-2021-22":  "58.8% (sustained destination, state place-funded AP, 2021/22, by destination year; DfE, Key stage 4 destination measures; seen in 1 source; provisional)",
		"absence-ap-overall-mis-2020-21":     "39.4% (overall absence, state-funded AP, 2020/21, autumn and spring terms; DfE, Pupil absence in schools in England; seen in 1 source; worked out from the same file; as schools' own systems count)",
		"fsm-all-2023-24":                    "24.6% (pupils eligible for free school meals, all schools, 2023/24, January census; DfE, Schools, pupils and their characteristics; seen in 2 sources)",
		"suspensions-ap-rate-spring-2023-24": "82.3% (suspension rate, state-funded AP, 2023/24, spring term; DfE, Suspensions and permanent exclusions; seen in 1 source; inflated: the headcount leaves out pupils registered elsewhere as well, whose suspensions count)",
	} {
		b, _ := Lookup(id)
		if got := b.Printed(); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", id, got, want)
		}
	}
	for id, want := range map[string]string{"children-ap-all": "about 74,000 children", "apst-evaluation-cost": "£522,000", "pupils-la-ap-2022-23": "40,904 pupils", "exclusions-ap-rate-autumn-2023-24": "0.1%"} {
		b, _ := Lookup(id)
		if got := b.Figure(); got != want {
			t.Errorf("%s is printed as %q, want %q", id, got, want)
		}
	}
}

// Values of the sources, a few of each subject, and those that are in no row.
func TestValues(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"absence-ap-overall-2022-23": "40.7", "absence-ap-severe-2016-17": "28.5", "absence-ap-persistent-2013-14": "67.9", "absence-ap-unauthorised-2024-25": "18.8",
		"absence-ap-overall-2020-21": "32.8", "absence-ap-overall-mis-2021-22": "38.3", "absence-ap-severe-2023-24": "39.3", "absence-ap-enrolments-2023-24": "40600", "absence-all-overall-2021-22": "7.6",
		"suspensions-ap-pupils-2022-23": "88.55", "suspensions-ap-number-autumn-2024-25": "15673", "exclusions-ap-number-2022-23": "45",
		"destinations-ap-sustained-2016-17": "54.1", "destinations-mainstream-sustained-2021-22": "93.6", "destinations-ap-some-activity-benefit-2021-22": "14.1", "destinations-all-ap-sustained-2021-22": "67.0",
		"neet-and-not-known-2025": "5.6", "neet-vulnerable-2022": "23.6", "neet-guarantee-2021": "94.3",
		"fsm-pru-2020-21": "53.1", "ehc-named-la-ap-2024": "80.9", "school-arranged-sen-2022-23": "62.5", "plan-pru-2015": "11.5", "ks4-9-4-all-2022-23": "65.1", "five-gcses-pru-2009-10": "1.4",
		"apst-schools": "22",
	} {
		if b, ok := Lookup(id); !ok || b.Value.String() != want {
			t.Errorf("%s is %s (%v), want %s", id, b.Value, ok, want)
		}
	}
	for _, id := range []string{"absence-ap-overall-2019-20", "absence-ap-severe-2015-16", "neet-vulnerable-2021", "neet-ehc-plan-2021", "absence-ap-schools-2024-25"} {
		if b, ok := Lookup(id); ok {
			t.Errorf("%s is there, and no source was read for it: %s", id, b.Value)
		}
	}
	for _, b := range Benchmarks() { // of the claims that nobody found
		if v := b.Value.String(); v == "4.5" || v == "14" || v == "80" {
			t.Errorf("%s has the value %s of a claim without a source", b.ID, v)
		}
	}
}

// The figures that the destinations show are the same.
func TestSameAsOfDestinations(t *testing.T) {
	t.Parallel()
	there := map[string]bool{}
	for _, b := range Benchmarks() {
		there[b.Year+" "+b.Value.Rounded(1).String()] = true
	}
	rows := 0
	for _, e := range neet.Entries() {
		if e.ID != "neet.national" {
			continue
		}
		for _, tab := range e.Tables {
			for _, r := range tab.Rows {
				if rows++; !there[r[0]+" "+r[2]] {
					t.Errorf("%s, %s: %s is no benchmark", r[0], r[1], r[2])
				}
			}
		}
	}
	if rows < 30 {
		t.Errorf("%d rows compared: the test looks for the wrong thing", rows)
	}
}

// A figure over other terms, on another basis or of something else stands beside
// nothing.
func TestFits(t *testing.T) {
	t.Parallel()
	full, _ := Lookup("absence-ap-overall-2023-24")
	covid, _ := Lookup("absence-ap-overall-2021-22")
	young, _ := Lookup("neet-only-2023")
	for _, tt := range []struct {
		name string
		b    Benchmark
		f    Frame
		fits bool
	}{
		{"same", full, Frame{Span: "full year", Of: "sessions", Basis: "mis"}, true},
		{"two terms", full, Frame{Span: "autumn and spring terms", Of: "sessions", Basis: "mis"}, false},
		{"pupils", full, Frame{Span: "full year", Of: "pupils"}, false},
		{"span not said", full, Frame{Of: "sessions"}, false},
		{"Covid on the same basis", covid, Frame{Span: "autumn and spring terms", Of: "sessions", Basis: "dfe"}, true},
		{"Covid on another basis", covid, Frame{Span: "autumn and spring terms", Of: "sessions", Basis: "mis"}, false},
		{"ages", young, Frame{Span: young.Span, Of: "young people", Ages: "16 to 17"}, true},
		{"other ages", young, Frame{Span: young.Span, Of: "young people", Ages: "16 to 24"}, false},
	} {
		if why := tt.b.Fits(tt.f); (why == "") != tt.fits {
			t.Errorf("%s: %q, want fits %v", tt.name, why, tt.fits)
		}
	}
}

// A number in print is the figure itself, or the figure rounded to its decimals.
func TestSame(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		value, print string
		want         bool
	}{
		{"42.5", "42.5", true}, {"42.5", "43", true}, {"42.5", "42", false}, {"42.5", "42.50", true}, {"42.5", "42.51", false},
		{"88.55", "88.6", true}, {"88.55", "88.5", false}, {"88.55", "89", true}, {"0.06", "0.1", true}, {"0.06", "0", true},
		{"35600", "35,600", true}, {"67.0", "67", true}, {"4", "4.5", false}, {"44.45", "44", true},
	} {
		v, _ := ParseDecimal(tt.value)
		p, ok := ParseDecimal(tt.print)
		if !ok || v.Same(p) != tt.want {
			t.Errorf("%s printed as %s: %v, want %v", tt.value, tt.print, v.Same(p), tt.want)
		}
	}
	for _, s := range []string{"", ".", "5.", ".5", "1.2.3", "-1", "1e5", "12345678901234567"} {
		if d, ok := ParseDecimal(s); ok {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}

// Rounding a number once is a print of it, and writing it down reads back.
func TestDecimalProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := Decimal{rapid.Int64Range(0, 1e12).Draw(t, "units"), rapid.IntRange(0, 3).Draw(t, "places")}
		back, ok := ParseDecimal(d.Grouped())
		if !ok || back != d {
			t.Fatalf("%v was written as %s and read as %v", d, d.Grouped(), back)
		}
		r := d.Rounded(rapid.IntRange(0, 3).Draw(t, "to"))
		if !d.Same(r) {
			t.Fatalf("%s is not the print %s", d, r)
		}
		if diff := d.Float() - r.Float(); diff > 0.5 || diff < -0.5 {
			t.Fatalf("%s was rounded to %s", d, r)
		}
	})
}

// Every figure is shown under its source, and every source has figures.
func TestEntries(t *testing.T) {
	t.Parallel()
	shown := map[string]bool{}
	for _, e := range Entries()[1:] {
		if len(e.Tables) == 0 || e.From.Source == "" || e.From.Edition == "" {
			t.Errorf("%s shows nothing, or has no source", e.ID)
		}
		for _, tab := range e.Tables {
			for _, r := range tab.Rows {
				if shown[r[0]] {
					t.Errorf("%s is shown twice", r[0])
				}
				shown[r[0]] = true
			}
		}
	}
	for _, b := range Benchmarks() {
		if !shown[b.ID] {
			t.Errorf("%s is not shown: its source %q is not in the table of sources", b.ID, b.Source)
		}
	}
}
