package synth

import "time"

// exampleProject are the parameters of the school of [ExampleProject].
func exampleProject() Params {
	p := Ordinary
	p.Seed, p.Pupils, p.HalfPages, p.BlankPercent = 4, 30, 1, 1
	p.Informants = []Informant{Self, Teacher}
	return p
}

// exampleLeavers is how many young people left the school of the example at the end
// of Year 11 in July 2022.
const exampleLeavers = 12

// ExampleMeasures are what else the school of [ExampleProject] holds: a list of its
// pupils with everything that a list can say, and the leavers of July 2022 below; the
// marks of the autumn term, and those of the home schools from the summer before;
// results of the reading test and the attitude survey, twice; what the local
// authority knows of the leavers; referrals with what came of them, contacts, what
// children and families said, and placement plans.
func ExampleMeasures() ([]File, error) { return New(exampleProject()).exampleMeasures(autumn2022) }

// exampleMeasures are the same of a school, with the marks of some half-terms.
func (s *School) exampleMeasures(marked termsOf) ([]File, error) {
	d := &draft{School: s}
	var lines []*characterised
	for _, l := range s.leavers()[:exampleLeavers] {
		for _, f := range l.features {
			lines = append(lines, &characterised{l, f})
		}
	}
	titled := func(title string, day time.Time, g *grid) *grid {
		return above(1, newGrid(texts("Example Academy (synthetic)"), texts(title+", "+day.Format("2 January 2006"))), g)
	}
	team := s.support()
	marks := textStyle{comma: ",", newline: "\r\n"}
	d.text("attendance.csv", sheetOf(s.sessions(marked), bareFields...), marks, nil)
	d.text("attendance home schools.csv", sheetOf(s.beforeEntry(), bareFields...), marks, nil)
	d.text("nccis.csv", sheetOf(lines, extractFields()...), marks, nil)
	d.text("contacts.csv", sheetOf(team.contacts, contactFields...), marks, nil)
	for _, f := range []struct {
		name  string
		pages []page
	}{
		{"roster.xlsx", []page{{name: "Pupils", grid: s.wideList(exampleLeavers)}}},
		{"ngrt.xlsx", []page{{name: "NGRT Autumn 2022", grid: d.testwise(false)}, {name: "NGRT Summer 2023", grid: d.testwise(true)}}},
		{"pass.xlsx", []page{{name: passSheet, grid: sheetOf(s.surveys(), passFields()...)}}},
		{"referrals.xlsx", []page{
			{name: "Referrals", grid: titled("Referrals to the team", supportEnd, sheetOf(team.referrals, referralFields...))},
			{name: "Episodes", grid: titled("Work of the team", supportEnd, sheetOf(team.episodes, episodeFields...))},
		}},
		{"views.xlsx", []page{{name: "Views", grid: sheetOf(s.views(), viewFields()...)}}},
		{"plans.xlsx", []page{{name: "Placement plans", grid: sheetOf(s.plans(), planFields...)}}},
	} {
		data, err := fitted(f.pages...).xlsx()
		d.add(f.name, data, err)
	}
	return d.files, d.err
}
