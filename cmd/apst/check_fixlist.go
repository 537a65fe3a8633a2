package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"apst/finding"
	"apst/ingest"
	"apst/report"
)

// fixListMade is a fix list that was written, and what became of those before.
type fixListMade struct {
	path    string
	list    *report.FixList
	form    report.FixForm
	why     string
	before  []pastList
	carried report.Carried
	still   int  // findings that are marked as done
	asItWas bool // the list before stands, because the source could not be read
	failed  bool // it could not be written
}

// sources are the files that were read, in order, with what was found in them.
func (j *checkJob) sources() []*report.FixList {
	var out []*report.FixList
	for _, f := range j.survey.Files {
		out = append(out, &report.FixList{Path: f.Path, Name: f.Name, Hash: f.Hash})
	}
	for _, c := range j.files.measured {
		for _, in := range c.in.Inputs {
			if !slices.ContainsFunc(out, func(l *report.FixList) bool { return l.Path == in.Path }) {
				out = append(out, &report.FixList{Path: in.Path, Name: in.Name})
			}
		}
	}
	for _, f := range j.rosterFiles() {
		out = append(out, &report.FixList{Path: f.Path, Name: f.Name})
	}
	return out
}

// fill gives every source its findings: errors and warnings, in the order of the
// log. Findings with nothing to correct are counted.
func (j *checkJob) fill(lists []*report.FixList) {
	of := map[string]*report.FixList{}
	for _, l := range lists {
		of[l.Name] = l
		if l.Hash != [32]byte{} {
			continue
		}
		if file, err := ingest.Open(l.Path); err == nil { // read, though not for answers
			if hash, err := file.Hash(); err == nil {
				l.Hash = hash
			}
			file.Close()
		}
	}
	for _, g := range j.log.Groups() {
		for i := range g.Kept {
			switch l := of[g.Kept[i].From.File]; {
			case l == nil:
			case g.Severity == finding.Info:
				l.Notes++
			default:
				l.Items = append(l.Items, report.FixItem{Finding: g.Kept[i], Severity: g.Severity})
			}
		}
	}
}

// fixListPlan is which fix lists are to be written, and where.
type fixListPlan struct {
	lists  []*report.FixList
	paths  []string // of each
	before *listsBefore
}

// planFixLists refuses, before anything is written, fix lists that would replace
// what they should not.
func (j *checkJob) planFixLists() (*fixListPlan, error) {
	p := &fixListPlan{lists: j.sources()}
	j.fill(p.lists)
	p.paths = fixListPaths(j.opts.FixList, p.lists)
	err := j.opts.Output.CheckPlaces(append(j.files.paths(), j.opts.Declared.maps...), p.paths...)
	if err == nil {
		p.before, err = j.before(p.paths, p.lists)
	}
	if err != nil {
		return nil, err
	}
	j.unchecked = p.before.unchecked
	return p, nil
}

// writeFixLists writes the fix list of the one file that was read, or one for each
// with findings and a workbook that leads to them.
func (j *checkJob) writeFixLists(ctx context.Context, plan *fixListPlan) error {
	lists, paths, before := plan.lists, plan.paths, plan.before
	var contents []report.FixListEntry
	for i, l := range lists {
		if err := ctx.Err(); err != nil {
			return err
		}
		l.From, l.Command = pathFrom(paths[i], l.Path), j.command()
		e := report.FixListEntry{Name: l.Name, From: pathFrom(j.opts.FixList, l.Path)}
		for k := range l.Items {
			e.Counts[l.Items[k].Severity]++
		}
		if len(l.Items) > 0 || before.of[l] != nil || len(lists) == 1 {
			if err := j.writeFixList(ctx, &fixListMade{path: paths[i], list: l, before: before.of[l]}); err != nil {
				return err
			}
			e.File = filepath.Base(paths[i])
		}
		contents = append(contents, e)
	}
	if len(lists) == 1 {
		return nil
	}
	err := j.opts.Output.Write(j.opts.IO, j.opts.FixList, func(w io.Writer) error {
		return report.WriteFixListContents(w, contents, j.command())
	})
	j.leads = err == nil
	return err
}

