package compare

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// finish puts everything in order: the worst consequence first, within a kind the greater
// move, then table, key and column.
func (c *comparison) finish() {
	for i := range c.result.Differences {
		d := &c.result.Differences[i]
		d.As = strings.TrimSuffix(d.As, "\x00")
		d.Pupil = strings.TrimSuffix(d.Pupil, "\x00")
	}
	slices.SortStableFunc(c.result.Differences, compareDifferences)
	slices.SortStableFunc(c.result.Tables, func(a, b Compared) int { return strings.Compare(a.Place, b.Place) })
	slices.SortFunc(c.result.Skipped, func(a, b Skipped) int {
		return cmp.Or(strings.Compare(a.Place, b.Place), strings.Compare(a.Why, b.Why))
	})
	c.result.Skipped = slices.Compact(c.result.Skipped)
}

func compareDifferences(a, b Difference) int {
	if by := cmp.Compare(a.Kind.Info().Rank, b.Kind.Info().Rank); by != 0 {
		return by
	}
	if a.Kind == Score {
		if by := cmp.Compare(b.move(), a.move()); by != 0 {
			return by
		}
	}
	by := cmp.Or(strings.Compare(a.Table, b.Table), slices.CompareFunc(a.Key, b.Key, func(x, y Part) int { return strings.Compare(x.Value, y.Value) }),
		strings.Compare(a.Pupil, b.Pupil), strings.Compare(a.Column, b.Column))
	return cmp.Or(by, strings.Compare(a.Place, b.Place), strings.Compare(a.Old, b.Old), strings.Compare(a.New, b.New))
}

// move is how far a number went; a number that is not there on one side went furthest.
func (d *Difference) move() float64 {
	a, errA := strconv.ParseFloat(d.Old, 64)
	b, errB := strconv.ParseFloat(d.New, 64)
	if errA != nil || errB != nil {
		return math.Inf(1)
	}
	return math.Abs(a - b)
}

// Count is how many differences a group has.
func (r *Result) Count(g Group) int {
	n := 0
	for i := range r.Differences {
		if r.Differences[i].Group() == g {
			n++
		}
	}
	return n
}

// Of are the differences of a group, the worst first.
func (r *Result) Of(g Group) []Difference {
	var out []Difference
	for i := range r.Differences {
		if r.Differences[i].Group() == g {
			out = append(out, r.Differences[i])
		}
	}
	return out
}

// PupilsOf are the pupils that differences of a kind are about, each once, sorted.
func (r *Result) PupilsOf(kinds ...Kind) []string {
	seen := map[string]bool{}
	for i := range r.Differences {
		if d := &r.Differences[i]; d.Pupil != "" && (len(kinds) == 0 || slices.Contains(kinds, d.Kind)) {
			seen[d.Pupil] = true
		}
	}
	return sortedKeys(seen)
}
