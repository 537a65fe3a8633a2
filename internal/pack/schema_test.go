package pack

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"apst/ingest"
	"apst/metrics/calendar"
)

// The two tables fit each other: every column belongs to a file, codes, limits and patterns
// fit the type, keys are never empty, and what is referred to is there.
func TestSchema(t *testing.T) {
	t.Parallel()
	types := []Type{TextType, WordsType, IntegerType, NumberType, BooleanType, DayType}
	for i := range Tables() {
		table := &Tables()[i]
		if table.Title == "" || table.About == "" || !slices.Contains([]Needed{Always, OfTaskforce, WithIdentities}, table.Needed) || len(table.Columns) == 0 {
			t.Errorf("%s: %+v", table.File, table)
		}
		if len(table.Key()) == 0 {
			t.Errorf("%s has no key", table.File)
		}
		seen := map[string]bool{}
		for _, c := range table.Columns {
			at := table.File + " " + c.Name
			number := c.Type == IntegerType || c.Type == NumberType
			switch {
			case seen[c.Name]:
				t.Errorf("%s stands twice", at)
			case !slices.Contains(types, c.Type):
				t.Errorf("%s: type %q", at, c.Type)
			case c.Meaning == "" || c.Missing == "" || (c.Missing == "never") != c.Required:
				t.Errorf("%s: empty %q, required %v", at, c.Missing, c.Required)
			case c.Key && !c.Required:
				t.Errorf("%s is of the key and may be empty", at)
			case (c.Minimum != "" || c.Maximum != "") && !number:
				t.Errorf("%s has limits and is no number", at)
			case len(c.Codes) > 0 && (c.Type != TextType || c.Pattern != ""):
				t.Errorf("%s has codes beside its type or a pattern", at)
			case c.Type == WordsType && c.Pattern == "":
				t.Errorf("%s: words of any form", at)
			}
			seen[c.Name] = true
			if c.Pattern != "" {
				if _, err := regexp.Compile(c.Pattern); err != nil || !strings.HasPrefix(c.Pattern, "^") || !strings.HasSuffix(c.Pattern, "$") {
					t.Errorf("%s: pattern %s: %v", at, c.Pattern, err)
				}
			}
			for _, limit := range []string{c.Minimum, c.Maximum} {
				if _, err := strconv.ParseFloat(limit, 64); limit != "" && err != nil {
					t.Errorf("%s: limit %q", at, limit)
				}
			}
		}
		for _, r := range table.References() {
			other := TableNamed(r.File)
			if other == nil {
				t.Errorf("%s refers to %s", table.File, r.File)
				continue
			}
			for _, name := range r.Columns {
				if other.Index(name) < 0 {
					t.Errorf("%s refers to %s of %s", table.File, name, r.File)
				}
			}
		}
		if table.Index("study_id") >= 0 && table.File != "pupils.csv" && !slices.ContainsFunc(table.References(), func(r Reference) bool { return r.File == "pupils.csv" }) {
			t.Errorf("%s has study ids and does not refer to the pupils", table.File)
		}
	}
}

// Which tables a return has.
func TestTablesOf(t *testing.T) {
	t.Parallel()
	has := func(tables []Table, file string) bool {
		return slices.ContainsFunc(tables, func(t Table) bool { return t.File == file })
	}
	for _, x := range []struct {
		arm        string
		identified bool
		support    bool
	}{{Taskforce, false, true}, {Taskforce, true, true}, {Comparison, false, false}, {Comparison, true, false}} {
		got := TablesOf(x.arm, x.identified)
		if has(got, "support.csv") != x.support || has(got, "identifiers.csv") != x.identified || !has(got, "pupils.csv") {
			t.Errorf("%+v: %d tables", x, len(got))
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	day := ingest.Date{Year: 2022, Month: 9, Day: 12}
	month := ingest.Date{Year: 2022, Month: 9}
	entry := ingest.Date{Year: 2022, Month: 9, Day: 5}
	for _, x := range []struct {
		dates      Dates
		day, entry ingest.Date
		want       string
	}{
		{ExactDates, day, entry, "2022-09-12"}, {ExactDates, month, entry, "2022-09"}, {ExactDates, ingest.Date{}, entry, ""},
		{MonthDates, day, ingest.Date{}, "2022-09"}, {MonthDates, month, entry, "2022-09"},
		{OffsetDates, day, entry, "7"}, {OffsetDates, entry, entry, "0"}, {OffsetDates, entry, day, "-7"},
		{OffsetDates, month, entry, ""}, {OffsetDates, day, month, ""}, {OffsetDates, day, ingest.Date{}, ""},
	} {
		got := x.dates.Text(x.day, x.entry)
		if got != x.want {
			t.Errorf("%s of %s: %q, want %q", x.dates, x.day, got, x.want)
		}
		if p := x.dates.Pattern(); got != "" && p != "" && !regexp.MustCompile(p).MatchString(got) {
			t.Errorf("%s: %q does not fit %s", x.dates, got, p)
		}
		back, ok := x.dates.Day(got)
		if want := x.dates != OffsetDates && got != ""; ok != want || ok && x.dates == ExactDates && back != x.day {
			t.Errorf("%s: %q read back as %s, %v", x.dates, got, back, ok)
		}
	}
	for _, text := range []string{"2022-9-12", "12/09/2022", "2022-09-12 ", "2022-09-1x", "20220912"} {
		if d, ok := ExactDates.Day(text); ok {
			t.Errorf("%q is read as %s", text, d)
		}
	}
}

// The name of a return has the calendar year of its term.
func TestTermName(t *testing.T) {
	t.Parallel()
	for term, want := range map[calendar.Term]string{calendar.Autumn: "2022-autumn", calendar.Spring: "2023-spring", calendar.Summer: "2023-summer"} {
		if got := TermName(calendar.NamedTerm{Year: 2022, Term: term}); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
