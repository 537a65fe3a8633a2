package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/ingest"
)

// edit changes a sheet: old text to new, on the line of a pupil (0 the first).
type edit struct {
	line     int
	old, new string
}

func edited(sheet string, edits ...edit) string {
	lines := strings.Split(sheet, "\n")
	for _, e := range edits {
		if !strings.Contains(lines[e.line+1], e.old) {
			panic("nothing to edit: " + e.old)
		}
		lines[e.line+1] = strings.Replace(lines[e.line+1], e.old, e.new, 1)
	}
	return strings.Join(lines, "\n")
}

// dropped leaves out the pupils from one on.
func dropped(sheet string, from int) string {
	return strings.Join(strings.Split(sheet, "\n")[:from+1], "\n") + "\n"
}

// between are the rules that hold records against each other, with dates and
// identifiers.
var between = []*finding.Rule{RuleNearID, RuleTwoIDs, RuleAuthority, RuleDateOrder, RuleGap, RuleFuture, RuleBirthPlaceholder, RuleNoAddedValue, RuleOtherInformant,
	RuleOtherForm, RuleOtherRater, RuleTwins, RuleMostLost, RuleLowProsocial, RuleCopiedWave}

// told lists what was found, as rule and place.
func told(s *Survey) []string {
	out := []string{}
	for _, r := range between {
		for _, g := range s.Log.Groups() {
			if g.Rule != r {
				continue
			}
			for _, f := range g.Kept {
				out = append(out, r.ID+" "+f.Place())
			}
		}
	}
	return out
}

