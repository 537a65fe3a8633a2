package synth

import "slices"

// ExampleProject is the school of the example that a new project can start with,
// and its files: the list of pupils, the self-report at baseline and endline in a
// workbook each, and what staff answered in one workbook with a sheet a wave. Some
// answers are missing, one form was half filled in, and some pupils left before
// the endline. Who answered stands nowhere in the pupils' own two files.
// [ExampleMeasures] has what else the school holds.
func ExampleProject() (*School, []File, error) {
	s := New(exampleProject())
	out, err := s.exampleAnswers()
	if err != nil {
		return nil, nil, err
	}
	return s, out, nil
}

// ExampleOf is everything that the school of the example holds, for a school of another
// size drawn from another seed, with the marks of the whole year 2022/23 in place of an
// autumn term's: for measuring how long a run takes.
func ExampleOf(pupils int, seed uint64) ([]File, error) {
	p := exampleProject()
	p.Pupils, p.Seed = pupils, seed
	s := New(p)
	out, err := s.exampleMeasures(termsOf{&year2022, 1, 6})
	if err != nil {
		return nil, err
	}
	answers, err := s.exampleAnswers()
	for _, f := range answers { // of two lists of pupils the wider one
		if !slices.ContainsFunc(out, func(made File) bool { return made.Name == f.Name }) {
			out = append(out, f)
		}
	}
	return out, err
}

// exampleAnswers are the list of pupils and the answers of the example.
func (s *School) exampleAnswers() ([]File, error) {
	sheet := func(w Wave, by Informant, title string) *grid {
		rows := s.filled([]Wave{w}, []Informant{by})
		return above(1,
			newGrid(texts("Example Academy (synthetic)"), texts(title)),
			table(rows, slices.Concat([]column{id("UPN"), name(), class(), dated("Date completed", own, date)}, items(own, q("Q%d"), zeroToTwo))))
	}
	roster, err := s.Roster()
	if err != nil {
		return nil, err
	}
	out := []File{roster}
	for _, f := range []struct {
		name  string
		pages []page
	}{
		{"SDQ baseline 2022.xlsx", []page{{name: "SDQ", grid: sheet(Baseline, Self, "SDQ baseline, September 2022")}}},
		{"SDQ endline 2023.xlsx", []page{{name: "SDQ", grid: sheet(Endline, Self, "SDQ endline, June 2023")}}},
		{"SDQ staff 2022-23.xlsx", []page{
			{name: "Staff baseline", grid: sheet(Baseline, Teacher, "SDQ, September 2022")},
			{name: "Staff endline", grid: sheet(Endline, Teacher, "SDQ, June 2023")},
		}},
	} {
		data, err := fitted(f.pages...).xlsx()
		if err != nil {
			return nil, err
		}
		out = append(out, File{f.name, data})
	}
	return out, nil
}
