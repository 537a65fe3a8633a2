package synth

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"time"
)

// rosterStream sets the draws for the list of pupils apart from those for their
// answers, so that asking for the list changes no answer.
const rosterStream = 1 << 32

// Characteristics are what a list says of a pupil beside name and birth.
type Characteristics struct {
	SEN         string // N, K or E
	FreeMeals   bool
	LookedAfter bool
}

// Characteristics of the pupils, in their order: most need support, as in
// alternative provision.
func (s *School) Characteristics() []Characteristics {
	out := make([]Characteristics, len(s.Pupils))
	for n := range s.Pupils {
		r := rand.New(rand.NewPCG(s.Params.Seed, rosterStream+uint64(n)))
		out[n] = Characteristics{
			SEN:         []string{"N", "K", "K", "K", "E"}[r.IntN(5)],
			FreeMeals:   r.IntN(100) < 60,
			LookedAfter: r.IntN(100) < 8,
		}
	}
	return out
}

// Days on which stays begin and end.
var (
	entered   = time.Date(2022, time.September, 5, 0, 0, 0, 0, time.UTC)
	reentered = time.Date(2023, time.September, 4, 0, 0, 0, 0, time.UTC)
	leaving   = time.Date(2023, time.January, 9, 0, 0, 0, 0, time.UTC)
)

// Roster is the school's list of pupils as its system exports it: one row a stay,
// with a day of leaving for those who left before endline. Year groups are those
// of the school year 2022/23.
func (s *School) Roster() (File, error) {
	data, err := fitted(page{name: "Pupils", grid: s.list()}).xlsx()
	return File{"roster.xlsx", data}, err
}

// list is the roster as a table.
func (s *School) list() *grid {
	g := newGrid(texts("UPN", "Legal surname", "Legal forename", "Date of birth", "Sex", "Year group", "Class",
		"SEN status", "FSM", "In care", "Date of admission", "Date of leaving"))
	for n, c := range s.Characteristics() {
		p := s.Pupils[n]
		row := []cell{txt(p.ID), txt(p.Last), txt(p.First), date(p.Birth), txt(p.Sex), txt(strconv.Itoa(yearGroup(p.Birth))), txt(p.Class),
			txt(c.SEN), txt(letter(c.FreeMeals)), txt(letter(c.LookedAfter)), date(entered), {}}
		left := leaving.AddDate(0, 0, 7*(n%8)+4)
		back := slices.ContainsFunc(s.Responses, func(r *Response) bool { return r.Pupil == p && r.Placement == 2 })
		if p.Left || back {
			row[len(row)-1] = date(left)
		}
		g.rows = append(g.rows, row)
		if back {
			again := slices.Clone(row)
			again[len(again)-2], again[len(again)-1] = date(reentered), cell{}
			g.rows = append(g.rows, again)
		}
	}
	return g
}

func letter(yes bool) string {
	if yes {
		return "Y"
	}
	return "N"
}

// yearGroup is the national curriculum year in 2022/23: the age on 31 August 2022,
// less 4.
func yearGroup(birth time.Time) int {
	age := 2022 - birth.Year()
	if birth.Month() > time.August {
		age--
	}
	return age - 4
}
