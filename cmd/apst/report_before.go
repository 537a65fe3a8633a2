package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"apst/internal/project"
	"apst/report/disclosure"
	"apst/report/reports"
)

// termBefore is what was released of the term before, where its folder stands beside
// that of this term; nil and why not where it is not to be set beside this one. What was
// made for other readers shows what is hidden from these, and what is not as it was let
// out says nobody knows what.
func (w *tablesWriter) termBefore() (*reports.Before, string) {
	t := w.opts.term
	if t == nil || w.base == "" {
		return nil, ""
	}
	before := t.Before()
	folder := filepath.Join(filepath.Dir(w.base), before.String())
	files, err := releasedFiles(folder)
	if err != nil {
		return nil, w.leaveOut(folder, "its files cannot be read")
	}
	if len(files) == 0 {
		return nil, ""
	}
	switch profile := w.releasedUnder(files); profile {
	case w.profile.Name:
	case "":
		return nil, w.leaveOut(folder, "its files are of no release that was let out")
	default:
		return nil, w.leaveOut(folder, "it was made under profile "+profile+", and this one is made under profile "+w.profile.Name)
	}
	b, err := reports.NewBefore(before.Title(), os.DirFS(folder))
	if err != nil {
		return nil, w.leaveOut(folder, "its files cannot be read")
	}
	return b, ""
}

// leaveOut tells on the screen that a folder is left out, and what can be done.
func (w *tablesWriter) leaveOut(folder, why string) string {
	w.opts.Change.IO.wrapped("", fmt.Sprintf("the term before is not set beside this one: %s (%s). To have it there, make it again: apst report %s --term %s --profile %s",
		why, folder, w.reports[0], w.opts.term.Before(), w.profile.Name))
	return why
}

// releasedUnder is the profile under which files were released; empty where they are of
// no release that is remembered, or of one that was withdrawn. What stays in the school
// is not remembered, and says itself what it is.
func (w *tablesWriter) releasedUnder(files []artefact) string {
	if w.before == nil {
		return profileOfPage(files)
	}
	digest, found := digestOf(files), ""
	for _, e := range w.before.ledger.Entries {
		if e.Outputs == digest && e.Withdraws == 0 && !w.before.ledger.Withdrawn(e.Sequence) {
			if found = e.Profile; found == w.profile.Name {
				break
			}
		}
	}
	return found
}

// profileOfPage is the profile that the page of tables names; empty for none.
func profileOfPage(files []artefact) string {
	for _, f := range files {
		if filepath.Base(f.path) != "tables.html" {
			continue
		}
		for _, p := range disclosure.Profiles() {
			if strings.Contains(string(f.data), ` data-profile="`+p.Name+`"`) {
				return p.Name
			}
		}
	}
	return ""
}

// releasedFiles are the files of a release in a folder, with what is in them; none
// where there is no such folder. Files of others are not among them.
func releasedFiles(folder string) ([]artefact, error) {
	var out []artefact
	for _, path := range releasedPaths(folder) {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		out = append(out, artefact{path, data})
	}
	return out, nil
}

// releasedPaths are the names of the files of a release in a folder.
func releasedPaths(folder string) []string {
	var out []string
	whole := []string{"tables.xlsx", "tables.html"}
	for _, name := range project.ReportWords() {
		if isReleaseReport(name) {
			whole = append(whole, name+".html")
		}
	}
	for _, name := range whole {
		if path := filepath.Join(folder, name); isFile(path) {
			out = append(out, path)
		}
	}
	for _, part := range []string{"tables", "charts"} {
		list, err := os.ReadDir(filepath.Join(folder, part))
		if err != nil {
			continue // without its tables it is no release that is remembered
		}
		for _, e := range list {
			if e.Type().IsRegular() && releaseFile().MatchString(part+"/"+e.Name()) {
				out = append(out, filepath.Join(folder, part, e.Name()))
			}
		}
	}
	return out
}
