package cohort

// Stage is one box of the participant flow.
type Stage struct {
	ID    string // on-roll, eligible, consent, baseline-due, ...
	Title string
	N     int
	Side  bool // a branch beside the line, such as those supported; nobody leaves by it
	Exits []Exit
}

// Exit is how many of the stage before did not reach a stage, and why. The exits of
// a stage and its N add up to the N of the stage before.
type Exit struct {
	Reason string // a code: left-without-notice
	Title  string
	N      int
}

// Flow is the way from the roll to the analysis, for one informant.
type Flow struct {
	Population string
	Measure    string // whose questionnaire
	Scale      string // the outcome that has to be scorable: total
	Informant  string
	Stages     []Stage
	Flags      []Exit // counts that are no exits: joiners after the window, pupils who came back
	Rates      []Rate
	Attrition  string // band of those lost among those whose endline is due: 11-20; empty where nobody's is
}

// Rate is how many of how many.
type Rate struct {
	ID    string // baseline-response
	Title string
	N, Of int
}
