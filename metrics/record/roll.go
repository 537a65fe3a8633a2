package record

import (
	"cmp"
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
)

// Stay is one placement of a pupil, as the list of pupils has it. What it does not
// say is empty.
type Stay struct {
	Pupil        string // the UPN, or without one the school's own identifier
	UPN, LocalID string
	Forename     string
	Surname      string
	Name         string // in one
	Placement    int    // 1, or which it is of a pupil who came back

	Born        ingest.Date
	Entry, Exit ingest.Date
	Facts       map[string]string // what else the list says, by the roster's names of its fields

	At sheet.Ref
}

// On reports whether the pupil is on roll on a day, as far as is known.
func (s *Stay) On(day ingest.Date) bool {
	return (s.Entry.IsZero() || !s.Entry.After(day)) && (s.Exit.IsZero() || !day.After(s.Exit))
}

// Roll is who the school's pupils are, from its list of them. A nil Roll knows
// nobody.
type Roll struct {
	stays []Stay
	byID  map[string][]int
	named map[string][]int // by name in normal form
}

// NewRoll takes the placements of all pupils.
func NewRoll(stays []Stay) *Roll {
	r := &Roll{stays: slices.Clone(stays), byID: map[string][]int{}, named: map[string][]int{}}
	slices.SortStableFunc(r.stays, func(a, b Stay) int {
		return cmp.Or(cmp.Compare(a.Pupil, b.Pupil), cmp.Compare(a.Entry.Days(), b.Entry.Days()))
	})
	for i := range r.stays {
		s := &r.stays[i]
		s.Placement = 1
		if i > 0 && r.stays[i-1].Pupil == s.Pupil {
			s.Placement = r.stays[i-1].Placement + 1
		}
		for _, id := range slices.Compact([]string{s.UPN, s.LocalID}) {
			if id != "" {
				r.byID[id] = append(r.byID[id], i)
			}
		}
		for _, name := range names(s.Forename, s.Surname, s.Name) {
			r.named[name] = append(r.named[name], i)
		}
	}
	return r
}

// Of are a pupil's placements in order of entry, by UPN or the school's own
// identifier.
func (r *Roll) Of(id string) []Stay {
	if r == nil {
		return nil
	}
	var out []Stay
	for _, i := range r.byID[id] {
		out = append(out, r.stays[i])
	}
	return out
}

// All are all placements, by pupil and in order of entry.
func (r *Roll) All() []Stay {
	if r == nil {
		return nil
	}
	return slices.Clone(r.stays)
}

// Named are the identifiers of the pupils with a name and a date of birth, each
// once. Without a date of birth all pupils of the name count.
func (r *Roll) Named(forename, surname, name string, born ingest.Date) []string {
	if r == nil {
		return nil
	}
	var out []string
	for _, n := range names(forename, surname, name) {
		for _, i := range r.named[n] {
			s := &r.stays[i]
			if (born.IsZero() || s.Born == born) && !slices.Contains(out, s.Pupil) {
				out = append(out, s.Pupil)
			}
		}
	}
	slices.Sort(out)
	return out
}

// names are the normal forms under which a name is looked up: in lower case, with
// single spaces, forename first, whichever way round it was written.
func names(forename, surname, name string) []string {
	tidy := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	var out []string
	if f, s := tidy(forename), tidy(surname); f != "" && s != "" {
		out = append(out, f+" "+s)
	}
	if n := tidy(name); n != "" {
		if last, first, ok := strings.Cut(n, ","); ok {
			n = strings.TrimSpace(first) + " " + strings.TrimSpace(last)
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
