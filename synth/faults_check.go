package synth

import (
	"slices"
	"strings"
	"time"
)

// checkFaults concern what is implausible: what waves, pupils and identifiers say
// of each other, and dates and scores that cannot be. None of them costs a score.
func checkFaults() []*Fault {
	return slices.Concat(identifierFaults(), dayFaults(), pairFaults(), likelyFaults())
}

// identifierFaults are pupils under two identifiers, and a number first given by
// nobody.
func identifierFaults() []*Fault {
	// known writes the wave's identifiers as text beside names and dates of birth,
	// after a change to the picked pupil's.
	known := func(rule, name, about string, kind Identifier, cols []column, change func(d *draft)) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, params: func(p *Params) { p.Identifier = kind }, build: func(d *draft, spoilt bool) {
			if spoilt {
				change(d)
			}
			d.twoSheets(func(w Wave) *grid { return table(d.wave(w), slices.Concat(cols, items(own, q("Q%d"), zeroToTwo))) })
		}}
	}
	return []*Fault{
		known("PUP-015", "zeros-lost", "an identifier loses its leading zeros at endline", LocalNumber, []column{id("Pupil ID")}, func(d *draft) {
			d.rename(Endline, strings.TrimLeft(d.picked().ID, "0"))
			d.mark("PUP-015", "SDQ.xlsx", "Endline", cellName(d.pick+1, 0))
		}).between(0, 100),
		known("PUP-015", "upn-mistyped", "a digit of a UPN is another at endline, and its letter no longer fits", UniquePupilNumber, []column{id("UPN")}, func(d *draft) {
			upn := []byte(d.picked().ID)
			upn[5] = '0' + (upn[5]-'0'+1)%10
			d.rename(Endline, string(upn))
			for _, rule := range []string{"PUP-015", "PUP-004"} {
				d.mark(rule, "SDQ.xlsx", "Endline", cellName(d.pick+1, 0))
			}
		}).alongside("PUP-004"),
		known("PUP-016", "upn-of-nowhere", "a UPN of a local authority that does not exist", UniquePupilNumber, []column{id("UPN")}, func(d *draft) {
			digits := "998" + d.picked().ID[4:]
			d.picked().ID = string(checkLetter(digits)) + digits
			d.markSheets("PUP-016", cellName(d.pick+1, 0))
		}),
		known("PUP-018", "upn-temporary", "a temporary UPN at baseline, a permanent one at endline", UniquePupilNumber, []column{id("UPN"), name(), born()}, func(d *draft) {
			digits := d.picked().ID[1:8] + "210"
			d.rename(Baseline, string(checkLetter(digits+"00"))+digits+"0A") // A counts 0
			d.mark("PUP-018", "SDQ.xlsx", "Endline", cellName(d.pick+1, 0))
		}),
	}
}

// rename gives the picked pupil another identifier at a wave.
func (d *draft) rename(w Wave, id string) {
	other := *d.picked()
	other.ID = id
	for _, r := range d.Responses {
		if r.Pupil == d.picked() && r.Wave == w {
			r.Pupil = &other
		}
	}
	d.index()
}

