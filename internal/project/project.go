// Package project reads apst.yaml: which school it is, where its sources are,
// what is to be said of them that the files leave open, and which rules are to be
// reported at another level, and why.
//
// A project file is written by people, so every complaint has its line, what was
// seen and what was expected. A key that is not known is refused, never passed
// over: a mistyped setting would otherwise do nothing, silently.
package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/suggest"
	"apst/metrics"
	"apst/metrics/cohort"
)

// FileName is the file that makes a folder a project.
const FileName = "apst.yaml"

// Format is the newest form of the file that this program knows.
const Format = 1

// maxFile bounds the file; a real one has a few kilobytes.
const maxFile = 1 << 20

// Project is what apst.yaml says.
type Project struct {
	Folder   string // the folder it stands in
	School   School
	AsOf     string // the day as of which is reported, as 2023-07-21; empty when it is not said
	SDQ      []SDQSource
	Roster   []Files
	Measures []MeasureSource // of the measures other than the SDQ
	Rules    []RuleLevel
	Change   Change
	Release  Release
	Return   Return   // of the return to the evaluator
	Reports  []string // which of [ReportWords] a run makes; empty for none
	Term     string   // the term that reports are about, as it was written; empty for none

	terms, closures dates
	settings        []Setting // of the file, in its order
}

// School is whose project it is.
type School struct {
	Name, URN string
	Arm       string // taskforce or comparison; empty when it is not said
}

// Files is a file, or a pattern such as data/*.xlsx, as it was written.
type Files struct {
	Pattern string
	Line    int
}

// RuleLevel reports a rule at a level of the project's own. What a finding costs
// does not change with it.
type RuleLevel struct {
	ID       string
	Severity finding.Severity
	Reason   string // never empty
	Line     int
}

// Error is what is wrong with a project, and where.
type Error struct {
	File string
	Line int // 0 where it is no line of the file
	Text string
	Hint string // what to do, a line each
}

// Error is the place and the complaint.
func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s", e.place(), e.Text)
}

func (e *Error) place() string {
	if e.Line == 0 {
		return e.File
	}
	return fmt.Sprintf("%s line %d", e.File, e.Line)
}

// Hints says what to do.
func (e *Error) Hints() []string {
	if e.Hint == "" {
		return nil
	}
	return strings.Split(e.Hint, "\n")
}

// Find looks for a project file in a folder and those above it.
func Find(from string) (path string, found bool) { return find(from, FileName) }

// misnamed are what editors make of the name of a project file.
var misnamed = []string{FileName + ".txt", "apst.yml", "apst.yml.txt"}

// FindMisnamed looks for a file that would be the project's under its right name.
func FindMisnamed(from string) (path string, found bool) {
	for _, name := range misnamed {
		if path, found := find(from, name); found {
			return path, true
		}
	}
	return "", false
}

func find(from, name string) (path string, found bool) {
	dir, err := filepath.Abs(from)
	if err != nil {
		return "", false
	}
	for ; ; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return shorter(path), true
		}
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
}

// shorter is the path as seen from the current folder, which people can read.
func shorter(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(here, path); err == nil {
		return rel
	}
	return path
}

// Load reads a project file; measures are those that it may have sources of. What
// is wrong with it is an [*Error].
func Load(path string, measures ...*metrics.Measure) (*Project, error) {
	data, err := read(path)
	if err != nil {
		return nil, err
	}
	p, err := parse(data, measures)
	if err != nil {
		var bad *Error
		if errors.As(err, &bad) {
			bad.File = path
		}
		return nil, err
	}
	p.Folder = filepath.Dir(path)
	return p, nil
}

func read(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &Error{File: path, Text: "there is no such file", Hint: "make a project with: apst init"}
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", path, err)
	case !info.Mode().IsRegular() || info.Size() > maxFile:
		return nil, &Error{File: path, Text: "this is no project file", Hint: "make a project with: apst init"}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return data, nil
}

