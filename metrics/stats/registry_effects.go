package stats

func effectEntries() []Entry {
	return []Entry{
		{
			ID: "d_z", Title: "Change in standard deviations of change",
			Estimates:  "the mean change against how differently pupils change",
			Formula:    "d̄/s_d; limits δ/√n with P(T(δ) ≥ t) = 0.025 and P(T(δ) ≤ t) = 0.025, t = d_z·√n",
			Convention: "not to be compared with effects of two groups; effectsize finds the limits to about three decimals, MBESS::ci.sm to six",
			Source:     "Cohen 1988; Steiger and Fouladi 1997 for the interval",
			Edges:      "changes all the same: none",
			R:          `effectsize::repeated_measures_d(post, pre, method = "z", adjust = FALSE)`,
			Vector:     "d_z",
		},
		{
			ID: "d_av", Title: "Change in average standard deviations",
			Estimates:  "the mean change against how differently pupils score",
			Formula:    "d̄/√((s0² + s1²)/2); limits d ± z·s_d/(√n·√((s0² + s1²)/2))",
			Convention: "the headline effect size of a single group",
			Source:     "Cumming 2012, Understanding the New Statistics, chapter 11",
			Edges:      "no spread in either wave: none; changes all the same: no interval",
			R:          `effectsize::repeated_measures_d(post, pre, method = "av", adjust = FALSE)`,
			Vector:     "d_av",
		},
		{
			ID: "d_rm", Title: "Change in standard deviations, corrected for correlation",
			Estimates:  "d_z brought to the scale of a single wave",
			Formula:    "d̄·√(2(1-r))/s_d; limits d ± z·√((1/n + d²/2n)·2(1-r))",
			Convention: "r is the correlation of the waves in these pupils",
			Source:     "Morris and DeShon 2002, Psychological Methods 7:105",
			Edges:      "a wave without spread, two pairs, and waves exactly on a line have none",
			R:          `effectsize::repeated_measures_d(post, pre, method = "rm", adjust = FALSE)`,
			Vector:     "d_rm",
		},
		{
			ID: "glass_delta", Title: "Change in standard deviations of the baseline",
			Estimates:  "the mean change in units that were known before it",
			Formula:    "d̄/s0; limits d ± z·√(2(1-r)/n + d²/2n)",
			Convention: "the baseline's standard deviation; effectsize divides by that of its second argument",
			Source:     "Becker 1988, British Journal of Mathematical and Statistical Psychology 41:257",
			Edges:      "all baselines the same: none; all endlines the same: no interval",
			R:          `effectsize::repeated_measures_d(post, pre, method = "b", adjust = FALSE)`,
			Vector:     "glass_delta",
		},
	}
}

func groupEntries() []Entry {
	return []Entry{
		{
			ID: "hedges", Title: "Correction for small samples",
			Estimates:  "by how much a standardised difference is too large on average: g = J·d, and both limits times J",
			Formula:    "J = Γ(ν/2)/(√(ν/2)·Γ((ν-1)/2)), ν = n-1 for change and n1+n2-2 for two groups",
			Convention: "exact; 1 - 3/(4ν - 1) is an approximation",
			Source:     "Hedges 1981, Journal of Educational Statistics 6:107",
			Edges:      "one degree of freedom: none",
			R:          "exp(lgamma(v/2) - lgamma((v-1)/2)) / sqrt(v/2); adjust = TRUE in effectsize",
			Vector:     "hedges correction; d_z A corrected; d_av A corrected; d_rm A corrected; glass_delta A corrected",
		},
		{
			ID: "cohen", Title: "Two independent groups",
			Estimates:  "the difference of two groups' means in standard deviations, first minus second",
			Formula:    "(m1 - m2)/s, s² = ((n1-1)s1² + (n2-1)s2²)/(n1+n2-2); limits δ·√(1/n1 + 1/n2) from the noncentral t",
			Convention: "pooled standard deviation; it describes, and takes no account of schools",
			Source:     "Cohen 1988; Hedges 1981; Steiger and Fouladi 1997",
			Edges:      "a group of fewer than two, and no spread in either, have none",
			R:          "effectsize::cohens_d(first, second); effectsize::hedges_g(first, second)",
			Vector:     "cohen",
		},
	}
}

