package main

import (
	"context"
	"slices"
	"strings"

	"apst/finding"
	"apst/internal/project"
	"apst/metrics"
)

// runStage is one of the things that a run does.
type runStage struct {
	name    string   // for people and for the manifest
	goesBy  []string // the settings that it hangs on: sections of apst.yaml
	also    []string // and others, as name and value: what it is made with
	reads   []string // files, as seen from here
	expects []string // what it will write, as far as that is known beforehand
	lane    lane     // what it has to wait for
	do      func(ctx context.Context, ios *IO) error
}

// hangsOn reports whether the stage goes by a setting.
func (s *runStage) hangsOn(setting string) bool {
	return slices.ContainsFunc(s.goesBy, func(section string) bool {
		rest, ok := strings.CutPrefix(setting, section)
		return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
	})
}

// sections of apst.yaml that all stages of pupils' data hang on.
var (
	dataSections   = []string{"as_of", "sources", "rules", "terms", "closures"}
	changeSections = slices.Concat(dataSections, []string{"school", "change"})
)

// stageMaker makes the stages of a project.
type stageMaker struct {
	opts   *RunOptions
	p      *project.Project
	of     map[string][]string // files by source: sdq, roster, attendance, dates
	shared *sharedChange
}

// stages are what the project asks for, in order.
func (m *stageMaker) stages(ctx context.Context) ([]*runStage, error) {
	if err := m.findFiles(); err != nil {
		return nil, err
	}
	if len(m.p.SDQ)+len(m.p.Measures) == 0 {
		return nil, usagef("%s names no files", projectFile(m.p)).hint("add them under sources")
	}
	out := []*runStage{m.check()}
	if len(m.p.SDQ) > 0 {
		out = append(out, m.scoreSDQ())
	}
	for _, id := range m.p.Measured() {
		out = append(out, m.scoreMeasure(measureNamed(id)))
	}
	out = append(out, m.change())
	if !m.opts.NoRelease {
		release, err := m.release(ctx)
		if err != nil {
			return nil, err
		}
		out = append(out, release)
	}
	if m.p.Makes(project.ReportQuality) {
		out = append(out, m.quality())
	}
	if m.p.Makes(project.ReportPupil) {
		out = append(out, m.leaversReports())
	}
	return out, nil
}

// findFiles finds the files of every source. A pattern that fits nothing is refused.
func (m *stageMaker) findFiles() error {
	m.of = map[string][]string{}
	sdq, err := m.p.SDQInputs()
	if err != nil {
		return projectError(err)
	}
	for _, in := range sdq {
		m.of["sdq"] = append(m.of["sdq"], in.Path)
	}
	for _, id := range m.p.Measured() {
		asked := &measureAsked{Settings: metrics.Settings{}}
		in, err := asked.inputs(measureNamed(id), m.p, nil)
		if err != nil {
			return err
		}
		for _, own := range in.Inputs {
			m.of[id] = append(m.of[id], own.Path)
		}
	}
	if m.of["roster"], err = m.p.RosterFiles(); err != nil {
		return projectError(err)
	}
	m.of["dates"], err = m.p.CalendarFiles()
	return projectError(err)
}

