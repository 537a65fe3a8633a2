package pack

import (
	"io"

	"apst/ingest/archive"
)

// counting looks at the parts of an archive one after the other and tells their places,
// because their names, which anybody may have chosen, are not for a screen.
type counting struct{ n int }

// read is all of a member, up to most bytes.
func (r *Return) read(name string, most int64) ([]byte, error) {
	e := r.find(name)
	if e == nil {
		return nil, &Problem{Reason: "PACK-127", Member: name}
	}
	if e.Size > most {
		return nil, &Problem{Reason: "PACK-119", Member: name}
	}
	in := e.Open()
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, r.changed(err)
	}
	return data, nil
}

// Read is all of a member.
func (r *Return) Read(name string) ([]byte, error) { return r.read(name, MaxMember) }

// find is a member by its name, or nil.
func (r *Return) find(name string) *archive.Entry {
	if e := r.archive.Find(name); e != nil && e.Name == name {
		return e
	}
	return nil
}

// Members are the names of the files in the return, in order.
func (r *Return) Members() []string {
	var out []string
	for _, e := range r.archive.Entries() {
		out = append(out, e.Name)
	}
	return out
}

// changed is the problem of a file that can no longer be read as it was when it was opened.
func (r *Return) changed(err error) error { return r.source.or(archiveProblem(err)) }
