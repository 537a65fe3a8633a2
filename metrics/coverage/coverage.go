package coverage

import (
	"cmp"
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// Record is one questionnaire with answers.
type Record struct {
	Pupil     string
	Placement int    // 1 unless the pupil came back
	Wave      string // baseline, endline or another name
	Informant string
	Date      ingest.Date // zero when not known
	At        sheet.Ref
}

// Entry is one line of the list of pupils: a pupil in one placement.
type Entry struct {
	ID          string
	Also        string // another identifier of the pupil, such as the school's own beside a UPN
	Entry, Exit ingest.Date
	At          sheet.Ref
}

// Input is what is compared.
type Input struct {
	Records []Record
	Roster  []Entry // nil where no list was read
}

// Coverage is how many have what.
type Coverage struct {
	Counts []Count // by wave and informant: baselines first, endlines last
	Pairs  []Pair  // by informant
	Listed int     // pupils on the list; 0 without one
	Asked  int     // of them, those with a questionnaire
	Absent int     // of them, those who have none and came after the last questionnaire or left before the first
	Left   int     // placements with a baseline that ended before the first endline: none is missing
	Joined int     // placements with an endline that began after the last baseline: none is missing
	NotRun []finding.NotRun
}

// Ran reports whether a rule had something to apply to.
func (c *Coverage) Ran(r *finding.Rule) bool {
	return !slices.ContainsFunc(c.NotRun, func(n finding.NotRun) bool { return n.Rule == r })
}

// Count is how many placements of pupils have a questionnaire of a wave by an
// informant, and how many of their pupils are on the list.
type Count struct {
	Wave, Informant string
	N, Listed       int
}

// Pair is how many placements have a baseline by an informant, and how many of them
// an endline by the same.
type Pair struct {
	Informant      string
	Baseline, Both int
}

// Cover compares the questionnaires with each other and with the list of pupils, and
// logs who lacks what. The same input gives the same findings in the same order: that
// of the records, then that of the list.
func Cover(in Input, log *finding.Log) *Coverage {
	c := &cover{Input: in, log: log, out: &Coverage{}}
	c.list()
	c.visits()
	c.waves()
	c.count()
	c.strangers()
	c.unpaired()
	c.unasked()
	c.notRun()
	return c.out
}

// visit is one placement of a pupil.
type visit struct {
	pupil     string
	placement int
	records   []*Record
}

// first is the visit's first record of a wave; nil for none.
func (v *visit) first(wave string) *Record {
	for _, r := range v.records {
		if r.Wave == wave {
			return r
		}
	}
	return nil
}

func (v *visit) has(wave, informant string) bool {
	return slices.ContainsFunc(v.records, func(r *Record) bool { return r.Wave == wave && r.Informant == informant })
}

type cover struct {
	Input
	log  *finding.Log
	out  *Coverage
	all  []*visit
	seen map[string]bool // pupils with a record, by the identifier of the list

	entries map[string][]*Entry // by identifier, in order of entry
	also    map[string]string   // the list's identifier by the other one

	baselines, endlines       int
	firstDay, lastDay         ingest.Date // of all questionnaires
	lastBaseline, firstEnding ingest.Date
}

// list finds the entries of each pupil. An identifier that two pupils share beside
// their own names neither.
func (c *cover) list() {
	c.entries, c.also = map[string][]*Entry{}, map[string]string{}
	for i := range c.Roster {
		e := &c.Roster[i]
		c.entries[e.ID] = append(c.entries[e.ID], e)
		if e.Also == "" {
			continue
		}
		if other, twice := c.also[e.Also]; twice && other != e.ID {
			c.also[e.Also] = ""
			continue
		}
		c.also[e.Also] = e.ID
	}
	for _, own := range c.entries {
		slices.SortStableFunc(own, func(a, b *Entry) int { return compareDates(a.Entry, b.Entry) })
	}
	c.out.Listed = len(c.entries)
}

func compareDates(a, b ingest.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

// listed is the identifier by which the list knows a pupil; empty for a stranger.
func (c *cover) listed(pupil string) string {
	if c.entries[pupil] != nil {
		return pupil
	}
	return c.also[pupil]
}

// entry is the line of the list for a placement: the first for the first, and so on,
// or the last there is; nil for a stranger.
func (c *cover) entry(v *visit) *Entry {
	own := c.entries[c.listed(v.pupil)]
	if len(own) == 0 {
		return nil
	}
	return own[max(0, min(v.placement, len(own))-1)]
}

// visits gathers the records of each placement.
func (c *cover) visits() {
	type who struct {
		pupil     string
		placement int
	}
	byWho := map[who]*visit{}
	c.seen = map[string]bool{}
	for i := range c.Records {
		r := &c.Records[i]
		k := who{r.Pupil, r.Placement}
		if byWho[k] == nil {
			byWho[k] = &visit{pupil: r.Pupil, placement: r.Placement}
			c.all = append(c.all, byWho[k])
		}
		byWho[k].records = append(byWho[k].records, r)
		c.seen[c.listed(r.Pupil)] = true
	}
}

// waves finds when the questionnaires were filled in.
func (c *cover) waves() {
	early := func(at *ingest.Date, d ingest.Date) {
		if at.IsZero() || at.After(d) {
			*at = d
		}
	}
	late := func(at *ingest.Date, d ingest.Date) {
		if at.IsZero() || d.After(*at) {
			*at = d
		}
	}
	for i := range c.Records {
		r := &c.Records[i]
		switch r.Wave {
		case "baseline":
			c.baselines++
		case "endline":
			c.endlines++
		}
		if r.Date.IsZero() {
			continue
		}
		early(&c.firstDay, r.Date)
		late(&c.lastDay, r.Date)
		switch r.Wave {
		case "baseline":
			late(&c.lastBaseline, r.Date)
		case "endline":
			early(&c.firstEnding, r.Date)
		}
	}
}

// count fills the counts and pairs.
func (c *cover) count() {
	type part struct{ wave, informant string }
	counts := map[part]*Count{}
	pairs := map[string]*Pair{}
	for _, v := range c.all {
		met := map[part]bool{}
		for _, r := range v.records {
			k := part{r.Wave, r.Informant}
			if met[k] {
				continue
			}
			met[k] = true
			if counts[k] == nil {
				counts[k] = &Count{Wave: r.Wave, Informant: r.Informant}
			}
			counts[k].N++
			if c.listed(v.pupil) != "" {
				counts[k].Listed++
			}
			if r.Wave != "baseline" {
				continue
			}
			if pairs[r.Informant] == nil {
				pairs[r.Informant] = &Pair{Informant: r.Informant}
			}
			pairs[r.Informant].Baseline++
			if v.has("endline", r.Informant) {
				pairs[r.Informant].Both++
			}
		}
	}
	for _, n := range counts {
		c.out.Counts = append(c.out.Counts, *n)
	}
	for _, p := range pairs {
		c.out.Pairs = append(c.out.Pairs, *p)
	}
	slices.SortFunc(c.out.Counts, func(a, b Count) int {
		return cmp.Or(cmp.Compare(rank(a.Wave), rank(b.Wave)), cmp.Compare(a.Wave, b.Wave), cmp.Compare(a.Informant, b.Informant))
	})
	slices.SortFunc(c.out.Pairs, func(a, b Pair) int { return cmp.Compare(a.Informant, b.Informant) })
}

// rank puts baselines first and endlines last.
func rank(wave string) int {
	switch wave {
	case "baseline":
		return 0
	case "endline":
		return 2
	}
	return 1
}

// about logs a finding about a pupil.
func (c *cover) about(r *finding.Rule, pupil string, at sheet.Ref, seen string) {
	c.log.Add(finding.Finding{Rule: r, From: at, Pupil: pupil, Seen: seen})
}

// unpaired logs the placements with one wave of two, but for those whose pupils were
// not there for the other.
func (c *cover) unpaired() {
	if c.baselines == 0 || c.endlines == 0 {
		return
	}
	for _, v := range c.all {
		before, after, e := v.first("baseline"), v.first("endline"), c.entry(v)
		switch {
		case before != nil && after == nil && e != nil && !e.Exit.IsZero() && !c.firstEnding.IsZero() && c.firstEnding.After(e.Exit):
			c.out.Left++
		case before != nil && after == nil:
			c.about(RuleNoEndline, v.pupil, before.At, "")
		case after != nil && before == nil && e != nil && !c.lastBaseline.IsZero() && e.Entry.After(c.lastBaseline):
			c.out.Joined++
		case after != nil && before == nil:
			c.about(RuleNoBaseline, v.pupil, after.At, "")
		}
	}
}

// unasked logs the pupils on the list who have no questionnaire, but for those who
// were not there while any was filled in.
func (c *cover) unasked() {
	if c.Roster == nil || len(c.Records) == 0 {
		return
	}
	told := map[string]bool{}
	for i := range c.Roster {
		id := c.Roster[i].ID
		if told[id] {
			continue
		}
		told[id] = true
		if c.seen[id] {
			c.out.Asked++
			continue
		}
		if !slices.ContainsFunc(c.entries[id], c.there) {
			c.out.Absent++
			continue
		}
		c.about(RuleUnasked, id, c.Roster[i].At, stay(&c.Roster[i]))
	}
}

// there reports whether a placement overlaps the days on which questionnaires were
// filled in, as far as these are known.
func (c *cover) there(e *Entry) bool {
	came := c.lastDay.IsZero() || !e.Entry.After(c.lastDay)
	stayed := e.Exit.IsZero() || c.firstDay.IsZero() || !c.firstDay.After(e.Exit)
	return came && stayed
}

// stay says when a placement began and ended.
func stay(e *Entry) string {
	switch {
	case e.Entry.IsZero() && e.Exit.IsZero():
		return ""
	case e.Exit.IsZero():
		return fmt.Sprintf("from %s", e.Entry)
	case e.Entry.IsZero():
		return fmt.Sprintf("until %s", e.Exit)
	}
	return fmt.Sprintf("from %s to %s", e.Entry, e.Exit)
}
