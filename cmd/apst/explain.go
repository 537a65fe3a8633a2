package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/internal/suggest"
	"apst/metrics"
	"apst/sdq"
	"apst/sdq/intake"
)

// ExplainOptions is what apst explain was asked to do.
type ExplainOptions struct {
	IO              *IO
	Pupil           string
	Scale           sdq.Scale        // ScaleCount for all
	Measure         *metrics.Measure // one beside the SDQ; nil for the SDQ
	MeasureScale    string           // of that measure; empty for all
	Period          string           // empty for any
	Wave, Informant string           // empty for any
	Placement       int              // 0 for any
	Rater           string           // empty for any
	From            []string
	Provenance      string
	Declared        declaredSDQ
	Output          Output
}

var explainFormats = []string{"text", "json"}

// newCmdExplain declares apst explain.
func newCmdExplain(ios *IO) *cobra.Command { return NewCmdExplain(ios, runExplain) }

// NewCmdExplain declares apst explain; runF does the work.
func NewCmdExplain(ios *IO, runF func(context.Context, *ExplainOptions) error) *cobra.Command {
	opts := &ExplainOptions{IO: ios}
	var o, format string
	cmd := &cobra.Command{
		Use:   "explain PUPIL [MEASURE.SCALE]",
		Short: "follow a score back to its cells, or say why it is blank",
		Long: `Shows where a pupil's score comes from: file, sheet, row, and for each item its
cell, the text stored in it, what that was read as, whether it was reversed, and
its points; then the arithmetic, the band limits and the rules. A score that is
blank is explained too. Without MEASURE.SCALE all scales are shown, a line each.

It reads again the files that were scored, as out/pupil/provenance.json has them,
and refuses files that have changed since; where nothing was scored it reads the
sources of the project. --from names other files: the options of apst score sdq
say how they are read, with --wave FILE=endline in place of --wave endline.

The other measures are explained in the same way: apst explain PUPIL attendance.

The page is about a pupil. It belongs in the school. What is typed, the identifier
too, stays in the history of the shell.`,
		Example: `  apst explain A123456789012
  apst explain A123456789012 sdq.hyperactivity --wave endline
  apst explain A123456789012 sdq.total --from sdq.xlsx --informant sdq.xlsx=self`,
		GroupID:           groupDaily,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeScales,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Declared.reversedGiven = cmd.Flags().Changed("already-reversed")
			if err := opts.operands(args); err != nil {
				return err
			}
			if err := opts.settle(cmd); err != nil {
				return err
			}
			if o == "" {
				o = "-"
			}
			var err error
			if opts.Output, err = pupilOutput(o, format, explainFormats, "text"); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	opts.Declared.addFlags(cmd)
	f.Lookup("wave").Usage = "which wave; with a block, the wave of --from answers that do not say"
	f.Lookup("informant").Usage = "who answered; with a block, the informant of --from answers that do not say"
	f.IntVar(&opts.Placement, "placement", 0, "which `PLACEMENT` of a pupil who came back (default any)")
	f.StringVar(&opts.Period, "period", "", "which `PERIOD` of attendance: before, after, a year, a term (default any)")
	f.StringVar(&opts.Rater, "rater", "", "which `RATER`, by the code in the scored file (default any)")
	f.StringArrayVar(&opts.From, "from", nil, "read this `FILE` and not what was scored; repeatable")
	f.StringVar(&opts.Provenance, "provenance", "", "the scores of this `FILE.json`, written by apst score sdq (default out/pupil/provenance.json)")
	f.StringVarP(&o, "output", "o", "", "where the page goes: `FILE.txt|.json`, DIR/, or - for standard output (default -)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default text)", explainFormats...)
	exits(cmd, exitData)
	return cmd
}

// explainable are what can be asked for: a measure for all of it, MEASURE.SCALE for
// one of its scores.
func explainable() []string {
	names := []string{"sdq"}
	for _, s := range sdq.AllScales() {
		names = append(names, "sdq."+s.String())
	}
	for _, m := range measures() {
		names = append(names, m.ID)
		for _, s := range m.Scales {
			names = append(names, m.ID+"."+s)
		}
	}
	return names
}

func completeScales(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return nil, cobra.ShellCompDirectiveNoFileComp // an identifier is not offered to a screen
	}
	return explainable(), cobra.ShellCompDirectiveNoFileComp
}

