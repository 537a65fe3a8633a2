package pass

import (
	"slices"
	"strings"
	"testing"

	"apst/metrics"
)

// A pupil's only sitting is the baseline, unless it lies with the last of others: a
// pupil who missed the first round has only the last.
func TestOnlySitting(t *testing.T) {
	t.Parallel()
	const days = "12/10/2022 05/07/2023"
	for _, c := range []struct{ name, others, only, want, found string }{
		{"nobody else has two", "12/10/2022", "05/07/2023", "P baseline 2023-07-05 .", ""},
		{"with the first of others", days, "20/10/2022", "P baseline 2022-10-20 .", ""},
		{"a later joiner", days, "01/03/2023", "P baseline 2023-03-01 .", ""},
		{"on the day of their last", days, "05/07/2023", "P . 2023-07-05 sitting-not-known", "PASS-024 row 4"},
		{"six weeks after it", days, "16/08/2023", "P . 2023-08-16 sitting-not-known", "PASS-024 row 4"},
		{"the next year", days, "11/10/2023", "P baseline 2023-10-11 .", ""},
		{"nearer to their first", "12/10/2022 14/12/2022", "07/11/2022", "P baseline 2022-11-07 .", "PASS-034 row 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := headDated + "\n"
			for i, day := range strings.Fields(c.others) {
				text += pupil1 + "," + day + "," + strings.Repeat("1", i) + ascending + "\n"
			}
			text += pupil2 + "," + c.only + "," + ascending + "\n"
			g := readFiles(t, askedOf{files: []file{{"a.csv", text}}})
			got := g.perPupil(t)
			if got = got[strings.Index(got, "P "):]; got != c.want {
				t.Errorf("is %q, want %q", got, c.want)
			}
			if found := strings.Join(g.found(), "|"); found != c.found {
				t.Errorf("found %q, want %q", found, c.found)
			}
		})
	}
}

// The option for two rows of one sitting does not settle two of unknown days: dates
// that cannot be trusted would take every pupil's other sitting away.
func TestUndatedIsNotOneSitting(t *testing.T) {
	t.Parallel()
	in := one(headDated + "\n" + pupil1 + ",10/05/2022," + ascending + "\n" + pupil1 + ",05/25/2023,50,2,3,4,5,6,7,8,9\n")
	for _, option := range []string{"", keepFirst, keepLast} {
		in.settings = metrics.Settings{optionDuplicates: option}
		g := readFiles(t, in)
		rows := []string{"PASS-030 row 2", "PASS-030 row 3"}
		if option == keepLast {
			slices.Reverse(rows)
		}
		g.wantFound(t, append(rows, "REC-021 B3")...)
		if got := g.rows(t, tableResults, "pupil_id", "percentile"); len(got) != 0 {
			t.Errorf("--duplicates %q: %q", option, got)
		}
	}
}
