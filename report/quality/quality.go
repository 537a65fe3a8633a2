// Package quality makes the report of a data lead: how complete the data are, which
// questionnaires are due, what was found in the files, and what to do about it this
// week. One document has counts alone; the other names pupils and stays in the school.
package quality

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/cohort"
	"apst/report/document"
	"apst/report/tables"
)

// Input is what the report is made of.
type Input struct {
	Analysis *cohort.Analysis
	School   string
	AsOf     ingest.Date // the day the data are from
	Due      []cohort.Due
	Untold   string           // why it is not known what is due, as a clause; empty where it is
	Findings []*finding.Group // by weight: errors first
	List     string           // where the workbook with the cells to correct is, or how it is made
}

// stays is said on every sheet of the document that names pupils.
const stays = "This report names pupils. It stays in the school."

// Counts is the document without names: how complete the data are by centre and tutor,
// and findings by rule.
func Counts(in *Input) *document.Document {
	d := in.document("Data quality: counts")
	d.Stays = "Counts of few pupils are not hidden here. This report stays in the school."
	d.Contents = true
	d.Lead = paragraphs(in.summary())
	d.Sections = []*document.Section{in.complete()}
	for _, g := range groupings {
		d.Sections = append(d.Sections, in.byGroup(g))
	}
	d.Sections = append(d.Sections, in.rules())
	return d
}

// Named is the document for the desk of the data lead: this week's list first.
func Named(in *Input) *document.Document {
	d := in.document("Data quality: this week")
	d.Stays = stays
	d.Contents = true
	d.Lead = paragraphs(in.summary())
	d.Sections = []*document.Section{in.week(), in.dueSection("overdue", "Questionnaires overdue", "No questionnaire is overdue.", func(x *cohort.Due) bool { return x.Overdue() }),
		in.dueSection("due", fmt.Sprintf("Questionnaires due in the next %d days", cohort.DueAhead), "No questionnaire falls due in these days.", func(x *cohort.Due) bool { return !x.Overdue() && !x.On.IsZero() })}
	if slices.ContainsFunc(in.Due, func(x cohort.Due) bool { return x.On.IsZero() }) {
		d.Sections = append(d.Sections, in.dueSection("unknown", "When they came is not known", "", func(x *cohort.Due) bool { return x.On.IsZero() }))
	}
	d.Sections = append(d.Sections, in.cells(), in.complete())
	return d
}

func (in *Input) document(title string) *document.Document {
	d := &document.Document{Kind: "quality", Title: title}
	if in.School != "" {
		d.About = append(d.About, document.Fact{Label: "School", Text: in.School})
	}
	d.About = append(d.About, document.Fact{Label: "Data as of", Text: day(in.AsOf)})
	return d
}

// summary is the state of things in two sentences.
func (in *Input) summary() string {
	overdue, due := 0, 0
	for i := range in.Due {
		switch {
		case in.Due[i].Overdue():
			overdue++
		case !in.Due[i].On.IsZero():
			due++
		}
	}
	errors, warnings := 0, 0
	for _, g := range in.Findings {
		switch g.Severity {
		case finding.Error:
			errors += g.Count
		case finding.Warning:
			warnings += g.Count
		}
	}
	found := fmt.Sprintf(" In the files %s and %s were found.", many(errors, "error"), many(warnings, "warning"))
	if in.Untold != "" {
		return "Which questionnaires are due is not known: " + in.Untold + "." + found
	}
	return fmt.Sprintf("%s overdue, and %s due in the next %d days.", capital(are(overdue, "questionnaire")), are(due, "more"), cohort.DueAhead) + found
}

// complete is how much there is of each source.
func (in *Input) complete() *document.Section {
	t := &document.Table{ID: "complete-table", Caption: "Pupils of whom something is expected, came and can be used.", Of: "Counted: pupils on roll in the period, of the right age, who take part.",
		Stub: "Source", Columns: numbers("Expected", "Received", "Usable", "Usable, %")}
	for _, src := range in.Analysis.Coverage() {
		g := document.Group{Title: capital(src.Title)}
		row := func(label string, total bool, x *cohort.Covered) {
			g.Rows = append(g.Rows, document.Row{Label: label, Total: total, Cells: []document.Cell{number(x.Expected), number(x.Received), number(x.Usable), percent(x.Usable, x.Expected)}})
		}
		row("All together", true, &src.Covered)
		for i := range src.Parts {
			if x := &src.Parts[i]; !x.Open {
				row(partTitle(x.Informant, x.Time), false, x)
			}
		}
		t.Groups = append(t.Groups, g)
	}
	return &document.Section{ID: "complete", Title: "How complete the data are", Blocks: []document.Block{t}}
}

