package cohort

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// linkIDs are few, so that a drawn school is full of copies, slips and contradictions.
var linkIDs = func() []string {
	out := []string{"17", "017", "18", "204517", "205417", "204518", temporary(1), temporary(2)}
	for n := range 4 {
		out = append(out, upn(n))
	}
	return append(out, slipIn(upn(0), 5), exchanged(upn(1), 4), slipIn(temporary(1), 6))
}

func drawn[T any](t *rapid.T, label string, from ...T) T {
	return rapid.SampledFrom(from).Draw(t, label)
}

// drawLinkCase draws a school.
func drawLinkCase(t *rapid.T) *linkCase {
	c, ids := &linkCase{}, linkIDs()
	people := []string{"Pupil One", "Pupil Two", ""}
	births := []string{"2010-09-06", "2011-01-14", "-"}
	for range rapid.IntRange(0, 6).Draw(t, "list") {
		says := []string{"name=" + drawn(t, "name", people...), "born=" + drawn(t, "born", births...),
			"in=" + drawn(t, "in", "-", "2021-09-01", "2022-09-01", "2022-03-01"), "out=" + drawn(t, "out", "-", "2022-02-10", "2023-07-21")}
		id := drawn(t, "id", ids...)
		if ingest.LooksUPN([]byte(id)) {
			says = append(says, "upn="+id, "id="+drawn(t, "local", "", "17", "18", "204517"), "former="+drawn(t, "former", "", "", temporary(1), upn(3)))
		} else {
			says = append(says, "id="+id)
		}
		c.on(says...)
		added := &c.list[len(c.list)-1] // a list has each day of entry of a pupil once
		if slices.ContainsFunc(c.list[:len(c.list)-1], func(s record.Stay) bool { return s.Pupil == added.Pupil && s.Entry == added.Entry }) {
			c.list = c.list[:len(c.list)-1]
		}
	}
	for range rapid.IntRange(0, 14).Draw(t, "rows") {
		says := []string{"total=" + drawn(t, "total", "1", "1", "2", "?", "!"), "peer=" + drawn(t, "peer", "1", "1", "?")}
		if rapid.IntRange(0, 9).Draw(t, "spoilt") == 0 {
			says = append(says, "refused=illegal answers")
		}
		c.row(drawn(t, "measure", "sdq", "ngrt", "attendance"), drawn(t, "of", ids...), drawn(t, "wave", "baseline", "endline", ""),
			drawn(t, "day", "-", "2021-10-01", "2022-02-20", "2022-10-01", "2023-08-01"), append([]string{fmt.Sprintf("placement=%d", drawn(t, "placement", 0, 0, 0, 1, 2, 3))}, says...)...)
	}
	for range rapid.IntRange(0, 4).Draw(t, "people") {
		c.who("sdq", drawn(t, "whose", ids...), drawn(t, "name", people...), drawn(t, "born", births...))
	}
	for range rapid.IntRange(0, 3).Draw(t, "decisions") {
		a, b := drawn(t, "first", ids...), drawn(t, "second", ids...)
		if a != b {
			c.decide(Decision{Same: rapid.Bool().Draw(t, "same"), First: a, Second: b})
		}
	}
	return c
}

// told are the findings, in a fixed order.
func told(log *finding.Log) []string {
	var out []string
	for _, g := range log.Groups() {
		for i := range g.Kept {
			f := &g.Kept[i]
			out = append(out, fmt.Sprint(f.Rule.ID, " ", f.From, " ", f.Pupil, " ", f.Seen))
		}
	}
	slices.Sort(out)
	return out
}

