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
	sheet := func(w Wave, by Informant, title string) *grid {
		rows := s.filled([]Wave{w}, []Informant{by})
		return above(1,
			newGrid(texts("Example Academy (synthetic)"), texts(title)),
			table(rows, slices.Concat([]column{id("UPN"), name(), class(), dated("Date completed", own, date)}, items(own, q("Q%d"), zeroToTwo))))
	}
	roster, err := s.Roster()
	if err != nil {
		return nil, nil, err
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
			return nil, nil, err
		}
		out = append(out, File{f.name, data})
	}
	return s, out, nil
}
