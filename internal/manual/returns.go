package manual

import (
	"cmp"
	"slices"
	"strings"

	"apst/internal/pack"
	"apst/report"
)

// returnChapter is the evaluator's return: what it holds and how it is checked.
func returnChapter() *Chapter {
	c := &Chapter{ID: "return", Title: "The evaluator's return", About: "What a return holds, and how it is checked."}
	for _, e := range slices.Concat(pack.ContentEntries(), pack.ReasonEntries()) {
		c.Entries = append(c.Entries, entryOf(e))
	}
	return c
}

// FilesOfReturns are the files of a return, for the codebook.
func FilesOfReturns() []File {
	kinds := map[pack.Type]report.ColumnKind{pack.IntegerType: report.IntColumn, pack.NumberType: report.NumberColumn, pack.BooleanType: report.BoolColumn, pack.DayType: report.DateColumn}
	var out []File
	for i := range pack.Tables() {
		t := &pack.Tables()[i]
		f := File{Name: "return-" + t.Name(), Title: t.Title + ", in a return", Since: "0.6",
			About: "Written by apst pack, into the encrypted return. " + strings.ToUpper(t.About[:1]) + t.About[1:] + "."}
		for k := range t.Columns {
			c := &t.Columns[k]
			own := Column{Column: report.Column{Name: c.Name, Title: c.Name, Doc: c.Meaning, Kind: kinds[c.Type]}, Unit: c.Unit, Missing: c.Missing, Source: "return.columns"}
			switch own.Kind {
			case report.IntColumn, report.NumberColumn:
				own.Range = cmp.Or(c.MayHold(), "any number")
			case report.BoolColumn:
				own.Range = "true or false"
			case report.DateColumn:
				own.Range = "as return.dates says"
			case report.TextColumn:
				own.Values = cmp.Or(c.MayHold(), "any text")
			}
			f.Columns = append(f.Columns, own)
		}
		out = append(out, f)
	}
	return out
}
