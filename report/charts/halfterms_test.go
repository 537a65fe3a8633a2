package charts

import (
	"strings"
	"testing"
)

func known(v float64) Value { return Value{V: v} }

var (
	hiddenValue = Value{Hidden: true}
	absentValue = Value{Absent: true}
)

func schoolHalfTerms() HalfTermsData {
	d := HalfTermsData{Frame: Frame{ID: "F07", Title: "Median attendance was 52.4% in the last half-term before entry and 71.0% in the first after it"}}
	d.Subtitle = "All pupils with a register, 2021/22 and 2022/23. Sessions attended in % of possible ones: median (dot) and middle half (bar)"
	medians := []float64{68.5, 61, 52.4, 71, 74.3, 70.2, 66.6, 69}
	for i, m := range medians {
		offset := i - 3
		if offset >= 0 {
			offset++
		}
		d.Points = append(d.Points, HalfTerm{Offset: offset, Median: known(m), Lower: known(m - 22), Upper: known(min(100, m+24)), N: count(41 - 3*i)})
	}
	return d
}

func hideHalfTerms(d HalfTermsData) HalfTermsData {
	d.Title = ""
	for i := range d.Points {
		p := &d.Points[i]
		p.Median, p.Lower, p.Upper, p.N = hiddenValue, hiddenValue, hiddenValue, hiddenCount
	}
	return d
}

func TestHalfTerms(t *testing.T) {
	t.Parallel()
	some := schoolHalfTerms()
	some.Points[1].Median, some.Points[1].Lower, some.Points[1].Upper, some.Points[1].N = hiddenValue, hiddenValue, hiddenValue, hiddenCount
	some.Points[5].Median, some.Points[5].Lower, some.Points[5].Upper, some.Points[5].N = absentValue, absentValue, absentValue, count(0)
	some.Points[6].Lower, some.Points[6].Upper = hiddenValue, hiddenValue
	many := HalfTermsData{Frame: Frame{ID: "F07"}}
	for i := range mostHalfTerms {
		many.Points = append(many.Points, HalfTerm{Offset: i - 8, Median: known(100), Lower: known(99.5), Upper: known(100), N: count(3000)})
	}
	for name, d := range map[string]HalfTermsData{
		"school": schoolHalfTerms(), "some hidden": some, "all hidden": hideHalfTerms(schoolHalfTerms()), "many": many,
		"one":  {Frame: Frame{ID: "F07"}, Points: []HalfTerm{{Offset: 1, Median: known(0), Lower: known(0), Upper: known(3), N: count(3)}}},
		"jump": {Frame: Frame{ID: "F07"}, Points: []HalfTerm{{Offset: -2, Median: known(90), Lower: absentValue, Upper: absentValue, N: count(1)}, {Offset: 2, Median: known(50), Lower: known(10), Upper: known(100), N: count(1)}}},
		"zero": {Frame: Frame{ID: "F07"}, Points: []HalfTerm{{Offset: -1, Median: known(80), Lower: known(70), Upper: known(90), N: count(3)}, {Offset: 0, Median: known(50), Lower: known(10), Upper: known(100), N: count(3)}, {Offset: 1, Median: known(50), Lower: known(10), Upper: known(100), N: count(3)}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := HalfTerms(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
		})
	}
}

// Medians of a table in whole numbers have no decimals in its chart.
func TestHalfTermsInWholes(t *testing.T) {
	t.Parallel()
	for want, medians := range map[string][2]float64{"70": {70, 67}, "70.0": {70, 67.1}} {
		d := HalfTermsData{Frame: Frame{ID: "F07"}}
		for i, m := range medians {
			d.Points = append(d.Points, HalfTerm{Offset: i - 1, Median: known(m), Lower: known(40), Upper: known(90), N: count(20)})
		}
		c, err := HalfTerms(d)
		if err != nil {
			t.Fatal(err)
		}
		checkLayout(t, c)
		there := false
		for _, text := range c.Texts() {
			there = there || text.Text == want
		}
		if !there {
			t.Errorf("%v: %s is not drawn", medians, want)
		}
	}
}

func TestHalfTermsRefused(t *testing.T) {
	t.Parallel()
	for want, points := range map[string][]HalfTerm{
		"no half-term":        nil,
		"twice":               {{Offset: 1}, {Offset: 1}},
		"outside 0 to 100":    {{Offset: 1, Median: known(101)}},
		"not within":          {{Offset: 1, Median: known(5), Lower: known(6), Upper: known(7)}},
		"the chart holds 24":  {{Offset: -1000000}, {Offset: 5}},
		"a count of -1":       {{Offset: 5, N: count(-1)}},
		"reach over 25; the ": {{Offset: -12}, {Offset: 12}},
	} {
		_, err := HalfTerms(HalfTermsData{Points: points})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", points, err, want)
		}
	}
}
