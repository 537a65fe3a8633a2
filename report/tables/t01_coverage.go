package tables

import (
	"cmp"
	"strconv"
	"strings"

	"apst/ingest"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// makeT01 is how much of the data there is: of whom something was expected, came and can
// be used, and where the rows of the files went.
func makeT01(b *builder, t *Table) {
	t.Stub = "Source"
	t.Columns = []Column{
		{ID: "expected", Title: "Expected", Unit: "pupils"},
		{ID: "received", Title: "Received", Unit: "pupils"},
		{ID: "usable", Title: "Usable", Unit: "pupils"},
		{ID: "usable_percent", Title: "Usable, % of expected", Unit: "percent", Places: 1},
		{ID: "last", Title: "Last in", Text: true},
		{ID: "rows", Title: "Rows of files", Unit: "rows"},
	}
	t.Why = "nothing was read"
	for _, s := range b.Coverage() {
		c := &covered{b: b, t: t, s: &s, id: "coverage/" + s.Measure + "/"}
		c.pupils("all", "All together", true, &s.Covered)
		for i := range s.Parts {
			p := &s.Parts[i]
			label := titled(p.Time)
			if who := InformantTitle(p.Informant); who != "" {
				label = who + ", " + strings.ReplaceAll(p.Time, "-", " ")
			}
			c.pupils(p.Informant+"/"+p.Time, label, false, p)
		}
		c.rows()
	}
	t.Notes = []string{
		"Expected are the pupils whose it is due, or who have it already: a baseline of all who take part, an endline of those who have left or whose period is over, a destination of leavers. Nobody is due for a wave in between.",
		"Received is anything that was joined to the pupil, though it be spoilt. Usable is a score or a rate of the measure's main outcome: enough items answered, enough possible sessions, a standardised score.",
		"Rows of files are all rows about pupils, whoever they are: those used, those that say what another row says, and those that cannot be read. Results that are not joined belong to nobody on the list of pupils, or repeat or contradict another.",
		"The list of what is wrong row by row, with what to do, is made by apst check and stays in the school.",
	}
}

// covered is the coverage of a measure as it becomes rows.
type covered struct {
	b  *builder
	t  *Table
	s  *cohort.SourceCoverage
	id string

	counted []string // the numbers of pupils so far
}

// put puts a number of pupils, or of rows about them, in.
func (c *covered) put(name string, n int) string {
	c.b.number(disclosure.Cell{ID: c.id + name, Kind: disclosure.Count, Value: float64(n), Pupils: n, Size: true})
	return c.id + name
}

// pupils is the row of pupils of whom something is expected. Whether data came tells
// nothing of a pupil.
func (c *covered) pupils(name, label string, total bool, p *cohort.Covered) {
	b, none := c.b, lack(NotApplicable, "")
	received, usable := c.put(name+"/received", p.Received), c.put(name+"/usable", p.Usable)
	c.counted = append(c.counted, received, usable)
	b.parted(received, usable)
	if !total {
		b.parted(c.id+"all/received", received)
		b.parted(c.id+"all/usable", usable)
	}
	cells := []Cell{lack(NotApplicable, "nobody is due for it"), b.print(received), b.print(usable), none, month(p.Last, received), none}
	if !p.Open {
		expected := c.put(name+"/expected", p.Expected)
		b.parted(expected, received)
		b.same(expected, b.known(key{population: cohort.All, statistic: "pupils"}))
		cells[0], cells[3] = b.print(expected), b.percent(usable, expected, true)
	}
	c.first(p, usable)
	c.t.Rows = append(c.t.Rows, Row{ID: c.s.Measure + "/" + name, Population: cohort.All, Group: cmp.Or(c.s.Title, c.s.Measure), Label: label, Total: total, Cells: cells})
}

// first notes that the usable of the first of two times are the baselines of results.
func (c *covered) first(p *cohort.Covered, usable string) {
	o := c.b.outcome[[2]string{c.s.Measure, c.s.Scale}]
	if o == nil || p.Time != "baseline" && p.Time != "before" {
		return
	}
	c.b.same(usable, c.b.known(key{population: cohort.All, measure: c.s.Measure, scale: o.Scale, informant: p.Informant, period: periodOf(o), statistic: "baselines"}))
}

// month is the month of the last that came, hidden with how many came.
func month(last ingest.Date, received string) Cell {
	if last.IsZero() {
		return lack(NotApplicable, "nothing of it has a date")
	}
	return Cell{Text: monthTitle(strconv.Itoa(int(last.Year)) + "-" + twoDigits(int(last.Month))), Of: received}
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// parted notes that one count is of pupils of another, and that whether they are tells
// nothing of them; the same number where all are.
func (b *builder) parted(whole, part string) {
	switch {
	case b.worth(whole) == b.worth(part):
		b.same(whole, part)
	case b.worth(whole) > b.worth(part):
		rest := whole + "#without " + part
		b.number(disclosure.Cell{ID: rest, Kind: disclosure.Count, Value: b.worth(whole) - b.worth(part)})
		b.sum(whole, true, part, rest)
	}
}

// rows are where the rows of the measure's files went, and what was made of them. A row is
// a pupil once more at another time or by another informant: what all of them add up to
// tells of a number of pupils that is hidden.
func (c *covered) rows() {
	b, r, none := c.b, &c.s.Rows, lack(NotApplicable, "")
	add := func(name, label string, total bool, n int) string {
		id := c.put("rows/"+name, n)
		b.follow(id, c.counted...)
		c.t.Rows = append(c.t.Rows, Row{
			ID: c.s.Measure + "/rows/" + name, Population: "", Group: cmp.Or(c.s.Title, c.s.Measure) + ": rows of files", Label: label, Total: total,
			Cells: []Cell{none, none, none, none, none, b.print(id)},
		})
		return id
	}
	all, used := add("all", "Rows about pupils", true, r.Read-r.Outside), add("used", "Used", false, r.Used)
	made, joined := "", []string{}
	if b.in.Least > 0 { // why not is for those who can mend it
		b.sum(all, true, used, add("not-used", "Not used", false, r.Again+r.Refused))
		made = add("made", "Results made of the rows used", true, r.Results)
		joined = append(joined, add("linked", "Joined to a pupil", false, r.Linked), add("not-linked", "Not joined", false, r.Results-r.Linked))
	} else {
		b.sum(all, true, used, add("again", "Say what another row says", false, r.Again), add("refused", "Cannot be read", false, r.Refused))
		made = add("made", "Results made of the rows used", true, r.Results)
		joined = append(joined, add("linked", "Joined to a pupil", false, r.Linked))
		for i, e := range r.Why {
			joined = append(joined, add(e.Reason+"/"+strconv.Itoa(i), titled(e.Reason)+": "+e.Title, false, e.N))
		}
	}
	b.sum(made, true, joined...)
	b.same(used, made)
}
