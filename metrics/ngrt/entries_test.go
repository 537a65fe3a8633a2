package ngrt

import (
	"slices"
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/record"
)

// Entries have ids of their own, name others that there are, and say where they come
// from.
func TestEntries(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, e := range Entries() {
		if ids[e.ID] {
			t.Errorf("%s is there twice", e.ID)
		}
		ids[e.ID] = true
	}
	for _, r := range slices.Concat(Rules(), record.Rules()) {
		ids[r.ID] = true
	}
	for _, e := range Entries() {
		if e.Title == "" || e.Text == "" || e.Choice && e.Why == "" {
			t.Errorf("%s lacks a title, a text or its grounds", e.ID)
		}
		if e.Choice != (e.From == metrics.From{}) && e.ID != "ngrt.limits" {
			t.Errorf("%s is a choice (%v) from %+v", e.ID, e.Choice, e.From)
		}
		for _, see := range e.See {
			if !ids[see] {
				t.Errorf("%s names %s, which there is not", e.ID, see)
			}
		}
		for _, table := range e.Tables {
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%s: %d cells for %d columns", e.ID, len(row), len(table.Columns))
				}
			}
		}
	}
	for _, c := range table().Columns {
		if strings.HasPrefix(c.Source, "ngrt.") && !ids[c.Source] {
			t.Errorf("column %s comes from %s, which there is not", c.Name, c.Source)
		}
		if c.Doc == "" || c.Missing == "" || c.Source == "" {
			t.Errorf("column %s is not documented: %+v", c.Name, c)
		}
	}
}

// Each heading means one thing, and the fields are those that the code reads.
func TestHeadingsTable(t *testing.T) {
	t.Parallel()
	read := []string{fieldDate, fieldTest, fieldSitting, fieldForm, fieldLevel, fieldMedium, fieldAge, fieldSAS, fieldScore, fieldLower, fieldUpper, fieldBand,
		fieldStanine, fieldSC, fieldPC, fieldPhonics, fieldPercentile, fieldScale, fieldReadingAge, fieldSpellingAge, fieldLabel, fieldChange, record.Ignored}
	seen := map[string]string{}
	for _, r := range rowsOf(headingsCSV) {
		if !slices.Contains(read, r["field"]) {
			t.Errorf("field %q is not read", r["field"])
		}
		word := record.Squeeze(r["heading"])
		if other, twice := seen[word]; twice {
			t.Errorf("%q is of %s and %s", r["heading"], other, r["field"])
		}
		seen[word] = r["field"]
	}
	h := spec().Shapes[0].Headings
	for text, want := range map[string]record.Meaning{
		"NGRT - SAS": {Field: fieldSAS, Rank: "1"}, "GR (/n)": {Field: record.Ignored, Rank: "1"}, "Overall Stanine": {Field: fieldStanine, Rank: "1"},
		"Finish Point SAS": {Field: fieldSAS, Rank: "1", Wave: "endline"}, "Reading Age (yy:mm)": {Field: fieldReadingAge, Rank: "1"}, "Reading SAS": {Field: fieldSAS, Rank: "1"},
		"SAS Change": {Field: fieldChange, Rank: "1"}, "TW Unique ID": {Field: record.Ignored, Rank: "1"}, "NGST - SAS": {}, "Spelling SAS": {}, "SAS target": {},
		"Mid SAS": {Field: fieldSAS, Rank: "1", Wave: "interim"}, "Pre-test SAS": {Field: fieldSAS, Rank: "1", Wave: "baseline"}, "SAS (Summer 2023)": {Field: fieldSAS, Rank: "1", Wave: "summer 2023"},
	} {
		if got := h.Of(text); got != want {
			t.Errorf("%q means %+v, want %+v", text, got, want)
		}
	}
}

// What is typed under the headings of the blank sheet is read.
func TestBlank(t *testing.T) {
	t.Parallel()
	var heads, cells []string
	typed := map[string]string{"UPN": pupil1, "Date of test": "19/09/2022", "Form": "A", "Age at test": "13:10", "SAS": "82", "SAS confidence band": "74-90", "Stanine": "3", "NPR": "12",
		"SC Stanine": "3", "PC Stanine": "4", "Reading Age": "9:05", "Progress": "expected"}
	b := Measure().Blanks[0]
	for _, c := range b.Columns {
		heads, cells = append(heads, c.Heading), append(cells, typed[c.Heading])
		if m := spec().Shapes[0].Headings.Of(c.Heading); m.Field == "" || m.Field == record.Ignored {
			t.Errorf("the heading %q of the blank sheet is not read", c.Heading)
		}
	}
	o := readAll(t, asked{}, [2]string{"typed.csv", b.Title + "\n" + strings.Join(heads, ",") + "\n" + strings.Join(cells, ",") + "\n"})
	if got, want := o.tell("form", "age_at_test", "sas", "sas_lower", "sas_upper", "stanine", "sc_stanine", "pc_stanine", "reading_age", "progress_label", "flags"), "A 13:10 82 74 90 3 3 4 9:05 expected progress-without-start"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := o.findings(); got != "" {
		t.Errorf("found %s", got)
	}
}

// A map says what headings and words mean that are not known.
func TestMap(t *testing.T) {
	t.Parallel()
	m, err := record.ParseMap([]byte("format: 1\nmeasure: ngrt\ncolumns:\n  Autumn reading: sas\n  Test: test\nvalues:\n  test:\n    Reading: NGRT\n"))
	if err != nil {
		t.Fatal(err)
	}
	o := readAll(t, asked{maps: m}, [2]string{"x.csv", "UPN,Test,Date,Autumn reading\n" + pupil1 + ",Reading,19/09/2022,82\n" + pupil2 + ",Spelling,19/09/2022,99\n"})
	if got := o.tell("pupil_id", "sas"); got != pupil1+" 82" {
		t.Errorf("got %q", got)
	}
	if got := o.findings(); got != "NGRT-003 B3" {
		t.Errorf("found %s", got)
	}
}

// A file where only headings stand, one that is empty, and one that cannot be read.
func TestNothingToRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"UPN,Date of test,SAS,Reading Age\n": "REC-008 row 1", "Notes for staff\n": "REC-001 ", "": "FILE-002 ",
	} {
		o := readAll(t, asked{}, [2]string{"NGRT.csv", text})
		if got := o.findings(); got != want || len(o.rows) > 0 {
			t.Errorf("%q: found %s, want %s; %d rows", text, got, want, len(o.rows))
		}
	}
}
