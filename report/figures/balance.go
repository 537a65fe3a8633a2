package figures

import (
	"fmt"
	"math"
	"strings"

	"apst/report/charts"
)

// alike is the difference up to which groups are commonly called alike, in standard
// deviations.
const alike = 0.1

// balance is how unlike the paired and the lost are (F11).
func balance(v *view) (*charts.Chart, error) {
	d := charts.BalanceData{}
	shown, apart := 0, 0
	for i := range v.rows {
		r := &v.rows[i]
		one := charts.BalanceRow{Label: r.Label, Difference: r.value("lost_smd")}
		if group, level, ok := strings.Cut(r.Label, ": "); ok {
			one.Group, one.Label = group, capital(level)
		}
		if one.Difference.Known() {
			shown++
			if math.Abs(one.Difference.V) > alike {
				apart++
			}
		}
		d.Rows = append(d.Rows, one)
	}
	if shown == 0 {
		return nil, v.nothing()
	}
	title := fmt.Sprintf("Pupils with a pair and those lost differ by more than 0.1 standard deviations in %d of %d comparisons", apart, shown)
	if shown == 1 {
		title = "Pupils with a pair and those lost, in the one comparison that can be shown"
	}
	d.Frame = v.frame(title, "pupils with a baseline: those with a pair, less those lost", "standardised differences")
	return charts.Balance(d)
}
