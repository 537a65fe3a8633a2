package compare

import (
	"slices"
	"strings"
	"sync"
)

// measuresOfKinds are the measures that tables belong to.
var measuresOfKinds = sync.OnceValue(func() []string {
	var out []string
	for _, k := range Kinds() {
		if k.Measure != "" && !slices.Contains(out, k.Measure) {
			out = append(out, k.Measure)
		}
	}
	return out
})

// measureOf is the measure that a difference is about; empty for none.
func measureOf(d *Difference) string {
	if m, _, _ := strings.Cut(d.Scale, "."); slices.Contains(measuresOfKinds(), m) {
		return m
	}
	if m, _, _ := strings.Cut(d.Column, "_"); slices.Contains(measuresOfKinds(), m) {
		return m // of the analysis file: sdq_total_self_change
	}
	return ""
}

// follow marks what is told once already: that a score moved makes the change file, the
// analysis file and the observations move.
func (c *comparison) follow() {
	told := map[string]bool{}
	who := func(d *Difference) string { return strings.TrimSuffix(d.Pupil, "\x00") + "\x1f" + measureOf(d) }
	derived := func(d *Difference) bool { k := kindByName(d.Table); return k != nil && k.Derived }
	all := c.result.Differences
	for i := range all {
		if d := &all[i]; d.Pupil != "" && measureOf(d) != "" && !derived(d) {
			told[who(d)] = true
		}
	}
	for i := range all {
		if d := &all[i]; d.Pupil != "" && derived(d) && told[who(d)] {
			d.Follows = true
		}
	}
}
