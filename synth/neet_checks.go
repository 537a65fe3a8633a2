package synth

import (
	"slices"
	"time"
)

// asked is the day that a school's own list of leavers is of.
var asked = on(2023, time.March, 1)

// leaverCheck is one time at which a school asked after a leaver: a month after
// leaving, and six months.
type leaverCheck struct {
	*leaver
	second bool
	on     time.Time
	found  int // activity code
}

// checks are those of all leavers, in their order. Who has a place by the winter had
// an agreed start in the August before.
func (s *School) checks() []*leaverCheck {
	var out []*leaverCheck
	for _, l := range s.leavers() {
		r := s.stream(neetStream+1, l.pupil)
		first := &leaverCheck{leaver: l, on: r.weekday(on(2022, time.August, 15), 2), found: l.code}
		if l.status() == "EET" {
			first.found = 616
		}
		out = append(out, first, &leaverCheck{leaver: l, second: true, on: r.weekday(on(2023, time.January, 16), 2), found: l.code})
	}
	return out
}

// checkFields are the columns of a school's own list of leavers.
var checkFields = []field[*leaverCheck]{
	upnField[*leaverCheck]("UPN"), forenameField[*leaverCheck]("Forename"), surnameField[*leaverCheck]("Surname"),
	{"Date left", func(*leaverCheck) cell { return txt(british(finished)) }},
	{"Destination code", func(c *leaverCheck) cell { return num(c.found) }},
	{"Date confirmed", func(c *leaverCheck) cell { return txt(british(c.on)) }},
	{"Confirmed by", func(c *leaverCheck) cell { return txt([]string{"family", "college"}[len(c.pupil.Last)%2]) }},
}

// checkedTruth is what is true of the leavers by the later of two checks.
func (d *draft) checkedTruth() *Truth {
	t := &Truth{Key: []string{"pupil_id", "as_of"}}
	for _, c := range d.checks() {
		if c.second {
			t.Rows = append(t.Rows, TrueRow{"pupil_id": c.pupil.ID, "as_of": iso(asked), "code": digits(c.found), "status": c.status(), "date_confirmed": iso(c.on), "lapsed": ""})
		}
	}
	return t
}

// destinationTruth is where leavers were one month and six months after leaving, and
// after Year 11.
func (d *draft) destinationTruth() *Truth {
	t := &Truth{Table: "destinations", Key: []string{"pupil_id", "placement"}}
	for _, l := range d.leavers() {
		first := l.status()
		if first == "EET" {
			first = "NEET" // a start that is agreed is none yet
		}
		t.Rows = append(t.Rows, TrueRow{"pupil_id": l.pupil.ID, "placement": "1", "left": iso(finished), "one_month_day": "2022-08-22", "six_months_day": "2023-01-22",
			"one_month_status": first, "six_months_status": l.status(), "year_11": "2021/22", "year_11_status": l.status(), "flags": ""})
	}
	return t
}

// ownList is a school's own list of leavers, two rows each, with the list of pupils
// beside it.
func (d *draft) ownList() {
	d.truth, d.further = d.checkedTruth(), []*Truth{d.destinationTruth()}
	d.option("--roster", "{"+listFile+"}", "--as-of", iso(asked))
	left := slices.DeleteFunc(slices.Clone(d.Pupils), func(p *Pupil) bool { return !p.Left })
	for _, p := range left { // the school's other leavers, of Years 7 to 11
		d.further[0].Rows = append(d.further[0].Rows, TrueRow{"pupil_id": p.ID, "placement": "1"})
	}
	d.workbook(listFile, page{name: listSheet, grid: d.wideList(len(d.leavers()))})
	d.text(ownFile, above(1, newGrid(texts("Example Academy (synthetic)"), texts("Leavers of July 2022")), sheetOf(d.checks(), shuffled(d, checkFields...)...)), plainCSV, nil)
}
