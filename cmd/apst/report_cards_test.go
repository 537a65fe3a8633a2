package main

import (
	"slices"
	"testing"

	"apst/report/document"
	"apst/report/reports"
)

// Every method that a number of a report leads to is one that there is.
func TestReportCards(t *testing.T) {
	t.Parallel()
	cards := methodCards()
	linked := reports.LinkedCards()
	if len(linked) < 30 {
		t.Errorf("only %d methods are led to", len(linked))
	}
	for _, id := range linked {
		if !slices.ContainsFunc(cards, func(c document.Card) bool { return c.ID == id }) {
			t.Errorf("there is no method %s", id)
		}
	}
}
