package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
)

// explainHead is 25 headings, and answers are 25 answers that look like a pupil's.
var (
	explainHead = func() string {
		var names []string
		for i := range 25 {
			names = append(names, fmt.Sprint("Q", i+1))
		}
		return strings.Join(names, ",")
	}()
	explainAnswers = "2,0,0,2,0,0,2,0,2,0,1,0,0,2,0,1,2,0,0,0,2,0,0,0,2"
)

// surveyed reads files, given by name, in the order of their names.
func surveyed(t *testing.T, opt Options, files map[string]string) *Survey {
	t.Helper()
	dir := t.TempDir()
	var inputs []Input
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, Input{Path: path})
	}
	slices.SortFunc(inputs, func(a, b Input) int { return strings.Compare(a.Path, b.Path) })
	s := New(opt, new(finding.Log), nil)
	t.Cleanup(func() { s.Close() })
	if err := s.Read(t.Context(), inputs); err != nil {
		t.Fatal(err)
	}
	return s
}

// explained says in a line what Explain makes of each questionnaire of a pupil in
// some files.
func explained(t *testing.T, opt Options, pupil string, files map[string]string) ([]string, Census, *Survey) {
	t.Helper()
	s := surveyed(t, opt, files)
	found, census, err := s.Explain(t.Context(), pupil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range found {
		line := x.At.Cell()
		switch {
		case x.Block != nil:
			line += " " + x.Block.Wave + " " + x.Block.Informant.String()
		default:
			line += " in no block"
		}
		if x.Given {
			line += ", given"
		}
		if x.Lost != nil {
			line += ", lost by " + x.Lost.ID + " at " + x.LostAt.Cell()
		}
		for _, f := range x.Findings {
			line += ", " + f.Rule.ID + " at " + f.From.Cell()
		}
		out = append(out, line)
	}
	return out, census, s
}

// What becomes of a questionnaire is told with the rule and its place, however it
// was lost.
func TestExplainFates(t *testing.T) {
	t.Parallel()
	a := explainAnswers
	other := strings.Replace(a, "2,0,0,2", "2,0,1,2", 1)
	table := func(rows ...string) string {
		return "Pupil ID," + explainHead + "\n" + strings.Join(rows, "\n") + "\n"
	}
	for _, test := range []struct {
		name, pupil string
		files       map[string]string
		opt         Options
		want        []string
	}{
		{"two files", "P1", map[string]string{"Self baseline.csv": table("P1,"+a, "P2,"+other), "Self endline.csv": table("P2,"+a, "P1,"+other)}, Options{},
			[]string{"row 2 baseline self, given", "row 3 endline self, given"}},
		{"nobody", "P3", map[string]string{"Self baseline.csv": table("P1,"+a, "P2,"+other)}, Options{}, nil},
		{"in another case, which is another pupil", "p1", map[string]string{"Self baseline.csv": table("P1,"+a, "P2,"+other)}, Options{}, nil},
		{"a copy", "P1", map[string]string{"Self baseline.csv": table("P1,"+a, "P2,"+other, "P1,"+a)}, Options{},
			[]string{"row 2 baseline self, given", "row 4 baseline self, lost by PUP-008 at A4, PUP-008 at A4"}},
		{"a contradiction", "P1", map[string]string{"Self baseline.csv": table("P1,"+a, "P2,"+other, "P1,"+other)}, Options{},
			[]string{"row 2 baseline self, given, lost by PUP-007 at A2, PUP-007 at A2", "row 4 baseline self, lost by PUP-007 at A4, PUP-007 at A4"}},
		{"not done", "P1", map[string]string{"Self baseline.csv": table("P1"+strings.Repeat(",", 25), "P2,"+other)}, Options{},
			[]string{"row 2 baseline self, lost by SDQ-023 at A2, SDQ-023 at A2"}},
		{"too few", "P1", map[string]string{"Self baseline.csv": table("P1,1,0"+strings.Repeat(",", 23), "P2,"+other)}, Options{},
			[]string{"row 2 baseline self, given, lost by SDQ-024 at row 2, SDQ-024 at row 2"}},
		{"no answer", "P1", map[string]string{"Self baseline.csv": table("P1,"+strings.Replace(a, "2,0,0", "2,x,0", 1), "P2,"+other)}, Options{},
			[]string{"row 2 baseline self, given, lost by SDQ-020 at C2, SDQ-020 at C2"}},
		{"wave unknown", "P1", map[string]string{"Self.csv": table("P1,"+a, "P2,"+other)}, Options{},
			[]string{"row 2  self, lost by SDQ-005 at row 1"}},
		{"a wave that cannot be read", "P1", map[string]string{"Self.csv": "Pupil ID,Wave," + explainHead + "\nP1,Baseline," + a + "\nP2,Endline," + other + "\nP1,Xyz," + other + "\n"}, Options{},
			[]string{"row 2 baseline self, given", "row 4 in no block, lost by SDQ-060 at B4, SDQ-060 at B4"}},
		{"items missing", "P1", map[string]string{"Self baseline.csv": "Pupil ID," + strings.TrimSuffix(explainHead, ",Q25") + "\nP1," + strings.TrimSuffix(a, ",2") + "\n"}, Options{},
			[]string{"row 2 in no block, lost by SDQ-001 at row 1"}},
		{"a list without all items", "P1", map[string]string{"Self baseline.csv": "Pupil ID,Item,Answer\nP1,consid,2\nP1,restles,0\n"}, Options{},
			[]string{"row 2 in no block, lost by SDQ-001 at row 1"}},
		{"below the pupils", "Total", map[string]string{"Self baseline.csv": table("P1,"+a, "P2,"+other, "Total"+strings.Repeat(",9.5", 25))}, Options{},
			[]string{"row 4 in no block, lost by TAB-004 at row 4"}},
		{"by name and date of birth", "PUPIL  001 03/05/2009", map[string]string{"Self baseline.csv": "Name,DOB," + explainHead + "\nPupil 001,2009-05-03," + a + "\nPupil 002,2009-05-04," + other + "\n"},
			Options{Key: []string{"name", "dob"}}, []string{"row 2 baseline self, given"}},
		{"side by side", "P1", map[string]string{"Self.csv": "Pupil ID," + strings.ReplaceAll(explainHead, "Q", "Baseline Q") + "," + strings.ReplaceAll(explainHead, "Q", "Endline Q") + "\nP1," + a + "," + strings.Replace(other, "2,0,1", "2,0,y", 1) + "\nP2," + other + "," + a + "\n"},
			Options{}, []string{"row 2 baseline self, given", "row 2 endline self, given, lost by SDQ-020 at AC2, SDQ-020 at AC2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, _, _ := explained(t, test.opt, test.pupil, test.files)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("pupil %q in %v (-want +got):\n%s", test.pupil, test.files, diff)
			}
		})
	}
}

