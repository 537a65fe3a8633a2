package pass

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// evidence is what the numbers of a whole block show of themselves.
type evidence struct {
	plan     *plan
	columns  map[int]*spreadOf // by grid column
	pupils   map[string]bool   // with a percentile
	least    points            // the lowest percentile, as it is written
	colours  [bands + 1]int
	profiles map[string]map[string]bool // rows of numbers, and the pupils that have them
	unheaded sheet.Ref
	against  sheet.Ref // a row of another sitting than the option says

	leastSigned points // the lowest with a sign of percent, or printed as below 1
	first, last int    // columns of factors
	headed      map[int]bool
}

// spreadOf is what the numbers of a column are like.
type spreadOf struct {
	numbers  int
	most     points
	part     bool // one is between 0 and 1
	over     bool // one is more than 1
	decimals bool // one above 1 has decimals
}

// What makes a block doubtful.
const (
	manyPupils  = 20         // from so many on some should have a low percentile
	lowBelow    = 21 * point // low is below this
	manyColours = 50         // from so many on one in ten should be yellow
	fullProfile = 5          // numbers in a row that two pupils do not share by chance
	fewestAlike = 4          // rows of a group's numbers
)

// judge reads all records once, and refuses the blocks whose numbers are not what
// they are taken for.
func (rd *reading) judge(ctx context.Context) error {
	all := make([]*evidence, len(rd.plans))
	for r, err := range rd.source.Records(ctx, nil) {
		if err != nil {
			return err
		}
		p := rd.planOf(r)
		if p == nil {
			continue
		}
		if all[r.Block.ID] == nil {
			all[r.Block.ID] = newEvidence(p)
		}
		all[r.Block.ID].take(r)
		if all[r.Block.ID].against == (sheet.Ref{}) && rd.against(p, r) {
			all[r.Block.ID].against = r.Ref(fieldWave)
		}
	}
	for _, e := range all {
		if e == nil {
			continue
		}
		for _, step := range [...]func(*evidence){rd.judgeHeadings, rd.judgeFractions, rd.judgeGroups, rd.judgeColours, rd.judgeLow} {
			if step(e); e.plan.block.Refused != nil {
				break
			}
		}
	}
	return nil
}

func newEvidence(p *plan) *evidence {
	e := &evidence{plan: p, columns: map[int]*spreadOf{}, pupils: map[string]bool{}, profiles: map[string]map[string]bool{}, headed: map[int]bool{},
		least: 100 * point, leastSigned: 100 * point}
	for _, c := range p.block.Table.Columns {
		e.headed[c.N] = true
	}
	if spread(p.block) && len(p.columns) > 0 {
		e.first, e.last = p.columns[0].col, p.columns[len(p.columns)-1].col
	}
	return e
}

// take takes one record into account.
func (e *evidence) take(r *record.Record) {
	for col := e.first + 1; col < e.last; col++ {
		if !e.headed[col] && e.unheaded == (sheet.Ref{}) && r.CellAt(col).Kind != sheet.Blank {
			e.unheaded = r.RefAt(col)
		}
	}
	var profile []string
	numbers := map[points]bool{}
	for _, res := range e.plan.results(r, 0) {
		v := res.value
		switch {
		case v.is == aBand && v.colour:
			e.colours[v.band]++
		case v.is == aNumber && !v.sign && !v.below:
			e.column(res.col).take(v.points)
		}
		if v.is == aNumber && !e.plan.cohort && res.kind == percentile {
			e.pupils[r.Pupil] = true
			if v.sign || v.below {
				e.leastSigned = min(e.leastSigned, v.points)
			} else {
				e.least = min(e.least, v.points)
			}
		}
		if v.is == aNumber && !e.plan.cohort && spread(e.plan.block) {
			profile = append(profile, strconv.Itoa(res.col)+"="+v.points.String())
			numbers[v.points] = true
		}
	}
	if len(profile) >= fullProfile && len(numbers) > 1 {
		group, _ := r.Text(fieldGroup)
		key := strings.ToLower(group) + "|" + strings.Join(profile, " ")
		if e.profiles[key] == nil {
			e.profiles[key] = map[string]bool{}
		}
		e.profiles[key][r.Pupil] = true
	}
}

