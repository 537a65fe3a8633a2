package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// strands lists all strands in the order of the inputs.
func (s *Survey) strands() (all []*strand) {
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			for _, l := range sc.layouts {
				for _, ln := range l.lanes {
					all = append(all, ln.sorted()...)
				}
			}
		}
	}
	return all
}

// sorted lists a lane's strands by the words in their columns, so that the order
// does not depend on a map.
func (ln *lane) sorted() []*strand {
	out := make([]*strand, 0, len(ln.strands))
	for _, st := range ln.strands {
		out = append(out, st)
	}
	slices.SortFunc(out, func(a, b *strand) int {
		return cmp.Or(cmp.Compare(a.firstRow(), b.firstRow()), cmp.Compare(a.wave.Text, b.wave.Text), cmp.Compare(a.informant.Text, b.informant.Text))
	})
	return out
}

func (st *strand) firstRow() int { return max(st.wave.At.Row, st.informant.At.Row) }

// decide settles wave and informant of every strand, makes blocks of them, and
// decides each block.
func (s *Survey) decide() {
	s.refuseLanes()
	s.dropColumns()
	s.judgeLanes()
	all := s.strands()
	labels := newWaveNames(s, all)
	for _, st := range all {
		if st.rowRule == nil {
			s.assign(st, labels)
		}
	}
	for _, b := range s.Blocks {
		s.decideBlock(b)
	}
	s.compareCodings()
}

// judgeLanes looks at what stands beside the items of each set of answers.
func (s *Survey) judgeLanes() {
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			for _, l := range sc.layouts {
				for _, ln := range l.lanes {
					ln.judgeNeighbours()
				}
			}
		}
	}
}

// dropColumns lets go of columns whose heading promised a wave or an informant
// ("Time", "Type") and of whose cells none says one.
func (s *Survey) dropColumns() {
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			for _, l := range sc.layouts {
				for _, ln := range l.lanes {
					ln.checkLabels()
					ln.drop(RuleRowWave, func(st *strand) *ingest.Facet { return &st.wave })
					ln.drop(RuleRowInformant, func(st *strand) *ingest.Facet { return &st.informant })
					l.overlookNames(ln)
				}
				for _, c := range l.overlooked {
					s.Log.Add(finding.Finding{Rule: RuleOverlooked, From: headRef(l.table, c), Seen: c.Title()})
				}
			}
		}
	}
}

// overlookNames notes a column that should say whether pupils, staff or parents
// answered and holds something else in every row, as the names of staff.
func (l *layout) overlookNames(ln *lane) {
	col := ln.perRow[rowInformant]
	if col == 0 || ln.perRow[rowRater] > 0 || !slices.ContainsFunc(ln.found, func(st *strand) bool { return st.unused && len(st.informant.Text) > 1 && st.informant.Value == "" }) {
		return
	}
	for _, c := range l.table.Columns {
		if c.N == col && !slices.Contains(l.overlooked, c) {
			l.overlooked = append(l.overlooked, c)
		}
	}
}

// checkLabels lets no column mean what it may not: waves counted from 0, and
// informants by letters that have no T among them (S may be staff).
func (ln *lane) checkLabels() {
	zero, letters, teacher := false, true, false
	for _, st := range ln.strands {
		zero = zero || strings.TrimSpace(st.wave.Text) == "0"
		text := strings.TrimSpace(st.informant.Text)
		letters = letters && len(text) <= 1
		teacher = teacher || strings.EqualFold(text, "t")
	}
	for _, st := range ln.strands {
		if zero && strings.HasPrefix(st.wave.Value, "n") {
			st.wave.Value, st.rowRule = "", RuleRowWave
		}
		if letters && !teacher && len(strings.TrimSpace(st.informant.Text)) == 1 {
			st.informant.Value, st.rowRule = "", RuleRowInformant
		}
	}
}

