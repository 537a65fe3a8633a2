package intake

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
)

func addFacet(f ingest.Facets, kind, value string, by ingest.Origin, at sheet.Ref, text string) {
	if value == "" {
		return
	}
	if old, ok := f[kind]; ok && old.Value != value {
		old.Value = clash(old.Value, value)
		f[kind] = old
		return
	}
	f[kind] = ingest.Facet{Value: value, By: by, At: at, Text: text}
}

// clash joins two values that contradict each other.
func clash(a, b string) string { return a + " / " + b }

func clashes(value string) bool { return strings.Contains(value, " / ") }

// where says what kind of text is read for a wave or an informant.
type where uint8

// The kinds.
const (
	inCell  where = iota // a heading over columns, a cell of a column, a sheet's name
	inTitle              // a title above a table
	inName               // a file's name
)

// facetsIn reads what a text says of wave and informant. Words that contradict
// each other say nothing. Ordinary words ("pupil", "post") count only where
// nothing else is said; in a title or a file's name informants do too, because
// "parents' evening" names one and does not mean it.
func facetsIn(text string, in where) map[string]string {
	ts := tokens(text)
	if len(ts) > 40 {
		return nil
	}
	found := map[string]map[string]bool{"wave": {}, "informant": {}, "form": {}}
	for i := 0; i < len(ts); i++ { // forms first: T2-4 is no second time
		if f, n := formIn(ts, i); n > 0 {
			found["form"][f.form.String()] = true
			if f.informant != "" {
				found["informant"][f.informant] = true
			}
			ts = slices.Delete(ts, i, i+n)
			i--
		}
	}
	about := slices.ContainsFunc(ts, func(t token) bool { return dataWords[t.text] })
	ts = slices.DeleteFunc(ts, func(t token) bool { return noise[t.text] })
	weakly := map[string]map[string]bool{"wave": {}, "informant": {}}
	rest := 0 // words that say something else
	for i := 0; i < len(ts); {
		n := phraseAt(ts[i:], func(kind, value string, s strength) {
			switch {
			case s == weak && (about || in == inTitle || in == inName && kind == "wave"): // "data entry", "final version"
				rest++
			case s == weak || s == short || in != inCell && kind == "informant":
				weakly[kind][value] = true
			default:
				found[kind][value] = true
			}
		})
		if n == 0 {
			n = 1
			if elsewhere[ts[i].text] { // "endline due in July" stands over the baseline
				return nil
			}
			if !neutral(ts, i) {
				rest++
			}
		}
		i += n
	}
	if rest == 0 {
		for kind, values := range weakly {
			if len(found[kind]) == 0 {
				maps.Copy(found[kind], values)
			}
		}
	}
	for value := range weakly["informant"] {
		if in == inCell && len(found["informant"]) > 0 {
			found["informant"][value] = true // "Pupil (parent helped)" says neither
		}
	}
	settleLabels(found["wave"])
	if term := termIn(ts); term != "" && len(found["wave"]) == 0 {
		found["wave"][term] = true
	}
	out := map[string]string{}
	for kind, values := range found {
		if len(values) == 1 {
			for value := range values {
				out[kind] = value
			}
		}
	}
	return out
}

// neutralWords stand in titles and names of files without saying anything.
var neutralWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`sdqs scores answers responses report reports completed forms sheet copy and strengths difficulties survey surveys
		assessment measure questionnaire questionnaires wave term academic year month week self rated xlsx csv export data raw anonymised v
		january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec autumn spring summer`) {
		m[w] = true
	}
	return m
}()

// dataWords say that a text is about data of somebody, not by somebody.
var dataWords = map[string]bool{"data": true, "score": true, "scores": true, "results": true, "raw": true, "version": true}

// elsewhere are words that speak of another wave than the one below, or of
// something other than who answered.
var elsewhere = map[string]bool{"evening": true, "evenings": true, "esteem": true, "consultation": true, "meeting": true, "contact": true, "contacts": true, "council": true, "voice": true,
	"due": true, "next": true, "see": true, "until": true, "till": true, "will": true, "not": true, "yet": true, "planned": true, "pending": true, "be": true}

// neutral reports whether a word says nothing: a year, a month, a day before or
// a short year after one.
func neutral(ts []token, i int) bool {
	t := ts[i]
	n, ok := t.number()
	if !ok {
		return neutralWords[t.text]
	}
	beside := func(k int) bool {
		if k < 0 || k >= len(ts) {
			return false
		}
		m, number := ts[k].number()
		return number && m >= 1 && m <= 2099 && (m >= 2000 || k < i) || neutralWords[ts[k].text] && len(ts[k].text) >= 3
	}
	return n >= 2000 && n <= 2099 || n >= 1 && n <= 99 && (beside(i-1) || beside(i+1))
}

// phraseAt reads the longest wave or informant that the words start with, and
// says how many words it has.
func phraseAt(ts []token, say func(kind, value string, s strength)) int {
	v := vocabulary()
	for n := min(3, len(ts)); n >= 1; n-- {
		words := join(ts[:n])
		w, isWave := v.waves[words]
		p, isInformant := v.informants[words]
		switch label := waveLabel(words); {
		case isWave:
			say("wave", w.value, w.strength)
		case label != "":
			say("wave", label, strong)
		case isInformant && p.strength != letter:
			say("informant", p.value, p.strength)
		default:
			continue
		}
		return n
	}
	return 0
}

// settleLabels drops the numbered waves that a named one says again: "T1
// baseline".
func settleLabels(labels map[string]bool) {
	for label := range labels {
		if label[0] != 'n' {
			continue
		}
		first := label == "n1"
		if first && labels["baseline"] || !first && (labels["endline"] || labels["interim"]) {
			delete(labels, label)
		}
	}
}

var terms = map[string]int{"spring": 1, "spr": 1, "summer": 2, "sum": 2, "autumn": 3, "aut": 3}

// termIn reads a school term as a label that sorts by time: "term:2022.3" for
// autumn 2022, "term:2023.2" for summer 2022/23. Without a year the terms are in
// the order of a school year: "term:.1" for autumn.
func termIn(ts []token) string {
	term := 0
	var years []int
	for _, t := range ts {
		if k := terms[t.text]; k > 0 {
			if term > 0 && term != k { // two terms are none
				return ""
			}
			term = k
		}
		if n, ok := t.number(); ok && (n >= 2000 && n <= 2099 || len(t.text) == 2 && len(years) == 1 && n == (years[0]+1)%100) {
			years = append(years, n)
		}
	}
	switch {
	case term == 0:
		return ""
	case len(years) == 0:
		return "term:." + strconv.Itoa(term%3+1)
	case len(years) > 1 && term < 3: // spring and summer of a school year written with both its years
		years[0]++
	}
	return "term:" + strconv.Itoa(years[0]) + "." + strconv.Itoa(term)
}
