package synth

import (
	"fmt"
	"slices"
	"time"
)

// neetFaults concern what became of leavers. Columns of the plain extract, a text
// file, by heading: PeriodEnd, YoungPersonsID, UniquePupilNumber, Forename, Surname,
// Month/year of birth, ActivityCode, StartDate, DateVerified, DueToLapseDate,
// CurrencyLapsed; a line a young person, d.leavers in the order of the pupils.
func neetFaults() []*Fault {
	return slices.Concat(activityFaults(), currentFaults(), recordDoubts(), leaverFaults())
}

// onActivity spoils the plain extract of what became of leavers.
func onActivity(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
	return onMeasureOf("neet", rule, name, about, spoil)
}

// activity is the true row of a line of the extract.
func (d *draft) activity(g *grid, row int) TrueRow { return d.truth.of(g.who[row].ID)[0] }

// recode gives a line another activity code, and says what is then true.
func (d *draft) recode(g *grid, row int, code, status string) {
	g.rows[row][g.col("ActivityCode")] = txt(code)
	r := d.activity(g, row)
	r["code"] = code
	if r["lapsed"] != "true" || status == "pre-16" {
		r["status"] = status
	}
}

// lineAgain is a line once more, about the same young person.
func (g *grid) lineAgain(row int) int {
	g.who = append(g.who, g.who[row])
	return g.addRow(slices.Clone(g.rows[row]))
}

// activityFaults concern what stands for a code.
func activityFaults() []*Fault {
	// coded has something else in place of the code; nothing can then be said of the
	// young person.
	coded := func(rule, name, about, code string) *Fault {
		return onActivity(rule, name, about, func(d *draft, g *grid, row int) {
			g.rows[row][g.col("ActivityCode")] = txt(code)
			g.mark(rule, row, g.col("ActivityCode"))
			delete(d.activity(g, row), "code")
			d.activity(g, row)["status"] = ""
		})
	}
	return []*Fault{
		onActivity("NEET-001", "destinations-in-words", "words in place of all activity codes", func(_ *draft, g *grid, _ int) {
			for row := range g.rows[1:] {
				g.rows[row+1][g.col("ActivityCode")] = txt("college")
			}
			g.mark("NEET-001", 0, g.col("ActivityCode"))
		}),
		onActivity("NEET-002", "activities-of-no-day", "an extract without any day", func(_ *draft, g *grid, _ int) {
			for _, heading := range []string{"PeriodEnd", "StartDate", "DateVerified", "DueToLapseDate"} {
				g.dropColumn(heading)
			}
			g.markRow("NEET-002", 0)
		}),
		coded("NEET-010", "activity-group", "a group in place of an activity code", "NEET"),
		coded("NEET-010", "activity-old-group", "a group of two digits in place of an activity code", "81"),
		coded("NEET-011", "activity-of-no-list", "an activity code that is in no list", "999"),
		coded("NEET-011", "activity-is-characteristic", "a code of characteristics in place of an activity code", "170"),
		coded("NEET-012", "activity-ended", "an activity code that ended in 2018", "720"),
		coded("NEET-013", "activity-blank", "a record without an activity code", ""),
		onActivity("NEET-014", "characteristic-of-no-list", "a characteristic code that is in no list", func(_ *draft, g *grid, row int) {
			at := g.addColumn("CharacteristicCode", func(int) cell { return num(200) })
			g.rows[row][at] = num(220)
			g.mark("NEET-014", row, at)
		}),
		onMeasureCell("neet", "NEET-015", "currency-maybe", "something other than yes or no for the currency", "CurrencyLapsed", txt("maybe")),
	}
}

// currentFaults concern several records of one young person.
func currentFaults() []*Fault {
	return []*Fault{
		onActivity("NEET-020", "activity-twice", "an earlier activity beside the current one", func(d *draft, g *grid, row int) {
			d.recode(g, row, "230", "EET")
			other := g.lineAgain(row)
			g.rows[other][g.col("ActivityCode")], g.rows[other][g.col("StartDate")], g.rows[other][g.col("DateVerified")] = num(210), txt("2022-09-01"), txt("2022-09-02")
			g.mark("NEET-020", other, g.col("ActivityCode"))
		}),
		onActivity("NEET-021", "activity-undecided", "two activities of the same days", func(d *draft, g *grid, row int) {
			d.recode(g, row, "230", "EET")
			other := g.lineAgain(row)
			g.rows[other][g.col("ActivityCode")] = num(210)
			g.mark("NEET-021", other, g.col("ActivityCode"))
			d.activity(g, row)["status"] = ""
		}),
		onActivity("NEET-022", "activity-copied", "a record twice", func(_ *draft, g *grid, row int) {
			g.markRow("NEET-022", g.lineAgain(row))
		}),
		onActivity("NEET-023", "activity-later", "a record confirmed after the day that is asked for", func(d *draft, g *grid, row int) {
			g.dropColumn("PeriodEnd")
			d.option("--as-of", iso(periodEnd))
			g.rows[row][g.col("DateVerified")] = txt("2023-03-06")
			g.mark("NEET-023", row, g.col("DateVerified"))
			d.truth.drop(g.who[row].ID)
		}),
		onActivity("NEET-024", "period-blank", "a record without the end of its period in a file of two months", func(d *draft, g *grid, row int) {
			january := g.lineAgain(g.rowOf(d.Pupils[d.nth(1)]))
			for heading, text := range map[string]string{"PeriodEnd": "2023-01-31", "StartDate": "2022-09-05", "DateVerified": "2023-01-25", "DueToLapseDate": "2023-06-30", "CurrencyLapsed": "N"} {
				g.rows[january][g.col(heading)] = txt(text)
			}
			d.truth.Rows = append(d.truth.Rows, TrueRow{"pupil_id": g.who[january].ID, "as_of": "2023-01-31"})
			g.rows[row][g.col("PeriodEnd")] = cell{}
			g.mark("NEET-024", row, g.col("PeriodEnd"))
			d.truth.drop(g.who[row].ID)
		}),
	}
}

