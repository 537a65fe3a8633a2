package synth

import "slices"

// UntidySchool is the file on which a data lead can practise: twelve pupils and
// what offices do to a sheet in a term. Its faults stand where [UntidyCells] says.
func UntidySchool() (*School, []File, error) {
	p := Ordinary
	p.Seed, p.Pupils, p.HalfPages, p.LeaverPercent = 4, 12, 0, 0
	s := New(p)
	cols := slices.Concat([]column{serial("No."), name(), class(), id("UPN"), dated("Date completed", own, date)},
		items(own, q("Q%d"), zeroToTwo), []column{notes()})
	g := above(1,
		newGrid(texts("Example Academy (synthetic), for practice"), texts("SDQ as typed in by the office")),
		table(s.filled([]Wave{Baseline}, []Informant{Self}), cols))
	for _, u := range untidied {
		u.spoil(g, u.row-1, u.col-1)
	}
	twin := slices.Clone(g.rows[4]) // the first pupil once more, with another answer
	twin[0], twin[6] = num(13), num((int(twin[6].s[0]-'0')+1)%3)
	g.rows = append(g.rows, twin)
	data, err := fitted(page{name: "Pupil baseline", grid: g}).xlsx()
	return s, []File{{"SDQ untidy 2022.xlsx", data}}, err
}

// untidied are the cells of the practice sheet that are spoilt, counted from 1:
// headings stand in row 4, the first pupil in row 5, UPNs in column D, the first
// item in column F.
var untidied = []struct {
	rule, cell string
	row, col   int
	spoil      func(g *grid, row, col int)
}{
	{"PUP-001", "D6", 6, 4, func(g *grid, r, c int) { *g.at(r, c) = cell{} }},
	{"DATE-001", "E8", 8, 5, func(g *grid, r, c int) { *g.at(r, c) = txt("31/02/2022") }},
	{"SDQ-020", "K9", 9, 11, func(g *grid, r, c int) { *g.at(r, c) = num(22) }},
	{"SDQ-022", "P10", 10, 16, func(g *grid, r, c int) { *g.at(r, c) = txt("1/2") }},
	{"SDQ-020", "T12", 12, 20, func(g *grid, r, c int) { *g.at(r, c) = txt("maybe") }},
	{"PUP-004", "D14", 14, 4, func(g *grid, r, c int) {
		upn := []byte(g.at(r, c).s)
		upn[12] = '0' + (upn[12]-'0'+1)%10 // a slip in the last digit
		*g.at(r, c) = txt(string(upn))
	}},
}
