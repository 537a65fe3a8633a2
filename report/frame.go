package report

import (
	"fmt"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// Frame is a finished table as a data frame, for selecting, filtering and sorting in
// Go. Every column has the type that the table says: dates and months are texts, as
// 2022-09-05; what cannot be given is a missing value.
//
// A frame is for looking at a table, not for computing with it. Do not group, join or
// average with it: it counts missing values, repeats rows of repeated keys, and its
// means and medians depend on the order of rows where one is missing. What there is
// to compute stands in the results. Writing a frame's numbers as CSV cuts them to six
// decimals; write the table instead.
//
// The text NaN is refused: a frame cannot tell it from a missing value. So is a whole
// number that a frame cannot hold.
func Frame(t *Table) (dataframe.DataFrame, error) {
	rows, err := collect(t)
	if err != nil {
		return dataframe.DataFrame{}, err
	}
	columns := make([]series.Series, len(t.Columns))
	for i := range t.Columns {
		name, kind := t.Columns[i].Name, heldKind(t.Columns[i].Kind, rows, i)
		values := make([]any, len(rows))
		for n := range rows {
			if values[n], err = frameValue(&rows[n][i], kind); err != nil {
				return dataframe.DataFrame{}, fmt.Errorf("row %d of table %s, column %s: %w", n+1, t.Name, name, err)
			}
		}
		columns[i] = frameColumn(name, kind, values)
		if columns[i].Err != nil {
			return dataframe.DataFrame{}, fmt.Errorf("column %s of table %s: %w", name, t.Name, columns[i].Err)
		}
	}
	df := dataframe.New(columns...)
	return df, df.Err
}

func frameColumn(name string, kind ColumnKind, values []any) series.Series {
	types := map[ColumnKind]series.Type{IntColumn: series.Int, NumberColumn: series.Float, BoolColumn: series.Bool}
	t, ok := types[kind]
	if !ok {
		t = series.String
	}
	return series.New(values, t, name)
}

// frameValue is a cell as the frame takes it; nil is missing.
func frameValue(c *Cell, kind ColumnKind) (any, error) {
	switch {
	case c.IsEmpty():
		return nil, nil
	case kind == IntColumn:
		return int(c.int()), nil
	case kind == NumberColumn && c.kind == intCell:
		return float64(c.int()), nil
	case kind == NumberColumn:
		return c.float(), nil
	case kind == BoolColumn:
		return c.bits != 0, nil
	}
	text := string(c.AppendText(nil))
	if text == "NaN" {
		return nil, fmt.Errorf("the text NaN would be taken for a missing value")
	}
	return text, nil
}
