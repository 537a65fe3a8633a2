package intake

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"apst/sdq"
)

// Keys for recognition are one or two words, each of one item, and too little
// to be the questionnaire's wording.
func TestKeys(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	have := map[sdq.Item]bool{}
	for _, r := range table(keysCSV) {
		number, key := r[0], r[1]
		if n := len(strings.Fields(key)); n < 1 || n > 2 {
			t.Errorf("key %q of item %s has %d words", key, number, n)
		}
		if key != join(tokens(key)) {
			t.Errorf("key %q is not written as headings are cut: %q", key, join(tokens(key)))
		}
		if old, twice := owner[key]; twice {
			t.Errorf("key %q is of items %s and %s", key, old, number)
		}
		owner[key], have[item(number)] = number, true
		if got, _ := keyItem(tokens("some " + key + " words")); got != item(number) {
			t.Errorf("key %q among words is item %d, want %s", key, got, number)
		}
	}
	for i := sdq.Item(1); i <= sdq.Items; i++ {
		if !have[i] {
			t.Errorf("item %d has no key", i)
		}
	}
}

// Key words of two items in one heading mean neither.
func TestKeysOfTwoItems(t *testing.T) {
	t.Parallel()
	keys := table(keysCSV)
	for _, a := range keys {
		for _, b := range keys {
			if a[0] == b[0] {
				continue
			}
			if got, _ := keyItem(tokens(a[1] + " xx " + b[1])); got != 0 {
				t.Errorf("%q and %q together are item %d", a[1], b[1], got)
			}
		}
	}
}

// Every variable name is known with and without an informant's letter, and is
// neither a key's nor a field's by mistake.
func TestStems(t *testing.T) {
	t.Parallel()
	for i := sdq.Item(1); i <= sdq.Items; i++ {
		for _, form := range []sdq.Form{sdq.Form2to4, sdq.Form4to17, sdq.Form18Plus} {
			stem := i.Stem(form)
			for letter, who := range map[string]string{"": "", "p": "parent", "t": "teacher", "s": "self"} {
				got, gotForm, informant := stemOf(letter + stem)
				if got != i || informant != who || (gotForm == sdq.Form2to4) != (stem != i.Stem(sdq.Form4to17)) {
					t.Errorf("stemOf(%q) = %d, %v, %q; want %d of %q", letter+stem, got, gotForm, informant, i, who)
				}
			}
			if f, ok := vocabulary().headings[stem]; ok {
				t.Errorf("%q is also the field %s", stem, f)
			}
			if key, ok := vocabulary().keys[stem]; ok && key.item != i {
				t.Errorf("%q is also a key of item %d", stem, key.item)
			}
		}
	}
}

// Headings mean one field each, and only known ones.
func TestHeadingTable(t *testing.T) {
	t.Parallel()
	fields := []string{fieldUPN, fieldLocalID, fieldName, fieldSurname, fieldForename, fieldDOB, fieldDate, fieldWave, fieldInformant, fieldRater, fieldForm, fieldLookBack, fieldPlacement, fieldItemName, fieldAnswer}
	fields = append(append(fields, "burden"), impactFieldNames[:]...) // burden on others is asked, and in no score
	for _, s := range sdq.AllScales() {
		fields = append(fields, schoolPrefix+s.String())
	}
	seen := map[string]string{}
	for _, r := range table(headingsCSV) {
		field, text := r[0], r[1]
		if text != join(tokens(text)) {
			t.Errorf("heading %q is not written as headings are cut", text)
		}
		if old := seen[squeeze(tokens(text))]; old != "" && old != field {
			t.Errorf("heading %q is of %s and %s", text, old, field)
		}
		seen[squeeze(tokens(text))] = field
		if !slices.Contains(fields, field) {
			t.Errorf("heading %q is of %s, which nothing knows", text, field)
		}
		if _, ok := optionWord(text); ok {
			t.Errorf("heading %q is an answer", text)
		}
	}
}

// Phrases for waves and informants have one meaning each, at most three words
// (longer ones are never looked up), and a known strength.
func TestPhrases(t *testing.T) {
	t.Parallel()
	values := map[string][]string{"wave": {"baseline", "endline", "interim"}, "informant": {"self", "teacher", "parent"}}
	seen := map[string]string{}
	for kind, text := range map[string]string{"wave": wavesCSV, "informant": informantsCSV} {
		for _, r := range table(text) {
			phrase, value, how := r[0], r[1], r[2]
			if n := len(strings.Fields(phrase)); n < 1 || n > 3 || phrase != join(tokens(phrase)) {
				t.Errorf("%s %q has %d words, or is not written as headings are cut", kind, phrase, n)
			}
			if old, twice := seen[phrase]; twice {
				t.Errorf("%q is %s and %s", phrase, old, value)
			}
			seen[phrase] = value
			if _, ok := strengths[how]; !ok {
				t.Errorf("%q has the strength %q", phrase, how)
			}
			if !slices.Contains(values[kind], value) {
				t.Errorf("%q is the %s %q", phrase, kind, value)
			}
			if (how == "letter") != (len(phrase) == 1) {
				t.Errorf("%q has the strength %q", phrase, how)
			}
		}
	}
}

// The names of cohort studies are each one item's, and each study has all 25.
func TestCohorts(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	counts := map[string]int{}
	for _, r := range table(cohortsCSV) {
		if seen[r[1]] {
			t.Errorf("%q stands twice", r[1])
		}
		seen[r[1]] = true
		counts[r[1][:3]]++
		if i, _, _ := stemOf(r[1]); i != 0 {
			t.Errorf("%q is also the stem of item %d", r[1], i)
		}
	}
	for study, n := range counts {
		if n != sdq.Items {
			t.Errorf("%s... has %d names", study, n)
		}
	}
}

// No table of words holds a sentence.
func TestTablesHoldNoWording(t *testing.T) {
	t.Parallel()
	long := regexp.MustCompile(`(\w+ ){4,}\w+`)
	for name, text := range map[string]string{"keys": keysCSV, "headings": headingsCSV, "waves": wavesCSV, "informants": informantsCSV, "cohorts": cohortsCSV} {
		if s := long.FindString(text); s != "" {
			t.Errorf("table %s holds %q", name, s)
		}
	}
}