// operands reads PUPIL and MEASURE.SCALE. No message repeats the identifier.
func (opts *ExplainOptions) operands(args []string) error {
	switch {
	case len(args) == 0 || strings.TrimSpace(args[0]) == "":
		return usagef("apst explain needs a pupil's identifier").hint("apst explain PUPIL [MEASURE.SCALE]")
	case len(args) > 2:
		return usagef("apst explain takes a pupil and one score").hint("put quotes round an identifier with spaces")
	case len(args) == 2 && slices.Contains(explainable(), args[0]):
		return usagef("the pupil comes before the score").hint("apst explain PUPIL %s", args[0])
	}
	opts.Pupil, opts.Scale = args[0], sdq.ScaleCount
	if len(args) < 2 || strings.EqualFold(args[1], "sdq") {
		return nil
	}
	if other, err := opts.measureOperand(args[1]); other {
		return err
	}
	measure, name, dotted := strings.Cut(strings.ToLower(args[1]), ".")
	scale, ok := sdq.ParseScale(name)
	if dotted && measure == "sdq" && ok {
		opts.Scale = scale
		return nil
	}
	err := usagef("%q is no score that can be explained", args[1])
	word := args[1]
	if !dotted {
		word = "sdq." + word
	}
	near := slices.DeleteFunc(explainable(), func(n string) bool { return n == "sdq" || !strings.HasPrefix(n, strings.ToLower(word)) })
	if len(near) == 0 {
		near = suggest.List(word, explainable(), 3)
	}
	if len(near) > 0 {
		return err.hint("did you mean %s?", listed(near, "or"))
	}
	return err.hint("one of %s", strings.Join(explainable(), ", "))
}

// settle tells what to look for from what is declared of files, and refuses
// declarations that would do nothing.
func (opts *ExplainOptions) settle(cmd *cobra.Command) error {
	split := func(settings []Setting) (value string, rest []Setting) {
		for _, s := range settings {
			if s.Block == "" {
				value = s.Value
			} else {
				rest = append(rest, s)
			}
		}
		return value, rest
	}
	d := &opts.Declared
	opts.Wave, d.wave = split(d.wave)
	opts.Informant, d.informant = split(d.informant)
	if cmd.Flags().Changed("placement") && opts.Placement < 1 {
		return usagef("--placement %d: placements are counted from 1", opts.Placement)
	}
	if err := d.check(cmd, false); err != nil {
		return err
	}
	if err := opts.settleMeasure(); err != nil {
		return err
	}
	if len(opts.From) > 0 {
		if opts.Provenance != "" {
			return usagef("--from and --provenance name two origins").hint("leave one of the two out")
		}
		return nil
	}
	if what := d.said(); what != "" && opts.Measure == nil {
		return usagef("%s says how --from files are read; what was scored is read as it was scored", what).hint("add --from FILE, or leave it out")
	}
	return nil
}

// said names an option by which something is declared; it is empty where nothing
// is.
func (d *declaredSDQ) said() string {
	for _, o := range []struct {
		name  string
		given bool
	}{
		{"--wave BLOCK=", len(d.wave) > 0}, {"--informant BLOCK=", len(d.informant) > 0}, {"--form", len(d.form) > 0}, {"--coding", len(d.coding) > 0},
		{"--impact-coding", len(d.impact) > 0}, {"--gate-coding", len(d.gate) > 0}, {"--look-back", len(d.lookBack) > 0}, {"--already-reversed", d.reversedGiven},
		{"--items", d.items != ""}, {"--key", d.key != ""}, {"--map", len(d.maps) > 0},
	} {
		if o.given {
			return o.name
		}
	}
	return ""
}

