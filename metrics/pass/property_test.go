package pass

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawnRow is a pupil's sitting as a line of a sheet.
type drawnRow struct {
	pupil, date string
	values      [9]string
}

// drawn are two sittings each of some pupils, with blanks and bands among the
// numbers.
func drawn(t *rapid.T) []drawnRow {
	cell := rapid.OneOf(rapid.Map(rapid.IntRange(0, 100), func(n int) string { return fmt.Sprint(n) }), rapid.SampledFrom([]string{"", "<1", "12th", "40.5", "red", "high", "low-moderate"}))
	var out []drawnRow
	for p := range rapid.IntRange(1, 6).Draw(t, "pupils") {
		for _, date := range []string{"12/10/2022", "05/07/2023"} {
			r := drawnRow{pupil: upn(p + 1), date: date}
			for f := range r.values {
				r.values[f] = cell.Draw(t, "cell")
			}
			r.values[0] = fmt.Sprint(50 + p) // so that nothing looks like fractions, copies or no result
			r.values[1] = fmt.Sprint(20 + len(out))
			out = append(out, r)
		}
	}
	return out
}

func sheetOf(rows []drawnRow, order []int) string {
	heads := strings.Split(nineNames, ",")
	out := "UPN,Date of survey"
	for _, f := range order {
		out += "," + heads[f]
	}
	for _, r := range rows {
		out += "\n" + r.pupil + "," + r.date
		for _, f := range order {
			out += "," + r.values[f]
		}
	}
	return out + "\n"
}

// written is every table without the columns that say where a row stands.
func (g got) written(t *testing.T) string {
	var out []string
	for i, table := range Measure().Tables {
		var columns []string
		for _, c := range table.Columns {
			if !strings.HasPrefix(c.Name, "source") {
				columns = append(columns, c.Name)
			}
		}
		out = append(out, strings.Join(g.rows(t, i, columns...), "\n"))
	}
	return strings.Join(out, "\n\n")
}

// examples is how many drawn schools are read: each of them is several files.
const examples = 20

// The order of columns, rows and files changes nothing, nor does it whether a sheet
// is one file or two, or a list of factors.
func TestOrderChangesNothing(t *testing.T) {
	t.Parallel()
	plain := []int{0, 1, 2, 3, 4, 5, 6, 7, 8}
	schools := rapid.Custom(drawn)
	for seed := range examples {
		rows := schools.Example(seed)
		g := readFiles(t, one(sheetOf(rows, plain)))
		countsAddUp(t, g)
		want := g.written(t)
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		order := r.Perm(9)
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		cut := r.IntN(len(rows) + 1)
		in := askedOf{files: []file{{"b.csv", sheetOf(rows[cut:], order)}, {"a.csv", sheetOf(rows[:cut], plain)}}}
		if got := readFiles(t, in).written(t); got != want {
			t.Fatalf("in another order\n%s\nwant\n%s", got, want)
		}
		if got := readFiles(t, one(listOf(rows, r))).written(t); got != want {
			t.Fatalf("as a list\n%s\nwant\n%s", got, want)
		}
	}
}

// listOf is a row a pupil, sitting and factor, in any order.
func listOf(rows []drawnRow, r *rand.Rand) string {
	heads := strings.Split(nineNames, ",")
	var lines []string
	for _, row := range rows {
		for f, v := range row.values {
			lines = append(lines, strings.Join([]string{row.pupil, row.date, heads[f], v}, ","))
		}
	}
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	return "UPN,Date of survey,Factor,Score\n" + strings.Join(lines, "\n") + "\n"
}

// countsAddUp checks that bands, transitions and directions of a factor count each
// pair once.
func countsAddUp(t *testing.T, g got) {
	t.Helper()
	moved := g.reading.moved()
	if len(moved) != 9 {
		t.Fatalf("%d factors, want all nine", len(moved))
	}
	for _, m := range moved {
		sum := 0
		for from := low; from <= high; from++ {
			for to := low; to <= high; to++ {
				sum += m.transitions[from][to]
			}
		}
		if sum != m.pairs() || len(m.normal) != m.percentiles[up]+m.percentiles[same]+m.percentiles[down] || len(m.normal) > sum {
			t.Fatalf("%s: %d transitions, %d pairs, %d normal scores, directions %v", m.factor.id, sum, m.pairs(), len(m.normal), m.percentiles)
		}
		for _, sp := range g.reading.spots() {
			if sp.factor.id != m.factor.id || sp.population != populationPairs {
				continue
			}
			for b := low; b <= high; b++ {
				n := 0
				for other := low; other <= high; other++ {
					if sp.sitting == sittingFirst {
						n += m.transitions[b][other]
					} else {
						n += m.transitions[other][b]
					}
				}
				if n != sp.bands[b] {
					t.Fatalf("%s, %s: %d in %s, and %d in the transitions", m.factor.id, sp.sitting, sp.bands[b], b, n)
				}
			}
		}
	}
}