// dayFaults are dates that are no dates, or too near.
func dayFaults() []*Fault {
	// spaced is the plain workbook with dates, endlines so many days after the
	// baselines, the picked pupil's so many more.
	spaced := func(rule, name, about string, by Informant, days, more int) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, params: func(p *Params) { p.Informants = []Informant{by} }, build: func(d *draft, spoilt bool) {
			for _, p := range d.Pupils {
				end := d.Response(p, Endline, by)
				end.Date = d.Response(p, Baseline, by).Date.AddDate(0, 0, days)
				if spoilt && p == d.picked() {
					end.Date = end.Date.AddDate(0, 0, more)
					d.mark(rule, "SDQ.xlsx", "Endline", cellName(d.pick+1, 1))
				}
			}
			d.dates = true
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{id("UPN"), dated("Date completed", own, date)}, items(own, q("Q%d"), zeroToTwo)))
			})
		}}
	}
	birth := func(name, about string, placeholder cell) *Fault {
		return &Fault{Rule: "DATE-008", Name: name, About: about, build: func(d *draft, spoilt bool) {
			birth := fixed("DOB", func(p *Pupil) cell {
				if spoilt && p == d.picked() {
					return placeholder
				}
				return date(p.Birth)
			})
			if spoilt {
				d.markSheets("DATE-008", cellName(d.pick+1, 1))
			}
			d.dates = true
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{id("UPN"), birth, dated("Date", own, date)}, items(own, q("Q%d"), zeroToTwo)))
			})
		}}
	}
	return []*Fault{
		func() *Fault {
			f := spaced("DATE-007", "endline-next-year", "an endline a year after the day the data are from", Self, 200, 365)
			plain := f.build
			f.build = func(d *draft, spoilt bool) {
				d.option("--as-of", "2023-07-21")
				plain(d, spoilt)
			}
			return f
		}(),
		spaced("DATE-006", "endline-after-a-fortnight", "an endline two weeks after its baseline", Self, 200, -186),
		spaced("SDQ-073", "parents-too-far-apart", "a parent's forms ten months apart", Parent, 200, 100),
		birth("birth-1970", "a date of birth that a program wrote: 1 January 1970", date(time.Date(1970, time.January, 1, 0, 0, 0, 0, time.UTC))),
		birth("birth-1900", "a date of birth that a program wrote: 01/01/1900", txt("01/01/1900")),
	}
}

// pairFaults are baselines and endlines that do not belong together.
func pairFaults() []*Fault {
	// said is the plain workbook with a column of texts, other for the picked
	// pupil's endline.
	said := func(rule, name, about, head, usual, other string) *Fault {
		return &Fault{Rule: rule, Name: name, About: about, params: func(p *Params) { p.Informants = []Informant{Teacher} }, build: func(d *draft, spoilt bool) {
			text := column{texts(head), func(r *row) cell {
				if spoilt && r.pupil == d.picked() && r.own.Wave == Endline {
					return txt(other)
				}
				return txt(usual)
			}}
			if spoilt {
				d.mark(rule, "SDQ.xlsx", "Endline", cellName(d.pick+1, 1))
			}
			d.twoSheets(func(w Wave) *grid {
				return table(d.wave(w), slices.Concat([]column{id("UPN"), text}, items(own, q("Q%d"), zeroToTwo)))
			})
		}}
	}
	return []*Fault{
		said("SDQ-075", "form-changed", "the 4-17 form at baseline, the adults' at endline", "Form", "4-17", "18+"),
		said("SDQ-076", "teacher-changed", "another teacher answers at endline", "Rater", "Rater 1", "Rater 2"),
		{Rule: "SDQ-074", Name: "parent-then-teacher", About: "a pupil with a parent's baseline and a teacher's endline",
			params: func(p *Params) { p.Informants = []Informant{Teacher, Parent} }, build: func(d *draft, spoilt bool) {
				if spoilt {
					d.without(func(r *Response) bool {
						return r.Pupil == d.picked() && (r.Wave == Baseline) == (r.Informant == Teacher)
					})
					d.mark("SDQ-074", "SDQ.xlsx", "Teacher endline", cellName(d.pick+1, 0))
				}
				var pages []page
				for _, by := range d.Params.Informants {
					for _, w := range []Wave{Baseline, Endline} {
						pages = append(pages, page{name: map[Informant]string{Teacher: "Teacher ", Parent: "Parent "}[by] + string(w), grid: table(
							d.filled([]Wave{w}, []Informant{by}), slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)))})
					}
				}
				d.workbook("SDQ.xlsx", pages...)
			}},
		{Rule: "SDQ-078", Name: "most-left", About: "six in ten pupils have no endline", build: func(d *draft, spoilt bool) {
			if spoilt {
				d.without(func(r *Response) bool {
					return r.Wave == Endline && slices.Index(d.Pupils, r.Pupil)*10 >= len(d.Pupils)*4
				})
				d.mark("SDQ-078", "SDQ.xlsx", "Endline", "row 1")
			}
			d.plainSheets()
		}, Least: 10},
		{Rule: "SDQ-078", Name: "no-teacher-endline", About: "no teacher answered at endline, every pupil did",
			params: func(p *Params) { p.Informants = []Informant{Teacher, Self} }, build: func(d *draft, spoilt bool) {
				if spoilt {
					d.without(func(r *Response) bool { return r.Wave == Endline && r.Informant == Teacher })
					d.mark("SDQ-078", "SDQ.xlsx", "Teacher baseline", "row 1")
				}
				var pages []page
				for _, by := range d.Params.Informants {
					for _, w := range []Wave{Baseline, Endline} {
						if rows := d.filled([]Wave{w}, []Informant{by}); len(rows) > 0 {
							pages = append(pages, page{name: map[Informant]string{Teacher: "Teacher ", Self: "Self "}[by] + string(w),
								grid: table(rows, slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)))})
						}
					}
				}
				d.workbook("SDQ.xlsx", pages...)
			}, Least: 5},
	}
}

