package release

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"apst/report/disclosure"
)

// attack is what a reader finds out that nobody should, one line a number: by search among
// whole numbers, and by linear programming where that does not settle it. The truth is for
// the judge alone: of what nobody prints it says whether it is a small group, which of all
// that a reader could ask after is what matters.
func attack(r *reader, t truth) []string {
	z := pose(&r.view, r.profile, t)
	all := make([]int, len(z.rules))
	for k := range all {
		all[k] = k
	}
	if !z.squeeze(all, nil) {
		return []string{"what is printed contradicts itself"}
	}
	var out, open []string
	empty := r.empty()
	for _, id := range r.targets(t) {
		switch found, sure := z.values(z.at[id], r.profile.Threshold); {
		case found >= r.profile.Threshold || empty[id]:
		case sure:
			out = append(out, fmt.Sprintf("%s: %d values fit", id, found))
		default:
			open = append(open, id)
		}
	}
	if len(open) > 0 {
		for _, i := range disclosure.Exposed(disclosure.Audit(r.view, r.profile), r.profile) {
			if slices.Contains(open, i.ID) {
				out = append(out, fmt.Sprintf("%s: from %v to %v", i.ID, i.Low, i.High))
			}
		}
	}
	return slices.Concat(out, r.shares(z, empty), r.telling())
}

// targets are the whole numbers that a reader must not find out: the hidden ones, and of
// what nobody prints the groups that are small.
func (r *reader) targets(t truth) []string {
	ghosts := map[string]bool{}
	for _, g := range r.ghosts {
		ghosts[g.id] = true
	}
	var out []string
	for i := range r.view.Cells {
		c := &r.view.Cells[i]
		if c.State != disclosure.Hidden || c.Kind != disclosure.Count && c.Kind != disclosure.Events {
			continue
		}
		if x := t.of[c.ID]; ghosts[c.ID] && (x <= 0 || x >= float64(r.profile.Threshold)) || !ghosts[c.ID] && r.cells[c.ID] == nil {
			continue
		}
		out = append(out, c.ID)
	}
	return out
}

// empty are the numbers that are 0 because they are parts of what is shown as 0. That
// nobody of all did something may be seen, and so it may of some of them.
func (r *reader) empty() map[string]bool {
	out := map[string]bool{}
	for i := range r.view.Cells {
		if c := &r.view.Cells[i]; c.State == disclosure.Shown && c.Value == 0 && (c.Kind == disclosure.Count || c.Kind == disclosure.Events) {
			out[c.ID] = true
		}
	}
	for before := -1; before != len(out); {
		before = len(out)
		for _, s := range r.view.Sums {
			if out[s.Total] {
				for _, id := range s.Parts {
					out[id] = true
				}
			}
		}
		for _, o := range r.view.Orders {
			if out[o.Greater] {
				out[o.Lesser] = true
			}
		}
		for _, s := range r.view.Same {
			if out[s.A] || out[s.B] {
				out[s.A], out[s.B] = true, true
			}
		}
	}
	return out
}

// shares are the hidden percentages that come back to the last decimal.
func (r *reader) shares(z *puzzle, empty map[string]bool) []string {
	hidden := map[string]int{}
	for i := range r.view.Cells {
		if c := &r.view.Cells[i]; c.State == disclosure.Hidden && c.Kind == disclosure.Percentage {
			hidden[c.ID] = c.Places
		}
	}
	var out []string
	for _, q := range r.view.Ratios {
		if _, ok := hidden[q.Quotient]; !ok || empty[q.Numerator] {
			continue
		}
		if n, of := z.at[q.Numerator], z.at[q.Denominator]; z.settled(n) && z.settled(of) {
			out = append(out, fmt.Sprintf("%s: %.1f by its numbers", q.Quotient, cmp.Or(q.Scale, 100)*z.lo[n]/z.lo[of]))
		}
	}
	return out
}

// tells are columns that give a number in another column of their row away: an interval
// its middle, a test the numbers that it is worked out of.
var tells = []struct{ tables, column, tells string }{
	{"T04 T10 T14 T15 T16 T20 F04", "lower upper change_lower change_upper", "mean_change change n"},
	{"T04", "g_lower g_upper", "g_av"},
	{"T04 T10 T20", "p holm_p", "mean_change change n"},
	{"T06 T12 T22", "lower upper percent_lower percent_upper", "percent n"},
	{"T06", "need_lower need_upper", "need_percent need_n"},
	{"T07", "difference lower upper p", "moved_out moved_in n"},
	{"T08", "change lower upper p", "no_longer newly n"},
	{"T09", "lower upper", "rate events"},
	{"T09", "with_any_lower with_any_upper", "with_any_percent with_any n"},
	{"T13", "lower upper", "per_100 n"},
	{"T16", "percent_lower percent_upper", "percent n of"},
	{"T17", "alpha_lower alpha_upper alpha omega", "alpha complete"},
	{"T21", "r_lower r_upper r icc", "r n"},
	{"F07", "lower upper", "mean n"},
}

// telling are the numbers that are shown and give away a hidden one beside them.
func (r *reader) telling() []string {
	var out []string
	for _, c := range tells {
		for _, table := range strings.Fields(c.tables) {
			for _, row := range r.rows[table] {
				for _, column := range strings.Fields(c.column) {
					shown := r.cells[Place{table, row, column}.String()]
					if shown == nil || !shown.known {
						continue
					}
					for _, other := range strings.Fields(c.tells) {
						if hidden := r.cells[Place{table, row, other}.String()]; hidden != nil && hidden.Value == SymbolHidden {
							out = append(out, fmt.Sprintf("%s: told by %s", hidden, column))
						}
					}
				}
			}
		}
	}
	return out
}
