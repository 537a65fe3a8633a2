package pack

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"apst/ingest"
	"apst/ingest/sheet"
)

// kind is what the values of a column are.
type kind uint8

const (
	text kind = iota
	integer
	number
	boolean
	date
)

// columnSpec is what a column may hold.
type columnSpec struct {
	name     string
	kind     kind
	dates    Dates // of dates: their form
	required bool
	codes    []string
	min, max string // of numbers; empty for none
	pattern  *regexp.Regexp
	wording  string // the pattern in words
	direct   bool   // may hold a direct identifier
	lo, hi   float64
	hasLo    bool
	hasHi    bool
}

// check is the id of what is wrong with a value, with what should be there; empty for
// nothing.
func (c *columnSpec) check(v string) (id, want string) {
	switch {
	case v == "" && c.required:
		return "PACK-305", ""
	case v == "":
		return "", ""
	case len(v) > MaxField:
		return "PACK-312", ""
	case strings.Contains(v, "\n"):
		return "PACK-301", "a value on one line"
	}
	if id, want = c.checkKind(v); id != "" {
		return id, want
	}
	switch {
	case len(c.codes) > 0 && !slices.Contains(c.codes, v):
		return "PACK-307", "one of " + strings.Join(c.codes, ", ")
	case c.pattern != nil && !c.pattern.MatchString(v):
		return c.patternReason(), c.wording
	case c.kind == text && len(c.codes) == 0:
		return c.checkText(v), ""
	}
	return "", ""
}

// realDay reports whether a date is in the calendar, and of our time. A day of 0 is a month.
func realDay(d ingest.Date) bool {
	if d.Year < 1900 || d.Year > 2200 || d.Month < 1 || d.Month > 12 {
		return false
	}
	return d.Day == 0 || time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC).Day() == int(d.Day)
}

// patternReason tells a study identifier, in whose place the school's own may stand, from
// other values of a form.
func (c *columnSpec) patternReason() string {
	if c.name == "study_id" {
		return "PACK-604"
	}
	return "PACK-309"
}

// checkKind holds a value against its column's type and range.
func (c *columnSpec) checkKind(v string) (id, want string) {
	switch c.kind {
	case integer:
		if !wholeNumber().MatchString(v) {
			return "PACK-306", "a whole number"
		}
	case number:
		if !decimalNumber().MatchString(v) {
			return "PACK-306", "a number with a point"
		}
	case boolean:
		if v != "true" && v != "false" {
			return "PACK-306", "true or false"
		}
		return "", ""
	case date:
		if d, ok := c.dates.Day(v); !ok || !realDay(d) || c.dates == MonthDates && d.Day != 0 {
			return "PACK-306", "a date of the form " + c.dates.Pattern()
		}
		return "", ""
	default:
		return "", ""
	}
	x, err := strconv.ParseFloat(v, 64)
	if err != nil || c.hasLo && x < c.lo || c.hasHi && x > c.hi {
		return "PACK-308", c.rangeWords()
	}
	return "", ""
}

func (c *columnSpec) rangeWords() string {
	switch {
	case c.min != "" && c.max != "":
		return fmt.Sprintf("%s to %s", c.min, c.max)
	case c.min != "":
		return "at least " + c.min
	case c.max != "":
		return "at most " + c.max
	}
	return ""
}

// checkText looks at a value that may be any words.
func (c *columnSpec) checkText(v string) string {
	if strings.ContainsRune("=+-@", rune(v[0])) {
		return "PACK-311"
	}
	if c.direct {
		return ""
	}
	return identifies(v)
}

var (
	wholeNumber   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?(0|[1-9][0-9]{0,14})$`) })
	decimalNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,17})?$`) })
	upnForm       = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[A-Z][0-9]{11}[0-9A-Z]`) })
	postcodeForm  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b`)
	})
)

// identifies is the id of what in a text tells, or may tell, who a pupil is: a UPN with the
// right check letter however it is spaced, or a full postcode.
func identifies(v string) string {
	if strings.IndexFunc(v, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 {
		return ""
	}
	upper := strings.ToUpper(v)
	tight := strings.NewReplacer(" ", "", "-", "", ".", "", "_", "", "/", "").Replace(upper)
	for _, found := range upnForm().FindAllString(tight, -1) {
		if _, problem := ingest.AppendUPN(nil, sheet.Cell{Kind: sheet.Text, Text: []byte(found)}); problem == 0 {
			return "PACK-601"
		}
	}
	if postcodeForm().MatchString(upper) {
		return "PACK-602"
	}
	return ""
}
