package manual_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/internal/manual"
	"apst/metrics"
	"apst/metrics/attendance"
	"apst/metrics/cohort"
	"apst/metrics/neet"
	"apst/metrics/ngrt"
	"apst/metrics/pass"
	"apst/metrics/plan"
	"apst/metrics/record"
	"apst/metrics/roster"
	"apst/metrics/support"
	"apst/report/words"
	"apst/sdq"
	"apst/sdq/intake"
	"apst/sdq/outcome"
)

// measured are the measures beside the SDQ.
func measured() []*metrics.Measure {
	return []*metrics.Measure{attendance.Measure(), ngrt.Measure(), pass.Measure(), neet.Measure(), support.Measure(), plan.Measure()}
}

func rules() []*finding.Rule {
	all := slices.Concat(ingest.Rules(), intake.Rules(), record.Rules(), roster.Rules(), cohort.Rules(), outcome.Rules(), words.Rules())
	for _, m := range measured() {
		all = append(all, m.Rules...)
	}
	return all
}

// Every entry has an id of its own and says something; what has constants has
// their source, and what it refers to is there.
func TestEntries(t *testing.T) {
	t.Parallel()
	m := manual.New(rules(), measured()...)
	ids := map[string]bool{manual.All: true}
	for _, id := range m.IDs() {
		if key := strings.ToLower(id); ids[key] {
			t.Errorf("two entries or chapters have the id %s", id)
		} else {
			ids[key] = true
		}
	}
	for _, c := range m.Chapters {
		if c.Title == "" || c.About == "" || len(c.Entries) == 0 {
			t.Errorf("chapter %s is empty or says nothing", c.ID)
		}
		for _, e := range c.Entries {
			if e.Title == "" || e.Text == "" && len(e.Facts) == 0 && len(e.Tables) == 0 {
				t.Errorf("%s says nothing", e.ID)
			}
			sourced := e.Source != nil
			for _, tab := range e.Tables {
				sourced = sourced || len(tab.Sources) > 0
				if n := len(tab.Sources); n > 0 && n != len(tab.Rows) {
					t.Errorf("%s, %s: %d sources for %d rows", e.ID, tab.Name, n, len(tab.Rows))
				}
				for _, r := range tab.Rows {
					if len(r) != len(tab.Columns) {
						t.Errorf("%s, %s: %d cells for %d columns: %q", e.ID, tab.Name, len(r), len(tab.Columns), r)
					}
				}
			}
			if !sourced {
				t.Errorf("%s has no source", e.ID)
			}
			for _, f := range e.Facts {
				if f.Name == "" || f.Text == "" {
					t.Errorf("%s has an empty fact %q: %q", e.ID, f.Name, f.Text)
				}
			}
			for _, id := range e.See {
				if !ids[strings.ToLower(id)] {
					t.Errorf("%s refers to %s, which is not there", e.ID, id)
				}
			}
		}
	}
}

