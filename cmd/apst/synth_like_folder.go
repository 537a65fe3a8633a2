package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"apst/internal/golden"
	"apst/internal/project"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/sdq/intake"
	"apst/synth"
	"apst/synth/like"
)

// likeJob is a folder, or a file of something other than answers, whose like is made.
type likeJob struct {
	opts    *SynthOptions
	project *project.Project // that the files belong to; nil for none
	inputs  []like.Input
	skipped checkFiles
	made    *like.Folder
}

// runLikeFolder makes a project with files like those of a folder.
func runLikeFolder(ctx context.Context, opts *SynthOptions, folder bool) error {
	j := &likeJob{opts: opts}
	if err := j.gather(ctx, folder); err != nil {
		return err
	}
	parts, closures, err := j.dates(ctx)
	if err != nil {
		return err
	}
	progress := opts.IO.NewProgress("laying out " + opts.Like)
	options := like.FolderOptions{Seed: opts.Plan.Seed, Measures: measures(), Days: daysOf(parts, closures),
		Calendar: func(move func(time.Time) time.Time) (*calendar.Calendar, error) {
			return movedCalendar(parts, closures, move)
		},
		Progress: func(done, of int) { progress.Update(int64(done), int64(of), "files") },
	}
	if j.project != nil {
		options.AsOf = asOf(options.AsOf, j.project)
	}
	j.made, err = like.MakeFolder(ctx, j.inputs, options)
	progress.Done()
	var refusal *like.Refusal
	if errors.As(err, &refusal) {
		out := dataf("%v", refusal)
		for _, hint := range refusal.Hints() {
			out = out.hint("%s", hint)
		}
		return out
	}
	if err != nil {
		return fmt.Errorf("laying out %s: %w", opts.Like, err)
	}
	settings, err := j.settings(parts, closures)
	if err != nil {
		return err
	}
	if err := wholeFolder(opts.Dir, func(dir string) error { return j.write(dir, settings) }); err != nil {
		return err
	}
	j.tell()
	return nil
}

// likeData is the folder of a made project with its files.
const likeData = "data"

// gather finds the files and what they hold; what the project says of them counts.
func (j *likeJob) gather(ctx context.Context, folder bool) error {
	from := j.opts.Like
	if !folder {
		from = filepath.Dir(from)
	}
	if path, found := project.Find(from); found {
		p, err := project.Load(path, measures()...)
		if err == nil {
			err = p.CheckRules(allRules())
		}
		if err != nil {
			return projectError(err)
		}
		j.project = p
	}
	if folder {
		if err := j.skipped.walk(j.opts.Like); err != nil {
			return err
		}
	} else {
		j.skipped.inputs = []intake.Input{{Path: j.opts.Like}}
	}
	if len(j.skipped.inputs) == 0 {
		return usagef("--like %s: there are no spreadsheets in it", j.opts.Like).hint("name the folder with the school's files, such as data/")
	}
	used := map[string]bool{}
	for _, in := range j.skipped.inputs {
		one, err := j.input(ctx, in.Path)
		if err != nil {
			return err
		}
		one.Name = freeName(in.Path, used)
		j.inputs = append(j.inputs, one)
	}
	return nil
}

// input is what one file is: what the project says, or what its tables show.
func (j *likeJob) input(ctx context.Context, path string) (like.Input, error) {
	in := like.Input{Path: path, Settings: metrics.Settings{}}
	if j.project != nil {
		for _, m := range measures() {
			sources, err := j.project.MeasureInputs(m.ID)
			if err != nil {
				return in, projectError(err)
			}
			for _, s := range sources {
				if sameFile(s.Path, path) {
					in.Measures, in.Map, in.Wave, in.Role, in.Key = append(in.Measures, m), s.Map, s.Wave, s.Role, s.Source.Key
					for k, v := range s.Source.Settings {
						in.Settings[k] = v
					}
				}
			}
		}
		lists, err := j.project.RosterFiles()
		if err != nil {
			return in, projectError(err)
		}
		in.List = slices.ContainsFunc(lists, func(l string) bool { return sameFile(l, path) })
	}
	if len(in.Measures) > 0 || in.List {
		return in, nil
	}
	h, err := holdings(ctx, intake.Input{Path: path})
	if err != nil {
		return in, err
	}
	if h.answers && len(h.measures) > 0 {
		return in, dataf("%s holds answers and something else, and only files of one kind can be laid out again", path).
			hint("save its sheets as files of their own, and lay those out")
	}
	in.Answers, in.List, in.Measures = h.answers, h.list, h.measures
	return in, nil
}

