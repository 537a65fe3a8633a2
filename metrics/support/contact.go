package support

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// contact is one row of a log of contacts with pupils: one contact, or several that
// a row sums up.
type contact struct {
	base
	day        ingest.Date
	time       int // minutes from midnight
	timed      bool
	specialism specialism
	mode       string // empty where it is not known
	place      string

	// planned is the sum of the attended ones that were planned, missed, cancelled
	// and open. unplanned ones were attended too.
	attended, unplanned, missed, cancelled, open int
	unknownPlan                                  bool // several were attended, and nothing says how many were planned
	minutes                                      int
	length                                       state // of the minutes
	flags                                        []string
}

// state says what is known of the minutes of contacts that were attended.
type state uint8

const (
	noColumn state = iota // the table has no minutes at all
	timeless              // there is a column, and it is blank
	spoilt                // what stands there cannot be used
	known
)

// all is how many contacts were attended.
func (c *contact) all() int { return c.attended + c.unplanned }

// facts are what was settled of a whole table before its rows are read.
type facts struct {
	specialism specialism // of a table of one specialist's contacts
	respondent string     // of a table of one kind of respondents' answers
	unit       unit       // of a column that is headed duration
	noOutcome  bool       // no column says whether contacts were attended
}

// contact reads one row of a log of contacts.
func (in *intake) contact(r *record.Record, b base) {
	shape := r.Block.Shape.ID
	mode, modeGot := in.mode(r, &b)
	if mode == "universal" || b.pupil == "" {
		if b.pupil != "" {
			in.tell(RuleWholeGroup, b, fieldMode, "universal")
		}
		in.universalRow(r, b)
		return
	}
	c := &contact{base: b, mode: mode}
	if modeGot == record.Bad {
		c.flags = append(c.flags, flagModeNotKnown)
	}
	var got record.Got
	c.day, got = in.day(r, &c.base, fieldDate)
	if c.day.IsZero() {
		seen := "blank"
		if got == record.Bad {
			seen = string(r.Cell(fieldDate).Text)
		}
		in.tell(RuleNoDay, b, fieldDate, seen)
	}
	var ok bool
	if c.specialism, ok = in.whose(r, &c.base); !ok {
		in.end(shape, refused)
		in.spoil(c.base, c.day, flagContactWithWhom)
		return
	}
	c.time, c.timed = in.clock(r)
	if !in.outcome(r, c) || c.day.IsZero() {
		in.refuse(c)
		return
	}
	if in.future(c.day) && (c.all() > 0 || c.missed > 0) {
		in.tell(RuleFuture, b, fieldDate, c.day.String())
		c.day = ingest.Date{}
		in.refuse(c)
		return
	}
	in.length(r, c)
	in.place(r, c)
	in.contacts = append(in.contacts, c)
}

// refuse leaves a contact out: what it would have added is not known.
func (in *intake) refuse(c *contact) {
	in.end(c.block.Shape.ID, refused)
	in.narrow[owner{c.pupil, c.specialism}] = append(in.narrow[owner{c.pupil, c.specialism}], spoiling{base: c.base, day: c.day, what: flagContactNotUsed})
}

// mode reads the mode of a contact. Excel makes a time or a day of 1:1 and 1-1.
func (in *intake) mode(r *record.Record, b *base) (string, record.Got) {
	if c := r.Cell(fieldMode); c.Kind == sheet.Date || c.Kind == sheet.Number {
		if f, err := strconv.ParseFloat(string(c.Text), 64); err == nil && math.Abs(f-61.0/dayMinutes) < 1e-6 {
			in.use(r, b, fieldMode, "one-to-one", "")
			return "one-to-one", record.Given
		}
		if d, problem := ingest.ParseDate(c, r.Block.Date1904()); problem == ingest.DateFine && d.Month == 1 && d.Day == 1 {
			in.use(r, b, fieldMode, "one-to-one", "")
			return "one-to-one", record.Given
		}
	}
	return in.word(r, b, fieldMode)
}

