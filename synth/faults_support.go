package synth

import (
	"slices"
	"time"
)

// supportFaults concern the work of the team. Columns of the plain log of contacts, a
// text file, by heading: UPN, Date of contact, Specialism, Mode, Planned, Attended,
// Minutes, Place; a line a contact, each pupil's one below the other.
// The picked pupil has one at least.
func supportFaults() []*Fault {
	return slices.Concat(contactTableFaults(), contactFaults(), referralFaults(), teamFaults(), conductFaults(), viewFaults())
}

// onContact writes something over a cell of the picked pupil's first contact, which
// was attended.
func onContact(rule, name, about, heading string, c cell) *Fault {
	return onMeasureCell("support", rule, name, about, heading, c)
}

// onContacts spoils the log of contacts.
func onContacts(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
	return onMeasureOf("support", rule, name, about, spoil)
}

// contactTableFaults concern a whole log of contacts.
func contactTableFaults() []*Fault {
	return []*Fault{
		onContacts("SUP-001", "contacts-with-whom", "a log that does not say with which specialist", func(_ *draft, g *grid, _ int) {
			g.dropColumn("Specialism")
			g.markRow("SUP-001", 0)
		}),
		onContacts("SUP-002", "contacts-attended-or-not", "a log of attended contacts without a column that says so", func(d *draft, g *grid, _ int) {
			at := g.col("Attended")
			for row := len(g.rows) - 1; row > 0; row-- {
				if g.rows[row][at].s != "Y" {
					g.rows, g.who = slices.Delete(g.rows, row, row+1), slices.Delete(g.who, row, row+1)
				}
			}
			g.dropColumn("Attended")
			g.dropColumn("Planned")
			g.markRow("SUP-002", 0)
			d.truth.open("planned", "missed")
		}),
		onContacts("SUP-004", "duration-of-what", "minutes under a heading that names no unit", func(_ *draft, g *grid, _ int) {
			at := g.col("Minutes")
			g.rows[0][at] = txt("Duration")
			g.mark("SUP-004", 0, at)
		}),
	}
}

// contactFaults concern one contact.
func contactFaults() []*Fault {
	return []*Fault{
		onContacts("SUP-010", "specialist-of-own", "a specialist of the school's own", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Specialism")] = txt("Boxing coach")
			g.mark("SUP-010", row, g.col("Specialism"))
			d.truth.unsure(g.who[row].ID)
			d.truth.Rows = append(d.truth.Rows, TrueRow{"pupil_id": g.who[row].ID, "role": "other", "planned": "1", "attended": "1"})
		}),
		onContact("SUP-011", "specialist-blank", "a contact that does not say with whom", "Specialism", cell{}),
		onContact("SUP-011", "specialist-number", "a number in place of a specialist", "Specialism", num(3)),
		onContact("SUP-012", "mode-of-no-list", "a mode of work that is none", "Mode", txt("telepathy")),
		onContact("SUP-012", "place-of-no-list", "a place that is none", "Place", txt("Narnia")),
		onContact("SUP-013", "attended-a", "a letter that may be attended or absent", "Attended", txt("A")),
		onContacts("SUP-015", "contact-of-two", "two pupils in one cell", func(d *draft, g *grid, row int) {
			g.rows[0][g.col("UPN")] = txt("Pupil ID")
			at := g.col("Pupil ID")
			g.rows[row][at] = txt(g.who[row].ID + "; " + d.Pupils[d.nth(1)].ID)
			g.mark("SUP-015", row, at)
		}),
		onContact("SUP-040", "contact-without-day", "a contact without its day", "Date of contact", cell{}),
		onContacts("SUP-041", "contact-copied", "a contact twice", func(_ *draft, g *grid, row int) {
			g.markRow("SUP-041", g.copied(row))
		}),
		onContacts("SUP-042", "more-than-planned", "five attended of four", func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Planned")], g.rows[row][g.col("Attended")] = num(4), num(5)
			g.mark("SUP-042", row, g.col("Attended"))
		}),
		onContact("SUP-043", "nine-hours", "a contact of nine hours", "Minutes", num(540)),
		onContact("SUP-043", "no-minutes-at-all", "a contact of no minutes that was attended", "Minutes", num(0)),
		onContact("SUP-044", "minutes-in-words", "words in place of minutes", "Minutes", txt("a while")),
		onContacts("SUP-047", "outcome-open", "a past contact that does not say what came of it", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Attended")] = cell{}
			g.mark("SUP-047", row, g.col("Attended"))
			d.truth.unsure(g.who[row].ID)
		}),
		onContacts("SUP-048", "class-beside-pupil", "a session with a whole class beside a pupil", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Mode")] = txt("Whole class")
			g.mark("SUP-048", row, g.col("Mode"))
			d.truth.unsure(g.who[row].ID)
		}),
		onContact("SUP-049", "minutes-blank", "an attended contact without its minutes", "Minutes", cell{}),
	}
}

