package compare

import (
	"slices"
	"strings"
)

// table holds a table of both sides against each other.
func (c *comparison) table(p pair) error {
	old, err := p.old.load()
	if err != nil {
		return err
	}
	now, err := p.new.load()
	if err != nil {
		return err
	}
	defer p.old.forget()
	defer p.new.forget()
	l := c.lay(p)
	c.columns(p)
	c.result.Tables = append(c.result.Tables, Compared{Place: p.old.Place, Table: p.old.Kind.Name, Old: len(old), New: len(now)})
	c.headlines(l, old, now)
	same := func(name string) string { return name }
	byKey := map[string][][]string{}
	for _, row := range now {
		k := l.rowKey(1, row, c.pupils.oldName)
		byKey[k] = append(byKey[k], row)
	}
	wasKey := map[string][][]string{}
	var order []string
	for _, row := range old {
		k := l.rowKey(0, row, same)
		if wasKey[k] == nil {
			order = append(order, k)
		}
		wasKey[k] = append(wasKey[k], row)
	}
	for _, k := range order {
		c.match(l, wasKey[k], byKey[k])
	}
	for _, row := range now {
		k := l.rowKey(1, row, c.pupils.oldName)
		if wasKey[k] == nil && byKey[k] != nil {
			c.match(l, nil, byKey[k])
			delete(byKey, k)
		}
	}
	return nil
}

// match holds the rows of one key against each other. Rows that are equal belong
// together; of the others the first to the first, in the order of their values, so that
// the order of the rows is no matter.
func (c *comparison) match(l *layout, old, now [][]string) {
	if len(old) == 1 && len(now) == 1 {
		c.row(l, old[0], now[0])
		return
	}
	old, now = l.inOrder(0, old), l.inOrder(1, now)
	if len(old) > 0 && len(now) > 0 {
		old, now = l.withoutEqual(old, now)
	}
	for i := range max(len(old), len(now)) {
		switch {
		case i >= len(now):
			c.single(l, 0, old[i])
		case i >= len(old):
			c.single(l, 1, now[i])
		default:
			c.row(l, old[i], now[i])
		}
	}
}

// text is the values that both sides have, joined.
func (l *layout) text(side int, row []string) string {
	var b strings.Builder
	for i := range l.values {
		b.WriteString(row[l.values[i].at[side]])
		b.WriteByte(0x1f)
	}
	return b.String()
}

func (l *layout) inOrder(side int, rows [][]string) [][]string {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b []string) int { return strings.Compare(l.text(side, a), l.text(side, b)) })
	return rows
}

// withoutEqual leaves out rows that both sides have.
func (l *layout) withoutEqual(old, now [][]string) (restOld, restNow [][]string) {
	have := map[string]int{}
	for _, row := range now {
		have[l.text(1, row)]++
	}
	took := map[string]int{}
	for _, row := range old {
		t := l.text(0, row)
		if have[t] > 0 {
			have[t]--
			took[t]++
			continue
		}
		restOld = append(restOld, row)
	}
	for _, row := range now {
		t := l.text(1, row)
		if took[t] > 0 {
			took[t]--
			continue
		}
		restNow = append(restNow, row)
	}
	return restOld, restNow
}

// single is a row that one side has.
func (c *comparison) single(l *layout, side int, row []string) {
	t := l.old.Kind
	pupil := l.pupilOf(side, row)
	if t.Pupils && t.Name != "findings" && pupil != "" && c.pupils.onlyOn(side, pupil) {
		c.pupils.count(side, pupil)
		return // told once, of the pupil
	}
	d := Difference{Table: t.Name, Place: l.old.Place, Key: l.parts(side, row), Pupil: pupil, Rows: 1}
	d.Kind = singleKinds(t)[side]
	switch {
	case pupil == "":
	case side == 0:
		d.As = c.pupils.to[pupil]
	default:
		if d.Pupil = c.pupils.oldName(pupil); d.Pupil != pupil {
			d.As = pupil
		}
	}
	switch {
	case t.Name == "":
		d.Table = l.old.Place
		if l.old.Sheet != "" {
			c.crowd(d, Words) // a sheet for people: that it differs is all there is to say
			return
		}
		if l.whole {
			d.Key = nil
			if text := strings.Join(row, ", "); side == 0 {
				d.Old = text
			} else {
				d.New = text
			}
		}
	default:
		measure, scale := l.scaleOf(side, row, "")
		d.Scale = scale
		d.Cause = c.bases.of(measure, t.Measure != "", cell(row, l.rules[side]), cell(row, l.rules[side]))
	}
	c.add(d)
}

