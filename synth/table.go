package synth

import (
	"slices"
	"strconv"
	"time"
)

// row is what one line of a table is about: a pupil, and in a table with a line
// for every response, that response.
type row struct {
	pupil  *Pupil
	own    *Response
	school *School
}

// which picks a response for a line; nil where there is none.
type which func(*row) *Response

func own(r *row) *Response { return r.own }

func of(w Wave, by Informant) which {
	return func(r *row) *Response {
		if r.own != nil && r.own.Wave == w && r.own.Informant == by {
			return r.own
		}
		return r.school.Response(r.pupil, w, by)
	}
}

// column is a heading, from the top down, and what the lines below it hold.
type column struct {
	head []cell
	cell func(*row) cell
}

// under puts further headings above a column's own.
func (c column) under(heads ...cell) column {
	c.head = slices.Concat(heads, c.head)
	return c
}

// everyone is a line a pupil.
func (s *School) everyone() []*row {
	var out []*row
	for _, p := range s.Pupils {
		out = append(out, &row{pupil: p, school: s})
	}
	return out
}

// filled is a line a response, of some waves and informants (all, if none are
// named).
func (s *School) filled(waves []Wave, by []Informant) []*row {
	var out []*row
	for _, r := range s.Responses {
		if (waves == nil || slices.Contains(waves, r.Wave)) && (by == nil || slices.Contains(by, r.Informant)) {
			out = append(out, &row{pupil: r.Pupil, own: r, school: s})
		}
	}
	return out
}

// table sets out columns over rows. Headings of several lines stand one under
// the other; a column with fewer has them at the bottom.
func table(rows []*row, cols []column) *grid {
	depth := 0
	for _, c := range cols {
		depth = max(depth, len(c.head))
	}
	g := new(grid)
	for i, c := range cols {
		for h, head := range c.head {
			*g.at(depth-len(c.head)+h, i) = head
		}
		for j, r := range rows {
			*g.at(depth+j, i) = c.cell(r)
		}
	}
	return g
}

// merge joins equal neighbours in the first so many rows and keeps the first of
// each; blanked leaves the others empty without joining them.
func (g *grid) merge(lines int) *grid { return g.group(lines, true) }

func (g *grid) blanked(lines int) *grid { return g.group(lines, false) }

func (g *grid) group(lines int, join bool) *grid {
	for r := range lines {
		cells := g.rows[r]
		for c := 0; c < len(cells); {
			end := c + 1
			for end < len(cells) && cells[c].kind != blank && cells[end] == cells[c] {
				cells[end] = cell{}
				end++
			}
			if join && end > c+1 {
				g.merged = append(g.merged, span{r, c, r, end - 1})
			}
			c = end
		}
	}
	return g
}

func fixed(head string, f func(*Pupil) cell) column {
	return column{[]cell{txt(head)}, func(r *row) cell { return f(r.pupil) }}
}

func idAs(head string, write func(string) cell) column {
	return fixed(head, func(p *Pupil) cell { return write(p.ID) })
}

func id(head string) column { return idAs(head, txt) }

func name() column  { return fixed("Name", func(p *Pupil) cell { return txt(p.Name()) }) }
func class() column { return fixed("Class", func(p *Pupil) cell { return txt(p.Class) }) }
func tutor() column { return fixed("Tutor", func(p *Pupil) cell { return txt(p.Tutor) }) }
func sex() column   { return fixed("Sex", func(p *Pupil) cell { return txt(p.Sex) }) }
func born() column  { return fixed("DOB", func(p *Pupil) cell { return date(p.Birth) }) }
func year() column {
	return fixed("Year group", func(p *Pupil) cell { return txt("Year " + p.Class[:len(p.Class)-1]) })
}
func notes() column {
	return fixed("Notes", func(p *Pupil) cell {
		if p.Left {
			return txt("Left before summer, see file 2")
		}
		return cell{}
	})
}

// serial numbers the lines.
func serial(head string) column {
	n := 0
	return column{[]cell{txt(head)}, func(*row) cell { n++; return num(n) }}
}

// dated holds the day the response was filled in.
func dated(head string, from which, write func(time.Time) cell) column {
	return column{[]cell{txt(head)}, func(r *row) cell {
		if a := from(r); a != nil {
			return write(a.Date)
		}
		return cell{}
	}}
}

// waved and informed hold the wave and the informant in a school's spelling;
// spellings are used in turn.
func waved(head string, words map[Wave][]string) column {
	n := 0
	return column{[]cell{txt(head)}, func(r *row) cell {
		n++
		list := words[r.own.Wave]
		return txt(list[n%len(list)])
	}}
}

func informed(head string, words map[Informant][]string) column {
	n := 0
	return column{[]cell{txt(head)}, func(r *row) cell {
		n++
		list := words[r.own.Informant]
		return txt(list[n%len(list)])
	}}
}

func placed(head string) column {
	return column{[]cell{txt(head)}, func(r *row) cell { return num(r.own.Placement) }}
}

// heading is how a school calls an item's column.
type heading func(item int) cell

// coding is how a school writes an answer.
type coding func(item int, a Answer) cell

// items are the 25 columns of a response.
func items(from which, head heading, code coding) []column {
	var out []column
	for i := 1; i <= Items; i++ {
		out = append(out, column{[]cell{head(i)}, func(r *row) cell {
			a := from(r)
			if a == nil {
				return cell{}
			}
			return code(i, a.Items[i-1])
		}})
	}
	return out
}

// scored are columns of scores that a school worked out itself.
func scored(from which, names map[string]string, alter func(name string, v int) int) []column {
	var out []column
	for i, n := range ScoreNames {
		head, ok := names[n]
		if !ok {
			continue
		}
		out = append(out, column{[]cell{txt(head)}, func(r *row) cell {
			if a := from(r); a != nil {
				if v := a.Score().Scores[i]; v.Given {
					return num(alter(n, v.Value))
				}
			}
			return cell{}
		}})
	}
	return out
}

// headings over several groups of columns.
func underAll(cols []column, heads ...cell) []column {
	out := slices.Clone(cols)
	for i := range out {
		out[i] = out[i].under(heads...)
	}
	return out
}

func digits(v int) string { return strconv.Itoa(v) }
