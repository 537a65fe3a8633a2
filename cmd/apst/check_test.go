package main

import (
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// statusCommand types a status beside every item of a rule in a fix list, as
// somebody working through it would.
func statusCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: status BOOK.xlsx RULE TEXT")
	}
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	rows, err := book.GetRows("Fix list")
	ts.Check(err)
	n := 0
	for i, row := range rows {
		if len(row) > 9 && row[2] == args[1] {
			ts.Check(book.SetCellStr("Fix list", "J"+strconv.Itoa(i+1), args[2]))
			n++
		}
	}
	if n == 0 {
		ts.Fatalf("the fix list has no %s", args[1])
	}
	ts.Check(book.Save())
}
