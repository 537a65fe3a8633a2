package workcopy

import (
	"maps"
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/pseudonym"
)

// aliases gives identifiers others of the same form.
type aliases struct {
	key      pseudonym.Key
	try      int
	original map[string]bool // normal forms that no alias may have
	given    map[string]string
	used     map[string]bool
}

// tries is how many candidates are looked at for one identifier before one that is
// another pupil's own is taken: of short numbers there are not many.
const tries = 400

// normal is what identifiers are told apart by: in capitals, without spaces, hyphens
// and the zeros at the start of a number, as apst folds them to find suspects. UPNs
// keep their zeros.
func normal(text string) string {
	tight := strings.ToUpper(strings.Join(strings.Fields(text), ""))
	if ingest.LooksUPN([]byte(tight)) {
		return tight
	}
	return strings.ToUpper(string(ingest.AppendFolded(nil, tight)))
}

// newAliases gives all identifiers of a folder their alias. suspects are those that a
// finding is about: of these and of UPNs a slip of the hand stays one.
func newAliases(key pseudonym.Key, try int, ids, suspects map[string]bool) *aliases {
	a := &aliases{key: key, try: try, original: ids, given: map[string]string{}, used: map[string]bool{}}
	all := slices.Sorted(maps.Keys(ids))
	// Right UPNs first: others may be a slip away from them.
	slices.SortStableFunc(all, func(x, y string) int { return rank(x) - rank(y) })
	for i, id := range all {
		parent := ""
		if len(all) <= maxSlips && (suspects[id] || ingest.LooksUPN([]byte(id)) || len(id) >= 11) {
			for _, other := range all[:i] {
				if likely, _ := ingest.LikelySlip(id, other); likely {
					parent = other
					break
				}
			}
		}
		if parent != "" && a.slipped(id, parent) {
			continue
		}
		a.fresh(id)
	}
	return a
}

// maxSlips bounds the identifiers that are compared with each other.
const maxSlips = 6000

// rank puts right UPNs before wrong ones, and these before all others.
func rank(id string) int {
	switch upnState(id) {
	case ingest.IDFine:
		return 0
	case ingest.IDWrongLetter:
		return 1
	}
	return 2
}

// upnState is what there is to say of an identifier as a UPN.
func upnState(id string) ingest.IDProblem {
	_, p := ingest.AppendUPN(nil, sheet.Cell{Kind: sheet.Text, Text: []byte(id)})
	if p == ingest.IDRepaired {
		return ingest.IDFine
	}
	return p
}

// fresh gives an identifier an alias of its own.
func (a *aliases) fresh(id string) {
	out := ""
	for n := range tries {
		out = a.candidate(id, n)
		if !a.used[out] && !a.original[out] && sameKind(id, out) {
			break
		}
	}
	for n := tries; a.used[out] && n < 10*tries; n++ { // rather another pupil's number than two with one
		out = a.candidate(id, n)
	}
	a.give(id, out)
}

func (a *aliases) give(id, alias string) { a.given[id], a.used[alias] = alias, true }

// sameKind reports whether an alias is as right or wrong as the identifier.
func sameKind(id, alias string) bool {
	return upnState(id) == upnState(alias) && rightULN(id) == rightULN(alias)
}

func rightULN(id string) bool {
	_, p := ingest.AppendULN(nil, sheet.Cell{Kind: sheet.Text, Text: []byte(id)})
	return p == ingest.NumberFine
}

// candidate is an alias of the form of an identifier.
func (a *aliases) candidate(id string, n int) string {
	c := stream(a.key, "identifier", id, a.try<<16+n)
	if ingest.LooksUPN([]byte(id)) {
		return candidateUPN(id, c)
	}
	var b strings.Builder
	for i, run := range runs(id) {
		if run[0] >= '0' && run[0] <= '9' {
			if len(run) == 10 && len(id) == 10 && rightULN(id) {
				return candidateULN(c)
			}
			b.WriteString(digitsLike(run, c, len(id) == 8 && run[0] == '1'))
			continue
		}
		// Letters are the same for all identifiers that share them: AP17, AP18.
		own := c
		if i == 0 {
			own = stream(a.key, "letters", run, a.try)
		}
		for _, r := range run {
			b.WriteString(letterLike(r, own))
		}
	}
	return b.String()
}

// digitsLike are digits in place of digits: none where none is, and no zero at the
// start where none is.
func digitsLike(run string, c *chance, keepFirst bool) string {
	b := []byte(run)
	for i := range b {
		switch {
		case i == 0 && (keepFirst || b[0] == '0'):
		case i == 0:
			b[i] = byte('1' + c.below(9))
		default:
			b[i] = byte('0' + c.below(10))
		}
	}
	return string(b)
}

