package cohort

import (
	"cmp"
	"fmt"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// suspect is a suspicion as it is shown: the identifier that is likelier right first.
func (s *suspecting) suspect(x *suspicion) Suspect {
	a, b := x.first, x.second
	if s.before(b, a) {
		a, b = b, a
	}
	out := Suspect{Kind: x.kind, First: a.id, Second: b.id, FirstAt: s.at(a), SecondAt: s.at(b),
		FirstListed: s.all[a.who].listed, SecondListed: s.all[b.who].listed, SamePerson: x.same}
	for _, l := range [2]lookalike{a, b} {
		for _, i := range s.members[l.who] {
			if !s.all[l.who].listed {
				out.Rows += s.all[i].rows
			}
		}
	}
	return out
}

// before reports whether an identifier is likelier the right one: that of somebody on
// the list, a permanent UPN, a temporary one, that with more rows, the lower one.
func (s *suspecting) before(a, b lookalike) bool {
	rank := func(x lookalike) int {
		upn, problem := ingest.AppendUPN(nil, sheet.Cell{Kind: sheet.Text, Text: []byte(x.id)})
		switch {
		case s.all[x.who].listed:
			return 0
		case problem != ingest.IDFine:
			return 3
		case upn[len(upn)-1] > '9':
			return 2
		}
		return 1
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(s.all[b.who].rows, s.all[a.who].rows), strings.Compare(a.id, b.id)) < 0
}

// at is where an identifier stands: the row of the list that has it, or the first row
// of a file.
func (s *suspecting) at(x lookalike) sheet.Ref {
	for _, i := range s.members[x.who] {
		for k := range s.all[i].stays {
			if t := &s.all[i].stays[k]; x.id == t.UPN || x.id == t.LocalID || x.id == t.Facts[factFormerUPN] || x.id == t.Pupil {
				return t.At
			}
		}
		if s.all[i].id == x.id {
			return s.all[i].at
		}
	}
	return s.all[x.who].at
}

// suspectSays is what a finding says of each kind.
var suspectSays = [...]string{
	OneCharacter: "one character apart", Swapped: "two characters have changed places", Rewritten: "the same but for capitals, spaces, hyphens or zeros at the start",
	SameName: "same name and date of birth", Temporary: "same name and date of birth; one is a temporary UPN, the other a permanent",
}

// tellSuspect logs a suspect, at the identifier that is likelier wrong.
func (j *joining) tellSuspect(x *Suspect) {
	rule := RuleNearID
	switch x.Kind {
	case SameName:
		rule = RuleSameName
	case Temporary:
		rule = RuleTemporary
	}
	seen := fmt.Sprintf("%q here and %q at %s: %s", x.Second, x.First, x.FirstAt, suspectSays[x.Kind])
	if x.SamePerson && rule == RuleNearID {
		seen += "; same name and date of birth"
	}
	j.log.Add(finding.Finding{Rule: rule, From: x.SecondAt, Pupil: x.Second, Seen: seen})
}
