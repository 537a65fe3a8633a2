package cohort

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"apst/metrics"
)

// anySchool is a school that rapid made up: all kinds of pupils and rows, those that go
// wrong among them.
func anySchool(t *rapid.T, most int) *built {
	b := build(rapid.Bool().Draw(t, "listed"))
	b.l.AsOf = at(rapid.SampledFrom([]string{"-", "2023-03-01", "2023-08-01"}).Draw(t, "as of"))
	b.s.From = at(rapid.SampledFrom([]string{"-", "2022-09-01"}).Draw(t, "from"))
	b.s.To = at(rapid.SampledFrom([]string{"-", "2023-07-21"}).Draw(t, "to"))
	b.s.BaselineWithin = rapid.SampledFrom([]int{0, 30}).Draw(t, "within")
	b.s.LeastDays = rapid.SampledFrom([]int{0, 40}).Draw(t, "least days")
	b.s.AnyRater = rapid.Bool().Draw(t, "any rater")
	b.s.Baseline.Kind = rapid.SampledFrom([]RuleKind{ByName, ByOrder, Nearest}).Draw(t, "baseline")
	b.s.Endline.Kind = rapid.SampledFrom([]RuleKind{ByName, ByOrder, Nearest}).Draw(t, "endline")
	b.s.Baseline.Day, b.s.Baseline.Within = at("2022-09-20"), 30
	b.s.Endline.Day, b.s.Endline.Within = at("2023-07-01"), 30
	days := rapid.SampledFrom([]string{"-", "2022-08-25", "2022-09-12", "2022-09", "2022-10-20", "2023-01-10", "2023-06-28", "2023-07-10", "2023-09-30"})
	for n := range rapid.IntRange(0, most).Draw(t, "pupils") {
		var stays []string
		if b.l.Listed {
			stays = rapid.SliceOfN(rapid.SampledFrom([]string{
				year, "2022-09-01 -", "2022-11-01 2022-12-01 exit_reason=left-without-notice", "2021-09-01 2022-07-20", "- -",
				"2022-09-01 2023-05-01 exit_reason=custody born=2008-02-01 consent=yes", "2022-09-01 2023-02-01 exit_reason=reintegrated born=2004-01-01",
				"2023-02-20 - enrolment=G", "2022-09-05 2023-07-01 consent=no-reply", "2022-09-05 2023-07-01 consent=withdrawn", "2022-09-05 - opt_out=true", "2022-09-06 2023-06-01 exit_reason=end-of-placement supported=true",
			}), 1, 2).Draw(t, "stays")
		}
		p := b.pupil(fmt.Sprintf("K%02d", n), stays...)
		for range rapid.IntRange(0, 6).Draw(t, "rows") {
			wave := rapid.SampledFrom([]string{"baseline", "endline", "interim", "-"}).Draw(t, "wave")
			who := rapid.SampledFrom([]string{"self", "teacher", "parent"}).Draw(t, "who")
			text := fmt.Sprintf("sdq %s %s %s", wave, who, days.Draw(t, "day"))
			text += " total=" + rapid.SampledFrom([]string{"?", "!", "~", "5", "12", "20", "30"}).Draw(t, "total")
			text += " prosocial=" + rapid.SampledFrom([]string{"?", "2", "8"}).Draw(t, "prosocial")
			text += rapid.SampledFrom([]string{"", "", "", " refused:illegal", " clash", " form:4-17", " form:unknown", " rater:A", " rater:B", " look_back=six-months"}).Draw(t, "more")
			text += rapid.SampledFrom([]string{"", " placement:1", " placement:2"}).Draw(t, "placement")
			b.row(p, text)
		}
		for range rapid.IntRange(0, 2).Draw(t, "others") {
			b.row(p, rapid.SampledFrom([]string{"attendance before - - attendance=40", "attendance after - - attendance=60", "attendance after - - attendance=~", "support - - - attended=3", "support - - - attended=0", "ngrt - - 2022-09-20 sas=80", "ngrt - - 2023-05-20 sas=100", "pass baseline self 2022-09-20 f1.band=low", "pass endline self 2023-05-20 f1.band=high"}).Draw(t, "other"))
		}
	}
	return b
}

// summed is all pairs in a form that can be compared.
func summed(pairs []*Pair) []string {
	var out []string
	for _, p := range pairs {
		out = append(out, fmt.Sprintf("%s %d %s %s %s index %t between %d days %d: %s %s %q", p.Pupil.ID, p.Placement, p.Measure, p.Outcome.Scale, p.Informant, p.Index, len(p.Between), p.Days, said(p), p.NoClass, p.Bands))
	}
	return out
}

// Whatever the school, the flow adds up for every population and informant, the pupils
// in its analysis are those with a pair that counts, and no pupil counts twice.
func TestFlowAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := anySchool(t, 8)
		pairs := b.match()
		checkFlows(t, b.l, pairs, &b.s)
	})
}

