package synth

import (
	"slices"
	"strings"
)

// identifierLayouts write identifiers as schools do.
func identifierLayouts() []*Layout {
	kind := func(k Identifier) func(*Params) { return func(p *Params) { p.Identifier = k } }
	// with has an identifier column of its own making.
	with := func(name, about string, k Identifier, write func(d *draft) []column) *Layout {
		return &Layout{Name: name, About: about, params: kind(k), build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), d.anyOrder(slices.Concat(write(d), d.items(own, q("Q%d"), zeroToTwo))))
			})
		}}
	}
	as := func(head string, write func(string) cell) func(*draft) []column {
		return func(*draft) []column { return []column{idAs(head, write)} }
	}
	out := []*Layout{
		with("id-upn-lower-case", "UPNs in lower case", UniquePupilNumber, as("UPN", func(s string) cell { return txt(strings.ToLower(s)) })),
		with("id-upn-spaces", "UPNs with spaces inside and round them", UniquePupilNumber, as("UPN", func(s string) cell {
			return txt(" " + s[:4] + " " + s[4:8] + " " + s[8:] + " ")
		})),
		with("id-upn-hard-space", "UPNs with a hard space behind", UniquePupilNumber, as("UPN", func(s string) cell { return txt(s + "\u00a0") })),
		with("id-leading-zeros", "local numbers with leading zeros as text", LocalNumber, as("Pupil ID", txt)),
		with("id-number-cells", "local numbers as number cells", PlainNumber, as("Pupil ID", func(s string) cell { return cell{kind: number, s: s} })),
		with("id-number-cells-decimal", "local numbers as number cells stored as 1017.0", PlainNumber, as("Pupil ID", func(s string) cell { return cell{kind: number, s: s + ".0"} })),
		with("id-number-text", "local numbers as text", PlainNumber, as("Pupil ID", txt)),
		with("id-and-others", "UPN and the number in the pupil database", UniquePupilNumber, func(*draft) []column {
			return []column{name(), idAs("Admission number", func(s string) cell { return txt("00" + s[10:]) }), id("UPN"), born()}
		}),
		with("id-like-answers", "identifiers 1 to 24 as numbers", PlainNumber, as("ID", func(s string) cell { return cell{kind: number, s: s} })),
	}
	small := out[len(out)-1]
	small.build = func(d *draft) {
		ordinal := map[string]string{}
		for i, p := range sortedPupils(d.School) {
			ordinal[p.ID] = digits(i + 1)
		}
		d.ids = func(s string) string { return ordinal[s] }
		d.twoSheets(func(w Wave) *grid {
			return table(d.wave(w), d.anyOrder(slices.Concat([]column{idAs("ID", func(s string) cell { return cell{kind: number, s: ordinal[s]} })},
				d.items(own, q("Q%d"), zeroToTwo))))
		})
	}
	for _, head := range []string{"Pupil UPN", "Unique Pupil Number", "pupil_id", "Student ID", "ID", "Adm No", "Pupil ref", "Participant", "Unique ID", "Code"} {
		l := with("id-heading-"+slug(head), "the identifier's heading is "+head, LocalNumber, as(head, txt))
		switch head {
		case "Pupil UPN", "Unique Pupil Number":
			l.params = kind(UniquePupilNumber)
		case "Participant", "Unique ID", "Code":
			l.Expect = Either
		}
		out = append(out, l)
	}
	key := func(name, about, key string, cols func() []column, write func(*Pupil) string) *Layout {
		return &Layout{Name: name, About: about, build: func(d *draft) {
			known := map[string]string{}
			for _, p := range d.Pupils {
				known[p.ID] = write(p)
			}
			d.ids = func(s string) string { return known[s] }
			d.option("--key", key)
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), d.anyOrder(slices.Concat(cols(), d.items(own, q("Q%d"), zeroToTwo))))
			})
		}}
	}
	nameAndBirth := func(p *Pupil) string { return strings.ToLower(p.Name()) + " " + p.Birth.Format("2006-01-02") }
	out = append(out,
		key("id-name-dob", "names and dates of birth, declared as the key", "name+dob", func() []column { return []column{name(), born()} }, nameAndBirth),
		key("id-forename-surname-dob", "surname, forename and date of birth, declared as the key", "name+dob", func() []column {
			return []column{fixed("Surname", func(p *Pupil) cell { return txt(p.Last) }), fixed("Forename", func(p *Pupil) cell { return txt(p.First) }), born()}
		}, nameAndBirth),
		key("id-key-heading", "an identifier under a heading that nobody else uses, declared", "House ref", func() []column {
			return []column{name(), idAs("House ref", func(s string) cell { return txt("H" + s[9:]) })}
		}, func(p *Pupil) string { return "H" + p.ID[9:] }))
	return append(out, &Layout{
		Name: "id-none", About: "names and dates of birth, no identifier", Expect: Refused, Reason: IdentifierMissing,
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{name(), born()}, d.items(own, q("Q%d"), zeroToTwo)))
			})
		},
	}, &Layout{
		Name: "id-no-heading", About: "UPNs in a column without a heading", Expect: Either,
		build: func(d *draft) {
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{id("")}, d.items(own, q("Q%d"), zeroToTwo)))
			})
		},
	}, &Layout{
		Name: "id-once-per-pupil", About: "baseline and endline on two lines, the identifier merged over both", Expect: Either,
		build: func(d *draft) {
			d.self()
			rows := d.filled(nil, nil)
			slices.SortStableFunc(rows, func(a, b *row) int { return strings.Compare(a.pupil.ID, b.pupil.ID) })
			g := table(rows, slices.Concat([]column{id("UPN"), waved("Wave", map[Wave][]string{Baseline: {"Baseline"}, Endline: {"Endline"}})},
				d.items(own, q("Q%d"), zeroToTwo)))
			for i := 2; i < len(g.rows); i++ {
				if g.rows[i][0] == g.rows[i-1][0] {
					g.merged = append(g.merged, span{i - 1, 0, i, 0})
					g.rows[i][0] = cell{}
				}
			}
			d.workbook("SDQ.xlsx", page{name: "SDQ", grid: g})
		},
	})
}

// sortedPupils are the pupils in the order of their identifiers, whatever order
// the school is laid out in.
func sortedPupils(s *School) []*Pupil {
	out := slices.Clone(s.Pupils)
	slices.SortFunc(out, func(a, b *Pupil) int { return strings.Compare(a.ID, b.ID) })
	return out
}
