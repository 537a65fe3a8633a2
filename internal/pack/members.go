package pack

import (
	"slices"
	"sync"
)

// memberNames are the names of all files that a return may have.
var memberNames = sync.OnceValue(func() []string {
	out := []string{ManifestFile, PackageFile, ReadmeFile}
	for _, t := range Tables() {
		out = append(out, t.File, t.Parquet())
	}
	slices.Sort(out)
	return out
})

// isMember reports whether a return may hold a file of that name.
func isMember(name string) bool { return slices.Contains(memberNames(), name) }
