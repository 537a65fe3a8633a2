package scan

import (
	"bytes"
	"strings"
	"time"

	"apst/ingest"
)

// findDates looks for dates of birth.
func (m *matcher) findDates() {
	for i := range m.tokens {
		t := &m.tokens[i]
		if i > 0 && t.gap == glued && t.digits != m.tokens[i-1].digits && m.tokens[i-1].digits {
			continue // th, or the T before a time
		}
		end := 0
		switch n := t.to - t.from; {
		case t.mixed:
		case !t.digits:
			end = m.monthFirst(i)
		case n == 8:
			end = m.compact(i)
		case n == 4:
			end = m.yearFirst(i)
		case n <= 2:
			end = m.dayFirst(i)
		}
		if end > 0 {
			m.add(i, end, Birth)
		}
	}
}

// born reports whether somebody was born on a day.
func (m *matcher) born(y, month, d int) bool {
	return m.births[ingest.Date{Year: int16(y), Month: uint8(month), Day: uint8(d)}]
}

// bornIn takes a year of two or four digits.
func (m *matcher) bornIn(year, month, day int, digits int) bool {
	switch digits {
	case 4:
		return m.born(year, month, day)
	case 2:
		return m.born(2000+year, month, day) || m.born(1900+year, month, day)
	}
	return false
}

// value is the number that token i is, and of how many digits; 0 digits where it is
// none of up to four.
func (m *matcher) value(i int) (v, digits int) {
	if i >= len(m.tokens) || !m.tokens[i].digits {
		return 0, 0
	}
	w := m.word(i)
	if len(w) > 4 {
		return 0, 0
	}
	for _, c := range w {
		if classOf(c) != digit {
			return 0, 0
		}
		v = v*10 + int(c-'0')
	}
	return v, len(w)
}

// sign is what stands before token i where that may part a date in figures; 0 where it
// may not.
func (m *matcher) sign(i int) byte {
	if i >= len(m.tokens) || m.tokens[i].gap != near {
		return 0
	}
	between := m.between(i)
	if len(between) > 4 {
		return 0
	}
	sign := bytes.Trim(between, " \u00A0\r\n")
	switch {
	case len(sign) == 0:
		return ' '
	case len(sign) == 1 && bytes.IndexByte([]byte("-/."), sign[0]) >= 0:
		return sign[0]
	case string(sign) == "–", string(sign) == "‑":
		return '-'
	}
	return 0
}

// compact is 20090304 or 04032009.
func (m *matcher) compact(i int) int {
	w := m.word(i)
	n := 0
	for _, c := range w {
		if classOf(c) != digit {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	year, rest := n%10000, n/10000
	if m.born(n/10000, n/100%100, n%100) || m.born(year, rest%100, rest/100) || m.born(year, rest/100, rest%100) {
		return i + 1
	}
	return 0
}

// yearFirst is 2009-03-04, 2009/3/4 or 2009 March 4.
func (m *matcher) yearFirst(i int) int {
	y, _ := m.value(i)
	if i+2 >= len(m.tokens) {
		return 0
	}
	d, dn := m.value(i + 2)
	if dn == 0 || dn > 2 || m.tokens[i+2].gap > near {
		return 0
	}
	if month := m.month(i + 1); month > 0 && m.tokens[i+1].gap <= near {
		if m.born(y, month, d) {
			return i + 3
		}
		return 0
	}
	a := m.sign(i + 1)
	month, mn := m.value(i + 1)
	if a == 0 || a != m.sign(i+2) || mn == 0 || mn > 2 || a == ' ' && mn+dn < 4 {
		return 0
	}
	if m.born(y, month, d) || m.born(y, d, month) {
		return i + 3
	}
	return 0
}

// dayFirst is 04/03/2009, 4.3.09, 4 March 2009 or 4th of March, 2009; and month first
// in figures.
func (m *matcher) dayFirst(i int) int {
	d, dn := m.value(i)
	k := i + 1
	if k < len(m.tokens) && m.tokens[k].gap == glued && ordinal(m.word(k)) {
		k++
	}
	if k < len(m.tokens) && string(m.word(k)) == "of" {
		k++
	}
	if k+1 >= len(m.tokens) || m.tokens[k].gap > near || m.tokens[k+1].gap > near {
		return 0
	}
	y, yn := m.value(k + 1)
	if month := m.month(k); month > 0 {
		if m.bornIn(y, month, d, yn) {
			return k + 2
		}
		return 0
	}
	month, mn := m.value(k)
	a := m.sign(k)
	if k > i+1 || a == 0 || a != m.sign(k+1) || mn == 0 || mn > 2 || a == ' ' && (dn+mn < 4 || yn < 4) {
		return 0
	}
	if m.bornIn(y, month, d, yn) || m.bornIn(y, d, month, yn) {
		return i + 3
	}
	return 0
}

// monthFirst is March 4, 2009 or March 4th 2009.
func (m *matcher) monthFirst(i int) int {
	month := m.month(i)
	if month == 0 {
		return 0
	}
	d, dn := m.value(i + 1)
	k := i + 2
	if k < len(m.tokens) && m.tokens[k].gap == glued && ordinal(m.word(k)) {
		k++
	}
	if k >= len(m.tokens) || dn == 0 || dn > 2 || m.tokens[i+1].gap > near || m.tokens[k].gap > near {
		return 0
	}
	if y, yn := m.value(k); m.bornIn(y, month, d, yn) {
		return k + 1
	}
	return 0
}

// ordinal reports whether a word is the end of 1st, 2nd, 3rd or 4th.
func ordinal(w []byte) bool {
	switch string(w) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// month is the month that token i names; 0 for none.
func (m *matcher) month(i int) int {
	if i >= len(m.tokens) || m.tokens[i].digits {
		return 0
	}
	w := m.word(i)
	if len(w) < 3 || len(w) > 9 {
		return 0
	}
	for n := time.January; n <= time.December; n++ {
		name := n.String()
		if w[0] != name[0]|0x20 {
			continue
		}
		if s := string(w); strings.EqualFold(s, name) || strings.EqualFold(s, name[:3]) || s == "sept" && n == time.September {
			return int(n)
		}
	}
	return 0
}
