package like

import (
	"bytes"
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"

	"apst/ingest/sheet"
	"apst/sdq"
	"apst/sdq/intake"
)

const items = int(sdq.Items)

// The fields that are treated in ways of their own, as the intake names them.
const (
	fieldAnswer   = "answer"
	fieldItemName = "item_name"
)

// token is a cell that may be written, and how often it stood in the original.
type token struct {
	cell  sheet.Cell
	count int
}

// book is how the answers of one wave and informant of one table are written.
type book struct {
	coding   intake.Coding
	turned   bool       // answers run against what they usually are: all of them,
	reversed bool       // or those to the five reversed items
	answers  [3][]token // cells for not true, somewhat true and certainly true, as stored
	made     []token    // ticked questions: marks, and what stands in the other two
	none     []token
	asked    [items]bool // some record has something there
	numbers  [5]int
	ratings  map[string]*ratings // questions beside the items, by field
}

func put(list []token, c sheet.Cell) []token {
	for i := range list {
		if list[i].cell.Kind == c.Kind && bytes.Equal(list[i].cell.Text, c.Text) {
			list[i].count++
			return list
		}
	}
	return append(list, token{sheet.Cell{Kind: c.Kind, Text: bytes.Clone(c.Text)}, 1})
}

// commonest sorts the tokens, most frequent first.
func commonest(list []token) []token {
	slices.SortFunc(list, func(a, b token) int {
		return cmp.Or(cmp.Compare(b.count, a.count), bytes.Compare(a.cell.Text, b.cell.Text), cmp.Compare(a.cell.Kind, b.cell.Kind))
	})
	return list
}

// pick draws one of the tokens, as often as each stood there.
func pick(list []token, r *rand.Rand) sheet.Cell {
	all := 0
	for _, t := range list {
		all += t.count
	}
	n := r.IntN(all)
	for _, t := range list {
		if n -= t.count; n < 0 {
			return t.cell
		}
	}
	return list[0].cell
}

// learn makes the book of a set of answers.
func learn(st intake.StrandShape, of []*answers) *book {
	b := &book{coding: st.Coding, turned: st.Turned, reversed: st.Reversed, ratings: map[string]*ratings{}}
	for _, a := range of {
		for i := range a.cells {
			b.asked[i] = b.asked[i] || a.cells[i].Kind != intake.AnswerBlank
			if a.cells[i].Kind == intake.AnswerNumber {
				b.numbers[a.cells[i].Number]++
			}
		}
	}
	if b.coding == intake.CodingUnknown {
		b.coding = intake.Coding02
		if b.numbers[0] == 0 && b.numbers[3] > 0 {
			b.coding = intake.Coding13
		}
	}
	for _, a := range of {
		for i := range a.cells {
			if v, ok := b.latent(a.cells[i]); ok && !a.ticked {
				b.answers[v] = put(b.answers[v], answerToken(a.cells[i], a.stored[i]))
			} else if ok {
				b.answers[v] = put(b.answers[v], sheet.Cell{})
			}
		}
	}
	for i := range b.answers {
		commonest(b.answers[i])
	}
	return b
}

// answerToken is the cell of an answer as it may be written.
func answerToken(a intake.AnswerCell, c sheet.Cell) sheet.Cell {
	if intake.SafeAnswer(c) {
		return c
	}
	words := [...]string{"Not true", "Somewhat true", "Certainly true"}
	switch a.Kind {
	case intake.AnswerWord:
		return sheet.Cell{Kind: sheet.Text, Text: []byte(words[a.Word])}
	case intake.AnswerPair:
		return sheet.Cell{Kind: sheet.Text, Text: []byte(strconv.Itoa(a.Number) + " - " + words[a.Word])}
	}
	return sheet.Cell{Kind: c.Kind, Text: []byte(strconv.Itoa(a.Number))}
}

// latent is the answer, as stored, that a cell stands for.
func (b *book) latent(a intake.AnswerCell) (int, bool) {
	switch a.Kind {
	case intake.AnswerWord:
		return a.Word, true
	case intake.AnswerPair:
		if n, ok := b.coding.Answer(a.Number); b.coding != intake.CodingWords && (!ok || n != a.Word) {
			return 0, false
		}
		return a.Word, true
	case intake.AnswerNumber:
		return b.coding.Answer(a.Number)
	}
	return 0, false
}

// nearest is the answer for a drawn one that the original has. Where it lacks one of
// the three, the drawn answers are spread over the other two.
func (b *book) nearest(v int, rng *rand.Rand) (int, bool) {
	var have []int
	for w := range b.answers {
		if len(b.answers[w]) > 0 {
			have = append(have, w)
		}
	}
	switch {
	case len(have) == 0:
		return v, false
	case len(have) == 2 && v == 1:
		return have[rng.IntN(2)], true
	case len(have) == 2:
		return have[v/2], true
	case len(have) == 1:
		return have[0], true
	}
	return v, true
}

// lapse is what is written where the original has no answer: the same code for a
// missing one, or a fixed cell of the same kind.
func lapse(a intake.AnswerCell, c sheet.Cell) sheet.Cell {
	switch a.Kind {
	case intake.AnswerBlank:
		if c.Kind == sheet.Text && len(c.Text) <= 3 { // spaces
			return c
		}
		return sheet.Cell{}
	case intake.AnswerTwoMarks:
		return text("1/2")
	case intake.AnswerFormula:
		return sheet.Cell{Kind: sheet.Formula}
	case intake.AnswerIllegal:
		return illegal(c)
	}
	return answerToken(a, c)
}

// illegal is a fixed cell of the same kind that is no answer either.
func illegal(c sheet.Cell) sheet.Cell {
	switch c.Kind {
	case sheet.Number:
		if bytes.ContainsAny(c.Text, ".eE") {
			return number("1.5")
		}
		return number("6")
	case sheet.Date:
		return sheet.Cell{Kind: sheet.Date}
	case sheet.Bool:
		return sheet.Cell{Kind: sheet.Bool, Text: []byte("TRUE")}
	case sheet.Error:
		return sheet.Cell{Kind: sheet.Error, Text: []byte("#REF!")}
	}
	if t := bytes.TrimSpace(c.Text); len(t) > 0 && len(bytes.Trim(t, "0123456789")) == 0 {
		return text("6")
	}
	return text("Other")
}

func text(s string) sheet.Cell {
	if s == "" {
		return sheet.Cell{}
	}
	return sheet.Cell{Kind: sheet.Text, Text: []byte(s)}
}

func number(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Number, Text: []byte(s)} }
