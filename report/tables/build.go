package tables

import (
	"cmp"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// definition is a table as it is made.
type definition struct {
	id, tab, title, of string
	make               func(*builder, *Table)
}

// Names are the names of all tables and charts with what each shows, in order.
func Names() []Fact {
	var out []Fact
	for _, d := range definitions() {
		out = append(out, Fact{d.id, d.title})
	}
	return out
}

// Build makes the tables and charts that are asked for by name; all without a name. One
// that has nothing to show says why. The order is that of [Names].
func Build(in *Input, only ...string) *Set {
	b := newBuilder(in)
	for _, d := range definitions() {
		made, why := wanted(d.id, in, only)
		if !made && why == "" {
			continue
		}
		t := &Table{ID: d.id, Tab: d.tab, Title: d.title, Of: d.of, Why: why}
		b.table = t
		if made {
			d.make(b, t)
		}
		if len(t.Rows) == 0 {
			t.Why = cmp.Or(t.Why, "there are no data for it")
			t.Rows, t.Columns = nil, nil
		} else {
			t.Why = ""
		}
		b.decimals(t)
		b.set.Tables = append(b.set.Tables, t)
	}
	b.table = nil
	b.relate()
	b.tellLayout()
	return b.set
}

// builder collects the numbers of a set.
type builder struct {
	*cohort.Analysis
	in    *Input
	set   *Set
	table *Table // that is being made

	at      map[string]int // by name, where a number stands in the set
	results map[key]*metrics.Result
	names   map[string]*metrics.Result // the result of a number that is one
	outcome map[[2]string]*metrics.Outcome
	groups  map[key][]*metrics.Result // the results of all levels of a way of grouping
	seen    map[seenKey][]view        // the views there are; nil until they are asked for
	layouts map[layout]bool           // what tables tell by what they leave out
}

// key is what results are found by.
type key struct{ population, measure, scale, informant, period, group, level, category, statistic string }

func keyOf(r *metrics.Result) key {
	k := key{population: r.Population, measure: r.Measure, scale: r.Scale, informant: r.Informant, period: r.Period, category: r.Category, statistic: r.Statistic}
	if len(r.Group) == 1 {
		k.group, k.level = r.Group[0].Name, r.Group[0].Value
	}
	return k
}

func newBuilder(in *Input) *builder {
	b := &builder{
		Analysis: in.Analysis, in: in, set: &Set{About: in.About},
		at: map[string]int{}, results: make(map[key]*metrics.Result, len(in.Analysis.Results)), names: map[string]*metrics.Result{},
		outcome: map[[2]string]*metrics.Outcome{}, groups: map[key][]*metrics.Result{}, layouts: map[layout]bool{},
	}
	for i := range in.Analysis.Results {
		r := &in.Analysis.Results[i]
		k := keyOf(r)
		b.results[k] = r
		if k.group != "" {
			k.level = ""
			b.groups[k] = append(b.groups[k], r)
		}
	}
	if l := in.Analysis.Linkage; l != nil && l.Input != nil {
		for i := range l.Input.Sources {
			s := &l.Input.Sources[i]
			for j := range s.Outcomes {
				b.outcome[[2]string{s.Measure, s.Outcomes[j].Scale}] = &s.Outcomes[j]
			}
		}
	}
	return b
}

// number is a number of the set by its name, made where there is none yet.
func (b *builder) number(c disclosure.Cell) *disclosure.Cell {
	if i, ok := b.at[c.ID]; ok {
		return &b.set.Numbers.Cells[i]
	}
	b.at[c.ID] = len(b.set.Numbers.Cells)
	c.Unpublished = true
	b.set.Numbers.Cells = append(b.set.Numbers.Cells, c)
	return &b.set.Numbers.Cells[len(b.set.Numbers.Cells)-1]
}

// print notes that a number is printed in the table that is being made, and is the cell
// that names it.
func (b *builder) print(id string) Cell {
	c := &b.set.Numbers.Cells[b.at[id]]
	if c.Unpublished {
		c.Unpublished = false
		if b.table != nil {
			c.Table = b.table.ID
		}
	}
	return Cell{Number: id, Of: c.Behind}
}

// decimals notes with how many decimals numbers are printed at most: how much a reader
// can work out depends on it.
func (b *builder) decimals(t *Table) {
	for i := range t.Rows {
		for k := range t.Rows[i].Cells {
			if id := t.Rows[i].Cells[k].Number; id != "" && k < len(t.Columns) {
				c := b.cell(id)
				c.Places = max(c.Places, t.Columns[k].Places)
			}
		}
	}
}

// count is a number of pupils that is no result: a stage of the flow. The name is
// unique in the set.
func (b *builder) count(id string, n int) Cell {
	b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: float64(n), Pupils: n})
	return b.print(id)
}

// sum notes that the parts make up a total; see [disclosure.Sum].
func (b *builder) sum(total string, known bool, parts ...string) {
	b.set.Numbers.Sums = append(b.set.Numbers.Sums, disclosure.Sum{Total: total, Parts: parts, Known: known})
}

// follow notes what a number tells of.
func (b *builder) follow(number string, on ...string) {
	b.set.Follows = append(b.set.Follows, Follow{number, on})
}

// lack is a cell without a number.
func lack(l Lack, why string) Cell { return Cell{Lack: l, Why: why} }

// words is a cell of words.
func words(s string) Cell { return Cell{Text: s} }
