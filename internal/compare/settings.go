package compare

import (
	"slices"
	"strings"
)

// Settings of three kinds: those that say which files and days the data are, which
// belong to the data; those that say how something is said, which move no number; and
// the others, which may.
var (
	ofData  = []string{"as_of", "change.from", "change.to", "report_term", "terms", "closures", "school"}
	silent  = []string{"rules", "reports", "format"}
	forFile = []string{".files", ".map"} // endings
)

// below reports whether a setting is one of a list or stands below it.
func below(name string, list []string) bool {
	return slices.ContainsFunc(list, func(top string) bool {
		return name == top || strings.HasPrefix(name, top+".") || strings.HasPrefix(name, top+"[")
	})
}

// SettingsChanged are the settings that are not the same, by name, sorted. What merely
// names files is none: their bytes are looked at.
func SettingsChanged(old, now *Basis) []string {
	var out []string
	if old == nil || now == nil || !old.Whole || !now.Whole {
		return nil
	}
	for name, value := range old.Settings {
		if other, ok := now.Settings[name]; !ok || other != value {
			out = append(out, name)
		}
	}
	for name := range now.Settings {
		if _, ok := old.Settings[name]; !ok {
			out = append(out, name)
		}
	}
	out = slices.DeleteFunc(out, func(name string) bool {
		return slices.ContainsFunc(forFile, func(e string) bool { return strings.HasSuffix(name, e) })
	})
	slices.Sort(out)
	return out
}

// moves reports whether a setting may move a number of a measure. alone says that the
// number is one of the measure's own files, which go by the measure's settings only.
func moves(setting, measure string, alone bool) bool {
	switch {
	case below(setting, ofData), below(setting, silent):
		return false
	case strings.HasPrefix(setting, "sources."):
		return measure == "" || below(setting, []string{"sources." + measure, "sources.roster"})
	}
	return !alone
}
