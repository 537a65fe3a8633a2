package pass

import (
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// group is what a report says of a group of pupils: ranks and means of the group,
// which are not those of its pupils and cannot be worked out from them.
type group struct {
	plan   *plan
	row    int
	label  string
	pupils int // 0 where it is not said
	date   ingest.Date
	wave   string
	scores [names]score
}

// place is the address of the row.
func (c *group) place() sheet.Ref { return c.plan.block.Table.Ref(c.row, 0) }

// survey is which survey the group's results are of.
func (c *group) survey() survey {
	var found set
	for n := range c.scores {
		if c.scores[n].state != blank {
			found = found.with(name(n))
		}
	}
	if four := setOf(factorsOf(levelOne)); found.without(four) == 0 && found.without(setOf(factorsOf(nineFactor))) != 0 {
		return levelOne
	}
	return nineFactor
}

// group reads a record of a group. The rows of a list are one group each.
func (g *gathering) group(p *plan, r *record.Record) {
	var of name
	if listed(p.block) {
		n, text, ok := factorOf(r)
		if !ok {
			r.Find(finding.Finding{Rule: RuleFactorName, From: r.Ref(fieldFactor), Seen: text})
			g.counts.refused++
			return
		}
		of = n
	}
	c := &group{plan: p, row: r.Row, label: label(p, r)}
	c.date, c.wave, _ = g.when(p, r)
	if text, got := r.Text(fieldFrequency); got == record.Given {
		if v := valueOf(r.Cell(fieldFrequency).Kind, text); v.is == aNumber && v.points%point == 0 {
			c.pupils = int(v.points / point)
		}
	}
	any := false
	for _, res := range p.results(r, of) {
		v := res.value.scaled(p.fractions)
		if v.is == nothing {
			continue
		}
		if res.kind == bandName && v.is == aNumber || res.kind == percentage && v.is == aBand {
			v = value{is: unusable}
		}
		if v.is == unusable && res.text != "" {
			r.Find(finding.Finding{Rule: RuleValue, From: r.RefAt(res.col), Seen: res.text})
		}
		c.scores[res.name].put(r.Row, res, v)
		any = true
	}
	if !any {
		g.counts.empty++
		return
	}
	g.counts.groupRows++
	g.groups = append(g.groups, c)
}

// label is what a group is called: the texts to the left of its results.
func label(p *plan, r *record.Record) string {
	first := p.columns[0].col
	if listed(p.block) {
		first = p.block.Column(fieldFactor)
	}
	var parts []string
	for col := 1; col < first; col++ {
		if col == p.block.Column(fieldFrequency) || col == p.block.Column(fieldDate) || col == p.block.Column(fieldWave) {
			continue
		}
		if text := strings.Join(strings.Fields(string(r.CellAt(col).Text)), " "); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}
