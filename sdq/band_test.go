package sdq_test

import (
	"strconv"
	"strings"
	"testing"

	"apst/sdq"
	"github.com/google/go-cmp/cmp"
)

// The published limits, typed here a second time and in another form: the
// highest score of each band but the last, or, for prosocial, the lowest.
// Columns: parent 4-17, teacher 4-17, self, parent 2-4.
var publishedEdges = map[sdq.System]map[string][4][]int{
	sdq.ThreeBands: {
		"total":         {{13, 16}, {11, 15}, {15, 19}, {12, 15}},
		"emotional":     {{3, 4}, {4, 5}, {5, 6}, {2, 3}},
		"conduct":       {{2, 3}, {2, 3}, {3, 4}, {3, 4}},
		"hyperactivity": {{5, 6}, {5, 6}, {5, 6}, {5, 6}},
		"peer":          {{2, 3}, {3, 4}, {3, 5}, {2, 3}},
		"prosocial":     {{6, 5}, {6, 5}, {6, 5}, {7, 6}},
		"impact":        {{0, 1}, {0, 1}, {0, 1}, {0, 1}},
	},
	sdq.FourBands: {
		"total":         {{13, 16, 19}, {11, 15, 18}, {14, 17, 19}, {12, 15, 18}},
		"emotional":     {{3, 4, 6}, {3, 4, 5}, {4, 5, 6}, {2, 3, 4}},
		"conduct":       {{2, 3, 5}, {2, 3, 4}, {3, 4, 5}, {3, 4, 5}},
		"hyperactivity": {{5, 7, 8}, {5, 7, 8}, {5, 6, 7}, {5, 6, 7}},
		"peer":          {{2, 3, 4}, {2, 4, 5}, {2, 3, 4}, {2, 3, 4}},
		"prosocial":     {{8, 7, 6}, {6, 5, 4}, {7, 6, 5}, {7, 6, 5}},
		"impact":        {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {0, 1, 2}},
	},
}

var editions = [4]struct {
	form sdq.Form
	who  sdq.Informant
}{
	{sdq.Form4to17, sdq.Parent}, {sdq.Form4to17, sdq.Teacher},
	{sdq.Form4to17, sdq.Self}, {sdq.Form2to4, sdq.Parent},
}

var (
	threeNames     = []string{"normal", "borderline", "abnormal"}
	fourNames      = []string{"close-to-average", "slightly-raised", "high", "very-high"}
	prosocialNames = []string{"close-to-average", "slightly-lowered", "low", "very-low"}
)

// Every score of every scale in every table, so every edge from both sides.
func TestEveryBand(t *testing.T) {
	t.Parallel()
	seen := 0
	for sys, scales := range publishedEdges {
		for name, columns := range scales {
			scale, _ := sdq.ParseScale(name)
			names := threeNames
			if sys == sdq.FourBands {
				if names = fourNames; name == "prosocial" {
					names = prosocialNames
				}
			}
			for i, edges := range columns {
				for score := 0; score <= scale.Max(editions[i].who); score++ {
					level := 0
					for _, edge := range edges {
						if name != "prosocial" && score > edge || name == "prosocial" && score < edge {
							level++
						}
					}
					band, why := sdq.BandOf(sys, editions[i].form, editions[i].who, scale, score)
					if got, ok := band.Level(); why != sdq.HasBand || !ok || got != level || band.String() != names[level] {
						t.Errorf("%v, %v %v, %s %d: %v, %v; want %s",
							sys, editions[i].who, editions[i].form, name, score, band, why, names[level])
					}
					seen++
				}
			}
		}
	}
	// A scale of 0-10 has 11 scores, the total 41, teacher impact 7.
	if want := 2 * (4*(41+5*11) + 3*11 + 7); seen != want {
		t.Errorf("%d scores banded; want %d", seen, want)
	}
}

