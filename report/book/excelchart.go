package book

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"apst/report/tables"
)

// native are the tables beside which a chart of Excel's own stands, for an analyst to
// edit: which columns it shows, over which rows. A chart takes text for nought, so
// that there is none where a cell that it would show holds a symbol.
var native = map[string]struct {
	columns []string
	title   string
	kind    excelize.ChartType
}{
	"T04": {[]string{"baseline_mean", "endline_mean"}, "Mean at baseline and endline", excelize.Bar},
	"T05": {[]string{"baseline", "endline"}, "Pupils by band at baseline and endline", excelize.Col},
	"T08": {[]string{"before", "after"}, "Attendance before and after, %", excelize.Col},
	"T10": {[]string{"first_mean", "last_mean"}, "Mean standard age score, first and last", excelize.Col},
	"T12": {[]string{"n"}, "Destinations", excelize.Bar},
}

// chart puts Excel's own chart beside a table, of the first part of its rows.
func (b *builder) chart(t *tables.Table, head int, grouped bool) error {
	n, ok := native[t.ID]
	if !ok {
		return nil
	}
	rows := 0
	for rows < len(t.Rows) && t.Rows[rows].Group == t.Rows[0].Group && !t.Rows[rows].Total {
		rows++
	}
	first := 1
	if grouped {
		first = 2
	}
	var series []excelize.ChartSeries
	for _, id := range n.columns {
		k := -1
		for i := range t.Columns {
			if t.Columns[i].ID == id {
				k = i
			}
		}
		if k < 0 || rows == 0 {
			return nil
		}
		for i := range rows {
			if !b.release.Cell(t, i, k).Known {
				return nil
			}
		}
		at := func(row, col int) string { s, _ := excelize.CoordinatesToCellName(col, row, true); return s }
		series = append(series, excelize.ChartSeries{
			Name:       fmt.Sprintf("'%s'!%s", t.ID, at(head, first+1+k)),
			Categories: fmt.Sprintf("'%s'!%s:%s", t.ID, at(head+1, first), at(head+rows, first)),
			Values:     fmt.Sprintf("'%s'!%s:%s", t.ID, at(head+1, first+1+k), at(head+rows, first+1+k)),
		})
	}
	place, err := excelize.CoordinatesToCellName(first+len(t.Columns)+2, head+1)
	if err != nil {
		return err
	}
	return b.file.AddChart(t.ID, place, &excelize.Chart{
		Type: n.kind, Series: series, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: n.title}}},
		Legend: excelize.ChartLegend{Position: "bottom"}, Dimension: excelize.ChartDimension{Width: 560, Height: 340},
		Format: excelize.GraphicOptions{AltText: n.title + "; the numbers are in the table beside it"},
	})
}
