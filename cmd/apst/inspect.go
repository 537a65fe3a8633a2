package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/internal/atomicfile"
	"apst/report"
	"apst/sdq/intake"
)

// InspectOptions is what apst inspect was asked to do.
type InspectOptions struct {
	IO       *IO
	Files    []string
	Declared declaredSDQ
	SaveMap  string
	Output   Output
}

var inspectFormats = []string{"text", "json"}

// newCmdInspect declares apst inspect.
func newCmdInspect(ios *IO) *cobra.Command { return NewCmdInspect(ios, runInspect) }

// NewCmdInspect declares apst inspect; runF does the work.
func NewCmdInspect(ios *IO, runF func(context.Context, *InspectOptions) error) *cobra.Command {
	opts := &InspectOptions{IO: ios}
	var o, format string
	cmd := &cobra.Command{
		Use:   "inspect FILE...",
		Short: "show how files are understood, and why",
		Long: `Shows what apst recognises in files: sheets, the row of headings, which way pupils
run, what each column is taken for, and for each block what was decided (of answers
to the SDQ the wave, informant, form and coding) with the cells that say so. What a
file holds is told by its tables. It writes no results and changes nothing.

--save-map keeps it all in a map. A map given to apst score with --map settles the
next file of the same layout in the same way, and refuses any other.`,
		Example: `  apst inspect sdq.xlsx
  apst inspect sdq.xlsx --informant teacher --save-map maps/sdq.yaml
  apst score sdq next-term.xlsx --map maps/sdq.yaml`,
		GroupID:           groupDaily,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeSpreadsheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Files = args
			opts.Declared.reversedGiven = cmd.Flags().Changed("already-reversed")
			if len(args) == 0 {
				return usagef("apst inspect needs a file").hint("apst inspect FILE...")
			}
			if o == "" {
				o = "-"
			}
			var err error
			if opts.Output, err = resolveOutput(o, format, inspectFormats, "text"); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	opts.Declared.addFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&opts.SaveMap, "save-map", "", "write how the tables were understood to this `FILE.yaml`")
	f.StringVarP(&o, "output", "o", "", "where the page goes: `FILE.txt|.json`, DIR/, or - for standard output (default -)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default text)", inspectFormats...)
	exits(cmd, exitData)
	return cmd
}

// runInspect surveys the files and shows what came of it.
func runInspect(ctx context.Context, opts *InspectOptions) error {
	ios := opts.IO
	declared, err := opts.Declared.options()
	if err != nil {
		return err
	}
	if err := noFileTwice(opts.Files); err != nil {
		return err
	}
	path := opts.Output.Path("pupil", "inspect")
	inputs := slices.Concat(opts.Files, opts.Declared.maps)
	if err := opts.Output.Check(inputs, path); err != nil {
		return err
	}
	if opts.SaveMap != "" { // its folder may have to be made
		if path != "" && sameFile(path, opts.SaveMap) {
			return usagef("%s would be written twice", path).hint("give each output a name of its own")
		}
		if err := refuseInput(opts.SaveMap, inputs); err != nil {
			return err
		}
		if err := opts.Output.refuseForeign(opts.SaveMap); err != nil {
			return err
		}
	}
	proj, err := openProject()
	if err != nil {
		return err
	}
	answers, measured, err := opts.parted(ctx)
	if err != nil {
		return err
	}
	var sources []intake.Input
	for _, f := range answers {
		sources = append(sources, intake.Input{Path: f})
	}
	log := &finding.Log{}
	progress := ios.NewProgress("reading")
	defer progress.Done()
	survey := intake.New(declared, log, func(rows int) { progress.Update(int64(rows), 0, "rows") })
	defer survey.Close()
	ios.Doing("reading %s", listNames(opts.Files))
	if err := survey.Read(ctx, sources); err != nil {
		return err
	}
	inspected, err := opts.inspectMeasures(ctx, proj, measured, log)
	if err != nil {
		return err
	}
	progress.Done()
	if err := unmatched(survey); err != nil {
		return err
	}
	if opts.SaveMap != "" {
		if err := oneMap(opts.SaveMap, len(answers) > 0, inspected); err != nil {
			return err
		}
	}
	err = opts.Output.Write(ios, path, func(w io.Writer) error {
		if opts.Output.Format == "json" {
			_, err := report.WriteJSON(w, inspectTable(survey, inspected))
			return err
		}
		_, err := io.WriteString(w, inspectText(survey, inspected))
		return err
	})
	if err != nil {
		return err
	}
	tellFindings(ios, log, "")
	if opts.SaveMap != "" {
		if len(inspected) > 0 {
			err = saveRecordMap(ios, opts.SaveMap, inspected[0].recordMap())
		} else {
			err = saveMap(ios, opts.SaveMap, survey.Map())
		}
		if err != nil {
			return err
		}
	}
	if log.Count(finding.Error) > 0 {
		return dataf("")
	}
	return nil
}