// besideContacts has another list beside the plain log of contacts, and spoils that.
// row is that of the picked pupil's first record in it.
func besideContacts(rule, name, about, file string, list func(d *draft) *grid, spoil func(d *draft, g *grid, row int)) *Fault {
	return &Fault{Measure: "support", Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		plainly("support")(d)
		g := list(d)
		if spoilt {
			spoil(d, g, d.rowIn(g))
		}
		d.text(file, g, plainCSV, nil)
	}}
}

// onReferral spoils the list of referrals that stands beside the contacts. row is one
// that was decided.
func onReferral(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
	list := func(d *draft) *grid {
		d.further = []*Truth{d.referralTruth()}
		return sheetOf(d.support().referrals, referralFields...)
	}
	return besideContacts(rule, name, about, "referrals.csv", list, func(d *draft, g *grid, _ int) {
		spoil(d, g, d.decided(g))
	})
}

// decided is the first row of a list of referrals that is decided, from the picked
// pupil's on.
func (d *draft) decided(g *grid) int {
	for range d.Pupils {
		for row, p := range g.who {
			if p == d.picked() && g.rows[row][g.col("Decision date")].kind == day {
				return row
			}
		}
		d.pick = d.nth(1)
	}
	panic("synth: no referral is decided") // that of pupil 001 is
}

// accepted is the first row of a list of referrals that contacts have followed, and
// the work that came of it.
func (d *draft) accepted(g *grid) (row int, work []*episode) {
	for row, r := range d.support().referrals {
		for _, e := range d.support().episodes {
			if e.referral == r {
				work = append(work, e)
			}
		}
		if len(work) > 0 {
			return row + 1, work
		}
	}
	panic("synth: nobody was seen") // pupil 001 was
}

// before is a day so many days earlier.
func before(c cell, days int) cell { return date(c.date.AddDate(0, 0, -days)) }

// referralFaults concern referrals.
func referralFaults() []*Fault {
	return []*Fault{
		onReferral("SUP-012", "decision-of-no-list", "a decision that is none", func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Decision")] = txt("Perhaps")
			g.mark("SUP-012", row, g.col("Decision"))
		}),
		onReferral("SUP-012", "referred-by-name", "a name in place of who referred", func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Referred by")] = txt("Worker 7")
			g.mark("SUP-012", row, g.col("Referred by"))
		}),
		onReferral("SUP-020", "referral-undated", "a referral without its date", func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Date of referral")] = cell{}
			g.mark("SUP-020", row, g.col("Date of referral"))
		}),
		onReferral("SUP-021", "decided-before-referral", "a decision before its referral", func(_ *draft, g *grid, row int) {
			at := g.col("Decision date")
			g.rows[row][at] = before(g.rows[row][g.col("Date of referral")], 3)
			g.mark("SUP-021", row, at)
		}),
		onReferral("SUP-022", "decision-not-written", "the date of a decision without the decision", func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Decision")] = cell{}
			g.mark("SUP-022", row, g.col("Decision date"))
		}),
		onReferral("SUP-023", "request-copied", "a request twice under one number", func(d *draft, g *grid, row int) {
			again := g.copied(row)
			g.rows[again][g.col("Specialisms requested")] = txt(d.support().referrals[row-1].requested()[0])
			g.markRow("SUP-023", again)
		}),
		onReferral("SUP-024", "number-of-two-referrals", "one number for referrals of two days", func(_ *draft, g *grid, row int) {
			again, at := g.copied(row), g.col("Date of referral")
			g.rows[again][at] = before(g.rows[again][at], 1)
			g.mark("SUP-024", again, at)
		}),
		onReferral("SUP-025", "nobody-requested", "a referral that asks for nobody", func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Specialisms requested")] = cell{}
			g.markRow("SUP-025", row)
		}),
		onReferral("SUP-026", "first-contact-differs", "a first contact that the log has on another day", func(d *draft, g *grid, _ int) {
			row, work := d.accepted(g)
			at := g.addColumn("First contact", func(int) cell { return cell{} })
			var first time.Time
			for _, e := range work {
				if day := doseOf(e.contacts).first; first.IsZero() || day.Before(first) {
					first = day
				}
			}
			g.rows[row][at] = date(first.AddDate(0, 0, 1))
			g.mark("SUP-026", row, at)
		}),
		onReferral("SUP-060", "referral-to-come", "a referral after the day the data are from", func(_ *draft, g *grid, row int) {
			at := g.col("Date of referral")
			g.rows[row][at] = date(supportEnd.AddDate(0, 1, 0))
			g.mark("SUP-060", row, at)
		}),
	}
}

