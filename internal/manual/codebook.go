package manual

import (
	"cmp"
	"strings"

	"apst/finding"
	"apst/report"
	"apst/sdq"
	"apst/sdq/intake"
)

// Column is a column of a file that apst writes, with what a reader who has never
// seen the program needs to know of it.
type Column struct {
	report.Column
	Values  string // the code set, joined by ;, or how a text is made up; empty for numbers and dates
	Unit    string
	Range   string
	Missing string // what an empty value means; "never" where there is none
	Source  string // where the value comes from
	Since   string // version that first wrote it; empty is the file's
}

// File is a file that apst writes.
type File struct {
	Name    string // of the file, without an ending: sdq-scores
	Title   string
	About   string // who writes it, where it goes, what a row is
	Since   string
	Columns []Column
}

// Codebook is what every column and every word of every file means.
type Codebook struct {
	Format  int     `json:"format"`
	Ruleset string  `json:"ruleset"`
	Parts   []*Part `json:"parts"`
}

// Part is one table of the codebook.
type Part struct {
	ID    string `json:"id"` // also the name of its sheet
	Title string `json:"title"`
	About string `json:"about"`
	*Table
}

const codebookAbout = "What every column of every file that apst writes holds, and what the words in it mean."

// columnHeadings are the headings of a file's part.
var columnHeadings = []string{"column", "title", "type", "holds", "values", "unit", "range", "when empty", "comes from", "since"}

// NewCodebook makes the codebook of some files, and of the findings that rules
// can raise.
func NewCodebook(files []File, rules []*finding.Rule) *Codebook {
	b := &Codebook{Format: 1, Ruleset: sdq.Ruleset}
	for _, f := range files {
		b.Parts = append(b.Parts, &Part{f.Name, f.Title, f.About, f.table()})
	}
	b.add("flags", "Flags", "Words in the column flags of sdq-scores, joined by ;. SCALE, N and M stand for what varies.", flagTable())
	b.add("values", "Values", "The words that columns of fixed words can hold.", valueTable())
	b.add("codes", "Codes", "What numbers and words in a school's cells stand for.", codeTable())
	b.add("bands", "Band limits", "Scores of each band, by system, form and informant. The two systems are never mixed.", limitTable())
	b.add("no-bands", "Without bands", "Forms and informants for which no limits are published.", noBands())
	b.add("scoring", "Scoring rules", "The rules of the ruleset in words.", scoringTable())
	b.add("rules", "Rules of the checks", "What can be found in the data.", ruleTable(rules))
	b.add("thresholds", "Thresholds", "Numbers that decide when a check speaks up; none changes a score.", thresholdTable())
	return b
}

func (b *Codebook) add(id, title, about string, t *Table) {
	b.Parts = append(b.Parts, &Part{id, title, about, t})
}

func (f *File) table() *Table {
	t := newTable(f.Name, columnHeadings...)
	for _, c := range f.Columns {
		t.add(c.Name, c.Title, c.Kind.String(), c.Doc, c.Values, c.Unit, c.Range, c.Missing, c.Source, cmp.Or(c.Since, f.Since))
	}
	return t
}

// ColumnsTable is the columns of all files in one table, for formats that have
// one table alone.
func ColumnsTable(files []File) *report.Table {
	t := newTable("codebook", append([]string{"file"}, columnHeadings...)...)
	for _, f := range files {
		for _, row := range f.table().Rows {
			t.add(append([]string{f.Name}, row...)...)
		}
	}
	return t.report()
}

func flagTable() *Table {
	t := newTable("flags", "flag", "meaning", "rule")
	for _, f := range intake.Flags() {
		id := ""
		if f.Rule != nil {
			id = f.Rule.ID
		}
		t.add(f.Name, f.Meaning, id)
	}
	return t
}

func valueTable() *Table {
	t := newTable("values", "column", "value", "meaning")
	t.add("wave", "baseline", "before, or at the beginning")
	t.add("wave", "endline", "after, or at the end")
	t.add("wave", "interim", "in between")
	for _, w := range []struct {
		sdq.Informant
		meaning string
	}{{sdq.Self, "the young person, 11 to 17"}, {sdq.Teacher, "a teacher or other educator"}, {sdq.Parent, "a parent or carer"}} {
		t.add("informant", w.String(), w.meaning)
	}
	for _, f := range []struct {
		sdq.Form
		meaning string
	}{{sdq.Form2to4, "parent and nursery teacher; items 18 and 22 differ"}, {sdq.Form4to17, "parent and teacher 4 to 17, self 11 to 17"}, {sdq.Form18Plus, "the adult, or someone who knows them"}} {
		t.add("form", f.String(), f.meaning)
	}
	t.add("look_back", intake.SixMonths, "the last six months; on a teacher's form this school year")
	t.add("look_back", intake.OneMonth, "the last month: a follow-up form")
	for _, s := range []sdq.System{sdq.FourBands, sdq.ThreeBands} {
		scales := []sdq.Scale{sdq.Total, sdq.Prosocial}
		if s == sdq.ThreeBands {
			scales = scales[:1]
		}
		for _, scale := range scales {
			column := "SCALE_band" + string(rune('0'+int(s)))
			if scale == sdq.Prosocial {
				column = "prosocial_band4"
			}
			for i, b := range s.Bands(scale) {
				t.add(column, b.String(), []string{"the most favourable band", "the second", "the third", "the least favourable"}[i])
			}
		}
	}
	for n := range 5 {
		p, _ := sdq.ProgressOf(n)
		t.add("follow_up_problems", p.String(), "problems since first contact: "+strings.ReplaceAll(p.String(), "-", " "))
	}
	for n, means := range []string{"not at all", "only a little", "quite a lot", "a great deal"} {
		t.add("follow_up_help", string(rune('0'+n)), means)
	}
	for s := finding.Error; ; s-- {
		t.add("severity", s.String(), [...]string{finding.Info: "nothing to do", finding.Warning: "worth a look", finding.Error: "has to be put right"}[s])
		if s == finding.Info {
			break
		}
	}
	for e := finding.Note; e <= finding.FileRefused; e++ {
		t.add("effect", e.String(), "what the finding costs; nothing can change it")
	}
	return t
}

func codeTable() *Table {
	t := newTable("codes", "set", "stored", "means", "score")
	for _, s := range intake.CodeSets() {
		for _, c := range s.Codes {
			t.add(s.Name, c.Stored, c.Means, c.Score)
		}
	}
	return t
}

func limitTable() *Table {
	t := newTable("bands", "system", "form", "informant", "scale", "band", "from", "to")
	for _, r := range sdq.Tables() {
		for _, l := range r.Limits {
			t.from(r.Provenance, r.System.String(), r.Form.String(), r.Informant.String(), r.Scale.String(), l.Band.String(), itoa(l.Low), itoa(l.High))
		}
	}
	return t
}

func scoringTable() *Table {
	t := newTable("scoring", "rule", "title", "in words", "formula")
	for _, r := range sdq.Rules() {
		t.from(r.Provenance, r.ID, r.Title, r.Text, r.Formula)
	}
	return t
}

func thresholdTable() *Table {
	t := newTable("thresholds", "threshold", "check", "value", "rule", "grounds")
	for _, th := range intake.Thresholds() {
		t.add(th.ID, th.Check, th.Value, th.Rule.ID, th.Source)
	}
	return t
}
