package pack

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"filippo.io/age"
)

// Known is what the program that verifies knows.
type Known struct {
	// Rulesets are the rules of each measure under which a return may have been scored.
	Rulesets map[string][]string
}

// Verify reads the return in the first size bytes of r and says whether it can be believed.
// Everything that is wrong with it is in the verdict; the error is one of the operating system, or
// that ctx has ended.
func Verify(ctx context.Context, r io.ReaderAt, size int64, identities []age.Identity, known Known) (*Verdict, error) {
	c := &check{rows: map[string]int{}, targets: map[target]map[digest]bool{}}
	v := &Verdict{}
	ret, err := Open(r, size, identities)
	if err == nil {
		v.Encrypted = ret.Encrypted
		err = c.all(ctx, ret, v, known)
	}
	var p *Problem
	switch {
	case errors.As(err, &p) && p.cause == nil:
		c.add(*p)
	case err != nil:
		return nil, err
	}
	v.Problems, v.Total, v.counts = c.list, c.total, c.count
	if v.Accepted = c.total == 0; !v.Accepted {
		v.opened = nil
	}
	return v, nil
}

// all reads everything in the return.
func (c *check) all(ctx context.Context, r *Return, v *Verdict, known Known) error {
	data, err := r.read(ManifestFile, MaxJSON)
	if err != nil {
		return err
	}
	m := c.manifest(data)
	if m == nil {
		return nil
	}
	v.About = aboutOf(m)
	v.opened = &opened{r, m}
	c.rulesets(m, known.Rulesets)
	c.inventory(r, m)
	if err := c.hashes(r, m); err != nil {
		return err
	}
	if err := c.described(r, m); err != nil {
		return err
	}
	if err := c.tables(ctx, r, m, v); err != nil {
		return err
	}
	if err := c.copies(r, m); err != nil {
		return err
	}
	c.counted(m)
	return nil
}

// aboutOf is which return it is.
func aboutOf(m *Manifest) Whose {
	period := m.Period.Term
	if period == "" {
		period = strings.Trim(m.Period.From+" to "+m.Period.To, " ")
	}
	if period == "to" {
		period = "all times"
	}
	return Whose{School: m.School.Name, URN: m.School.URN, Period: period, Arm: m.Arm, Tool: m.Tool.Version, Format: m.Format, Identified: m.Identified, Rulesets: m.Rulesets, Pupils: m.Pupils.Included, Key: m.Key}
}

// tables reads every table once, those first that others refer to.
func (c *check) tables(ctx context.Context, r *Return, m *Manifest, v *Verdict) error {
	specs := []*tableSpec{}
	for _, t := range order(Tables()) {
		spec := specOf(t, m.Dates)
		specs = append(specs, spec)
		for _, ref := range spec.refs {
			c.targets[ref.target] = nil
		}
	}
	w := newWatch(c, m)
	for _, spec := range specs {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := r.find(spec.name)
		if e == nil {
			continue
		}
		c.rows[spec.name] = 0
		in := e.Open()
		err := c.table(spec, in, w.row)
		in.Close()
		if err != nil {
			return r.changed(err)
		}
	}
	w.end(specs)
	for _, t := range Tables() {
		if n, ok := c.rows[t.File]; ok {
			v.Tables = append(v.Tables, TableCount{t.File, n})
		}
	}
	return nil
}

// watch sees every row of every table once.
type watch struct {
	check  *check
	m      *Manifest
	score  *scoring
	flows  *flows
	pupils map[digest]bool
	words  *dictionary
	asked  map[string]map[digest]bool // by informant: who has a questionnaire; of all under ""
	full   []coverage
	pairs  map[string]map[digest]uint8 // by informant: who has a total at baseline (1) and endline (2)
}

func newWatch(c *check, m *Manifest) *watch {
	return &watch{check: c, m: m, score: &scoring{check: c, items: map[digest]*questionnaire{}}, flows: &flows{check: c}, words: newDictionary(c, m),
		pupils: map[digest]bool{}, asked: map[string]map[digest]bool{}, pairs: map[string]map[digest]uint8{}}
}

func (w *watch) row(r *row) {
	w.check.belongs(r, w.m)
	w.check.addUp(r)
	w.check.hoursAgree(r)
	w.check.inOrder(r, w.m.Dates, w.m.asOf())
	switch r.spec.name {
	case "pupils.csv":
		if id, ok := r.get("study_id"); ok {
			w.pupils[digestOf(id)] = true
		}
	case "sdq_items.csv":
		w.score.answers(r)
		w.answered(r)
	case "sdq_scores.csv":
		w.score.scored(r)
		w.paired(r)
	case "flow.csv":
		w.flows.row(r)
	case "completeness.csv":
		w.covered(r)
	case DictionaryFile:
		w.words.row(r)
	}
}

// paired notes that a pupil has a total at a time.
func (w *watch) paired(r *row) {
	id, ok := r.get("study_id")
	if _, scored := r.get("total"); !ok || !scored {
		return
	}
	who := strings.Clone(r.value("informant"))
	if w.pairs[who] == nil {
		w.pairs[who] = map[digest]uint8{}
	}
	switch r.value("wave") {
	case "baseline":
		w.pairs[who][digestOf(id)] |= 1
	default: // an endline may be named as a wave in between and chosen by its day
		w.pairs[who][digestOf(id)] |= 2
	}
}

// end holds the tables against each other when all were read.
func (w *watch) end(specs []*tableSpec) {
	named := func(name string) *tableSpec {
		i := slices.IndexFunc(specs, func(s *tableSpec) bool { return s.name == name })
		return specs[i]
	}
	if w.check.of("sdq_scores.csv")+w.check.of("sdq_items.csv") == 0 {
		w.score.unscored(named("sdq_items.csv"))
	}
	w.words.end()
	w.flows.addUp(named("flow.csv"))
	if w.check.of("pupils.csv")+w.check.of("sdq_scores.csv") > 0 {
		return
	}
	pairs := map[string]int{}
	for who, pupils := range w.pairs {
		for _, times := range pupils {
			if times == 3 {
				pairs[who]++
			}
		}
	}
	w.flows.fits(named("flow.csv"), len(w.pupils), pairs)
	w.complete(named("completeness.csv"))
	if w.m.Pupils.Included != len(w.pupils) {
		w.check.add(Problem{Reason: "PACK-406", Member: ManifestFile, Column: "pupils.included", Expected: "as many pupils as pupils.csv has"})
	}
}