// Every embedded table has an entry that shows all its rows. A new table has to
// be named here with the entry or chapter that shows it.
func TestEveryEmbeddedTableIsShown(t *testing.T) {
	t.Parallel()
	shown := map[string]string{ // table: id, and how many rows it has to have
		"sdq/tables/rules.csv": "scoring", "sdq/tables/bands.csv": "bands", "sdq/tables/norms.csv": "norms.british", "sdq/tables/reliability.csv": "norms",
		"sdq/tables/nhs.csv": "reliable-change.nhs-england", "sdq/tables/prediction.csv": "prediction.limits", "sdq/tables/added-value.csv": "added-value.terms",
		"sdq/intake/tables/waves.csv": "reading.waves", "sdq/intake/tables/informants.csv": "reading.informants",
		"ingest/tables/la.csv": "identifiers.authorities", "metrics/roster/tables/headings.csv": "reading.roster", "metrics/roster/tables/codes.csv": "reading.roster-codes",
		"internal/project/tables/terms.csv": "reading.calendar", "internal/project/tables/closures.csv": "reading.calendar", "internal/project/tables/defaults.csv": "reading.settings",
		"metrics/record/tables/who.csv": "reading.who", "internal/pack/tables/opened.csv": "return.opened", "metrics/record/tables/waves.csv": "reading.sittings",
		"sdq/intake/tables/keys.csv": "reading.headings", "sdq/intake/tables/headings.csv": "reading.headings", "sdq/intake/tables/cohorts.csv": "reading.headings",
		"report/benchmarks/tables/benchmarks.csv": "words", "report/benchmarks/tables/sources.csv": "words", "report/words/tables/lists.csv": "words", "report/words/tables/phrases.csv": "words",
		"report/words/tables/allowed.csv": "words", "report/words/tables/classes.csv": "words.phrases", "report/words/tables/refused.csv": "words.refused",
		"internal/compare/tables/kinds.csv": "compare.tables", "internal/compare/tables/columns.csv": "compare.columns", "internal/compare/tables/differences.csv": "compare.differences", "internal/compare/tables/headlines.csv": "compare.headlines",
		"report/tables/levels.csv": "tables.groups", "internal/pack/tables/reasons.csv": "return.reasons", "internal/pack/tables/files.csv": "return.files", "internal/pack/tables/columns.csv": "return.columns", "report/scan/tables/elements.csv": "release.search-elements", "report/scan/tables/formats.csv": "release.search-files",
		"report/scan/tables/headings.csv": "release.search-headings", "report/scan/tables/postcode-areas.csv": "release.search-postcodes", "report/scan/tables/words.csv": "release.search-words",
	}
	counted := map[string]bool{"release.search-words": true, "reading.headings": true, "reading.roster": true, "return.columns": true} // counts in place of rows; the items of a form are one
	m := manual.New(rules(), measured()...)
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			return fs.SkipDir // what other tests write while this one runs is there
		}
		if err != nil || d.IsDir() || filepath.Ext(path) != ".csv" || filepath.Base(filepath.Dir(path)) != "tables" || strings.Contains(path, "testdata") {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, filepath.FromSlash("../../")))
		id, ok := shown[name]
		if measure := strings.Split(name, "/")[1]; !ok && slices.ContainsFunc(measured(), func(m *metrics.Measure) bool { return m.ID == measure }) {
			// The tables of a measure are its chapter's; those of headings are counted there.
			id, ok = measure, true
			if strings.Contains(filepath.Base(name), "headings") {
				id = measure + ".headings"
				counted[id] = true
			}
			if name == "metrics/support/tables/words.csv" { // the words for one thing share a row
				id = "support.words"
				counted[id] = true
			}
		}
		if !ok {
			t.Errorf("no entry shows %s", name)
			return nil
		}
		part := m.Find(id)
		if part == nil {
			t.Errorf("%s: nothing has the id %s", name, id)
			return nil
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		reader := csv.NewReader(f)
		reader.Comment = '#'
		records, err := reader.ReadAll()
		if err != nil {
			return err
		}
		rows := 0
		for _, e := range part.Chapters[0].Entries {
			if len(part.Chapters[0].Entries) > 1 && len(e.Tables) == 0 {
				rows++ // a rule of its own
			}
			for _, tab := range e.Tables {
				rows += len(tab.Rows)
			}
		}
		if want := len(records) - 1; rows < want && !counted[id] {
			t.Errorf("%s has %d rows, %s shows %d", name, want, id, rows)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The key words by which headings of items are recognised are shown nowhere.
func TestNoKeyWords(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../sdq/intake/tables/keys.csv")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := manual.New(rules(), measured()...).WriteText(&out, 10_000); err != nil {
		t.Fatal(err)
	}
	text := strings.ToLower(out.String())
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		if key := strings.Split(line, ",")[1]; strings.Contains(key, " ") && strings.Contains(text, key) {
			t.Errorf("the manual holds the key words of item %s", strings.Split(line, ",")[0])
		}
	}
}

// An id is found in any case: an entry, a chapter, everything, or nothing.
func TestFind(t *testing.T) {
	t.Parallel()
	m := manual.New(rules(), measured()...)
	for id, want := range map[string]int{"sdq-012": 1, "SDQ.Hyperactivity": 1, "scoring": len(sdq.Rules()), "nothing": -1, "": -1, "glossary.block": 1,
		"block": 1, "wave": 1, "informant": 1, "rater": 1, "placement": 1, "prorated": 1, "Baseline": 1, "endline": 1, "look-back": 1, "UPN": 1} {
		got := -1
		if part := m.Find(id); part != nil {
			got = len(part.Chapters[0].Entries)
		}
		if got != want {
			t.Errorf("%q: %d entries, want %d", id, got, want)
		}
	}
	if all := m.Find("ALL"); len(all.Chapters) != len(m.Chapters) {
		t.Errorf("all has %d chapters of %d", len(all.Chapters), len(m.Chapters))
	}
}

// No line is wider than the page, and the same manual is the same text each time.
func TestTextFits(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 80, 100} {
		var out, again bytes.Buffer
		if err := manual.New(rules(), measured()...).WriteText(&out, width); err != nil {
			t.Fatal(err)
		}
		if err := manual.New(rules(), measured()...).WriteText(&again, width); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Errorf("width %d: another text the second time", width)
		}
		for line := range strings.Lines(out.String()) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > width || strings.HasSuffix(line, " \n") {
				t.Errorf("width %d: %d wide, or a blank at its end: %q", width, n, line)
			}
		}
	}
}

// Every row of a Markdown table has as many cells as its heading.
func TestMarkdownTables(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := manual.New(rules(), measured()...).WriteMarkdown(&out); err != nil {
		t.Fatal(err)
	}
	cell := regexp.MustCompile(`(^|[^\\])\|`)
	columns := 0
	for line := range strings.Lines(out.String()) {
		n := len(cell.FindAllString(line, -1))
		switch {
		case !strings.HasPrefix(line, "|"):
			columns = 0
		case columns == 0:
			columns = n
		case n != columns:
			t.Errorf("%d cells under %d: %s", n-1, columns-1, line)
		}
	}
}

// The JSON of an entry reads back, and holds where it comes from.
func TestJSON(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := manual.New(rules(), measured()...).Find("bands.three-band.2-4.parent").WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var back manual.Manual
	if err := json.Unmarshal(out.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	tab := back.Chapters[0].Entries[0].Tables[0]
	if len(tab.Rows) != 7 || !tab.Sources[0].Unconfirmed || tab.Sources[0].Source == "" {
		t.Errorf("got %d rows, first source %+v; want 7 and an unconfirmed one", len(tab.Rows), tab.Sources[0])
	}
}
