package sdq

import "sync"

// PredictionLimit is one line of the prediction rule: the informant's symptom
// score, and that informant's impact, from which the level is reached.
type PredictionLimit struct {
	Disorder  Disorder
	Level     Likelihood
	Informant Informant
	Score     int // at least
	Impact    int // at least; 0: impact is not needed, and may be missing
	Provenance
}

// PredictionLimits are the lines of the prediction rule. The slice is the
// caller's own.
func PredictionLimits() []PredictionLimit {
	return append([]PredictionLimit(nil), predictionLimits()...)
}

var predictionLimits = sync.OnceValue(func() []PredictionLimit {
	rows := readTable("prediction", predictionCSV)
	list := make([]PredictionLimit, len(rows))
	for i, r := range rows {
		list[i] = PredictionLimit{
			Disorder:   field(r, "disorder", parseDisorder),
			Level:      field(r, "level", parseLikelihood),
			Informant:  field(r, "informant", ParseInformant),
			Score:      r.integer("score"),
			Impact:     r.integer("impact"),
			Provenance: r.provenance(),
		}
	}
	return list
})

// Predict combines the scores of parent, teacher and the young person into
// what they screen for (Goodman, Renfrew & Mullick 2000). Any of the three may
// be missing, as may any score; the limits are those of the 4-17 forms.
//
// Hyperactivity: each informant with a score and impact is rated unlikely,
// possible or probable. The parent's rating (or else the child's own) stands
// for home, the teacher's for school. Probable takes a probable at home that
// school finds at least possible. Possible is a probable in one of the two
// otherwise, or possible in both, or possible in the one that is known. A
// possible that the other place contradicts is unlikely. Home and school are
// not alike: possible at home and probable at school is possible.
//
// Conduct: probable or possible if any informant says so; possible needs no
// impact, and takes no account of it.
//
// Emotional: probable if any informant says so, but only possible if that is
// one informant alone and hyperactivity or conduct is probable.
//
// Without impact only conduct can be more than unlikely; see
// [Prediction.Words] and [PredictionNotes]. The rule was tried in clinics and
// finds too many in general samples. It is a screening aid: do not print it
// for single pupils without being asked to.
func Predict(parent, teacher, self Informed) Prediction {
	in := informants{Parent: parent, Teacher: teacher, Self: self}
	var p Prediction
	p.levels[HyperactivityDisorder] = in.hyperactivity()
	p.levels[ConductDisorder] = in.conduct()
	p.levels[EmotionalDisorder] = in.emotional(&p)
	for d := range AnyDisorder {
		p.notes[d] |= in.notes(d, p.levels[d])
		p.levels[AnyDisorder] = max(p.levels[AnyDisorder], p.levels[d])
		p.notes[AnyDisorder] |= p.notes[d] & (NoImpact | SomeImpactMissing)
		if p.levels[d] == NotPredicted {
			p.notes[AnyDisorder] |= NotAllPredicted
		}
	}
	if in.rating(HyperactivityDisorder, Parent) == NotPredicted &&
		in.rating(HyperactivityDisorder, Self) != NotPredicted {
		p.notes[HyperactivityDisorder] |= SelfForParent
	}
	return p
}

// informants is the scores by informant.
type informants [Parent + 1]Informed

// symptom is the score that a disorder is judged by.
func (in *Informed) symptom(d Disorder) Value {
	switch d {
	case HyperactivityDisorder:
		return in.Hyperactivity
	case ConductDisorder:
		return in.Conduct
	case EmotionalDisorder:
		return in.Emotional
	}
	return Value{}
}

// reaches reports whether one informant's scores reach a level. A missing
// score reaches nothing.
func (in *informants) reaches(d Disorder, level Likelihood, who Informant) bool {
	score, hasScore := in[who].symptom(d).Number()
	impact, hasImpact := in[who].Impact.Number()
	if !hasScore {
		return false
	}
	for i := range predictionLimits() {
		l := &predictionLimits()[i]
		if l.Disorder == d && l.Level == level && l.Informant == who &&
			score >= l.Score && (l.Impact == 0 || hasImpact && impact >= l.Impact) {
			return true
		}
	}
	return false
}