func parse(data []byte, measures []*metrics.Measure) (*Project, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, syntax(err, data)
	}
	if len(doc.Content) == 0 {
		return nil, &Error{Text: "the file says nothing", Hint: "make a project with: apst init"}
	}
	p := &Project{Change: Change{Settings: cohort.DefaultSettings()}, Reports: DefaultReports(), settings: flatten(doc.Content[0], "", nil)}
	format := 0
	err := group(doc.Content[0], "apst.yaml", fields{
		"format":      func(n *yaml.Node) error { return whole(n, "format", &format) },
		"school":      p.readSchool,
		"as_of":       p.readAsOf,
		"sources":     func(n *yaml.Node) error { return p.readSources(n, measures) },
		"rules":       p.readRules,
		"change":      p.readChange,
		"release":     p.readRelease,
		"return":      p.readReturn,
		"reports":     p.readReports,
		"report_term": p.readTerm,

		"terms":    p.readTerms,
		"closures": p.readClosures,
	}, "format")
	switch {
	case format > Format: // before all else: a newer file may say what this program cannot know
		return nil, &Error{Line: doc.Content[0].Line, Text: fmt.Sprintf("the file has format %d, and this program knows up to %d", format, Format), Hint: "get a newer apst"}
	case err != nil:
		return nil, err
	case format != Format:
		return nil, &Error{Line: doc.Content[0].Line, Text: fmt.Sprintf("format is %d", format), Hint: fmt.Sprintf("write format: %d", Format)}
	}
	if err := p.checkTerms(); err != nil {
		return nil, err
	}
	return p, p.contradictions()
}

func (p *Project) readSchool(n *yaml.Node) error {
	return group(n, "school", fields{
		"name": func(n *yaml.Node) error { return text(n, "name", &p.School.Name) },
		"urn":  p.readURN,
		"arm":  func(n *yaml.Node) error { return word(n, "arm", &p.School.Arm, "taskforce", "comparison") },
	})
}

// readURN reads the number of the school: six digits, as they were written.
func (p *Project) readURN(n *yaml.Node) error {
	if err := text(n, "urn", &p.School.URN); err != nil {
		return err
	}
	urn := p.School.URN
	if len(urn) != 6 || strings.Trim(urn, "0123456789") != "" {
		return &Error{Line: n.Line, Text: fmt.Sprintf("urn %q is not six digits", urn), Hint: "the number is on the school's page of Get Information about Schools"}
	}
	return nil
}

func (p *Project) readAsOf(n *yaml.Node) error {
	if err := text(n, "as_of", &p.AsOf); err != nil {
		return err
	}
	if _, err := ParseDay(p.AsOf); err != nil {
		return &Error{Line: n.Line, Text: fmt.Sprintf("as_of %q is no day", p.AsOf), Hint: "write it as 2023-07-21"}
	}
	return nil
}

// ParseDay reads a day as a project and the command line write it: 2023-07-21, or
// 21/07/2023.
func ParseDay(s string) (ingest.Date, error) {
	d, bad := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(s)}, false)
	if bad != ingest.DateFine || d.Day == 0 {
		return ingest.Date{}, fmt.Errorf("%q is no day", s)
	}
	return d, nil
}

func (p *Project) readRules(n *yaml.Node) error {
	return eachOf(n, "rules", func(key, value *yaml.Node) error {
		level := RuleLevel{ID: key.Value, Line: key.Line}
		severity := ""
		err := group(value, "rule "+key.Value, fields{
			"severity": func(n *yaml.Node) error { return word(n, "severity", &severity, "error", "warning", "info") },
			"reason":   func(n *yaml.Node) error { return text(n, "reason", &level.Reason) },
		}, "severity", "reason")
		if err != nil {
			return err
		}
		level.Severity, _ = finding.ParseSeverity(severity)
		p.Rules = append(p.Rules, level)
		return nil
	})
}

// CheckRules refuses a level for a rule that does not exist.
func (p *Project) CheckRules(known []*finding.Rule) error {
	ids := make([]string, len(known))
	for i, r := range known {
		ids[i] = r.ID
	}
	for _, level := range p.Rules {
		if !slices.Contains(ids, level.ID) {
			e := &Error{File: filepath.Join(p.Folder, FileName), Line: level.Line, Text: fmt.Sprintf("there is no rule %q", level.ID), Hint: "apst methods lists the rules"}
			if near := suggest.Nearest(level.ID, ids); near != "" {
				e.Hint = "did you mean " + near + "?"
			}
			return e
		}
	}
	return nil
}

// Apply sets the levels of a log.
func (p *Project) Apply(log *finding.Log) {
	for _, level := range p.Rules {
		log.SetSeverity(level.ID, level.Severity)
	}
}
