package pack

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
)

// A return that was accepted can be made into the sources of a project again, which the
// ordinary readers read. How its tables become theirs stands in a table.

//go:embed tables/opened.csv
var openedCSV string

// Opening says which column of a return becomes which of a source.
type Opening struct{ To, Heading, From, Column string }

// Openings are all of them, file by file.
var Openings = sync.OnceValue(func() []Opening {
	var out []Opening
	for _, r := range rowsOf(openedCSV) {
		out = append(out, Opening{r["to"], r["heading"], r["from"], r["column"]})
	}
	return out
})

// Spoilt is what stands in the first item of a questionnaire of which nothing may be scored, so
// that nothing is scored of it here either.
const Spoilt = "spoilt"

// Import is the sources of a project made of returns, and what its settings need.
type Import struct {
	Files   []File // the sources: roster.csv, sdq.csv and so on
	Returns []Whose
	Several bool // schools: the centre of a pupil is then the school
	AsOf    string
	From    string // of the period, where all returns have the same
	To      string
}

// The sources of which a kind of row goes to another file, because it is read otherwise.
const (
	pointsFile = "sdq-points.csv"             // questionnaires whose supplement is in points
	homeFile   = "attendance-home-school.csv" // attendance before entry
)

// ErrSchoolTwice says that two returns are of one school.
var ErrSchoolTwice = errors.New("two returns of one school")

// ErrOffsets says that a return gives no dates.
var ErrOffsets = errors.New("a return without dates")

// Open makes the sources. Every return has to have been accepted. The error is [ErrSchoolTwice],
// [ErrOffsets], or one of reading.
func (i *Import) Open(accepted []*Verdict) error {
	i.Several = len(accepted) > 1
	schools := map[string]bool{}
	for n, v := range accepted {
		m := v.opened.manifest
		switch {
		case schools[m.School.URN]:
			return ErrSchoolTwice
		case m.Dates == OffsetDates:
			return ErrOffsets
		}
		schools[m.School.URN] = true
		i.Returns = append(i.Returns, v.About)
		i.AsOf = max(i.AsOf, m.AsOf)
		if n == 0 {
			i.From, i.To = m.Period.From, m.Period.To
		}
		if i.From != m.Period.From || i.To != m.Period.To {
			i.From, i.To = "", ""
		}
	}
	w := &sources{several: i.Several}
	for _, v := range accepted {
		for _, from := range []string{"pupils.csv", "sdq_items.csv", "attendance.csv", "ngrt.csv", "pass.csv"} {
			if err := w.table(v, from); err != nil {
				return err
			}
		}
	}
	i.Files = w.files()
	return nil
}

// sources gathers the rows of the sources.
type sources struct {
	several bool
	names   []string
	text    map[string]*bytes.Buffer
	csv     map[string]*csv.Writer
}

// table takes the rows of a table of a return.
func (w *sources) table(v *Verdict, from string) error {
	r, t := v.opened.archive, TableNamed(from)
	e := r.find(from)
	if e == nil {
		return nil
	}
	var columns []Opening
	for _, o := range Openings() {
		if o.From == from {
			columns = append(columns, o)
		}
	}
	in := e.Open()
	defer in.Close()
	rows := newTableReader(in)
	for first := true; ; first = false {
		rec, err := rows.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return r.changed(err)
		case first:
			continue
		}
		get := func(column string) string { return rec.fields[t.Index(column)] }
		out := make([]string, len(columns))
		for k, o := range columns {
			out[k] = w.value(v, o, get)
		}
		if err := w.put(fileOf(columns[0].To, get), columns, out); err != nil {
			return err
		}
	}
}

// fileOf is the source that a row belongs in.
func fileOf(to string, get func(string) string) string {
	switch {
	case to == "sdq.csv" && get("impact_coding") == "points":
		return pointsFile
	case to == "attendance.csv" && get("role") == "home-school":
		return homeFile
	}
	return to
}

// value is a value of the return as the source has it.
func (w *sources) value(v *Verdict, o Opening, get func(string) string) string {
	is := func(file, column string) bool { return o.From == file && o.Column == column }
	switch {
	case is("pupils.csv", "centre") && w.several:
		return v.About.URN
	case is("sdq_items.csv", "item_01") && get("spoilt") == "true":
		return Spoilt
	case is("ngrt.csv", "sas") && get("sas") == "":
		return get("sas_censored")
	}
	return get(o.Column)
}

// put adds a row to a source, which begins with its headings.
func (w *sources) put(file string, columns []Opening, row []string) error {
	if w.csv[file] == nil {
		if w.text == nil {
			w.text, w.csv = map[string]*bytes.Buffer{}, map[string]*csv.Writer{}
		}
		w.names = append(w.names, file)
		w.text[file] = new(bytes.Buffer)
		w.csv[file] = csv.NewWriter(w.text[file])
		var head []string
		for _, o := range columns {
			head = append(head, o.Heading)
		}
		if err := w.csv[file].Write(head); err != nil {
			return err
		}
	}
	return w.csv[file].Write(row)
}

// files are the sources by name.
func (w *sources) files() []File {
	var out []File
	for _, name := range w.names {
		w.csv[name].Flush() // to memory
		out = append(out, File{Name: name, Data: w.text[name].Bytes()})
	}
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return out
}
