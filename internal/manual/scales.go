package manual

import (
	"fmt"
	"strconv"
	"strings"

	"apst/sdq"
)

var informants = []sdq.Informant{sdq.Self, sdq.Teacher, sdq.Parent}

// about is what each scale is about, by the scale's place.
var about = [sdq.ScaleCount]string{
	"Emotional problems.",
	"Conduct problems.",
	"Hyperactivity and inattention.",
	"Problems with other children.",
	"Prosocial behaviour: a strength, and no part of the total.",
	"Total difficulties: the four difficulty scales.",
	"Emotional and peer problems together, for general samples.",
	"Conduct problems and hyperactivity together, for general samples.",
	"What the difficulties cost the child, from the impact supplement.",
}

func scales() *Chapter {
	c := &Chapter{ID: "scales", Title: "Items and scales", About: "What is scored: 25 items, five scales of five items each, three sums of scales, and impact."}
	items := newTable("items", "item", "variable", "on the form for 2 to 4", "scale", "reversed")
	for i := sdq.Item(1); i <= sdq.Items; i++ {
		reversed := ""
		if i.Reversed() {
			reversed = "yes"
		}
		items.add(strconv.Itoa(int(i)), i.Stem(sdq.Form4to17), i.Stem(sdq.Form2to4), i.Scale().String(), reversed)
	}
	c.Entries = append(c.Entries, &Entry{ID: "sdq.items", Title: "the 25 items, by number and variable name",
		Text: "Items are known by their number on the form and by the variable names of published scoring syntax. Their wording is copyright of Youthinmind and is nowhere in this program.",
		From: ruleFrom("reverse"), Tables: []*Table{items}, See: []string{"scoring.reverse"}})
	for _, s := range sdq.AllScales() {
		c.Entries = append(c.Entries, scaleEntry(s))
	}
	return c
}

func scaleEntry(s sdq.Scale) *Entry {
	e := &Entry{ID: "sdq." + s.String(), Title: s.String() + ": " + ranges(s), Text: about[s], From: ruleFrom(scaleRule(s)), See: []string{"scoring." + scaleRule(s)}}
	better := "higher is worse"
	if s.HighIsGood() {
		better = "higher is better"
	}
	if s != sdq.Impact && len(s.Parts()) == 0 {
		e.Facts = []Fact{{"items", itemList(s)}}
	}
	e.Facts = append(e.Facts, Fact{"formula", formula(s)}, Fact{"range", ranges(s) + "; " + better}, Fact{"no score", missing(s)})
	if t := bandTable(s); len(t.Rows) > 0 {
		e.Tables = append(e.Tables, t)
	} else {
		e.Facts = append(e.Facts, Fact{"bands", "none are published"})
	}
	if t := constants(s); len(t.Rows) > 0 {
		e.Tables = append(e.Tables, t)
		e.See = append(e.See, "reliable-change.british-alpha", "norms.british")
	}
	return e
}

// scaleRule is the id of the rule that makes a scale.
func scaleRule(s sdq.Scale) string {
	switch s {
	case sdq.Total:
		return "total"
	case sdq.Internalising, sdq.Externalising:
		return "subtotals"
	case sdq.Impact:
		return "impact"
	}
	return "prorate"
}

// ruleFrom is where a scoring rule comes from.
func ruleFrom(id string) *sdq.Provenance {
	for _, r := range sdq.Rules() {
		if r.ID == id {
			return &r.Provenance
		}
	}
	panic("manual: no scoring rule " + id)
}

// ranges is the range of a scale, by informant where it depends on who answered.
func ranges(s sdq.Scale) string {
	most := s.Max(sdq.Self)
	text := fmt.Sprintf("0 to %d", most)
	for _, who := range informants {
		if n := s.Max(who); n != most {
			text += fmt.Sprintf(", %s 0 to %d", who, n)
		}
	}
	return text
}

// itemList is the items of a scale by number and variable name.
func itemList(s sdq.Scale) string {
	var names []string
	for _, i := range s.Items() {
		names = append(names, i.String())
	}
	return strings.Join(names, ", ")
}

// formula is how a score is made, from the tables that make it.
func formula(s sdq.Scale) string {
	var terms []string
	switch {
	case s == sdq.Impact:
		return impactFormula()
	case len(s.Parts()) > 0:
		for _, part := range s.Parts() {
			terms = append(terms, part.String())
		}
		return strings.Join(terms, " + ")
	}
	for _, i := range s.Items() {
		term := i.Stem(sdq.Form4to17)
		if i.Reversed() {
			term = "(2 - " + term + ")"
		}
		terms = append(terms, term)
	}
	return strings.Join(terms, " + ") + "; with 3 or 4 of them answered, five times their mean, halves up"
}

func impactFormula() string {
	var parts []string
	for _, who := range informants {
		var stems []string
		for _, q := range sdq.ImpactQuestionsOf(who) {
			stems = append(stems, q.Stem())
		}
		parts = append(parts, who.String()+": "+strings.Join(stems, " + "))
	}
	return "points of the questions answered: " + strings.Join(parts, "; ") + "; 0 where " + sdq.GateQuestion.Stem() + " is 0"
}

func missing(s sdq.Scale) string {
	switch {
	case s == sdq.Impact:
		return sdq.NoImpactAnswers.String()
	case len(s.Parts()) > 0:
		return sdq.ScaleMissing.String()
	}
	return sdq.TooFewItems.String()
}

// bandTable is the limits of a scale in both systems.
func bandTable(s sdq.Scale) *Table {
	t := newTable("bands", "system", "form", "informant", "limits")
	for _, r := range sdq.Tables() {
		if r.Scale == s {
			t.from(r.Provenance, r.System.String(), r.Form.String(), r.Informant.String(), limits(r))
		}
	}
	return t
}

// limits are the bands of a row with their names: "normal 0-5, borderline 6, ...".
func limits(r sdq.BandRow) string {
	parts := make([]string, len(r.Limits))
	for i, l := range r.Limits {
		parts[i] = l.Band.String() + " " + l.String()
	}
	return strings.Join(parts, ", ")
}

// constants are the norms, reliabilities and limits of change of a scale, on the
// form for 4 to 17.
func constants(s sdq.Scale) *Table {
	t := newTable("British norms and reliable change, form 4-17", "informant", "mean", "SD", "n", "alpha", "reliable change")
	t.About = "H" + held[1:] + "."
	if s == sdq.Impact {
		t.About += " Impact is mostly zeros: its reliable change is arithmetic and no advice."
	}
	for _, who := range informants {
		n, ok := sdq.NormOf(who, s)
		if !ok {
			continue
		}
		c, no := sdq.ReliableChange(who, s)
		alpha, points := "", no.String()
		if no == sdq.HasChange {
			alpha, points = r2(c.Reliability), counted(c.Points, "point", "points")
		}
		t.from(n.Provenance, who.String(), fmt.Sprintf("%.1f", n.Mean()), fmt.Sprintf("%.1f", n.SD()), strconv.Itoa(n.N), alpha, points)
	}
	return t
}

// r2 is a coefficient as it is printed.
func r2(r sdq.Reliability) string {
	if r.Hundredths == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", r.R())
}

func scoring() *Chapter {
	c := &Chapter{ID: "scoring", Title: "Scoring rules", About: "The rules of ruleset " + sdq.Ruleset + ", in the order in which they apply."}
	for _, r := range sdq.Rules() {
		e := &Entry{ID: "scoring." + r.ID, Title: r.Title, Text: r.Text, From: &r.Provenance}
		if r.Formula != "" {
			e.Facts = []Fact{{"formula", r.Formula}}
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}
