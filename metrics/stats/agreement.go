package stats

// ICCKind is which agreement of raters, or of two times, is meant.
type ICCKind uint8

// The agreements of a single rating.
const (
	ICC11 ICCKind = iota // each pupil by other raters
	ICC21                // the same raters for all, a sample of raters; their leniency counts
	ICC31                // the same raters for all, these only; their leniency does not count
)

// String is the name that results carry.
func (k ICCKind) String() string {
	switch k {
	case ICC11:
		return methodICC11
	case ICC21:
		return methodICC21
	case ICC31:
		return methodICC31
	}
	return "unknown"
}

// ShroutFleiss estimates how far single ratings of the same pupils agree;
// table[pupil][rater] is complete.
//
// Formula, with the mean squares of pupils B, raters J, error E and within pupils W,
// n pupils and k raters: (B-W)/(B+(k-1)W); (B-E)/(B+(k-1)E+k(J-E)/n);
// (B-E)/(B+(k-1)E).
//
// Source: Shrout and Fleiss (1979), Psychological Bulletin 86:420, table 3.
//
// Convention: from mean squares, so that negative values come out as computed;
// psych::ICC fits a mixed model unless told not to, and stops at 0.
//
// Edges: one pupil, one rater and ratings all the same have none.
//
// R: psych::ICC(x, lmer = FALSE)
func ShroutFleiss(table [][]float64, kind ICCKind) Estimate {
	n, method := len(table), kind.String()
	if n == 0 {
		return None(0, method, reasonNobody)
	}
	k := len(table[0])
	var all []float64
	for _, row := range table {
		if len(row) != k {
			return None(n, method, reasonRagged)
		}
		all = append(all, row...)
	}
	switch {
	case !allFinite(all):
		return None(n, method, reasonNotFinite)
	case n == 1:
		return None(n, method, reasonOne)
	case k < 2:
		return None(n, method, "one rating a pupil has nothing to agree with")
	}
	if reason := spreadOf(all).why(); reason != "" {
		return None(n, method, reason)
	}
	value, ok := twoWay(table, n, k).icc(kind)
	if !ok {
		return None(n, method, "pupils and ratings do not differ in a way that can be told apart")
	}
	return Of(value, n, method)
}

// ratings are the mean squares of a table of pupils and raters.
type ratings struct {
	pupils, raters, residual, within float64
	n, k                             float64
}

// twoWay works on what is left of each rating when its pupil's and its rater's mean
// are taken off, so that small residuals keep their digits.
func twoWay(table [][]float64, n, k int) ratings {
	rows, columns := make([]float64, n), make([]float64, k)
	within := 0.0
	for i, row := range table {
		s := spreadOf(row)
		rows[i], within = s.mean, within+s.ss
	}
	for j := range columns {
		column := make([]float64, n)
		for i, row := range table {
			column[i] = row[j]
		}
		columns[j] = spreadOf(column).mean
	}
	pupils, raters := spreadOf(rows), spreadOf(columns)
	residual := 0.0
	for i, row := range table {
		for j, x := range row {
			d := (x - rows[i]) - (columns[j] - pupils.mean)
			residual += d * d
		}
	}
	fn, fk := float64(n), float64(k)
	return ratings{
		pupils: fk * pupils.ss / (fn - 1), raters: fn * raters.ss / (fk - 1),
		residual: residual / ((fn - 1) * (fk - 1)), within: within / (fn * (fk - 1)),
		n: fn, k: fk,
	}
}

func (r ratings) icc(kind ICCKind) (float64, bool) {
	above, below := 0.0, 0.0
	switch kind {
	case ICC11:
		above, below = r.pupils-r.within, r.pupils+(r.k-1)*r.within
	case ICC21:
		above = r.pupils - r.residual
		below = r.pupils + (r.k-1)*r.residual + r.k*(r.raters-r.residual)/r.n
	case ICC31:
		above, below = r.pupils-r.residual, r.pupils+(r.k-1)*r.residual
	default:
		return 0, false
	}
	return above / below, below > 0 && finite(above) && finite(below)
}
