package pupil

import (
	"math"
	"strconv"
	"strings"

	"apst/ingest"
	"apst/report/document"
)

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// day is a date as a letter has it: 7 June 2023. A month is one without a day.
func day(d ingest.Date) string { return dated(d, months[min(int(d.Month), 12)]) }

// short is a date for a cell of a table: 7 Jun 2023.
func short(d ingest.Date) string {
	month := months[min(int(d.Month), 12)]
	return dated(d, month[:min(3, len(month))])
}

func dated(d ingest.Date, month string) string {
	if d.IsZero() {
		return "not known"
	}
	out := month + " " + strconv.Itoa(int(d.Year))
	if d.Day > 0 {
		out = strconv.Itoa(int(d.Day)) + " " + out
	}
	return out
}

// span is a stretch of days, as far as it is known.
func span(from, to ingest.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case from.IsZero():
		return "until " + day(to)
	case to.IsZero():
		return "from " + day(from)
	}
	return day(from) + " to " + day(to)
}

// number is a number with one decimal at most.
func number(x float64) string {
	return strconv.FormatFloat(math.Round(10*x)/10, 'f', -1, 64)
}

// many is a number of things: 1 review, 3 reviews.
func many(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// halves are half days as days: 2.5 days.
func halves(n int) string {
	if n == 2 {
		return "1 day"
	}
	return strconv.FormatFloat(float64(n)/2, 'f', -1, 64) + " days"
}

// sentences are several behind each other; what is empty is none.
func sentences(all ...string) string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func upper(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// said are the words of lists in which words are written otherwise than a reader says
// them.
var said = map[string]string{
	"mainstream": "mainstream school", "special": "special school", "other-ap": "other alternative provision", "stay": "stay at this school", "stayed": "stayed at this school",
	"long-term": "long-term placement", "post-16": "preparation for what comes after Year 11", "reintegration": "return to a mainstream school", "exclusion": "after exclusion",
	"medical": "medical need", "special-placement": "waiting for a special school", "moved-area": "moved out of the area", "end-of-school": "end of Year 11",
	"reintegrated": "returned to a mainstream school", "transferred": "moved to another school", "home-education": "education at home", "end-of-placement": "the placement had run its time",
	"permanently-excluded": "permanently excluded", "not-known": "not known",
	"bit-worse": "a bit worse", "bit-better": "a bit better", "same": "about the same", "great-deal": "a great deal", "a-great-deal": "a great deal", "EET": "in education, work or training", "NEET": "not in education, work or training",
}

// word is a word of a list as a reader says it.
func word(w string) string {
	if out := said[w]; out != "" {
		return out
	}
	return strings.ReplaceAll(w, "-", " ")
}

// either is what somebody wrote, or else a word of a list.
func either(text, w string) string {
	if text != "" {
		return text
	}
	return word(w)
}

func paragraph(text string) *document.Paragraph {
	return &document.Paragraph{Text: document.Words(text)}
}

func note(text string) *document.Paragraph {
	return &document.Paragraph{Text: document.Words(text), Role: document.Note}
}

// none is a cell without anything, and why.
func none(why string) document.Cell {
	return document.Cell{Text: "none", Symbol: true, Why: why}
}

func cell(text string) document.Cell { return document.Cell{Text: text} }
