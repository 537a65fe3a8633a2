package stats

import "slices"

// pairedEntries are change, its tests and sizes, reliable change, regression to the
// mean and planning.
func pairedEntries() []Entry {
	return slices.Concat(changeEntries(), rankEntries(), effectEntries(), groupEntries(), pupilEntries(), planEntries())
}

func changeEntries() []Entry {
	return []Entry{
		{
			ID: "summary", Title: "Mean, spread and quartiles",
			Estimates:  "where scores lie and how far they spread",
			Formula:    "Σx/n ± t(n-1)·s/√n; s² = Σ(x - mean)²/(n-1); the quantile at p lies at position (n-1)p of the scores in order, in proportion between the two around it",
			Convention: "the divisor of every standard deviation is n-1; quantiles are of type 7",
			Source:     "Student 1908, Biometrika 6:1; Hyndman and Fan 1996, The American Statistician 50:361",
			Edges:      "one score has a mean and quartiles, and no spread; scores that are all the same have no interval",
			R:          "t.test(x); sd(x); quantile(x)",
			Vector:     "mean baseline; mean endline; sd baseline; sd endline; sd change",
		},
		{
			ID: "mean-change", Title: "Mean change",
			Estimates:  "by how many points pupils like these change on average, endline minus baseline",
			Formula:    "d̄ ± t(n-1)·s_d/√n with d = endline - baseline; P from t = d̄·√n/s_d on n-1 degrees of freedom",
			Convention: "the interval is that of the mean of the differences; intervals of the two waves beside each other say nothing of it",
			Source:     "Student 1908, Biometrika 6:1",
			Edges:      "one pair, and changes that are all the same but for rounding, have a mean without interval and test",
			R:          "t.test(post, pre, paired = TRUE)",
			Vector:     "mean change; t A; t B",
		},
		{
			ID: "equivalence", Title: "No meaningful change",
			Estimates:  "whether the mean change is shown to be smaller than a margin in either direction",
			Formula:    "t = (d̄ ± margin)·√n/s_d, each against its side; P is the larger one",
			Convention: "shown when the interval of 1 - 2α lies inside the margin on both sides; the margin is fixed before the data are seen",
			Source:     "Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657",
			Edges:      "as for the mean change; a margin of 0 or less has none",
			R:          `t.test(post, pre, paired = TRUE, conf.level = 0.90); the larger P of t.test(post, pre, paired = TRUE, mu = -margin, alternative = "greater") and t.test(post, pre, paired = TRUE, mu = margin, alternative = "less")`,
			Vector:     "equivalence",
		},
		{
			ID: "correlation", Title: "Correlation of baseline and endline",
			Estimates:  "how closely the two waves go together in a straight line",
			Formula:    "r = Σ(x-x̄)(y-ȳ)/√(Σ(x-x̄)²·Σ(y-ȳ)²); limits tanh(atanh r ± z/√(n-3)); P from t = r·√((n-2)/(1-r²))",
			Convention: "product-moment",
			Source:     "Pearson 1896; Fisher 1921, Metron 1:3",
			Edges:      "a wave without spread and two pairs have none; three pairs have no interval; pairs exactly on a line have neither interval nor test",
			R:          "cor.test(pre, post)",
			Vector:     "correlation",
		},
		{
			ID: "bca", Title: "Bootstrap interval",
			Estimates:  "an interval of the mean change, or of any statistic, that does not take changes to be normal",
			Formula:    "z0 = Φ⁻¹(#{t* < t}/B); a = Σ(t̄ - t(i))³/(6(Σ(t̄ - t(i))²)^1.5); the quantiles of t* at Φ(z0 + (z0+z)/(1 - a(z0+z)))",
			Convention: "resamples equal to the estimate are not counted as below it (SciPy counts half); a comes from leaving out one pupil at a time (boot fits it); type 7 quantiles; 9,999 resamples and a fixed seed, both printed",
			Source:     "Efron 1987, Journal of the American Statistical Association 82:171",
			Edges:      "all values the same, all resamples on one side, or a statistic no single pupil moves: no interval",
			R:          `bootstrap::bcanon(x, 9999, mean) for z0 and a; boot::boot.ci(b, type = "bca") to the accuracy of chance`,
			Vector:     "bca",
		},
	}
}

func rankEntries() []Entry {
	return []Entry{
		{
			ID: "wilcoxon", Title: "Wilcoxon signed-rank test",
			Estimates:  "whether changes up and down balance, by the ranks of their sizes; the value is V, the sum of the ranks of changes upwards",
			Formula:    "exact: the share of all patterns of signs of the ranks as far from the middle; Pratt, normal: z = (V - Σr/2)/√(Σr²/4); classic, normal: mean n(n+1)/4, variance n(n+1)(2n+1)/24 - Σ(t³-t)/48",
			Convention: "auto: pratt-exact below 50 pairs, pratt-asymptotic from 50. Pratt ranks unchanged pupils and then drops their ranks; classic drops them first, and is exact only below 50 pairs without zeros and ties. Say how many pairs are unchanged",
			Source:     "Wilcoxon 1945, Biometrics Bulletin 1:80; Pratt 1959, Journal of the American Statistical Association 54:655; Streitberg and Röhmel 1986",
			Edges:      "nobody changed: pratt-exact has V 0 and P 1, the others none; from 501 pairs pratt-exact takes the normal distribution and says so",
			R:          "wilcox.test(post, pre, paired = TRUE): classic before R 4.6, pratt-exact below 50 pairs from 4.6; coin::wilcoxsign_test(post ~ pre) for pratt-asymptotic; wilcox.test(post, pre, paired = TRUE, exact = FALSE, correct = FALSE) for classic-uncorrected",
			Vector:     "wilcoxon; unchanged pairs",
		},
		{
			ID: "pseudomedian", Title: "Pseudomedian of the changes",
			Estimates:  "the middle of the changes, which one pupil hardly moves",
			Formula:    "the median of the n(n+1)/2 means of pairs of changes; the limits are the k-th mean from either end, k from the signed-rank distribution",
			Convention: "all pairs, unchanged ones too, in estimate and interval. Exact below 50 pairs without zeros and ties, else normal with continuity correction and correction for ties. R searches the normal limits to 0.0001, and before 4.6 drops zeros first",
			Source:     "Hodges and Lehmann 1963, Annals of Mathematical Statistics 34:598; Bauer 1972, Journal of the American Statistical Association 67:687",
			Edges:      "too few pairs for the level: the widest interval with the level it has; all changes the same: no interval",
			R:          "wilcox.test(post, pre, paired = TRUE, conf.int = TRUE)",
			Vector:     "pseudomedian",
		},
		{
			ID: "rank-biserial", Title: "Matched rank-biserial correlation",
			Estimates:  "how much changes upwards outweigh changes downwards, from -1 to 1",
			Formula:    "(V₊ - V₋)/(V₊ + V₋)",
			Convention: "unchanged pupils are dropped before ranking, whatever the test does",
			Source:     "King, Rosopa and Minium 2011; Kerby 2014, Comprehensive Psychology 3:1",
			Edges:      "nobody changed: none",
			R:          "effectsize::rank_biserial(post, pre, paired = TRUE)",
			Vector:     "rank biserial",
		},
	}
}