// writeFixList writes one fix list with the statuses of those before. Into whose
// copy something was typed is kept beside it. Where the source cannot be read now,
// the list before stands: nobody can tell what of it is corrected.
func (j *checkJob) writeFixList(ctx context.Context, made *fixListMade) (err error) {
	ios, out := j.opts.IO, j.opts.Output
	ios.Doing("writing %s", made.path)
	defer func() {
		made.failed = err != nil
		j.lists = append(j.lists, *made)
	}()
	for i := range made.before {
		if err := j.setAside(&made.before[i]); err != nil {
			return err
		}
	}
	if made.list.Hash == [32]byte{} && len(made.before) > 0 {
		made.asItWas = true
		return copyFile(ios, out, made.before[0].path, made.path)
	}
	var pasts []*report.PastFixList
	for _, b := range made.before {
		pasts = append(pasts, b.PastFixList)
	}
	if made.carried, err = made.list.Carry(pasts); err == nil {
		for i := range made.list.Items {
			if made.list.Items[i].Status == report.Statuses[1] {
				made.still++
			}
		}
		err = out.Write(ios, made.path, func(w io.Writer) (err error) {
			made.form, made.why, err = made.list.Write(ctx, w)
			return err
		})
	}
	if errors.Is(err, report.ErrSourceChanged) {
		return dataf("%s has changed while it was checked", made.list.Path).hint("run it again: %s", j.command())
	}
	return err
}

// fixListPaths names the fix list of every source: the file asked for, or beside
// it one with the source's name.
func fixListPaths(path string, lists []*report.FixList) []string {
	if len(lists) == 1 {
		return []string{path}
	}
	stem := besideStem(path)
	short := func(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }
	count := map[string]int{}
	for _, l := range lists {
		count[strings.ToLower(plainName(short(l.Name)))]++
	}
	out := make([]string, len(lists))
	used := map[string]bool{strings.ToLower(path): true}
	for i, l := range lists {
		name := plainName(short(l.Name))
		if count[strings.ToLower(name)] > 1 { // SDQ.xlsx and SDQ.csv
			name = plainName(l.Name)
		}
		try := stem + name + ".xlsx"
		for n := 2; used[strings.ToLower(try)]; n++ {
			try = fmt.Sprintf("%s%s (%d).xlsx", stem, name, n)
		}
		used[strings.ToLower(try)] = true
		out[i] = try
	}
	return out
}

// besideStem is what the names of the fix lists of several sources begin with.
func besideStem(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) + " - " }

// longName is how much of a source's name goes into that of its fix list.
const longName = 80

// plainName is a text that any system takes for a file's name.
func plainName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, s)
	if utf8.RuneCountInString(s) > longName {
		s = string([]rune(s)[:longName])
	}
	return strings.TrimRight(s, ". ")
}

// tellLists says where the fix lists are and what is in them.
func (j *checkJob) tellLists() {
	ios := j.opts.IO
	if j.opts.FixList == "" {
		return
	}
	ios.Errf("\n")
	if j.leads {
		ios.Errf("fix lists: %s leads to each\n", j.opts.FixList)
	}
	for i := range j.lists {
		j.lists[i].tell(ios)
	}
	for _, past := range j.unchecked {
		ios.Errf("left as it is: %s, the fix list of %s, which was not checked now\n", past.path, past.Sources[0].Name)
	}
}

// tell says what is in a fix list and what became of those before.
func (m *fixListMade) tell(ios *IO) {
	what := fmt.Sprintf("%s to look at", howMany(len(m.list.Items), "finding"))
	switch {
	case m.failed:
		ios.Errf("fix list: %s: not written\n", m.path)
		for _, b := range m.before {
			b.tellAside(ios)
		}
		return
	case m.asItWas:
		ios.Errf("fix list: %s: as it was, because %s cannot be read now\n", m.path, m.list.Name)
		return
	case len(m.list.Items) == 0:
		what = "nothing left to correct"
	}
	ios.Errf("fix list: %s: %s, %s\n", m.path, m.form, what)
	if m.why != "" {
		ios.Errf("  no copy of the workbook: %s\n", m.why)
	}
	for _, b := range m.before {
		b.tell(ios, m)
	}
	c := m.carried
	if c.Again+c.Gone > 0 {
		ios.Errf("  of the list before, %s found again with the status it had, %s gone\n", grouped(int64(c.Again)), grouped(int64(c.Gone)))
	}
	if c.Kept > 0 {
		ios.Errf("  %s from before, in Status, could not be given to a finding: see the foot of the list\n", howMany(c.Kept, "remark"))
	}
	if m.still > 0 {
		ios.Errf("  %s marked as done, and still found\n", grouped(int64(m.still)))
	}
}
