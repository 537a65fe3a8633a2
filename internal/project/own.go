package project

import (
	"slices"
	"strings"
)

// Own lists the files that a project is made of, as far as they are there: its own
// file, its sources, its lists of pupils, its dates, its maps and its decisions.
// Nothing may be written over them.
func (p *Project) Own() []string {
	own := []string{p.file()}
	files := slices.Concat(p.Roster, p.terms.files, p.closures.files)
	for i := range p.SDQ {
		s := &p.SDQ[i]
		files = append(files[:len(files):len(files)], s.Files...)
		if s.Map.Pattern != "" {
			own = append(own, p.path(s.Map.Pattern))
		}
	}
	for i := range p.Measures {
		s := &p.Measures[i]
		files = append(files[:len(files):len(files)], s.Files...)
		if s.Map.Pattern != "" {
			own = append(own, p.path(s.Map.Pattern))
		}
	}
	if p.Change.Links.Pattern != "" {
		own = append(own, p.path(p.Change.Links.Pattern))
	}
	for _, f := range files {
		// One pattern by itself, so that a bad one hides no other.
		found, err := p.expand([]Files{f}, true)
		if err == nil {
			own = append(own, found...)
		}
	}
	return own
}

// OnServer reports whether a path names a server, as \\server\share does. Windows
// signs in to whatever server a path names, so a file that came from elsewhere must
// not choose it.
func OnServer(path string) bool {
	path = strings.ReplaceAll(path, `\`, "/")
	return strings.HasPrefix(path, "//") || strings.HasPrefix(path, "/??/")
}

// MapFiles are the maps of a measure's sources, each once; "sdq" is a measure too.
func (p *Project) MapFiles(measure string) []string {
	var out []string
	add := func(f Files) {
		if path := p.path(f.Pattern); f.Pattern != "" && !slices.Contains(out, path) {
			out = append(out, path)
		}
	}
	for i := range p.SDQ {
		if measure == "sdq" {
			add(p.SDQ[i].Map)
		}
	}
	for i := range p.Measures {
		if p.Measures[i].Measure == measure {
			add(p.Measures[i].Map)
		}
	}
	return out
}

// LinksFile is the file of decisions about identifiers; empty for none.
func (p *Project) LinksFile() string {
	if p.Change.Links.Pattern == "" {
		return ""
	}
	return p.path(p.Change.Links.Pattern)
}