// teamFaults concern contacts beside episodes, referrals and the list of pupils.
func teamFaults() []*Fault {
	return []*Fault{
		besideContacts("SUP-031", "episodes-overlap", "an episode that begins before the one before it has ended", "episodes.csv",
			func(d *draft) *grid { return sheetOf(d.support().episodes, episodeFields...) },
			func(_ *draft, g *grid, row int) {
				again := g.copied(row)
				g.rows[again][g.col("Start")] = before(g.rows[again][g.col("Start")], -1)
				g.rows[again][g.col("End")], g.rows[again][g.col("End reason")] = cell{}, cell{}
				g.mark("SUP-031", again, g.col("Start"))
			}),
		{Measure: "support", Rule: "SUP-045", Name: "contact-before-referral", About: "a contact before the referral to the specialist", build: func(d *draft, spoilt bool) {
			m := measureNamed("support")
			contacts, referrals := m.plain(d), sheetOf(d.support().referrals, referralFields...)
			d.truth = m.truth(d)
			if spoilt {
				_, work := d.accepted(referrals)
				e := work[0]
				row, at := contacts.rowOf(e.pupil), contacts.col("Date of contact")
				for d.support().contacts[row-1].specialism != e.specialism {
					row++
				}
				contacts.rows[row][at] = date(e.referral.day.AddDate(0, 0, -7))
				contacts.mark("SUP-045", row, at)
				d.truth.unsure(e.pupil.ID, "first", "last")
			}
			m.put(d, contacts)
			d.text("referrals.csv", referrals, plainCSV, nil)
		}},
		{Measure: "support", Rule: "SUP-046", Name: "contact-after-leaving", About: "contacts after the pupil had left", build: func(d *draft, spoilt bool) {
			g := measureNamed("support").plain(d)
			row := d.rowIn(g)
			exit := cell{}
			if spoilt {
				exit = before(g.rows[row][g.col("Date of contact")], 1)
				for r, p := range g.who {
					if p == g.who[row] && g.rows[r][g.col("Attended")].s == "Y" && g.rows[r][g.col("Date of contact")].date.After(exit.date) {
						g.mark("SUP-046", r, g.col("Date of contact"))
					}
				}
			}
			d.truth = measureNamed("support").truth(d)
			measureNamed("support").put(d, g)
			d.pupilsOn("list.csv", g.who[row], exit)
		}},
	}
}

// pupilsOn is a list of pupils who came on 1 September, to be read beside the files;
// one of them has left.
func (d *draft) pupilsOn(file string, left *Pupil, exit cell) {
	g := newGrid(texts("UPN", "Forename", "Surname", "Entry date", "Exit date"))
	for _, p := range d.Pupils {
		gone := cell{}
		if p == left {
			gone = exit
		}
		g.addRow([]cell{txt(p.ID), txt(p.First), txt(p.Last), date(on(2022, time.September, 1)), gone})
	}
	d.option("--roster", "{"+file+"}")
	d.text(file, g, plainCSV, nil)
}

