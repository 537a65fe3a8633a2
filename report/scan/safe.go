package scan

import (
	"path"
	"strings"
)

const hidden = "(hidden)"

// tells reports whether a name of a file, part, sheet or tag gives somebody away. It
// uses a matcher of its own, because it is asked while another text is being searched.
func (l *looker) tells(name string) bool {
	const most = 10_000
	tells, ok := l.safes[name]
	if !ok {
		tells = l.look(name)
		if len(l.safes) < most {
			l.safes[name] = tells
		}
	}
	return tells
}

func (l *looker) look(name string) bool {
	m := matcher{Scanner: l.m.Scanner}
	if len(m.find([]byte(name))) > 0 {
		return true
	}
	for _, v := range views([]byte(name)) {
		if len(m.find(v)) > 0 {
			return true
		}
	}
	return false
}

// safe is a name as a screen may show it.
func (l *looker) safe(name, instead string) string {
	if l.tells(name) {
		return instead
	}
	return name
}

// safePath is a path as a screen may show it: what gives somebody away is replaced, and
// the ending stays.
func (l *looker) safePath(name string) string {
	if !l.tells(name) {
		return name
	}
	parts := strings.Split(name, "/")
	found := false
	for i, p := range parts {
		if !l.tells(p) {
			continue
		}
		found = true
		parts[i] = hidden
		if ext := path.Ext(p); ext != p && !l.tells(ext) {
			parts[i] += ext
		}
	}
	if !found { // the forename is a folder's, the surname a file's
		return hidden + l.safe(path.Ext(name), "")
	}
	return strings.Join(parts, "/")
}
