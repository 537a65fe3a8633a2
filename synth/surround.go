package synth

import (
	"fmt"
	"slices"
	"strconv"
)

// aggregate is what stands under a column of numbers.
type aggregate struct {
	function string
	value    func(sum, n int) string
}

var (
	sum  = aggregate{"SUM", func(sum, _ int) string { return strconv.Itoa(sum) }}
	mean = aggregate{"AVERAGE", func(sum, n int) string {
		return strconv.FormatFloat(float64(sum)/float64(n), 'f', 4, 64)
	}}
)

// footer puts sums or means under every column of numbers, with a word in the
// first column.
func (g *grid) footer(gap int, word string, a aggregate) *grid { return g.footerAt(gap, 0, word, a) }

func (g *grid) footerAt(gap, at int, word string, a aggregate) *grid {
	last := len(g.rows)
	line := last + gap
	for c := range g.width() {
		total, n := 0, 0
		for _, r := range g.rows[1:last] {
			if c >= len(r) || r[c].kind != number {
				continue
			}
			if v, err := strconv.Atoi(r[c].s); err == nil {
				total, n = total+v, n+1
			}
		}
		if n > 0 {
			fx := fmt.Sprintf("%s(%s:%s)", a.function, cellName(1, c), cellName(last-1, c))
			*g.at(line, c) = calc(fx, a.value(total, n))
		}
	}
	if at >= 0 {
		*g.at(line, at) = txt(word)
	}
	return g
}

// openBelow puts an empty row below the first n.
func (g *grid) openBelow(n int) *grid {
	g.rows = slices.Insert(g.rows, n, []cell(nil))
	return g
}

// repeated puts the header row again after every n pupils.
func (g *grid) repeated(n int) *grid {
	rows := [][]cell{g.rows[0]}
	for i, r := range g.rows[1:] {
		if i > 0 && i%n == 0 {
			rows = append(rows, g.rows[0])
		}
		rows = append(rows, r)
	}
	g.rows = rows
	return g
}

// byClass is the ordinary table with the class's name on a line above its
// pupils.
func (d *draft) byClass(rows []*row) *grid {
	cols := d.usualColumns(zeroToTwo)
	out := table(nil, cols)
	for _, c := range []string{"8A", "8B", "9A", "9B", "10A"} {
		var class []*row
		for _, r := range rows {
			if r.pupil.Class == c {
				class = append(class, r)
			}
		}
		if class == nil {
			continue
		}
		part := table(class, cols)
		part.rows = part.rows[1:]
		out = above(0, out, newGrid(texts("Class "+c)), part)
	}
	return out
}

// pivot counts the answers of a wave by item.
func (d *draft) pivot(w Wave) *grid {
	g := newGrid(append(texts("Row Labels"), headRow(q("Q%d"))...))
	totals := append(texts("Grand Total"), make([]cell, Items)...)
	for answer := Answer(0); answer <= 2; answer++ {
		line := []cell{num(int(answer))}
		for i := range Items {
			n := 0
			for _, r := range d.wave(w) {
				if r.own.Items[i] == answer {
					n++
				}
			}
			line = append(line, num(n))
			before, _ := strconv.Atoi(totals[i+1].s)
			totals[i+1] = num(before + n)
		}
		g.rows = append(g.rows, line)
	}
	g.rows = append(g.rows, totals)
	return g
}

// headRow is the 25 headings in order.
func headRow(h heading) []cell {
	out := make([]cell, Items)
	for i := range out {
		out[i] = h(i + 1)
	}
	return out
}
