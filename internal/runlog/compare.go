package runlog

import (
	"fmt"
	"os"
	"slices"
	"sort"
)

// Planned is a stage as it would be done now.
type Planned struct {
	Name     string
	Settings []Setting
	Lines    string // of the settings in apst.yaml, as one hash
	Inputs   []File
}

// Why says what has changed since a stage was done, in the order setting, input,
// output; empty where nothing has. before is nil where it was never done.
func (p *Planned) Why(before *Stage, f *Folder) []string {
	if before == nil {
		return []string{"it has not been done yet"}
	}
	var why []string
	if !before.Outcome.Finished() {
		why = append(why, "it was not finished last time")
	}
	why = append(why, settingsChanged(before.Settings, p.Settings)...)
	if before.Outcome == Findings && before.Lines != p.Lines && len(why) == 0 {
		why = append(why, "its settings stand in other lines of apst.yaml, and findings may name them")
	}
	why = append(why, filesChanged(before.Inputs, p.Inputs)...)
	for _, out := range before.Outputs {
		now, err := f.Hash(f.At(out.Name))
		switch {
		case os.IsNotExist(err):
			why = append(why, out.Name+" is not there any more")
		case err != nil:
			why = append(why, out.Name+" cannot be read")
		case now.SHA256 != out.SHA256:
			why = append(why, out.Name+" is not as it was written")
		}
	}
	return why
}

// settingsChanged says which settings differ, by name.
func settingsChanged(before, now []Setting) []string {
	was, is := map[string]string{}, map[string]string{}
	for _, s := range before {
		was[s.Name] = s.Value
	}
	for _, s := range now {
		is[s.Name] = s.Value
	}
	var why []string
	for name, value := range is {
		switch old, ok := was[name]; {
		case !ok:
			why = append(why, fmt.Sprintf("%s is new: %s", name, shown(value)))
		case old != value:
			why = append(why, fmt.Sprintf("%s was %s and is %s", name, shown(old), shown(value)))
		}
	}
	for name := range was {
		if _, ok := is[name]; !ok {
			why = append(why, name+" is gone")
		}
	}
	sort.Strings(why)
	return why
}

func shown(value string) string {
	if value == "" {
		return "empty"
	}
	return value
}

// filesChanged says which files differ, by name.
func filesChanged(before, now []File) []string {
	at := func(list []File, f File) int {
		return slices.IndexFunc(list, func(o File) bool { return o.Name == f.Name })
	}
	var why []string
	for _, f := range now {
		switch i := at(before, f); {
		case i < 0:
			why = append(why, f.Name+" is new")
		case before[i].SHA256 != f.SHA256:
			why = append(why, f.Name+" changed")
		}
	}
	for _, f := range before {
		if at(now, f) < 0 {
			why = append(why, f.Name+" is not read any more")
		}
	}
	return why
}
