package synth

import "slices"

// ExampleSchool is the school of the project's own example: 24 pupils, their
// self-report at baseline and endline in two workbooks as an office keeps them.
// Title rows stand above the header, remarks and a count below; the class and a
// column of remarks stand among the answers, and a sheet of notes beside them.
// Some answers are missing, two forms were half filled in, and four pupils left
// before endline. Everything in it can be scored without an option but
// --informant self.
func ExampleSchool() (*School, []File, error) {
	p := Ordinary
	p.Seed = 14
	s := New(p)
	sheet := func(w Wave, title string) *grid {
		cols := slices.Concat([]column{serial("No."), name(), class(), id("UPN"), dated("Date completed", own, date)},
			items(own, q("Q%d"), zeroToTwo), []column{notes()})
		rows := s.filled([]Wave{w}, []Informant{Self})
		return above(1,
			newGrid(texts("Example Academy (synthetic)"), texts(title)),
			table(rows, cols),
			newGrid(texts("n = "+digits(len(rows))), texts("Note: answers as ticked, 0 Not true, 1 Somewhat true, 2 Certainly true")))
	}
	notes := newGrid(texts("This school does not exist. Its pupils and their answers were drawn by a program."),
		texts("One line a pupil; an empty cell is a question left out."))
	var out []File
	for _, f := range []struct {
		name, title string
		wave        Wave
	}{
		{"SDQ baseline 2022.xlsx", "SDQ baseline, September 2022", Baseline},
		{"SDQ endline 2023.xlsx", "SDQ endline, June 2023", Endline},
	} {
		data, err := fitted(page{name: "SDQ", grid: sheet(f.wave, f.title)}, page{name: "Notes", grid: notes}).xlsx()
		if err != nil {
			return nil, nil, err
		}
		out = append(out, File{f.name, data})
	}
	return s, out, nil
}
