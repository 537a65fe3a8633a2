package synth

import "time"

// neetStream sets the draws for what became of leavers apart from all others.
const neetStream = 5 << 32

// periodEnd is the day that the local authority's extract is of; leavers are those who
// finished Year 11 in the July before.
var periodEnd = on(2023, time.February, 28)

// leaver is one young person's record in the local authority's system.
type leaver struct {
	pupil     *Pupil
	code      int
	start     time.Time
	verified  time.Time
	lapses    time.Time
	lapsed    bool
	features  []int // characteristic codes; a line of the extract each
	need      int   // level of need
	guarantee string
	sen, ehcp bool
}

func (l *leaver) who() *Pupil { return l.pupil }

// activityCodes are the codes that are drawn: how many of a hundred, and what each
// is.
var activityCodes = []struct {
	of, code int
	status   string
	name     string
}{
	{28, 230, "EET", "Further Education"}, {4, 210, "EET", "School Sixth Form"}, {5, 270, "EET", "Other Full Time Education"},
	{7, 430, "EET", "Other Training"}, {5, 310, "EET", "Apprenticeship"}, {4, 330, "EET", "Employment without training"}, {3, 360, "EET", "Part time employment"},
	{3, 530, "re-engagement", "Re-engagement provision"},
	{16, 619, "NEET", "Seeking employment, education or training"}, {4, 610, "NEET", "Not yet ready for work or learning"},
	{4, 640, "NEET", "Illness"}, {2, 630, "NEET", "Teenage parent"}, {2, 616, "NEET", "Start date agreed (RPA compliant)"},
	{10, 810, "not-known", "Current situation not known"}, {3, 820, "not-known", "Cannot be contacted"},
}

// leavers are those of the school, as many as it has pupils. They are no pupils of
// the school any more, and have identifiers of their own.
func (s *School) leavers() []*leaver {
	if s.left != nil {
		return s.left
	}
	for _, p := range s.Pupils {
		r := s.stream(neetStream, p)
		n := p.number()
		own := &Pupil{ID: UPN(4331+n/1000, 17, n), First: "Leaver", Last: p.Last, Sex: p.Sex,
			Birth: on(2005, time.September, 1).AddDate(0, 0, r.IntN(365))}
		l := &leaver{pupil: own, need: 1 + r.IntN(3), guarantee: []string{"1", "1", "1", "2"}[r.IntN(4)]}
		k := r.IntN(100)
		for _, a := range activityCodes {
			if k -= a.of; k < 0 {
				l.code = a.code
				break
			}
		}
		l.start = r.weekday(on(2022, time.September, 5), 20)
		l.verified = r.weekday(on(2023, time.January, 30), 4)
		if r.IntN(100) < 15 && l.code < 800 { // nobody has asked for long
			l.verified = r.weekday(l.start.AddDate(0, 0, -(int(l.start.Weekday())+6)%7), 1)
			l.lapses, l.lapsed = periodEnd.AddDate(0, 0, -1-r.IntN(20)), true
		} else {
			l.lapses = periodEnd.AddDate(0, 0, 30+r.IntN(60))
		}
		l.features = []int{200}
		for _, f := range []struct{ of, code int }{{10, 110}, {5, 160}, {12, 170}, {15, 210}} {
			if r.IntN(100) < f.of {
				l.features = append(l.features, f.code)
			}
		}
		l.ehcp = r.IntN(5) == 0
		l.sen = !l.ehcp && r.IntN(4) > 0
		s.left = append(s.left, l)
	}
	return s.left
}

// status is what a code counts as.
func (l *leaver) status() string {
	for _, a := range activityCodes {
		if a.code == l.code {
			return a.status
		}
	}
	return ""
}

// title is the name of the code.
func (l *leaver) title() string {
	for _, a := range activityCodes {
		if a.code == l.code {
			return a.name
		}
	}
	return ""
}

// neetTruth is what is true of the leavers on a day. Where the files say whether a
// record has lapsed, one that has counts as not known.
func (d *draft) neetTruth(day time.Time, currency bool) *Truth {
	t := &Truth{Key: []string{"pupil_id", "as_of"}}
	for _, l := range d.leavers() {
		row := TrueRow{"pupil_id": l.pupil.ID, "as_of": iso(day), "code": digits(l.code), "status": l.status(), "date_confirmed": iso(l.verified)}
		if currency {
			row["lapsed"] = map[bool]string{true: "true", false: "false"}[l.lapsed]
			if l.lapsed {
				row["status"] = "not-known"
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
