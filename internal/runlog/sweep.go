package runlog

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Sweep removes what a run that was killed left unfinished in a folder and those below
// it: files that never got their name. They could hold pupils, and would go wherever the
// folder goes.
func Sweep(folder string) {
	_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && unfinished(d.Name()) {
			os.Remove(path)
		}
		return nil
	})
}

// SweepFiles does the same in a folder alone.
func SweepFiles(folder string) {
	list, _ := os.ReadDir(folder)
	for _, d := range list {
		if d.Type().IsRegular() && unfinished(d.Name()) {
			os.Remove(filepath.Join(folder, d.Name()))
		}
	}
}

// unfinished is the name of a file that is being written.
func unfinished(name string) bool {
	return strings.HasPrefix(name, ".apst-") && strings.HasSuffix(name, ".tmp")
}

// Leftover are files that a stage wrote before and does not write now, in the folders
// in which it wrote now: of two reports the older one would be taken for the newer. A
// file that is not as it was written is somebody's, and stays.
func Leftover(before *Stage, now []File, f *Folder) []string {
	if before == nil {
		return nil
	}
	var out []string
	for _, old := range before.Outputs {
		same := func(n File) bool { return n.Name == old.Name }
		beside := func(n File) bool { return folderOf(n.Name) == folderOf(old.Name) }
		if slices.ContainsFunc(now, same) || !slices.ContainsFunc(now, beside) {
			continue
		}
		if at, err := f.Hash(f.At(old.Name)); err == nil && at.SHA256 == old.SHA256 {
			out = append(out, f.At(old.Name))
		}
	}
	return out
}

func folderOf(name string) string { return name[:strings.LastIndexByte(name, '/')+1] }
