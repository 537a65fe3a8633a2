package synth

import (
	"fmt"
	"slices"
	"time"
)

// wideStream sets the draws for what else a list of pupils says apart from all
// others.
const wideStream = 9 << 32

// finished is the last day of those who finished Year 11 in July 2022.
var finished = on(2022, time.July, 22)

// details are what a full list of pupils says of one beside [School.Roster].
type details struct {
	need, ethnicity, home, commissioner string
	enrolment                           string // C, or M and S of a pupil of two schools
	came, went                          string // why
	consent, supported                  bool
}

// details draws what else there is to say of a pupil.
func (s *School) details(p *Pupil) details {
	r := s.stream(wideStream, p)
	w := details{
		need:      r.pick([]string{"SEMH", "SLCN", "ASD", "MLD", "SPLD", "NSA"}, 60, 12, 8, 8, 6),
		ethnicity: r.pick([]string{"WBRI", "MWBC", "BCRB", "BAFR", "APKN", "WOTH", "NOBT"}, 60, 10, 8, 7, 6, 6),
		home:      fmt.Sprintf("School %02d", 1+r.IntN(9)), commissioner: "Example Council", enrolment: r.pick([]string{"C", "S"}, 70),
		came:    r.pick([]string{"Permanently excluded", "Commissioned", "Medical", "Managed move"}, 45, 40, 10),
		went:    r.pick([]string{"Returned to mainstream", "Moved area", "Left without notice", "Special school"}, 40, 20, 30),
		consent: r.IntN(100) < 94,
	}
	w.supported = slices.ContainsFunc(s.support().referrals, func(f *referral) bool { return f.pupil == p && f.decision == "Accepted" })
	if w.enrolment == "C" && r.IntN(4) > 0 {
		w.home = ""
	}
	return w
}

// wideHeads are the columns of a full list, in their order.
var wideHeads = []string{"UPN", "Legal surname", "Legal forename", "Date of birth", "Sex", "Year group", "Class", "Centre", "SEN status", "Primary need", "FSM", "In care",
	"Ethnicity", "Home school", "Commissioner", "Enrolment status", "Date of admission", "Reason for entry", "Date of leaving", "Reason for leaving", "Consent", "Supported by the team"}

// wideList is the list of pupils with everything that a school may hold of them, and
// the leavers of July 2022 below, as many as are asked for.
func (s *School) wideList(leavers int) *grid {
	g := newGrid(texts(wideHeads...))
	g.who = []*Pupil{nil}
	for n, c := range s.Characteristics() {
		p := s.Pupils[n]
		w := s.details(p)
		row := []cell{txt(p.ID), txt(p.Last), txt(p.First), date(p.Birth), txt(p.Sex), num(yearGroup(p.Birth)), txt(p.Class), txt("Main site"),
			txt(c.SEN), {}, txt(letter(c.FreeMeals)), txt(letter(c.LookedAfter)), txt(w.ethnicity), txt(w.home), txt(w.commissioner), txt(w.enrolment),
			date(entered), txt(w.came), {}, {}, txt(letter(w.consent)), txt(letter(w.supported))}
		if c.SEN != "N" {
			row[g.col("Primary need")] = txt(w.need)
		}
		if p.Left {
			row[g.col("Date of leaving")], row[g.col("Reason for leaving")] = date(p.leaves()), txt(w.went)
		}
		g.rows, g.who = append(g.rows, row), append(g.who, p)
	}
	for _, l := range s.leavers()[:leavers] {
		p := l.pupil
		row := []cell{txt(p.ID), txt(p.Last), txt(p.First), date(p.Birth), txt(p.Sex), {}, {}, txt("Main site"),
			txt("N"), {}, {}, {}, {}, {}, txt("Example Council"), txt("C"), date(on(2021, time.September, 6)), txt("Commissioned"), date(finished), txt("End of Year 11"), txt("Y"), txt("N")}
		switch {
		case l.ehcp:
			row[g.col("SEN status")] = txt("E")
		case l.sen:
			row[g.col("SEN status")] = txt("K")
		}
		g.rows, g.who = append(g.rows, row), append(g.who, p)
	}
	return g
}
