package attendance

import (
	"slices"

	"apst/metrics/calendar"
)

// timeline says of each day of a register in which period it lies and what its
// marks count as.
type timeline struct {
	first   calendar.Week
	days    []dayInfo // seven a week
	periods []calendar.Period
	kinds   [][256]kind // by era, as the register's policy has it
	marks   [256]bool   // bytes that are marks of the pupil: not blanks, closures or what lies outside the stay
}

type dayInfo struct {
	period int32
	era    uint8
	set    uint8
}

// timeline is that of all days of the register.
func (r *Register) timeline(cal *calendar.Calendar, by calendar.By) *timeline {
	tl := &timeline{first: r.weeks.first}
	for i := range codeTables().eras {
		tl.kinds = append(tl.kinds, r.policy.kinds(&codeTables().eras[i]))
	}
	for b := range tl.marks {
		c := Code(b &^ differs)
		tl.marks[b] = c > NoMark && c != Outside && categoryOf(kind(c)) != NotCollected
	}
	if !r.weeks.any {
		return tl
	}
	periods := map[calendar.Period]int32{}
	for d := r.weeks.first.Monday(); d <= r.weeks.last.Span().To; d++ {
		p := cal.PeriodOf(by, d)
		i, ok := periods[p]
		if !ok {
			i = int32(len(tl.periods))
			periods[p] = i
			tl.periods = append(tl.periods, p)
		}
		era := eraIndex(d)
		tl.days = append(tl.days, dayInfo{i, uint8(era), uint8(codeTables().eras[era].set)})
	}
	tl.sort()
	return tl
}

// sort puts the periods in order.
func (tl *timeline) sort() {
	order := make([]int32, len(tl.periods))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return tl.periods[a].Compare(tl.periods[b]) })
	sorted, now := make([]calendar.Period, len(order)), make([]int32, len(order))
	for i, old := range order {
		sorted[i], now[old] = tl.periods[old], int32(i)
	}
	tl.periods = sorted
	for i := range tl.days {
		tl.days[i].period = now[tl.days[i].period]
	}
}

// kinds are what bytes count as in an era: a session with different marks counts
// as none of them under [Refuse], and otherwise as the one that was kept.
func (p Policy) kinds(e *era) [256]kind {
	kinds := e.kinds
	if p != Refuse {
		copy(kinds[differs:], kinds[:differs])
	}
	return kinds
}
