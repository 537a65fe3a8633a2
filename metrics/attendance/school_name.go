package attendance

import (
	"strings"

	"apst/metrics/record"
)

// schoolOf is the school of a row.
func (in *intake) schoolOf(rd *reading, rec *record.Record) School {
	text := ""
	if in.plan.block.Has(fieldSchool) {
		text, _ = rec.Text(fieldSchool)
	}
	if !in.school.any || in.school.text != text {
		in.school = schoolCache{text, in.register.School(rd.schoolName(in.plan, text)), true}
	}
	return in.school.school
}

// homeMark ends the names of home schools in a register, so that a school is one
// thing as the pupils' own and another as where they came from.
const homeMark = "home school"

// schoolName is how a register names a school.
func (rd *reading) schoolName(p *plan, text string) string {
	home := p.block.Role() == roleHome || rd.set.own != "" && p.block.Has(fieldSchool) && !strings.EqualFold(strings.Join(strings.Fields(rd.set.own), " "), text)
	switch {
	case home && text == "":
		return homeMark
	case home:
		return text + " (" + homeMark + ")"
	case text == "":
		return rd.unnamed
	}
	return text
}

// isHome reports whether a school is one that pupils came from.
func isHome(name string) bool {
	return name == homeMark || strings.HasSuffix(name, " ("+homeMark+")")
}

// homeName is the name of a school that pupils came from, as its file has it; empty
// where it has none.
func homeName(name string) string {
	if name == homeMark {
		return ""
	}
	return strings.TrimSuffix(name, " ("+homeMark+")")
}
