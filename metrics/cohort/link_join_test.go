package cohort

import (
	"fmt"
	"strings"
	"testing"

	"apst/metrics"
)

// Every way in which a row comes to a pupil, or to none.
func TestJoinLinks(t *testing.T) {
	t.Parallel()
	year := []string{"in=2022-09-01", "out=2023-07-21"}
	on := func(c *linkCase, says ...string) *linkCase { return c.on(append(says, year...)...) }
	for _, tt := range []struct {
		name   string
		c      *linkCase
		places string
		found  string
	}{
		{"UPN", on(&linkCase{}, "upn="+upn(1)).row("sdq", upn(1), "baseline", "-", "total=9"), "linked, same identifier, P1", ""},
		{"local identifier", on(&linkCase{}, "id=0017").row("sdq", "0017", "baseline", "-", "total=9"), "linked, same identifier, 0017", ""},
		{"local identifier of one with a UPN", on(&linkCase{}, "upn="+upn(1), "id=0017").row("sdq", "0017", "baseline", "-", "total=9"), "linked, list of pupils: other identifier, P1", ""},
		{"former UPN", on(&linkCase{}, "upn="+upn(1), "former="+temporary(1)).row("sdq", temporary(1), "baseline", "-", "total=9"), "linked, list of pupils: former UPN, P1", ""},
		{"stranger", on(&linkCase{}, "upn="+upn(1)).row("sdq", upn(7), "baseline", "-", "total=9").row("sdq", upn(7), "endline", "-", "total=9"), "unmatched; unmatched", "LNK-001 sdq.csv row 2"},
		{"no list", (&linkCase{}).row("sdq", "a", "baseline", "-", "total=9").row("ngrt", "a", "", "2022-09-09", "sas=90").row("ngrt", "b", "", "2022-09-09", "sas=90"),
			"linked, same identifier, no list of pupils, a; linked, same identifier, no list of pupils, a; linked, same identifier, no list of pupils, b", ""},
		{"shared", on(on(&linkCase{}, "upn="+upn(1), "id=17"), "upn="+upn(2), "id=17").row("sdq", "17", "baseline", "-", "total=9").row("sdq", upn(1), "baseline", "-", "total=9"),
			"refused; linked, same identifier, P1", "LNK-002 sdq.csv row 2"},
		{"shared by one as its own and one as a former", on(on(&linkCase{}, "upn="+upn(1), "former="+temporary(1)), "upn="+temporary(1)).row("sdq", temporary(1), "baseline", "-", "total=9"),
			"refused", "LNK-002 sdq.csv row 2"},
		{"the same pupil's in both placements", (&linkCase{}).on("upn="+upn(1), "id=17", "in=2021-09-01", "out=2021-12-01").on("upn="+upn(1), "id=18", "in=2022-09-01").
			row("sdq", "17", "baseline", "2021-09-02", "total=9").row("sdq", "18", "baseline", "2022-09-02", "total=9"),
			"linked, list of pupils: other identifier, P1; linked, list of pupils: other identifier, P1", ""},
		{"refused by its reader", on(&linkCase{}, "upn="+upn(1)).row("sdq", upn(1), "baseline", "-", "refused=illegal answers", "total=!").row("sdq", "", "baseline", "-", "total=3"),
			"refused, same identifier, P1; refused", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := tt.c.join(t)
			if got := places(l); got != tt.places {
				t.Errorf("places\n got %s\nwant %s", got, tt.places)
			}
			if got := tt.c.found(); got != tt.found {
				t.Errorf("findings: got %q, want %q", got, tt.found)
			}
		})
	}
}

