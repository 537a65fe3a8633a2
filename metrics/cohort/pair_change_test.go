package cohort

import (
	"testing"

	"apst/metrics"
)

// What a change comes to: by informant, method, constants and cut-off.
func TestChangeClass(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name        string
		set         func(*Settings)
		scale, who  string
		from, to    string
		class, none string
		points      int
		system      string // of the cut-off
	}{
		{"self, one point short", nil, "total", "self", "22", "16", classUnchanged, "", 7, "band3"},
		{"self, recovered", nil, "total", "self", "22", "15", classRecovered, "", 7, "band3"},
		{"at the cut-off is above it", nil, "total", "self", "20", "13", classRecovered, "", 7, "band3"},
		{"ends at the cut-off", nil, "total", "self", "30", "20", classImproved, "", 7, "band3"},
		{"never was above it", nil, "total", "self", "19", "5", classImproved, "", 7, "band3"},
		{"self, deteriorated", nil, "total", "self", "15", "22", classDeteriorated, "", 7, "band3"},
		{"teacher: six points count", nil, "total", "teacher", "16", "10", classRecovered, "", 6, "band3"},
		{"no constants", nil, "total", "parent", "22", "5", "", "no constants are published for this informant", 0, ""},
		{"retest", func(s *Settings) { s.Method = "british-retest" }, "total", "self", "22", "14", classUnchanged, "", 9, "band3"},
		{"a method of another measure", func(s *Settings) { s.Method = "sem" }, "total", "self", "22", "15", classRecovered, "", 7, "band3"},
		{"constants of one's own", func(s *Settings) { s.SD, s.Reliability = 5.2, .62 }, "total", "self", "22", "14", classUnchanged, "", 9, "band3"},
		{"four bands have no cut-off here", func(s *Settings) { s.Bands = "band4" }, "total", "self", "22", "15", classRecovered, "", 7, "band3"},
		{"single scale", nil, "emotional", "self", "9", "2", "", noRequest, 0, ""},
		{"single scale, asked for", func(s *Settings) { s.SingleScales = true }, "emotional", "self", "9", "5", classImproved, "", 4, ""},
		{"constants of one's own are of the total", func(s *Settings) { s.SingleScales, s.SD, s.Reliability = true, 5.2, .62 }, "emotional", "self", "9", "5", classImproved, "", 4, ""},
		{"prosocial improves upwards", func(s *Settings) { s.SingleScales = true }, "prosocial", "self", "2", "6", classImproved, "", 4, ""},
		{"and deteriorates downwards", func(s *Settings) { s.SingleScales = true }, "prosocial", "self", "6", "2", classDeteriorated, "", 4, ""},
		{"never", func(s *Settings) { s.SingleScales = true }, "peer", "self", "9", "2", "", noSingle, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := build(true)
			if tt.set != nil {
				tt.set(&b.s)
			}
			p := b.pupil("K1", year)
			b.row(p, "sdq baseline "+tt.who+" 2022-09-12 "+tt.scale+"="+tt.from+" rater:A")
			b.row(p, "sdq endline "+tt.who+" 2023-07-10 "+tt.scale+"="+tt.to+" rater:A")
			got := find(t, b.match(), "K1", 1, tt.scale, tt.who)
			if got.Class != tt.class || got.NoClass != tt.none {
				t.Errorf("class %q, %q; want %q, %q", got.Class, got.NoClass, tt.class, tt.none)
			}
			if points := pointsOf(got.Reliable); points != tt.points {
				t.Errorf("threshold %d, want %d", points, tt.points)
			}
			system := ""
			if got.Cut != nil {
				system = got.Cut.System
			}
			if system != tt.system {
				t.Errorf("cut-off of %q, want %q", system, tt.system)
			}
		})
	}
}

func pointsOf(r *metrics.Reliable) int {
	if r == nil {
		return 0
	}
	return r.Points
}

// The limit itself is no reliable change; of a number that is not whole the limit
// decides.
func TestExceeds(t *testing.T) {
	t.Parallel()
	r := &metrics.Reliable{Limit: 5.9963, Points: 6}
	published := &metrics.Reliable{Points: 4}
	whole := &metrics.Reliable{Limit: 6, Points: 7}
	for _, tt := range []struct {
		r      *metrics.Reliable
		change float64
		want   bool
	}{{r, 6, true}, {r, -6, true}, {r, 5, false}, {r, 5.9963, false}, {r, 5.997, true}, {published, 4, true}, {published, 3.9, false}, {published, -4, true}, {whole, 6, false}, {whole, 7, true}, {whole, 6.5, true}} {
		if got := exceeds(tt.r, tt.change); got != tt.want {
			t.Errorf("%+v, change %g: %t", *tt.r, tt.change, got)
		}
	}
}

// Bands are given of whatever value there is, in the system that is asked for.
func TestChangeBands(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		system string
		want   [2]string
	}{{"", [2]string{"high", "close-to-average"}}, {"band3", [2]string{"abnormal", "borderline"}}, {"3", [2]string{"abnormal", "borderline"}}, {"band9", [2]string{"high", "close-to-average"}}} {
		b := build(true)
		b.s.Bands = tt.system
		p, q := b.pupil("K1", year), b.pupil("K2", year)
		b.row(p, "sdq baseline self 2022-09-12 total=22")
		b.row(p, "sdq endline self 2023-07-10 total=17")
		b.row(q, "sdq baseline self 2022-09-12 total=22")
		pairs := b.match()
		if got := find(t, pairs, "K1", 1, "total", "self").Bands; got != tt.want {
			t.Errorf("%q: bands %q, want %q", tt.system, got, tt.want)
		}
		if got := find(t, pairs, "K2", 1, "total", "self").Bands; got != [2]string{tt.want[0]} {
			t.Errorf("%q, no endline: bands %q", tt.system, got)
		}
	}
}

