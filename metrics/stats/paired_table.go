package stats

import "math"

// Table2 is the same pupils in or out of a category twice: in it at baseline and at
// endline, at baseline only (First), at endline only (Second), or never.
type Table2 struct{ Both, First, Second, Neither int }

// N is the number of pupils.
func (t Table2) N() int { return t.Both + t.First + t.Second + t.Neither }

// Discordant is the number of pupils who entered or left the category.
func (t Table2) Discordant() int { return t.First + t.Second }

func (t Table2) why() string {
	switch {
	case t.Both < 0 || t.First < 0 || t.Second < 0 || t.Neither < 0:
		return reasonCounts
	case t.N() == 0:
		return reasonNobody
	}
	return ""
}

// McNemarMethod is how a paired table is tested.
type McNemarMethod uint8

// The tests of a paired table.
const (
	McNemarMidP       McNemarMethod = iota // the one to print: near its level at every size
	McNemarExact                           // never above its level, and too careful
	McNemarAsymptotic                      // chi-square
	McNemarCorrected                       // chi-square with continuity correction, R's default
)

// String is the name that results carry.
func (m McNemarMethod) String() string {
	switch m {
	case McNemarMidP:
		return methodMidP
	case McNemarExact:
		return methodExact
	case McNemarAsymptotic:
		return methodAsymptotic
	case McNemarCorrected:
		return methodCorrected
	}
	return "unknown"
}

// McNemar tests whether as many pupils entered a category as left it.
//
// Formula, with b and c the two counts of those who changed: exact
// 2·P(Binomial(b+c, ½) ≤ min(b, c)), at most 1; mid-p the same less P(= min), and
// 1 - P(= b) where b = c; chi-square (b-c)²/(b+c), corrected (|b-c|-1)²/(b+c), on 1
// degree of freedom.
//
// Source: McNemar (1947); Edwards (1948) for the correction; Fagerland, Lydersen and
// Laake (2013), BMC Medical Research Methodology 13:91 for mid-p.
//
// Convention: the value is the chi-square of the asymptotic tests, and the p-value
// itself of the exact ones, which have no other statistic. The corrected chi-square
// is 0 where b = c, as in R.
//
// Edges: if nobody changed, the exact tests have p = 1 with a warning (so does exact
// mid-p, whose formula has no term left) and the chi-square is 0/0 and cannot be
// computed.
//
// R: mcnemar.test(m, correct = FALSE); mcnemar.test(m); binom.test(b, b + c);
// exact2x2::exact2x2(m, paired = TRUE, midp = TRUE)
func McNemar(t Table2, m McNemarMethod) Estimate {
	if reason := t.why(); reason != "" {
		return None(0, m.String(), reason)
	}
	switch m {
	case McNemarMidP, McNemarExact:
		p := 1.0
		if t.Discordant() > 0 {
			p = halvesTwoSided(t.First, t.Second, m == McNemarMidP)
		}
		e := Of(p, t.N(), m.String()).tested(p)
		if t.Discordant() == 0 {
			e = e.warn("nobody changed: the test has nothing to go by")
		}
		return e
	case McNemarAsymptotic, McNemarCorrected:
		if t.Discordant() == 0 {
			return None(t.N(), m.String(), reasonUnchanged)
		}
		d := math.Abs(float64(t.First) - float64(t.Second))
		if m == McNemarCorrected && d > 0 {
			d--
		}
		x := d * d / float64(t.Discordant())
		return Of(x, t.N(), m.String()).free(1).tested(chiSquareTail(x, 1))
	}
	return None(t.N(), m.String(), reasonUnknownWay)
}

// halvesTwoSided is the two-sided binomial p-value of b against c with even chances.
// Probabilities are added from the likeliest outwards and relative to it, so that no
// factorial is needed and nothing overflows.
func halvesTwoSided(b, c int, mid bool) float64 {
	n, least := float64(b)+float64(c), float64(min(b, c))
	mode := math.Floor(n / 2)
	up := func(k float64) float64 { return (n - k) / (k + 1) }
	total, tail, seen := 1.0, 0.0, 0.0
	add := func(k, mass float64) {
		if k <= least {
			tail += mass
		}
		if k == least {
			seen = mass
		}
	}
	add(mode, 1)
	for k, mass := mode, 1.0; k < n && mass > 0; k++ {
		mass *= up(k)
		total += mass
	}
	for k, mass := mode, 1.0; k > 0 && mass > 0; k-- {
		mass /= up(k - 1)
		total += mass
		add(k-1, mass)
	}
	switch {
	case mid && b == c:
		return 1 - seen/total
	case mid:
		return (2*tail - seen) / total
	}
	return min(1, 2*tail/total)
}

