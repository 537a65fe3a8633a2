package pupil

import (
	"fmt"
	"slices"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/document"
)

// measureSDQ is the word for the questionnaire in values.
const measureSDQ = "sdq"

// informants are who can answer, in the order in which they stand.
var informants = []struct{ id, who, short, own string }{
	{"self", "the pupil", "Pupil", "The pupil's own answers"},
	{"parent", "a parent or carer", "Parent", "Answers of a parent or carer"},
	{"teacher", "school staff", "Staff", "Answers of school staff"},
}

// total is the scale of which a change of one pupil is told.
const total = "total"

// impact is the scale that not every form asks about.
const impact = "impact"

// scales are the scales of the questionnaire that are shown, with their lengths.
var scales = []struct{ id, title string }{
	{total, "Total difficulties (0 to 40)"}, {"emotional", "Emotional problems (0 to 10)"}, {"conduct", "Conduct problems (0 to 10)"}, {"hyperactivity", "Hyperactivity (0 to 10)"},
	{"peer", "Peer problems (0 to 10)"}, {"prosocial", "Prosocial behaviour (0 to 10)"}, {impact, "Impact score (0 to 10, staff 0 to 6)"},
}

// answers are the pairs of one informant by scale.
type answers struct {
	who   int // of informants
	pairs map[string]*cohort.Pair
}

// wellbeing is the questionnaire by each who answered, at both times.
func (in *Input) wellbeing() *document.Section {
	s := &document.Section{ID: "wellbeing", Title: "Wellbeing"}
	var all []answers
	var absent []string
	for i, who := range informants {
		a := answers{i, map[string]*cohort.Pair{}}
		some := false
		for _, scale := range scales {
			p := in.pair(measureSDQ, scale.id, who.id)
			a.pairs[scale.id] = p
			some = some || p != nil && (p.First != nil || latest(p) != nil)
		}
		if some {
			all = append(all, a)
		} else {
			absent = append(absent, who.who)
		}
	}
	if len(all) == 0 {
		s.Blocks = append(s.Blocks, paragraph("No SDQ form was found for this placement. Nobody was asked, or the form is missing."))
		return s
	}
	s.Blocks = append(s.Blocks, in.scores(all))
	list := &document.List{}
	for _, a := range all {
		list.Items = append(list.Items, document.Words(a.told()))
	}
	s.Blocks = append(s.Blocks, list)
	text := "Each part rests on five questions. A move of a few points in one part can be measurement error, so no more is said of it. People see different sides of a pupil, and their answers often differ."
	if len(absent) > 0 {
		text += " No form was found from " + strings.Join(absent, " or ") + "."
	}
	s.Blocks = append(s.Blocks, note(text))
	return s
}

// scores is the table of the questionnaire: a row a scale, two columns an informant.
func (in *Input) scores(all []answers) *document.Table {
	t := &document.Table{ID: "sdq", Caption: "Strengths and Difficulties Questionnaire (SDQ)", Of: "lower is better, but for prosocial behaviour; the words are no diagnosis", Stub: "Scale"}
	dates := document.Row{Label: "Day of the form"}
	for _, a := range all {
		for _, first := range []bool{true, false} {
			t.Columns = append(t.Columns, document.Column{Title: informants[a.who].short + ", " + map[bool]string{true: "first", false: "now"}[first]})
			dates.Cells = append(dates.Cells, a.date(first))
		}
	}
	rows := []document.Row{dates}
	for _, scale := range scales {
		row := document.Row{Label: scale.title, Total: scale.id == total}
		shown := scale.id != impact
		for _, a := range all {
			for _, first := range []bool{true, false} {
				c, ok := in.scored(a.pairs[scale.id], first)
				shown = shown || ok
				row.Cells = append(row.Cells, c)
			}
		}
		if shown {
			rows = append(rows, row)
		} else {
			t.Notes = append(t.Notes, document.Words("The impact score is not shown: its questions were not asked, or not answered."))
		}
	}
	t.Groups = []document.Group{{Rows: rows}}
	return t
}

// date is the day of the form at one of the two times.
func (a answers) date(first bool) document.Cell {
	for _, scale := range scales {
		if o := at(a.pairs[scale.id], first); o != nil {
			if o.Date.IsZero() {
				return cell("no date")
			}
			return cell(short(o.Date))
		}
	}
	return cell("")
}

// at is the value at one of the two times; nil for none.
func at(p *cohort.Pair, first bool) *cohort.Observed {
	switch {
	case p == nil:
		return nil
	case first:
		return p.First
	}
	return latest(p)
}

// scored is a score with its band, or why there is none; ok is false without one.
func (in *Input) scored(p *cohort.Pair, first bool) (c document.Cell, ok bool) {
	o := at(p, first)
	if k := known(o); k != nil {
		x, _ := k.Number()
		text := number(x)
		if band := in.band(p, k, x); band != "" {
			text += ", " + word(band)
		}
		return cell(text), true
	}
	if p == nil {
		return none("no form was found"), false
	}
	return none(missing(p, o, first)), false
}

// band is the questionnaire's own word for a score. Where nobody asked for a system of
// bands it is that with the most: its words are the milder ones.
func (in *Input) band(p *cohort.Pair, o *cohort.Observed, x float64) string {
	var system *metrics.BandSystem
	for i := range p.Outcome.Bands {
		b := &p.Outcome.Bands[i]
		asked := in.Bands != "" && (strings.EqualFold(b.Name, in.Bands) || strings.EqualFold(strings.TrimPrefix(b.Name, "band"), in.Bands))
		if asked {
			system = b
			break
		}
		if system == nil || len(b.Bands) > len(system.Bands) {
			system = b
		}
	}
	if system == nil || system.Of == nil {
		return ""
	}
	form := o.Form
	if form == "" {
		form = p.Form
	}
	band, _ := system.Of(p.Informant, form, x)
	return band
}

// told is what the change of total difficulties comes to.
func (a answers) told() string {
	who := informants[a.who].own + ": "
	p := a.pairs[total]
	switch {
	case p == nil:
		return who + "there is no total."
	case p.HasChange:
		text := fmt.Sprintf("%stotal difficulties %s, then %s. That is %s.", who, score(p.First), score(p.Last), difference(p, meaning{"more difficulties", "fewer difficulties"}))
		return sentences(text, surely(p), doubted(p))
	}
	first, now := known(p.First), known(latest(p))
	reason := a.reason(p)
	switch {
	case first != nil && now != nil && first != now:
		return fmt.Sprintf("%stotal difficulties %s, then %s. The two are not compared: %s.", who, score(first), score(now), reason)
	case first != nil:
		return fmt.Sprintf("%stotal difficulties %s at the start. There is no second one: %s.", who, score(first), reason)
	case now != nil:
		return fmt.Sprintf("%stotal difficulties %s now. There is no first one: %s.", who, score(now), reason)
	}
	return who + "there is no total: " + reason + "."
}

// reason is why there is no change, with what is said of the form that has no score.
func (a answers) reason(p *cohort.Pair) string {
	out := []string{why(p)}
	for _, o := range []*cohort.Observed{p.First, p.Last} {
		if o != nil && o.Reason != "" && known(o) == nil && !slices.Contains(out, o.Reason) {
			out = append(out, o.Reason)
		}
	}
	return strings.Join(out, ": ")
}
