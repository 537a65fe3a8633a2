package figures

import (
	"errors"
	"fmt"
	"strings"

	"apst/report/charts"
	"apst/report/release"
)

// moveTo begins the name of a column of those who went to a band.
const moveTo = "to_"

// bands is the bands at both times and the moves between them (F03).
func bands(v *view) (*charts.Chart, error) {
	d := charts.BandMovesData{Rounded: v.release.Profile.Round > 1}
	all := v.row("all")
	var some []charts.Count
	for k := range v.table.Columns {
		band, ok := strings.CutPrefix(v.table.Columns[k].ID, moveTo)
		if !ok {
			continue
		}
		r := v.row(band)
		if r == nil {
			return nil, errors.New("its bands are not the same at both times")
		}
		d.Bands = append(d.Bands, r.Label)
		d.First = append(d.First, charts.BandShare{N: r.count("baseline"), Percent: shareOf(r.shown("baseline_percent"))})
		d.Last = append(d.Last, charts.BandShare{N: r.count("endline"), Percent: shareOf(r.shown("endline_percent"))})
		var moves []charts.Count
		for j := range v.table.Columns {
			if to := v.table.Columns[j].ID; strings.HasPrefix(to, moveTo) {
				moves = append(moves, r.count(to))
			}
		}
		d.Moves = append(d.Moves, moves)
		some = append(append(some, d.First[len(d.First)-1].N, d.Last[len(d.Last)-1].N), moves...)
	}
	if !shows(some...) {
		return nil, v.nothing()
	}
	n := all.shown("baseline")
	d.N = countOf(n)
	d.Frame = v.frame(v.moved(&d, n), small(v.table.Frame.Outcome), "n = "+n.String(), "from the best band to the worst")
	return charts.BandMoves(d)
}

// shareOf is a percentage beside its count. Of few there is none, and nothing is said of
// it.
func shareOf(s release.Shown) charts.Value {
	if s.Symbol == release.SymbolNotAvailable {
		return charts.Value{Absent: true}
	}
	return valueOf(s)
}

// moved tells how many went to a better band and how many to a worse one, if every move
// is shown.
func (v *view) moved(d *charts.BandMovesData, n release.Shown) string {
	if !d.MovesShown() {
		return "Bands at baseline and at endline; the moves between them are not shown"
	}
	var better, same, worse charts.Count
	for i := range d.Moves {
		for k, m := range d.Moves[i] {
			switch {
			case m.Hidden || d.Rounded:
				return "Bands at baseline and at endline, and the moves between them"
			case k < i:
				better.N += m.N
			case k > i:
				worse.N += m.N
			default:
				same.N += m.N
			}
		}
	}
	title := fmt.Sprintf("%s in a better band at endline, %s in a worse one, and %s in the same", capital(pupilsWere(better)), some(worse), some(same))
	if n.Known && n.Number < few {
		title += fmt.Sprintf("; n = %s, too few to describe a pattern", n)
	}
	return title
}
