package report

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
)

// WriteParquet writes the table as a Parquet file, compressed with Zstandard, and
// returns how many rows it wrote. Every column may be null. A column whose cells are
// not all of its kind, such as dates of which one is a month, is one of texts.
// Titles, descriptions and kinds of the columns stand in the file's metadata, under
// "column:" and the name.
//
// The whole table is held in memory: it is for finished tables, not for registers.
func WriteParquet(w io.Writer, t *Table) (rows int, err error) {
	cells, err := collect(t)
	if err != nil {
		return 0, err
	}
	kinds := make([]ColumnKind, len(t.Columns))
	root := &orderedGroup{Group: parquet.Group{}}
	options := []parquet.WriterOption{parquet.CreatedBy("apst", "", ""), parquet.Compression(&parquet.Zstd)}
	for i := range t.Columns {
		c := &t.Columns[i]
		kinds[i] = heldKind(c.Kind, cells, i)
		root.add(c.Name, parquet.Optional(parquetNode(kinds[i])))
		options = append(options, parquet.KeyValueMetadata("column:"+c.Name, string(appendJSONColumn(nil, c))))
	}
	out := parquet.NewWriter(w, append(options, parquet.NewSchema(t.Name, root))...)
	batch := make([]parquet.Row, 0, len(cells))
	for _, row := range cells {
		values := make(parquet.Row, len(row))
		for i := range row {
			values[i] = parquetValue(&row[i], kinds[i], i)
		}
		batch = append(batch, values)
	}
	if _, err := out.WriteRows(batch); err != nil {
		return 0, fmt.Errorf("writing %s: %w", t.Name, err)
	}
	if err := out.Close(); err != nil {
		return 0, fmt.Errorf("writing %s: %w", t.Name, err)
	}
	return len(cells), nil
}

// collect holds all rows of a table, with texts of their own.
func collect(t *Table) ([][]Cell, error) {
	var out [][]Cell
	for row, err := range t.Rows {
		if err != nil {
			return nil, err
		}
		if len(row) != len(t.Columns) {
			return nil, t.misfit(len(out)+1, row)
		}
		own := make([]Cell, len(row))
		for i, c := range row {
			if c.kind == numberCell && !c.finite() {
				return nil, t.notFinite(len(out)+1, i)
			}
			c.text = string(append([]byte(nil), c.text...))
			own[i] = c
		}
		out = append(out, own)
	}
	return out, nil
}

// kindOf are the cells that a column of a kind is made of.
var kindOf = [...]cellKind{TextColumn: textCell, IntColumn: intCell, NumberColumn: numberCell, BoolColumn: boolCell, DateColumn: dateCell}

// heldKind is the kind that all cells of a column are of: its own, or text. Whole
// numbers may stand among numbers.
func heldKind(kind ColumnKind, rows [][]Cell, column int) ColumnKind {
	for _, row := range rows {
		c := &row[column]
		switch {
		case c.IsEmpty(), c.kind == kindOf[kind], kind == NumberColumn && c.kind == intCell:
		default:
			return TextColumn
		}
	}
	return kind
}

func parquetNode(k ColumnKind) parquet.Node {
	switch k {
	case IntColumn:
		return parquet.Int(64)
	case NumberColumn:
		return parquet.Leaf(parquet.DoubleType)
	case BoolColumn:
		return parquet.Leaf(parquet.BooleanType)
	case DateColumn:
		return parquet.Date()
	}
	return parquet.String()
}

// parquetValue is a cell in a column that may be null.
func parquetValue(c *Cell, kind ColumnKind, column int) parquet.Value {
	if c.IsEmpty() {
		return parquet.NullValue().Level(0, 0, column)
	}
	var v parquet.Value
	switch kind {
	case IntColumn:
		v = parquet.Int64Value(c.int())
	case NumberColumn:
		x := c.float()
		if c.kind == intCell {
			x = float64(c.int())
		}
		v = parquet.DoubleValue(x)
	case BoolColumn:
		v = parquet.BooleanValue(c.bits != 0)
	case DateColumn:
		year, month, day := c.date()
		v = parquet.Int32Value(int32(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400))
	default:
		v = parquet.ByteArrayValue(c.AppendText(nil))
	}
	return v.Level(0, 1, column)
}

// orderedGroup is a group of columns in the table's order; the library's own sorts
// them by name.
type orderedGroup struct {
	parquet.Group
	names []string
}

func (g *orderedGroup) add(name string, n parquet.Node) {
	if _, twice := g.Group[name]; twice {
		name += "_" + strconv.Itoa(len(g.names)+1)
	}
	g.Group[name] = n
	g.names = append(g.names, name)
}

// Fields are the columns in order.
func (g *orderedGroup) Fields() []parquet.Field {
	byName := map[string]parquet.Field{}
	for _, f := range g.Group.Fields() {
		byName[f.Name()] = f
	}
	out := make([]parquet.Field, len(g.names))
	for i, name := range g.names {
		out[i] = byName[name]
	}
	return out
}
