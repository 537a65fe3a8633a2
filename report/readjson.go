package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"
)

// ReadJSON reads a table that [WriteJSON] wrote, whole. Names, kinds and order of the
// columns are those of the file; a value that does not fit its column is refused with
// the number of its row.
func ReadJSON(r io.Reader) (*Table, error) {
	var file struct {
		Columns []struct{ Name, Type, Title, Doc string }
		Rows    []map[string]json.RawMessage
	}
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return nil, fmt.Errorf("this is no table that apst wrote as JSON: %w", err)
	}
	if len(file.Columns) == 0 {
		return nil, fmt.Errorf("this is no table that apst wrote as JSON: it names no columns")
	}
	t := &Table{}
	for _, c := range file.Columns {
		kind := slices.Index(columnKindNames[:], c.Type)
		if kind < 0 {
			return nil, fmt.Errorf("column %s has a type that is not known: %s", c.Name, c.Type)
		}
		t.Columns = append(t.Columns, Column{Name: c.Name, Title: c.Title, Doc: c.Doc, Kind: ColumnKind(kind)})
	}
	rows := make([][]Cell, len(file.Rows))
	for i, row := range file.Rows {
		rows[i] = make([]Cell, len(t.Columns))
		for k := range t.Columns {
			cell, err := jsonCell(row[t.Columns[k].Name], t.Columns[k].Kind)
			if err != nil {
				return nil, fmt.Errorf("row %d, column %s: %w", i+1, t.Columns[k].Name, err)
			}
			rows[i][k] = cell
		}
	}
	t.Rows = SliceRows(rows)
	return t, nil
}

// jsonCell reads a value of a column.
func jsonCell(raw json.RawMessage, kind ColumnKind) (Cell, error) {
	raw = bytes.TrimSpace(raw)
	switch {
	case len(raw) == 0, string(raw) == "null":
		return Empty(), nil
	case raw[0] == '"':
		var text string
		if err := json.Unmarshal(raw, &text); err != nil {
			return Cell{}, fmt.Errorf("no text: %s", raw)
		}
		if day, err := time.Parse(time.DateOnly, text); kind == DateColumn && err == nil {
			return DateCell(day.Date()), nil
		}
		return TextCell(text), nil
	case string(raw) == "true", string(raw) == "false":
		return BoolCell(raw[0] == 't'), nil
	}
	if n, err := strconv.ParseInt(string(raw), 10, 64); err == nil && kind != NumberColumn {
		return IntCell(n), nil
	}
	x, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return Cell{}, fmt.Errorf("no value: %s", raw)
	}
	return NumberCell(x), nil
}
