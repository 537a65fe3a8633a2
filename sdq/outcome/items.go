package outcome

import (
	"bytes"
	"cmp"
	"slices"

	"apst/metrics"
	"apst/sdq"
	"apst/sdq/intake"
)

// Items gathers the answers of questionnaires, item by item. Make it with [NewItems].
type Items struct {
	groups map[itemGroup]*gathered
}

// itemGroup is whose answers are looked at together.
type itemGroup struct {
	informant sdq.Informant
	wave      string
}

// answers are the 25 answers of a questionnaire, reversed items turned.
type answers [sdq.Items]byte

// blank is an item without an answer.
const blank = 0xFF

// gathered is what there is of a group.
type gathered struct {
	all      []answers // of those with any answer
	prorated map[sdq.Scale]int
}

// itemScales are the scales that are looked at item by item.
var itemScales = [...]sdq.Scale{sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer, sdq.Prosocial, sdq.Total}

// NewItems has gathered nothing yet.
func NewItems() *Items { return &Items{groups: map[itemGroup]*gathered{}} }

// Add takes a questionnaire that was just scored into account. One that nothing was
// scored of is left out: nobody knows which of its answers are right.
func (i *Items) Add(o *intake.Scored) {
	if o.Spoilt || o.Scores.Answered() == 0 {
		return
	}
	k := itemGroup{o.Block.Informant, o.Block.Wave}
	g := i.groups[k]
	if g == nil {
		g = &gathered{prorated: map[sdq.Scale]int{}}
		i.groups[k] = g
	}
	g.all = append(g.all, turned(&o.Answers))
	for _, scale := range itemScales {
		if o.Scores.Prorated(scale) {
			g.prorated[scale]++
		}
	}
}

// turned are the answers with the reversed items turned.
func turned(r *sdq.Response) (out answers) {
	for i, a := range r.Items {
		v, ok := a.Value()
		switch {
		case !ok:
			out[i] = blank
		case sdq.Item(i+1).Reversed() && !r.AlreadyReversed:
			out[i] = byte(2 - v)
		default:
			out[i] = byte(v)
		}
	}
	return out
}

// All is what was gathered, by informant, wave and scale: the five scales, and the
// twenty items of the total. It does not depend on the order in which questionnaires
// were added.
func (i *Items) All() []metrics.Items {
	keys := make([]itemGroup, 0, len(i.groups))
	for k := range i.groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b itemGroup) int {
		return cmp.Or(cmp.Compare(a.informant, b.informant), cmp.Compare(waveRank(a.wave), waveRank(b.wave)), cmp.Compare(a.wave, b.wave))
	})
	var out []metrics.Items
	for _, k := range keys {
		g := i.groups[k]
		slices.SortFunc(g.all, func(a, b answers) int { return bytes.Compare(a[:], b[:]) })
		for _, scale := range itemScales {
			out = append(out, g.of(scale, k))
		}
	}
	return out
}

// waveRank puts the waves in their order.
func waveRank(wave string) int {
	switch wave {
	case "baseline":
		return 0
	case "endline":
		return 2
	}
	return 1
}

// of are the complete answers to the items of a scale.
func (g *gathered) of(scale sdq.Scale, k itemGroup) metrics.Items {
	most := scale.Max(k.informant)
	out := metrics.Items{
		Scale: scale.String(), Informant: k.informant.String(), Wave: k.wave, Asked: len(g.all), Prorated: g.prorated[scale], Most: float64(most),
	}
	items := scale.Items()
	for i := range g.all {
		row, sum := make([]float64, len(items)), 0
		whole := true
		for j, item := range items {
			v := g.all[i][item-1]
			whole = whole && v != blank
			row[j] = float64(v)
			sum += int(v)
		}
		if !whole {
			continue
		}
		out.Answers = append(out.Answers, row)
		switch sum {
		case 0:
			out.AtLeast++
		case most:
			out.AtMost++
		}
	}
	return out
}
