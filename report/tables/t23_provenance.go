package tables

import (
	"fmt"
	"strings"

	"apst/metrics/cohort"
)

// rosterMeasure is what files with the list of pupils are called.
const rosterMeasure = "roster"

// makeT23 is what the tables were made from, and how. Names of files may be names of
// people: a file is called by its measure and its number.
func makeT23(b *builder, t *Table) {
	t.Stub, t.Columns = "What", []Column{
		{ID: "what", Title: "What it is", Text: true},
		{ID: "read", Title: "Rows read", Unit: "rows"},
		{ID: "used", Title: "Rows used", Unit: "rows"},
	}
	said := func(id, group, label, text string) {
		t.Rows = append(t.Rows, Row{ID: id, Group: group, Label: label, Cells: []Cell{words(text), lack(NotApplicable, ""), lack(NotApplicable, "")}})
	}
	const program = "Program and rules"
	if v := b.in.About.Version; v != "" {
		said("version", program, "Version of apst", v)
	}
	for i, r := range b.in.About.Rulesets {
		said(fmt.Sprintf("ruleset/%d", i+1), program, "Rules", r)
	}
	if s := b.Settings; s != nil {
		said("seed", program, "Random numbers", fmt.Sprintf("%d bootstrap resamples, seed %d", s.Bootstrap.Resamples, s.Bootstrap.Seed))
		for i, l := range overrides(s) {
			said(fmt.Sprintf("override/%d", i+1), "Settings other than the defaults", titled(l.Label), l.Text)
		}
	}
	b.fileRows(t)
	t.Notes = []string{
		"A file is known again by its SHA-256: the same digits are the same file, to the last byte. It is called by what it holds and a number; the names of files stay in the school.",
		"Rows read are all rows of a file that hold anything, headings among them; rows used are those that results rest on.",
	}
}

// overrides are the settings that are not the defaults.
func overrides(s *cohort.Settings) []Fact {
	usual := cohort.DefaultSettings()
	was := map[string]string{}
	for _, l := range usual.Lines() {
		was[l.Label] = l.Text
	}
	var out []Fact
	for _, l := range s.Lines() {
		if was[l.Label] != l.Text && l.Label != "bootstrap" {
			out = append(out, Fact{l.Label, l.Text})
		}
	}
	return out
}

// fileRows are the files that were read.
func (b *builder) fileRows(t *Table) {
	for i, f := range b.in.Files {
		id := "file/" + fileID(b.in.Files, i)
		text := "SHA-256 " + f.Hash
		if f.Options != "" {
			text += "; " + f.Options
		}
		row := Row{ID: id, Group: "Files", Label: b.fileTitle(i), Cells: []Cell{words(text), lack(NotApplicable, ""), lack(NotApplicable, "")}}
		if f.Read > 0 {
			row.Cells[1], row.Cells[2] = b.rows(id+"/read", f.Read), b.rows(id+"/used", f.Used)
		}
		t.Rows = append(t.Rows, row)
	}
}

// fileID is a file by its measure and its number among the files of the measure.
func fileID(files []File, at int) string {
	n := 0
	for i := range files[:at+1] {
		if files[i].Measure == files[at].Measure {
			n++
		}
	}
	return fmt.Sprintf("%s/%d", files[at].Measure, n)
}

// fileTitle is a file as a label.
func (b *builder) fileTitle(at int) string {
	measure, n, _ := strings.Cut(fileID(b.in.Files, at), "/")
	title := b.measureTitle(measure)
	if measure == rosterMeasure {
		title = "List of pupils"
	}
	return title + ", file " + n
}

// rows is a number of rows of a file. A row is a pupil more often than not: a number that
// is near a number of pupils, or near that of another file, tells of the few that lie
// between, and is hidden.
func (b *builder) rows(id string, n int) Cell {
	cell := b.count(id, n)
	between := 0
	near := func(m int) {
		if d := max(n-m, m-n); d > 0 && (between == 0 || d < between) {
			between = d
		}
	}
	for i := range b.Analysis.Results {
		r := &b.Analysis.Results[i]
		if len(r.Group) > 0 || r.Category != "" || !r.Known() {
			continue
		}
		switch r.Statistic {
		case "pupils", "baselines", "pairs":
			near(int(r.Value))
		}
	}
	for _, f := range b.in.Files {
		near(f.Used)
	}
	if between > 0 {
		b.follow(id, b.guard(id+"#between", between))
	}
	return cell
}

// makeT23p is what the files are called: for the school alone.
func makeT23p(b *builder, t *Table) {
	t.Pupils = true
	t.Stub, t.Columns = "File", []Column{
		{ID: "name", Title: "Name", Text: true},
		{ID: "hash", Title: "SHA-256", Text: true},
	}
	for i, f := range b.in.Files {
		t.Rows = append(t.Rows, Row{ID: "file/" + fileID(b.in.Files, i), Label: b.fileTitle(i), Cells: []Cell{words(f.Name), words(f.Hash)}})
	}
	t.lacking("no files are known")
	t.Notes = []string{"Names of files may be names of people: this table never leaves the school."}
}