func (e *evidence) column(col int) *spreadOf {
	if e.columns[col] == nil {
		e.columns[col] = &spreadOf{}
	}
	return e.columns[col]
}

func (s *spreadOf) take(p points) {
	s.numbers++
	s.most = max(s.most, p)
	s.part = s.part || p > 0 && p < point
	s.over = s.over || p > point
	s.decimals = s.decimals || p > point && p%point != 0
}

// against reports whether a row's column says another sitting than the option does.
func (rd *reading) against(p *plan, r *record.Record) bool {
	asked := rd.asked[p.block.File.Path]
	if !p.waved || asked == "" {
		return false
	}
	_, wave, by := rd.when(p, r)
	return by == ingest.FromColumn && wave != asked
}

// judgeHeadings refuses a block with results under no heading, or of another sitting
// than the option says.
func (rd *reading) judgeHeadings(e *evidence) {
	if e.against != (sheet.Ref{}) {
		e.plan.block.Refuse(rd.log, finding.Finding{Rule: RuleOption, From: e.against, Expected: "no option --wave: a column says which sitting a row is of"})
		return
	}
	if e.unheaded != (sheet.Ref{}) {
		e.plan.block.Refuse(rd.log, finding.Finding{Rule: RuleNoHeading, From: e.unheaded})
	}
}

// judgeFractions settles whether numbers are from 0 to 100 or fractions of 1. A
// column of nothing above 1 may be either, and so may a number below 1 among whole
// ones; only an option says.
func (rd *reading) judgeFractions(e *evidence) {
	b := e.plan.block
	numbers, over := 0, false
	for _, s := range e.columns {
		numbers += s.numbers
		over = over || s.over
	}
	refuse := func(rule *finding.Rule, col int) {
		b.Refuse(rd.log, finding.Finding{Rule: rule, From: b.Table.Ref(b.Place().Row, col)})
	}
	for _, col := range sorted(e.columns) {
		s := e.columns[col]
		switch {
		case rd.settings.numbers == numbersFractions && s.over:
			refuse(RuleOption, col)
			return
		case rd.settings.numbers != "":
		case s.part && (!s.over || !s.decimals), numbers > 0 && !over:
			refuse(RuleFractions, col)
			return
		}
	}
	if rd.settings.numbers == numbersFractions {
		e.plan.fractions = true
		b.Decide("numbers", "fractions of 1, times 100", ingest.FromOption, sheet.Ref{})
	}
}

func sorted(columns map[int]*spreadOf) []int {
	var out []int
	for col := range columns {
		out = append(out, col)
	}
	slices.Sort(out)
	return out
}

// judgeGroups refuses a table of pupils in which most have the numbers of others.
func (rd *reading) judgeGroups(e *evidence) {
	rows, alike := 0, 0
	for _, pupils := range e.profiles {
		rows += len(pupils)
		if len(pupils) > 1 {
			alike += len(pupils)
		}
	}
	if alike >= fewestAlike && 2*alike > rows {
		e.plan.block.Refuse(rd.log, finding.Finding{Rule: RuleGroupNumbers, From: e.plan.block.Place()})
	}
}

// judgeColours tells of colours that leave one out.
func (rd *reading) judgeColours(e *evidence) {
	n := 0
	for _, c := range e.colours {
		n += c
	}
	if n >= manyColours && e.colours[moderate] == 0 && e.colours[lowModerate] > 0 {
		rd.log.Add(finding.Finding{Rule: RuleColours, From: e.plan.block.Place(), Seen: fmt.Sprintf("%d cells with a colour, none of them yellow", n)})
	}
}

// judgeLow tells of a table of many pupils without any low percentile.
func (rd *reading) judgeLow(e *evidence) {
	least := min(e.least, e.leastSigned)
	if e.plan.fractions {
		least = min(e.least*100, e.leastSigned)
	}
	if len(e.pupils) >= manyPupils && least >= lowBelow {
		rd.log.Add(finding.Finding{Rule: RuleHighOnly, From: e.plan.block.Place(), Seen: fmt.Sprintf("pupils: %d", len(e.pupils))})
	}
}
