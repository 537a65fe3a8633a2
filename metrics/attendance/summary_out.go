package attendance

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"apst/metrics"
)

// fewest is how many enrolments a line has to be of: with fewer it would tell of a
// pupil.
const fewest = 5

// Summary implements [metrics.Reading].
func (rd *reading) Summary() []metrics.Line {
	var out []metrics.Line
	add := func(label, text string) { out = append(out, metrics.Line{Label: label, Text: text}) }
	add("basis", basisWords[rd.set.basis])
	list, err := rd.groups()
	if err != nil {
		return append(out, metrics.Line{Label: "groups", Text: err.Error()})
	}
	crosses, schools := false, map[string]bool{}
	for _, g := range list {
		crosses = crosses || g.sum.Tally.Crosses2024()
		if g.group == groupSchool { // whose name may be any text, and who by the rest are all but a few
			schools[g.school] = true
			continue
		}
		add(g.label(), rd.groupText(g))
	}
	if len(schools) > 0 {
		add("by school", plural(len(schools), "school")+", in the table of groups")
	}
	if crosses {
		add("codes", "marks from before and after 19 August 2024, when the codes changed: J counted as attending and J1 does not, part-time timetables show since. Compare with care.")
	}
	if rd.set.window {
		add("windows", rd.set.length()+" on either side of "+anchorWords[rd.set.anchor]+". "+regression)
	}
	if rd.set.halfTerms {
		add("half-terms about entry", fmt.Sprintf("counted from that of entry, with at least %s each. ", plural(rd.set.how.Minimum, "possible session"))+regression)
	}
	if text := rd.unknownText(); text != "" {
		add("marks that are no code", text+"; in no rate")
	}
	for _, c := range []struct {
		label string
		n     int
	}{{"rows that were refused", rd.counts.Refused}, {"rows about lessons, left out", rd.counts.Lessons}, {"rows of totals that are copies", rd.counts.Copies}} {
		if c.n > 0 {
			add(c.label, fmt.Sprint(c.n))
		}
	}
	return out
}

// The marks that are no code are shown one by one where they are as short as codes
// are: a longer text may be anything, and stays in the findings.
const (
	shownUnknown   = 10
	longestUnknown = 3
)

// unknownText lists the marks that are no code, with how often each stands.
func (rd *reading) unknownText() string {
	texts, others := rd.register.Unknown().Texts()
	var parts []string
	for _, t := range texts {
		if len(parts) == shownUnknown || utf8.RuneCountInString(t.Text) > longestUnknown {
			others += t.Marks
			continue
		}
		parts = append(parts, fmt.Sprintf("\"%s\" %d", t.Text, t.Marks))
	}
	if others > 0 {
		parts = append(parts, fmt.Sprintf("others %d, which the findings list", others))
	}
	return strings.Join(parts, ", ")
}

var basisWords = [...]string{
	MIS: "mis: sessions missed because of Covid-19 (X in 2020/21 and 2021/22) leave the possible sessions, as in schools' systems; not to be compared with national statistics of those years",
	DfE: "dfe: sessions missed because of Covid-19 (X in 2020/21 and 2021/22) are possible and no absence, as in the national statistics; not to be compared with figures of schools' systems of those years",
}

var anchorWords = map[string]string{anchorEntry: "entry", anchorReferral: "the first referral", anchorContact: "the first contact"}

// regression is what has to stand beside every comparison of before and after.
const regression = "Pupils are referred when attendance has fallen, and part of the rise afterwards would have come without any help: a difference between before and after shows no effect."

func (g *groupRow) label() string {
	switch g.group {
	case groupBoth:
		return "with a rate before and after: " + g.period
	case groupLost:
		return "with a rate before alone"
	}
	return g.period
}

// groupText is a group in words.
func (rd *reading) groupText(g *groupRow) string {
	n, t, b := g.sum.Enrolments, &g.sum.Tally, rd.set.basis
	if n < fewest {
		return fmt.Sprintf("not shown for fewer than %d enrolments", fewest)
	}
	text := fmt.Sprintf("enrolments %d; attendance %s%% (%d of %d sessions), absence %s%%; persistently absent %d (%s%%), severely %d (%s%%)",
		n, t.Attendance(b).Percent(), t.Attended(), t.Possible(b), t.Absence(b).Percent(),
		g.sum.Persistent, g.sum.PersistentRate().Percent(), g.sum.Severe, g.sum.SevereRate().Percent())
	if g.threshold {
		text += ", by the thresholds over a short period"
	}
	if none := g.sum.NonePossible; none > 0 {
		text += fmt.Sprintf("; without possible sessions %d", none)
	}
	if c := t.Conflicts(); c > 0 {
		text += fmt.Sprintf("; sessions with different marks, left out %d", c)
	}
	if u := t.UnknownCodes(); u > 0 {
		text += fmt.Sprintf("; sessions with a mark that is no code, left out %d", u)
	}
	return text
}
