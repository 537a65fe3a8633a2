package support

import (
	"fmt"
	"slices"
	"strconv"

	"apst/ingest"
	"apst/metrics"
)

// sums are what contacts add up to.
type sums struct {
	attended, unplanned, missed, cancelled, open int
	minutes                                      int
	lengthless                                   int // attended, without minutes that are known
	measured                                     int // attended, with them
	unknownPlan                                  int
	onSite, offSite, remote, placeless           int      // attended, by place; placeless where it is not known
	unsure                                       []string // why the counts are not known; empty where they are
	flags                                        []string
}

// add adds one row of a log.
func (s *sums) add(c *contact) {
	s.attended += c.attended
	s.unplanned += c.unplanned
	s.missed += c.missed
	s.cancelled += c.cancelled
	s.open += c.open
	if c.unknownPlan {
		s.unknownPlan++
	}
	s.flag(c.flags...)
	n := c.all()
	if n == 0 {
		return
	}
	switch c.length {
	case known:
		s.minutes += c.minutes
		s.measured += n
	default:
		s.lengthless += n
	}
	switch c.place {
	case "on-site":
		s.onSite += n
	case "off-site":
		s.offSite += n
	case "remote":
		s.remote += n
	default:
		s.placeless += n
	}
}

// plus adds the sums of another specialist.
func (s *sums) plus(o *sums) {
	s.attended += o.attended
	s.unplanned += o.unplanned
	s.missed += o.missed
	s.cancelled += o.cancelled
	s.open += o.open
	s.minutes += o.minutes
	s.lengthless += o.lengthless
	s.measured += o.measured
	s.unknownPlan += o.unknownPlan
	s.onSite += o.onSite
	s.offSite += o.offSite
	s.remote += o.remote
	s.placeless += o.placeless
	for _, why := range o.unsure {
		s.doubt(why)
	}
}

// flag keeps flags, each once.
func (s *sums) flag(flags ...string) { s.flags = once(s.flags, flags...) }

// doubt keeps a reason why the counts are not known.
func (s *sums) doubt(why string) { s.unsure = once(s.unsure, why) }

// once appends texts that are not there yet.
func once(list []string, texts ...string) []string {
	for _, t := range texts {
		if !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

// total is how many contacts were attended, planned or not.
func (s *sums) total() int { return s.attended + s.unplanned }

// planned is how many were planned.
func (s *sums) planned() int { return s.attended + s.missed + s.cancelled + s.open }

// sure reports whether the counts are known.
func (s *sums) sure() bool { return len(s.unsure) == 0 }

// known gives the minutes, or why there are none. Without an option a contact without
// its minutes leaves the sum open; with it those that are known are added up.
func (s *sums) known(skip bool) (minutes int, why string) {
	switch {
	case s.lengthless == 0:
		return s.minutes, ""
	case s.measured == 0:
		return 0, flagMinutesNotRecorded
	case !skip:
		return 0, flagMinutesNotKnown
	}
	return s.minutes, ""
}

// percent is the attended of the planned contacts whose outcome is known and which
// nobody cancelled, in tenths of a percent.
func (s *sums) percent() (tenths int, why string) {
	of := s.attended + s.missed
	switch {
	case s.unknownPlan > 0:
		return 0, flagPlannedNotKnown
	case of == 0:
		return 0, flagNothingToAttend
	}
	return halfUp(1000*s.attended, of), ""
}

// halfUp is a quotient of whole numbers as a whole number, halves up.
func halfUp(a, b int) int { return (2*a + b) / (2 * b) }

// tenthsCell and hundredthsCell are numbers with one and with two decimals.
func tenthsCell(n int) metrics.Cell     { return metrics.Number(float64(n) / 10) }
func hundredthsCell(n int) metrics.Cell { return metrics.Number(float64(n) / 100) }

// hours are minutes as hours, in hundredths, halves up.
func hours(minutes int) int { return halfUp(100*minutes, 60) }

// tenthsText is a number with one decimal.
func tenthsText(n int) string { return strconv.Itoa(n/10) + "." + strconv.Itoa(n%10) }

// plural is a number of things.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// logged reports whether any contact with a specialist stands in a log.
func (l *linked) logged(s specialism) bool {
	if l.logs == nil {
		l.logs = map[specialism]bool{}
		for _, p := range l.pupils {
			for _, sh := range p.shares {
				if len(sh.contacts)+len(sh.spoilt) > 0 {
					l.logs[sh.specialism] = true
				}
			}
		}
		for b, f := range l.facts {
			if b.Shape.ID == shapeOwnContacts && b.Refused == nil {
				l.logs[f.specialism] = true
			}
		}
	}
	return l.logs[s]
}

// sums adds up the contacts of a share.
func (l *linked) sums(p *pupil, s *share) *sums {
	out := &sums{}
	for _, c := range s.contacts {
		out.add(c)
	}
	for _, b := range slices.Concat(s.spoilt, l.wide[p.id]) {
		out.doubt(b.what)
	}
	if !l.logged(s.specialism) {
		out.doubt(flagNotInALog)
	}
	return out
}

// first is the day of a pupil's first attended contact with a specialist from a day
// on, and why there is none where that is not certain. It says nothing where there
// was none.
func (l *linked) first(p *pupil, s specialism, from ingest.Date) (day ingest.Date, why string) {
	var sh *share
	if i := slices.IndexFunc(p.shares, func(o *share) bool { return o.specialism == s }); i >= 0 {
		sh = p.shares[i]
	} else {
		sh = &share{}
	}
	earlier := func(d ingest.Date) bool { return !from.After(d) && (day.IsZero() || day.After(d)) }
	var open ingest.Date
	for _, c := range sh.contacts {
		switch {
		case from.After(c.day):
		case c.all() > 0 && earlier(c.day):
			day = c.day
		case c.open > 0 && (open.IsZero() || open.After(c.day)):
			open = c.day
		}
	}
	for _, d := range sh.sure {
		if earlier(d) {
			day = d
		}
	}
	if !open.IsZero() && (day.IsZero() || day.After(open)) {
		return ingest.Date{}, flagEarlierContactOpen
	}
	for _, b := range slices.Concat(sh.spoilt, l.wide[p.id]) {
		if !slices.Contains(sh.sure, b.day) && (b.day.IsZero() || earlier(b.day)) {
			return ingest.Date{}, b.what
		}
	}
	return day, ""
}
