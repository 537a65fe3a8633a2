package copies

import (
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"apst/report/release"
)

// Against sets the copies against the tables that lie in the folder tables or charts
// beside them, row by row and cell by cell. The second result are copies with tables
// beside which there are none.
func Against(all []Copy, p *release.Published) (faults []Fault, alone []string) {
	folders := map[string]map[string][][]release.PublishedCell{} // by folder and table, rows of cells
	for i := range p.Cells {
		c := p.Cells[i]
		dir := path.Dir(c.File)
		if base := path.Base(dir); base == "tables" || base == "charts" {
			dir = path.Dir(dir)
		}
		if folders[dir] == nil {
			folders[dir] = map[string][][]release.PublishedCell{}
		}
		rows := folders[dir][c.Table]
		if n := len(rows); n > 0 && rows[n-1][0].Row == c.Row {
			rows[n-1] = append(rows[n-1], c)
		} else {
			rows = append(rows, []release.PublishedCell{c})
		}
		folders[dir][c.Table] = rows
	}
	for i := range all {
		c := &all[i]
		beside := folders[path.Dir(c.File)]
		switch {
		case len(c.Tables) == 0:
		case beside == nil:
			alone = append(alone, c.File)
		default:
			faults = append(faults, c.against(beside)...)
		}
	}
	return faults, alone
}

// against sets one copy against the tables beside it.
func (c *Copy) against(beside map[string][][]release.PublishedCell) []Fault {
	var out []Fault
	fault := func(at, text string) { out = append(out, Fault{File: c.File, At: at, Text: text}) }
	for _, t := range c.Tables {
		rows, ok := beside[t.ID]
		switch {
		case !ok && len(t.Rows) == 0:
			continue
		case !ok:
			fault(t.ID, "a table of which there is no file in CSV beside it")
			continue
		case len(rows) != len(t.Rows):
			fault(t.ID, "it has "+strconv.Itoa(len(t.Rows))+" rows, and "+rows[0][0].File+" has "+strconv.Itoa(len(rows)))
			continue
		}
		for i, row := range t.Rows {
			want := rows[i]
			if !strings.HasPrefix(folded(want[0].Statistic), folded(row.Label)+":") || len(row.Cells) != len(want) {
				fault(row.At, "not the row that stands in "+place(&want[0]))
				continue
			}
			for k := range row.Cells {
				if text := row.Cells[k].differs(&want[k]); text != "" {
					fault(row.Cells[k].At, text+place(&want[k]))
				}
			}
		}
	}
	return out
}

func place(c *release.PublishedCell) string { return c.File + " line " + strconv.Itoa(c.Line) }

// folded is a text without what programs change of it: kinds and numbers of spaces.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// hole are the symbols that are shown in place of a number.
func hole(value string) bool { return slices.Contains(symbols, value) }

// differs says how a cell is another than the one that was cleared, up to the place of
// that; empty where it is not.
func (c *Cell) differs(want *release.PublishedCell) string {
	switch {
	case c.Symbol && c.Text == want.Value:
		return ""
	case want.Value == release.SymbolHidden:
		return "something else than c, the symbol for hidden, that stands in "
	case c.Symbol || hole(want.Value):
		return "another symbol, or one in place of something else, than stands in "
	case folded(c.Text) == folded(want.Value) || sameNumber(c.Text, want.Value):
		return ""
	}
	return "something else than stands in "
}

// sameNumber reports whether two texts are one number: a workbook may hold more digits
// than it was given, and a page parts thousands.
func sameNumber(a, b string) bool {
	x, errX := strconv.ParseFloat(tidied(a), 64)
	y, errY := strconv.ParseFloat(tidied(b), 64)
	return errX == nil && errY == nil && math.Abs(x-y) <= 1e-9*max(1, math.Abs(y))
}

// tidied is a number as programs read it: with a hyphen for a minus, and no commas.
func tidied(s string) string {
	return strings.NewReplacer("\u2212", "-", ",", "", "\u00a0", "", "\u202f", "", "%", "").Replace(strings.TrimSpace(s))
}
