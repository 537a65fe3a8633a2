package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"apst/internal/runlog"
)

// say writes the line of a stage.
func (j *runJob) say(name, text string) {
	j.ios.wrapped(fmt.Sprintf("%-*s  ", j.width, name), text)
}

// outcome is what came of a stage, in words.
func (j *runJob) outcome(s *runlog.Stage) string {
	var parts []string
	switch s.Outcome {
	case runlog.Failed:
		return "not done"
	case runlog.Refused:
		return "refused by the disclosure gate"
	}
	if g := j.now.Gate; s.Name == releaseStage && g != nil {
		parts = append(parts, fmt.Sprintf("profile %s, %s of %s numbers shown", g.Profile, grouped(int64(g.Shown)), grouped(int64(g.Numbers))))
	}
	if s.Errors+s.Warnings > 0 {
		text := howMany(s.Errors, "error") + ", " + howMany(s.Warnings, "warning")
		if i := slices.IndexFunc(s.Outputs, func(f runlog.File) bool { return strings.HasSuffix(f.Name, "findings.json") }); i >= 0 {
			text += " (" + s.Outputs[i].Name + ")"
		}
		parts = append(parts, text)
	}
	parts = append(parts, howMany(len(s.Outputs), "file"))
	return strings.Join(parts, "; ")
}

// tell says at the end what is there now, and what to do about what is not.
func (j *runJob) tell(undone []*plannedStage) {
	ios := j.ios
	switch {
	case len(undone) == 0:
		ios.Errf("nothing changed\n")
	default:
		j.tellRelease()
	}
	for _, s := range j.plan.gone {
		ios.wrapped("", fmt.Sprintf("%s is not asked for any more; what it wrote stays as it is: %s", s.Name, shortFiles(s.Outputs)))
	}
	if j.now.Stage("check").Errors > 0 {
		ios.Errf("what is wrong in the files, and where: apst check\n")
	}
}

// tellRelease names what may be handed out.
func (j *runJob) tellRelease() {
	s := j.now.Stage(releaseStage)
	if s == nil || j.plan.opts.NoRelease || !s.Outcome.Finished() {
		return
	}
	var pages []string
	folder := ""
	for _, f := range s.Outputs {
		if ending := path.Ext(f.Name); strings.HasPrefix(f.Name, "out/release/") && (ending == ".html" || ending == ".xlsx") {
			folder, pages = path.Dir(f.Name), append(pages, path.Base(f.Name))
		}
	}
	if len(pages) > 0 {
		j.ios.wrapped("", fmt.Sprintf("may leave the school: %s in %s", strings.Join(pages, ", "), folder))
	}
}

// shortFiles names some files and counts the rest.
func shortFiles(files []runlog.File) string {
	var names []string
	for _, f := range files[:min(len(files), shownChanges)] {
		names = append(names, f.Name)
	}
	if more := len(files) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, ", ")
}
