package tables

import "apst/metrics"

// wholeGrid are the cells of the grid of moves that a test of the whole grid is made of: it
// tells of every one of them. None for other results.
func (b *builder) wholeGrid(r *metrics.Result) []string {
	if r.Statistic != "band_stuart_maxwell" {
		return nil
	}
	var out []string
	order := b.bandsOf(r)
	for _, from := range order {
		for _, to := range order {
			if id := b.of(r, "band_transition", from+">"+to); id != "" {
				b.virtual(id)
				out = append(out, id)
			}
		}
	}
	return out
}
