package stats

import "slices"

// countEntries are the proportions, tables, reliability, clustering, several outcomes
// and missing data.
func countEntries() []Entry {
	return slices.Concat(proportionEntries(), tableEntries(), scaleEntries(), clusterEntries(), gapEntries())
}

func proportionEntries() []Entry {
	return []Entry{
		{
			ID: "proportion", Title: "Proportion",
			Estimates:  "the share of pupils like these of whom something is true",
			Formula:    "p = x/n; Wilson (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²))/(1 + z²/n); Clopper-Pearson the quantiles of Beta(x, n-x+1) and Beta(x+1, n-x)",
			Convention: "Wilson; Clopper-Pearson when nobody or everybody. The corrected form is R's default",
			Source:     "Wilson 1927; Clopper and Pearson 1934; Newcombe 1998, Statistics in Medicine 17:857",
			Edges:      "0 of n has the lower limit 0, n of n the upper limit 1; nobody counted has no proportion",
			R:          "prop.test(x, n, correct = FALSE); prop.test(x, n); binom.test(x, n)",
			Vector:     "wilson; clopper-pearson",
		},
		{
			ID: "difference-independent", Title: "Difference of two proportions",
			Estimates:  "by how much the share of one group is above that of another",
			Formula:    "d = p1 - p2; d - sqrt((p1-l1)² + (u2-p2)²) to d + sqrt((u1-p1)² + (p2-l2)²), l and u the Wilson limits",
			Convention: "hybrid score without continuity correction",
			Source:     "Newcombe 1998, Statistics in Medicine 17:873, method 10",
			Edges:      "nobody and everybody are fine; an empty group is not",
			R:          `DescTools::BinomDiffCI(x1, n1, x2, n2, method = "score")`,
			Vector:     "newcombe-hybrid",
		},
		{
			ID: "risk-ratio", Title: "Ratio of two proportions",
			Estimates:  "how many times as frequent something is in one group as in another",
			Formula:    "(x1/n1)/(x2/n2), limits exp(log ratio ± z·sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2))",
			Convention: "nothing is added to empty cells",
			Source:     "Katz and others 1978, Biometrics 34:469",
			Edges:      "nobody in a group: the difference alone; everybody in both: 1 without limits",
			R:          "epitools::riskratio.wald",
			Vector:     "risk ratio",
		},
		{
			ID: "fisher", Title: "Fisher's exact test",
			Estimates:  "how probable so uneven a table is if the two groups do not differ",
			Formula:    "the sum of the hypergeometric probabilities of the tables no likelier than the one seen",
			Convention: "two-sided by probability, ties within a relative 1e-7; the value is the p-value, no odds ratio is given",
			Source:     "Fisher 1934; Freeman and Halton 1951",
			Edges:      "an empty row or column has p = 1, with a warning",
			R:          "fisher.test(matrix(c(a, b, c, d), 2, byrow = TRUE))$p.value",
			Vector:     "fisher p",
		},
		{
			ID: "rate", Title: "Count or rate",
			Estimates:  "events per unit of exposure",
			Formula:    "x/exposure; χ²(α/2; 2x)/2 to χ²(1-α/2; 2x+2)/2 over the exposure",
			Convention: "exact Poisson limits; events in series spread more than they say",
			Source:     "Garwood 1936, Biometrika 28:437",
			Edges:      "no event has the lower limit 0; no exposure has no rate",
			R:          "poisson.test(x, exposure)",
			Vector:     "poisson 80",
		},
	}
}

