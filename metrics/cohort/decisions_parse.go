package cohort

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/suggest"
)

// The words of a file of decisions.
const (
	wordSame      = "same"
	wordDifferent = "different"
)

// mostDecisions bounds a file of decisions, in bytes; a real one has some kilobytes.
const mostDecisions = 1 << 22

const decisionExample = `write {same: [the one that counts, the other], by: who decided it, on: 2023-07-03, why: what shows it}`

// ParseDecisions reads a file of decisions; name is what messages and decisions call
// it. A key that is not known, an identifier that cannot be one, a decision without a
// name and one that is given twice are refused: the error is a [*DecisionError].
func ParseDecisions(name string, data []byte) ([]Decision, error) {
	p := &decisionParser{lines: map[[2]string]int{}}
	err := p.file(data)
	var bad *DecisionError
	if errors.As(err, &bad) {
		bad.File = name
	}
	if err != nil {
		return nil, err
	}
	for i := range p.all {
		p.all[i].File = name
	}
	return p.all, nil
}

type decisionParser struct {
	format int
	all    []Decision
	lines  map[[2]string]int // of decisions, by the two identifiers in order
}

func (p *decisionParser) file(data []byte) error {
	if len(data) > mostDecisions {
		return &DecisionError{Text: "the file is too large to be one of decisions"}
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF), err == nil && len(doc.Content) == 0:
		return &DecisionError{Text: "the file says nothing", Hint: "begin with the line format: 1, and then links:"}
	case err != nil:
		return unreadable(err)
	}
	if err := d.Decode(&more); !errors.Is(err, io.EOF) {
		return &DecisionError{Line: more.Line, Text: "a second document begins behind ---", Hint: "write all links into one list"}
	}
	top := doc.Content[0]
	var links *yaml.Node
	err := p.group(top, "a file of decisions", map[string]func(*yaml.Node) error{
		"format": p.readFormat,
		"links":  func(n *yaml.Node) error { links = n; return nil },
	})
	switch {
	case p.format > DecisionsFormat: // before all else: a newer file may say what this program cannot know
		return wrongAt(top, fmt.Sprintf("the file has format %d, and this program knows up to %d", p.format, DecisionsFormat), "get a newer apst")
	case err != nil:
		return err
	case p.format == 0:
		return wrongAt(top, "it does not say its format", fmt.Sprintf("add the line format: %d", DecisionsFormat))
	case links == nil || links.Tag == "!!null":
		return nil
	case links.Kind != yaml.SequenceNode:
		return wrongAt(links, "links is no list", "begin each decision with a dash: - same: [one, other]")
	}
	for _, n := range links.Content {
		if err := p.decision(n); err != nil {
			return err
		}
	}
	return nil
}

// unreadable puts the library's complaint about the form of the file into our words.
func unreadable(err error) error {
	e := &DecisionError{Text: "the file is not in its form",
		Hint: "look at this line and the one above it: dashes stand under each other, spaces and no tabs before them; a colon has a space after it; quotes and brackets are closed"}
	if _, rest, ok := strings.Cut(err.Error(), "line "); ok {
		digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
		e.Line, _ = strconv.Atoi(digits)
	}
	if strings.Contains(err.Error(), "UTF-8") {
		e.Text, e.Hint = "the file is not stored as UTF-8", "save it again, with UTF-8 as the encoding"
	}
	return e
}

func wrongAt(n *yaml.Node, text, hint string) error {
	return &DecisionError{Line: n.Line, Text: text, Hint: hint}
}

// group reads keys with their values: each once, and none that is not known.
func (p *decisionParser) group(n *yaml.Node, name string, of map[string]func(*yaml.Node) error) error {
	if n.Kind != yaml.MappingNode {
		return wrongAt(n, name+" is not in its form", decisionExample)
	}
	seen := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || value.Kind == yaml.AliasNode || value.Anchor != "" || key.Tag == "!!merge" {
			return wrongAt(key, "anchors, aliases and merged groups are not read", "write it out")
		}
		read := of[key.Value]
		if read == nil {
			return unknownWord(key, name, of)
		}
		if seen[key.Value] {
			return wrongAt(key, fmt.Sprintf("%s is given twice", key.Value), "leave one of them out")
		}
		seen[key.Value] = true
		if err := read(value); err != nil {
			return err
		}
	}
	return nil
}

