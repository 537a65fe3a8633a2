package support

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// followUpPrefix begins the names of the two questions of follow-up forms.
const followUpPrefix = "follow-up-"

// What may be done with a quote.
const (
	consentPublic   = "yes-public"
	consentInternal = "yes-internal"
	consentNo       = "no"
)

// answer is one answer of a respondent: a rating, a word, or something said in own
// words.
type answer struct {
	base
	wave       string
	day        ingest.Date
	respondent string // child, family, staff
	who        string // as the file has it: mother
	item       string
	rating     int
	rated      bool
	word       string
	quote      string // empty where consent does not allow it
	said       bool   // there is a quote, given or not
	consent    string
	blank      bool // asked, and not answered
	flags      []string
}

// views reads one row of answers: one of them, or all of a respondent.
func (in *intake) views(r *record.Record, b base) {
	one := answer{base: b, wave: r.Block.Wave.Value}
	in.respondent(r, &one)
	one.day, _ = in.past(r, &one.base, fieldDate)
	in.consent(r, &one)
	n := len(in.answers)
	item, ok := in.rated(r, one)
	for _, c := range r.Block.Columns(fieldAnswer) {
		in.questioned(r, one, c)
	}
	for _, field := range []string{fieldProblems, fieldHelp} {
		in.followUp(r, one, field)
	}
	if ok {
		for _, c := range r.Block.Columns(fieldQuote) {
			in.quoted(r, one, c.N, item)
		}
	}
	if len(in.answers) == n && !ok {
		in.end(shapeViews, refused)
		return
	}
	in.end(shapeViews, counted)
}

// respondent settles who answered.
func (in *intake) respondent(r *record.Record, a *answer) {
	if !r.Block.Has(fieldRespondent) {
		a.respondent = in.facts[r.Block].respondent
		return
	}
	text, got := r.Text(fieldRespondent)
	a.who = strings.ToLower(text)
	switch a.respondent = wordIn(fieldRespondent, text); {
	case a.respondent != "":
		in.use(r, &a.base, fieldRespondent, a.respondent, "")
		return
	case got == record.Given:
		in.tellWord(a.base, fieldRespondent, fieldRespondent, text)
	case got == record.Blank:
		in.log.Add(foundWant(RuleWord, a.base, fieldRespondent, "blank", "one of "+wordsOf(fieldRespondent)))
	}
	a.flags = append(a.flags, flagRespondentNotKnown)
}

// consent settles what may be done with what a respondent said. Without a consent
// nothing may be.
func (in *intake) consent(r *record.Record, a *answer) {
	text, got := r.Text(fieldConsent)
	a.consent = consentNo
	if got != record.Given {
		return
	}
	if a.consent = wordIn(fieldConsent, text); a.consent == "" {
		in.tell(RuleConsent, a.base, fieldConsent, text)
		a.consent = consentNo
		a.flags = append(a.flags, flagConsentNotKnown)
	}
	in.use(r, &a.base, fieldConsent, a.consent, "")
}

// rated reads the answer of a row that has one: a question and what was answered.
// It gives the question, and reports false where that cannot be told.
func (in *intake) rated(r *record.Record, one answer) (item string, ok bool) {
	if !r.Block.Has(fieldItem) && !r.Block.Has(fieldRating) {
		return "quote", true
	}
	a := one
	a.item = "rating"
	if r.Block.Has(fieldItem) {
		text, got := r.Text(fieldItem)
		if a.item, ok = in.item(a.base, text); !ok {
			if got != record.Bad {
				in.tell(RuleWording, a.base, fieldItem, wordCount(text))
			}
			return "", false
		}
	}
	if r.Block.Has(fieldRating) {
		in.value(r, a, r.Block.Column(fieldRating))
	}
	return a.item, true
}

// item is the name of a question: a number, or a few words. A wording is none.
func (in *intake) item(b base, text string) (string, bool) {
	if means, ok := b.block.Map().Value(fieldItem, text); ok {
		text = means
	}
	words := strings.Fields(text)
	if len(words) == 1 && len(text) <= 24 {
		if n := questionOf(text); n != "" {
			return n, true
		}
	}
	if len(words) > 0 && len(words) <= limit("question-words") && len(text) <= 40 {
		return strings.ToLower(strings.Join(words, "-")), true
	}
	if n := questionOf(text); n != "" {
		return n, true
	}
	return "", false
}