func (ln *lane) drop(r *finding.Rule, facet func(*strand) *ingest.Facet) {
	for _, st := range ln.strands {
		if facet(st).Value != "" {
			return
		}
	}
	for _, st := range ln.strands {
		if wave := waveOf(st.informant.Text); r == RuleRowInformant && wave != "" && ln.perRow[rowWave] == 0 { // "Type" over Pre and Post
			st.wave = ingest.Facet{Value: wave, By: ingest.FromColumn, At: st.informant.At, Text: st.informant.Text}
		}
		if f := facet(st); st.rowRule == r && len(f.Text) > 1 {
			st.rowRule = nil
			st.unused = true
		}
	}
}

// refuseLanes logs what keeps a set of answers from being read at all, as a block
// of its own so that it is counted.
func (s *Survey) refuseLanes() {
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			for _, l := range sc.layouts {
				if l.unread != nil && len(src.opt.Maps) == 0 {
					s.refused(l, l.unread)
				}
				for _, ln := range l.lanes {
					if ln.long && ln.problem == nil {
						ln.checkList()
					}
					if ln.problem != nil {
						s.refused(l, ln.problem)
					}
				}
			}
		}
	}
}

// refused makes a block that stands for answers which were not read.
func (s *Survey) refused(l *layout, p *problem) {
	b := s.newBlock(l.source)
	b.Places = []sheet.Ref{l.table.Place()}
	b.Refused = p.rule
	at := p.at
	if at == (sheet.Ref{}) {
		at = l.table.Place()
	}
	s.Log.Add(finding.Finding{Rule: p.rule, From: at, Seen: p.seen, Fix: p.fix})
}

// checkList refuses a long list in which an item never occurs.
func (ln *lane) checkList() {
	var absent []string
	for i, p := range ln.present {
		if !p {
			absent = append(absent, fmt.Sprint(i+1))
		}
	}
	if len(absent) > 0 {
		ln.fail(RuleItemMissing, ln.table.Place(), "no line for item %s", strings.Join(absent, ", "))
	}
}

func (s *Survey) newBlock(src *source) *Block {
	b := &Block{ID: len(s.Blocks) + 1, File: src.file.Name, opt: src.opt, tally: new(tally), impact: new(impactTally)}
	s.Blocks = append(s.Blocks, b)
	return b
}

// evidence is everything that says what wave, or which informant, a strand is.
type evidence struct {
	facets []ingest.Facet
	option *ingest.Facet
}

// gather collects the evidence of one kind, nearest to the cells first.
func (s *Survey) gather(st *strand, kind string, row ingest.Facet, choices []Choice) evidence {
	var ev evidence
	add := func(f ingest.Facet) {
		if f.Value != "" {
			ev.facets = append(ev.facets, f)
		}
	}
	t, sc := st.lane.table, st.lane.sheet
	add(row)
	add(st.lane.facets[kind])
	if kind == "wave" && row.Text == "" && st.lane.facets[kind].Value == "" {
		add(st.lane.unmarked())
	}
	for _, title := range t.Titles {
		add(ingest.Facet{Value: facetsIn(title.Text, inTitle)[kind], By: ingest.FromTitle, At: t.Ref(title.Row, title.Col), Text: title.Text})
	}
	add(ingest.Facet{Value: sc.labels[kind], By: ingest.FromSheetName, At: sheet.Ref{File: t.File, Sheet: t.Sheet}, Text: t.Sheet})
	add(ingest.Facet{Value: sc.source.labels[kind], By: ingest.FromFileName, At: sheet.Ref{File: t.File}, Text: t.File})
	if m := st.lane.mapped; m != nil && ev.option == nil {
		value := map[string]string{"wave": m.Wave, "informant": m.Informant}[kind]
		if value != "" {
			ev.option = &ingest.Facet{Value: value, By: ingest.FromMap, Text: value}
		}
	}
	names := append([]string{t.File, fileName(t.File), t.Sheet}, st.labels()...)
	if c, ok := pick(choices, names...); ok {
		ev.option = &ingest.Facet{Value: c.Value, By: ingest.FromOption, Text: c.String()}
	}
	if w := sc.source.input.Wave; kind == "wave" && w != "" {
		ev.option = &ingest.Facet{Value: w, By: ingest.FromOption, Text: w}
	}
	return ev
}