// What decisions join, keep apart, and cannot do.
func TestJoinDecisions(t *testing.T) {
	t.Parallel()
	base := func() *linkCase {
		return (&linkCase{}).on("upn="+upn(1), "id=17", "in=2022-09-01").on("upn="+upn(2), "id=18", "in=2022-10-01").
			row("sdq", upn(1), "baseline", "2022-11-01", "total=9").row("sdq", upn(2), "endline", "2023-07-01", "total=9").row("sdq", "x", "interim", "2023-03-01", "total=9")
	}
	const first, second = "linked, same identifier, P1; ", "linked, same identifier, P2; "
	shared := func() *linkCase {
		return (&linkCase{}).on("upn="+upn(1), "id=17").on("upn="+upn(2), "id=17").row("sdq", "17", "baseline", "-", "total=9")
	}
	for _, tt := range []struct {
		name   string
		c      *linkCase
		places string
		found  string
	}{
		{"nothing decided", base(), first + second + "unmatched", "LNK-001 sdq.csv row 4"},
		{"stranger", base().same(upn(1), "x"), first + second + "linked, decided, P1", ""},
		{"stranger first", base().same("x", upn(1)), first + second + "linked, decided, P1", ""},
		{"by the local identifier", base().same("18", "x"), first + second + "linked, decided, P2", ""},
		{"two on the list", base().same(upn(2), upn(1)), "linked, decided, P2; " + second + "unmatched", "LNK-001 sdq.csv row 4"},
		{"three", base().same(upn(2), upn(1)).same(upn(1), "x"), "linked, decided, P2; " + second + "linked, decided, P2", ""},
		{"two strangers", base().row("sdq", "y", "endline", "-", "total=1").same("x", "y"), first + second + "unmatched; unmatched", "LNK-001 sdq.csv row 4; LNK-001 sdq.csv row 5"},
		{"what the list says too", base().same(upn(1), "17"), first + second + "unmatched", "LNK-001 sdq.csv row 4"},
		{"nobody", base().same(upn(1), "z").different("q", "r"), first + second + "unmatched", "LNK-001 sdq.csv row 4; LNK-020 links.yaml row 3; LNK-020 links.yaml row 4"},
		{"against the list", base().different(upn(1), "17"), first + second + "unmatched", "LNK-001 sdq.csv row 4; LNK-021 links.yaml row 3"},
		{"against each other", base().same(upn(1), "x").same(upn(2), "x").different(upn(1), upn(2)), first + second + "unmatched", "LNK-001 sdq.csv row 4; LNK-022 links.yaml row 5"},
		{"without a list", (&linkCase{}).row("sdq", "a", "baseline", "-", "total=9").row("sdq", "b", "endline", "-", "total=9").same("b", "a"),
			"linked, decided, b; linked, same identifier, no list of pupils, b", ""},
		{"a shared identifier is one's", shared().same(upn(2), "17"), "linked, decided, P2", ""},
		{"a shared identifier is not the other's", shared().different("17", upn(2)), "linked, list of pupils: other identifier, P1", ""},
		{"a shared identifier is both's", shared().same(upn(2), "17").same(upn(1), "17"), "refused", "LNK-002 sdq.csv row 2; LNK-022 links.yaml row 4"},
		{"a shared identifier is three's", shared().on("upn="+upn(3), "id=17").same(upn(2), "17").same(upn(1), "17").same(upn(3), "17"), "refused", "LNK-002 sdq.csv row 2; LNK-022 links.yaml row 4; LNK-022 links.yaml row 5"},
		{"a shared identifier is somebody else's", shared().on("upn="+upn(3)).same(upn(3), "17"), "refused", "LNK-002 sdq.csv row 2; LNK-021 links.yaml row 3"},
		{"those who share are one", shared().same(upn(2), upn(1)), "linked, decided, P2", ""},
		{"two shared identifiers", (&linkCase{}).on("upn="+upn(1), "id=17", "former="+temporary(1)).on("upn="+upn(2), "id=17", "former="+temporary(1)).row("sdq", "17", "baseline", "-", "total=9").same("17", temporary(1)),
			"refused", "LNK-002 sdq.csv row 2; LNK-021 links.yaml row 3"},
		{"a former UPN that is another's own", (&linkCase{}).on("upn="+upn(1), "former="+temporary(1)).on("upn="+temporary(1)).row("sdq", temporary(1), "baseline", "-", "total=9").same(upn(1), temporary(1)),
			"linked, decided, P1", ""},
		{"a former UPN that is not", (&linkCase{}).on("upn="+upn(1), "former="+temporary(1)).on("upn="+temporary(1)).row("sdq", temporary(1), "baseline", "-", "total=9").different(upn(1), temporary(1)),
			"linked, same identifier, T1", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := tt.c.join(t)
			if got := places(l); got != tt.places {
				t.Errorf("places\n got %s\nwant %s", got, tt.places)
			}
			if got := tt.c.found(); got != tt.found {
				t.Errorf("findings: got %q, want %q", got, tt.found)
			}
			for _, d := range l.Unused {
				if d.First != "q" && d.Second != "z" {
					t.Errorf("%v is not unused", *d)
				}
			}
		})
	}
}

