package cohort

import (
	"strconv"

	"apst/metrics"
)

// Behind are the pupils whom a count in the results is of.
type Behind struct {
	Result string // as [ResultID] names it
	// Subject is what is said of them, such as "sdq total self": groups of one subject
	// can be taken from each other.
	Subject string
	Label   string // for people: "pairs, all, sex=F"
	Pupils  []*Pupil
	// Values are what of each pupil goes into the numbers that rest on the count, in the
	// order of the pupils: two groups of the same pupils and values have the same numbers.
	// None where nothing but the count is given.
	Values []string
}

// Behind are the pupils behind every count of the results that other numbers rest on:
// the pupils of a population, those with a baseline and with a pair of an outcome, those
// who stand somewhere; and of their subgroups. They are for setting one release against
// another, and never for printing.
func (a *Analysis) Behind() []Behind {
	b := newBook(a.Linkage, a.Settings)
	people := peopleOf(a.Linkage, a.Settings)
	b.facts = factsOf(people, a.Settings)
	courses := coursesOf(a.Linkage, a.Pairs, a.Settings, people)
	b.markMain(courses)
	var out []Behind
	add := func(r metrics.Result, subject string, pupils []*Pupil, values []string) {
		if b.l.Input != nil {
			r.School, r.Arm = b.l.Input.School, b.l.Input.Arm
		}
		label := r.Statistic + ", " + r.Population
		if g := Subgroup(&r); g != "" {
			label += ", " + g
		}
		out = append(out, Behind{ResultID(&r), subject, label, pupils, values})
	}
	for _, pop := range populationsOf(people) {
		add(metrics.Result{Population: pop.name, Statistic: "pupils"}, "pupils", pupilsOf(pop.people), nil)
		for _, c := range courses {
			subject := c.measure + " " + c.scale + " " + c.informant
			members := c.of(pop)
			if len(members) == 0 {
				continue
			}
			words := make(map[*member][2]string, len(members))
			for _, m := range members {
				words[m] = m.inWords()
			}
			cells := []*cell{c.cell(pop.name, nil, members)}
			for _, g := range subgroups(c, b.facts, members) {
				cells = append(cells, c.cell(pop.name, []metrics.Level{g.level}, g.members))
			}
			for _, x := range cells {
				var started, done []*Pupil
				var first, both []string
				for _, m := range x.members {
					if m.baseline {
						started, first = append(started, m.who.Pupil), append(first, words[m][0])
					}
					if m.done {
						done, both = append(done, m.who.Pupil), append(both, words[m][1])
					}
				}
				r := x.result("baselines", count(0, 0))
				add(r, subject+" baselines", started, first)
				r.Statistic = "pairs"
				add(r, subject+" pairs", done, both)
			}
		}
	}
	return out
}

func pupilsOf(people []*person) []*Pupil {
	out := make([]*Pupil, len(people))
	for i, p := range people {
		out[i] = p.Pupil
	}
	return out
}

// inWords are the values of a member at the baseline, and at both times: equal words are
// equal values.
func (m *member) inWords() [2]string {
	number := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	first := number(m.before) + " " + m.beforeWord
	return [2]string{first, first + " " + number(m.after) + " " + m.afterWord}
}
