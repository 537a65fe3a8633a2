package golden

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"apst/internal/compare"
	"apst/internal/project"
	"apst/internal/suggest"
)

// names reports whether a column of a table is meant.
func (a Allowance) names(t *compare.Table, column string) bool {
	if !fits(a.Table, t.Kind.Name) && !fits(a.Table, t.Place) {
		return false
	}
	return slices.ContainsFunc(a.Columns, func(p string) bool { return fits(p, column) })
}

// fits reports whether a pattern means a name; * crosses folders.
func fits(pattern, name string) bool {
	if pattern == "*" || pattern == name {
		return true
	}
	ok, err := path.Match(strings.ReplaceAll(pattern, "/", "\x00"), strings.ReplaceAll(name, "/", "\x00"))
	return ok && err == nil
}

// mistyped refuses a column, or a table, that none is called, where one is called nearly
// so: it would do nothing, silently. Others may be of outputs that a folder does not have.
func (c *Config) mistyped(sets ...*compare.Set) error {
	var columns, tables []string
	add := func(list *[]string, name string) {
		if name != "" && !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
	for _, s := range sets {
		for _, t := range s.Tables {
			add(&tables, t.Kind.Name)
			add(&tables, t.Place)
			for _, column := range t.Columns {
				add(&columns, column)
			}
		}
		for _, d := range s.Entries {
			add(&tables, d.Place)
			for _, e := range d.Entries {
				add(&columns, e.Column)
			}
		}
	}
	for _, a := range slices.Concat(c.Tolerance, c.Vary) {
		if err := near(a.Line, "table", a.Table, tables); err != nil {
			return err
		}
		for _, column := range a.Columns {
			if err := near(a.Line, "column", column, columns); err != nil {
				return err
			}
		}
	}
	return nil
}

func near(line int, what, word string, known []string) error {
	if strings.ContainsAny(word, "*?[") || slices.Contains(known, word) {
		return nil
	}
	meant := suggest.Nearest(word, known)
	if meant == "" {
		return nil
	}
	return &project.Error{File: FileName, Line: line, Text: fmt.Sprintf("no %s of the outputs is called %q", what, word), Hint: "did you mean " + meant + "?"}
}
