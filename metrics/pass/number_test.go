package pass

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"apst/ingest/sheet"
)

func TestParseValue(t *testing.T) {
	t.Parallel()
	number := func(p points) value { return value{is: aNumber, points: p} }
	for text, want := range map[string]value{
		"12":                        number(12 * point),
		"12.0":                      number(12 * point),
		"12.5":                      number(12*point + point/2),
		"0":                         number(0),
		"12%":                       {is: aNumber, points: 12 * point, sign: true},
		"12 %":                      {is: aNumber, points: 12 * point, sign: true},
		"12th":                      number(12 * point),
		"1st":                       number(point),
		"22ND":                      number(22 * point),
		"83rd percentile":           number(83 * point),
		"<1":                        {is: aNumber, points: point, below: true},
		"< 1%":                      {is: aNumber, points: point, below: true, sign: true},
		"101":                       number(101 * point),
		"":                          {},
		"-":                         {},
		"–":                         {},
		"n/a":                       {},
		"Absent":                    {},
		"low":                       {is: aBand, band: low},
		"Low – Moderate":            {is: aBand, band: lowModerate},
		"Low-Moderate Satisfaction": {is: aBand, band: lowModerate},
		"MODERATE":                  {is: aBand, band: moderate},
		"High\u00a0satisfaction":    {is: aBand, band: high},
		"Amber":                     {is: aBand, band: lowModerate, colour: true},
		"orange":                    {is: aBand, band: lowModerate, colour: true},
		"green":                     {is: aBand, band: high, colour: true},
		"-3":                        {is: unusable},
		"<5":                        {is: unusable},
		">99":                       {is: unusable},
		"12,5":                      {is: unusable},
		"1e1":                       {is: unusable},
		"12 (amber)":                {is: unusable},
		"R":                         {is: unusable},
		"th":                        {is: unusable},
		"12.":                       {is: unusable},
		"1.2.3":                     {is: unusable},
		"NaN":                       {is: unusable},
		"999999999999999999":        {is: unusable},
	} {
		if got := parseValue(text); got != want {
			t.Errorf("parseValue(%q) = %+v, want %+v", text, got, want)
		}
	}
	if got := valueOf(sheet.Number, "2.8999999999999998E-1"); got != number(29*point/100) {
		t.Errorf("a number as Excel stores it is %+v, want 0.29", got)
	}
	for _, k := range []sheet.Kind{sheet.Date, sheet.Bool} {
		if got := valueOf(k, "12"); got.is != unusable {
			t.Errorf("a %s is read as %+v", k, got)
		}
	}
}

func TestScaled(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text      string
		fractions bool
		want      value
	}{
		{"0.34", true, value{is: aNumber, points: 34 * point}},
		{"0.123456", true, value{is: aNumber, points: 1234600}},
		{"1", true, value{is: aNumber, points: 100 * point}},
		{"34%", true, value{is: aNumber, points: 34 * point, sign: true}},
		{"<1", true, value{is: aNumber, points: point, below: true}},
		{"34", true, value{is: aNumber, points: 34 * point}}, // the whole block is refused before
		{"0.34", false, value{is: aNumber, points: 34 * point / 100}},
		{"100", false, value{is: aNumber, points: 100 * point}},
		{"100.1", false, value{is: unusable}},
		{"1000000", true, value{is: unusable}},
	} {
		if got := parseValue(c.text).scaled(c.fractions); got != c.want {
			t.Errorf("%s, fractions %v: %+v, want %+v", c.text, c.fractions, got, c.want)
		}
	}
}

