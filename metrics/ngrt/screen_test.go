package ngrt

import (
	"strings"
	"testing"
)

// What is seen where a whole table is refused goes to the screen: it holds no score,
// and no text of a title, which may name anybody.
func TestNothingSeenOfPupilsInRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, rule, want string }{
		{"scale scores", "UPN,Date of test,SAS\n" + pupil1 + "," + autumn + ",318\n", "NGRT-007", "numbers above 141"},
		{"a title", "Somebody CAT4 results,,\nUPN,Date of test,SAS\n" + pupil1 + "," + autumn + ",97\n", "NGRT-001", "by the title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, g := range readAll(t, asked{}, [2]string{"ngrt.csv", c.text}).log.Groups() {
				if g.Rule.ID != c.rule {
					continue
				}
				if seen := g.Kept[0].Seen; !strings.Contains(seen, c.want) || strings.Contains(seen, "Somebody") || strings.Contains(seen, "318") {
					t.Errorf("seen %q, want %q", seen, c.want)
				}
				return
			}
			t.Errorf("%s was not raised", c.rule)
		})
	}
}
