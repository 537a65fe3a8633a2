package intake

import (
	"bytes"
	"slices"
	"strings"

	"apst/ingest/sheet"
	"apst/sdq"
)

// The questions beside the 25 items, in the order of impactFieldNames.
const (
	askGate = iota
	askDistress
	askHome
	askFriends
	askClassroom
	askLeisure
	askChronicity
	askProblems // follow-up forms: the problems since first contact
	askHelp     // follow-up forms: other help from attending
	impactFields
)

var impactFieldNames = [impactFields]string{"gate", "distress", "home", "friends", "classroom", "leisure", "chronicity", "follow_up_problems", "follow_up_help"}

// ImpactCoding is how the five impact questions are stored.
type ImpactCoding uint8

// The codings.
const (
	ImpactUnknown ImpactCoding = iota
	Impact03                   // as on the form, 0 to 3
	Impact14                   // the same, counted from 1
	ImpactScored               // the points they score: 0, 0, 1, 2
	ImpactWords
	ImpactNone // not asked
)

var impactNames = [...]string{"", "0-3", "1-4", "scored", "words", "none"}

// String is the coding as the command line has it.
func (c ImpactCoding) String() string { return impactNames[c] }

// ImpactCodings are the codings that can be declared.
func ImpactCodings() []string { return append([]string(nil), impactNames[1:5]...) }

// ParseImpactCoding reads the name of a coding that can be declared.
func ParseImpactCoding(s string) (ImpactCoding, bool) {
	i := slices.Index(impactNames[1:5], s)
	return ImpactCoding(i + 1), i >= 0
}

// gateCoding is how the gate question is stored.
type gateCoding uint8

const (
	gate03      gateCoding = iota
	gate14                 // counted from 1
	gateUnclear            // a 1 that may mean "no"
)

var gateNames = [...]string{"0-3", "1-4"}

// GateCodings are the codings of the gate question that can be declared.
func GateCodings() []string { return append([]string(nil), gateNames[:]...) }

func parseGateCoding(s string) (gateCoding, bool) {
	i := slices.Index(gateNames[:], s)
	return gateCoding(max(i, 0)), i >= 0
}

type followUpCoding uint8

const (
	followUpFrom0 followUpCoding = iota
	followUpFrom1
	followUpUnclear
)

// rating is what a cell of one of these questions holds.
type rating uint8

const (
	ratingBlank   rating = iota
	ratingNumber0        // 0 to 5 follow one another
	ratingNumber5 = ratingNumber0 + 5
	ratingWord0   = ratingNumber5 + 1 // the words of code 0 to 4
	ratingWord4   = ratingWord0 + 4
	ratingMissing = ratingWord4 + 1
	ratingIllegal = ratingMissing + 1
	ratingCount   = ratingIllegal + 1
)

// ratingWords are the answers in words, squeezed, with their codes on the form.
var ratingWords = [impactFields]map[string]int{
	askGate:     {"no": 0, "none": 0, "nodifficulties": 0, "yes": 1, "yesminor": 1, "minor": 1, "yesminordifficulties": 1, "minordifficulties": 1, "yesdefinite": 2, "definite": 2, "yesdefinitedifficulties": 2, "definitedifficulties": 2, "yessevere": 3, "severe": 3, "yesseveredifficulties": 3, "severedifficulties": 3},
	askDistress: degreeWords, askHome: degreeWords, askFriends: degreeWords, askClassroom: degreeWords, askLeisure: degreeWords, askHelp: degreeWords,
	askProblems: {"muchworse": 0, "abitworse": 1, "bitworse": 1, "aboutthesame": 2, "same": 2, "thesame": 2, "abitbetter": 3, "bitbetter": 3, "muchbetter": 4},
}

var degreeWords = map[string]int{"notatall": 0, "no": 0, "onlyalittle": 1, "alittle": 1, "little": 1, "quitealot": 2, "quite": 2, "amediumamount": 2, "mediumamount": 2, "agreatdeal": 3, "greatdeal": 3}

