package charts

import (
	"strings"
	"testing"
)

func frame(id string) Frame {
	return Frame{
		ID:       id,
		Title:    "More pupils scored lower at endline than at baseline",
		Subtitle: "SDQ total difficulties, self-report, pupils on roll with both questionnaires, n = 62",
		Source:   "Pairs of the same informant, September 2022 to July 2023",
	}
}

// changes are bins of whole points with a peak at about -2 and so many pupils.
func changes(from, to, pupils int) []ChangeBin {
	var out []ChangeBin
	for v := from; v <= to; v++ {
		far := (v + 2) * (v + 2)
		out = append(out, ChangeBin{From: float64(v), To: float64(v), Pupils: Count{N: pupils * 10 / (40 + far*3)}})
	}
	return out
}

func histogramOf(bins []ChangeBin, change func(*HistogramData)) HistogramData {
	d := HistogramData{Frame: frame("F05"), Unit: "points", Whole: true, Bins: bins}
	d.Zones = Zones{Limit: 6.3, Points: 7, Better: Count{N: 14}, Same: Count{N: 43}, Worse: Count{N: 5}}
	if change != nil {
		change(&d)
	}
	return d
}

func TestHistogram(t *testing.T) {
	t.Parallel()
	merged := []ChangeBin{
		{-16, -10, Count{N: 6}}, {-9, -7, Count{N: 8}}, {-6, -4, Count{N: 11}}, {-3, -2, Count{N: 12}}, {-1, 0, Count{N: 10}},
		{1, 3, Count{N: 9}}, {4, 6, Count{Hidden: true, N: 1}}, {7, 12, Count{Hidden: true, N: 4}},
	}
	for name, d := range map[string]HistogramData{
		"merged": histogramOf(merged, nil),
		"school": histogramOf(changes(-16, 12, 40), nil),
		"3000":   histogramOf(changes(-30, 30, 3000), nil),
		"three":  histogramOf([]ChangeBin{{-8, -8, Count{N: 1}}, {-1, -1, Count{N: 1}}, {2, 2, Count{N: 1}}}, func(d *HistogramData) { d.Better, d.Same, d.Worse = Count{N: 1}, Count{N: 2}, Count{} }),
		"equal":  histogramOf([]ChangeBin{{0, 0, Count{N: 12}}}, func(d *HistogramData) { d.Better, d.Same, d.Worse = Count{}, Count{N: 12}, Count{} }),
		"hidden": histogramOf([]ChangeBin{{-12, -7, Count{Hidden: true}}, {-6, 6, Count{Hidden: true}}, {7, 12, Count{Hidden: true}}}, func(d *HistogramData) {
			d.Better, d.Same, d.Worse = Count{Hidden: true}, Count{Hidden: true}, Count{Hidden: true}
		}),
		"higher": histogramOf(changes(-6, 8, 30), func(d *HistogramData) { d.HigherBetter, d.Limit, d.Points = true, 2.9, 3 }),
		"narrow": histogramOf(changes(-20, 20, 300), func(d *HistogramData) {
			d.Limit, d.Points = 1.5, 2
			d.Better, d.Same, d.Worse = Count{N: 1234}, Count{N: 2345}, Count{N: 999}
		}),
		"nozones": histogramOf(changes(-20, 20, 300), func(d *HistogramData) {
			d.Zones = Zones{HigherBetter: true}
			d.Unit, d.Whole = "percentage points", false
			for i := range d.Bins {
				d.Bins[i].To++
			}
		}),
		"long": histogramOf(merged, func(d *HistogramData) {
			d.Title = strings.Repeat("A title that goes on and on ", 8)
			d.Unit = strings.Repeat("very long unit ", 5)
		}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := ChangeHistogram(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
		})
	}
}
