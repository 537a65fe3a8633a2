package main

import (
	"apst/internal/compare"
	"apst/internal/manual"
)

// diffFormat is the newest form of the file that apst diff writes.
const diffFormat = 1

// diffFile is what apst diff writes as JSON.
type diffFile struct {
	Format      int            `json:"format"`
	Command     string         `json:"command"`
	Old         diffSideFile   `json:"old"`
	New         diffSideFile   `json:"new"`
	Compared    []diffCompared `json:"compared"`
	Skipped     []diffSkipped  `json:"not_compared"`
	Changed     diffChanged    `json:"changed"`
	Causes      []diffCause    `json:"causes"`
	Groups      []diffGroup    `json:"groups"`
	Scales      []diffScale    `json:"scales"`
	Headlines   []diffHeadline `json:"headlines"`
	Differences []diffOne      `json:"differences"` // null without -o
}

type diffSideFile struct {
	Name   string `json:"name"`
	Form   string `json:"form"`
	Pupils int    `json:"pupils"`
}

type diffCompared struct {
	Place string `json:"place"`
	Table string `json:"table"`
	Old   int    `json:"rows_old"`
	New   int    `json:"rows_new"`
}

type diffSkipped struct {
	Place string `json:"place"`
	Why   string `json:"why"`
}

// diffChanged is what the sides rest on and is not the same; null where a side does not
// say it.
type diffChanged struct {
	Data     []string `json:"data"`
	Rules    *string  `json:"rules"`
	Settings []string `json:"settings"`
}

type diffCause struct {
	Cause   string `json:"cause"`
	Numbers int    `json:"numbers"`
	Meaning string `json:"meaning"`
}

type diffGroup struct {
	Group       string     `json:"group"`
	Differences int        `json:"differences"`
	Kinds       []diffKind `json:"kinds"`
}

type diffKind struct {
	Kind        string `json:"kind"`
	Title       string `json:"title"`
	Differences int    `json:"differences"`
	Pupils      int    `json:"pupils"`
}

type diffScale struct {
	Scale  string     `json:"scale"`
	Pupils int        `json:"pupils"`
	Kinds  []diffKind `json:"kinds"`
	Causes []string   `json:"causes"`
}

type diffHeadline struct {
	Population string `json:"population"`
	Measure    string `json:"measure"`
	Scale      string `json:"scale"`
	Informant  string `json:"informant"`
	Period     string `json:"period"`
	Statistic  string `json:"statistic"`
	Old        string `json:"old"`
	New        string `json:"new"`
	OldN       string `json:"n_old"`
	NewN       string `json:"n_new"`
	Moved      bool   `json:"moved"`
	Cause      string `json:"cause"`
}

type diffOne struct {
	Group  string            `json:"group"`
	Kind   string            `json:"kind"`
	Table  string            `json:"table"`
	Place  string            `json:"place"`
	Key    map[string]string `json:"key"`
	Pupil  string            `json:"pupil"`
	As     string            `json:"pupil_new"`
	Scale  string            `json:"scale"`
	Column string            `json:"column"`
	Old    string            `json:"old"`
	New    string            `json:"new"`
	Split  string            `json:"old_answers_new_rules"`
	Rows   int               `json:"rows"`
	Cause  string            `json:"cause"`
	Why    string            `json:"why"`
	// Follows says that another difference tells it already.
	Follows bool `json:"follows"`
}