// dates are the terms and closures of the project.
func (j *likeJob) dates(ctx context.Context) ([]calendar.Part, []calendar.Closure, error) {
	if j.project == nil {
		return nil, nil, nil
	}
	parts, closures, err := j.project.Dates(ctx)
	return parts, closures, projectError(err)
}

func timeOf(d calendar.Day) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func dayOf(t time.Time) calendar.Day { return calendar.Day(t.Unix() / 86400) }

func daysOf(parts []calendar.Part, closures []calendar.Closure) (out []time.Time) {
	for _, p := range parts {
		out = append(out, timeOf(p.From), timeOf(p.To))
	}
	for _, c := range closures {
		out = append(out, timeOf(c.From), timeOf(c.To))
	}
	return out
}

// moved are terms and closures on other days. What a closure was for is not said.
func moved(parts []calendar.Part, closures []calendar.Closure, move func(time.Time) time.Time) ([]calendar.Part, []calendar.Closure) {
	parts, closures = slices.Clone(parts), slices.Clone(closures)
	for i := range parts {
		parts[i].Span = calendar.Span{From: dayOf(move(timeOf(parts[i].From))), To: dayOf(move(timeOf(parts[i].To)))}
	}
	for i := range closures {
		closures[i] = calendar.Closure{Span: calendar.Span{From: dayOf(move(timeOf(closures[i].From))), To: dayOf(move(timeOf(closures[i].To)))}}
	}
	return parts, closures
}

func movedCalendar(parts []calendar.Part, closures []calendar.Closure, move func(time.Time) time.Time) (*calendar.Calendar, error) {
	p, c := moved(parts, closures, move)
	return calendar.New(p, c)
}

// write fills the folder of the made project.
func (j *likeJob) write(dir string, settings []byte) error {
	data := filepath.Join(dir, likeData)
	if err := os.Mkdir(data, 0o755); err != nil {
		return folderError(data, err)
	}
	for _, f := range j.made.Files {
		if err := os.WriteFile(filepath.Join(data, f.Name), f.Data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	for name, text := range map[string][]byte{
		project.FileName: settings, ".gitignore": []byte(likeIgnored), golden.FileName: []byte(golden.First(golden.Usual())),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
	}
	return writeKey(filepath.Join(dir, synth.ExpectedName), j.expected())
}

// likeIgnored keeps out of a repository what is made in the project, and not its files,
// which are nobody's.
const likeIgnored = `# The pupils in data/ are made up, and may be shown to anybody.
/keys/
/out/
`

// expected is the answer key: the true scores of all files of answers.
func (j *likeJob) expected() *synth.Expected {
	var files []synth.File
	var scores []synth.Scored
	expect := synth.Either
	for _, f := range j.made.Files {
		files = append(files, synth.File{Name: likeData + "/" + f.Name, Data: f.Data})
		if f.Copy != nil {
			scores = append(scores, f.Copy.Scores...)
		}
	}
	if len(scores) == 0 {
		expect = synth.Refused
	}
	return synth.ExpectedOfFolder("laid out like the files of another folder", j.made.Seed, j.made.Pupils, files, nil, expect, scores)
}

// tell says what was made and how it was checked.
func (j *likeJob) tell() {
	ios := j.opts.IO
	ios.Errf("%s: %s made-up pupils (seed %d) in %s\n", j.opts.Dir, grouped(int64(j.made.Pupils)), j.made.Seed, counted(len(j.made.Files), "file", "files"))
	for _, f := range j.made.Files {
		rules := "nothing is found in it, as in the original"
		if len(f.Rules) > 0 {
			rules = "found in it, as in the original: " + strings.Join(f.Rules, ", ")
		}
		ios.wrapped("  "+likeData+"/"+f.Name+": ", rules)
	}
	for _, l := range j.made.LeftOut {
		ios.wrapped("left out: ", l.Of.Name+": "+l.Why.Error())
	}
	j.skipped.tellSkipped(ios)
	ios.Errf("read back: the same tables and the same decisions; no word and no long number of the originals in them\n")
	ios.Errf("true scores: its %s\n", synth.ExpectedName)
	ios.Errf("try: cd %s, apst check, apst run --no-release\n", quoted(j.opts.Dir))
	ios.Errf("for a check of every number from now on: apst verify %s --update --reason \"first recording\"\n", quoted(j.opts.Dir))
}
