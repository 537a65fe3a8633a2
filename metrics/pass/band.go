package pass

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"apst/metrics"
	"apst/metrics/record"
)

// band is a range of percentiles with a name, least satisfied first.
type band uint8

const (
	noBand band = iota
	low
	lowModerate
	moderate
	high
)

// bands is how many there are.
const bands = 4

// bandRow is a line of bands.csv.
type bandRow struct {
	id, title, colour string
	upper             points // the highest percentile that is in it
	share             int    // hundredths of the norm group, by construction
	from              metrics.From
}

//go:embed tables/bands.csv
var bandsCSV string

//go:embed tables/words.csv
var wordsCSV string

var bandTable = sync.OnceValue(func() []bandRow {
	var out []bandRow
	for _, r := range record.Table(bandsCSV) {
		upper, _ := strconv.Atoi(r[1])
		share, _ := strconv.Atoi(r[4])
		out = append(out, bandRow{id: r[0], title: r[2], colour: r[3], upper: points(upper) * point, share: share,
			from: metrics.From{Source: r[5], Edition: r[6], Grade: grade(r[7])}})
	}
	return out
})

// String is the band's stable word; empty for none.
func (b band) String() string {
	if b == noBand {
		return ""
	}
	return bandTable()[b-1].id
}

// bandOf is the band of a percentile: the first whose upper edge it does not pass.
func bandOf(p points) band {
	for i, r := range bandTable() {
		if p <= r.upper {
			return band(i + 1)
		}
	}
	return high
}

// word is a text that stands in place of a number.
type word struct {
	band    band // none for a word that says there is no result
	colour  bool
	missing bool
}

var words = sync.OnceValue(func() map[string]word {
	byID := map[string]band{}
	for i, r := range bandTable() {
		byID[r.id] = band(i + 1)
	}
	out := map[string]word{}
	for _, r := range record.Table(wordsCSV) {
		out[r[0]] = word{band: byID[r[1]], colour: r[2] == "yes", missing: r[1] == "missing"}
	}
	return out
})

// dashes are the signs that are written for a hyphen.
var dashes = strings.NewReplacer("–", "-", "—", "-", "‑", "-", "−", "-", " ", " ")

// wordOf reads a text in place of a number.
func wordOf(text string) (word, bool) {
	text = strings.ToLower(dashes.Replace(text))
	for _, sign := range [...]string{"-", "/"} { // "low - moderate"
		parts := strings.Split(text, sign)
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		text = strings.Join(parts, sign)
	}
	w, ok := words()[strings.Join(strings.Fields(text), " ")]
	return w, ok
}
