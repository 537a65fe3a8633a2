package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"

	"apst/report/scan"
)

// returnName is what returns are called.
var returnName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^return-[0-9]{6}-[0-9a-z-]+\.zip(\.age)?$`) })

// The beginnings of returns.
var (
	sealedStart = []byte("age-encryption.org/v1\n")
	zipStart    = []byte("PK")
)

// startOf is how a file begins; nothing of one that cannot be read.
func startOf(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(f, head)
	return head[:n]
}

// isSealedReturn reports whether a file is a return that is encrypted to the evaluator: it was
// searched before it was sealed, and nobody here can look into it.
func isSealedReturn(path string) bool {
	return returnName().MatchString(filepath.Base(path)) && bytes.HasPrefix(startOf(path), sealedStart)
}

// withoutSealed leaves out that returns could not be looked into, and says how many there are.
// What else was found of them, such as in their names, stays.
func withoutSealed(dir string, found []scan.Find) (rest []scan.Find, sealed int) {
	rest = slices.DeleteFunc(slices.Clone(found), func(f scan.Find) bool {
		is := f.Kind == scan.Closed && f.Part == "" && isSealedReturn(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if is {
			sealed++
		}
		return is
	})
	return rest, sealed
}
