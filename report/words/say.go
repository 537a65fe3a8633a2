package words

import (
	"fmt"
	"math"
	"strconv"

	"apst/metrics"
	"apst/report/release"
	released "apst/report/tables"
)

// fewPairs is how many pairs there have to be before a pattern is described.
const fewPairs = 10

// Say is what a table of a release comes to, in sentences: a change with its interval
// and how many it rests on, better and worse side by side. A hidden number is said to
// be hidden, and few pupils are said to be few.
func Say(r *release.Release, t *released.Table) []string {
	var out []string
	s := sayer{r, t, map[string]int{}}
	for k := range t.Columns {
		s.at[t.Columns[k].ID] = k
	}
	for i := range t.Rows {
		var text string
		switch t.ID {
		case "T04", "T08", "T10":
			text = s.change(i)
		case "T06":
			text = s.classes(i)
		}
		if text != "" {
			out = append(out, text)
		}
	}
	return out
}

type sayer struct {
	r  *release.Release
	t  *released.Table
	at map[string]int
}

// cell is what a reader sees of a column of a row.
func (s *sayer) cell(row int, column string) (release.Shown, bool) {
	k, ok := s.at[column]
	if !ok {
		return release.Shown{}, false
	}
	return s.r.Cell(s.t, row, k), true
}

// change is the sentence of a mean change: of the first row of each part.
func (s *sayer) change(i int) string {
	row := &s.t.Rows[i]
	if i > 0 && s.t.Rows[i-1].Group == row.Group {
		return ""
	}
	n, okN := s.cell(i, "n")
	change, ok := s.cell(i, "mean_change")
	lower, _ := s.cell(i, "lower")
	upper, _ := s.cell(i, "upper")
	if !ok || !okN {
		return ""
	}
	name := row.Label
	if row.Group != "" {
		name += ", " + lowerFirst(row.Group)
	}
	switch {
	case n.Symbol == release.SymbolHidden:
		return name + ": not shown, because few pupils stand behind it."
	case n.Known && n.Number == 0:
		return name + ": there is nobody with both times."
	case n.Known && n.Number < fewPairs:
		return fmt.Sprintf("%s: n = %s, too few to describe a pattern.", name, n)
	case !change.Known || !lower.Known || !upper.Known:
		return ""
	}
	unit := s.t.Columns[s.at["mean_change"]].Unit
	return fmt.Sprintf("%s: on average the second time was %s than the first (95%% interval %s to %s), n = %s.", name, Difference(change.Number, change.Places, unit), lower, upper, n)
}

// classes is the sentence of individual change: better and worse side by side.
func (s *sayer) classes(i int) string {
	row := &s.t.Rows[i]
	n, ok := s.cell(i, "n")
	if !ok {
		return ""
	}
	name := row.Label
	if row.Group != "" {
		name = row.Group
		if row.Label != "" {
			name += ", " + lowerFirst(row.Label)
		}
	}
	better, okB := s.cell(i, "reliably_improved")
	same, okS := s.cell(i, "unchanged")
	worse, okW := s.cell(i, "deteriorated")
	switch {
	case !okB || !okS || !okW:
		return ""
	case n.Symbol == release.SymbolHidden:
		return name + ": not shown, because few pupils stand behind it."
	case !n.Known || n.Number == 0:
		return ""
	case n.Number < fewPairs:
		return fmt.Sprintf("%s: n = %s, too few to describe a pattern.", name, n)
	case !better.Known || !same.Known || !worse.Known:
		return fmt.Sprintf("%s: how many of the %s were reliably better and how many reliably worse is not shown, because some are few.", name, n)
	}
	return fmt.Sprintf("%s: of %s, %s reliably better, %s reliably worse, and %s no reliable change.", name, Pupils(int(n.Number)), were(better.Number), were(worse.Number), had(same.Number))
}

func were(x float64) string {
	if x == 1 {
		return "1 was"
	}
	return count(x) + " were"
}

func had(x float64) string { return count(x) + " had" }

func count(x float64) string {
	if x == 0 {
		return "none"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// Pupils is a number of pupils in words: 1 pupil, 12 pupils.
func Pupils(n int) string {
	if n == 1 {
		return "1 pupil"
	}
	return strconv.Itoa(n) + " pupils"
}

// Difference is a change in words: 2.0 points lower, the same.
func Difference(x float64, places int, unit string) string {
	if x == 0 {
		return "no higher and no lower"
	}
	way := "higher"
	if x < 0 {
		way = "lower"
	}
	return strconv.FormatFloat(math.Abs(x), 'f', places, 64) + " " + unit + " " + way
}

// Better says in words which way an outcome improves.
func Better(b metrics.Better) string {
	switch b {
	case metrics.Lower:
		return "lower is better"
	case metrics.Higher:
		return "higher is better"
	}
	return "neither way is the better one"
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}
