package charts

import "gonum.org/v1/plot/vg"

// spread moves labels apart that would overlap. Each wants its middle at a place and
// has a height; places do not decrease. The labels keep their order, stay between two
// ends, and are moved as little as may be. When they do not fit they are pressed
// together evenly.
func spread(places, heights []vg.Length, low, high vg.Length) []vg.Length {
	sum := vg.Length(0)
	for _, h := range heights {
		sum += h
	}
	press := vg.Length(1)
	if sum > high-low {
		press = (high - low) / sum
	}
	type group struct { // labels that touch
		first  int
		height vg.Length
		start  vg.Length // wanted, the mean of what its labels want
		n      vg.Length
	}
	var groups []group
	for i := range places {
		h := heights[i] * press
		g := group{i, h, places[i] - h/2, 1}
		for len(groups) > 0 {
			before := groups[len(groups)-1]
			start := clampLength(before.start, low, high-before.height)
			if start+before.height <= clampLength(g.start, low, high-g.height) {
				break
			}
			n := before.n + g.n
			g = group{before.first, before.height + g.height, (before.start*before.n + (g.start-before.height)*g.n) / n, n}
			groups = groups[:len(groups)-1]
		}
		groups = append(groups, g)
	}
	out := make([]vg.Length, len(places))
	for k, g := range groups {
		end := len(places)
		if k+1 < len(groups) {
			end = groups[k+1].first
		}
		at := clampLength(g.start, low, high-g.height)
		for i := g.first; i < end; i++ {
			out[i] = at + heights[i]*press/2
			at += heights[i] * press
		}
	}
	return out
}

// clampLength is the length, or the nearest of two ends.
func clampLength(x, low, high vg.Length) vg.Length { return max(low, min(high, x)) }
