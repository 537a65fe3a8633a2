package manual

import (
	"slices"

	"apst/report/release"
	"apst/report/scan"
	"apst/report/tables"
)

// tablesChapter is which tables and charts there are, and how they are made.
func tablesChapter() *Chapter {
	c := &Chapter{ID: "tables", Title: "Tables and charts", About: "What apst tables makes of the results."}
	for _, e := range tables.Entries() {
		c.Entries = append(c.Entries, entryOf(e))
	}
	return c
}

// releaseChapter is what may leave the school.
func releaseChapter() *Chapter {
	c := &Chapter{ID: "release", Title: "Releases", About: "What may leave the school: profiles, symbols, the gate, and the releases before."}
	for _, e := range slices.Concat(release.Entries(), scan.Entries()) {
		c.Entries = append(c.Entries, entryOf(e))
	}
	return c
}

// FilesOfReleases are the files that releases are written to.
func FilesOfReleases() []File {
	var out []File
	for _, f := range release.Files() {
		own := File{Name: f.Name, Title: f.Title, Since: "0.4", About: f.About}
		for _, c := range f.Columns {
			own.Columns = append(own.Columns, Column{Column: c, Values: "any text", Missing: "there is nothing of the kind", Source: "the table"})
		}
		out = append(out, own)
	}
	return out
}
