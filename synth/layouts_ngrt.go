package synth

import (
	"cmp"
	"math/big"
	"slices"
)

// Where the plain sheet of the reading test stands.
const ngrtFile, ngrtSheet = "NGRT.xlsx", "NGRT"

// ngrtPlain are the columns of the output that the plain sheet tells.
var ngrtPlain = []string{"form", "sas", "stanine", "percentile", "reading_age", "progress_label"}

// ngrtFields are the fields of the plain sheet, a line a sitting.
var ngrtFields = []field[*sitting]{
	upnField[*sitting]("UPN"), forenameField[*sitting]("Forename"), surnameField[*sitting]("Surname"),
	{"Date of test", func(s *sitting) cell { return date(s.day) }},
	{"Form", func(s *sitting) cell { return txt(s.form) }},
	{"Age at test", func(s *sitting) cell { return txt(years(s.age())) }},
	{"SAS", func(s *sitting) cell { return num(s.sas) }},
	{"Stanine", func(s *sitting) cell { return num(stanineOf(s.sas)) }},
	{"NPR", func(s *sitting) cell { return num(percentileOf(s.sas)) }},
	{"SC Stanine", func(s *sitting) cell { return num(s.sc) }},
	{"PC Stanine", (*sitting).passage},
	{"Reading Age", func(s *sitting) cell { return txt(years(s.reads)) }},
	{"Progress", func(s *sitting) cell { return txt(s.label) }},
}

// passage is the stanine of passage comprehension: blank for who went on to phonics.
func (s *sitting) passage() cell {
	if s.phonics {
		return cell{}
	}
	return num(s.pc)
}

// ngrtNamed are fields of the plain sheet under other headings: heading, then the
// plain one.
func ngrtNamed(names ...[2]string) []field[*sitting] {
	var out []field[*sitting]
	for _, n := range names {
		i := slices.IndexFunc(ngrtFields, func(f field[*sitting]) bool { return f.head == n[1] })
		out = append(out, field[*sitting]{n[0], ngrtFields[i].cell})
	}
	return out
}

// groupRank is a pupil's place among those of the same sheet, 1 the best, written
// as the vendor does: with a sign before it where several share it.
func groupRank(all []*sitting) func(*sitting) cell {
	return func(s *sitting) cell {
		rank, ties := 1, 0
		for _, o := range all {
			switch cmp.Compare(o.sas, s.sas) {
			case 1:
				rank++
			case 0:
				ties++
			}
		}
		if ties > 1 {
			return txt("=" + digits(rank))
		}
		return txt(digits(rank))
	}
}

// ngrtLayouts are the ways in which schools have results of the reading test.
func ngrtLayouts() []*Layout {
	layout := func(name, about string, build func(d *draft)) *Layout {
		return &Layout{Name: name, About: about, Measure: "ngrt", build: build, keyed: true}
	}
	return []*Layout{
		layout("ngrt-testwise", "the vendor's report: a sheet a sitting, titles above, headings that begin with NGRT", func(d *draft) {
			d.truth = d.ngrtTruth().keep("form", "sas", "stanine", "percentile", "reading_age", "progress_label")
			d.workbook("NGRT results.xlsx", page{name: "Autumn 2022", grid: d.testwise(false)}, page{name: "Summer 2023", grid: d.testwise(true)})
		}),
		layout("ngrt-tracker", "a line a pupil, start point and finish point merged above their columns", func(d *draft) {
			d.truth = d.ngrtTruth().keep("form", "sas", "stanine", "percentile", "reading_age", "progress_label")
			d.workbook("Reading tracker.xlsx", page{name: "Reading", grid: d.readingTracker()})
		}),
		layout("ngrt-csv", "a text file with a line a sitting, as a school's own system exports it", func(d *draft) {
			d.truth = d.ngrtTruth().keep("form", "sas", "stanine", "reading_age")
			fields := append(ngrtNamed([2]string{"upn", "UPN"}),
				field[*sitting]{"test_date", func(s *sitting) cell { return txt(iso(s.day)) }})
			fields = append(fields, ngrtNamed([2]string{"form", "Form"}, [2]string{"sas", "SAS"}, [2]string{"sc_stanine", "SC Stanine"},
				[2]string{"pc_stanine", "PC Stanine"}, [2]string{"overall_stanine", "Stanine"}, [2]string{"reading_age", "Reading Age"})...)
			d.text("ngrt.csv", sheetOf(d.sittings(), shuffled(d, fields...)...), plainCSV, nil)
		}),
		layout("ngrt-ages-as-times", "reading ages that a spreadsheet has taken for times of day, as parts of a day", func(d *draft) {
			d.truth = d.ngrtTruth().keep(ngrtPlain...)
			fields := slices.Clone(ngrtFields)
			fields[slices.IndexFunc(fields, func(f field[*sitting]) bool { return f.head == "Reading Age" })].cell = func(s *sitting) cell {
				return numeral(big.NewRat(int64(60*(s.reads/12)+s.reads%12), 24*60).FloatString(16))
			}
			d.workbook(ngrtFile, page{name: ngrtSheet, grid: sheetOf(d.sittings(), shuffled(d, fields...)...)})
		}),
		layout("ngrt-absent", "words and blanks where a pupil was away on the day", func(d *draft) {
			d.truth = d.ngrtTruth().keep(ngrtPlain...)
			g := sheetOf(d.sittings(), ngrtFields...)
			for _, p := range d.Pupils {
				n := p.number() - 1
				if n%4 > 0 {
					continue
				}
				row := g.rowOf(p)
				for _, head := range []string{"Form", "Stanine", "NPR", "SC Stanine", "PC Stanine", "Reading Age", "Progress"} {
					g.rows[row][g.col(head)] = cell{}
				}
				g.rows[row][g.col("SAS")] = txt([]string{"Abs", "-", "N/A"}[n/4%3])
				of := d.truth.of(p.ID, iso(g.rows[row][g.col("Date of test")].date))[0]
				for _, column := range ngrtPlain {
					of[column] = ""
				}
			}
			d.workbook(ngrtFile, page{name: ngrtSheet, grid: g})
		}),
	}
}

