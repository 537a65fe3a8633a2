package figures

import (
	"errors"
	"fmt"
	"strings"

	"apst/metrics"
	"apst/report/charts"
	"apst/report/release"
	"apst/report/words"
)

// intervalLevel is that of all intervals, in per cent.
const intervalLevel = 95

// scales is the means of the scales at both times with their change (F04).
func scales(v *view) (*charts.Chart, error) {
	d := charts.DumbbellData{Unit: v.table.Frame.Unit, Level: intervalLevel}
	shown := false
	for i := range v.rows {
		r := &v.rows[i]
		low, ok := numberIn(r.shown("scale_low"))
		high, fine := numberIn(r.shown("scale_high"))
		if !ok || !fine {
			return nil, errors.New("a scale has no ends")
		}
		one := charts.DumbbellRow{
			Label: r.Label, From: low, To: high, HigherBetter: r.shown("better").Text == metrics.Higher.String(), N: r.count("n"),
			Baseline: r.value("baseline_mean"), Endline: r.value("endline_mean"), Change: r.value("mean_change"), Lower: r.value("lower"), Upper: r.value("upper"),
		}
		if r.name == "impact" { // of difficulties: a score, and nothing that was brought about
			one.Label = "Impact score"
		}
		shown = shown || one.Baseline.Known() || one.Endline.Known() || one.Change.Known()
		d.Rows = append(d.Rows, one)
	}
	if !shown {
		return nil, v.nothing()
	}
	main := v.row("total")
	if main == nil {
		main = &v.rows[0]
	}
	d.Frame = v.frame(changed(main, v.table.Title, d.Unit), "mean scores of pairs of the same informant, in "+d.Unit)
	return charts.Dumbbell(d)
}

// changed tells the mean change of a row with its interval and n.
func changed(r *row, otherwise, unit string) string {
	n, change, lower, upper := r.shown("n"), r.shown("mean_change"), r.shown("lower"), r.shown("upper")
	switch {
	case n.Known && n.Number < few:
		return fmt.Sprintf("%s: n = %s, too few to describe a pattern", r.Label, n)
	case !n.Known || !change.Known || !lower.Known || !upper.Known:
		return otherwise
	}
	return fmt.Sprintf("%s: on average %s at endline than at baseline (95%% interval %s to %s), n = %s",
		r.Label, words.Difference(change.Number, change.Places, unit), signed(lower), signed(upper), n)
}

// signed is a change in print, with a true minus sign.
func signed(s release.Shown) string { return strings.Replace(s.String(), "-", "−", 1) }
