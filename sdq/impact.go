package sdq

// ImpactAnswers are the answers to the impact supplement.
//
// The gate question asks whether there are difficulties at all, 0 (none) to 3
// (severe). If there are, up to five more follow; teachers are asked three of
// them: distress, friends and classroom. Each scores 0, 0, 1 or 2 for the
// codes 0 to 3, and Impact is:
//
//   - 0 if the gate is 0, whatever follows;
//   - otherwise the sum over the questions answered, however few;
//   - missing if none of the informant's questions was answered.
//
// There is no pro-rating and no minimum number of answers, so say how many
// there were ([Scores.ImpactAnswered]). A blank gate keeps the sum, as the
// published Stata syntax does. What does not fit together is flagged
// ([ImpactFlags]). Questions about how long the difficulties have lasted and
// about the burden on others are part of no score, and are not held here.
type ImpactAnswers struct {
	Gate      Rating // ebddiff; always the code on the form, 0 to 3
	Distress  Rating // distres
	Home      Rating // imphome; not asked of teachers
	Friends   Rating // impfrie
	Classroom Rating // impclas
	Leisure   Rating // impleis; not asked of teachers

	// Scored says that the five questions hold points, 0, 1 or 2, and not the
	// codes on the form. The two cannot be told apart by looking, so this is
	// something the source has to declare. A 3 among points makes the score
	// missing, with the reason [IllegalAnswer].
	Scored bool
}

// ImpactQuestion is a question of the impact supplement.
type ImpactQuestion uint8

// The questions, the gate first.
const (
	GateQuestion ImpactQuestion = iota
	DistressQuestion
	HomeQuestion
	FriendsQuestion
	ClassroomQuestion
	LeisureQuestion

	impactQuestionCount
)

var impactStems = [impactQuestionCount]string{
	"ebddiff", "distres", "imphome", "impfrie", "impclas", "impleis",
}

// ImpactQuestionsOf are the questions that count when this informant answers,
// without the gate: five, for a teacher three, and none while it is unknown
// who answered.
func ImpactQuestionsOf(who Informant) []ImpactQuestion {
	var qs []ImpactQuestion
	for q := DistressQuestion; q < impactQuestionCount; q++ {
		if q.AskedOf(who) {
			qs = append(qs, q)
		}
	}
	return qs
}

// Stem is the variable name of the question in published scoring syntax,
// without the informant's prefix: "ebddiff" for the gate.
func (q ImpactQuestion) Stem() string { return wordsAt(impactStems[:], int(q)) }

// ParseImpactStem finds the question that a stem names, in lower case and
// without an informant's prefix.
func ParseImpactStem(s string) (ImpactQuestion, bool) {
	for q, stem := range impactStems {
		if s == stem {
			return ImpactQuestion(q), true
		}
	}
	return 0, false
}

// AskedOf reports whether the informant's form has the question.
func (q ImpactQuestion) AskedOf(who Informant) bool {
	switch q {
	case GateQuestion, DistressQuestion, FriendsQuestion, ClassroomQuestion:
		return who.Valid()
	case HomeQuestion, LeisureQuestion:
		return who == Self || who == Parent
	}
	return false
}

// Answer is the answer to the question; blank for what is no question.
func (a *ImpactAnswers) Answer(q ImpactQuestion) Rating {
	switch q {
	case GateQuestion:
		return a.Gate
	case DistressQuestion:
		return a.Distress
	case HomeQuestion:
		return a.Home
	case FriendsQuestion:
		return a.Friends
	case ClassroomQuestion:
		return a.Classroom
	case LeisureQuestion:
		return a.Leisure
	}
	return 0
}

func impactQuestions(who Informant) int {
	switch who {
	case Self, Parent:
		return 5
	case Teacher:
		return 3
	}
	return 0
}

// ImpactFlags say what is odd about an impact supplement. They are a set.
type ImpactFlags uint8

// The flags.
const (
	// GateMissing: questions were answered, the gate was not. The sum stands.
	GateMissing ImpactFlags = 1 << iota
	// GateContradicted: the gate says no difficulties, yet an answer scores
	// points. Impact is 0.
	GateContradicted
	// GatePositiveUnanswered: the gate says difficulties, no question was
	// answered. Impact is missing.
	GatePositiveUnanswered
	// QuestionNotAsked: a teacher's response answers a question that the
	// teacher form does not have. The answer is left out.
	QuestionNotAsked
)

var impactFlagNames = [...]string{
	"gate-missing", "gate-contradicted", "gate-positive-unanswered", "question-not-asked",
}

// Has reports whether all the flags in g are set.
func (f ImpactFlags) Has(g ImpactFlags) bool { return f&g == g }

// String is the names of the flags that are set, with commas between, or
// empty: "gate-missing, question-not-asked".
func (f ImpactFlags) String() string { return joinSet(uint(f), impactFlagNames[:]) }

// joinSet names the bits that are set.
func joinSet(bits uint, names []string) string {
	s := ""
	for i, name := range names {
		if bits&(1<<i) == 0 {
			continue
		}
		if s != "" {
			s += ", "
		}
		s += name
	}
	return s
}

// A rating that carries no points.
const (
	blankPoints   = 0x10
	illegalPoints = 0x20
)

// ratingPoints are the points of a rating as stored (its code plus one, blank
// first): of codes on the form, then of answers that hold points already.
var ratingPoints = [2][5]uint8{
	{blankPoints, 0, 0, 1, 2},
	{blankPoints, 0, 1, 2, illegalPoints},
}

// impactScore is the score, how many of the informant's questions were
// answered, and what is odd about them.
func impactScore(a *ImpactAnswers, who Informant) (Value, uint8, ImpactFlags) {
	if !who.Valid() {
		return missing(NoInformant), 0, 0
	}
	if *a == (ImpactAnswers{Scored: a.Scored}) {
		return missing(NoImpactAnswers), 0, 0
	}
	var (
		answered, sum uint8
		flags         ImpactFlags
		illegal       = a.Gate > 4
		points        = &ratingPoints[0]
	)
	if a.Scored {
		points = &ratingPoints[1]
	}
	// Home and leisure last: a teacher's three come first.
	for i, r := range [...]Rating{a.Distress, a.Friends, a.Classroom, a.Home, a.Leisure} {
		if r > 4 {
			illegal = true
			continue
		}
		switch p := points[r]; {
		case p == blankPoints:
		case i >= 3 && who == Teacher:
			flags |= QuestionNotAsked
		case p == illegalPoints:
			illegal = true
		default:
			answered++
			sum += p
		}
	}
	gate, hasGate := a.Gate.Value()
	switch {
	case illegal:
		return missing(IllegalAnswer), answered, flags
	case hasGate && gate == 0:
		if sum > 0 {
			flags |= GateContradicted
		}
		return number(0), answered, flags
	case answered == 0:
		if hasGate {
			flags |= GatePositiveUnanswered
		}
		return missing(NoImpactAnswers), 0, flags
	case !hasGate:
		flags |= GateMissing
	}
	return number(sum), answered, flags
}
