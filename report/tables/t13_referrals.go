package tables

import (
	"apst/metrics"
	"apst/metrics/cohort"
)

// The scales under which acts are told: totals that must not be taken for one another.
const (
	scaleReferrals = "referrals"
	scaleRequests  = "requests"
	scaleSeen      = "pupils"
	scaleContacts  = "contacts"
	scaleEpisodes  = "episodes"
	scaleUniversal = "universal"
)

// makeT13 is referrals, requests, pupils seen, contacts and episodes.
func makeT13(b *builder, t *Table) {
	t.Stub, t.Columns = "What", []Column{
		{ID: "counted", Title: "Counted in", Text: true},
		{ID: "n", Title: "Number"},
		{ID: "of", Title: "Out of"},
		{ID: "median", Title: "Median", Places: 1},
		{ID: "q1", Title: "Lower quartile", Places: 1},
		{ID: "q3", Title: "Upper quartile", Places: 1},
		{ID: "per_100", Title: "Per 100", Places: 1},
		{ID: "lower", Title: "Per 100, lower 95% limit", Places: 1},
		{ID: "upper", Title: "Per 100, upper 95% limit", Places: 1},
	}
	for _, population := range populations {
		d := dosage{b, t, population}
		if population != cohort.All && b.tooFew(population) {
			continue
		}
		d.referrals()
		d.requests()
		if population == cohort.All {
			d.pupils()
			d.contacts()
			d.episodes()
			d.universal()
		}
	}
	t.lacking("no referrals and no contacts were read")
	t.Notes = []string{
		"Referrals, requests, pupils, contacts and episodes are totals of their own and must not be taken for one another: a referral may ask for several specialists, and a pupil may be referred more than once. Each line says what it counts.",
		"Signposted is back to what the school offers anyway: an outcome, and no failure. Days run from the referral to the decision, and to the first contact with the specialist.",
		"Specialists are by the eight national roles, and other; those who were neither asked for nor seen are left out. A pupil may be seen by several, so that pupils by specialist do not add up to the pupils seen.",
		"Per 100 is referrals per 100 pupils on roll, with the exact Poisson interval; of contacts, those attended per 100 planned whose outcome is known and which nobody cancelled. Contacts of a pupil are alike, so that they have no interval.",
		"Hours are of attended contacts whose minutes are known. Sessions with everybody are in no pupil's amount of support. Whoever was seen belongs to the supported, so that contacts are given once.",
	}
}

// dosage writes the lines of a population.
type dosage struct {
	b          *builder
	t          *Table
	population string
}

// get is a result of acts; nil for none.
func (d *dosage) get(scale, statistic, category string) *metrics.Result {
	return d.b.find(key{population: d.population, measure: supportMeasure, scale: scale, statistic: statistic, category: category})
}

// row adds a line; cells that are not given are not applicable.
func (d *dosage) row(part, id, label, counted string, total bool, cells map[int]Cell) {
	row := Row{ID: d.population + "/" + id, Population: d.population, Group: part + ", " + PopulationTitle(d.population), Label: label, Total: total}
	for i := range d.t.Columns {
		c, ok := cells[i]
		switch {
		case i == 0:
			c = words(counted)
		case !ok:
			c = lack(NotApplicable, "")
		}
		row.Cells = append(row.Cells, c)
	}
	d.t.Rows = append(d.t.Rows, row)
}

// number is a line of a number out of another.
func (d *dosage) number(part, id, label, counted string, r, of *metrics.Result) {
	if r == nil {
		return
	}
	own := d.b.value(r)
	cells := map[int]Cell{}
	if of != nil && of != r {
		cells[2] = d.b.value(of)
		own.Of = cells[2].Number
	}
	cells[1] = own
	d.row(part, id, label, counted, of == nil || of == r, cells)
}

// parts are the lines of the parts of a number.
func (d *dosage) parts(part, scale, statistic, counted string, whole *metrics.Result, categories []string, title func(string) string) {
	if d.few() {
		return
	}
	for _, c := range categories {
		d.number(part, statistic+"/"+c, title(c), counted, d.get(scale, statistic, c), whole)
	}
}

