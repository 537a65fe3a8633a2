package synth

import (
	"slices"
	"strings"
	"time"
)

// neetFile is where the plain extract stands.
const neetFile = "nccis.csv"

// neet is what became of leavers.
func neet() *measure {
	return &measure{
		name: "neet",
		drawn: []string{
			"of a hundred young people at the end of February 2023, 56 are in education, employment or training, 28 are not, of 13 it is not known, 3 are in re-engagement provision",
			"15 in a hundred records have lapsed; everybody was in alternative provision, and many have further characteristics, a line each",
		},
		plain:   func(d *draft) *grid { return sheetOf(d.leavers(), neetFields...) },
		put:     func(d *draft, g *grid) { d.text(neetFile, g, plainCSV, nil) },
		truth:   func(d *draft) *Truth { return d.neetTruth(periodEnd, true) },
		layouts: neetLayouts, faults: neetFaults,
	}
}

// stamped is a day as the local authority's system writes it.
func stamped(day time.Time) cell { return txt(iso(day) + " 00:00:00") }

// serialOf is a day as the number that Excel makes of it.
func serialOf(day time.Time) cell { return num(int(day.Unix()/86400) + 25569) }

// neetFields are the fields of the plain extract, a line a young person.
var neetFields = []field[*leaver]{
	{"PeriodEnd", func(*leaver) cell { return txt(iso(periodEnd)) }},
	{"YoungPersonsID", func(l *leaver) cell { return num(880000 + 7*leaverNumber(l)) }},
	upnField[*leaver]("UniquePupilNumber"), forenameField[*leaver]("Forename"), surnameField[*leaver]("Surname"),
	{"Month/year of birth", func(l *leaver) cell { return txt(l.pupil.Birth.Format("01/2006")) }},
	{"ActivityCode", func(l *leaver) cell { return num(l.code) }},
	{"StartDate", func(l *leaver) cell { return stamped(l.start) }},
	{"DateVerified", func(l *leaver) cell { return stamped(l.verified) }},
	{"DueToLapseDate", func(l *leaver) cell { return stamped(l.lapses) }},
	{"CurrencyLapsed", func(l *leaver) cell { return txt(letter(l.lapsed)) }},
}

func leaverNumber(l *leaver) int { return l.pupil.number() }

// characterised is a line of the extract: a young person and one characteristic.
type characterised struct {
	*leaver
	feature int
}

// extractFields are the columns of a local authority's extract, in its order and
// spelling.
func extractFields() []field[*characterised] {
	type line = *characterised
	same := func(head string, c cell) field[line] { return field[line]{head, func(line) cell { return c }} }
	of := func(head string, cell func(line) cell) field[line] { return field[line]{head, cell} }
	return []field[line]{
		same("DatabaseId", num(999)), same("LEACode", num(999)), same("DateOfSend", serialOf(periodEnd.AddDate(0, 0, 9))), same("PeriodEnd", serialOf(periodEnd)),
		same("SupplierName", txt("Example")), of("YoungPersonsID", func(l line) cell { return num(880000 + 7*leaverNumber(l.leaver)) }), same("CohortStatus", txt("P")),
		forenameField[line]("GivenName"), surnameField[line]("FamilyName"), same("Postcode", txt("ZZ99 9ZZ")), of("Gender", func(l line) cell { return txt(l.pupil.Sex) }),
		of("moth/year of birth", func(l line) cell { return txt(l.pupil.Birth.Format("01/2006")) }), same("Ethnicity", txt("WHI")), same("LeadLEA", num(999)), same("EducatedLEA", num(999)),
		same("UniqueLearnerNo", cell{}), upnField[line]("UniquePupilNumber"), same("PreviousYPIDIdentifier", cell{}),
		of("GuaranteeStatusIndicator", func(l line) cell { return txt(l.guarantee) }), same("LEACodeAtYear11", num(999)), same("TransferredToLACode", cell{}),
		of("LevelOfNeedCode", func(l line) cell { return num(l.need) }), of("SENDFlag", func(l line) cell { return txt(letter(l.ehcp)) }), of("SENSupportFlag", func(l line) cell { return txt(letter(l.sen)) }),
		of("CharacteristicCode", func(l line) cell { return num(l.feature) }), of("ActivityCode", func(l line) cell { return num(l.code) }),
		of("StartDate", func(l line) cell { return stamped(l.start) }), of("DateAscertained", func(l line) cell { return stamped(l.verified) }), of("DateVerified", func(l line) cell { return stamped(l.verified) }),
		of("DueToLapseDate", func(l line) cell { return stamped(l.lapses) }), of("CurrencyLapsed", func(l line) cell { return txt(letter(l.lapsed)) }),
		same("EstablishmentNumber", cell{}), same("EstablishmentName", cell{}), same("UKPRN", cell{}), same("PredictedEndDate", cell{}), same("ReviewDate", cell{}),
		of("NEETStartDate", func(l line) cell {
			if strings.HasPrefix(digits(l.code), "6") {
				return stamped(l.start)
			}
			return cell{}
		}), same("IntendedDestinationYr11", cell{}),
	}
}

