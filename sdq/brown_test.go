package sdq_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"apst/sdq"
	"github.com/google/go-cmp/cmp"
)

// brown reads real self-report answers, published for teaching (Brown 2023),
// which are kept beside the repository and not in it: both waves, and whether
// the pupil was there for the second.
func brown(t *testing.T) (first, second []sdq.Response, there []bool) {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "data", "brown-sdq.csv")
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the published answers are not here (%s): nothing to compare with", filepath.Base(path))
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	read := func(row []string, suffix string) (r sdq.Response, any bool) {
		for i := range r.Items {
			at, ok := column[sdq.Item(i+1).Stem(sdq.Form4to17)+suffix]
			if !ok {
				t.Fatalf("no column for item %d", i+1)
			}
			if row[at] == "" {
				continue
			}
			v, err := strconv.Atoi(row[at])
			if err != nil {
				t.Fatal(err)
			}
			r.Items[i], any = answer(v), true
		}
		return r, any
	}
	for _, row := range rows[1:] {
		a, _ := read(row, "")
		b, any := read(row, "2")
		first, second, there = append(first, a), append(second, b), append(there, any)
	}
	return first, second, there
}

// describe is the mean and SD of a scale as the published figures are printed,
// with n.
func describe(scores []sdq.Scores, scale sdq.Scale) string {
	n, sum, squares := 0.0, 0.0, 0.0
	for _, s := range scores {
		if v, ok := s.Get(scale).Number(); ok {
			n++
			sum += float64(v)
			squares += float64(v) * float64(v)
		}
	}
	return fmt.Sprintf("%.0f: %.3f (%.3f)", n, sum/n, math.Sqrt((squares-sum*sum/n)/(n-1)))
}

// What an independent scorer, which agrees with the published R recipe, gives
// for the same answers.
func TestPublishedAnswers(t *testing.T) {
	t.Parallel()
	first, second, there := brown(t)
	var waves [2][]sdq.Scores
	for i := range first {
		waves[0] = append(waves[0], sdq.Score(&first[i], sdq.Self))
		if there[i] {
			waves[1] = append(waves[1], sdq.Score(&second[i], sdq.Self))
		}
	}
	want := [2][]string{
		{"228: 2.890 (2.339)", "228: 2.075 (2.073)", "228: 3.658 (2.367)", "228: 1.934 (1.713)", "228: 7.939 (1.691)", "228: 10.557 (6.190)"},
		{"172: 2.407 (2.143)", "172: 2.186 (1.929)", "172: 3.785 (2.453)", "172: 1.692 (1.778)", "172: 7.198 (2.118)", "172: 10.070 (5.917)"},
	}
	bandCounts := [2]map[sdq.System][]int{
		{sdq.FourBands: {166, 25, 13, 24}, sdq.ThreeBands: {176, 28, 24}},
		{sdq.FourBands: {132, 20, 6, 14}, sdq.ThreeBands: {140, 18, 14}},
	}
	for w, scores := range waves {
		var got []string
		for _, scale := range sdq.AllScales()[:sdq.Internalising] {
			got = append(got, describe(scores, scale))
		}
		if diff := cmp.Diff(want[w], got); diff != "" {
			t.Errorf("wave %d (-want +got):\n%s", w+1, diff)
		}
		for sys, counts := range bandCounts[w] {
			got := make([]int, sys)
			for _, s := range scores {
				n, _ := s.Get(sdq.Total).Number()
				band, _ := sdq.BandOf(sys, sdq.Form4to17, sdq.Self, sdq.Total, n)
				level, _ := band.Level()
				got[level]++
			}
			if diff := cmp.Diff(counts, got); diff != "" {
				t.Errorf("wave %d, %v (-want +got):\n%s", w+1, sys, diff)
			}
		}
	}
}

func TestPublishedChange(t *testing.T) {
	t.Parallel()
	first, second, there := brown(t)
	limit, _ := sdq.ReliableChange(sdq.Self, sdq.Total)
	got := map[sdq.Direction]int{}
	for i := range first {
		if there[i] {
			a, b := sdq.Score(&first[i], sdq.Self), sdq.Score(&second[i], sdq.Self)
			got[limit.Classify(a.Get(sdq.Total), b.Get(sdq.Total))]++
		}
	}
	want := map[sdq.Direction]int{sdq.Improved: 18, sdq.Unchanged: 140, sdq.Deteriorated: 14}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("reliable change (-want +got):\n%s", diff)
	}
}
