package charts

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestShare(t *testing.T) {
	t.Parallel()
	for want, v := range map[string]Value{
		"25%": known(25.4), "0%": known(0), "<1%": known(0.2), "100%": known(100), ">99%": known(99.97), "99%": known(99.4), "12.5%": known(12.5), "12%": known(12.49), "13%": known(12.51),
		"c": {V: 3, Hidden: true}, "x": {Hidden: true, Mark: "x"}, "": {V: 3, Absent: true},
	} {
		if got := share(v); got != want {
			t.Errorf("%+v is %q, want %q", v, got, want)
		}
	}
	for want, v := range map[string]struct {
		n Count
		p Value
	}{
		"3 (25%)": {count(3), known(25)}, "3": {count(3), absentValue}, "3 (c)": {count(3), hiddenValue}, "c": {hiddenCount, hiddenValue},
		"c (25%)": {hiddenCount, known(25)},
	} {
		if got := withShare(v.n, v.p); got != want {
			t.Errorf("%+v is %q, want %q", v, got, want)
		}
	}
}

// Labels that are spread keep their order, do not overlap, and stay within the ends;
// those that are not in the way of others stay where they are.
func TestSpread(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		places, heights := make([]vg.Length, n), make([]vg.Length, n)
		at := 0.0
		for i := range n {
			at += rapid.Float64Range(0, 15).Draw(t, "step")
			places[i], heights[i] = vg.Length(at), vg.Length(rapid.Float64Range(1, 9).Draw(t, "height"))
		}
		const low, high = 0, 110
		got := spread(places, heights, low, high)
		below := vg.Length(low)
		for i := range n {
			if got[i]-heights[i]/2 < below-1e-6 {
				t.Fatalf("label %d at %v overlaps what is below %v", i, got[i], below)
			}
			below = got[i] + heights[i]/2
		}
		if below > high+1e-6 {
			t.Fatalf("the labels reach up to %v", below)
		}
		for i, p := range places {
			free := p-heights[i]/2 >= low && p+heights[i]/2 <= high &&
				(i == 0 || got[i-1]+heights[i-1]/2 < p-heights[i]/2-1e-6) && (i == n-1 || got[i+1]-heights[i+1]/2 > p+heights[i]/2+1e-6)
			if free && (got[i] < p-1e-6 || got[i] > p+1e-6) {
				t.Fatalf("label %d was moved from %v to %v without need", i, p, got[i])
			}
		}
	})
	if got := spread([]vg.Length{5, 5, 5}, []vg.Length{8, 8, 8}, 0, 12); got[0] != 2 || got[2] != 10 {
		t.Errorf("labels that do not fit: %v", got)
	}
}

// secretCharts are charts with a number hidden at each kind of place.
var secretCharts = map[string]func(n int) (*Chart, error){
	"F01": func(n int) (*Chart, error) {
		d := schoolFlow()
		h := Count{N: n, Hidden: true}
		d.Stages[3].N, d.Stages[4].Exits[1].N, d.Stages[5].Branches[0].N, d.Flags[0].N = h, h, h, h
		d.Title = ""
		return Flow(d)
	},
	"F03": func(n int) (*Chart, error) {
		d := schoolBands()
		d.Moves[0][1] = Count{N: n, Hidden: true}
		d.First[3].Percent = Value{V: float64(n) / 10, Hidden: true}
		d.Last[0].N = Count{N: n, Hidden: true}
		return BandMoves(d)
	},
	"F03 all": func(n int) (*Chart, error) {
		d := schoolBands()
		d.N, d.Title, d.Subtitle = Count{N: n, Hidden: true}, "", ""
		return BandMoves(d)
	},
	"F07": func(n int) (*Chart, error) {
		d := schoolHalfTerms()
		h := Value{V: float64(n), Hidden: true}
		d.Points[2].Median, d.Points[2].Lower, d.Points[2].Upper, d.Points[2].N = h, h, h, Count{N: n, Hidden: true}
		d.Points[4].Lower, d.Points[5].N, d.Title = h, Count{N: n, Hidden: true}, ""
		return HalfTerms(d)
	},
	"F08": func(n int) (*Chart, error) {
		d := referralsOf(24, 9, 2)
		h := Count{N: n, Hidden: true}
		d.Roles[3].Counts[5], d.Steps[0].N, d.Totals[7], d.Roles[2].Total = h, h, h, h
		d.Steps[1].Percent = Value{V: float64(n) / 100, Hidden: true}
		return Referrals(d)
	},
	"F09": func(n int) (*Chart, error) {
		d := groupsOf(5, 4, 14)
		d.Rows[2].Cells[1] = Completed{N: Count{N: n, Hidden: true}, Of: count(16), Percent: Value{V: float64(n), Hidden: true}}
		d.Rows[3].Cells[2] = Completed{N: Count{N: n, Hidden: true}, Of: Count{N: 2 * n, Hidden: true}, Percent: Value{V: float64(n), Hidden: true}}
		return Completeness(d)
	},
}