// neetLayouts are the ways in which schools have what became of their leavers.
func neetLayouts() []*Layout {
	layout := func(name, about string, build func(d *draft)) *Layout {
		return &Layout{Name: "neet-" + name, About: about, Measure: "neet", build: build, keyed: true}
	}
	asOf := on(2023, time.March, 1)
	return []*Layout{
		layout("extract", "the local authority's extract: a line a characteristic, days in two forms, birth by month", func(d *draft) {
			d.truth = d.neetTruth(periodEnd, true)
			var lines []*characterised
			for _, l := range d.leavers() {
				for _, f := range l.features {
					lines = append(lines, &characterised{l, f})
				}
			}
			d.text("CCIS extract February 2023.csv", sheetOf(lines, shuffled(d, extractFields()...)...), plainCSV, nil)
		}),
		layout("template", "a simple template with a code and the day it was confirmed", func(d *draft) {
			d.truth = d.neetTruth(asOf, false).keep("code", "status", "date_confirmed")
			d.option("--as-of", iso(asOf))
			g := sheetOf(d.leavers(), upnField[*leaver]("STUD_ID"),
				field[*leaver]{"NCCIS_CODE", func(l *leaver) cell { return num(l.code) }}, field[*leaver]{"CONFIRMED_DATE", func(l *leaver) cell { return txt(iso(l.verified)) }})
			for row := range d.leavers() { // when they were born is not said
				g.markRow("NEET-035", row+1)
			}
			d.text("destinations.csv", g, plainCSV, nil)
		}),
		layout("labels", "a workbook that has the name of each code behind it", func(d *draft) {
			d.truth = d.neetTruth(periodEnd, true)
			fields := slices.Clone(neetFields)
			for i, f := range fields {
				switch f.head {
				case "ActivityCode":
					fields[i].cell = func(l *leaver) cell { return txt(digits(l.code) + " - " + l.title()) }
				case "PeriodEnd":
					fields[i].cell = func(*leaver) cell { return date(periodEnd) }
				}
			}
			d.workbook("Leavers.xlsx", page{name: "Leavers", grid: above(1, newGrid(texts("Leavers of July 2022"), texts("Example Academy (synthetic)")), sheetOf(d.leavers(), fields...))})
		}),
		layout("decimals", "codes that a spreadsheet has made decimals of", func(d *draft) {
			d.truth = d.neetTruth(periodEnd, true)
			fields := slices.Clone(neetFields)
			for i, f := range fields {
				if f.head == "ActivityCode" {
					fields[i].cell = func(l *leaver) cell { return txt(digits(l.code) + ".0") }
				}
			}
			d.text(neetFile, sheetOf(d.leavers(), shuffled(d, fields...)...), plainCSV, nil)
		}),
		layout("own-list", "a school's own list of leavers, whom it asked twice, with its list of pupils", (*draft).ownList),
	}
}
