package sdq

import "strconv"

// Value is a score, or the reason why there is none. Its zero value is "not
// scored": a number is there only if something put it there.
type Value struct {
	number uint8
	reason Reason
}

func number(n uint8) Value     { return Value{number: n, reason: Scored} }
func missing(why Reason) Value { return Value{reason: why} }

// ValueOf is a score that was worked out elsewhere, such as one read back from
// a scored file. A number outside the range of the scale for that informant
// ([Scale.Max]) is refused.
func ValueOf(scale Scale, who Informant, n int) (Value, bool) {
	if n < 0 || n > scale.Max(who) || !scale.Valid() || !who.Valid() {
		return Value{}, false
	}
	return number(uint8(n)), true
}

// Number is the score, and whether there is one.
func (v Value) Number() (int, bool) { return int(v.number), v.reason == Scored }

// Reason says why there is no number; it is [Scored] where there is one.
func (v Value) Reason() Reason { return v.reason }

// String is the number, or the reason in brackets.
func (v Value) String() string {
	if n, ok := v.Number(); ok {
		return strconv.Itoa(n)
	}
	return "(" + v.reason.String() + ")"
}

// Reason is why a scale has no score.
type Reason uint8

// The reasons.
const (
	NotScored       Reason = iota // nothing was scored
	Scored                        // there is a score
	TooFewItems                   // fewer than 3 of the 5 items were answered
	ScaleMissing                  // one of the scales it adds up has no score
	NoImpactAnswers               // no question of the supplement was answered
	NoInformant                   // which impact questions count depends on who answered
	IllegalAnswer                 // an answer is not one the form offers
)

var reasonWords = [...]string{
	NotScored:       "not scored",
	Scored:          "scored",
	TooFewItems:     "fewer than 3 of the 5 items answered",
	ScaleMissing:    "one of the scales it adds up has no score",
	NoImpactAnswers: "no impact question answered",
	NoInformant:     "informant not known, so the impact questions that count are not either",
	IllegalAnswer:   "an answer is not one the form offers",
}

// String is the reason in plain words.
func (r Reason) String() string { return wordsAt(reasonWords[:], int(r)) }

// wordsAt is words[i], also for an i that no constant has.
func wordsAt(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return "unknown"
	}
	return words[i]
}
