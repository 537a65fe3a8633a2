package attendance

import (
	"math/rand/v2"
	"testing"

	"apst/metrics/calendar"
)

// A year of marks of many pupils, as a trust's or an authority's register has it.
const (
	benchPupils = 5000
	benchDays   = 195
)

// benchMark is one row, with the work of reading it done.
type benchMark struct {
	upn  UPN
	at   Slot
	code Code
}

// benchMarks are the rows by pupil, or by date with the pupils of a day shuffled.
func benchMarks(byDate bool) []benchMark {
	rng := rand.New(rand.NewPCG(1, 2))
	slots := weekdays("2022-09-05", benchDays)
	codes := []Code{CodeAM, CodeAM, CodeAM, CodeAM, CodeAM, CodeL, CodeI, CodeO, CodeD, CodeB}
	list := make([]benchMark, 0, benchPupils*len(slots))
	row := func(pupil int, at Slot) {
		u, _ := PackUPN(upn(pupil))
		list = append(list, benchMark{u, at, codes[rng.IntN(len(codes))]})
	}
	if !byDate {
		for pupil := range benchPupils {
			for _, at := range slots {
				row(pupil, at)
			}
		}
		return list
	}
	for i := 0; i < len(slots); i += 2 {
		for _, pupil := range rng.Perm(benchPupils) {
			row(pupil, slots[i])
			row(pupil, slots[i+1])
		}
	}
	return list
}

func BenchmarkSet(b *testing.B) {
	for _, c := range []struct {
		name   string
		byDate bool
	}{{"by-pupil", false}, {"by-date", true}} {
		marks := benchMarks(c.byDate)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := NewRegister(Refuse)
				s := r.School("")
				for _, m := range marks {
					r.Set(r.EnrolUPN(s, m.upn), m.at, m.code)
				}
			}
			perMark(b, len(marks))
		})
	}
}

// perMark reports the time for each mark.
func perMark(b *testing.B, marks int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(marks), "ns/mark")
}

func benchRegister(byDate bool) (*Register, int) {
	r, marks := NewRegister(Refuse), benchMarks(byDate)
	s := r.School("")
	for _, m := range marks {
		r.Set(r.EnrolUPN(s, m.upn), m.at, m.code)
	}
	return r, len(marks)
}

func BenchmarkRows(b *testing.B) {
	for _, c := range []struct {
		name   string
		byDate bool
		by     calendar.By
	}{{"all", false, calendar.ByAll}, {"all-by-date", true, calendar.ByAll}, {"week", false, calendar.ByWeek}} {
		r, marks := benchRegister(c.byDate)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				rows, err := r.Rows(nil, c.by, MIS)
				if err != nil {
					b.Fatal(err)
				}
				var g Group
				for row := range rows {
					g.Count(&row.Tally, MIS)
				}
			}
			perMark(b, marks)
		})
	}
}

func BenchmarkMerge(b *testing.B) {
	left, marks := benchRegister(false)
	for b.Loop() {
		r := NewRegister(Refuse)
		if err := r.Merge(left); err != nil {
			b.Fatal(err)
		}
	}
	perMark(b, marks)
}

func BenchmarkAudit(b *testing.B) {
	r, marks := benchRegister(true)
	for b.Loop() {
		tables := r.Timetables(MIS)
		for range r.LongSuspensions() {
		}
		for range r.Unexplained(on("2023-07-31"), tables) {
		}
		for range r.OffDays(nil) {
		}
		for range r.Conflicts() {
		}
		r.AfternoonsLost()
	}
	perMark(b, marks)
}

func BenchmarkSplit(b *testing.B) {
	slots, m := weekdays("2022-09-05", 5), new(Marks)
	var tokens []Token
	for b.Loop() {
		var fault SplitFault
		if tokens, fault = m.Split(tokens[:0], `/\/\L\II/\`, slots); fault.Problem != SplitFine {
			b.Fatal(fault)
		}
	}
	perMark(b, len(slots))
}

func BenchmarkRead(b *testing.B) {
	d, text := new(Marks).On(on("2024-09-02")), []byte("C2")
	for b.Loop() {
		if d.Read(text).Code != CodeC2 {
			b.Fatal("C2 is not C2")
		}
	}
}
