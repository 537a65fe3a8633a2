package intake

import (
	"fmt"
	"strings"
	"testing"
)

// A whole key above the headings settles what a few answers leave open, and
// nothing that they say otherwise.
func TestLegendSettles(t *testing.T) {
	t.Parallel()
	const (
		from0   = `"0 = Not true, 1 = Somewhat true, 2 = Certainly true"`
		from1   = `"Key: 1 = Not true; 2 = Somewhat true; 3 = Certainly true"`
		impact0 = `"Impact: 0 = Not at all, 1 = Only a little, 2 = Quite a lot, 3 = A great deal"`
		impact1 = `"Impact: 1 = Not at all, 2 = Only a little, 3 = Quite a lot, 4 = A great deal"`
	)
	// Prosocial items 2, all others 1: no 0 and no 3 anywhere.
	answers := "2,1,1,2,1,1,1,1,2,1,1,1,1,1,1,1,2,1,1,2,1,1,1,1,1"
	head := "Pupil ID,Wave,Informant"
	for n := range 25 {
		head += fmt.Sprintf(",Q%d", n+1)
	}
	for _, c := range []struct {
		name, above    string
		impact         string
		coding, judged string
		rules          string
	}{
		{"no key", "", "", "", "none", "SDQ-010"},
		{"key from 0", from0, "", "0-2", "none", ""},
		{"key from 1", from1, "", "1-3", "none", ""},
		{"half a key", `"0 = Not true, 2 = Certainly true"`, "", "", "none", "SDQ-010"},
		{"turned key", `"2 = Not true, 1 = Somewhat true, 0 = Certainly true"`, "", "", "none", "SDQ-010"},
		{"impact without a key", from0, "1,1,2,1,2,1", "0-2", "", "SDQ-030"},
		{"impact with a key", from0 + "\n" + impact0, "1,1,2,1,2,1", "0-2", "0-3", ""},
		{"impact with a key from 1", from0 + "\n" + impact1, "2,1,2,1,2,1", "0-2", "1-4", ""},
		{"impact against its key", from0 + "\n" + impact1, "0,0,3,0,3,0", "0-2", "", "SDQ-030"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			heading, row := head, "P001,baseline,parent,"+answers
			if c.impact != "" {
				heading += ",Difficulties,Distress,Home life,Friendships,Classroom learning,Leisure activities"
				row += "," + c.impact
			}
			s := surveyOf(t, Options{}, map[string]string{"sdq.csv": c.above + "\n" + heading + "\n" + row + "\n"})
			if len(s.Blocks) != 1 {
				t.Fatalf("%d blocks, want 1", len(s.Blocks))
			}
			b := s.Blocks[0]
			var rules []string
			for _, g := range s.Log.Groups() {
				if g.Rule == RuleAmbiguous || g.Rule == RuleImpactCoding || g.Rule == RuleLegend {
					rules = append(rules, g.Rule.ID)
				}
			}
			if got := b.Coding.String(); got != c.coding {
				t.Errorf("coding %q, want %q", got, c.coding)
			}
			if got := b.Impact.String(); b.Refused == nil && got != c.judged {
				t.Errorf("impact %q, want %q", got, c.judged)
			}
			if got := strings.Join(rules, " "); got != c.rules {
				t.Errorf("rules %q, want %q", got, c.rules)
			}
		})
	}
}

// The follow-up question is counted from 0 when its key says so.
func TestLegendOfFollowUp(t *testing.T) {
	t.Parallel()
	got := ratingLegend(askProblems, "Problems since: 0 = Much worse, 1 = A bit worse, 2 = About the same, 3 = A bit better, 4 = Much better. Other help: 0 = Not at all")
	if fmt.Sprint(got) != "map[0:0 1:1 2:2 3:3 4:4]" {
		t.Errorf("key read as %v", got)
	}
	if got := ratingLegend(askHelp, "0 = Not at all, 1 = Only a little; 1 = Not at all"); got != nil {
		t.Errorf("two keys that disagree are read as %v", got)
	}
}