// What is shown of an answer is the tick, and that the file holds it reversed; the
// form is the row's own, with its cell.
func TestExplainTicksAndForms(t *testing.T) {
	t.Parallel()
	yes := true
	reversed := Options{AlreadyReversed: &yes}
	files := map[string]string{"Parent baseline.csv": "Pupil ID,Form," + explainHead + "\nP1,2-4," + explainAnswers + "\nP2,," + explainAnswers + "\n"}
	for _, test := range []struct {
		name, pupil  string
		opt          Options
		item7, item8 string
		form         string
	}{
		{"as ticked", "P1", Options{}, "certainly true false", "not true false", "2-4 B2"},
		{"reversed", "P1", reversed, "not true true", "not true false", "2-4 B2"},
		{"no form of its own", "P2", Options{}, "certainly true false", "not true false", "4-17 "},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			found, _, err := surveyed(t, test.opt, files).Explain(t.Context(), test.pupil)
			if err != nil || len(found) != 1 {
				t.Fatalf("%d questionnaires, %v; want 1", len(found), err)
			}
			x := found[0]
			said := func(item int) string { return fmt.Sprint(x.Items[item-1].Read, " ", x.Items[item-1].Turned) }
			form := x.Form.String() + " "
			if x.FormAt.Row > 0 {
				form += x.FormAt.Cell()
			}
			if diff := cmp.Diff([]string{test.item7, test.item8, test.form}, []string{said(7), said(8), form}); diff != "" {
				t.Errorf("item 7 (a 2), item 8 (a 0), form (-want +got):\n%s", diff)
			}
		})
	}
}

