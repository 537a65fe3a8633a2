package record

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// MapHead is what a map that the program writes begins with.
const MapHead = `# How apst reads the columns of this layout. columns says which field a heading
# stands for, and "other" that it is not used. values says what a word or a code in
# a column is read as, by field:
#
#   values:
#     FIELD:
#       "what stands in the cell": what it means
#
# Without layouts the map is used for tables of any layout.
`

// MapFormat is the newest form of a map that this program knows.
const MapFormat = 1

// Map says how the tables of one layout are read: what headings mean that the
// measure does not know, and what words or codes in a column stand for. People
// write it, or accept it, and it is kept with the project.
type Map struct {
	Format  int    `yaml:"format"`
	Measure string `yaml:"measure"`
	// Layouts are the layouts it was made for; empty is any.
	Layouts []string `yaml:"layouts,omitempty"`
	// Columns are headings and the fields they stand for; "other" is not used.
	Columns map[string]string `yaml:"columns,omitempty"`
	// Values are, by field, texts and what they are read as.
	Values map[string]map[string]string `yaml:"values,omitempty"`

	columns map[string]string
	values  map[string]map[string]string
}

// ParseMap reads a map. The error is a plain sentence.
func ParseMap(data []byte) (*Map, error) {
	m := &Map{}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(m); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("this is no map of apst: it takes format, measure, layouts, columns and values")
	}
	switch {
	case m.Format == 0 || m.Measure == "":
		return nil, fmt.Errorf("this is no map of apst: it has to say format and measure")
	case m.Format > MapFormat:
		return nil, fmt.Errorf("the map has format %d, and this program knows up to %d", m.Format, MapFormat)
	}
	m.prepare()
	return m, nil
}

func (m *Map) prepare() {
	m.columns = map[string]string{}
	for heading, field := range m.Columns {
		m.columns[Squeeze(heading)] = field
	}
	m.values = map[string]map[string]string{}
	for field, words := range m.Values {
		m.values[field] = map[string]string{}
		for text, means := range words {
			m.values[field][folded(text)] = means
		}
	}
}

// folded is how a value is compared: in lower case, with single spaces. Signs
// count, for codes are often nothing else.
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// Encode writes the map as its file holds it.
func (m *Map) Encode(w io.Writer) error {
	e := yaml.NewEncoder(w)
	e.SetIndent(2)
	if err := e.Encode(m); err != nil {
		return err
	}
	return e.Close()
}

func (m *Map) column(heading string) (field string, ok bool) {
	field, ok = m.columns[Squeeze(heading)]
	return field, ok
}

// Value is what a text of a field is read as.
func (m *Map) Value(field, text string) (means string, ok bool) {
	if m == nil {
		return "", false
	}
	means, ok = m.values[field][folded(text)]
	return means, ok
}

// Texts are the texts of a field that the map reads, in order.
func (m *Map) Texts(field string) []string {
	if m == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(m.Values[field]))
}

// Unknown are the fields that the map names and the measure does not have.
func (m *Map) Unknown(known []string) []string {
	var out []string
	for _, field := range m.Columns {
		if field != Ignored && !slices.Contains(known, field) && !slices.Contains(who, field) {
			out = append(out, field)
		}
	}
	for field := range m.Values {
		if !slices.Contains(known, field) {
			out = append(out, field)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fits reports whether the map is for a layout.
func (m *Map) fits(layout [32]byte) bool {
	return len(m.Layouts) == 0 || slices.Contains(m.Layouts, LayoutCode(layout))
}

// LayoutCode is how a map names a layout.
func LayoutCode(layout [32]byte) string { return hex.EncodeToString(layout[:8]) }
