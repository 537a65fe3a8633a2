package pack

import (
	"cmp"
	"fmt"
	"strings"

	"apst/metrics/calendar"
)

// stamp is the time of the return in its name: 2023-summer, or the day the data are from.
func (m *Manifest) stamp() string {
	if list, ok := calendar.ParseTerm(m.Period.Term); ok && len(list) > 0 {
		return TermName(list[0])
	}
	return cmp.Or(m.AsOf, "all")
}

// TermName is a term in the name of a return, with the calendar year that it lies in:
// 2023-summer is the summer term of 2022/23.
func TermName(t calendar.NamedTerm) string {
	year := int(t.Year)
	if t.Term != calendar.Autumn {
		year++
	}
	return fmt.Sprintf("%d-%s", year, t.Term)
}

// datesInWords says how dates are given.
var datesInWords = map[Dates]string{
	ExactDates:  "Dates are days (2022-09-06), or months (2022-09) where the school knows no more.",
	MonthDates:  "Dates are months (2022-09): the agreement says so.",
	OffsetDates: "Dates are numbers of days from each pupil's first entry to the school, negative before it: the agreement says so. They are empty where the day of entry is not known.",
}

// readme says what the return is, for whoever opens it first.
func (c *Content) readme() string {
	m := &c.Manifest
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("Return of school %s", m.School.URN)
	say("")
	say("%s", m.timeInWords())
	say("Arm: %s.", m.Arm)
	if m.Arm == Comparison {
		say("A comparison school has no team: this return holds no dosage, and no file of support.")
	}
	say("")
	say("This is personal data. The study ids are keyed codes: only the school can tell whose")
	say("they are, but the answers, marks and dates in a row may tell it too. Keep it encrypted,")
	say("and delete it when the agreement says.")
	switch {
	case m.Identified:
		say("identifiers.csv names every pupil. Keep it apart from the other files.")
	default:
		say("No file of it holds a name, a pupil number or a date of birth.")
	}
	if m.Plain != "" {
		say("This return was not encrypted. The school's reason: %s", m.Plain)
	}
	say("")
	c.sayFiles(say)
	say("")
	say("%s", datesInWords[m.Dates])
	say("Answers stand as they were ticked: items 7, 11, 14, 21 and 25 are not turned round. A row")
	say("that is spoilt has no score, whatever answers can be read of it. An empty value is one")
	say("that cannot be given; dictionary.csv says of each column what that means, and no number")
	say("stands for it. CSV files are UTF-8 with commas, a heading, and line feeds; a text that")
	say("begins with = + - or @ has an apostrophe before it.")
	say("")
	say("Pupils: %d.", m.Pupils.Included)
	for _, r := range m.Pupils.Left {
		say("Not in this return, as counts alone: %d (%s).", r.N, r.Title)
	}
	for _, l := range m.LeftOut {
		say("Left out: %s: %s.", l.What, l.Why)
	}
	say("")
	say("datapackage.json describes every column for programs. manifest.json has the hash of every")
	say("file. To check it: apst pack verify FILE --identity key.txt")
	return b.String()
}

func (c *Content) sayFiles(say func(string, ...any)) {
	for i := range c.filled {
		f := &c.filled[i]
		say("%-18s %s; %s", f.table.File, f.table.About, count(len(f.rows), "row"))
	}
	for _, n := range []struct{ name, about string }{{PackageFile, "the same for programs"}, {ManifestFile, "whose it is, how it was made, and the hash of every file"}} {
		say("%-18s %s", n.name, n.about)
	}
}

// timeInWords is what time the return is about.
func (m *Manifest) timeInWords() string {
	var out []string
	if list, ok := calendar.ParseTerm(m.Period.Term); ok && len(list) > 0 {
		out = append(out, list[0].Title())
	}
	if m.Period.From != "" || m.Period.To != "" {
		out = append(out, strings.TrimSpace(fmt.Sprintf("from %s to %s", cmp.Or(m.Period.From, "the beginning"), cmp.Or(m.Period.To, "the end of the data"))))
	}
	if m.AsOf != "" {
		out = append(out, "as known on "+m.AsOf)
	}
	if len(out) == 0 {
		return "Everything that the school has."
	}
	text := strings.Join(out, ", ") + "."
	return strings.ToUpper(text[:1]) + text[1:]
}
