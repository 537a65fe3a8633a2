package main

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"apst/metrics/record"
	"apst/report/release"
	"apst/report/scan"
)

// scanner looks for the pupils of the list, and for those whom the files name, in what
// is to leave the school.
func (j *changeJob) scanner(r *release.Release) *scan.Scanner {
	people := append(peopleToFind(j.roll), staffToFind(j.roll)...)
	for i := range j.sources {
		for _, who := range j.sources[i].People {
			people = append(people, scan.Person{UPN: who.Pupil, Name: who.Name, Born: who.Born})
		}
	}
	for _, p := range j.linkage.Pupils {
		people = append(people, scan.Person{UPN: p.ID, Others: p.IDs})
	}
	allowed := scan.Allowed{Texts: []string{r.About.School}}
	if !r.About.AsOf.IsZero() {
		allowed.Dates = append(allowed.Dates, r.About.AsOf)
	}
	if !j.set.From.IsZero() {
		allowed.Dates = append(allowed.Dates, j.set.From)
	}
	if !j.set.To.IsZero() {
		allowed.Dates = append(allowed.Dates, j.set.To)
	}
	var centres []string
	for _, p := range j.linkage.Pupils {
		for i := range p.Stays {
			centres = append(centres, p.Stays[i].Facts["centre"])
		}
	}
	allowed.Texts = append(allowed.Texts, centresToAllow(people, allowed, centres)...)
	return scan.New(people, allowed)
}

// centresToAllow are the centres' names: a pupil may be called as one is. One that holds
// a pupil's whole name is no name of a centre.
func centresToAllow(people []scan.Person, allowed scan.Allowed, centres []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	strict := scan.New(people, allowed)
	for _, centre := range centres {
		if seen[centre] {
			continue
		}
		seen[centre] = true
		found, err := strict.Read("centre.txt", strings.NewReader(centre), int64(len(centre)))
		if err == nil && !slices.ContainsFunc(found, func(f scan.Find) bool { return f.Kind != scan.NamePart && f.Kind != scan.Staff }) {
			out = append(out, centre)
		}
	}
	return out
}

// peopleToFind are the pupils of a list.
func peopleToFind(roll *record.Roll) []scan.Person {
	var out []scan.Person
	for _, s := range roll.All() {
		p := scan.Person{UPN: s.UPN, LocalID: s.LocalID, Forename: s.Forename, Surname: s.Surname, Name: s.Name, Born: s.Born, Postcode: s.Facts["postcode"]}
		for name, value := range s.Facts {
			if value != "" && (strings.Contains(name, "upn") || strings.Contains(name, "uln")) {
				p.Others = append(p.Others, value)
			}
		}
		out = append(out, p)
	}
	return out
}

// staffToFind are the members of staff whom a list names: by the class or tutor group.
func staffToFind(roll *record.Roll) []scan.Person {
	var out []scan.Person
	seen := map[string]bool{"": true}
	for _, s := range roll.All() {
		if name := s.Facts["class"]; !seen[name] {
			seen[name] = true
			out = append(out, scan.Person{Name: name, Staff: true})
		}
	}
	return out
}

// search refuses files in which something tells who a pupil is.
func search(s *scan.Scanner, files []artefact) error {
	var found []scan.Find
	for _, f := range files {
		some, err := s.Read(filepath.Base(f.path), bytes.NewReader(f.data), int64(len(f.data)))
		if err != nil {
			return err
		}
		found = append(found, some...)
	}
	return identified(found)
}

// identified is the refusal of what was found; nil for nothing.
func identified(found []scan.Find) error {
	if len(found) == 0 {
		return nil
	}
	err := gatef("something in the release tells who a pupil is: %s", howMany(len(found), "place"))
	if !slices.ContainsFunc(found, func(f scan.Find) bool { return f.Kind != scan.Staff }) {
		err = gatef("something in the release names a member of staff: %s", howMany(len(found), "place"))
	}
	for i, f := range found {
		if i == shownFaults {
			err = err.hint("and %s", howMany(len(found)-i, "more place"))
			break
		}
		err = err.hint("%s", f)
	}
	return err
}
