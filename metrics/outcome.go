package metrics

import (
	"strconv"

	"apst/metrics/stats"
)

// Better says which way an outcome improves.
type Better uint8

const (
	Neither Better = iota // no direction is the better one
	Lower
	Higher
)

var betterNames = [...]string{"neither", "lower", "higher"}

// String names the direction.
func (b Better) String() string { return betterNames[b] }

// Pairing says how the two values of a change are found among those of a pupil.
type Pairing uint8

const (
	ByWave     Pairing = iota // by the names of the waves: baseline and endline
	ByDate                    // the first and the last of a placement, by their days
	ByPeriod                  // the periods before and after a day of the pupil's own
	ByStanding                // no change: where a pupil stands on a day
)

// Outcome is something a measure measures whose course over time is looked at: what
// has to be known to pair its values, to say what a difference means, and to say
// what it does not.
type Outcome struct {
	Scale   string // of the values, as in [Key]
	Title   string // "total difficulties"
	Short   string // of columns in the analysis file: total
	Unit    string // "points"
	Better  Better
	Pairing Pairing
	Primary bool // the measure's main outcome

	// Least and Most are the ends of the scale; both 0 where it has none.
	Least, Most float64
	// Family names the outcomes whose p-values are adjusted together; empty for one
	// that stands alone.
	Family string
	// Medians: differences cannot be averaged, as those of percentiles, and only
	// medians and signs are given.
	Medians bool
	// Words: the values are words. Order are those that can be told apart, best
	// first; without it they are only counted.
	Words bool
	Order []string
	// Standings are, of an outcome that is not paired, the periods it is looked at in:
	// the snapshots after leaving.
	Standings []Named
	// Series: the standings follow one another in time, and are there to be drawn as a
	// course. They are too many for columns of the analysis file.
	Series bool
	// Leavers: it is asked of pupils who have left, and of nobody else.
	Leavers bool
	// Answers: of an outcome that is not paired, the values are answers to a question;
	// shares are of those who answered, not of all whom it applies to.
	Answers bool
	// Found: it is known from the files that were read alone, and has no column of its own
	// in the analysis file.
	Found bool
	// Rate, where there is one, makes a count of events, which is not paired, a rate.
	Rate *Rate

	// Norm, where there is one, is what is known of people in general, for what
	// regression to the mean would do.
	Norm func(informant string) (Norm, bool)
	// Bands, where there are any, are the systems of bands, the first the default.
	Bands []BandSystem
	// Reliable, where there is one, is how much change is more than error of
	// measurement.
	Reliable func(ReliableAsk) (Reliable, string)
	// Methods are the words that ReliableAsk.Method takes, the first the default.
	Methods []string
	// Single: the change of a single pupil is worth naming. Of the others it is
	// given on request, or never.
	Single Singly
	// Added, where there is one, is the difference between what came and what was to
	// be expected.
	Added *Added
	// Applies is what a reader has to know before the change is believed, a sentence.
	Applies string
}

// Rate is over what time events are counted.
type Rate struct {
	Exposure string  // the scale of the values that say how long each pupil was counted
	Per      float64 // a rate is by so many of its unit: 100; 0 for one
	Unit     string  // "pupil-weeks"
}

// PerUnits is how many units a rate is by.
func (r *Rate) PerUnits() float64 {
	if r.Per > 0 {
		return r.Per
	}
	return 1
}

// String is what a rate is by: 100 pupil-weeks.
func (r *Rate) String() string {
	if r.Per > 0 {
		return strconv.FormatFloat(r.Per, 'g', -1, 64) + " " + r.Unit
	}
	return r.Unit
}

// Singly says whether a reliable change is told of single pupils.
type Singly uint8

const (
	Never Singly = iota
	OnRequest
	Always
)

// Named is a word of the values and what people call it.
type Named struct{ ID, Title string }

// Norm is what is known of people in general.
type Norm struct {
	Mean, SD  float64
	Retest    float64 // correlation of two measurements some months apart; 0 where it is not known
	Source    string
	Confirmed bool
}

// BandSystem is a way of parting a scale into bands.
type BandSystem struct {
	Name  string   // as in the columns: band4
	Title string   // "four bands"
	Bands []string // best first
	Of    func(informant, form string, x float64) (string, bool)
	// Cutoff, where there is one, is the score from which on, or for outcomes that
	// improve upwards below which, somebody counts as in need, and what it is.
	Cutoff func(informant, form string) (limit float64, title string, ok bool)
}

// ReliableAsk is for whom a reliable change is asked for, and by which constants.
type ReliableAsk struct {
	Informant, Form string
	Method          string  // empty for the measure's own
	SD, Reliability float64 // in place of the measure's own, both or neither; 0 for none
}

// Reliable is the least change that counts, and where it comes from.
type Reliable struct {
	Method          string
	SD, Reliability float64 // 0 where the threshold is published as it is
	Limit           float64 // 1.96 standard errors of a difference: to be exceeded
	Points          int     // the least change in whole points that counts
	Source          string
	Confirmed       bool
}

// Added is what is left of a change when what was to be expected is taken away.
type Added struct {
	Statistic string // its name in results: added_value
	Title     string
	Unit      string
	Applies   string
	// Of is of one pupil: for adding up alone, never for telling. first and last are
	// the pupil's values by scale; days is how far apart they are, -1 where that is
	// not known. Without a value why says so.
	Of func(informant, form string, first, last map[string]Value, days int) (x float64, why string)
	// Sum is of all pupils.
	Sum func(all []float64) (points, effect stats.Estimate)
}
