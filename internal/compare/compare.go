package compare

import (
	"slices"
	"strings"
)

// Options are how two sides are held against each other.
type Options struct {
	Tolerance []Tolerance         // of columns of numbers; the first that names a column counts
	Vary      []Column            // columns that may be anything
	Keys      map[string][]string // what tells the rows of other tables apart, by their place
}

// Tolerance is how far two numbers of a column may be apart.
type Tolerance struct {
	Table, Column string  // as of [Column]
	Abs, Rel      float64 // either is enough; Rel is a share of the greater of the two
}

// Result is what came of it.
type Result struct {
	Differences []Difference // worst consequence first
	Tables      []Compared   // what was compared, by place
	Headlines   []Headline   // of results, those that say the most, changed or not
	Skipped     []Skipped    // of either side
	Old, New    *Basis       // what the sides rest on; nil where nothing says it
	OldPupils   int          // pupils in the tables that both have
	NewPupils   int
}

// Compared is a table, document or page that both sides have.
type Compared struct {
	Place    string
	Table    string // its kind; empty where it is none of this program's
	Old, New int    // rows or entries; 1 of a page
	Page     bool   // a page or a chart, compared as bytes
}

// comparison is one comparing.
type comparison struct {
	opt     Options
	result  *Result
	bases   changedBases
	pupils  *people
	cohort  []Headline      // means of scores
	answers *questionnaires // nil where the sides have none
	seen    map[string]bool // differences that another table has told already
	dropped map[string]int  // differences that stand for many rows, by what they say
}

// Compare holds two sides against each other. The error is [ErrNothing] where they have
// nothing in common, or a *[FileError].
func Compare(old, now *Set, opt Options) (*Result, error) {
	c := &comparison{opt: opt, bases: changedBases{old.Basis, now.Basis}, seen: map[string]bool{}, dropped: map[string]int{},
		result: &Result{Old: old.Basis, New: now.Basis, Skipped: slices.Concat(old.Skipped, now.Skipped)}}
	pairs, onlyOld, onlyNew := pairTables(old.Tables, now.Tables)
	var err error
	if c.pupils, err = meet(pairs); err != nil {
		return nil, err
	}
	if err := c.noteAnswers(pairs); err != nil {
		return nil, err
	}
	for _, p := range pairs {
		if err := c.table(p); err != nil {
			return nil, err
		}
	}
	c.alone(onlyOld, pairs, TableGone)
	c.alone(onlyNew, pairs, TableNew)
	c.documents(old, now)
	c.pages(old.Pages, now.Pages)
	if len(c.result.Tables) == 0 {
		return nil, ErrNothing
	}
	c.people()
	c.rulesAndSettings()
	c.follow()
	c.headlinesInOrder()
	c.finish()
	return c.result, nil
}

// alone tells of tables that one side has.
func (c *comparison) alone(tables []*Table, pairs []pair, kind Kind) {
	for _, t := range tables {
		if told(t, pairs) {
			continue
		}
		d := Difference{Kind: kind, Table: t.Kind.Name, Place: t.Place}
		if d.Table == "" {
			d.Table = t.Place
		}
		if t.Kind.Name == "" && t.Sheet != "" {
			d.Kind = map[Kind]Kind{TableGone: PageGone, TableNew: PageNew}[kind]
		}
		c.add(d)
	}
}

// add adds a difference, unless another table has told it already.
func (c *comparison) add(d Difference) {
	if c.varies(&d) {
		return
	}
	id := strings.Join([]string{string(d.Kind), d.Table, d.Pupil, d.As, d.Column, d.Old, d.New}, "\x1f")
	for _, p := range d.Key {
		id += "\x1f" + p.Column + "\x1e" + p.Value
	}
	if c.seen[id] {
		return
	}
	c.seen[id] = true
	c.result.Differences = append(c.result.Differences, d)
}

// varies reports whether a whole column was said to be anything.
func (c *comparison) varies(d *Difference) bool {
	if d.Kind != ColumnGone && d.Kind != ColumnNew {
		return false
	}
	t := &Table{Place: d.Place, Kind: &TableKind{Name: d.Table}}
	return c.vary(t, d.Column)
}

