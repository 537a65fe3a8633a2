package outcome

import (
	"slices"
	"strings"
	"sync"

	"apst/sdq"
)

// column is a column of a file of scores.
type column int

// The columns. Those of scales come nine at a time, in the order of the scales.
const (
	colPupil column = iota
	colPlacement
	colWave
	colInformant
	colRater
	colForm
	colLookBack
	colDate
	colScore

	colBand4    = colScore + sdq.ScaleCount
	colBand3    = colBand4 + sdq.ScaleCount
	colAnswered = colBand3 + sdq.ScaleCount
	colProrated = colAnswered + 1
	colProblems = colAnswered + 2
	colHelp     = colAnswered + 3
	colFlags    = colAnswered + 4
	colRuleset  = colAnswered + 5
	colSource   = colAnswered + 6
	columnCount = colAnswered + 7
)

// columnNames are the headings.
var columnNames = sync.OnceValue(func() []string {
	names := []string{"pupil_id", "placement", "wave", "informant", "rater", "form", "look_back", "date"}
	for _, ending := range []string{"", "_band4", "_band3"} {
		for _, s := range sdq.AllScales() {
			names = append(names, s.String()+ending)
		}
	}
	return append(names, "answered", "prorated", "follow_up_problems", "follow_up_help", "flags", "ruleset", "source")
})

// Columns are the headings of a file of scores with both systems of bands, in the order
// in which they are written: the bands of a scale side by side.
func Columns() []string {
	names := columnNames()
	out := slices.Clone(names[:colBand4])
	for scale := range column(sdq.ScaleCount) {
		out = append(out, names[colBand4+scale], names[colBand3+scale])
	}
	return append(out, names[colAnswered:]...)
}

func (c column) String() string { return columnNames()[c] }

// columnOf is the column with a heading.
func columnOf(heading string) (column, bool) {
	i := slices.Index(columnNames(), strings.ToLower(strings.TrimSpace(heading)))
	return column(max(i, 0)), i >= 0
}

// bandColumns are the two systems of bands, each with its first column.
var bandColumns = [...]struct {
	system sdq.System
	first  column
}{{sdq.FourBands, colBand4}, {sdq.ThreeBands, colBand3}}

// isBand reports whether a column holds bands, which a file may have of one system.
func (c column) isBand() bool { return c >= colBand4 && c < colAnswered }

// heads is where the columns of a table stand.
type heads struct {
	at    [columnCount]int // of the sheet, counted from 1; 0 for none
	last  int              // the last column with a heading
	own   []int            // columns with a heading that is none of the scores'
	twice int              // a column with a heading that another has too; 0 for none
}

// headsOf reads a row as headings. It reports false for a row that is no heading of
// scores that this program wrote: others name pupils and scales too.
func headsOf(texts []string) (*heads, bool) {
	h := &heads{}
	for i, text := range texts {
		if strings.TrimSpace(text) == "" {
			continue
		}
		h.last = i + 1
		c, known := columnOf(text)
		switch {
		case !known:
			h.own = append(h.own, i+1)
		case h.at[c] > 0:
			h.twice = i + 1
		default:
			h.at[c] = i + 1
		}
	}
	scales, marks := 0, 0
	for c, col := range h.at {
		switch c := column(c); {
		case col == 0:
		case c >= colScore && c < colBand4:
			scales++
		case c.isBand(), c == colLookBack, c >= colAnswered && c != colFlags && c != colSource:
			marks++
		}
	}
	return h, h.at[colPupil] > 0 && h.at[colWave] > 0 && h.at[colInformant] > 0 && scales >= 3 && marks >= 2
}

// systems are the systems of bands that the table has columns of.
func (h *heads) systems() []sdq.System {
	var out []sdq.System
	for _, b := range bandColumns {
		if slices.ContainsFunc(h.at[b.first:b.first+sdq.ScaleCount], func(col int) bool { return col > 0 }) {
			out = append(out, b.system)
		}
	}
	return out
}

// missing are the headings that are not there. Of the bands one system is enough.
func (h *heads) missing() []string {
	systems := h.systems()
	var out []string
	for c := range columnCount {
		wanted := !c.isBand()
		for _, b := range bandColumns {
			if c >= b.first && c < b.first+sdq.ScaleCount {
				wanted = slices.Contains(systems, b.system)
			}
		}
		if wanted && h.at[c] == 0 {
			out = append(out, c.String())
		}
	}
	if len(systems) == 0 {
		out = append(out, "the bands")
	}
	return out
}
