package figures

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"apst/report/charts"
)

// anyTime is the time of a source that has none.
const anyTime = "Any time"

// complete is how complete the data are by source, of all and of groups of pupils (F09).
func complete(v *view) (*charts.Chart, error) {
	d := charts.CompletenessData{Groups: "Term of entry, centre"}
	at := map[string]int{} // by source and time, the column
	shown := false
	for i := range v.rows {
		r := &v.rows[i]
		column := charts.CompletenessColumn{Wave: r.shown("time").Text, Source: r.shown("source").Text}
		if column.Wave == anyTime {
			column.Wave = ""
		}
		key := column.Wave + "|" + column.Source
		k, ok := at[key]
		if !ok {
			k = len(d.Columns)
			at[key], d.Columns = k, append(d.Columns, column)
		}
		title := capital(strings.TrimPrefix(r.Group, "Entered in the "))
		if n := len(d.Rows); n == 0 || d.Rows[n-1].Title != title {
			d.Rows = append(d.Rows, charts.CompletenessRow{Title: title})
		}
		group := &d.Rows[len(d.Rows)-1]
		if k != len(group.Cells) {
			return nil, errors.New("its groups do not have the same sources")
		}
		cell := charts.Completed{N: r.count("usable"), Of: r.count("expected"), Percent: r.value("usable_percent")}
		cell.NotDue = cell.Percent.Absent
		shown = shown || !cell.N.Hidden
		group.Cells = append(group.Cells, cell)
	}
	if !shown {
		return nil, v.nothing()
	}
	d.Frame = v.frame(v.mostComplete(), "numbers of pupils with something that can be used, of those who are to have it by now; darker is more complete")
	return charts.Completeness(d)
}

// mostComplete tells the least and the most complete source of all pupils.
func (v *view) mostComplete() string {
	var least, most *row
	for i := range v.rows {
		r := &v.rows[i]
		p := r.shown("usable_percent")
		if !r.Total || !p.Known || !r.shown("usable").Known || !r.shown("expected").Known {
			continue
		}
		if least == nil || p.Number < least.shown("usable_percent").Number {
			least = r
		}
		if most == nil || p.Number > most.shown("usable_percent").Number {
			most = r
		}
	}
	if least == nil || least.shown("usable_percent").Number == most.shown("usable_percent").Number {
		return "How complete the data are, by source and group of pupils"
	}
	return fmt.Sprintf("Data are least complete for %s (%s of %s) and most complete for %s (%s of %s)",
		sourceOf(least), least.shown("usable"), pupils(least.shown("expected")), sourceOf(most), most.shown("usable"), pupils(most.shown("expected")))
}

// sourceOf is a source in a sentence.
func sourceOf(r *row) string {
	return small(strings.TrimSuffix(r.Label, ", "+small(anyTime)))
}

// records are the states of a pupil's records in the words of their table.
var records = map[string]charts.Recorded{"not due yet": charts.NotDue, "open": charts.Open, "filled": charts.Filled}

// completeMap is the records of every pupil by day of entry (F09, of single pupils): it
// stays in the school.
func completeMap(v *view) (*charts.Chart, error) {
	d := charts.CompletenessMapData{}
	var columns []string
	for k := range v.table.Columns {
		c := &v.table.Columns[k]
		if c.ID == "entry" {
			continue
		}
		source, wave, _ := strings.Cut(c.Title, ": ")
		d.Columns = append(d.Columns, charts.CompletenessColumn{Wave: capital(wave), Source: source})
		columns = append(columns, c.ID)
	}
	for i := range v.rows {
		r := &v.rows[i]
		p := charts.PupilRecords{}
		if month, err := time.Parse("2006-01", r.shown("entry").Text); err == nil {
			p.Entry = month
		}
		for _, id := range columns {
			p.States = append(p.States, records[r.shown(id).Text])
		}
		d.Pupils = append(d.Pupils, p)
	}
	n := charts.Count{N: len(d.Pupils)}
	d.Frame = v.frame("", n.Of("pupil", "pupils")+", one a row, by month of entry from the top", "under each column those filled, of those due")
	return charts.CompletenessMap(d)
}
