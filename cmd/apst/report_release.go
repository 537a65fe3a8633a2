package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/internal/manual"
	"apst/internal/project"
	"apst/report/document"
)

// releaseReports are the reports that are let out with tables and charts.
var releaseReports = []struct{ name, short, long string }{
	{project.ReportTermly, "the report of a term, with its tables and charts", `Makes the report of a term: what changed, with interval and n, whose data came, who
the pupils are, attendance, suspensions, reading, attitudes, where leavers went,
referrals and support, what pupils and families say, who has no endline, what was
reported of the term before, and what the figures cannot tell.`},
	{project.ReportBoard, "the report to the Oversight Board: a page under its three questions, and what stands behind it", `Makes the report to the Oversight Board: a page under the three questions it asks,
what next term's data will be able to show, and behind it the tables and charts that
the page rests on.`},
}

// newCmdReportRelease declares apst report termly, or board.
func newCmdReportRelease(ios *IO, i int) *cobra.Command {
	return NewCmdReportRelease(ios, i, func(ctx context.Context, r *releaseJob) error { return r.run(ctx) })
}

// releaseJob is what apst report termly and board were asked to do.
type releaseJob struct {
	tables TablesOptions
	each   string
	files  []string // of --each school: folders
}

// NewCmdReportRelease declares apst report termly or board; runF does the work.
func NewCmdReportRelease(ios *IO, i int, runF func(context.Context, *releaseJob) error) *cobra.Command {
	kind := releaseReports[i]
	r := &releaseJob{tables: TablesOptions{Change: ChangeOptions{IO: ios, Command: "apst report " + kind.name, FailOn: finding.Error}, Reports: []string{kind.name}}}
	var o string
	cmd := &cobra.Command{
		Use:   kind.name + " [FILE...]",
		Short: kind.short,
		Long: kind.long + `

It is one page that a browser opens and prints, and needs no network. Report, tables
and charts are one release: they pass the disclosure gate together, are searched for
pupils together, and are remembered together. They go to out/release, those of a term
to a folder of its own there. --profile internal hides nothing: such a report stays in
out/pupil.

--each centre, with --profile internal, makes one for each site on the list of pupils,
which stays in the school. --term is a term such as 2022-23-summer: everything up to its last day is reported on,
and nothing after it. A year by itself is taken as the one in which the school year
begins, or in which the term lies: whichever the data reach. With --each school FILE is
a folder with the projects of several schools.`,
		Example: fmt.Sprintf(`  apst report %[1]s
  apst report %[1]s --term 2022-23-summer
  apst report %[1]s --each school schools/`, kind.name),
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeSpreadsheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := r.tables.Change.check(cmd); err != nil {
				return err
			}
			if cmd.Flags().Changed("term") && r.tables.Term == "" {
				return usagef("--term needs a term, such as 2022-23-summer")
			}
			switch r.files = args; {
			case r.each == eachCentre && r.tables.Profile != "internal":
				return r.refuseCentres()
			case r.each == eachCentre && o != "":
				return usagef("--each centre: the reports go to a folder of each centre in out/pupil/centres").hint("leave -o out")
			case r.each == eachSchool && len(args) == 0:
				return usagef("--each school needs the folder that holds the projects").hint("name it: apst report %s --each school schools/", kind.name)
			case r.each == eachSchool && o != "":
				return usagef("--each school: the reports of each school go to its own project").hint("leave -o out")
			case r.each != eachSchool:
				r.tables.Change.Files = args
			}
			var err error
			if r.tables.Output, err = resolveOutput(o, "", []string{"html", "xlsx"}, "html"); err != nil {
				return err
			}
			return runF(cmd.Context(), r)
		},
	}
	f := cmd.Flags()
	choiceVar(cmd, &r.tables.Profile, "profile", "", "who is to read it (default that of apst.yaml, or board)", profileNames()...)
	f.StringVar(&r.tables.Term, "term", "", "the `TERM` that is reported on, such as 2022-23-summer (default that of apst.yaml, or the whole period)")
	choiceVar(cmd, &r.each, "each", "", "a report for each of these; for each leaver there is apst report pupil", eachSchool, eachCentre)
	r.tables.Change.sourceFlags(cmd)
	f.StringVarP(&o, "output", "o", "", "where it goes: DIR/, `FILE.html|.xlsx`, or - for standard output (default out/release/)")
	exits(cmd, exitData, exitGate)
	return cmd
}

