package support

import (
	"os"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/record"
)

// The words that columns are said to hold are those of the tables.
func TestColumnWords(t *testing.T) {
	t.Parallel()
	for field, words := range map[string]string{fieldMode: modeWords, fieldReferredBy: referrerWords, fieldDecision: decisionWords,
		fieldRespondent: respondentWords, fieldAudience: audienceWords, fieldConsent: consentWords} {
		if got := strings.Join(tables().means[field], "; "); got != words {
			t.Errorf("%s: the table has %q, the columns say %q", field, got, words)
		}
	}
	if got := strings.Join(tables().roles, "; "); got != roleWords {
		t.Errorf("roles: the table has %q", got)
	}
	if got := strings.Join(doseNames[:], "; "); got != doseWords {
		t.Errorf("doses: %q", got)
	}
	var kinds []string
	for _, id := range tables().kindOrder {
		if tables().kinds[id].class == classIncident {
			kinds = append(kinds, id)
		}
	}
	if got := strings.Join(kinds, "; "); got != kindWords {
		t.Errorf("kinds: the table has %q", got)
	}
	if len(professions) != len(tables().roles) {
		t.Errorf("%d professions to choose from, of %d", len(professions), len(tables().roles))
	}
	for _, p := range professions {
		if _, ok := specialismOf(p); !ok {
			t.Errorf("%q can be chosen, and cannot be read", p)
		}
	}
}

// No word of a field means two things, and what means something is known.
func TestWordsAreUnambiguous(t *testing.T) {
	t.Parallel()
	met := map[word]string{}
	for _, r := range record.Table(wordsCSV) {
		k := word{r[0], keyOf(r[2])}
		if m, ok := met[k]; ok {
			t.Errorf("%s: %q stands twice, for %s and %s", r[0], r[2], m, r[1])
		}
		met[k] = r[1]
		if wordIn(r[0], r[2]) != r[1] {
			t.Errorf("%s: %q is read as %q, not %q", r[0], r[2], wordIn(r[0], r[2]), r[1])
		}
		if r[0] == fieldKind && tables().kinds[r[1]].id == "" {
			t.Errorf("%q is no kind", r[1])
		}
	}
	for field, means := range tables().means {
		if sorted := slices.Compact(slices.Sorted(slices.Values(means))); len(sorted) != len(means) {
			t.Errorf("%s: meanings are not listed together: %v", field, means)
		}
		for _, m := range means {
			if got := wordIn(field, m); got != m {
				t.Errorf("%s: %q itself is read as %q", field, m, got)
			}
		}
	}
	phrases := map[string]bool{}
	for _, r := range record.Table(specialismsCSV) {
		if phrases[keyOf(r[2])] {
			t.Errorf("%q stands twice among specialists", r[2])
		}
		phrases[keyOf(r[2])] = true
		if r[0] != roleOther && tables().titles[r[0]] == "" || r[0] == roleOther && r[1] == "" {
			t.Errorf("%v: no such role, or another one without a name", r)
		}
	}
	for _, name := range []string{"contact-minutes", "suspension-sessions", "rating-most", "question-columns", "question-words", "specialism-letters"} {
		if limit(name) <= 0 {
			t.Errorf("no limit %s", name)
		}
	}
	if len(tables().limits) != 6 {
		t.Errorf("%d limits: one is not used", len(tables().limits))
	}
}

// A heading means one thing in a table, and every field that is read has headings.
func TestHeadings(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, s := range spec().Shapes {
		if ids[s.ID] || s.Title == "" {
			t.Errorf("shape %q: not unique, or nothing said about it", s.ID)
		}
		ids[s.ID] = true
		for field, headings := range s.Headings.Known() {
			for _, h := range headings {
				if m := s.Headings.Of(h); m.Field != field {
					t.Errorf("%s: %q is %s and %s", s.ID, h, field, m.Field)
				}
			}
		}
		for _, group := range s.Needs {
			for _, field := range group {
				if len(s.Headings.Known()[field]) == 0 {
					t.Errorf("%s needs %s, which no heading has", s.ID, field)
				}
			}
		}
	}
}

