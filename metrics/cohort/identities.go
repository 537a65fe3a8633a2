package cohort

import (
	"slices"

	"apst/ingest/sheet"
	"apst/metrics/record"
)

// identity is what stands for one person before anything was decided: a pupil on the
// list, or an identifier that the list does not have.
type identity struct {
	id     string
	listed bool
	stays  []record.Stay // on the list
	at     sheet.Ref     // a place where it stands
	rows   int           // in the sources

	root int       // the identity it counts as
	by   *Decision // by which it does; nil for itself
	// moved are the numbers that its placements have among those of the root.
	moved []int
}

// claim is that an identifier is somebody's.
type claim struct {
	who int // number of the identity
	by  Link
}

// identities are all that there are, by the identifiers that lead to them.
type identities struct {
	all     []identity
	claims  map[string][]claim
	own     map[string]int       // identities by their ids
	granted map[string]*Decision // identifiers that two pupils share, and whose one was decided to be
}

// identitiesOf takes those of the list, and then those that only files have, in the
// order of their identifiers.
func identitiesOf(in *Input) *identities {
	x := &identities{claims: map[string][]claim{}, own: map[string]int{}, granted: map[string]*Decision{}}
	for _, s := range in.Roll.All() { // by pupil
		who, met := x.own[s.Pupil]
		if !met {
			who = x.add(identity{id: s.Pupil, listed: true, at: s.At})
			x.claim(s.Pupil, who, SameID)
		}
		x.all[who].stays = append(x.all[who].stays, s)
		x.claim(s.UPN, who, OtherID)
		x.claim(s.LocalID, who, OtherID)
		x.claim(s.Facts[factFormerUPN], who, FormerID)
	}
	var strangers []string
	for i := range in.Sources {
		for k := range in.Sources[i].Rows {
			if id := in.Sources[i].Rows[k].Pupil; id != "" && x.claims[id] == nil {
				strangers = append(strangers, id)
			}
		}
		for k := range in.Sources[i].Acts {
			if id := in.Sources[i].Acts[k].Pupil; id != "" && x.claims[id] == nil {
				strangers = append(strangers, id)
			}
		}
	}
	slices.Sort(strangers)
	for _, id := range slices.Compact(strangers) {
		by := NoLink
		if len(x.all) == 0 || !x.all[0].listed {
			by = WithoutList
		}
		x.claim(id, x.add(identity{id: id}), by)
	}
	x.sight(in)
	return x
}

// factFormerUPN is the list's name for a UPN that a pupil had before.
const factFormerUPN = "former_upn"

func (x *identities) add(i identity) int {
	i.root = len(x.all)
	x.own[i.id] = i.root
	x.all = append(x.all, i)
	return i.root
}

// claim notes an identifier of somebody; the first way it is known counts.
func (x *identities) claim(id string, who int, by Link) {
	if id == "" || slices.ContainsFunc(x.claims[id], func(c claim) bool { return c.who == who }) {
		return
	}
	x.claims[id] = append(x.claims[id], claim{who, by})
}

// sight counts the rows of those that only files have, and finds the first place of
// each.
func (x *identities) sight(in *Input) {
	for i := range in.Sources {
		for k := range in.Sources[i].Rows {
			r := &in.Sources[i].Rows[k]
			own := x.claims[r.Pupil]
			if len(own) != 1 {
				continue
			}
			who := &x.all[own[0].who]
			who.rows++
			if !who.listed && (who.at == (sheet.Ref{}) || compareRefs(r.At, who.at) < 0) {
				who.at = r.At
			}
		}
	}
}

// lead is whom an identifier leads to.
type lead struct {
	who      int // the identity that has the identifier; -1 for nobody
	by       Link
	decision *Decision // where somebody decided
	shared   []int     // several that have it, and nothing says whose it is
	// counted: the readers of measures, which know the list of pupils, know the pupil
	// by this identifier, and number placements as the list has them.
	counted bool
}

// find is whom an identifier leads to.
func (x *identities) find(id string) lead {
	all := x.claims[id]
	if len(all) == 0 {
		return lead{who: -1}
	}
	first := all[0]
	for _, c := range all[1:] {
		if x.all[c.who].root == x.all[first.who].root {
			continue
		}
		if d := x.granted[id]; d != nil {
			return lead{who: x.grantee(id, d), by: DecidedID, decision: d}
		}
		out := lead{who: -1}
		for _, c := range all {
			out.shared = append(out.shared, c.who)
		}
		return out
	}
	out := lead{who: first.who, by: first.by, counted: len(all) == 1 && (first.by == SameID || first.by == OtherID)}
	for _, c := range all { // of several, a decision makes them one
		if d := x.all[c.who].by; d != nil {
			out.by, out.decision = DecidedID, d
			break
		}
	}
	return out
}

// grantee is the one of two whom a decision gives a shared identifier.
func (x *identities) grantee(id string, d *Decision) int {
	other := d.First
	if other == id {
		other = d.Second
	}
	return x.one(other)
}

// one is the identity that an identifier stands for in a decision: the one whose id it
// is, or the only one that has it; -1 for none or several.
func (x *identities) one(id string) int {
	if who, ok := x.own[id]; ok {
		return who
	}
	if all := x.claims[id]; len(all) == 1 {
		return all[0].who
	}
	return -1
}

// has reports whether an identity has an identifier.
func (x *identities) has(id string, who int) bool {
	return slices.ContainsFunc(x.claims[id], func(c claim) bool { return c.who == who })
}

// drop takes an identifier from an identity.
func (x *identities) drop(id string, who int) {
	x.claims[id] = slices.DeleteFunc(x.claims[id], func(c claim) bool { return c.who == who })
}
