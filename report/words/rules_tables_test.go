package words

import (
	"slices"
	"strings"
	"testing"
)

// spoken is a phrase in words: of every part the nth alternative, or its last.
func spoken(p *phrase, n int) string {
	var out []string
	for _, part := range p.parts {
		switch {
		case part.optional:
		case part.gap:
			out = append(out, "every", "last")
		case part.number:
			out = append(out, "12.5")
		default:
			w := part.words[min(n, len(part.words)-1)]
			out = append(out, strings.ReplaceAll(w, "*", ""))
		}
	}
	return strings.Join(out, " ")
}

// most is how many alternatives the widest part of a phrase has.
func most(p *phrase) int {
	n := 0
	for _, part := range p.parts {
		n = max(n, len(part.words))
	}
	return n
}

// claimRules are the lists whose words are at fault by themselves.
var claimRules = map[string]string{"causal": "WRD-001", "proof": "WRD-002", "significance": "WRD-003", "traffic": "WRD-005", "diagnosis": "WRD-006"}

// Every phrase that is looked for is found in each of its forms, and one that is
// harmless passes in each.
func TestEveryPhrase(t *testing.T) {
	t.Parallel()
	raised := func(text, id string) bool {
		return slices.ContainsFunc(Check(text, Known{}), func(c Complaint) bool { return c.Rule.ID == id })
	}
	for name, id := range claimRules {
		l := theTables().lists[name]
		for i := range l.listed {
			p := &l.listed[i]
			for n := range most(&p.phrase) {
				text := spoken(&p.phrase, n) + ". Attendance improved."
				if p.kind == "change" {
					text = "Attendance improved " + text
				}
				if !raised(text, id) {
					t.Errorf("%s: %q is not found in %q", name, p.text, text)
				}
			}
		}
		for _, p := range l.allowed["within"].phrases {
			for n := range most(p) {
				if text := "It says " + spoken(p, n) + "."; raised(text, id) {
					t.Errorf("%s: %q does not pass in %q", name, p.text, text)
				}
			}
		}
	}
}

// The tables are whole: known lists and kinds, rules that exist, no phrase twice.
func TestTables(t *testing.T) {
	t.Parallel()
	lists, err := rowsOf(listsCSV)
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, r := range Rules() {
		rules[r.ID] = true
	}
	for _, r := range lists {
		if !rules[r[1]] || r[2] == "" || r[3] == "" || r[4] == "" || r[5] == "" {
			t.Errorf("list %q: no rule, title, text, source or edition", r)
		}
		if len(theTables().lists[r[0]].listed) == 0 {
			t.Errorf("list %s is empty", r[0])
		}
	}
	seen := map[string]bool{}
	phrases, _ := rowsOf(phrasesCSV)
	for _, r := range phrases {
		if _, ok := kinds[r[2]]; !ok || seen[r[0]+r[1]] {
			t.Errorf("phrase %q: unknown kind, or twice", r)
		}
		seen[r[0]+r[1]] = true
		if claimRules[r[0]] != "" && r[4] == "" {
			t.Errorf("phrase %q does not say what to write", r)
		}
	}
	allowed, _ := rowsOf(allowedCSV)
	for _, r := range allowed {
		if !slices.Contains(places, r[2]) || r[3] == "" || seen["allowed"+r[0]+r[1]+r[2]] {
			t.Errorf("allowed %q: unknown place, no reason, or twice", r)
		}
		seen["allowed"+r[0]+r[1]+r[2]] = true
	}
	used := phrasesCSV + allowedCSV + refusedCSV
	for name := range theTables().classes {
		if !strings.Contains(used, "@"+name) && !slices.Contains([]string{"turned", "moved", "better", "worse", "quantity", "nobody", "score", "pupil", "time", "spread", "label", "month", "attendance", "own", "threshold"}, name) {
			t.Errorf("nothing uses the class %s", name)
		}
	}
	if _, err := parseTables(); err != nil {
		t.Error(err)
	}
}

// Phrases that would be found everywhere, or nowhere, are refused.
func TestParsePhrase(t *testing.T) {
	t.Parallel()
	classes := map[string]*class{"any": newClass([]string{"one", "two*"})}
	for _, text := range []string{"", ".. one", "one ..", "[one] two", "@none", "One", "one//two"} {
		if p, err := parsePhrase(text, classes); err == nil {
			t.Errorf("%q was read as %+v", text, p)
		}
	}
	for _, tt := range []struct {
		phrase, text string
		want         bool
	}{
		{"led to", "It led, we think, to it", false}, {"led to", "It LED “to” it", true}, {"led to", "it led-to", true},
		{"a .. b", "a b", true}, {"a .. b", "a 1 2 3, 4 b", true}, {"a .. b", "a 1 2 3 4 5 b", false}, {"a .. b", "a; b", false}, {"a .. b", "a | b", false},
		{"a [b] c", "a c", true}, {"a [b] c", "a b c", true}, {"a [b] c", "a b b c", false}, {"@any c", "twofold c", true}, {"@any c", "onefold c", false},
		{"# %", "42.5%", true}, {"# %", "in 2023 %", false}, {"=RAG", "RAG", true}, {"=RAG", "rag", false}, {"diagnos*", "Diagnosed", true}, {"4.5 %", "4.5%", true}, {"4.5 %", "14.5%", false},
		{"pupil", "the pupil’s", true}, {"pupil", "pupils", false}, {"cause", "be_cause", false},
	} {
		p, err := parsePhrase(tt.phrase, classes)
		if err != nil {
			t.Fatal(err)
		}
		b := block{text: tt.text}
		if got := newPhraseSet([]*phrase{&p}).in(lex(&b)); got != tt.want {
			t.Errorf("%q in %q: %v, want %v", tt.phrase, tt.text, got, tt.want)
		}
	}
}

// Impact is the SDQ's scale in a row of numbers or of the symbols in their place, and a
// claim in a row of words.
func TestImpactRow(t *testing.T) {
	t.Parallel()
	for row, want := range map[string]string{
		"| Impact | 12 | 2.3 |": "", "| Impact | [c] | [c] |": "", "| Impact | x | z |": "", "| Impact | low |": "",
		"| Impact | large |": "001", "| Impact | c of all |": "001", "| Impact | [as we hoped] |": "001",
	} {
		if got := rulesOf("| scale | a | b |\n|---|---|---|\n"+row+"\n", Known{}); got != want {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
}
