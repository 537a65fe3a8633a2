package synth

import (
	"fmt"
	"slices"
)

// Fault is one thing wrong with a file, or worth saying about it, and the rule
// that should find it.
type Fault struct {
	Rule  string   // id of the rule, such as SDQ-020
	Name  string   // words joined by dashes, unique
	About string   // one line: what was done to the file
	With  []string // rules that cannot but speak up as well

	params func(*Params)
	build  func(d *draft, spoilt bool)
}

// Make builds the spoilt file, or its clean twin: the same school in the same
// layout without the fault. Of a spoilt file, Want holds what the pupils
// answered; a row that the fault touches may stay unscored.
func (f *Fault) Make(spoilt bool) (*Case, error) {
	l := &Layout{Name: f.Name, About: f.About, params: quiet, build: func(d *draft) { f.build(d, spoilt) }}
	if f.params != nil {
		l.params = func(p *Params) { quiet(p); f.params(p) }
	}
	c, err := l.Make(0)
	if err != nil {
		return nil, fmt.Errorf("fault %s: %w", f.Rule, err)
	}
	return c, nil
}

// quiet is a school about which there is nothing to say: no answer is missing
// and nobody left.
func quiet(p *Params) { p.BlankPercent, p.LeaverPercent, p.HalfPages = 0, 0, 0 }

// Faults lists every fault, in the order of the rules.
func Faults() []*Fault {
	out := slices.Concat(fileFaults(), tableFaults(), placeFaults(), pupilFaults(), betweenFaults(), blockFaults(), codingFaults(), partFaults(), rowFaults(), impactFaults(), schoolFaults())
	slices.SortStableFunc(out, func(a, b *Fault) int {
		if a.Rule < b.Rule {
			return -1
		} else if a.Rule > b.Rule {
			return 1
		}
		return 0
	})
	return out
}

// onSheet spoils the baseline sheet of the plain workbook: row 0 holds the
// headings, column 0 the UPN, column n item n.
func onSheet(rule, name, about string, spoil func(g *grid)) *Fault {
	return onSheetOf(rule, name, about, zeroToTwo, spoil)
}

func onSheetOf(rule, name, about string, code coding, spoil func(g *grid)) *Fault {
	return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		d.twoSheets(func(w Wave) *grid {
			g := table(d.wave(w), append([]column{id("UPN")}, items(own, q("Q%d"), code)...))
			if spoilt && w == Baseline {
				spoil(g)
			}
			return g
		})
	}}
}

// inAnswers has a pupil answer in a way that deserves a remark.
func inAnswers(rule, name, about string, change func(r *Response)) *Fault {
	return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		if spoilt {
			change(d.Responses[4])
		}
		d.twoSheets(func(w Wave) *grid {
			return table(d.wave(w), append([]column{id("UPN")}, items(own, q("Q%d"), zeroToTwo)...))
		})
	}}
}

// either has a way of building the clean file and another for the spoilt one.
func either(rule, name, about string, clean, spoilt func(d *draft)) *Fault {
	return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, bad bool) {
		if bad {
			spoilt(d)
		} else {
			clean(d)
		}
	}}
}

// fromLayout takes a layout that is refused as the fault, and another as its
// clean twin.
func fromLayout(rule, name, about, clean, spoilt string) *Fault {
	find := func(name string) *Layout {
		all := Layouts()
		i := slices.IndexFunc(all, func(l *Layout) bool { return l.Name == name })
		return all[i]
	}
	f := either(rule, name, about, func(d *draft) { find(clean).build(d) }, func(d *draft) { find(spoilt).build(d) })
	f.params = find(spoilt).params
	return f
}

func (d *draft) plain(w Wave) *grid { return d.headed(w, q("Q%d"), zeroToTwo) }

func (d *draft) plainSheets() { d.twoSheets(d.plain) }
