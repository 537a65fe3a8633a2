package project

import "go.yaml.in/yaml/v3"

// Other files that people write beside the project's are read in the same manner: a key
// that is not known is refused with its line, and so is one that is given twice.

// Fields says what to do with each key of a group.
type Fields = map[string]func(*yaml.Node) error

// Parse reads the form of a file and gives its outermost group; name is what the file is
// called in complaints. What is wrong is an [*Error] without a File.
func Parse(data []byte, name string) (*yaml.Node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, syntax(err, data)
	}
	if len(doc.Content) == 0 {
		return nil, &Error{Text: name + " says nothing"}
	}
	return doc.Content[0], nil
}

// Group reads a group of settings: each key once and none that is unknown. required are
// keys that have to be there with a value.
func Group(n *yaml.Node, name string, of Fields, required ...string) error {
	return group(n, name, of, required...)
}

// List visits the entries of a list; a single entry may stand without one.
func List(n *yaml.Node, name string, visit func(*yaml.Node) error) error {
	return list(n, name, visit)
}

// Text reads a value as it was written; a number or a date is its digits.
func Text(n *yaml.Node, name string, to *string) error { return text(n, name, to) }

// Whole reads a whole number.
func Whole(n *yaml.Node, name string, to *int) error { return whole(n, name, to) }
