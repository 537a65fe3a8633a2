package release

import (
	"fmt"
	"strconv"
)

// lossLines are what hiding cost: a short name and a number or a share.
func (d *Decision) lossLines() [][2]string {
	l := d.Loss
	hand := 1.0
	if l.Cells > 0 {
		hand = float64(l.ByHand) / float64(l.Cells)
	}
	return [][2]string{
		{"numbers", strconv.Itoa(l.Cells)},
		{"shown", strconv.Itoa(l.Kept)},
		{"hidden for themselves", strconv.Itoa(l.Primary)},
		{"hidden for others", strconv.Itoa(l.Secondary)},
		{"share shown", percent(l.Share())},
		{"share that would be shown if every table with a small number were left out", percent(hand)},
	}
}

func percent(share float64) string { return fmt.Sprintf("%.1f%%", 100*share) }

// Told is what hiding cost, in a sentence for the screen.
func (d *Decision) Told() string {
	l := d.Loss
	if l.Cells == l.Kept {
		return fmt.Sprintf("%d numbers, none hidden", l.Cells)
	}
	return fmt.Sprintf("%d numbers, %d shown (%s), %d hidden for themselves and %d for others; leaving out every table with a small number would have kept %s",
		l.Cells, l.Kept, percent(l.Share()), l.Primary, l.Secondary, percent(float64(l.ByHand)/float64(max(1, l.Cells))))
}