// excluded is a suspension, or an incident, of a pupil.
type excluded struct {
	pupil *Pupil
	day   time.Time
}

func (c *excluded) who() *Pupil { return c.pupil }

// exclusions are one of each pupil, in October.
func (d *draft) exclusions() []*excluded {
	var out []*excluded
	for _, p := range d.Pupils {
		out = append(out, &excluded{p, on(2022, time.October, 3).AddDate(0, 0, 7*(p.number()%3)+p.number()%4)})
	}
	return out
}

// suspensions are a list of suspensions of two days.
func (d *draft) suspensions() *grid {
	t := &Truth{Table: "incidents", Key: []string{"pupil_id"}}
	for _, c := range d.exclusions() {
		t.Rows = append(t.Rows, TrueRow{"pupil_id": c.pupil.ID, "suspensions": "1", "suspension_sessions": "4", "permanent_exclusions": "0", "incidents": ""})
	}
	d.further = []*Truth{t}
	return sheetOf(d.exclusions(), upnField[*excluded]("UPN"), nameField[*excluded]("Name"),
		field[*excluded]{"Suspension start", func(c *excluded) cell { return date(c.day) }}, field[*excluded]{"Suspension end", func(c *excluded) cell { return date(c.day.AddDate(0, 0, 1)) }},
		field[*excluded]{"Kind", func(*excluded) cell { return txt("Suspension") }}, field[*excluded]{"Sessions", func(*excluded) cell { return num(4) }})
}

// conductFaults concern suspensions and incidents.
func conductFaults() []*Fault {
	incidents := func(d *draft) *grid {
		t := &Truth{Table: "incidents", Key: []string{"pupil_id"}}
		for _, c := range d.exclusions() {
			t.Rows = append(t.Rows, TrueRow{"pupil_id": c.pupil.ID, "suspensions": "", "incidents": "1", "incidents_by_kind": "disruption=1"})
		}
		d.further = []*Truth{t}
		return sheetOf(d.exclusions(), upnField[*excluded]("UPN"), field[*excluded]{"Incident date", func(c *excluded) cell { return date(c.day) }},
			field[*excluded]{"Incident type", func(*excluded) cell { return txt("DB") }})
	}
	suspended := func(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
		return besideContacts(rule, name, about, "suspensions.csv", (*draft).suspensions, spoil)
	}
	return []*Fault{
		besideContacts("SUP-014", "incident-of-own-kind", "an incident of a kind of the school's own", "incidents.csv", incidents, func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Incident type")] = txt("Throwing chairs")
			g.mark("SUP-014", row, g.col("Incident type"))
			d.further[0].of(g.who[row].ID)[0]["incidents_by_kind"] = "other=1"
		}),
		suspended("SUP-021", "suspension-backwards", "a suspension that ends before it begins", func(_ *draft, g *grid, row int) {
			at := g.col("Suspension end")
			g.rows[row][at] = before(g.rows[row][g.col("Suspension start")], 1)
			g.mark("SUP-021", row, at)
		}),
		suspended("SUP-040", "suspension-without-day", "a suspension without its day", func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Suspension start")] = cell{}
			g.mark("SUP-040", row, g.col("Suspension start"))
		}),
		suspended("SUP-050", "nine-sessions-in-two-days", "nine sessions in two days", func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Sessions")] = num(9)
			g.mark("SUP-050", row, g.col("Sessions"))
		}),
		suspended("SUP-051", "suspended-twice-at-once", "a suspension during another", func(_ *draft, g *grid, row int) {
			again := g.copied(row)
			g.rows[again][g.col("Suspension end")] = before(g.rows[again][g.col("Suspension end")], 0)
			g.markRow("SUP-051", again)
		}),
	}
}

