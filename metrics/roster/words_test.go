package roster

import (
	"slices"
	"strings"
	"testing"

	"apst/ingest/sheet"
	"apst/metrics/record"
)

// The tables: fields that the code knows, no heading twice, words of fields that
// have words.
func TestTables(t *testing.T) {
	t.Parallel()
	known, worded := map[string]bool{fieldOther: true, fieldElsewhere: true}, map[string]bool{fieldYesNo: true}
	for _, f := range textFields {
		known[f.id] = true
		if f.words != "" {
			worded[f.words] = true
		}
	}
	for _, f := range dateFields {
		known[f.id] = true
	}
	who := record.Who()
	seen := map[string]string{}
	for field, headings := range who {
		known[field] = true
		for _, h := range headings {
			seen[record.Squeeze(h)] = field
		}
	}
	for _, r := range record.Table(headingsCSV) {
		key := record.Squeeze(r[2])
		if !known[r[0]] || r[1] != "1" && r[1] != "2" || key == "" {
			t.Errorf("headings.csv: %v", r)
		}
		if old, twice := seen[key]; twice {
			t.Errorf("headings.csv: %q is %s and %s", r[2], old, r[0])
		}
		seen[key] = r[0]
		if m := headingOf(r[2]); m.Field != r[0] {
			t.Errorf("headings.csv: %q is read as %q, want %s", r[2], m.Field, r[0])
		}
	}
	for field := range known {
		if !strings.Contains(headingsCSV, "\n"+field+",1,") && who[field] == nil {
			t.Errorf("no heading for %s", field)
		}
	}
	met := map[code]bool{}
	for _, r := range record.Table(codesCSV) {
		k := code{r[0], record.Squeeze(r[1])}
		if !worded[r[0]] || met[k] || r[2] == "" {
			t.Errorf("codes.csv: %v", r)
		}
		met[k] = true
	}
	for field := range worded {
		if !strings.Contains(codesCSV, "\n"+field+",") {
			t.Errorf("codes.csv has no word for %s", field)
		}
	}
}

// readAs reads a text as a field of a pupil.
func readAs(t *testing.T, field, text string) meaning {
	t.Helper()
	i := slices.IndexFunc(textFields, func(f textField) bool { return f.id == field })
	if i < 0 {
		t.Fatalf("no field %s", field)
	}
	f := textFields[i]
	return f.read(word{f.words, sheet.Cell{Kind: sheet.Text, Text: []byte(text)}, text})
}

