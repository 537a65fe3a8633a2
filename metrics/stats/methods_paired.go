package stats

// The names of the conventions, as results carry them.
const (
	methodMean             = "t"                      // mean with an interval from Student's t
	methodSampleSD         = "n-1"                    // divided by one less than there are
	methodType7            = "type-7"                 // quantiles as R, Excel and NumPy interpolate them
	methodPairedT          = "paired-t"               // mean of the changes, Student's t
	methodTOST             = "two-one-sided-t"        // equivalence
	methodPearson          = "pearson-fisher-z"       // product-moment correlation
	methodPrattExact       = "pratt-exact"            // zeros ranked, then dropped; all patterns of signs
	methodPrattAsymptotic  = "pratt-asymptotic"       // the same, normal, no continuity correction
	methodClassic          = "classic"                // zeros dropped before ranking, normal, continuity correction
	methodClassicExact     = "classic-exact"          // neither zeros nor ties, below 50 pairs
	methodClassicPlain     = "classic-uncorrected"    // zeros dropped, normal, no continuity correction
	methodWalshExact       = "hodges-lehmann-exact"   // limits from the signed-rank distribution
	methodWalshNormal      = "hodges-lehmann-normal"  // limits from its normal form, corrected for ties
	methodRankBiserial     = "matched-zeros-dropped"  // zeros dropped
	methodBCa              = "bca-strict"             // resamples strictly below the estimate counted
	methodDz               = "dz-noncentral-t"        // in standard deviations of change
	methodDav              = "dav-normal"             // in the root of the mean variance of both waves
	methodDrm              = "drm-normal"             // d_z brought to the scale of one wave
	methodGlass            = "glass-delta-normal"     // in standard deviations of the baseline
	methodCohen            = "pooled-sd-noncentral-t" // two independent groups
	methodJacobsonTruax    = "jacobson-truax"         // cut-offs between two populations
	methodTruncatedNormal  = "truncated-normal"       // regression to the mean after selection above a cut-off
	methodTowardsTheMean   = "observed-mean"          // regression to the mean from the mean seen
	methodPowerNoncentralT = "noncentral-t-one-tail"  // power of the tail in the direction of the effect
	methodClusterBloom     = "bloom-cra2"             // multiplier times the standard error of two levels
)

// hedged is the name of a standardised difference with the correction for small
// samples.
func hedged(method string) string { return method + "-hedges" }

// Reasons that several statistics of change give.
const (
	reasonLengths  = "the two lists are not of the same length"
	reasonLine     = "all pairs lie on one line"
	reasonTwoPairs = "two pairs always lie on one line"
	reasonPower    = "a probability lies above 0 and below 1"
)

// without says that an interval is missing and why.
func (e Estimate) without(reason string) Estimate { return e.warn("no interval: " + reason) }
