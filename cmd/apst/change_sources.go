package main

import (
	"cmp"
	"context"
	"slices"

	"apst/internal/project"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/metrics/roster"
	"apst/sdq"
	"apst/sdq/intake"
	"apst/sdq/outcome"
)

// changeInputs is which files a change is worked out from.
type changeInputs struct {
	scored   []string        // already scored SDQ files
	answers  []intake.Input  // files with answers to the SDQ
	measured []*changeSource // the other measures, in the order of the registry
	rosters  []string
}

// changeSource is a measure beside the SDQ and its files.
type changeSource struct {
	measure *metrics.Measure
	named   []string
	in      *measureInputs
}

// paths lists every file that is read, each once.
func (in *changeInputs) paths() []string {
	var out []string
	add := func(paths ...string) {
		for _, p := range paths {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	add(in.scored...)
	for _, a := range in.answers {
		add(a.Path)
	}
	for _, m := range in.measured {
		add(m.in.paths()...)
	}
	add(in.rosters...)
	return out
}

// gather settles which files are read: those named, told apart by what they hold, or
// the project's.
func (opts *ChangeOptions) gather(ctx context.Context, p *project.Project, declared *intake.Options) (*changeInputs, error) {
	in := &changeInputs{rosters: slices.Clone(opts.Roster)}
	if err := noFileTwice(slices.Concat(opts.Files, opts.Roster)); err != nil {
		return nil, err
	}
	if len(opts.Files) == 0 {
		return in, opts.ofProject(in, p, declared)
	}
	var answers []intake.Input
	for _, path := range opts.Files {
		if err := opts.tellApart(ctx, in, &answers, path); err != nil {
			return nil, err
		}
	}
	var err error
	if len(answers) > 0 {
		if in.answers, err = sdqInputs(p, declared, answers); err != nil {
			return nil, err
		}
	}
	// An already scored file stands by itself: it is about whoever it is about. The
	// list of the project belongs to the project's own files.
	if len(in.rosters) == 0 && len(in.scored) < len(opts.Files) {
		if in.rosters, err = rosterFiles(nil, p); err != nil {
			return nil, err
		}
	}
	return in, opts.settleMeasured(in, p)
}

// tellApart puts a file where it belongs by what it holds.
func (opts *ChangeOptions) tellApart(ctx context.Context, in *changeInputs, answers *[]intake.Input, path string) error {
	scored, err := outcome.LooksScored(path)
	if err == nil && scored {
		in.scored = append(in.scored, path)
		return nil
	}
	if isResult(path) {
		return usagef("%s is what apst made of other files", path).hint("name those files, or the scores of apst score sdq")
	}
	held, err := holdings(ctx, intake.Input{Path: path})
	if err != nil {
		return err
	}
	if held.list {
		in.rosters = append(in.rosters, path)
		return nil
	}
	if held.answers {
		*answers = append(*answers, intake.Input{Path: path})
	}
	for _, m := range held.measures {
		i := slices.IndexFunc(in.measured, func(s *changeSource) bool { return s.measure == m })
		if i < 0 {
			in.measured = append(in.measured, &changeSource{measure: m})
			i = len(in.measured) - 1
		}
		in.measured[i].named = append(in.measured[i].named, path)
	}
	return nil
}

// ofProject takes the files that apst.yaml names.
func (opts *ChangeOptions) ofProject(in *changeInputs, p *project.Project, declared *intake.Options) error {
	if p == nil {
		return noFiles(cmp.Or(opts.Command, "apst change"), "a file", "FILE...")
	}
	var err error
	if in.answers, err = sdqInputs(p, declared, nil); err != nil {
		return err
	}
	for _, m := range measures() {
		own, err := opts.asked().inputs(m, p, nil)
		if err != nil {
			return err
		}
		if len(own.Inputs) > 0 {
			in.measured = append(in.measured, &changeSource{measure: m, in: own})
		}
	}
	if in.rosters, err = rosterFiles(in.rosters, p); err != nil {
		return err
	}
	if len(in.answers)+len(in.measured) == 0 {
		return usagef("%s names no files", projectFile(p)).hint("add them under sources; or name them: %s FILE...", cmp.Or(opts.Command, "apst change"))
	}
	return opts.settleMeasured(in, p)
}

// settleMeasured settles how the files of the measures are read: as their command
// reads them, and where nobody says otherwise with what a change needs of them.
func (opts *ChangeOptions) settleMeasured(in *changeInputs, p *project.Project) error {
	slices.SortFunc(in.measured, func(a, b *changeSource) int {
		return slices.Index(measures(), a.measure) - slices.Index(measures(), b.measure)
	})
	for _, s := range in.measured {
		if s.in == nil {
			var err error
			if s.in, err = opts.asked().inputs(s.measure, p, s.named); err != nil {
				return err
			}
		}
		for name, value := range s.measure.Course {
			if _, said := s.in.Settings[name]; !said {
				s.in.Settings[name] = value
			}
		}
		s.in.Rosters = in.rosters
		opts.countUntil(s)
	}
	return nil
}

// asked is what the command line says of the measures beside the SDQ.
func (opts *ChangeOptions) asked() *measureAsked {
	return &measureAsked{Roster: opts.Roster, Key: opts.Declared.key, AsOf: opts.AsOf, Settings: metrics.Settings{}}
}

// readSources reads everything.
func (j *changeJob) readSources(ctx context.Context) error {
	var err error
	if len(j.in.rosters) > 0 {
		j.opts.IO.Doing("reading %s", listNames(j.in.rosters))
		r, err := roster.Read(ctx, j.in.rosters, j.read)
		if err != nil {
			return err
		}
		if j.listed = differentPupils(r); j.listed == 0 {
			j.noList = true
			return nil
		}
		if !j.asOf.IsZero() {
			r.FillYears(j.asOf)
		}
		j.roll, j.births = r.Roll(), r.Births()
	}
	if len(j.in.scored) > 0 {
		if err = j.readScored(ctx); err != nil {
			return err
		}
	}
	if len(j.in.answers) > 0 {
		if err = j.readAnswers(ctx); err != nil {
			return err
		}
	}
	for _, s := range j.in.measured {
		if err = j.readMeasure(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// differentPupils is how many pupils a list has, each once however often they came.
func differentPupils(r *roster.Roster) int {
	different := map[string]bool{}
	for i := range r.Pupils {
		different[r.Pupils[i].ID] = true
	}
	return len(different)
}

// sdqSource is the source of the SDQ, made when it is first met.
func (j *changeJob) sdqSource() *cohort.Source {
	for i := range j.sources {
		if j.sources[i].Measure == "sdq" {
			return &j.sources[i]
		}
	}
	j.sources = append(j.sources, newSDQSource())
	return &j.sources[len(j.sources)-1]
}

func newSDQSource() cohort.Source {
	return cohort.Source{Measure: "sdq", Title: "Strengths and Difficulties Questionnaire", Noun: "questionnaires", Ruleset: sdq.Ruleset, Outcomes: outcome.Outcomes()}
}

// readScored takes the scores of files that were scored already.
func (j *changeJob) readScored(ctx context.Context) error {
	src := j.sdqSource()
	for _, path := range j.in.scored {
		j.opts.IO.Doing("reading %s", path)
		r, err := outcome.ReadScored(ctx, path, j.read)
		if err != nil {
			return err
		}
		for _, row := range r.Rows {
			src.Rows = append(src.Rows, cohort.Row(row))
		}
		src.Files = append(src.Files, cohort.File{Name: r.Name, Read: r.Read, Outside: r.Outside, Used: len(r.Rows), Again: r.Again, Refused: r.Left})
	}
	return nil
}

// readAnswers scores the answers, as apst score sdq does.
func (j *changeJob) readAnswers(ctx context.Context) error {
	j.opts.IO.Doing("scoring answers")
	survey := intake.New(j.declared, j.read, nil)
	defer survey.Close()
	if err := survey.Read(ctx, j.in.answers); err != nil {
		return err
	}
	if err := unmatched(survey); err != nil {
		return err
	}
	survey.KnowBirths(j.births)
	src := j.sdqSource()
	each := j.opts.Answers
	if each == nil {
		each = func(*intake.Scored) {}
	}
	scored, err := outcome.CollectEach(ctx, survey, each)
	if err != nil {
		return err
	}
	for _, row := range scored.Rows {
		src.Rows = append(src.Rows, cohort.Row(row))
	}
	for _, f := range scored.Files {
		src.Files = append(src.Files, cohort.File(f))
	}
	src.Items = scored.Items
	var files []record.Input
	for _, f := range survey.Files {
		files = append(files, record.Input{Path: f.Path, Name: f.Name})
	}
	return j.readPeople(ctx, src, files, j.opts.Declared.key)
}

// readPeople reads the names and dates of birth beside the identifiers of files.
func (j *changeJob) readPeople(ctx context.Context, src *cohort.Source, files []record.Input, key string) error {
	for _, f := range files {
		people, err := record.People(ctx, f, record.Options{Key: key, Roll: j.roll})
		if err != nil {
			return err
		}
		for _, who := range people {
			src.People = append(src.People, cohort.Person(who))
		}
	}
	return nil
}

// readMeasure reads a measure, as its own command does.
func (j *changeJob) readMeasure(ctx context.Context, s *changeSource) error {
	m := s.measure
	j.opts.IO.Doing("reading %s", listNames(s.in.paths()))
	request, err := s.in.request(ctx, j.opts.IO, m, j.project, j.opts.asked(), j.read)
	if err != nil {
		return err
	}
	reading, err := m.Read(ctx, request)
	if err != nil {
		return err
	}
	defer reading.Close()
	src := cohort.Source{Measure: m.ID, Title: m.Title, Noun: m.Spec.Noun, Ruleset: m.Ruleset, Outcomes: m.Outcomes}
	if asker, ok := reading.(metrics.Asker); ok {
		src.Outcomes = slices.Concat(src.Outcomes, asker.Outcomes())
	}
	if server, ok := reading.(metrics.Server); ok {
		src.Service = *server.Service()
	}
	for table := range m.Tables {
		from := slices.IndexFunc(m.Tables[table].Columns, func(c metrics.Column) bool { return c.Name == "source" })
		for row, err := range j.keeping(m, reading, table) {
			if err != nil {
				return err
			}
			if row.Pupil == "" { // of a survey without names
				src.Unnamed = append(src.Unnamed, row.Values...)
			}
			if row.Pupil == "" || len(row.Values) == 0 {
				continue
			}
			own := cohort.Row{Pupil: row.Pupil, At: row.At, Values: slices.Clone(row.Values)}
			if from >= 0 && from < len(row.Cells) {
				own.From = row.Cells[from].Text
			}
			src.Rows = append(src.Rows, own)
		}
	}
	for _, f := range reading.Source().Files {
		own := cohort.File{Name: f.Name}
		for _, sh := range f.Sheets {
			own.Read += sh.Rows
			own.Outside += sh.Heads + sh.Outside + sh.Others + sh.Blank
			own.Used += sh.Records
			own.Refused += sh.LeftOut
		}
		src.Files = append(src.Files, own)
	}
	if err := j.readPeople(ctx, &src, s.in.Inputs, s.in.Key); err != nil {
		return err
	}
	j.sources = append(j.sources, src)
	return nil
}
