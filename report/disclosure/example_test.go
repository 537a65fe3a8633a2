package disclosure_test

import (
	"fmt"

	"apst/report/disclosure"
)

// Three of sixty pupils are in one band. They are hidden, and so is the next smallest
// band, which would give them back.
func ExampleProtect() {
	release := &disclosure.Release{
		Cells: []disclosure.Cell{
			{ID: "close to average", Table: "T05", Value: 20},
			{ID: "slightly raised", Table: "T05", Value: 7},
			{ID: "high", Table: "T05", Value: 30},
			{ID: "very high", Table: "T05", Value: 3},
			{ID: "all", Table: "T05", Value: 60},
		},
		Sums: []disclosure.Sum{{Total: "all", Parts: []string{"close to average", "slightly raised", "high", "very high"}}},
	}
	board, err := disclosure.ParseProfile("board")
	if err != nil {
		fmt.Println(err)
		return
	}
	outcome, err := disclosure.Protect(release, board)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, v := range outcome.Cells {
		if symbol := v.Symbol(); symbol != "" {
			fmt.Println(v.ID, symbol)
		} else {
			fmt.Println(v.ID, v.Value)
		}
	}
	for _, i := range disclosure.Audit(outcome.View(release), board) {
		n, _ := i.Values()
		fmt.Printf("a reader can tell of %q that it is from %g to %g: %d values\n", i.ID, i.Low, i.High, n)
	}
	// Output:
	// close to average 20
	// slightly raised c
	// high 30
	// very high c
	// all 60
	// a reader can tell of "slightly raised" that it is from 0 to 10: 11 values
	// a reader can tell of "very high" that it is from 0 to 10: 11 values
}
