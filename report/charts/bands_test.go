package charts

import (
	"slices"
	"strings"
	"testing"
)

var fourBands = []string{"Close to average", "Slightly raised", "High", "Very high"}

// bandMoves are moves with their sums.
func bandMoves(bands []string, moves [][]int) BandMovesData {
	d := BandMovesData{Frame: Frame{ID: "F03"}, Bands: bands}
	sums := make([]int, len(bands))
	for _, row := range moves {
		var counts []Count
		sum := 0
		for k, n := range row {
			counts = append(counts, count(n))
			sum, sums[k] = sum+n, sums[k]+n
		}
		d.N.N += sum
		d.Moves = append(d.Moves, counts)
		d.First = append(d.First, BandShare{N: count(sum)})
	}
	for k := range bands {
		d.Last = append(d.Last, BandShare{N: count(sums[k])})
	}
	for _, side := range [][]BandShare{d.First, d.Last} {
		for i := range side {
			if d.N.N > 0 {
				side[i].Percent = Value{V: 100 * float64(side[i].N.N) / float64(d.N.N)}
			}
		}
	}
	return d
}

func schoolBands() BandMovesData {
	d := bandMoves(fourBands, [][]int{{9, 1, 1, 0}, {4, 3, 0, 1}, {3, 2, 4, 1}, {1, 3, 5, 9}})
	d.Title = "19 of 47 pupils were in a better band at endline, and 3 in a worse one"
	d.Title = strings.Replace(strings.Replace(d.Title, "19", "18", 1), "3 in", "4 in", 1)
	d.Subtitle = "Total difficulties, self-report, 47 pupils with both questionnaires. Four bands"
	return d
}

func hideBands(d BandMovesData) BandMovesData {
	d.N = hiddenCount
	for i := range d.Bands {
		d.First[i], d.Last[i] = BandShare{hiddenCount, Value{Hidden: true}}, BandShare{hiddenCount, Value{Hidden: true}}
		for k := range d.Bands {
			d.Moves[i][k] = hiddenCount
		}
	}
	return d
}

func TestBandMoves(t *testing.T) {
	t.Parallel()
	some := schoolBands()
	some.Moves[0][1], some.Moves[0][2], some.Moves[1][3], some.Moves[2][3] = hiddenCount, hiddenCount, hiddenCount, hiddenCount
	long := bandMoves([]string{"A band with a very long name that goes on", "Antidisestablishmentarianism as a band", "c", "Another of them, longer"}, [][]int{{900, 100, 10, 5}, {400, 300, 7, 8}, {300, 200, 400, 1}, {100, 30, 5, 234}})
	rounded := schoolBands()
	rounded.N, rounded.Rounded = count(50), true
	for name, d := range map[string]BandMovesData{
		"school": schoolBands(), "some hidden": some, "all hidden": hideBands(schoolBands()), "rounded": rounded, "long 3000": long,
		"long hidden":  hideBands(long.clone()),
		"three":        bandMoves([]string{"Normal", "Borderline", "Abnormal"}, [][]int{{10, 2, 1}, {5, 2, 3}, {8, 4, 12}}),
		"three hidden": hideBands(bandMoves([]string{"Normal", "Borderline", "Abnormal"}, [][]int{{10, 2, 1}, {5, 2, 3}, {8, 4, 12}})),
		"one pupil":    bandMoves(fourBands, [][]int{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 1, 0, 0}}),
		"one band":     bandMoves(fourBands, [][]int{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 30}}),
		"sides":        hideMoves(schoolBands(), "x"), "sides c": hideMoves(schoolBands(), ""), "sides long": hideMoves(long, "x"),
		"sides hidden": oneSideHidden(), "sides one": hideMoves(bandMoves(fourBands, [][]int{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 30}}), "x"),
		"few": bandMoves(fourBands, [][]int{{1, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := BandMoves(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
		})
	}
}

func (d BandMovesData) clone() BandMovesData {
	moves := d.Moves
	d.First, d.Last, d.Moves = slices.Clone(d.First), slices.Clone(d.Last), nil
	for _, row := range moves {
		d.Moves = append(d.Moves, slices.Clone(row))
	}
	return d
}

// hideMoves are bands of which no move is given.
func hideMoves(d BandMovesData, mark string) BandMovesData {
	d = d.clone()
	for i := range d.Moves {
		for k := range d.Moves[i] {
			d.Moves[i][k] = Count{N: 4711 * k, Hidden: true, Mark: mark}
		}
	}
	return d
}

func oneSideHidden() BandMovesData {
	d := hideMoves(schoolBands(), "x")
	d.First[0], d.First[1] = BandShare{hiddenCount, hiddenValue}, BandShare{hiddenCount, hiddenValue}
	return d
}

// Where no move is given there is no place for one: the bands of the two times are
// drawn alone, and the words say so.
func TestBandsWithoutMoves(t *testing.T) {
	t.Parallel()
	low := hideMoves(schoolBands(), "x")
	low.Moves[0][1] = Count{Hidden: true, Mark: "low"}
	for name, c := range map[string]struct {
		d     BandMovesData
		moves bool
	}{
		"x": {hideMoves(schoolBands(), "x"), false}, "c": {hideMoves(schoolBands(), ""), false}, "a side": {oneSideHidden(), false},
		"low": {low, true}, "all": {schoolBands(), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.d.Title = ""
			chart, err := BandMoves(c.d)
			if err != nil {
				t.Fatal(err)
			}
			words := chart.Title + chart.Source + chart.Description
			if got := !strings.Contains(words, movesNote); got != c.moves {
				t.Errorf("moves are shown: %v: %s", got, words)
			}
			if c.moves {
				return
			}
			if !strings.Contains(chart.Title, "the moves between them are not shown") || strings.Contains(words, "x:") {
				t.Errorf("%s", words)
			}
			for _, text := range chart.Texts() {
				if text.Text == "x" || strings.HasPrefix(text.Text, "to a ") {
					t.Errorf("%q is drawn", text.Text)
				}
			}
		})
	}
}

func TestBandMovesRefused(t *testing.T) {
	t.Parallel()
	school := func(change func(*BandMovesData)) BandMovesData {
		d := schoolBands().clone()
		change(&d)
		return d
	}
	for want, d := range map[string]BandMovesData{
		"0 bands":                       {},
		"7 bands":                       {Bands: make([]string, 7)},
		"no pupil has a band":           bandMoves(fourBands, [][]int{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}),
		"not those of the bands":        school(func(d *BandMovesData) { d.First = d.First[1:] }),
		"are not those of the":          school(func(d *BandMovesData) { d.Moves[2] = nil }),
		"do not add up":                 school(func(d *BandMovesData) { d.Moves[2][2].N++ }),
		"the counts do not":             school(func(d *BandMovesData) { d.N.N++ }),
		"F03: the counts do not add":    school(func(d *BandMovesData) { *d = hideMoves(*d, "x"); d.N.N++ }),
		"moves: a count of -4":          school(func(d *BandMovesData) { d.Moves[1][2].N = -4 }),
		"High: a percentage outside 0 ": school(func(d *BandMovesData) { d.Last[2].Percent.V = 101 }),
	} {
		if _, err := BandMoves(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