// outcome is all that a linkage says, in a fixed order; addresses are left out where
// they are not to count.
func outcome(l *Linkage, addresses bool) []string {
	at := func(s string) string {
		if addresses {
			return s
		}
		return ""
	}
	var out []string
	for _, c := range l.Counts() {
		out = append(out, fmt.Sprintf("count %+v", c))
	}
	for i := range l.Rows {
		r, id := &l.Rows[i], ""
		if r.Pupil != nil {
			id = r.Pupil.ID
		}
		if addresses || r.Place != Duplicate && r.Place != Linked {
			out = append(out, fmt.Sprint("row ", r.Source.Measure, " ", r.Row.Pupil, at(r.place()), " ", r.Place, " ", r.By, " ", id, " ", r.Why, at(r.Other.String())))
		}
	}
	for _, p := range l.Pupils {
		out = append(out, fmt.Sprint("pupil ", p.IDs, len(p.Stays)))
		for i := range p.Values {
			v := &p.Values[i]
			from := at(v.Row.place())
			if v.State == metrics.Known {
				from = "" // whichever of two that say the same
			}
			day := v.Date
			if v.Period != "" && !addresses { // where it ends in one file or the other
				day = ingest.Date{}
			}
			out = append(out, fmt.Sprint("value ", v.Key, day, v.Form, " ", shown(&v.Value), from))
		}
	}
	for i := range l.Suspects {
		x := l.Suspects[i]
		if !addresses {
			x.FirstAt, x.SecondAt = sheet.Ref{}, sheet.Ref{}
		}
		out = append(out, fmt.Sprintf("suspect %+v", x))
	}
	slices.Sort(out)
	return out
}

// The order of sources, rows, people and placements on the list changes nothing, and
// every count adds up.
func TestJoinInAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawLinkCase(t)
		want := outcome(c.join(t), true)
		wantTold := told(&c.log)
		other := &linkCase{decisions: c.decisions}
		if len(c.list) > 0 {
			other.list = rapid.Permutation(c.list).Draw(t, "list, in another order")
		}
		if len(c.sources) > 0 {
			other.sources = rapid.Permutation(c.sources).Draw(t, "sources, in another order")
		}
		for i := range other.sources {
			s := &other.sources[i]
			if len(s.Rows) > 0 {
				s.Rows = rapid.Permutation(s.Rows).Draw(t, "rows, in another order")
			}
			slices.Reverse(s.People)
		}
		got := outcome(other.join(t), true)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("-before +after\n%s", diff)
		}
		if diff := cmp.Diff(wantTold, told(&other.log)); diff != "" {
			t.Fatalf("findings: -before +after\n%s", diff)
		}
	})
}

// Whether rows stand in one file or in two, and in one source or in two of a measure,
// changes no number.
func TestJoinOfSplitFiles(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawLinkCase(t)
		want := outcome(c.join(t), false)
		other := &linkCase{list: c.list, decisions: c.decisions}
		for i := range c.sources {
			s := c.sources[i]
			parts := [2]Source{{Measure: s.Measure, People: s.People}, {Measure: s.Measure}}
			for k, r := range s.Rows {
				n := rapid.IntRange(0, 1).Draw(t, "part")
				r.At = sheet.Ref{File: fmt.Sprintf("%d-%s.csv", 1-n, s.Measure), Row: 100 - k}
				parts[n].Rows = append(parts[n].Rows, r)
			}
			other.sources = append(other.sources, parts[:]...)
		}
		if diff := cmp.Diff(want, outcome(other.join(t), false)); diff != "" {
			t.Fatalf("-one file +two files\n%s", diff)
		}
	})
}

