package main

import (
	"context"
	"io"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/metrics/roster"
	"apst/report"
)

// templates is the registry of blank workbooks: those that need code of their own,
// and those that the measures describe.
var templates = sync.OnceValue(func() []*templateKind {
	return append([]*templateKind{&sdqTemplate, &rosterTemplate}, measureTemplates()...)
})

// templateKind is one blank workbook: what it is for, and how it is made.
type templateKind struct {
	name, short, long, example string
	typed                      string // what is typed into it
	byPupil                    bool   // has a row for each pupil of a list
	flags                      func(*cobra.Command, *TemplateOptions)
	build                      func(*TemplateOptions, *roster.Roster) *report.Template // the roster is nil without a list
}

// TemplateOptions is what apst template was asked to do.
type TemplateOptions struct {
	IO              *IO
	Kind            *templateKind
	Roster          string // empty for the project's, noRoster for none
	Wave, Informant string
	Impact          bool
	FollowUp        bool
	Output          Output
}

// noRoster asks for a template without pupils where the project has a list of them.
const noRoster = "none"

var templateFormats = []string{"xlsx"}

// templateNoteWidths are those of the sheet of notes: running text across a page.
var templateNoteWidths = []float64{76}

// newCmdTemplate is the parent of the templates.
func newCmdTemplate(ios *IO) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "template",
		Short:   "make a blank workbook for typing in",
		Long:    "Makes a blank workbook with headings, lists to choose from and notes on how to\nfill it in. What is typed into it is read without any option.",
		Example: "  apst template sdq --roster data/roster.xlsx --wave endline -o blank-sdq.xlsx",
		GroupID: groupDaily,
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return parentOnly(ios, cmd, args) },
	}
	for _, kind := range templates() {
		cmd.AddCommand(NewCmdTemplate(ios, kind, runTemplate))
	}
	return cmd
}

// NewCmdTemplate declares one of the templates; runF makes it.
func NewCmdTemplate(ios *IO, kind *templateKind, runF func(context.Context, *TemplateOptions) error) *cobra.Command {
	opts := &TemplateOptions{IO: ios, Kind: kind}
	var o string
	cmd := &cobra.Command{
		Use: kind.name, Short: kind.short, Long: kind.long, Example: kind.example,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("%s takes no file: %q", cmd.CommandPath(), args[0]).hint("name the workbook to be made with -o FILE.xlsx").hint("%s", seeHelp(cmd))
			}
			var err error
			if opts.Output, err = resolveOutput(o, "", templateFormats, "xlsx"); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	if kind.flags != nil {
		kind.flags(cmd, opts)
		exits(cmd, exitData)
	}
	cmd.Flags().StringVarP(&o, "output", "o", "", "where the workbook goes: `FILE.xlsx` or DIR/ (default out/pupil/)")
	return cmd
}

// runTemplate makes a template.
func runTemplate(ctx context.Context, opts *TemplateOptions) error {
	ios, out := opts.IO, opts.Output
	path := out.Path("pupil", opts.Kind.name+"-template")
	rosters, named, err := opts.rosters()
	if err != nil {
		return err
	}
	if err := out.Check(rosters, path); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return usagef("%s is there already, and somebody may have typed into it", path).hint("name another file with -o, or move that one away first")
	}
	pupils, refused, err := opts.readRoster(ctx, rosters, named)
	if err != nil {
		return err
	}
	ios.Doing("writing %s", path)
	template := opts.Kind.build(opts, pupils)
	if err := out.Write(ios, path, func(w io.Writer) error { return report.WriteTemplate(w, template) }); err != nil {
		return err
	}
	ios.Errf("%s: ", path)
	if pupils != nil {
		ios.Errf("%s for pupils, %s to spare\n", quantity(len(template.Rows), "row"), grouped(int64(template.Spare)))
	} else {
		ios.Errf("%s to fill in\n", quantity(template.Spare, "row"))
	}
	ios.Errf("next: type the %s in, and save the workbook as the sheet Notes says\n", opts.Kind.typed)
	if refused {
		return dataf("")
	}
	return nil
}

// rosters are the files with the list of pupils, and what they are called: those of
// --roster or, in a project that has some, the project's.
func (opts *TemplateOptions) rosters() (files []string, name string, err error) {
	switch {
	case !opts.Kind.byPupil || opts.Roster == noRoster:
		return nil, "", nil
	case opts.Roster != "":
		return []string{opts.Roster}, opts.Roster, nil
	}
	p, err := openProject()
	if p == nil || err != nil {
		return nil, "", err
	}
	if files, err = p.RosterFiles(); err != nil {
		return nil, "", withHint(projectError(err), "for a template without pupils: --roster %s", noRoster)
	}
	return files, listNames(files) + ", which " + projectFile(p) + " names", nil
}

// readRoster reads the list of pupils; refused reports that some of it could not
// be used.
func (opts *TemplateOptions) readRoster(ctx context.Context, files []string, name string) (pupils *roster.Roster, refused bool, err error) {
	if len(files) == 0 {
		return nil, false, nil
	}
	ios, log := opts.IO, &finding.Log{}
	ios.Doing("reading %s", listNames(files))
	if pupils, err = roster.Read(ctx, files, log); err != nil {
		return nil, false, err
	}
	different := differentPupils(pupils)
	ios.Errf("%s: %s", name, quantity(different, "pupil"))
	if different < len(pupils.Pupils) {
		ios.Errf(", %s", quantity(len(pupils.Pupils), "stay"))
	}
	ios.Errf("\n")
	tellFindings(ios, log, "")
	if len(pupils.Pupils) == 0 {
		return nil, false, dataf("no pupil could be read from %s, and no template was written", listNames(files))
	}
	return pupils, log.Count(finding.Error) > 0, nil
}

// quantity is a number of things.
func quantity(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return grouped(int64(n)) + " " + thing
}
