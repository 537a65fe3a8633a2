package like

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// rounds is how often the rows of a file are drawn before it is given up.
const rounds = 40

// result is a file of measures that was laid out again.
type result struct {
	name   string
	data   []byte
	seen   *seen
	sheets []string // their names
	stuck  []string // pupils whose rows cannot be made to say what they did
	why    string
}

// make lays a file of measures out again, drawing rows anew until of each the same is
// found as of the original's.
func (f *file) make(ctx context.Context, p *people, name string, before, after beside) (*result, error) {
	first, err := f.in.look(ctx, f.in.Path, before)
	if err != nil {
		return nil, err
	}
	f.first = first
	for i, s := range f.tabled {
		for _, t := range s.tables {
			t.index, t.whom, t.at = nil, nil, nil
			t.lay(p, s.facts.Merged)
			for _, u := range t.units {
				u.tries, u.same = 0, 0
				u.spoken = first.about(i, u.rows)
			}
		}
	}
	skeleton, err := f.bare()
	if err != nil {
		return nil, err
	}
	out := &result{name: name}
	for round := range rounds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sheets := f.layOut(p, round > rounds*2/3)
		var grids []*grid
		for _, l := range sheets {
			grids = append(grids, l.grid)
		}
		data, err := f.write(grids)
		if err != nil {
			return nil, err
		}
		now, err := f.in.lookAt(ctx, name, data, after)
		if err != nil {
			return nil, err
		}
		out.why = first.differs(now)
		wrong := f.wrong(sheets, now)
		if out.why == "" && len(wrong) > 0 {
			out.why = wrong[0].why
		}
		if out.why == "" {
			if f.pairedRow(sheets) {
				out.why = "a row would have two days of a row of the original"
				return out, nil
			}
			if part := f.leak(grids, data, skeleton); part != "" {
				out.why = part + " of the copy would hold a word or a number of the original"
				return out, nil
			}
			out.data, out.seen = data, now
			for _, l := range sheets {
				out.sheets = append(out.sheets, l.name)
			}
			return out, nil
		}
		if !f.again(wrong, round) {
			for _, w := range wrong {
				out.stuck = append(out.stuck, w.u.key)
			}
			return out, nil
		}
	}
	return out, nil
}

// mistake is a unit of which something else is found than of the original's.
type mistake struct {
	u   *unit
	why string
}

// wrong are the units of which something else is found, or that still are the
// original's.
func (f *file) wrong(sheets []*laid, now *seen) (out []mistake) {
	again := map[string]bool{} // whose rows came out as rows of the originals
	for i, l := range sheets {
		found, same := map[*unit]map[string]bool{}, map[*unit]bool{}
		var order []*unit
		for n := 1; n <= len(l.rows); n++ {
			u := l.from[n]
			if u == nil {
				continue
			}
			if found[u] == nil {
				found[u] = map[string]bool{}
				order = append(order, u)
			}
			same[u] = same[u] || l.of[n].repeated(l.rows[n-1].cells)
			for id := range now.at[place{i, n}] {
				found[u][id] = true
			}
		}
		for _, u := range order {
			want := map[string]bool{}
			for _, id := range u.spoken {
				want[id] = true
			}
			missing, extra := apart(want, found[u])
			switch {
			case missing != nil:
				out = append(out, mistake{u, "findings of a row that are not reproduced: " + strings.Join(missing, ", ")})
			case extra != nil:
				out = append(out, mistake{u, "findings of a row that the file does not have: " + strings.Join(extra, ", ")})
			case same[u]:
				out = append(out, mistake{u, "a row would hold the numbers of a row of the original"})
			}
			if same[u] {
				again[u.key] = true
			}
		}
	}
	for u := range f.units() {
		if again[u.key] {
			u.same++
		}
	}
	return out
}

// most is how often a unit is drawn before it is given up.
func (u *unit) most() int { return levels*triesPerLevel + 2 + 2*min(u.same, triesPerLevel) }

// units are the units of all tables.
func (f *file) units() iter.Seq[*unit] {
	return func(yield func(*unit) bool) {
		for _, s := range f.tabled {
			for _, t := range s.tables {
				for _, u := range t.units {
					if !yield(u) {
						return
					}
				}
			}
		}
	}
}

// again has the units drawn anew of which something is wrong; where it is the whole
// file, all of them. It reports whether there is anything left to try.
func (f *file) again(wrong []mistake, round int) bool {
	if len(wrong) > 0 {
		able := false
		whose := map[string]bool{} // what a row says may rest on another of the pupil's
		for _, w := range wrong {
			able = able || w.u.tries < w.u.most()
			whose[w.u.key] = true
		}
		for u := range f.units() {
			if whose[u.key] {
				u.tries++
			}
		}
		return able
	}
	able := false
	for _, s := range f.tabled {
		for _, t := range s.tables {
			for i, u := range t.units {
				if (i+round)%3 == 0 && u.tries < u.most() { // some of them, so that the others may do
					u.tries++
					able = true
				}
			}
		}
	}
	return able
}

// about are the rules that speak of rows.
func (s *seen) about(sheet int, rows []*trow) (out []string) {
	for _, r := range rows {
		for id := range s.at[place{sheet, r.n}] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bare is a file of the same format with nothing of the original.
func (f *file) bare() ([]byte, error) {
	own := &source{reading: &reading{}, format: f.format, date1904: f.date1904}
	for _, s := range f.sheets {
		own.sheets = append(own.sheets, &srcSheet{facts: s.facts})
	}
	own.raw = f.raw[:0]
	return own.skeleton()
}

// nameOf is a name for the copy of a file with what is known of the original's.
func (f *file) nameOf(p *people, base, ending string, used map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return ' '
		}
		return r
	}, f.lex.clean(p.redated(strings.ReplaceAll(base, "_", " "))))
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		name = "file"
		for _, m := range f.in.Measures {
			name = m.ID
		}
		if f.in.List {
			name = rosterID
		}
	}
	return unused(name, ending, used)
}

// unused is a name that no other file has.
func unused(name, ending string, used map[string]bool) string {
	out := name + ending
	for k := 2; used[strings.ToLower(out)]; k++ {
		out = fmt.Sprintf("%s %d%s", name, k, ending)
	}
	used[strings.ToLower(out)] = true
	return out
}