// viewFaults concern what children and families say.
func viewFaults() []*Fault {
	views := func(d *draft) *grid {
		d.further = []*Truth{d.viewsTruth()}
		return sheetOf(d.views(), viewFields()...)
	}
	said := func(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
		return besideContacts(rule, name, about, "views.csv", views, spoil)
	}
	return []*Fault{
		said("SUP-003", "views-of-whom", "answers that do not say who gave them", func(_ *draft, g *grid, _ int) {
			g.dropColumn("Completed by")
			g.markRow("SUP-003", 0)
		}),
		besideContacts("SUP-005", "question-in-words", "a question by its wording among numbers", "answers.csv", func(d *draft) *grid {
			return sheetOf(d.views(), upnField[*view]("UPN"), field[*view]{"Completed by", func(*view) cell { return txt("Child") }},
				field[*view]{"Question", func(*view) cell { return txt("Q1") }}, field[*view]{"Answer", func(v *view) cell { return num(max(v.ratings[0], 1)) }}).onceEach()
		}, func(_ *draft, g *grid, row int) {
			g.rows[row][g.col("Question")] = txt("Made up: how do you find it here so far?")
			g.mark("SUP-005", row, g.col("Question"))
		}),
		said("SUP-070", "consent-in-doubt", "a consent that is neither yes nor no", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("In their own words")], g.rows[row][g.col("Consent to quote")] = txt("Made up: it helped."), txt("ask at home")
			g.mark("SUP-070", row, g.col("Consent to quote"))
			d.saidOf(g.who[row])
		}),
		said("SUP-071", "rating-of-44", "a rating of 44", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Q1")] = num(44)
			g.mark("SUP-071", row, g.col("Q1"))
		}),
		besideContacts("SUP-072", "answered-twice", "one question answered twice by one child", "answers.csv", func(d *draft) *grid {
			return sheetOf(d.views(), upnField[*view]("UPN"), field[*view]{"Date", func(v *view) cell { return date(v.day) }}, field[*view]{"Completed by", func(*view) cell { return txt("Child") }},
				field[*view]{"Q1", func(v *view) cell { return num(max(v.ratings[0], 1)) }}).onceEach()
		}, func(_ *draft, g *grid, row int) {
			g.markRow("SUP-072", g.copied(row))
		}),
		said("SUP-073", "follow-up-in-numbers", "a question of the follow-up in numbers", func(d *draft, g *grid, row int) {
			at := g.col("Problems since coming")
			for r := 1; r < len(g.rows); r++ {
				g.rows[r][at] = num(2)
			}
			g.mark("SUP-073", 1, at)
		}),
		{Measure: "support", Rule: "SUP-074", Name: "quote-with-a-name", About: "a quote for everybody that names the pupil", build: func(d *draft, spoilt bool) {
			plainly("support")(d)
			g := views(d)
			row := d.rowIn(g)
			if spoilt {
				g.rows[row][g.col("In their own words")], g.rows[row][g.col("Consent to quote")] = txt("Made up: "+g.who[row].Last+" was heard."), txt("Public")
				g.mark("SUP-074", row, g.col("In their own words"))
				d.saidOf(g.who[row])
			}
			d.text("views.csv", g, plainCSV, nil)
			d.pupilsOn("list.csv", nil, cell{})
		}},
	}
}

// onceEach leaves each pupil's first record.
func (g *grid) onceEach() *grid {
	met := map[*Pupil]bool{}
	for row := 1; row < len(g.rows); {
		if met[g.who[row]] {
			g.rows, g.who = slices.Delete(g.rows, row, row+1), slices.Delete(g.who, row, row+1)
			continue
		}
		met[g.who[row]] = true
		row++
	}
	return g
}

// saidOf leaves open what a pupil's people said, which a fault has changed.
func (d *draft) saidOf(p *Pupil) {
	views := d.further[0]
	views.unsure(p.ID)
	for _, who := range []string{"child", "family"} {
		if !slices.ContainsFunc(views.Rows, func(r TrueRow) bool { return r["pupil_id"] == p.ID && r["respondent"] == who && r["item"] == "quote" }) {
			views.Rows = append(views.Rows, TrueRow{"pupil_id": p.ID, "respondent": who, "item": "quote"})
		}
	}
}

// copied is a line once more, about the same pupil.
func (g *grid) copied(row int) int {
	g.who = append(g.who, g.who[row])
	return g.addRow(slices.Clone(g.rows[row]))
}
