package project

import (
	"strings"

	"apst/internal/suggest"
	"apst/sdq/intake"
)

// spellings are what people write for a word of a list, without spaces and signs.
var spellings = map[string]map[string]string{
	"coding":        {"012": "0-2", "02": "0-2", "123": "1-3", "13": "1-3", "210": "2-0", "20": "2-0", "321": "3-1", "31": "3-1", "text": "words", "labels": "words"},
	"impact_coding": {"0123": "0-3", "03": "0-3", "1234": "1-4", "14": "1-4", "012": "scored", "02": "scored", "points": "scored"},
	"gate_coding":   {"0123": "0-3", "03": "0-3", "1234": "1-4", "14": "1-4"},
	"form":          {"24": "2-4", "417": "4-17", "416": "4-17", "1117": "4-17", "410": "4-17", "18": "18+", "adult": "18+"},
	"look_back":     {"6months": "six-months", "6": "six-months", "six": "six-months", "1month": "one-month", "1": "one-month", "one": "one-month", "lastmonth": "one-month"},
	"informant":     {"staff": "teacher", "tutor": "teacher", "keyworker": "teacher", "school": "teacher", "pupil": "self", "pupils": "self", "child": "self", "student": "self", "carer": "parent", "carers": "parent", "parentcarer": "parent", "family": "parent"},
	"wave":          {"pre": "baseline", "before": "baseline", "start": "baseline", "t1": "baseline", "time1": "baseline", "wave1": "baseline", "post": "endline", "after": "endline", "end": "endline", "followup": "endline"},
	"severity":      {"warn": "warning", "fatal": "error", "note": "info", "noted": "info", "notice": "info"},
	"arm":           {"control": "comparison", "treatment": "taskforce", "intervention": "taskforce"},
}

// terms are words for a time of the year: which wave it is only the school knows.
var terms = []string{"autumn", "spring", "summer", "term", "winter", "september", "july"}

// meant is the word of a list that was probably meant, as a hint asks for it;
// empty where there is none.
func meant(setting, word string, allowed []string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(word))
	if is := spellings[setting][plain]; is != "" {
		return is
	}
	spaced := strings.Join(strings.Fields(strings.ToLower(word)), " ")
	known := map[string]func() []intake.Word{"wave": intake.WaveWords, "informant": intake.InformantWords}[setting]
	if known != nil {
		for _, w := range known() {
			if w.Text == spaced {
				return w.Means
			}
		}
	}
	for _, term := range terms {
		if setting == "wave" && strings.Contains(plain, term) {
			return "baseline, for a first round, or endline, for a last one"
		}
	}
	return suggest.Nearest(word, allowed)
}
