package tables

import (
	"math"
	"slices"
	"strconv"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// changeBins are the bins of change in whole points where it is not known which change
// is reliable, of five points but about zero. The first and the last go on to the end of
// the scale.
var changeBins = [...][2]int{{math.MinInt, -15}, {-14, -10}, {-9, -5}, {-4, -1}, {0, 0}, {1, 4}, {5, 9}, {10, 14}, {15, math.MaxInt}}

// binsOf are the bins for a change that is reliable from so many points on: no bin holds
// changes that are and changes that are not. Of what cannot be parted so they are those
// of five points.
func binsOf(points int) [len(changeBins)][2]int {
	half := (points - 1) / 2
	if half < 1 {
		return changeBins
	}
	up := [4][2]int{{1, half}, {half + 1, points - 1}, {points, points + 5}, {points + 6, math.MaxInt}}
	out := changeBins
	for i, bin := range up {
		out[5+i], out[3-i] = bin, [2]int{-bin[1], -bin[0]}
	}
	out[0][0] = math.MinInt
	return out
}

// makeF05 is how many pupils changed by how many points, with the zones of reliable
// change.
func makeF05(b *builder, t *Table) {
	t.Stub = "Change"
	t.Columns = []Column{{ID: "n", Title: "Pupils", Unit: "pupils"}, {ID: "from", Title: "From", Unit: "points", Text: true}, {ID: "to", Title: "To", Unit: "points", Text: true}}
	measure, o := b.charted(t)
	if o == nil {
		return
	}
	t.Why = "there is no pair"
	for _, v := range b.views(measure, o.Scale, "pairs") {
		h := &histogram{b: b, t: t, o: o, v: v, l: b.look(measure, o, v)}
		h.rows(b.Counted(v.population, measure, o.Scale, v.informant))
	}
	t.Notes = []string{
		"Change is endline minus baseline. The first and the last line go on to the end of the scale, and no line holds changes that are reliable and changes that are not.",
		"For readers outside the school there is no histogram of few pairs: most lines would have to be hidden.",
		"Reliable is a change that error of measurement alone would give in fewer than one case of twenty; table T06 has the constants.",
	}
}

// histogram is the changes of a view.
type histogram struct {
	b      *builder
	t      *Table
	o      *metrics.Outcome
	v      view
	l      look
	points int // from which on a change is reliable; 0 where that is not known
}

// reliableFrom are the points from which on a change is reliable; 0 for none, or several.
func (h *histogram) reliableFrom() int {
	if r := h.b.thresholds(h.l.measure, h.o, h.v.informant).reliable; len(r) == 1 && r[0].Points > 0 {
		return r[0].Points
	}
	return 0
}

func (h *histogram) rows(pairs []*cohort.Pair) {
	b, all := h.b, h.l.get("pairs")
	whole := func(p *cohort.Pair) bool { return p.Change == math.Trunc(p.Change) && h.o.Most > h.o.Least }
	switch {
	case all == nil || len(pairs) == 0 || len(pairs) != int(all.Value):
		return
	case slices.ContainsFunc(pairs, func(p *cohort.Pair) bool { return !whole(p) }):
		h.t.Why = "changes are not in whole points"
		return
	case b.coarse(all, len(changeBins)) || b.tooFewPairs(all):
		h.t.Why = "too few pairs to part them so finely"
		return
	}
	h.points = h.reliableFrom()
	var parts []string
	for _, bin := range binsOf(h.points) {
		n := 0
		for _, p := range pairs {
			if c := int(p.Change); c >= bin[0] && c <= bin[1] {
				n++
			}
		}
		from, to := binEnds(bin, h.o)
		id := h.id(from + "to" + to)
		parts = append(parts, id)
		h.t.Rows = append(h.t.Rows, Row{
			ID: h.v.population + "/" + h.v.informant + "/bin/" + from + "to" + to, Population: h.v.population, Group: h.v.title(), Label: binLabel(bin), Cells: []Cell{b.count(id, n), words(from), words(to)},
		})
	}
	b.sum(b.result(all), false, parts...)
	h.tie(pairs, parts)
	none := lack(NotApplicable, "")
	h.t.Rows = append(h.t.Rows, Row{ID: h.v.population + "/" + h.v.informant + "/all", Population: h.v.population, Group: h.v.title(), Label: "All pairs", Total: true, Cells: []Cell{b.value(all), none, none}})
	for _, z := range zones {
		if r := h.l.get(z.statistic); r != nil {
			h.t.Rows = append(h.t.Rows, Row{
				ID: h.v.population + "/" + h.v.informant + "/zone/" + z.id, Population: h.v.population, Group: h.v.title() + ": reliable change", Label: z.label, Cells: []Cell{b.value(r), none, none},
			})
		}
	}
}

// tooFewPairs reports whether pairs of a part of the school are too few to be parted again.
func (b *builder) tooFewPairs(r *metrics.Result) bool {
	return r.Population == cohort.SupportedOne && r.N < partsOf*b.in.Least
}

func (h *histogram) id(bin string) string {
	return "change/" + h.v.population + "/" + h.v.informant + "/" + h.o.Scale + "/" + bin
}

// tie notes which bins lie in which zone of reliable change. A bin across an edge is in
// two parts that are printed nowhere.
func (h *histogram) tie(pairs []*cohort.Pair, bins []string) {
	b := h.b
	points := h.points
	if points == 0 {
		return
	}
	zoneOf := func(change int) string {
		if h.o.Better == metrics.Higher {
			change = -change
		}
		switch {
		case change <= -points:
			return "better"
		case change >= points:
			return "worse"
		}
		return "same"
	}
	in := map[string][]string{}
	for i, bin := range binsOf(points) {
		split := map[string]int{}
		for change := max(bin[0], -100); change <= min(bin[1], 100); change++ {
			split[zoneOf(change)] += 0
		}
		for _, p := range pairs {
			if c := int(p.Change); c >= bin[0] && c <= bin[1] {
				split[zoneOf(c)]++
			}
		}
		if len(split) == 1 {
			for zone := range split {
				in[zone] = append(in[zone], bins[i])
			}
			continue
		}
		var halves []string
		for _, z := range zones {
			if n, ok := split[z.id]; ok {
				id := bins[i] + "#" + z.id
				b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: float64(n)})
				halves, in[z.id] = append(halves, id), append(in[z.id], id)
			}
		}
		b.sum(bins[i], false, halves...)
	}
	for _, z := range zones {
		h.zone(z.statistic, in[z.id])
	}
}

// zone notes that bins make up a zone, where they do.
func (h *histogram) zone(statistic string, bins []string) {
	r, n := h.l.get(statistic), 0.0
	for _, id := range bins {
		n += h.b.worth(id)
	}
	if r != nil && r.Known() && r.Value == n && len(bins) > 0 {
		h.b.sum(h.b.result(r), false, bins...)
	}
}

// binEnds are the ends of a bin on the scale of an outcome.
func binEnds(bin [2]int, o *metrics.Outcome) (from, to string) {
	reach := int(o.Most - o.Least)
	return strconv.Itoa(max(bin[0], -reach)), strconv.Itoa(min(bin[1], reach))
}

func binLabel(bin [2]int) string {
	sign := func(n int) string {
		if n > 0 {
			return "+" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	switch {
	case bin[0] == math.MinInt:
		return sign(bin[1]) + " or less"
	case bin[1] == math.MaxInt:
		return sign(bin[0]) + " or more"
	case bin[0] == bin[1]:
		return "No change"
	}
	return sign(bin[0]) + " to " + sign(bin[1])
}
