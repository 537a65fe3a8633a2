package support

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// number is what a cell about contacts says: how many, or a word.
type number struct {
	got  record.Got
	n    int
	word string // attended, missed, cancelled; empty for a number
}

// outcomeOf reads one of the columns that say whether contacts took place.
func (in *intake) outcomeOf(r *record.Record, b *base, field string) number {
	if c := r.Cell(field); c.Kind == sheet.Bool {
		if string(c.Text) == "1" || strings.EqualFold(string(c.Text), "true") {
			return number{got: record.Given, n: 1, word: "attended"}
		}
		return number{got: record.Given, word: "missed"}
	}
	text, got := r.Text(field)
	if got != record.Given {
		return number{got: got}
	}
	if w := wordIn("outcome", text); w != "" {
		n := 0
		if w == "attended" {
			n = 1
		}
		in.use(r, b, field, w, "")
		return number{got: got, n: n, word: w}
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n != math.Trunc(n) || n < 0 || n > 1000 {
		return number{got: record.Bad}
	}
	in.use(r, b, field, "", "")
	return number{got: got, n: int(n)}
}

// marked reads a column in which the contacts are marked of which a word is true.
func (in *intake) marked(r *record.Record, b *base, field, word string) (yes bool, got record.Got) {
	if c := r.Cell(field); c.Kind == sheet.Bool {
		return string(c.Text) == "1" || strings.EqualFold(string(c.Text), "true"), record.Given
	}
	text, got := r.Text(field)
	if got != record.Given {
		return false, got
	}
	switch tick := wordIn("tick", text); {
	case tick == "yes", tick == "" && wordIn("outcome", text) == word:
		in.use(r, b, field, word, "")
		return true, got
	case tick == "no", wordIn("outcome", text) == "attended":
		return false, got
	}
	return false, record.Bad
}

// outcome settles how many contacts of a row were planned, attended and so on. It
// reports false for a row of which that cannot be told.
func (in *intake) outcome(r *record.Record, c *contact) bool {
	bad := func(field string, rule *finding.Rule, seen string) bool {
		in.tell(rule, c.base, field, seen)
		return false
	}
	stands := func(field string) string { return string(r.Cell(field).Text) }
	planned := in.outcomeOf(r, &c.base, fieldPlanned)
	attended := in.outcomeOf(r, &c.base, fieldAttended)
	if planned.got == record.Bad {
		return bad(fieldPlanned, RuleAttended, stands(fieldPlanned))
	}
	if attended.got == record.Bad {
		return bad(fieldAttended, RuleAttended, stands(fieldAttended))
	}
	for _, f := range []struct{ field, word string }{{fieldMissed, "missed"}, {fieldCancelled, "cancelled"}} {
		yes, got := in.marked(r, &c.base, f.field, f.word)
		switch {
		case got == record.Bad:
			return bad(f.field, RuleAttended, stands(f.field))
		case yes && (attended.word == "attended" || attended.got == record.Given && attended.n > 0):
			return bad(f.field, RuleAttended, f.word+" and attended")
		case yes:
			attended = number{got: record.Given, word: f.word}
		case got != record.NoColumn && attended.got == record.NoColumn:
			attended = number{got: record.Given, n: 1, word: "attended"} // a log in which the others are marked
		}
	}
	if in.facts[r.Block].noOutcome {
		attended = number{got: record.Given, n: 1, word: "attended"}
	}
	return in.settle(r, c, planned, attended, bad)
}

// settle puts what was planned and what was attended together.
func (in *intake) settle(r *record.Record, c *contact, planned, attended number, bad func(string, *finding.Rule, string) bool) bool {
	plan := planned.n
	switch {
	case planned.got == record.Given && (planned.word == "missed" || planned.word == "" && plan == 0): // not planned
		plan = 0
	case planned.got == record.Given && planned.word == "cancelled":
		return bad(fieldPlanned, RuleAttended, "cancelled")
	case planned.got == record.Blank && attended.got == record.Given && attended.n == 1:
		plan = 0 // somebody dropped in
		c.flags = append(c.flags, flagPlannedBlank)
	case planned.got != record.Given:
		plan = 1
		c.unknownPlan = attended.n > 1
	}
	switch {
	case attended.got == record.Blank || attended.got == record.NoColumn:
		c.open = max(plan, 1)
	case attended.word == "cancelled":
		c.cancelled = max(plan, 1)
	case attended.word == "missed" || attended.n == 0:
		c.missed = max(plan, 1)
	case c.unknownPlan:
		c.attended = attended.n
	case plan == 0 && attended.n == 1:
		c.unplanned = 1
	case attended.word == "attended" && plan > 1:
		return bad(fieldAttended, RuleAttended, fmt.Sprintf("%s, of %d", attended.word, plan))
	case attended.n > plan:
		return bad(fieldAttended, RuleMore, fmt.Sprintf("%d of %d", attended.n, plan))
	default:
		c.attended, c.missed = attended.n, plan-attended.n
	}
	return true
}