func TestNoBand(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		sys   sdq.System
		form  sdq.Form
		who   sdq.Informant
		scale sdq.Scale
		score int
		want  sdq.NoBand
		words string
	}{
		{"below the scale", 3, 2, sdq.Self, sdq.Total, -1, sdq.ScoreOutOfRange, "the scale cannot take this score"},
		{"above the total", 3, 2, sdq.Self, sdq.Total, 41, sdq.ScoreOutOfRange, "the scale cannot take this score"},
		{"above the scale", 4, 2, sdq.Self, sdq.Peer, 11, sdq.ScoreOutOfRange, "the scale cannot take this score"},
		{"a teacher's impact of 7", 4, 2, sdq.Teacher, sdq.Impact, 7, sdq.ScoreOutOfRange, "the scale cannot take this score"},
		{"internalising", 4, 2, sdq.Parent, sdq.Internalising, 3, sdq.ScaleHasNone, "no bands are published for this scale"},
		{"externalising", 3, 1, sdq.Parent, sdq.Externalising, 3, sdq.ScaleHasNone, "no bands are published for this scale"},
		{"no scale", 3, 2, sdq.Parent, sdq.ScaleCount, 3, sdq.ScaleHasNone, "no bands are published for this scale"},
		{"18+ self", 4, sdq.Form18Plus, sdq.Self, sdq.Total, 3, sdq.No18PlusBands, "no British bands are published for the 18+ forms"},
		{"18+ informant", 3, sdq.Form18Plus, sdq.Parent, sdq.Total, 3, sdq.No18PlusBands, "no British bands are published for the 18+ forms"},
		{"teacher 2-4", 4, sdq.Form2to4, sdq.Teacher, sdq.Total, 3, sdq.NoTeacher2to4, "no band table was found for teachers on the 2-4 form"},
		{"self 2-4", 4, sdq.Form2to4, sdq.Self, sdq.Total, 3, sdq.NoSelf2to4, "there is no self-report on the 2-4 form"},
		{"no form", 4, 0, sdq.Self, sdq.Total, 3, sdq.FormUnknown, "form not known, and bands depend on it"},
		{"no informant", 4, sdq.Form4to17, 0, sdq.Total, 3, sdq.InformantNotSet, "informant not known, and bands depend on it"},
		{"no such informant", 4, sdq.Form4to17, 4, sdq.Total, 3, sdq.InformantNotSet, "informant not known, and bands depend on it"},
		{"no system", 0, sdq.Form4to17, sdq.Self, sdq.Total, 3, sdq.SystemUnknown, "band system not known"},
		{"five bands", 5, sdq.Form4to17, sdq.Self, sdq.Total, 3, sdq.SystemUnknown, "band system not known"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			band, why := sdq.BandOf(test.sys, test.form, test.who, test.scale, test.score)
			if band != 0 || why != test.want || why.String() != test.words {
				t.Errorf("%v, %v; want none: %s", band, why, test.words)
			}
		})
	}
}

