package support

import (
	"slices"
	"strings"

	"apst/metrics"
)

// viewScale is the scale of the answers to a question.
func viewScale(item string) string { return "view." + item }

// question is what was answered to a question of the surveys.
type question struct {
	item  string
	words map[string]bool
	rated bool
}

// Outcomes implements [metrics.Asker]: the questions that were put, in the order of their
// names.
func (rd *reading) Outcomes() []metrics.Outcome {
	by := map[string]*question{}
	var all []*question
	for _, a := range rd.result.answers {
		if a.said {
			continue
		}
		q := by[a.item]
		if q == nil {
			q = &question{item: a.item, words: map[string]bool{}}
			by[a.item], all = q, append(all, q)
		}
		q.rated = q.rated || a.rated
		if a.word != "" {
			q.words[a.word] = true
		}
	}
	slices.SortFunc(all, func(a, b *question) int { return strings.Compare(a.item, b.item) })
	var out []metrics.Outcome
	for _, q := range all {
		out = append(out, q.outcome())
	}
	return out
}

// title is a question for people: those of the follow-up forms in words, and a number such
// as Q1 as the question with that number.
func (q *question) title() string {
	switch strings.TrimPrefix(q.item, followUpPrefix) {
	case fieldProblems:
		return "problems since first contact"
	case fieldHelp:
		return "other help from attending"
	}
	if n := strings.TrimPrefix(strings.ToLower(q.item), "q"); n != "" && len(n) < 4 && strings.Trim(n, "0123456789") == "" {
		return "question " + n + " of the survey"
	}
	return "answers to " + q.item
}

// outcome is a question as something that was measured: ratings, or words where anybody
// answered with one. Which end of a rating is the better one nobody has said.
func (q *question) outcome() metrics.Outcome {
	o := metrics.Outcome{
		Scale: viewScale(q.item), Title: q.title(), Unit: "points", Pairing: metrics.ByStanding, Answers: true, Found: true,
		Applies: "What people say of the support, of those who were asked and answered: it says nothing of what helped. Of several answers by the same kind of respondent for one pupil the last counts.",
	}
	if len(q.words) == 0 {
		return o
	}
	o.Words, o.Unit = true, ""
	field := fieldRating
	if f := strings.TrimPrefix(q.item, followUpPrefix); f == fieldProblems || f == fieldHelp {
		field = f
	}
	for _, word := range tables().means[field] {
		if q.words[word] || field != fieldRating { // of the questions of the SDQ all answers are known
			o.Order = append(o.Order, word)
		}
	}
	if field != fieldRating { // its table begins with the worst
		slices.Reverse(o.Order)
	}
	return o
}
