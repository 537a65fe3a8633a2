package figures

import (
	"fmt"
	"strconv"
	"strings"

	"apst/metrics"
	"apst/report/charts"
	"apst/report/release"
)

// zones are the limits of reliable change with the numbers of pupils: of the rows of the
// zones, as the table has them.
func (v *view) zones() charts.Zones {
	z := v.limits()
	z.Better, z.Same, z.Worse = v.row("zone/better").count("n"), v.row("zone/same").count("n"), v.row("zone/worse").count("n")
	return z
}

// limits are the limits of reliable change, constants of the outcome.
func (v *view) limits() charts.Zones {
	f := &v.table.Frame
	return charts.Zones{Limit: f.Limit, Points: f.Points, HigherBetter: f.Better == metrics.Higher}
}

// The classes of a pupil's change.
const (
	recovered    = "recovered" // reliably better, and past the cut-off
	improved     = "improved"
	unchanged    = "unchanged"
	deteriorated = "deteriorated"
)

// counted are the zones of a table of single pupils, by their classes. There are none
// where a pupil has no class.
func (v *view) counted() charts.Zones {
	z := v.limits()
	for i := range v.rows {
		switch v.rows[i].shown("class").Text {
		case recovered, improved:
			z.Better.N++
		case unchanged:
			z.Same.N++
		case deteriorated:
			z.Worse.N++
		default:
			return charts.Zones{HigherBetter: z.HigherBetter}
		}
	}
	return z
}

// known reports whether there is a limit of reliable change, and every number.
func known(z charts.Zones) bool {
	return (z.Limit > 0 || z.Points > 0) && !z.Better.Hidden && !z.Same.Hidden && !z.Worse.Hidden
}

// became tells better and worse in the same words, or says what is shown otherwise.
func (v *view) became(z charts.Zones, otherwise string) string {
	if !known(z) {
		if why := v.row("zone/better").shown("n").Why; strings.HasPrefix(why, "fewer than") {
			otherwise += ": " + why + ", too few to describe a pattern"
		}
		return otherwise
	}
	n := charts.Count{N: z.Better.N + z.Same.N + z.Worse.N}
	title := fmt.Sprintf("%s reliably better, %s reliably worse, and %s without reliable change", capital(pupilsWere(z.Better)), some(z.Worse), z.Same)
	if n.N < few {
		title += fmt.Sprintf("; n = %s, too few to describe a pattern", n)
	}
	return title
}

// pupilsWere is a number of pupils of whom something is said.
func pupilsWere(n charts.Count) string {
	switch n.N {
	case 0:
		return "no pupil was"
	case 1:
		return "1 pupil was"
	}
	return n.Of("pupil", "pupils") + " were"
}

// numberIn is a constant or a pupil's own number that a table has as text.
func numberIn(s release.Shown) (float64, bool) {
	if s.Known {
		return s.Number, true
	}
	x, err := strconv.ParseFloat(s.Text, 64)
	return x, err == nil
}