// recordDoubts concern what a record says against itself.
func recordDoubts() []*Fault {
	return []*Fault{
		onActivity("NEET-030", "currency-contradicts", "a currency flag that the day of lapsing contradicts", func(d *draft, g *grid, row int) {
			due := "2023-01-05"
			if d.activity(g, row)["lapsed"] == "true" {
				due = "2023-06-30"
			}
			g.rows[row][g.col("DueToLapseDate")] = txt(due)
			g.mark("NEET-030", row, g.col("CurrencyLapsed"))
		}),
		onActivity("NEET-031", "confirmed-after-period", "a record confirmed after its period", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("DateVerified")] = txt("2023-03-03")
			g.mark("NEET-031", row, g.col("DateVerified"))
			d.activity(g, row)["date_confirmed"] = "2023-03-03"
		}),
		onActivity("NEET-031", "starts-after-period", "an activity that starts after its period", func(d *draft, g *grid, row int) {
			d.recode(g, row, "230", "EET")
			g.rows[row][g.col("StartDate")] = txt("2023-03-06")
			g.mark("NEET-031", row, g.col("StartDate"))
		}),
		onActivity("NEET-032", "neet-since-and-eet", "NEET since a day, with a code that is EET", func(d *draft, g *grid, row int) {
			d.recode(g, row, "230", "EET")
			at := g.addColumn("NEETStartDate", func(int) cell { return cell{} })
			g.rows[row][at] = txt("2022-10-03")
			g.mark("NEET-032", row, at)
		}),
		onActivity("NEET-033", "not-updated-since-school", "a code of compulsory school age, long after", func(d *draft, g *grid, row int) {
			d.recode(g, row, "110", "pre-16")
			g.mark("NEET-033", row, g.col("ActivityCode"))
		}),
		onActivity("NEET-034", "too-young-for-code", "a code for after school of somebody in Year 11", func(d *draft, g *grid, row int) {
			d.recode(g, row, "230", "EET")
			g.rows[row][g.col("Month/year of birth")] = txt("10/2006")
			g.mark("NEET-034", row, g.col("ActivityCode"))
		}),
		onMeasureCell("neet", "NEET-035", "birth-month-blank", "a young person without a month of birth", "Month/year of birth", cell{}),
		onActivity("NEET-036", "birth-months-differ", "two months of birth of one young person", func(_ *draft, g *grid, row int) {
			other := g.lineAgain(row)
			g.rows[other][g.col("Month/year of birth")] = txt("07/2005")
			g.mark("NEET-036", other, g.col("Month/year of birth"))
		}),
	}
}

// ownFile is where a school's own list of leavers stands.
const ownFile = "Leavers.csv"

// leaverFaults concern a school's own list of leavers, held against its list of
// pupils.
func leaverFaults() []*Fault {
	own := func(rule, name, about string, spoil func(d *draft, g, list *grid, row int)) *Fault {
		return &Fault{Measure: "neet", Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			checks := only(d.checks(), func(c *leaverCheck) bool { return c.second })
			g, list := sheetOf(checks, checkFields...), d.wideList(len(d.leavers()))
			d.truth = d.checkedTruth()
			d.option("--roster", "{"+listFile+"}", "--as-of", iso(asked))
			if spoilt {
				spoil(d, g, list, g.rowOf(d.picked()))
			}
			d.workbook(listFile, page{name: listSheet, grid: list})
			d.text(ownFile, g, plainCSV, nil)
		}}
	}
	return []*Fault{
		own("NEET-040", "leaving-day-differs", "a day of leaving other than on the list of pupils", func(_ *draft, g, _ *grid, row int) {
			g.rows[row][g.col("Date left")] = txt(british(finished.AddDate(0, 0, -1)))
			g.mark("NEET-040", row, g.col("Date left"))
		}),
		own("NEET-041", "destination-undated", "a destination that nobody says when it was confirmed", func(d *draft, g, _ *grid, row int) {
			d.options = slices.DeleteFunc(d.options, func(o string) bool { return o == "--as-of" || o == iso(asked) })
			g.rows[row][g.col("Date confirmed")] = cell{}
			g.mark("NEET-041", row, g.col("Date confirmed"))
			last := time.Time{}
			for _, c := range d.checks() {
				if c.second && c.pupil != g.who[row] && c.on.After(last) {
					last = c.on
				}
			}
			for _, r := range d.truth.Rows {
				r["as_of"] = iso(last)
			}
		}),
		own("NEET-042", "leaver-in-no-record", "a leaver of the list of pupils who is in no record", func(d *draft, g, list *grid, row int) {
			who := g.who[row]
			g.rows, g.who = slices.Delete(g.rows, row, row+1), slices.Delete(g.who, row, row+1)
			at := slices.Index(list.who, who)
			d.mark("NEET-042", listFile, listSheet, fmt.Sprintf("row %d", at+1))
			d.truth.of(who.ID)[0]["status"] = "not-known"
		}),
	}
}
