package stats

import (
	"gonum.org/v1/gonum/mat"
)

// StuartMaxwell tests whether the bands are as frequent at endline as at baseline,
// from the table of the same pupils' bands: table[baseline][endline].
//
// Formula: with d_i = row_i - column_i, S_ii = row_i + column_i - 2n_ii and
// S_ij = -(n_ij + n_ji), the chi-square d'S⁻¹d of all bands but one.
//
// Source: Stuart (1955), Biometrika 42:412; Maxwell (1970), British Journal of
// Psychiatry 116:651.
//
// Convention: bands that nobody entered or left say nothing and are dropped. Bands
// that nobody moved between, not even by way of others, are tested apart and added
// up: the degrees of freedom are the bands less the groups of bands connected by a
// move. Other software stops there with a singular matrix.
//
// Edges: if nobody changed band there is nothing to test.
//
// R: DescTools::StuartMaxwellTest(m), irr::stuart.maxwell.mh(m), coin::mh_test(m)
func StuartMaxwell(table [][]int) Estimate {
	n, reason := countTable(table)
	if reason != "" {
		return None(n, methodStuartMaxwell, reason)
	}
	x, df := 0.0, 0
	for _, group := range connectedBands(table) {
		if len(group) < 2 {
			continue
		}
		part, ok := marginalChiSquare(table, group)
		if !ok {
			return None(n, methodStuartMaxwell, reasonOverflow)
		}
		x += part
		df += len(group) - 1
	}
	if df == 0 {
		return None(n, methodStuartMaxwell, "nobody changed band")
	}
	return Of(x, n, methodStuartMaxwell).free(float64(df)).tested(chiSquareTail(x, float64(df)))
}

// countTable is how many pupils a table holds, and why it cannot be tested.
func countTable(table [][]int) (int, string) {
	n := 0
	for _, row := range table {
		if len(row) != len(table) {
			return 0, "the table does not have as many columns as rows"
		}
		for _, count := range row {
			if count < 0 {
				return 0, reasonCounts
			}
			n += count
		}
	}
	if n <= 0 {
		return 0, reasonNobody
	}
	return n, ""
}

// connectedBands are the groups of bands that pupils moved between, in order.
func connectedBands(table [][]int) [][]int {
	group := make([]int, len(table))
	for i := range group {
		group[i] = -1
	}
	var groups [][]int
	for i := range table {
		if group[i] >= 0 {
			continue
		}
		group[i] = len(groups)
		members := []int{i}
		for next := 0; next < len(members); next++ {
			for j := range table {
				if group[j] < 0 && table[members[next]][j]+table[j][members[next]] > 0 {
					group[j] = len(groups)
					members = append(members, j)
				}
			}
		}
		groups = append(groups, members)
	}
	return groups
}

// marginalChiSquare is d'S⁻¹d of a group of connected bands without its last: S is
// then positive definite.
func marginalChiSquare(table [][]int, group []int) (float64, bool) {
	k := len(group) - 1
	s := mat.NewSymDense(k, nil)
	d := mat.NewVecDense(k, nil)
	for i := range k {
		moved, excess := 0, 0
		for j := range table {
			if j == group[i] {
				continue
			}
			out, in := table[group[i]][j], table[j][group[i]]
			moved += out + in
			excess += out - in
		}
		s.SetSym(i, i, float64(moved))
		d.SetVec(i, float64(excess))
		for j := range i {
			s.SetSym(i, j, -float64(table[group[i]][group[j]]+table[group[j]][group[i]]))
		}
	}
	var factor mat.Cholesky
	var solved mat.VecDense
	if !factor.Factorize(s) || factor.SolveVecTo(&solved, d) != nil {
		return 0, false
	}
	return max(0, mat.Dot(d, &solved)), true
}

// Bowker tests whether as many pupils moved from each band to each other band as
// moved back: table[baseline][endline].
//
// Formula: the sum of (n_ij - n_ji)²/(n_ij + n_ji) over all pairs of bands.
//
// Source: Bowker (1948), Journal of the American Statistical Association 43:572.
//
// Convention: pairs of bands that nobody moved between are skipped and take no degree
// of freedom. R counts them and gives no number.
//
// Edges: if nobody changed band there is nothing to test.
//
// R: mcnemar.test(m) of a table of more than two bands, where no pair is empty.
func Bowker(table [][]int) Estimate {
	n, reason := countTable(table)
	if reason != "" {
		return None(n, methodBowker, reason)
	}
	x, df := 0.0, 0
	for i := range table {
		for j := i + 1; j < len(table); j++ {
			moved := table[i][j] + table[j][i]
			if moved == 0 {
				continue
			}
			d := float64(table[i][j] - table[j][i])
			x += d * d / float64(moved)
			df++
		}
	}
	if df == 0 {
		return None(n, methodBowker, "nobody changed band")
	}
	return Of(x, n, methodBowker).free(float64(df)).tested(chiSquareTail(x, float64(df)))
}
