package cohort

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// built is a small school for tests of pairing, made by hand.
type built struct {
	l *Linkage
	s Settings
	n int // rows so far
}

// build begins a school; listed says that there is a list of pupils.
func build(listed bool) *built {
	s := DefaultSettings()
	sources := []Source{
		{Measure: "sdq", Title: "SDQ", Noun: "questionnaires", Ruleset: "sdq-1", Outcomes: sdqLike()},
		{Measure: "attendance", Title: "Attendance", Ruleset: "att-1", Outcomes: []metrics.Outcome{{Scale: "attendance", Title: "attendance", Short: "attendance", Unit: "%", Better: metrics.Higher, Pairing: metrics.ByPeriod, Primary: true, Most: 100}}},
		{Measure: "ngrt", Title: "Reading", Ruleset: "ngrt-1", Outcomes: []metrics.Outcome{{Scale: "sas", Title: "standard age score", Short: "sas", Unit: "points", Better: metrics.Higher, Pairing: metrics.ByDate, Primary: true, Single: metrics.Always,
			Reliable: func(metrics.ReliableAsk) (metrics.Reliable, string) {
				return metrics.Reliable{Method: "sem", Limit: 13.03, Points: 14, Source: "a test"}, ""
			}}}},
		{Measure: "pass", Title: "Attitudes", Ruleset: "pass-1", Outcomes: []metrics.Outcome{
			{Scale: "f1.band", Title: "feelings, band", Short: "f1_band", Better: metrics.Higher, Pairing: metrics.ByWave, Primary: true, Words: true, Order: []string{"high", "moderate", "low-moderate", "low"}},
			{Scale: "f1.percentile", Title: "feelings, percentile", Short: "f1_percentile", Better: metrics.Higher, Pairing: metrics.ByWave, Medians: true}}},
		{Measure: "neet", Title: "Destinations", Ruleset: "neet-1", Outcomes: []metrics.Outcome{{Scale: "status", Title: "status", Short: "status", Pairing: metrics.ByStanding, Primary: true, Words: true, Standings: []metrics.Named{{ID: "1-month", Title: "one month"}, {ID: "6-months", Title: "six months"}}}}},
		{Measure: "support", Title: "Support", Ruleset: "sup-1"},
	}
	return &built{l: &Linkage{Listed: listed, Input: &Input{Sources: sources}}, s: s}
}

// sdqLike are outcomes such as those of the questionnaire.
func sdqLike() []metrics.Outcome {
	reliable := func(limits map[string]metrics.Reliable) func(metrics.ReliableAsk) (metrics.Reliable, string) {
		return func(a metrics.ReliableAsk) (metrics.Reliable, string) {
			if a.SD > 0 {
				return metrics.Reliable{Method: "given", SD: a.SD, Reliability: a.Reliability, Limit: 8.885, Points: 9, Source: "given"}, ""
			}
			if r, ok := limits[a.Informant+a.Method]; ok {
				return r, ""
			}
			return metrics.Reliable{}, "no constants are published for this informant"
		}
	}
	cuts := map[string]float64{"self": 20, "teacher": 16, "parent": 17}
	band3 := metrics.BandSystem{Name: "band3", Title: "three bands", Bands: []string{"normal", "borderline", "abnormal"},
		Of: func(who, form string, x float64) (string, bool) {
			switch c := cuts[who]; {
			case c == 0 || form == "18+":
				return "", false
			case x >= c:
				return "abnormal", true
			case x >= c-4:
				return "borderline", true
			}
			return "normal", true
		},
		Cutoff: func(who, form string) (float64, string, bool) {
			c, ok := cuts[who]
			return c, fmt.Sprintf("%g or more (%s, three-band)", c, who), ok && form != "18+"
		}}
	band4 := metrics.BandSystem{Name: "band4", Title: "four bands", Bands: []string{"close-to-average", "high"},
		Of: func(who, _ string, x float64) (string, bool) {
			if x >= 18 {
				return "high", true
			}
			return "close-to-average", true
		}}
	limits := map[string]metrics.Reliable{
		"self":               {Method: "british-alpha", SD: 5.2, Reliability: .8, Limit: 6.4459, Points: 7, Source: "norms", Confirmed: true},
		"teacher":            {Method: "british-alpha", SD: 6, Reliability: .87, Limit: 5.9963, Points: 6, Source: "norms", Confirmed: true},
		"selfbritish-retest": {Method: "british-retest", SD: 5.2, Reliability: .62, Limit: 8.885, Points: 9, Source: "norms"},
	}
	single := map[string]metrics.Reliable{"self": {Limit: 3.39, Points: 4}}
	return []metrics.Outcome{
		{Scale: "total", Title: "total difficulties", Short: "total", Unit: "points", Better: metrics.Lower, Primary: true, Most: 40, Single: metrics.Always, Bands: []metrics.BandSystem{band4, band3}, Reliable: reliable(limits), Methods: []string{"british-alpha", "british-retest"}},
		{Scale: "emotional", Title: "emotional", Short: "emotional", Unit: "points", Better: metrics.Lower, Most: 10, Single: metrics.OnRequest, Reliable: reliable(single)},
		{Scale: "peer", Title: "peer", Short: "peer", Unit: "points", Better: metrics.Lower, Most: 10, Single: metrics.Never, Reliable: reliable(single)},
		{Scale: "prosocial", Title: "prosocial", Short: "prosocial", Unit: "points", Better: metrics.Higher, Most: 10, Single: metrics.OnRequest, Reliable: reliable(single)},
	}
}

