package disclosure

import (
	"bytes"
	"cmp"
	"slices"
)

// Pupil stands for a pupil in a set: an opaque key, such as a hash under the school's
// own key. Equal pupils have equal keys; nothing else is made of them.
type Pupil [16]byte

// Population is the pupils behind a shown number or group of numbers. Hidden ones do
// not matter: a reader cannot take anything from them.
type Population struct {
	Label string // what a person calls it, such as "T15, girls"; nothing of a pupil
	// Subject is what was published of them, such as "sdq total, baseline". Only
	// populations of one subject are set against each other: the absences of this term
	// and of the last are not each other's difference.
	Subject string
	Pupils  []Pupil // in any order; twice is once
}

// Isolation is two shown groups that differ by too few pupils: who subtracts one from
// the other has a number about these few.
type Isolation struct {
	Old, New string // labels
	Subject  string
}

// Isolates are the pairs of an old and a new group of the same subject that are not
// the same and differ by fewer pupils than the threshold, those who left and those who
// came together. In the order of the new ones, then of the old ones. Sums of several
// groups are not tried: give the groups that a reader can add up to as one. Groups
// within one release are the gate's matter, where a [Within] says so.
func Isolates(old, new []Population, threshold int) []Isolation {
	sets := make([][]Pupil, len(old))
	for i, p := range old {
		sets[i] = set(p.Pupils)
	}
	var out []Isolation
	for _, n := range new {
		pupils := set(n.Pupils)
		for i, o := range old {
			if o.Subject != n.Subject {
				continue
			}
			if few(len(sets[i])+len(pupils)-2*shared(sets[i], pupils), threshold) {
				out = append(out, Isolation{o.Label, n.Label, n.Subject})
			}
		}
	}
	return out
}

// few says whether a number of pupils is some, but too few.
func few(pupils, threshold int) bool { return pupils > 0 && pupils < threshold }

// set is the pupils in order, each once.
func set(p []Pupil) []Pupil {
	out := slices.Clone(p)
	slices.SortFunc(out, comparePupils)
	return slices.Compact(out)
}

func comparePupils(a, b Pupil) int { return bytes.Compare(a[:], b[:]) }

// shared counts who is in both of two ordered sets.
func shared(a, b []Pupil) int {
	count := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := comparePupils(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			count, i, j = count+1, i+1, j+1
		}
	}
	return count
}

// sortPopulations puts populations into an order that does not depend on how they
// were given.
func sortPopulations(p []Population) []Population {
	out := slices.Clone(p)
	slices.SortStableFunc(out, func(a, b Population) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Label, b.Label))
	})
	return out
}
