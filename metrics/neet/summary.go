package neet

import (
	"fmt"
	"strings"

	"apst/ingest"
	"apst/metrics"
)

// Tally is how many pupils of a day count as what.
type Tally struct {
	Of      [len(statusNames)]int
	Without int // without any status
}

// add counts a status.
func (t *Tally) add(s Status) {
	if s == NoStatus {
		t.Without++
		return
	}
	t.Of[s]++
}

// All is how many have a status.
func (t *Tally) All() int {
	n := 0
	for _, of := range t.Of {
		n += of
	}
	return n
}

// Denominator is those who are known to the authority, less those in adult custody.
func (t *Tally) Denominator() int { return t.All() - t.Of[InCustody] }

// fewest is how many pupils a rate is given of: with fewer it would tell of a pupil.
const fewest = 3

// percent is n of m in per cent to one decimal, halves up, in whole numbers.
func percent(n, of int) string {
	if of == 0 {
		return ""
	}
	tenths := (2000*n + of) / (2 * of)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// DayTally is what there is to count at a day.
type DayTally struct {
	Day        ingest.Date
	By         Basis
	Pupils     int
	NoBirth    int // of no known age: in no rate
	Others     int // of another academic age
	Missing    int // of the cohort, leavers without a record: not known
	Unnamed    int // of the cohort, those who go by the authority's identifier
	ByStatus   Tally
	ByCode     Tally // as if no record lapsed
	Lapsed     int   // of the cohort
	LapseKnown int   // of the cohort, those of whom it is said
}

// tallies are what there is to count at each day, in order. Counted are those of
// academic age 16 and 17.
func (rd *reading) tallies() []*DayTally {
	met := map[ingest.Date]*DayTally{}
	for _, s := range rd.standings {
		t := met[s.day]
		if t == nil {
			t = &DayTally{Day: s.day, By: s.by}
			met[s.day] = t
		}
		t.By = min(t.By, s.by)
		t.count(s)
	}
	var out []*DayTally
	for _, d := range sorted(met) {
		out = append(out, met[d])
	}
	return out
}

func (t *DayTally) count(s *standing) {
	t.Pupils++
	switch s.inCohort() {
	case NoAnswer:
		t.NoBirth++
		return
	case No:
		t.Others++
		return
	}
	t.ByStatus.add(s.status)
	if s.missing != nil {
		t.Missing++
		t.ByCode.add(Unknown)
		return
	}
	if strings.HasPrefix(s.pupil, youngPrefix) {
		t.Unnamed++
	}
	t.ByCode.add(s.raw)
	if s.lapsed != NoAnswer {
		t.LapseKnown++
	}
	if s.lapsed == Yes {
		t.Lapsed++
	}
}

// text says a tally: three ways always, then the states that are none of them.
func (t *Tally) text() string {
	n := t.Denominator()
	var b strings.Builder
	fmt.Fprintf(&b, "EET %d, NEET %d, not known %d", t.Of[EET], t.Of[NEET], t.Of[Unknown])
	for _, s := range statuses[3:] {
		if t.Of[s] > 0 {
			fmt.Fprintf(&b, ", %s %d", s, t.Of[s])
		}
	}
	if t.Without > 0 {
		fmt.Fprintf(&b, "; without a status %d, in no rate", t.Without)
	}
	switch {
	case n == 0:
		return b.String()
	case n < fewest:
		fmt.Fprintf(&b, "; no rates of fewer than %d", fewest)
		return b.String()
	}
	fmt.Fprintf(&b, ". Of %d: NEET %s, not known %s, together %s", n, percent(t.Of[NEET], n), percent(t.Of[Unknown], n), percent(t.Of[NEET]+t.Of[Unknown], n))
	return b.String()
}

// definition is what the figures are, for every place in which they stand.
const definition = "NCCIS record at a date, academic age 16 and 17; not comparable with NEET in the Labour Force Survey, with sustained destinations after key stage 4, or with what a school says of its leavers"

// Summary implements [metrics.Reading].
func (rd *reading) Summary() []metrics.Line {
	tallies := rd.tallies()
	out := []metrics.Line{{Label: "definition", Text: definition}}
	for _, t := range tallies {
		out = append(out, t.lines()...)
	}
	if len(tallies) > 0 {
		out = append(out, winter(tallies))
	}
	out = append(out, rd.leaverLines()...)
	c := rd.in.counts
	out = append(out, metrics.Line{Label: "records", Text: fmt.Sprintf("%d: %d of a pupil and day, %d the same for a further characteristic, %d copies, %d earlier ones, %d without a code beside one that has one, %d confirmed too late, %d of no known period",
		c.Records, c.Used, c.Same, c.Duplicates, c.Superseded, c.Empty, c.Later, c.Unplaced)})
	if rd.in.c550.Status == NEET {
		out = append(out, metrics.Line{Label: "code 550", Text: "counts as NEET (--" + optionCode550 + ")"})
	}
	return out
}

// many is a number of things in words: 1 record, 2 records.
func many(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// lines are what there is to say of a day.
func (t *DayTally) lines() []metrics.Line {
	from := map[Basis]string{FromPeriod: "the end of the file's period", FromOption: "as given with --as-of", FromLatest: "the latest day in the data"}[t.By]
	people := many(t.Pupils, "pupil") + fmt.Sprintf(", %d of academic age 16 or 17", t.Pupils-t.Others-t.NoBirth)
	if t.Others > 0 {
		people += fmt.Sprintf(", %d of another age", t.Others)
	}
	if t.NoBirth > 0 {
		people += fmt.Sprintf(", %d without a month of birth; these are in no rate", t.NoBirth)
	}
	out := []metrics.Line{{Label: t.Day.String(), Text: from + ": " + people}, {Label: "  by status", Text: t.ByStatus.text()}}
	switch {
	case t.LapseKnown == 0:
		out = append(out, metrics.Line{Label: "  lapsed", Text: "nothing says which records have lapsed: some that nobody confirmed in time may count by their code"})
	case t.Lapsed > 0:
		out = append(out, metrics.Line{Label: "  by code alone", Text: t.ByCode.text() + " (" + many(t.Lapsed, "record") + " had lapsed)"})
	default:
		out = append(out, metrics.Line{Label: "  lapsed", Text: "no record had lapsed; a copy in which nobody marked them looks the same"})
	}
	if t.ByStatus.Of[InCustody] > 0 {
		out = append(out, metrics.Line{Label: "  denominator", Text: fmt.Sprintf("%d with a status, less %d in adult custody", t.ByStatus.All(), t.ByStatus.Of[InCustody])})
	}
	if t.Missing > 0 {
		line := many(t.Missing, "leaver") + " of the list of pupils, counted as not known"
		if t.Unnamed > 0 {
			line += "; " + many(t.Unnamed, "pupil") + " of the files without a UPN may be among them"
		}
		out = append(out, metrics.Line{Label: "  without a record", Text: line})
	}
	return out
}

// winter is the average of December, January and February, which is what the
// national figures are; or that there is none.
func winter(tallies []*DayTally) metrics.Line {
	byMonth := map[int]*DayTally{}
	for _, t := range tallies {
		byMonth[int(t.Day.Year)*12+int(t.Day.Month)-1] = t
	}
	for i := len(tallies) - 1; i >= 0; i-- {
		last := tallies[i]
		if last.Day.Month != 2 {
			continue
		}
		at := int(last.Day.Year)*12 + 1
		months := []*DayTally{byMonth[at-2], byMonth[at-1], byMonth[at]}
		if months[0] == nil || months[1] == nil {
			continue
		}
		var neet, unknown, both rates
		for _, m := range months {
			n := m.ByStatus.Denominator()
			neet.add(m.ByStatus.Of[NEET], n)
			unknown.add(m.ByStatus.Of[Unknown], n)
			both.add(m.ByStatus.Of[NEET]+m.ByStatus.Of[Unknown], n)
		}
		label := fmt.Sprintf("December %d to February %d", last.Day.Year-1, last.Day.Year)
		if neet.none {
			return metrics.Line{Label: label, Text: fmt.Sprintf("no average: of a month there is no rate, with fewer than %d pupils", fewest)}
		}
		return metrics.Line{Label: label,
			Text: fmt.Sprintf("average of the three months: NEET %s, not known %s, together %s", neet.mean(), unknown.mean(), both.mean())}
	}
	return metrics.Line{Label: "one month", Text: "figures of single months are not comparable with the national ones, which are the average of December, January and February; in September and October most are not known"}
}

// rates are rates to be averaged, in whole thousandths of a per cent.
type rates struct {
	sum, n int
	none   bool // of one of them there is none
}

func (r *rates) add(of, all int) {
	if all < fewest {
		r.none = true
		return
	}
	r.sum += (200_000*of + all) / (2 * all)
	r.n++
}

// mean is the average to one decimal, of one rate or more.
func (r *rates) mean() string {
	tenths := (2*r.sum + 100*r.n) / (200 * r.n)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// leaverLines are what there is to say of leavers: each snapshot three ways, and how
// many have none.
func (rd *reading) leaverLines() []metrics.Line {
	var out []metrics.Line
	if rd.in.request.Roll == nil {
		out = append(out, metrics.Line{Label: "leavers", Text: "no list of pupils says who left, so that nobody can be counted as missing from the files; give it with --roster"})
	}
	for i, title := range [...]string{"one month after leaving", "six months after leaving", "after Year 11"} {
		var t Tally
		for _, l := range rd.leavers {
			t.add(l.shots[i].status)
		}
		if n := t.All(); n > 0 {
			line := fmt.Sprintf("EET %d, NEET %d, not known %d, other states %d, of %s with an answer", t.Of[EET], t.Of[NEET], t.Of[Unknown], n-t.Of[EET]-t.Of[NEET]-t.Of[Unknown], many(n, "leaver"))
			if t.Without > 0 {
				line += fmt.Sprintf("; %d for whom the question has none (see flags)", t.Without)
			}
			out = append(out, metrics.Line{Label: title, Text: line})
		}
	}
	return out
}