func tableEntries() []Entry {
	return []Entry{
		{
			ID: "mcnemar", Title: "McNemar's test",
			Estimates:  "whether as many pupils entered a category as left it",
			Formula:    "exact 2·P(Binomial(b+c, ½) ≤ min(b, c)) up to 1; mid-p the same less P(= min), or 1 - P(= b) where b = c; χ² (b-c)²/(b+c), corrected (|b-c|-1)²/(b+c)",
			Convention: "mid-p; the exact tests have their p-value as the value",
			Source:     "McNemar 1947; Fagerland, Lydersen and Laake 2013, BMC Medical Research Methodology 13:91",
			Edges:      "nobody changed: exact and mid-p have p = 1 with a warning, the χ² cannot be computed",
			R:          "mcnemar.test(m, correct = FALSE); mcnemar.test(m); binom.test(b, b + c); exact2x2::exact2x2(m, paired = TRUE, midp = TRUE)",
			Vector:     "mcnemar mid-p; mcnemar exact; mcnemar asymptotic; mcnemar corrected",
		},
		{
			ID: "difference-paired", Title: "Change of a proportion",
			Estimates:  "by how much the share of pupils in a category changed, endline minus baseline",
			Formula:    "two Wilson intervals squared and added with -2φ times their product",
			Convention: "phi corrected by half the number of pupils when positive; endline minus baseline",
			Source:     "Newcombe 1998, Statistics in Medicine 17:2635, method 10",
			Edges:      "an interval is there even if nobody changed; phi is 0 where a margin is 0",
			R:          "contingencytables::Newcombe_square_and_add_CI_paired_2x2 with the sign turned round",
			Vector:     "square-and-add",
		},
		{
			ID: "ratio-paired", Title: "Ratio of a proportion at two waves",
			Estimates:  "how many times as many pupils are in a category at endline as at baseline",
			Formula:    "(a+c)/(a+b), limits exp(log ratio ± z·sqrt((b+c)/((a+b)(a+c))))",
			Convention: "endline over baseline",
			Source:     "Fagerland, Lydersen and Laake 2014, Statistics in Medicine 33:2850",
			Edges:      "nobody at one of the waves: the difference alone; nobody changed: 1 without limits",
			R:          "the inverse of contingencytables::Wald_CI_ratio_paired_2x2",
			Vector:     "paired ratio",
		},
		{
			ID: "stuart-maxwell", Title: "Stuart-Maxwell test of marginal homogeneity",
			Estimates:  "whether the bands are as frequent at endline as at baseline",
			Formula:    "d'S⁻¹d with d_i = row_i - column_i, S_ii = row_i + column_i - 2n_ii, S_ij = -(n_ij + n_ji)",
			Convention: "bands nobody entered or left are dropped; bands that no moves connect are tested apart and added up",
			Source:     "Stuart 1955, Biometrika 42:412; Maxwell 1970, British Journal of Psychiatry 116:651",
			Edges:      "nobody changed band: nothing to test",
			R:          "DescTools::StuartMaxwellTest(m); coin::mh_test(m)",
			Vector:     "stuart-maxwell",
		},
		{
			ID: "bowker", Title: "Bowker's test of symmetry",
			Estimates:  "whether as many pupils moved from each band to each other as back",
			Formula:    "Σ(n_ij - n_ji)²/(n_ij + n_ji) over pairs of bands",
			Convention: "pairs nobody moved between take no degree of freedom",
			Source:     "Bowker 1948, Journal of the American Statistical Association 43:572",
			Edges:      "nobody changed band: nothing to test",
			R:          "mcnemar.test(m), which gives no number where a pair is empty",
			Vector:     "bowker",
		},
	}
}