// Nobody is joined whom neither the list nor a decision makes one: without decisions,
// a linked row's identifier is in a row of the list of its pupil, and of nobody else.
func TestJoinNeverJoinsTwo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawLinkCase(t)
		c.decisions = slices.DeleteFunc(c.decisions, func(d Decision) bool { return d.Same })
		l := c.join(t)
		has := func(id string) map[string]bool {
			out := map[string]bool{}
			for i := range c.list {
				if s := &c.list[i]; id != "" && (s.UPN == id || s.LocalID == id || s.Facts[factFormerUPN] == id) {
					out[s.Pupil] = true
				}
			}
			return out
		}
		for i := range l.Rows {
			r := &l.Rows[i]
			of := has(r.Row.Pupil)
			switch {
			case r.Place != Linked:
			case !l.Listed && (r.Pupil.ID != r.Row.Pupil || len(r.Pupil.IDs) != 1):
				t.Fatalf("%q is linked to %q", r.Row.Pupil, r.Pupil.IDs)
			case l.Listed && (!of[r.Pupil.ID] || len(of) > 1 && len(c.decisions) == 0):
				t.Fatalf("%q is linked to %q, and of %v", r.Row.Pupil, r.Pupil.ID, of)
			}
		}
		pupils := map[string]bool{}
		for i := range c.list {
			pupils[c.list[i].Pupil] = true
		}
		if l.Listed && len(pupils) != len(l.Pupils) {
			t.Fatalf("%d pupils on the list, %d joined", len(pupils), len(l.Pupils))
		}
	})
}

// What no decision joins, and the list does not, has no value of the other.
func TestSuspectsAreNotJoined(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawLinkCase(t)
		l := c.join(t)
		of := map[string]*Pupil{}
		for _, p := range l.Pupils {
			for _, id := range p.IDs {
				of[id] = p
			}
		}
		roll := record.NewRoll(c.list)
		for _, x := range l.Suspects {
			if a, b := of[x.First], of[x.Second]; a != nil && a == b {
				t.Fatalf("%+v are joined", x)
			}
			if len(roll.Of(x.First)) > 0 && !x.FirstListed || x.SecondListed && !x.FirstListed {
				t.Fatalf("%+v", x)
			}
			for _, d := range c.decisions {
				if (d.First == x.First && d.Second == x.Second || d.First == x.Second && d.Second == x.First) && !d.Same {
					t.Fatalf("%+v are decided", x)
				}
			}
		}
	})
}

// Those that share a neighbourhood are those that are a slip apart, and no others.
func TestNeighbours(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[A-C0-1]{0,6}`)
		all := rapid.SliceOfN(word, 0, 20).Draw(t, "all")
		ids := make([]lookalike, len(all))
		for i, id := range all {
			ids[i] = lookalike{id: id, who: i}
		}
		id := word.Draw(t, "id")
		var want []int32
		for i := range all {
			if kind, _ := ingest.SlipBetween(id, all[i]); kind != ingest.NoSlip {
				want = append(want, int32(i))
			}
		}
		if got := neighboursOf(ids).near(id); !slices.Equal(got, want) {
			t.Fatalf("near %q of %q: %v, want %v", id, all, got, want)
		}
	})
}

// Decisions that are written for suspects settle them. A decision may show new ones: a
// number that two pupils had is then one's alone, and so is the name beside it in a file.
func TestDecisionsSettleSuspects(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawLinkCase(t)
		c.decisions = nil
		l := c.join(t)
		same := rapid.Bool().Draw(t, "same")
		var b strings.Builder
		for _, x := range l.Suspects {
			c.decide(Decision{Same: same, First: x.First, Second: x.Second})
		}
		if err := EncodeDecisions(&b, c.decisions, l.Suspects); err != nil {
			t.Fatal(err)
		}
		read, err := ParseDecisions("links.yaml", []byte(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		c.decisions, c.log = read, finding.Log{}
		after := c.join(t)
		if len(after.Unused) > 0 {
			t.Fatalf("%d of %d decisions are about nobody", len(after.Unused), len(read))
		}
		if c.log.Of(RuleClash)+c.log.Of(RuleAgainstList) > 0 {
			t.Fatalf("%s", c.found())
		}
		for _, x := range after.Suspects {
			if !same && slices.ContainsFunc(l.Suspects, func(y Suspect) bool { return y.First == x.First && y.Second == x.Second }) {
				t.Fatalf("%+v is still a suspect", x)
			}
		}
	})
}
