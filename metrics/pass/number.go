package pass

import (
	"math"
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// points are hundred thousandths of a percentile or of a percentage, so that band
// limits are compared as whole numbers.
type points int64

// point is one whole one.
const point points = 100_000

// number is the value as it is written.
func (p points) number() float64 { return float64(p) / float64(point) }

func (p points) String() string { return strconv.FormatFloat(p.number(), 'f', -1, 64) }

// content says what a cell holds.
type content uint8

const (
	nothing content = iota // blank, or a word that says that there is no result
	aNumber
	aBand
	unusable
)

// value is what a cell was read as.
type value struct {
	is     content
	points points
	below  bool // was printed as less than 1
	sign   bool // with a sign of percent, so that it is no fraction of 1
	band   band
	colour bool
}

// valueOf reads a cell, whose text is as a map has it.
func valueOf(kind sheet.Kind, text string) value {
	switch kind {
	case sheet.Number:
		if x, err := strconv.ParseFloat(text, 64); err == nil {
			return numeric(x)
		}
	case sheet.Date, sheet.Bool:
		return value{is: unusable}
	}
	return parseValue(text)
}

// parseValue reads a text: 12, 12.5, 12%, 12th, <1, a band, a colour.
func parseValue(text string) value {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return value{}
	}
	if w, ok := wordOf(text); ok {
		if w.missing {
			return value{}
		}
		return value{is: aBand, band: w.band, colour: w.colour}
	}
	rest, below := strings.CutPrefix(text, "<")
	rest = strings.TrimSpace(rest)
	rest, sign := strings.CutSuffix(rest, "%")
	rest = strings.TrimSpace(rest)
	if !sign {
		rest = withoutOrdinal(rest)
	}
	x, ok := plainNumber(rest)
	if !ok || below && x != 1 {
		return value{is: unusable}
	}
	v := numeric(x)
	v.below, v.sign = below, sign
	return v
}

// ordinals are the endings of 1st, 2nd, 3rd and 4th.
var ordinals = [...]string{"th", "st", "nd", "rd"}

// withoutOrdinal takes "th" off 12th, and what may follow it.
func withoutOrdinal(text string) string {
	lower := strings.ToLower(text)
	lower = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(lower, "percentile"), "centile"))
	for _, end := range ordinals {
		if rest, ok := strings.CutSuffix(lower, end); ok && rest != "" && rest[len(rest)-1] >= '0' && rest[len(rest)-1] <= '9' {
			return rest
		}
	}
	return lower
}

// plainNumber reads digits with at most one point between them.
func plainNumber(text string) (float64, bool) {
	if len(text) == 0 || len(text) > 20 {
		return 0, false
	}
	for i := range len(text) {
		if (text[i] < '0' || text[i] > '9') && (text[i] != '.' || i == 0 || i == len(text)-1) {
			return 0, false
		}
	}
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil
}

// numeric is a number in points. Whether it can be a percentile is for
// [value.scaled] to say: it may be a fraction of 1.
func numeric(x float64) value {
	if math.IsNaN(x) || x < 0 || x > 1e6 {
		return value{is: unusable}
	}
	return value{is: aNumber, points: points(math.Round(x * float64(point)))}
}

// scaled is the value on the scale from 0 to 100; what is beyond it cannot be used.
func (v value) scaled(fractions bool) value {
	if v.is != aNumber {
		return v
	}
	if fractions && !v.sign && !v.below && v.points <= point {
		v.points *= 100
	}
	if v.points > 100*point {
		return value{is: unusable}
	}
	return v
}
