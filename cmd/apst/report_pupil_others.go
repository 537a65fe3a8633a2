package main

import (
	"slices"
	"strings"
	"sync"

	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/report/scan"
)

// others looks for other pupils in the report about one: a plan or a comment is what
// somebody wrote, and may name somebody.
type others struct {
	roll     *record.Roll
	everyone func() *scan.Scanner
}

func newOthers(j *changeJob) *others {
	return &others{roll: j.roll, everyone: sync.OnceValue(func() *scan.Scanner { return scan.New(peopleToFind(j.roll), scan.Allowed{}) })}
}

// named reports whether texts have the full name or the UPN of anybody but the pupil.
// What the pupil shares with somebody, such as a surname, is nobody's full name.
func (o *others) named(p *cohort.Pupil, texts []string) bool {
	if len(texts) == 0 || !tells(o.everyone(), texts) {
		return false
	}
	own := map[string]bool{}
	for i := range p.Stays {
		for _, name := range fullNames(&p.Stays[i]) {
			own[name] = true
		}
	}
	rest := slices.DeleteFunc(o.roll.All(), func(s record.Stay) bool {
		return s.Pupil == p.ID || slices.Contains(p.IDs, s.UPN) || slices.ContainsFunc(fullNames(&s), func(name string) bool { return own[name] })
	})
	return tells(scan.New(peopleToFind(record.NewRoll(rest)), scan.Allowed{}), texts)
}

// tells reports whether a scanner finds somebody's full name or UPN.
func tells(s *scan.Scanner, texts []string) bool {
	text := strings.Join(texts, "\n\n")
	found, err := s.Read("report.txt", strings.NewReader(text), int64(len(text)))
	return err != nil || slices.ContainsFunc(found, func(f scan.Find) bool { return f.Kind == scan.Name || f.Kind == scan.UPN })
}

// fullNames are the names of a placement's pupil, forename first.
func fullNames(s *record.Stay) []string {
	var out []string
	for _, name := range []string{s.Name, s.Forename + " " + s.Surname} {
		if name = strings.ToLower(strings.Join(strings.Fields(name), " ")); strings.Contains(name, " ") {
			out = append(out, name)
		}
	}
	return out
}