func scaleEntries() []Entry {
	return []Entry{
		{
			ID: "alpha", Title: "Cronbach's alpha",
			Estimates:  "how consistently the items of a scale order these pupils",
			Formula:    "k/(k-1)·(1 - Σs_i²/s_T²); 1-(1-α)F(1-γ; n-1, (n-1)(k-1)) to 1-(1-α)F(γ; the same)",
			Convention: "complete rows, reversed items turned round, Feldt's interval; items everybody answered alike left out with a warning",
			Source:     "Cronbach 1951, Psychometrika 16:297; Feldt, Woodruff and Salih 1987",
			Edges:      "one pupil, one item or totals all the same have none; negative values are printed",
			R:          "psych::alpha(x)$total$raw_alpha and its Feldt limits",
			Vector:     "alpha",
		},
		{
			ID: "alpha-standardised", Title: "Standardised alpha",
			Estimates:  "alpha of the items in standard units",
			Formula:    "k·r/(1 + (k-1)·r), r the mean of all correlations",
			Convention: "as alpha", Source: "Cronbach 1951", Edges: "as alpha",
			R:      "psych::alpha(x)$total$std.alpha",
			Vector: "alpha standardised",
		},
		{
			ID: "alpha-without", Title: "Alpha without an item",
			Estimates:  "what alpha would be without each item",
			Formula:    "alpha of the other items",
			Convention: "as alpha", Source: "Cronbach 1951", Edges: "as alpha",
			R:      "psych::alpha(x)$alpha.drop$raw_alpha",
			Vector: "alpha without item",
		},
		{
			ID: "item-rest", Title: "Item-rest correlation",
			Estimates:  "how an item goes with the sum of the others",
			Formula:    "Pearson's r of the item and the sum of the others",
			Convention: "the item itself is not in the sum", Source: "Henrysson 1963, Psychometrika 28:211",
			Edges:  "an item everybody answered alike has none",
			R:      "psych::alpha(x)$item.stats$r.drop",
			Vector: "item-rest",
		},
		{
			ID: "omega", Title: "McDonald's omega",
			Estimates:  "which share of a scale's variance one common factor explains",
			Formula:    "(Σλ)²/((Σλ)² + Σψ) of the one-factor model fitted by maximum likelihood",
			Convention: "covariance metric for a raw score, correlation metric beside it; exact Newton steps, the likeliest of several starts",
			Source:     "McDonald 1999, Test Theory, chapter 6; Jöreskog 1967, Psychometrika 32:443",
			Edges:      "fewer than three items, not more pupils than items, items that repeat others and Heywood cases are refused",
			R:          "f <- factanal(x, 1); sum(f$loadings)^2 / (sum(f$loadings)^2 + sum(f$uniquenesses))",
			Vector:     "omega",
		},
	}
}

func clusterEntries() []Entry {
	return []Entry{
		{
			ID: "icc", Title: "Intraclass correlation of clusters",
			Estimates:  "which share of the variance lies between schools",
			Formula:    "(MSB-MSW)/(MSB+(n0-1)MSW), n0 = (N - Σn_j²/N)/(J-1); (F/F_q - 1)/(F/F_q + n0 - 1)",
			Convention: "analysis of variance with Searle's interval, exact for clusters of one size",
			Source:     "Donner 1986, International Statistical Review 54:67; Searle 1971, Linear Models",
			Edges:      "one cluster or nobody beside another has none; negative values are printed, and taken as 0 in a design effect",
			R:          "ICC::ICCest(cluster, value)",
			Vector:     "icc endline; icc change",
		},
		{
			ID: "shrout-fleiss", Title: "Agreement of ratings",
			Estimates:  "how far single ratings of the same pupils agree",
			Formula:    "(1,1) (B-W)/(B+(k-1)W); (2,1) (B-E)/(B+(k-1)E+k(J-E)/n); (3,1) (B-E)/(B+(k-1)E)",
			Convention: "from mean squares; a mixed model stops at 0",
			Source:     "Shrout and Fleiss 1979, Psychological Bulletin 86:420",
			Edges:      "one pupil, one rater or ratings all the same have none",
			R:          "psych::ICC(x, lmer = FALSE)",
			Vector:     "shrout-fleiss",
		},
		{
			ID: "design-effect", Title: "Design effect and effective number",
			Estimates:  "by which factor clustering inflates a variance, and how many independent pupils are left",
			Formula:    "1 + ((cv²+1)·m - 1)·ρ; n over it",
			Convention: "cv with the number of clusters as divisor; a negative ρ counts as 0",
			Source:     "Kish 1965; Eldridge, Ashby and Kerry 2006, International Journal of Epidemiology 35:1292",
			Edges:      "a mean size below 1 and a ρ above 1 cannot be",
			R:          "1 + ((cv^2 + 1) * m - 1) * rho",
			Vector:     "design effect 12 .13; icc change effective n",
		},
	}
}

