package attendance

import (
	"bytes"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/calendar"
)

// whyUnknown is the rule for a mark that is no code of its day.
func whyUnknown(text []byte, day calendar.Day) *finding.Rule {
	if damaged(text) {
		return RuleDamaged
	}
	word := strings.ToUpper(string(bytes.TrimSpace(text)))
	if head, _, ok := strings.Cut(word, " - "); ok {
		word = strings.TrimSpace(head)
	}
	switch _, official := codeTables().byText[word]; {
	case official && day >= CodesFrom() && (word == "H" || word == "J" || word == "Y"):
		return RuleRetired
	case official:
		return RuleTooEarly
	case isSubcode(word):
		return RuleSubcode
	}
	return RuleUnknown
}

// isSubcode reports whether a text looks like a sub-code of X or I.
func isSubcode(word string) bool {
	if len(word) < 2 || word[0] != 'X' && word[0] != 'I' {
		return false
	}
	digits := strings.TrimLeft(word[1:], "- ")
	return digits != "" && len(digits) <= 2 && strings.Trim(digits, "0123456789") == ""
}

// damaged reports whether a text is what Excel makes of some marks: a date, or two
// numbers with a slash between.
func damaged(text []byte) bool {
	text = bytes.TrimSpace(text)
	if len(text) < len("1/2") || text[0] == '/' || text[0] == '\\' || !bytes.ContainsAny(text, "0123456789") {
		return false
	}
	if a, b, ok := bytes.Cut(text, []byte("/")); ok && isDigits(a) && isDigits(b) {
		return true
	}
	_, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: text}, false)
	return problem == ingest.DateFine
}

func isDigits(text []byte) bool {
	return len(text) > 0 && len(bytes.Trim(text, "0123456789")) == 0
}
