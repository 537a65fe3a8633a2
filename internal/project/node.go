package project

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/internal/suggest"
)

// fields says what to do with each key of a group.
type fields map[string]func(*yaml.Node) error

// examples show how a setting that has to be there is written.
var examples = map[string]string{
	"format": fmt.Sprintf("format: %d", Format), "files": "files: [data/SDQ.xlsx]", "severity": "severity: info", "reason": `reason: "why"`,
	"commands": "commands:, and below it what is run", "run": "run: apst score all --format csv", "columns": "columns: [source]", "within": "within: 0.001",
	"name": "name: autumn", "from": "from: 2022-09-05", "to": "to: 2022-12-16",
}

// group reads a group of settings: each key once and none that is unknown.
// required are keys that have to be there with a value.
func group(n *yaml.Node, name string, of fields, required ...string) error {
	var known []string
	for key := range of {
		known = append(known, key)
	}
	slices.Sort(known)
	given := map[string]bool{}
	err := eachOf(n, name, func(key, value *yaml.Node) error {
		read := of[key.Value]
		if read == nil {
			return unknownKey(key, name, known)
		}
		if value.Tag == "!!null" {
			return nil // a key without a value says nothing
		}
		given[key.Value] = true
		return read(value)
	})
	if err != nil {
		return err
	}
	for _, key := range required {
		if !given[key] {
			return &Error{Line: n.Line, Text: fmt.Sprintf("%s needs %s", name, key), Hint: "add the line " + examples[key]}
		}
	}
	return nil
}

// eachOf visits the keys of a group in their order.
func eachOf(n *yaml.Node, name string, visit func(key, value *yaml.Node) error) error {
	if n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return expected(n, name, "lines of the form key: value below it")
	}
	seen := map[string]int{}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || value.Kind == yaml.AliasNode || value.Anchor != "" || key.Tag == "!!merge" {
			return &Error{Line: key.Line, Text: "anchors, aliases and merged groups are not read", Hint: "write the settings out"}
		}
		if line, twice := seen[key.Value]; twice {
			return &Error{Line: key.Line, Text: fmt.Sprintf("%q is given twice, in line %d too", key.Value, line), Hint: "leave one of them out"}
		}
		seen[key.Value] = key.Line
		if err := visit(key, value); err != nil {
			return err
		}
	}
	return nil
}

func unknownKey(key *yaml.Node, name string, known []string) error {
	e := &Error{Line: key.Line, Text: fmt.Sprintf("%s has no setting %q", name, key.Value), Hint: "it takes " + strings.Join(known, ", ")}
	if near := suggest.Nearest(key.Value, known); near != "" {
		e.Hint = "did you mean " + near + "?"
	}
	return e
}

func expected(n *yaml.Node, name, want string) error {
	return &Error{Line: n.Line, Text: fmt.Sprintf("%s is not in its form", name), Hint: "expected " + want}
}

// text reads a value as it was written; a number or a date is its digits.
func text(n *yaml.Node, name string, to *string) error {
	if n.Kind != yaml.ScalarNode {
		return expected(n, name, "a text")
	}
	if *to = strings.TrimSpace(n.Value); *to == "" {
		return &Error{Line: n.Line, Text: name + " is empty", Hint: "write something after the colon, or leave the line out"}
	}
	return nil
}

// word reads one of a list of words.
func word(n *yaml.Node, name string, to *string, allowed ...string) error {
	if n.Kind != yaml.ScalarNode {
		return expected(n, name, "one of "+strings.Join(allowed, ", "))
	}
	if err := text(n, name, to); err != nil {
		return err
	}
	for _, a := range allowed {
		if strings.EqualFold(a, *to) {
			*to = a
			return nil
		}
	}
	e := &Error{Line: n.Line, Text: fmt.Sprintf("%s %q is not one of %s", name, *to, strings.Join(allowed, ", "))}
	if near := meant(name, *to, allowed); near != "" {
		e.Hint = "did you mean " + near + "?"
	}
	return e
}

func whole(n *yaml.Node, name string, to *int) error {
	x, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil {
		return expected(n, name, "a whole number")
	}
	*to = x
	return nil
}

func yesNo(n *yaml.Node, name string, to **bool) error {
	var s string
	if err := word(n, name, &s, "true", "false"); err != nil {
		return err
	}
	b := s == "true"
	*to = &b
	return nil
}

// list visits the entries of a list; a single entry may stand without one.
func list(n *yaml.Node, name string, visit func(*yaml.Node) error) error {
	if n.Kind != yaml.SequenceNode {
		return visit(n)
	}
	for _, entry := range n.Content {
		if entry.Kind == yaml.AliasNode || entry.Anchor != "" {
			return &Error{Line: entry.Line, Text: "anchors and aliases are not read", Hint: "write the settings out"}
		}
		if err := visit(entry); err != nil {
			return err
		}
	}
	if len(n.Content) == 0 {
		return &Error{Line: n.Line, Text: name + " is an empty list", Hint: "add an entry, or leave the line out"}
	}
	return nil
}
