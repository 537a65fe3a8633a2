package outcome

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"apst/finding"
	"apst/sdq"
)

// Whatever a file holds: nothing panics, every row is accounted for, every finding has
// an address, and no row comes through whose scores do not hold together.
func FuzzReadScored(f *testing.F) {
	s, _ := makeScores(f)
	f.Add([]byte(s.csv(f)))
	f.Add([]byte(s.json(f)))
	f.Add([]byte(s.without(names("_band3")...).csv(f)))
	f.Add([]byte(s.set(2, "ruleset", "sdq-2030.1").json(f)))
	f.Add([]byte("\xEF\xBB\xBF{\"columns\":[],\"rows\":[{}]}"))
	f.Add([]byte("pupil_id;wave;informant;total\n"))
	path := filepath.Join(f.TempDir(), "scores.csv")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		log := &finding.Log{}
		got, err := ReadScored(context.Background(), path, log)
		if err != nil {
			t.Fatal(err)
		}
		checkReading(t, got, log)
		for _, r := range got.Rows {
			checkScores(t, r)
		}
	})
}

// checkScores holds a row's scores against one another.
func checkScores(t *testing.T, r Row) {
	t.Helper()
	scores := map[string]int{}
	for _, v := range r.Values {
		if x, ok := v.Number(); ok {
			scale, known := sdq.ParseScale(v.Scale)
			who, _ := sdq.ParseInformant(v.Informant)
			if _, fits := sdq.ValueOf(scale, who, int(x)); !known || !fits || r.Refused != "" {
				t.Errorf("%s %s: %g, refused %q", v.Informant, v.Scale, x, r.Refused)
			}
			scores[v.Scale] = int(x)
		} else if v.Category == "" && v.Reason == "" {
			t.Errorf("%s has nothing and no reason", v.Scale)
		}
	}
	total, ok := scores["total"]
	if ok && total != scores["emotional"]+scores["conduct"]+scores["hyperactivity"]+scores["peer"] {
		t.Errorf("%v do not add up", scores)
	}
}
