package main

import (
	"math"
	"strconv"

	"apst/metrics/stats"
)

// counted are the numbers of pupils that proportions and tables are made of.
type counted struct {
	n, better           int // pupils, and those whose score went down
	x1, n1, x2, n2      int // of pupils of even and odd schools, those whose score went down
	top                 stats.Table2
	bands               [][]int
	falls               int     // whole points down, as a count of events
	exposure            float64 // in pupils
	pvalues, estimates  []float64
	variances           []float64
	baselines, endlines []float64 // of all pupils, endlines where present
	present             []bool
}

func (c *cohort) counted() counted {
	k := counted{n: len(c.before), exposure: float64(len(c.before)), bands: make([][]int, 4)}
	for i := range k.bands {
		k.bands[i] = make([]int, 4)
	}
	for i, before := range c.before {
		down := 0
		if c.after[i] < before {
			down = 1
		}
		k.better += down
		if c.school[i]%2 == 0 {
			k.x1, k.n1 = k.x1+down, k.n1+1
		} else {
			k.x2, k.n2 = k.x2+down, k.n2+1
		}
		k.bands[c.bandBefore[i]][c.bandAfter[i]]++
		k.falls += int(math.Floor(max(0, before-c.after[i])))
		k.baselines, k.endlines, k.present = append(k.baselines, before), append(k.endlines, c.after[i]), append(k.present, true)
		if i < 8 {
			d := c.after[i] - before
			k.estimates, k.variances = append(k.estimates, d), append(k.variances, 0.1+math.Abs(d))
			k.pvalues = append(k.pvalues, 1/(1+d*d))
		}
	}
	for i, row := range k.bands {
		for j, count := range row {
			switch {
			case i == 3 && j == 3:
				k.top.Both += count
			case i == 3:
				k.top.First += count
			case j == 3:
				k.top.Second += count
			default:
				k.top.Neither += count
			}
		}
	}
	for _, before := range c.lost {
		k.baselines, k.endlines, k.present = append(k.baselines, before), append(k.endlines, 0), append(k.present, false)
	}
	return k
}

func (r *results) proportions(c *cohort) {
	k := c.counted()
	r.add("wilson", stats.Proportion(k.better, k.n, stats.Wilson, level))
	r.add("wilson corrected", stats.Proportion(k.better, k.n, stats.WilsonCorrected, level))
	r.add("clopper-pearson", stats.Proportion(k.better, k.n, stats.ClopperPearson, level))
	r.add("newcombe independent", stats.DifferenceIndependent(k.x1, k.n1, k.x2, k.n2, level))
	r.add("risk ratio", stats.RiskRatio(k.x1, k.n1, k.x2, k.n2, level))
	r.bare("fisher", stats.Fisher(k.x1, k.n1-k.x1, k.x2, k.n2-k.x2))
	r.bare("smd of shares", stats.SMDProportion(k.x1, k.n1, k.x2, k.n2))
	r.add("garwood", stats.Poisson(k.falls, k.exposure, level))
}

func (r *results) tables(c *cohort) {
	k := c.counted()
	r.add("mcnemar", stats.McNemar(k.top, stats.McNemarAsymptotic))
	r.add("mcnemar corrected", stats.McNemar(k.top, stats.McNemarCorrected))
	r.bare("mcnemar exact", stats.McNemar(k.top, stats.McNemarExact))
	r.bare("mcnemar mid-p", stats.McNemar(k.top, stats.McNemarMidP))
	r.add("newcombe paired", stats.DifferencePaired(k.top, true, level))
	r.add("newcombe paired uncorrected", stats.DifferencePaired(k.top, false, level))
	r.add("paired ratio", stats.RatioPaired(k.top, level))
	r.add("stuart-maxwell", stats.StuartMaxwell(k.bands))
	r.add("bowker", stats.Bowker(k.bands))
}

func (r *results) scale(c *cohort) {
	r.add("alpha", stats.Alpha(c.answers, level))
	r.bare("alpha standardised", stats.AlphaStandardised(c.answers))
	r.each("alpha without item", stats.AlphaWithout(c.answers))
	r.each("item-rest", stats.ItemRest(c.answers))
	r.bare("omega correlation", stats.Omega(c.answers, false))
	r.bare("omega covariance", stats.Omega(c.answers, true))
	for _, kind := range []stats.ICCKind{stats.ICC11, stats.ICC21, stats.ICC31} {
		r.bare(kind.String(), stats.ShroutFleiss(c.answers, kind))
	}
}

func (r *results) clusters(c *cohort) {
	changes := stats.NewPaired(c.before, c.after).Changes()
	a := stats.ICC(changes, c.school, level)
	r.add("ICC of schools", a.ICC)
	if a.ICC.Known() {
		r.one("ICC of schools", "MSB", a.MSB)
		r.one("ICC of schools", "MSW", a.MSW)
		r.one("ICC of schools", "n0", a.N0)
		r.bare("design effect", stats.DesignEffect(a.MeanSize, a.ICC.Value, a.SizeCV))
	}
}

func (r *results) gaps(c *cohort) {
	k := c.counted()
	for i, p := range stats.Holm(k.pvalues) {
		r.one("holm", strconv.Itoa(i+1), p)
	}
	for i, p := range stats.BenjaminiHochberg(k.pvalues) {
		r.one("benjamini-hochberg", strconv.Itoa(i+1), p)
	}
	r.bare("smd", stats.SMD(c.before, c.lost))
	r.add("little", stats.MCAR(k.baselines, k.endlines, k.present))
	r.add("lost unchanged", stats.Bounded(stats.NewPaired(c.before, c.after), c.lost, level))
	pooled := stats.Rubin(k.estimates, k.variances, 20+k.n, 3, level)
	r.add("rubin", pooled.Estimate)
	if pooled.Estimate.Known() {
		r.one("rubin", "fraction missing", pooled.Missing)
	}
}