func gapEntries() []Entry {
	return []Entry{
		{
			ID: "several", Title: "Several outcomes",
			Estimates:  "p-values adjusted for the size of their family",
			Formula:    "Holm: running largest of (m-i+1)·p_i; Benjamini-Hochberg: running smallest of m·p_i/i from the largest",
			Convention: "every p-value given is in the family; what is no probability counts as 1",
			Source:     "Holm 1979, Scandinavian Journal of Statistics 6:65; Benjamini and Hochberg 1995, JRSS B 57:289",
			Edges:      "never above 1",
			R:          `p.adjust(p, "holm"); p.adjust(p, "BH")`,
			Vector:     "holm; benjamini-hochberg",
		},
		{
			ID: "smd", Title: "Standardised mean difference",
			Estimates:  "how far apart two groups lie in standard deviations",
			Formula:    "(m1 - m2)/sqrt((s1² + s2²)/2); of shares with p(1-p)",
			Convention: "mean of the two variances, no small-sample correction, no test",
			Source:     "Austin 2009, Statistics in Medicine 28:3083",
			Edges:      "a group of one, and groups without any spread, have none",
			R:          "(mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2)",
			Vector:     "smd",
		},
		{
			ID: "mcar", Title: "Little's test",
			Estimates:  "whether the pupils without an endline had other baselines",
			Formula:    "Σ n_j(m_j - m)²/v on 1 degree of freedom, v with the divisor n",
			Convention: "complete baselines, maximum likelihood, closed form; a large p shows nothing",
			Source:     "Little 1988, Journal of the American Statistical Association 83:1198",
			Edges:      "nobody lost, everybody lost, baselines all the same: no test",
			R:          "naniar::mcar_test(data.frame(before, after))",
			Vector:     "mcar",
		},
		{
			ID: "bounded", Title: "Lost pupils unchanged",
			Estimates:  "the mean change if no pupil lost had changed",
			Formula:    "mean of the pairs' changes and a 0 for each pupil lost, t interval",
			Convention: "a bound under an assumption; used for nothing else",
			Source:     "single-value imputation as a bound",
			Edges:      "no pair has none; changes all the same have no interval",
			R:          "t.test(c(post - pre, rep(0, lost)))",
			Vector:     "bounded; pairs alone",
		},
		{
			ID: "imputed", Title: "Endlines filled in several times",
			Estimates:  "the mean change of everybody with a baseline, if those lost changed as pairs with the same baseline did",
			Formula:    "σ*² = S/χ²(n-2), α* = ȳ + σ*z/√n, β* = b + σ*z/√Σ(x-x̄)², endlines α* + β*(x-x̄) + σ*z; mean changes pooled by rubin with one coefficient",
			Convention: "Bayesian normal regression on the baseline alone; 20 data sets and a fixed seed, both printed; no rounding, no limits of the scale, no ridge (mice adds 1e-5)",
			Source:     "Rubin 1987, example 5.1; Van Buuren 2018, Flexible Imputation of Missing Data, algorithm 3.1",
			Edges:      "nobody lost, fewer than 4 pairs and baselines all the same: nothing is filled in",
			R:          `mice::mice(data.frame(before, after), method = "norm", m = 20), then mice::pool.scalar(Q, U, n = N, k = 1)`,
			Vector:     "rubin",
		},
		{
			ID: "rubin", Title: "Pooling of multiple imputations",
			Estimates:  "what several completed data sets say together",
			Formula:    "T = U + (1+1/m)B; λ = (1+1/m)B/T; ν_old = (m-1)/λ²; ν_obs = (1-λ)ν_com(ν_com+1)/(ν_com+3); ν = ν_old·ν_obs/(ν_old+ν_obs)",
			Convention: "Barnard and Rubin's degrees of freedom; λ = 0 where estimates do not differ",
			Source:     "Rubin 1987, chapter 3; Barnard and Rubin 1999, Biometrika 86:948",
			Edges:      "one data set, and a variance of 0, cannot be pooled",
			R:          "mice::pool.scalar(Q, U, n = complete, k = parameters)",
			Vector:     "rubin",
		},
	}
}
