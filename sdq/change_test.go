package sdq_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/sdq"
)

// The columns of the published tables below.
var changeScales = []sdq.Scale{
	sdq.Total, sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer, sdq.Prosocial, sdq.Impact,
}

func TestReliableChange(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		who    sdq.Informant
		points [7]int
		limits [7]string
	}{
		{sdq.Parent, [7]int{7, 4, 3, 4, 4, 3, 2}, [7]string{"6.82", "3.18", "2.87", "3.46", "3.09", "2.62", "1.18"}},
		{sdq.Teacher, [7]int{6, 3, 3, 3, 3, 3, 2}, [7]string{"6.00", "2.47", "2.26", "2.69", "2.73", "2.66", "1.07"}},
		{sdq.Self, [7]int{7, 4, 3, 4, 3, 3, 1}, [7]string{"6.45", "3.39", "2.98", "3.50", "2.98", "2.75", "0.97"}},
	} {
		for i, scale := range changeScales {
			c, why := sdq.ReliableChange(test.who, scale)
			limit, ok := c.Exceeds()
			if why != sdq.HasChange || !ok || c.Points != test.points[i] || fmt.Sprintf("%.2f", limit) != test.limits[i] {
				t.Errorf("%v %v: %v, %v; want %d (%s)", test.who, scale, c, why, test.points[i], test.limits[i])
			}
			if float64(c.Points) <= limit || float64(c.Points-1) > limit {
				t.Errorf("%v %v: %d is not the first whole number above %v", test.who, scale, c.Points, limit)
			}
			// Norms that no second source confirms make the limit so.
			wantUnconfirmed := test.who != sdq.Teacher || scale == sdq.Peer || scale == sdq.Impact
			if c.Unconfirmed() != wantUnconfirmed {
				t.Errorf("%v %v: unconfirmed is %v", test.who, scale, c.Unconfirmed())
			}
		}
	}
	c, _ := sdq.ReliableChange(sdq.Teacher, sdq.Total)
	if limit, _ := c.Exceeds(); math.Abs(limit-5.9964) > 0.0001 {
		t.Errorf("teacher total: %v; want 5.9964, decided by 0.004", limit)
	}
	if got, want := c.String(), "6 points (more than 5.996; SD 6.0, r .87; british-alpha)"; got != want {
		t.Errorf("printed as %q; want %q", got, want)
	}
}

// The SDs are published to one decimal; for most limits that makes no difference.
func TestReliableChangeByRounding(t *testing.T) {
	t.Parallel()
	got := map[string][2]int{}
	for _, m := range []sdq.ChangeMethod{sdq.BritishAlpha, sdq.BritishRetest, sdq.NHSEngland} {
		for who := sdq.Self; who <= sdq.Parent; who++ {
			for _, scale := range sdq.AllScales() {
				c, _ := sdq.ReliableChangeBy(m, who, scale)
				least, most := c.Rounding()
				if least > c.Points || most < c.Points {
					t.Errorf("%v %v %v: %d points, and %d to %d by rounding", m, who, scale, c.Points, least, most)
				}
				if least != most {
					got[fmt.Sprint(m, " ", who, " ", scale)] = [2]int{least, most}
				}
			}
		}
	}
	want := map[string][2]int{
		"british-alpha parent peer": {3, 4}, "british-alpha teacher total": {6, 7}, "british-alpha self conduct": {3, 4},
		"british-alpha self peer": {3, 4}, "british-alpha self impact": {1, 2},
		"british-retest parent peer": {3, 4}, "british-retest self impact": {2, 3},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("limits that rounding decides (-want +got):\n%s", diff)
	}
}

func TestReliableChangeByRetest(t *testing.T) {
	t.Parallel()
	for who, want := range map[sdq.Informant]struct {
		limit  float64
		points int
	}{
		sdq.Self: {8.8850, 9}, sdq.Parent: {8.5069, 9}, sdq.Teacher: {7.4375, 8},
	} {
		c, why := sdq.ReliableChangeBy(sdq.BritishRetest, who, sdq.Total)
		// The limits were worked out with 1.959964 in place of 1.96.
		if limit, _ := c.Exceeds(); why != sdq.HasChange || math.Abs(limit-want.limit) > 0.0005 || c.Points != want.points || !c.Unconfirmed() {
			t.Errorf("%v: %v; want %v, %d", who, c, want.limit, want.points)
		}
	}
	for _, scale := range []sdq.Scale{sdq.Peer, sdq.Prosocial} {
		if c, why := sdq.ReliableChangeBy(sdq.BritishRetest, sdq.Self, scale); why != sdq.ChangeNotPublished || c != (sdq.Change{}) {
			t.Errorf("self %v: %v, %v; the retest correlation is not known", scale, c, why)
		}
	}
}

