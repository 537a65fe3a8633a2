package cohort

import (
	"fmt"
	"strconv"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
)

// RuleWords says how a rule is written, for messages.
const RuleWords = "named, first or last, or nearest DAY within N days, such as nearest 2023-06-30 within 42 days"

// ParseRule reads which of a pupil's questionnaires is to count: "named"; "first" for a
// baseline or "last" for an endline; "nearest 2023-06-30 within 42 days". The error is
// a plain sentence.
func ParseRule(text string, endline bool) (Rule, error) {
	words := strings.Fields(strings.ToLower(text))
	order := "first"
	if endline {
		order = "last"
	}
	switch {
	case len(words) == 1 && words[0] == "named":
		return Rule{Kind: ByName}, nil
	case len(words) == 1 && words[0] == order:
		return Rule{Kind: ByOrder}, nil
	case len(words) == 1 && (words[0] == "first" || words[0] == "last"):
		return Rule{}, fmt.Errorf("a baseline can be the first and an endline the last, not the other way round")
	}
	if len(words) >= 4 && words[0] == "nearest" && words[2] == "within" && len(words) <= 5 && (len(words) == 4 || strings.HasPrefix(words[4], "day")) {
		day, bad := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(words[1])}, false)
		within, err := strconv.Atoi(words[3])
		if bad == ingest.DateFine && day.Day != 0 && err == nil && within >= 0 && within <= 3660 {
			return Rule{Kind: Nearest, Day: day, Within: within}, nil
		}
	}
	return Rule{}, fmt.Errorf("%q is no rule; a rule is %s", text, RuleWords)
}

// String is the rule as it is written.
func (r Rule) String() string { return r.In(false) }

// In is the rule as it is written, of a baseline or of an endline.
func (r Rule) In(endline bool) string {
	switch {
	case r.Kind == ByOrder && endline:
		return "last"
	case r.Kind == ByOrder:
		return "first"
	case r.Kind == Nearest:
		return fmt.Sprintf("nearest %s within %d days", r.Day, r.Within)
	}
	return "named"
}
