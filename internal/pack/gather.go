package pack

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"apst/ingest"
	"apst/internal/pseudonym"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report"
)

// ErrNobody says that there is no pupil of whom anything may be handed on.
var ErrNobody = errors.New("no pupil to tell of")

// ErrSameID says that two pupils would have one study id.
var ErrSameID = errors.New("two pupils of one identifier")

// Content is a return before it is packed.
type Content struct {
	Manifest Manifest
	filled   []filled
}

// filled is a table with its rows.
type filled struct {
	table Table
	rows  [][]report.Cell
}

// gathering makes the tables.
type gathering struct {
	src    *Source
	about  *About
	people []*pupil
	byID   map[string]*pupil // by each identifier of theirs
	places map[*cohort.Joined]int
	tables []filled
}

// pupil is a pupil of the return.
type pupil struct {
	cohort.Participant
	study string
	entry ingest.Date // first day of the first placement on the list; zero where it is not known
}

// Gather makes a return. The error is [ErrNobody], [ErrSameID], or a fault of the program.
func Gather(src *Source) (*Content, error) {
	g := &gathering{src: src, about: &src.About, byID: map[string]*pupil{}, places: map[*cohort.Joined]int{}}
	if err := g.gatherPeople(); err != nil {
		return nil, err
	}
	fill := map[string]func(*filler){
		"pupils.csv": g.pupils, "sdq_items.csv": g.items, "sdq_scores.csv": g.scores, "attendance.csv": g.attendance, "support.csv": g.support,
		"destinations.csv": g.destinations, "ngrt.csv": g.ngrt, "pass.csv": g.pass, "flow.csv": g.flow, "completeness.csv": g.completeness,
		"identifiers.csv": g.identifiers, DictionaryFile: g.dictionary,
	}
	for _, t := range TablesOf(g.about.Arm, g.about.Identified) {
		f := &filler{table: t, dates: g.about.Dates}
		fill[t.File](f)
		rows, err := f.sorted()
		if err != nil {
			return nil, err
		}
		g.tables = append(g.tables, filled{t, rows})
	}
	return &Content{Manifest: g.manifest(), filled: g.tables}, nil
}

// gatherPeople settles who is in the return, and under which id.
func (g *gathering) gatherPeople() error {
	a := g.src.Analysis
	taken := map[string]bool{}
	for _, p := range cohort.Participants(a.Linkage, a.Settings) {
		w := &pupil{Participant: p, study: g.about.Key.ID(pseudonym.Pupil, identityOf(p.Pupil))}
		if len(p.Pupil.Stays) > 0 {
			w.entry = p.Pupil.Stays[0].Entry
		}
		if taken[w.study] {
			return ErrSameID
		}
		taken[w.study] = true
		g.people = append(g.people, w)
		for _, id := range p.IDs {
			g.byID[id] = w
		}
		for i := range p.Values {
			g.places[p.Values[i].Row] = cmp.Or(p.Values[i].Placement, g.places[p.Values[i].Row])
		}
	}
	slices.SortFunc(g.people, func(a, b *pupil) int { return cmp.Compare(a.study, b.study) })
	if len(g.people) == 0 {
		return ErrNobody
	}
	return nil
}

// identityOf is the identifier that a study id is made of: the UPN that the pupil had
// first, as far as the list of pupils says, so that a permanent number in the place of a
// temporary one changes nothing; without a UPN the school's own identifier.
func identityOf(p *cohort.Pupil) string {
	for i := range p.Stays {
		if former := p.Stays[i].Facts["former_upn"]; former != "" {
			return former
		}
	}
	return p.ID
}

// of is the pupil whose identifier it is; nil for one who is not in the return.
func (g *gathering) of(id string) *pupil { return g.byID[id] }

// later reports whether a day is after the last of the term.
func (g *gathering) later(d ingest.Date) bool {
	return !g.about.Until.IsZero() && d.After(g.about.Until)
}

