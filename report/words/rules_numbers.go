package words

import (
	"slices"
	"strings"
)

// percent reports whether a number is a percentage, and where the word or sign for it
// ends.
func percent(ts []token, i int) (end int, ok bool) {
	switch {
	case i+1 >= len(ts):
		return i + 1, false
	case ts[i+1].text == "%" || ts[i+1].text == "percent":
		return i + 2, true
	case ts[i+1].text == "per" && i+2 < len(ts) && ts[i+2].text == "cent":
		return i + 3, true
	}
	return i + 1, false
}

// labelled reports whether a number names something: year 10, table 4, ages 11 to 16.
func (c *checker) labelled(ts []token, i int) bool {
	for k := i - 1; k >= 0; k-- {
		t := &ts[k]
		if t.kind == numberToken || slices.Contains([]string{"–", "to", "and", "or", "/"}, t.text) {
			if t.kind == numberToken || k > 0 && ts[k-1].kind == numberToken {
				continue // the second of a range or of a list
			}
			return false
		}
		return c.in(t, "label")
	}
	return false
}

// isN reports whether a number is the n of something: n = 12.
func isN(ts []token, i int) bool {
	return i > 1 && ts[i-1].text == "=" && ts[i-2].text == "n" || i > 0 && ts[i-1].text == "n"
}

// level reports whether a number is the level of an interval: 95% confidence interval.
func (c *checker) level(ts []token, i int) bool {
	end, ok := percent(ts, i)
	for k := end; ok && k < min(end+3, len(ts)); k++ {
		if c.in(&ts[k], "spread") || ts[k].text == "confidence" || ts[k].text == "limit" {
			return true
		}
	}
	return false
}

// figure reports whether a number says how much or how many: no n, level, limit, label
// or stretch of time.
func (c *checker) figure(ts []token, i int) bool {
	if ts[i].kind != numberToken || isN(ts, i) || c.level(ts, i) || c.labelled(ts, i) {
		return false
	}
	if i+1 < len(ts) && (c.in(&ts[i+1], "month") || c.in(&ts[i+1], "time")) {
		return false
	}
	return true
}

// hasFigure reports whether a number that says how much is among some tokens.
func hasFigure(c *checker, ts []token) bool {
	for i := range ts {
		if c.figure(ts, i) {
			return true
		}
	}
	return false
}

// hasInterval reports whether an interval or a range is given, or named: 1.3 to 4.5,
// between 1.3 and 4.5, no interval.
func (c *checker) hasInterval(ts []token) bool {
	if c.hasWord(ts, "spread") {
		return true
	}
	for i := range ts {
		if i+2 >= len(ts) || ts[i].kind != numberToken || c.labelled(ts, i) {
			continue
		}
		end, _ := percent(ts, i)
		if end+2 < len(ts) && i > 0 && strings.Contains("([", ts[i-1].text) && strings.Contains(",;", ts[end].text) && ts[end+1].kind == numberToken && strings.Contains(")]", ts[end+2].text) {
			return true // (1.3, 4.5)
		}
		if end+1 >= len(ts) || ts[end+1].kind != numberToken || end+2 < len(ts) && c.in(&ts[end+2], "time") {
			continue
		}
		before := ""
		if i > 0 {
			before = ts[i-1].text
		}
		switch ts[end].text {
		case "to", "–":
			if before != "from" {
				return true
			}
		case "and":
			if before == "between" {
				return true
			}
		}
	}
	return false
}

// hasN reports whether it is said how many something rests on.
func (c *checker) hasN(ts []token) bool {
	for i := range ts {
		if ts[i].kind != numberToken {
			continue
		}
		if isN(ts, i) || i+1 < len(ts) && (c.in(&ts[i+1], "pupil") || ts[i+1].text == "young") {
			return true
		}
		if _, base, _ := ratio(ts, i); base > 0 {
			return true
		}
	}
	return false
}

// ratio is a count and its base, both whole: 12 of 30, 12 of the 30, 12 out of 30,
// 12/30; nil and 0 for none. end is behind the base.
func ratio(ts []token, i int) (count *token, base int64, end int) {
	if ts[i].kind != numberToken || ts[i].value.Places() > 0 || i > 0 && ts[i-1].text == "%" {
		return nil, 0, 0
	}
	k := i + 1
	switch {
	case k < len(ts) && ts[k].text == "/":
		k++
	case k+1 < len(ts) && ts[k].text == "out" && ts[k+1].text == "of":
		k += 2
	case k < len(ts) && ts[k].text == "of":
		k++
	default:
		return nil, 0, 0
	}
	for k < len(ts) && slices.Contains([]string{"the", "our", "all", "these", "those"}, ts[k].text) {
		k++
	}
	if k >= len(ts) || ts[k].kind != numberToken || ts[k].value.Places() > 0 {
		return nil, 0, 0
	}
	return &ts[i], whole(&ts[k]), k + 1
}

// whole is a number without its decimals.
func whole(t *token) int64 { return int64(t.value.Float()) }

// smallBase is a number of pupils below the limit on which something rests: n = 7, for
// 7 pupils, 3 of 7; ok is false for none.
func (c *checker) smallBase(ts []token) (i int, ok bool) {
	few := int64(c.known.few())
	for i := range ts {
		if ts[i].kind != numberToken || ts[i].value.Places() > 0 {
			continue
		}
		if isN(ts, i) {
			if whole(&ts[i]) < few {
				return i, true
			}
			continue
		}
		if _, base, _ := ratio(ts, i); base > 0 && base < few {
			return i, true
		}
		if whole(&ts[i]) >= few || i == 0 || !slices.Contains([]string{"of", "for", "among", "all", "the", "these", "those", "with", "on"}, ts[i-1].text) {
			continue
		}
		if i+1 < len(ts) && (c.in(&ts[i+1], "pupil") || ts[i+1].text == "young") && !(i > 1 && ts[i-1].text == "of" && ts[i-2].kind == numberToken) {
			return i, true
		}
	}
	return 0, false
}

// limit reports whether a percentage is a limit and no share: 10% or more, at least
// 50%.
func (c *checker) limit(ts []token, i int) bool {
	end, _ := percent(ts, i)
	if end+1 < len(ts) && ts[end].text == "or" && slices.Contains([]string{"more", "less", "over", "above", "below"}, ts[end+1].text) {
		return true
	}
	return i > 0 && c.in(&ts[i-1], "threshold")
}

// cells are the cells of a row, by the tokens between its bars. The bar that a row may
// begin and end with makes no cell.
func cells(ts []token) [][]token {
	var out [][]token
	from := 0
	for i := 0; i <= len(ts); i++ {
		if i < len(ts) && ts[i].text != "|" {
			continue
		}
		if i > from || i > 0 && i < len(ts) {
			out = append(out, ts[from:i])
		}
		from = i + 1
	}
	return out
}

// column is the number of the first cell of a heading that holds one of some words
// alone, or -1.
func column(header []token, words ...string) int {
	for i, cell := range cells(header) {
		if len(cell) == 1 && slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, cell[0].text) }) {
			return i
		}
	}
	return -1
}