// What two files of a school say of each other. The files hold a dozen pupils; where
// nothing is edited nothing is to be said.
func TestBetween(t *testing.T) {
	t.Parallel()
	const full = "UPN,Name,DOB,Date,Rater"
	base := func(edits ...edit) string { return edited(sheetOf(full, 12, 0), edits...) }
	end := func(edits ...edit) string { return edited(sheetOf(full, 12, 1), edits...) }
	local := func(wave int, edits ...edit) string { return edited(sheetOf("Pupil ID", 12, wave), edits...) }
	teacher := Options{Informant: []Choice{{Value: "teacher"}}}
	for _, tt := range []struct {
		name          string
		opt           Options
		before, after string
		want          []string
	}{
		{"nothing", teacher, base(), end(), nil},
		{"a gap of four weeks", teacher, base(), end(edit{2, "13/02/2023", "10/10/2022"}), nil},
		{"a gap of a day less", teacher, base(), end(edit{2, "13/02/2023", "09/10/2022"}), []string{"DATE-006 b end.csv D4"}},
		{"the wrong order", teacher, base(), end(edit{2, "13/02/2023", "09/10/2021"}), []string{"DATE-003 b end.csv D4"}},
		{"a teacher's forms a year apart", teacher, base(), end(edit{2, "13/02/2023", "13/09/2023"}), nil},
		{"a parent's forms a year apart", Options{Informant: []Choice{{Value: "parent"}}}, base(), end(edit{2, "13/02/2023", "13/09/2023"}), []string{"SDQ-073 b end.csv D4"}},
		{"a parent's forms a week apart", Options{Informant: []Choice{{Value: "parent"}}}, base(), end(edit{2, "13/02/2023", "19/09/2022"}), []string{"DATE-006 b end.csv D4"}},
		{"all parents' forms a school year apart", Options{Informant: []Choice{{Value: "parent"}}}, base(), strings.ReplaceAll(end(), "13/02/2023", "12/06/2023"), []string{"SDQ-073 b end.csv D2:D13"}},
		{"some parents' forms", Options{Informant: []Choice{{Value: "parent"}}}, base(), end(edit{2, "13/02/2023", "12/06/2023"}, edit{7, "13/02/2023", "14/10/2022"}), []string{"SDQ-073 b end.csv D4:D9"}},
		{"to come", Options{Informant: teacher.Informant, AsOf: ingest.Date{Year: 2023, Month: 2, Day: 12}}, base(), end(edit{2, "13/02/2023", "12/02/2023"}),
			func() (out []string) {
				for _, row := range []string{"2", "3", "5", "6", "7", "8", "9", "10", "11", "12", "13"} {
					out = append(out, "DATE-007 b end.csv D"+row)
				}
				return out
			}()},
		{"the last day", Options{Informant: teacher.Informant, AsOf: ingest.Date{Year: 2023, Month: 2, Day: 13}}, base(), end(), nil},
		{"born in 1900", teacher, base(edit{4, "05/03/2009", "01/01/1900"}), end(), []string{"DATE-008 a base.csv C6"}},
		{"another teacher", teacher, base(), end(edit{3, "Rater 3", "Rater 30"}), []string{"SDQ-076 b end.csv E5"}},
		{"a teacher who is not named", teacher, base(), end(edit{3, "Rater 3", ""}), nil},
		{"another name on the pupil's own form", Options{Informant: []Choice{{Value: "self"}}}, base(), end(edit{3, "Rater 3", "Rater 30"}), nil},
		{"two informants", Options{Informant: []Choice{{Of: []string{"a base.csv"}, Value: "parent"}, {Of: []string{"b end.csv"}, Value: "teacher"}}},
			dropped(base(), 2), dropped(end(), 2), []string{"SDQ-074 b end.csv A2", "SDQ-074 b end.csv A3"}},
		{"two forms", Options{Informant: []Choice{{Value: "teacher"}}, Form: []Choice{{Of: []string{"a base.csv"}, Value: "2-4"}}},
			dropped(local(0), 1), dropped(local(1), 1), []string{"SDQ-075 b end.csv row 2"}},
		{"half are left", teacher, base(), dropped(end(), 6), nil},
		{"fewer", teacher, base(), dropped(end(), 5), []string{"SDQ-078 b end.csv row 1"}},
		{"few to begin with", teacher, dropped(base(), 4), dropped(end(), 1), nil},
		{"written another way", teacher, local(0), local(1, edit{2, "K002", "k-2"}), []string{"PUP-015 b end.csv A4"}},
		{"two neighbours exchanged", teacher, local(0, edit{2, "K002", "K3412"}), local(1, edit{2, "K002", "K3142"}), []string{"PUP-015 b end.csv A4"}},
		{"a joiner and a leaver", teacher, local(0, edit{2, "K002", "K3412"}), local(1, edit{2, "K002", "K3413"}), nil},
		{"a UPN mistyped", teacher, base(), end(edit{2, upnOf(2), "A" + upnOf(2)[1:]}), []string{"PUP-015 b end.csv A4"}},
		{"a UPN mistyped, and another date of birth", teacher, base(), end(edit{2, upnOf(2), "A" + upnOf(2)[1:]}, edit{2, "03/03/2009", "03/04/2009"}), nil},
		{"another UPN for one pupil", teacher, base(), end(edit{2, upnOf(2), upnOf(700)}), []string{"PUP-018 b end.csv A4"}},
		{"another UPN for another pupil", teacher, base(), end(edit{2, upnOf(2), upnOf(700)}, edit{2, "Pupil 002", "Pupil 700"}), nil},
		{"an authority that nobody knows", teacher, base(edit{2, upnOf(2), "A998432119002"}), end(edit{2, upnOf(2), "A998432119002"}), []string{"PUP-016 a base.csv A4", "PUP-016 b end.csv A4"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.opt.Wave = []Choice{{Of: []string{"a base.csv"}, Value: "baseline"}, {Of: []string{"b end.csv"}, Value: "endline"}}
			s := surveyOf(t, tt.opt, map[string]string{"a base.csv": tt.before, "b end.csv": tt.after})
			if diff := cmp.Diff(append([]string{}, tt.want...), told(s)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			for _, b := range s.Blocks {
				if b.Refused != nil || b.Summary.Scored != b.Rows {
					t.Errorf("%s: %d of %d rows scored, refused for %v", b.Name(), b.Summary.Scored, b.Rows, b.Refused)
				}
			}
		})
	}
}

// Two pupils with the same answers deserve a remark where one person answered for
// both or nobody is named, where the answers vary, and where there are difficulties.
func TestTwins(t *testing.T) {
	t.Parallel()
	const many, few = "1,2,1,0,2,1,0,2,1,2,0,1,2,0,2,1,1,2,1,0,1,2,1,2,0", "2,0,1,2,0,0,2,1,2,0,2,0,1,2,0,1,2,0,1,2,2,0,0,1,2"
	answers := func(columns string, row int, to string) edit {
		lines := strings.Split(sheetOf(columns, 12, 0), "\n")
		cells := strings.Split(lines[row+1], ",")
		return edit{row, strings.Join(cells[len(cells)-25:], ","), to}
	}
	const ids, rated = "Pupil ID", "Pupil ID,Rater"
	flat := strings.Repeat(",1", 25)[1:]
	for _, tt := range []struct {
		name, columns, who, to string
		more                   []edit
		want                   int
	}{
		{"a copied row", ids, "self", many, nil, 1},
		{"no difficulties", ids, "self", few, nil, 0},
		{"a flat line", ids, "self", flat, nil, 0},
		{"a teacher who is not named", ids, "teacher", many, nil, 1},
		{"two teachers", rated, "teacher", many, nil, 0},
		{"one teacher", rated, "teacher", many, []edit{{5, "Rater 5", "rater 2"}}, 1},
		{"a rater of a pupil's own form", rated, "self", many, nil, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			sheet := edited(sheetOf(tt.columns, 12, 0), append([]edit{answers(tt.columns, 2, tt.to), answers(tt.columns, 5, tt.to)}, tt.more...)...)
			s := surveyOf(t, Options{Informant: []Choice{{Value: tt.who}}, Wave: []Choice{{Value: "baseline"}}}, map[string]string{"a.csv": sheet})
			if got := s.Log.Of(RuleTwins); got != tt.want {
				t.Errorf("%d remarks, want %d", got, tt.want)
			}
		})
	}
}