// unmarked says that a set of answers is the first wave because another set in
// the same table, otherwise alike, is marked as the second.
func (ln *lane) unmarked() ingest.Facet {
	for _, o := range ln.lanes {
		f := o.facets["wave"]
		if o != ln && o.segment() == ln.segment() && f.By == ingest.FromHeading && (f.Value == "n2" || f.Value == "endline") &&
			o.facets["informant"].Value == ln.facets["informant"].Value {
			return ingest.Facet{Value: "baseline", By: ingest.FromHeading, At: ln.firstItem(), Text: "unmarked beside " + f.Text}
		}
	}
	return ingest.Facet{}
}

// segment is the columns that identify the lane's pupils.
func (ln *lane) segment() [2]int { return [2]int{ln.identity.upn, ln.identity.local} }

func (ln *lane) firstItem() sheet.Ref {
	c := ln.items[0]
	return ln.table.Ref(ln.table.Place().Row, max(c.col, c.ticks[0]))
}

// saying is what a piece of evidence says, fit for a screen: names of sheets and
// files are shown anyway, but a title or a cell may hold a pupil's.
func saying(f ingest.Facet) string {
	if f.By == ingest.FromSheetName || f.By == ingest.FromFileName {
		return fmt.Sprintf("the %s %q says %s", f.By, f.Text, f.Value)
	}
	if place := f.At.Cell(); place != "" {
		return fmt.Sprintf("the %s in %s says %s", f.By, place, f.Value)
	}
	return fmt.Sprintf("the %s says %s", f.By, f.Value)
}

// settle turns evidence into one value, or says why it cannot.
func (ev evidence) settle(unknown, contradicted *finding.Rule) (ingest.Facet, *problem) {
	var said []string
	for _, f := range ev.facets {
		said = append(said, saying(f))
	}
	first := ingest.Facet{}
	for _, f := range ev.facets {
		switch {
		case clashes(f.Value):
			return f, &problem{rule: contradicted, seen: fmt.Sprintf("%s says %s", f.By, f.Value), at: f.At}
		case first.Value == "":
			first = f
		case first.Value != f.Value:
			return f, &problem{rule: contradicted, seen: strings.Join(said, ", but "), at: f.At}
		}
	}
	switch {
	case first.Value == "" && ev.option == nil:
		return first, &problem{rule: unknown, seen: "nothing says it plainly"}
	case first.Value == "":
		return *ev.option, nil
	case ev.option != nil && ev.option.Value != first.Value:
		return first, &problem{rule: RuleOption, seen: fmt.Sprintf("the %s says %s, but %s", ev.option.By, ev.option.Value, strings.Join(said, " and ")), at: first.At}
	}
	return first, nil
}

// assign finds the block of a strand.
func (s *Survey) assign(st *strand, names *waveNames) {
	wave, waveProblem := names.settle(s.gather(st, "wave", st.wave, st.lane.source.opt.Wave))
	informant, informantProblem := s.gather(st, "informant", st.informant, st.lane.source.opt.Informant).settle(RuleNoInformant, RuleInformantClash)
	if st.wave.Text == "" && st.lane.perRow[rowWave] > 0 && !st.unused && waveProblem != nil && waveProblem.rule == RuleNoWave {
		st.rowRule = RuleRowWave
		return
	}
	if st.informant.Text == "" && st.lane.perRow[rowInformant] > 0 && !st.unused && informantProblem != nil && informantProblem.rule == RuleNoInformant {
		st.rowRule = RuleRowInformant
		return
	}
	who, _ := sdq.ParseInformant(informant.Value)
	if waveProblem != nil {
		wave.Value = ""
	}
	b := s.blockOf(st, wave.Value, who, waveProblem == nil && informantProblem == nil)
	st.block = b
	b.strands = append(b.strands, st)
	place := st.lane.table.Place()
	if !slices.Contains(b.Places, place) {
		b.Places = append(b.Places, place)
	}
	b.tally.merge(st.tally)
	b.impact.merge(st.impact)
	for _, p := range []*problem{waveProblem, informantProblem} {
		if p != nil {
			b.refuse(s.Log, p.rule, p.seen, cmp.Or(p.at, place))
		}
	}
	if waveProblem == nil {
		b.note("wave", wave.Value, wave)
	}
	if informantProblem == nil {
		b.note("informant", informant.Value, informant)
	}
}

