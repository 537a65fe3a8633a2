package scan

import (
	"bytes"
	"html"
	"unicode/utf8"
)

// disguises are what a text may be written in that hides words from a search.
type disguises uint8

const (
	entities    disguises = 1 << iota // &#65;
	percents                          // %41
	escapes                           // \u0041
	tagged                            // J<b>an</b>e
	marks                             // J**an**e
	runTogether                       // ChartOfJane
)

// disguisesOf says which there may be in a text.
func disguisesOf(b []byte) (d disguises) {
	var last uint8 // class of the byte before
	for i, c := range b {
		switch class := classOf(c); {
		case class == capital && last == lower:
			d |= runTogether
			last = class
			continue
		case class != 0:
			last = class
			continue
		}
		switch c {
		case '&':
			d |= entities
		case '%':
			if i+2 < len(b) && hexDigit(b[i+1]) >= 0 && hexDigit(b[i+2]) >= 0 {
				d |= percents
			}
		case '\\':
			d |= escapes
		case '_':
			if _, ok := workbookEscape(b[i:]); ok {
				d |= escapes
			}
		case '<':
			d |= tagged
		case '*', '~', '`':
			d |= marks
		}
		last = 0
	}
	return d
}

// rounds is how often something is decoded that was encoded more than once.
const rounds = 3

// views are the other ways to read a text in which something may be disguised.
func views(b []byte) [][]byte {
	d := disguisesOf(b)
	if d == 0 {
		return nil
	}
	var out [][]byte
	plain := b
	for range rounds {
		next := plain
		d := disguisesOf(plain)
		if d&entities != 0 {
			next = []byte(html.UnescapeString(string(next)))
		}
		if d&percents != 0 {
			next = unpercent(next)
		}
		if d&escapes != 0 {
			next = unescape(next)
		}
		if bytes.Equal(next, plain) {
			break
		}
		plain = next
	}
	if !bytes.Equal(plain, b) {
		out = append(out, plain)
		d |= disguisesOf(plain)
	}
	if d&tagged != 0 {
		out = append(out, untag(plain, ""), untag(plain, " "))
	}
	if d&marks != 0 {
		out = append(out, unmark(plain))
	}
	if d&runTogether != 0 {
		out = append(out, partWords(plain))
	}
	return out
}

// hexDigit is the value of a hexadecimal digit, -1 for none.
func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// unpercent decodes %41 as addresses have it.
func unpercent(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '%' && i+2 < len(b) && hexDigit(b[i+1]) >= 0 && hexDigit(b[i+2]) >= 0 {
			out = append(out, byte(hexDigit(b[i+1])<<4|hexDigit(b[i+2])))
			i += 2
			continue
		}
		out = append(out, b[i])
	}
	return out
}

// unescape decodes the escapes of JSON and its kin: \u0041, \x41, \n.
func unescape(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if r, ok := workbookEscape(b[i:]); ok {
			out = utf8.AppendRune(out, r)
			i += 6
			continue
		}
		if b[i] != '\\' || i+1 == len(b) {
			out = append(out, b[i])
			continue
		}
		i++
		switch c := b[i]; c {
		case 'n', 'r', 't', 'b', 'f', 'v':
			out = append(out, ' ')
		case 'u', 'x':
			n := 4
			if c == 'x' {
				n = 2
			}
			r, ok := hexadecimal(b[i+1:], n)
			if !ok {
				out = append(out, c)
				continue
			}
			i += n
			if low, ok := lowHalf(b[i+1:]); ok && r >= 0xD800 && r < 0xDC00 {
				r = 0x10000 + (r-0xD800)<<10 + low - 0xDC00
				i += 6
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
	}
	return out
}

// workbookEscape reads _x0041_.
func workbookEscape(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1]|0x20 != 'x' || b[6] != '_' {
		return 0, false
	}
	return hexadecimal(b[2:], 4)
}

// lowHalf reads the second half of a character that JSON writes in two.
func lowHalf(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	r, ok := hexadecimal(b[2:], 4)
	return r, ok && r >= 0xDC00 && r < 0xE000
}

func hexadecimal(b []byte, n int) (r rune, ok bool) {
	if len(b) < n {
		return 0, false
	}
	for _, c := range b[:n] {
		h := hexDigit(c)
		if h < 0 {
			return 0, false
		}
		r = r<<4 | rune(h)
	}
	return r, true
}

// untag puts something in place of tags.
func untag(b []byte, in string) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		at := bytes.IndexByte(b, '<')
		if at < 0 {
			break
		}
		out = append(out, b[:at]...)
		b = b[at:]
		end := bytes.IndexByte(b, '>')
		if end < 0 {
			break // nor is there one further on
		}
		if len(b) < 2 || !(letterAt(b, 1) || b[1] == '/' || b[1] == '!') {
			out = append(out, b[0])
			b = b[1:]
			continue
		}
		out = append(out, in...)
		b = b[end+1:]
	}
	return append(out, b...)
}

// unmark takes Markdown's signs away.
func unmark(b []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r == '*' || r == '~' || r == '`' {
			return -1
		}
		return r
	}, b)
}

// partWords gives the words that have a capital inside, with a space before it, and no
// others.
func partWords(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b); {
		from := i
		for i < len(b) && (classOf(b[i]) != 0 || b[i] >= utf8.RuneSelf) {
			i++
		}
		word, parted := b[from:i], false
		start := len(out)
		for k, c := range word {
			if k > 0 && classOf(c) == capital && classOf(word[k-1]) == lower {
				out = append(out, ' ')
				parted = true
			}
			out = append(out, c)
		}
		if out = append(out, recordSign); !parted {
			out = out[:start]
		}
		i = max(i, from+1)
	}
	return out
}