// Every rule, column and entry says what a reader needs.
func TestMeasureIsWhole(t *testing.T) {
	t.Parallel()
	m := Measure()
	last := ""
	for _, r := range m.Rules {
		if r.ID <= last || !strings.HasPrefix(r.ID, "SUP-") || r.Title == "" || r.Expected == "" || r.Fix == "" {
			t.Errorf("rule %s is out of order or not whole", r.ID)
		}
		last = r.ID
	}
	names := map[string]bool{}
	for _, table := range m.Tables {
		if names[table.Name] || len(table.Title) > 31 || table.About == "" {
			t.Errorf("table %s", table.Name)
		}
		names[table.Name] = true
		columns := map[string]bool{}
		for _, c := range table.Columns {
			if columns[c.Name] || c.Title == "" || c.Doc == "" || c.Missing == "" || c.Source == "" {
				t.Errorf("%s %s: not unique, or not whole: %+v", table.Name, c.Name, c)
			}
			if c.Kind == metrics.TextKind && c.Values == "" || c.Kind != metrics.TextKind && c.Range == "" {
				t.Errorf("%s %s: neither its words nor its range", table.Name, c.Name)
			}
			columns[c.Name] = true
		}
	}
	if m.Tables[0].Name != m.ID {
		t.Error("the first table is not named for the measure")
	}
	ids := map[string]bool{}
	for _, e := range m.Entries() {
		if ids[e.ID] || e.Title == "" || e.Text == "" || e.Choice && e.Why == "" || e.From.Source == "" {
			t.Errorf("entry %s: not unique, or not whole", e.ID)
		}
		ids[e.ID] = true
	}
	known := func(id string) bool {
		return ids[id] || slices.ContainsFunc(m.Rules, func(r *finding.Rule) bool { return r.ID == id }) || strings.HasPrefix(id, "apst ")
	}
	for _, e := range m.Entries() {
		for _, see := range e.See {
			if !known(see) {
				t.Errorf("entry %s points to %s, which is not there", e.ID, see)
			}
		}
	}
	for _, table := range m.Tables {
		for _, c := range table.Columns {
			if strings.HasPrefix(c.Source, "support.") && !ids[c.Source] {
				t.Errorf("column %s points to %s, which is not there", c.Name, c.Source)
			}
		}
	}
}

// Options refuse what they cannot mean.
func TestOptions(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"1,6,12": "none under 1, low 1 to 5, medium 6 to 11, high from 12", "2, 3, 4": "none under 2, low 2, medium 3, high from 4",
		"1,6": "", "6,1,12": "", "1,6,6": "", "0,1,2": "", "a,b,c": "", "1,6,12,24": ""} {
		b, err := parseBands(text)
		if (err != nil) != (want == "") || err == nil && b.String() != want {
			t.Errorf("%q: %v, %v", text, b, err)
		}
	}
	for amount, want := range map[int]string{0: "none", 1: "low", 5: "low", 6: "medium", 11: "medium", 12: "high", 400: "high"} {
		if got := contactBands.of(amount); got != want {
			t.Errorf("%d contacts are %s, want %s", amount, got, want)
		}
	}
	for _, o := range options() {
		switch {
		case o.Name == "from" || o.Name == "to":
			if o.Check("2022-09-01") != nil || o.Check("September") == nil || o.Check("09/2022") == nil {
				t.Errorf("--%s takes the wrong texts", o.Name)
			}
		case o.Name == "specialism":
			if o.Check("Sports mentor") != nil || o.Check("7") == nil {
				t.Error("--specialism takes the wrong texts")
			}
		}
	}
	if m := Measure(); m.Get(metrics.Settings{}, "duplicates") != "refuse" {
		t.Error("copies are not refused")
	}
}

// Every flag is given by the program and explained in the table, and by nobody else.
func TestFlags(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("flags.go")
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{"": true}
	for _, r := range Rules() {
		rules[r.ID] = true
	}
	last := ""
	for _, r := range record.Table(flagsCSV) {
		if r[0] <= last || r[1] == "" || !rules[r[2]] || say(r[0]) != r[1] {
			t.Errorf("flag %v: out of order, without a meaning, or of no rule", r)
		}
		if n := strings.Count(string(source), "= \""+r[0]+"\""); n != 1 {
			t.Errorf("flag %s stands %d times among the constants", r[0], n)
		}
		last = r[0]
	}
	if n := strings.Count(string(source), "	flag"); n != len(record.Table(flagsCSV)) {
		t.Errorf("%d constants for %d flags", n, len(record.Table(flagsCSV)))
	}
}