// rowsOf are the rows of a measure's table.
func (g *gathering) rowsOf(measure string) (*metrics.Table, []metrics.Row) {
	for i := range g.src.Rows {
		if r := &g.src.Rows[i]; r.Measure == measure {
			return r.Table, r.Rows
		}
	}
	return nil, nil
}

// refusedAt are the places of the rows of a measure that are nobody's, or that say what
// others say, or contradict them.
func (g *gathering) refusedAt(measure string) map[string]bool {
	out := map[string]bool{}
	l := g.src.Analysis.Linkage
	for i := range l.Rows {
		r := &l.Rows[i]
		if r.Source.Measure == measure && r.Place != cohort.Linked {
			out[r.Row.Pupil+"\x00"+r.At.String()] = true
		}
	}
	return out
}

// filler takes the rows of a table.
type filler struct {
	table Table
	dates Dates
	rows  []filledRow
	err   error
}

// filledRow is a row with what it is sorted by.
type filledRow struct {
	order []string
	cells []report.Cell
}

// cells are the values of a row by the names of their columns. What is not there is empty.
type cells map[string]report.Cell

// add takes a row. Rows are sorted by what order says, within each pupil.
func (f *filler) add(c cells, order ...string) {
	row := make([]report.Cell, len(f.table.Columns))
	for name, cell := range c {
		i := f.table.Index(name)
		if i < 0 {
			f.err = errors.Join(f.err, fmt.Errorf("%s has no column %s", f.table.File, name))
			return
		}
		row[i] = cell
	}
	f.rows = append(f.rows, filledRow{order, row})
}

// of takes a row about a pupil.
func (f *filler) of(p *pupil, c cells, order ...string) {
	c["study_id"] = report.TextCell(p.study)
	f.add(c, append([]string{p.study}, order...)...)
}

// numbered are the columns that number the rows of each pupil.
var numbered = []string{"line", "questionnaire"}

// sorted are the rows in their order, numbered within each pupil where the table has a
// column for it.
func (f *filler) sorted() ([][]report.Cell, error) {
	slices.SortStableFunc(f.rows, func(a, b filledRow) int { return slices.Compare(a.order, b.order) })
	at := -1
	for _, name := range numbered {
		at = max(at, f.table.Index(name))
	}
	var out [][]report.Cell
	n, before := 0, ""
	for i := range f.rows {
		r := &f.rows[i]
		if f.table.Index("study_id") >= 0 && r.order[0] != before {
			n, before = 0, r.order[0]
		}
		n++
		if at >= 0 {
			r.cells[at] = report.IntCell(int64(n))
		}
		out = append(out, r.cells)
	}
	return out, f.err
}

// day is a day of a pupil's.
func (f *filler) day(d ingest.Date, p *pupil) report.Cell {
	if f.dates == OffsetDates {
		text := f.dates.Text(d, p.entry)
		if text == "" {
			return report.Empty()
		}
		return report.IntCell(int64(d.Days() - p.entry.Days()))
	}
	return report.TextCell(f.dates.Text(d, p.entry))
}

// taken copies the values of a row of a measure into the columns of the same names.
func (f *filler) taken(t *metrics.Table, r *metrics.Row, p *pupil) cells {
	c := cells{}
	for i := range t.Columns {
		k := f.table.Index(t.Columns[i].Name)
		if k < 0 || i >= len(r.Cells) || !r.Cells[i].Set {
			continue
		}
		c[t.Columns[i].Name] = f.cell(&r.Cells[i], p)
	}
	return c
}

// cell is a value of a measure's as the return gives it.
func (f *filler) cell(c *metrics.Cell, p *pupil) report.Cell {
	switch c.Kind {
	case metrics.IntKind:
		return report.IntCell(c.Int)
	case metrics.NumberKind:
		return report.NumberCell(c.Number)
	case metrics.BoolKind:
		return report.BoolCell(c.Bool)
	case metrics.DateKind:
		return f.day(c.Date, p)
	}
	return report.TextCell(plainLine(c.Text))
}
