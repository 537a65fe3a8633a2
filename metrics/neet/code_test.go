package neet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/ingest"
	"apst/metrics"
)

func TestParseCode(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"210", "210"}, {" 210 ", "210"}, {"210.0", "210"}, {"210.", "210"}, {"210.00", "210"}, {"210 - School Sixth Form", "210"}, {"210: sixth form", "210"},
		{"210 – school sixth form", "210"}, {"210\u00a0sixth form", "210"}, {"616 - Start date agreed (RPA, from 2016)", "616"}, {"210 (210)", "210"}, {"210.0 - sixth form", "210"},
		{"", ""}, {"81", ""}, {"81.0", ""}, {"NEET", ""}, {"EET", ""}, {"college", ""}, {"2100", ""}, {"210.5", ""}, {"210a", ""}, {"0210", ""}, {"-210", ""},
		{"210/230", ""}, {"619 (was 210)", ""}, {"2022-09-01", ""}, {"210é", ""}, {"２１０", ""}, {"work w/ dad", ""},
	} {
		if got, ok := ParseCode(tt.text); got != tt.want || ok != (tt.want != "") {
			t.Errorf("ParseCode(%q) is %q, %t, want %q", tt.text, got, ok, tt.want)
		}
	}
}

// Every code of the list, its group, and whether it is in learning.
func TestCodes(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"PRE16": "110 120 130 140 150", "EET:education": "210 220 230 240 250 260 270 280 290", "EET:employment": "310 320 330 340 350 360 380 381 550",
		"EET:training": "410 430 440 450 460", "REENGAGEMENT": "530", "NEET:available": "540 610 615 616 619", "NEET:not_available": "620 630 640 650 660 670 680",
		"EXCLUDED:custody": "710", "NOT_KNOWN": "810 820 830",
	}
	statuses := map[string]Status{"PRE16": SchoolAge, "REENGAGEMENT": Reengaging, "EXCLUDED:custody": InCustody, "NOT_KNOWN": Unknown}
	now := date("2022-03-31")
	got := map[string][]string{}
	for n := range 1000 {
		code := fmt.Sprintf("%03d", n)
		c, use := Lookup(code, now)
		if use != InUse {
			continue
		}
		got[c.Group.ID] = append(got[c.Group.ID], code)
		status := statuses[c.Group.ID]
		if status == NoStatus {
			before, _, _ := strings.Cut(c.Group.ID, ":")
			status, _ = ParseStatus(before)
		}
		if c.Group.Status != status || status == NoStatus {
			t.Errorf("%s counts as %s, want %s", code, c.Group.Status, status)
		}
		if lapses := status == EET || status == NEET || status == Reengaging; c.Group.Lapses != lapses {
			t.Errorf("%s lapses: %t", code, c.Group.Lapses)
		}
	}
	for group, codes := range want {
		if strings.Join(got[group], " ") != codes {
			t.Errorf("%s: %v, want %s", group, got[group], codes)
		}
	}
	out := []string{"260", "330", "350", "360", "380", "530", "540", "610", "615", "616", "619", "620", "630", "640", "650", "660", "670", "680"}
	for _, c := range Codes() {
		asked := c.Group.Status == EET || c.Group.Status == NEET || c.Group.Status == Reengaging
		switch {
		case slices.Contains(out, c.Code) != (c.Learning == No):
			t.Errorf("%s in learning: %q", c.Code, answerNames[c.Learning])
		case !asked && c.Learning != NoAnswer, asked && c.Learning == NoAnswer && c.Code != "340":
			t.Errorf("%s in learning: %q", c.Code, answerNames[c.Learning])
		}
	}
}

// Codes go by the day: 720 ended in March 2018, 440 has another name from April 2020.
func TestCodesByDay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		code, day string
		use       Use
		name      string
	}{
		{"720", "2018-03-31", InUse, "refugee or asylum seeker not granted citizenship"}, {"720", "2018-04-01", NotInUse, ""}, {"720", "", NotInUse, ""},
		{"440", "2020-03-31", InUse, "training through the Work Programme"}, {"440", "2020-04-01", InUse, "DWP training and support programme"}, {"440", "", InUse, "DWP training and support programme"},
		{"170", "2022-02-28", NoCode, ""}, {"999", "2022-02-28", NoCode, ""}, {"", "2022-02-28", NoCode, ""},
	} {
		c, use := Lookup(tt.code, mustDay(tt.day))
		if use != tt.use || use == InUse && c.Name != tt.name {
			t.Errorf("%s on %s: %d %q, want %d %q", tt.code, tt.day, use, c.Name, tt.use, tt.name)
		}
	}
}

