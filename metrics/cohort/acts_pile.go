package cohort

import (
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// pile adds something up by the pupils of whom it is.
type pile struct {
	of    map[*Pupil]int
	total int
}

func newPile() *pile { return &pile{of: map[*Pupil]int{}} }

// add adds n of a pupil's.
func (p *pile) add(who *Pupil, n int) {
	p.of[who] += n
	p.total += n
}

// pileOf is a pile of acts.
func pileOf(acts []Act) *pile {
	p := newPile()
	for i := range acts {
		p.add(acts[i].Pupil, 1)
	}
	return p
}

// without is how many pupils have any of it and nothing of another pile.
func (p *pile) without(o *pile) int {
	n := 0
	for who, x := range p.of {
		if x > 0 && o.of[who] == 0 {
			n++
		}
	}
	return n
}

// pupils are how many have any of it.
func (p *pile) pupils() int {
	n := 0
	for _, x := range p.of {
		if x > 0 {
			n++
		}
	}
	return n
}

// behind says who stands behind the total, of which unit makes one.
func (p *pile) behind(unit float64) metrics.Behind {
	out := metrics.Behind{Set: true}
	for _, n := range p.of {
		out.Add(float64(n) / unit)
	}
	return out
}

// piles are piles by a word.
type piles map[string]*pile

func (p piles) at(word string) *pile {
	if p[word] == nil {
		p[word] = newPile()
	}
	return p[word]
}

// others are the words beside some, in order, but for notKnown.
func (p piles) others(known []string) []string {
	var out []string
	for word := range p {
		if word != notKnown && !slices.Contains(known, word) {
			out = append(out, word)
		}
	}
	slices.Sort(out)
	return out
}

// sample is a list of numbers, each of a pupil.
type sample struct {
	xs []float64
	by *pile
}

func newSample() *sample { return &sample{by: newPile()} }

func (s *sample) add(who *Pupil, x float64) {
	s.xs = append(s.xs, x)
	s.by.add(who, 1)
}

// quartileRows are the median and the quartiles of a sample, under a name.
func (sv *served) quartileRows(kind metrics.ActKind, scale, name string, s *sample, of int, note string) {
	q := quartilesOf(s.xs)
	for _, e := range []struct {
		end string
		e   stats.Estimate
	}{{"_median", q.median}, {"_q1", q.q1}, {"_q3", q.q3}} {
		e.e.NOf = of
		sv.put(kind, row{scale: scale, name: name + e.end, e: e.e, behind: s.by.behind(1), pupils: s.by.pupils(), note: note})
	}
}

// parts are counts that add up to the whole: one row a word, in their order, then of
// words beside them, and at last of what is not known, if anything is or it is asked for.
func (sv *served) parts(kind metrics.ActKind, r row, words []string, by piles, unknown bool) {
	whole := 0
	for _, p := range by {
		whole += p.total
	}
	all := slices.Concat(words, by.others(words))
	if unknown || by[notKnown] != nil {
		all = append(all, notKnown)
	}
	for _, word := range all {
		p := by.at(word)
		r.category, r.e, r.behind = word, count(p.total, whole), p.behind(1)
		sv.put(kind, r)
	}
}
