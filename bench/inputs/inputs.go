// Package inputs makes the files that apst is timed on: answers to the Strengths
// and Difficulties Questionnaire, from one class to a country, and registers of as
// many. All of it is drawn by seed; nothing in it comes from a pupil, and identifiers
// carry local authority code 999, which does not exist.
//
// A row is a function of the seed and its number, so that five million of them
// need no more memory than one. Answers are those of pupils drawn by package
// synth (many difficulties, strengths that go together), one in a hundred left
// out.
package inputs

import (
	"math/rand/v2"
	"strconv"

	"apst/synth"
)

// Survey is how many questionnaires there are, and what is wrong with them.
type Survey struct {
	Seed uint64
	Rows int // questionnaires; pupil n has rows 2n (baseline) and 2n+1 (endline)
	// Copies of earlier rows follow them, and then rows that contradict earlier
	// ones: the same pupil and wave with one other answer.
	Copies, Contradictions int
}

// Total is how many rows a file of the survey has, without the headings.
func (s Survey) Total() int { return s.Rows + s.Copies + s.Contradictions }

// drawn is how many pupils answers are taken from. A row is one of their
// questionnaires with blanks of its own.
const drawn = 4096

// blankOneIn is how rare a blank answer is.
const blankOneIn = 100

// Source makes the rows of a survey.
type Source struct {
	survey Survey
	waves  [2][][synth.Items]synth.Answer
}

// New prepares the rows of a survey.
func New(s Survey) *Source {
	p := synth.Ordinary
	p.Seed, p.Pupils, p.BlankPercent, p.LeaverPercent, p.HalfPages = s.Seed, drawn, 0, 0, 0
	src := &Source{survey: s}
	for _, r := range synth.New(p).Responses {
		w := 0
		if r.Wave == synth.Endline {
			w = 1
		}
		src.waves[w] = append(src.waves[w], r.Items)
	}
	return src
}

// Row is one questionnaire.
type Row struct {
	UPN   string
	Wave  synth.Wave
	Date  string // ISO
	Items [synth.Items]synth.Answer
}

// waves and the days on which every school asked.
var waves = [2]struct {
	wave synth.Wave
	date string
}{{synth.Baseline, "2022-09-12"}, {synth.Endline, "2023-06-05"}}

// Row is row i of the survey, from 0 to Total()-1.
func (s *Source) Row(i int) Row {
	if i < s.survey.Rows {
		return s.row(i)
	}
	i -= s.survey.Rows
	if i < s.survey.Copies {
		return s.row(spread(i, s.survey.Copies, s.survey.Rows))
	}
	i -= s.survey.Copies
	// Half a step on, where no row has been copied.
	r := s.row(spread(2*i+1, 2*s.survey.Contradictions, s.survey.Rows))
	r.Items[i%synth.Items] = (r.Items[i%synth.Items] + 1) % 3
	return r
}

// spread is the i-th of n places at even distances among so many rows.
func spread(i, n, rows int) int { return int(int64(i) * int64(rows) / int64(n)) }

func (s *Source) row(i int) Row {
	w := i % 2
	r := rand.New(rand.NewPCG(s.survey.Seed, uint64(i)))
	out := Row{
		UPN: upn(i / 2), Wave: waves[w].wave, Date: waves[w].date,
		Items: s.waves[w][r.IntN(len(s.waves[w]))],
	}
	for k := range out.Items {
		if r.IntN(blankOneIn) == 0 {
			out.Items[k] = synth.Blank
		}
	}
	return out
}

// upn is the number of pupil n: schools of 250 in one year, ten thousand schools,
// then the next year.
func upn(n int) string {
	const school, schools = 250, 10_000
	return synth.UPN(n/school%schools, 19+n/(school*schools), n%school)
}

// Headings are those of every file: the identifier, the wave where rows say it,
// the day, and the standard names of the items.
func headings(wave bool) []string {
	h := []string{"upn"}
	if wave {
		h = append(h, "wave")
	}
	h = append(h, "date")
	for item := 1; item <= synth.Items; item++ {
		h = append(h, synth.Stem(item))
	}
	return h
}

// appendAnswer appends the digit of an answer; a blank is nothing.
func appendAnswer(dst []byte, a synth.Answer) []byte {
	if a == synth.Blank {
		return dst
	}
	return strconv.AppendInt(dst, int64(a), 10)
}
