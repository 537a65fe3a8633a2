package main

import (
	"os"
	"path/filepath"
	"strings"

	"apst/internal/compare"
	"apst/internal/runlog"
)

// basisAbove takes what a part of an output folder, or a file of one, rests on from the
// manifest above it, if everything of that part is as the run wrote it.
func (s *diffSide) basisAbove() {
	at := outputsOf(s.path)
	if s.form == "file" {
		at = s.path
	}
	const levels = 4 // out/release/2022-23-summer/tables/T05.csv
	for dir, i := filepath.Dir(at), 0; i < levels; dir, i = filepath.Dir(dir), i+1 {
		name := filepath.Join(dir, runlog.FileName)
		if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
			continue
		}
		m, err := runlog.Read(name)
		if err == nil && len(m.Stages) > 0 && wroteAll(m, dir, at) {
			s.Basis = compare.BasisOf(m)
		}
		return
	}
}

// wroteAll reports whether a run wrote something at a place, and whether all of it is as
// it wrote it. dir is the folder of its outputs, whatever it is called now.
func wroteAll(m *runlog.Manifest, dir, at string) bool {
	in := &runlog.Folder{Path: dir}
	n := 0
	for _, stage := range m.Stages {
		for _, out := range stage.Outputs {
			path := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(out.Name, "out/")))
			below, err := filepath.Rel(at, path)
			if err != nil || !filepath.IsLocal(below) {
				continue
			}
			now, err := in.Hash(path)
			if err != nil || now.SHA256 != out.SHA256 {
				return false
			}
			n++
		}
	}
	return n > 0
}
