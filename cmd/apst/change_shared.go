package main

import (
	"reflect"
	"slices"
	"sync"
)

// sharedChange keeps what several commands of one run are made from: the sources are
// read, joined and worked out once. It is of one project, whose files stay as they are
// while it lives. Without one every command reads for itself.
type sharedChange struct {
	mu      sync.Mutex
	jobs    []*changeJob
	settle  func()          // the first analysis is there, or will not be
	settled <-chan struct{} // closed by settle
}

func newSharedChange() *sharedChange {
	done := make(chan struct{})
	return &sharedChange{settled: done, settle: sync.OnceFunc(func() { close(done) })}
}

// found takes over what was worked out before of the same files in the same way; it
// reports false where nothing was.
func (s *sharedChange) found(j *changeJob) bool {
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, k := range s.jobs {
		if !sameReading(j, k) || j.opts.KeepRows && !k.opts.KeepRows || !reflect.DeepEqual(j.set, k.set) {
			continue
		}
		j.log, j.read, j.roll, j.listed, j.births, j.sources, j.kept = k.log, k.read, k.roll, k.listed, k.births, k.sources, k.kept
		j.linkage, j.analysis = k.linkage, k.analysis
		return true
	}
	return false
}

// keep keeps what was worked out.
func (s *sharedChange) keep(j *changeJob) {
	if s == nil || j.analysis == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.jobs = append(s.jobs, j)
	s.settle()
}

// sameReading reports whether two jobs read the same files in the same way.
func sameReading(a, b *changeJob) bool {
	return a.asOf == b.asOf && a.opts.Until == b.opts.Until && a.opts.Centre == b.opts.Centre && a.opts.Links == b.opts.Links && slices.Equal(a.in.paths(), b.in.paths()) &&
		reflect.DeepEqual(a.declared, b.declared) && reflect.DeepEqual(a.opts.Declared, b.opts.Declared)
}