// whose is the specialist of a row: its own, or that of the whole table.
func (in *intake) whose(r *record.Record, b *base) (specialism, bool) {
	if !r.Block.Has(fieldSpecialism) {
		return in.facts[r.Block].specialism, true
	}
	text, got := r.Text(fieldSpecialism)
	s, ok := specialism{}, false
	if got == record.Given {
		s, ok = in.specialism(*b, fieldSpecialism, text)
	}
	if !ok {
		if got != record.Bad {
			in.tell(RuleSpecialism, *b, fieldSpecialism, text)
		}
		return s, false
	}
	in.use(r, b, fieldSpecialism, s.name, "")
	return s, true
}

// clock is the time of day of a contact: of its own column, or beside the day.
func (in *intake) clock(r *record.Record) (int, bool) {
	if r.Block.Has(fieldTime) {
		if c := r.Cell(fieldTime); c.Kind != sheet.Blank {
			return clockOf(c)
		}
	}
	c := r.Cell(fieldDate)
	if c.Kind == sheet.Text && !strings.Contains(string(c.Text), ":") {
		return 0, false
	}
	return clockOf(c)
}

// length reads how long a contact took. Only what was attended counts.
func (in *intake) length(r *record.Record, c *contact) {
	if c.all() == 0 {
		return
	}
	field, minutes, ok, seen := "", 0, false, ""
	for _, f := range []struct {
		field string
		unit  unit
	}{{fieldMinutes, inMinutes}, {fieldHours, inHours}, {fieldDuration, in.facts[r.Block].unit}} {
		if !r.Block.Has(f.field) {
			continue
		}
		cell := r.Cell(f.field)
		if c.length == noColumn {
			c.length = timeless
		}
		if field != "" || cell.Kind == sheet.Blank || strings.TrimSpace(string(cell.Text)) == "" && cell.Kind == sheet.Text {
			continue
		}
		field, seen = f.field, string(cell.Text)
		if minutes, ok = lengthOf(cell, f.unit); !ok && f.field == fieldDuration && f.unit == noUnit && plainNumber(cell) {
			if c.length = spoilt; in.once(f.field, c.block.Place().String()) {
				in.log.Add(finding.Finding{Rule: RuleUnit, From: c.block.Head(f.field), Seen: "numbers without a unit"})
			}
			return
		}
		in.use(r, &c.base, f.field, fmt.Sprintf("%d minutes", minutes), "")
	}
	if field == "" && r.Block.Has(fieldTimeEnd) && c.timed {
		if end, okEnd := clockOf(r.Cell(fieldTimeEnd)); okEnd {
			field, minutes, ok = fieldTimeEnd, end-c.time, end >= c.time
			seen = fmt.Sprintf("%02d:%02d to %02d:%02d", c.time/60, c.time%60, end/60, end%60)
			in.use(r, &c.base, fieldTimeEnd, fmt.Sprintf("%d minutes", minutes), "")
		} else if c.length == noColumn {
			c.length = timeless
		}
	}
	switch {
	case field == "" && c.length == timeless:
		in.tell(RuleNoMinutes, c.base, firstOf(c.block, fieldMinutes, fieldHours, fieldDuration, fieldTimeEnd), "blank")
	case field == "":
	case !ok:
		in.tell(RuleMinutes, c.base, field, seen)
		c.length = spoilt
	case minutes == 0 || minutes > limit("contact-minutes")*c.all():
		in.tell(RuleLength, c.base, field, seen)
		c.length = spoilt
	default:
		c.minutes, c.length = minutes, known
	}
}

// plainNumber reports whether a cell is a number without a unit.
func plainNumber(c sheet.Cell) bool {
	_, ok := lengthOf(c, inMinutes)
	_, other := lengthOf(c, noUnit)
	return ok && !other
}

// firstOf is the first of some fields for which a table has a column.
func firstOf(b *record.Block, fields ...string) string {
	for _, f := range fields {
		if b.Has(f) {
			return f
		}
	}
	return ""
}

// place reads where a contact was.
func (in *intake) place(r *record.Record, c *contact) {
	if r.Block.Has(fieldPlace) {
		c.place, _ = in.word(r, &c.base, fieldPlace)
		return
	}
	text, got := r.Text(fieldOnSite)
	if got != record.Given {
		return
	}
	switch wordIn("yes_no", text) {
	case "yes":
		c.place = "on-site"
	case "no":
		c.place = "off-site"
	default:
		if c.place = wordIn(fieldPlace, text); c.place == "" {
			in.tellWord(c.base, fieldOnSite, "yes_no", text)
		}
	}
}
