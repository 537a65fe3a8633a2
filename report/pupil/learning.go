package pupil

import (
	"fmt"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/document"
)

// learning is reading, qualifications, and attitudes to school and learning.
func (in *Input) learning() *document.Section {
	s := &document.Section{ID: "learning", Title: "Learning"}
	s.Blocks = append(s.Blocks, paragraph(in.reading()), paragraph(in.qualified()))
	if t := in.qualifications(); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, in.attitudes()...)
	return s
}

// reading is the score of the reading test at both times.
func (in *Input) reading() string {
	const label = "Reading (New Group Reading Test): "
	p := in.pair("ngrt", "sas", "")
	if p == nil {
		return label + "no result was found for this placement."
	}
	first, now := known(p.First), known(latest(p))
	switch {
	case p.HasChange:
		text := fmt.Sprintf("%sstandard age score %s on %s and %s on %s. That is %s.", label, score(p.First), day(p.First.Date), score(p.Last), day(p.Last.Date),
			difference(p, meaning{"better reading for the pupil's age", "weaker reading for the pupil's age"}))
		return sentences(text, surely(p), doubted(p))
	case first != nil && now != nil && first != now:
		return fmt.Sprintf("%sstandard age score %s on %s and %s on %s. The two are not compared: %s.", label, score(first), day(first.Date), score(now), day(now.Date), why(p))
	case first != nil:
		return fmt.Sprintf("%sstandard age score %s on %s. There is no second one: %s.", label, score(first), day(first.Date), why(p))
	case now != nil:
		return fmt.Sprintf("%sstandard age score %s on %s. There is no first one: %s.", label, score(now), day(now.Date), why(p))
	}
	reason := why(p)
	for _, o := range []*cohort.Observed{p.First, p.Last} {
		if o != nil && o.Reason != "" {
			reason = o.Reason
		}
	}
	return label + "no score: " + reason + "."
}

// known is a value that says something; nil for one that does not.
func known(o *cohort.Observed) *cohort.Observed {
	if o == nil || o.State != metrics.Known {
		return nil
	}
	return o
}

// score is a value as a number, or its word.
func score(o *cohort.Observed) string {
	if x, ok := o.Number(); ok {
		return number(x)
	}
	return word(o.Category)
}

// qualified is how many qualifications were taken and passed.
func (in *Input) qualified() string {
	const label = "Qualifications: "
	p := in.Said.Plan
	switch {
	case p == nil || !p.Taken.Known && !p.Passed.Known:
		if len(in.Said.Qualifications) > 0 {
			return label + "as listed."
		}
		return label + "nothing is recorded."
	case p.Taken.Known && p.Taken.N == 0 && (!p.Passed.Known || p.Passed.N == 0):
		return label + "none taken."
	case !p.Taken.Known:
		return fmt.Sprintf("%s%d passed. How many were taken is not recorded.", label, p.Passed.N)
	case !p.Passed.Known:
		return fmt.Sprintf("%s%d taken. How many were passed is not recorded.", label, p.Taken.N)
	}
	return fmt.Sprintf("%s%d taken, %d passed.", label, p.Taken.N, p.Passed.N)
}

// qualifications is the list of them; nil where there is none.
func (in *Input) qualifications() *document.Table {
	if len(in.Said.Qualifications) == 0 {
		return nil
	}
	t := &document.Table{ID: "qualifications", Caption: "Qualifications", Stub: "Subject", Columns: []document.Column{{Title: "Level"}, {Title: "Taken"}, {Title: "Passed"}, {Title: "Grade"}, {Title: "Date"}}}
	var rows []document.Row
	for _, q := range in.Said.Qualifications {
		date := ""
		if !q.Date.IsZero() {
			date = short(q.Date)
		}
		subject := q.Subject
		if subject == "" {
			subject = "not named"
		}
		rows = append(rows, document.Row{Label: subject, Cells: []document.Cell{cell(q.Level), answered(q.Taken), answered(q.Passed), cell(q.Grade), cell(date)}})
	}
	t.Groups = []document.Group{{Rows: rows}}
	return t
}

func answered(a Answer) document.Cell {
	switch {
	case !a.Known:
		return cell("not known")
	case a.Yes:
		return cell("yes")
	}
	return cell("no")
}

// factor is what there is of a factor of the survey of attitudes.
type factor struct {
	title      string
	rank, band *cohort.Pair
}

// attitudes is the survey of attitudes to school and learning, factor by factor.
func (in *Input) attitudes() []document.Block {
	var all []*factor
	byID := map[string]*factor{}
	for _, p := range in.Pairs {
		id, part, ok := strings.Cut(p.Outcome.Scale, ".")
		if p.Measure != "pass" || !ok || p.First == nil && latest(p) == nil {
			continue
		}
		f := byID[id]
		if f == nil {
			title, _, _ := strings.Cut(p.Outcome.Title, ":")
			f = &factor{title: title}
			byID[id] = f
			all = append(all, f)
		}
		switch part {
		case "percentile":
			f.rank = p
		case "band":
			f.band = p
		}
	}
	if len(all) == 0 {
		return []document.Block{paragraph("Attitudes to school (PASS survey): no answers were found for this placement.")}
	}
	t := &document.Table{ID: "attitudes", Caption: "Attitudes to school (PASS survey)", Of: "rank out of 100 in the survey's own norm group, and its word for it", Stub: "Attitude",
		Columns: []document.Column{{Title: "First"}, {Title: "Now"}, {Title: "Now the rank is"}}}
	var rows []document.Row
	for _, f := range all {
		rows = append(rows, document.Row{Label: upper(f.title), Cells: []document.Cell{f.cell(true), f.cell(false), f.moved()}})
	}
	t.Groups = []document.Group{{Rows: rows}}
	return []document.Block{t, note("A rank of 30 means that 30 in 100 of the norm group have the same rank or a lower one. How far a rank moves by measurement error is not known, so nothing more is said of a move.")}
}

// cell is a factor at one of the two times: 73, high.
func (f *factor) cell(first bool) document.Cell {
	var parts []string
	reason := ""
	for _, p := range []*cohort.Pair{f.rank, f.band} {
		if p == nil {
			continue
		}
		o := latest(p)
		if first {
			o = p.First
		}
		if k := known(o); k != nil {
			parts = append(parts, score(k))
		} else {
			reason = missing(p, o, first)
		}
	}
	if len(parts) == 0 {
		return none(reason)
	}
	return cell(strings.Join(parts, ", "))
}

// moves are which way a rank went.
var moves = map[cohort.Move]string{cohort.MovedUp: "higher", cohort.NotMoved: "the same", cohort.MovedDown: "lower"}

// moved is which way the factor went; empty where the two cells before it say why there
// is nothing to tell.
func (f *factor) moved() document.Cell {
	for _, p := range []*cohort.Pair{f.rank, f.band} {
		if p != nil && p.Paired() && moves[p.Move] != "" {
			return cell(moves[p.Move])
		}
	}
	return cell("")
}