// wordCount stands for a text that may be somebody's property.
func wordCount(text string) string {
	if n := len(strings.Fields(text)); n > 0 {
		return "a text of " + strconv.Itoa(n) + " words"
	}
	return "blank"
}

// questioned reads the answer in a column that is headed with a question.
func (in *intake) questioned(r *record.Record, one answer, c *ingest.Column) {
	a := one
	if means, ok := r.Block.Map().Value(fieldItem, c.Title()); ok {
		a.item = means
	} else if a.item = questionOf(c.Title()); a.item == "" {
		var ok bool
		if a.item, ok = in.item(a.base, c.Title()); !ok {
			return // the column was told
		}
	}
	in.value(r, a, c.N)
}

// value reads a rating: a number, a word of the list, or otherwise something that
// was said.
func (in *intake) value(r *record.Record, a answer, col int) {
	text, got := r.TextAt(fieldRating, col)
	switch got {
	case record.Blank:
		a.blank = true
		a.flags = append(slices.Clone(a.flags), flagNotAnswered)
		in.answers = append(in.answers, &a)
		return
	case record.Given:
	default:
		a.flags = append(slices.Clone(a.flags), flagRatingNotKnown)
		in.answers = append(in.answers, &a)
		return
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil || r.CellAt(col).Kind == sheet.Date {
		if err != nil || n != math.Trunc(n) || n < 0 || n > float64(limit("rating-most")) || r.CellAt(col).Kind == sheet.Date {
			in.tellAt(RuleRating, a.base, col, text)
			a.flags = append(slices.Clone(a.flags), flagRatingNotKnown)
		} else {
			a.rating, a.rated = int(n), true
		}
		in.useAt(r, &a.base, col, a.item, "")
		in.answers = append(in.answers, &a)
		return
	}
	if a.word = wordIn(fieldRating, text); a.word != "" {
		in.useAt(r, &a.base, col, a.item, a.word)
		in.answers = append(in.answers, &a)
		return
	}
	in.quoted(r, a, col, a.item)
}

// followUp reads one of the two questions that follow-up forms of the SDQ have, where
// it is answered in words. Numbers are coded in one of several ways, which the
// questionnaire beside them tells and nothing here does.
func (in *intake) followUp(r *record.Record, one answer, field string) {
	text, got := r.Text(field)
	if got != record.Given {
		return
	}
	a := one
	a.item = followUpPrefix + field
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		if in.once(field, r.Block.Place().String()) {
			in.log.Add(foundWord(RuleFollowUpCodes, a.base, field, text))
		}
		return
	}
	if a.word = wordIn(field, text); a.word == "" {
		in.tellWord(a.base, field, field, text)
		a.flags = append(slices.Clone(a.flags), flagAnswerNotKnown)
	}
	in.use(r, &a.base, field, a.word, "")
	in.answers = append(in.answers, &a)
}

// quoted takes what somebody said. Whether it is given depends on the consent.
func (in *intake) quoted(r *record.Record, one answer, col int, item string) {
	text, got := r.TextAt(fieldQuote, col)
	if got != record.Given {
		return
	}
	a := one
	a.item, a.said = item, true
	a.flags = slices.Clone(a.flags)
	if a.consent == consentNo {
		a.flags = append(a.flags, flagNoConsent)
		in.answers = append(in.answers, &a)
		return
	}
	a.quote = text
	if a.consent == consentPublic && in.names(a.pupil, text) {
		in.tellAt(RuleNamed, a.base, col, "the pupil's name")
		a.consent = consentInternal
		a.flags = append(a.flags, flagNamesThePupil)
	}
	in.useAt(r, &a.base, col, item, a.consent)
	in.answers = append(in.answers, &a)
}

// names reports whether a text holds the pupil's forename or surname, as a word.
func (in *intake) names(pupil, text string) bool {
	said := strings.FieldsFunc(strings.ToLower(text), notLetter)
	for _, s := range in.asked.Roll.Of(pupil) {
		for _, name := range strings.FieldsFunc(strings.ToLower(s.Forename+" "+s.Surname+" "+s.Name), notLetter) {
			if len(name) > 2 && slices.Contains(said, name) {
				return true
			}
		}
	}
	return false
}

// notLetter reports whether a rune parts words; an apostrophe does, as in a name's
// genitive.
func notLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