// checkFlows holds what every flow has to.
func checkFlows(t interface{ Fatalf(string, ...any) }, l *Linkage, pairs []*Pair, s *Settings) {
	for _, population := range []string{All, SupportedOne} {
		for _, who := range append(l.Informants(s), "nobody") {
			f := FlowOf(l, pairs, s, population, who)
			if err := f.AddsUp(); err != nil {
				t.Fatalf("%s, %s: %v\n%+v", population, who, err, f)
			}
			counted := map[*Pupil]int{}
			paired := 0
			for _, p := range pairs {
				if p.Index && p.Informant == who && p.Measure == f.Measure && p.Outcome.Scale == f.Scale {
					counted[p.Pupil]++
					if p.Paired() && (population == All || Supported(p.Pupil)) {
						paired++
					}
				}
			}
			for p, n := range counted {
				if n != 1 {
					t.Fatalf("%s counts %d times for %s", p.ID, n, who)
				}
			}
			last, apart := f.Stages[len(f.Stages)-1], 0
			for _, e := range f.Flags {
				if e.Reason == noteNotEligible {
					apart = e.N
				}
			}
			if last.N+apart != paired {
				t.Fatalf("%s, %s: %d analysed, %d with a pair and not in the flow, of %d pairs", population, who, last.N, apart, paired)
			}
			for _, st := range f.Stages {
				for _, e := range st.Exits {
					if e.N <= 0 || e.Title == "" {
						t.Fatalf("exit %+v of %s", e, st.ID)
					}
				}
			}
		}
	}
}

// The order of pupils, rows and sources changes nothing, and neither does it to split
// a source.
func TestMatchOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := anySchool(t, 5)
		before := summed(b.match())
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		r.Shuffle(len(b.l.Rows), func(i, j int) { b.l.Rows[i], b.l.Rows[j] = b.l.Rows[j], b.l.Rows[i] })
		r.Shuffle(len(b.l.Pupils), func(i, j int) { b.l.Pupils[i], b.l.Pupils[j] = b.l.Pupils[j], b.l.Pupils[i] })
		src := b.l.Input.Sources
		src = append(src, Source{Measure: "sdq", Title: "SDQ", Ruleset: "sdq-1", Outcomes: sdqLike()})
		r.Shuffle(len(src), func(i, j int) { src[i], src[j] = src[j], src[i] })
		b.l.Input.Sources = src
		after := summed(b.match())
		if !slices.Equal(before, after) {
			t.Fatalf("before %q\nafter  %q", before, after)
		}
	})
}

// Swapping the waves negates every change, and exchanges better and worse; adding the
// same to both waves leaves changes alone.
func TestSwapAndShift(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "pupils")
		type two struct{ a, b int }
		var all []two
		for range n {
			all = append(all, two{rapid.IntRange(0, 30).Draw(t, "a"), rapid.IntRange(0, 30).Draw(t, "b")})
		}
		match := func(swap bool, plus int) []*Pair {
			b := build(true)
			b.s.SingleScales = true
			for i, v := range all {
				p := b.pupil(fmt.Sprintf("K%02d", i), year)
				if swap {
					v.a, v.b = v.b, v.a
				}
				b.row(p, fmt.Sprintf("sdq baseline self 2022-09-12 total=%d prosocial=%d", v.a+plus, v.a+plus))
				b.row(p, fmt.Sprintf("sdq endline self 2023-07-10 total=%d prosocial=%d", v.b+plus, v.b+plus))
			}
			return b.match()
		}
		plain, swapped, shifted := match(false, 0), match(true, 0), match(false, 7)
		for i, p := range plain {
			q, s := swapped[i], shifted[i]
			if p.Change != -q.Change || p.Change != s.Change || !p.HasChange || !q.HasChange || !s.HasChange {
				t.Fatalf("changes %g, swapped %g, shifted %g", p.Change, q.Change, s.Change)
			}
			if better(p.Class) != -better(q.Class) || better(p.Class) != better(s.Class) {
				t.Fatalf("%s, swapped %s, shifted %s", p.Class, q.Class, s.Class)
			}
			if p.Outcome.Scale == "prosocial" && better(p.Class) == -1 && p.Change > 0 {
				t.Fatalf("prosocial rose by %g: %s", p.Change, p.Class)
			}
		}
	})
}

// better is 1 for a class that is better, -1 for worse.
func better(class string) int {
	switch class {
	case classRecovered, classImproved:
		return 1
	case classDeteriorated:
		return -1
	}
	return 0
}

// Swapping moves up and down as well.
func TestMovesSwap(t *testing.T) {
	t.Parallel()
	order := []string{"high", "moderate", "low"}
	opposite := map[Move]Move{MovedUp: MovedDown, MovedDown: MovedUp, NotMoved: NotMoved}
	for _, a := range order {
		for _, b := range order {
			if moveInOrder(order, a, b) != opposite[moveInOrder(order, b, a)] {
				t.Errorf("%s and %s", a, b)
			}
		}
	}
	for _, better := range []metrics.Better{metrics.Lower, metrics.Higher} {
		if moveOf(better, 1) != opposite[moveOf(better, -1)] || moveOf(better, 0) != NotMoved {
			t.Errorf("%s: no opposites", better)
		}
	}
	if moveOf(metrics.Neither, 1) != NoMove || moveOf(metrics.Lower, -1) != MovedUp {
		t.Error("which way is better is not heeded")
	}
}
