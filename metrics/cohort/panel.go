package cohort

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"apst/metrics"
)

// View is one of the ways of looking at what became of a cohort.
type View string

// The views, in the order in which they stand side by side. None of them is the right
// one: they answer different questions, and where they disagree that is worth knowing.
const (
	ViewDifference View = "difference"
	ViewCrossing   View = "threshold-crossing"
	ViewReliable   View = "reliable-change"
	ViewAdded      View = "added-value"
)

var viewNames = []struct {
	view           View
	title, applies string
}{
	{ViewDifference, "difference", "For groups. Unusual scores come back towards the middle by themselves: to be read beside the change to be expected anyway, and beside who is missing."},
	{ViewCrossing, "crossing the threshold", "For looking at pupils one by one: a point can carry a pupil over a line, and twenty points need not."},
	{ViewReliable, "reliable change", "For looking at pupils one by one: what is no reliable change may be a change too small to be sure of."},
	{ViewAdded, "added value", ""},
}

// PanelRow is one view of the main outcome of a measure, in words that can be printed.
type PanelRow struct {
	Population, Measure, Scale, Informant string

	Outcome   string // "total difficulties"
	View      View
	ViewTitle string
	Given     bool
	Figure    string // "2.9 points lower"; of a view that is not given, why
	Interval  string // "-4.5 to -1.3", with Level
	Level     float64
	N, NOf    int
	Applies   string // when it may be read
	Results   []*metrics.Result
}

// panelKey is what results of one panel share.
type panelKey struct{ population, measure, scale, informant string }

// Panel sets the views of each measure's main outcome side by side, by informant and
// population: the difference, the crossing of the threshold, the reliable change and
// the added value, as far as the outcome has them. It rests on results and works
// nothing out.
func Panel(l *Linkage, s *Settings, results []metrics.Result) []PanelRow {
	if l.Input == nil {
		return nil
	}
	outcomes := map[panelKey]*metrics.Outcome{}
	all := measuresOf(l.Input.Sources)
	main, mainIs := mainOutcome(all, s)
	for _, m := range all {
		for _, o := range m.outcomes {
			if o.Primary || m == main && o == mainIs {
				outcomes[panelKey{measure: m.id, scale: o.Scale}] = o
			}
		}
	}
	found := map[panelKey]map[string]*metrics.Result{}
	var order []panelKey
	for i := range results {
		r := &results[i]
		k := panelKey{r.Population, r.Measure, r.Scale, r.Informant}
		if len(r.Group) > 0 || r.Category != "" || outcomes[panelKey{measure: r.Measure, scale: r.Scale}] == nil {
			continue
		}
		if found[k] == nil {
			found[k] = map[string]*metrics.Result{}
			order = append(order, k)
		}
		found[k][r.Statistic] = r
	}
	var out []PanelRow
	for _, k := range order {
		if found[k]["pairs"] != nil { // and is not of two informants, or of a day
			out = append(out, views(k, outcomes[panelKey{measure: k.measure, scale: k.scale}], found[k])...)
		}
	}
	return out
}

// views are the rows of one outcome.
func views(k panelKey, o *metrics.Outcome, by map[string]*metrics.Result) []PanelRow {
	var out []PanelRow
	for _, v := range viewNames {
		row := PanelRow{Population: k.population, Measure: k.measure, Scale: k.scale, Informant: k.informant, Outcome: o.Title, View: v.view, ViewTitle: v.title, Applies: v.applies}
		var there bool
		switch v.view {
		case ViewDifference:
			there = row.difference(o, by)
		case ViewCrossing:
			there = row.crossing(by)
		case ViewReliable:
			there = row.reliable(by)
		case ViewAdded:
			there = row.addedValue(o, by)
		}
		if there {
			out = append(out, row)
		}
	}
	return out
}

// take finds the results of a row; the first says whether it is given, and why not.
func (p *PanelRow) take(by map[string]*metrics.Result, names ...string) bool {
	for _, name := range names {
		if by[name] == nil {
			return false
		}
		p.Results = append(p.Results, by[name])
	}
	r := p.Results[0]
	p.N, p.NOf, p.Given = r.N, r.NOf, true
	for _, r := range p.Results {
		if !r.Known() {
			p.Given, p.Figure = false, cmp.Or(r.Reason, "it cannot be given")
			break
		}
	}
	return true
}

