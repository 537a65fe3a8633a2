package tables

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// built is a set of a made-up school for one reader.
func built(name string, least int, only ...string) (*Set, *cohort.Analysis) {
	a := schooltest.Shared(name)
	return Build(&Input{Analysis: a, Least: least}, only...), a
}

// numbers are the numbers of a set by name.
func (s *Set) numbers() map[string]float64 {
	out := map[string]float64{}
	for i := range s.Numbers.Cells {
		out[s.Numbers.Cells[i].ID] = s.Numbers.Cells[i].Value
	}
	return out
}

// column is a column of a table by the rows' names; a cell without a number is not in it.
func (s *Set) column(t *testing.T, id, column string) map[string]float64 {
	t.Helper()
	numbers, out := s.numbers(), map[string]float64{}
	for _, table := range s.Tables {
		if table.ID != id {
			continue
		}
		at := slices.IndexFunc(table.Columns, func(c Column) bool { return c.ID == column })
		if at < 0 {
			t.Fatalf("%s has no column %s", id, column)
		}
		for _, r := range table.Rows {
			if c := r.Cells[at]; c.Number != "" && c.Lack == Present {
				out[r.ID] = numbers[c.Number]
			}
		}
	}
	return out
}

// The stages and ways out of table T02 are those of the flow, and the box of the analysed
// is the number of pairs of table T04.
func TestFlowNumbers(t *testing.T) {
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
	set, a := built("40 pupils", 0, "T02", "F01", "T04")
	n, drawn, pairs := set.column(t, "T02", "n"), set.column(t, "F01", "n"), set.column(t, "T04", "n")
	for _, f := range a.Flows {
		id := f.Population + "/" + f.Informant + "/"
		for _, s := range f.Stages {
			if s.Side && f.Population == cohort.SupportedOne {
				continue
			}
			if got, ok := n[id+s.ID]; !ok || got != float64(s.N) {
				t.Errorf("%s%s: %v, want %d", id, s.ID, got, s.N)
			}
			for _, e := range s.Exits {
				if got := n[id+"out/"+s.ID+"/"+e.Reason]; got != float64(e.N) || drawn[id+"exit/"+s.ID+"/"+e.Reason] != got {
					t.Errorf("%s%s %s: %v, want %d", id, s.ID, e.Reason, got, e.N)
				}
			}
		}
		if analysed := n[id+stageAnalysed]; analysed != pairs[id+"total"] || analysed == 0 {
			t.Errorf("%s: %v analysed, %v pairs", id, analysed, pairs[id+"total"])
		}
		for _, r := range f.Rates {
			if got := n[id+"rate/"+r.ID]; got != float64(r.N) {
				t.Errorf("%s%s: %v, want %d", id, r.ID, got, r.N)
			}
		}
	}
	small, _ := built("40 pupils", 5, "T02")
	if rows := small.column(t, "T02", "n"); rows["all/self/"+stageConsent] != n["all/self/"+stageConsent] || len(rows) > len(n)/3 {
		t.Errorf("for others: %d rows of %d", len(rows), len(n))
	}
}

// The bins of the histogram hold every pair once; bins and zones are counted again from
// the pairs.
func TestHistogramNumbers(t *testing.T) {
	t.Parallel()
	set, a := built("300 pupils", 5, "F05", "F02")
	n, regions := set.column(t, "F05", "n"), set.column(t, "F02", "n")
	pairs := a.Counted(cohort.All, "sdq", "total", "self")
	bins, zone := map[string]float64{}, map[string]float64{}
	for _, p := range pairs {
		for _, b := range binsOf(p.Reliable.Points) {
			if c := int(p.Change); c >= b[0] && c <= b[1] {
				from, to := binEnds(b, p.Outcome)
				bins[from+"to"+to]++
			}
		}
		switch p.Class {
		case "recovered", "improved":
			zone["better"]++
		case "unchanged":
			zone["same"]++
		case "deteriorated":
			zone["worse"]++
		}
	}
	total := 0.0
	for id, want := range bins {
		if got := n["all/self/bin/"+id]; got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
		total += want
	}
	if total != regions["all/self/all"] || int(total) != len(pairs) || total < 90 {
		t.Errorf("%v pairs in bins, %v in regions, %d", total, regions["all/self/all"], len(pairs))
	}
	quadrants := 0.0
	for _, q := range []string{"both", "out", "in", "neither"} {
		quadrants += regions["all/self/quadrant/"+q]
	}
	if quadrants != total {
		t.Errorf("%v in the quadrants of %v", quadrants, total)
	}
	for z, want := range zone {
		if n["all/self/zone/"+z] != want || regions["all/self/zone/"+z] != want {
			t.Errorf("%s: %v and %v, want %v", z, n["all/self/zone/"+z], regions["all/self/zone/"+z], want)
		}
	}
	tied := slices.ContainsFunc(set.Numbers.Sums, func(s disclosure.Sum) bool {
		return strings.HasSuffix(s.Total, "/all/sdq/total/self/baseline-endline/-/-/deteriorated") && slices.ContainsFunc(s.Parts, func(p string) bool { return strings.HasSuffix(p, "/7to12") })
	})
	if !tied {
		t.Error("the bins beyond the threshold are not held against those reliably worse")
	}
}

