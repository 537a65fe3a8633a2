package workcopy

import (
	"cmp"
	"slices"
	"strings"

	"apst/metrics/roster"
)

// Risk is how well what stays in a copy tells pupils apart.
type Risk struct {
	Pupils int       // on the lists of pupils
	Groups []Sharing // by what somebody may know of a pupil
	// Questionnaires, and how many have answers that no other has.
	Questionnaires, OwnAnswers int
}

// Sharing is how many pupils share what somebody may know of them.
type Sharing struct {
	Known  string // "year group and sex"
	K      int    // pupils of the smallest group: k
	Alone  int    // pupils in groups of one
	Few    int    // pupils in groups of fewer than FewPupils
	Groups int
	// L is the fewest different answers that a group has to what nobody may know, and Of
	// what that is; of groups of two or more. 0 where the list says nothing of it.
	L  int
	Of string
	// Uniform are pupils in groups of two or more that all have the same there: whoever
	// knows the group knows it of each.
	Uniform int
}

// FewPupils is the size below which a group is small.
const FewPupils = 5

// quasi are what somebody may know of a pupil, from the list of pupils.
var quasi = []struct {
	title string
	of    func(*roster.Pupil) string
}{
	{"year group", func(p *roster.Pupil) string { return p.YearGroup }},
	{"sex", func(p *roster.Pupil) string { return p.Sex }},
	{"ethnicity", func(p *roster.Pupil) string { return p.Ethnicity }},
	{"type of need", func(p *roster.Pupil) string { return p.Need }},
	{"free school meals", func(p *roster.Pupil) string { return p.FSM }},
	{"date of birth", func(p *roster.Pupil) string { return p.Born.String() }},
}

// sensitive are what nobody may learn.
var sensitive = []struct {
	title string
	of    func(*roster.Pupil) string
}{
	{"SEN provision", func(p *roster.Pupil) string { return p.SEN }},
	{"looked after", func(p *roster.Pupil) string { return p.LookedAfter }},
	{"child in need", func(p *roster.Pupil) string { return p.ChildInNeed }},
	{"youth offending", func(p *roster.Pupil) string { return p.YouthOffending }},
	{"destination", func(p *roster.Pupil) string { return p.Destination }},
}

// combinations are looked at, by their places in quasi.
var combinations = [][]int{{0, 1}, {0, 1, 2}, {0, 1, 2, 3, 4}, {5}, {0, 1, 5}}

// riskOf works out the risk that is left in what was read of a copy.
func riskOf(r *reading) *Risk {
	out := &Risk{}
	var pupils []*roster.Pupil
	met := map[string]bool{}
	if r.roster != nil {
		for i := range r.roster.Pupils {
			if p := &r.roster.Pupils[i]; !met[p.ID] {
				met[p.ID] = true
				pupils = append(pupils, p)
			}
		}
	}
	out.Pupils = len(pupils)
	for _, c := range combinations {
		if s, ok := sharing(pupils, c); ok {
			out.Groups = append(out.Groups, s)
		}
	}
	same := map[string]int{}
	for _, a := range r.answers {
		same[a]++
	}
	out.Questionnaires = len(r.answers)
	for _, n := range same {
		if n == 1 {
			out.OwnAnswers++
		}
	}
	return out
}

// sharing groups pupils by some of what may be known; ok is false where the list says
// nothing of one of them.
func sharing(pupils []*roster.Pupil, by []int) (s Sharing, ok bool) {
	groups := map[string][]*roster.Pupil{}
	var titles []string
	for _, q := range by {
		titles = append(titles, quasi[q].title)
		if !slices.ContainsFunc(pupils, func(p *roster.Pupil) bool { return quasi[q].of(p) != "" }) {
			return s, false
		}
	}
	for _, p := range pupils {
		var key []string
		for _, q := range by {
			key = append(key, quasi[q].of(p))
		}
		k := strings.Join(key, "\x00")
		groups[k] = append(groups[k], p)
	}
	s.Known, s.Groups = strings.Join(titles, ", "), len(groups)
	for _, g := range groups {
		if s.K == 0 || len(g) < s.K {
			s.K = len(g)
		}
		if len(g) == 1 {
			s.Alone++
		}
		if len(g) < FewPupils {
			s.Few += len(g)
		}
	}
	s.diversity(pupils, groups)
	return s, true
}

// diversity finds, of what nobody may learn, what groups of two or more give away
// most.
func (s *Sharing) diversity(pupils []*roster.Pupil, groups map[string][]*roster.Pupil) {
	for _, x := range sensitive {
		if !slices.ContainsFunc(pupils, func(p *roster.Pupil) bool { return x.of(p) != "" }) {
			continue
		}
		least, uniform := 0, 0
		for _, g := range groups {
			if len(g) < 2 {
				continue
			}
			different := map[string]bool{}
			for _, p := range g {
				different[x.of(p)] = true
			}
			if least == 0 || len(different) < least {
				least = len(different)
			}
			if len(different) == 1 && x.of(g[0]) != "" && x.of(g[0]) != "false" && x.of(g[0]) != "N" {
				uniform += len(g)
			}
		}
		if least > 0 && (s.L == 0 || cmp.Or(cmp.Compare(least, s.L), cmp.Compare(s.Uniform, uniform)) < 0) {
			s.L, s.Of, s.Uniform = least, x.title, uniform
		}
	}
}
