package pupil

import (
	"fmt"
	"strings"

	"apst/report/document"
)

// Shared says who may have a report. It stands on top and on every sheet of paper.
const Shared = "Personal data: only for the pupil, carer, social worker, Virtual School and governing body"

// Build makes the report.
func Build(in *Input) *document.Document {
	d := &document.Document{Kind: "pupil", Title: in.title(), Stays: Shared, About: in.about(), Terms: terms()}
	d.Lead = []document.Block{note("Nobody else may have it. It tells what was seen, and not why." + in.asOf())}
	d.Sections = []*document.Section{in.attendance(), in.learning(), in.wellbeing(), in.objectives(), in.views(), in.next()}
	return d
}

// title says whether the placement is over.
func (in *Input) title() string {
	what := "End-of-placement report"
	if !in.Ended() {
		what = "Placement report so far"
	}
	if in.Name != "" {
		return what + ": " + in.Name
	}
	return what + ": pupil " + in.ID
}

// about says whose report it is, of when, and what for.
func (in *Input) about() []document.Fact {
	var out []document.Fact
	add := func(label, text string) {
		if text != "" {
			out = append(out, document.Fact{Label: label, Text: text})
		}
	}
	who := in.ID
	if in.Name != "" {
		who = in.Name + " (" + in.ID + ")"
	}
	if year := in.Stay.Facts["year_group"]; year != "" {
		who += ", Year " + year
	}
	add("Pupil", who)
	add("School", in.School)
	add("Placement", in.placement())
	add("Purpose", in.purpose())
	return out
}

// asOf says of which day the data are.
func (in *Input) asOf() string {
	if in.AsOf.IsZero() {
		return ""
	}
	return " It rests on what was known on " + day(in.AsOf) + "."
}

// placement is from when to when it was, and how it ended.
func (in *Input) placement() string {
	s := in.Stay
	text := "from " + day(s.Entry)
	switch {
	case in.Ended():
		text += " to " + day(s.Exit)
		if why := s.Facts["exit_reason"]; why != "" {
			text += " (" + word(why) + ")"
		}
	case s.Exit.IsZero():
		text += ", still on roll"
	default:
		text += ", still on roll, to leave on " + day(s.Exit)
	}
	if in.Several > 1 {
		text += fmt.Sprintf("; placement %d of %d", s.Placement, in.Several)
	}
	return text
}

// purpose is what the placement was for, and for how long it was meant.
func (in *Input) purpose() string {
	p := in.Said.Plan
	if p == nil {
		return "there is no placement plan"
	}
	text := either(p.PurposeText, p.Purpose)
	if text == "" {
		text = "the placement plan does not say"
	}
	var meant []string
	if when := span(p.Start, p.End); when != "" {
		meant = append(meant, when)
	}
	if p.Length != "" {
		meant = append(meant, p.Length)
	}
	if len(meant) > 0 {
		text += "; planned: " + strings.Join(meant, ", ")
	}
	return text
}

// terms are the technical words of the report.
func terms() []document.Term {
	return []document.Term{
		{Name: "Virtual School", Meaning: "The team of a council that looks after the schooling of children in care."},
		{Name: "standard age score", Meaning: "A score in which 100 is the middle for the pupil's age, so the same score later on means normal growth."},
		{Name: "measurement error", Meaning: "No form or test is exact. The same pupil can get a few points more or less on another day."},
		{Name: "conduct problems", Meaning: "Problems with behaviour."},
		{Name: "peer problems", Meaning: "Problems with other young people."},
		{Name: "prosocial behaviour", Meaning: "Doing things for the good of others."},
		{Name: "impact score", Meaning: "How much difficulties get in the way of daily life."},
	}
}
