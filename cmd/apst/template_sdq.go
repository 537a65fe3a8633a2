package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"apst/metrics/roster"
	"apst/report"
	"apst/sdq"
)

// sdqTemplate is a sheet for typing in paper questionnaires.
var sdqTemplate = templateKind{
	name:    "sdq",
	typed:   "forms",
	byPupil: true,
	short:   "make a blank workbook for typing in SDQ forms",
	long: `Makes a blank workbook for typing in SDQs that were filled in on paper: a column
for each of the 25 items, with lists to choose from, and one row a pupil when
there is a list of pupils: the one named with --roster or, in a project, the one
that apst.yaml names. The items are numbers and variable names; the workbook
holds no wording of the questionnaire, and you need the forms to fill it in.

Without --wave, or without --informant, the sheet has a column that asks for it
row by row. A file that is there already is never written over. The filled
workbook goes to the other files of the project, usually into data, and its name
into apst.yaml, if no pattern there fits it; apst score sdq then reads it too.`,
	example: `  apst template sdq --roster data/roster.xlsx --wave endline -o blank-sdq.xlsx
  apst template sdq --wave baseline --informant parent --impact -o parents.xlsx`,
	flags: func(cmd *cobra.Command, opts *TemplateOptions) {
		cmd.Flags().StringVar(&opts.Roster, "roster", "", "one row for each pupil of this list: `FILE`, or none (default the project's)")
		choiceVar(cmd, &opts.Wave, "wave", "", "wave of all forms (default a column that asks)", "baseline", "endline")
		choiceVar(cmd, &opts.Informant, "informant", "", "who filled in all forms (default a column that asks)", "self", "teacher", "parent")
		cmd.Flags().BoolVar(&opts.Impact, "impact", false, "with the questions about the impact of difficulties")
		cmd.Flags().BoolVar(&opts.FollowUp, "follow-up", false, "with the two questions of follow-up forms")
	},
	build: buildSDQTemplate,
}

// legend is a key of the codes above the headings. It is read with the answers, so
// that few of them are as good as many.
const (
	answerLegend = "Items: 0 = Not true, 1 = Somewhat true, 2 = Certainly true. Leave blank what is blank on the form, and where two boxes are marked."
	impactLegend = "Impact: 0 = Not at all, 1 = Only a little, 2 = Quite a lot, 3 = A great deal. Difficulties: 0 = No, 1 = Minor, 2 = Definite, 3 = Severe."
	changeLegend = "Problems since: 0 = Much worse, 1 = A bit worse, 2 = About the same, 3 = A bit better, 4 = Much better. Other help: 0 = Not at all, 1 = Only a little, 2 = Quite a lot, 3 = A great deal."
)

