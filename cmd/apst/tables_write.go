package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"apst/report"
	"apst/report/disclosure"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/tables"
)

// tablesWriter puts a release into files, after a last look at them.
type tablesWriter struct {
	opts     *TablesOptions
	job      *changeJob
	profile  disclosure.Profile
	base     string // the folder of everything; empty for one file or standard output
	school   Output // where what stays in the school goes
	hidden   string // the report of what was hidden
	findings string

	reports []string         // made with the tables: those asked for, and those that stand there already
	figures []figures.Figure // the charts, where they are drawn
	before  *remembered      // what was released before; nil for what stays in the school
}

// artefact is a file of a release, before it is written.
type artefact struct {
	path string
	data []byte
}

// newTablesWriter settles where everything goes, and refuses where it cannot.
func newTablesWriter(opts *TablesOptions, j *changeJob, profile disclosure.Profile) (*tablesWriter, error) {
	w := &tablesWriter{opts: opts, job: j, profile: profile, school: Output{Tree: filepath.Join(projectFolder(), "out"), Format: "csv"}, findings: opts.Change.Findings}
	inside := profile.Threshold == 0
	switch o := opts.Output; {
	case o.Tree != "" && inside:
		w.base = filepath.Join(o.Tree, "pupil")
	case o.Tree != "":
		w.base = filepath.Join(o.Tree, "release")
	case o.Dir != "":
		w.base = o.Dir
	}
	if opts.Output.Tree != "" {
		w.base = filepath.Join(w.base, opts.centre, opts.term.folder())
	}
	w.standing()
	if !inside {
		w.hidden = w.school.Path("pupil", "suppression")
	}
	if w.findings == "" {
		w.findings = filepath.Join(w.school.Tree, "pupil", "tables-findings"+j.aside()+".json")
	}
	if err := w.refusePlaces(inside); err != nil {
		return nil, err
	}
	opts.Change.Output = w.school // findings go where what stays in the school goes
	return w, w.check()
}

// check refuses what could not be written.
func (w *tablesWriter) check() error {
	o, inputs := w.opts.Output, w.job.in.paths()
	own := []string{w.hidden, w.findings}
	if w.hidden == "" {
		own = own[1:]
	}
	if err := w.school.Check(inputs, own...); err != nil {
		return err
	}
	if w.base == "" {
		return o.Check(inputs, o.File)
	}
	if err := o.CheckPlaces(inputs, filepath.Join(w.base, "tables", "structure.csv"), filepath.Join(w.base, "charts", "F04.svg")); err != nil {
		return err
	}
	paths := []string{filepath.Join(w.base, "tables.xlsx"), filepath.Join(w.base, "tables.html")}
	for _, name := range w.reports {
		paths = append(paths, filepath.Join(w.base, name+".html"))
	}
	if err := o.Check(inputs, paths...); err != nil {
		return err
	}
	return o.refuseForeign(w.inTheWay()...)
}

// decide lets the gate decide: of a release about all tables that could be handed out
// together, and as earlier releases of the same data have it.
func (w *tablesWriter) decide(in *tables.Input) (*release.Decision, error) {
	if w.profile.Threshold == 0 {
		return release.Clear(tables.Build(in, w.opts.Only...), w.profile)
	}
	var err error
	if w.before, err = w.job.memory(w.profile); err != nil {
		return nil, err
	}
	together := tables.Together(w.opts.Only, w.before.ledger.Tables(w.profile))
	set := tables.Build(in, together...)
	if len(w.before.ledger.Entries) > 0 { // other pupils first: that is the plainer reason
		alone, err := release.Clear(set, w.profile)
		if err != nil {
			return nil, err
		}
		if alone.Keep(w.opts.Only); alone.Release != nil {
			if err := w.before.against(w.job, alone); err != nil {
				return nil, err
			}
		}
	}
	if err := w.before.bind(w.job, set); err != nil {
		return nil, err
	}
	d, err := release.Clear(set, w.profile)
	if err != nil {
		return nil, err
	}
	switch {
	case len(w.opts.Only) > 0:
		d.Keep(w.opts.Only)
	case len(together) > 0:
		d.Keep(tables.Termly())
	}
	return d, nil
}

