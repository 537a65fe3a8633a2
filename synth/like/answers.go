package like

import (
	"bytes"
	"strings"
	"time"

	"apst/ingest"
	"apst/ingest/sheet"
	records "apst/metrics/record"
)

// answering is the key of the pupil of a record, as other files have it; empty for
// nobody.
func answering(rec *record) string {
	if rec == nil || rec.Pupil == "" {
		return ""
	}
	return "id " + strings.ToUpper(strings.ReplaceAll(rec.Pupil, " ", ""))
}

// who is the key of the pupil of a record: by number, or by the name where nothing else
// stands in the row.
func (t *srcTable) person(r *row, rec *record) string {
	for _, c := range t.Columns {
		if c.Field == records.UPN || c.Field == records.LocalID {
			return answering(rec)
		}
	}
	if name := t.fullName(r.cells); name != "" {
		return "name " + name
	}
	return answering(rec)
}

// fullName is the key of the name in a row.
func (t *srcTable) fullName(cells []sheet.Cell) string {
	at := map[string]string{}
	for _, c := range t.Columns {
		if cell := cellAt(cells, c.N); cell.Kind == sheet.Text && at[c.Field] == "" {
			at[c.Field] = string(cell.Text)
		}
	}
	if at[records.Surname] != "" {
		return fullName(at[records.Surname], at[records.Forename])
	}
	return fullName(at[records.Name])
}

func (l *line) fullName() string { return l.t.fullName(l.row.cells) }

// meet tells the people of the folder who answered and what is dated.
func (s *source) meet(p *people) {
	for _, sh := range s.sheets {
		for n, r := range sh.rows {
			if _, known := sh.Rows[n]; known {
				continue
			}
			for _, c := range r.cells {
				if d, ok := dayOf(c, s.date1904); ok && c.Kind != sheet.Number {
					p.taken[d] = true
				}
			}
		}
	}
	s.records(func(_, _ int, t *srcTable, r *row, rec *record) {
		who := t.person(r, rec)
		if who != "" {
			p.met[who] = true
		}
		for i := range t.Columns {
			c := &t.Columns[i]
			cell := cellAt(r.cells, c.N)
			if c.Field == records.UPN || c.Field == records.LocalID {
				p.join(who, idKey(cell))
			}
			d, ok := dayOf(cell, s.date1904)
			switch {
			case !ok || c.Item > 0 || cell.Kind == sheet.Number && c.Field != "date" && c.Field != "dob":
			case c.Field == "dob":
				p.bearing(who, d)
			case len(c.Lanes) == 0 || contains(c.Lanes, rec.Lane):
				p.dated(who, d)
			}
		}
		if name := t.fullName(r.cells); name != "" {
			p.called(name, who)
		}
	})
}

func contains(list []int, n int) bool {
	for _, v := range list {
		if v == n {
			return true
		}
	}
	return false
}

// dateOfFolder writes the day of a form or of birth as the folder has it anew.
func (l *line) dateOfFolder(p *people, rec *record, field string, old sheet.Cell) sheet.Cell {
	d, bad := ingest.ParseDate(old, l.d.date1904)
	if bad != ingest.DateFine || len(bytes.TrimSpace(old.Text)) == 0 {
		return dateCell(old, p.titleDay(), l.d.date1904)
	}
	t := time.Date(int(d.Year), time.Month(d.Month), max(int(d.Day), 1), 0, 0, 0, 0, time.UTC)
	if field == "dob" {
		return dateCell(old, p.birth(t, d.Day == 0), l.d.date1904)
	}
	who := ""
	if rec != nil {
		who = l.t.person(l.row, rec)
	}
	return dateCell(old, p.day(who, t), l.d.date1904)
}
