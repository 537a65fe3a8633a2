package main

import (
	"os"

	"apst/internal/compare"
	"apst/internal/pack"
)

// returned opens a return, as somebody may have made it who means harm, and reads its
// tables.
func (opts *DiffOptions) returned(path string) (*compare.Set, error) {
	keys, err := readIdentities(opts.Identities)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	defer f.Close()
	r, err := pack.Open(f, info.Size(), keys)
	if err != nil {
		return nil, err
	}
	return compare.Return(path, r)
}
