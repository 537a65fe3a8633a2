package tables

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
	"time"
)

//go:embed levels.csv
var levelsCSV string

// levelTitles are the words for ways of grouping, by name, and for their levels.
var levelTitles = sync.OnceValue(func() map[[2]string]string {
	rows, err := csv.NewReader(strings.NewReader(levelsCSV)).ReadAll()
	if err != nil {
		panic("tables: the words of groups: " + err.Error())
	}
	out := map[[2]string]string{}
	for _, r := range rows[1:] {
		out[[2]string{r[0], r[1]}] = r[2]
	}
	return out
})

// notKnown is the level of those of whom a fact is not known.
const notKnown = "not-known"

// groupTitle is a way of grouping as a heading: "Year group".
func groupTitle(group string) string {
	if t := levelTitles()[[2]string{group, ""}]; t != "" {
		return t
	}
	return wordTitle(group)
}

// levelTitle is a level of a way of grouping as a label: "Year 9". Names that a school
// gave are left as they are.
func levelTitle(group, level string) string {
	t := levelTitles()[[2]string{group, level}]
	switch {
	case level == notKnown:
		return "Not known"
	case t != "":
		return t
	case level == "true":
		return "Yes"
	case level == "false":
		return "No"
	}
	switch group {
	case "year_group":
		return "Year " + level
	case "month":
		return monthTitle(level)
	case "centre", "class", "home_school", "commissioner", "need":
		return level
	}
	return wordTitle(level)
}

// ofStaff reports whether the levels of a grouping may be names of staff, as those of
// classes are that go by their teacher or tutor: they are not told outside the school.
func (b *builder) ofStaff(group string) bool { return b.in.Least > 0 && group == "class" }

// monthTitle is a month as a label: "October 2022".
func monthTitle(month string) string {
	day, err := time.Parse("2006-01", month)
	if err != nil {
		return wordTitle(month)
	}
	return day.Format("January 2006")
}

// wordTitle is an id as a label: "signposted", "not known".
func wordTitle(id string) string { return titled(strings.NewReplacer("-", " ", "_", " ").Replace(id)) }

// lowered is a text without its capital.
func lowered(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
