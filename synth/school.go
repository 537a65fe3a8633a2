package synth

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// Wave is when a questionnaire was filled in.
type Wave string

// Informant is who filled it in.
type Informant string

const (
	Baseline Wave = "baseline"
	Interim  Wave = "interim" // between the two, where a school asks three times
	Endline  Wave = "endline"

	Self    Informant = "self"
	Teacher Informant = "teacher"
	Parent  Informant = "parent"
)

// Answer is a ticked box, counted from 0. A question left out is Blank.
type Answer int8

// Blank is the answer to a question that was not answered.
const Blank Answer = -1

// Response is one questionnaire as it was filled in: 0 not true, 1 somewhat
// true, 2 certainly true, whatever the item's direction.
type Response struct {
	Pupil     *Pupil
	Placement int // 1, or 2 for a pupil who came back
	Wave      Wave
	Informant Informant
	Date      time.Time // the day it was filled in
	Items     [Items]Answer
	Gate      Answer    // 0 no difficulties, 1 minor, 2 definite, 3 severe
	Impact    [5]Answer // 0 not at all to 3 a great deal; only where the gate is above 0
}

// Pupil is one pupil. Names are numbers in words' place.
type Pupil struct {
	ID                string
	First, Last       string
	Birth             time.Time
	Sex, Class, Tutor string
	Left              bool // after baseline
}

// Name is the pupil's full name.
func (p *Pupil) Name() string { return p.First + " " + p.Last }

// Params are all that a school is drawn from.
type Params struct {
	Seed       uint64
	Pupils     int
	Identifier Identifier
	Informants []Informant

	BlankPercent  int // of single answers left out
	LeaverPercent int // of pupils without endline
	HalfPages     int // responses whose second half (items 13 to 25) is blank
	Returners     int // the first so many pupils have a second placement with both waves
	Improvement   int // fall in difficulties by endline (half of it by interim), in hundredths of a standard deviation

	Least, Most Answer // answers lie between these; 0 and 2 unless a school is to be odd
	Impact      bool   // ask the impact questions
	Interim     bool   // ask a third time, between baseline and endline

	// Quiet redraws until nothing about the answers deserves a remark; see
	// [School.Odd] for what that means.
	Quiet bool
}

// Ordinary are the parameters from which most layouts start: 24 pupils with
// many difficulties, one item in thirty left out, one pupil in five gone.
var Ordinary = Params{
	Seed: 2022, Pupils: 24, Informants: []Informant{Self},
	BlankPercent: 3, LeaverPercent: 20, HalfPages: 2, Improvement: 30,
	Least: 0, Most: 2,
}

// School is a school that does not exist.
type School struct {
	Params    Params
	Pupils    []*Pupil
	Responses []*Response

	byPupil map[*Pupil][]*Response

	// Other measures, drawn when they are first asked for.
	reading   []*sitting
	registers map[termsOf][]*session
	attitudes []*survey
	left      []*leaver
	helped    *supported
	said      []*view
	planned   []*objective
}

// New draws a school. The same parameters give the same school.
//
// A quiet school is redrawn as often as it takes. New panics where the
// parameters leave no room for one, such as answers that are all the same.
func New(p Params) *School {
	s, _, err := redrawn(p, 0)
	if err != nil {
		panic(err)
	}
	return s
}

// mostTries is how often a school is redrawn. Of three pupils about one school
// in five is quiet, of thirty nearly every one.
const mostTries = 20_000

// redrawn draws a school from a try on, and says which try it was.
func redrawn(p Params, try uint64) (*School, uint64, error) {
	for ; try < mostTries; try++ {
		s := drawn(p, try)
		if !p.Quiet || s.Odd() == "" {
			return s, try, nil
		}
	}
	return nil, try, fmt.Errorf("no quiet school of %d pupils in %d tries from seed %d: the parameters leave no room for one", p.Pupils, mostTries, p.Seed)
}