// The words for reports by the dozen.
const (
	eachSchool = "school"
	eachCentre = "centre"
)

// run makes the report of this project, or of each that was named.
func (r *releaseJob) run(ctx context.Context) error {
	switch r.each {
	case "":
		return runTables(ctx, &r.tables)
	case eachCentre:
		return r.centres(ctx)
	}
	folders, err := projectsIn(r.files)
	if err != nil {
		return err
	}
	return eachProject(ctx, r.tables.Change.IO, folders, func(ctx context.Context) error {
		own := r.tables // nothing of one school is left for the next
		own.Change.Said = slices.Clone(own.Change.Said)
		if own.Output, err = resolveOutput("", "", []string{"html", "xlsx"}, "html"); err != nil {
			return err
		}
		return runTables(ctx, &own)
	})
}

// centres makes the report of each site, for the school alone.
func (r *releaseJob) centres(ctx context.Context) error {
	ios := r.tables.Change.IO
	whole := r.tables.Change
	j, err := openChange(ctx, &whole)
	if err != nil {
		return err
	}
	if err := j.analyse(ctx); err != nil {
		return err
	}
	names, none := j.centres()
	if len(names) == 0 {
		return dataf("the list of pupils has no column with centres, or nothing in it").hint("apst inspect shows what each column of the list was taken for")
	}
	if none > 0 {
		ios.wrapped("", fmt.Sprintf("of %s no centre is known: they are in no report", howMany(none, "placement")))
	}
	var worst error
	for i, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		own := r.tables // nothing of one is left for the next
		own.Change.Said = slices.Clone(own.Change.Said)
		own.Change.Centre, own.centre = name, filepath.Join("centres", fmt.Sprintf("%d-%s", i+1, folderName(name)))
		if own.Output, err = resolveOutput("", "", []string{"html", "xlsx"}, "html"); err != nil {
			return err
		}
		ios.Errf("%s\n", ios.errPaint().Bold("== "+name))
		if err := runTables(ctx, &own); err != nil {
			if ctx.Err() != nil {
				return err
			}
			tellError(ios, err)
			worst = worseOf(ctx, worst, silent(err))
		}
	}
	return worst
}

// folderName is a name for a folder: small letters, digits and -.
func folderName(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, s), "-")
}

// refuseCentres says why there are no reports of centres that may leave the school.
func (r *releaseJob) refuseCentres() error {
	return gatef("a report of each centre is not let out: set against each other and against the school's, they would give hidden numbers back").
		hint("for the school alone: --each centre --profile internal").
		hint("how complete the data of each centre are: apst report quality").
		hint("change by centre, passed through the gate with all else: apst tables --only T15").
		hint("centres that are to be reported on by themselves can be projects of their own: apst init, then --each school")
}

// methodCards are the methods that numbers of a report lead to.
func methodCards() []document.Card {
	var out []document.Card
	for _, c := range manual.New(nil, measures()...).Chapters {
		for _, e := range c.Entries {
			card := document.Card{ID: e.ID, Title: e.Title}
			if e.Text != "" {
				card.Text = append(card.Text, e.Text)
			}
			for _, f := range e.Facts {
				switch f.Name {
				case "formula":
					card.Formula = f.Text
				case "in R", "used":
				default:
					card.Text = append(card.Text, strings.ToUpper(f.Name[:1])+f.Name[1:]+": "+strings.TrimSuffix(f.Text, ".")+".")
				}
			}
			if e.Source != nil {
				card.Source = e.Source.Source
				if e.Source.Edition != "" {
					card.Source += ", " + e.Source.Edition
				}
			}
			out = append(out, card)
		}
	}
	return out
}
