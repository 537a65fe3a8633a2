package sdq_test

import (
	"testing"

	"apst/sdq"
)

// aClass is 300 responses that differ, some with blanks, all with an impact
// supplement.
func aClass() []sdq.Response {
	class := make([]sdq.Response, 300)
	x := uint32(1)
	next := func(n uint32) uint32 { x = x*1664525 + 1013904223; return (x >> 16) % n }
	for i := range class {
		for j := range class[i].Items {
			class[i].Items[j] = sdq.Answer(1 + next(3))
		}
		if i%10 == 0 {
			class[i].Items[next(sdq.Items)] = sdq.Missing
		}
		class[i].Impact = sdq.ImpactAnswers{
			Gate: sdq.Rating(1 + next(4)), Distress: sdq.Rating(1 + next(4)),
			Home: sdq.Rating(1 + next(4)), Friends: sdq.Rating(1 + next(4)),
			Classroom: sdq.Rating(1 + next(4)), Leisure: sdq.Rating(1 + next(4)),
		}
	}
	return class
}

func BenchmarkScore(b *testing.B) {
	for _, bench := range []struct {
		name   string
		impact bool
	}{{"items", false}, {"items and impact", true}} {
		b.Run(bench.name, func(b *testing.B) {
			class := aClass()
			if !bench.impact {
				for i := range class {
					class[i].Impact = sdq.ImpactAnswers{}
				}
			}
			b.ReportAllocs()
			i, sum := 0, 0
			for b.Loop() {
				s := sdq.Score(&class[i], sdq.Parent)
				n, _ := s.Get(sdq.Total).Number()
				sum += n
				if i++; i == len(class) {
					i = 0
				}
			}
			_ = sum
		})
	}
}

func BenchmarkBandOf(b *testing.B) {
	b.ReportAllocs()
	score, sum := 0, 0
	for b.Loop() {
		band, _ := sdq.BandOf(sdq.FourBands, sdq.Form4to17, sdq.Self, sdq.Total, score)
		sum += int(band)
		if score++; score > 40 {
			score = 0
		}
	}
	_ = sum
}

func BenchmarkPredict(b *testing.B) {
	class := aClass()
	var in []sdq.Informed
	for i := range class {
		in = append(in, sdq.Score(&class[i], sdq.Parent).Informed())
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		sdq.Predict(in[i], in[(i+1)%len(in)], in[(i+2)%len(in)])
		if i++; i == len(in) {
			i = 0
		}
	}
}
