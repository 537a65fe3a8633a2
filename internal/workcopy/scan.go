package workcopy

import (
	"bytes"
	"context"
	"slices"

	"apst/ingest/sheet"
	"apst/metrics/record"
	"apst/report/scan"
)

// search says in which copies somebody of the originals is found by the search that
// releases go through: by a name, or by an identifier. Dates of birth stay, and the
// identifiers of the copies look like pupils' on purpose.
func (m *maker) search(ctx context.Context, was *reading, differs map[int]string) error {
	people, err := m.people(ctx, was)
	if err != nil {
		return err
	}
	scanner := scan.New(people, scan.Allowed{})
	for i, f := range m.files {
		found, err := scanner.Read(f.Name, bytes.NewReader(f.Data), int64(len(f.Data)))
		if err != nil {
			return err
		}
		for _, x := range found {
			if m.telling(x) {
				differs[i+1] = "somebody of the original could be found in it: " + x.Kind.Words()
			}
		}
	}
	return nil
}

// telling reports whether a find is of somebody in the originals.
func (m *maker) telling(x scan.Find) bool {
	switch x.Kind {
	case scan.Name, scan.NamePart:
		return !slices.ContainsFunc(words(x.Seen), func(w string) bool { return m.lex.words[w] })
	case scan.UPN, scan.Identifier:
		return m.ids[normal(x.Seen)] && len(normal(x.Seen)) >= longNumber
	}
	return false
}

// people are those whom the originals name.
func (m *maker) people(ctx context.Context, was *reading) ([]scan.Person, error) {
	var out []scan.Person
	if was.roster != nil {
		for i := range was.roster.Pupils {
			p := &was.roster.Pupils[i]
			out = append(out, scan.Person{UPN: p.UPN, LocalID: p.LocalID, Others: others(p.FormerUPN, p.ULN), Forename: p.Forename, Surname: p.Surname, Name: p.Name})
		}
	}
	for _, b := range m.books {
		some, err := record.People(ctx, record.Input{Path: b.path}, record.Options{})
		if err != nil {
			return nil, err
		}
		for _, who := range some {
			out = append(out, scan.Person{UPN: who.Pupil, Name: who.Name})
		}
	}
	return out, nil
}

func others(ids ...string) []string {
	return slices.DeleteFunc(ids, func(id string) bool { return id == "" })
}

// leak says where an identifier of the originals stands in a copy, without it. Short
// numbers are not looked for: of these any can be another's by chance.
func (m *maker) leak(d *disguise, name string, pages []*page) string {
	holds := func(text string) bool {
		return slices.ContainsFunc(words(text), func(w string) bool {
			id := normal(w)
			return len(id) >= longNumber && m.ids[id] && !d.ids.used[id] && slices.ContainsFunc([]byte(id), func(b byte) bool { return b >= '0' && b <= '9' })
		})
	}
	if holds(name) {
		return "an identifier of the original would stand in its name"
	}
	for _, p := range pages {
		if holds(p.name) {
			return "an identifier of the original would stand in the name of a sheet"
		}
		for _, r := range p.rows {
			for i, c := range r.Cells {
				if c.Kind == sheet.Text && holds(string(c.Text)) {
					return "an identifier of the original would stand in it at " + sheet.Ref{Row: r.N, Col: i + 1}.Cell()
				}
			}
		}
	}
	return ""
}