func TestNHSThresholds(t *testing.T) {
	t.Parallel()
	for who, points := range map[sdq.Informant][7]int{
		sdq.Parent:  {0, 4, 4, 4, 3, 3, 3},
		sdq.Self:    {0, 4, 4, 4, 5, 4, 3},
		sdq.Teacher: {},
	} {
		for i, scale := range changeScales {
			c, why := sdq.ReliableChangeBy(sdq.NHSEngland, who, scale)
			if want := points[i]; c.Points != want || (why == sdq.HasChange) != (want > 0) {
				t.Errorf("%v %v: %v, %v; want %d", who, scale, c.Points, why, want)
			}
			if _, ok := c.Exceeds(); ok {
				t.Errorf("%v %v: has a limit to exceed", who, scale)
			}
		}
	}
}

func TestNoReliableChange(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		m     sdq.ChangeMethod
		who   sdq.Informant
		scale sdq.Scale
		want  sdq.NoChange
	}{
		{sdq.BritishAlpha, sdq.Self, sdq.Internalising, sdq.ChangeNotPublished},
		{sdq.BritishAlpha, sdq.Self, sdq.Externalising, sdq.ChangeNotPublished},
		{sdq.NHSEngland, sdq.Parent, sdq.Externalising, sdq.ChangeNotPublished},
		{sdq.BritishAlpha, 0, sdq.Total, sdq.ChangeNoInformant},
		{sdq.BritishAlpha, 9, sdq.Total, sdq.ChangeNoInformant},
		{sdq.BritishAlpha, sdq.Self, sdq.ScaleCount, sdq.ChangeNotPublished},
		{3, sdq.Self, sdq.Total, sdq.ChangeNoMethod},
		{255, sdq.Self, sdq.Total, sdq.ChangeNoMethod},
	} {
		c, why := sdq.ReliableChangeBy(test.m, test.who, test.scale)
		if why != test.want || c != (sdq.Change{}) {
			t.Errorf("%v %v %v: %v, %v; want %v", test.m, test.who, test.scale, c, why, test.want)
		}
		five, six := score(t, sdq.Total, sdq.Self, 5), score(t, sdq.Total, sdq.Self, 40)
		if d := c.Classify(five, six); d != sdq.ChangeUnknown {
			t.Errorf("a change without a limit is %v", d)
		}
	}
}

func TestClassify(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		m             sdq.ChangeMethod
		who           sdq.Informant
		scale         sdq.Scale
		first, second int
		want          string
	}{
		{sdq.BritishAlpha, sdq.Self, sdq.Total, 20, 13, "improved"},
		{sdq.BritishAlpha, sdq.Self, sdq.Total, 20, 14, "unchanged"},
		{sdq.BritishAlpha, sdq.Self, sdq.Total, 20, 20, "unchanged"},
		{sdq.BritishAlpha, sdq.Self, sdq.Total, 14, 20, "unchanged"},
		{sdq.BritishAlpha, sdq.Self, sdq.Total, 13, 20, "deteriorated"},
		{sdq.BritishAlpha, sdq.Teacher, sdq.Total, 16, 10, "improved"},
		{sdq.BritishAlpha, sdq.Self, sdq.Prosocial, 5, 8, "improved"},
		{sdq.BritishAlpha, sdq.Self, sdq.Prosocial, 5, 7, "unchanged"},
		{sdq.BritishAlpha, sdq.Self, sdq.Prosocial, 8, 5, "deteriorated"},
		{sdq.NHSEngland, sdq.Parent, sdq.Conduct, 8, 4, "improved"},
		{sdq.NHSEngland, sdq.Parent, sdq.Conduct, 8, 5, "unchanged"},
		{sdq.NHSEngland, sdq.Parent, sdq.Prosocial, 8, 5, "deteriorated"},
		{sdq.NHSEngland, sdq.Self, sdq.Peer, 0, 5, "deteriorated"},
		{sdq.BritishAlpha, sdq.Self, sdq.Total, blank, 20, "unknown"},
		{sdq.BritishAlpha, sdq.Self, sdq.Total, 20, blank, "unknown"},
	} {
		c, why := sdq.ReliableChangeBy(test.m, test.who, test.scale)
		first, second := score(t, test.scale, test.who, test.first), score(t, test.scale, test.who, test.second)
		if got := c.Classify(first, second).String(); got != test.want || why != sdq.HasChange {
			t.Errorf("%v, %v %v from %v to %v: %s; want %s", test.m, test.who, test.scale, first, second, got, test.want)
		}
	}
}

