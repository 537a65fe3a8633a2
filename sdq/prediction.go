package sdq

// Informed is what one informant's scores contribute to [Predict]. The zero
// value is an informant who was not asked.
type Informed struct {
	Hyperactivity, Conduct, Emotional, Impact Value
}

// Informed are the four scores that the prediction uses.
func (s Scores) Informed() Informed {
	return Informed{
		Hyperactivity: s.Get(Hyperactivity),
		Conduct:       s.Get(Conduct),
		Emotional:     s.Get(Emotional),
		Impact:        s.Get(Impact),
	}
}

// Disorder is one of the four predictions.
type Disorder uint8

// The predictions, with the variable names of the published syntax.
const (
	HyperactivityDisorder Disorder = iota // sdqhk
	ConductDisorder                       // sdqcd
	EmotionalDisorder                     // sdqed
	AnyDisorder                           // anydiag: the highest of the three

	// DisorderCount is how many predictions there are.
	DisorderCount = 4
)

var disorderNames = [...]string{"hyperactivity", "conduct", "emotional", "any"}

// String is "hyperactivity", "conduct", "emotional" or "any".
func (d Disorder) String() string { return wordsAt(disorderNames[:], int(d)) }

func parseDisorder(s string) (Disorder, bool) {
	for i, name := range disorderNames[:AnyDisorder] {
		if s == name {
			return Disorder(i), true
		}
	}
	return 0, false
}

// Likelihood is the outcome of a prediction. Its zero value is that there is
// none.
type Likelihood uint8

// The outcomes. In print a child "screens as" possible or probable; the rule
// never says that a child has a disorder.
const (
	NotPredicted Likelihood = iota
	Unlikely
	Possible
	Probable
)

var likelihoodNames = [...]string{"not predicted", "unlikely", "possible", "probable"}

// Value is the published code, 0 unlikely, 1 possible or 2 probable, and
// whether there is one.
func (l Likelihood) Value() (int, bool) {
	if l < Unlikely || l > Probable {
		return 0, false
	}
	return int(l - Unlikely), true
}

// String is the outcome in a word.
func (l Likelihood) String() string { return wordsAt(likelihoodNames[:], int(l)) }

func parseLikelihood(s string) (Likelihood, bool) {
	for l := Unlikely; l <= Probable; l++ {
		if s == likelihoodNames[l] {
			return l, true
		}
	}
	return 0, false
}

// PredictionNotes say what has to be printed beside an outcome. They are a set.
type PredictionNotes uint8

// The notes.
const (
	// NoSymptomScore: no informant has the symptom score.
	NoSymptomScore PredictionNotes = 1 << iota
	// NoImpact: no informant has both the symptom score and impact. Where the
	// published rule still returns unlikely, print this instead.
	NoImpact
	// SomeImpactMissing: an informant's symptom score could not count in full,
	// because that informant's impact is missing.
	SomeImpactMissing
	// SelfForParent: the home rating of hyperactivity is the child's own,
	// because there is none by the parent.
	SelfForParent
	// LoweredByOther: emotional would be probable, but rests on one informant
	// while another disorder is probable, and so is only possible.
	LoweredByOther
	// NotAllPredicted: any disorder is the highest of fewer than three.
	NotAllPredicted
)

var predictionNoteNames = [...]string{
	"no-symptom-score", "no-impact", "some-impact-missing",
	"self-for-parent", "lowered-by-other", "not-all-predicted",
}

// Has reports whether all the notes in m are set.
func (n PredictionNotes) Has(m PredictionNotes) bool { return n&m == m }

// String is the names of the notes that are set, with commas between.
func (n PredictionNotes) String() string { return joinSet(uint(n), predictionNoteNames[:]) }

// Prediction is what several informants' scores screen for.
type Prediction struct {
	levels [DisorderCount]Likelihood
	notes  [DisorderCount]PredictionNotes
}

// Get is the outcome for a disorder, as the published rule returns it.
func (p Prediction) Get(d Disorder) Likelihood {
	if d >= DisorderCount {
		return NotPredicted
	}
	return p.levels[d]
}

// Notes are what has to be printed beside the outcome.
func (p Prediction) Notes(d Disorder) PredictionNotes {
	if d >= DisorderCount {
		return 0
	}
	return p.notes[d]
}

// Words is the outcome as a report may print it: "screens as possible". An
// outcome of unlikely that rests on missing impact is not printed as such.
func (p Prediction) Words(d Disorder) string {
	level, notes := p.Get(d), p.Notes(d)
	switch {
	case notes.Has(NoImpact) && level <= Unlikely:
		return "impact not available"
	case level == NotPredicted:
		return "no scores to predict from"
	case notes.Has(NotAllPredicted) && level == Unlikely:
		return "not all disorders could be predicted"
	case notes.Has(NoImpact) && level == Possible:
		return "screens as possible (impact not available)"
	}
	return "screens as " + level.String()
}