// Each edge and both sides of it, whole and with decimals.
func TestBands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		least, most points
		want        band
	}{
		{0, 5 * point, low}, {5*point + 1, 20 * point, lowModerate}, {20*point + 1, 30 * point, moderate}, {30*point + 1, 100 * point, high},
	} {
		for _, p := range []points{c.least, (c.least + c.most) / 2, c.most} {
			if got := bandOf(p); got != c.want {
				t.Errorf("percentile %s is %s, want %s", p, got, c.want)
			}
		}
	}
	shares := 0
	for i, r := range bandTable() {
		shares += r.share
		if r.upper != points(shares)*point {
			t.Errorf("%s ends at %s, and the bands up to it hold %d in a hundred", r.id, r.upper, shares)
		}
		if r.from.Source == "" || band(i+1).String() != r.id {
			t.Errorf("row %d of the bands is %+v", i, r)
		}
	}
	for text, w := range words() {
		if w.band == noBand && !w.missing {
			t.Errorf("the word %q says nothing", text)
		}
		if got := parseValue(text); w.band != got.band {
			t.Errorf("the word %q is read as %s", text, got.band)
		}
	}
}

// Published quantiles of the normal distribution, to 1e-12.
func TestQuantile(t *testing.T) {
	t.Parallel()
	for p, want := range map[float64]float64{
		0.001: -3.090232306167813, 0.005: -2.575829303548900, 0.025: -1.959963984540054, 0.05: -1.644853626951473, 0.1: -1.281551565544600,
		0.25: -0.674489750196082, 0.5: 0, 0.75: 0.674489750196082, 0.9: 1.281551565544600, 0.975: 1.959963984540054, 0.995: 2.575829303548900,
	} {
		if got := quantile(p); math.Abs(got-want) > 1e-12 {
			t.Errorf("quantile(%g) = %.15f, want %.15f", p, got, want)
		}
	}
}

// Ten percentiles under a normal model, as printed: 0.25, 0.32, 0.61, 0.88 SD. With
// the half taken off, as normal scores are made, they are 0.25, 0.32, 0.64, 0.97.
func TestSteps(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to       points
		printed, score string
	}{
		{50, 60, "0.25", "0.25"}, {20, 30, "0.32", "0.32"}, {5, 15, "0.61", "0.64"}, {2, 12, "0.88", "0.97"},
	} {
		from, to := c.from*point, c.to*point
		if got := short(quantile(to.number()/100)-quantile(from.number()/100), 2); got != c.printed {
			t.Errorf("from %s to %s: %s, want %s", from, to, got, c.printed)
		}
		if got := short(normalScore(to)-normalScore(from), 2); got != c.score {
			t.Errorf("normal scores from %s to %s: %s, want %s", from, to, got, c.score)
		}
	}
	if got := short(normalScore(100*point), 2) + " " + short(normalScore(0), 2) + " " + short(normalScore(point), 2); got != "2.58 -2.58 -2.58" {
		t.Errorf("normal scores at the ends: %s", got)
	}
}

func TestNormalScoreRises(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := points(rapid.IntRange(0, int(100*point)).Draw(t, "a")), points(rapid.IntRange(0, int(100*point)).Draw(t, "b"))
		za, zb := normalScore(a), normalScore(b)
		if math.Abs(za) > 2.576 || math.IsNaN(za) {
			t.Fatalf("normal score of %s is %g", a, za)
		}
		if a > b && za < zb || a > b && bandOf(a) < bandOf(b) {
			t.Fatalf("%s is above %s, and its score or band is below", a, b)
		}
		if a >= point && za+normalScore(101*point-a) > 1e-9 { // as far from one end as from the other
			t.Fatalf("scores of %s and %s are not the same distance from the middle", a, 101*point-a)
		}
	})
}

func FuzzParseValue(f *testing.F) {
	for _, s := range []string{"12", "12th", "<1", "12%", "low-moderate", "–", "1e9", "100.00001", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := parseValue(text)
		for _, fractions := range []bool{false, true} {
			if s := v.scaled(fractions); s.is == aNumber && (s.points < 0 || s.points > 100*point) {
				t.Errorf("%q is read as %s", text, s.points)
			}
		}
		if v.is == aBand && (v.band < low || v.band > high) {
			t.Errorf("%q is read as the band %d", text, v.band)
		}
	})
}
