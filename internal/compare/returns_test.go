package compare

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/internal/runlog"
	"apst/sdq"
)

// oldRules is a ruleset that this program does not have.
const oldRules = "sdq-2026.0"

// opened is an opened return: files by their names.
type opened map[string]string

func (o opened) Members() []string                  { return sortedKeys(o) }
func (o opened) Read(member string) ([]byte, error) { return []byte(o[member]), nil }

// sent is a return of questionnaires, each with its answers and what its own program
// scored.
func sent(t *testing.T, rules, key string, rows ...string) *Set {
	t.Helper()
	items, scores := "study_id,questionnaire,placement,wave,informant,rater,date,spoilt", "study_id,questionnaire,placement,wave,informant,rater,date"
	for i := 1; i <= 25; i++ {
		items += fmt.Sprintf(",item_%02d", i)
	}
	items += ",impact_coding,impact_gate\n"
	scores += ",emotional,ruleset\n"
	for i, row := range rows {
		f := strings.Fields(row) // study id, answers to the items, score
		items += fmt.Sprintf("%s,%d,1,baseline,self,,2022-09-12,false,%s,,\n", f[0], i+1, strings.Join(strings.Split(f[1], ""), ","))
		scores += fmt.Sprintf("%s,%d,1,baseline,self,,2022-09-12,%s,%s\n", f[0], i+1, f[2], rules)
	}
	files := opened{"sdq_items.csv": items, "sdq_scores.csv": scores,
		"manifest.json": fmt.Sprintf(`{"format":1,"tool":{"name":"apst","version":"1"},"key":%q,"rulesets":{"sdq":%q}}`, key, rules)}
	s, err := Return("return", files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// answers are 25 answers: those of the emotional items (3, 8, 13, 16, 24) as given, the
// others 1.
func answers(emotional string) string {
	out := []byte(strings.Repeat("1", 25))
	for i, item := range []int{3, 8, 13, 16, 24} {
		out[item-1] = emotional[i]
	}
	return string(out)
}

// What the answers did and what the rules did is told apart from the answers. A score of
// 22222 is 10 by this program's rules.
func TestCausesInReturns(t *testing.T) {
	t.Parallel()
	row := func(emotional, score string) string { return "aaaaaaaaaaaaaaaa " + answers(emotional) + " " + score }
	for _, tt := range []struct {
		name               string
		old, now           string
		oldRules, newRules string
		want               []string
	}{
		{"the same", row("00000", "0"), row("00000", "0"), sdq.Ruleset, sdq.Ruleset, nil},
		{"an answer was corrected", row("00000", "0"), row("20000", "2"), sdq.Ruleset, sdq.Ruleset, []string{"answer item_03 0 2 ", "score emotional 0 2 data"}},
		{"other rules for the same answers", row("20000", "7"), row("20000", "2"), oldRules, sdq.Ruleset, []string{"score emotional 7 2 rules"}},
		{"both: a part each", row("20000", "7"), row("22000", "4"), oldRules, sdq.Ruleset, []string{"answer item_08 0 2 ", "score emotional 7 4 split 2"}},
		{"both, and the rules did nothing here", row("20000", "2"), row("22000", "4"), oldRules, sdq.Ruleset, []string{"answer item_08 0 2 ", "score emotional 2 4 data"}},
		{"both, and the answers did nothing", row("20000", "7"), row("02000", "2"), oldRules, sdq.Ruleset, []string{"answer item_03 2 0 ", "answer item_08 0 2 ", "score emotional 7 2 rules"}},
		{"both, by rules that are not here", row("20000", "2"), row("22000", "5"), sdq.Ruleset, "sdq-2099.1", []string{"answer item_08 0 2 ", "score emotional 2 5 unclear"}},
		{"a score that nothing explains", row("20000", "2"), row("20000", "3"), sdq.Ruleset, sdq.Ruleset, []string{"score emotional 2 3 unexplained"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r, err := Compare(sent(t, tt.oldRules, "k", tt.old), sent(t, tt.newRules, "k", tt.now), Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range r.Differences {
				if d.Kind != Answer && d.Kind != Score {
					continue
				}
				text := fmt.Sprintf("%s %s %s %s %s", d.Kind, d.Column, d.Old, d.New, d.Cause)
				if d.Split != "" {
					text += " " + d.Split
				}
				got = append(got, text)
			}
			slices.Sort(got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("differences (-want +got):\n%s", diff)
			}
		})
	}
}

// A pupil with an earlier questionnaire more has others under the same number.
func TestQuestionnaireNumbersMayShift(t *testing.T) {
	t.Parallel()
	a := sent(t, sdq.Ruleset, "k", "aaaaaaaaaaaaaaaa "+answers("00000")+" 0", "bbbbbbbbbbbbbbbb "+answers("21000")+" 3")
	b := sent(t, sdq.Ruleset, "k", "bbbbbbbbbbbbbbbb "+answers("21000")+" 3", "aaaaaaaaaaaaaaaa "+answers("00000")+" 0")
	r, err := Compare(a, b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Differences {
		if d.Kind != Place {
			t.Errorf("%s", d.String())
		}
	}
}

// Under another key of the school every pupil has another id, and is known by the
// answers.
func TestReturnsOfTwoKeys(t *testing.T) {
	t.Parallel()
	a := sent(t, sdq.Ruleset, "k", "aaaaaaaaaaaaaaaa "+answers("01200")+" 3")
	b := sent(t, sdq.Ruleset, "l", "cccccccccccccccc "+answers("01200")+" 3")
	r, err := Compare(a, b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Differences) != 1 || r.Differences[0].Kind != ReIdentified || r.Differences[0].As != "cccccccccccccccc" {
		t.Errorf("got %v, want one pupil under another id", r.Differences)
	}
	if r.Old.Key == r.New.Key {
		t.Error("that the keys differ is not known")
	}
}

func TestReturnManifests(t *testing.T) {
	t.Parallel()
	var newer *runlog.NewerError
	b := &Basis{Rulesets: map[string]string{}}
	if err := b.ofReturn([]byte(`{"format":9}`)); !errors.As(err, &newer) {
		t.Errorf("error %v, want one of a newer format", err)
	}
	for _, text := range []string{"", "[]", `{"format":0}`, `{"format":1}`} {
		if err := b.ofReturn([]byte(text)); !errors.Is(err, runlog.ErrDamaged) {
			t.Errorf("%q: error %v, want that it is damaged", text, err)
		}
	}
}

// A return has no results: its means stand in for them, the total first.
func TestMeansOfReturns(t *testing.T) {
	t.Parallel()
	r, err := Compare(sent(t, sdq.Ruleset, "k", "aaaaaaaaaaaaaaaa "+answers("21000")+" 3", "bbbbbbbbbbbbbbbb "+answers("00000")+" 0"),
		sent(t, sdq.Ruleset, "k", "aaaaaaaaaaaaaaaa "+answers("22000")+" 4", "bbbbbbbbbbbbbbbb "+answers("00000")+" 0"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Headline{{Measure: "sdq", Scale: "emotional", Informant: "self", Period: "baseline", Statistic: "mean", Old: "1.5", New: "2", OldN: "2", NewN: "2", Cause: ByData}}
	if diff := cmp.Diff(want, r.Headlines); diff != "" {
		t.Error(diff)
	}
}