// testwise is the vendor's sheet of one sitting.
func (d *draft) testwise(second bool) *grid {
	sat := only(d.sittings(), func(s *sitting) bool { return s.second == second })
	fields := ngrtNamed([2]string{"Forename", "Forename"}, [2]string{"Surname", "Surname"}, [2]string{"UPN", "UPN"})
	fields = append(fields, yearField[*sitting]("Current Year"), classField[*sitting]("Group"))
	fields = append(fields, ngrtNamed([2]string{"NGRT - Date of Test", "Date of test"}, [2]string{"NGRT - Form", "Form"}, [2]string{"NGRT - Age at Test", "Age at test"},
		[2]string{"NGRT - Standard Age Score", "SAS"}, [2]string{"NGRT - Stanine", "Stanine"}, [2]string{"NGRT - National Percentile Rank", "NPR"})...)
	fields = append(fields, field[*sitting]{"NGRT - Group Rank", groupRank(sat)})
	fields = append(fields, ngrtNamed([2]string{"NGRT - Sentence Completion Stanine", "SC Stanine"}, [2]string{"NGRT - Passage Comprehension Stanine", "PC Stanine"},
		[2]string{"NGRT - Reading Age", "Reading Age"})...)
	when := "September 2022"
	if second {
		when = "May 2023"
		fields = append(fields, ngrtNamed([2]string{"NGRT - Progress Category", "Progress"})...)
	}
	return above(1, newGrid(texts("New Group Reading Test"), texts("Group report", when), texts("Example Academy (synthetic)")),
		sheetOf(sat, shuffled(d, fields...)...))
}

// reader is a pupil with both sittings; the second is nil for who left.
type reader struct{ first, second *sitting }

func (r *reader) who() *Pupil { return r.first.pupil }

// readers are the pupils with their sittings.
func (d *draft) readers() []*reader {
	var out []*reader
	for _, s := range d.sittings() {
		if s.second {
			out[len(out)-1].second = s
		} else {
			out = append(out, &reader{first: s})
		}
	}
	return out
}

// readingTracker is a line a pupil, the sittings side by side.
func (d *draft) readingTracker() *grid {
	readers := d.readers()
	fields := []field[*reader]{upnField[*reader]("UPN"), nameField[*reader]("Name"), yearField[*reader]("Year"), classField[*reader]("Class")}
	var over []cell
	group := func(title string, of func(*reader) *sitting, fs ...field[*sitting]) {
		for _, f := range fs {
			over = append(over, txt(title))
			fields = append(fields, field[*reader]{f.head, func(r *reader) cell {
				if s := of(r); s != nil {
					return f.cell(s)
				}
				return cell{}
			}})
		}
	}
	point := ngrtNamed([2]string{"Date of test", "Date of test"}, [2]string{"Form", "Form"}, [2]string{"SAS", "SAS"},
		[2]string{"Stanine", "Stanine"}, [2]string{"NPR", "NPR"}, [2]string{"Reading Age", "Reading Age"})
	over = append(over, make([]cell, len(fields))...)
	group("Start point", func(r *reader) *sitting { return r.first }, point...)
	finish := append(slices.Clone(point), field[*sitting]{"SAS change", func(s *sitting) cell { return num(s.change) }})
	group("Finish point", func(r *reader) *sitting { return r.second }, append(finish, ngrtNamed([2]string{"Progress", "Progress"})...)...)
	return above(0, newGrid(over), sheetOf(readers, fields...)).merge(1)
}
