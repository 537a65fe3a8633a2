package outcome

import (
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/sdq"
	"apst/sdq/intake"
)

// Row is one questionnaire with everything it measures, and where it stands. A cohort's
// row is made of it by conversion.
type Row struct {
	Pupil     string
	Placement int // which of the pupil's placements, where the file says so; 0 where it does not
	At        sheet.Ref
	From      string // where it stands, as outputs show it
	Refused   string // why nothing of it can be used, in plain words; empty otherwise
	Values    []metrics.Value
}

// RowOf is a questionnaire that was just scored. It keeps nothing of what it is given.
func RowOf(o *intake.Scored) Row {
	q := questionnaireOf(o)
	return q.row(o.At, o.At.String())
}

// Values are what a questionnaire that was just scored measures: each scale with its
// score or the reason why there is none, what the form asked about, and the answers to
// the questions that follow-up forms add.
func Values(o *intake.Scored) []metrics.Value {
	q := questionnaireOf(o)
	return q.values()
}

// questionnaire is one filled-in form with its scores, as a scored file holds it. Two
// are equal if they say the same.
type questionnaire struct {
	pupil     string
	placement int // 0 where nothing says it
	wave      string
	informant sdq.Informant
	rater     string
	form      sdq.Form // unknown where the file's own cannot be read
	underage  bool     // under 4 on the form for 4 to 17: no bands
	lookBack  string
	date      ingest.Date
	scores    [sdq.ScaleCount]sdq.Value
	follow    sdq.FollowUp
	flags     string
}

func questionnaireOf(o *intake.Scored) questionnaire {
	q := questionnaire{
		pupil: string(o.PupilID), wave: o.Block.Wave, informant: o.Block.Informant, rater: string(o.Rater), form: o.Form, underage: o.Underage,
		lookBack: o.LookBack, date: o.Date, follow: o.FollowUp, flags: string(o.Flags),
	}
	if o.Placed {
		q.placement = o.Placement
	}
	for scale := range q.scores {
		q.scores[scale] = o.Scores.Get(sdq.Scale(scale))
	}
	return q
}

// formUnderage is the form of a child under 4 on the form for 4 to 17: its bands and
// constants are those of no other, and it is compared with nothing but itself.
const formUnderage = "4-17 under 4"

// formName is what the questionnaire was answered on, for comparing.
func (q *questionnaire) formName() string {
	switch {
	case !q.form.Valid():
		return metrics.UnknownForm
	case q.underage:
		return formUnderage
	}
	return q.form.String()
}

func (q *questionnaire) row(at sheet.Ref, from string) Row {
	return Row{Pupil: q.pupil, Placement: q.placement, At: at, From: from, Refused: Why(q.flags), Values: q.values()}
}

// key is what a value of the questionnaire is a value of.
func (q *questionnaire) key(scale string) metrics.Key {
	return metrics.Key{Pupil: q.pupil, Measure: Measure, Scale: scale, Informant: q.informant.String(), Rater: q.rater, Wave: q.wave, Placement: q.placement}
}

func (q *questionnaire) values() []metrics.Value {
	out := make([]metrics.Value, 0, sdq.ScaleCount+3)
	form := q.formName()
	add := func(v metrics.Value) {
		v.Form = form
		out = append(out, v)
	}
	for _, scale := range sdq.AllScales() {
		k := q.key(scale.String())
		if n, ok := q.scores[scale].Number(); ok {
			add(metrics.NumberValue(k, q.date, float64(n)))
			continue
		}
		state, why := whyNone(scale, q.flags)
		add(metrics.NoValue(k, q.date, state, why))
	}
	if q.lookBack != "" {
		add(metrics.CategoryValue(q.key(ScaleLookBack), q.date, q.lookBack))
	} else {
		add(metrics.NoValue(q.key(ScaleLookBack), q.date, metrics.Missing, "nothing in the file says what the form asked about"))
	}
	for _, f := range [...]struct{ scale, answer string }{{ScaleProblems, problems(q.follow)}, {ScaleHelp, help(q.follow)}} {
		switch {
		case f.answer != "":
			add(metrics.CategoryValue(q.key(f.scale), q.date, f.answer))
		case q.lookBack == intake.OneMonth:
			add(metrics.NoValue(q.key(f.scale), q.date, metrics.Missing, "not asked, not answered, or its coding cannot be told"))
		}
	}
	return out
}

// problems is how the problems are since first contact; empty without an answer.
func problems(f sdq.FollowUp) string {
	if _, ok := f.Problems.Value(); !ok {
		return ""
	}
	return f.Problems.String()
}

// helpWords are the answers to the question about other help, by code.
var helpWords = [...]string{"not-at-all", "only-a-little", "quite-a-lot", "a-great-deal"}

// help is whether attending helped in other ways; empty without an answer.
func help(f sdq.FollowUp) string {
	n, ok := f.Help.Value()
	if !ok {
		return ""
	}
	return helpWords[n]
}
