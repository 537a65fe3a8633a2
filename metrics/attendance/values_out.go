package attendance

import (
	"apst/ingest"
	"apst/metrics"
)

// The names of what is measured, in values and for explain.
const (
	scaleAttendance = "attendance"
	scalePossible   = "possible"
	scaleAbsence    = "absence"
	scalePersistent = "persistent"
	scaleSevere     = "severe"
)

var scaleNames = []string{scaleAttendance, scalePossible, scaleAbsence, scalePersistent, scaleSevere}

// values are what is measured in a period. Without a rate why says so.
func (rd *reading) values(f *figures, t *Tally, rated bool, why string) []metrics.Value {
	b := rd.set.basis
	on := ingest.Date{}
	if f.dated {
		on = f.days.To.Date()
	}
	key := func(scale string) metrics.Key {
		return metrics.Key{Pupil: f.pupil, Measure: "attendance", Scale: scale, Period: f.period, Placement: f.placement}
	}
	if t == nil || !rated || t.Possible(b) == 0 {
		state := metrics.NotAvailable
		if t != nil && t.Possible(b) == 0 && rated {
			state = metrics.NotApplicable
		}
		var out []metrics.Value
		for _, scale := range scaleNames {
			if scale == scalePossible && t != nil {
				out = append(out, metrics.NumberValue(key(scale), on, float64(t.Possible(b))))
				continue
			}
			out = append(out, metrics.NoValue(key(scale), on, state, why))
		}
		return out
	}
	possible := float64(t.Possible(b))
	return []metrics.Value{
		metrics.NumberValue(key(scaleAttendance), on, float64(100*t.Attended())/possible),
		metrics.NumberValue(key(scalePossible), on, possible),
		metrics.NumberValue(key(scaleAbsence), on, float64(100*t.Absent())/possible),
		metrics.CategoryValue(key(scalePersistent), on, t.Persistent(b).String()),
		metrics.CategoryValue(key(scaleSevere), on, t.Severe(b).String()),
	}
}
