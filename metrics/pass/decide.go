package pass

import (
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// plan is how the rows of one block are read.
type plan struct {
	block   *record.Block
	columns []column
	plain   kind // what numbers are under headings that do not say
	wanted  set  // the names that a complete row has, in a table with a column a factor
	mixed   bool // it has the columns of both surveys
	cohort  bool // its rows are groups
	dated   bool // it has a date that is of its own sitting
	waved   bool // a column says which sitting a row is of

	fractions bool // numbers are fractions of 1
}

// decide settles from headings, titles and names how each block is read, and
// refuses those that cannot be.
func (rd *reading) decide() {
	rd.plans = make([]*plan, len(rd.source.Blocks))
	for i, b := range rd.source.Blocks {
		if b.Refused != nil {
			continue
		}
		if b.Shape.ID == shapeItems {
			b.Refuse(rd.log, finding.Finding{Rule: RuleItems, From: b.Place()})
			continue
		}
		p := &plan{block: b, columns: columnsOf(b)}
		rd.plans[i] = p
		for _, step := range [...]func(*plan){rd.whose, rd.whichFactors, rd.whatNumbers, rd.whichSitting} {
			if step(p); b.Refused != nil {
				break
			}
		}
	}
}

// whose settles whether the rows are pupils or groups.
func (rd *reading) whose(p *plan) {
	b := p.block
	if !b.Shape.Anonymous {
		return
	}
	if slices.ContainsFunc(b.Decisions, func(d record.Decision) bool { return d.Key == "pupils" }) { // by --key HEADING
		return
	}
	where, by := "a column of frequencies or categories", ingest.FromHeading
	if !b.Has(fieldFrequency) && !b.Has(fieldCategory) {
		text, origin := rd.said(b, func(text string) bool {
			text = strings.ToLower(text)
			return strings.Contains(text, "cohort") || strings.Contains(text, "mean percentage") || strings.Contains(text, "group report")
		})
		if text == "" {
			b.Refuse(rd.log, finding.Finding{Rule: record.RuleNoIDColumn, From: b.Place(), Seen: "neither an identifier nor a word that says that its rows are groups"})
			return
		}
		where, by = text, origin
	}
	p.cohort = true
	b.Decide("rows", "groups, not pupils: "+where, by, sheet.Ref{})
}

// said is the first text about a whole block of which something holds: a title, the
// name of the sheet, that of the file.
func (rd *reading) said(b *record.Block, holds func(string) bool) (string, ingest.Origin) {
	for _, title := range b.Table.Titles {
		if holds(title.Text) {
			return title.Text, ingest.FromTitle
		}
	}
	if holds(b.Sheet.Name) {
		return b.Sheet.Name, ingest.FromSheetName
	}
	if holds(b.File.Name) {
		return b.File.Name, ingest.FromFileName
	}
	return "", ""
}

// whichFactors settles which survey a table with a column a factor is of.
func (rd *reading) whichFactors(p *plan) {
	b := p.block
	if !spread(b) {
		return
	}
	var found set
	for _, c := range p.columns {
		found = found.with(c.name)
	}
	if found == 0 {
		b.Refuse(rd.log, finding.Finding{Rule: RuleNumbered, From: b.Table.Ref(b.Place().Row, firstColumn(b, fieldNumbered, fieldBeyond))})
		return
	}
	if beyond := b.Columns(fieldBeyond); len(beyond) > 0 {
		b.Refuse(rd.log, finding.Finding{Rule: RuleFactors, From: b.Table.Ref(b.Place().Row, beyond[0].N),
			Expected: "the factors 1 to 9 of the vendor's headings, and no other"})
		return
	}
	nine, four := setOf(factorsOf(nineFactor)), setOf(factorsOf(levelOne))
	wants := nine
	switch {
	case found == nine|four:
		wants, p.mixed = found, true
	case found.without(nine) != 0 && found.without(four) == 0:
		wants = four
	case found.without(nine) != 0:
		wants = nine | four
	}
	missing := wants.without(found)
	if missing != 0 && rd.settings.named {
		b.Decide("factors", "only those named: "+strings.Join(found.titles(), ", "), ingest.FromOption, sheet.Ref{})
		p.wanted, p.mixed = found, found.without(nine) != 0 && found.without(four) != 0
		return
	}
	if missing != 0 {
		b.Refuse(rd.log, finding.Finding{Rule: RuleFactors, From: b.Place(), Expected: RuleFactors.Expected + "; missing here: " + strings.Join(missing.titles(), ", ")})
		return
	}
	p.wanted = wants
	text := map[set]string{nine: "the nine", four: "the four of Level 1", nine | four: "the nine, and the four of Level 1, kept apart"}[wants]
	b.Decide("factors", text+numbering(p), ingest.FromHeading, b.Place())
}

// firstColumn is the first column of some fields that several may hold; 0 for none.
func firstColumn(b *record.Block, fields ...string) int {
	for _, f := range fields {
		if cs := b.Columns(f); len(cs) > 0 {
			return cs[0].N
		}
	}
	return 0
}

// numbering says so where the headings number the factors otherwise than the vendor.
func numbering(p *plan) string {
	for _, c := range p.block.Table.Columns {
		h, ok := parseHeading(c.Title())
		if !ok || !h.named || !h.numbered {
			continue
		}
		own := slices.IndexFunc(factorsOf(nineFactor), func(f factor) bool { return f.name == h.name }) + 1
		if own != h.number {
			return "; by their names, for their numbers are not the vendor's"
		}
	}
	return ""
}

// kindIn is the kind of score that a text speaks of; unsaid where it speaks of none,
// or of both.
func kindIn(text string) kind {
	tokens := tokensOf(text)
	found := unsaid
	for at := 0; at < len(tokens); at++ {
		for n := min(longestKind, len(tokens)-at); n >= 1; n-- {
			k := kinds()[strings.Join(tokens[at:at+n], "")]
			if k != percentile && k != percentage {
				continue
			}
			if found != unsaid && found != k {
				return unsaid
			}
			found, at = k, at+n-1
			break
		}
	}
	return found
}

// whatNumbers settles whether numbers are percentiles or percentages where the
// headings of their columns do not say.
func (rd *reading) whatNumbers(p *plan) {
	b := p.block
	said := map[kind]bool{}
	for _, c := range p.columns {
		said[c.kind] = true
	}
	if !said[unsaid] {
		if k := rd.settings.scores; k != unsaid && !said[k] && (said[percentile] || said[percentage]) {
			b.Refuse(rd.log, finding.Finding{Rule: RuleOption, From: b.Place(), Expected: "headings without the word that the option --scores contradicts"})
			return
		}
		for _, k := range [...]kind{percentile, percentage, bandName} {
			if said[k] {
				b.Decide("results", plural[k], ingest.FromHeading, b.Place())
			}
		}
		return
	}
	by := ingest.FromOption
	p.plain = rd.settings.scores
	if p.plain == unsaid {
		var text string
		text, by = rd.said(b, func(text string) bool { return kindIn(text) != unsaid })
		p.plain = kindIn(text)
	}
	if p.plain == unsaid && p.cohort {
		b.Refuse(rd.log, finding.Finding{Rule: RuleGroupKind, From: b.Place()})
		return
	}
	if p.plain == unsaid {
		p.plain, by = percentile, ingest.FromDefault
	}
	b.Decide("results", plural[p.plain]+", or bands in their place", by, sheet.Ref{})
	rd.oneColumnEach(p)
}

// oneColumnEach refuses a block in which two columns turn out to hold one thing.
func (rd *reading) oneColumnEach(p *plan) {
	type thing struct {
		name name
		kind kind
	}
	first := map[thing]int{}
	for _, c := range p.columns {
		of := thing{c.name, p.kindOf(c)}
		if other, twice := first[of]; twice {
			p.block.Refuse(rd.log, finding.Finding{Rule: record.RuleColumns, From: p.block.Table.Ref(p.block.Place().Row, c.col),
				Seen: "columns " + sheet.ColName(other) + " and " + sheet.ColName(c.col)})
			return
		}
		first[of] = c.col
	}
}

// kindOf is what a column holds, with what was decided of those that do not say.
func (p *plan) kindOf(c column) kind {
	if c.kind == unsaid {
		return p.plain
	}
	return c.kind
}

var plural = [...]string{percentile: "percentiles", percentage: "percentages", bandName: "bands"}

// whichSitting settles what says when the pupils sat.
func (rd *reading) whichSitting(p *plan) {
	b := p.block
	shared := len(b.Table.Lanes) > 1
	p.waved = b.Has(fieldWave) && !shared
	p.dated = b.Column(fieldDate) > 0 && (!shared || laned(b, fieldDate))
	if b.Column(fieldDate) > 0 && !p.dated {
		b.Decide("date", "not used: one column for sittings side by side", ingest.FromHeading, b.Head(fieldDate))
	}
	if asked := rd.asked[b.File.Path]; asked != "" && b.Wave.Value != asked && !p.waved {
		b.Refuse(rd.log, finding.Finding{Rule: RuleOption, From: b.Wave.At, Expected: "no option --wave: the headings say which sitting it is"})
		return
	}
	switch {
	case p.waved:
		b.Decide("sitting", "by a column", ingest.FromColumn, b.Head(fieldWave))
	case b.Wave.Value != "":
		b.Decide("sitting", b.Wave.Value, b.Wave.By, b.Wave.At)
	case p.cohort:
	case p.dated:
		b.Decide("sitting", "by each pupil's dates, the first for the baseline, the last for the endline", ingest.FromColumn, b.Head(fieldDate))
	default:
		b.Refuse(rd.log, finding.Finding{Rule: RuleSitting, From: b.Place()})
	}
}

// laned reports whether a field's column is of the block's own sitting.
func laned(b *record.Block, field string) bool {
	return slices.ContainsFunc(b.Lane.Fields[field], func(c *ingest.Column) bool { return c.Laned })
}
