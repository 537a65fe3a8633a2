package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"apst/finding"
	"apst/ingest"
	"apst/report"
)

// fixListMade is a fix list that was written, and what became of the one before.
type fixListMade struct {
	path        string
	list        *report.FixList
	form        report.FixForm
	why         string
	again, gone int // findings of the list before, found again and not
	still       int // findings that it has as done
}

// sources are the files that were read, in order, with what was found in them.
func (j *checkJob) sources() []*report.FixList {
	var out []*report.FixList
	for _, f := range j.survey.Files {
		out = append(out, &report.FixList{Path: f.Path, Name: f.Name, Hash: f.Hash})
	}
	for _, path := range j.files.rosters {
		out = append(out, &report.FixList{Path: path, Name: filepath.Base(path)})
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
			l.Hash = file.Hash()
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

// writeFixLists writes the fix list of the one file that was read, or one for each
// with findings and a workbook that leads to them.
func (j *checkJob) writeFixLists(ctx context.Context) error {
	lists := j.sources()
	j.fill(lists)
	paths := fixListPaths(j.opts.FixList, lists)
	if err := j.opts.Output.Check(append(j.files.paths(), j.opts.Declared.maps...), paths...); err != nil {
		return err
	}
	before, err := j.before(append(paths, j.opts.FixList), lists)
	if err != nil {
		return err
	}
	var contents []report.FixListEntry
	for i, l := range lists {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := report.FixListEntry{Name: l.Name}
		for k := range l.Items {
			e.Counts[l.Items[k].Severity]++
		}
		made := fixListMade{path: paths[i], list: l}
		for _, past := range before[l.Name] {
			again := past.Carry(l.Items)
			made.again += again
			made.gone += past.Lines() - again
		}
		if len(l.Items) > 0 || before[l.Name] != nil || len(lists) == 1 {
			if err := j.writeFixList(&made); err != nil {
				return err
			}
			e.File = filepath.Base(paths[i])
		}
		contents = append(contents, e)
	}
	if len(lists) == 1 {
		return nil
	}
	return j.opts.Output.Write(j.opts.IO, j.opts.FixList, func(w io.Writer) error { return report.WriteFixListContents(w, contents) })
}

func (j *checkJob) writeFixList(made *fixListMade) error {
	j.opts.IO.Doing("writing %s", made.path)
	for i := range made.list.Items {
		if made.list.Items[i].Status == report.Statuses[1] {
			made.still++
		}
	}
	err := j.opts.Output.Write(j.opts.IO, made.path, func(w io.Writer) (err error) {
		made.form, made.why, err = made.list.Write(w)
		return err
	})
	if errors.Is(err, report.ErrSourceChanged) {
		return dataf("%s has changed while it was checked", made.list.Path).hint("run apst check again")
	}
	j.lists = append(j.lists, *made)
	return err
}

// fixListPaths names the fix list of every source: the file asked for, or beside
// it one with the source's name.
func fixListPaths(path string, lists []*report.FixList) []string {
	if len(lists) == 1 {
		return []string{path}
	}
	stem := strings.TrimSuffix(path, filepath.Ext(path))
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
		try := fmt.Sprintf("%s - %s.xlsx", stem, name)
		for n := 2; used[strings.ToLower(try)]; n++ {
			try = fmt.Sprintf("%s - %s (%d).xlsx", stem, name, n)
		}
		used[strings.ToLower(try)] = true
		out[i] = try
	}
	return out
}

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

// before reads the fix lists that are about to be replaced, by source. What is
// something else is not replaced, nor is a fix list into whose copy corrections
// were typed: they would be lost.
func (j *checkJob) before(paths []string, lists []*report.FixList) (map[string][]*report.PastFixList, error) {
	out := map[string][]*report.PastFixList{}
	seen := map[string]bool{}
	for _, path := range paths {
		if seen[path] {
			continue
		}
		seen[path] = true
		past, there := report.ReadFixList(path)
		switch {
		case !there:
			continue
		case past == nil:
			return nil, usagef("%s is there already and is no fix list", path).hint("name another file: --fix-list FILE.xlsx")
		case len(past.Changed) > 0:
			return nil, refuseChanged(path, past)
		case past.Source != "":
			out[past.Source] = append(out[past.Source], past)
		}
	}
	return out, nil
}

func refuseChanged(path string, past *report.PastFixList) error {
	var places []string
	for _, at := range past.Changed[:min(len(past.Changed), shownFindings)] {
		places = append(places, at.String())
	}
	text := strings.Join(places, ", ")
	if more := len(past.Changed) - shownFindings; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return usagef("cells were changed in %s, which is about to be replaced: %s", path, text).
		hint("put the corrections into your own file, %s; then delete the fix list and check again", past.Source).
		hint("or keep it, and name another: --fix-list FILE.xlsx")
}

// tellLists says where the fix lists are and what is in them.
func (j *checkJob) tellLists() {
	ios := j.opts.IO
	if j.opts.FixList == "" {
		return
	}
	ios.Errf("\n")
	if len(j.lists) != 1 || j.lists[0].path != j.opts.FixList {
		ios.Errf("fix lists: %s leads to each\n", j.opts.FixList)
	}
	for i := range j.lists {
		m := &j.lists[i]
		what := fmt.Sprintf("%s to look at", howMany(len(m.list.Items), "finding"))
		if len(m.list.Items) == 0 {
			what = "nothing left to correct"
		}
		ios.Errf("fix list: %s: %s, %s\n", m.path, m.form, what)
		if m.why != "" {
			ios.Errf("  no copy of the workbook: %s\n", m.why)
		}
		if m.again+m.gone > 0 {
			ios.Errf("  of the list before, %s found again with the status it had, %s gone\n", grouped(int64(m.again)), grouped(int64(m.gone)))
		}
		if m.still > 0 {
			ios.Errf("  %s marked as done, and still found\n", grouped(int64(m.still)))
		}
	}
}