// numbers are the entries from 0 to a highest one.
func numbers(highest int) (out []string) {
	for n := range highest + 1 {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

// impactColumn is a column of the impact supplement. Only some informants are
// asked, and only some forms ask.
type impactColumn struct {
	report.TemplateColumn
	notTeacher  bool // the teacher's form has none
	notFollowUp bool // follow-up forms have none
}

// impactColumns in the order of the form.
var impactColumns = []impactColumn{
	{TemplateColumn: code("Difficulties", 12, 3, "0 = no, 1 = minor, 2 = definite, 3 = severe. With 0 the other questions stay blank.")},
	{TemplateColumn: code("How long", 8, 3, "0 = less than a month, 1 = 1 to 5 months, 2 = 6 to 12 months, 3 = over a year."), notFollowUp: true},
	{TemplateColumn: code("Distress", 9, 3, "")},
	{TemplateColumn: code("Home life", 8, 3, ""), notTeacher: true},
	{TemplateColumn: code("Friendships", 12, 3, "")},
	{TemplateColumn: code("Classroom learning", 11, 3, "")},
	{TemplateColumn: code("Leisure activities", 11, 3, ""), notTeacher: true},
}

// followUpColumns are the questions that follow-up forms alone have.
var followUpColumns = []report.TemplateColumn{
	code("Problems since", 10, 4, "0 = much worse, 1 = a bit worse, 2 = about the same, 3 = a bit better, 4 = much better."),
	code("Other help", 8, 3, "0 = not at all, 1 = only a little, 2 = quite a lot, 3 = a great deal."),
}

func code(heading string, width float64, highest int, hint string) report.TemplateColumn {
	return report.TemplateColumn{Heading: heading, Width: width, Entry: report.ChoiceEntry, Choices: numbers(highest), Hint: hint}
}

// itemGroup is how many items share a ground, so that the eye keeps its place.
const itemGroup = 5

func buildSDQTemplate(opts *TemplateOptions, pupils *roster.Roster) *report.Template {
	t := &report.Template{Name: "SDQ", Spare: spareRows, Frozen: 2, Widths: templateNoteWidths}
	for _, word := range []string{opts.Informant, opts.Wave} {
		if word != "" {
			t.Name += " " + word
		}
	}
	t.Titles = []string{t.Name, answerLegend}
	t.Columns = []report.TemplateColumn{
		{Heading: "Pupil ID", Width: 16, Hint: "The UPN, or the school's own identifier: the same in every file."},
		{Heading: "Name", Width: 22},
		{Heading: "Class", Width: 10},
	}
	placements, several := placementsOf(pupils)
	if several {
		t.Columns = append(t.Columns, report.TemplateColumn{Heading: "Placement", Width: 10, Entry: report.ChoiceEntry, Hint: "1 for the pupil's first stay, 2 for the second."})
	}
	for _, p := range placements {
		row := []string{p.pupil.ID, p.pupil.Name, p.pupil.Class}
		if several {
			row = append(row, strconv.Itoa(p.number))
		}
		t.Rows = append(t.Rows, row)
	}
	if pupils != nil {
		t.Spare = newcomers
	}
	if opts.Wave == "" {
		t.Columns = append(t.Columns, report.TemplateColumn{Heading: "Wave", Width: 10, Entry: report.ChoiceEntry, Choices: []string{"baseline", "endline"}})
	}
	if opts.Informant == "" {
		t.Columns = append(t.Columns, report.TemplateColumn{Heading: "Informant", Width: 10, Entry: report.ChoiceEntry, Choices: []string{"self", "teacher", "parent"}})
	}
	t.Columns = append(t.Columns, report.TemplateColumn{Heading: "Date completed", Width: 12, Entry: report.DateEntry})
	for n := range sdq.Item(sdq.Items) {
		c := code(fmt.Sprintf("%d %s", n+1, (n+1).Stem(sdq.Form4to17)), 8, 2, "")
		c.Shaded = n/itemGroup%2 == 1
		t.Columns = append(t.Columns, c)
	}
	if opts.Impact {
		t.Titles = append(t.Titles, impactLegend)
		for _, c := range impactColumns {
			if c.notTeacher && opts.Informant == "teacher" || c.notFollowUp && opts.FollowUp {
				continue
			}
			c.Shaded = true
			t.Columns = append(t.Columns, c.TemplateColumn)
		}
	}
	if opts.FollowUp {
		t.Titles = append(t.Titles, changeLegend)
		t.Columns = append(t.Columns, followUpColumns...)
	}
	t.Notes = sdqTemplateNotes(opts, several)
	return t
}

// newcomers is how many rows wait below a list of pupils.
const newcomers = 20

// placement is a pupil's stay, counted from 1.
type placement struct {
	pupil  *roster.Pupil
	number int
}

// placementsOf numbers the stays of each pupil by their dates of entry, in the
// order of the list; several reports that somebody has more than one.
func placementsOf(pupils *roster.Roster) (out []placement, several bool) {
	if pupils == nil {
		return nil, false
	}
	stays := map[string][]*roster.Pupil{}
	for i := range pupils.Pupils {
		p := &pupils.Pupils[i]
		stays[p.ID] = append(stays[p.ID], p)
	}
	for _, s := range stays {
		several = several || len(s) > 1
		slices.SortStableFunc(s, func(a, b *roster.Pupil) int {
			return cmp.Or(cmp.Compare(a.Entry.Year, b.Entry.Year), cmp.Compare(a.Entry.Month, b.Entry.Month), cmp.Compare(a.Entry.Day, b.Entry.Day))
		})
	}
	for i := range pupils.Pupils {
		p := &pupils.Pupils[i]
		out = append(out, placement{p, slices.Index(stays[p.ID], p) + 1})
	}
	return out, several
}

func sdqTemplateNotes(opts *TemplateOptions, several bool) []report.Line {
	lines := []report.Line{
		report.Title("How to type in the forms"),
		report.Heading("One row a form"),
		report.Paragraph("The numbers in the headings are those of the questions on the form. Type 0 for the first box (not true), 1 for the second (somewhat true), 2 for the third (certainly true), whatever the question: nothing is to be turned round."),
		report.Paragraph("Leave blank what is blank on the form. Where two boxes are marked, leave the cell blank too."),
		report.Paragraph("Leave the row of a pupil without a form blank, or delete it."),
		report.Paragraph("Use the same identifier as in every other file: it is what links a pupil's baseline to the endline."),
	}
	if several {
		lines = append(lines, report.Paragraph("A pupil who came back has a row for each stay. The column Placement says which stay it is."))
	}
	var ask []string
	if opts.Wave == "" {
		ask = append(ask, "the wave (baseline or endline)")
	}
	if opts.Informant == "" {
		ask = append(ask, "who filled the form in (self, teacher or parent)")
	}
	if len(ask) > 0 {
		lines = append(lines, report.Paragraph("Choose "+strings.Join(ask, " and ")+" in every row that has answers. A pupil with two forms has two rows."))
	}
	lines = append(lines, report.Heading("Dates"), report.Paragraph("The day on which the form was filled in, with the day first: 06/09/2022. A date in the future, or before 2010, is taken for a slip."))
	if opts.Impact {
		text := "Type 0 to 3 for the boxes from left to right. When the first question, whether there are difficulties, is answered with no, the others stay blank."
		if opts.Informant == "" {
			text += " The teacher's form does not ask about home and leisure: leave these blank."
		}
		lines = append(lines, report.Heading("Impact"), report.Paragraph(text))
	}
	if opts.FollowUp {
		lines = append(lines, report.Heading("Follow-up forms"), report.Paragraph("Two questions that only follow-up forms have, which ask about the last month. Type 0 to 4 and 0 to 3 for the boxes from left to right."))
	}
	return append(lines,
		report.Heading("When you are done"),
		report.Paragraph("Save the workbook in the folder data of the project, beside the other questionnaires, with a name that says what it is: SDQ "+strings.TrimSpace(opts.Informant+" "+cmp.Or(opts.Wave, "forms"))+".xlsx. If no name or pattern in apst.yaml fits it, add it there under sources, sdq, as a source of its own: - files: [data/NAME.xlsx]. Then type: apst score sdq. The workbook needs no other setting."),
		report.Paragraph("To score the workbook by itself, type: apst score sdq FILE.xlsx. In a project that leaves the project's own scores as they are."),
		report.Paragraph("Do not change the headings, or the lines above them: they say what the numbers mean."),
		report.Heading("Rights"),
		report.Paragraph("This workbook is for typing in forms that were filled in, and is no form: nobody answers the questionnaire in it, and it holds none of its wording. The questions are known by their numbers and variable names. The Strengths and Difficulties Questionnaire is copyright Youthinmind; use the forms, on paper or online, on the terms at sdqinfo.org."),
	)
}
