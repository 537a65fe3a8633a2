package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"apst/internal/runlog"
)

// show writes the plan as a page: what is read, what would be done and why, what would
// be written and, unless it is to be short, every setting.
func (plan *runPlan) show(w io.Writer, short bool) {
	pagef(w, "read\n")
	width := 0
	for _, in := range plan.allRead() {
		width = max(width, len(in.Name))
	}
	for _, in := range plan.allRead() {
		pagef(w, "  %-*s  %9s bytes  sha256 %.12s  %s%s\n", width, in.Name, grouped(in.Size), in.SHA256, strings.Join(in.Of, ", "), plan.news(in.File))
	}
	pagef(w, "\nstages\n")
	width = 0
	for _, s := range plan.stages {
		width = max(width, len(s.name))
	}
	for _, s := range plan.stages {
		text := "as before"
		if len(s.why) > 0 {
			text = "to do: " + shortened(s.why)
		}
		pagef(w, "  %-*s  %s\n", width, s.name, text)
	}
	for _, s := range plan.held {
		pagef(w, "  %-*s  left as it is\n", width, s.Name)
	}
	for _, s := range plan.gone {
		pagef(w, "  %-*s  not asked for any more; what it wrote stays as it is\n", width, s.Name)
	}
	plan.showWritten(w)
	if short {
		return
	}
	pagef(w, "\nsettings\n")
	width = 0
	for _, s := range plan.settings {
		width = max(width, len(s.Name))
	}
	for _, s := range plan.settings {
		value := s.Value
		if value == "" {
			value = "none"
		}
		pagef(w, "  %-*s  %s  (%s)\n", width, s.Name, value, s.From)
	}
}

// shownChanges is how many reasons the page gives for a stage; the JSON has all.
const shownChanges = 3

func shortened(why []string) string {
	if more := len(why) - shownChanges; more > 0 {
		return fmt.Sprintf("%s; and %d more", strings.Join(why[:shownChanges], "; "), more)
	}
	return strings.Join(why, "; ")
}

// showWritten lists what would be written. A folder of which every file is replaced is
// one line.
func (plan *runPlan) showWritten(w io.Writer) {
	if len(plan.undone()) == 0 {
		pagef(w, "\nnothing is written: nothing changed\n")
		return
	}
	pagef(w, "\nwritten\n")
	for _, s := range plan.undone() {
		var folders []string
		count := map[string]int{}
		for _, name := range plan.writes(s) {
			if folder := collected(name); folder != "" {
				if count[folder]++; count[folder] == 1 {
					folders = append(folders, folder)
				}
				continue
			}
			pagef(w, "  %s  %s\n", name, plan.fate(name))
		}
		for _, folder := range folders {
			pagef(w, "  %s  %s\n", folder, plan.fate(folder))
		}
	}
	pagef(w, "  out/%s  %s\n", runlog.FileName, plan.fate("out/"+runlog.FileName))
}

// collected is the folder of tables, charts or reports that a file is one of many in.
func collected(name string) string {
	i := strings.LastIndexByte(name, '/')
	for _, folder := range []string{"/tables", "/charts", "/reports"} {
		if i >= 0 && strings.HasSuffix(name[:i], folder) {
			return name[:i+1]
		}
	}
	return ""
}

func (plan *runPlan) fate(name string) string {
	switch {
	case !plan.there(name):
		return "new"
	case strings.HasSuffix(name, "/"):
		return "its files replaced"
	}
	return "replaced"
}

// allRead are the project's file, the sources and the maps.
func (plan *runPlan) allRead() []runlog.Input {
	out := []runlog.Input{{File: plan.config, Of: []string{"settings"}}}
	out = append(out, plan.inputs...)
	for _, m := range plan.maps {
		out = append(out, runlog.Input{File: m.File, Of: append([]string{"map for"}, m.Of...)})
	}
	return out
}

// news says whether a file is not as it was at the run before.
func (plan *runPlan) news(f runlog.File) string {
	if len(plan.before.Inputs) == 0 {
		return ""
	}
	known := append([]runlog.Input{{File: plan.before.Config}}, plan.before.Inputs...)
	for _, old := range append(known, plan.before.Maps...) {
		if old.Name == f.Name {
			if old.SHA256 == f.SHA256 {
				return ""
			}
			return "  (changed)"
		}
	}
	return "  (new)"
}

// planFile is the plan as JSON.
type planFile struct {
	Format   int              `json:"format"`
	Read     []runlog.Input   `json:"read"`
	Stages   []planStage      `json:"stages"`
	Gone     []string         `json:"not_asked_for_any_more"`
	Settings []runlog.Setting `json:"settings"`
}

type planStage struct {
	Name   string      `json:"stage"`
	ToDo   bool        `json:"to_do"`
	Why    []string    `json:"why"`
	Writes []planWrite `json:"writes"`
}

type planWrite struct {
	Name     string `json:"file"`
	Replaces bool   `json:"replaces"`
}

// writeJSON writes the plan for programs.
func (plan *runPlan) writeJSON(w io.Writer) error {
	out := planFile{Format: 1, Read: plan.allRead(), Gone: []string{}, Settings: plan.settings}
	for _, s := range plan.stages {
		own := planStage{Name: s.name, ToDo: len(s.why) > 0, Why: append([]string{}, s.why...), Writes: []planWrite{}}
		if own.ToDo {
			for _, name := range plan.writes(s) {
				own.Writes = append(own.Writes, planWrite{name, plan.there(name)})
			}
		}
		out.Stages = append(out.Stages, own)
	}
	for _, s := range plan.gone {
		out.Gone = append(out.Gone, s.Name)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}