// limits are those of a result, with so many decimals.
func (p *PanelRow) limits(r *metrics.Result, decimals int) {
	if lower, upper, ok := r.Interval(); ok {
		p.Interval, p.Level = fixed(lower, decimals)+" to "+fixed(upper, decimals), r.Level
	}
}

func (p *PanelRow) difference(o *metrics.Outcome, by map[string]*metrics.Result) bool {
	name := "mean_change"
	if o.Medians {
		name = "median_change"
	}
	if !p.take(by, name) {
		return false
	}
	p.Applies = sentences(p.Applies, o.Applies)
	if r := p.Results[0]; p.Given {
		p.Figure = fmt.Sprintf("%s %s %s", fixed(math.Abs(r.Value), 1), o.Unit, direction(r.Value, "higher", "lower"))
		if fixed(math.Abs(r.Value), 1) == "0.0" {
			p.Figure = "the same"
		}
		p.Figure += map[metrics.Better]string{metrics.Lower: " (lower is better)", metrics.Higher: " (higher is better)"}[o.Better]
		p.limits(r, 1)
	}
	return true
}

func (p *PanelRow) crossing(by map[string]*metrics.Result) bool {
	side := "cut_off"
	if by["cut_off_out"] == nil {
		side = "highest_band"
	}
	if !p.take(by, side+"_difference", side+"_out", side+"_in", side+"_baseline") {
		return false
	}
	out, in, began := p.Results[1], p.Results[2], p.Results[3]
	p.Given = out.N >= leastMean // counts are given where the difference is not
	if p.Given {
		p.Figure = fmt.Sprintf("%d of %d began beyond it; %d moved out, %d moved in", int(began.Value), out.N, int(out.Value), int(in.Value))
		p.limits(p.Results[0], decimals(out.N))
		if p.Interval != "" {
			p.Interval += " percentage points"
		}
	} else {
		p.Figure = fmt.Sprintf("fewer than %d %s", leastMean, pairsNoun)
	}
	p.Applies = sentences(p.Applies, out.Note)
	return true
}

func (p *PanelRow) reliable(by map[string]*metrics.Result) bool {
	if !p.take(by, "reliably_improved_percent", "deteriorated_percent", "reliably_improved", "deteriorated", "unchanged") {
		return false
	}
	if p.Given {
		d := decimals(p.N)
		share := func(i, k int) string {
			return fmt.Sprintf("%s%% (%d)", fixed(p.Results[i].Value, d), int(p.Results[k].Value))
		}
		recovered := ""
		if r := by["recovered"]; r != nil && r.Known() { // there is a range of need
			recovered = fmt.Sprintf(", of them %d out of the range of need", int(r.Value))
			p.Results = append(p.Results, r)
		}
		p.Figure = fmt.Sprintf("%s reliably better%s; %s reliably worse; %d without a reliable change", share(0, 2), recovered, share(1, 3), int(p.Results[4].Value))
	}
	if r := by["rci_threshold"]; r != nil {
		p.Results = append(p.Results, r)
		p.Applies = sentences(p.Applies, r.Note)
	}
	return true
}

func (p *PanelRow) addedValue(o *metrics.Outcome, by map[string]*metrics.Result) bool {
	if o.Added == nil || !p.take(by, "added_value") {
		return false
	}
	p.Applies = o.Added.Applies
	if r := p.Results[0]; p.Given {
		p.Figure = fmt.Sprintf("%s %s %s than expected", fixed(math.Abs(r.Value), 1), r.Unit, direction(r.Value, "better", "worse"))
		p.limits(r, 1)
	}
	return true
}

// sentences puts texts together as sentences.
func sentences(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p == "" {
			continue
		}
		if !strings.HasSuffix(p, ".") {
			p += "."
		}
		first, n := utf8.DecodeRuneInString(p)
		out = append(out, string(unicode.ToUpper(first))+p[n:])
	}
	return strings.Join(out, " ")
}

func direction(x float64, above, below string) string {
	if x < 0 {
		return below
	}
	return above
}

// decimals is how many a percentage of n has on paper.
func decimals(n int) int {
	if n < 100 {
		return 0
	}
	return 1
}

// fixed writes a number with so many decimals, and no minus before a zero.
func fixed(x float64, decimals int) string {
	text := strconv.FormatFloat(x, 'f', decimals, 64)
	if zero := strconv.FormatFloat(0, 'f', decimals, 64); text == "-"+zero {
		return zero
	}
	return text
}
