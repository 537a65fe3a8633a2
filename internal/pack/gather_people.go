package pack

import (
	"fmt"
	"strings"

	"apst/ingest"
	roll "apst/metrics/record"
	"apst/report"
)

// factsAsTheyAre are the facts of the list of pupils that have a column of their own name.
var factsAsTheyAre = []string{"year_group", "sex", "sen", "ethnicity", "enrolment", "entry_reason", "exit_reason", "destination"}

// answersOfTheList are those that are true or false.
var answersOfTheList = []string{"fsm", "ever6", "looked_after", "supported"}

// pupils fills pupils.csv. A pupil of whom no list says anything has one placement.
func (g *gathering) pupils(f *filler) {
	for _, p := range g.people {
		stays := p.Stays
		if len(stays) == 0 {
			stays = []roll.Stay{{Placement: 1}}
		}
		for i := range stays {
			f.of(p, g.placement(f, p, &stays[i]), fmt.Sprintf("%03d", stays[i].Placement))
		}
	}
}

func (g *gathering) placement(f *filler, p *pupil, s *roll.Stay) cells {
	c := cells{
		"placement": report.IntCell(int64(s.Placement)), "arm": report.TextCell(g.about.Arm), "school": report.TextCell(g.about.School.URN),
		"entry": f.day(s.Entry, p), "exit": f.day(s.Exit, p),
	}
	for _, name := range factsAsTheyAre {
		c[name] = report.TextCell(s.Facts[name])
	}
	for _, name := range answersOfTheList {
		if value := s.Facts[name]; value != "" && (name != "supported" || g.about.Arm != Comparison) {
			c[name] = report.BoolCell(value == "true")
		}
	}
	if centre := s.Facts["centre"]; strings.TrimSpace(centre) != "" {
		c["centre"] = report.TextCell(g.about.Key.ID("centre", centre))
	}
	if age, ok := ageOn(s.Born, s.Entry); ok {
		c["age_at_entry"] = report.IntCell(int64(age))
	}
	return c
}

// ageOn is the age in whole years on a day; false where a date is missing, or is a month
// that leaves two answers.
func ageOn(born, on ingest.Date) (int, bool) {
	if born.IsZero() || on.IsZero() || born.Month == on.Month && (born.Day == 0 || on.Day == 0) {
		return 0, false
	}
	age := int(on.Year) - int(born.Year)
	if on.Month < born.Month || on.Month == born.Month && on.Day < born.Day {
		age--
	}
	return age, age >= 0 && age <= 25
}

// identifiers fills identifiers.csv, a row a pupil: what the last placement says that says it.
func (g *gathering) identifiers(f *filler) {
	for _, p := range g.people {
		c := cells{}
		put := func(name, value string) {
			if value != "" {
				c[name] = report.TextCell(plainLine(value))
			}
		}
		for i := range p.Pupil.Stays {
			s := &p.Pupil.Stays[i]
			put("upn", s.UPN)
			put("former_upn", s.Facts["former_upn"])
			put("uln", s.Facts["uln"])
			put("local_id", s.LocalID)
			put("forename", s.Forename)
			put("surname", s.Surname)
			put("name", s.Name)
			put("date_of_birth", s.Born.String())
		}
		if len(p.Pupil.Stays) == 0 { // no list: the files have an identifier and no more
			name := "local_id"
			if ingest.LooksUPN([]byte(p.ID)) {
				name = "upn"
			}
			put(name, p.ID)
		}
		f.of(p, c)
	}
}

// plainLine is a text without line ends, tabs and double spaces.
func plainLine(s string) string { return strings.Join(strings.Fields(s), " ") }
