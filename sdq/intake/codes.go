package intake

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"apst/sdq"
)

// CodeSet is what the numbers or words of a question stand for.
type CodeSet struct {
	Name  string // "answers 0-2"
	About string
	Codes []Code
}

// Code is one of them: what the file holds, what it means and what it scores.
// Score is empty for what scores nothing or is in no score.
type Code struct{ Stored, Means, Score string }

// CodeSets are the codings of answers, impact and follow-up questions, and what
// stands for a missing answer, from the tables that cells are read with.
func CodeSets() []CodeSet {
	var sets []CodeSet
	for c := Coding02; c <= Coding31; c++ {
		sets = append(sets, answerSet(c))
	}
	words := CodeSet{Name: "answers words", About: "Answers in words or by their initials, in any case; a number may stand before the word."}
	for _, w := range slices.Sorted(maps.Keys(options)) {
		words.Codes = append(words.Codes, Code{w, optionNames[sdq.NotTrue+sdq.Answer(options[w]-1)], strconv.Itoa(options[w] - 1)})
	}
	slices.SortStableFunc(words.Codes, func(a, b Code) int { return strings.Compare(a.Score, b.Score) })
	sets = append(sets, words)
	for c := Impact03; c <= ImpactScored; c++ {
		sets = append(sets, impactSet(c))
	}
	sets = append(sets, wordSet("gate", "The gate question: whether there are difficulties at all. It scores nothing itself; 0 makes impact 0.", askGate),
		wordSet("impact words", "The five impact questions in words.", askDistress),
		wordSet("follow-up problems", "Follow-up forms: the problems since first contact, stored 0 to 4 or 1 to 5. In no score.", askProblems),
		wordSet("follow-up help", "Follow-up forms: whether attending helped in other ways, stored 0 to 3 or 1 to 4. In no score.", askHelp))
	return append(sets, missingSet())
}

func answerSet(c Coding) CodeSet {
	set := CodeSet{Name: "answers " + c.String(), About: "Answers to the 25 items as numbers. Items 7, 11, 14, 21 and 25 then score 2 minus this."}
	if c != c.base() {
		set.About += " Turned round: taken only where an option or words beside the numbers say so."
	}
	for n := range 4 {
		if a, ok := c.value(n); ok {
			set.Codes = append(set.Codes, Code{strconv.Itoa(n), optionNames[a], a.String()})
		}
	}
	if c.base() == Coding13 {
		set.Codes = append(set.Codes, Code{"4", "can't say: unanswered", ""})
	}
	return set
}

// degrees are what the codes of the five impact questions mean on the form.
var degrees = [...]string{"not at all", "only a little", "quite a lot", "a great deal"}

func impactSet(c ImpactCoding) CodeSet {
	set := CodeSet{Name: "impact " + c.String(), About: "The five impact questions as numbers."}
	from, highest := 0, 3
	switch c {
	case Impact14:
		from = 1
	case ImpactScored:
		highest = 2
		set.About = "The five impact questions as the points they score. Looks like the codes 0 to 3, so it has to be declared: --impact-coding scored."
	}
	for n := 0; n <= highest; n++ {
		means := degrees[n]
		if c == ImpactScored {
			means = [...]string{degrees[0] + ", or " + degrees[1], degrees[2], degrees[3]}[n]
		}
		set.Codes = append(set.Codes, Code{strconv.Itoa(n + from), means, impactPoints(n, c == ImpactScored)})
	}
	return set
}

// impactPoints is what one answer adds to impact.
func impactPoints(n int, scored bool) string {
	r, _ := sdq.RatingOf(n)
	scores := sdq.Score(&sdq.Response{Impact: sdq.ImpactAnswers{Distress: r, Scored: scored}}, sdq.Parent)
	return scores.Get(sdq.Impact).String()
}

// wordSet lists the words of a question by their code on the form.
func wordSet(name, about string, question int) CodeSet {
	set := CodeSet{Name: name, About: about}
	words := map[int][]string{}
	for word, n := range ratingWords[question] {
		words[n] = append(words[n], word)
	}
	for _, n := range slices.Sorted(maps.Keys(words)) {
		slices.Sort(words[n])
		score := ""
		if question == askDistress {
			score = impactPoints(n, false)
		}
		set.Codes = append(set.Codes, Code{strconv.Itoa(n), strings.Join(words[n], ", "), score})
	}
	return set
}

func missingSet() CodeSet {
	set := CodeSet{Name: "missing", About: "What stands for an answer that is not there, in any item column; capitals and spaces do not count. Each block says once which of them it holds."}
	set.Codes = append(set.Codes, Code{"blank", "unanswered", ""}, Code{"two marks in a cell", "unanswered, and listed", ""})
	for _, n := range missingNumbers {
		set.Codes = append(set.Codes, Code{fmt.Sprint(n), "unanswered", ""})
	}
	for _, w := range slices.Sorted(maps.Keys(missingWords)) {
		set.Codes = append(set.Codes, Code{w, "unanswered", ""})
	}
	return set
}
