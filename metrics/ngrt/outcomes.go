package ngrt

import (
	"fmt"
	"math"

	"apst/metrics"
	"apst/metrics/stats"
)

// The ways to tell a change of a pupil from the fluctuation of the test: by its error
// of measurement, and by how pupils' scores vary over half a year.
const (
	methodError    = "ngrt-sem"
	methodHalfYear = "ngrt-half-year"
	methodDeclared = "declared"
)

// outcomes are what is looked at over time: the standard age score, the only one by
// which two sittings may be compared.
func outcomes() []metrics.Outcome {
	return []metrics.Outcome{{
		Scale: scaleSAS, Title: "standard age score in reading", Short: "sas", Unit: "SAS points", Better: metrics.Higher, Pairing: metrics.ByDate, Primary: true,
		Least: float64(limit("sas-least")), Most: float64(limit("sas-most")),
		Norm: normOf, Reliable: reliable, Methods: []string{methodError, methodHalfYear}, Single: metrics.Always,
		Applies: "The score is for age, so that one that stays the same means normal growth. Pupils picked for low scores are expected nearer to 100 at the next sitting without any support. Paper and computer have norms of their own and are not compared; scores at the ends of the scale have no change.",
	}}
}

// normOf is what is known of pupils in general, whoever is asked.
func normOf(string) (metrics.Norm, bool) {
	half := constantOf("half-year")
	return metrics.Norm{
		Mean: constant("mean"), SD: constant("sd"), Retest: half.Value,
		Source: constantOf("sd").Source + "; correlation: " + half.Source + ", " + half.Edition, Confirmed: half.Grade == metrics.Confirmed,
	}, true
}

// reliable is the least change of a pupil that counts. Both rules are this program's,
// on the vendor's figures.
func reliable(ask metrics.ReliableAsk) (metrics.Reliable, string) {
	if ask.SD != 0 || ask.Reliability != 0 {
		r, err := stats.NewReliable(ask.SD, ask.Reliability)
		if err != nil {
			return metrics.Reliable{}, err.Error()
		}
		return metrics.Reliable{Method: methodDeclared, SD: r.SD, Reliability: r.R, Limit: r.Threshold, Points: r.Points, Source: "declared for this analysis"}, ""
	}
	const z = 1.959963984540054 // exceeded in 2.5 of 100 cases
	switch ask.Method {
	case "", methodError:
		sem := constantOf("sem")
		return metrics.Reliable{
			Method: methodError, Limit: z * errorOfDifference(), Points: limit("reliable-change"),
			Source: fmt.Sprintf("standard error of measurement %s: %s, %s; a rule of this program and not of the vendor", sem.Text, sem.Source, sem.Edition),
		}, ""
	case methodHalfYear:
		half := constantOf("half-year")
		spread := z * spreadOfChange(half.Value)
		return metrics.Reliable{
			Method: methodHalfYear, SD: constant("sd"), Reliability: half.Value, Limit: spread, Points: int(math.Floor(spread)) + 1,
			Source: fmt.Sprintf("correlation %s over half a year: %s, %s; a rule of this program and not of the vendor", half.Text, half.Source, half.Edition),
		}, ""
	}
	return metrics.Reliable{}, "no such method of reliable change"
}

// constantOf is a published property of the test.
func constantOf(id string) Constant {
	for _, c := range constants() {
		if c.ID == id {
			return c
		}
	}
	return Constant{}
}
