package cohort

import (
	"fmt"
	"strings"
	"testing"
)

// suspectsOf are the suspects of a linkage in a few words.
func suspectsOf(l *Linkage) string {
	var out []string
	for i := range l.Suspects {
		x := &l.Suspects[i]
		text := fmt.Sprintf("%s %s %s", x.Kind, name(x.First), name(x.Second))
		if x.SamePerson {
			text += " same person"
		}
		out = append(out, fmt.Sprintf("%s, rows %d", text, x.Rows))
	}
	return strings.Join(out, "; ")
}

// slip is an identifier with one character other.
func slipIn(id string, at int) string {
	b := []byte(id)
	b[at] = '0' + (b[at]-'0'+1)%10
	return string(b)
}

// exchanged is an identifier with two neighbours exchanged.
func exchanged(id string, at int) string {
	return id[:at] + id[at+1:at+2] + id[at:at+1] + id[at+2:]
}

func TestSuspects(t *testing.T) {
	t.Parallel()
	list := func(says ...string) *linkCase { return (&linkCase{}).on(says...) }
	u, v := upn(1), upn(27)
	one, born := "name=Pupil One", "born=2010-09-06"
	for _, tt := range []struct {
		name, want string
		c          *linkCase
	}{
		{"UPN with another digit", "one character P1 " + slipIn(u, 5) + ", rows 2", list("upn="+u).row("sdq", slipIn(u, 5), "baseline", "-", "total=9").row("ngrt", slipIn(u, 5), "", "-", "sas=9")},
		{"UPN with another letter", "one character P1 " + "B" + u[1:] + ", rows 1", list("upn="+u).row("sdq", "B"+u[1:], "baseline", "-", "total=9")},
		{"UPN without a digit", "one character P1 " + u[:12] + ", rows 1", list("upn="+u).row("sdq", u[:12], "baseline", "-", "total=9")},
		{"UPN with a digit too many", "one character P1 " + u + "0, rows 1", list("upn="+u).row("sdq", u+"0", "baseline", "-", "total=9")},
		{"UPN with two digits exchanged", "swapped characters P1 " + exchanged(u, 4) + ", rows 1", list("upn="+u).row("sdq", exchanged(u, 4), "baseline", "-", "total=9")},
		{"UPN with two slips", "", list("upn="+u).row("sdq", slipIn(slipIn(u, 4), 9), "baseline", "-", "total=9")},
		{"two right UPNs", "", list("upn="+u).row("sdq", v, "baseline", "-", "total=9")},
		{"both have the wave: the check letter is enough", "one character P1 " + slipIn(u, 5) + ", rows 1", list("upn="+u).row("sdq", u, "baseline", "-", "total=9").row("sdq", slipIn(u, 5), "baseline", "-", "total=9")},
		{"former UPN with another digit", "one character T1 " + slipIn(temporary(1), 5) + ", rows 1", list("upn="+u, "former="+temporary(1)).row("sdq", slipIn(temporary(1), 5), "baseline", "-", "total=9")},
		{"both on the list", "", list("id=204517").on("id=204571").row("sdq", "204517", "baseline", "-", "total=9")},

		{"zeros at the start", "written another way 0017 17, rows 1", list("id=0017").row("sdq", "17", "baseline", "-", "total=9")},
		{"capitals and hyphens", "written another way K-7 k7, rows 1", list("id=K-7").row("sdq", "k7", "baseline", "-", "total=9")},
		{"neighbours in a sequence", "", list("id=101").on("id=102").on("id=103").row("sdq", "104", "baseline", "-", "total=9").row("sdq", "105", "baseline", "-", "total=9")},
		{"neighbours in a long sequence", "", list("id=204101").on("id=204102").row("sdq", "204103", "baseline", "-", "total=9").row("sdq", "204201", "baseline", "-", "total=9").row("sdq", "204202", "baseline", "-", "total=9")},
		{"long and unlike all others", "swapped characters 204517 205417, rows 1", list("id=204517").on("id=198833").row("sdq", "205417", "baseline", "-", "total=9")},
		{"long, and like two others", "", list("id=204517").on("id=204571").row("sdq", "204157", "baseline", "-", "total=9").row("sdq", "240517", "baseline", "-", "total=9")},
		{"long, but both have the wave", "", list("id=204517").row("sdq", "204517", "baseline", "-", "total=9").row("sdq", "205417", "baseline", "-", "total=9")},
		{"long, and each has another wave", "swapped characters 204517 205417, rows 1", list("id=204517").row("sdq", "204517", "baseline", "-", "total=9").row("sdq", "205417", "endline", "-", "total=9")},
		{"short", "", list("id=4517").row("sdq", "4571", "baseline", "-", "total=9")},
		{"short, and born on the same day", "swapped characters 4517 4571, rows 1", list("id=4517", born).row("sdq", "4571", "baseline", "-", "total=9").who("sdq", "4571", "", "2010-09-06")},
		{"short, and of the same name", "one character 4517 4518, rows 1", list("id=4517", one).row("sdq", "4518", "baseline", "-", "total=9").who("sdq", "4518", "Pupil ONE", "")},
		{"short, and the same person", "one character 4517 4518 same person, rows 1", list("id=4517", one, born).row("sdq", "4518", "baseline", "-", "total=9").who("sdq", "4518", "One, Pupil", "2010-09-06")},
		{"born on another day", "", list("upn="+u, born).row("sdq", slipIn(u, 5), "baseline", "-", "total=9").who("sdq", slipIn(u, 5), "", "2011-09-06")},
		{"of another name", "", list("upn="+u, one).row("sdq", slipIn(u, 5), "baseline", "-", "total=9").who("sdq", slipIn(u, 5), "Pupil Two", "")},
		{"a twin's", "one character P1 " + slipIn(u, 5) + ", rows 1", list("upn="+u, one, born).row("sdq", slipIn(u, 5), "baseline", "-", "total=9").who("sdq", slipIn(u, 5), "Pupil Two", "2010-09-06")},

		{"same name and date of birth", "same name and date of birth P1 0017 same person, rows 1", list("upn="+u, one, born).row("sdq", "0017", "baseline", "-", "total=9").who("sdq", "0017", "ONE Pupil", "2010-09-06")},
		{"same name and date of birth on the list", "same name and date of birth P1 P7 same person, rows 0", list("upn="+u, one, born).on("upn="+upn(7), one, born)},
		{"same name, another date", "", list("upn="+u, one, born).row("sdq", "0017", "baseline", "-", "total=9").who("sdq", "0017", "Pupil One", "2010-09-07")},
		{"same name, a month alone", "", list("upn="+u, one, "born=2010-09").row("sdq", "0017", "baseline", "-", "total=9").who("sdq", "0017", "Pupil One", "2010-09")},
		{"temporary in a file", "temporary and permanent UPN P1 T1 same person, rows 1", list("upn="+u, one, born).row("sdq", temporary(1), "baseline", "-", "total=9").who("sdq", temporary(1), "Pupil One", "2010-09-06")},
		{"temporary on the list", "temporary and permanent UPN T1 P1 same person, rows 1", list("upn="+temporary(1), one, born).row("sdq", u, "baseline", "-", "total=9").who("sdq", u, "Pupil One", "2010-09-06")},
		{"two permanent ones", "same name and date of birth P1 P27 same person, rows 1", list("upn="+u, one, born).row("sdq", v, "baseline", "-", "total=9").who("sdq", v, "Pupil One", "2010-09-06")},
		{"in a file that has no row of it", "", list("upn="+u, one, born).who("sdq", "0017", "Pupil One", "2010-09-06")},

		{"without a list", "one character P1 " + slipIn(u, 5) + ", rows 3", (&linkCase{}).row("sdq", slipIn(u, 5), "baseline", "-", "total=9").row("sdq", u, "endline", "-", "total=9").row("ngrt", u, "", "-", "sas=9")},
		{"without a list, temporary and permanent", "temporary and permanent UPN P1 T1 same person, rows 2",
			(&linkCase{}).row("sdq", temporary(1), "baseline", "-", "total=9").row("sdq", u, "endline", "-", "total=9").who("sdq", temporary(1), "Pupil One", "2010-09-06").who("sdq", u, "Pupil One", "2010-09-06")},

		{"decided: the same", "", list("upn="+u).row("sdq", slipIn(u, 5), "baseline", "-", "total=9").same(u, slipIn(u, 5))},
		{"decided: different", "", list("upn="+u, "id=17").row("sdq", slipIn(u, 5), "baseline", "-", "total=9").different("17", slipIn(u, 5))},
		{"decided: of one of two", "one character P27 " + slipIn(v, 5) + ", rows 1", list("upn="+u).on("upn="+v).row("sdq", slipIn(u, 5), "baseline", "-", "total=9").row("sdq", slipIn(v, 5), "baseline", "-", "total=9").different(u, slipIn(u, 5))},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := suspectsOf(tt.c.join(t)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A suspect is told where the identifier stands that is likelier wrong, and names both
// places.
func TestSuspectFindings(t *testing.T) {
	t.Parallel()
	u := upn(1)
	c := (&linkCase{}).on("upn="+u, "name=Pupil One", "born=2010-09-06").
		row("sdq", slipIn(u, 5), "baseline", "-", "total=9").row("ngrt", "0017", "", "-", "sas=90").row("ngrt", temporary(1), "", "-", "sas=90").
		who("ngrt", "0017", "Pupil One", "2010-09-06").who("ngrt", temporary(1), "Pupil One", "2010-09-06")
	l := c.join(t)
	want := "LNK-001 ngrt.csv row 2; LNK-001 ngrt.csv row 3; LNK-001 sdq.csv row 2; LNK-010 sdq.csv row 2; LNK-011 ngrt.csv row 2; LNK-011 ngrt.csv row 2; LNK-012 ngrt.csv row 3"
	if got := c.found(); got != want {
		t.Errorf("findings\n got %s\nwant %s", got, want)
	}
	for _, g := range c.log.Groups() {
		for _, f := range g.Kept {
			if g.Rule != RuleUnmatched && !strings.Contains(f.Seen, ".csv row ") {
				t.Errorf("%s does not name the other place: %s", g.Rule.ID, f.Seen)
			}
		}
	}
	for _, x := range l.Suspects {
		if x.FirstAt.Row == 0 || x.SecondAt.Row == 0 || x.FirstAt == x.SecondAt {
			t.Errorf("places of %+v", x)
		}
	}
}

// Many of one name are each held against the first alone.
func TestSuspectsOfOneName(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{3: 3, mostOfOneName: mostOfOneName * (mostOfOneName - 1) / 2, 20: 19} {
		c := &linkCase{}
		for i := range n {
			id := fmt.Sprintf("%c%d", 'a'+i, i*i*i)
			c.row("sdq", id, "baseline", "-", "total=9").who("sdq", id, "Pupil One", "2010-09-06")
		}
		if got := len(c.join(t).Suspects); got != want {
			t.Errorf("of %d with one name %d suspects, want %d", n, got, want)
		}
	}
}

func TestNameKey(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"Pupil One", "ONE, Pupil", " one  pupil ", "Pupil-One"}, {"O'Brien Pat", "Pat OBrien", "Pat O’Brien"}, {"", " ", "- -"}, {"Zoë Pupil", "PUPIL ZOË"},
	} {
		for _, n := range same {
			if got := nameKey(n); got != nameKey(same[0]) {
				t.Errorf("%q is %q, %q is %q", n, got, same[0], nameKey(same[0]))
			}
		}
	}
	if nameKey("Pupil 001") == nameKey("Pupil 002") {
		t.Error("two names are one")
	}
}