// finish looks at what the gate left, and writes it.
func (w *tablesWriter) finish(ctx context.Context, d *release.Decision) error {
	ios := w.opts.Change.IO
	if w.hidden != "" {
		if err := w.school.Write(ios, w.hidden, func(out io.Writer) error {
			_, err := report.WriteCSV(out, d.Suppression(w.profile.Name), report.CSVOptions{BOM: true})
			return err
		}); err != nil {
			return err
		}
	}
	ios.decided(w.profile.Name, d)
	if err := w.job.writeFindings(w.findings); err != nil {
		return err
	}
	if d.Release == nil {
		return w.refuse(d)
	}
	ios.Doing("writing")
	files, err := w.render(ctx, d.Release)
	if err != nil {
		return err
	}
	if err := w.clear(d, files); err != nil {
		return err
	}
	if err := w.place(ctx, files); err != nil {
		return err
	}
	w.tell(d, files)
	if w.job.log.Count(w.opts.Change.FailOn) > 0 {
		return dataf("")
	}
	return nil
}

// place puts the files of a release where they belong, all of them or none: they are
// written before anything of an earlier release is touched.
func (w *tablesWriter) place(ctx context.Context, files []artefact) error {
	for _, f := range files {
		if err := w.opts.Output.refuseForeign(f.path); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	batch, err := w.opts.Output.prepare(files)
	if err != nil {
		return err
	}
	defer batch.Discard()
	// A release is remembered before it is there: one that nobody knows of could be handed
	// out, and one that broke off can be made again or withdrawn.
	if w.before != nil {
		release, err := w.before.hold()
		if err != nil {
			return err
		}
		defer release()
		if _, err := w.before.add(files); err != nil {
			return err
		}
	}
	if err := w.clean(files); err != nil {
		return err
	}
	if err := batch.Commit(); err != nil {
		return err
	}
	ios := w.opts.Change.IO
	for _, f := range files {
		if f.path != "" {
			ios.wrote(f.path)
		} else if _, err := ios.Out.Write(f.data); err != nil {
			return err
		}
	}
	return nil
}

// refuse says which cells the gate cannot protect, and what can be done.
func (w *tablesWriter) refuse(d *release.Decision) error {
	err := gatef("the tables cannot be released under profile %s: what has to be hidden could be worked out", w.profile.Name)
	seen := map[string]bool{}
	for _, r := range d.Refused {
		line := fmt.Sprintf("%s: %s", r.Table, r.Rule.Text())
		if r.Table != "" && !seen[line] {
			seen[line] = true
			err = err.hint("%s", line)
		}
	}
	for _, r := range d.Refused[:1] {
		for _, c := range r.Choices {
			err = err.hint("%s", c)
		}
	}
	if w.before != nil && len(w.before.ledger.Entries) > 0 {
		err = err.hint("if an earlier release was never handed out: apst release log --withdraw N --reason \"...\"")
	}
	return err.hint("which cells: %s", w.hidden)
}

// clear is the last look at the files of a release: whether they tell who a pupil is,
// and what they tell set against earlier releases. What stays in the school is not
// looked at.
func (w *tablesWriter) clear(d *release.Decision, files []artefact) error {
	if w.before == nil {
		return nil
	}
	w.opts.Change.IO.Doing("looking for pupils in the files")
	if err := search(w.job.scanner(d.Release), files); err != nil {
		return err
	}
	return w.before.against(w.job, d)
}

// tell says what was written, and what was hidden.
func (w *tablesWriter) tell(d *release.Decision, files []artefact) {
	ios := w.opts.Change.IO
	for _, t := range d.Release.Tables {
		if len(t.Rows) == 0 && len(w.opts.Reports) == 0 { // a report says itself what it lacks
			ios.wrapped("", fmt.Sprintf("%s %s: %s", t.ID, t.Title, t.Why))
		}
	}
	for _, f := range w.figures {
		if f.Chart == nil && len(d.Release.Table(f.Table).Rows) > 0 {
			ios.wrapped("", fmt.Sprintf("%s has no picture: %s", f.ID, f.Why))
		}
	}
	ios.wrapped("", fmt.Sprintf("profile %s: %s", w.profile.Name, d.Told()))
	tellFindings(ios, w.job.log, w.findings)
	if w.base != "" {
		ios.Errf("%s: %s\n", w.base, howMany(len(files), "file"))
		for _, name := range w.opts.Reports {
			ios.Errf("%s\n", filepath.Join(w.base, name+".html"))
		}
	} else if w.opts.Output.File != "" {
		ios.Errf("%s\n", w.opts.Output.File)
	}
	if w.hidden != "" && d.Loss.Cells > d.Loss.Kept {
		ios.wrapped("", fmt.Sprintf("what was hidden, and why: %s (stays in the school)", w.hidden))
	}
}
