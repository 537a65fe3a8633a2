package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/metrics/calendar"
	"apst/synth/like"
)

// likeHead stands above the settings of a made project.
const likeHead = `# A made-up school: files laid out like a real school's, with pupils who do not exist.
# Made by apst synth --like.
`

// settings is the project's file of the made project: that of the originals with other
// files and other dates, and nothing of the school's.
func (j *likeJob) settings(parts []calendar.Part, closures []calendar.Closure) ([]byte, error) {
	root := &yaml.Node{Kind: yaml.MappingNode}
	if j.project != nil {
		data, err := os.ReadFile(projectFile(j.project))
		if err != nil {
			return nil, err
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
			return nil, fmt.Errorf("reading %s again: %w", projectFile(j.project), err)
		}
		root = doc.Content[0]
	}
	s := &likeSettings{job: j}
	s.walk(root, "")
	put(root, "format", scalar("1"))
	school := child(root, "school")
	if school == nil {
		school = put(root, "school", &yaml.Node{Kind: yaml.MappingNode})
	}
	put(school, "name", scalar("Example school (made up)"))
	put(school, "urn", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "999999", Style: yaml.DoubleQuotedStyle})
	put(root, "sources", s.sources(child(root, "sources")))
	p, c := moved(parts, closures, j.made.Day)
	s.calendar(root, p, c)
	var b bytes.Buffer
	b.WriteString(likeHead)
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		return nil, err
	}
	return b.Bytes(), enc.Close()
}

func scalar(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: s} }

// child is the value of a key of a group; nil for none.
func child(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// put sets the value of a key of a group.
func put(n *yaml.Node, key string, value *yaml.Node) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content[i+1] = value
			return value
		}
	}
	n.Content = append(n.Content, scalar(key), value)
	return value
}

func drop(n *yaml.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}

// likeSettings rewrites the settings of a project.
type likeSettings struct{ job *likeJob }

// walk takes remarks away, moves days and years, and leaves no word in a text that
// nobody knows. Names of keys are the program's own.
func (s *likeSettings) walk(n *yaml.Node, key string) {
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			k.HeadComment, k.LineComment, k.FootComment = "", "", ""
			s.walk(n.Content[i+1], k.Value)
		}
		drop(n, "links")
	case yaml.SequenceNode:
		for _, c := range n.Content {
			s.walk(c, key)
		}
	case yaml.ScalarNode:
		switch key {
		case "files", "map", "name":
		case "reason":
			n.Value, n.Tag, n.Style = "as in the original project", "!!str", 0
		default:
			if to := s.job.made.Text(n.Value); to != n.Value {
				n.Value = to
			}
		}
	}
}

// sources are the sources with the names of the files that were made.
func (s *likeSettings) sources(old *yaml.Node) *yaml.Node {
	out := &yaml.Node{Kind: yaml.MappingNode}
	done := map[*like.Made]bool{}
	for i := 0; old != nil && i+1 < len(old.Content); i += 2 {
		key, value := old.Content[i].Value, old.Content[i+1]
		if value.Kind == yaml.MappingNode {
			if s.named(value, key, done) {
				put(out, key, value)
			}
			continue
		}
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, one := range value.Content {
			if s.named(one, key, done) {
				list.Content = append(list.Content, one)
			}
		}
		if len(list.Content) > 0 {
			put(out, key, list)
		}
	}
	for _, f := range s.job.made.Files {
		if !done[f] {
			s.add(out, f)
		}
	}
	return out
}

// named gives a source the names of the files that were made like its own; it reports
// whether there are any.
func (s *likeSettings) named(source *yaml.Node, measure string, done map[*like.Made]bool) bool {
	files := child(source, "files")
	if files == nil {
		return false
	}
	var made []*like.Made
	for _, f := range s.job.made.Files {
		if s.of(f, measure) && slices.ContainsFunc(files.Content, func(n *yaml.Node) bool { return s.fits(n.Value, f.Of.Path) }) {
			made = append(made, f)
		}
	}
	if len(made) == 0 {
		return false
	}
	names := &yaml.Node{Kind: yaml.SequenceNode}
	for _, f := range made {
		done[f] = true
		names.Content = append(names.Content, scalar(likeData+"/"+f.Name))
	}
	put(source, "files", names)
	drop(source, "map")
	for i := 1; i < len(source.Content); i += 2 { // words that are said of sheets and files
		if said := source.Content[i]; said.Kind == yaml.MappingNode {
			for k := 0; k+1 < len(said.Content); k += 2 {
				said.Content[k].Value = called(said.Content[k].Value, made)
			}
		}
	}
	return true
}