// saveMap writes a map, making the folder it goes in if that is all that is
// missing.
func saveMap(ios *IO, path string, m *intake.Map) error {
	if len(m.Tables) == 0 {
		return dataf("no table was recognised, so there is nothing to save in %s", path)
	}
	if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil && !os.IsExist(err) {
		return usagef("--save-map %s: its folder cannot be made", path).hint("make the folder first, or check its name")
	}
	if err := atomicfile.Write(path, m.Encode); err != nil {
		return err
	}
	ios.Errf("\nmap: %s\nuse it with: apst score sdq NEXT-FILE --map %s\n", path, path)
	return nil
}

// inspectText is the page for people.
func inspectText(s *intake.Survey, measured []*inspectedMeasure) string {
	var b strings.Builder
	for _, f := range s.Files {
		if f.Format == "" {
			pagef(&b, "%s: not read\n", f.Name)
			continue
		}
		pagef(&b, "%s: %s\n", f.Name, f.Format)
		for _, sheet := range f.Sheets {
			pagef(&b, "  %s\n", sheetLine(sheet))
		}
	}
	for i, t := range s.Tables() {
		pagef(&b, "\ntable %d: %s\n", i+1, tablePlace(t))
		for _, title := range t.Titles {
			pagef(&b, "  title in %s\n", title)
		}
		for k, set := range t.Sets {
			pagef(&b, "  answers %d:", k+1)
			if set.Refused != "" {
				pagef(&b, " refused, %s", set.Refused)
			}
			b.WriteByte('\n')
			for _, c := range set.Columns {
				pagef(&b, "    %-5s %s\n", c.Column, columnText(c))
			}
		}
		for _, c := range t.Unused {
			pagef(&b, "  %-5s not used%s\n", c.Column, knownHeading(c))
		}
	}
	for _, blk := range s.Blocks {
		pagef(&b, "\n%s: %s rows with answers\n", blk.Name(), grouped(int64(blk.Rows)))
		for _, d := range blk.Decisions {
			pagef(&b, "  %s\n", d.Brief())
		}
		if blk.Refused != nil {
			pagef(&b, "  refused: %s (%s)\n", blk.Refused.Title, blk.Refused.ID)
		}
	}
	for i, x := range measured {
		if i > 0 || len(s.Files) > 0 {
			b.WriteByte('\n')
		}
		x.text(&b)
	}
	return b.String()
}

func tablePlace(t intake.TableView) string {
	place := t.File
	if t.Sheet != "" {
		place += fmt.Sprintf(", sheet %q", t.Sheet)
	}
	how := "pupils in rows"
	switch {
	case t.Turned:
		how = "pupils in columns"
	case t.Long:
		how = "a line an answer"
	case t.ScoresOnly:
		how = "scores without answers, not used"
	}
	return fmt.Sprintf("%s, headings in %s, %s", place, t.Headings, how)
}

// knownHeading is a column's heading where all of it is known. Other headings may
// hold anything, a pupil's name too, and are looked up by the column's letter.
func knownHeading(c intake.ColumnView) string {
	if known := intake.SafeHeading(c.Heading); known != "" && known == c.Heading {
		return fmt.Sprintf(": %q", known)
	}
	return ""
}

func columnText(c intake.ColumnView) string {
	s := c.Field + knownHeading(c)
	if len(c.Facets) > 0 {
		s += "  (" + strings.Join(c.Facets, ", ") + ")"
	}
	return s
}

// inspectTable is the same for programs: one row a column and one a decision.
func inspectTable(s *intake.Survey, measured []*inspectedMeasure) *report.Table {
	var rows [][]report.Cell
	add := func(values ...string) {
		row := make([]report.Cell, len(values))
		for i, v := range values {
			row[i] = report.TextCell(v)
		}
		rows = append(rows, row)
	}
	for _, t := range s.Tables() {
		add("table", t.File, t.Sheet, t.Headings, "", map[bool]string{true: "pupils in columns", false: "pupils in rows"}[t.Turned], "", "")
		for _, set := range t.Sets {
			for _, c := range set.Columns {
				add("column", t.File, t.Sheet, c.Column, c.Field, c.Heading, strings.Join(c.Facets, ";"), "")
			}
			if set.Refused != "" {
				add("refused", t.File, t.Sheet, t.Headings, "", set.Refused, "", "")
			}
		}
		for _, c := range t.Unused {
			add("unused", t.File, t.Sheet, c.Column, "", c.Heading, "", "")
		}
	}
	for _, b := range s.Blocks {
		for _, d := range b.Decisions {
			place := ""
			if len(d.At) > 0 {
				place = d.At[0].String()
			}
			add("decision", b.File, b.Name(), place, d.Key, d.Value, string(d.By), d.Brief())
		}
		if b.Refused != nil {
			add("refused", b.File, b.Name(), "", b.Refused.ID, b.Refused.Title, "", "")
		}
	}
	for _, x := range measured {
		rows = append(rows, x.rows()...)
	}
	name := func(s string) report.Column { return report.Column{Name: s, Title: titled(s)} }
	return &report.Table{Name: "inspect", Rows: report.SliceRows(rows),
		Columns: []report.Column{name("kind"), name("file"), name("of"), name("place"), name("what"), name("value"), name("by"), name("evidence")}}
}
