package synth

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
)

// Fault is one thing wrong with a file, or worth saying about it, and the rule
// that should find it.
type Fault struct {
	Rule    string   // id of the rule, such as SDQ-020
	Name    string   // words joined by dashes, unique
	About   string   // one line: what was done to the file
	Measure string   // whose file it is; empty for the SDQ
	With    []string // rules that cannot but speak up as well

	// Least and Most are the numbers of pupils between which the fault can be
	// told: a check on means needs rows, and one on few rows few. A Least of 0
	// is the least there is, a Most of 0 any number.
	Least, Most int

	params func(*Params)
	build  func(d *draft, spoilt bool)
	leaves []string // what [School.Odd] may say of the spoilt answers
}

// LeastPupils is the smallest school that can be asked for.
const LeastPupils = 3

// Fits is nothing where the fault can be planted in a school of so many pupils,
// or of the first of them, and else says why not.
func (f *Fault) Fits(pupils int) string {
	if pupils < f.Least {
		return fmt.Sprintf("%s (%s) needs %d pupils or more", f.Rule, f.Name, f.Least)
	}
	return ""
}

// Make builds the spoilt file, or its clean twin, of the tests' school.
func (f *Fault) Make(spoilt bool) (*Case, error) { return f.MakeOf(Plan{}, spoilt) }

// MakeOf builds the spoilt file, or its clean twin: the same school in the same
// layout without the fault. Of a spoilt file, Want holds what the pupils
// answered (a row that the fault touches may stay unscored), and Key where the
// fault must be reported.
//
// The school is a quiet one, of Most pupils where more are asked for. Which
// pupil the fault befalls is drawn from the seed. The school is redrawn until
// what the fault leaves of the answers is quiet as well, with that pupil and
// without: the rule of the fault has then nothing beside it.
func (f *Fault) MakeOf(plan Plan, spoilt bool) (*Case, error) {
	p, err := f.school(plan)
	if err != nil {
		return nil, err
	}
	if f.Measure != "" {
		return f.of(drawn(p, 0), spoilt)
	}
	for try, tries := uint64(0), 0; ; try, tries = try+1, tries+1 {
		if tries == mostPlanted {
			return nil, fmt.Errorf("fault %s (%s): not to be told alone in any of %d schools of %d pupils from seed %d", f.Rule, f.Name, tries, p.Pupils, p.Seed)
		}
		s, at, err := redrawn(p, try)
		if err != nil {
			return nil, fmt.Errorf("fault %s (%s): %w", f.Rule, f.Name, err)
		}
		try = at
		trial := f.draft(s)
		trial.dry = true
		f.build(trial, true)
		if !f.good(trial) {
			continue
		}
		// Both twins are of the school in which the spoilt one is good, as it
		// was before the trial.
		return f.of(drawn(p, try), spoilt)
	}
}

// school is the parameters of the fault's school: about its answers there is
// nothing to say, and nobody leaves.
func (f *Fault) school(plan Plan) (Params, error) {
	p := Ordinary
	p.Informants = slices.Clone(p.Informants)
	quiet(&p)
	if f.Measure != "" {
		p = unasked
		p.LeaverPercent = 0
	}
	if f.params != nil {
		f.params(&p)
	}
	if plan != (Plan{}) {
		p.Seed, p.Pupils = plan.Seed, plan.Pupils
		if why := f.Fits(plan.Pupils); why != "" {
			return p, fmt.Errorf("fault %s", why)
		}
	}
	if f.Most > 0 {
		p.Pupils = min(p.Pupils, f.Most)
	}
	return p, nil
}

// of builds one of the twins of a drawn school.
func (f *Fault) of(s *School, spoilt bool) (*Case, error) {
	l := &Layout{Name: f.Name, About: f.About, Measure: f.Measure, build: func(d *draft) { f.build(d, spoilt) }, keyed: true}
	c, err := l.of(f.draft(s), 0)
	if err != nil {
		return nil, fmt.Errorf("fault %s: %w", f.Rule, err)
	}
	if spoilt {
		c.Fault = f
	}
	return c, nil
}

// mostPlanted is how often a fault is planted anew; a dozen times is much.
const mostPlanted = 500

// draft begins one of the twins, with the pupil whom the fault befalls.
func (f *Fault) draft(s *School) *draft {
	d := &draft{School: s, pick: rand.New(rand.NewPCG(s.Params.Seed, 0xFA17)).IntN(len(s.Pupils))}
	if f.Measure == "" {
		d.by = s.Params.Informants[0]
	}
	return d
}

// good reports whether a spoilt school shows its fault and nothing else.
func (f *Fault) good(d *draft) bool {
	planted := slices.ContainsFunc(d.key, func(p Place) bool { return p.Rule == f.Rule })
	return planted && !d.loud && d.odd(nil, f.leaves) == "" && d.odd(d.picked(), append([]string{"impact unclear"}, f.leaves...)) == ""
}

