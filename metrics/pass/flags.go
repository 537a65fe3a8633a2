package pass

import "apst/finding"

// The words of the column flags.
const (
	flagBlank      = "blank"
	flagUnusable   = "value-unusable"
	flagConflict   = "conflicting-results"
	flagBandOnly   = "band-only"
	flagPercentage = "percentage-only"
	flagBelow      = "printed-below-1"
	flagBand       = "band-differs"
	flagReader     = "reader"
	flagWave       = "sitting-not-known"
	flagDateless   = "no-date"

	flagFirst  = "first-without-result"
	flagLast   = "last-without-result"
	flagClose  = "under-minimum-interval"
	flagNoGap  = "interval-not-known"
	flagCopied = "same-results-twice"
	flagYear   = "year-group-lower"
	flagOrder  = "order-contradicted"
	flagNoRank = "order-not-known"
	flagScale  = "no-percentile"
)

// Flag is a word that the column flags can hold.
type flagRow struct {
	word    string
	meaning string
	rule    *finding.Rule // the finding that says the same with its cell; nil for none
}

// flags are all of them: of a result first, then of a change.
func flags() []flagRow {
	return []flagRow{
		{flagBlank, "no result: nothing stands there", RuleBlank},
		{flagUnusable, "no result: what stands there cannot be used", RuleValue},
		{flagConflict, "no result: two rows of a list, or two columns, say different things of the factor", RuleTwice},
		{flagBandOnly, "the source holds the band and no number", nil},
		{flagPercentage, "the source holds a percentage and no percentile, so that there is no band", nil},
		{flagBelow, "printed as <1 and counted as 1", nil},
		{flagBand, "the source's band does not fit its percentile, which was taken", RuleBand},
		{flagReader, "somebody read the questions to the pupil", nil},
		{flagWave, "nothing says which sitting it is", RuleWaveWord},
		{flagDateless, "the date of the sitting is not known", nil},
		{flagFirst, "no change: no result at the first sitting", nil},
		{flagLast, "no change: no result at the last sitting", nil},
		{flagScale, "no direction and no normal scores: a band at one of the sittings without a percentile", nil},
		{flagClose, "the sittings are closer than the least distance", RuleClose},
		{flagNoGap, "weeks not known: a date is missing, or only a month", nil},
		{flagYear, "the year group is lower at the later sitting: the sittings may have been exchanged", RuleYear},
		{flagCopied, "both sittings have the same percentiles: one may be a copy of the other", RuleCopied},
		{flagOrder, "no change: dates and names of the sittings disagree about which came first", RuleOrder},
		{flagNoRank, "no change: nothing says which sitting came first", RuleWaveWord},
	}
}
