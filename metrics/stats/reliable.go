package stats

import (
	"errors"
	"math"
)

// Reliable is how much one pupil's score has to change before it is more than the
// error of the questionnaire explains.
type Reliable struct {
	SD        float64 // of the scale, in points
	R         float64 // its reliability, from 0 to below 1
	SEM       float64 // standard error of measurement, in points
	SDiff     float64 // standard error of a difference, in points
	Threshold float64 // a change has to be larger than this many points
	Points    int     // the smallest change in whole points that is
}

// reliableZ is the 97.5% point of the normal distribution.
const reliableZ = 1.9599639845400542

// The standard deviations of any scale lie between these: the arithmetic holds, and
// the threshold in whole points is a whole number.
const (
	smallestSD = 1e-9
	largestSD  = 1e9
)

// NewReliable is the reliable change of a scale with a standard deviation and a
// reliability, both to be printed with their source. It refuses a standard deviation
// that is not above 0, and a reliability that is not from 0 to below 1.
//
// Formula: SEM = s·√(1-r); S_diff = √2·SEM; threshold = 1.959964·S_diff.
//
// Source: Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology
// 59:12, with the S_diff of Christensen and Mendoza (1986).
//
// Convention: a change of exactly the threshold is not reliable (strict, as
// clinicalsignificance; JTRCI counts it in its combined classes). r is internal
// consistency for change beyond the error of measurement; a retest correlation over
// months takes in true change too and asks for more.
//
// R: clinicalsignificance::cs_distribution(..., rci_method = "JT")
func NewReliable(sd, r float64) (Reliable, error) {
	switch {
	case !(sd >= smallestSD && sd <= largestSD):
		return Reliable{}, errors.New("a standard deviation is a number above 0")
	case !(r >= 0 && r < 1):
		return Reliable{}, errors.New("a reliability is a number from 0 to below 1")
	}
	out := Reliable{SD: sd, R: r, SEM: sd * math.Sqrt(1-r)}
	out.SDiff = math.Sqrt2 * out.SEM
	out.Threshold = reliableZ * out.SDiff
	out.Points = int(math.Floor(out.Threshold)) + 1
	return out, nil
}

// Index is the reliable change index: a pupil's change in units of S_diff, after minus
// before, both numbers. It is 0 for the zero value.
func (r Reliable) Index(before, after float64) float64 {
	if r.SDiff == 0 {
		return 0
	}
	return (after - before) / r.SDiff
}

// Class is what became of one pupil. The zero value is no class.
type Class uint8

// The classes.
const (
	Recovered    Class = iota + 1 // reliably better, and out of the range of concern
	Improved                      // reliably better, and not so
	Unchanged                     // within the error of the questionnaire
	Deteriorated                  // reliably worse
)

var classNames = [...]string{"", "recovered", "improved", "unchanged", "deteriorated"}

// String is the name of the class, as results carry it.
func (c Class) String() string {
	if int(c) >= len(classNames) {
		return "unknown"
	}
	return classNames[c]
}

// Rule says what became of a pupil: reliable change, and a cut-off where there is one.
type Rule struct {
	Reliable
	Cutoff     float64 // the first score of the range of concern
	HasCutoff  bool
	HighIsGood bool // a scale on which more is better; its range of concern lies at and below the cut-off
}

// Classify is the class of one pupil.
//
// Recovered is reliably better and from at or above the cut-off to below it; on a
// scale on which more is better, from at or below the cut-off to above it. Without a
// cut-off, and for a pupil who was never beyond it, better is Improved. Scores that
// are not numbers have no class.
//
// Source: Jacobson and Truax (1991).
func (r Rule) Classify(before, after float64) Class {
	better := before - after
	if r.HighIsGood {
		better = after - before
	}
	switch {
	case !finite(better) || !(r.Threshold > 0):
		return 0
	case better > r.Threshold:
		if r.Concerns(before) && !r.Concerns(after) {
			return Recovered
		}
		return Improved
	case -better > r.Threshold:
		return Deteriorated
	}
	return Unchanged
}

// Concerns reports whether a score is in the range of concern.
func (r Rule) Concerns(score float64) bool {
	switch {
	case !r.HasCutoff:
		return false
	case r.HighIsGood:
		return score <= r.Cutoff
	}
	return score >= r.Cutoff
}

// Counts are how many pupils are of each class.
type Counts struct {
	N                                            int // pupils with a class
	Recovered, Improved, Unchanged, Deteriorated int
	Above                                        int // in the range of concern at baseline: those who could recover
}

// Count classifies every pair.
func (r Rule) Count(p Paired) Counts {
	var c Counts
	for i, before := range p.Before {
		switch r.Classify(before, p.After[i]) {
		case Recovered:
			c.Recovered++
		case Improved:
			c.Improved++
		case Unchanged:
			c.Unchanged++
		case Deteriorated:
			c.Deteriorated++
		default:
			continue
		}
		c.N++
		if r.Concerns(before) {
			c.Above++
		}
	}
	return c
}
