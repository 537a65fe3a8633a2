package pass

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
)

// fewest is how many pupils a line about a factor has to be of: with fewer it would
// tell a pupil's result.
const fewest = 5

// Summary implements [metrics.Reading].
func (rd *reading) Summary() []metrics.Line {
	var out []metrics.Line
	add := func(label, text string) { out = append(out, metrics.Line{Label: label, Text: text}) }
	for _, s := range both {
		pupils, pairs := map[string]bool{}, 0
		waves := map[string]int{}
		for _, sit := range rd.sittings {
			if sit.survey == s {
				pupils[sit.pupil] = true
				waves[waveShown(sit.wave)]++
			}
		}
		if len(pupils) == 0 {
			continue
		}
		var parts []string
		for _, w := range rd.waves(s) {
			parts = append(parts, fmt.Sprintf("%s %d", w, waves[w]))
		}
		for _, ch := range rd.changes {
			if ch.course.survey == s && ch.course.ordered {
				pairs++
			}
		}
		add(surveyTitle[s], fmt.Sprintf("pupils %d; sittings %s; with a first and a last sitting %d", len(pupils), strings.Join(parts, ", "), pairs))
		out = append(out, rd.factorLines(s)...)
	}
	for _, c := range []struct {
		label string
		n     int
		text  string
	}{
		{"rows without any result", rd.counts.empty, ""}, {"rows that were refused", rd.counts.refused, "; the findings say why"},
		{"rows without an identifier", rd.counts.nobody, "; the findings say why"}, {"rows that are copies", rd.counts.copies, ""},
		{"rows left out by --duplicates", rd.counts.passed, ""}, {"rows about groups", rd.counts.groupRows, "; in a table of their own"},
	} {
		if c.n > 0 {
			add(c.label, strconv.Itoa(c.n)+c.text)
		}
	}
	return out
}

var surveyTitle = [...]string{nineFactor: "nine factors", levelOne: "Level 1, four factors"}

// factorLines are a line a factor: bands, then the middle and the directions, then
// the normal scores. All factors are shown, for one alone may stand out by chance.
func (rd *reading) factorLines(s survey) []metrics.Line {
	out := []metrics.Line{{Label: "bands", Text: "pupils in low, low-moderate, moderate and high, at the first sitting and at the last; all factors are shown, for of so many one may stand out by chance"}}
	spots := rd.spots()
	for _, m := range rd.moved() {
		if m.survey != s {
			continue
		}
		at := func(population, sitting string) *spot {
			i := slices.IndexFunc(spots, func(sp *spot) bool {
				return sp.survey == s && sp.factor.id == m.factor.id && sp.population == population && sp.sitting == sitting
			})
			if i < 0 {
				return &spot{}
			}
			return spots[i]
		}
		text := ""
		switch first, last := at(populationPairs, sittingFirst), at(populationPairs, sittingLast); {
		case m.pairs() >= fewest:
			text = m.text(first, last)
		case at(populationAll, waveBaseline).banded() >= fewest:
			text = "baseline " + at(populationAll, waveBaseline).text()
		default:
			text = fmt.Sprintf("not shown for fewer than %d pupils", fewest)
		}
		out = append(out, metrics.Line{Label: m.factor.title, Text: text})
	}
	return out
}

// counts are the pupils in each band: 4-9-6-17.
func (sp *spot) counts() string {
	var parts []string
	for b := low; b <= high; b++ {
		parts = append(parts, strconv.Itoa(sp.bands[b]))
	}
	return strings.Join(parts, "-")
}

// text is a sitting in words.
func (sp *spot) text() string {
	text := sp.counts()
	if mid, ok := median(sp.percentiles); ok {
		text += "; median percentile " + short(mid, 1)
	}
	return text
}

// text is the change of a factor in words.
func (m *moves) text(first, last *spot) string {
	directions := func(n map[move]int) string { return fmt.Sprintf("(up %d, same %d, down %d)", n[up], n[same], n[down]) }
	text := fmt.Sprintf("pairs %d: %s, then %s %s", m.pairs(), first.counts(), last.counts(), directions(m.bands))
	a, hasA := median(first.percentiles)
	b, hasB := median(last.percentiles)
	if hasA && hasB && len(m.normal) >= fewest {
		mz, _ := mean(m.normal)
		sd, _ := deviation(m.normal)
		text += fmt.Sprintf("; median percentile %s, then %s %s; normal score %s (SD %s)", short(a, 1), short(b, 1), directions(m.percentiles), signed(mz), short(sd, 2))
	}
	return text
}

// short is a number for people, with so many decimals at most.
func short(x float64, decimals int) string {
	text := strconv.FormatFloat(x, 'f', decimals, 64)
	if decimals == 1 {
		text = strings.TrimSuffix(text, ".0")
	}
	return text
}

func signed(x float64) string {
	text := short(x, 2)
	if text == "-0.00" {
		return "0.00"
	}
	if x > 0 && text != "0.00" {
		return "+" + text
	}
	return text
}