// without takes responses out of the school.
func (d *draft) without(gone func(*Response) bool) {
	d.Responses = slices.DeleteFunc(d.Responses, gone)
	d.index()
}

// likelyFaults are answers and scores that are hardly ever, or never, so.
func likelyFaults() []*Fault {
	return []*Fault{
		{Rule: "SDQ-077", Name: "row-copied-to-another", About: "two pupils with the same answers", leaves: []string{"same answers"}, build: func(d *draft, spoilt bool) {
			from, to := d.pick, d.nth(1)
			r := d.Response(d.Pupils[from], Baseline, d.by)
			if total := r.Score().Scores[5]; spoilt && total.Value > 10 { // of few difficulties nothing is said
				d.Response(d.Pupils[to], Baseline, d.by).Items = r.Items
				d.mark("SDQ-077", "SDQ.xlsx", "Baseline", cellName(max(from, to)+1, 0))
			}
			d.plainSheets()
		}},
		inBlock("SDQ-079", "kindness-low", "hardly anybody claims a strength", zeroToTwo, func(_ *draft, r *Response) {
			for i := range r.Items {
				switch {
				case r.Wave != Baseline || place[i].reversed || r.Items[i] == 0:
				case place[i].scale == prosocial:
					r.Items[i] = 1
				default:
					r.Items[i]--
				}
			}
		}, func(d *draft) { d.mark("SDQ-079", "SDQ.xlsx", "Baseline", "row 1") }, "answer never given", "kindness low").between(20, 60),
		{Rule: "SDQ-043", Name: "school-score-impossible", About: "a conduct score of 45", build: func(d *draft, spoilt bool) {
			d.twoSheets(func(w Wave) *grid {
				g := table(d.wave(w), slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo), scored(own, map[string]string{"conduct": schoolScores["conduct"]}, same)))
				if spoilt && w == Baseline {
					g.rows[d.pick+1][1+Items] = num(45)
					g.mark("SDQ-043", d.pick+1, 1+Items)
				}
				return g
			})
		}},
		{Rule: "SDQ-043", Name: "teacher-impact-of-7", About: "a teacher's impact of 7, of three questions of two points each", params: func(p *Params) { p.Informants = []Informant{Teacher} },
			build: func(d *draft, spoilt bool) {
				impact := column{texts("Impact score"), func(r *row) cell {
					if spoilt && r.pupil == d.picked() && r.own.Wave == Baseline {
						return num(7)
					}
					return num(slices.Index(d.Pupils, r.pupil) % 7)
				}}
				if spoilt {
					d.mark("SDQ-043", "SDQ.xlsx", "Baseline", cellName(d.pick+1, 1+Items))
				}
				d.twoSheets(func(w Wave) *grid {
					return table(d.wave(w), slices.Concat([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo), []column{impact}))
				})
			}},
	}
}
