package support

import (
	"fmt"
	"strconv"
	"strings"

	"apst/metrics"
)

// options are what can be settled where files leave it open.
func options() []metrics.Option {
	return []metrics.Option{
		{Name: "specialism", Usage: "the `SPECIALIST` of contacts in tables that do not name one", Check: func(text string) error {
			if !professional(text) {
				return fmt.Errorf("a specialist is a profession, such as youth worker")
			}
			return nil
		}},
		{Name: "respondent", Usage: "who gave the answers of tables that do not say so", Allowed: []string{"child", "family", "staff"}},
		{Name: "duration", Usage: "the unit of a column headed duration or length", Allowed: []string{"minutes", "hours"}},
		{Name: "duplicates", Usage: "what two rows of one pupil, day, specialist and time are: refused, one contact listed twice (if they agree), or contacts each",
			Allowed: []string{"refuse", "once", "each"}, Default: "refuse"},
		{Name: "missing-minutes", Usage: "what becomes of a pupil's minutes where a contact has none: empty, or the sum of those that are known",
			Allowed: []string{"refuse", "skip"}, Default: "refuse"},
		{Name: "dose-by", Usage: "what bands of the amount of support go by", Allowed: []string{"contacts", "minutes"}, Default: "contacts"},
		{Name: "dose-bands", Usage: "where the bands low, medium and high begin, as `LOW,MEDIUM,HIGH` (default 1,6,12 contacts, or 1,180,540 minutes); settle it before outcomes are seen",
			Check: func(text string) error { _, err := parseBands(text); return err }},
		{Name: "from", Usage: "count suspensions and incidents from this `DAY` on (default 1 September of the school year of the first)", Check: checkDay},
		{Name: "to", Usage: "count suspensions and incidents up to this `DAY` (default the day the data are from)", Check: checkDay},
	}
}

// bands are where low, medium and high amounts of support begin. Less than low is
// none.
type bands [3]int

// The bands without an option.
var (
	contactBands = bands{1, 6, 12}
	minuteBands  = bands{1, 180, 540}
)

// parseBands reads three limits, each higher than the one before.
func parseBands(text string) (bands, error) {
	parts := strings.Split(text, ",")
	wrong := fmt.Errorf("three whole numbers are wanted, each higher than the one before: 1,6,12")
	if len(parts) != 3 {
		return bands{}, wrong
	}
	var b bands
	for i, p := range parts {
		n, err := strconv.Atoi(strings.TrimSpace(p))
		if err != nil || n < 1 || n > 1e6 || i > 0 && n <= b[i-1] {
			return bands{}, wrong
		}
		b[i] = n
	}
	return b, nil
}

// doseNames are the bands, from below the first limit on.
var doseNames = [...]string{"none", "low", "medium", "high"}

// of is the band of an amount.
func (b bands) of(amount int) string {
	n := 0
	for n < len(b) && amount >= b[n] {
		n++
	}
	return doseNames[n]
}

// String says where the bands begin.
func (b bands) String() string {
	return fmt.Sprintf("none under %d, low %s, medium %s, high from %d", b[0], span(b[0], b[1]-1), span(b[1], b[2]-1), b[2])
}

func span(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return fmt.Sprintf("%d to %d", from, to)
}
