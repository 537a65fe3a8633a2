package synth

import "strings"

// zeroToTwo are whole numbers 0, 1, 2 with blanks left blank.
func zeroToTwo(_ int, a Answer) cell {
	if a == Blank {
		return cell{}
	}
	return num(int(a))
}

// oneToThree are whole numbers 1, 2, 3.
func oneToThree(_ int, a Answer) cell {
	if a == Blank {
		return cell{}
	}
	return num(int(a) + 1)
}

// spoken writes the three answers as words.
func spoken(words ...string) coding {
	return func(_ int, a Answer) cell {
		if a == Blank {
			return cell{}
		}
		return txt(words[a])
	}
}

var inWords = spoken("Not true", "Somewhat true", "Certainly true")

// withMissing writes a token where an answer was left out.
func withMissing(code coding, token cell) coding {
	return func(i int, a Answer) cell {
		if a == Blank {
			return token
		}
		return code(i, a)
	}
}

// stored writes numbers with these digits, such as 1.0.
func stored(as ...string) coding {
	return func(_ int, a Answer) cell {
		if a == Blank {
			return cell{}
		}
		return cell{kind: number, s: as[a]}
	}
}

// preReversed stores the five strengths among the difficulty items turned
// round already.
func preReversed(code coding) coding {
	return func(i int, a Answer) cell {
		if a != Blank && Reversed(i) {
			a = 2 - a
		}
		return code(i, a)
	}
}

// flipped stores every item turned round: 2 is not true.
func flipped(code coding) coding {
	return func(i int, a Answer) cell {
		if a != Blank {
			a = 2 - a
		}
		return code(i, a)
	}
}

// codings are the ways of writing answers that can be read without being told.
var codings = []struct {
	name, about string
	code        coding
}{
	{"numbers-0-2", "whole numbers 0, 1, 2", zeroToTwo},
	{"numbers-0-2-as-text", "0, 1, 2 as text", spoken("0", "1", "2")},
	{"numbers-1-3", "whole numbers 1, 2, 3", oneToThree},
	{"numbers-1-3-as-text", "1, 2, 3 as text", spoken("1", "2", "3")},
	{"decimals-as-text", "0.0, 1.0, 2.0 as text", spoken("0.0", "1.0", "2.0")},
	{"decimals-stored", "numbers stored as 0.0, 1.0, 2.0", stored("0.0", "1.0", "2.0")},
	{"numbers-with-spaces", "0, 1, 2 as text with spaces round them", spoken(" 0", "1 ", " 2 ")},
	{"words", "the three answers in words", inWords},
	{"words-lower-case", "words in lower case", spoken("not true", "somewhat true", "certainly true")},
	{"words-capitals", "words in capitals", spoken("NOT TRUE", "SOMEWHAT TRUE", "CERTAINLY TRUE")},
	{"words-odd-spacing", "words with stray, double and hard spaces", spoken("Not  true", "Somewhat true ", " Certainly\u00a0true")},
	{"initials-two-letters", "NT, ST, CT", spoken("NT", "ST", "CT")},
	{"initials-lower-case", "nt, st, ct", spoken("nt", "st", "ct")},
	{"initials-one-letter", "N, S, C", spoken("N", "S", "C")},
	{"first-words", "Not, Somewhat, Certainly", spoken("Not", "Somewhat", "Certainly")},
	{"number-dash-words", "0 - Not true and so on", spoken("0 - Not true", "1 - Somewhat true", "2 - Certainly true")},
	{"number-equals-words", "0 = Not true and so on", spoken("0 = Not true", "1 = Somewhat true", "2 = Certainly true")},
	{"words-then-number", "Not true (0) and so on", spoken("Not true (0)", "Somewhat true (1)", "Certainly true (2)")},
	{"one-based-number-dash-words", "1 - Not true and so on", spoken("1 - Not true", "2 - Somewhat true", "3 - Certainly true")},
}

// missing are the tokens that schools put where an answer is missing.
var missing = []struct {
	name  string
	token cell
}{
	{"na", txt("NA")},
	{"n-slash-a", txt("N/A")},
	{"n-slash-a-lower-case", txt("n/a")},
	{"na-error-cell", wrong("#N/A")},
	{"na-error-text", txt("#N/A")},
	{"dot", txt(".")},
	{"dash", txt("-")},
	{"null", txt("NULL")},
	{"space", txt(" ")},
	{"8", num(8)},
	{"9", num(9)},
	{"88", num(88)},
	{"99", num(99)},
	{"999", num(999)},
	{"minus-1", cell{kind: number, s: "-1"}},
	{"minus-8", cell{kind: number, s: "-8"}},
	{"minus-9", cell{kind: number, s: "-9"}},
	{"minus-99", cell{kind: number, s: "-99"}},
	{"dk", txt("DK")},
	{"refused", txt("refused")},
}

// slug makes a layout's name of words.
func slug(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(s))
	return strings.Trim(s, "-")
}