func readRating(question int, c sheet.Cell) rating {
	switch c.Kind {
	case sheet.Blank:
		return ratingBlank
	case sheet.Error:
		if bytes.EqualFold(c.Text, []byte("#N/A")) {
			return ratingMissing
		}
		return ratingIllegal
	case sheet.Formula, sheet.Bool, sheet.Date:
		return ratingIllegal
	}
	text := bytes.TrimSpace(c.Text)
	if len(text) == 0 {
		return ratingBlank
	}
	if n, ok := wholeNumber(text); ok {
		switch {
		case n >= 0 && n <= 5:
			return ratingNumber0 + rating(n)
		case slices.Contains(missingNumbers[:], n):
			return ratingMissing
		}
		return ratingIllegal
	}
	if len(text) > 60 {
		return ratingIllegal
	}
	ts := tokens(string(text))
	if len(ts) == 0 && !bytes.Equal(text, []byte(".")) && !bytes.Equal(text, []byte("-")) {
		return ratingIllegal
	}
	if len(ts) == 0 || missingWords[squeeze(ts)] && squeeze(ts) != "none" {
		return ratingMissing
	}
	number, numbered := ts[0].number()
	if numbered && len(ts) > 1 { // "2 - Quite a lot": the words win, if the number can go with them
		ts = ts[1:]
	}
	n, ok := ratingWords[question][squeeze(ts)]
	if !ok || numbered && number != n && number != n+1 {
		return ratingIllegal
	}
	return ratingWord0 + rating(n)
}

// impactTally is what the answers of a block to these questions show.
type impactTally struct {
	codes [impactFields][ratingCount]int
	first [impactFields]sheet.Ref
	refs  [6][]sheet.Ref // cells of the five questions that hold the bare numbers 0 to 5
	ones  gateOnes
	mixed int // rows with a 0 beside another number in the five questions
}

// gateOnes are the records whose gate question holds a bare 1, by the highest answer
// to the five questions.
type gateOnes struct {
	at      sheet.Ref // of the first
	blank   int       // none of them is answered
	highest [ratingCount]int
}

func (t *impactTally) add(e *entry) {
	highest, zero, other := ratingBlank, false, false
	for q, cell := range e.cells.impact {
		r := readRating(q, cell)
		if r != ratingBlank && t.first[q] == (sheet.Ref{}) {
			t.first[q] = e.ref(e.lane.impact[q])
		}
		t.codes[q][r]++
		if _, ok := r.code(0); !ok || !slices.Contains(fiveQuestions, q) {
			continue
		}
		highest = max(highest, r)
		if r <= ratingNumber5 {
			n := r - ratingNumber0
			zero, other = zero || n == 0, other || n > 0
			if len(t.refs[n]) < keptRefs {
				t.refs[n] = append(t.refs[n], e.ref(e.lane.impact[q]))
			}
		}
	}
	if zero && other {
		t.mixed++
	}
	if readRating(askGate, e.cells.impact[askGate]) != ratingNumber0+1 {
		return
	}
	if t.ones.at == (sheet.Ref{}) {
		t.ones.at = e.ref(e.lane.impact[askGate])
	}
	if highest == ratingBlank {
		t.ones.blank++
	} else {
		t.ones.highest[highest]++
	}
}

func (t *impactTally) merge(o *impactTally) {
	for q := range t.codes {
		for r := range t.codes[q] {
			t.codes[q][r] += o.codes[q][r]
		}
		if t.first[q] == (sheet.Ref{}) {
			t.first[q] = o.first[q]
		}
	}
	for n := range t.refs {
		t.refs[n] = append(t.refs[n], o.refs[n][:min(len(o.refs[n]), keptRefs-len(t.refs[n]))]...)
	}
	t.mixed += o.mixed
	if t.ones.at == (sheet.Ref{}) {
		t.ones.at = o.ones.at
	}
	t.ones.blank += o.ones.blank
	for r := range t.ones.highest {
		t.ones.highest[r] += o.ones.highest[r]
	}
}

// numbers counts the bare numbers 0 to 5 in some questions.
func (t *impactTally) numbers(questions ...int) (n [6]int, any bool) {
	for _, q := range questions {
		for k := range n {
			n[k] += t.codes[q][ratingNumber0+rating(k)]
			any = any || n[k] > 0
		}
	}
	return n, any
}

func (t *impactTally) words(questions ...int) bool {
	for _, q := range questions {
		for r := ratingWord0; r <= ratingWord4; r++ {
			if t.codes[q][r] > 0 {
				return true
			}
		}
	}
	return false
}

var fiveQuestions = []int{askDistress, askHome, askFriends, askClassroom, askLeisure}

func (t *impactTally) judgeFollowUp(q, highest int) followUpCoding {
	n, any := t.numbers(q)
	switch {
	case !any || n[0] > 0 && n[highest+1] == 0:
		return followUpFrom0
	case n[highest+1] > 0 && n[0] == 0:
		return followUpFrom1
	}
	return followUpUnclear
}

// code is the number on the form that a rating stands for.
func (r rating) code(from int) (int, bool) {
	switch {
	case r >= ratingNumber0 && r <= ratingNumber5:
		return int(r-ratingNumber0) - from, true
	case r >= ratingWord0 && r <= ratingWord4:
		return int(r - ratingWord0), true
	}
	return 0, false
}

