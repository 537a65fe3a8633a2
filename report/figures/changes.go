package figures

import (
	"errors"

	"apst/report/charts"
)

// changes is how many pupils changed by how much (F05).
func changes(v *view) (*charts.Chart, error) {
	f := &v.table.Frame
	d := charts.HistogramData{Zones: v.zones(), Unit: f.Unit, Whole: true}
	shown := false
	for _, r := range v.under("bin/") {
		from, ok := numberIn(r.shown("from"))
		to, fine := numberIn(r.shown("to"))
		if !ok || !fine {
			return nil, errors.New("a step of change has no ends")
		}
		d.Bins = append(d.Bins, charts.ChangeBin{From: from, To: to, Pupils: r.count("n")})
		shown = shown || !r.count("n").Hidden
	}
	if !shown {
		return nil, v.nothing()
	}
	d.Bins = filled(d.Bins)
	d.Frame = v.frame(v.became(d.Zones, "How many pupils changed by how much in "+small(f.Outcome)), f.Outcome, v.all(), f.Unit, better(f.Better))
	return charts.ChangeHistogram(d)
}

// filled are the bins without those at the ends that are shown to hold nobody.
func filled(bins []charts.ChangeBin) []charts.ChangeBin {
	empty := func(b charts.ChangeBin) bool { return !b.Pupils.Hidden && b.Pupils.N == 0 }
	for len(bins) > 1 && empty(bins[0]) {
		bins = bins[1:]
	}
	for len(bins) > 1 && empty(bins[len(bins)-1]) {
		bins = bins[:len(bins)-1]
	}
	return bins
}

// sorted is every pupil's change from the lowest to the highest (F10): it stays in the
// school.
func sorted(v *view) (*charts.Chart, error) {
	f := &v.table.Frame
	d := charts.SortedChangesData{Zones: v.counted(), Unit: f.Unit, From: f.Low, To: f.High}
	for i := range v.rows {
		x, ok := numberIn(v.rows[i].shown("change"))
		if !ok {
			return nil, errors.New("a pupil's change is no number")
		}
		d.Changes = append(d.Changes, x)
	}
	d.Frame = v.frame(v.became(d.Zones, "Every pupil's change in "+small(f.Outcome)+", from the lowest to the highest"), f.Outcome, v.pupils(), f.Unit, better(f.Better))
	return charts.SortedChanges(d)
}