func unknownWord(key *yaml.Node, name string, of map[string]func(*yaml.Node) error) error {
	var known []string
	for word := range of {
		known = append(known, word)
	}
	slices.Sort(known)
	hint := "it takes " + strings.Join(known, ", ")
	if near := suggest.Nearest(key.Value, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return wrongAt(key, fmt.Sprintf("%s has no %q", name, key.Value), hint)
}

func (p *decisionParser) readFormat(n *yaml.Node) error {
	x, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || x < 1 {
		return wrongAt(n, "format is no whole number from 1", fmt.Sprintf("write format: %d", DecisionsFormat))
	}
	p.format = x
	return nil
}

// decision reads one.
func (p *decisionParser) decision(n *yaml.Node) error {
	d := Decision{Line: n.Line}
	var ids []string
	about := func(same bool) func(*yaml.Node) error {
		return func(n *yaml.Node) error {
			if ids != nil {
				return wrongAt(n, "a decision is either same or different", "leave one of the two out")
			}
			d.Same = same
			var err error
			ids, err = twoIDs(n)
			return err
		}
	}
	text := func(to *string) func(*yaml.Node) error {
		return func(n *yaml.Node) error {
			if n.Tag == "!!null" {
				return nil
			}
			if n.Kind != yaml.ScalarNode {
				return wrongAt(n, "a text is expected here", "put it in quotes if it has a colon or brackets")
			}
			*to = strings.TrimSpace(n.Value)
			return nil
		}
	}
	err := p.group(n, "a decision", map[string]func(*yaml.Node) error{
		wordSame: about(true), wordDifferent: about(false), "by": text(&d.By), "why": text(&d.Why),
		"on": func(n *yaml.Node) error { return readDecisionDay(n, &d.On) },
	})
	switch {
	case err != nil:
		return err
	case ids == nil:
		return wrongAt(n, "a decision needs same or different, with two identifiers", decisionExample)
	case d.By == "":
		return wrongAt(n, "a decision needs by: who decided it", "a person has to stand for it; nothing is joined without")
	}
	d.First, d.Second = ids[0], ids[1]
	pair := [2]string{min(ids[0], ids[1]), max(ids[0], ids[1])}
	if line := p.lines[pair]; line > 0 {
		return wrongAt(n, fmt.Sprintf("these two identifiers were decided on in line %d already", line), "leave one of the two decisions out")
	}
	p.lines[pair] = n.Line
	p.all = append(p.all, d)
	return nil
}

// twoIDs reads two identifiers, in their normal form.
func twoIDs(n *yaml.Node) ([]string, error) {
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		return nil, wrongAt(n, "two identifiers are expected here", "write them in brackets: [one, other]")
	}
	out := make([]string, 2)
	for i, c := range n.Content {
		if c.Kind != yaml.ScalarNode || c.Anchor != "" {
			return nil, wrongAt(c, "an identifier is expected here", "write two in brackets: [one, other]")
		}
		text := c.Value
		if c.Tag == "!!null" {
			text = ""
		}
		id, problem := normalID(text)
		switch problem {
		case ingest.IDBlank:
			return nil, wrongAt(c, "an identifier is empty", "write two in brackets: [one, other]")
		case ingest.IDDigitsLost:
			return nil, wrongAt(c, fmt.Sprintf("%q has lost digits in a spreadsheet", text), "copy the identifier from the school's system")
		case ingest.IDNotText:
			return nil, wrongAt(c, "this is too long for an identifier", "write two in brackets: [one, other]")
		}
		out[i] = id
	}
	if out[0] == out[1] {
		return nil, wrongAt(n, "the two identifiers are the same", "write the two that were found")
	}
	return out, nil
}

// normalID is an identifier in the form in which the readers of measures give it.
func normalID(text string) (string, ingest.IDProblem) {
	cell := sheet.Cell{Kind: sheet.Text, Text: []byte(text)}
	if id, problem := ingest.AppendUPN(nil, cell); problem < ingest.IDBlank || problem == ingest.IDWrongLetter {
		return string(id), ingest.IDFine
	}
	id, problem := ingest.AppendLocalID(nil, cell)
	if problem == ingest.IDRepaired {
		problem = ingest.IDFine
	}
	return string(id), problem
}

func readDecisionDay(n *yaml.Node, to *ingest.Date) error {
	if n.Tag == "!!null" {
		return nil
	}
	d, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(n.Value)}, false)
	if n.Kind != yaml.ScalarNode || problem != ingest.DateFine || d.Day == 0 {
		return wrongAt(n, fmt.Sprintf("%q is no day", n.Value), "write it as 2023-07-03")
	}
	*to = d
	return nil
}
