package synth

// Where the plain log of contacts stands.
const supportFile = "contacts.csv"

// support is the work of the team and what is said of it.
func support() *measure {
	return &measure{
		name: "support",
		drawn: []string{
			"two pupils of three are referred, some of them twice; half of the referrals ask for speech and language, one in three for two specialists",
			"65 in a hundred referrals are accepted; contacts are weekly, three in four are attended, and the first always",
			"two children of three and one family of three say what they think",
		},
		plain: func(d *draft) *grid { return sheetOf(d.support().contacts, contactFields...) },
		put:   func(d *draft, g *grid) { d.option("--as-of", iso(supportEnd)); d.text(supportFile, g, plainCSV, nil) },
		truth: func(d *draft) *Truth {
			t, _ := d.supportTruth()
			return t.keep("first", "last", "modes", "planned", "attended", "missed", "minutes", "on_site", "off_site")
		},
		layouts: supportLayouts, faults: supportFaults,
	}
}

// supportLayouts are the ways in which teams keep their work.
func supportLayouts() []*Layout {
	layout := func(name, about string, build func(d *draft)) *Layout {
		return &Layout{Name: "support-" + name, About: about, Measure: "support", build: func(d *draft) {
			d.option("--as-of", iso(supportEnd))
			build(d)
		}, keyed: true}
	}
	return []*Layout{
		layout("lists", "a workbook with referrals and episodes, and a log of contacts as text", func(d *draft) {
			team := d.support()
			d.truth, d.further = d.supportTruth()
			titled := func(title string, g *grid) *grid {
				return above(1, newGrid(texts("Example Academy (synthetic)"), texts(title)), g)
			}
			d.workbook("referrals.xlsx", page{name: "Referrals", grid: titled("Referrals to the team", sheetOf(team.referrals, shuffled(d, referralFields...)...))},
				page{name: "Episodes", grid: titled("Work of the team", sheetOf(team.episodes, shuffled(d, episodeFields...)...))})
			d.text(supportFile, sheetOf(team.contacts, shuffled(d, contactFields...)...), plainCSV, nil)
		}),
		layout("contacts", "a log of contacts alone", func(d *draft) {
			d.truth = measureNamed("support").truth(d)
			d.text(supportFile, sheetOf(d.support().contacts, shuffled(d, contactFields...)...), textStyle{comma: ";", newline: "\n"}, nil)
		}),
		layout("a-specialist-a-sheet", "a workbook with a sheet for each specialist's contacts", func(d *draft) {
			d.truth = measureNamed("support").truth(d)
			var pages []page
			for n, s := range specialisms {
				seen := only(d.support().contacts, func(c *contact) bool { return c.specialism == n })
				if len(seen) > 0 {
					pages = append(pages, page{name: s.name, grid: sheetOf(seen, contactFields...)})
				}
			}
			d.workbook("Contacts 2022-23.xlsx", pages...)
		}),
		layout("views", "what children and families say: ratings, two questions of the follow-up, and quotes with a consent", func(d *draft) {
			d.truth = &Truth{Key: []string{"pupil_id", "role"}}
			d.further = []*Truth{d.viewsTruth()}
			d.workbook("views.xlsx", page{name: "Views", grid: sheetOf(d.views(), shuffled(d, viewFields()...)...)})
		}),
	}
}
