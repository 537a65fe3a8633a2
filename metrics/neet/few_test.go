package neet

import (
	"strings"
	"testing"
)

// A rate of one or two pupils would tell of each of them: there is none.
func TestNoRatesOfFew(t *testing.T) {
	t.Parallel()
	var people []person
	for _, period := range []string{"2021-12-31", "2022-01-31", "2022-02-28"} {
		for i, code := range []string{"619", "210"} {
			people = append(people, person{period: period + " 00:00:00", ypid: "a" + string(rune('1'+i)), code: code, verified: "2021-12-01", lapsed: "N"})
		}
	}
	got := lines(read(t, job{files: map[string]string{"nccis.csv": extract(people...)}}))
	if strings.Contains(got, "%") || !strings.Contains(got, "no rates of fewer than 3") || !strings.Contains(got, "no average: of a month there is no rate") {
		t.Errorf("rates of two pupils:\n%s", got)
	}
}