// json is the page for programs.
func (p *diffPage) json() *diffFile {
	r := p.result
	out := &diffFile{Format: diffFormat, Command: "diff",
		Old: diffSideFile{p.old.path, p.old.form, r.OldPupils}, New: diffSideFile{p.now.path, p.now.form, r.NewPupils},
		Compared: []diffCompared{}, Skipped: []diffSkipped{}, Causes: []diffCause{}, Groups: []diffGroup{}, Scales: []diffScale{}, Headlines: []diffHeadline{}}
	for _, t := range r.Tables {
		out.Compared = append(out.Compared, diffCompared{t.Place, t.Table, t.Old, t.New})
	}
	for _, s := range r.Skipped {
		out.Skipped = append(out.Skipped, diffSkipped{s.Place, s.Why})
	}
	if r.Old != nil && r.New != nil {
		rules := rulesChanged(r.Old, r.New)
		out.Changed = diffChanged{append([]string{}, compare.InputsChanged(r.Old, r.New)...), &rules, nil}
		if r.Old.Whole && r.New.Whole {
			out.Changed.Settings = append([]string{}, compare.SettingsChanged(r.Old, r.New)...)
		}
	}
	for _, c := range r.Causes() {
		for _, m := range compare.CauseMeanings() {
			if m.Cause == c.Cause {
				out.Causes = append(out.Causes, diffCause{string(c.Cause), c.Differences, "because " + m.Words})
			}
		}
	}
	for _, g := range compare.Groups() {
		out.Groups = append(out.Groups, diffGroup{string(g), r.Count(g), diffKinds(r.Kinds(g))})
	}
	for _, s := range r.Scales() {
		one := diffScale{s.Scale, s.Pupils, diffKinds(s.Kinds), []string{}}
		for _, c := range s.Causes {
			one.Causes = append(one.Causes, string(c))
		}
		out.Scales = append(out.Scales, one)
	}
	for _, h := range r.Headlines {
		out.Headlines = append(out.Headlines, diffHeadline{h.Population, h.Measure, h.Scale, h.Informant, h.Period, h.Statistic, h.Old, h.New, h.OldN, h.NewN, h.Moved(), string(h.Cause)})
	}
	if p.details {
		out.Differences = diffOnes(r.Differences)
	}
	return out
}

func diffKinds(list []compare.KindCount) []diffKind {
	out := []diffKind{}
	for _, k := range list {
		out = append(out, diffKind{string(k.Kind), k.Kind.Info().Title, k.Differences, k.Pupils})
	}
	return out
}

func diffOnes(list []compare.Difference) []diffOne {
	out := []diffOne{}
	for i := range list {
		d := &list[i]
		one := diffOne{Group: string(d.Group()), Kind: string(d.Kind), Table: d.Table, Place: d.Place, Key: map[string]string{}, Pupil: d.Pupil, As: d.As, Scale: d.Scale,
			Column: d.Column, Old: d.Old, New: d.New, Split: d.Split, Rows: d.Rows, Cause: string(d.Cause), Why: d.Why, Follows: d.Follows}
		for _, k := range d.Key {
			one.Key[k.Column] = k.Value
		}
		out = append(out, one)
	}
	return out
}

var diffKeys = []manual.Column{
	textColumn("format", "version of the form of this file", "a whole number", never, "the program"),
	textColumn("command", "which command wrote it", "diff", never, "the program"),
	textColumn("old", "the side of before: its name, whether a folder, a file or a return, and how many pupils it has", "a group", never, "the command line"),
	textColumn("new", "the side of now, as old", "a group", never, "the command line"),
	textColumn("compared", "each table, JSON file and page that both have, with its rows", "a list", never, "both sides"),
	textColumn("not_compared", "each file that was left out, and why", "a list", "nothing was left out", "both sides"),
	textColumn("changed", "what they rest on that is not the same: data and settings by name, rules; null where a side does not say it", "a group", never, "manifest.json, or the provenance of the scores"),
	textColumn("causes", "why numbers moved, with how many", "a list; a cause is a word of compare.causes", "no number moved", "compare.causes"),
	textColumn("groups", "how many differences are about pupils, scales, rules and the layout, by kind", "a list; a kind is a word of compare.differences", never, "counted"),
	textColumn("scales", "how many differences there are of each scale, the worst first", "a list", "no scale differs", "counted"),
	textColumn("headlines", "the results that say the most, with what they were and are, and n", "a list", "no results were compared", "compare.headlines"),
	textColumn("differences", "every difference, worst consequence first: with pupil, key and values", "a list", "without -o", "compare.order"),
}
