package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"apst/synth"
)

// runSynth writes the folders, all or none.
func runSynth(ctx context.Context, opts *SynthOptions) error {
	if opts.List {
		_, err := opts.IO.Out.Write([]byte(synthList(opts.Measure)))
		return err
	}
	if err := vacant(opts.Dir); err != nil {
		return err
	}
	if opts.Like != "" {
		return runLike(ctx, opts)
	}
	job := &synthJob{opts: opts, index: synth.NewIndex(opts.Plan)}
	if err := wholeFolder(opts.Dir, func(dir string) error {
		job.dir = dir
		return job.write(ctx)
	}); err != nil {
		return err
	}
	job.tell()
	return nil
}

// wholeFolder makes a folder and fills it, wholly or not at all. An empty one may
// be there.
func wholeFolder(dir string, fill func(dir string) error) error {
	made, err := os.MkdirTemp(filepath.Dir(dir), ".apst-synth-*")
	if err != nil {
		return folderError(dir, err)
	}
	defer os.RemoveAll(made) // not there any more once it has its name
	if err := fill(made); err != nil {
		return err
	}
	if err := os.Chmod(made, 0o755); err != nil {
		return folderError(dir, err)
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return folderError(dir, err)
	}
	if err := os.Rename(made, dir); err != nil {
		return folderError(dir, err)
	}
	return nil
}

// vacant refuses a folder that holds anything, and a place without a folder.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return usagef("%s holds files already, and nothing is written over", dir).hint("name another folder with -o, or empty this one")
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return usagef("%s is no folder", dir).hint("name a folder with -o")
	}
	if !isFolder(filepath.Dir(dir)) {
		return usagef("cannot write %s: there is no folder %s", dir, filepath.Dir(dir)).hint("make the folder first, or check its name")
	}
	return nil
}

func folderError(dir string, err error) error {
	return fmt.Errorf("making the folder %s: %w", dir, err)
}

// synthJob writes folders into one that nobody sees yet.
type synthJob struct {
	opts  *SynthOptions
	dir   string
	index *synth.Index
	first []string // what to type for the first folder
	files int
}

func (j *synthJob) write(ctx context.Context) error {
	progress := j.opts.IO.NewProgress("making up a school")
	defer progress.Done()
	one := func(folder string, make func() (*synth.Case, error)) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		progress.Update(int64(len(j.index.Folders)), int64(len(j.opts.Layouts)+len(j.opts.Faults)), "folders")
		c, err := make()
		if err != nil {
			return err
		}
		return j.folder(folder, c)
	}
	for _, l := range j.opts.Layouts {
		if err := one("clean/"+l.Name, func() (*synth.Case, error) { return l.MakeOf(j.opts.Plan, 0) }); err != nil {
			return err
		}
	}
	for _, f := range j.opts.Faults {
		if why := f.Fits(j.opts.Plan.Pupils); why != "" {
			j.index.LeftOut = append(j.index.LeftOut, why)
			continue
		}
		if err := one(f.Rule+"-"+f.Name, func() (*synth.Case, error) { return f.MakeOf(j.opts.Plan, true) }); err != nil {
			return err
		}
	}
	return writeKey(filepath.Join(j.dir, synth.ExpectedName), j.index)
}

// folder writes one case and its key.
func (j *synthJob) folder(name string, c *synth.Case) error {
	path := filepath.Join(j.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(path, 0o755); err != nil {
		return folderError(name, err)
	}
	for _, f := range c.Files {
		if err := os.WriteFile(filepath.Join(path, f.Name), f.Data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	if j.first == nil {
		j.first = synth.In(filepath.Join(j.opts.Dir, filepath.FromSlash(name)), c.Options)
	}
	j.files += len(c.Files)
	j.index.Add(name, c)
	return writeKey(filepath.Join(path, synth.ExpectedName), c.Expected())
}

// tell says what was made, what was not, and what to do with it.
func (j *synthJob) tell() {
	ios := j.opts.IO
	ios.Errf("%s: %s of a made-up school of %s pupils (seed %d), %s\n", j.opts.Dir, counted(len(j.index.Folders), "folder", "folders"),
		grouped(int64(j.opts.Plan.Pupils)), j.opts.Plan.Seed, counted(j.files, "file", "files"))
	for _, why := range j.index.LeftOut {
		ios.Errf("left out: %s\n", why)
	}
	if len(j.index.Folders) == 0 {
		return
	}
	ios.Errf("what has to be found in each, and the true scores: its %s\n", synth.ExpectedName)
	if len(j.opts.Layouts) > 0 {
		ios.Errf("try: apst score %s %s\n", j.opts.Measure, j.typed())
	}
}

// typed is what to type for the first folder, after apst score and the measure.
func (j *synthJob) typed() string {
	var words []string
	for _, w := range j.first {
		words = append(words, quoted(w))
	}
	return strings.Join(words, " ")
}

// writeKey writes an expected.json.
func writeKey(path string, key interface{ Encode(io.Writer) error }) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing %s: %w", synth.ExpectedName, err)
	}
	if err := key.Encode(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// synthList is the page of --list: a line a layout and a line a fault of a measure.
func synthList(measure string) string {
	var b strings.Builder
	usual := usualLayoutsOf(measure)
	isUsual := func(l *synth.Layout) bool {
		return slices.ContainsFunc(usual, func(u *synth.Layout) bool { return u.Name == l.Name })
	}
	lines := func(title string, write func(w io.Writer)) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s\n", title)
		w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
		write(w)
		w.Flush()
	}
	lines("what most schools send (--layout default)", func(w io.Writer) {
		for _, l := range usual {
			fmt.Fprintf(w, "  %s\t%s\n", l.Name, l.About)
		}
	})
	if further := slices.DeleteFunc(layoutsOf(measure), isUsual); len(further) > 0 {
		lines("further layouts (--layout NAME, or all)", func(w io.Writer) {
			for _, l := range further {
				fmt.Fprintf(w, "  %s\t%s\n", l.Name, strings.ReplaceAll(l.About, "\n", " "))
			}
		})
	}
	if faults := faultsOf(measure); len(faults) > 0 {
		lines("faults (--faults RULE, or NAME, or all)", func(w io.Writer) {
			for _, f := range faults {
				fmt.Fprintf(w, "  %s\t%s\t%s%s\n", f.Rule, f.Name, f.About, sizes(f))
			}
		})
	}
	return b.String()
}

// sizes says which schools a fault needs, where it is not any.
func sizes(f *synth.Fault) string {
	switch {
	case f.Least > synth.LeastPupils && f.Most > 0:
		return fmt.Sprintf(" (%d to %d pupils)", f.Least, f.Most)
	case f.Least > synth.LeastPupils:
		return fmt.Sprintf(" (%d pupils or more)", f.Least)
	case f.Most > 0:
		return fmt.Sprintf(" (the first %d pupils)", f.Most)
	}
	return ""
}
