package workcopy

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"apst/ingest"
)

type piece struct {
	text string
	word bool
	out  string
}

// pieces cuts a text as replace does.
func pieces(text string) []piece {
	var out []piece
	rest := text
	_ = replace(text, func(w string) string {
		at := strings.Index(rest, w)
		out = append(out, piece{text: rest[:at]}, piece{text: w, word: true, out: w})
		rest = rest[at+len(w):]
		return w
	})
	return append(out, piece{text: rest})
}

// manner is how a text is scrubbed.
type manner struct {
	begins string // what the words begin with that stand for others
	heads  bool   // a heading: a letter beside a word is nobody's initial
	strict bool   // no word is kept because it is known
}

// scrub writes a text anew: what has the form of an identifier, a telephone number or a
// postcode, and then word by word. In headings the words of the questions stay, and a
// letter or a word that is known is nobody's.
func (d *disguise) scrub(old string, m manner) string {
	var b strings.Builder
	rest := old
	for {
		from, to, instead := d.span(rest, m.heads)
		if to == 0 {
			break
		}
		b.WriteString(d.scrubWords(rest[:from], m))
		b.WriteString(instead)
		rest = rest[to:]
	}
	b.WriteString(d.scrubWords(rest, m))
	return b.String()
}

// spanForms are the forms of what says who somebody is in more than one word: a UPN with
// gaps, a telephone or another long number, a number of the school's own.
var spanForms = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`[A-Za-z](?:[ -]?[0-9]){11}[ -]?[0-9A-Za-z]`),
		regexp.MustCompile(`(?:\+|\(?0)[0-9][0-9 ().-]{6,16}[0-9]`),
		regexp.MustCompile(`[0-9]{3,4}[ -][0-9]{3}[ -][0-9]{3,4}`),
		regexp.MustCompile(`(?i)[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}`),
		regexp.MustCompile(`[A-Za-z]{1,4}[ -]?[0-9]{2,8}`),
	}
})

// span is the first part of a text of such a form, and what stands for it.
func (d *disguise) span(text string, heads bool) (from, to int, instead string) {
	for i, form := range spanForms() {
		for _, at := range form.FindAllStringIndex(text, -1) {
			found := text[at[0]:at[1]]
			before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
			after, _ := utf8.DecodeRuneInString(text[at[1]:])
			if lettered(before) || lettered(after) || to > 0 && at[0] >= from {
				continue
			}
			if out := d.spanned(i, found, heads); out != "" {
				from, to, instead = at[0], at[1], out
			}
		}
	}
	return from, to, instead
}

func lettered(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// gappedDate is a date within a text of digits and signs.
var gappedDate = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[0-9]{1,2}[.-][0-9]{1,2}[.-][0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}`)
})

// spanned is what stands for a text of a form; empty where it has it by chance.
func (d *disguise) spanned(form int, found string, heads bool) string {
	id := normal(found)
	switch form {
	case 0:
		if ingest.LooksUPN([]byte(id)) {
			return d.ids.dress(found)
		}
	case 1, 2:
		digits := len(strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, found))
		if digits >= 9 && digits <= 13 && !gappedDate().MatchString(found) && !heads {
			if d.ids.given[id] != "" {
				return d.ids.dress(found)
			}
			return like(found, stream(d.ids.key, "number", found, d.ids.try))
		}
	case 3: // but 1st and 2nd
		if ordinal := strings.ToLower(found[len(found)-2:]); !heads && !slices.Contains([]string{"st", "nd", "rd", "th", "hr"}, ordinal) {
			return d.postcode(found)
		}
	default:
		if d.ids.given[id] != "" && len(id) >= longNumber-1 {
			return d.ids.dress(found)
		}
	}
	return ""
}

// scrubWords writes words anew that are not known, and those beside them that could be
// part of a name: an initial, or a word that is a name as well.
func (d *disguise) scrubWords(old string, m manner) string {
	all := pieces(old)
	var at []int
	for i := range all {
		if all[i].word {
			all[i].out = d.scrubWord(all[i].text, m)
			at = append(at, i)
		}
	}
	for range at {
		if m.heads || !d.besides(all, at, m) {
			break
		}
	}
	var b strings.Builder
	for _, p := range all {
		if p.word {
			b.WriteString(p.out)
		} else {
			b.WriteString(replace(p.text, strings.ToLower))
		}
	}
	return b.String()
}

// besides replaces words beside names, and reports whether there were any.
func (d *disguise) besides(all []piece, at []int, m manner) bool {
	did := false
	for n, i := range at {
		p := &all[i]
		if p.out != p.text {
			continue
		}
		low := strings.ToLower(p.text)
		is := m.begins == forPupil && d.names.given[low] != "" && !nobody(low)
		for _, o := range []int{n - 1, n + 1} {
			if o < 0 || o >= len(at) {
				continue
			}
			q := &all[at[o]]
			gap := strings.TrimSpace(all[max(i, at[o])-1].text)
			is = is || q.out != q.text && (initial(p.text) || alsoName(low) || d.names.given[low] != "") ||
				initial(p.text) && initial(q.text) && (gap == "." || gap == "") ||
				d.names.pairs[low+" "+strings.ToLower(q.text)] || d.names.pairs[strings.ToLower(q.text)+" "+low]
		}
		if is {
			p.out, did = d.names.word(p.text, m.begins), true
			if p.out == p.text { // by chance
				p.out += "x"
			}
		}
	}
	return did
}

// initial reports whether a word is a capital.
func initial(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return size == len(w) && unicode.IsUpper(r)
}

// scrubWord is a word, or what stands for it.
func (d *disguise) scrubWord(w string, m manner) string {
	low, id := strings.ToLower(w), normal(w)
	_, mine := d.ids.given[id]
	switch {
	case ingest.LooksUPN([]byte(id)), mine && len(id) >= longNumber-1 && strings.ContainsAny(id, "0123456789"):
		return d.ids.dress(w)
	case (m.begins == forStaff || m.begins == forPlace) && alsoName(low):
	case m.strict && !strings.ContainsAny(w, "0123456789"):
	case d.lex.word(low):
		return w
	case isDigits(w):
		return d.ids.dress(w)
	}
	return d.names.word(w, m.begins)
}

// namesToo are words that headings and codes have and people too.
const namesToo = ` april may june august summer autumn max mark page young read early long short white black green field day week
	best good head art charity amber star don ed nan min small little poor snow case grant miles sam will bill `

// alsoName reports whether a text is one word that is somebody's name as well.
func alsoName(text string) bool {
	return !strings.ContainsAny(text, " \t\n") && text != "" && slices.Contains(strings.Fields(namesToo), strings.ToLower(text))
}

// personal reports whether a text has a word that is a name.
func (d *disguise) personal(text string) bool {
	return slices.ContainsFunc(words(text), func(w string) bool { return alsoName(w) || d.names.given[w] != "" || utf8.RuneCountInString(w) == 1 })
}
