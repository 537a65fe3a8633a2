package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/internal/project"
	"apst/internal/suggest"
	"apst/metrics"
)

// measureOperand reads MEASURE or MEASURE.SCALE of a measure beside the SDQ; it
// reports false for a word that names none.
func (opts *ExplainOptions) measureOperand(word string) (bool, error) {
	id, scale, dotted := strings.Cut(strings.ToLower(word), ".")
	m := measureNamed(id)
	if m == nil {
		return false, nil
	}
	if dotted && !slices.Contains(m.Scales, scale) {
		err := usagef("%s has no %q that can be explained", m.ID, scale)
		if near := suggest.List(scale, m.Scales, 3); len(near) > 0 {
			return true, err.hint("did you mean %s.%s?", m.ID, near[0])
		}
		return true, err.hint("it has %s", strings.Join(m.Scales, ", "))
	}
	opts.Measure, opts.MeasureScale = m, scale
	return true, nil
}

// settleMeasure refuses options that would do nothing.
func (opts *ExplainOptions) settleMeasure() error {
	if opts.Measure == nil {
		if opts.Period != "" {
			return usagef("--period %s: a questionnaire is of no period", opts.Period).hint("for attendance: apst explain PUPIL attendance --period %s", opts.Period)
		}
		return nil
	}
	said := opts.Declared
	said.key = ""
	for _, o := range []struct{ name, value string }{{"--informant", opts.Informant}, {"--rater", opts.Rater}, {said.said(), said.said()}} {
		if o.value != "" {
			return usagef("%s is about questionnaires, and says nothing of %s", o.name, opts.Measure.ID).hint("leave it out")
		}
	}
	if opts.Declared.key != "" && len(opts.From) == 0 {
		return usagef("--key says how --from files are read; what was scored is read as it was scored").hint("add --from FILE, or leave it out")
	}
	return nil
}

// explainedMeasure is what explain says of a pupil and a measure; the text page and
// the JSON file are both made from it.
type explainedMeasure struct {
	Format      int                 `json:"format"`
	Measure     string              `json:"measure"`
	Title       string              `json:"title"`
	Ruleset     string              `json:"ruleset"`
	Pupil       string              `json:"pupil_id"`
	Derivations []explainedDerived  `json:"values"`
	Settings    []explainedSettings `json:"settings,omitempty"`
}

type explainedSettings struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// explainedDerived is one value and how it came about.
type explainedDerived struct {
	Of    string          `json:"of"`
	Value string          `json:"value,omitempty"`
	Why   string          `json:"why_not,omitempty"`
	Steps []explainedStep `json:"steps,omitempty"`
	Cells []explainedUsed `json:"cells,omitempty"`
	Notes []string        `json:"notes,omitempty"`
	Rules []string        `json:"rules,omitempty"`
	See   []string        `json:"see,omitempty"`
}

type explainedStep struct {
	Text   string `json:"text"`
	Result string `json:"result"`
}

type explainedUsed struct {
	Place   string `json:"place"`
	Field   string `json:"field"`
	Stored  string `json:"stored"`
	Read    string `json:"read,omitempty"`
	Counted string `json:"counted,omitempty"`
}

// runExplainMeasure finds what a measure says of the pupil, and shows how.
func runExplainMeasure(ctx context.Context, opts *ExplainOptions) error {
	ios, m := opts.IO, opts.Measure
	p, err := openProject()
	if err != nil {
		return err
	}
	in, asked, from, err := opts.measureOrigin(p)
	if err != nil {
		return err
	}
	path := opts.Output.Path("pupil", "explain")
	if err := opts.Output.Check(in.paths(), path); err != nil {
		return err
	}
	progress := ios.NewProgress("reading")
	defer progress.Done()
	ios.Doing("reading %s", listNames(in.paths()))
	request, err := in.request(ctx, ios, m, p, asked, &finding.Log{})
	if err != nil {
		return err
	}
	request.Progress = func(rows int) { progress.Update(int64(rows), 0, "rows") }
	reading, err := m.Read(ctx, request)
	if err != nil {
		return err
	}
	defer reading.Close()
	found, err := reading.Explain(metrics.Query{Pupil: opts.Pupil, Scale: opts.MeasureScale, Wave: opts.Wave, Period: opts.Period, Placement: opts.Placement})
	progress.Done()
	if err != nil {
		return err
	}
	ios.Errf("read: %s\n", from)
	if len(found) == 0 {
		return dataf("nothing of that pupil in %s, as it was asked for", m.Spec.Noun).
			hint("identifiers are compared as apst score %s writes them", m.ID).
			hint("for everything there is of a pupil: apst explain PUPIL %s", m.ID)
	}
	page := newExplainedMeasure(opts, in, found)
	return opts.Output.Write(ios, path, func(w io.Writer) error {
		if opts.Output.Format == "json" {
			return writeIndented(w, page)
		}
		_, err := io.WriteString(w, page.text(opts.IO))
		return err
	})
}

