package sdq

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Limit is the range of scores of one band, both ends included.
type Limit struct {
	Band      Band
	Low, High int
}

// String is the range: "14-16", or "4" for a single score.
func (l Limit) String() string {
	if l.Low == l.High {
		return strconv.Itoa(l.Low)
	}
	return strconv.Itoa(l.Low) + "-" + strconv.Itoa(l.High)
}

// BandRow is one scale of a published band table.
type BandRow struct {
	System    System
	Form      Form
	Informant Informant
	Scale     Scale
	Limits    []Limit // the most favourable band first, no gaps between them
	Provenance
}

// String is the limits as scoring sheets print them: "0-13 / 14-16 / 17-40".
func (r BandRow) String() string {
	parts := make([]string, len(r.Limits))
	for i, l := range r.Limits {
		parts[i] = l.String()
	}
	return strings.Join(parts, " / ")
}

// BandOf is the band of a score in a system, for the form it was given on and
// the informant who answered; or why it has none. A form and informant for
// which no table was published has none, and no other table is borrowed.
func BandOf(sys System, form Form, who Informant, scale Scale, score int) (Band, NoBand) {
	t, why := tableOf(sys, form, who)
	switch {
	case why != HasBand:
		return 0, why
	case !banded(scale):
		return 0, ScaleHasNone
	case score < 0 || score > scale.Max(who):
		return 0, ScoreOutOfRange
	}
	return bands().grid[t][scale][score], HasBand
}

// Table is the published band table of a system, form and informant, a row for
// each of seven scales, with the source of each row; or why there is none. The
// slice is the caller's own.
func Table(sys System, form Form, who Informant) ([]BandRow, NoBand) {
	t, why := tableOf(sys, form, who)
	if why != HasBand {
		return nil, why
	}
	return cloneRows(bands().rows[t]), HasBand
}

// Tables are the rows of all the band tables. The slice is the caller's own.
func Tables() []BandRow {
	return cloneRows(slices.Concat(bands().rows[:]...))
}

func cloneRows(rows []BandRow) []BandRow {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].Limits = slices.Clone(rows[i].Limits)
	}
	return rows
}

// Cutoff is the total difficulties score from which a child counts as above
// the clinical threshold.
type Cutoff struct {
	System    System
	Form      Form
	Informant Informant
	Score     int // the lowest total above the threshold
	Provenance
}

// Above reports whether a total is at or above the cut-off.
func (c Cutoff) Above(total int) bool { return total >= c.Score }

// String names the cut-off with its system, without which it means little:
// "20 or more (self, three-band)".
func (c Cutoff) String() string {
	return fmt.Sprintf("%d or more (%s, %s)", c.Score, c.Informant, c.System)
}

// CutoffOf is the cut-off on Total: the start of the abnormal band of three,
// or of the high band of four. For self-report on the 4-17 form these differ,
// 20 and 18; for parents (17) and teachers (16) they agree.
func CutoffOf(sys System, form Form, who Informant) (Cutoff, NoBand) {
	t, why := tableOf(sys, form, who)
	if why != HasBand {
		return Cutoff{}, why
	}
	for _, r := range bands().rows[t] {
		if r.Scale == Total {
			return Cutoff{sys, form, who, r.Limits[2].Low, r.Provenance}, HasBand
		}
	}
	panic("sdq: a band table has no total")
}

// tableCount is how many band tables there are: four in each system.
const tableCount = 8

// tableOf finds the table, or says why there is none.
func tableOf(sys System, form Form, who Informant) (int, NoBand) {
	switch {
	case !sys.Valid():
		return 0, SystemUnknown
	case !form.Valid():
		return 0, FormUnknown
	case !who.Valid():
		return 0, InformantNotSet
	case form == Form18Plus:
		return 0, No18PlusBands
	case form == Form4to17:
		return 4*int(sys-ThreeBands) + int(who-Self), HasBand
	case who == Teacher:
		return 0, NoTeacher2to4
	case who == Self:
		return 0, NoSelf2to4
	}
	return 4*int(sys-ThreeBands) + 3, HasBand
}

// bandTables holds the rows, and the same limits as a grid from score to band,
// so that banding millions of scores takes no search.
type bandTables struct {
	rows [tableCount][]BandRow
	grid [tableCount][ScaleCount][41]Band
}

var bands = sync.OnceValue(func() *bandTables {
	var b bandTables
	for _, r := range readTable("bands", bandsCSV) {
		br := BandRow{
			System:     field(r, "system", ParseSystem),
			Form:       field(r, "form", ParseForm),
			Informant:  field(r, "informant", ParseInformant),
			Scale:      field(r, "scale", ParseScale),
			Provenance: r.provenance(),
		}
		t, why := tableOf(br.System, br.Form, br.Informant)
		names := br.System.Bands(br.Scale)
		if why != HasBand || names == nil {
			r.fault("scale")
		}
		for i, column := range [...]string{"first", "second", "third", "fourth"} {
			if i == len(names) {
				break
			}
			l := field(r, column, parseLimit)
			l.Band = names[i]
			br.Limits = append(br.Limits, l)
			for score := l.Low; score <= l.High; score++ {
				b.grid[t][br.Scale][score] = l.Band
			}
		}
		b.rows[t] = append(b.rows[t], br)
	}
	return &b
})

// parseLimit reads "14-16" or "4".
func parseLimit(s string) (Limit, bool) {
	low, high, ranged := strings.Cut(s, "-")
	if !ranged {
		high = low
	}
	l, err1 := strconv.Atoi(low)
	h, err2 := strconv.Atoi(high)
	return Limit{Low: l, High: h}, err1 == nil && err2 == nil && l >= 0 && l <= h && h <= 40
}
