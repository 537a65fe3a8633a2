package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"apst/report/benchmarks"
)

// tokenKind is what a token is.
type tokenKind uint8

const (
	wordToken   tokenKind = iota
	numberToken           // digits that are no year
	yearToken             // 2023, or a school year as 2023/24
	signToken             // punctuation, and a bar between cells
)

// token is a word, a number or a sign of a block's text.
type token struct {
	kind   tokenKind
	text   string // in lower case and without a possessive ending; digits without commas; a sign as it is
	raw    string
	at     int
	end    int
	value  benchmarks.Decimal // of a number
	depth  int                // brackets that it stands in
	quoted bool               // somebody else's words
}

// lexer cuts the text of a block into tokens.
type lexer struct {
	text   string
	cells  bool // tabs part cells
	at     int
	depth  int
	tokens []token
}

// lex are the tokens of a block. Marks of emphasis, addresses of pages and characters
// that nobody sees are left out.
func lex(b *block) []token {
	l := &lexer{text: b.text, cells: b.kind == rowBlock}
	for l.at < len(l.text) {
		l.next()
	}
	quotations(l.tokens, b.quoted)
	return l.tokens
}

// next takes the next token, or passes what is none.
func (l *lexer) next() {
	r, size := utf8.DecodeRuneInString(l.text[l.at:])
	switch {
	case l.cells && r == '\t':
		l.add(signToken, "|", l.at+size)
	case r == '*' || r == '_' || r == '`' || r == '~' || unicode.IsSpace(r) || unseen(r) || r == utf8.RuneError || unicode.IsControl(r):
		l.at += size
	case l.address():
	case r >= '0' && r <= '9':
		l.number()
	case unicode.IsLetter(r):
		l.word()
	default:
		l.sign(r, size)
	}
}

// unseen reports whether nobody sees a character: a soft hyphen, a joiner.
func unseen(r rune) bool {
	return r == '\u00ad' || r >= '\u200b' && r <= '\u200f' || r == '\u2060' || r == '\ufeff' || r == '\ufe0f'
}

// longestAddress is how many bytes the address of a page has at most.
const longestAddress = 2000

// address passes the address of a page: words in it are nobody's.
func (l *lexer) address() bool {
	rest := l.text[l.at:min(len(l.text), l.at+longestAddress)]
	skip := 0
	switch {
	case strings.HasPrefix(rest, "](") && strings.IndexByte(rest, ')') > 0:
		skip = strings.IndexByte(rest, ')') + 1
	case strings.HasPrefix(rest, "http://"), strings.HasPrefix(rest, "https://"), strings.HasPrefix(rest, "www."):
		if skip = strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>\"|)", r) }); skip < 0 {
			skip = len(rest)
		}
		skip = len(strings.TrimRight(rest[:skip], ".,;:!?"))
	}
	l.at += skip
	return skip > 0
}

func (l *lexer) add(kind tokenKind, text string, end int) *token {
	l.tokens = append(l.tokens, token{kind: kind, text: text, raw: l.text[l.at:end], at: l.at, end: end, depth: l.depth})
	l.at = end
	return &l.tokens[len(l.tokens)-1]
}

// word takes a word: letters, and among them digits, apostrophes and points, as in
// pupils', KS4 and e.g.
func (l *lexer) word() {
	end := l.at
	for end < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[end:])
		inner := r == '\'' || r == '’' || r == '_' || r == '.'
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && !unseen(r) && !inner {
			break
		}
		if inner {
			next, _ := utf8.DecodeRuneInString(l.text[end+size:])
			if !unicode.IsLetter(next) && !(unicode.IsDigit(next) && r == '_') {
				break
			}
			if r == '.' && end-l.at > 1 && !strings.Contains(l.text[l.at:end], ".") { // a point without a blank behind it, but for e.g.
				break
			}
		}
		end += size
	}
	text := strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case r == '’':
			return '\''
		case unseen(r):
			return -1
		}
		return r
	}, l.text[l.at:end]))
	l.add(wordToken, strings.TrimSuffix(text, "'s"), end)
}

