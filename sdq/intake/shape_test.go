package intake

import (
	"strings"
	"testing"

	"apst/ingest/sheet"
)

// What is repeated of a heading is the heading where all of it is known, and
// otherwise new words for what was understood.
func TestSafeHeading(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Q7": "Q7", "SDQ Item 07": "SDQ Item 07", "sdq_consid_t2": "sdq_consid_t2", "sdqg": "sdqg", "7. Obeys": "7. Obeys",
		"Pupil UPN": "Pupil UPN", "Date completed": "Date completed", "Teacher": "Teacher", "Q3 baseline (Pre)": "Q3 baseline (Pre)",
		"Q3 Often has headaches":           "Q3 somatic",
		"3. Headaches":                     "3 somatic",
		"Restless":                         "restles",
		"Q5 (asked by Zzname)":             "Q5",
		"Baseline Q5 Zzname":               "Baseline Q5",
		"Zzname":                           "",
		"Social worker":                    "",
		"8Q":                               "",
		"Teacher: Zzname Zzfamily":         "Teacher",
		"Comments":                         "Notes",
		"quelmina.braithwaite@example.org": "",
		"Q7 école":                         "Q7",
		"Q7 \u202eniarb":                   "Q7",
		"2019 Q7":                          "Other Q7",
		"ZZ_Q12":                           "Other Q12",
	} {
		if got := SafeHeading(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// No key word of an item is repeated, unless it is a variable name.
func TestSafeHeadingHoldsNoWording(t *testing.T) {
	t.Parallel()
	for key, k := range vocabulary().keys {
		for _, text := range []string{key, "Q1 " + key, "12. " + strings.ToUpper(key), key + " (baseline)"} {
			got := SafeHeading(text)
			for _, word := range tokens(got) {
				if _, number := word.number(); !number && !KnownWord(word.text) {
					t.Errorf("%q: %q repeats %q", text, got, word.text)
				}
			}
			if h := parseHeading(got); parseHeading(text).key == k.item && text == key && h.item != k.item {
				t.Errorf("%q: %q means item %d, want %d", text, got, h.item, k.item)
			}
		}
	}
}

// Whatever a heading is, nothing but known words, short numbers and signs is left
// of it.
func FuzzSafeHeading(f *testing.F) {
	for _, s := range []string{"Q7 Zzname", "p1consid Zzfamily", "term 2022 Q3", "Jo Kind", "Pre-7 (Mrs O’Zzteacher)", "07/12/2009 Q4", "t1consid-Zzfamily 12345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{SafeHeading(s), SafeTitle(s), SafeLabel(s)} {
			for _, w := range tokens(strings.TrimPrefix(got, "Key:")) {
				n, number := w.number()
				switch {
				case number && (n <= 60 || n >= 2000 && n <= 2099): // a term may have its year
				case !number && (KnownWord(w.text) || w.text == "other" || w.text == "notes"):
				case len(w.text) == 4 && strings.HasPrefix(w.text, "sdq"):
				default:
					t.Errorf("%q is left of %q", w.text, s)
				}
			}
		}
	})
}

// Titles say wave, informant, form and the key of the codes, and no more.
func TestSafeTitle(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"SDQ baseline 2022":                         "Baseline",
		"Baseline of Zzname's class":                "Baseline",
		"Endline - teacher questionnaire":           "Endline Teacher",
		"SDQ returns, Zzname Zzfamily":              "",
		"Key for Zzname: 0 = Not true, 2=Certainly": "Key: 0 = not true, 2 = certainly true",
		"SDQ P4-17": "Parent SDQ form 4-17",
	} {
		if got := SafeTitle(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSafeCells(t *testing.T) {
	t.Parallel()
	cell := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: []byte(s)} }
	for _, tt := range []struct{ field, text, want string }{
		{fieldWave, "Baseline", "Baseline"}, {fieldWave, "Baseline (Zzname)", "Baseline"}, {fieldWave, "Zzname", "Other"}, {fieldWave, "2", "2"},
		{fieldInformant, "Mother: Zzname", "Parent"}, {fieldInformant, "T", "T"}, {fieldInformant, "Q", "Z"},
		{fieldForm, "SDQ T4-17 Zzname", "T4-17"}, {fieldForm, "Zzname", "Other"}, {fieldLookBack, "last month, Zzname", "Last month"},
	} {
		if got := SafeRowWord(tt.field, cell(tt.text)); got != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.field, tt.text, got, tt.want)
		}
	}
	for text, want := range map[string]bool{"1": true, " 2 ": true, "Certainly true": true, "1 - Somewhat true": true, "N/A": true, "99": true, "Zzname": false, "6": false, "1/2": false, "": false} {
		if got := SafeAnswer(cell(text)); got != want {
			t.Errorf("answer %q: %v, want %v", text, got, want)
		}
	}
	for text, want := range map[string]string{"Mean of 8Q": "Mean", "Grand total (Zzfamily)": "Grand total", "n = 24": "Note", "Zzname": ""} {
		if got := SafeFooter(text); got != want {
			t.Errorf("footer %q: %q, want %q", text, got, want)
		}
	}
}