// answers reads the impact supplement of a record. bad has a bit for each
// question whose cell holds no answer of the coding.
func (b *Block) answers(e *entry) (a sdq.ImpactAnswers, bad uint16) {
	if !e.lane.hasExtra || b.Impact == ImpactUnknown {
		return a, bad
	}
	a.Scored = b.Impact == ImpactScored
	to := [...]*sdq.Rating{askGate: &a.Gate, askDistress: &a.Distress, askHome: &a.Home, askFriends: &a.Friends, askClassroom: &a.Classroom, askLeisure: &a.Leisure}
	for q := range to {
		r := readRating(q, e.cells.impact[q])
		if r == ratingBlank || r == ratingMissing {
			continue
		}
		if n, ok := b.rate(q, r); ok {
			*to[q], _ = sdq.RatingOf(n)
		} else {
			bad |= 1 << q
		}
	}
	return a, bad
}

// rate is the code on the form, or the points, of an answer to the gate question or
// one of the five. ok is false for what is no answer in the coding of the block.
func (b *Block) rate(q int, r rating) (n int, ok bool) {
	from, scored := 0, false
	switch {
	case q == askGate:
		from = b.GateFrom()
	case b.Impact == Impact14:
		from = 1
	case b.Impact == ImpactScored:
		scored = true
	}
	n, ok = r.code(from)
	if scored && r >= ratingWord0 && r <= ratingWord4 { // words are never points
		n = max(n-1, 0)
	}
	_, legal := sdq.RatingOf(n)
	return n, ok && legal && !(scored && n > 2)
}

// answersImpact reports whether a record answers any question of the supplement,
// though another of its answers may be none.
func (b *Block) answersImpact(e *entry) bool {
	a, _ := b.answers(e)
	return a != sdq.ImpactAnswers{Scored: a.Scored}
}

// followUps reads the two follow-up questions. bad has a bit for each whose cell
// holds no answer.
func (b *Block) followUps(e *entry) (f sdq.FollowUp, bad uint16) {
	for _, q := range []int{askProblems, askHelp} {
		r := readRating(q, e.cells.impact[q])
		if r == ratingBlank || r == ratingMissing || b.unclear(q, r) {
			continue
		}
		switch n, ok := b.progress(q, r); {
		case !ok:
			bad |= 1 << q
		case q == askProblems:
			f.Problems, _ = sdq.ProgressOf(n)
		default:
			f.Help, _ = sdq.RatingOf(n)
		}
	}
	return f, bad
}

// unclear reports whether an answer to a follow-up question is a number in a block
// that does not show what it counts from.
func (b *Block) unclear(q int, r rating) bool {
	return b.followUp[q-askProblems] == followUpUnclear && !(r >= ratingWord0 && r <= ratingWord4)
}

// progress is the code on the form of an answer to a follow-up question. ok is false
// for what is no answer in the coding of the block.
func (b *Block) progress(q int, r rating) (n int, ok bool) {
	from, highest := 0, 4
	if b.followUp[q-askProblems] == followUpFrom1 {
		from = 1
	}
	if q == askHelp {
		highest = 3
	}
	n, ok = r.code(from)
	return n, ok && n >= 0 && n <= highest
}

// lookBack is what the questions answered say of the form: follow-up forms ask
// about the last month and alone have the follow-up questions; baseline forms
// ask about six months and alone ask how long.
func (t *impactTally) lookBack() (value string, at sheet.Ref) {
	asked := func(q int) bool {
		n := 0
		for r := ratingNumber0; r <= ratingWord4; r++ {
			n += t.codes[q][r]
		}
		return n > 0
	}
	chronicity, followUp := asked(askChronicity), asked(askProblems) || asked(askHelp)
	switch {
	case followUp && !chronicity && asked(askProblems):
		return OneMonth, t.first[askProblems]
	case followUp && !chronicity:
		return OneMonth, t.first[askHelp]
	case chronicity && !followUp:
		return SixMonths, t.first[askChronicity]
	}
	return "", sheet.Ref{}
}

// What a form asks about: the last six months (a teacher's: this school year),
// or, on follow-up forms, the last month.
const (
	SixMonths = "six-months"
	OneMonth  = "one-month"
)

// parseLookBack reads a cell that says which of the two it was.
func parseLookBack(c sheet.Cell) string {
	s := squeeze(tokens(string(c.Text)))
	switch {
	case s == "":
		return ""
	case strings.Contains(s, "followup"), strings.Contains(s, "onemonth"), strings.Contains(s, "lastmonth"), s == "1month":
		return OneMonth
	case strings.Contains(s, "baseline"), strings.Contains(s, "six"), strings.Contains(s, "6month"), strings.Contains(s, "schoolyear"):
		return SixMonths
	}
	return ""
}
