package pass

import (
	"iter"
	"slices"

	"apst/metrics"
)

// The tables, in their order.
const (
	tableResults = iota
	tableChange
	tableSittings
	tableTransitions
	tableMoves
	tableGroups
)

// Rows implements [metrics.Reading].
func (rd *reading) Rows(table int) iter.Seq2[*metrics.Row, error] {
	rows := [...]func(func(*metrics.Row) bool){
		tableResults: rd.resultRows, tableChange: rd.changeRows, tableSittings: rd.sittingRows,
		tableTransitions: rd.transitionRows, tableMoves: rd.moveRows, tableGroups: rd.groupRows,
	}[table]
	return func(yield func(*metrics.Row, error) bool) {
		rows(func(r *metrics.Row) bool { return yield(r, nil) })
	}
}

// number is a percentile or percentage as a cell.
func number(p points, has bool) metrics.Cell {
	if !has {
		return metrics.Cell{}
	}
	return metrics.Number(p.number())
}

func floating(x float64, has bool) metrics.Cell {
	if !has {
		return metrics.Cell{}
	}
	return metrics.Number(x)
}

func (rd *reading) resultRows(yield func(*metrics.Row) bool) {
	for _, s := range rd.sittings {
		for _, f := range factorsOf(s.survey) {
			if s.wants(f) && !yield(rd.resultRow(s, f)) {
				return
			}
		}
	}
}

func (rd *reading) resultRow(s *sitting, f factor) *metrics.Row {
	sc := s.score(f)
	z := metrics.Cell{}
	if sc.hasPercentile {
		z = metrics.Number(normalScore(sc.percentile))
	}
	source := s.place()
	if len(sc.cells) > 0 {
		source.Row = s.plan.block.Table.Ref(sc.cells[0].row, 0).Row
	}
	return &metrics.Row{Pupil: s.pupil, At: source, Values: valuesOf(s, f), Cells: []metrics.Cell{
		metrics.Text(s.pupil), metrics.Int(s.placement), metrics.Text(s.wave), metrics.Day(s.date), metrics.Text(s.survey.String()), metrics.Text(f.id),
		number(sc.percentage, sc.hasPercentage), number(sc.percentile, sc.hasPercentile), metrics.Text(sc.band.String()), z,
		metrics.Text(metrics.Flags(slices.Concat(sc.flags, s.flags))), metrics.Text(Ruleset), metrics.Text(source.String()),
	}}
}

// The parts of a factor's values: the scale is the factor's id, a point and one of
// these.
const (
	scaleBand       = "band"
	scalePercentile = "percentile"
	scaleNormal     = "normal-score"
)

// valuesOf are what a result measures: the band; the percentile, a rank, of which
// medians and signs can be taken and nothing be subtracted; the normal score, for
// differences.
func valuesOf(s *sitting, f factor) []metrics.Value {
	sc := s.score(f)
	placement := s.placement
	if !s.placed {
		placement = 0
	}
	key := func(part string) metrics.Key {
		return metrics.Key{Pupil: s.pupil, Measure: "pass", Scale: f.id + "." + part, Informant: "self", Wave: s.wave, Placement: placement}
	}
	out := make([]metrics.Value, 0, 3)
	none, why := metrics.Missing, "nothing stands there"
	switch {
	case sc.state == refused:
		none, why = metrics.Refused, "what stands there cannot be used"
	case sc.state == present && sc.band != noBand:
		why = "the source holds the band alone"
	case sc.state == present:
		why = "the source holds a percentage, and no percentile"
	}
	if sc.band != noBand {
		out = append(out, metrics.CategoryValue(key(scaleBand), s.date, sc.band.String()))
	} else {
		out = append(out, metrics.NoValue(key(scaleBand), s.date, none, why))
	}
	if !sc.hasPercentile {
		return append(out, metrics.NoValue(key(scalePercentile), s.date, none, why), metrics.NoValue(key(scaleNormal), s.date, none, why))
	}
	return append(out, metrics.NumberValue(key(scalePercentile), s.date, sc.percentile.number()),
		metrics.NumberValue(key(scaleNormal), s.date, normalScore(sc.percentile)))
}

func (rd *reading) changeRows(yield func(*metrics.Row) bool) {
	for _, ch := range rd.changes {
		for _, f := range factorsOf(ch.course.survey) {
			if (ch.first.wants(f) || ch.last.wants(f)) && !yield(ch.row(f)) {
				return
			}
		}
	}
}

