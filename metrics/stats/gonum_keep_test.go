package stats

import (
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

func TestStudent(t *testing.T) {
	if q := (distuv.StudentsT{Mu: 0, Sigma: 1, Nu: 11}).Quantile(0.975); q < 2.2009 || q > 2.2011 {
		t.Error(q)
	}
}
