package intake

import "slices"

// idSet holds a hash for each record, to find those that occur twice. It is cut
// into shards by the first byte, so that it grows by small steps: five million
// records take about 45 MB.
type idSet struct{ shards [256][]uint64 }

func (s *idSet) add(h uint64) {
	shard := &s.shards[h>>56]
	if len(*shard) == cap(*shard) { // grow by an eighth: the default doubles
		*shard = slices.Grow(*shard, max(8, len(*shard)/8))
	}
	*shard = append(*shard, h)
}

// repeated finds the hashes that occur more than once over several sets, and
// lets go of the sets. extra is how many records too many there are; more reports
// that there were more hashes than most.
func repeated(sets []*idSet, most int) (found map[uint64]bool, extra int, more bool) {
	found = map[uint64]bool{}
	var all []uint64
	for k := range 256 {
		all = all[:0]
		for _, s := range sets {
			all = append(all, s.shards[k]...)
			s.shards[k] = nil
		}
		slices.Sort(all)
		for i := 1; i < len(all); i++ {
			if all[i] == all[i-1] {
				if extra++; len(found) >= most {
					return found, extra, true
				}
				found[all[i]] = true
			}
		}
	}
	return found, extra, false
}
