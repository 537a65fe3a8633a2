package schooltest

import (
	"fmt"
	"math/rand/v2"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/synth"
)

// pupil is a pupil with what is drawn of him or her before anything is measured. Every
// pupil has a source of chance of their own, for each measure: what is left out of a
// school changes nothing of the rest.
type pupil struct {
	n       int
	id      string
	seed    uint64
	stays   []record.Stay
	level   float64 // of need, in standard deviations
	helped  float64 // how much the need falls, in points of an item
	last    *record.Stay
	endline bool // something was measured a second time
	support bool // the team supports the pupil
}

// chance is where a measure of the pupil draws from.
func (p *pupil) chance(measure uint64) *rand.Rand {
	return rand.New(rand.NewPCG(p.seed, 1000*uint64(p.n)+measure))
}

func pupilsOf(o *Options) []*pupil {
	out := make([]*pupil, o.Pupils)
	for i := range out {
		out[i] = newPupil(o, i)
	}
	return out
}

func newPupil(o *Options, i int) *pupil {
	p := &pupil{n: i, seed: o.Seed, id: synth.UPN(100+i/1000, 19, i)}
	r := p.chance(0)
	p.level, p.helped = r.NormFloat64(), 0.12+0.3*r.NormFloat64()
	stay := record.Stay{
		Pupil: p.id, UPN: p.id, Name: fmt.Sprintf("Pupil %03d", i+1), Entry: day(2022, 9, 5), Facts: facts(o, i, r),
		At: sheet.Ref{File: "pupils.csv", Row: i + 2, Col: 1},
	}
	year := number(stay.Facts["year_group"])
	stay.Born = day(2017-year, 1+r.IntN(8), 1+r.IntN(28))
	if r.IntN(5) < 2 {
		stay.Entry = []ingest.Date{day(2022, 10, 3), day(2022, 11, 14), day(2023, 1, 9), day(2023, 2, 20), day(2023, 3, 27)}[r.IntN(5)]
	}
	p.support = !o.NoSupport && r.IntN(20) < 11
	if !o.NoSupport {
		stay.Facts["supported"] = word(p.support)
	}
	p.stays = p.placements(stay, r)
	p.last = &p.stays[len(p.stays)-1]
	switch p.last.Facts["exit_reason"] {
	case "left-without-notice", "custody":
		p.endline = false
	default:
		p.endline = r.IntN(5) > 0
	}
	p.endline = p.endline && !o.NoEndlines
	return p
}

// placements are the pupil's own: some leave, some come back.
func (p *pupil) placements(stay record.Stay, r *rand.Rand) []record.Stay {
	if p.n%17 == 9 {
		again := stay
		stay.Entry, stay.Exit = day(2022, 9, 5), day(2022, 12, 16)
		stay.Facts = with(stay.Facts, "exit_reason", "reintegrated", "destination", "mainstream")
		again.Entry = day(2023, 2, 20)
		return []record.Stay{stay, again}
	}
	if r.IntN(100) < 36 && !stay.Entry.After(day(2023, 1, 31)) {
		stay.Exit = []ingest.Date{day(2022, 12, 16), day(2023, 2, 10), day(2023, 3, 31), day(2023, 5, 26)}[r.IntN(4)]
		end := [][2]string{
			{"left-without-notice", ""}, {"reintegrated", "mainstream"}, {"custody", "custody"}, {"moved-area", "moved-away"}, {"transferred", "special"}, {"other", "other-ap"}, {"end-of-placement", "not-known"},
		}[r.IntN(7)]
		stay.Facts = with(stay.Facts, "exit_reason", end[0], "destination", end[1])
	}
	return []record.Stay{stay}
}

// with is facts and more facts; those that are empty are none.
func with(of map[string]string, more ...string) map[string]string {
	out := map[string]string{}
	for k, v := range of {
		out[k] = v
	}
	for i := 0; i < len(more); i += 2 {
		if more[i+1] != "" {
			out[more[i]] = more[i+1]
		}
	}
	return out
}