// count is how many informants reach a level.
func (in *informants) count(d Disorder, level Likelihood) int {
	n := 0
	for who := Self; who <= Parent; who++ {
		if in.reaches(d, level, who) {
			n++
		}
	}
	return n
}

// scored is how many informants have the symptom score, and how many of these
// have impact as well.
func (in *informants) scored(d Disorder) (scores, both int) {
	for who := Self; who <= Parent; who++ {
		if _, ok := in[who].symptom(d).Number(); !ok {
			continue
		}
		scores++
		if _, ok := in[who].Impact.Number(); ok {
			both++
		}
	}
	return scores, both
}

// rating is one informant's rating by both symptom score and impact.
func (in *informants) rating(d Disorder, who Informant) Likelihood {
	_, hasScore := in[who].symptom(d).Number()
	_, hasImpact := in[who].Impact.Number()
	switch {
	case !hasScore || !hasImpact:
		return NotPredicted
	case in.reaches(d, Probable, who):
		return Probable
	case in.reaches(d, Possible, who):
		return Possible
	}
	return Unlikely
}

// HomeAndSchool is the level of hyperactivity for a rating at home and a rating
// at school, either of which may be not known; what is no rating gives none.
func HomeAndSchool(home, school Likelihood) Likelihood {
	if home > Probable || school > Probable {
		return NotPredicted
	}
	return homeAndSchool[home][school]
}

// homeAndSchool is the level of hyperactivity for a rating at home (row) and
// at school (column), each not known, unlikely, possible or probable.
var homeAndSchool = [4][4]Likelihood{
	NotPredicted: {NotPredicted, Unlikely, Possible, Possible},
	Unlikely:     {Unlikely, Unlikely, Unlikely, Possible},
	Possible:     {Possible, Unlikely, Possible, Possible},
	Probable:     {Possible, Possible, Probable, Probable},
}

func (in *informants) hyperactivity() Likelihood {
	home := in.rating(HyperactivityDisorder, Parent)
	if home == NotPredicted {
		home = in.rating(HyperactivityDisorder, Self)
	}
	return HomeAndSchool(home, in.rating(HyperactivityDisorder, Teacher))
}

func (in *informants) conduct() Likelihood {
	scores, _ := in.scored(ConductDisorder)
	switch {
	case in.count(ConductDisorder, Probable) > 0:
		return Probable
	case in.count(ConductDisorder, Possible) > 0:
		return Possible
	case scores > 0:
		return Unlikely
	}
	return NotPredicted
}

// emotional needs the other two levels of p, and notes in p if they lower it.
func (in *informants) emotional(p *Prediction) Likelihood {
	scores, _ := in.scored(EmotionalDisorder)
	high := in.count(EmotionalDisorder, Probable)
	other := p.levels[ConductDisorder] == Probable || p.levels[HyperactivityDisorder] == Probable
	switch {
	case high == 1 && other:
		p.notes[EmotionalDisorder] |= LoweredByOther
		return Possible
	case high > 0:
		return Probable
	case in.count(EmotionalDisorder, Possible) > 0:
		return Possible
	case scores > 0:
		return Unlikely
	}
	return NotPredicted
}

// notes says what is missing from a prediction. Unlikely and probable conduct
// stand as they are: impact decides only between possible and probable there.
func (in *informants) notes(d Disorder, level Likelihood) PredictionNotes {
	scores, both := in.scored(d)
	switch {
	case scores == 0:
		return NoSymptomScore
	case both == scores, d == ConductDisorder && level != Possible:
		return 0
	case both == 0:
		return NoImpact
	}
	return SomeImpactMissing
}