// What people write, and what it is read as; what is not sure is nothing.
func TestWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ field, text, want string }{
		{fieldYearGroup, "7", "7"}, {fieldYearGroup, "Year 7", "7"}, {fieldYearGroup, "Y7", "7"}, {fieldYearGroup, "Yr 07", "7"},
		{fieldYearGroup, "7A", "7"}, {fieldYearGroup, "11.0", "11"}, {fieldYearGroup, "R", "R"}, {fieldYearGroup, "Reception", "R"}, {fieldYearGroup, "N2", "N2"},
		{fieldYearGroup, "X", "X"}, {fieldYearGroup, "Year 10B", "10"}, {fieldYearGroup, "15", ""}, {fieldYearGroup, "70", ""}, {fieldYearGroup, "year", ""}, {fieldYearGroup, "A", ""},
		{fieldSex, "female", "F"}, {fieldSex, "W", ""}, {fieldSex, "U", ""},
		{fieldFSM, "Ever 6", ""}, {fieldFSM, "Y", "true"}, {fieldFSM, "not eligible", "false"}, {fieldFSM, "06/09/2021", ""},
		{fieldEver6, "Ever 6", "true"}, {fieldEver6, "0", "false"}, {fieldEver6, "eligible", ""},
		{fieldSEN, "E", "E"}, {fieldSEN, "K - SEN Support", "K"}, {fieldSEN, "SEN without EHCP", "K"}, {fieldSEN, "K - EHCP", ""}, {fieldSEN, "A", "K"}, {fieldSEN, "School Action Plus", "K"}, {fieldSEN, "Statement", "E"},
		{fieldNeed, "SEMH", "SEMH"}, {fieldNeed, "Social, Emotional & Mental Health", "SEMH"}, {fieldNeed, "SEMH - Social, Emotional and Mental Health", "SEMH"}, {fieldNeed, "BESD", "SEMH"},
		{fieldNeed, "SEMH - Moderate learning difficulty", ""}, {fieldNeed, "SEMH, SLCN", ""}, {fieldNeed2, "slcn", "SLCN"}, {fieldNeed, "S", ""},
		{fieldLookedAfter, "In Care", "true"}, {fieldYoungCarer, "yes", "true"}, {fieldYouth, "YOT", "true"}, {fieldYouth, "X", ""}, {fieldChildInNeed, "CIN", "true"}, {fieldEAL, "N", "false"},
		{fieldEthnicity, "WBRI", "WBRI"}, {fieldEthnicity, "weng", "WBRI"}, {fieldEthnicity, "MWAP", "MWAS"}, {fieldEthnicity, "MWCH", "MOTH"}, {fieldEthnicity, "BSOM", "BAFR"}, {fieldEthnicity, "BEUR", "BOTH"},
		{fieldEthnicity, "White - British", "WBRI"}, {fieldEthnicity, "White & Asian", "MWAS"}, {fieldEthnicity, "WBRI - White British", "WBRI"}, {fieldEthnicity, "WHI", ""}, {fieldEthnicity, "N", ""}, {fieldEthnicity, "WROG", ""}, {fieldEthnicity, "Refused", "REFU"},
		{fieldULN, "9276308686", "9276308686"}, {fieldULN, "9276308685", ""}, {fieldULN, "9.276309E+09", ""},
		{fieldFormerUPN, "l99943211900a", "L99943211900A"}, {fieldFormerUPN, "A99943211900A", ""}, {fieldFormerUPN, "none", ""},
		{fieldHomeURN, "999999", "999999"}, {fieldHomeURN, "99999", ""}, {fieldHomeLAESTAB, "999/1100", "9991100"}, {fieldHomeLAESTAB, "11100", ""}, {fieldHomeUKPRN, "10099999", "10099999"},
		{fieldEnrolment, "S", "S"}, {fieldEnrolment, "M - Dual main", "M"}, {fieldEnrolment, "Current Subsidiary (dual registration)", "S"}, {fieldEnrolment, "dual", ""}, {fieldEnrolment, "Y", ""},
		{fieldDual, "Y", "true"}, {fieldDual, "single", "false"},
		{fieldEntryReason, "PEX", "permanently-excluded"}, {fieldEntryReason, "Commissioned", "commissioned"}, {fieldEntryReason, "Medical needs", "medical"}, {fieldEntryReason, "section 19", ""},
		{fieldExitReason, "Deceased", "died"}, {fieldExitReason, "Left without notice", "left-without-notice"}, {fieldExitReason, "moved out of area", "moved-area"}, {fieldExitReason, "who knows", ""},
		{fieldDestination, "FE College", "college"}, {fieldDestination, "Not known", "not-known"}, {fieldDestination, "Example High School", ""},
		{fieldConsent, "Y", "yes"}, {fieldConsent, "Awaiting reply", "no-reply"}, {fieldConsent, "Withdrawn 12/03/2023", "withdrawn"}, {fieldConsent, "withdrawn on 12 March 2023", "withdrawn"}, {fieldConsent, "withdrawn tomorrow", ""}, {fieldConsent, "yes 12/03/2023", ""},
		{fieldOptOut, "opted out", "true"}, {fieldSupported, "N", "false"}, {fieldArm, "control", "comparison"}, {fieldArm, "1", "taskforce"},
		{fieldDays, "full time", "full-time"}, {fieldDays, "3", "3"}, {fieldDays, "2.50", "2.5"}, {fieldDays, "2.5 days a week", "2.5"}, {fieldDays, "5.0", "5"}, {fieldDays, "0.5", "0.5"},
		{fieldDays, "5.5", ""}, {fieldDays, "0", ""}, {fieldDays, "6", ""}, {fieldDays, "2.25", ""}, {fieldDays, "Mon, Tue & Thurs", "Mon Tue Thu"}, {fieldDays, "Monday to Wednesday", "Mon Tue Wed"},
		{fieldDays, "Mon - Fri", "Mon Tue Wed Thu Fri"}, {fieldDays, "Fri-Mon", ""}, {fieldDays, "M T W", ""}, {fieldDays, "mornings", ""}, {fieldDays, "Tue and Tue", "Tue"}, {fieldDays, "-", ""},
		{fieldClass, "9A", "9A"},
	} {
		got := readAs(t, c.field, c.text)
		if got.value != c.want || (got.value == "") != (got.fault != nil) || got.fault != nil && got.want == "" {
			t.Errorf("%s %q is read as %+v, want %q", c.field, c.text, got, c.want)
		}
	}
	if m := readAs(t, fieldConsent, "Withdrawn 12/03/2023"); m.on.String() != "2023-03-12" {
		t.Errorf("withdrawn on %s, want 2023-03-12", m.on)
	}
	for _, text := range []string{"A", "P", "S", "Statement"} {
		if readAs(t, fieldSEN, text).old == "" {
			t.Errorf("SEN %s: not said to be superseded", text)
		}
	}
}

// Headings that say when belong to no field of a list.
func TestHeadings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"Date of birth (dd/mm/yyyy)", fieldBorn}, {"Entry date (first day of this stay)", fieldEntry}, {"Start", ""}, {"Exit", fieldExit}, {"End code", ""}, {"Centre 1", ""},
		{"Adm No", fieldLocalID}, {"Ref.", fieldLocalID}, {"Primary SEN need", fieldNeed}, {"SEN type 2", fieldNeed2}, {"Need", fieldNeed}, {"FSM", fieldFSM}, {"FSM Ever 6", fieldEver6}, {"Pupil Premium", fieldOther},
		{"Opted-out", fieldOptOut}, {"Stanine", fieldElsewhere}, {"URN", fieldOther}, {"Home school URN", fieldHomeURN},
	} {
		if got := headingOf(c.text).Field; got != c.want {
			t.Errorf("%q is %q, want %q", c.text, got, c.want)
		}
	}
}

// Whatever stands in a cell, a word is a value or a fault and never both.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"Mon - ", "2.", ".5", "(", " - ", "K - ", "withdrawn ", "&", "–", "5 days", "\xff", "A = A = A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Join(strings.Fields(text), " ")
		if text == "" {
			return
		}
		for _, field := range textFields {
			m := field.read(word{field.words, sheet.Cell{Kind: sheet.Text, Text: []byte(text)}, text})
			if m.value != "" && m.fault != nil {
				t.Fatalf("%s %q: %+v", field.id, text, m)
			}
		}
	})
}
