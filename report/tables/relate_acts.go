package tables

import (
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// actParts are numbers of acts whose categories add up to another, by the names of their
// statistics.
var actParts = [][2]string{
	{"referrals_by_source", "referrals"}, {"requests_by_decision", "requests"}, {"requests_by_role", "requests"}, {"requests_by_specialism", "requests"},
	{"contacts_by_role", "contacts_attended"}, {"episodes_by_end", "episodes"},
}

// acts are how numbers of what was done hang together: parts with their totals, stages
// with the stage before, contacts that were planned with what came of them, pupils with
// how many they were seen by, the supported with all.
func (b *builder) acts() {
	if !b.anyActs() {
		return
	}
	for _, population := range populations {
		a := acting{b, population}
		for _, p := range actParts {
			a.parts(p[0], p[1])
		}
		a.months()
		a.funnels()
		a.waits()
		a.contacts()
		a.rate()
		a.specialists()
		a.overlap()
		a.open()
	}
	b.unsupported()
}

// anyActs reports whether anything of the set tells of acts.
func (b *builder) anyActs() bool {
	for i := range b.set.Numbers.Cells {
		if r := b.names[b.set.Numbers.Cells[i].ID]; r != nil && isAct(r) {
			return true
		}
	}
	return false
}

// acting is the acts of a population.
type acting struct {
	*builder
	population string
}

// actScales are where statistics of acts stand.
var actScales = []string{scaleReferrals, scaleRequests, scaleSeen, scaleContacts, scaleEpisodes}

// act is a result of acts, wherever it stands; nil for none, and for one without a value.
func (a *acting) act(statistic, category, period string) *metrics.Result {
	for _, scale := range actScales {
		if r := a.find(key{population: a.population, measure: supportMeasure, scale: scale, statistic: statistic, category: category, period: period}); r != nil && r.Known() {
			return r
		}
	}
	return nil
}

// name is the number of a result of acts; empty for none.
func (a *acting) name(statistic, category string) string {
	if r := a.act(statistic, category, ""); r != nil {
		return a.result(r)
	}
	return ""
}

// all are the results of a statistic of acts that have a value.
func (a *acting) all(statistic string) []*metrics.Result {
	var out []*metrics.Result
	for i := range a.Analysis.Results {
		if r := &a.Analysis.Results[i]; r.Statistic == statistic && r.Population == a.population && len(r.Group) == 0 && r.Known() {
			out = append(out, r)
		}
	}
	return out
}

// printed reports whether any of some results is in the set.
func (a *acting) printed(list []*metrics.Result) bool {
	for _, r := range list {
		if a.has(cohort.ResultID(r)) {
			return true
		}
	}
	return false
}

// whole makes parts add up to a total, if they do.
func (a *acting) whole(total string, parts []string) {
	sum := 0.0
	for _, id := range parts {
		sum += a.worth(id)
	}
	if total != "" && len(parts) > 0 && sum == a.worth(total) {
		a.sum(total, false, parts...)
	}
}

// parts are the categories of a number.
func (a *acting) parts(statistic, whole string) {
	list := a.all(statistic)
	if !a.printed(list) {
		return
	}
	var parts []string
	for _, r := range list { // what nobody prints and everybody sees to be nothing is no part
		if r.Value > 0 || a.has(cohort.ResultID(r)) {
			parts = append(parts, a.result(r))
		}
	}
	a.whole(a.name(whole, ""), parts)
}

// months: specialists add up to the month, and months to all and to each specialist.
func (a *acting) months() {
	list := a.all("requests_by_month")
	if !a.printed(list) {
		return
	}
	byMonth, byRole := map[string][]string{}, map[string][]string{}
	var months, roles []string
	total := map[string]string{}
	for _, r := range list {
		id := a.result(r)
		if r.Category == "" {
			months, total[r.Period] = append(months, r.Period), id
			byRole[""] = append(byRole[""], id)
			continue
		}
		byMonth[r.Period] = append(byMonth[r.Period], id)
		if byRole[r.Category] == nil {
			roles = append(roles, r.Category)
		}
		byRole[r.Category] = append(byRole[r.Category], id)
	}
	for _, m := range months {
		a.whole(total[m], byMonth[m])
	}
	a.whole(a.name("requests", ""), byRole[""])
	for _, role := range roles {
		a.whole(a.name("requests_by_role", role), byRole[role])
	}
	for _, r := range a.all("requests_by_role") {
		if id := cohort.ResultID(r); r.Value == 0 && byRole[r.Category] == nil && a.has(id) {
			a.cell(id).Fixed = true // in no month: everybody can see it
		}
	}
}

// rather is what is left of events when some of them are taken away: of so many pupils at
// most.
func (a *acting) rather(total, name string, parts ...string) {
	left, pupils := a.worth(total), a.cell(total).Pupils
	for _, p := range parts {
		left -= a.worth(p)
	}
	if left <= 0 {
		a.whole(total, parts)
		return
	}
	id := total + "#" + name
	a.number(disclosure.Cell{ID: id, Kind: disclosure.Events, Value: left, Pupils: max(1, min(int(left), pupils))})
	a.sum(total, false, append(parts, id)...)
}

// waits: of so many requests the days are known. The others are mostly those that wait, or
// that nobody decided about: what hides one of these hides how many there are.
func (a *acting) waits() {
	for _, s := range []struct {
		name string
		by   []*metrics.Result
	}{{"n_decision_days", a.all("requests_by_decision")}, {"n_contact_days", a.all("request_funnel")}} {
		id := cohort.ResultID(&metrics.Result{School: a.school(), Arm: a.arm(), Population: a.population, Measure: supportMeasure, Scale: scaleRequests, Statistic: s.name})
		if !a.has(id) {
			continue
		}
		for _, r := range s.by {
			other := a.result(r)
			a.virtual(other)
			a.follow(id, other)
		}
		if all := a.name("requests", ""); all != "" && a.worth(all) >= a.worth(id) {
			a.rather(all, s.name, id)
		}
	}
}
