package support

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
)

// fewest is how many values a median is given of.
const fewest = 5

// fewestOfRate is how many pupils a rate is given of: with fewer it would tell of one.
const fewestOfRate = 3

// Summary implements [metrics.Reading].
func (rd *reading) Summary() []metrics.Line {
	l := rd.result
	out := []metrics.Line{{Label: "As of", Text: l.asOfText()}}
	out = append(out, l.totalLines()...)
	out = append(out, l.referralLines()...)
	out = append(out, l.contactLines()...)
	out = append(out, l.doseLines()...)
	out = append(out, l.incidentLines()...)
	return append(out, l.viewLines()...)
}

func (l *linked) asOfText() string {
	switch {
	case l.day.IsZero():
		return "no day is known"
	case l.asked.AsOf.IsZero():
		return l.day.String() + ", the latest day in the files on which something has happened"
	}
	return l.day.String()
}

// totals are the four numbers that must not be taken for one another.
type totals struct{ referrals, requests, pupils, attended int }

func (l *linked) totals() (t totals) {
	t.referrals = len(l.referred)
	for _, r := range l.referred {
		t.requests += len(r.requests)
	}
	for _, id := range l.order {
		n := 0
		for _, s := range l.pupils[id].shares {
			for _, c := range s.contacts {
				n += c.all()
			}
		}
		t.attended += n
		if n > 0 {
			t.pupils++
		}
	}
	return t
}

func (l *linked) totalLines() []metrics.Line {
	if !l.supported() {
		return nil
	}
	t := l.totals()
	return []metrics.Line{
		{Label: "Four totals, which are different things"},
		{Label: "Referrals", Text: strconv.Itoa(t.referrals)},
		{Label: "Requests in them", Text: strconv.Itoa(t.requests)},
		{Label: "Pupils seen", Text: strconv.Itoa(t.pupils)},
		{Label: "Contacts attended", Text: strconv.Itoa(t.attended)},
	}
}

// tallied counts words in the order of a table; what is empty comes last.
func tallied(field string, words []string) string {
	counts := map[string]int{}
	for _, w := range words {
		counts[w]++
	}
	var out []string
	for _, m := range tables().means[field] {
		if counts[m] > 0 {
			out = append(out, fmt.Sprintf("%s %d", m, counts[m]))
		}
	}
	if counts[""] > 0 {
		out = append(out, fmt.Sprintf("not known %d", counts[""]))
	}
	return strings.Join(out, ", ")
}

func (l *linked) referralLines() []metrics.Line {
	if !l.has(shapeReferrals, shapeDated) {
		return nil
	}
	var by, decisions []string
	var decide, wait, open []int
	roles := map[string]int{}
	referred := map[string]bool{}
	for _, r := range l.referred {
		referred[r.pupil] = true
		by = append(by, r.by)
		for _, a := range r.requests {
			w := l.wait(r, a)
			decisions = append(decisions, a.decision)
			decide, wait = withCell(decide, w.decide), withCell(wait, w.seen)
			if a.decision == "waiting" || a.decision == "" {
				open = withCell(open, w.open)
			}
			roles[a.specialism.role]++
		}
	}
	out := []metrics.Line{
		{Label: "Referrals"},
		{Label: "Pupils referred", Text: strconv.Itoa(len(referred))},
		{Label: "Referrals by source", Text: tallied(fieldReferredBy, by)},
		{Label: "Requests by decision", Text: tallied(fieldDecision, decisions)},
		{Label: "Requests by role", Text: byRole(roles)},
		{Label: "Days to a decision, of requests", Text: quartiles(decide)},
		{Label: "Days to the first contact, of requests", Text: quartiles(wait)},
		{Label: "Days so far, of requests without a decision", Text: quartiles(open)},
	}
	if l.refused > 0 {
		out = append(out, metrics.Line{Label: "Referrals left out", Text: fmt.Sprintf("%d, whose rows contradict one another", l.refused)})
	}
	return out
}

func withCell(list []int, c metrics.Cell) []int {
	if !c.Set {
		return list
	}
	return append(list, int(c.Int))
}

