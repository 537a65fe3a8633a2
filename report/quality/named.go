package quality

import (
	"cmp"
	"fmt"
	"time"

	"apst/finding"
	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/report"
	"apst/report/document"
	"apst/report/tables"
)

// mostCells is how many places of a rule are listed; the workbook with the cells to
// correct has them all.
const mostCells = 20

// week is what to do this week, in order.
func (in *Input) week() *document.Section {
	s := &document.Section{ID: "week", Title: "This week"}
	var list document.List
	list.Ordered = true
	add := func(format string, args ...any) {
		list.Items = append(list.Items, document.Words(fmt.Sprintf(format, args...)))
	}
	count := func(keep func(*cohort.Due) bool) int {
		n := 0
		for i := range in.Due {
			if keep(&in.Due[i]) {
				n++
			}
		}
		return n
	}
	if in.Untold != "" {
		add("Which questionnaires are due is not known: %s.", in.Untold)
	}
	for _, src := range in.Analysis.Coverage() {
		if n := src.Rows.Unmatched + src.Rows.Refused; src.Measure == "sdq" && n > 0 && len(in.Due) > 0 {
			add("%s not used, because it cannot be read or is joined to no pupil. Put that right before you ask anybody: a form that is listed as due may be among them.", capital(are(n, "questionnaire")))
		}
	}
	if n := count(func(d *cohort.Due) bool { return d.Overdue() && d.Why == cohort.DueAtExit }); n > 0 {
		add("%s of pupils who have left: ask for them now, of the same people as before, before they are out of reach.", capital(many(n, "endline")))
	}
	if n := count(func(d *cohort.Due) bool { return d.Overdue() && d.Why != cohort.DueAtExit }); n > 0 {
		add("%s overdue: hand the forms out on the next day on which the pupils are in.", capital(are(n, "other questionnaire")))
	}
	if n := count(func(d *cohort.Due) bool { return !d.Overdue() && d.Why == cohort.DueAtExit }); n > 0 {
		add("%s of pupils who leave in the next %d days: have them done before the last day.", capital(many(n, "questionnaire")), cohort.DueAhead)
	}
	if n := count(func(d *cohort.Due) bool {
		return !d.Overdue() && d.Days >= -7 && d.Why != cohort.DueAtExit && !d.On.IsZero()
	}); n > 0 {
		add("%s due within seven days.", capital(are(n, "questionnaire")))
	}
	if n := count(func(d *cohort.Due) bool { return d.On.IsZero() }); n > 0 {
		add("Fill in when pupils came: without it nobody can tell when %s due.", are(n, "questionnaire"))
	}
	for _, f := range in.Findings {
		if f.Severity == finding.Error {
			add("%s (%s, %d): %s.", capital(f.Rule.Title), f.Rule.ID, f.Count, f.Rule.Fix)
		}
	}
	if len(list.Items) == 0 {
		s.Blocks = paragraphs("There is nothing that has to be done this week.")
		return s
	}
	s.Blocks = []document.Block{&list}
	return s
}

// DueColumns are the columns of the list of questionnaires that are due.
var DueColumns = []report.Column{
	{Name: "name", Title: "Name", Doc: "name on the list of pupils"},
	{Name: "pupil_id", Title: "Pupil ID", Doc: "identifier on the list of pupils"},
	{Name: "centre", Title: "Centre", Doc: "centre or site"},
	{Name: "class", Title: "Class", Doc: "class or tutor"},
	{Name: "informant", Title: "Informant", Doc: "who answers"},
	{Name: "wave", Title: "Wave", Doc: "baseline or endline"},
	{Name: "due", Title: "Due", Doc: "day on which it is due", Kind: report.DateColumn},
	{Name: "days_overdue", Title: "Days overdue", Doc: "days since then; 0 where the day has not passed", Kind: report.IntColumn},
	{Name: "why", Title: "Why", Doc: "what the day goes by"},
}