// letterLike is a letter in place of one: a letter that UPNs do not have in place of
// one that they do not have, and a sign in place of itself.
func letterLike(r rune, c *chance) string {
	switch {
	case strings.ContainsRune("IOS", r):
		return string("IOS"[c.below(3)])
	case r >= 'A' && r <= 'Z':
		return string(upnLetters[c.below(len(upnLetters))])
	}
	return string(r)
}

// upnLetters are the check letters of a UPN, by their number.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// candidateUPN is a UPN of the authority that does not exist, as right or wrong as the
// one it stands for. One of an authority that is not known has another that is not.
func candidateUPN(id string, c *chance) string {
	la := ingest.FictitiousLA
	if old := id[1:4]; old != ingest.FictitiousLA && !ingest.KnownLA(old) {
		la = "99" + string(byte('0'+c.below(9)))
	}
	rest := la + digitsLike("1"+id[5:12], c, false)
	if last := id[12]; last >= '0' && last <= '9' {
		rest += string(byte('0' + c.below(10)))
	} else {
		rest += letterLike(rune(last), c)
	}
	letter := checkLetter(rest)
	if upnState(id) == ingest.IDWrongLetter {
		at := strings.IndexByte(upnLetters, letter)
		letter = upnLetters[(at+1+c.below(len(upnLetters)-1))%len(upnLetters)]
	}
	return string(letter) + rest
}

// checkLetter is the letter of a UPN's other twelve characters: each times its place,
// from 2, and what is left of the sum when divided by 23.
// Source: UK Government Data Standards Catalogue.
func checkLetter(rest string) byte {
	sum := 0
	for i := range len(rest) {
		n := int(rest[i] - '0')
		if rest[i] > '9' {
			n = max(0, strings.IndexByte(upnLetters, rest[i]))
		}
		sum += n * (i + 2)
	}
	return upnLetters[sum%len(upnLetters)]
}

// candidateULN is a learner number with its check digit: ten digits times 10 to 1
// leave 10 when divided by 11.
func candidateULN(c *chance) string {
	for {
		b := []byte(digitsLike("123456789", c, false))
		sum := 0
		for i, d := range b {
			sum += int(d-'0') * (10 - i)
		}
		if left := sum % 11; left != 0 {
			return string(append(b, byte('0'+10-left)))
		}
	}
}

// slipped gives an identifier the alias of another with the slip by which the two
// differ.
func (a *aliases) slipped(id, parent string) bool {
	kind, at := ingest.SlipBetween(parent, id)
	from := a.given[parent]
	if len(from) != len(parent) || kind == ingest.NoSlip {
		return false
	}
	for n := range 40 {
		c := stream(a.key, "slip", parent+"\x00"+id, a.try<<16+n)
		out := []byte(from)
		switch {
		case len(id) > len(parent):
			out = slices.Insert(out, at, charLike(id[at], c))
		case len(id) < len(parent):
			out = slices.Delete(out, at, at+1)
		case kind == ingest.Exchanged && out[at] != out[at+1] && n == 0:
			out[at], out[at+1] = out[at+1], out[at]
		default:
			out[at] = charLike(id[at], c)
		}
		alias := string(out)
		was, _ := ingest.LikelySlip(parent, id)
		is, _ := ingest.LikelySlip(from, alias)
		if alias != from && !a.used[alias] && !a.original[alias] && sameKind(id, alias) && was == is {
			a.give(id, alias)
			return true
		}
	}
	return false
}

// charLike is a digit in place of a digit, and a letter in place of a letter.
func charLike(b byte, c *chance) byte {
	if b >= '0' && b <= '9' {
		return byte('0' + c.below(10))
	}
	return letterLike(rune(b), c)[0]
}

// dress writes the alias of an identifier as the identifier is written: its spaces,
// hyphens, small letters and zeros at the start.
func (a *aliases) dress(text string) string {
	id := normal(text)
	alias, ok := a.given[id]
	if !ok {
		a.fresh(id)
		alias = a.given[id]
	}
	out := []rune{}
	from, to := []rune(id), []rune(alias)
	i := 0
	for _, r := range text {
		up := []rune(strings.ToUpper(string(r)))[0]
		switch {
		case i < len(from) && up == from[i]:
			if i >= len(to) {
				i++
				continue
			}
			n := to[i]
			if r != up {
				n = []rune(strings.ToLower(string(n)))[0]
			}
			out = append(out, n)
			i++
		default: // a sign, or a zero at the start of a number
			out = append(out, r)
		}
	}
	return string(out)
}
