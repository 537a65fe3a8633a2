package synth

import "time"

// passStream sets the draws for attitude surveys apart from all others.
const passStream = 4 << 32

// factors are the nine factors of the survey in the vendor's order: the vendor's
// name, the word for it in the output, and a short name such as schools type.
var factors = [9]struct{ name, word, short string }{
	{"Feelings about school", "feelings-about-school", "Feelings"},
	{"Perceived learning capability", "perceived-learning-capability", "Capability"},
	{"Self-regard as a learner", "self-regard-as-a-learner", "Self-regard"},
	{"Preparedness for learning", "preparedness-for-learning", "Preparedness"},
	{"Attitudes to teachers", "attitudes-to-teachers", "Teachers"},
	{"General work ethic", "general-work-ethic", "Work ethic"},
	{"Confidence in learning", "confidence-in-learning", "Confidence"},
	{"Attitudes to attendance", "attitudes-to-attendance", "Attendance"},
	{"Response to curriculum demands", "response-to-curriculum-demands", "Curriculum"},
}

// survey is one pupil's one survey: a percentile from 1 to 99 a factor.
type survey struct {
	pupil  *Pupil
	second bool
	day    time.Time
	at     [len(factors)]int
}

func (s *survey) who() *Pupil { return s.pupil }

// wave is which of the two it is.
func (s *survey) wave() Wave {
	if s.second {
		return Endline
	}
	return Baseline
}

// passDays are the weeks of the two surveys: from 26 September 2022, and from 12
// June 2023.
var passDays = [2]time.Time{on(2022, time.September, 26), on(2023, time.June, 12)}

// surveys are the surveys of all pupils, in their order: two of each, one of those
// who left.
func (s *School) surveys() []*survey {
	if s.attitudes != nil {
		return s.attitudes
	}
	for _, p := range s.Pupils {
		r := s.stream(passStream, p)
		general := r.bell()
		var stands [len(factors)]int
		for f := range stands {
			stands[f] = (6*general+8*r.bell())/10 - 500
		}
		for n := range passDays {
			at := &survey{pupil: p, second: n == 1, day: r.weekday(passDays[n], 2)}
			for f := range stands {
				if at.second {
					stands[f] = (75*stands[f]+65*r.bell())/100 + 50
				}
				at.at[f] = percentileOf(within(100+scaled(stands[f], 15, 1000), 60, 140))
			}
			if !at.second || !p.Left {
				s.attitudes = append(s.attitudes, at)
			}
		}
	}
	return s.attitudes
}

// bandOf is the band of a percentile.
func bandOf(percentile int) string {
	switch {
	case percentile <= 5:
		return "low"
	case percentile <= 20:
		return "low-moderate"
	case percentile <= 30:
		return "moderate"
	}
	return "high"
}

// passTruth is what is true of the surveys: a row a factor, told apart by the day
// or, where the files hold none, by the wave.
func (d *draft) passTruth(by string) *Truth {
	t := &Truth{Key: []string{"pupil_id", by, "factor"}}
	for _, s := range d.surveys() {
		for f, p := range s.at {
			t.Rows = append(t.Rows, TrueRow{"pupil_id": s.pupil.ID, by: map[string]string{"date": iso(s.day), "wave": string(s.wave())}[by],
				"factor": factors[f].word, "percentage": "", "percentile": digits(p), "band": bandOf(p)})
		}
	}
	return t
}