// Bins follow each other without a gap, mirror each other, and none holds changes that
// are reliable and changes that are not.
func TestBins(t *testing.T) {
	t.Parallel()
	for points := 3; points <= 20; points++ {
		bins := binsOf(points)
		for i, b := range bins {
			if b[0] > b[1] || i > 0 && b[0] != bins[i-1][1]+1 {
				t.Errorf("%d points: %v", points, bins)
			}
			if b[0] < points && b[1] >= points || b[0] <= -points && b[1] > -points {
				t.Errorf("%d points: %v lies across the threshold", points, b)
			}
			if m := bins[len(bins)-1-i]; b[1] != math.MaxInt && b[0] != math.MinInt && (m[0] != -b[1] || m[1] != -b[0]) {
				t.Errorf("%d points: %v and %v", points, b, m)
			}
		}
	}
}

// Percentages are of their numbers, and of fewer than ten there is none.
func TestPercents(t *testing.T) {
	t.Parallel()
	set, _ := built("40 pupils", 0, "T02", "T03")
	n, of, percent := set.column(t, "T02", "n"), set.column(t, "T02", "of"), set.column(t, "T02", "percent")
	some := 0
	for id, got := range percent {
		some++
		if of[id] < 10 || math.Abs(got-100*n[id]/of[id]) > 1e-9 {
			t.Errorf("%s: %v of %v is %v", id, n[id], of[id], got)
		}
	}
	for id := range n {
		if _, ok := percent[id]; !ok && of[id] >= 10 {
			t.Errorf("%s: no percentage of %v", id, of[id])
		}
	}
	pupils, paired := set.column(t, "T03", "pupils"), set.column(t, "T03", "pairs")
	sums := map[string]float64{}
	for id, x := range pupils {
		if population, rest, _ := strings.Cut(id, "/"); rest != "all" {
			name, _, _ := strings.Cut(rest, "/")
			sums[population+" "+name+" pupils"] += x
			sums[population+" "+name+" pairs"] += paired[id]
		}
	}
	for k, got := range sums {
		f := strings.Fields(k)
		want := pupils[f[0]+"/all"]
		if f[2] == "pairs" {
			want = paired[f[0]+"/all"]
		}
		if got != want {
			t.Errorf("%s: %v, want %v", k, got, want)
		}
	}
	if some < 50 || len(sums) < 20 {
		t.Errorf("%d percentages, %d sums", some, len(sums))
	}
}

// Kinds of destination add up to their status, and nobody is in two.
func TestDestinations(t *testing.T) {
	t.Parallel()
	set, _ := built("300 pupils", 10, "T12")
	n, of := set.column(t, "T12", "n"), set.column(t, "T12", "of")
	const at = "all/status/1-month/"
	if eet := n[at+"EET:education"] + n[at+"EET:training"] + n[at+"EET:employment"]; eet != n[at+"EET"] || eet == 0 {
		t.Errorf("%v by kinds, %v EET", eet, n[at+"EET"])
	}
	if all := n[at+"EET"] + n[at+"NEET"] + n[at+"not-known"] + n[at+"no-record"] + n[at+"other"]; all != of[at+"EET"] {
		t.Errorf("%v in all, of %v", all, of[at+"EET"])
	}
}

// Tables of single pupils hold nothing of who they are, and nothing in their order does.
func TestPointsAreNobody(t *testing.T) {
	t.Parallel()
	set, a := built("40 pupils", 0, "F02p", "F10p")
	for _, table := range set.Tables {
		if !table.Pupils || len(table.Rows) != len(a.Counted(cohort.All, "sdq", "total", "self")) {
			t.Errorf("%s: %d rows", table.ID, len(table.Rows))
		}
		text := fmt.Sprintf("%+v", table.Rows)
		for _, p := range a.Linkage.Pupils {
			if strings.Contains(text, p.ID) || strings.Contains(text, p.Stays[0].Name) || strings.Contains(text, p.Stays[0].Born.String()) {
				t.Errorf("%s names a pupil", table.ID)
			}
		}
		last := math.Inf(-1)
		for _, r := range table.Rows {
			var x float64
			if _, err := fmt.Sscan(r.Cells[0].Text, &x); err != nil || x < last {
				t.Errorf("%s: %q after %v", table.ID, r.Cells[0].Text, last)
			}
			last = x
		}
	}
}

// The constants of reliable change are those that are published.
func TestThresholdWords(t *testing.T) {
	t.Parallel()
	set, _ := built("40 pupils", 0, "T06", "F02")
	notes := strings.Join(set.Tables[0].Notes, "\n")
	for _, want := range []string{
		"Self-report: a change counts as reliable from 7 points on, by a standard deviation of 5.2 and a reliability of 0.8", "Self-report: cut-off: 20 or more",
		"Teacher report: a change counts as reliable from 6 points on, by a standard deviation of 6 and a reliability of 0.87", "Teacher report: cut-off: 16 or more",
		"Parent report: a change counts as reliable from 7 points on", "Parent report: cut-off: 17 or more",
	} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not in %q", want, notes)
		}
	}
	if f := set.Tables[1].Frame; f.Low != 0 || f.High != 40 || f.Points != 7 || f.Cut != 20 || !f.HasCut || f.Informant != "Self-report" {
		t.Errorf("%+v", f)
	}
}