// Copies, contradictions, and what only looks like them.
func TestJoinTwice(t *testing.T) {
	t.Parallel()
	base := func() *linkCase { return (&linkCase{}).on("upn="+upn(1), "id=17", "in=2022-09-01") }
	u := upn(1)
	for _, tt := range []struct {
		name  string
		c     *linkCase
		want  string // places
		left  string // values
		found string
	}{
		{"copy", base().row("sdq", u, "baseline", "2022-09-12", "total=9", "peer=1").row("sdq", "17", "baseline", "2022-09-12", "total=9", "peer=1"), "linked duplicate", "total=9 peer=1", "LNK-003 sdq.csv row 3"},
		{"contradiction", base().row("sdq", u, "baseline", "2022-09-12", "total=9", "peer=1").row("sdq", "17", "baseline", "2022-09-12", "total=8", "peer=1"), "refused refused",
			"total=refused peer=refused total=refused peer=refused", "LNK-004 sdq.csv row 3"},
		{"two that agree against one", base().row("sdq", u, "baseline", "2022-09-12", "total=9").row("sdq", "17", "baseline", "2022-09-12", "total=9").row("sdq", u, "baseline", "2022-09-12", "total=8"),
			"refused refused refused", "total=refused total=refused total=refused", "LNK-004 sdq.csv row 3; LNK-004 sdq.csv row 4"},
		{"two days", base().row("ngrt", u, "", "2022-09-12", "sas=90").row("ngrt", "17", "", "2023-06-12", "sas=95"), "linked linked", "sas=90 sas=95", ""},
		{"two waves", base().row("sdq", u, "baseline", "2022-09-12", "total=9").row("sdq", "17", "endline", "2022-09-12", "total=7"), "linked linked", "total=9 total=7", ""},
		{"two informants", base().row("sdq", u, "baseline", "-", "total=9").row("sdq", "17", "baseline", "-", "by=teacher", "total=7"), "linked linked", "total=9 total=7", ""},
		{"two teachers", base().row("sdq", u, "baseline", "-", "by=teacher", "rater=A", "total=9").row("sdq", "17", "baseline", "-", "by=teacher", "rater=B", "total=7"), "linked linked", "total=9 total=7", ""},
		{"two forms", base().row("ngrt", u, "", "2022-09-12", "form=A", "sas=90").row("ngrt", "17", "", "2022-09-12", "form=B", "sas=95"), "linked linked", "sas=90 sas=95", ""},
		{"two periods", base().row("attendance", u, "before", "2022-09-01", "attendance=60").row("attendance", u, "after", "2022-12-01", "attendance=80"), "linked linked", "attendance=60 attendance=80", ""},
		{"a period from two files with two ends", base().row("attendance", u, "after", "2022-12-01", "attendance=60").row("attendance", "17", "after", "2022-12-08", "attendance=80"), "refused refused",
			"attendance=refused attendance=refused", "LNK-004 attendance.csv row 3"},
		{"a gap contradicts nothing", base().row("sdq", u, "baseline", "-", "total=?", "peer=1").row("sdq", "17", "baseline", "-", "total=9", "peer=?"), "linked linked", "peer=1 total=9", ""},
		{"a row of gaps", base().row("sdq", u, "baseline", "-", "total=?").row("sdq", "17", "baseline", "-", "total=9"), "duplicate linked", "total=9", "LNK-003 sdq.csv row 2"},
		{"gaps alone", base().row("sdq", u, "baseline", "-", "total=?").row("sdq", "17", "baseline", "-", "total=?"), "linked duplicate", "total=missing", "LNK-003 sdq.csv row 3"},
		{"more than the first", base().row("sdq", u, "baseline", "-", "total=9").row("sdq", "17", "baseline", "-", "total=9", "peer=2"), "duplicate linked", "total=9 peer=2", "LNK-003 sdq.csv row 2"},
		{"each more than the other", base().row("sdq", u, "baseline", "-", "total=9", "impact=1").row("sdq", "17", "baseline", "-", "total=9", "peer=2"), "linked linked", "total=9 impact=1 peer=2", ""},
		{"spoilt and fine", base().row("sdq", u, "baseline", "-", "refused=illegal answers", "total=!").row("sdq", "17", "baseline", "-", "total=9"), "refused refused", "total=refused total=refused", "LNK-004 sdq.csv row 3"},
		{"both spoilt", base().row("sdq", u, "baseline", "-", "refused=illegal answers", "total=!").row("sdq", "17", "baseline", "-", "refused=illegal answers", "total=!"), "refused refused", "total=refused total=refused", ""},
		{"words", base().row("neet", u, "", "2023-08-01", "status=EET").row("neet", "17", "", "2023-08-01", "status=NEET"), "refused refused", "status=refused status=refused", "LNK-004 neet.csv row 3"},
		{"nothing measured", base().row("plan", u, "", "-").row("plan", "17", "", "-"), "linked linked", "", ""},
		{"after a decision", base().row("sdq", u, "baseline", "-", "total=9").row("sdq", "x", "baseline", "-", "total=8").row("sdq", "x", "endline", "-", "total=8").same(u, "x"), "refused refused linked",
			"total=refused total=refused total=8", "LNK-004 sdq.csv row 3; LNK-023 links.yaml row 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := tt.c.join(t)
			var got, left []string
			for i := range l.Rows {
				got = append(got, l.Rows[i].Place.String())
				if r := &l.Rows[i]; (r.Place == Duplicate || r.Place == Refused && r.Refused == "") && r.Other.Row == 0 {
					t.Errorf("row %d does not say what it is a copy of, or contradicts", i)
				}
			}
			for i := range l.Pupils[0].Values {
				o := &l.Pupils[0].Values[i]
				left = append(left, o.Scale+"="+strings.Trim(shown(&o.Value), `"`))
			}
			if got := strings.Join(got, " "); got != tt.want {
				t.Errorf("places: got %q, want %q", got, tt.want)
			}
			if got := strings.Join(left, " "); got != tt.left {
				t.Errorf("values: got %q, want %q", got, tt.left)
			}
			if got := tt.c.found(); got != tt.found {
				t.Errorf("findings: got %q, want %q", got, tt.found)
			}
		})
	}
}

