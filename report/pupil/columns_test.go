package pupil_test

import (
	"reflect"
	"strings"
	"testing"

	"apst/ingest"
	"apst/internal/schooltest"
	"apst/metrics"
	"apst/report/pupil"
)

// Every column that is read is one that the tables of measures have: with all of them
// filled in, nothing of what is said is empty.
func TestColumns(t *testing.T) {
	t.Parallel()
	a := analysed(schooltest.Input(schooltest.Named("3 pupils")))
	p := a.Linkage.Pupils[0]
	rows := planned(p.ID, 1)
	for i := range rows {
		r := rows[i].Rows[0]
		for k, c := range rows[i].Table.Columns {
			switch c.Kind {
			case metrics.IntKind:
				r.Cells[k] = metrics.Int(1)
			case metrics.NumberKind:
				r.Cells[k] = metrics.Number(1)
			case metrics.BoolKind:
				r.Cells[k] = metrics.Bool(true)
			case metrics.DateKind:
				r.Cells[k] = metrics.Day(ingest.Date{Year: 2023, Month: 2, Day: 3})
			default:
				r.Cells[k] = metrics.Text("said")
			}
		}
		rows[i].Rows = []metrics.Row{r}
	}
	said := pupil.NewInput(a, p, 1, "", rows).Said
	var look func(v reflect.Value, path string)
	look = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.Pointer:
			look(v.Elem(), path)
		case reflect.Slice:
			if v.Len() != 1 {
				t.Errorf("%s: %d", path, v.Len())
				return
			}
			look(v.Index(0), path)
		case reflect.Struct:
			for i := range v.NumField() {
				look(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		default:
			if v.IsZero() {
				t.Errorf("%s is empty", path)
			}
		}
	}
	look(reflect.ValueOf(said), "")
}

// Long texts are printed whole: the report grows beyond two sheets, and nothing is cut.
func TestLongTexts(t *testing.T) {
	t.Parallel()
	a := analysed(schooltest.Input(schooltest.Named("3 pupils")))
	p := a.Linkage.Pupils[0]
	rows, long := planned(p.ID, 1), strings.Repeat("every word of what was written ", 200)+"to its end"
	for i := range rows {
		for k := range rows[i].Rows {
			for c := range rows[i].Rows[k].Cells {
				switch cell := &rows[i].Rows[k].Cells[c]; rows[i].Table.Columns[c].Name {
				case "objective", "criterion", "purpose_text", "quote", "destination_text", "reintegration_text", "subject":
					*cell = metrics.Text(long)
				}
			}
		}
	}
	in := pupil.NewInput(a, p, 1, "", rows)
	text := strings.Join(pupil.Build(in).Text(), "\n")
	// Three objectives and their criteria, purpose, destination, return, a subject, and
	// what the pupil said for everybody.
	if n := strings.Count(text, long); n != 3+3+1+1+1+1+1 {
		t.Errorf("%d of 11 long texts", n)
	}
	page(t, pupil.Build(in))
}