// drawn draws a school once.
func drawn(p Params, try uint64) *School {
	s := &School{Params: p}
	for n := 1; n <= p.Pupils; n++ {
		// A stream a pupil: the first pupils of a large school are those of a
		// small one.
		r := &draw{rand.New(rand.NewPCG(p.Seed, uint64(n)|try<<40))}
		pupil := newPupil(p, n, r)
		s.Pupils = append(s.Pupils, pupil)
		s.Responses = append(s.Responses, responses(p, pupil, 1, r)...)
		if n <= p.Returners {
			s.Responses = append(s.Responses, responses(p, pupil, 2, r)...)
		}
	}
	for i := range p.HalfPages {
		if at := 3 + 7*i; at < len(s.Responses) {
			half := s.Responses[at].Items[Items/2:]
			for j := range half {
				half[j] = Blank
			}
		}
	}
	s.index()
	return s
}

// index notes which responses are whose.
func (s *School) index() {
	s.byPupil = map[*Pupil][]*Response{}
	for _, r := range s.Responses {
		s.byPupil[r.Pupil] = append(s.byPupil[r.Pupil], r)
	}
}

func newPupil(p Params, n int, r *draw) *Pupil {
	born := time.Date(2007, time.September, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(3*365))
	class := []string{"8A", "8B", "9A", "9B", "10A"}[r.IntN(5)]
	return &Pupil{
		ID:    p.Identifier.identifier(n),
		First: "Pupil", Last: fmt.Sprintf("%03d", n),
		Birth: born,
		Sex:   []string{"F", "M"}[r.IntN(2)],
		Class: class, Tutor: "Tutor " + class,
		Left: r.IntN(100) < p.LeaverPercent,
	}
}

// responses draws what every informant answered at each wave of a placement. A
// second placement begins a year after the first.
func responses(p Params, pupil *Pupil, placement int, r *draw) []*Response {
	var out []*Response
	truth := r.disposition()
	views := map[Informant]disposition{}
	for _, by := range p.Informants {
		views[by] = r.disposition()
	}
	for _, wave := range []Wave{Baseline, Interim, Endline} {
		if wave == Interim && !p.Interim {
			continue
		}
		day, fall := time.Date(2022, time.September, 12, 0, 0, 0, 0, time.UTC), 0
		switch wave {
		case Interim:
			truth, fall = truth.later(r), p.Improvement/2
			day = time.Date(2023, time.February, 20, 0, 0, 0, 0, time.UTC)
		case Endline:
			truth, fall = truth.later(r), p.Improvement
			day = time.Date(2023, time.June, 5, 0, 0, 0, 0, time.UTC)
		}
		for _, by := range p.Informants {
			answer := &Response{Pupil: pupil, Placement: placement, Wave: wave, Informant: by}
			// A weekday of three weeks.
			answer.Date = day.AddDate(placement-1, 0, 7*r.IntN(3)+r.IntN(5))
			r.fillQuietly(answer, truth.better(fall).seenBy(r, by, views[by]), p)
			if wave != Baseline && pupil.Left {
				continue
			}
			out = append(out, answer)
		}
	}
	return out
}

// Response finds a pupil's response of their first placement, nil when there is
// none.
func (s *School) Response(p *Pupil, w Wave, by Informant) *Response {
	for _, r := range s.byPupil[p] {
		if r.Placement == 1 && r.Wave == w && r.Informant == by {
			return r
		}
	}
	return nil
}

// Shuffled is the same school with its pupils and responses in another order.
func (s *School) Shuffled(seed uint64) *School {
	r := rand.New(rand.NewPCG(seed, 0))
	out := &School{Params: s.Params, Pupils: slices.Clone(s.Pupils), Responses: slices.Clone(s.Responses)}
	r.Shuffle(len(out.Pupils), func(i, j int) { out.Pupils[i], out.Pupils[j] = out.Pupils[j], out.Pupils[i] })
	r.Shuffle(len(out.Responses), func(i, j int) {
		out.Responses[i], out.Responses[j] = out.Responses[j], out.Responses[i]
	})
	out.index()
	return out
}
