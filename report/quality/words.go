package quality

import (
	"fmt"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"apst/ingest"
	"apst/report/document"
)

// day is a day for people: 17 April 2023.
func day(d ingest.Date) string {
	switch {
	case d.IsZero():
		return "not known"
	case d.Day == 0:
		return fmt.Sprintf("%s %d", time.Month(d.Month), d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year)
}

// many is a number of things: no error, 1 error, 3 errors.
func many(n int, one string) string {
	switch n {
	case 0:
		return "no " + one
	case 1:
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}

// are is a number of things with its verb: 1 questionnaire is, 3 questionnaires are.
func are(n int, one string) string {
	if one == "more" {
		one = "more questionnaire"
	}
	if n == 1 {
		return "1 " + one + " is"
	}
	if n == 0 {
		return many(n, one) + " is"
	}
	return many(n, one) + " are"
}

func capital(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

func numbers(titles ...string) []document.Column {
	var out []document.Column
	for _, t := range titles {
		out = append(out, document.Column{Title: t, Number: true})
	}
	return out
}

func number(n int) document.Cell { return document.Cell{Text: strconv.Itoa(n)} }

// percent is a share; of nobody there is none.
func percent(n, of int) document.Cell {
	if of == 0 {
		return document.Cell{Text: "none due"}
	}
	return document.Cell{Text: strconv.Itoa((200*n + of) / (2 * of))}
}

func paragraphs(texts ...string) []document.Block {
	var out []document.Block
	for _, t := range texts {
		if t != "" {
			out = append(out, &document.Paragraph{Text: document.Words(t)})
		}
	}
	return out
}
