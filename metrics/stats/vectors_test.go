package stats

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// vector is one number that has to come out, to a relative tolerance.
type vector struct {
	Name      string  `json:"name"`
	Want      float64 `json:"want"`
	Tolerance float64 `json:"tolerance"`
}

func readVectors[T any](t *testing.T, path string) T {
	t.Helper()
	var v T
	raw, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(raw, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// computed collects numbers by name.
type computed map[string]float64

func (c computed) all(name string, e Estimate) {
	c[name+" value"], c[name+" lower"], c[name+" upper"] = e.Value, e.Lower, e.Upper
	c[name+" p"], c[name+" df"] = e.P, e.DF
}

// difference is how far got is from want, relative to it; around 0 it is absolute.
func difference(got, want float64) float64 { return math.Abs(got-want) / max(math.Abs(want), 1e-3) }

// closeTo reports whether got is want to a relative tolerance.
func closeTo(got, want, tolerance float64) bool { return difference(got, want) <= tolerance }

func checkVectors(t *testing.T, vectors []vector, got computed) {
	t.Helper()
	for _, v := range vectors {
		t.Run(v.Name, func(t *testing.T) {
			t.Parallel()
			x, ok := got[v.Name]
			if !ok {
				t.Fatal("nothing computes it")
			}
			if !closeTo(x, v.Want, v.Tolerance) {
				t.Errorf("got %.15g, want %.15g to %g", x, v.Want, v.Tolerance)
			}
		})
	}
}
