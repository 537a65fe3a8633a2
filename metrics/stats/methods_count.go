package stats

// The names of the conventions, as results carry them.
const (
	methodWilson           = "wilson"                  // score interval, no continuity correction
	methodWilsonCorrected  = "wilson-corrected"        // score interval with R's continuity correction
	methodClopperPearson   = "clopper-pearson"         // exact interval from the beta distribution
	methodNewcombeHybrid   = "newcombe-hybrid"         // two independent Wilson intervals put together
	methodRatioWald        = "ratio-log-wald"          // interval on the logarithm of the ratio
	methodFisher           = "fisher-exact"            // tables no likelier than the one seen
	methodMidP             = "mid-p"                   // exact less half of the likelihood of what was seen
	methodExact            = "exact"                   // binomial test of the discordant pairs
	methodAsymptotic       = "asymptotic"              // chi-square, no continuity correction
	methodCorrected        = "corrected"               // chi-square with continuity correction
	methodSquareAndAdd     = "newcombe-square-and-add" // two Wilson intervals and the corrected phi
	methodSquareAndAddRaw  = "newcombe-square-and-add-phi-uncorrected"
	methodPairedRatio      = "paired-ratio-log-wald"
	methodStuartMaxwell    = "stuart-maxwell"
	methodBowker           = "bowker"
	methodGarwood          = "garwood" // exact Poisson interval
	methodAlpha            = "alpha-feldt"
	methodAlphaStandard    = "alpha-standardised"
	methodAlphaWithout     = "alpha-item-dropped"
	methodItemRest         = "item-rest"
	methodOmegaCorrelation = "omega-correlation" // items in standard units
	methodOmegaCovariance  = "omega-covariance"  // items as they are added up
	methodICC              = "icc-anova-searle"
	methodICC11            = "icc-1-1"
	methodICC21            = "icc-2-1"
	methodICC31            = "icc-3-1"
	methodDesignEffect     = "design-effect"
	methodEffectiveN       = "effective-n"
	methodSMD              = "smd-mean-variance"
	methodMCAR             = "little-complete-baselines"
	methodBounded          = "lost-unchanged"
	methodRubin            = "rubin-barnard-rubin"
)

// Reasons that several statistics of counts give.
const (
	reasonLevel      = "the level of an interval is above 0 and below 1"
	reasonCounts     = "the counts do not fit together"
	reasonUnchanged  = "nobody changed"
	reasonRagged     = "the rows are not all of the same length"
	reasonUnknownWay = "there is no such method"
)
