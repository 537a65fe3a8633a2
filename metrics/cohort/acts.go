package cohort

import (
	"cmp"
	"fmt"
	"slices"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/stats"
)

// The scales under which acts are told: the totals that must not be taken for one
// another.
const (
	scaleReferralActs = "referrals"
	scaleRequestActs  = "requests"
	scalePupilActs    = "pupils"
	scaleContactActs  = "contacts"
	scaleEpisodeActs  = "episodes"
	scaleUniversal    = "universal"
	scaleComments     = "comments"
)

// doNotAdd is said of counts that overlap.
const doNotAdd = "a pupil may be seen by several: do not add up"

// served is what a measure's acts come to.
type served struct {
	b       *book
	src     *Source
	acts    []Act                 // of the population and the period, and sessions with everybody
	undated []Act                 // those of which nobody knows whether they are of the period
	lost    [metrics.ActKinds]int // of pupils who are not on the list
	months  []string              // of requests, every one from the first to the last
	roles   []string              // of requests, those that occur, in order
	names   []string              // of specialists, as the school calls them
	lasting []Act                 // episodes, whenever they began

	// of a population, while its results are worked out
	pop    population
	who    map[*Pupil]bool
	amount map[*Pupil]amounts
}

// amounts are what is known of all of a pupil's contacts together, and whether it is.
type amounts struct{ specialists, minutes bool }

// served are the measures that record acts, with those of the people and the period.
func (b *book) served(people []*person) []*served {
	if b.l.Input == nil {
		return nil
	}
	among := map[*Pupil]bool{}
	for _, p := range people {
		among[p.Pupil] = true
	}
	var out []*served
	by := map[*Source]*served{}
	for i := range b.l.Input.Sources {
		src := &b.l.Input.Sources[i]
		if slices.ContainsFunc(src.Recorded[:], func(r metrics.Recorded) bool { return r.Kept }) {
			by[src] = &served{b: b, src: src}
			out = append(out, by[src])
		}
	}
	slices.SortStableFunc(out, func(x, y *served) int { return cmp.Compare(x.src.Measure, y.src.Measure) })
	for _, a := range b.l.Acts {
		sv := by[a.Source]
		switch {
		case sv == nil:
			continue
		case a.Act.Pupil != "" && a.Pupil == nil:
			sv.lost[a.Kind]++
			continue
		case a.Act.Pupil != "" && !among[a.Pupil]:
			continue
		}
		if a.Kind == metrics.EpisodeAct {
			sv.lasting = append(sv.lasting, a)
		}
		switch inside, known := b.s.contains(a.Date); {
		case inside:
			sv.acts = append(sv.acts, a)
		case !known:
			sv.undated = append(sv.undated, a)
		}
	}
	for _, sv := range out {
		sv.spread()
	}
	return out
}

// contains reports whether a day lies in the period, and whether that is known. Without
// a period everything does, days that are not known too.
func (s *Settings) contains(day ingest.Date) (inside, known bool) {
	switch {
	case s.From.IsZero() && s.To.IsZero():
		return true, true
	case day.IsZero():
		return false, false
	}
	return !s.From.After(day) && (s.To.IsZero() || !day.After(s.To)), true
}

// spread finds the months, roles and names that occur.
func (sv *served) spread() {
	var first, last int
	roles := map[string]bool{}
	for i := range sv.acts {
		a := &sv.acts[i]
		if a.Specialism != "" && !slices.Contains(sv.names, a.Specialism) && a.Kind != metrics.UniversalAct {
			sv.names = append(sv.names, a.Specialism)
		}
		if a.Kind != metrics.RequestAct {
			continue
		}
		roles[a.Role] = true
		if at := 12*int(a.Date.Year) + int(a.Date.Month) - 1; !a.Date.IsZero() {
			if first == 0 || at < first {
				first = at
			}
			last = max(last, at)
		}
	}
	for at := first; at <= last && first > 0; at++ {
		sv.months = append(sv.months, ingest.Date{Year: int16(at / 12), Month: uint8(at%12 + 1)}.String())
	}
	for _, r := range sv.src.Roles {
		if roles[r.ID] {
			sv.roles = append(sv.roles, r.ID)
		}
	}
	slices.Sort(sv.names)
}