// few reports whether the pupils referred, or seen, are too few to be parted.
func (d *dosage) few() bool {
	referred, seen := d.get(scaleReferrals, "referred_pupils", ""), d.get(scaleSeen, "seen_pupils", "")
	return d.b.unpartable(referred) && d.b.unpartable(seen)
}

// spread is a line of a median and its quartiles. n is how many they are of.
func (d *dosage) spread(part, scale, stem, label, counted string, n, of Cell) {
	median := d.get(scale, stem+"_median", "")
	if median == nil {
		return
	}
	d.row(part, stem, label, counted, false, map[int]Cell{1: n, 2: of, 3: d.b.value(median), 4: d.b.value(d.get(scale, stem+"_q1", "")), 5: d.b.value(d.get(scale, stem+"_q3", ""))})
}

func (d *dosage) referrals() {
	const part = "Referrals"
	all := d.get(scaleReferrals, "referrals", "")
	if all == nil {
		return
	}
	cells := map[int]Cell{1: d.b.value(all)}
	if rate := d.get(scaleReferrals, "referral_rate", ""); rate != nil {
		cells[6], cells[7], cells[8] = d.b.value(rate), d.b.lower(rate), d.b.upper(rate)
	}
	d.row(part, "referrals", "Referrals", "referrals", true, cells)
	d.parts(part, scaleReferrals, "referrals_by_source", "referrals", all, append(metrics.Askers(), notKnown), sourceTitle)
	d.number(part, "referred_pupils", "Pupils referred", "pupils", d.get(scaleReferrals, "referred_pupils", ""), d.b.pupils(d.population))
}

// sourceTitle is who asked, as a label.
func sourceTitle(by string) string {
	switch by {
	case "self":
		return "By pupils themselves"
	case notKnown:
		return "Not known by whom"
	}
	return "By " + by
}

func (d *dosage) requests() {
	const part = "Requests"
	all := d.get(scaleRequests, "requests", "")
	if all == nil {
		return
	}
	d.number(part, "requests", "Specialists asked for", "requests", all, nil)
	d.parts(part, scaleRequests, "requests_by_decision", "requests", all, append(metrics.Decisions(), notKnown), wordTitle)
	if d.population == cohort.All {
		d.parts(part, scaleRequests, "requests_by_role", "requests", all, d.b.roleIDs(), d.b.roleTitle)
	}
	for _, s := range []metrics.Named{{ID: "decision_days", Title: "Days to the decision"}, {ID: "contact_days", Title: "Days to the first contact"}} {
		if r := d.get(scaleRequests, s.ID+"_median", ""); r != nil {
			d.spread(part, scaleRequests, s.ID, s.Title, "requests", d.b.actN(r), d.b.value(all))
		}
	}
}

func (d *dosage) pupils() {
	const part = "Pupils seen"
	seen := d.get(scaleSeen, "seen_pupils", "")
	if seen == nil {
		return
	}
	all := d.b.pupils(d.population)
	d.number(part, "seen", "Pupils with a contact they attended", "pupils", seen, all)
	d.parts(part, scaleSeen, "seen_by_role", "pupils", seen, d.b.roleIDs(), func(id string) string { return "By " + lowered(d.b.roleTitle(id)) })
	d.byMany(part, seen, all)
	for _, s := range []metrics.Named{{ID: "specialists", Title: "Specialists of a pupil seen"}, {ID: "hours", Title: "Hours of a pupil seen"}} {
		if r := d.get(scaleSeen, s.ID+"_median", ""); r != nil && !d.few() {
			d.spread(part, scaleSeen, s.ID, s.Title, "pupils", d.b.n(r), d.b.value(seen))
		}
	}
}

