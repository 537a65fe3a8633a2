package compare

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed tables/differences.csv
var differencesCSV string

// Kind is what a difference is.
type Kind string

// What a difference can be, from the worst consequence to the least.
const (
	TableGone    Kind = "table-gone"
	TableNew     Kind = "table-new"
	Band         Kind = "band"
	Outcome      Kind = "outcome"
	Score        Kind = "score"
	ReIdentified Kind = "re-identified"
	Left         Kind = "left"
	Joined       Kind = "joined"
	Answer       Kind = "answer"
	RowGone      Kind = "row-gone"
	RowNew       Kind = "row-new"
	Estimate     Kind = "estimate"
	ResultGone   Kind = "result-gone"
	ResultNew    Kind = "result-new"
	Count        Kind = "count"
	Interval     Kind = "interval"
	Date         Kind = "date"
	Fact         Kind = "fact"
	Flag         Kind = "flag"
	FindingNew   Kind = "finding-new"
	FindingGone  Kind = "finding-gone"
	Rule         Kind = "rule"
	Setting      Kind = "setting"
	ColumnGone   Kind = "column-gone"
	ColumnNew    Kind = "column-new"
	Order        Kind = "order"
	EntryGone    Kind = "entry-gone"
	EntryNew     Kind = "entry-new"
	Entry        Kind = "entry"
	Words        Kind = "words"
	Place        Kind = "place"
	PageGone     Kind = "page-gone"
	PageNew      Kind = "page-new"
	Page         Kind = "page"
)

// Group is what a difference is about.
type Group string

// What a difference is about, in the order in which groups are shown.
const (
	Pupils Group = "pupil"
	Scales Group = "scale"
	Rules  Group = "rule"
	Layout Group = "layout"
)

// Groups are all groups in the order in which they are shown.
func Groups() []Group { return []Group{Pupils, Scales, Rules, Layout} }

// KindInfo is what there is to say of a kind of difference.
type KindInfo struct {
	Kind    Kind
	Group   Group
	Title   string // a few words: "band changed"
	Meaning string
	Rank    int // 0 is the worst
}

// KindInfos are all kinds, the worst first.
var KindInfos = sync.OnceValue(func() []KindInfo {
	var out []KindInfo
	for i, r := range tableRows(differencesCSV) {
		out = append(out, KindInfo{Kind(r[0]), Group(r[1]), r[2], r[3], i})
	}
	return out
})

var infoByKind = sync.OnceValue(func() map[Kind]KindInfo {
	out := map[Kind]KindInfo{}
	for _, i := range KindInfos() {
		out[i.Kind] = i
	}
	return out
})

// Info is what there is to say of the kind.
func (k Kind) Info() KindInfo { return infoByKind()[k] }

// Difference is one thing that is not the same on both sides.
type Difference struct {
	Kind   Kind
	Cause  Cause  // of a number that moved, as far as it can be told; empty for none
	Table  string // the kind of table: sdq-scores; of other tables their place
	Place  string // file, and sheet of a workbook, as seen from the folder
	Key    []Part // what tells the row from others; empty where it is about a whole table
	Pupil  string // whose row it is, as the old side calls the pupil; empty where it is about nobody
	As     string // what the new side calls the pupil, where that is something else
	Scale  string // measure and scale: sdq.total; empty where there is none
	Column string
	Old    string // empty is an empty cell, or nothing there
	New    string
	Split  string // what the new rules give for the old answers, where the cause is BySplit
	Rows   int    // how many rows it stands for, where it is more than one value
	Why    string // what a re-identification rests on
	// Follows says that the table is made of the scores, and that a difference in these is
	// told of the same pupil: there is nothing more to it.
	Follows bool
}

// Part is a column of a key and its value in the row.
type Part struct{ Column, Value string }

// Group is what the difference is about. What a table says of no single pupil is about
// the scale.
func (d *Difference) Group() Group {
	g := d.Kind.Info().Group
	if g == Pupils && d.Pupil == "" && (d.Kind == Date || d.Kind == Fact || d.Kind == Flag) {
		return Scales
	}
	return g
}

// KeyText is the key in words, without the pupil: "baseline self".
func (d *Difference) KeyText() string {
	var parts []string
	for _, p := range d.Key {
		if p.Value != "" && !pupilColumn(p.Column) {
			parts = append(parts, p.Value)
		}
	}
	return strings.Join(parts, " ")
}

// String is the difference in words, with whatever it holds: for files that stay with
// pupil level files.
func (d *Difference) String() string {
	var b strings.Builder
	b.WriteString(d.Kind.Info().Title)
	if d.Pupil != "" {
		b.WriteString(": " + d.Pupil)
		if d.As != "" && d.As != d.Pupil {
			b.WriteString(" (now " + d.As + ")")
		}
	}
	b.WriteString(d.rest(d.KeyText()))
	if d.Old != "" || d.New != "" {
		fmt.Fprintf(&b, ": %s -> %s", shown(d.Old), shown(d.New))
		if d.Cause == BySplit {
			fmt.Fprintf(&b, " (the new rules give %s for the old answers)", shown(d.Split))
		}
	}
	return b.String()
}

// Screen is the difference without an answer, a name or an identifier: what it is, and
// in which table and column. Of a row that is about nobody it has everything.
func (d *Difference) Screen() string {
	if d.Pupil == "" && !d.pupilLevel() {
		return d.String()
	}
	return d.Kind.Info().Title + d.rest("")
}

// pupilLevel reports whether the difference may hold something about one pupil though
// its row names none, as a file of another maker may.
func (d *Difference) pupilLevel() bool {
	switch d.Kind {
	case TableGone, TableNew, ColumnGone, ColumnNew, Order, PageGone, PageNew, Page, Setting, Rule:
		return false
	}
	k := kindByName(d.Table)
	return k == nil || k.Pupils
}

func kindByName(name string) *TableKind {
	for _, k := range Kinds() {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// rest is where the difference stands.
func (d *Difference) rest(key string) string {
	var b strings.Builder
	if d.Table != "" {
		b.WriteString(", " + d.Table)
	}
	if key != "" {
		b.WriteString(", " + key)
	}
	switch {
	case d.Column != "":
		b.WriteString(", " + d.Column)
	case d.Rows > 1:
		fmt.Fprintf(&b, ", %d rows", d.Rows)
	}
	return b.String()
}

func shown(value string) string {
	if value == "" {
		return "nothing"
	}
	return value
}