// measureOrigin is which files are read again: those named, those that were read
// last, or the project's.
func (opts *ExplainOptions) measureOrigin(p *project.Project) (*measureInputs, *measureAsked, string, error) {
	m := opts.Measure
	if len(opts.From) > 0 {
		asked := &measureAsked{Key: opts.Declared.key, Settings: metrics.Settings{}}
		in, err := asked.inputs(m, p, opts.From)
		return in, asked, listNames(opts.From), err
	}
	record := cmp.Or(opts.Provenance, filepath.Join(projectFolder(), "out", "pupil", m.ID+"-provenance.json"))
	read, err := readMeasureProvenance(record, m)
	if err != nil {
		return nil, nil, "", err
	}
	if read != nil {
		in, asked, err := read.inputs(record)
		return in, asked, "what " + record + " names", err
	}
	if opts.Provenance != "" {
		return nil, nil, "", usagef("%s: there is no such file", opts.Provenance).hint("apst score %s writes one", m.ID)
	}
	asked := &measureAsked{Settings: metrics.Settings{}}
	in, err := asked.inputs(m, p, nil)
	if err != nil {
		return nil, nil, "", err
	}
	if len(in.Inputs) == 0 {
		return nil, nil, "", usagef("nothing was scored here, so there is nothing to explain").
			hint("apst score %s FILE, and then explain", m.ID).hint("or name the files: apst explain PUPIL %s --from FILE", m.ID)
	}
	return in, asked, "the files of the project", nil
}

func newExplainedMeasure(opts *ExplainOptions, in *measureInputs, found []metrics.Derivation) *explainedMeasure {
	m := opts.Measure
	page := &explainedMeasure{Format: 1, Measure: m.ID, Title: m.Title, Ruleset: m.Ruleset, Pupil: opts.Pupil}
	for _, o := range m.Options {
		if v := m.Get(in.Settings, o.Name); v != "" {
			page.Settings = append(page.Settings, explainedSettings{o.Name, v})
		}
	}
	for _, d := range found {
		x := explainedDerived{Of: d.Of, Value: d.Value, Why: d.Why, Notes: d.Notes, See: d.See}
		for _, s := range d.Steps {
			x.Steps = append(x.Steps, explainedStep(s))
		}
		for _, c := range d.Cells {
			x.Cells = append(x.Cells, explainedUsed{c.At.String(), c.Field, c.Stored, c.Read, c.Counted})
		}
		for _, r := range d.Rules {
			x.Rules = append(x.Rules, r.ID)
		}
		page.Derivations = append(page.Derivations, x)
	}
	return page
}

// text is the page for people.
func (p *explainedMeasure) text(ios *IO) string {
	var b strings.Builder
	pagef(&b, "pupil %s\n\n%s (%s), ruleset %s\n", p.Pupil, p.Title, p.Measure, p.Ruleset)
	for _, s := range p.Settings {
		pagef(&b, "  %s: %s\n", s.Name, s.Value)
	}
	for _, d := range p.Derivations {
		d.text(&b)
	}
	return b.String()
}

func (d *explainedDerived) text(b *strings.Builder) {
	value := d.Value
	if value == "" {
		value = "blank"
	}
	pagef(b, "\n%s: %s\n", d.Of, value)
	if d.Why != "" {
		pagef(b, "  why: %s\n", d.Why)
	}
	for _, s := range d.Steps {
		if s.Result == "" {
			pagef(b, "  %s\n", s.Text)
		} else {
			pagef(b, "  %s: %s\n", s.Text, s.Result)
		}
	}
	place, field := 0, 0
	for _, c := range d.Cells {
		place, field = max(place, len(c.Place)), max(field, len(c.Field))
	}
	for _, c := range d.Cells {
		line := fmt.Sprintf("  %-*s  %-*s  \"%s\"", place, c.Place, field, c.Field, c.Stored)
		if c.Read != "" && c.Read != c.Stored {
			line += " read as " + c.Read
		}
		if c.Counted != "" {
			line += ": " + c.Counted
		}
		pagef(b, "%s\n", line)
	}
	for _, n := range d.Notes {
		pagef(b, "  note: %s\n", n)
	}
	if len(d.Rules) > 0 {
		pagef(b, "  rules: %s\n", strings.Join(d.Rules, ", "))
	}
	if len(d.See) > 0 {
		pagef(b, "  more: apst methods %s\n", strings.Join(d.See, ", apst methods "))
	}
}
