package pack

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
)

// A return is accepted as a whole or refused with reasons. Each reason has a stable id,
// and they stand in a table, which the verifier takes its words from and the manual shows.

//go:embed tables/reasons.csv
var reasonsCSV string

// Reason is why a return may be refused.
type Reason struct {
	ID       string // PACK-101
	Title    string // what is wrong, a few words
	Expected string
	Do       string // what to do
}

// Reasons are all reasons in the order of their ids.
var Reasons = sync.OnceValue(func() []Reason {
	rows, err := csv.NewReader(strings.NewReader(reasonsCSV)).ReadAll()
	if err != nil {
		panic("pack: the embedded table of reasons: " + err.Error())
	}
	out := make([]Reason, 0, len(rows))
	for _, r := range rows[1:] {
		out = append(out, Reason{r[0], r[1], r[2], r[3]})
	}
	return out
})

// reasonOf is the reason of an id. A test holds that every id in the source is in the table.
var reasonOf = sync.OnceValue(func() func(id string) *Reason {
	byID := map[string]*Reason{}
	all := Reasons()
	for i := range all {
		byID[all[i].ID] = &all[i]
	}
	return func(id string) *Reason {
		if r := byID[id]; r != nil {
			return r
		}
		return &Reason{ID: id, Title: "the return is refused", Expected: "a return as apst pack wrote it", Do: "ask the school for the return again"}
	}
})

// Problem is one place at which a return is refused. No field of it holds a value of a
// table: all may be shown.
type Problem struct {
	Reason   string // the id
	Member   string // the file in the return; empty for the return as a whole
	Line     int    // in that file, counted from 1, the headings being line 1; 0 for the file
	Column   string // the column's name; empty for the row
	Seen     string // what was found, where that is nothing of a pupil; may be empty
	Expected string // what should be there, more exactly than the reason says; may be empty

	cause error // of the operating system: the return could not be read
}

// Why is the reason with its words.
func (p *Problem) Why() *Reason { return reasonOf()(p.Reason) }

// Place is where the problem is, in words: "sdq_items.csv line 12, column item_07".
func (p *Problem) Place() string {
	var b strings.Builder
	b.WriteString(p.Member)
	if p.Line > 0 {
		fmt.Fprintf(&b, " line %d", p.Line)
	}
	if p.Column != "" {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString("column " + p.Column)
	}
	return strings.TrimSpace(b.String())
}

// Want is what should be there.
func (p *Problem) Want() string {
	if p.Expected != "" {
		return p.Expected
	}
	return p.Why().Expected
}

// Error is the problem as one sentence without the name of the return.
func (p *Problem) Error() string {
	text := p.Reason + " " + p.Why().Title
	if p.Seen != "" {
		text += " (" + p.Seen + ")"
	}
	if place := p.Place(); place != "" {
		text = place + ": " + text
	}
	return text
}

// Unwrap is what the operating system said.
func (p *Problem) Unwrap() error { return p.cause }

// MaxProblems is how many problems of one reason in one file are kept; the others are
// counted.
const MaxProblems = 100

// problems gathers what is wrong, in the order found.
type problems struct {
	list  []Problem
	count map[[2]string]int // by reason and file
	total int
}

func (ps *problems) add(p Problem) {
	if ps.count == nil {
		ps.count = map[[2]string]int{}
	}
	key := [2]string{p.Reason, p.Member}
	ps.count[key]++
	ps.total++
	if ps.count[key] <= MaxProblems {
		ps.list = append(ps.list, p)
	}
}

// of reports how many problems there are in a file, whatever their reason.
func (ps *problems) of(member string) int {
	n := 0
	for key, count := range ps.count {
		if key[1] == member {
			n += count
		}
	}
	return n
}