// runExplain finds the pupil's questionnaires and shows them.
func runExplain(ctx context.Context, opts *ExplainOptions) error {
	if opts.Measure != nil {
		return runExplainMeasure(ctx, opts)
	}
	ios := opts.IO
	from, err := opts.origin()
	if err != nil {
		return err
	}
	path := opts.Output.Path("pupil", "explain")
	if err := opts.Output.Check(slices.Concat(from.paths(), from.rosters, opts.Declared.maps, []string{from.record}), path); err != nil {
		return err
	}
	progress := ios.NewProgress("reading")
	defer progress.Done()
	survey := intake.New(from.declared, &finding.Log{}, func(rows int) { progress.Update(int64(rows), 0, "rows") })
	defer survey.Close()
	ios.Doing("reading %s", listNames(from.paths()))
	if err := survey.Read(ctx, from.inputs); err != nil {
		return err
	}
	if err := from.check(survey); err != nil {
		return err
	}
	births, err := readBirths(ctx, from.rosters)
	if err != nil {
		return err
	}
	survey.KnowBirths(births)
	all, census, err := survey.Explain(ctx, opts.Pupil)
	progress.Done()
	if err != nil {
		return err
	}
	ios.Errf("read: %s\n", from.name)
	found := slices.DeleteFunc(slices.Clone(all), func(x *intake.Explained) bool { return !opts.wants(x) })
	if len(found) == 0 {
		return notFound(all, census, survey)
	}
	page := newExplainPage(opts, found, census.More)
	return opts.Output.Write(ios, path, func(w io.Writer) error {
		if opts.Output.Format == "json" {
			return writeIndented(w, page)
		}
		_, err := io.WriteString(w, page.text(opts))
		return err
	})
}

// wants reports whether a questionnaire is one that was asked for. One whose wave
// or informant is not known may be.
func (opts *ExplainOptions) wants(x *intake.Explained) bool {
	wave, informant := waveAndInformant(x)
	return (opts.Wave == "" || wave == unknown || wave == opts.Wave) &&
		(opts.Informant == "" || informant == unknown || informant == opts.Informant) &&
		(opts.Placement == 0 || x.Placement == opts.Placement) &&
		(opts.Rater == "" || strings.EqualFold(string(x.Rater), opts.Rater))
}

// unknown stands for a wave or an informant that nothing says.
const unknown = "unknown"

// waveAndInformant are what was decided of a questionnaire; what the file
// contradicts is not.
func waveAndInformant(x *intake.Explained) (wave, informant string) {
	wave, informant = unknown, unknown
	if x.Block == nil {
		return wave, informant
	}
	for _, d := range x.Block.Decisions {
		switch d.Key {
		case "wave":
			wave = d.Value
		case "informant":
			informant = d.Value
		}
	}
	return wave, informant
}

// notFound says that there is nothing to explain, and what may be the reason,
// without a word of any other pupil.
func notFound(all []*intake.Explained, census intake.Census, s *intake.Survey) error {
	err := dataf("no questionnaire of that pupil among %s", counted(census.Pupils, "pupil", "pupils"))
	var there []string
	for _, x := range all {
		there = addOnce(there, shortName(x))
	}
	if len(there) > 0 {
		err = dataf("the pupil has no questionnaire of that wave, informant, placement and rater").hint("there is %s", listed(there, "and"))
	} else if columns := identifierColumns(census); len(columns) > 0 {
		err = err.hint("identifiers stand under %s", listed(columns, "and"))
	}
	if census.Anonymous > 0 {
		err = err.hint("%s an identifier that cannot be used", counted(census.Anonymous, "questionnaire has", "questionnaires have"))
	}
	for _, b := range s.Blocks {
		if b.Refused != nil && strings.HasPrefix(b.Refused.ID, "PUP-") {
			err = err.hint("%s is refused: %s (%s)", b.Name(), b.Refused.Title, b.Refused.ID)
		}
	}
	for _, f := range s.Files {
		if f.Refused != nil {
			err = err.hint("%s is not used: %s (%s)", f.Name, f.Refused.Title, f.Refused.ID)
		}
	}
	return err
}

// identifierColumns are the first headings over identifiers.
func identifierColumns(census intake.Census) (columns []string) {
	for _, at := range census.Identifiers {
		if at.Cell() != "" && len(columns) < shownFindings {
			columns = addOnce(columns, at.String())
		}
	}
	return columns
}

func addOnce(list []string, word string) []string {
	if slices.Contains(list, word) {
		return list
	}
	return append(list, word)
}

// shortName tells a pupil's questionnaires apart: "endline self".
func shortName(x *intake.Explained) string {
	f := newExplainedForm(x)
	name := f.name()
	if x.Placement != 1 {
		name += fmt.Sprintf(" placement %d", x.Placement)
	}
	if len(x.Rater) > 0 {
		name += fmt.Sprintf(" rater %s", x.Rater)
	}
	return name
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(int64(n)) + " " + many
}