// singleKinds are what a row is that the old side has alone, and the new one.
func singleKinds(t *TableKind) [2]Kind {
	switch {
	case t.Name == "findings":
		return [2]Kind{FindingGone, FindingNew}
	case t.Name == "":
		return [2]Kind{EntryGone, EntryNew}
	case t.Pupils:
		return [2]Kind{RowGone, RowNew}
	}
	return [2]Kind{ResultGone, ResultNew}
}

// row holds two rows of one key against each other.
func (c *comparison) row(l *layout, old, now []string) {
	rounded := l.old.Rounded || l.new.Rounded
	for i := range l.values {
		v := &l.values[i]
		was, is := old[v.at[0]], now[v.at[1]]
		if was == is || near(v.class, v.tol, was, is, rounded) || v.at == l.pupil && c.pupils.oldName(is) == was {
			continue
		}
		c.value(l, v, old, now)
	}
}

// value is a value that is not the same in two rows of one key.
func (c *comparison) value(l *layout, v *value, old, now []string) {
	t := l.old.Kind
	d := Difference{Kind: v.class, Table: t.Name, Place: l.old.Place, Column: v.name, Old: old[v.at[0]], New: now[v.at[1]]}
	if d.Table == "" {
		d.Table = l.old.Place
	}
	class := v.class
	if class == Rule && (d.Old == "" || d.New == "") {
		class = Words // not another rule, but none: there is nothing that it was applied to
	}
	switch class {
	case Rule, Words, Place:
		if i := slices.Index(l.keys, "rule"); i >= 0 {
			d.Key = []Part{{"rule", old[l.key[0][i]]}}
		}
		if class != Rule {
			d.Old, d.New = "", "" // where something stands, or what it is called, is different in each row
		}
		c.crowd(d, class)
		return
	}
	d.Key = l.parts(0, old)
	d.Pupil = l.pupilOf(0, old)
	if as := l.pupilOf(1, now); as != d.Pupil {
		d.As = as
	}
	measure, scale := l.scaleOf(0, old, v.name)
	d.Scale = scale
	if moved(v.class) {
		d.Cause = c.bases.of(measure, t.Measure != "", cell(old, l.rules[0]), cell(now, l.rules[1]))
		c.answered(l, &d, old, now)
	}
	c.add(d)
}

// moved reports whether a difference of the kind is a number, or what rests on one.
func moved(k Kind) bool {
	switch k {
	case Band, Outcome, Score, Estimate, Count, Interval, Flag:
		return true
	}
	return false
}

// crowd adds a difference that may stand for many rows.
func (c *comparison) crowd(d Difference, kind Kind) {
	d.Kind, d.Pupil, d.As, d.Rows = kind, "", "", 0
	if kind == Words && d.Column == "" {
		d.Key = nil
	}
	id := strings.Join([]string{string(kind), d.Place, d.Column, d.Old, d.New}, "\x1f")
	for _, p := range d.Key {
		id += "\x1f" + p.Value
	}
	if at, ok := c.dropped[id]; ok {
		c.result.Differences[at].Rows++
		return
	}
	before := len(c.result.Differences)
	c.add(d)
	if len(c.result.Differences) > before {
		c.result.Differences[before].Rows = 1
		c.dropped[id] = before
	}
}