// The census counts pupils and names nobody; explaining leaves the survey as it
// was.
func TestExplainLeavesNoTrace(t *testing.T) {
	t.Parallel()
	files := map[string]string{"Self baseline.csv": "Pupil ID," + explainHead + "\nP1," + explainAnswers + "\nP2,x" + explainAnswers[1:] + "\n," + explainAnswers + "\n"}
	_, census, s := explained(t, Options{}, "P2", files)
	if census.Pupils != 2 || census.Anonymous != 1 || len(census.Identifiers) != 1 || census.Identifiers[0].Cell() != "A1" {
		t.Errorf("census %+v; want 2 pupils and 1 without an identifier under A1", census)
	}
	scored := 0
	if err := s.Score(t.Context(), func(*Scored) error { scored++; return nil }); err != nil {
		t.Fatal(err)
	}
	if b := s.Blocks[0]; scored != 2 || b.Summary.Scored != 1 || s.Log.Of(RuleIllegal) != 1 {
		t.Errorf("after explaining, %d questionnaires, %d with scores, %d illegal answers; want 2, 1, 1", scored, b.Summary.Scored, s.Log.Of(RuleIllegal))
	}
}

// FuzzExplain: in any text file, what Explain gives of a pupil are the rows that
// Score hands over, with the same scores, flags and places.
func FuzzExplain(f *testing.F) {
	a := explainAnswers
	for _, rows := range [][]string{
		{"P1," + a, "P2," + a, "P1," + a},
		{"P1," + a, "P1,x" + a[1:], "," + a, "Total,1,2"},
		{"F999110022001," + a, "f999110022001 ," + a, "A 1,3,," + a[4:]},
		{"1.0," + a, "01," + a, "1E+12," + a, "P2,0,1,2,9,NA" + a[9:]},
	} {
		f.Add("Pupil ID," + explainHead + "\n" + strings.Join(rows, "\n") + "\n")
	}
	f.Add("UPN,Wave," + explainHead + "\nP1,Baseline," + a + "\nP1,Endline," + a + "\nP1,?," + a + "\n")
	f.Add("Pupil ID,Item,Answer\nP1,consid,2\nP1,restles,0\n")
	f.Fuzz(func(t *testing.T, text string) {
		s := surveyed(t, Options{}, map[string]string{"Self baseline.csv": text})
		type row struct {
			At, Flags, Rater string
			Placement        int
			Spoilt           bool
			Scores           string
		}
		line := func(o *Scored) row {
			return row{o.At.String(), string(o.Flags), string(o.Rater), o.Placement, o.Spoilt, fmt.Sprint(o.Scores)}
		}
		scored := map[string][]row{}
		var ids []string
		if err := s.Score(t.Context(), func(o *Scored) error {
			id := string(o.PupilID)
			if scored[id] == nil && len(ids) < 10 {
				ids = append(ids, id)
			}
			scored[id] = append(scored[id], line(o))
			return nil
		}); err != nil {
			return // a file that is refused half-way
		}
		for _, id := range ids {
			found, census, err := s.Explain(t.Context(), id)
			if err != nil {
				t.Fatalf("pupil %q: %v", id, err)
			}
			if census.More > 0 {
				continue // no pupil
			}
			var got []row
			for _, x := range found {
				if x.Given {
					got = append(got, line(&x.Scored))
				}
			}
			if diff := cmp.Diff(scored[id], got); diff != "" {
				t.Fatalf("pupil %q in %q: explained otherwise than scored (-scored +explained):\n%s", id, text, diff)
			}
		}
	})
}
