package roster

import (
	"strconv"
	"strings"
)

// weekdays are the days on which a school is open, and how they are abbreviated.
var weekdays = [...]struct {
	short string
	all   []string
}{
	{"Mon", []string{"mon", "monday", "mondays"}},
	{"Tue", []string{"tue", "tues", "tuesday", "tuesdays"}},
	{"Wed", []string{"wed", "weds", "wednesday", "wednesdays"}},
	{"Thu", []string{"thu", "thur", "thurs", "thursday", "thursdays"}},
	{"Fri", []string{"fri", "friday", "fridays"}},
}

// pattern reads on how much of a week a pupil is to attend: full or part time, a
// number of days in steps of half a day, or the days by name, alone or from one to
// another. A single letter names no day: T may be two.
func pattern(w word) meaning {
	if m := listed(w); m.fault == nil {
		return m
	}
	text := strings.ToLower(w.text)
	if days, ok := numberOfDays(text); ok {
		return meaning{value: days}
	}
	if days, ok := namedDays(text); ok {
		return meaning{value: days}
	}
	return meaning{fault: RuleWord, want: "full-time, part-time, a number of days a week such as 2.5, or days such as Mon Tue"}
}

// mostDays is how many days a school week has.
const mostDays = 5

func numberOfDays(text string) (string, bool) {
	for _, unit := range []string{"days a week", "days per week", "days pw", "days/week", "days", "day a week", "day per week", "day"} {
		if rest, ok := strings.CutSuffix(text, unit); ok {
			text = rest
			break
		}
	}
	whole, fraction, _ := strings.Cut(strings.TrimSpace(text), ".")
	n, err := strconv.ParseUint(whole, 10, 8)
	half := strings.TrimRight(fraction, "0")
	switch {
	case err != nil || half != "" && half != "5" || n > mostDays || n == mostDays && half != "" || n == 0 && half == "":
		return "", false
	case half != "":
		return strconv.FormatUint(n, 10) + ".5", true
	}
	return strconv.FormatUint(n, 10), true
}

func namedDays(text string) (string, bool) {
	text = strings.NewReplacer("–", "-", " to ", "-", " and ", " ").Replace(text)
	text = strings.ReplaceAll(strings.ReplaceAll(text, " -", "-"), "- ", "-")
	var on [len(weekdays)]bool
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;/&+", r) }) {
		from, to, run := strings.Cut(part, "-")
		if !run {
			to = from
		}
		first, last := weekday(from), weekday(to)
		if first < 0 || last < first {
			return "", false
		}
		for day := first; day <= last; day++ {
			on[day] = true
		}
	}
	var names []string
	for day, is := range on {
		if is {
			names = append(names, weekdays[day].short)
		}
	}
	return strings.Join(names, " "), len(names) > 0
}

// weekday is which of the weekdays a word names; -1 for none.
func weekday(name string) int {
	for i, day := range weekdays {
		for _, known := range day.all {
			if name == known {
				return i
			}
		}
	}
	return -1
}