// results are the rows of a population.
func (sv *served) results(pop population) {
	sv.pop, sv.who, sv.amount = pop, map[*Pupil]bool{}, map[*Pupil]amounts{}
	for _, p := range pop.people {
		sv.who[p.Pupil] = true
		sv.amount[p.Pupil] = amounts{sv.all(p, scaleSpecialists), sv.all(p, scaleMinutes)}
	}
	for _, part := range []struct {
		kind  metrics.ActKind
		scale string
		work  func()
	}{
		{metrics.ReferralAct, scaleReferralActs, sv.referrals}, {metrics.RequestAct, scaleRequestActs, sv.requests}, {metrics.RequestAct, scalePupilActs, sv.pupilFunnel},
		{metrics.ContactAct, scalePupilActs, sv.pupilsSeen}, {metrics.ContactAct, scaleContactActs, sv.contacts}, {metrics.EpisodeAct, scaleEpisodeActs, sv.episodes},
		{metrics.UniversalAct, scaleUniversal, sv.universal}, {metrics.CommentAct, scaleComments, sv.comments},
	} {
		if sv.src.Recorded[part.kind].Kept && sv.b.s.wants(sv.src.Measure, &metrics.Outcome{Scale: part.scale}) {
			part.work()
		}
	}
}

// all reports whether what a pupil had of something is known altogether.
func (sv *served) all(p *person, scale string) bool {
	known := false
	for i := range p.Values {
		v := &p.Values[i]
		if v.Measure != sv.src.Measure || v.Scale != scale {
			continue
		}
		if _, number := v.Number(); v.State != metrics.Known || !number || spoiltRow(v) {
			return false
		}
		known = true
	}
	return known
}

// of are the acts of a kind of the population's pupils.
func (sv *served) of(kind metrics.ActKind) []Act {
	var out []Act
	for _, a := range sv.acts {
		if a.Kind == kind && sv.who[a.Pupil] {
			out = append(out, a)
		}
	}
	return out
}

// row is a row of results about acts, before it is taken in.
type row struct {
	scale, name, category, period, informant string

	e      stats.Estimate
	behind metrics.Behind
	pupils int // for the floor
	note   string
}

// put takes a row in.
func (sv *served) put(kind metrics.ActKind, r row) {
	sv.b.add(metrics.Result{
		Population: sv.pop.name, Measure: sv.src.Measure, Scale: r.scale, Informant: r.informant, Period: r.period, Category: r.category,
		Statistic: r.name, Unit: statisticsByName()[r.name].Unit, Ruleset: sv.src.Ruleset, Note: join(r.note, sv.leftOut(kind)), Behind: r.behind, Estimate: r.e,
	}, held{n: r.pupils})
}

// leftOut says what of a kind is not among the acts.
func (sv *served) leftOut(kind metrics.ActKind) string {
	said := func(n int, what, many string) string {
		switch n {
		case 0:
			return ""
		case 1:
			return "left out: 1 " + what
		}
		return fmt.Sprintf("left out: %d %s", n, many)
	}
	r, torn, undated, lost := sv.src.Recorded[kind], "", 0, 0
	if r.Torn {
		torn = "a table of " + kind.String() + " cannot be used and is not in it"
	}
	for _, a := range sv.undated {
		if a.Kind == kind && (sv.who[a.Pupil] || a.Act.Pupil == "") {
			undated++
		}
	}
	if sv.pop.name == All {
		lost = sv.lost[kind]
	}
	return join(torn, said(r.Left, "record that cannot be used", "records that cannot be used"),
		said(lost, "of a pupil who is not on the list", "of pupils who are not on the list"),
		said(undated, "without a date, which may lie outside the period", "without a date, which may lie outside the period"))
}
