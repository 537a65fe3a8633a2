package pack

import (
	"bytes"
	"strconv"
	"strings"

	"apst/report"
)

// cellsOf are the values of a row that is well as the writers hold them.
func cellsOf(t *Table, d Dates, fields []string) []report.Cell {
	out := make([]report.Cell, len(t.Columns))
	for i := range t.Columns {
		if i < len(fields) {
			out[i] = cellOf(t.Columns[i].kind(d), fields[i])
		}
	}
	return out
}

func cellOf(kind report.ColumnKind, v string) report.Cell {
	if v == "" {
		return report.Empty()
	}
	switch kind {
	case report.IntColumn:
		if n, err := strconv.ParseInt(v, 10, 64); err == nil {
			return report.IntCell(n)
		}
	case report.NumberColumn:
		if x, err := strconv.ParseFloat(v, 64); err == nil {
			return report.NumberCell(x)
		}
	case report.BoolColumn:
		return report.BoolCell(v == "true")
	}
	if len(v) > 1 && v[0] == '\'' && strings.ContainsRune("=+-@", rune(v[1])) {
		v = v[1:] // what keeps a spreadsheet program from running it stands in CSV alone
	}
	return report.TextCell(strings.Clone(v))
}

// parquet is the copy of a table.
func (f *filled) parquet(d Dates) ([]byte, error) {
	var out bytes.Buffer
	_, err := report.WriteParquet(&out, f.report(d))
	return out.Bytes(), err
}
