package cohort

import (
	"slices"
	"strings"
	"unicode"

	"apst/ingest"
)

// known is what is known of somebody beside identifiers: names, dates of birth, and
// which of them were found together. Several where files differ.
type known struct {
	names  map[string]bool
	births map[ingest.Date]bool
	both   map[named]bool
}

// named is a name and a date of birth.
type named struct {
	name string
	born ingest.Date
}

// know adds what a list or a file says. Part of a date is none.
func (k *known) know(name string, born ingest.Date) {
	if k.both == nil {
		*k = known{map[string]bool{}, map[ingest.Date]bool{}, map[named]bool{}}
	}
	name = nameKey(name)
	if born.Day == 0 {
		born = ingest.Date{}
	}
	if name != "" {
		k.names[name] = true
	}
	if !born.IsZero() {
		k.births[born] = true
	}
	if name != "" && !born.IsZero() {
		k.both[named{name, born}] = true
	}
}

// nameKey is a name without regard to case, signs, and the order of its parts.
func nameKey(name string) string {
	if strings.Trim(name, " ") == "" {
		return ""
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’' || r == '`':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, name)
	parts := strings.Fields(name)
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

func common[K comparable](a, b map[K]bool) bool {
	if len(b) < len(a) {
		a, b = b, a
	}
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

// same reports whether two are the same by name and date of birth.
func (k *known) same(o *known) bool { return common(k.both, o.both) }

// speaks is what names and dates of birth say of two identifiers that look alike: for
// one person, against, or neither. Another date of birth speaks against, and another
// name where nobody knows the dates. Another name beside the same date may be a
// twin's, and leaves it to the identifiers.
func (k *known) speaks(o *known) (yes, against bool) {
	births := len(k.births) > 0 && len(o.births) > 0
	names := len(k.names) > 0 && len(o.names) > 0
	sameBirth, sameName := common(k.births, o.births), common(k.names, o.names)
	switch {
	case births && !sameBirth, !births && names && !sameName:
		return false, true
	case births && names && !sameName, !births && !names:
		return false, false
	}
	return true, false
}

// persons gathers what is known of everybody, by what they count as.
func (j *joining) persons() []known {
	out := make([]known, len(j.all))
	for i := range j.all {
		of := &out[j.all[i].root]
		for k := range j.all[i].stays {
			s := &j.all[i].stays[k]
			if s.Forename != "" || s.Surname != "" {
				of.know(s.Forename+" "+s.Surname, s.Born)
			}
			of.know(s.Name, s.Born)
		}
	}
	for i := range j.in.Sources {
		for _, p := range j.in.Sources[i].People {
			if f := j.find(p.Pupil); f.who >= 0 {
				out[j.all[f.who].root].know(p.Name, p.Born)
			}
		}
	}
	return out
}
