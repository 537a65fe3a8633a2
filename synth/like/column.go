package like

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// class is what a cell of a column of a measure is, as far as drawing it anew goes.
type class uint8

const (
	classNone class = iota // blank, a formula, an error
	classNumber
	classCode
	classPattern // numbers among signs: 10:06, 85-101
	classText    // anything else
)

// column is how the cells of one column are written.
type column struct {
	n        int
	low      map[int]float64 // the range of its numbers, by decimals
	high     map[int]float64
	repeated map[string]int      // texts, in lower case, and how many rows have them
	runs     map[string][][2]int // patterns, and the range of each of their numbers
	values   map[string]bool     // numbers, as written
	distinct map[string]bool     // numbers and patterns, however written
	cells    map[class][]int     // rows that have one of the class
	classes  []class             // by row
}

// learn takes the columns of a table in.
func (t *table) learn(f *file) {
	width := 0
	for _, r := range t.rows {
		width = max(width, len(r.cells))
	}
	for n := 1; n <= width; n++ {
		c := &column{n: n, low: map[int]float64{}, high: map[int]float64{}, repeated: map[string]int{}, runs: map[string][][2]int{}, values: map[string]bool{}, distinct: map[string]bool{}, cells: map[class][]int{}}
		for _, r := range t.rows {
			if cell := cellAt(r.cells, n); cell.Kind == sheet.Text {
				c.repeated[lower(cell)]++
			}
		}
		for i, r := range t.rows {
			cell := cellAt(r.cells, n)
			k := f.classOf(c, cell)
			c.classes = append(c.classes, k)
			c.cells[k] = append(c.cells[k], i)
			if k == classNumber || k == classPattern {
				c.distinct[plainNumber(cell)] = true
			}
			switch k {
			case classNumber:
				v, decimals, _ := numeric(cell)
				if _, ok := c.low[decimals]; !ok {
					c.low[decimals], c.high[decimals] = v, v
				}
				c.low[decimals], c.high[decimals] = min(c.low[decimals], v), max(c.high[decimals], v)
				c.values[string(bytes.TrimSpace(cell.Text))] = true
			case classPattern:
				skeleton, numbers := cut(string(cell.Text))
				spans := c.runs[skeleton]
				for k, v := range numbers {
					if k >= len(spans) {
						spans = append(spans, [2]int{v, v})
					}
					spans[k] = [2]int{min(spans[k][0], v), max(spans[k][1], v)}
				}
				c.runs[skeleton] = spans
			}
		}
		if f.coded(c) {
			for i, k := range c.classes {
				if k == classNumber {
					c.classes[i] = classCode
					c.cells[classCode] = append(c.cells[classCode], i)
				}
			}
			c.cells[classNumber] = nil
		}
		t.columns[n] = c
	}
}

// coded reports whether all numbers of a column are codes of three digits that a measure
// lists, such as those of activities.
func (f *file) coded(c *column) bool {
	for v := range c.values {
		if len(v) != 3 || v[0] == '0' || strings.Contains(v, ".") || !f.lex.phrases[v] {
			return false
		}
	}
	return len(c.values) > 0
}

// classOf tells what a cell is.
func (f *file) classOf(c *column, cell sheet.Cell) class {
	s := strings.TrimSpace(string(cell.Text))
	switch cell.Kind {
	case sheet.Blank, sheet.Formula, sheet.Error, sheet.Bool:
		return classNone
	case sheet.Date:
		return classPattern
	}
	if s == "" {
		return classNone
	}
	if _, _, ok := numeric(cell); ok {
		return classNumber
	}
	if f.lex.code(s) || len(words(s)) <= 4 && f.lex.spoken(s) && plain(s) && c.repeated[lower(cell)] > 1 && !strings.ContainsAny(s, "0123456789") {
		return classCode
	}
	if skeleton, numbers := cut(s); len(numbers) > 0 && f.lex.spoken(skeleton) && plain(skeleton) && len(words(skeleton)) <= 3 {
		return classPattern
	}
	return classText
}

// longest is how many digits of a number are no identifier.
const longest = 4

// numeric reads a cell as a number of few digits.
func numeric(c sheet.Cell) (v float64, decimals int, ok bool) {
	if c.Kind != sheet.Number && c.Kind != sheet.Text {
		return 0, 0, false
	}
	s := strings.TrimSuffix(strings.TrimSpace(string(c.Text)), "%")
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if whole == "" || len(whole) > longest || strings.Trim(whole+fraction, "0123456789") != "" || len(fraction) > 17 {
		return 0, 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, len(fraction), err == nil
}

// written writes a number as another is written.
func written(like sheet.Cell, v float64, decimals int) sheet.Cell {
	s := string(bytes.TrimSpace(like.Text))
	out := strconv.FormatFloat(v, 'f', decimals, 64)
	if whole := strings.TrimPrefix(strings.TrimSuffix(s, "%"), "-"); decimals == 0 && len(whole) > 1 && whole[0] == '0' && v >= 0 { // 05
		out = fmt.Sprintf("%0*d", len(whole), int(v))
	}
	if strings.HasSuffix(s, "%") {
		out += "%"
	}
	return sheet.Cell{Kind: like.Kind, Text: []byte(out)}
}

// cut parts a text into what is no number and its numbers, in place of which # stands.
func cut(s string) (skeleton string, numbers []int) {
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			b.WriteByte(s[i])
			i++
			continue
		}
		j := i
		for j < len(s) && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		if j-i > longest {
			return s, nil
		}
		n, _ := strconv.Atoi(s[i:j])
		numbers = append(numbers, n)
		b.WriteString("#")
		if j-i > 1 && s[i] == '0' {
			b.WriteByte('0')
		}
		i = j
	}
	return b.String(), numbers
}

// varies reports whether the numbers of a column are more than levels, year groups or
// grades.
func (c *column) varies(decimals int) bool {
	span := c.high[decimals] - c.low[decimals]
	return span >= 3*math.Pow10(-min(decimals, 3)) && (span > 10 || decimals > 0)
}

// noisy is a number near another: by a tenth of what the column spans, by one step, or
// by one at least where it must differ.
func (c *column) noisy(v float64, decimals int, by float64, rng *rand.Rand) float64 {
	low, high := c.low[decimals], c.high[decimals]
	step := math.Pow10(-min(decimals, 3))
	if !c.varies(decimals) {
		return v
	}
	width := max((high-low)*by, step)
	to := v + (rng.Float64()*2-1)*width
	to = math.Round(to/step) * step
	return min(max(to, low), high)
}
