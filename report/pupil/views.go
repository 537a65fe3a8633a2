package pupil

import (
	"fmt"
	"strings"

	"apst/metrics"
	"apst/report/document"
)

// consentPublic is the consent by which something may be quoted to people outside the
// school too. This report goes to them.
const consentPublic = "yes-public"

// speakers are whose views are asked for: as a survey names them, and as a questionnaire.
var speakers = []struct{ respondent, informant, title, who string }{
	{"child", "self", "The pupil's view", "pupil"},
	{"family", "parent", "The family's view", "family"},
}

// followUps are the two questions that follow-up forms add: by the name of their scale,
// and by that of a question of a survey.
var followUps = []struct{ scale, item, about string }{
	{"follow_up_problems", "follow-up-problems", "Problems since first contact"},
	{"follow_up_help", "follow-up-help", "Other help from attending"},
}

// views are what the pupil and the family say, with room to write where they say
// nothing.
func (in *Input) views() *document.Section {
	s := &document.Section{ID: "views", Title: "Views of the pupil and the family"}
	for _, sp := range speakers {
		box := &document.Box{Title: sp.title}
		var told []string
		for _, f := range followUps {
			if text := in.followed(f.scale, f.item, sp.informant, sp.respondent); text != "" {
				told = append(told, f.about+": "+text+".")
			}
		}
		if text := in.rated(sp.respondent); text != "" {
			told = append(told, text)
		}
		if len(told) > 0 {
			box.Text = append(box.Text, document.Words(strings.Join(told, " ")))
		}
		quotes := 0
		for _, v := range in.Said.Views {
			if v.Respondent == sp.respondent && v.Quote != "" && v.Consent == consentPublic {
				box.Text = append(box.Text, document.Words("In their own words"+when(v)+": \""+v.Quote+"\""))
				quotes++
			}
		}
		if quotes == 0 {
			box.Text = append(box.Text, document.Words("In the "+sp.who+"'s own words, to be filled in with their consent:"))
			box.Lines = lines
		}
		s.Blocks = append(s.Blocks, box)
	}
	return s
}

// lines is how many lines there are to write on.
const lines = 2

// when is when something was said.
func when(v View) string {
	if v.Date.IsZero() {
		return ""
	}
	return " (" + day(v.Date) + ")"
}

// followed is the latest answer to a question of follow-up forms, on the form or in a
// survey; empty for none.
func (in *Input) followed(scale, item, informant, respondent string) string {
	if v := in.value(measureSDQ, scale, informant, ""); v != nil && v.State == metrics.Known {
		return word(v.Category)
	}
	var last *View
	for i := range in.Said.Views {
		v := &in.Said.Views[i]
		if v.Respondent == respondent && v.Item == item && v.Word != "" && (last == nil || !last.Date.After(v.Date)) {
			last = v
		}
	}
	if last == nil {
		return ""
	}
	return word(last.Word)
}

// rated are the other answers to a survey, by the names of its questions.
func (in *Input) rated(respondent string) string {
	var parts []string
	for _, v := range in.Said.Views {
		if v.Respondent != respondent || v.Item == followUps[0].item || v.Item == followUps[1].item {
			continue
		}
		switch {
		case v.Rating.Known:
			parts = append(parts, fmt.Sprintf("%s: %d", v.Item, v.Rating.N))
		case v.Word != "":
			parts = append(parts, v.Item+": "+word(v.Word))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "School survey, by question: " + strings.Join(parts, "; ") + "."
}

// Withheld is how many things the pupil and the family said are not printed: they may be
// quoted in the school alone, or nothing allows it.
func (in *Input) Withheld() int {
	n := 0
	for _, v := range in.Said.Views {
		if v.Quote != "" && v.Consent != consentPublic && (v.Respondent == "child" || v.Respondent == "family") {
			n++
		}
	}
	return n
}
