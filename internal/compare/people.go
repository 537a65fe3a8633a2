package compare

import (
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
)

// people is who is on each side.
type people struct {
	rows [2]map[string]int // rows of a pupil, in tables that both sides have
	to   map[string]string // the old identifier of a pupil, to the new one
	from map[string]string // and back
	why  map[string]string // by old identifier
	gone [2]map[string]int // rows that stand for nothing but that a pupil left or joined
}

// onlyOn reports whether a pupil is on one side alone, under any identifier.
func (p *people) onlyOn(side int, id string) bool {
	if p.rows[side][id] == 0 {
		return false
	}
	if side == 0 {
		return p.rows[1][id] == 0 && p.to[id] == "" || p.to[id] == "" && p.from[id] != ""
	}
	return p.rows[0][id] == 0 && p.from[id] == "" || p.from[id] == "" && p.to[id] != ""
}

// oldName is what the old side calls a pupil of the new one. An identifier that the old
// side gave to somebody else is nobody's there.
func (p *people) oldName(id string) string {
	if old, ok := p.from[id]; ok {
		return old
	}
	if _, taken := p.to[id]; taken {
		return id + "\x00"
	}
	return id
}

func (p *people) count(side int, id string) { p.gone[side][id]++ }

// people tells who joined, who left, and who has another identifier.
func (c *comparison) people() {
	p := c.pupils
	c.result.OldPupils, c.result.NewPupils = len(p.rows[0]), len(p.rows[1])
	for _, id := range sortedKeys(p.rows[0]) {
		switch {
		case p.onlyOn(0, id):
			c.add(Difference{Kind: Left, Pupil: id, Rows: p.rows[0][id]})
		case p.to[id] != "":
			c.add(Difference{Kind: ReIdentified, Pupil: id, As: p.to[id], Why: p.why[id]})
		}
	}
	for _, id := range sortedKeys(p.rows[1]) {
		if p.onlyOn(1, id) {
			c.add(Difference{Kind: Joined, Pupil: id, Rows: p.rows[1][id]})
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// meet finds who is on each side, and who is the same under another identifier.
func meet(pairs []pair) (*people, error) {
	p := &people{to: map[string]string{}, from: map[string]string{}, why: map[string]string{}}
	prints := [2]*prints{newPrints(), newPrints()}
	seed := maphash.MakeSeed() // the hashes are compared within this run alone
	decided := [2]map[string]string{{}, {}}
	for i := range p.rows {
		p.rows[i], p.gone[i] = map[string]int{}, map[string]int{}
	}
	for n, pr := range pairs {
		k := pr.old.Kind
		if !k.Counts && k.Name != "links" {
			continue
		}
		l := (&comparison{}).lay(pr)
		for side, t := range []*Table{pr.old, pr.new} {
			rows, err := t.load()
			if err != nil {
				return nil, err
			}
			if k.Name == "links" {
				noteLinks(t, rows, decided[side])
				continue
			}
			if l.pupil[side] < 0 {
				continue
			}
			for _, row := range rows {
				id := row[l.pupil[side]]
				if id == "" {
					continue
				}
				p.rows[side][id]++
				prints[side].take(seed, n, l, side, row, id)
			}
			t.forget()
		}
	}
	p.decide(decided)
	p.alike(prints)
	return p, nil
}

// noteLinks takes from a list of links which identifiers somebody said are another
// pupil's.
func noteLinks(t *Table, rows [][]string, into map[string]string) {
	id, pupil := slices.Index(t.Columns, "identifier"), slices.Index(t.Columns, "pupil_id")
	for _, row := range rows {
		if a, b := cell(row, id), cell(row, pupil); a != "" && b != "" && a != b {
			into[a] = b
		}
	}
}

// decide goes by what the lists of links say: that an identifier of the one side is, on
// the other, a pupil whom the one side does not have.
func (p *people) decide(decided [2]map[string]string) {
	for _, id := range sortedKeys(p.rows[0]) {
		if p.rows[1][id] > 0 {
			continue
		}
		if to := decided[1][id]; to != "" && p.rows[1][to] > 0 && p.rows[0][to] == 0 && p.from[to] == "" {
			p.pair(id, to, "the list of links says so")
		}
	}
	for _, id := range sortedKeys(p.rows[1]) {
		if p.rows[0][id] > 0 || p.from[id] != "" {
			continue
		}
		if from := decided[0][id]; from != "" && p.rows[0][from] > 0 && p.rows[1][from] == 0 && p.to[from] == "" {
			p.pair(from, id, "the list of links says so")
		}
	}
}

func (p *people) pair(old, now, why string) {
	p.to[old], p.from[now], p.why[old] = now, old, why
}

// prints are what the rows of each pupil hold, without whose they are.
type prints struct {
	byPupil map[string]map[uint64]uint64 // what a row is about, to what it holds
	telling map[uint64]string            // rows that hold much, to whose they are; empty for several
}

func newPrints() *prints {
	return &prints{map[string]map[uint64]uint64{}, map[uint64]string{}}
}

// telling is how many values a row has to hold to tell a pupil from others.
const tellingValues = 6

// take takes a row.
func (p *prints) take(seed maphash.Seed, table int, l *layout, side int, row []string, id string) {
	about := fmt.Sprint(table) + "\x1f" + l.rowKey(side, row, func(string) string { return "" })
	var b strings.Builder
	n := 0
	for _, v := range l.values {
		switch v.class {
		case Rule, Place, Words, Flag:
			continue
		}
		if text := row[v.at[side]]; text != "" {
			n++
			b.WriteString(text)
		}
		b.WriteByte(0x1f)
	}
	if n == 0 {
		return
	}
	key := maphash.String(seed, about)
	holds := maphash.String(seed, about+b.String())
	if p.byPupil[id] == nil {
		p.byPupil[id] = map[uint64]uint64{}
	}
	p.byPupil[id][key] = holds
	if n < tellingValues {
		return
	}
	if other, ok := p.telling[holds]; ok && other != id {
		p.telling[holds] = ""
		return
	}
	p.telling[holds] = id
}

// share is how much of what two pupils have in common is equal.
func share(a, b map[uint64]uint64) (equal, common int) {
	for key, holds := range a {
		if other, ok := b[key]; ok {
			common++
			if other == holds {
				equal++
			}
		}
	}
	return equal, common
}

// alike finds pupils under another identifier by what their rows hold. It takes two who
// have a telling row in common that nobody else has, and more rows equal than not, where
// neither has another such; and only who is not, under the same identifier, on the other
// side with as much in common.
func (p *people) alike(prints [2]*prints) {
	old, now := prints[0], prints[1]
	candidates := [2]map[string]map[string]bool{{}, {}}
	for holds, o := range old.telling {
		n := now.telling[holds]
		if o == "" || n == "" || o == n || p.to[o] != "" || p.from[n] != "" || p.stays(prints, o) || p.stays(prints, n) {
			continue
		}
		if equal, common := share(old.byPupil[o], now.byPupil[n]); equal*2 <= common {
			continue
		}
		for side, pair := range [2][2]string{{o, n}, {n, o}} {
			if candidates[side][pair[0]] == nil {
				candidates[side][pair[0]] = map[string]bool{}
			}
			candidates[side][pair[0]][pair[1]] = true
		}
	}
	for _, o := range sortedKeys(candidates[0]) {
		list := sortedKeys(candidates[0][o])
		if len(list) != 1 || len(candidates[1][list[0]]) != 1 {
			continue
		}
		equal, common := share(old.byPupil[o], now.byPupil[list[0]])
		p.pair(o, list[0], fmt.Sprintf("%d of %d rows are equal, and no other pupil has them", equal, common))
	}
}

// stays reports whether an identifier is, as far as its rows tell, the same pupil's on
// both sides: at least one of them is equal.
func (p *people) stays(prints [2]*prints, id string) bool {
	if p.rows[0][id] == 0 || p.rows[1][id] == 0 {
		return false
	}
	equal, common := share(prints[0].byPupil[id], prints[1].byPupil[id])
	return equal > 0 || common == 0
}
