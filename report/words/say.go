package words

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

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

// cell is what a reader sees of a column of a row, by the first of its names that the
// table has.
func (s *sayer) cell(row int, columns ...string) (release.Shown, bool) {
	for _, column := range columns {
		if k, ok := s.at[column]; ok {
			return s.r.Cell(s.t, row, k), true
		}
	}
	return release.Shown{}, false
}

// change is the sentence of a mean change: of the first row of each part.
func (s *sayer) change(i int) string {
	row := &s.t.Rows[i]
	if i > 0 && s.t.Rows[i-1].Group == row.Group {
		return ""
	}
	n, okN := s.cell(i, "n")
	change, ok := s.cell(i, "mean_change", "change")
	lower, _ := s.cell(i, "lower")
	upper, _ := s.cell(i, "upper")
	if !ok || !okN {
		return ""
	}
	name := row.Label
	if row.Group != "" {
		name += ", " + lowerFirst(row.Group)
	}
	if text, done := few(name, n); done {
		return text
	}
	if hides(change, lower, upper) {
		return fmt.Sprintf("%s: n = %s, but the change is not shown, because it would tell of few pupils.", name, n)
	}
	if !change.Known || !lower.Known || !upper.Known {
		return ""
	}
	k, ok := s.at["mean_change"]
	if !ok {
		k = s.at["change"]
	}
	none := ""
	if lower.Number < 0 && upper.Number > 0 {
		none = ", which includes no change"
	}
	return fmt.Sprintf("%s: on average the second time was %s than the first (95%% interval %s to %s%s), n = %s.", name, Difference(change.Number, change.Places, s.t.Columns[k].Unit), lower, upper, none, n)
}

// hides reports whether one of some numbers is hidden.
func hides(list ...release.Shown) bool {
	return slices.ContainsFunc(list, func(n release.Shown) bool { return n.Symbol == release.SymbolHidden })
}

// few is what is said of a number of pupils of whom nothing more is: hidden, nobody, or
// few.
func few(name string, n release.Shown) (text string, done bool) {
	switch {
	case n.Symbol == release.SymbolHidden:
		return name + ": not shown, because few pupils stand behind it, or because it would tell of few.", true
	case !n.Known:
		return "", true
	case n.Number == 0:
		return name + ": there is nobody with both times.", true
	case n.Number < fewPairs:
		return fmt.Sprintf("%s: n = %s, too few to describe a pattern.", name, n), true
	}
	return "", false
}

// classes is the sentence of individual change, of a part: better and worse side by
// side. It stands for the row of all with a class, and the classes are the rows above.
func (s *sayer) classes(i int) string {
	base, ok := strings.CutSuffix(s.t.Rows[i].ID, "/all")
	if !ok {
		return ""
	}
	n, ok := s.cell(i, "n")
	if !ok {
		return ""
	}
	name := cmp.Or(s.t.Rows[i].Group, s.t.Rows[i].Label)
	if text, done := few(name, n); done {
		return text
	}
	var list [4]release.Shown
	for j, class := range []string{"recovered", "improved", "unchanged", "deteriorated"} {
		at := slices.IndexFunc(s.t.Rows, func(r released.Row) bool { return r.ID == base+"/"+class })
		if at < 0 {
			return ""
		}
		if list[j], _ = s.cell(at, "n"); !list[j].Known {
			return fmt.Sprintf("%s: how many of the %s were reliably better and how many reliably worse is not shown, because some are few.", name, n)
		}
	}
	recovered, improved, same, worse := list[0].Number, list[1].Number, list[2].Number, list[3].Number
	if s.r.Profile.Round > 1 { // rounded parts have no sum
		return fmt.Sprintf("%s: of %s, %s reliably better and came from above the cut-off to below it, %s reliably better otherwise, %s reliably worse, and %s no reliable change; numbers are rounded.",
			name, Pupils(int(n.Number)), were(recovered), were(improved), were(worse), had(same))
	}
	return fmt.Sprintf("%s: of %s, %s reliably better, %s reliably worse, and %s no reliable change.", name, Pupils(int(n.Number)), were(recovered+improved), were(worse), had(same))
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
