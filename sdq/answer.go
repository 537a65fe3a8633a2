package sdq

// Answer is the answer to one of the 25 items. The zero value is [Missing]:
// an answer that nobody set is blank, not a nought.
type Answer uint8

// The answers. Their values, 0, 1 and 2, are what [Answer.Value] gives; the
// constants themselves are not numbers to calculate with.
const (
	Missing Answer = iota
	NotTrue
	SomewhatTrue
	CertainlyTrue
)

// AnswerOf is the answer whose value is v: 0, 1 or 2. Any other value is no
// answer, and is refused.
func AnswerOf(v int) (Answer, bool) {
	if v < 0 || v > 2 {
		return Missing, false
	}
	return NotTrue + Answer(v), true
}

// Value is 0, 1 or 2, and whether there is an answer at all.
func (a Answer) Value() (int, bool) {
	if a < NotTrue || a > CertainlyTrue {
		return 0, false
	}
	return int(a - NotTrue), true
}

// String is "0", "1", "2", or "blank".
func (a Answer) String() string { return digitOr(a.Value()) }

// Rating is the answer to a question of the impact supplement. The zero value
// is missing; there are no named ratings, because what a number means depends
// on the question.
type Rating uint8

// RatingOf is the rating whose code on the form is v: 0, 1, 2 or 3. Any other
// value is refused.
func RatingOf(v int) (Rating, bool) {
	if v < 0 || v > 3 {
		return 0, false
	}
	return Rating(1 + v), true
}

// Value is the code on the form, 0 to 3, and whether there is one.
func (r Rating) Value() (int, bool) {
	if r < 1 || r > 4 {
		return 0, false
	}
	return int(r - 1), true
}

// String is "0", "1", "2", "3", or "blank".
func (r Rating) String() string { return digitOr(r.Value()) }

func digitOr(v int, ok bool) string {
	if !ok {
		return "blank"
	}
	return string(rune('0' + v))
}

// Response is one filled-in questionnaire.
type Response struct {
	// Items are the 25 answers; Items[i-1] is item i.
	Items [Items]Answer

	// AlreadyReversed says that the five reversed items hold 2 minus the
	// answer ticked, because the source turned them round before handing them
	// over. They are then not turned a second time.
	AlreadyReversed bool

	// Impact is the impact supplement; leave it zero where there was none.
	Impact ImpactAnswers
}

// FollowUp holds the two questions that follow-up forms add about the service.
// They are part of no score and have no baseline: report them as counts, and
// never as evidence that anything worked.
type FollowUp struct {
	Problems Progress // how the problems are since first contact
	Help     Rating   // whether attending helped in other ways; 0 to 3
}

// Progress is an answer to the first follow-up question. The zero value is
// missing.
type Progress uint8

// The answers, coded 0 to 4 on the form.
const (
	MuchWorse Progress = 1 + iota
	BitWorse
	Same
	BitBetter
	MuchBetter
)

var progressNames = [...]string{
	MuchWorse: "much-worse", BitWorse: "bit-worse", Same: "same",
	BitBetter: "bit-better", MuchBetter: "much-better",
}

// ProgressOf is the answer coded v on the form: 0 (much worse) to 4 (much
// better).
func ProgressOf(v int) (Progress, bool) {
	if v < 0 || v > 4 {
		return 0, false
	}
	return MuchWorse + Progress(v), true
}

// Value is the code on the form, 0 to 4, and whether there is one.
func (p Progress) Value() (int, bool) {
	if p < MuchWorse || p > MuchBetter {
		return 0, false
	}
	return int(p - MuchWorse), true
}

// String is "much-worse" to "much-better", or "blank".
func (p Progress) String() string {
	if p < MuchWorse || p > MuchBetter {
		return "blank"
	}
	return progressNames[p]
}
