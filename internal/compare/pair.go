package compare

import (
	"path"
	"slices"
	"strings"
)

// pair is a table of both sides.
type pair struct{ old, new *Table }

// pairTables finds for each table the one of the other side: by its place; else by the
// place without the first folder, as out/pupil stands in out; else, where each side has
// one of a kind, by its kind.
func pairTables(old, now []*Table) (pairs []pair, onlyOld, onlyNew []*Table) {
	onlyOld, onlyNew = slices.Clone(old), slices.Clone(now)
	for _, name := range []func(*Table) string{
		func(t *Table) string { return t.Place },
		func(t *Table) string { return shortPlace(t) },
		func(t *Table) string { return t.Kind.Name },
	} {
		took := map[*Table]bool{}
		byName := unique(onlyNew, name)
		for n, o := range unique(onlyOld, name) {
			if other := byName[n]; n != "" && o != nil && other != nil && o.Kind.Name == other.Kind.Name {
				pairs = append(pairs, pair{o, other})
				took[o], took[other] = true, true
			}
		}
		gone := func(t *Table) bool { return took[t] }
		onlyOld, onlyNew = slices.DeleteFunc(onlyOld, gone), slices.DeleteFunc(onlyNew, gone)
	}
	slices.SortFunc(pairs, func(a, b pair) int { return strings.Compare(a.old.Place, b.old.Place) })
	return pairs, onlyOld, onlyNew
}

// unique are tables by name; nil where two have the same.
func unique(tables []*Table, name func(*Table) string) map[string]*Table {
	out := map[string]*Table{}
	for _, t := range tables {
		n := name(t)
		if _, twice := out[n]; twice {
			out[n] = nil
			continue
		}
		out[n] = t
	}
	return out
}

// shortPlace is a table's file without folders and ending, and its sheet where the kind
// does not say which it is.
func shortPlace(t *Table) string {
	base := path.Base(t.File)
	base = strings.TrimSuffix(base, path.Ext(base))
	if t.Kind.Name == "" {
		return base + " " + t.Sheet
	}
	return base + " " + t.Kind.Name
}

// several are kinds of which a side has a table each for something else.
var several = []string{"", "tables", "structure", "findings", "inspect"}

// told reports whether another table of the kind was compared, as results.csv holds what
// the sheet Results of change.xlsx does: that one side has it once more is no matter.
func told(t *Table, pairs []pair) bool {
	return !slices.Contains(several, t.Kind.Name) && slices.ContainsFunc(pairs, func(p pair) bool { return p.old.Kind.Name == t.Kind.Name })
}