// note records a decision once a block, though each of its strands brings it.
func (b *Block) note(key, value string, f ingest.Facet) {
	for _, d := range b.Decisions {
		if d.Key == key {
			return
		}
	}
	seen := ""
	if f.Text != "" {
		seen = fmt.Sprintf("%q", f.Text)
	}
	b.decide(key, value, f.By, seen, f.At)
}

// blockOf finds the block of the same file, wave and informant; a strand with a
// problem gets one of its own.
func (s *Survey) blockOf(st *strand, wave string, who sdq.Informant, fine bool) *Block {
	if fine {
		for _, b := range s.Blocks {
			if b.Wave == wave && b.Informant == who && b.Refused == nil && len(b.strands) > 0 && b.strands[0].lane.source == st.lane.source {
				return b
			}
		}
	}
	b := s.newBlock(st.lane.source)
	b.Wave, b.Informant = wave, who
	return b
}

// waveNames knows all waves that the inputs name, because what a numbered wave
// or a school term is depends on which others there are.
type waveNames struct {
	third bool     // a third numbered wave exists
	terms []string // the different terms, in time order
}

func newWaveNames(s *Survey, all []*strand) *waveNames {
	n := &waveNames{}
	for _, st := range all {
		for _, f := range s.gather(st, "wave", st.wave, nil).facets {
			if strings.HasPrefix(f.Value, "n") && f.Value > "n2" {
				n.third = true
			}
			if strings.HasPrefix(f.Value, "term:") && !slices.Contains(n.terms, f.Value) {
				n.terms = append(n.terms, f.Value)
			}
		}
	}
	met := slices.Clone(n.terms)
	slices.Sort(n.terms)
	if len(met) > 0 && strings.HasPrefix(met[0], "term:.") && !slices.Equal(met, n.terms) {
		n.terms = nil // without years, summer before autumn may be two school years
	}
	return n
}

// settle names the wave. Named waves win over terms; an unmarked set of answers
// beside one marked 2 is the first.
func (n *waveNames) settle(ev evidence) (ingest.Facet, *problem) {
	named := slices.ContainsFunc(ev.facets, func(f ingest.Facet) bool { return !strings.HasPrefix(f.Value, "term:") })
	kept := ev.facets[:0:0]
	open := ""
	for _, f := range ev.facets {
		if strings.HasPrefix(f.Value, "term:") {
			if named {
				continue
			}
			if f.Value = n.term(f.Value); f.Value == "" {
				f.Value = "a school term, and which wave that is cannot be told here"
				open = saying(f)
				continue
			}
		}
		if !clashes(f.Value) {
			f.Value = n.numbered(f.Value)
		}
		if f.Value != "" {
			kept = append(kept, f)
		}
	}
	ev.facets = kept
	wave, problem := ev.settle(RuleNoWave, RuleWaveClash)
	if problem != nil && problem.rule == RuleNoWave && open != "" {
		problem.seen = open
	}
	return wave, problem
}

// numbered names wave 1 and 2; with a third somewhere, 2 is no endline and the
// user has to say what each is.
func (n *waveNames) numbered(v string) string {
	switch {
	case v == "n1":
		return "baseline"
	case v == "n2" && !n.third:
		return "endline"
	case len(v) == 2 && v[0] == 'n':
		return ""
	}
	return v
}

// term names the earlier of two school terms baseline and the later endline;
// with one or with three nobody can tell.
func (n *waveNames) term(v string) string {
	if len(n.terms) != 2 || strings.HasPrefix(n.terms[0], "term:.") != strings.HasPrefix(n.terms[1], "term:.") {
		return ""
	}
	if v == n.terms[0] {
		return "baseline"
	}
	return "endline"
}
