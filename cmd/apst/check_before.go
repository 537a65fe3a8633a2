package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/report"
)

// pastList is a fix list that was made before.
type pastList struct {
	*report.PastFixList
	path     string
	renamed  bool   // its source had another name, or stood elsewhere
	replaced bool   // another is about to be written in its place
	aside    string // where it is kept, because cells were changed in it
}

// listsBefore are the fix lists that are there, by source, the newest first.
type listsBefore struct {
	of        map[*report.FixList][]pastList
	unchecked []pastList // of sources that were not checked now
}

// before reads the fix lists that are about to be replaced and those beside them.
// What is something else is not replaced, nor is the fix list of a source that was
// not checked: what somebody wrote in it would be lost.
func (j *checkJob) before(paths []string, lists []*report.FixList) (*listsBefore, error) {
	out := &listsBefore{of: map[*report.FixList][]pastList{}}
	own := slices.Compact(append([]string{j.opts.FixList}, paths...))
	for _, path := range own {
		past, there := report.ReadFixList(path)
		if !there {
			continue
		}
		if past == nil {
			return nil, usagef("%s is there already and is no fix list", path).hint("name another file: --fix-list FILE.xlsx")
		}
		owner, renamed := ownerOf(path, past, lists)
		switch {
		case owner != nil:
			out.of[owner] = append(out.of[owner], pastList{PastFixList: past, path: path, renamed: renamed, replaced: true})
		case !past.Several || isOfOthers(path, past, lists):
			return nil, refuseOther(path, past)
		}
	}
	for _, path := range listsBeside(j.opts.FixList) {
		if slices.Contains(own, path) {
			continue
		}
		past, _ := report.ReadFixList(path)
		if past == nil || past.Several {
			continue
		}
		owner, renamed := ownerOf(path, past, lists)
		switch p := (pastList{PastFixList: past, path: path, renamed: renamed}); {
		case owner == nil:
			out.unchecked = append(out.unchecked, p)
		case len(out.of[owner]) == 0:
			out.of[owner] = append(out.of[owner], p)
		}
	}
	return out, nil
}

// ownerOf is the source of a fix list: the file that stands where it stood or,
// where none does any more, the one that holds the same.
func ownerOf(path string, past *report.PastFixList, lists []*report.FixList) (owner *report.FixList, renamed bool) {
	if past.Several {
		return nil, false
	}
	if l, there := sourceAt(path, past.Sources[0], lists); there {
		return l, false
	}
	for _, l := range lists {
		if !past.IsOf(l) {
			continue
		}
		if owner != nil {
			return nil, false
		}
		owner = l
	}
	return owner, owner != nil
}

// sourceAt is the source that stands where a fix list says; it is nil where that is
// none of those checked, and there is whether a file stands there at all.
func sourceAt(path string, s report.PastSource, lists []*report.FixList) (l *report.FixList, there bool) {
	if s.Path == "" {
		return nil, false
	}
	info, err := os.Stat(filepath.Join(filepath.Dir(path), filepath.FromSlash(s.Path)))
	if err != nil {
		return nil, false
	}
	for _, l := range lists {
		if other, err := os.Stat(l.Path); err == nil && os.SameFile(info, other) {
			return l, true
		}
	}
	return nil, true
}

// isOfOthers reports whether none of the sources that a list leads to was checked,
// though one is still there.
func isOfOthers(path string, past *report.PastFixList, lists []*report.FixList) bool {
	left := false
	for _, s := range past.Sources {
		l, there := sourceAt(path, s, lists)
		if l != nil {
			return false
		}
		left = left || there
	}
	return left
}

func refuseOther(path string, past *report.PastFixList) error {
	var names []string
	for _, s := range past.Sources {
		names = append(names, s.Name)
	}
	return usagef("%s is the fix list of another file: %s", path, listNames(names)).
		hint("name another: --fix-list FILE.xlsx").
		hint("if that file is gone for good, delete its fix list or move it elsewhere")
}

// listsBeside are the files beside a fix list that are called as those of several
// sources are.
func listsBeside(path string) []string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), filepath.Base(besideStem(path))) && hasEnding(e.Name(), ".xlsx") {
			out = append(out, filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
	return out
}

// pathFrom is the path of a source from the folder of its fix list; empty where
// there is none, as between two drives.
func pathFrom(list, source string) string {
	from, errFrom := filepath.Abs(filepath.Dir(list))
	to, errTo := filepath.Abs(source)
	rel, err := filepath.Rel(from, to)
	if errFrom != nil || errTo != nil || err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// setAside keeps a fix list that is about to be replaced, if cells were changed in
// its copy: they are corrections in the wrong place.
func (j *checkJob) setAside(p *pastList) error {
	if !p.replaced || len(p.Changed) == 0 {
		return nil
	}
	stem := strings.TrimSuffix(p.path, filepath.Ext(p.path))
	p.aside = stem + " (changed).xlsx"
	for n := 2; ; n++ {
		if _, err := os.Lstat(p.aside); err != nil {
			break
		}
		p.aside = fmt.Sprintf("%s (changed %d).xlsx", stem, n)
	}
	return copyFile(j.opts.IO, j.opts.Output, p.path, p.aside)
}

func copyFile(ios *IO, out Output, from, to string) error {
	if from == to {
		return nil
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("reading %s again: %w", from, err)
	}
	return out.Write(ios, to, func(w io.Writer) error { _, err := w.Write(data); return err })
}

// tell says what became of a list before.
func (p *pastList) tell(ios *IO, m *fixListMade) {
	if p.renamed {
		ios.Errf("  the list before was of %s: the same rows, so the same file under another name\n", p.Sources[0].Name)
	}
	if p.path != m.path {
		ios.Errf("  statuses are taken over from %s\n", p.path)
	}
	p.tellAside(ios)
}

// tellAside says where a list before is kept, into whose copy something was typed.
func (p *pastList) tellAside(ios *IO) {
	if p.aside != "" {
		ios.Errf("  cells were changed in the list before, which is kept: %s\n", p.aside)
		var places []string
		for _, at := range p.Changed[:min(len(p.Changed), shownFindings)] {
			places = append(places, at.String())
		}
		if more := len(p.Changed) - shownFindings; more > 0 {
			places = append(places, fmt.Sprintf("and %d more", more))
		}
		ios.wrapped("  put the corrections into your own file: ", strings.Join(places, ", "))
	}
}