// byRole counts by national role; no role is that of requests that name nobody.
func byRole(counts map[string]int) string {
	var out []string
	for _, role := range tables().roles {
		if counts[role] > 0 {
			out = append(out, fmt.Sprintf("%s %d", tables().titles[role], counts[role]))
		}
	}
	if counts[""] > 0 {
		out = append(out, fmt.Sprintf("nobody who can be read %d", counts[""]))
	}
	return strings.Join(out, ", ")
}

// quartiles are the median of some numbers and the middle half of them, and of how
// many. Of a few there is only how many they are.
func quartiles(n []int) string {
	if len(n) == 0 {
		return "none"
	}
	if len(n) < fewest {
		return fmt.Sprintf("n = %d: too few for a median", len(n))
	}
	slices.Sort(n)
	return fmt.Sprintf("median %s, middle half %s to %s, n = %d", quarter(n, 2), quarter(n, 1), quarter(n, 3), len(n))
}

// quarter is a quartile of sorted whole numbers by linear interpolation between the
// two nearest (type 7 of Hyndman and Fan 1996), which is exact in quarters.
func quarter(n []int, q int) string {
	at := q * (len(n) - 1)
	i, part := at/4, at%4
	v := 4 * n[i]
	if part > 0 {
		v += part * (n[i+1] - n[i])
	}
	return strconv.FormatFloat(float64(v)/4, 'f', -1, 64)
}

func (l *linked) contactLines() []metrics.Line {
	if !l.contactsRead() {
		if len(l.universals) == 0 {
			return nil
		}
		return []metrics.Line{{Label: "Contacts"}, l.universalLine()}
	}
	all, ends, asked := &sums{}, count{}, 0
	pupils, contacts := map[string]int{}, map[string]int{}
	for _, id := range l.order {
		byRole, own := map[string]int{}, &sums{}
		for _, s := range l.pupils[id].shares {
			for _, c := range s.contacts {
				all.add(c)
				own.add(c)
				byRole[s.specialism.role] += c.all()
			}
		}
		if own.attended+own.missed > 0 {
			asked++
		}
		for role, n := range byRole {
			contacts[role] += n
			if n > 0 {
				pupils[role]++
			}
		}
	}
	for _, shape := range []string{shapeContacts, shapeOwnContacts} {
		if c := l.ends[shape]; c != nil {
			for f := range c {
				ends[f] += c[f]
			}
		}
	}
	out := []metrics.Line{
		{Label: "Contacts"},
		{Label: "Planned", Text: fmt.Sprintf("%d: attended %d, missed %d, cancelled %d, without an outcome %d", all.planned(), all.attended, all.missed, all.cancelled, all.open)},
		{Label: "Attended without being planned", Text: strconv.Itoa(all.unplanned)},
	}
	if n, why := all.percent(); why == "" && asked >= fewestOfRate {
		out = append(out, metrics.Line{Label: "Attended, of planned with an outcome", Text: tenthsText(n) + "%"})
	}
	minutes := fmt.Sprintf("%d, or %s hours", all.minutes, strconv.FormatFloat(float64(hours(all.minutes))/100, 'f', 2, 64))
	if all.lengthless > 0 {
		minutes += fmt.Sprintf("; without %s of unknown length", plural(all.lengthless, "attended contact"))
	}
	out = append(out, metrics.Line{Label: "Minutes attended", Text: minutes})
	for _, e := range []struct {
		f    fate
		what string
	}{{refused, "Rows of contacts that cannot be used"}, {repeated, "Copies of contacts"}, {ahead, "Contacts still to come"}} {
		if ends[e.f] > 0 {
			out = append(out, metrics.Line{Label: e.what, Text: strconv.Itoa(ends[e.f])})
		}
	}
	out = append(out, metrics.Line{Label: "Pupils seen by role; a pupil may be seen by several: do not add up", Text: byRole(pupils)},
		metrics.Line{Label: "Contacts attended by role", Text: byRole(contacts)})
	return append(out, l.universalLine())
}

// universalLine counts work with everybody, which is in no pupil's amount.
func (l *linked) universalLine() metrics.Line {
	n, some := 0, 0
	for _, u := range l.universals {
		n += u.attendances
		if u.given {
			some++
		}
	}
	text := plural(len(l.universals), "session")
	if some > 0 {
		text += fmt.Sprintf(", %s in %d of them", plural(n, "attendance"), some)
	}
	return metrics.Line{Label: "With everybody, in no pupil's amount of support", Text: text}
}
