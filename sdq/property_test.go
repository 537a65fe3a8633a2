package sdq_test

import (
	"testing"

	"apst/sdq"
	"pgregory.net/rapid"
)

func drawResponse(t *rapid.T) sdq.Response {
	var r sdq.Response
	for i := range r.Items {
		r.Items[i] = answer(rapid.IntRange(blank, 2).Draw(t, "answer"))
	}
	draw := func() sdq.Rating { return rating(rapid.IntRange(blank, 3).Draw(t, "rating")) }
	r.Impact = sdq.ImpactAnswers{
		Gate: draw(), Distress: draw(), Home: draw(), Friends: draw(), Classroom: draw(), Leisure: draw(),
		Scored: rapid.Bool().Draw(t, "points"),
	}
	r.AlreadyReversed = rapid.Bool().Draw(t, "already reversed")
	return r
}

func drawInformant(t *rapid.T) sdq.Informant {
	return sdq.Informant(rapid.IntRange(0, 3).Draw(t, "informant"))
}

// turn is the response as a source that turns the five items round would have
// stored it, or the other way about.
func turn(r sdq.Response) sdq.Response {
	for i, a := range r.Items {
		if v, ok := a.Value(); ok && sdq.Item(i+1).Reversed() {
			r.Items[i] = answer(2 - v)
		}
	}
	r.AlreadyReversed = !r.AlreadyReversed
	return r
}

func TestProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r, who := drawResponse(t), drawInformant(t)
		s := sdq.Score(&r, who)

		other := turn(r)
		if got := sdq.Score(&other, who); got != s {
			t.Fatalf("stored the other way round: %+v; want %+v", got, s)
		}
		for _, scale := range sdq.AllScales() {
			n, ok := s.Get(scale).Number()
			if ok && (n < 0 || n > scale.Max(who)) {
				t.Fatalf("%v by %v is %d", scale, who, n)
			}
			if !ok && n != 0 {
				t.Fatalf("%v has no score and the number %d", scale, n)
			}
			if d := sdq.Derive(&r, who, scale); d.Value != s.Get(scale) || d.Arithmetic == "" {
				t.Fatalf("%v is derived as %+v; scored %v", scale, d, s.Get(scale))
			}
			for _, sys := range []sdq.System{sdq.ThreeBands, sdq.FourBands} {
				band, why := sdq.BandOf(sys, sdq.Form4to17, who, scale, n)
				if ok && (band == 0) == (who != 0 && scale != sdq.Internalising && scale != sdq.Externalising) {
					t.Fatalf("%v by %v of %d has the band %v, %v", scale, who, n, band, why)
				}
			}
		}
		if s.Answered() != answeredIn(r) {
			t.Fatalf("%d answered; want %d", s.Answered(), answeredIn(r))
		}
	})
}

func answeredIn(r sdq.Response) int {
	n := 0
	for _, a := range r.Items {
		if a != sdq.Missing {
			n++
		}
	}
	return n
}

// One answer up by one moves a complete scale by one: up, or down if the item
// is reversed; and moves no other scale.
func TestOneAnswerUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var r sdq.Response
		for i := range r.Items {
			r.Items[i] = answer(rapid.IntRange(0, 2).Draw(t, "answer"))
		}
		item := sdq.Item(rapid.IntRange(1, sdq.Items).Draw(t, "item"))
		v := rapid.IntRange(0, 1).Draw(t, "from")
		r.Items[item-1] = answer(v)
		before := sdq.Score(&r, sdq.Self)
		r.Items[item-1] = answer(v + 1)
		after := sdq.Score(&r, sdq.Self)
		step := 1
		if item.Reversed() {
			step = -1
		}
		for _, scale := range sdq.AllScales()[:sdq.Impact] {
			want, _ := before.Get(scale).Number()
			for _, i := range scale.Items() {
				if i == item {
					want += step
				}
			}
			if got, ok := after.Get(scale).Number(); !ok || got != want {
				t.Fatalf("item %v up by one: %v is %d; want %d", item, scale, got, want)
			}
		}
	})
}

// Any bytes at all give scores in range or reasons, and never a panic.
func TestAnyBytes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		bytes := rapid.SliceOfN(rapid.Byte(), 34, 34).Draw(t, "bytes")
		var r sdq.Response
		for i := range r.Items {
			r.Items[i] = sdq.Answer(bytes[i])
		}
		r.Impact = sdq.ImpactAnswers{
			Gate: sdq.Rating(bytes[25]), Distress: sdq.Rating(bytes[26]), Home: sdq.Rating(bytes[27]),
			Friends: sdq.Rating(bytes[28]), Classroom: sdq.Rating(bytes[29]), Leisure: sdq.Rating(bytes[30]),
			Scored: bytes[31]&1 == 1,
		}
		who, form, sys := sdq.Informant(bytes[31]>>1), sdq.Form(bytes[32]), sdq.System(bytes[33])
		s := sdq.Score(&r, who)
		for _, scale := range append(sdq.AllScales(), sdq.Scale(bytes[0])) {
			n, ok := s.Get(scale).Number()
			if n < 0 || n > scale.Max(who) {
				t.Fatalf("%v is %d, %v", scale, n, ok)
			}
			sdq.BandOf(sys, form, who, scale, n)
			sdq.Derive(&r, who, scale)
			sdq.ReliableChangeBy(sdq.ChangeMethod(bytes[1]), who, scale)
		}
		sdq.Predict(s.Informed(), s.Informed(), s.Informed())
	})
}
