package pack

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// tableSpec is what a table may hold.
type tableSpec struct {
	name    string // of the file
	columns []columnSpec
	key     []int // columns that together are different in each row
	refs    []refSpec
	direct  bool // the file of direct identifiers
}

// refSpec says that columns hold what columns of the same names in another table hold.
type refSpec struct {
	columns []int
	target  target
}

// target is what others refer to: columns of a table, their names joined by commas.
type target struct{ table, columns string }

func (t *tableSpec) index(column string) int {
	return slices.IndexFunc(t.columns, func(c columnSpec) bool { return c.name == column })
}

// row is a row that is well in itself: as many fields as columns. Values of columns that
// are not well are blank in it.
type row struct {
	spec   *tableSpec
	line   int
	fields []string
	bad    []bool
}

// get is the value of a column; ok is false for one that is blank, not well, or not there.
func (r *row) get(column string) (v string, ok bool) {
	i := r.spec.index(column)
	if i < 0 || r.bad[i] || r.fields[i] == "" {
		return "", false
	}
	return r.fields[i], true
}

// value is the value of a column, empty where there is none.
func (r *row) value(column string) string { v, _ := r.get(column); return v }

// keyOf joins the values of columns; ok is false where one is not well.
func (r *row) keyOf(columns []int) (key string, ok bool) {
	var b strings.Builder
	for _, i := range columns {
		if r.bad[i] {
			return "", false
		}
		b.WriteString(r.fields[i])
		b.WriteByte(0x1f)
	}
	return b.String(), true
}

// digest is a key, shortened: keys of many rows are held in memory.
type digest [16]byte

func digestOf(key string) digest {
	sum := sha256.Sum256([]byte(key))
	return digest(sum[:16])
}

// check is one reading of the tables of a return.
type check struct {
	problems
	targets map[target]map[digest]bool // what is referred to; nil where it could not be read
	rows    map[string]int
}

// columnsOf are the places of the columns that are referred to.
func (t *tableSpec) columnsOf(to target) []int {
	var out []int
	for name := range strings.SplitSeq(to.columns, ",") {
		out = append(out, t.index(name))
	}
	return out
}

// at adds a problem at a place of a table.
func (c *check) at(t *tableSpec, line, column int, id, want string) {
	p := Problem{Reason: id, Member: t.name, Line: line, Expected: want}
	if column >= 0 {
		p.Column = t.columns[column].name
	}
	c.add(p)
}

// table reads a table once and hands each row on. What is wrong with it becomes problems;
// the error is one of reading.
func (c *check) table(t *tableSpec, in io.Reader, each func(*row)) error {
	r := newTableReader(in)
	head, err := r.next()
	if err == io.EOF {
		c.at(t, 1, -1, "PACK-303", "")
		return nil
	}
	if err != nil {
		return c.broken(t, err)
	}
	if !c.heading(t, head) {
		return nil
	}
	keys := map[digest]int{}
	for to := range c.targets {
		if to.table == t.name {
			c.targets[to] = map[digest]bool{}
		}
	}
	own := &row{spec: t, bad: make([]bool, len(t.columns))}
	for line := head.line; ; {
		rec, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return c.broken(t, err)
		}
		if c.rows[t.name]++; c.rows[t.name] > MaxRows {
			c.at(t, rec.line, -1, "PACK-310", "")
			c.forget(t)
			return nil
		}
		if rec.line != line+1 {
			c.at(t, line+1, -1, "PACK-304", "no blank lines and no value on two lines")
		}
		line = rec.line
		if len(rec.fields) != len(t.columns) {
			c.at(t, rec.line, -1, "PACK-304", fmt.Sprintf("%d fields", len(t.columns)))
			continue
		}
		own.line, own.fields = rec.line, rec.fields
		c.cells(own)
		c.keyed(own, keys)
		if each != nil {
			each(own)
		}
	}
}

// broken turns an error of the reader of tables into a problem, and hands one of reading on.
func (c *check) broken(t *tableSpec, err error) error {
	var p *Problem
	if !errors.As(err, &p) {
		return err
	}
	own := *p
	own.Member = t.name
	c.add(own)
	c.forget(t)
	return nil
}

// forget lets nobody be held against a table that was not read to its end.
func (c *check) forget(t *tableSpec) {
	for to := range c.targets {
		if to.table == t.name {
			c.targets[to] = nil
		}
	}
}

// heading holds the first row against the columns.
func (c *check) heading(t *tableSpec, head record) bool {
	for i, name := range head.fields {
		if !t.direct && t.index(name) < 0 && namesSomebody(name) {
			c.add(Problem{Reason: "PACK-603", Member: t.name, Line: head.line, Expected: fmt.Sprintf("nothing of the kind in column %d", i+1)})
			return false
		}
	}
	for i := range t.columns {
		switch {
		case i >= len(head.fields):
			c.at(t, head.line, i, "PACK-303", "a column of that name")
			return false
		case head.fields[i] != t.columns[i].name:
			c.at(t, head.line, i, "PACK-303", fmt.Sprintf("%s as column %d", t.columns[i].name, i+1))
			return false
		}
	}
	if len(head.fields) > len(t.columns) {
		c.at(t, head.line, -1, "PACK-303", fmt.Sprintf("%d columns", len(t.columns)))
		return false
	}
	return true
}

// directHeadings are words of columns that hold direct identifiers.
var directHeadings = []string{"name", "surname", "forename", "upn", "uln", "uci", "dob", "birth", "born", "postcode", "address", "email", "phone", "mobile", "nhs"}

// namesSomebody reports whether a heading is that of direct identifiers.
func namesSomebody(heading string) bool {
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return r < 'a' || r > 'z' })
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(directHeadings, w) })
}

// cells holds the values of a row against their columns.
func (c *check) cells(r *row) {
	for i, v := range r.fields {
		id, want := r.spec.columns[i].check(v)
		if r.bad[i] = id != ""; r.bad[i] {
			c.at(r.spec, r.line, i, id, want)
		}
	}
}

// keyed holds that a row's key is its own, and that those it refers to are there.
func (c *check) keyed(r *row, keys map[digest]int) {
	if len(r.spec.key) > 0 {
		if key, ok := r.keyOf(r.spec.key); ok {
			d := digestOf(key)
			if before := keys[d]; before > 0 {
				c.at(r.spec, r.line, r.spec.key[0], "PACK-401", fmt.Sprintf("another key than line %d has", before))
			} else {
				keys[d] = r.line
			}
		}
	}
	for to, known := range c.targets {
		if to.table != r.spec.name || known == nil {
			continue
		}
		if key, ok := r.keyOf(r.spec.columnsOf(to)); ok {
			known[digestOf(key)] = true
		}
	}
	for _, ref := range r.spec.refs {
		known := c.targets[ref.target]
		key, ok := r.keyOf(ref.columns)
		if known != nil && ok && !known[digestOf(key)] {
			c.at(r.spec, r.line, ref.columns[0], "PACK-402", "what a row of "+ref.target.table+" has")
		}
	}
}