// The numbers that stand in both lists mean different things.
func TestCollidingCodes(t *testing.T) {
	t.Parallel()
	var both []string
	for _, c := range Characteristics() {
		if a, use := Lookup(c.Code, ingest.Date{}); use == InUse {
			both = append(both, c.Code)
			if a.Name == c.Name {
				t.Errorf("%s means the same in both lists", c.Code)
			}
		}
	}
	if got := strings.Join(both, " "); got != "110 120 130 140 150 210" {
		t.Errorf("in both lists: %s", got)
	}
}

// The tables are whole: every row has a group and a source, and no two rows of a
// code are in use on one day.
func TestTables(t *testing.T) {
	t.Parallel()
	for i, c := range Codes() {
		if c.Group.ID == "" || c.Name == "" || c.Origin.Source == "" || c.Origin.Edition == "" || len(c.Code) != codeDigits || !digits(c.Code) {
			t.Errorf("row %d is not whole: %+v", i, c)
		}
		if i > 0 && Codes()[i-1].Code == c.Code && !c.From.After(Codes()[i-1].To) {
			t.Errorf("%s has two meanings on %s", c.Code, c.From)
		}
	}
	if got := groupWords(); got != strings.Join(ids(Groups()), "; ") {
		t.Errorf("groups in columns: %s", got)
	}
	if len(blankCodes) != len(slices.Compact(codesInUse())) || !slices.Equal(blankCodes, codesInUse()) {
		t.Errorf("the blank sheet offers %v", blankCodes)
	}
	if len(Characteristics()) != 11 {
		t.Errorf("%d characteristics", len(Characteristics()))
	}
	for _, c := range Characteristics() {
		if want := c.Code != "120" && c.Code != "180"; c.Vulnerable != want {
			t.Errorf("%s in the vulnerable group: %t", c.Code, c.Vulnerable)
		}
	}
	for _, s := range statuses {
		if got, ok := ParseStatus(s.String()); got != s || !ok {
			t.Errorf("%s reads back as %s", s, got)
		}
	}
	if _, ok := ParseStatus("unemployed"); ok {
		t.Error("unemployed is a status")
	}
}

func ids(groups []Group) (out []string) {
	for _, g := range groups {
		out = append(out, g.ID)
	}
	return out
}

func codesInUse() (out []string) {
	for _, c := range Codes() {
		if c.To.IsZero() {
			out = append(out, c.Code)
		}
	}
	return out
}

// The ids of the manual are unique and belong to the measure; what an entry or a
// column refers to exists.
func TestEntries(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	for _, e := range Entries() {
		if known[e.ID] || !strings.HasPrefix(e.ID, "neet.") || e.Title == "" || e.Text == "" || e.Choice != (e.Why != "") {
			t.Errorf("entry %q is not whole, or not the only one", e.ID)
		}
		known[e.ID] = true
		for _, table := range e.Tables {
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%s, %s: a row of %d cells", e.ID, table.Title, len(row))
				}
			}
		}
	}
	for _, e := range Entries() {
		for _, id := range e.See {
			if !known[id] {
				t.Errorf("%s refers to %s", e.ID, id)
			}
		}
	}
	for _, table := range Measure().Tables {
		names := map[string]bool{}
		for _, c := range table.Columns {
			if names[c.Name] || c.Title == "" || c.Doc == "" || c.Source == "" || c.Missing == "" {
				t.Errorf("%s: column %q is not whole, or not the only one", table.Name, c.Name)
			}
			names[c.Name] = true
			if strings.HasPrefix(c.Source, "neet.") && !known[c.Source] {
				t.Errorf("%s: column %s refers to %s", table.Name, c.Name, c.Source)
			}
		}
	}
	var _ []metrics.Entry = Entries()
}

// Whatever stands behind a code, it is read or refused, and never becomes another.
func TestParseCodeProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		code := fmt.Sprintf("%03d", rapid.IntRange(0, 999).Draw(t, "code"))
		label := rapid.StringMatching(`( - | |: )[A-Za-z ,]{0,20}`).Draw(t, "label")
		if got, ok := ParseCode(code + label); !ok || got != code {
			t.Fatalf("%q is read as %q, %t", code+label, got, ok)
		}
		other := fmt.Sprintf("%03d", rapid.IntRange(0, 999).Draw(t, "other"))
		if _, ok := ParseCode(code + label + " " + other); ok && other != code {
			t.Fatalf("%q is read as one code", code+label+" "+other)
		}
	})
}

func FuzzParseCode(f *testing.F) {
	for _, s := range []string{"210", "210.0", "210 - School sixth form", "NEET", "", "2100", "\xff210", "210 – x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, ok := ParseCode(text)
		if ok != (code != "") || ok && (len(code) != codeDigits || !digits(code) || !strings.HasPrefix(strings.TrimSpace(text), code)) {
			t.Errorf("%q is read as %q, %t", text, code, ok)
		}
	})
}
