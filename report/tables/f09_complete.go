package tables

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"apst/ingest"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// makeF09 is how complete the data are by term of entry and by centre.
func makeF09(b *builder, t *Table) {
	t.Frame = Frame{High: 100, Unit: "percent"}
	t.Stub, t.Columns = "Source", []Column{
		{ID: "source", Title: "Who or what", Text: true},
		{ID: "time", Title: "Time", Text: true},
		{ID: "usable", Title: "Usable", Unit: "pupils"},
		{ID: "expected", Title: "Expected", Unit: "pupils"},
		{ID: "usable_percent", Title: "Usable, % of expected", Unit: "percent", Places: 1},
	}
	m := b.CoverageMap()
	if len(m.Parts) == 0 || len(m.Pupils) == 0 {
		t.Why = "nothing was read"
		return
	}
	c := &completeness{b, t, &m}
	c.rows("all", "All together", "", func(*cohort.MapPupil) bool { return true })
	c.grouped("term", "Entered in the ", func(p *cohort.MapPupil) string { return termOf(p.Entry) }, termTitle)
	if b.in.Least == 0 { // outside the school one way of parting is enough
		c.grouped("centre", "Centre: ", func(p *cohort.MapPupil) string { return cmp.Or(p.Centre, notKnown) }, func(x string) string { return levelTitle("centre", x) })
	}
	t.Notes = []string{
		"Expected and usable are as in the table of coverage: of all on roll who take part, those of whom it is due, and of them those with something that can be used.",
		"Terms of entry are by the calendar: autumn from September, spring from January, summer from April.",
		"For readers outside the school pupils are parted by term alone, and only where there are enough of them for most parts to be shown.",
	}
}

// completeness writes the lines of groups of pupils.
type completeness struct {
	b *builder
	t *Table
	m *cohort.CoverageMap
}

// termOf is the term in which a day lies, by the calendar: 2022-1 is the autumn of the
// school year from 2022 on.
func termOf(day ingest.Date) string {
	switch {
	case day.IsZero():
		return notKnown
	case day.Month >= 9:
		return strconv.Itoa(int(day.Year)) + "-1"
	case day.Month < 4:
		return strconv.Itoa(int(day.Year)-1) + "-2"
	}
	return strconv.Itoa(int(day.Year)-1) + "-3"
}

// termTitle is a term as a label: "autumn term 2022".
func termTitle(term string) string {
	from, n, _ := strings.Cut(term, "-")
	year, err := strconv.Atoi(from)
	switch {
	case err != nil:
		return "term: not known"
	case n == "1":
		return "autumn term " + from
	case n == "2":
		return "spring term " + strconv.Itoa(year+1)
	}
	return "summer term " + strconv.Itoa(year+1)
}