func (c *comparison) vary(t *Table, column string) bool {
	return slices.ContainsFunc(c.opt.Vary, func(v Column) bool { return v.matches(t, column) })
}

// pages holds pages and charts against each other.
func (c *comparison) pages(old, now []Drawn) {
	for _, o := range old {
		i := slices.IndexFunc(now, func(n Drawn) bool { return n.Place == o.Place })
		if i < 0 {
			c.add(Difference{Kind: PageGone, Table: o.Place, Place: o.Place})
			continue
		}
		c.result.Tables = append(c.result.Tables, Compared{Place: o.Place, Old: 1, New: 1, Page: true})
		if now[i].SHA256 != o.SHA256 {
			c.add(Difference{Kind: Page, Table: o.Place, Place: o.Place})
		}
	}
	for _, n := range now {
		if !slices.ContainsFunc(old, func(o Drawn) bool { return o.Place == n.Place }) {
			c.add(Difference{Kind: PageNew, Table: n.Place, Place: n.Place})
		}
	}
}

// documents holds JSON that is no table against each other, entry by entry.
func (c *comparison) documents(a, b *Set) {
	old, now := a.Entries, b.Entries
	files := a.single() && b.single() // one file each is compared whatever they are called
	for _, o := range old {
		i := slices.IndexFunc(now, func(n *Document) bool { return n.Place == o.Place })
		if i < 0 && files {
			i = 0
		}
		if i < 0 {
			c.add(Difference{Kind: TableGone, Table: o.Place, Place: o.Place})
			continue
		}
		c.entries(o, now[i])
	}
	for _, n := range now {
		if files && len(old) == 1 {
			break
		}
		if !slices.ContainsFunc(old, func(o *Document) bool { return o.Place == n.Place }) {
			c.add(Difference{Kind: TableNew, Table: n.Place, Place: n.Place})
		}
	}
}

func (c *comparison) entries(o, n *Document) {
	c.result.Tables = append(c.result.Tables, Compared{Place: o.Place, Old: len(o.Entries), New: len(n.Entries)})
	was, is := map[string]string{}, map[string]string{}
	for _, e := range o.Entries {
		was[e.Column] = e.Value
	}
	for _, e := range n.Entries {
		is[e.Column] = e.Value
	}
	t := &Table{Place: o.Place, Kind: &TableKind{}}
	add := func(kind Kind, at, old, now string) {
		if !c.vary(t, at) {
			c.add(Difference{Kind: kind, Table: o.Place, Place: o.Place, Column: at, Old: old, New: now})
		}
	}
	for _, e := range o.Entries {
		switch value, ok := is[e.Column]; {
		case !ok:
			add(EntryGone, e.Column, e.Value, "")
		case value != e.Value && !c.close(t, Entry, e.Column, e.Value, value, false):
			add(Entry, e.Column, e.Value, value)
		}
	}
	for _, e := range n.Entries {
		if _, ok := was[e.Column]; !ok {
			add(EntryNew, e.Column, "", e.Value)
		}
	}
}

// rulesAndSettings tells which rules and settings are not the same.
func (c *comparison) rulesAndSettings() {
	old, now := c.bases.old, c.bases.new
	if old == nil || now == nil {
		return
	}
	measures := map[string]bool{}
	for m := range old.Rulesets {
		measures[m] = true
	}
	for m := range now.Rulesets {
		measures[m] = true
	}
	for m := range measures {
		was, okOld := old.Rulesets[m]
		is, okNew := now.Rulesets[m]
		if okOld && okNew && was != is {
			c.add(Difference{Kind: Rule, Key: []Part{{"measure", m}}, Column: "ruleset", Old: was, New: is, Scale: m})
		}
	}
	for _, s := range SettingsChanged(old, now) {
		c.add(Difference{Kind: Setting, Column: s, Old: old.Settings[s], New: now.Settings[s]})
	}
}
