package scan

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"apst/ingest"
	"apst/ingest/sheet"
)

// Scanner looks for pupils in files. It does not change and may be used from several
// goroutines.
type Scanner struct {
	names     *node
	ids       map[string]Kind      // in their folded form without signs
	prefixes  map[string]bool      // all their beginnings
	plain     map[string]bool      // identifiers that are a number, looked for as a whole one
	short     map[string]bool      // those that are too much like a count
	upns      map[string]bool      // known ones, folded
	births    map[ingest.Date]bool // without the allowed dates
	postcodes map[string]bool      // folded, without the space
	may       map[string]bool      // postcodes that belong in the release
	begins    [1 << 16]bool        // the first two bytes of words that names begin with
}

// New makes a scanner for pupils.
func New(people []Person, allowed Allowed) *Scanner {
	s := &Scanner{
		names: &node{}, ids: map[string]Kind{}, prefixes: map[string]bool{}, plain: map[string]bool{},
		short: map[string]bool{}, upns: map[string]bool{}, births: map[ingest.Date]bool{},
		postcodes: map[string]bool{}, may: map[string]bool{},
	}
	for i := range people {
		p := &people[i]
		if p.Staff {
			s.addStaff(p.Name)
			continue
		}
		s.addNames(p)
		for _, id := range concat([]string{p.UPN, p.LocalID}, p.Others) {
			s.addID(id)
		}
		if p.Born.Day > 0 && !placeholder(p.Born) {
			s.births[p.Born] = true
		}
		if c := strings.Join(folded(p.Postcode, false), ""); len(c) >= 5 && len(c) <= 7 && !strings.HasPrefix(c, "zz99") {
			s.postcodes[c] = true
		}
	}
	for _, d := range allowed.Dates {
		delete(s.births, d)
	}
	for _, a := range allowed.Texts {
		if pattern := folded(a, false); len(pattern) > 0 {
			s.names.at(pattern).is |= isAllowed
			s.allowPostcodes(a)
		}
	}
	for w := range s.names.next {
		s.begins[beginning([]byte(w))] = true
	}
	return s
}

// placeholder reports whether a date stands for one that is not known.
func placeholder(d ingest.Date) bool {
	return d.Month == 1 && d.Day == 1 && (d.Year <= 1900 || d.Year == 1970)
}

// allowPostcodes takes the postcodes of a text that belongs in the release.
func (s *Scanner) allowPostcodes(a string) {
	var t text
	t.cut([]byte(a))
	for i := 0; i < len(t.tokens); i = t.runEnd(i) {
		if end, code := t.postcode(i); end > 0 {
			s.may[string(code)] = true
		}
	}
}

// beginning is the first two bytes of a word.
func beginning(w []byte) int {
	if len(w) < 2 {
		return int(w[0]) << 8
	}
	return int(w[0])<<8 | int(w[1])
}

// minID is how long an identifier has to be to be looked for.
const minID = 4

// addID adds an identifier as what it is looked for: see the package comment.
func (s *Scanner) addID(id string) {
	parts := folded(id, false)
	key := strings.Join(parts, "")
	if utf8.RuneCountInString(key) < minID {
		return
	}
	text := []byte(key)
	switch {
	case ingest.LooksUPN(text):
		s.upns[key] = true
		s.addWindow(key, UPN)
	case !strings.ContainsAny(key, "0123456789"):
		if words()[key] == 0 {
			s.names.at(parts).is |= isIdentifier
			s.names.at([]string{key}).is |= isIdentifier
		}
	case !number([]string{key}) || len(parts) > 1:
		s.addWindow(key, Identifier)
	case strings.Trim(key, "0") == "" || likeYear(key):
	case key[0] == '0' || len(key) >= 6:
		s.plain[key] = true
	default:
		s.short[key] = true
	}
}

// likeYear reports whether a number is a year or an academic year.
func likeYear(n string) bool {
	switch {
	case len(n) == 4:
		return n >= "1950" && n <= "2060"
	case len(n) == 6 && n[:2] == "20":
		from, to := int(n[2]-'0')*10+int(n[3]-'0'), int(n[4]-'0')*10+int(n[5]-'0')
		return to == from+1
	}
	return false
}

func (s *Scanner) addWindow(key string, k Kind) {
	if s.ids[key] != UPN {
		s.ids[key] = k
	}
	for i := 1; i <= len(key); i++ {
		s.prefixes[key[:i]] = true
	}
}

// rightUPN reports whether text is a UPN with the right check letter.
func rightUPN(text []byte) bool {
	if len(text) != 13 || bytes.IndexByte(text, ' ') >= 0 {
		return false
	}
	_, problem := ingest.AppendUPN(nil, sheet.Cell{Kind: sheet.Text, Text: text})
	return problem <= ingest.IDRepaired
}
