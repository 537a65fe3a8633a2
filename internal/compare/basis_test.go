package compare

import (
	"fmt"
	"testing"
)

func manifestOf(rules, data, roster, setting string) string {
	return fmt.Sprintf(`{"format":1,"tool":{"version":"1","commit":"c"},"rulesets":[{"measure":"sdq","ruleset":%q},{"measure":"ngrt","ruleset":"ngrt-1"}],
"config":{"file":"apst.yaml","size":1,"sha256":"x"},"settings":[%s],
"inputs":[{"file":"a.csv","size":1,"sha256":%q,"of":["sdq"]},{"file":"n.csv","size":1,"sha256":"n","of":["ngrt"]},{"file":"r.csv","size":1,"sha256":%q,"of":["roster"]}],
"maps":[],"stages":[],"gate":null}`, rules, setting, data, roster)
}

// Why a score and a result moved, from what the manifests say.
func TestCauses(t *testing.T) {
	t.Parallel()
	const head, results = "pupil_id,placement,wave,informant,rater,total,ruleset\n", "result_id,school,arm,measure,estimate,ruleset\n"
	setting := func(name, value string) string {
		return fmt.Sprintf(`{"setting":%q,"value":%q,"from":"default"}`, name, value)
	}
	same := manifestOf("s1", "a", "r", "")
	for _, tt := range []struct {
		name             string
		now              string
		sdq, ngrt, whole Cause // of a score, a result of another measure, one of all
	}{
		{"nothing", same, Unexplained, Unexplained, Unexplained},
		{"its data", manifestOf("s1", "b", "r", ""), ByData, Unexplained, ByData},
		{"the list of pupils", manifestOf("s1", "a", "q", ""), ByData, ByData, ByData},
		{"its rules", manifestOf("s2", "a", "r", ""), ByRules, Unexplained, ByRules},
		{"both", manifestOf("s2", "b", "r", ""), Several, Unexplained, Several},
		{"how change is worked out", manifestOf("s1", "a", "r", setting("change.bands", "4")), Unexplained, BySettings, BySettings},
		{"how its answers are read", manifestOf("s1", "a", "r", setting("sources.sdq[1].coding", "0-2")), BySettings, Unexplained, BySettings},
		{"how loudly a rule is reported", manifestOf("s1", "a", "r", setting("rules.SDQ-071.severity", "info")), Unexplained, Unexplained, Unexplained},
		{"the day the data are from, with the data", manifestOf("s1", "b", "r", setting("as_of", "2023-07-21")), ByData, Unexplained, ByData},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			old := side(t, "manifest.json", same, "sdq-scores.csv", head+"A1,1,baseline,self,,7,\n", "results.csv", results+"x,s,,ngrt,1,\ny,s,,,1,\n")
			now := side(t, "manifest.json", tt.now, "sdq-scores.csv", head+"A1,1,baseline,self,,8,\n", "results.csv", results+"x,s,,ngrt,2,\ny,s,,,2,\n")
			r, err := Compare(old, now, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]Cause{}
			for _, d := range r.Differences {
				if moved(d.Kind) {
					got[d.Table+d.Key[0].Value] = d.Cause
				}
			}
			if got["sdq-scoresA1"] != tt.sdq || got["resultsx"] != tt.ngrt || got["resultsy"] != tt.whole {
				t.Errorf("causes %v, want %s, %s and %s", got, tt.sdq, tt.ngrt, tt.whole)
			}
		})
	}
}