// files are those of some sources with their maps, each once.
func (m *stageMaker) files(sources ...string) []string {
	var out []string
	for _, source := range sources {
		for _, path := range slices.Concat(m.of[source], m.p.MapFiles(source)) {
			if !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
	}
	return out
}

// everything are all files that are read, and the decisions about identifiers.
func (m *stageMaker) everything() []string {
	sources := append([]string{"sdq"}, m.p.Measured()...)
	out := m.files(append(sources, "roster", "dates")...)
	if links := m.p.LinksFile(); links != "" {
		out = append(out, links)
	}
	return out
}

func (m *stageMaker) check() *runStage {
	return &runStage{
		name: "check", goesBy: dataSections, also: rulesetsOf(nil), reads: m.everything(), expects: []string{"out/pupil/findings.json"},
		do: func(ctx context.Context, ios *IO) error {
			out, err := resolveOutput("", "json", []string{"json"}, "json")
			if err != nil {
				return err
			}
			return runCheck(ctx, &CheckOptions{IO: ios, FailOn: finding.Error, AsOf: m.opts.AsOf, Output: out})
		},
	}
}

func (m *stageMaker) scoreSDQ() *runStage {
	return &runStage{
		name: "score sdq", goesBy: []string{"as_of", "sources.sdq", "sources.roster", "rules"}, also: rulesetsOf([]string{"sdq"}), reads: m.files("sdq", "roster"),
		expects: []string{"out/pupil/sdq-scores.xlsx", "out/pupil/sdq-findings.json", "out/pupil/provenance.json"},
		do: func(ctx context.Context, ios *IO) error {
			out, err := pupilOutput("", "", scoreFormats, "xlsx")
			if err != nil {
				return err
			}
			own := out
			own.Format = "json" // findings.json is what the check found
			return runScoreSDQ(ctx, &ScoreSDQOptions{IO: ios, FailOn: finding.Error, AsOf: m.opts.AsOf, Output: out, Findings: own.Path("pupil", "sdq-findings")})
		},
	}
}

func (m *stageMaker) scoreMeasure(of *metrics.Measure) *runStage {
	sections, sources := []string{"as_of", "sources." + of.ID, "sources.roster", "rules", "terms", "closures"}, []string{of.ID, "roster", "dates"}
	if of.Wants != nil { // windows about referrals and contacts
		sections, sources = append(sections, "sources.support"), append(sources, "support")
	}
	return &runStage{
		name: "score " + of.ID, goesBy: sections, also: rulesetsOf([]string{of.ID}), reads: m.files(sources...),
		expects: []string{"out/pupil/" + of.ID + ".xlsx", "out/pupil/" + of.ID + "-findings.json", "out/pupil/" + of.ID + "-provenance.json"},
		do: func(ctx context.Context, ios *IO) error {
			out, err := pupilOutput("", "", scoreFormats, "xlsx")
			if err != nil {
				return err
			}
			return runScoreMeasure(ctx, &ScoreMeasureOptions{IO: ios, Measure: of, Asked: measureAsked{Settings: metrics.Settings{}, AsOf: m.opts.AsOf}, FailOn: finding.Error, Output: out})
		},
	}
}

// changeOptions are the options of what is made from the analysis, which is worked out
// once for all of them.
func (m *stageMaker) changeOptions(ios *IO) ChangeOptions {
	return ChangeOptions{IO: ios, Command: "apst run", FailOn: finding.Error, AsOf: m.opts.AsOf, Shared: m.shared, KeepRows: m.keepsRows()}
}

func (m *stageMaker) change() *runStage {
	return &runStage{
		name: "change", lane: ofAll, goesBy: changeSections, also: rulesetsOf(nil), reads: m.everything(),
		expects: []string{"out/pupil/change.xlsx", "out/pupil/links.xlsx", "out/pupil/results.csv", "out/pupil/change-findings.json"},
		do: func(ctx context.Context, ios *IO) error {
			out, err := pupilOutput("", "", changeFormats, "xlsx")
			if err != nil {
				return err
			}
			o := m.changeOptions(ios)
			o.Output = out
			return runChange(ctx, &o)
		},
	}
}

// rulesetsOf is what scores of some measures are made with, all of them for none: the
// program and their rules and tables, as names and values.
func rulesetsOf(of []string) []string {
	facts := readBuildFacts()
	out := []string{"apst", facts.Version + ", commit " + facts.Commit}
	for _, r := range rulesets() {
		if of == nil || slices.Contains(of, r.Measure) {
			out = append(out, "ruleset of "+r.Measure, r.Ruleset)
		}
	}
	return out
}