// What Table prints is what BandOf decides by, and its ranges leave no gap.
func TestTablesAreClosed(t *testing.T) {
	t.Parallel()
	rows := sdq.Tables()
	if len(rows) != 2*4*7 {
		t.Errorf("%d rows; want two systems, four tables, seven scales", len(rows))
	}
	seen := map[string]bool{}
	for _, r := range rows {
		name := strings.Join([]string{r.System.String(), r.Form.String(), r.Informant.String(), r.Scale.String()}, " ")
		if seen[name] {
			t.Errorf("%s is there twice", name)
		}
		seen[name] = true
		next, step := 0, 1
		if r.Scale == sdq.Prosocial {
			next, step = 10, -1
		}
		for i, l := range r.Limits {
			first, last := l.Low, l.High
			if step < 0 {
				first, last = last, first
			}
			if level, ok := l.Band.Level(); first != next || level != i || !ok {
				t.Errorf("%s: %v starts at %d; want %d, level %d", name, l.Band, first, next, i)
			}
			for score := l.Low; score <= l.High; score++ {
				if band, why := sdq.BandOf(r.System, r.Form, r.Informant, r.Scale, score); band != l.Band || why != sdq.HasBand {
					t.Errorf("%s %d: %v; the row says %v", name, score, band, l.Band)
				}
			}
			next = last + step
		}
		if end := r.Scale.Max(r.Informant); step > 0 && next != end+1 || step < 0 && next != -1 {
			t.Errorf("%s ends before %d; want all of 0 to %d", name, next, end)
		}
		if len(r.Limits) != int(r.System) {
			t.Errorf("%s has %d bands", name, len(r.Limits))
		}
		if r.Unconfirmed() != (r.Form == sdq.Form2to4) || strings.Contains(r.Note(), "unconfirmed") != r.Unconfirmed() {
			t.Errorf("%s: unconfirmed is %v", name, r.Unconfirmed())
		}
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	rows, why := sdq.Table(sdq.FourBands, sdq.Form4to17, sdq.Teacher)
	var got []string
	for _, r := range rows {
		got = append(got, r.Scale.String()+" "+r.String())
	}
	want := []string{
		"total 0-11 / 12-15 / 16-18 / 19-40", "emotional 0-3 / 4 / 5 / 6-10",
		"conduct 0-2 / 3 / 4 / 5-10", "hyperactivity 0-5 / 6-7 / 8 / 9-10",
		"peer 0-2 / 3-4 / 5 / 6-10", "prosocial 6-10 / 5 / 4 / 0-3", "impact 0 / 1 / 2 / 3-6",
	}
	if diff := cmp.Diff(want, got); diff != "" || why != sdq.HasBand {
		t.Errorf("teacher, four bands: %v (-want +got):\n%s", why, diff)
	}
	rows[0].Limits[0].High = 40
	if again, _ := sdq.Table(sdq.FourBands, sdq.Form4to17, sdq.Teacher); again[0].Limits[0].High != 11 {
		t.Error("a caller can change the table")
	}
	if rows, why := sdq.Table(sdq.FourBands, sdq.Form2to4, sdq.Teacher); rows != nil || why != sdq.NoTeacher2to4 {
		t.Errorf("teacher 2-4: %v, %v", rows, why)
	}
}

func TestCutoff(t *testing.T) {
	t.Parallel()
	for i, want := range map[sdq.System][4]int{
		sdq.ThreeBands: {17, 16, 20, 16},
		sdq.FourBands:  {17, 16, 18, 16},
	} {
		for j, lowest := range want {
			c, why := sdq.CutoffOf(i, editions[j].form, editions[j].who)
			if why != sdq.HasBand || c.Score != lowest || c.Above(lowest-1) || !c.Above(lowest) {
				t.Errorf("%v: %v, %v; want %d", i, c, why, lowest)
			}
			if want := strconv.Itoa(lowest) + " or more (" + editions[j].who.String() + ", " + i.String() + ")"; c.String() != want {
				t.Errorf("printed as %q; want %q", c, want)
			}
			if c.Unconfirmed() != (editions[j].form == sdq.Form2to4) {
				t.Errorf("%v %v: unconfirmed is %v", c, c.Form, c.Unconfirmed())
			}
		}
	}
	if c, why := sdq.CutoffOf(sdq.FourBands, sdq.Form18Plus, sdq.Self); why != sdq.No18PlusBands || c != (sdq.Cutoff{}) {
		t.Errorf("18+: %v, %v", c, why)
	}
}

func TestBandNames(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, sys := range []sdq.System{sdq.ThreeBands, sdq.FourBands} {
		if got, ok := sdq.ParseSystem(sys.String()); !ok || got != sys {
			t.Errorf("%v read back as %v", sys, got)
		}
		if got, ok := sdq.ParseSystem(strconv.Itoa(int(sys))); !ok || got != sys {
			t.Errorf("%d read as %v", sys, got)
		}
		for _, scale := range sdq.AllScales() {
			for _, b := range sys.Bands(scale) {
				names[b.String()] = true
				if got, ok := sdq.ParseBand(b.String()); !ok || got != b {
					t.Errorf("%v read back as %v", b, got)
				}
			}
		}
	}
	if len(names) != 10 {
		t.Errorf("bands are %v; want ten", names)
	}
	var none sdq.Band
	if _, ok := none.Level(); ok || none.String() != "" {
		t.Error("no band is taken for one")
	}
	if _, ok := sdq.ParseBand(""); ok {
		t.Error("an empty text is taken for a band")
	}
	if b := sdq.System(5).Bands(sdq.Total); b != nil {
		t.Errorf("five bands are %v", b)
	}
	if b := sdq.FourBands.Bands(sdq.Externalising); b != nil {
		t.Errorf("externalising has the bands %v", b)
	}
	if _, ok := sdq.ParseSystem(""); ok {
		t.Error("an empty text is taken for a system")
	}
}