// grouping is a fact of the list of pupils by which they are counted.
type grouping struct {
	id, title, stub string
	of              func(*cohort.MapPupil) string
}

var groupings = []grouping{
	{"centre", "By centre", "Centre", func(p *cohort.MapPupil) string { return p.Centre }},
	{"class", "By class or tutor", "Class or tutor", func(p *cohort.MapPupil) string { return p.Class }},
}

// groupsOf are the groups that pupils are of, in order, those of whom it is not known at
// last.
func groupsOf(m *cohort.CoverageMap, of func(*cohort.MapPupil) string) []string {
	var names []string
	for i := range m.Pupils {
		if name := of(&m.Pupils[i]); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(empty(a), empty(b)), cmp.Compare(a, b)) })
	return names
}

// countPart is of how many pupils something is expected, came and can be used.
func countPart(m *cohort.CoverageMap, part int, of func(*cohort.MapPupil) bool) (n [3]int) {
	for i := range m.Pupils {
		if p := &m.Pupils[i]; of(p) {
			for k, least := range [3]cohort.MapState{cohort.MapMissing, cohort.MapUnusable, cohort.MapUsable} {
				if p.States[part] >= least {
					n[k]++
				}
			}
		}
	}
	return n
}

// byGroup is how many have what can be used, by a fact of the list of pupils.
func (in *Input) byGroup(by grouping) *document.Section {
	s := &document.Section{ID: by.id, Title: by.title}
	m := in.Analysis.CoverageMap()
	names := groupsOf(&m, by.of)
	if len(names) == 0 || len(names) == 1 && names[0] == "" {
		s.Blocks = paragraphs("The list of pupils does not say it. A column with it would let gaps be seen where they are.")
		return s
	}
	t := &document.Table{ID: by.id + "-table", Caption: "Pupils with something that can be used, of those who are to have it.", Stub: by.stub, Sort: len(names) > 8}
	for _, part := range m.Parts {
		heading := short(part.Measure, part.Title)
		for _, more := range []string{part.Informant, part.Time} {
			if more != "" {
				heading += ", " + more
			}
		}
		t.Columns = append(t.Columns, document.Column{Title: heading, Number: true})
	}
	var g document.Group
	for _, name := range names {
		row := document.Row{Label: cmp.Or(name, "Not known")}
		for k := range m.Parts {
			n := countPart(&m, k, func(p *cohort.MapPupil) bool { return by.of(p) == name })
			text := fmt.Sprintf("%d of %d", n[2], n[0])
			if n[0] == 0 {
				text = "none due"
			}
			row.Cells = append(row.Cells, document.Cell{Text: text})
		}
		g.Rows = append(g.Rows, row)
	}
	t.Groups = []document.Group{g}
	s.Blocks = []document.Block{t}
	return s
}

// short is what a measure is called where there is little room: by its initials, where
// these are how it is known.
func short(id, title string) string {
	initials := ""
	for word := range strings.FieldsSeq(title) {
		if word[0] >= 'A' && word[0] <= 'Z' {
			initials += word[:1]
		}
	}
	if strings.EqualFold(initials, id) {
		return initials
	}
	return capital(title)
}

func empty(s string) int {
	if s == "" {
		return 1
	}
	return 0
}

// rules are findings by rule, with what to do.
func (in *Input) rules() *document.Section {
	s := &document.Section{ID: "findings", Title: "What was found in the files"}
	if len(in.Findings) == 0 {
		s.Blocks = paragraphs("Nothing was found in the files.")
		return s
	}
	t := &document.Table{ID: "findings-table", Caption: "Findings by rule.", Stub: "Rule", Columns: []document.Column{{Title: "Weight"}, {Title: "How many", Number: true}, {Title: "What it is"}, {Title: "What to do"}}, Sort: true}
	var g document.Group
	for _, f := range in.Findings {
		g.Rows = append(g.Rows, document.Row{Label: f.Rule.ID, Cells: []document.Cell{{Text: f.Severity.String()}, number(f.Count), {Text: capital(f.Rule.Title)}, {Text: capital(f.Rule.Fix)}}})
	}
	t.Groups = []document.Group{g}
	s.Blocks = []document.Block{t}
	return s
}

// partTitle is an informant and a time as a label.
func partTitle(informant, time string) string {
	text := tables.InformantTitle(informant)
	if text == "" {
		return capital(time)
	}
	return text + ", " + time
}
