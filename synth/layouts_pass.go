package synth

import "strings"

// Where the plain sheet of the attitude survey stands.
const passFile, passSheet = "PASS.xlsx", "StudentData"

// pass is the survey of attitudes.
func pass() *measure {
	return &measure{
		name: "pass",
		drawn: []string{
			"where a pupil stands on each factor, half a standard deviation below the mean of all, six tenths of it shared by all factors",
			"three quarters of it stay until June 2023; the rest is drawn anew, and 0.05 standard deviations are added",
		},
		plain:   func(d *draft) *grid { return sheetOf(d.surveys(), passFields()...) },
		put:     func(d *draft, g *grid) { d.workbook(passFile, page{name: passSheet, grid: g}) },
		truth:   func(d *draft) *Truth { return d.passTruth("date") },
		layouts: passLayouts, faults: passFaults,
	}
}

// passFields are the fields of the plain sheet, the vendor's data sheet with UPNs, a
// line a survey.
func passFields() []field[*survey] {
	fields := []field[*survey]{
		upnField[*survey]("UPN"), forenameField[*survey]("Forename"), surnameField[*survey]("Surname"), yearField[*survey]("Current Year"), classField[*survey]("Group"),
		{"PASS - Date of Survey", func(s *survey) cell { return date(s.day) }},
		{"TW Unique ID", func(s *survey) cell { return num(70000 + s.pupil.number()) }},
	}
	for f := range factors {
		fields = append(fields, field[*survey]{"PASS - Factor " + digits(f+1) + " - Percentile", atFactor(f)})
	}
	return fields
}

func atFactor(f int) func(*survey) cell { return func(s *survey) cell { return num(s.at[f]) } }

// factorFields are the nine by name.
func factorFields() []field[*survey] {
	var fields []field[*survey]
	for f := range factors {
		fields = append(fields, field[*survey]{factors[f].name, atFactor(f)})
	}
	return fields
}

// surveyed is a pupil with both surveys; the second is nil for who left.
type surveyed struct{ first, second *survey }

func (s *surveyed) who() *Pupil { return s.first.pupil }

// passLayouts are the ways in which schools have results of the attitude survey.
func passLayouts() []*Layout {
	layout := func(name, about string, build func(d *draft)) *Layout {
		return &Layout{Name: "pass-" + name, About: about, Measure: "pass", build: build, keyed: true}
	}
	return []*Layout{
		layout("testwise", "the vendor's data sheet, both surveys below each other, factors by number", func(d *draft) {
			d.truth = d.passTruth("date")
			d.workbook("PASS data.xlsx", page{name: passSheet, grid: sheetOf(d.surveys(), shuffled(d, passFields()...)...)})
		}),
		layout("profiles", "a report workbook a survey: titles, and factors by name", func(d *draft) {
			d.truth = d.passTruth("wave")
			for n, name := range []string{"PASS baseline 2022.xlsx", "PASS endline 2023.xlsx"} {
				sat := only(d.surveys(), func(s *survey) bool { return s.second == (n == 1) })
				who := []field[*survey]{upnField[*survey]("UPN"), forenameField[*survey]("Forename"), surnameField[*survey]("Surname"), classField[*survey]("Group"), yearField[*survey]("Year")}
				d.workbook(name, page{name: "Individual Profiles", grid: above(1,
					newGrid(texts("Pupil Attitudes to Self and School"), texts("Individual Profiles"), texts("Example Academy (synthetic)")),
					sheetOf(sat, append(who, shuffled(d, factorFields()...)...)...))})
			}
		}),
		layout("csv", "a text file with a line a survey, factors by name in another spelling", func(d *draft) {
			d.truth = d.passTruth("date")
			fields := append([]field[*survey]{upnField[*survey]("UPN"), {"Survey date", func(s *survey) cell { return txt(british(s.day)) }}}, factorFields()...)
			for i := range fields[2:] {
				fields[2+i].head = strings.NewReplacer("Self-regard as a learner", "Self-regard, as a learner", "learning capability", "learning capabilities",
					"Attitudes to teachers", "Attitude to teachers").Replace(fields[2+i].head)
			}
			d.text("pass.csv", sheetOf(d.surveys(), shuffled(d, fields...)...), plainCSV, nil)
		}),
		layout("side-by-side", "a line a pupil, Baseline and Endline merged above the nine names", func(d *draft) {
			d.truth = d.passTruth("wave")
			d.workbook("PASS.xlsx", page{name: "PASS", grid: d.bothSurveys()})
		}),
		layout("typed", "typed in by the school: short names with Pre and Post behind them", func(d *draft) {
			d.truth = d.passTruth("wave")
			fields := []field[*surveyed]{upnField[*surveyed]("UPN"), nameField[*surveyed]("Name")}
			for f := range factors {
				for n, wave := range []string{" Pre", " Post"} {
					fields = append(fields, field[*surveyed]{factors[f].short + wave, func(p *surveyed) cell {
						if s := [2]*survey{p.first, p.second}[n]; s != nil {
							return num(s.at[f])
						}
						return cell{}
					}})
				}
			}
			d.workbook("PASS.xlsx", page{name: "PASS percentiles", grid: sheetOf(d.twice(), fields...)})
		}),
		layout("bands", "the names of bands in place of percentiles", func(d *draft) {
			d.truth = d.passTruth("date")
			fields := passFields()
			for f := range factors {
				fields[len(fields)-len(factors)+f].head = factors[f].name
				fields[len(fields)-len(factors)+f].cell = func(s *survey) cell { return txt(bandNames[bandOf(s.at[f])]) }
			}
			for _, r := range d.truth.Rows {
				r["percentile"] = ""
			}
			d.workbook("PASS bands.xlsx", page{name: "PASS", grid: sheetOf(d.surveys(), fields...)})
		}),
	}
}

// bandNames are the bands as schools write them.
var bandNames = map[string]string{"low": "Low", "low-moderate": "Low-moderate", "moderate": "Moderate", "high": "High"}

// twice are the pupils with both surveys.
func (d *draft) twice() []*surveyed {
	var out []*surveyed
	for _, s := range d.surveys() {
		if s.second {
			out[len(out)-1].second = s
		} else {
			out = append(out, &surveyed{first: s})
		}
	}
	return out
}

// bothSurveys has a line a pupil, the surveys side by side.
func (d *draft) bothSurveys() *grid {
	pupils := d.twice()
	fields := []field[*surveyed]{upnField[*surveyed]("UPN"), nameField[*surveyed]("Name")}
	over := make([]cell, len(fields))
	for n, title := range []string{"Baseline", "Endline"} {
		for _, f := range factorFields() {
			over = append(over, txt(title))
			fields = append(fields, field[*surveyed]{f.head, func(p *surveyed) cell {
				if s := [2]*survey{p.first, p.second}[n]; s != nil {
					return f.cell(s)
				}
				return cell{}
			}})
		}
	}
	return above(0, newGrid(over), sheetOf(pupils, fields...)).merge(1)
}
