package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// share is a percentage in whole numbers with its sign, its mark, or nothing. What is
// not nothing, and not everything, is not written as if it were. A chart never works a
// percentage out: a table's is rounded from the true counts.
func share(p Value) string {
	switch {
	case !p.Known():
		return p.text(0)
	case p.V > 0 && p.V < 0.5:
		return "<1%"
	case p.V >= 99.5 && p.V < 100:
		return ">99%"
	}
	return whole(p.V) + "%"
}

// whole is a number without decimals, but for one that lies half way between two: a
// table has rounded it once, and to which side the true one lies cannot be told.
func whole(v float64) string {
	if tenths := math.Round(math.Abs(v) * 10); math.Mod(tenths, 10) == 5 && math.Abs(math.Abs(v)*10-tenths) < 1e-9 {
		return number(v, 1)
	}
	return number(v, 0)
}

// withShare is a count with its percentage in brackets. Of a hidden count with a
// hidden percentage one mark is enough.
func withShare(n Count, p Value) string {
	text := share(p)
	if text == "" || n.Hidden && p.Hidden && n.String() == text {
		return n.String()
	}
	return n.String() + " (" + text + ")"
}

// things is a count, hidden or not, with what it counts: "1 pupil", "c pupils".
func things(n Count, one, many string) string {
	if n.Hidden {
		return n.String() + " " + many
	}
	return n.Of(one, many)
}

// marks gathers what stands in place of numbers in a chart, for its foot.
type marks struct {
	met []string
	why []string // of "x", where it is given
}

func (m *marks) count(counts ...Count) {
	for _, n := range counts {
		if n.Hidden {
			m.add(n.String(), n.Why)
		}
	}
}

func (m *marks) value(values ...Value) {
	for _, v := range values {
		if v.Hidden && !v.Absent {
			m.add(v.text(0), v.Why)
		}
	}
}

func (m *marks) add(mark, why string) {
	if !slices.Contains(m.met, mark) {
		m.met = append(m.met, mark)
	}
	if mark == notAvailableMark && !slices.Contains(m.why, why) {
		m.why = append(m.why, why)
	}
}

// merge adds what others gathered.
func (m *marks) merge(others *marks) {
	for _, mark := range others.met {
		if mark != notAvailableMark {
			m.add(mark, "")
		}
	}
	for _, why := range others.why {
		m.add(notAvailableMark, why)
	}
}

// hidden says whether a "c" is drawn.
func (m *marks) hidden() bool { return slices.Contains(m.met, hiddenMark) }

// any says whether anything stands in place of a number.
func (m *marks) any() bool { return len(m.met) > 0 }

// explain adds the meaning of the other marks to a foot.
func (m *marks) explain(source string) string {
	for _, mark := range [][2]string{
		{notAvailableMark, m.notGiven()}, {notApplicableMark, "z: there is no such number"}, {lowMark, "low: more than 0, and rounds to 0"},
	} {
		if slices.Contains(m.met, mark[0]) {
			source = joinSentences(source, mark[1])
		}
	}
	return source
}

// mostReasons is how many reasons a foot gives.
const mostReasons = 3

// notGiven says why there are numbers that could not be given: for the reasons of this
// chart, where each of them has one and they are few.
func (m *marks) notGiven() string {
	if len(m.why) == 0 || len(m.why) > mostReasons || slices.Contains(m.why, "") {
		return "x: not given, because it could not be worked out or too few pupils stand behind it"
	}
	return "x: not given: " + strings.Join(m.why, "; or: ")
}

// checkCounts refuses counts that are no counts.
func checkCounts(what string, counts ...Count) error {
	for _, n := range counts {
		if !n.Hidden && n.N < 0 {
			return fmt.Errorf("%s: a count of %d", what, n.N)
		}
	}
	return nil
}

// checkPercents refuses percentages that are none.
func checkPercents(what string, shares ...Value) error {
	for _, p := range shares {
		if p.Known() && (!finite(p.V) || p.V < 0 || p.V > 100) {
			return fmt.Errorf("%s: a percentage outside 0 to 100", what)
		}
	}
	return nil
}

// list puts texts in a row: "a, b and c".
func list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// capital is a text with its first letter as a capital.
func capital(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	if first == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(first)) + text[n:]
}

// lower is a text with its first letter small, unless it is a word in capitals.
func lower(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[n:])
	if first == utf8.RuneError || unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[n:]
}
