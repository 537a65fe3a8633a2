package main

import (
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSummarise(t *testing.T) {
	t.Parallel()
	second := func(n int) time.Duration { return time.Duration(n) * time.Second }
	got := summarise([]sample{{second(9), second(2), 10}, {second(3), second(8), 30}, {second(4), second(5), 20}})
	want := summary{runs: 3, median: second(4), min: second(3), cpu: second(5), peak: 30}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(summary{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCompare holds tables against each other that are the same and that are not.
func TestCompare(t *testing.T) {
	t.Parallel()
	const ours = "pupil_id,wave,total,flags\nA,baseline,1,x\nA,endline,2,\nB,baseline,,\n"
	for _, c := range []struct{ name, ours, theirs, fault string }{
		{"other order, fewer columns", ours, "wave,pupil_id,total\nbaseline,B,\nendline,A,2\nbaseline,A,1\n", ""},
		{"flags are apart", ours, "pupil_id,wave,total,flags\nA,baseline,1,\nA,endline,2,\nB,baseline,,\n", ""},
		{"another score", ours, "pupil_id,wave,total\nA,baseline,1\nA,endline,3\nB,baseline,\n", "A,endline, differs"},
		{"a score where there is none", ours, "pupil_id,wave,total\nA,baseline,1\nA,endline,2\nB,baseline,0\n", "B,baseline, differs"},
		{"a row more", ours, "pupil_id,wave,total\nA,baseline,1\nA,endline,2\nB,baseline,\nC,baseline,\n", "1 rows are missing"},
		{"a row less", ours, "pupil_id,wave,total\nA,baseline,1\nA,endline,2\n", "B,baseline, is not in both"},
		{"a row twice", ours + "A,endline,2,\n", "pupil_id,wave,total\nA,baseline,1\nA,endline,2\nB,baseline,\n", "stands twice"},
		{"by pupil alone", "pupil_id,school,total\nA,,1\nB,,2\n", "pupil_id,total\nB,2\nA,1\n", ""},
		{"by pupil and school", "pupil_id,school,total\nA,X,1\nA,Y,2\n", "pupil_id,school,total\nA,Y,2\nA,X,1\n", ""},
		{"at another school", "pupil_id,school,total\nA,X,1\n", "pupil_id,school,total\nA,Y,1\n", "A,X, is not in both"},
		{"a column more", ours, "pupil_id,wave,total,impact\nA,baseline,1,\n", "no column impact"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := compare(strings.NewReader(c.ours), strings.NewReader(c.theirs))
			switch {
			case c.fault == "" && err != nil:
				t.Errorf("they are the same, and compare says: %v", err)
			case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
				t.Errorf("compare says %v, want %q", err, c.fault)
			}
		})
	}
}

func TestMakeFile(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a.csv", "b.xlsx"} {
		path := filepath.Join(t.TempDir(), name)
		if err := makeFile([]string{path, "1", "10", "0", "0", "true"}, io.Discard); err != nil {
			t.Error(err)
		}
		if got := size(path); got == "-" {
			t.Errorf("%s was not made", name)
		}
	}
}

func TestGate(t *testing.T) {
	t.Parallel()
	results := map[string]summary{"a": {median: 1, cpu: 1, peak: 3 * mebi}, "b": {median: 2, cpu: 1}, "slow": {median: 2 * time.Second}}
	for _, c := range []struct {
		gate gate
		want string
	}{
		{gate{of: "a", than: "b"}, "reached: a no slower than b: 0.50 of its time, 1.00 of its CPU"},
		{gate{of: "b", than: "a"}, "MISSED: b no slower than a: 2.00 of its time, 1.00 of its CPU"},
		{gate{of: "a", than: "not installed"}, ""},
		{gate{of: "a", under: 4 * mebi}, "reached: a in under 4.0 MiB: 3.0 MiB"},
		{gate{of: "a", under: 3 * mebi}, "MISSED: a in under 3.0 MiB: 3.0 MiB"},
		{gate{of: "b", under: mebi}, ""},
		{gate{of: "a", than: "b", share: 0.5}, "reached: a in 0.50 of the time of b: 0.50 of its time, 1.00 of its CPU"},
		{gate{of: "a", than: "b", share: 0.4}, "MISSED: a in 0.40 of the time of b: 0.50 of its time, 1.00 of its CPU"},
		{gate{of: "a", within: time.Second}, "reached: a within 1.000 s: 0.000 s"},
		{gate{of: "slow", within: time.Second}, "MISSED: slow within 1.000 s: 2.000 s"},
	} {
		if got := c.gate.line(results); got != c.want {
			t.Errorf("%+v: %q, want %q", c.gate, got, c.want)
		}
	}
}

func TestThousands(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 50_007: "50,007", 5_000_000: "5,000,000"} {
		if got := thousands(n); got != want {
			t.Errorf("thousands(%d) = %q, want %q", n, got, want)
		}
	}
}
