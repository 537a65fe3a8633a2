package pass

import (
	"strings"
	"testing"
)

// A word that names no sitting, in the column that is to name it, is no reason to go by
// the name of the file: what it is of is not known, unless somebody says so.
func TestWordThatNamesNoSitting(t *testing.T) {
	t.Parallel()
	head := "UPN,Sitting," + nineNames + "\n"
	for _, c := range []struct{ name, file, wave, text, want, found string }{
		{"beside the name of the file", "PASS endline.csv", "", head + pupil1 + ",strat," + ascending + "\n" + pupil2 + ",post," + ascending + "\n",
			"A . . no-date;sitting-not-known|P endline . no-date", "PASS-024 row 2"},
		{"beside the option", "a.csv", waveEndline, head + pupil1 + ",strat," + ascending + "\n", "A endline . no-date", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g := readFiles(t, askedOf{files: []file{{c.file, c.text}}, wave: c.wave})
			if got := g.perPupil(t); got != c.want {
				t.Errorf("sittings %q\nwant     %q", got, c.want)
			}
			if got := strings.Join(g.found(), "|"); got != c.found {
				t.Errorf("findings %q, want %q", got, c.found)
			}
		})
	}
}