// No chart depends on what a hidden number was.
func TestSecrets(t *testing.T) {
	t.Parallel()
	for name, draw := range secretCharts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var before []byte
			for _, n := range []int{1, 4, 9000} {
				full, err := draw(n)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(full.Source, hiddenNote) {
					t.Errorf("the foot %q does not explain c", full.Source)
				}
				half := full.Half()
				picture := bytes.Join([][]byte{written(t, full, (*Chart).WriteSVG), written(t, half, (*Chart).WriteSVG), written(t, half, (*Chart).WritePNG)}, nil)
				if before != nil && !bytes.Equal(before, picture) {
					t.Errorf("the picture is another when the hidden number is %d", n)
				}
				before = picture
			}
		})
	}
}

// Whatever is hidden and however large the numbers are, nothing is clipped and
// nothing overlaps.
func TestAnyNumbers(t *testing.T) {
	t.Parallel()
	for seed := range uint64(12) {
		a := anyNumbers{rand.New(rand.NewPCG(seed, 9)), 1 + int(seed%5)*200}
		for _, draw := range []func() (*Chart, error){a.flow, a.bands, a.halfTerms, a.referrals, a.groups} {
			c, err := draw()
			if err != nil {
				t.Fatal(seed, err)
			}
			checkTexts(t, c, "full")
			checkTexts(t, c.Half(), "half")
		}
	}
}

// anyNumbers fills charts with numbers, some of which are hidden.
type anyNumbers struct {
	*rand.Rand
	by int // what large numbers are divided by
}

func (a anyNumbers) number() int {
	return int(1e4*a.Float64()*a.Float64()*a.Float64()) / a.by
}

func (a anyNumbers) count() Count { return Count{N: a.number(), Hidden: a.IntN(4) == 0} }

func (a anyNumbers) percent() Value {
	return Value{V: 100 * a.Float64(), Hidden: a.IntN(5) == 0, Absent: a.IntN(9) == 0}
}

func (a anyNumbers) flow() (*Chart, error) {
	d := schoolFlow()
	d.Title = ""
	for i := range d.Stages {
		d.Stages[i].N = a.count()
		for k := range d.Stages[i].Exits {
			d.Stages[i].Exits[k].N = a.count()
		}
	}
	return Flow(d)
}

func (a anyNumbers) bands() (*Chart, error) {
	names := []string{"Best", "Next to the best", "Middling", "Worse than that", "Bad", "Worst of all"}[:2+a.IntN(5)]
	moves := make([][]int, len(names))
	for i := range moves {
		for range names {
			moves[i] = append(moves[i], a.number()*a.IntN(2))
		}
	}
	moves[0][0]++
	return BandMoves(bandMoves(names, moves))
}

func (a anyNumbers) halfTerms() (*Chart, error) {
	d := HalfTermsData{Frame: Frame{ID: "F07"}}
	for i := range 1 + a.IntN(10) {
		v := a.percent()
		upper := Value{V: (100 + v.V) / 2, Hidden: a.IntN(4) == 0}
		d.Points = append(d.Points, HalfTerm{Offset: i - 3, Median: v, Lower: known(v.V / 2), Upper: upper, N: a.count()})
	}
	return HalfTerms(d)
}

func (a anyNumbers) referrals() (*Chart, error) {
	d := referralsOf(1+a.IntN(40), 1+a.IntN(mostRoles), 1)
	for i := range d.Roles {
		for k := range d.Months {
			d.Roles[i].Counts[k] = a.count()
		}
	}
	for i := range d.Steps {
		d.Steps[i].N, d.Steps[i].Percent = a.count(), a.percent()
	}
	return Referrals(d)
}

func (a anyNumbers) groups() (*Chart, error) {
	d := groupsOf(1+a.IntN(15), 1+a.IntN(10), 5)
	for _, row := range d.Rows {
		for k := range row.Cells {
			row.Cells[k].N.Hidden, row.Cells[k].Percent = a.IntN(3) == 0, a.percent()
		}
	}
	return Completeness(d)
}