// Which placement counts.
func TestIndex(t *testing.T) {
	t.Parallel()
	const first, second = "2021-09-01 2022-07-20", "2022-09-01 2023-07-21"
	pairOf := func(n, total string) []string {
		return []string{"sdq baseline self - total=" + total + " placement:" + n, "sdq endline self - total=5 placement:" + n}
	}
	tests := []struct {
		name string
		rows []string
		want int
	}{
		{"first pair", append(pairOf("1", "20"), pairOf("2", "20")...), 1},
		{"a pair comes before a baseline", append([]string{"sdq baseline self - total=20 placement:1"}, pairOf("2", "20")...), 2},
		{"a pair comes before one without score", append(pairOf("1", "?"), pairOf("2", "20")...), 2},
		{"a baseline comes before nothing", []string{"sdq baseline self - total=20 placement:2"}, 2},
		{"an endline alone comes before nothing", []string{"sdq endline self - total=20 placement:2"}, 2},
		{"only what is not clear", []string{"sdq baseline self - total=20"}, 0},
		{"what is clear comes first", []string{"sdq baseline self - total=20", "sdq baseline self - total=20 placement:2"}, 2},
	}
	t.Run("a placement as a guest comes last", func(t *testing.T) {
		t.Parallel()
		b := build(true)
		p := b.pupil("K1", first+" enrolment=G", second)
		for _, r := range append(pairOf("1", "20"), "sdq baseline self - total=20 placement:2") {
			b.row(p, r)
		}
		pairs := b.match()
		if find(t, pairs, "K1", 1, "total", "self").Index || !find(t, pairs, "K1", 2, "total", "self").Index {
			t.Error("the placement as a guest counts")
		}
		if got := exitOf(FlowOf(b.l, pairs, &b.s, All, "self")); got != "endline-done no-record" {
			t.Errorf("left the flow at %s", got)
		}
	})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := build(true)
			p := b.pupil("K1", first, second)
			for _, r := range tt.rows {
				b.row(p, r)
			}
			for _, pair := range b.match() {
				if pair.Index != (pair.Placement == tt.want) {
					t.Errorf("placement %d: index %t", pair.Placement, pair.Index)
				}
			}
		})
	}
}

// Where there is nothing of the main outcome, the others say which placement counts.
func TestIndexWithoutMain(t *testing.T) {
	t.Parallel()
	b := build(true)
	p := b.pupil("K1", "2021-09-01 2022-07-20", "2022-09-01 2023-07-21")
	b.row(p, "pass baseline self - f1.percentile=4 placement:1")
	b.row(p, "pass baseline self - f1.percentile=4 placement:2")
	b.row(p, "pass endline self - f1.percentile=40 placement:2")
	b.row(b.pupil("K2", year), "pass baseline self - f1.band=low")
	pairs := b.match()
	if find(t, pairs, "K1", 1, "f1.percentile", "self").Index || !find(t, pairs, "K1", 2, "f1.percentile", "self").Index {
		t.Error("the placement without a pair counts")
	}
}

// Values of which the placement is not clear are no pair, and are not lost.
func TestPlacementNotClear(t *testing.T) {
	t.Parallel()
	b := build(true)
	p := b.pupil("K1", "2021-09-01 2022-07-20", "2022-09-01 2023-07-21")
	b.row(p, "sdq baseline self - total=20")
	b.row(p, "sdq endline self - total=10")
	if got := said(find(t, b.match(), "K1", 0, "total", "self")); got != "20 10 placement-not-clear (date-missing)" {
		t.Error(got)
	}
	f := FlowOf(b.l, b.match(), &b.s, All, "self")
	if err := f.AddsUp(); err != nil {
		t.Error(err)
	}
	if got := exitOf(f); got != "paired placement-not-clear" {
		t.Errorf("left the flow at %s", got)
	}
}

// The days between the waves, of each pupil once.
func TestIntervals(t *testing.T) {
	t.Parallel()
	b := build(true)
	for i, end := range []string{"2022-10-01", "2022-10-11", "2022-10-21", "2022-11-10", "-"} {
		p := b.pupil("K"+string(rune('1'+i)), year)
		b.row(p, "sdq baseline self 2022-09-01 total=20 emotional=3")
		b.row(p, "sdq endline self "+end+" total=20 emotional=3")
	}
	got := Intervals(b.match(), &b.s)
	if len(got) != 1 {
		t.Fatalf("%d intervals: %+v", len(got), got)
	}
	i := got[0]
	if i.Measure != "sdq" || i.Informant != "self" || i.Pairs != 5 || i.Undated != 1 || !i.Known {
		t.Errorf("%+v", i)
	}
	if d := i.Days; d.N != 4 || d.Min != 30 || d.Q1 != 37.5 || d.Median != 45 || d.Q3 != 55 || d.Max != 70 {
		t.Errorf("%+v", d)
	}
}
