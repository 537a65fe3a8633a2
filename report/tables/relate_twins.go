package tables

import (
	"strconv"

	"apst/metrics"
	"apst/report/disclosure"
)

// twins: the scales of a questionnaire are filled in together, so that whoever has a pair
// of one mostly has one of the others. Where as many have one they are taken for the
// same pupils: a number that is hidden for one scale would be told by the next.
func (b *builder) twins() {
	first := map[key]string{}
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "pairs" && r.Statistic != "baselines" && r.Statistic != "lost" {
			return
		}
		k := keyOf(r)
		k.scale = ""
		k.category = strconv.Itoa(int(b.worth(id)))
		if twin, ok := first[k]; ok {
			b.set.Numbers.Same = append(b.set.Numbers.Same, disclosure.Same{A: twin, B: id})
			return
		}
		first[k] = id
	})
}
