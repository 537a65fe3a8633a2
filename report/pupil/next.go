package pupil

import (
	"strings"

	"apst/metrics"
	"apst/report/document"
)

// snapshots are the days after leaving that are asked about.
var snapshots = []struct{ period, title string }{
	{"1-month", "One month after leaving"}, {"6-months", "Six months after leaving"}, {"year-11", "After Year 11"},
}

// next is where the pupil goes, and the plan for a return to a mainstream school.
func (in *Input) next() *document.Section {
	s := &document.Section{ID: "next", Title: "What comes next"}
	f := &document.Facts{Items: []document.Fact{
		{Label: "Planned", Text: in.planned()}, {Label: "Went to", Text: in.went()},
	}}
	for _, shot := range snapshots {
		if text := in.snapshot(shot.period); text != "" {
			f.Items = append(f.Items, document.Fact{Label: shot.title, Text: text})
		}
	}
	f.Items = append(f.Items, document.Fact{Label: "Plan for the return", Text: in.reintegration()})
	s.Blocks = append(s.Blocks, f, &document.Box{Title: "Next steps, who takes them and by when (to be filled in)", Lines: lines})
	return s
}

// planned is where the pupil is to go by the plan.
func (in *Input) planned() string {
	p := in.Said.Plan
	if p == nil {
		return "there is no placement plan"
	}
	if text := either(p.DestinationText, p.Destination); text != "" {
		return text
	}
	return "the placement plan does not say"
}

// went is where the pupil went by the list of pupils.
func (in *Input) went() string {
	switch to := in.Stay.Facts["destination"]; {
	case to != "":
		return word(to)
	case !in.Ended():
		return "the pupil is still on roll"
	case in.Stay.Facts["exit_reason"] == "reintegrated":
		return "a mainstream school, by the reason for leaving; which one is not recorded"
	}
	return "the list of pupils does not say"
}

// snapshot is where the pupil stood some time after leaving; empty where nobody asked.
func (in *Input) snapshot(period string) string {
	v := in.value("neet", "status", "", period)
	switch {
	case v == nil || v.State == metrics.NotApplicable:
		return ""
	case v.State != metrics.Known:
		if v.Reason == "" {
			return "not recorded"
		}
		return "not recorded: " + v.Reason
	}
	return word(v.Category)
}

// reintegration is the plan for a return to a mainstream school.
func (in *Input) reintegration() string {
	p := in.Said.Plan
	switch {
	case p == nil:
		return "there is no placement plan"
	case strings.TrimSpace(p.ReintegrationText) != "":
		return p.ReintegrationText
	case p.Reintegration.Known && p.Reintegration.Yes:
		return "there is one"
	case p.Reintegration.Known:
		return "there is none"
	case p.Purpose == "reintegration" || p.Destination == "mainstream":
		return "none is recorded, although a return was planned"
	}
	return "none is recorded"
}
