package cohort

import (
	"fmt"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
	"apst/synth"
)

// benchInput is a trust: pupils with two identifiers each and six measures, one in
// fifty of whose rows are under a mistyped one.
func benchInput(pupils int) *Input {
	in := &Input{}
	var stays []record.Stay
	upns := make([]string, pupils)
	for i := range pupils {
		upns[i] = synth.UPN(4000+i/200, 19, i%1000)
		stays = append(stays, record.Stay{Pupil: upns[i], UPN: upns[i], LocalID: fmt.Sprintf("%06d", 200000+i), Name: fmt.Sprintf("Pupil %04d", i),
			Born: ingest.Date{Year: int16(2007 + i%5), Month: uint8(i%12 + 1), Day: uint8(i%28 + 1)}, Entry: ingest.Date{Year: 2022, Month: 9, Day: 5}, At: sheet.Ref{File: "list.csv", Row: i + 2}})
	}
	in.Roll = record.NewRoll(stays)
	for _, m := range []struct {
		measure string
		local   bool
		rows    []string // waves or periods
		scales  int
	}{
		{"sdq", false, []string{"baseline", "endline", "baseline teacher", "endline teacher"}, 10}, {"attendance", false, []string{"before", "after", "all"}, 5},
		{"ngrt", true, []string{"autumn", "summer"}, 6}, {"pass", true, []string{"b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9"}, 6},
		{"neet", false, []string{"1-month", "6-months"}, 3}, {"support", false, []string{""}, 9},
	} {
		s := Source{Measure: m.measure}
		scales := make([]string, m.scales)
		for i := range scales {
			scales[i] = fmt.Sprintf("%s-scale-%d", m.measure, i)
		}
		for i := range pupils {
			id := upns[i]
			if m.local {
				id = stays[i].LocalID
			}
			if i%50 == 0 {
				id = exchanged(id, 4)
			}
			for n, wave := range m.rows {
				r := Row{Pupil: id, At: sheet.Ref{File: m.measure + ".csv", Row: len(s.Rows) + 2}}
				k := metrics.Key{Pupil: id, Measure: m.measure, Wave: wave, Informant: "self", Placement: 1}
				for _, scale := range scales {
					k.Scale = scale
					r.Values = append(r.Values, metrics.NumberValue(k, ingest.Date{Year: 2022, Month: 9, Day: uint8(n + 6)}, float64(i%40)))
				}
				s.Rows = append(s.Rows, r)
			}
			s.People = append(s.People, Person{Pupil: id, Name: stays[i].Name, Born: stays[i].Born})
		}
		in.Sources = append(in.Sources, s)
	}
	return in
}

// BenchmarkJoin is 22 schools of 200 pupils with six measures.
func BenchmarkJoin(b *testing.B) {
	in := benchInput(4400)
	b.ReportAllocs()
	for b.Loop() {
		if l := Join(in, &finding.Log{}); len(l.Pupils) != 4400 || len(l.Suspects) == 0 {
			b.Fatalf("%d pupils, %d suspects", len(l.Pupils), len(l.Suspects))
		}
	}
}

// BenchmarkJoinWithoutList has every identifier compared with every other.
func BenchmarkJoinWithoutList(b *testing.B) {
	in := benchInput(4400)
	in.Roll = nil
	b.ReportAllocs()
	for b.Loop() {
		Join(in, &finding.Log{})
	}
}