func (ch *change) row(f factor) *metrics.Row {
	c := ch.in(f)
	weeks := metrics.Cell{}
	if ch.hasWeeks {
		weeks = metrics.Int(ch.weeks)
	}
	return &metrics.Row{Pupil: ch.course.pupil, Cells: []metrics.Cell{
		metrics.Text(ch.course.pupil), metrics.Int(ch.course.placement), metrics.Text(ch.course.survey.String()), metrics.Text(f.id),
		metrics.Text(ch.first.wave), metrics.Text(ch.last.wave), metrics.Day(ch.first.date), metrics.Day(ch.last.date), weeks,
		metrics.Text(c.first.band.String()), metrics.Text(c.last.band.String()), metrics.Text(string(c.bands)),
		number(c.first.percentile, c.first.hasPercentile), number(c.last.percentile, c.last.hasPercentile), metrics.Text(string(c.percentiles)),
		floating(c.normal, c.hasNormal), metrics.Text(metrics.Flags(c.flags)), metrics.Text(Ruleset),
		metrics.Text(ch.first.place().String()), metrics.Text(ch.last.place().String()),
	}}
}

func (rd *reading) sittingRows(yield func(*metrics.Row) bool) {
	for _, sp := range rd.spots() {
		mid, hasMid := median(sp.percentiles)
		zs := sp.normal()
		m, hasMean := mean(zs)
		sd, hasSD := deviation(zs)
		if !yield(&metrics.Row{Cells: []metrics.Cell{
			metrics.Text(sp.survey.String()), metrics.Text(sp.factor.id), metrics.Text(sp.population), metrics.Text(sp.sitting), metrics.Int(sp.banded()),
			metrics.Int(sp.bands[low]), metrics.Int(sp.bands[lowModerate]), metrics.Int(sp.bands[moderate]), metrics.Int(sp.bands[high]),
			metrics.Int(len(sp.percentiles)), floating(mid, hasMid), floating(m, hasMean), floating(sd, hasSD), metrics.Int(sp.floor), metrics.Int(sp.ceiling),
			metrics.Text(Ruleset),
		}}) {
			return
		}
	}
}

func (rd *reading) transitionRows(yield func(*metrics.Row) bool) {
	for _, m := range rd.moved() {
		for from := low; from <= high; from++ {
			to := m.transitions[from]
			if !yield(&metrics.Row{Cells: []metrics.Cell{
				metrics.Text(m.survey.String()), metrics.Text(m.factor.id), metrics.Text(from.String()),
				metrics.Int(to[low]), metrics.Int(to[lowModerate]), metrics.Int(to[moderate]), metrics.Int(to[high]),
				metrics.Int(to[low] + to[lowModerate] + to[moderate] + to[high]), metrics.Text(Ruleset),
			}}) {
				return
			}
		}
	}
}

func (rd *reading) moveRows(yield func(*metrics.Row) bool) {
	for _, m := range rd.moved() {
		mz, hasMean := mean(m.normal)
		sd, hasSD := deviation(m.normal)
		if !yield(&metrics.Row{Cells: []metrics.Cell{
			metrics.Text(m.survey.String()), metrics.Text(m.factor.id),
			metrics.Int(m.pairs()), metrics.Int(m.bands[up]), metrics.Int(m.bands[same]), metrics.Int(m.bands[down]),
			metrics.Int(len(m.normal)), metrics.Int(m.percentiles[up]), metrics.Int(m.percentiles[same]), metrics.Int(m.percentiles[down]),
			floating(mz, hasMean), floating(sd, hasSD), metrics.Text(Ruleset),
		}}) {
			return
		}
	}
}

func (rd *reading) groupRows(yield func(*metrics.Row) bool) {
	for _, g := range rd.groups {
		for _, f := range factorsOf(g.survey()) {
			sc := &g.scores[f.name]
			if sc.state == blank {
				continue
			}
			pupils, flags := metrics.Cell{}, sc.flags
			if g.pupils > 0 {
				pupils = metrics.Int(g.pupils)
			}
			if !yield(&metrics.Row{Cells: []metrics.Cell{
				metrics.Text(g.label), pupils, metrics.Text(g.wave), metrics.Day(g.date), metrics.Text(g.survey().String()), metrics.Text(f.id),
				number(sc.percentage, sc.hasPercentage), number(sc.percentile, sc.hasPercentile), metrics.Text(sc.band.String()),
				metrics.Text(metrics.Flags(flags)), metrics.Text(Ruleset), metrics.Text(g.place().String()),
			}}) {
				return
			}
		}
	}
}