// quiet is a school about which there is nothing to say: no answer is missing
// and nobody left.
func quiet(p *Params) { p.BlankPercent, p.LeaverPercent, p.HalfPages, p.Quiet = 0, 0, 0, true }

// Faults lists every fault of the SDQ and of the list of pupils, in the order of the
// rules; [FaultsOf] has those of other measures.
func Faults() []*Fault {
	return inOrder(slices.Concat(fileFaults(), tableFaults(), placeFaults(), pupilFaults(), betweenFaults(), blockFaults(), codingFaults(), partFaults(), rowFaults(), impactFaults(), schoolFaults(), checkFaults(), rosterFaults(), coverageFaults(), folderFaults()))
}

// inOrder sorts faults by their rules.
func inOrder(faults []*Fault) []*Fault {
	slices.SortStableFunc(faults, func(a, b *Fault) int { return cmp.Compare(a.Rule, b.Rule) })
	return faults
}

// To plant a fault takes a constructor below, or a Fault with a build of its
// own, and a mark where the rule must be reported (see key.go). What is spoilt
// is the row or the answers of the picked pupil: on the sheets that
// [draft.plainSheets] makes, that is grid row d.pick+1 of both waves, for
// nobody leaves; d.nth gives the pupils after the picked one.

// onSheet spoils the baseline sheet of the plain workbook: row 0 holds the
// headings, column 0 the UPN, column n item n. row is the picked pupil's. The
// function marks what it spoils:
//
//	onSheet("SDQ-020", "illegal-number", "an answer of 6", func(g *grid, row int) {
//		g.rows[row][6] = num(6)
//		g.mark("SDQ-020", row, 6)
//	})
func onSheet(rule, name, about string, spoil func(g *grid, row int)) *Fault {
	return onSheetOf(rule, name, about, zeroToTwo, spoil)
}

func onSheetOf(rule, name, about string, code coding, spoil func(g *grid, row int)) *Fault {
	return &Fault{Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		d.twoSheets(func(w Wave) *grid {
			g := table(d.wave(w), append([]column{id("UPN")}, items(own, q("Q%d"), code)...))
			if spoilt && w == Baseline {
				spoil(g, d.pick+1)
			}
			return g
		})
	}}
}

// onCell writes something over the picked pupil's answer to item 6, where the
// rule must be reported.
func onCell(rule, name, about string, code coding, c cell) *Fault {
	return onSheetOf(rule, name, about, code, func(g *grid, row int) {
		g.rows[row][6] = c
		g.mark(rule, row, 6)
	})
}

// inAnswers has the picked pupil answer in a way that deserves a remark, which
// is made of the row (col -1) or a cell of it. leaves is what it leaves to say
// of the answers.
func inAnswers(rule, name, about string, col int, change func(r *Response), leaves ...string) *Fault {
	return &Fault{Rule: rule, Name: name, About: about, leaves: leaves, build: func(d *draft, spoilt bool) {
		if spoilt {
			change(d.Response(d.picked(), Baseline, d.by))
		}
		d.twoSheets(func(w Wave) *grid {
			g := d.plain(w)
			if spoilt && w == Baseline {
				g.mark(rule, d.pick+1, col)
			}
			return g
		})
	}}
}

// either has a way of building the clean file and another for the spoilt one,
// which marks what it spoils.
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
// clean twin. The fault is to be reported at a cell (empty: of the sheet) of
// these sheets of SDQ.xlsx.
func fromLayout(rule, name, about, clean, spoilt, cell string, sheets ...string) *Fault {
	f := either(rule, name, about, func(d *draft) { layoutNamed(clean).build(d) }, func(d *draft) {
		layoutNamed(spoilt).build(d)
		for _, sheet := range sheets {
			d.mark(rule, "SDQ.xlsx", sheet, cell)
		}
	})
	f.params = layoutNamed(spoilt).params
	return f
}

// layoutNamed finds a layout of this package by its name.
func layoutNamed(name string) *Layout {
	all := Layouts()
	return all[slices.IndexFunc(all, func(l *Layout) bool { return l.Name == name })]
}

// picked is the pupil whom the fault befalls.
func (d *draft) picked() *Pupil { return d.Pupils[d.pick] }

// nth is the index of the n-th pupil after the picked one, going round.
func (d *draft) nth(n int) int { return (d.pick + n) % len(d.Pupils) }

func (d *draft) plain(w Wave) *grid { return d.headed(w, q("Q%d"), zeroToTwo) }

func (d *draft) plainSheets() { d.twoSheets(d.plain) }

// alongside names the rules that a fault cannot but raise as well.
func (f *Fault) alongside(rules ...string) *Fault {
	f.With = rules
	return f
}

// between sets the numbers of pupils between which a fault can be told.
func (f *Fault) between(least, most int) *Fault {
	f.Least, f.Most = least, most
	return f
}
