package main

import (
	"context"
	"os"
	"path/filepath"

	"filippo.io/age"
	"github.com/spf13/cobra"

	"apst/internal/pack"
	"apst/sdq"
)

// PackVerifyOptions is what apst pack verify was asked to do.
type PackVerifyOptions struct {
	IO         *IO
	Files      []string
	Identities []string // files with keys
	Output     Output
}

var packVerifyFormats = []string{"text", "json"}

// NewCmdPackVerify declares apst pack verify; runF does the work.
func NewCmdPackVerify(ios *IO, runF func(context.Context, *PackVerifyOptions) error) *cobra.Command {
	opts := &PackVerifyOptions{IO: ios}
	var o, format string
	cmd := &cobra.Command{
		Use:   "verify FILE...",
		Short: "check returns before they are used",
		Long: `Reads returns as somebody may have made them who means harm, and accepts each or
refuses it with every place at which something is wrong: the encryption, the archive, the
manifest with the hash of every file, the columns, codes and ranges of every table, keys,
dates, the flow of pupils, every score from its answers, and whether anything tells who a
pupil is where nothing may. Each reason has an id (apst methods return.reasons). No value of
a table is shown.

No project is needed, and nothing is unpacked to a disk. A return that is not encrypted is
checked too. The key is the file with the secret key that belongs to the public one which
the schools were given.`,
		Example: `  apst pack verify return-*.zip.age --identity key.txt
  apst pack verify return-999999-2023-summer.zip.age --identity key.txt -o verdict.json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no return to check").hint("name them: apst pack verify return-*.zip.age --identity key.txt")
			}
			if err := noFileTwice(args); err != nil {
				return err
			}
			opts.Files = args
			var err error
			if opts.Output, err = pageOutput(o, format, packVerifyFormats); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	identityVar(cmd, &opts.Identities)
	f.StringVarP(&o, "output", "o", "", "where the verdict goes: `FILE.txt|.json`, DIR/, or - for standard output (default -)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default text)", packVerifyFormats...)
	exits(cmd, exitData)
	return cmd
}

// identityVar declares --identity.
func identityVar(cmd *cobra.Command, to *[]string) {
	cmd.Flags().StringArrayVar(to, "identity", nil, "a `FILE` with the secret key that opens returns; repeatable")
}

// readIdentities reads the files with keys.
func readIdentities(paths []string) ([]age.Identity, error) {
	var out []age.Identity
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, usagef("--identity: %w", err)
		}
		some, err := pack.ReadIdentities(f)
		f.Close()
		if err != nil {
			return nil, usagef("--identity %s: %w", path, err).hint("name the file that age-keygen wrote: a line of it begins with AGE-SECRET-KEY-1")
		}
		out = append(out, some...)
	}
	return out, nil
}

// verdict is what was found of one return.
type verdict struct {
	path string
	name string
	*pack.Verdict
}

func runPackVerify(ctx context.Context, opts *PackVerifyOptions) error {
	paths := []string{opts.Output.Path("quality", "verdict")}
	if err := opts.Output.Check(append(append([]string{}, opts.Files...), opts.Identities...), paths...); err != nil {
		return err
	}
	keys, err := readIdentities(opts.Identities)
	if err != nil {
		return err
	}
	var all []verdict
	refused := 0
	for _, path := range opts.Files {
		opts.IO.Doing("checking %s", path)
		v, err := verifyFile(ctx, path, keys)
		if err != nil {
			return err
		}
		if !v.Accepted {
			refused++
		}
		all = append(all, verdict{path, filepath.Base(path), v})
	}
	if err := opts.Output.Write(opts.IO, paths[0], opts.verdicts(all)); err != nil {
		return err
	}
	if refused > 0 {
		return dataf("%d of %s refused", refused, howMany(len(all), "return"))
	}
	return nil
}

// verifyFile checks one return. A file that the operating system does not give is an error.
func verifyFile(ctx context.Context, path string, keys []age.Identity) (*pack.Verdict, error) {
	f, size, err := openReturn(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return pack.Verify(ctx, f, size, keys, knownRules())
}

// knownRules are the rules under which a return may have been made.
func knownRules() pack.Known {
	known := pack.Known{Rulesets: map[string][]string{"sdq": {sdq.Ruleset}}}
	for _, m := range measures() {
		known.Rulesets[m.ID] = append(known.Rulesets[m.ID], m.Ruleset)
	}
	return known
}
