package synth

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"time"
)

// about is a record that is about a pupil.
type about interface{ who() *Pupil }

// field is a heading over records and what the lines below it hold.
type field[T about] struct {
	head string
	cell func(T) cell
}

// sheetOf sets out fields over records, a line each.
func sheetOf[T about](records []T, fields ...field[T]) *grid {
	g := newGrid(make([]cell, len(fields)))
	g.who = make([]*Pupil, 1, len(records)+1)
	for i, f := range fields {
		g.rows[0][i] = txt(f.head)
	}
	for _, r := range records {
		line := make([]cell, len(fields))
		for i, f := range fields {
			line[i] = f.cell(r)
		}
		g.rows, g.who = append(g.rows, line), append(g.who, r.who())
	}
	return g
}

// shuffled puts fields into another order where the order is to vary.
func shuffled[T about](d *draft, fields ...field[T]) []field[T] {
	fields = slices.Clone(fields)
	if d.shuffle != nil {
		d.shuffle.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	}
	return fields
}

// numeral is a number with its digits as they are written; a blank for none.
func numeral(s string) cell {
	if s == "" {
		return cell{}
	}
	return cell{kind: number, s: s}
}

// only are the records for which something holds.
func only[T about](records []T, holds func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(records), func(r T) bool { return !holds(r) })
}

// Fields that say who a record is about.
func upnField[T about](head string) field[T] {
	return field[T]{head, func(r T) cell { return txt(r.who().ID) }}
}
func forenameField[T about](head string) field[T] {
	return field[T]{head, func(r T) cell { return txt(r.who().First) }}
}
func surnameField[T about](head string) field[T] {
	return field[T]{head, func(r T) cell { return txt(r.who().Last) }}
}
func nameField[T about](head string) field[T] {
	return field[T]{head, func(r T) cell { return txt(r.who().Name()) }}
}
func yearField[T about](head string) field[T] {
	return field[T]{head, func(r T) cell { return num(yearGroup(r.who().Birth)) }}
}
func classField[T about](head string) field[T] {
	return field[T]{head, func(r T) cell { return txt(r.who().Class) }}
}

// number is which pupil of the school it is, from 1: what is drawn for a pupil is
// drawn from it, whatever order pupils stand in.
func (p *Pupil) number() int {
	n, err := strconv.Atoi(p.Last)
	if err != nil {
		panic(err) // names are numbers
	}
	return n
}

// col is where a heading stands in row 0.
func (g *grid) col(heading string) int {
	n := slices.IndexFunc(g.rows[0], func(c cell) bool { return c.s == heading })
	if n < 0 {
		panic("synth: no column " + heading) // a slip in this package
	}
	return n
}

// rowOf is the row of the first record of a pupil, or of the leaver of that number;
// g.who says whom a row is about.
func (g *grid) rowOf(p *Pupil) int {
	return slices.IndexFunc(g.who, func(w *Pupil) bool { return w != nil && w.Last == p.Last })
}

// addRow appends a line, and says where it stands.
func (g *grid) addRow(line []cell) int {
	g.rows = append(g.rows, line)
	return len(g.rows) - 1
}

// iso and british are a day as programs and as offices write it.
func iso(t time.Time) string     { return t.Format(time.DateOnly) }
func british(t time.Time) string { return t.Format("02/01/2006") }

// on is a day of the calendar.
func on(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// weekday is a weekday drawn from so many weeks, the first of which begins on a
// Monday.
func (r *draw) weekday(monday time.Time, weeks int) time.Time {
	return monday.AddDate(0, 0, 7*r.IntN(weeks)+r.IntN(5))
}

// stream is the chance behind what one pupil has of one measure. Numbers that follow
// each other are scattered (splitmix64), so that pupils have nothing in common.
func (s *School) stream(measure uint64, p *Pupil) *draw {
	z := measure + uint64(p.number())*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return &draw{rand.New(rand.NewPCG(s.Params.Seed, z^z>>31))}
}

// within holds a number between two limits.
func within(v, least, most int) int { return min(max(v, least), most) }

// scaled is a number times a over b, to the nearest whole number, halves up.
func scaled(v, a, b int) int {
	n := 2*v*a + b
	q := n / (2 * b)
	if n%(2*b) < 0 {
		q--
	}
	return q
}
