package attendance

import (
	"iter"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// windowed is the two sides of a day of a pupil's own.
type windowed struct {
	pupil     string
	placement int // 0 where the day lies in none
	day       ingest.Date
	known     bool // the day is
	stay      *record.Stay
	own       []Enrolment
	before    []Enrolment // whose marks count before the day
	about     Anchored    // the same for counting; of no use where the day is not known
	w         Windows
}

// person is the enrolments of one pupil, at this school and where the pupil came
// from.
type person struct {
	id        string
	own, home []Enrolment
}

// people are the pupils of the register in order. A list of pupils may know one by
// two identifiers, that of this school and that of another.
func (rd *reading) people() []*person {
	var out []*person
	byWho := map[string]*person{}
	var homes []Enrolment
	for _, e := range rd.register.Sorted() {
		if isHome(rd.register.SchoolName(rd.register.SchoolOf(e))) {
			homes = append(homes, e)
			continue
		}
		id := rd.register.Pupil(e)
		p := byWho[rd.who(id)]
		if p == nil {
			p = &person{id: id}
			byWho[rd.who(id)] = p
			out = append(out, p)
		}
		p.own = append(p.own, e)
	}
	for _, e := range homes {
		if p := byWho[rd.who(rd.register.Pupil(e))]; p != nil {
			p.home = append(p.home, e)
		}
	}
	return out
}

// who is how the list of pupils knows somebody.
func (rd *reading) who(id string) string {
	if stays := rd.req.Roll.Of(id); len(stays) > 0 {
		return stays[0].Pupil
	}
	return id
}

// anchored are the days of a pupil that are asked about, without what was counted
// about them: the entry of each placement, or one other day.
func (rd *reading) anchored(p *person, anchor string) []windowed {
	var out []windowed
	stays := rd.req.Roll.Of(p.id)
	if anchor == anchorEntry {
		for i := range stays {
			out = append(out, windowed{day: stays[i].Entry, placement: i + 1, stay: &stays[i]})
		}
	} else if day := rd.event(p.id); !day.IsZero() {
		one := windowed{day: day, placement: 1}
		if len(stays) > 0 {
			if one.placement = placementOn(stays, day); one.placement > 0 {
				one.stay = &stays[one.placement-1]
			}
		}
		out = append(out, one)
	}
	if len(out) == 0 {
		out = append(out, windowed{placement: 1})
	}
	for i := range out {
		one := &out[i]
		one.pupil, one.own = p.id, p.own
		var day calendar.Day
		if day, one.known = calendar.DayOf(one.day); !one.known {
			continue
		}
		one.about = Anchored{Day: day, Before: p.home, After: p.own}
		if anchor != anchorEntry {
			one.about.Before = slices.Concat(p.own, p.home)
		}
		rd.bound(&one.about, stays, one)
		one.before = one.about.Before
	}
	return out
}

// windowsOf are the windows of a pupil: one for each placement about entry, one about
// another day.
func (rd *reading) windowsOf(p *person) ([]windowed, error) {
	w, err := rd.windows()
	if err != nil {
		return nil, err
	}
	out := rd.anchored(p, rd.set.anchor)
	for i := range out {
		if one := &out[i]; one.known {
			one.w = w.Windows(one.about)
		}
	}
	return out, nil
}

// bound keeps the windows of one placement out of the others.
func (rd *reading) bound(a *Anchored, stays []record.Stay, one *windowed) {
	if one.stay == nil {
		return
	}
	if !one.stay.Exit.IsZero() {
		a.Until = stayDays(one.stay).To
	}
	if one.placement > 1 {
		if s := stayDays(&stays[one.placement-2]); !s.NoUntil {
			a.Since = s.To + 1
		}
	}
	if born := one.stay.Born; !born.IsZero() {
		a.Year11 = calendar.SchoolYear(calendar.Day(born.Days())) + yearElevenAge
	}
}

// yearElevenAge is how many school years after that of birth year 11 is: pupils turn
// 16 in it.
const yearElevenAge = 16

// event is the first referral or contact of a pupil.
func (rd *reading) event(id string) ingest.Date {
	days := rd.req.Events[rd.set.anchor]
	if d, ok := days[id]; ok {
		return d
	}
	return days[rd.who(id)]
}

// placementOn is the placement in which a day lies; 0 for one in none.
func placementOn(stays []record.Stay, day ingest.Date) int {
	for i := range stays {
		if stays[i].On(day) {
			return i + 1
		}
	}
	return 0
}

// allWindows are the windows of all pupils, in order.
func (rd *reading) allWindows() iter.Seq2[*windowed, error] {
	return func(yield func(*windowed, error) bool) {
		for _, p := range rd.people() {
			list, err := rd.windowsOf(p)
			if err != nil {
				yield(nil, err)
				return
			}
			for i := range list {
				if !yield(&list[i], nil) {
					return
				}
			}
		}
	}
}

// tellAnchors says which pupils have no day of a kind, and for which nothing is known
// of the time before entry.
func (rd *reading) tellAnchors(anchor string) {
	for _, p := range rd.people() {
		for _, one := range rd.anchored(p, anchor) {
			f := finding.Finding{Pupil: one.pupil, From: rd.file(one.own[0])}
			if one.stay != nil {
				f.From = one.stay.At
			}
			switch {
			case !one.known:
				f.Rule, f.Seen = RuleNoAnchor, "no "+anchor
				if !one.day.IsZero() {
					f.Seen = one.day.String() + ": a month, and no day"
				}
			case len(one.before) == 0:
				f.Rule = RuleNoBefore
			default:
				continue
			}
			rd.log.Add(f)
		}
	}
}

// noAnchorWords are why there is nothing about a day that is not known.
func noAnchorWords(anchor string) string { return "no day of " + anchor + " is known" }

// flags are the words about a window.
func (rd *reading) windowFlags(win *Window, known bool) []string {
	if !known {
		return []string{flagNoAnchor}
	}
	out := win.Flags.Names()
	if win.Reason != Available {
		out = append(out, unavailableFlags[win.Reason])
	}
	return out
}