// at reads a day such as 2022-09-12, or a month; "-" is none.
func at(text string) ingest.Date {
	if text == "-" || text == "" {
		return ingest.Date{}
	}
	p := strings.Split(text, "-")
	n := func(i int) int {
		if i >= len(p) {
			return 0
		}
		x, err := strconv.Atoi(p[i])
		if err != nil {
			panic(text)
		}
		return x
	}
	return ingest.Date{Year: int16(n(0)), Month: uint8(n(1)), Day: uint8(n(2))}
}

// pupil adds a pupil with placements such as "2022-09-01 2023-07-21 exit_reason=custody
// born=2008-01-05".
func (b *built) pupil(id string, stays ...string) *Pupil {
	p := &Pupil{ID: id, IDs: []string{id}}
	for i, text := range stays {
		f := append(strings.Fields(text), "-", "-")
		stay := record.Stay{Pupil: id, Placement: i + 1, Entry: at(f[0]), Exit: at(f[1]), Facts: map[string]string{}}
		for _, fact := range f[2:] {
			k, v, ok := strings.Cut(fact, "=")
			switch {
			case !ok:
			case k == "born":
				stay.Born = at(v)
			default:
				stay.Facts[k] = v
			}
		}
		p.Stays = append(p.Stays, stay)
	}
	b.l.Pupils = append(b.l.Pupils, p)
	return p
}

// row adds a row such as "sdq baseline self 2022-09-12 total=22 emotional=5": measure,
// wave or period, informant or -, date, then scale=value, where a value may be a
// number, a word, or ? for missing, ! for refused, and ~ for not available; and form:,
// rater:, placement:, refused: (why) and clash.
func (b *built) row(p *Pupil, text string) *Joined {
	b.n++
	f := strings.Fields(text)
	r := &Row{Pupil: p.ID, From: fmt.Sprintf("%s.csv!%d", f[0], b.n+1), At: sheet.Ref{File: f[0] + ".csv", Row: b.n + 1, Col: 1}}
	j := Joined{Row: r, Pupil: p, By: SameID, Source: b.source(f[0])}
	key := metrics.Key{Pupil: p.ID, Measure: f[0], Wave: f[1], Informant: f[2]}
	if key.Informant == "-" {
		key.Informant = ""
	}
	if f[0] == "attendance" || f[0] == "neet" {
		key.Wave, key.Period = "", f[1]
	}
	if key.Wave == "-" {
		key.Wave = ""
	}
	form := ""
	for _, w := range f[4:] {
		switch k, v, _ := strings.Cut(w, ":"); k {
		case "form":
			form = v
		case "rater":
			key.Rater = v
		case "placement":
			key.Placement, _ = strconv.Atoi(v)
		case "refused":
			r.Refused, j.Place = v, Refused
		case "clash":
			j.Place, j.Why = Refused, "another row says otherwise"
		}
	}
	for _, w := range f[4:] {
		if scale, text, ok := strings.Cut(w, "="); ok {
			k := key
			k.Scale = scale
			v := valueOf(k, at(f[3]), text)
			v.Form = form
			r.Values = append(r.Values, v)
		}
	}
	b.l.Rows = append(b.l.Rows, j)
	return &b.l.Rows[len(b.l.Rows)-1]
}

func valueOf(k metrics.Key, on ingest.Date, text string) metrics.Value {
	switch text {
	case "?":
		return metrics.NoValue(k, on, metrics.Missing, "blank")
	case "!":
		return metrics.NoValue(k, on, metrics.Refused, "cannot be read")
	case "~":
		return metrics.NoValue(k, on, metrics.NotAvailable, "too few possible sessions")
	}
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		return metrics.NumberValue(k, on, x)
	}
	return metrics.CategoryValue(k, on, text)
}

func (b *built) source(measure string) *Source {
	for i := range b.l.Input.Sources {
		if b.l.Input.Sources[i].Measure == measure {
			return &b.l.Input.Sources[i]
		}
	}
	panic(measure)
}

// link gives the pupils the values of their linked rows, in the order of the rows.
func (b *built) link() *Linkage {
	for _, p := range b.l.Pupils {
		p.Values = nil
	}
	for i := range b.l.Rows {
		r := &b.l.Rows[i]
		if r.Place != Linked {
			continue
		}
		for _, v := range r.Values {
			r.Pupil.Values = append(r.Pupil.Values, Observed{Value: v, Row: r})
		}
	}
	return b.l
}

// match links and pairs.
func (b *built) match() []*Pair { return Match(b.link(), &b.s) }

// find is the pair of a pupil, placement, scale and informant; the test fails without
// one.
func find(t *testing.T, pairs []*Pair, pupil string, placement int, scale, informant string) *Pair {
	t.Helper()
	for _, p := range pairs {
		if p.Pupil.ID == pupil && p.Placement == placement && p.Outcome.Scale == scale && p.Informant == informant {
			return p
		}
	}
	t.Fatalf("no pair of %s, placement %d, %s by %q", pupil, placement, scale, informant)
	return nil
}

// said is what a pair comes to, in a line.
func said(p *Pair) string {
	number := func(o *Observed) string {
		if o == nil {
			return "-"
		}
		if x, ok := o.Number(); ok {
			return strconv.FormatFloat(x, 'g', -1, 64)
		}
		if o.Category != "" {
			return o.Category
		}
		return o.State.String()
	}
	out := number(p.First) + " " + number(p.Last)
	if p.Reason != "" {
		out += " " + string(p.Reason)
	}
	if p.HasChange {
		out += fmt.Sprintf(" %+g", p.Change)
	}
	if p.Move != "" {
		out += " " + string(p.Move)
	}
	if p.Class != "" {
		out += " " + p.Class
	}
	for _, f := range p.Flags {
		out += " (" + f + ")"
	}
	return out
}

// titleIn is the title of an id; empty for none.
func titleIn(list []metrics.Named, id string) string {
	for _, n := range list {
		if n.ID == id {
			return n.Title
		}
	}
	return ""
}