// To which of two placements a result belongs.
func TestJoinPlacements(t *testing.T) {
	t.Parallel()
	// The first ends on the day on which the third begins, and there is a gap of half
	// a year and a month between others.
	two := []string{"2021-09-01 2021-12-17", "2022-09-01 2023-07-21"}
	near := []string{"2021-09-01 2021-12-17", "2022-01-10 2022-07-21"}
	touching := []string{"2021-09-01 2021-12-17", "2021-12-17 2022-07-21"}
	overlapping := []string{"2021-09-01 2022-07-21", "2022-01-10 -"}
	for _, tt := range []struct {
		name  string
		stays []string
		row   string // wave day number
		want  int
		found bool
	}{
		{"in the first", two, "interim 2021-10-01", 1, false},
		{"in the second", two, "interim 2022-10-01", 2, false},
		{"on the day of entry", two, "baseline 2022-09-01", 2, false},
		{"on the day of exit", two, "endline 2021-12-17", 1, false},
		{"60 days before entry", two, "baseline 2022-07-03", 2, false},
		{"61 days before entry", two, "baseline 2022-07-02", 0, false},
		{"60 days after exit", two, "endline 2022-02-15", 1, false},
		{"61 days after exit", two, "endline 2022-02-16", 0, false},
		{"baseline right after exit", two, "baseline 2021-12-20", 0, false},
		{"endline right before entry", two, "endline 2022-08-30", 0, false},
		{"long before all", two, "baseline 2019-09-01", 0, false},
		{"before all", two, "baseline 2021-08-15", 1, false},
		{"after all", two, "endline 2023-08-15", 2, false},
		{"month", two, "baseline 2022-09", 2, false},
		{"month that touches it", two, "baseline 2021-12", 1, false},
		{"no day", two, "baseline -", 0, false},
		{"numbered", two, "baseline - 2", 2, false},
		{"numbered against the day", two, "baseline 2021-10-01 2", 2, false},
		{"numbered beyond the list", two, "baseline - 3", 3, true},
		{"in a short gap: baseline", near, "baseline 2021-12-30", 2, false},
		{"in a short gap: endline", near, "endline 2021-12-30", 1, false},
		{"in a short gap: neither", near, "interim 2021-12-30", 0, false},
		{"on a day of both: baseline", touching, "baseline 2021-12-17", 2, false},
		{"on a day of both: endline", touching, "endline 2021-12-17", 1, false},
		{"on a day of both: neither", touching, "interim 2021-12-17", 0, false},
		{"in two", overlapping, "baseline 2022-03-01", 0, false},
		{"in the one that is open", overlapping, "endline 2023-03-01", 2, false},
		{"one placement, whatever the day", []string{"2022-09-01 2023-07-21"}, "baseline 2019-01-01", 1, false},
		{"one placement, no day", []string{"- -"}, "baseline -", 1, false},
		{"one placement, numbered beyond", []string{"2022-09-01 -"}, "baseline - 2", 2, true},
		{"no list", nil, "baseline -", 1, false},
		{"no list, numbered", nil, "baseline - 2", 2, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := &linkCase{}
			for _, s := range tt.stays {
				from, to, _ := strings.Cut(s, " ")
				c.on("upn="+upn(1), "in="+from, "out="+to)
			}
			parts := strings.Fields(tt.row)
			number := "placement=0"
			if len(parts) > 2 {
				number = "placement=" + parts[2]
			}
			l := c.row("sdq", upn(1), parts[0], parts[1], number, "total=9").join(t)
			if got := l.Pupils[0].Values[0].Placement; got != tt.want {
				t.Errorf("placement %d, want %d", got, tt.want)
			}
			if found := c.log.Of(RuleNoSuchStay) > 0; found != tt.found {
				t.Errorf("finding %v, want %v", found, tt.found)
			}
		})
	}
}

