package support

import (
	"strings"
	"testing"
)

// What share of contacts was attended is said of three pupils or more: of fewer it would
// tell of each of them.
func TestNoShareOfFew(t *testing.T) {
	t.Parallel()
	rows := "UPN,Date,Specialist,Attended\n"
	for i, row := range []string{"A999432119001,05/09/2022,Social worker,attended", "P999432119002,05/09/2022,Social worker,missed", "D999432119003,05/09/2022,Social worker,attended"} {
		rows += row + "\n"
		var text strings.Builder
		for _, l := range run(t, given{files: []file{{"c.csv", rows}}}).reading.Summary() {
			text.WriteString(l.Label + ": " + l.Text + "\n")
		}
		if said := strings.Contains(text.String(), "Attended, of planned with an outcome: 66.7%"); said != (i == 2) {
			t.Errorf("of %d pupils said is %v:\n%s", i+1, said, text.String())
		}
	}
}
