package pass

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"apst/ingest"
)

// The waves.
const (
	waveBaseline = "baseline"
	waveInterim  = "interim"
	waveEndline  = "endline"
)

// scheme is what the files' names for sittings stand for: 1 and 2, or the terms of
// one or more years, in their order. Names of different kinds have no order among
// themselves.
type scheme struct {
	waves map[string]string
	ranks map[string]int
	names []string // that were settled here, in their order
}

// newScheme orders the names that sittings have in the files.
func newScheme(all []*sitting) *scheme {
	sc := &scheme{waves: map[string]string{waveBaseline: waveBaseline, waveInterim: waveInterim, waveEndline: waveEndline},
		ranks: map[string]int{waveBaseline: 0, waveInterim: 1, waveEndline: 2}}
	seen, own := map[string]bool{}, false
	for _, s := range all {
		if _, known := sc.waves[s.named]; known {
			own = true
		} else if s.named != "" {
			seen[s.named] = true
		}
	}
	if own || len(seen) == 0 {
		return sc
	}
	type placed struct {
		name        string
		kind, place int
	}
	var names []placed
	for n := range seen {
		kind, place, ok := placeOf(n)
		if !ok {
			return sc
		}
		names = append(names, placed{n, kind, place})
	}
	slices.SortFunc(names, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.place, b.place), cmp.Compare(a.name, b.name))
	})
	for i, n := range names {
		if n.kind != names[0].kind || i > 0 && n.place == names[i-1].place {
			return sc
		}
	}
	for i, n := range names {
		sc.ranks[n.name] = i
		sc.names = append(sc.names, n.name)
		switch {
		case len(names) == 1: // nothing to be the first or the last of
		case i == 0:
			sc.waves[n.name] = waveBaseline
		case i == len(names)-1:
			sc.waves[n.name] = waveEndline
		default:
			sc.waves[n.name] = waveInterim
		}
	}
	return sc
}

// rank is the place of a name in the order; ok is false where it has none.
func (sc *scheme) rank(name string) (int, bool) {
	n, ok := sc.ranks[name]
	return n, ok
}

// wave is what a name is written as: itself where it stands for nothing else.
func (sc *scheme) wave(name string) string { return cmp.Or(sc.waves[name], name) }

// tellScheme records what the names were taken for, with the blocks.
func (rd *reading) tellScheme(sc *scheme) {
	if len(sc.names) < 2 {
		return
	}
	for _, p := range rd.plans {
		if p == nil || p.block.Refused != nil || p.cohort {
			continue
		}
		if wave := sc.waves[p.block.Wave.Value]; wave != "" {
			p.block.Decide("sitting", p.block.Wave.Value+" is the "+wave+": of "+strings.Join(sc.names, ", ")+" in this order", ingest.FromData, p.block.Wave.At)
		} else if p.waved {
			p.block.Decide("sitting", strings.Join(sc.names, ", ")+" in this order, the first for the baseline, the last for the endline", ingest.FromData, p.block.Head(fieldWave))
		}
	}
}

// Kinds of names that have an order.
const (
	byNumber = iota
	byTerm
	byTermOfYear
)

// placeOf is where a name stands among those of its kind: 2, spring, summer 2023.
func placeOf(name string) (kind, place int, ok bool) {
	if n, err := strconv.Atoi(name); err == nil {
		return byNumber, n, true
	}
	words := strings.Fields(name)
	if len(words) == 0 {
		return 0, 0, false
	}
	season := slices.Index([]string{"autumn", "spring", "summer"}, words[0])
	if season < 0 {
		return 0, 0, false
	}
	place = 2 * season
	words = words[1:]
	if len(words) > 0 && (words[0] == "1" || words[0] == "2") { // a half of a term
		if words[0] == "2" {
			place++
		}
		words = words[1:]
	}
	if len(words) == 0 {
		return byTerm, place, true
	}
	year, school := strings.CutSuffix(words[0][:min(5, len(words[0]))], "/")
	n, err := strconv.Atoi(year)
	if err != nil {
		return 0, 0, false
	}
	if !school && season > 0 { // spring 2023 is of the school year that began in 2022
		n--
	}
	return byTermOfYear, 10*n + place, true
}