// DueTable is the list of questionnaires that are due, a row each.
func DueTable(list []cohort.Due) *report.Table {
	var rows [][]report.Cell
	for i := range list {
		d := &list[i]
		on, days := report.Cell{}, report.Cell{}
		if !d.On.IsZero() {
			on, days = report.DateCell(int(d.On.Year), time.Month(d.On.Month), int(d.On.Day)), report.IntCell(int64(max(d.Days, 0)))
		}
		rows = append(rows, []report.Cell{report.TextCell(name(d.Stay)), report.TextCell(d.Pupil.ID), report.TextCell(d.Stay.Facts["centre"]), report.TextCell(d.Stay.Facts["class"]),
			report.TextCell(d.Informant), report.TextCell(d.Time), on, days, report.TextCell(why(d))})
	}
	return &report.Table{Name: "sdq-due", Columns: DueColumns, Rows: report.SliceRows(rows)}
}

// why is what a day goes by.
func why(d *cohort.Due) string {
	switch d.Why {
	case cohort.DueAtExit:
		return "last day on roll"
	case cohort.DueAtEnd:
		return "end of the period"
	case cohort.DueNoEntry:
		return "day of entry not known"
	}
	return "time after entry"
}

// name is a pupil's name, as far as the list has it.
func name(s *record.Stay) string {
	if s.Name != "" {
		return s.Name
	}
	if s.Forename == "" || s.Surname == "" {
		return s.Forename + s.Surname
	}
	return s.Surname + ", " + s.Forename
}

// dueSection is a list of questionnaires by name and date.
func (in *Input) dueSection(id, title, none string, keep func(*cohort.Due) bool) *document.Section {
	s := &document.Section{ID: id, Title: title}
	if in.Untold != "" {
		s.Blocks = paragraphs("Not known: " + in.Untold + ".")
		return s
	}
	t := &document.Table{ID: id + "-table", Caption: title + ".", Stub: "Pupil", Sort: true,
		Columns: []document.Column{{Title: "Identifier"}, {Title: "Centre"}, {Title: "Class or tutor"}, {Title: "Who answers"}, {Title: "Which"}, {Title: "Due on"}, {Title: "Days overdue", Number: true}, {Title: "Goes by"}}}
	var g document.Group
	for i := range in.Due {
		d := &in.Due[i]
		if !keep(d) {
			continue
		}
		days := ""
		if d.Overdue() {
			days = fmt.Sprint(d.Days)
		}
		g.Rows = append(g.Rows, document.Row{Label: cmp.Or(name(d.Stay), "no name on the list"), Cells: []document.Cell{
			{Text: d.Pupil.ID}, {Text: d.Stay.Facts["centre"]}, {Text: d.Stay.Facts["class"]}, {Text: tables.InformantTitle(d.Informant)}, {Text: d.Time}, {Text: day(d.On)}, {Text: days}, {Text: why(d)}}})
	}
	if len(g.Rows) == 0 {
		s.Blocks = paragraphs(none)
		return s
	}
	t.Groups = []document.Group{g}
	s.Blocks = []document.Block{t}
	return s
}

// cells are the places to correct, by rule, the heaviest first.
func (in *Input) cells() *document.Section {
	s := &document.Section{ID: "cells", Title: "Cells to look at"}
	for _, f := range in.Findings {
		if f.Severity == finding.Info {
			continue
		}
		s.Blocks = append(s.Blocks, &document.Paragraph{Text: document.Text{{Text: f.Rule.ID + ", " + f.Severity.String() + ": ", Strong: true}, {Text: capital(f.Rule.Title) + " (" + fmt.Sprint(f.Count) + "). Expected: " + f.Rule.Expected + ". To do: " + f.Rule.Fix + "."}}})
		var list document.List
		for i := range f.Kept[:min(len(f.Kept), mostCells)] {
			k := &f.Kept[i]
			text := k.Place()
			if k.Expected != "" || k.Fix != "" { // of this place alone
				text += ": expected " + k.Want() + ". " + capital(k.Do()) + "."
			}
			list.Items = append(list.Items, document.Words(text))
		}
		if more := f.Count - len(list.Items); more > 0 {
			list.Items = append(list.Items, document.Words(fmt.Sprintf("and %d more", more)))
		}
		s.Blocks = append(s.Blocks, &list)
	}
	if len(s.Blocks) == 0 {
		s.Blocks = paragraphs("No cell has to be looked at.")
		return s
	}
	if in.List != "" {
		s.Blocks = append(s.Blocks, paragraphs(in.List)...)
	}
	return s
}
