package intake

import (
	"fmt"

	"apst/ingest/sheet"
)

// countNeighbours counts answer-like values beside the items.
func (ln *lane) countNeighbours(e *entry, r *sheet.Row) {
	if !e.any || ln.before+ln.beyond == 0 {
		return
	}
	ln.rows++
	if ln.beyond > 0 && answerLike(at(r, ln.beyond)) {
		ln.beyondLike++
	}
	if ln.before > 0 && answerLike(at(r, ln.before)) {
		ln.beforeLike++
	}
}

// judgeNeighbours tells a column of small numbers beside the items, which has a
// heading and is often filled, from answers that stand where none should. A single
// number is no such column, however few the rows.
func (ln *lane) judgeNeighbours() {
	ln.beyondAnswers = ln.beyondLike > 1 && 5*ln.beyondLike > ln.rows
	ln.beforeAnswers = ln.beforeLike > 1 && 5*ln.beforeLike > ln.rows
	if ln.rows < 3 {
		return
	}
	for _, side := range []struct{ col, like int }{{ln.beyond, ln.beyondLike}, {ln.before, ln.beforeLike}} {
		if side.col > 0 && 2*side.like >= ln.rows && !ln.headed(side.col) {
			ln.misplaced = &problem{rule: RuleSlippedBlock, at: ln.table.Ref(ln.table.Place().Row, side.col),
				seen: fmt.Sprintf("column %s beside the items has no heading, and something like an answer in %d of %d rows", colName(ln.table, side.col), side.like, ln.rows)}
		}
	}
}

// meant reports whether a column has a heading under which a number may stand:
// one, and not one for remarks.
func (ln *lane) meant(col int) bool {
	for _, c := range ln.table.Columns {
		if c.N == col && len(c.Heading) > 0 {
			word := squeeze(tokens(c.Title()))
			return word != "notes" && word != "note" && word != "comments" && word != "comment" && word != "remarks"
		}
	}
	return false
}

func (ln *lane) headed(col int) bool {
	for _, c := range ln.table.Columns {
		if c.N == col {
			return len(c.Heading) > 0
		}
	}
	return false
}

// slipped reports whether the answers of a row seem to stand a column off: one of
// the 25 is blank at an end, and beyond the other end, where nothing like an
// answer should stand, there is one.
func (ln *lane) slipped(e *entry, r *sheet.Row) bool {
	right := ln.beyond > 0 && at(r, ln.beyond).Kind != sheet.Blank && answerLike(at(r, ln.beyond))
	left := ln.before > 0 && at(r, ln.before).Kind != sheet.Blank && answerLike(at(r, ln.before))
	if !right && !left || !e.any {
		return false
	}
	return right && !ln.beyondAnswers && (e.blank() || !ln.meant(ln.beyond)) || left && e.codes[ln.lastItem] == codeBlank && !ln.beforeAnswers
}

// blank reports whether any of the 25 answers is blank.
func (e *entry) blank() bool {
	for _, c := range e.codes {
		if c == codeBlank {
			return true
		}
	}
	return false
}

func answerLike(c sheet.Cell) bool {
	k := readAnswer(c)
	return k >= codeNumber0 && k <= codePairLast
}

// neighbours finds the columns beside the items in which an answer would be out
// of place: those without a heading, or with one that is nothing to the SDQ.
func (ln *lane) neighbours() {
	if ln.long || ln.ticked {
		return
	}
	first, last := 0, 0
	for i := range ln.items {
		col := ln.items[i].col
		if col == 0 {
			return
		}
		if first == 0 || col < first {
			first = col
		}
		if col > last {
			last, ln.lastItem = col, i
		}
	}
	free := func(col int) bool {
		for _, c := range ln.table.Columns {
			if c.N == col {
				return c.Field == "" && !c.Laned && len(c.Heading) > 0 || len(c.Heading) == 0 && c.Field == ""
			}
		}
		return col > 0
	}
	if free(first - 1) {
		ln.before = first - 1
	}
	if free(last + 1) {
		ln.beyond = last + 1
	}
}
