package cohort

import (
	"cmp"
	"slices"
)

// notListed is why a row is nobody's.
const notListed = "nobody on the list of pupils has the identifier"

// rowCoverage counts the rows of each measure.
func (l *Linkage) rowCoverage() map[string]RowCoverage {
	out := map[string]RowCoverage{}
	for i := range l.Input.Sources {
		src := &l.Input.Sources[i]
		r := out[src.Measure]
		for k := range src.Files {
			f := &src.Files[k]
			r.Files++
			r.Read += f.Read
			r.Outside += f.Outside
			r.Used += f.Used
			r.Again += f.Again
			r.Refused += f.Refused
		}
		out[src.Measure] = r
	}
	for _, c := range l.Counts() {
		if r, ok := out[c.Measure]; ok {
			r.Results, r.Linked, r.Unmatched, r.Duplicate, r.Unusable = c.Rows, c.Places[Linked], c.Places[Unmatched], c.Places[Duplicate], c.Places[Refused]
			out[c.Measure] = r
		}
	}
	for measure, why := range l.notLinked() {
		r := out[measure]
		r.Why = why
		out[measure] = r
	}
	return out
}

// notLinked are the reasons why rows were not linked, by measure: by place, and of one
// place by how many there are.
func (l *Linkage) notLinked() map[string][]Exit {
	out := map[string][]Exit{}
	for i := range l.Rows {
		r := &l.Rows[i]
		if r.Place == Linked {
			continue
		}
		title := cmp.Or(r.Why, r.Refused, notListed)
		if r.Place != Unmatched && title == notListed {
			title = "it cannot be used"
		}
		list := out[r.Source.Measure]
		at := slices.IndexFunc(list, func(e Exit) bool { return e.Reason == r.Place.String() && e.Title == title })
		if at < 0 {
			at = len(list)
			list = append(list, Exit{Reason: r.Place.String(), Title: title})
		}
		list[at].N++
		out[r.Source.Measure] = list
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b Exit) int {
			return cmp.Or(cmp.Compare(placeOrder(a.Reason), placeOrder(b.Reason)), cmp.Compare(b.N, a.N), cmp.Compare(a.Title, b.Title))
		})
	}
	return out
}

func placeOrder(name string) int { return slices.Index(placeNames[:], name) }
