package ngrt

import (
	"fmt"
	"strings"

	"apst/ingest"
	"apst/metrics"
)

// growth is the sentence that has to stand beside every standard age score.
const growth = "the score is standardised for age: one that stays the same means normal growth, not no progress"

// Summary implements [metrics.Reading].
func (rd *Reading) Summary() []metrics.Line {
	c := &rd.counted
	pupils, scored, twice, censored, ends := map[string]bool{}, map[string]bool{}, 0, 0, 0
	words, media := map[string]int{}, map[Medium]int{}
	var first, last ingest.Date
	for sittings := range rd.perPupil() {
		with := 0
		for _, r := range sittings {
			pupils[r.pupil] = true
			if r.unusable != nil {
				continue
			}
			switch r.sas.kind {
			case sasScore:
				scored[r.pupil] = true
				with++
			case sasCensored:
				censored++
			}
			if has(r.flags, "sas-at-lowest") || has(r.flags, "sas-at-highest") {
				ends++
			}
			if r.label != "" {
				words[labelOf(r.label)]++
			}
			media[r.medium]++
			if !r.date.IsZero() && (first.IsZero() || first.After(r.date)) {
				first = r.date
			}
			if r.date.After(last) {
				last = r.date
			}
		}
		if with > 1 {
			twice++
		}
	}
	out := []metrics.Line{
		{Label: "results", Text: fmt.Sprintf("%d, of %d pupils; %d pupils have a standard age score, %d of them two or more", c.written, len(pupils), len(scored), twice)},
	}
	if !first.IsZero() {
		out = append(out, metrics.Line{Label: "sat", Text: fmt.Sprintf("%s to %s; %d on the computer, %d on paper, %d not said", first, last, media[Digital], media[Paper], media[""])})
	}
	if n := c.repeated + c.settled + c.others + c.unknown; n > 0 {
		out = append(out, metrics.Line{Label: "left out", Text: fmt.Sprintf("%d rows: %d said again, %d second results of a day, %d of another test, %d of no test that is known",
			n, c.repeated, c.settled, c.others, c.unknown)})
	}
	if censored+ends > 0 {
		out = append(out, metrics.Line{Label: "at the ends of the scale", Text: fmt.Sprintf("%d without a number; %d at the lowest or highest of their file", censored, ends)})
	}
	if text := countedLabels(words); text != "" && len(scored) >= limit("few-pupils") {
		out = append(out, metrics.Line{Label: "progress, in the vendor's words", Text: text})
	}
	if len(scored) > 0 {
		out = append(out, metrics.Line{Label: "how to read it", Text: growth})
	}
	return out
}

func has(flags []string, flag string) bool {
	for _, f := range flags {
		if f == flag {
			return true
		}
	}
	return false
}

// countedLabels is how often each of the vendor's words occurs, lowest first.
func countedLabels(words map[string]int) string {
	var out []string
	for _, l := range append(Labels(), "") {
		if n := words[l]; n > 0 {
			name := l
			if l == "" {
				name = "other words"
			}
			out = append(out, fmt.Sprintf("%s %d", name, n))
		}
	}
	return strings.Join(out, ", ")
}
