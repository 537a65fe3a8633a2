package pack

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// What datapackage.json holds: a tabular data package (Frictionless Standards, version 1).
type (
	dataPackage struct {
		Profile   string     `json:"profile"`
		Name      string     `json:"name"`
		Title     string     `json:"title"`
		Version   string     `json:"version"`
		Resources []resource `json:"resources"`
	}
	resource struct {
		Profile     string  `json:"profile"`
		Name        string  `json:"name"`
		Path        string  `json:"path"`
		Title       string  `json:"title"`
		Description string  `json:"description"`
		Format      string  `json:"format"`
		Mediatype   string  `json:"mediatype"`
		Encoding    string  `json:"encoding"`
		Bytes       int     `json:"bytes"`
		Hash        string  `json:"hash"`
		Dialect     dialect `json:"dialect"`
		Schema      schema  `json:"schema"`
	}
	dialect struct {
		Delimiter      string `json:"delimiter"`
		LineTerminator string `json:"lineTerminator"`
		Header         bool   `json:"header"`
	}
	schema struct {
		Fields        []field      `json:"fields"`
		MissingValues []string     `json:"missingValues"`
		PrimaryKey    []string     `json:"primaryKey,omitempty"`
		ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
	}
	field struct {
		Name        string       `json:"name"`
		Type        string       `json:"type"`
		Description string       `json:"description"`
		Constraints *constraints `json:"constraints,omitempty"`
	}
	constraints struct {
		Required bool     `json:"required,omitempty"`
		Unique   bool     `json:"unique,omitempty"`
		Enum     []string `json:"enum,omitempty"`
		Minimum  *float64 `json:"minimum,omitempty"`
		Maximum  *float64 `json:"maximum,omitempty"`
		Pattern  string   `json:"pattern,omitempty"`
	}
	foreignKey struct {
		Fields    []string  `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string   `json:"resource"`
		Fields   []string `json:"fields"`
	}
)

// dataPackage describes the tables among files.
func (c *Content) dataPackage(files []File) ([]byte, error) {
	m := &c.Manifest
	p := dataPackage{
		Profile: "tabular-data-package", Name: strings.ToLower("return-" + m.School.URN + "-" + m.stamp()),
		Title: "Return of school " + m.School.URN, Version: strconv.Itoa(Format),
	}
	for i := range c.filled {
		t := &c.filled[i].table
		at := slices.IndexFunc(files, func(f File) bool { return f.Name == t.File })
		p.Resources = append(p.Resources, resource{
			Profile: "tabular-data-resource", Name: resourceName(t.File), Path: t.File, Title: t.Title, Description: t.About,
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Bytes: len(files[at].Data), Hash: "sha256:" + hashOf(files[at].Data),
			Dialect: dialect{",", "\n", true}, Schema: t.schema(m.Dates),
		})
	}
	return indented(p)
}

// resourceName is a name as data packages allow: small letters, digits, and - . _ /
func resourceName(file string) string { return strings.TrimSuffix(path.Base(file), ".csv") }

// schema describes a table in a return that gives dates in a form.
func (t *Table) schema(d Dates) schema {
	s := schema{MissingValues: []string{""}, PrimaryKey: t.Key()}
	for i := range t.Columns {
		c := &t.Columns[i]
		f := field{Name: c.Name, Type: c.typeAs(d), Description: c.describe()}
		limits := constraints{Required: c.Required, Enum: c.Codes, Pattern: c.PatternAs(d)}
		limits.Unique = c.Key && len(s.PrimaryKey) == 1
		limits.Minimum, limits.Maximum = limit(c.Minimum), limit(c.Maximum)
		if limits.Required || limits.Unique || limits.Enum != nil || limits.Pattern != "" || limits.Minimum != nil || limits.Maximum != nil {
			f.Constraints = &limits
		}
		s.Fields = append(s.Fields, f)
	}
	for _, r := range t.References() {
		s.ForeignKeys = append(s.ForeignKeys, foreignKey{r.Columns, reference{resourceName(r.File), r.Columns}})
	}
	return s
}

func limit(s string) *float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil
	}
	return &x
}

// typeAs is the type of a column in the words of data packages. A day may be a month, so that
// dates are texts of a form.
func (c *Column) typeAs(d Dates) string {
	switch c.Type {
	case IntegerType, NumberType, BooleanType:
		return string(c.Type)
	case DayType:
		if d == OffsetDates {
			return "integer"
		}
	}
	return "string"
}

func (c *Column) describe() string {
	if c.Required {
		return c.Meaning
	}
	return c.Meaning + ". Empty: " + c.Missing
}
