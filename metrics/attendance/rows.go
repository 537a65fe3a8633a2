package attendance

import (
	"cmp"
	"iter"
	"slices"
	"sync"

	"apst/metrics/calendar"
)

// Row is what is said of one enrolment in one period.
type Row struct {
	Enrolment Enrolment
	Pupil     string
	School    string
	Period    calendar.Period
	Basis     Basis
	// Days are from the first to the last day with a mark of the pupil in the
	// period; there are none if Marked is false.
	Days   calendar.Span
	Marked bool
	Tally  Tally
	Flags  Flags
}

// Rows are all enrolments by pupil and school, each with the periods in which
// anything is recorded for it, in order of time. The order of the files makes no
// difference. A row is valid until the next one. The error is for a cut that
// the calendar does not know.
func (r *Register) Rows(cal *calendar.Calendar, by calendar.By, b Basis) (iter.Seq[*Row], error) {
	return r.RowsOf(r.Sorted(), cal, by, b)
}

// RowsOf are the rows of some enrolments, in their order.
func (r *Register) RowsOf(list []Enrolment, cal *calendar.Calendar, by calendar.By, b Basis) (iter.Seq[*Row], error) {
	if days, ok := r.Days(); ok {
		if err := cal.Check(by, days); err != nil {
			return nil, err
		}
	}
	return func(yield func(*Row) bool) {
		c := counters{timeline: r.timeline(cal, by)}
		most := max(1, keptSums/max(1, len(c.periods)))
		rest := list
		for size := min(most, lanes); len(rest) > 0; size = most { // few at first, for who looks at the first
			part := rest[:min(size, len(rest))]
			rest = rest[len(part):]
			for i, sums := range c.count(r, part) {
				row := Row{Enrolment: part[i], Pupil: r.Pupil(part[i]), School: r.schools[r.SchoolOf(part[i])], Basis: b}
				for j := range sums {
					sums[j].fill(&row, c.periods[sums[j].period])
					if !yield(&row) {
						return
					}
				}
			}
		}
	}, nil
}

// keptSums is how many sums are kept at a time, about 8 MB of them.
const keptSums = 1 << 14

// counters count the sessions of enrolments by period, some of them each.
type counters struct {
	*timeline
	each [counting]counter
}

// counting is how many count at a time.
const counting = 2

// counter counts one enrolment after another.
type counter struct {
	*timeline
	sums    []sum   // by period
	touched []int32 // the periods with anything, in order
	kept    []sum   // of several enrolments
}

// sum is a tally in the making.
type sum struct {
	period      int32
	used        bool
	marked      bool
	first, last calendar.Day
	tally       Tally
}

// count counts some enrolments, in the order in which they lie in the register and not
// in that of the list: a block at a time stays in the processor's cache. The sums of
// each are in order of the periods.
func (c *counters) count(r *Register, list []Enrolment) [][]sum {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(list[i], list[j]) })
	sums := make([][]sum, len(list))
	var all sync.WaitGroup
	share := (len(order) + counting - 1) / counting
	for i := range c.each {
		own := order[min(i*share, len(order)):min((i+1)*share, len(order))]
		one := &c.each[i]
		one.timeline = c.timeline
		all.Go(func() { one.countAll(r, list, own, sums) })
	}
	all.Wait()
	return sums
}

// countAll counts those of a list that stand in certain places.
func (c *counter) countAll(r *Register, list []Enrolment, places []int, sums [][]sum) {
	if c.sums == nil {
		c.sums = make([]sum, len(c.periods))
	}
	kept, ends := slices.Grow(c.kept[:0], len(places)), make([][2]int, len(places))
	for i, at := range places {
		c.count(r, list[at])
		ends[i][0] = len(kept)
		for _, p := range c.touched {
			kept = append(kept, c.sums[p])
		}
		ends[i][1] = len(kept)
	}
	c.kept = kept
	for i, at := range places {
		sums[at] = kept[ends[i][0]:ends[i][1]]
	}
}

// fill makes the row of a period.
func (s *sum) fill(row *Row, p calendar.Period) {
	row.Period, row.Days, row.Marked, row.Tally = p, calendar.Span{}, s.marked, s.tally
	if s.marked {
		row.Days = calendar.Span{From: s.first, To: s.last}
	}
	row.Tally.n[Nothing] = 0
	row.Flags = s.tally.flags(row.Basis)
	if p.By == calendar.ByWeek || p.By == calendar.ByHalfTerm {
		row.Flags |= FlagThreshold
	}
}

func (c *counter) count(r *Register, e Enrolment) {
	for _, i := range c.touched {
		c.sums[i] = sum{}
	}
	c.touched = c.touched[:0]
	b, lane := &r.blocks[uint(e)/lanes], uint(e)%lanes
	for i := range b.weeks {
		monday := 7 * int(b.first+calendar.Week(i)-c.first)
		if t := b.weeks[i]; t != nil {
			for d := range weekdayRows / 2 {
				c.day(monday+d, t[2*d][lane], t[2*d+1][lane])
			}
		}
		if b.weekends == nil || b.weekends[i] == nil {
			continue
		}
		for d, t := 0, b.weekends[i]; d < 2; d++ {
			c.day(monday+5+d, t[2*d][lane], t[2*d+1][lane])
		}
	}
	slices.Sort(c.touched)
}

// day counts the two sessions of a day.
func (c *counter) day(i int, am, pm uint8) {
	if am|pm == 0 {
		return
	}
	info := c.days[i]
	s := &c.sums[info.period]
	if !s.used {
		s.used, s.period = true, info.period
		c.touched = append(c.touched, info.period)
	}
	kinds := &c.kinds[info.era]
	s.tally.n[kinds[am]]++
	s.tally.n[kinds[pm]]++
	if (am|pm)&differs != 0 {
		s.tally.settle(kinds, am, pm)
	}
	if !c.marks[am] && !c.marks[pm] {
		return
	}
	s.tally.sets |= 1 << info.set
	s.last = c.timeline.first.Monday() + calendar.Day(i)
	if !s.marked {
		s.marked, s.first = true, s.last
	}
}

// settle counts sessions with different marks of which one counts.
func (t *Tally) settle(kinds *[256]kind, am, pm uint8) {
	for _, b := range [...]uint8{am, pm} {
		if b&differs != 0 && kinds[b] != kindConflict {
			t.settled++
		}
	}
}