// grouped are the lines of each group that there is.
func (c *completeness) grouped(way, heading string, of func(*cohort.MapPupil) string, title func(string) string) {
	var groups []string
	for i := range c.m.Pupils {
		if g := of(&c.m.Pupils[i]); !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	slices.SortFunc(groups, func(x, y string) int {
		if (x == notKnown) != (y == notKnown) {
			return cmp.Compare(b2i(x == notKnown), b2i(y == notKnown))
		}
		return cmp.Compare(x, y)
	})
	if len(groups) < 2 || len(c.m.Pupils) < cellsOf*c.b.in.Least*len(groups) {
		return
	}
	for _, g := range groups {
		c.rows(way+"/"+g, heading+title(g), way, func(p *cohort.MapPupil) bool { return of(p) == g })
	}
	for i := range c.m.Parts {
		for _, what := range []string{"usable", "expected"} {
			total, parts := c.name("all", i, what), make([]string, len(groups))
			for k, g := range groups {
				parts[k] = c.name(way+"/"+g, i, what)
			}
			c.b.sum(total, true, parts...)
		}
	}
}

// b2i makes a number of a condition, for sorting.
func b2i(x bool) int {
	if x {
		return 1
	}
	return 0
}

// name is what a number is called: those of all pupils as in the table of coverage, where
// the same stand.
func (c *completeness) name(group string, part int, what string) string {
	p := &c.m.Parts[part]
	id := "coverage/" + p.Measure + "/" + p.Informant + "/" + p.Time + "/" + what
	if p.Informant == "" && p.Time == "" {
		id = "coverage/" + p.Measure + "/all/" + what
	}
	if group != "all" {
		id += "#" + group
	}
	return id
}

// rows are the lines of a group, one a source and time.
func (c *completeness) rows(group, heading, way string, in func(*cohort.MapPupil) bool) {
	for i := range c.m.Parts {
		usable, expected := 0, 0
		for k := range c.m.Pupils {
			p := &c.m.Pupils[k]
			switch {
			case !in(p) || p.States[i] == cohort.MapNotDue:
				continue
			case p.States[i] == cohort.MapUsable:
				usable++
			}
			expected++
		}
		b := c.b
		u, e := c.name(group, i, "usable"), c.name(group, i, "expected")
		b.number(disclosure.Cell{ID: u, Kind: disclosure.Count, Value: float64(usable), Pupils: usable})
		b.number(disclosure.Cell{ID: e, Kind: disclosure.Count, Value: float64(expected), Pupils: expected})
		b.parted(e, u)
		if i > 0 { // of a group that everybody is due for, the same pupils
			b.same(c.name(group, 0, "expected"), e)
		}
		source, time := c.sourceTitle(i), titled(c.m.Parts[i].Time)
		if time == "" {
			time = "Any time"
		}
		cells := []Cell{words(source), words(time), b.print(u), b.print(e), lack(NotApplicable, "nobody is to have it yet")}
		if expected > 0 {
			cells[4] = b.percent(u, e, true)
		}
		c.t.Rows = append(c.t.Rows, Row{ID: group + "/" + c.partID(i), Population: cohort.All, Group: titled(heading), Label: source + ", " + lowered(time), Total: way == "", Cells: cells})
	}
}

// partID names a source and time in rows.
func (c *completeness) partID(i int) string {
	p := &c.m.Parts[i]
	return p.Measure + "/" + cmp.Or(p.Informant, "-") + "/" + cmp.Or(p.Time, "-")
}

// sourceTitle is a measure and who answered.
func (c *completeness) sourceTitle(i int) string {
	p := &c.m.Parts[i]
	if who := InformantTitle(p.Informant); who != "" {
		return c.short(p) + ", " + lowered(who)
	}
	return c.short(p)
}

// short is a measure in a word or two.
func (c *completeness) short(p *cohort.MapPart) string {
	if p.Measure == sdqMeasure {
		return "SDQ"
	}
	return titled(cmp.Or(p.Title, p.Measure))
}

// mapStates are the states of a pupil's records as the chart has them.
var mapStates = [...]string{cohort.MapNotDue: "not due yet", cohort.MapMissing: "open", cohort.MapUnusable: "open", cohort.MapUsable: "filled"}

// makeF09p is the same pupil by pupil, by when they came.
func makeF09p(b *builder, t *Table) {
	t.Pupils = true
	m := b.CoverageMap()
	if len(m.Parts) == 0 || len(m.Pupils) == 0 {
		t.Why = "nothing was read"
		return
	}
	c := &completeness{b, t, &m}
	t.Stub, t.Columns = "Pupil", []Column{{ID: "entry", Title: "Month of entry", Text: true}}
	for i := range m.Parts {
		title := c.sourceTitle(i)
		if time := m.Parts[i].Time; time != "" {
			title += ": " + time
		}
		t.Columns = append(t.Columns, Column{ID: c.partID(i), Title: title, Text: true})
	}
	for k := range m.Pupils {
		p := &m.Pupils[k]
		entry := "not known"
		if !p.Entry.IsZero() {
			entry = ingest.Date{Year: p.Entry.Year, Month: p.Entry.Month}.String()
		}
		row := Row{ID: strconv.Itoa(k + 1), Population: cohort.All, Label: strconv.Itoa(k + 1), Cells: []Cell{words(entry)}}
		for _, s := range p.States {
			row.Cells = append(row.Cells, words(mapStates[s]))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{
		"A row is a pupil, by when they came; nothing here says who. Filled is something that can be used; open is due, and nothing that can be used is there.",
	}
}
