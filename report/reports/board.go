package reports

import (
	"strings"

	"apst/report/document"
)

// The questions of the Oversight Board, as it asks them.
const (
	questionDifference = "What difference is the team making?"
	questionFeel       = "What difference do children and families feel?"
	questionKnow       = "How do we know?"
)

// Board is the report for an Oversight Board: a page under its three questions, and
// what stands behind it.
func Board(in *Input) *document.Document {
	m := newMaker(in)
	title := "Report to the Oversight Board"
	if in.Term != "" {
		title += ": " + in.Term
	}
	d := m.document("board", title)
	d.Sections = []*document.Section{
		{ID: "difference", Title: questionDifference, Blocks: m.difference()},
		{ID: "feel", Title: questionFeel, Blocks: m.feel()},
		{ID: "know", Title: questionKnow, Blocks: m.know()},
		{ID: "next", Title: "What next term's data will be able to show", Blocks: paragraphs(joined(m.next()))},
	}
	first := len(d.Sections)
	for _, t := range []topic{
		{id: "change", title: "Behind question 1: change in the SDQ", of: "T04", charts: []string{"F04"}, tables: []string{"T04", "T06"}, none: noPairs},
		{id: "attendance", title: "Behind question 1: attendance", of: "T08", say: m.absenceWords(), charts: []string{"F07"}, tables: []string{"T08"}, none: noSource},
		{id: "destinations", title: "Behind question 1: where leavers went", of: "T12", say: m.destinationWords(), tables: []string{"T12"}, none: noSource},
		{id: "support", title: "Behind question 1: who got what", of: "T13", say: m.referralWords(), charts: []string{"F08"}, tables: []string{"T13"}, none: noSource},
		{id: "views", title: "Behind question 2: what pupils and families say", of: "T22", say: m.viewWords(), tables: []string{"T22"}, none: noSource},
		{id: "coverage", title: "Behind question 3: whose data came", of: "T01", charts: []string{"F01", "F09"}, tables: []string{"T01", "T02"}, none: noSource},
		{id: "missing", title: "Behind question 3: who has no endline", of: "T16", say: append(m.lostWords(), m.boundWords()...), tables: []string{"T16"}, none: noPairs},
	} {
		t.brief = true
		d.Sections = append(d.Sections, m.section(t))
	}
	d.Sections[first].NewPage = true
	d.Sections = append(d.Sections, m.symbols())
	return d
}

// ofAllOnce says once for the page whom it is about; brief leaves it out of a sentence.
const ofAllOnce = "This page is about all on roll."

func brief(text string) string { return strings.ReplaceAll(text, ", all on roll:", ":") }

// difference answers the first question.
func (m *maker) difference() []document.Block {
	out := paragraphs(ofAllOnce + " " + brief(joined(m.mainWords())))
	var more document.List
	add := func(title string, all ...string) {
		if text := brief(joined(all)); text != "" {
			more.Items = append(more.Items, document.Text{{Text: title + " ", Strong: true}, {Text: text}})
		}
	}
	add("Single pupils.", m.say("T06")...)
	add("Attendance.", m.say("T08")...)
	add("Leavers.", m.lastDestination())
	add("Support.", m.short(m.referralWords(), 2)...)
	if len(more.Items) > 0 {
		out = append(out, &more)
	}
	return out
}

func (m *maker) short(list []string, n int) []string { return list[:min(n, len(list))] }

// lastDestination is the sentence of leavers that the page has room for: that of those
// who left after Year 11, or the latest that there is.
func (m *maker) lastDestination() string {
	list := m.destinationWords()
	switch {
	case len(list) > 0:
		return list[len(list)-1]
	case m.has("T12"):
		return "Where those were who left in this period is not known yet, or cannot be shown."
	}
	return ""
}

// feel answers the second question: how many answered comes first, and nobody's answers
// are put together with another's.
func (m *maker) feel() []document.Block {
	list := m.short(m.viewWords(), 3)
	if len(list) == 0 {
		list = []string{"No answers of pupils or families about the school's support can be shown."}
	}
	text := brief(joined(list))
	switch n := len(m.informants()); {
	case n > 1:
		text += " The change that pupils, staff and parents report stands side by side under the first question. Their answers are never put together."
	case n == 1:
		text += " Only one kind of person answered the SDQ, so there is no second view of the same pupils."
	}
	return paragraphs(text)
}

// know answers the third question.
func (m *maker) know() []document.Block {
	var list document.List
	add := func(all ...string) {
		if text := joined(all); text != "" {
			list.Items = append(list.Items, document.Words(text))
		}
	}
	add(m.pairedWords()...)
	add(m.lostWords()...)
	add("No comparison group. Nobody can tell from these figures what would have happened without the school's support.", "Strength of evidence: "+lowerFirst(strength))
	add(limits[1], limits[2])
	add(m.fixedWords())
	return []document.Block{&list}
}

func lowerFirst(s string) string { return string(s[0]|0x20) + s[1:] }
