package attendance

import (
	"strings"
	"testing"

	"apst/metrics/record"
)

// said is everything of a reading that the screen may show: decisions, summary, and
// what was seen where a whole table is refused.
func (s *scored) said() string {
	var b strings.Builder
	for _, block := range s.Source().Blocks {
		for _, d := range block.Decisions {
			b.WriteString(d.Key + ": " + d.Value + "\n")
		}
	}
	for _, l := range s.Summary() {
		b.WriteString(l.Label + ": " + l.Text + "\n")
	}
	for _, g := range s.log.Groups() {
		for _, f := range g.Kept {
			if strings.HasPrefix(f.Rule.ID, "ATT-00") {
				b.WriteString(f.Seen + "\n")
			}
		}
	}
	return b.String()
}

// Titles and a map may hold a pupil's name: the screen shows none of them.
func TestNoTextOnTheScreen(t *testing.T) {
	t.Parallel()
	marks := sessionsOf(`/ \`)
	declared := func(mark, as string) given {
		return given{maps: "format: 1\nmeasure: attendance\nvalues:\n  mark:\n    \"" + mark + "\": \"" + as + "\"\n"}
	}
	for _, c := range []struct {
		name, text string
		given      given
		want       string
	}{
		{"a title", "Somebody autumn term 2022/23,,,,,\nUPN,Possible,Present,AEA,Authorised,Unauthorised\n" + id(1) + ",10,10,0,0,0\n", given{}, "time: 2022-08-01 to 2022-12-31\n"},
		{"a mark that is too long", marks, declared("Somebody 1", "O"), "mark 1 of the map, in alphabetical order: it has 1 to 8 characters without spaces around them\n"},
		{"a mark that is declared as none", marks, declared("@", "Somebody"), "mark 1 of the map, in alphabetical order: what it is declared as is no official code"},
		{"a mark that is official", marks, declared("/", "Somebody"), "mark 1 of the map, in alphabetical order: it is an official code in every set\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			said := scoreFiles(t, c.given, file(t, "marks.csv", c.text)).said()
			if strings.Contains(strings.ToLower(said), "somebody") || !strings.Contains(said, c.want) {
				t.Errorf("shown:\n%s\nwant %q and nobody's name", said, c.want)
			}
		})
	}
}

// Marks whose date cannot be read are lost to every rate, which is more than a date
// that is blank in a field.
func TestUnreadableDateIsAnError(t *testing.T) {
	t.Parallel()
	s := scoreFiles(t, given{}, file(t, "marks.csv", sessionsOf(`/ \`)+id(1)+",x/09/2022,AM,O\n"+id(1)+",y/09/2022,PM,O\n"))
	if n := s.log.Of(RuleUndated); n != 1 {
		t.Errorf("%s found %d times, want once for the block", RuleUndated.ID, n)
	}
	if n := s.log.Of(record.RuleDate); n != 2 {
		t.Errorf("%s found %d times, want 2", record.RuleDate.ID, n)
	}
	if !strings.Contains(s.found(), "ATT-031 B4: 2 cells in all") {
		t.Errorf("found %s", s.found())
	}
}

// Whose school a pupil came from is in the table of groups, and not on the screen; by
// the school whose pupils are most, the others would be known too.
func TestNoSchoolOnTheScreen(t *testing.T) {
	t.Parallel()
	text := "UPN,School,Date,Session,Mark\n"
	for i := 1; i <= 7; i++ {
		school := "Somebody's"
		if i > 1 {
			school = "Main"
		}
		text += id(i) + "," + school + ",05/09/2022,AM,/\n"
	}
	said := scoreFiles(t, given{}, file(t, "marks.csv", text)).said()
	if strings.Contains(said, "Somebody") || strings.Contains(said, "Main") || !strings.Contains(said, "by school: 2 schools, in the table of groups") {
		t.Errorf("shown:\n%s", said)
	}
}