// DifferencePaired estimates by how much the share of pupils in a category changed,
// as a fraction of 1: endline minus baseline, like every change here.
//
// Formula, for baseline minus endline d = p1 - p2 with Wilson limits l and u of each:
// lower d - sqrt((p1-l1)² - 2φ(p1-l1)(u2-p2) + (u2-p2)²), upper
// d + sqrt((u1-p1)² - 2φ(u1-p1)(p2-l2) + (p2-l2)²), where φ is the correlation of the
// two waves; then all three with the sign turned round.
//
// Source: Newcombe (1998), Statistics in Medicine 17:2635, method 10 (square and add).
//
// Convention: the corrected phi moves ad - bc towards 0 by half of the number of
// pupils, not past 0, when it is positive; without it the interval is a little
// narrower. Phi is 0 where a margin is 0.
//
// Edges: an interval is there even if nobody changed.
//
// R: contingencytables::Newcombe_square_and_add_CI_paired_2x2, which gives baseline
// minus endline.
func DifferencePaired(t Table2, correctedPhi bool, level float64) Estimate {
	method := methodSquareAndAddRaw
	if correctedPhi {
		method = methodSquareAndAdd
	}
	if reason := t.why(); reason != "" {
		return None(0, method, reason)
	}
	if !validLevel(level) {
		return None(t.N(), method, reasonLevel)
	}
	z, n := normalTwoSided(level), t.N()
	before, after := t.Both+t.First, t.Both+t.Second
	p1, p2 := float64(before)/float64(n), float64(after)/float64(n)
	l1, u1 := wilson(before, n, 0, z)
	l2, u2 := wilson(after, n, 0, z)
	phi := t.phi(correctedPhi)
	reach := func(x, y float64) float64 { // x² - 2φxy + y², which loses digits where φ is near 1
		return math.Sqrt(float64((x-y)*(x-y)) + 2*(1-phi)*x*y)
	}
	d := float64(t.Second-t.First) / float64(n)
	return Of(d, n, method).within(d-reach(u1-p1, p2-l2), d+reach(p1-l1, u2-p2), level)
}

// phi is the correlation of being in the category at the two waves.
func (t Table2) phi(corrected bool) float64 {
	a, b, c, d := float64(t.Both), float64(t.First), float64(t.Second), float64(t.Neither)
	if a+b == 0 || c+d == 0 || a+c == 0 || b+d == 0 {
		return 0
	}
	if b+c == 0 && !corrected {
		return 1 // exactly: the roots below miss it by a digit
	}
	cross := a*d - b*c
	if corrected && cross > 0 {
		cross = max(0, cross-(a+b+c+d)/2)
	}
	return cross / (math.Sqrt((a+b)*(c+d)) * math.Sqrt((a+c)*(b+d)))
}

// RatioPaired estimates how many times as many pupils are in a category at endline as
// at baseline.
//
// Formula: (a+c)/(a+b), limits exp(log ratio ± z·sqrt((b+c)/((a+b)(a+c)))).
//
// Source: Fagerland, Lydersen and Laake (2014), Statistics in Medicine 33:2850 (Wald).
//
// Convention: endline over baseline, so that below 1 is fewer.
//
// Edges: nobody in the category at one of the waves cannot be estimated. If nobody
// changed the ratio is 1 without limits.
//
// R: the inverse of contingencytables::Wald_CI_ratio_paired_2x2, which divides
// baseline by endline.
func RatioPaired(t Table2, level float64) Estimate {
	if reason := t.why(); reason != "" {
		return None(0, methodPairedRatio, reason)
	}
	if !validLevel(level) {
		return None(t.N(), methodPairedRatio, reasonLevel)
	}
	before, after := float64(t.Both+t.First), float64(t.Both+t.Second)
	if before == 0 || after == 0 {
		return None(t.N(), methodPairedRatio, "a ratio needs somebody at both waves; use the difference")
	}
	e := Of(after/before, t.N(), methodPairedRatio)
	if t.Discordant() == 0 {
		return e.warn("nobody changed: the ratio has no interval")
	}
	return e.onLogScale(math.Sqrt(float64(t.Discordant())/before/after), level)
}
