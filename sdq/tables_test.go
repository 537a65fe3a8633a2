package sdq_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"apst/sdq"
)

// readCSV is an embedded table as its file has it, without the heading.
func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("tables", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"source", "edition", "grade", "checked"}
	if head := rows[0]; len(head) < 4 || !slices.Equal(head[len(head)-4:], want) {
		t.Errorf("table %s does not end in %v", name, want)
	}
	return rows[1:]
}

// Every row of every table can be reached from outside: what nobody can reach
// nobody checks, and a row that repeats another hides it.
func TestEveryRowIsReached(t *testing.T) {
	t.Parallel()
	informants := []sdq.Informant{sdq.Self, sdq.Teacher, sdq.Parent}
	norms, alphas, retests, nhs := 0, 0, 0, 0
	count := func(n *int, there bool) {
		if there {
			*n++
		}
	}
	for _, who := range informants {
		for _, scale := range sdq.AllScales() {
			_, ok := sdq.NormOf(who, scale)
			count(&norms, ok)
			_, why := sdq.ReliableChange(who, scale)
			count(&alphas, why == sdq.HasChange)
			_, why = sdq.ReliableChangeBy(sdq.BritishRetest, who, scale)
			count(&retests, why == sdq.HasChange)
			_, why = sdq.ReliableChangeBy(sdq.NHSEngland, who, scale)
			count(&nhs, why == sdq.HasChange)
		}
	}
	for name, reached := range map[string]int{
		"bands": len(sdq.Tables()), "norms": norms, "reliability": alphas + retests, "nhs": nhs,
		"prediction": len(sdq.PredictionLimits()), "added-value": len(sdq.AddedValueTerms()),
		"rules": len(sdq.Rules()),
	} {
		rows := readCSV(t, name)
		if len(rows) != reached {
			t.Errorf("table %s has %d rows, %d are reached", name, len(rows), reached)
		}
		seen := map[string]bool{}
		for _, r := range rows {
			// What a row is about comes first; what it says about it, after.
			width := map[string]int{
				"bands": 4, "norms": 2, "reliability": 3, "nhs": 2, "prediction": 5, "added-value": 1, "rules": 1,
			}[name]
			key := strings.Join(r[:width], " ")
			if seen[key] {
				t.Errorf("table %s has %q twice", name, key)
			}
			seen[key] = true
		}
	}
	if tables, _ := filepath.Glob("tables/*"); len(tables) != 7 {
		t.Errorf("%v; want seven tables", tables)
	}
}

// All prediction limits matter: a child at exactly that score and impact, and
// one below either, are told apart at every line.
func TestEveryPredictionLimitDecides(t *testing.T) {
	t.Parallel()
	for _, l := range sdq.PredictionLimits() {
		at := func(score, impact int) sdq.Likelihood {
			f := four{0, 0, 0, impact}
			f[l.Disorder] = score
			var in [sdq.Parent + 1]sdq.Informed
			in[l.Informant] = f.informed(t, l.Informant)
			if l.Disorder == sdq.HyperactivityDisorder && l.Informant != sdq.Teacher {
				// A probable shows only beside a school that finds it possible.
				in[sdq.Teacher] = four{6, 0, 0, 1}.informed(t, sdq.Teacher)
			}
			if l.Disorder == sdq.HyperactivityDisorder && l.Informant == sdq.Teacher && l.Level == sdq.Probable {
				// A school's probable shows beside a home that finds it unlikely.
				in[sdq.Parent] = well.informed(t, sdq.Parent)
			}
			return sdq.Predict(in[sdq.Parent], in[sdq.Teacher], in[sdq.Self]).Get(l.Disorder)
		}
		reached := at(l.Score, l.Impact)
		if reached == sdq.Unlikely || at(l.Score-1, l.Impact) >= reached {
			t.Errorf("%v %v by %v: the score of %d decides nothing", l.Disorder, l.Level, l.Informant, l.Score)
		}
		if l.Impact > 0 && at(l.Score, l.Impact-1) >= reached {
			t.Errorf("%v %v by %v: the impact of %d decides nothing", l.Disorder, l.Level, l.Informant, l.Impact)
		}
	}
}

func TestRules(t *testing.T) {
	t.Parallel()
	rules := sdq.Rules()
	for _, r := range rules {
		if r.ID == "" || r.Title == "" || r.Text == "" || r.Source == "" || r.Checked == "" ||
			r.Grade < sdq.TwoSources || r.Grade > sdq.Engineering {
			t.Errorf("rule %q is not all there: %+v", r.ID, r)
		}
	}
	rules[0].Text = "changed"
	if sdq.Rules()[0].Text == "changed" {
		t.Error("a caller can change a rule")
	}
	terms := 0
	for _, term := range sdq.AddedValueTerms() {
		if term.Name == "" || term.Unit == "" || term.Tenths == 0 {
			t.Errorf("term %+v is not all there", term)
		}
		terms += term.Tenths
	}
	// 23 + 8 + 2 - 3 - 10 + 50 + 100 + 1200 + 2450
	if terms != 3820 {
		t.Errorf("the added value constants add up to %d tenths; want 3820", terms)
	}
}

func TestGrades(t *testing.T) {
	t.Parallel()
	letters := ""
	for g := sdq.Grade(0); g <= sdq.Engineering+1; g++ {
		letters += g.Letter() + " "
		if g.String() == "" {
			t.Errorf("grade %d has no words", g)
		}
	}
	if want := "? A B C E unknown "; letters != want {
		t.Errorf("grades %q; want %q", letters, want)
	}
}
