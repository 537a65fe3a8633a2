package pass

import (
	"testing"

	"apst/metrics"
)

// Whatever a sheet holds, reading it does not panic, every record is accounted for,
// and every row fits its table.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		headDated + "\n" + pupil1 + ",12/10/2022," + ascending + "\n" + pupil1 + ",05/07/2023,red,<1,12th,40%,n/a,101,0.5,,low\n",
		",,Feelings,,Teachers,,Confidence,,Attendance,,Curriculum,\nUPN,Name,Pre,Post,Pre,Post,Pre,Post,Pre,Post,Pre,Post\n" + pupil1 + ",x,1,2,3,4,5,6,7,8,9,10\n",
		"Cohort mean percentages\nCategory,Frequency," + nineNames + "\nAll,9,71,72,73,74,75,76,77,78,79\n",
		list("P3"), waves("Post", "Pre"), years("10", "9"),
	} {
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, named bool) {
		in := one(text)
		if named {
			in.key, in.wave = "name", "baseline"
		}
		g := readFiles(t, in)
		g.reading.Summary()
		for _, s := range g.reading.sittings {
			if _, err := g.reading.Explain(metrics.Query{Pupil: s.pupil}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