var (
	centres     = []string{"North Road", "Riverside", "The Annexe"}
	longCentres = []string{
		"The Sir Bartholomew Featherstonehaugh Centre for Alternative and Medical Provision (Lower School)",
		"Riverside Vocational, Outdoor and Therapeutic Learning Campus at Stoke-under-Chesterfield",
		"Donaudampfschifffahrtsgesellschaftskapitaenshaus",
	}
)

// facts are what the list says of a pupil beside the dates.
func facts(o *Options, i int, r *rand.Rand) map[string]string {
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	f := map[string]string{}
	set := func(name, value string) {
		if value != "" {
			f[name] = value
		}
	}
	sex := pick("M", "M", "F", "M", "F", "M")
	if i%41 == 40 {
		sex = ""
	}
	if o.OneGirl {
		sex = "M"
		if i == o.Pupils/2 {
			sex = "F"
		}
	}
	set("sex", sex)
	set("year_group", pick("7", "8", "9", "9", "10", "10", "10", "11", "11", "11"))
	set("sen", pick("N", "K", "K", "K", "K", "E", "E"))
	set("fsm", pick("true", "true", "true", "false", "false", ""))
	set("looked_after", pick("false", "false", "false", "false", "false", "false", "false", "true"))
	set("ethnicity", pick("WBRI", "WBRI", "WBRI", "WBRI", "BCRB", "BAFR", "MWBC", "AOTH", "WOTH", "REFU"))
	names, group := centres, pick("A", "B")
	if o.LongNames {
		names, group = longCentres, pick("Personalised Curriculum Pathway and Reintegration Group", "Key Stage 4 Vocational Hair, Beauty & Construction")
	}
	set("centre", names[min(r.IntN(3), r.IntN(3))])
	set("class", f["year_group"]+group)
	set("entry_reason", pick("permanently-excluded", "permanently-excluded", "commissioned", "commissioned", "off-site-direction", "medical", "sen-placement", ""))
	set("consent", pick("yes", "yes", "yes", "yes", "yes", ""))
	switch {
	case i%23 == 11:
		f["consent"] = "no"
	case i%31 == 19:
		f["consent"] = "no-reply"
	case i%29 == 17:
		f["enrolment"] = "G"
	}
	return f
}

func word(yes bool) string {
	if yes {
		return "true"
	}
	return "false"
}

func number(text string) int {
	n := 0
	for _, c := range text {
		n = 10*n + int(c-'0')
	}
	return n
}

// started and ended are when something is measured of the pupil at first and at last.
func (p *pupil) started(days int) ingest.Date { return later(p.last.Entry, days) }

func (p *pupil) ended(days int) ingest.Date {
	if p.last.Exit.IsZero() {
		return later(day(2023, 6, 5), days)
	}
	return later(p.last.Exit, -1-days)
}

// later is a day so many days after another.
func later(d ingest.Date, days int) ingest.Date {
	n, _ := calendar.DayOf(d)
	return (n + calendar.Day(days)).Date()
}

// rows collects the rows of a source.
type rows struct {
	src  *cohort.Source
	file string
}

// add adds a row of a pupil; one without values is none.
func (s *rows) add(p *pupil, values ...metrics.Value) {
	if len(values) == 0 {
		return
	}
	at := sheet.Ref{File: s.file, Row: len(s.src.Rows) + 2, Col: 1}
	s.src.Rows = append(s.src.Rows, cohort.Row{Pupil: p.id, At: at, From: at.String(), Values: values})
}

// done says of the file of a source where its rows went.
func (s *rows) done() cohort.Source {
	n := len(s.src.Rows)
	s.src.Files = []cohort.File{{Name: s.file, Read: n + 2 + n/20, Outside: 1, Used: n, Again: 1, Refused: n / 20}}
	return *s.src
}
