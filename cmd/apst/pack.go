package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/internal/pack"
)

// PackOptions is what apst pack was asked to do.
type PackOptions struct {
	IO         *IO
	To         []string // files with public keys, or the keys themselves
	Plain      string   // why it is not encrypted
	Identified bool
	Dates      string // exact, month or offset; empty for the project's
	Arm        string // empty for the project's
	Term       string // empty for the project's, or the whole period
	Parquet    bool
	NewKey     bool
	Output     string // -o as it was typed
	Change     ChangeOptions

	plainGiven bool
	term       *reportTerm
}

// newCmdPack is apst pack and what is below it.
func newCmdPack(ios *IO) *cobra.Command {
	cmd := NewCmdPack(ios, runPack)
	cmd.AddCommand(NewCmdPackVerify(ios, runPackVerify), NewCmdPackOpen(ios, runPackOpen))
	return cmd
}

// NewCmdPack declares apst pack; runF does the work.
func NewCmdPack(ios *IO, runF func(context.Context, *PackOptions) error) *cobra.Command {
	opts := &PackOptions{IO: ios, Change: ChangeOptions{IO: ios, Command: "apst pack", FailOn: finding.Error}}
	cmd := &cobra.Command{
		Use:   "pack",
		Short: "make the return for the evaluator: pupil level, keyed and encrypted",
		Long: `Makes the return from the files that apst.yaml names: answers as they were ticked,
scores, attendance by term, support, destinations, reading and attitudes, the flow of
pupils with reasons, how complete it all is, and a dictionary of every column. It is one
zip archive of CSV files with a data package, encrypted with age to the evaluator's
public key before anything of it is on the disk.

Pupils stand in it under study ids: keyed codes, made with keys/project.key, the same in
every file and every term. Nobody can tell without the key whose an id is, and with
another key the same pupil has another: keep a copy of it, and never send it. Whoever
withdrew consent, refused it, or was not eligible has no row anywhere, and is counted.
Before it is encrypted the archive is searched for every pupil on the list; if anything
tells who a pupil is, nothing is written.

How dates are given stands in apst.yaml as the agreement says (return: dates), and
--dates says otherwise. --term is everything up to the last day of a term, and nothing
after it. A comparison school's return has no dosage.`,
		Example: `  apst pack --to evaluator.age.pub
  apst pack --to evaluator.age.pub --term 2022-23-summer
  apst pack --to evaluator.age.pub --dates month --parquet -o handover/
  apst pack verify return-*.zip.age --identity key.txt`,
		GroupID: groupEvaluator,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.plainGiven = cmd.Flags().Changed("plain")
			if err := opts.check(cmd, args); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&opts.To, "to", nil, "the evaluator's public `KEY`: a file such as evaluator.age.pub, or the key itself (age1...); repeatable")
	f.StringVar(&opts.Plain, "plain", "", "do not encrypt, for this `REASON`, which the return records; it then goes to out/pupil")
	f.BoolVar(&opts.Identified, "identified", false, "add a file with names, pupil numbers and dates of birth, where the agreement asks for it")
	choiceVar(cmd, &opts.Dates, "dates", "", "how dates are given: offset is days from each pupil's entry (default that of apst.yaml, or exact)", pack.DateForms()...)
	choiceVar(cmd, &opts.Arm, "arm", "", "arm of the school (default that of apst.yaml)", pack.Taskforce, pack.Comparison)
	f.StringVar(&opts.Term, "term", "", "the `TERM` at whose end the return is made, such as 2022-23-summer (default report_term of apst.yaml, or the whole period)")
	dayVar(cmd, &opts.Change.AsOf, "as-of", "the `DAY` the data are from, as 2023-07-21")
	f.BoolVar(&opts.Parquet, "parquet", false, "add a copy of each table in parquet")
	f.BoolVar(&opts.NewKey, "new-key", false, "make keys/project.key, in a project that never had one")
	f.StringVar(&opts.Change.Findings, "findings", "", "write all findings to this `FILE.json`")
	f.StringVarP(&opts.Output, "output", "o", "", "where it goes: `FILE.zip.age`, or DIR/ (default out/release/)")
	exits(cmd, exitData, exitGate)
	return cmd
}

// check refuses what cannot be meant.
func (opts *PackOptions) check(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 1 && args[0] != "verify":
		return usagef("apst pack takes no file: the return is made from the files that apst.yaml names").hint("to check a return: apst pack verify %s", args[0])
	case len(args) > 0:
		return usagef("apst pack takes no files: the return is made from those that apst.yaml names")
	case opts.plainGiven && strings.TrimSpace(opts.Plain) == "":
		return usagef("--plain needs the reason why the return is not encrypted").hint(`--plain "the evaluator's key is not here yet; handed over on an encrypted disk"`)
	case opts.plainGiven && len(opts.To) > 0:
		return usagef("--plain and --to contradict each other").hint("leave one of them out")
	case !opts.plainGiven && len(opts.To) == 0:
		return usagef("to whom the return is encrypted is not said").
			hint("ask the evaluator for the public key, and name its file: apst pack --to evaluator.age.pub").
			hint("whoever has no key pair makes one with: age-keygen -o key.txt")
	case cmd.Flags().Changed("term") && opts.Term == "":
		return usagef("--term needs a term, such as 2022-23-summer")
	case opts.Output == "-":
		return usagef("-o -: a return is a file").hint("name it: -o return.zip.age; or a folder: -o DIR/")
	}
	return nil
}

// ending is that of the return's name.
func (opts *PackOptions) ending() string {
	if opts.plainGiven {
		return ".zip"
	}
	return ".zip.age"
}

// place is where the return goes. A plain one stays among what is of pupils.
func (opts *PackOptions) place(name string) (Output, string, error) {
	o, ending := opts.Output, opts.ending()
	switch {
	case o == "" && opts.plainGiven:
		out := Output{Tree: filepath.Join(projectFolder(), "out"), Format: "zip"}
		return out, filepath.Join(out.Tree, "pupil", name+ending), nil
	case o == "":
		out := Output{Tree: filepath.Join(projectFolder(), "out"), Format: "zip.age"}
		return out, filepath.Join(out.Tree, "release", name+ending), nil
	case strings.HasSuffix(o, "/") || strings.HasSuffix(o, string(filepath.Separator)) || isFolder(o):
		out := Output{Dir: filepath.Clean(o), Format: strings.TrimPrefix(ending, ".")}
		return out, filepath.Join(out.Dir, name+ending), nil
	case !strings.HasSuffix(strings.ToLower(o), ending):
		return Output{}, "", usagef("-o %s: the name does not say that it is a return", o).hint("end it in %s; end a folder in /", ending)
	}
	return Output{File: filepath.Clean(o), Format: strings.TrimPrefix(ending, ".")}, filepath.Clean(o), nil
}