// byMany are the pupils by how many specialists they were seen by, where there are enough
// of them: the median says it in short.
func (d *dosage) byMany(part string, seen, all *metrics.Result) {
	const ways = 3
	if d.b.coarse(seen, ways) {
		return
	}
	for _, n := range []metrics.Named{{ID: "0", Title: "Seen by nobody"}, {ID: "1", Title: "Seen by one specialist"}, {ID: "2", Title: "Seen by two"}, {ID: "3+", Title: "Seen by three or more"}, {ID: notKnown, Title: "Not known by how many"}} {
		r := d.get(scaleSeen, "specialists", n.ID)
		if n.ID == notKnown && r != nil && r.Value == 0 {
			continue // of everybody it is known
		}
		d.number(part, "specialists/"+n.ID, n.Title, "pupils", r, all)
	}
}

func (d *dosage) contacts() {
	const part = "Contacts"
	planned, attended := d.get(scaleContacts, "contacts_planned", ""), d.get(scaleContacts, "contacts_attended", "")
	if planned == nil || attended == nil {
		return
	}
	d.number(part, "planned", "Planned", "contacts", planned, nil)
	for _, s := range []metrics.Named{{ID: "missed", Title: "Planned and missed"}, {ID: "cancelled", Title: "Planned and cancelled"}, {ID: "open", Title: "Planned, without an outcome"}} {
		d.number(part, s.ID, s.Title, "contacts", d.get(scaleContacts, "contacts_"+s.ID, ""), planned)
	}
	cells := map[int]Cell{1: d.b.value(attended)}
	if share := d.get(scaleContacts, "contacts_attended_percent", ""); share != nil {
		cells[6] = d.b.value(share)
	}
	d.row(part, "attended", "Attended", "contacts", true, cells)
	d.number(part, "unplanned", "Attended without being planned", "contacts", d.get(scaleContacts, "contacts_unplanned", ""), attended)
	d.parts(part, scaleContacts, "contacts_by_role", "contacts", attended, d.b.roleIDs(), func(id string) string { return "Attended with " + lowered(d.b.roleTitle(id)) })
	hours := d.get(scaleContacts, "hours_total", "")
	d.number(part, "hours_total", "Hours attended", "hours", hours, nil)
	if hours != nil && hours.Known() && attended.Known() { // an hour more is a contact more
		d.b.follow(d.b.result(hours), d.b.result(attended))
	}
}

func (d *dosage) episodes() {
	const part = "Episodes"
	all := d.get(scaleEpisodes, "episodes", "")
	if all == nil {
		return
	}
	d.number(part, "episodes", "Stretches of work with a pupil", "episodes", all, nil)
	endings := append(metrics.Endings(), "open", notKnown)
	d.parts(part, scaleEpisodes, "episodes_by_end", "episodes", all, endings, endTitle)
	d.number(part, "open_at_end", "Open at the end of the period", "episodes", d.get(scaleEpisodes, "episodes_open", ""), nil)
}

// endTitle is how work ended, as a label.
func endTitle(id string) string {
	switch id {
	case "open":
		return "Not ended"
	case notKnown:
		return "Not known how it ended"
	}
	return "Ended: " + lowered(wordTitle(id))
}

func (d *dosage) universal() {
	const part = "Sessions with everybody"
	d.number(part, "universal_sessions", "Sessions", "sessions", d.get(scaleUniversal, "universal_sessions", ""), nil)
	d.number(part, "universal_attendances", "Attendances", "attendances", d.get(scaleUniversal, "universal_attendances", ""), nil)
}

// roleIDs are the national roles that were asked for or seen, in their order, and last
// that nobody is named.
func (b *builder) roleIDs() []string {
	occur := map[string]bool{}
	for i := range b.Analysis.Results {
		switch r := &b.Analysis.Results[i]; r.Statistic {
		case "requests_by_role", "seen_by_role", "contacts_by_role":
			occur[r.Category] = occur[r.Category] || r.Value > 0
		}
	}
	var out []string
	for _, r := range b.roles() {
		if occur[r.ID] {
			out = append(out, r.ID)
		}
	}
	if occur[notKnown] {
		out = append(out, notKnown)
	}
	return out
}