// Numbers that a reader gave because it did not know the identifier are not believed,
// and neither is the end of a period taken for its day.
func TestJoinPlacementsDoubted(t *testing.T) {
	t.Parallel()
	c := (&linkCase{}).on("upn="+upn(1), "in=2021-09-01", "out=2021-12-17", "former="+temporary(1)).on("upn="+upn(1), "in=2022-09-01", "out=2023-07-21", "former="+temporary(1)).
		row("ngrt", temporary(1), "", "2022-10-01", "placement=1", "sas=90").
		row("attendance", upn(1), "all", "2023-07-21", "attendance=80").
		row("attendance", upn(1), "after", "2023-07-21", "placement=2", "attendance=80")
	var got []int
	for _, v := range c.join(t).Pupils[0].Values {
		got = append(got, v.Placement)
	}
	if fmt.Sprint(got) != "[2 0 2]" {
		t.Errorf("placements %v", got)
	}
}

// Without a list, a result without a number is not clear where another has one beyond
// the first.
func TestJoinPlacementsWithoutList(t *testing.T) {
	t.Parallel()
	l := (&linkCase{}).row("sdq", "a", "baseline", "-", "placement=2", "total=9").row("ngrt", "a", "", "2022-10-01", "sas=90").join(t)
	if a, b := l.Pupils[0].Values[0].Placement, l.Pupils[0].Values[1].Placement; a != 2 || b != 0 {
		t.Errorf("placements %d and %d", a, b)
	}
}

// Two on the list who are one have the placements of both, each once, and the numbers
// of their sources are changed with them.
func TestJoinMergesPlacements(t *testing.T) {
	t.Parallel()
	c := (&linkCase{}).
		on("upn="+temporary(1), "in=2021-09-01", "out=2021-12-17").on("upn="+temporary(1), "in=2022-09-01", "out=2022-10-01", "id=17").
		on("upn="+upn(1), "in=2022-09-01", "name=Pupil One").on("upn="+upn(1), "in=2023-09-01").
		row("ngrt", temporary(1), "", "2021-10-01", "placement=1", "sas=90").row("ngrt", temporary(1), "", "2022-09-10", "placement=2", "sas=91").
		row("ngrt", upn(1), "", "2022-11-01", "placement=1", "sas=92").row("ngrt", upn(1), "", "2023-10-01", "placement=2", "sas=93").
		same(upn(1), temporary(1))
	l := c.join(t)
	p := l.Pupils[0]
	if len(l.Pupils) != 1 || p.ID != upn(1) || len(p.Stays) != 3 {
		t.Fatalf("%d pupils, the first %q with %d placements", len(l.Pupils), p.ID, len(p.Stays))
	}
	if s := p.Stays[1]; !s.Exit.IsZero() || s.LocalID != "17" || s.Name != "Pupil One" || s.UPN != upn(1) {
		t.Errorf("the second placement is %+v", s)
	}
	var got []int
	for _, v := range p.Values {
		got = append(got, v.Placement)
	}
	if fmt.Sprint(got) != "[1 2 2 3]" {
		t.Errorf("placements %v", got)
	}
}

// A list that names nobody is none.
func TestJoinEmptyList(t *testing.T) {
	t.Parallel()
	c := (&linkCase{}).row("sdq", "a", "baseline", "-", "total=9")
	c.list = nil
	in := c.input()
	if l := Join(in, nil); l.Listed || len(l.Pupils) != 1 || len(l.Pupils[0].Stays) != 0 {
		t.Errorf("%+v", l)
	}
}

// A refused row keeps what its values are of, and loses what they are.
func TestJoinRefusedValues(t *testing.T) {
	t.Parallel()
	l := (&linkCase{}).row("sdq", "a", "baseline", "2022-09-12", "form=4-17", "refused=the sheet contradicts itself", "total=9").join(t)
	v := l.Pupils[0].Values[0]
	if _, ok := v.Number(); ok || v.State != metrics.Refused || v.Reason != "the sheet contradicts itself" || v.Form != "4-17" || v.Wave != "baseline" || v.Date != linkDay("2022-09-12") {
		t.Errorf("%+v", v)
	}
}
