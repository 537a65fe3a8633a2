package intake

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/ingest"
	"apst/sdq"
)

// supplement are the cells of one pupil: the gate question and the five others; nil
// for a blank.
type supplement [6]any

// impactSheet is a dozen parents' forms with a supplement each, the same again from
// the first.
func impactSheet(rows ...supplement) string {
	lines := strings.Split(strings.TrimSpace(sheetOf("Pupil ID", 12, 0)), "\n")
	lines[0] += ",ebddiff,distres,imphome,impfrie,impclas,impleis"
	for n := range 12 {
		for _, c := range rows[n%len(rows)] {
			if c == nil {
				c = ""
			}
			lines[n+1] += fmt.Sprintf(",%v", c)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// impactRun is what became of the supplements of a sheet.
type impactRun struct {
	Impact []string // by pupil
	Gate   []string // the decision about the gate question: coding and origin
	Found  []string // what was found of impact: rule and place
	Flags  []string
	Lost   string // the rule for which the block was refused
}

func runImpact(t *testing.T, opt Options, who, sheet string) (out impactRun) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte(sheet), 0o600); err != nil {
		t.Fatal(err)
	}
	opt.Informant, opt.Wave = []Choice{{Value: who}}, []Choice{{Value: "baseline"}}
	s := New(opt, new(finding.Log), nil)
	t.Cleanup(func() { s.Close() })
	if err := s.Read(context.Background(), []Input{{Path: path}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Score(context.Background(), func(o *Scored) error {
		impact := ""
		if n, ok := o.Scores.Get(sdq.Impact).Number(); ok {
			impact = fmt.Sprint(n)
		}
		out.Impact = append(out.Impact, impact)
		out.Flags = append(out.Flags, string(o.Flags))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, b := range s.Blocks {
		for _, d := range b.Decisions {
			if d.Key == "gate" {
				out.Gate = append(out.Gate, d.Value+" "+string(d.By))
			}
		}
		if b.Refused != nil {
			out.Lost = b.Refused.ID
		}
	}
	for _, g := range s.Log.Groups() {
		for _, f := range g.Kept {
			if strings.HasPrefix(g.Rule.ID, "SDQ-03") {
				out.Found = append(out.Found, g.Rule.ID+" "+f.From.Cell())
			}
		}
	}
	return out
}

// A 1 in the gate question is "no" or "minor": the one makes impact 0. The five
// questions beside it settle it where they leave no doubt, an option where it is
// given, and nothing else.
func TestGateBesideImpact(t *testing.T) {
	t.Parallel()
	from0 := []supplement{{1, 2, 3, 1, 0, 2}, {2, 3, 3, 2, 0, 1}, {3, 1, 0, 1, 0, 1}}
	from1 := []supplement{{1, 1, 2, 1, nil, nil}, {2, 4, 1, 2, 1, 1}, {3, 3, 4, 1, 2, 2}}
	words := []supplement{{1, "Quite a lot", "Not at all", nil, nil, "A great deal"}, {2, "A great deal", nil, nil, nil, nil}, {3, "Only a little", nil, nil, nil, nil}}
	quiet := []supplement{{1, "Only a little", "Not at all", nil, nil, nil}, {2, "A great deal", nil, nil, nil, nil}}
	points := []supplement{{1, 2, 1, 0, 0, 0}, {2, 1, 0, nil, 2, nil}, {3, 2, 2, 1, 1, 0}}
	skipped := []supplement{{1, nil, nil, nil, nil, nil}, {2, 3, 0, 1, 2, 1}, {3, 3, 0, 0, 1, 1}}
	no := []supplement{{1, 3, 3, 4, 1, 1}, {2, 4, 1, 2, 1, 1}}
	gate := func(v string) Options { return Options{Gate: []Choice{{Value: v}}} }
	scored := func(v string) Options {
		o := Options{Impact: []Choice{{Value: "scored"}}}
		if v != "" {
			o.Gate = []Choice{{Value: v}}
		}
		return o
	}
	own := func(gate any) supplement { return supplement{gate, 3, 0, 1, 2, 1} }
	data, option := string(ingest.FromData), string(ingest.FromOption)
	for _, tt := range []struct {
		name   string
		opt    Options
		rows   []supplement
		gate   string
		impact []string // of the first pupils; nil where all are blank
		found  []string // of impact in the first row
	}{
		{"no 0, items 0 to 3", Options{}, from0, "0-3 " + data, []string{"4", "5", "0"}, nil},
		{"no 4, items 1 to 4", Options{}, from1, "1-4 " + data, []string{"0", "2", "3"}, nil},
		{"items 0 to 3, but the 1s stand alone", Options{}, skipped, "", nil, []string{"SDQ-038 AA2"}},
		{"the same, declared from 0", gate("0-3"), skipped, "0-3 " + option, []string{"", "3", "2"}, []string{"SDQ-033 AA2", "SDQ-033 AA5", "SDQ-033 AA8", "SDQ-033 AA11"}},
		{"the same, declared from 1", gate("1-4"), skipped, "1-4 " + option, []string{"0", "3", "2"}, nil},
		{"items 1 to 4, but the 1s have points", Options{}, no, "", nil, []string{"SDQ-038 AA2"}},
		{"items 1 to 4 declared", Options{Impact: []Choice{{Value: "1-4"}}}, from1, "1-4 " + data, []string{"0", "2", "3"}, nil},
		{"items 0 to 3 declared, but the 1s stand alone", Options{Impact: []Choice{{Value: "0-3"}}}, skipped, "", nil, []string{"SDQ-038 AA2"}},
		{"words", Options{}, words, "", nil, []string{"SDQ-038 AA2"}},
		{"words, declared", gate("0-3"), words, "0-3 " + option, []string{"3", "2", "0"}, nil},
		{"words declared say nothing of it", Options{Impact: []Choice{{Value: "words"}}}, words, "", nil, []string{"SDQ-038 AA2"}},
		{"words, and it does not matter", Options{}, quiet, "", []string{"0", "2", "0"}, nil},
		{"points", scored(""), points, "", nil, []string{"SDQ-038 AA2"}},
		{"points, declared", scored("0-3"), points, "0-3 " + option, []string{"3", "3", "6"}, nil},
		{"a 0", Options{}, []supplement{own(0), own(1), own(2)}, "", []string{"0", "3", "3"}, nil},
		{"a 4", Options{}, []supplement{own(4), own(2), own(3)}, "", []string{"3", "3", "3"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := runImpact(t, tt.opt, "parent", impactSheet(tt.rows...))
			if got.Lost != "" {
				t.Errorf("refused for %s", got.Lost)
			}
			if gate := strings.Join(got.Gate, ";"); gate != tt.gate {
				t.Errorf("gate %q, want %q", gate, tt.gate)
			}
			want := tt.impact
			if want == nil {
				want = []string{"", "", ""}
			}
			if diff := cmp.Diff(want, got.Impact[:3]); diff != "" {
				t.Errorf("impact: -want +got\n%s", diff)
			}
			rules := slices.DeleteFunc(got.Found, func(f string) bool { return strings.HasPrefix(f, "SDQ-031") })
			if diff := cmp.Diff(append([]string{}, tt.found...), append([]string{}, rules...)); diff != "" {
				t.Errorf("found: -want +got\n%s", diff)
			}
			for _, f := range got.Flags {
				if unclear := strings.Contains(f, flagGateUnclear); unclear != slices.Contains(tt.found, "SDQ-038 AA2") {
					t.Errorf("flags %q", f)
				}
			}
		})
	}
	for v, rows := range map[string][]supplement{"1-4": {own(0), own(1)}, "0-3": {own(4), own(1)}} {
		if got := runImpact(t, gate(v), "parent", impactSheet(rows...)); got.Lost != RuleOption.ID {
			t.Errorf("an option that says %s against the answers: refused for %q", v, got.Lost)
		}
	}
}

// A cell or two with a number that does not belong cost their rows and not the
// block; where it cannot be told which numbers are wrong, they are pointed at.
func TestImpactSlips(t *testing.T) {
	t.Parallel()
	with := func(cells map[int]any, rows ...supplement) string {
		sheet := strings.Split(impactSheet(rows...), "\n")
		for line, c := range cells {
			at := strings.Split(sheet[line], ",")
			at[len(at)-2] = fmt.Sprint(c) // classroom, AE
			sheet[line] = strings.Join(at, ",")
		}
		return strings.Join(sheet, "\n")
	}
	from0 := []supplement{{1, 2, 3, 1, 0, 2}, {2, 3, 3, 2, 0, 1}, {0, 0, 0, 1, 0, 1}}
	from1 := []supplement{{2, 3, 4, 2, 1, 3}, {3, 4, 4, 3, 1, 2}, {1, 1, 1, 2, 1, 2}}
	for _, tt := range []struct {
		name  string
		sheet string
		found []string
		blank int // how many rows have no impact
	}{
		{"nothing", with(nil, from0...), nil, 0},
		{"a 5", with(map[int]any{3: 5}, from0...), []string{"SDQ-034 AE4"}, 1},
		{"a 4", with(map[int]any{3: 4}, from0...), []string{"SDQ-034 AE4"}, 1},
		{"a 4 and a 5", with(map[int]any{3: 4, 7: 5}, from0...), []string{"SDQ-034 AE4", "SDQ-034 AE8"}, 2},
		{"three of them", with(map[int]any{3: 4, 7: 5, 9: 4}, from0...), []string{"SDQ-030 AE4", "SDQ-030 AE10", "SDQ-030 AE8"}, 12},
		{"a 0 among 1 to 4", with(map[int]any{3: 0}, from1...), []string{"SDQ-034 AE4"}, 1},
		{"a 5 among 1 to 4", with(map[int]any{3: 5}, from1...), []string{"SDQ-034 AE4"}, 1},
		{"a 5 among 1 to 3", with(map[int]any{3: 5}, supplement{0, 1, 2, 3, 1, 2}, supplement{2, 3, 1, 2, 1, 2}), []string{"SDQ-030 AE4"}, 12},
		{"noughts for blanks among 1 to 4", with(map[int]any{3: 4}, supplement{2, 1, 2, 3, 1, 2}, supplement{0, 0, 0, 0, 0, 0}, supplement{3, 3, 3, 1, 2, 2}), []string{"SDQ-030 AE4"}, 12},
	} {
		got := runImpact(t, Options{}, "parent", tt.sheet)
		found := slices.DeleteFunc(got.Found, func(f string) bool { return strings.HasPrefix(f, "SDQ-031") })
		if diff := cmp.Diff(append([]string{}, tt.found...), append([]string{}, found...)); diff != "" {
			t.Errorf("%s: -want +got\n%s", tt.name, diff)
		}
		blank := 0
		for _, v := range got.Impact {
			if v == "" {
				blank++
			}
		}
		if blank != tt.blank {
			t.Errorf("%s: impact of %d rows is blank, want %d", tt.name, blank, tt.blank)
		}
	}
}

// An illegal answer beside others is no row that answered nothing.
func TestImpactIllegalFlag(t *testing.T) {
	t.Parallel()
	rows := []supplement{{1, 2, 3, 1, 0, 2}, {2, 6, 3, 2, 0, 1}, {nil, nil, nil, nil, nil, nil}, {0, 0, 0, 0, 0, 0}}
	got := runImpact(t, Options{}, "parent", impactSheet(rows...))
	if diff := cmp.Diff([]string{"", "impact-illegal-answer", "impact=not-answered", ""}, got.Flags[:4]); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