func TestOverall(t *testing.T) {
	t.Parallel()
	const up, same, down, unknown = sdq.Improved, sdq.Unchanged, sdq.Deteriorated, sdq.ChangeUnknown
	for _, test := range []struct {
		scales []sdq.Direction
		want   sdq.Direction
	}{
		{nil, unknown},
		{[]sdq.Direction{unknown, unknown}, unknown},
		{[]sdq.Direction{same, unknown}, same},
		{[]sdq.Direction{same, up, same}, up},
		{[]sdq.Direction{up, same}, up},
		{[]sdq.Direction{up, up, down}, down},
		{[]sdq.Direction{down, up}, down},
		{[]sdq.Direction{unknown, up}, up},
	} {
		if got := sdq.Overall(test.scales...); got != test.want {
			t.Errorf("%v together: %v; want %v", test.scales, got, test.want)
		}
	}
}

func TestChangeMethodNames(t *testing.T) {
	t.Parallel()
	for _, m := range []sdq.ChangeMethod{sdq.BritishAlpha, sdq.BritishRetest, sdq.NHSEngland} {
		if got, ok := sdq.ParseChangeMethod(m.String()); !ok || got != m {
			t.Errorf("%v read back as %v, %v", m, got, ok)
		}
	}
	if _, ok := sdq.ParseChangeMethod("unknown"); ok {
		t.Error("an unknown method is read as one")
	}
}

func TestNorms(t *testing.T) {
	t.Parallel()
	for who, want := range map[sdq.Informant][7][2]float64{
		sdq.Parent:  {{8.4, 5.8}, {1.9, 2.0}, {1.6, 1.7}, {3.5, 2.6}, {1.5, 1.7}, {8.6, 1.6}, {0.4, 1.1}},
		sdq.Teacher: {{6.6, 6.0}, {1.4, 1.9}, {0.9, 1.6}, {2.9, 2.8}, {1.4, 1.8}, {7.2, 2.4}, {0.4, 1.0}},
		sdq.Self:    {{10.3, 5.2}, {2.8, 2.1}, {2.2, 1.7}, {3.8, 2.2}, {1.5, 1.4}, {8.0, 1.7}, {0.2, 0.8}},
	} {
		for i, scale := range changeScales {
			n, ok := sdq.NormOf(who, scale)
			if got := [2]float64{n.Mean(), n.SD()}; !ok || got != want[i] {
				t.Errorf("%v %v: %v, %v; want %v", who, scale, got, ok, want[i])
			}
		}
	}
	for _, scale := range []sdq.Scale{sdq.Internalising, sdq.Externalising, sdq.ScaleCount} {
		if n, ok := sdq.NormOf(sdq.Self, scale); ok {
			t.Errorf("%v has the norm %v", scale, n)
		}
	}
	if n, ok := sdq.NormOf(9, sdq.Total); ok {
		t.Errorf("nobody has the norm %v", n)
	}
}

// The published coefficients, typed again.
func TestReliabilities(t *testing.T) {
	t.Parallel()
	for m, table := range map[sdq.ChangeMethod]map[sdq.Informant][7]int{
		sdq.BritishAlpha: {
			sdq.Parent:  {82, 67, 63, 77, 57, 65, 85},
			sdq.Teacher: {87, 78, 74, 88, 70, 84, 85},
			sdq.Self:    {80, 66, 60, 67, 41, 66, 81},
		},
		sdq.BritishRetest: {
			sdq.Parent:  {72, 57, 64, 72, 61, 61, 63},
			sdq.Teacher: {80, 65, 69, 82, 72, 74, 68},
			sdq.Self:    {62, 57, 51, 60, 0, 0, 21},
		},
	} {
		sum := 0
		for who, row := range table {
			for i, want := range row {
				c, _ := sdq.ReliableChangeBy(m, who, changeScales[i])
				if c.Reliability.Hundredths != want {
					t.Errorf("%v, %v %v: %v; want .%02d", m, who, changeScales[i], c.Reliability.R(), want)
				}
				sum += c.Reliability.Hundredths
			}
		}
		// The abstract gives the mean alpha as .73; these average .725.
		if m == sdq.BritishAlpha && math.Abs(float64(sum)/21-72.5) > 0.5 {
			t.Errorf("mean alpha %v; want .725", float64(sum)/21)
		}
	}
}
