package figures

import (
	"errors"
	"strconv"

	"apst/metrics"
	"apst/report/charts"
)

// regions is baseline against endline in regions with their numbers (F02), without a
// mark that is a pupil.
func regions(v *view) (*charts.Chart, error) {
	z := v.zones()
	d := v.plane(z, v.all())
	if len(d.Cutoffs) > 0 && v.row("quadrant/both") != nil {
		d.Quadrants = v.quadrants()
	}
	if !shows(z.Better, z.Same, z.Worse) && (d.Quadrants == nil || !shows(d.Quadrants.BelowBoth, d.Quadrants.Fell, d.Quadrants.Rose, d.Quadrants.AboveBoth)) {
		return nil, v.nothing()
	}
	return charts.BaselineEndline(d)
}

// points is the same with a mark a pupil: it stays in the school.
func points(v *view) (*charts.Chart, error) {
	z := v.counted()
	d := v.plane(z, v.pupils())
	for i := range v.rows {
		r := &v.rows[i]
		first, ok := numberIn(r.shown("baseline"))
		last, fine := numberIn(r.shown("endline"))
		if !ok || !fine {
			return nil, errors.New("a pupil's score is no number")
		}
		d.Pairs = append(d.Pairs, charts.ScorePair{Baseline: first, Endline: last})
	}
	return charts.BaselineEndline(d)
}

// pupils is how many pupils there are in a table of single pupils.
func (v *view) pupils() string { return "n = " + charts.Count{N: len(v.rows)}.String() }

// plane is the scale of the outcome both ways, with its cut-off, of n pupils.
func (v *view) plane(z charts.Zones, n string) charts.BaselineEndlineData {
	f := &v.table.Frame
	d := charts.BaselineEndlineData{Zones: z, Unit: f.Unit, From: f.Low, To: f.High}
	if f.HasCut {
		d.Cutoffs = []charts.Cutoff{{At: f.Cut, Label: "cut-off " + strconv.FormatFloat(f.Cut, 'g', 4, 64)}}
	}
	d.Frame = v.frame(v.became(z, capital(f.Outcome)+" at baseline and at endline, and how many changed reliably"),
		f.Outcome, n, f.Unit, better(f.Better))
	return d
}

// quadrants are the numbers either side of the cut-off. Beyond it is in need.
func (v *view) quadrants() *charts.Quadrants {
	at := func(name string) charts.Count { return v.row("quadrant/" + name).count("n") }
	if v.table.Frame.Better == metrics.Higher {
		return &charts.Quadrants{BelowBoth: at("both"), Fell: at("in"), Rose: at("out"), AboveBoth: at("neither")}
	}
	return &charts.Quadrants{BelowBoth: at("neither"), Fell: at("out"), Rose: at("in"), AboveBoth: at("both")}
}

// shows reports whether any of some counts is a number.
func shows(counts ...charts.Count) bool {
	for _, n := range counts {
		if !n.Hidden {
			return true
		}
	}
	return false
}
