package pass

import (
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// sitting is one pupil's results of one sitting.
type sitting struct {
	plan   *plan
	row    int // of the table's grid; the first of several in a list
	rows   int // records that it is made of
	order  int // in the files
	pupil  string
	survey survey

	date      ingest.Date
	wave      string // as it is written out
	named     string // as the files say it; empty where they do not
	by        ingest.Origin
	placement int
	placed    bool // the placement is certain: the pupil has one, or the day says which
	year      int  // year group; 0 where it is not known
	reader    bool
	flags     []string      // of the whole sitting
	out       *finding.Rule // why it was left out; nil for one that counts

	scores [names]score
}

// score is one pupil's result in one factor.
type score struct {
	state         state
	percentile    points
	percentage    points
	hasPercentile bool
	hasPercentage bool
	below         bool // the percentile was printed as less than 1
	band          band
	flags         []string
	cells         []cellOf
}

// state says what came of a factor.
type state uint8

const (
	blank   state = iota // nothing there
	present              // at least one of percentile, percentage and band
	refused              // something that cannot be used
)

// cellOf is a cell that a score rests on.
type cellOf struct {
	kind     kind
	row, col int
	text     string
	value    value
}

// at is the address of a cell.
func (s *sitting) at(c cellOf) sheet.Ref { return s.plan.block.Table.Ref(c.row, c.col) }

// place is the address of the row.
func (s *sitting) place() sheet.Ref { return s.plan.block.Table.Ref(s.row, 0) }

// score is the pupil's result in a factor.
func (s *sitting) score(f factor) *score { return &s.scores[f.name] }

// clash is the cell that says otherwise of the same thing; nil for none.
func (sc *score) clash(k kind, v value) *cellOf {
	if sc.state != present || v.is == unusable {
		return nil
	}
	differs := false
	switch {
	case v.is == aBand:
		differs = sc.band != noBand && sc.band != v.band
	case k == percentage:
		differs = sc.hasPercentage && sc.percentage != v.points
	default:
		differs = sc.hasPercentile && sc.percentile != v.points
	}
	if !differs {
		return nil
	}
	for i := range sc.cells {
		c := &sc.cells[i]
		if c.value.is == v.is && (v.is == aBand || (c.kind == percentage) == (k == percentage)) {
			return c
		}
	}
	return nil
}

// put takes a result in. What cannot be used refuses the whole score.
func (sc *score) put(row int, res result, v value) {
	sc.cells = append(sc.cells, cellOf{res.kind, row, res.col, res.text, v})
	switch {
	case sc.state == refused:
		return
	case v.is == unusable:
		sc.refuse(flagUnusable)
		return
	}
	sc.state = present
	switch {
	case v.is == aBand:
		sc.band = v.band
	case res.kind == percentage:
		sc.percentage, sc.hasPercentage = v.points, true
	default:
		sc.percentile, sc.hasPercentile, sc.below = v.points, true, v.below
	}
}

// refuse forgets what a score holds, but not its cells.
func (sc *score) refuse(flag string) {
	*sc = score{state: refused, cells: sc.cells, flags: []string{flag}}
}

// same reports whether two scores say the same.
func (sc *score) same(other *score) bool {
	return sc.state == other.state && sc.band == other.band && sc.hasPercentile == other.hasPercentile && sc.percentile == other.percentile &&
		sc.hasPercentage == other.hasPercentage && sc.percentage == other.percentage
}

// same reports whether two sittings have the same results.
func (s *sitting) same(other *sitting) bool {
	for n := range s.scores {
		if !s.scores[n].same(&other.scores[n]) {
			return false
		}
	}
	return true
}

// found are the names in which there is a result, or one that cannot be used.
func (s *sitting) found() (out set) {
	for n := range s.scores {
		if s.scores[n].state != blank {
			out = out.with(name(n))
		}
	}
	return out
}

// yearOf is the year group that a text says, such as Year 10 or Y10; 0 for none.
func yearOf(r *record.Record) int {
	text, got := r.Text(fieldYear)
	if got != record.Given {
		return 0
	}
	for _, word := range tokensOf(text) {
		for _, before := range [...]string{"year", "yr", "y", ""} {
			rest, ok := strings.CutPrefix(word, before)
			if n, number := factorNumber(rest); ok && number && n <= lastYear {
				return n
			}
		}
	}
	return 0
}

// lastYear is the highest year group there is.
const lastYear = 14