// called is what a sheet or a file is called in the made files.
func called(name string, made []*like.Made) string {
	parts := strings.Split(name, "+")
	for i, part := range parts {
		for _, f := range made {
			switch to, sheet := f.Sheets[part]; {
			case sheet:
				parts[i] = to
			case part == filepath.Base(f.Of.Path):
				parts[i] = f.Name
			}
		}
	}
	return strings.Join(parts, "+")
}

// of reports whether a file is of a measure.
func (s *likeSettings) of(f *like.Made, measure string) bool {
	switch measure {
	case "sdq":
		return f.Of.Answers
	case "roster":
		return f.Of.List
	}
	for _, m := range f.Of.Measures {
		if m.ID == measure {
			return true
		}
	}
	return false
}

// fits reports whether a pattern of the project is for a file.
func (s *likeSettings) fits(pattern, path string) bool {
	p := s.job.project
	if p == nil {
		return false
	}
	full := filepath.FromSlash(pattern)
	if !filepath.IsAbs(full) {
		full = filepath.Join(p.Folder, full)
	}
	a, errA := filepath.Abs(full)
	b, errB := filepath.Abs(path)
	if errA != nil || errB != nil {
		return false
	}
	ok, err := filepath.Match(a, b)
	return ok && err == nil || sameFile(full, path)
}

// add makes a source of a file of which the project says nothing.
func (s *likeSettings) add(out *yaml.Node, f *like.Made) {
	files := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{scalar(likeData + "/" + f.Name)}}
	if f.Of.List {
		roster := child(out, "roster")
		if roster == nil {
			put(out, "roster", &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalar("files"), files}})
			return
		}
		if list := child(roster, "files"); list != nil {
			list.Content = append(list.Content, files.Content...)
		}
		return
	}
	ids := []string{"sdq"}
	if !f.Of.Answers {
		ids = nil
		for _, m := range f.Of.Measures {
			ids = append(ids, m.ID)
		}
	}
	for _, id := range ids {
		one := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{scalar("files"), files}}
		if f.Copy != nil {
			if w := f.Copy.Options.Wave; len(w) > 0 {
				put(one, "wave", scalar(w[0].Value))
			}
			if w := f.Copy.Options.Informant; len(w) > 0 {
				put(one, "informant", scalar(w[0].Value))
			}
		}
		list := child(out, id)
		if list == nil {
			list = put(out, id, &yaml.Node{Kind: yaml.SequenceNode})
		}
		list.Content = append(list.Content, one)
	}
}

// calendar writes the terms and closures, wherever the originals' stand.
func (s *likeSettings) calendar(root *yaml.Node, parts []calendar.Part, closures []calendar.Closure) {
	drop(root, "terms")
	drop(root, "closures")
	flow := func(pairs ...string) *yaml.Node {
		n := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
		for i := 0; i < len(pairs); i += 2 {
			n.Content = append(n.Content, scalar(pairs[i]), scalar(pairs[i+1]))
		}
		return n
	}
	if len(parts) > 0 {
		terms := put(root, "terms", &yaml.Node{Kind: yaml.SequenceNode})
		for _, p := range parts {
			name := p.Term.String()
			if p.Half != 0 {
				name = p.Half.String()
			}
			terms.Content = append(terms.Content, flow("name", name, "from", p.From.String(), "to", p.To.String()))
		}
	}
	if len(closures) > 0 {
		list := put(root, "closures", &yaml.Node{Kind: yaml.SequenceNode})
		for _, c := range closures {
			list.Content = append(list.Content, flow("from", c.From.String(), "to", c.To.String(), "reason", "closed"))
		}
	}
}