// number takes digits: a number with commas and a point, a year, or an ordinal number,
// which is a word.
func (l *lexer) number() {
	rest := l.text[l.at:]
	n := digits(rest)
	if (strings.HasPrefix(rest, "19") || strings.HasPrefix(rest, "20")) && n == 4 {
		if more := schoolYear(rest); more > 0 {
			l.add(yearToken, rest[:4]+"/"+rest[more-2:more], l.at+more)
			return
		}
		if !(len(rest) > 5 && (rest[4] == '.' || rest[4] == ',') && digits(rest[5:]) > 0) && !(len(rest) > 4 && rest[4] == '%') {
			l.add(yearToken, rest[:4], l.at+4)
			return
		}
	}
	for n+4 <= len(rest) && rest[n] == ',' && digits(rest[n+1:]) == 3 {
		n += 4
	}
	if n+1 < len(rest) && rest[n] == '.' && digits(rest[n+1:]) > 0 {
		n += 1 + digits(rest[n+1:])
	}
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(rest[n:], ending) && !letterAt(rest[n+2:]) {
			l.add(wordToken, rest[:n+2], l.at+n+2)
			return
		}
	}
	value, ok := benchmarks.ParseDecimal(rest[:n])
	if !ok { // more digits than a number has
		l.add(wordToken, rest[:n], l.at+n)
		return
	}
	l.add(numberToken, value.String(), l.at+n).value = value
}

func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

func letterAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// schoolYear is how many bytes a school year at the beginning of a text has: 2023/24,
// 2023-24, 2023–2024; 0 for none.
func schoolYear(s string) int {
	r, size := utf8.DecodeRuneInString(s[4:])
	if r != '/' && r != '-' && r != '–' {
		return 0
	}
	rest := s[4+size:]
	n := digits(rest)
	if n == 4 && strings.HasPrefix(rest, s[:2]) || n == 2 {
		if first, last := s[2:4], rest[n-2:n]; int(last[0]-'0')*10+int(last[1]-'0') == (int(first[0]-'0')*10+int(first[1]-'0')+1)%100 {
			return 4 + size + n
		}
	}
	return 0
}

// sign takes a sign. A minus or plus before a number is part of it, a hyphen between
// words is none, and one between numbers is a dash.
func (l *lexer) sign(r rune, size int) {
	before, _ := utf8.DecodeLastRuneInString(l.text[:l.at])
	after, _ := utf8.DecodeRuneInString(l.text[l.at+size:])
	digitAfter, digitBefore := unicode.IsDigit(after), unicode.IsDigit(before) || before == '%'
	text := string(r)
	switch r {
	case '(', '[':
		l.depth++
	case ')', ']':
		l.depth = max(l.depth-1, 0)
	case '-', '\u2010', '\u2011', '\u2212', '+', '±':
		switch {
		case digitAfter && !digitBefore:
			l.at += size
			return
		case digitBefore && digitAfter, unicode.IsSpace(before) && unicode.IsSpace(after):
			text = "–"
		default:
			l.at += size
			return
		}
	case '\'':
		l.at += size
		return
	case '/':
		if !digitBefore || !digitAfter {
			l.at += size
			return
		}
	case '“', '”', '″':
		text = `"`
	}
	l.add(signToken, text, l.at+size)
}

// leastQuoted is how many words between quotation marks are somebody's; fewer are a
// word that is held at a distance, and still said.
const leastQuoted = 4

// longestQuotation is how many words and signs a quotation has at most.
const longestQuotation = 1000

// quotations marks the tokens that are somebody else's words.
func quotations(ts []token, all bool) {
	for i := range ts {
		ts[i].quoted = all
	}
	for i := 0; i < len(ts); i++ {
		closing := `"`
		switch ts[i].text {
		case `"`:
		case "‘":
			closing = "’"
		default:
			continue
		}
		end := i + 1
		for end < min(len(ts), i+longestQuotation) && ts[end].text != closing {
			end++
		}
		if end == len(ts) || ts[end].text != closing {
			continue // a mark that nothing closes
		}
		said := 0
		for _, t := range ts[i+1 : end] {
			if t.kind == wordToken {
				said++
			}
		}
		for k := i + 1; k < end && said >= leastQuoted; k++ {
			ts[k].quoted = true
		}
		i = end
	}
}
