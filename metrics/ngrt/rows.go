package ngrt

import (
	"strconv"

	"apst/metrics"
)

// ID and Ruleset name the measure and what its files rest on.
const (
	ID      = "ngrt"
	Ruleset = "ngrt-1"
)

// The names of what is measured, in values and for explain.
const (
	scaleSAS      = "sas"
	scaleStanine  = "stanine"
	scalePercent  = "percentile"
	scaleSC       = "sc-stanine"
	scalePC       = "pc-stanine"
	scaleReading  = "reading-age"
	scaleProgress = "progress"
)

// scales are what there is to ask for.
var scales = []string{scaleSAS, scaleStanine, scalePercent, scaleSC, scalePC, scaleReading, scaleProgress}

// write is the result as a row of the pupil-level file. Of a row that cannot be used
// only who, when and where are left.
func (r *result) write() *metrics.Row {
	row := &metrics.Row{Pupil: r.pupil, At: r.at, Values: r.values()}
	placement, empty := metrics.Cell{}, metrics.Cell{}
	if r.placement > 0 {
		placement = metrics.Int(r.placement)
	}
	flags, place := metrics.Text(metrics.Flags(r.flags)), metrics.Text(r.places())
	who := []metrics.Cell{metrics.Text(r.pupil), placement, metrics.Day(r.date), metrics.Text(r.sitting)}
	end := []metrics.Cell{flags, metrics.Text(Ruleset), place}
	middle := make([]metrics.Cell, 0, 16)
	if r.unusable != nil {
		for range len(table().Columns) - len(who) - len(end) {
			middle = append(middle, empty)
		}
	} else {
		middle = r.scores(middle)
	}
	row.Cells = append(append(who, middle...), end...)
	return row
}

// scores appends the cells between who and when, and the flags.
func (r *result) scores(cells []metrics.Cell) []metrics.Cell {
	whole := func(n int) metrics.Cell {
		if n == 0 {
			return metrics.Cell{}
		}
		return metrics.Int(n)
	}
	sas, percentile, censored := metrics.Cell{}, metrics.Cell{}, ""
	switch r.sas.kind {
	case sasScore:
		sas, percentile = metrics.Int(r.sas.n), metrics.Int(PercentileOf(r.sas.n))
	case sasCensored:
		censored = r.sas.text
	}
	stanine, _ := r.sas.stanine()
	reading, end := r.reading.String(), r.reading.censored
	if end != "" {
		reading = ""
	}
	return append(cells,
		metrics.Text(r.form), metrics.Text(string(r.medium)), metrics.Text(r.age.String()),
		sas, metrics.Text(censored), whole(r.lower), whole(r.upper), whole(stanine), percentile, whole(r.sc), whole(r.pc),
		metrics.Text(r.scale), metrics.Text(reading), metrics.Text(end), metrics.Text(r.label))
}

// key is what a value of the result is a value of.
func (r *result) key(scale string) metrics.Key {
	return metrics.Key{Pupil: r.pupil, Measure: ID, Scale: scale, Wave: r.sitting, Placement: r.placement}
}

// values are what others may count or pair: the standard age score as a number, all
// else as categories, which nobody can subtract. Their form is how the test was sat:
// all forms on the computer stand on one scale, and all levels on paper on another.
func (r *result) values() []metrics.Value {
	out := r.measured()
	for i := range out {
		out[i].Form = string(r.medium)
	}
	return out
}

func (r *result) measured() []metrics.Value {
	if r.unusable != nil {
		return []metrics.Value{metrics.NoValue(r.key(scaleSAS), r.date, metrics.Refused, r.unusable.Title)}
	}
	var out []metrics.Value
	add := func(scale, category string) {
		if category != "" {
			out = append(out, metrics.CategoryValue(r.key(scale), r.date, category))
		}
	}
	switch r.sas.kind {
	case sasScore:
		out = append(out, metrics.NumberValue(r.key(scaleSAS), r.date, float64(r.sas.n)))
	case sasCensored:
		out = append(out, metrics.NoValue(r.key(scaleSAS), r.date, metrics.Refused, "at the end of the scale: "+r.sas.text))
	default:
		out = append(out, metrics.NoValue(r.key(scaleSAS), r.date, metrics.Missing, "no standard age score"))
	}
	if n, ok := r.sas.stanine(); ok {
		add(scaleStanine, strconv.Itoa(n))
	}
	if r.sc > 0 {
		add(scaleSC, strconv.Itoa(r.sc))
	}
	switch {
	case r.pc > 0:
		add(scalePC, strconv.Itoa(r.pc))
	case r.block.Has(fieldPC) && r.sas.kind != sasNothing:
		out = append(out, metrics.NoValue(r.key(scalePC), r.date, metrics.NotApplicable, "the section was not sat"))
	}
	if r.reading.censored != "" {
		add(scaleReading, r.reading.censored)
	} else {
		add(scaleReading, r.reading.String())
	}
	if label := labelOf(r.label); label != "" {
		add(scaleProgress, label)
	} else {
		add(scaleProgress, r.label)
	}
	return out
}
