package synth

import (
	"slices"
	"time"
)

// betweenFaults concern what files, waves and dates say of each other.
func betweenFaults() []*Fault {
	// datedBy is the plain workbook with the day of each form and the dates of
	// birth, after a change to the school.
	datedBy := func(rule, name, about string, params func(*Params), change func(d *draft)) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, params: params, build: func(d *draft, spoilt bool) {
			if spoilt {
				change(d)
				if rule == "DATE-003" { // said of the later form's date
					d.mark(rule, "SDQ.xlsx", "Endline", cellName(d.pick+1, 2))
				} else { // said of the date of birth
					d.markSheets(rule, cellName(d.pick+1, 1))
				}
			}
			d.dates = true
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{id("UPN"), born(), dated("Date completed", own, date)}, items(own, q("Q%d"), zeroToTwo)))
			})
		}}
	}
	bornOn := func(year int, month time.Month) func(*draft) {
		return func(d *draft) { d.picked().Birth = time.Date(year, month, 14, 0, 0, 0, 0, time.UTC) }
	}
	staff := func(p *Params) { p.Informants = []Informant{Teacher} }
	return []*Fault{
		either("FILE-022", "file-copied", "a copy of the workbook under another name", (*draft).plainSheets, func(d *draft) {
			d.plainSheets()
			d.add("SDQ (1).xlsx", d.files[0].Data, nil)
			d.markFile("FILE-022", "SDQ (1).xlsx")
		}),
		{Rule: "PUP-014", Name: "upn-blank-beside-id", About: "a pupil without a UPN, known by the school's own identifier", build: func(d *draft, spoilt bool) {
			local := map[*Pupil]string{}
			for i, p := range d.Pupils {
				local[p] = LocalNumber.identifier(i + 1)
			}
			if spoilt {
				d.picked().ID = local[d.picked()]
				d.markSheets("PUP-014", cellName(d.pick+1, 0))
			}
			upn := func(p *Pupil) cell {
				if p.ID == local[p] {
					return cell{}
				}
				return txt(p.ID)
			}
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{fixed("UPN", upn), fixed("Pupil ID", func(p *Pupil) cell { return txt(local[p]) })},
					items(own, q("Q%d"), zeroToTwo)))
			})
		}},
		datedBy("DATE-003", "endline-before-baseline", "an endline dated a week before its baseline", nil, func(d *draft) {
			p := d.picked()
			d.Response(p, Endline, d.by).Date = d.Response(p, Baseline, d.by).Date.AddDate(0, 0, -7)
		}),
		datedBy("DATE-004", "form-before-birth", "a pupil born after the form was filled in", nil, bornOn(2023, time.November)),
		datedBy("DATE-005", "self-report-at-nine", "a pupil of nine with a form for 11 to 17", nil, bornOn(2013, time.March)),
		datedBy("DATE-005", "adult-on-form-to-17", "a person of twenty on the teacher's form for 4 to 17", staff, bornOn(2002, time.March)),
		datedBy("DATE-005", "three-on-form-from-4", "a child of three on the teacher's form for 4 to 17", staff, bornOn(2019, time.October)),
		{Rule: "SDQ-070", Name: "endline-copied", About: "a pupil's endline row is a copy of the baseline row", leaves: []string{"same answers"}, build: func(d *draft, spoilt bool) {
			if spoilt {
				p := d.picked()
				d.Response(p, Endline, d.by).Items = d.Response(p, Baseline, d.by).Items
				d.mark("SDQ-070", "SDQ.xlsx", "Endline", rowName(d.pick+1))
			}
			d.plainSheets()
		}},
		{Rule: "SDQ-070", Name: "endline-copied-in-words", About: "a pupil's endline row, in words, is a copy of the baseline row, in numbers", leaves: []string{"same answers"}, build: func(d *draft, spoilt bool) {
			if spoilt {
				p := d.picked()
				d.Response(p, Endline, d.by).Items = d.Response(p, Baseline, d.by).Items
				d.mark("SDQ-070", "SDQ.xlsx", "Endline", rowName(d.pick+1))
			}
			d.twoSheets(func(w Wave) *grid {
				return d.headed(w, q("Q%d"), map[Wave]coding{Baseline: zeroToTwo, Endline: inWords}[w])
			})
		}},
	}
}