func pupilEntries() []Entry {
	return []Entry{
		{
			ID: "reliable-change", Title: "Reliable change",
			Estimates:  "how much one pupil has to change before it is more than the error of the questionnaire",
			Formula:    "SEM = s·√(1-r); S_diff = √2·SEM; index = (endline - baseline)/S_diff; reliable beyond 1.959964",
			Convention: "a change of exactly the threshold is not reliable; the whole points that count are printed with s, r and their source; alpha by default, a retest correlation as the stricter setting",
			Source:     "Jacobson and Truax 1991, Journal of Consulting and Clinical Psychology 59:12",
			Edges:      "a standard deviation of 0 and a reliability of 1 are refused",
			R:          `clinicalsignificance::cs_distribution(..., rci_method = "JT")`,
			Vector:     "reliable change",
		},
		{
			ID: "change-classes", Title: "Recovered, improved, unchanged, deteriorated",
			Estimates:  "what became of each pupil",
			Formula:    "recovered: reliably better, and from at or above the cut-off to below it; improved: reliably better otherwise; deteriorated: reliably worse",
			Convention: "the published cut-off of the informant's version; a pupil who was never beyond it cannot recover; turned round where more is better",
			Source:     "Jacobson and Truax 1991",
			Edges:      "without a cut-off nobody recovers; a score that is missing has no class",
			R:          `clinicalsignificance::cs_combined(..., rci_method = "JT")`,
			Vector:     "classes",
		},
		{
			ID: "cut-offs", Title: "Cut-offs between two populations",
			Estimates:  "where the scores of a clinical population end and those of a functional one begin",
			Formula:    "a = M_clin - 2·s_clin; b = M_fun + 2·s_fun; c = (s_fun·M_clin + s_clin·M_fun)/(s_fun + s_clin)",
			Convention: "b has the functional standard deviation, as in the paper (clinicalsignificance 3.0.0 takes the clinical one)",
			Source:     "Jacobson and Truax 1991, page 13",
			Edges:      "a population without spread has none",
			R:          "clinicalsignificance::cs_statistical(...) for a and c",
			Vector:     "cut-off a; cut-off b; cut-off c",
		},
		{
			ID: "regression-to-the-mean", Title: "Regression to the mean",
			Estimates:  "how far pupils chosen for a high score would move back with no support at all",
			Formula:    "-(1-r)·s·h, h = φ(z)/(1-Φ(z)), z = (cut - mean)/s; from a mean seen: -(1-r)·(m - mean)",
			Convention: "r is a retest correlation over a like interval, not alpha; mean, s and r are assumptions and printed",
			Source:     "Davis 1976, American Journal of Epidemiology 104:493; Barnett, van der Pols and Dobson 2005, International Journal of Epidemiology 34:215",
			Edges:      "a correlation outside 0 to 1 is refused",
			R:          "z <- (cut - m)/s; -(1 - r) * s * dnorm(z)/pnorm(z, lower.tail = FALSE)",
			Vector:     "regression",
		},
	}
}

func planEntries() []Entry {
	return []Entry{
		{
			ID: "power", Title: "Power of the paired test",
			Estimates:  "the probability that the test of n pairs finds a true change",
			Formula:    "P(T > t(1-α/2)), T noncentral t on n-1 degrees of freedom with δ = √n·d",
			Convention: "the tail in the direction of the change, as power.t.test; pwr adds the other. Never of the effect that was seen",
			Source:     "Cohen 1988",
			Edges:      "fewer than two pairs: none",
			R:          `power.t.test(n = n, delta = d, sd = 1, type = "paired")`,
			Vector:     "power of 30 pairs",
		},
		{
			ID: "detectable", Title: "Smallest detectable change",
			Estimates:  "the smallest change, in standard deviations of change, that n pairs would show with a power",
			Formula:    "the d at which the power above is the one asked for",
			Convention: "two-sided at 5% with a power of 80% unless asked",
			Source:     "Cohen 1988",
			Edges:      "a power no larger than α/2: none",
			R:          `power.t.test(n = n, power = 0.8, type = "paired")$delta`,
			Vector:     "detectable",
		},
		{
			ID: "cluster-detectable", Title: "Smallest detectable difference of two arms of schools",
			Estimates:  "the smallest difference, in standard deviations, that a comparison of schools would show with a power",
			Formula:    "M·√(ρ(1-R²₂)/(P(1-P)J) + (1-ρ)(1-R²₁)/(P(1-P)Jn)), M = t(1-α/2) + t(power) on J-g-2 degrees of freedom",
			Convention: "schools are assigned whole and are of one size",
			Source:     "Bloom 2006; Dong and Maynard 2013, Journal of Research on Educational Effectiveness 6:24",
			Edges:      "too few schools for a degree of freedom: none",
			R:          "PowerUpR::mdes.cra2(rho2 = , p = , g2 = , r21 = , r22 = , n = , J = )",
			Vector:     "cluster detectable",
		},
	}
}
