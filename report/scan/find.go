package scan

import (
	"fmt"
	"strings"
)

// Kind is what was found.
type Kind uint8

// The kinds.
const (
	UPN        Kind = iota + 1
	Identifier      // the school's own, or another
	Name            // forename and surname
	NamePart        // one of them alone
	Birth           // a date of birth
	Postcode
	Column // a column of pupils' numbers, or a heading of a file at pupil level
	Closed // nothing was found: it could not be looked into
	More   // there is more than is listed
	Staff  // the name of a member of staff
)

var kinds = [...]struct{ id, words string }{
	UPN:        {"upn", "a UPN"},
	Identifier: {"identifier", "a pupil's identifier"},
	Name:       {"name", "a pupil's name"},
	NamePart:   {"name-part", "a pupil's forename or surname"},
	Birth:      {"birth", "a pupil's date of birth"},
	Postcode:   {"postcode", "a postcode"},
	Column:     {"column", "a column of pupils"},
	Closed:     {"closed", "could not be looked into"},
	More:       {"more", "more than is listed"},
	Staff:      {"staff", "the name of a member of staff"},
}

// String is the kind's stable name.
func (k Kind) String() string {
	if k == 0 || int(k) >= len(kinds) {
		return fmt.Sprintf("kind %d", k)
	}
	return kinds[k].id
}

// Words say what was found, as part of a sentence.
func (k Kind) Words() string {
	if k == 0 || int(k) >= len(kinds) {
		return k.String()
	}
	return kinds[k].words
}

// MarshalText gives the stable name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Find is one thing that tells, or may tell, who a pupil is.
type Find struct {
	File  string // its name, with forward slashes; "(hidden)" in place of what gives somebody away
	Part  string // inside the file: xl/comments1.xml; empty for the file itself
	Place string // inside the part: a cell, a line, an attribute
	Kind  Kind
	Why   string // what more there is to say: why it could not be looked into

	Seen string // what stands there; pupil level
	Path string // the file's name as it is; pupil level
}

// String is a sentence fit for a screen.
func (f Find) String() string {
	var b strings.Builder
	b.WriteString(f.File)
	for _, s := range []string{f.Part, f.Place} {
		if s != "" {
			b.WriteString(", ")
			b.WriteString(s)
		}
	}
	b.WriteString(": ")
	b.WriteString(f.Kind.Words())
	if f.Why != "" {
		b.WriteString(": ")
		b.WriteString(f.Why)
	}
	return b.String()
}
