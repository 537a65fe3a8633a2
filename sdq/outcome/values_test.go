package outcome

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/finding"
	"apst/metrics"
	"apst/sdq"
	"apst/sdq/intake"
)

// write puts a file into a folder of the test's own.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// scored scores files with answers and hands over each questionnaire.
func scored(t testing.TB, declared intake.Options, each func(*intake.Scored), paths ...string) *finding.Log {
	t.Helper()
	log := &finding.Log{}
	survey := intake.New(declared, log, nil)
	defer survey.Close()
	var inputs []intake.Input
	for _, path := range paths {
		inputs = append(inputs, intake.Input{Path: path})
	}
	if err := survey.Read(context.Background(), inputs); err != nil {
		t.Fatal(err)
	}
	err := survey.Score(context.Background(), func(o *intake.Scored) error {
		each(o)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return log
}

// answerHead is a line of headings with the 25 items between some others.
func answerHead(before, after string) string {
	names := []string{before}
	for i := sdq.Item(1); i <= sdq.Items; i++ {
		names = append(names, i.Stem(sdq.Form4to17))
	}
	if after != "" {
		names = append(names, after)
	}
	return strings.Join(names, ",") + "\n"
}

// answerLine is a row with 25 answers, given as digits; a dash is a blank.
func answerLine(before, digits, after string) string {
	cells := []string{before}
	for _, d := range digits {
		cells = append(cells, strings.Trim(string(d), "-"))
	}
	if after != "" {
		cells = append(cells, after)
	}
	return strings.Join(cells, ",") + "\n"
}

const (
	whole25 = "2101020110201021010021201"
	onlyTwo = "2101020110201021010021---" // 23 to 25 blank: one item each of peer, emotional and hyperactivity
	noEmo   = "21-1020-10201-2-010021201"
	illegal = "2101020160201021010021201"
	waves   = "pupil_id,wave,informant,rater,date,placement,look_back"
	impact  = "ebddiff,distres,imphome,impfrie,impclas,impleis"
)

// show writes a value with everything it says.
func show(v metrics.Value) string {
	text := v.Category
	if x, ok := v.Number(); ok {
		text = fmt.Sprintf("%g", x)
	}
	if v.State != metrics.Known {
		text = v.State.String() + ": " + v.Reason
	}
	return v.Scale + " " + text
}

func shown(values []metrics.Value) []string {
	var out []string
	for _, v := range values {
		out = append(out, show(v))
	}
	return out
}

func TestValues(t *testing.T) {
	t.Parallel()
	text := answerHead(waves, impact) +
		answerLine("A1,baseline,parent,Ann,06/09/2022,2,six months", whole25, "1,2,1,3,0,0") +
		answerLine("A2,baseline,parent,Ann,06/09/2022,,one month", onlyTwo, ",,,,,") +
		answerLine("A3,baseline,parent,Ann,,,", noEmo, "0,,,,,") +
		answerLine("A4,baseline,parent,Ann,06/09/2022,,", illegal, "0,,,,,")
	var rows []Row
	scored(t, intake.Options{Coding: []intake.Choice{{Value: "0-2"}}}, func(o *intake.Scored) { rows = append(rows, RowOf(o)) }, write(t, "sdq.csv", text))
	if len(rows) != 4 {
		t.Fatalf("%d questionnaires", len(rows))
	}
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprintf("%s %d %s %q", r.Pupil, r.Placement, r.From, r.Refused))
		got = append(got, shown(r.Values)...)
	}
	want := []string{
		`A1 2 sdq.csv row 2 ""`, "emotional 3", "conduct 4", "hyperactivity 4", "peer 6", "prosocial 4", "total 17", "internalising 9", "externalising 8", "impact 3", "look_back six-months",
		`A2 0 sdq.csv row 3 ""`, "emotional 4", "conduct 4", "hyperactivity 4", "peer 5", "prosocial 4", "total 17", "internalising 9", "externalising 8",
		"impact missing: no question of the supplement is answered", "look_back one-month", "follow_up_problems " + notAnswered, "follow_up_help " + notAnswered,
		`A3 0 sdq.csv row 4 ""`, "emotional not available: fewer than 3 of the 5 items answered", "conduct 4", "hyperactivity 4", "peer 5", "prosocial 4",
		"total not available: one of the scales it adds up has no score", "internalising not available: one of the scales it adds up has no score", "externalising 8", "impact 0",
		"look_back missing: nothing in the file says what the form asked about",
		`A4 0 sdq.csv row 5 "an answer is none of the coding"`,
	}
	for _, s := range sdq.AllScales() {
		want = append(want, s.String()+" refused: an answer is none of the coding")
	}
	want = append(want, "look_back missing: nothing in the file says what the form asked about")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, v := range rows[0].Values {
		if v.Pupil != "A1" || v.Measure != Measure || v.Informant != "parent" || v.Wave != "baseline" || len(v.Rater) != 8 || v.Placement != 2 || v.Date.String() != "2022-09-06" || v.Form != "4-17" {
			t.Errorf("%+v", v)
		}
	}
}

const notAnswered = "missing: not asked, not answered, or its coding cannot be told"

// Answers to the questions of follow-up forms are words, and in no score.
func TestFollowUp(t *testing.T) {
	t.Parallel()
	text := answerHead("pupil_id,wave,informant", "follow_up_problems,follow_up_help") + answerLine("A1,endline,parent", whole25, "0,0") + answerLine("A2,endline,parent", whole25, "4,3") + answerLine("A3,endline,parent", whole25, ",2")
	var got []string
	scored(t, intake.Options{}, func(o *intake.Scored) { got = append(got, shown(Values(o))[10:]...) }, write(t, "sdq.csv", text))
	want := []string{"follow_up_problems much-worse", "follow_up_help not-at-all", "follow_up_problems much-better", "follow_up_help a-great-deal", "follow_up_problems " + notAnswered, "follow_up_help quite-a-lot"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What the form was is no form to compare with where nobody can tell it, or where the
// child is too young for it.
func TestForms(t *testing.T) {
	t.Parallel()
	text := answerHead("pupil_id,date,dob,form", "") + answerLine("A1,06/09/2022,01/01/2019,4-17", whole25, "") + answerLine("A2,06/09/2022,01/01/2010,4-17", whole25, "") + answerLine("A3,06/09/2022,01/01/2010,blue", whole25, "")
	var got []string
	log := scored(t, intake.Options{Coding: []intake.Choice{{Value: "0-2"}}, Wave: []intake.Choice{{Value: "baseline"}}, Informant: []intake.Choice{{Value: "parent"}}}, func(o *intake.Scored) {
		got = append(got, Values(o)[0].Form)
	}, write(t, "sdq.csv", text))
	if diff := cmp.Diff([]string{formUnderage, "4-17", metrics.UnknownForm}, got); diff != "" {
		t.Errorf("%s\n%v", diff, log.Groups())
	}
}

// Every flag that leaves a score out has a reason in words, and only those do.
func TestWhy(t *testing.T) {
	t.Parallel()
	rows, impacts := 0, 0
	for _, f := range intake.Flags() {
		row, impact := flagReasons().row[f.Name], flagReasons().impact[f.Name]
		if row != "" {
			rows++
		}
		if impact != "" {
			impacts++
		}
		if strings.HasPrefix(f.Meaning, "no score") && row == "" && !strings.HasPrefix(f.Name, "SCALE") {
			t.Errorf("%s: no reason for %q", f.Name, f.Meaning)
		}
	}
	if rows < 13 || impacts != 5 {
		t.Errorf("%d flags of rows and %d of impact have a reason", rows, impacts)
	}
	for flag := range unanswered {
		if flagReasons().impact[flag] == "" {
			t.Errorf("%s is no flag", flag)
		}
	}
	for flags, want := range map[string]string{"": "", "flat-line": "", "illegal-answer": "an answer is none of the coding", "flat-line;merged-cells;illegal-answer": "an answer stands in merged cells; an answer is none of the coding"} {
		if got := Why(flags); got != want {
			t.Errorf("Why(%q) = %q, want %q", flags, got, want)
		}
	}
	if state, why := whyNone(sdq.Impact, ""); state != metrics.NotAvailable || why == "" {
		t.Errorf("%v %q", state, why)
	}
	if state, why := whyNone(sdq.Impact, "impact=coding-unclear"); state != metrics.Refused || why == "" {
		t.Errorf("%v %q", state, why)
	}
}

// Items are turned, complete, and in the order of no file.
func TestItems(t *testing.T) {
	t.Parallel()
	ones, zeros := strings.Repeat("1", 25), strings.Repeat("0", 25)
	rows := []string{
		answerLine("A1,baseline,self", ones, ""), answerLine("A2,baseline,self", zeros, ""), answerLine("A3,baseline,self", onlyTwo, ""), answerLine("A4,baseline,self", illegal, ""),
		answerLine("A5,endline,self", whole25, ""), answerLine("A6,baseline,teacher", noEmo, ""),
	}
	gather := func(rows ...string) []metrics.Items {
		items := NewItems()
		scored(t, intake.Options{Coding: []intake.Choice{{Value: "0-2"}}}, items.Add, write(t, "sdq.csv", answerHead("pupil_id,wave,informant", "")+strings.Join(rows, "")))
		return items.All()
	}
	all := gather(rows...)
	var got []string
	for _, i := range all {
		got = append(got, fmt.Sprintf("%s %s %s: %d asked, %d complete, %d prorated, %g-%g, %d at least, %d at most", i.Informant, i.Wave, i.Scale, i.Asked, len(i.Answers), i.Prorated, i.Least, i.Most, i.AtLeast, i.AtMost))
	}
	if len(got) != 3*6 {
		t.Fatal(got)
	}
	want := []string{
		"self baseline emotional: 3 asked, 2 complete, 1 prorated, 0-10, 1 at least, 0 at most",
		"self baseline conduct: 3 asked, 3 complete, 0 prorated, 0-10, 0 at least, 0 at most",
		"self baseline hyperactivity: 3 asked, 2 complete, 1 prorated, 0-10, 0 at least, 0 at most",
		"self baseline peer: 3 asked, 2 complete, 1 prorated, 0-10, 0 at least, 0 at most",
		"self baseline prosocial: 3 asked, 3 complete, 0 prorated, 0-10, 1 at least, 0 at most",
		"self baseline total: 3 asked, 2 complete, 1 prorated, 0-40, 0 at least, 0 at most",
	}
	if diff := cmp.Diff(want, got[:6]); diff != "" {
		t.Error(diff)
	}
	if got[6] != "self endline emotional: 1 asked, 1 complete, 0 prorated, 0-10, 0 at least, 0 at most" || got[12] != "teacher baseline emotional: 1 asked, 0 complete, 0 prorated, 0-10, 0 at least, 0 at most" {
		t.Error(got)
	}
	if diff := cmp.Diff([][]float64{{0, 2, 0, 0, 0}, {1, 1, 1, 1, 1}}, all[1].Answers[:2]); diff != "" {
		t.Errorf("conduct, of which item 7 is turned: %s", diff)
	}
	if n := len(all[5].Answers[0]); n != 20 {
		t.Errorf("the total has %d items", n)
	}
	back := []string{rows[5], rows[3], rows[4], rows[2], rows[1], rows[0]}
	if diff := cmp.Diff(all, gather(back...)); diff != "" {
		t.Errorf("another order of rows: %s", diff)
	}
}

// The items of a scale add up to its score, whoever answered what.
func TestItemsAddUp(t *testing.T) {
	t.Parallel()
	block := &intake.Block{Wave: "baseline", Informant: sdq.Self}
	rapid.Check(t, func(t *rapid.T) {
		o := &intake.Scored{Block: block, Answers: sdq.Response{AlreadyReversed: rapid.Bool().Draw(t, "reversed")}}
		for i := range o.Answers.Items {
			o.Answers.Items[i] = sdq.Answer(rapid.IntRange(0, 3).Draw(t, "answer"))
		}
		o.Scores = sdq.Score(&o.Answers, sdq.Self)
		items := NewItems()
		items.Add(o)
		for _, i := range items.All() {
			scale, _ := sdq.ParseScale(i.Scale)
			want, ok := o.Scores.Get(scale).Number()
			if len(i.Answers) == 0 {
				continue
			}
			sum := 0.0
			for _, x := range i.Answers[0] {
				sum += x
			}
			if !ok || sum != float64(want) || o.Scores.Prorated(scale) {
				t.Fatalf("%s: %v add up to %g, and the score is %d", i.Scale, i.Answers[0], sum, want)
			}
		}
	})
}

// describe is n, mean and SD as the published figures are printed.
func describe(xs []float64) string {
	n, sum, squares := float64(len(xs)), 0.0, 0.0
	for _, x := range xs {
		sum += x
		squares += x * x
	}
	return fmt.Sprintf("%.0f: %.3f (%.3f)", n, sum/n, math.Sqrt((squares-sum*sum/n)/(n-1)))
}

// Real self-report answers, published for teaching (Brown 2023) and kept beside the
// repository and not in it, through the whole of the intake: what an independent scorer
// gives for them.
func TestPublishedAnswers(t *testing.T) {
	t.Parallel()
	path := filepath.Join("..", "..", "..", "shared", "data", "brown-sdq.csv")
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the published answers are not here (%s): nothing to compare with", filepath.Base(path))
	}
	scores := map[string][]float64{}
	totals := map[string][2]float64{}
	bands := map[string][]int{}
	total := outcomeOf(t, "total")
	items := NewItems()
	log := scored(t, intake.Options{Informant: []intake.Choice{{Value: "self"}}}, func(o *intake.Scored) {
		items.Add(o)
		row := RowOf(o)
		for _, v := range row.Values {
			x, ok := v.Number()
			if !ok {
				continue
			}
			scores[v.Wave+" "+v.Scale] = append(scores[v.Wave+" "+v.Scale], x)
			if v.Scale != "total" {
				continue
			}
			both := totals[v.Pupil]
			both[map[string]int{"baseline": 0, "endline": 1}[v.Wave]] = x + 1
			totals[v.Pupil] = both
			for _, b := range total.Bands {
				k := v.Wave + " " + b.Name
				if bands[k] == nil {
					bands[k] = make([]int, len(b.Bands))
				}
				band, _ := b.Of("self", v.Form, x)
				for i, name := range b.Bands {
					if name == band {
						bands[k][i]++
					}
				}
			}
		}
	}, path)
	var got []string
	for _, wave := range []string{"baseline", "endline"} {
		for _, scale := range itemScales {
			got = append(got, describe(scores[wave+" "+scale.String()]))
		}
	}
	want := []string{
		"228: 2.890 (2.339)", "228: 2.075 (2.073)", "228: 3.658 (2.367)", "228: 1.934 (1.713)", "228: 7.939 (1.691)", "228: 10.557 (6.190)",
		"172: 2.407 (2.143)", "172: 2.186 (1.929)", "172: 3.785 (2.453)", "172: 1.692 (1.778)", "172: 7.198 (2.118)", "172: 10.070 (5.917)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s\n%v", diff, log.Groups())
	}
	if diff := cmp.Diff(map[string][]int{"baseline band3": {176, 28, 24}, "baseline band4": {166, 25, 13, 24}, "endline band3": {140, 18, 14}, "endline band4": {132, 20, 6, 14}}, bands); diff != "" {
		t.Error(diff)
	}
	limit, _ := total.Reliable(metrics.ReliableAsk{Informant: "self", Form: "4-17"})
	better, worse, n := 0, 0, 0
	var changes []float64
	for _, both := range totals {
		if both[0] == 0 || both[1] == 0 {
			continue
		}
		change := both[1] - both[0]
		changes = append(changes, change)
		n++
		if change < -limit.Limit {
			better++
		}
		if change > limit.Limit {
			worse++
		}
	}
	if better != 18 || worse != 14 || n != 172 || describe(changes) != "172: -0.157 (5.119)" {
		t.Errorf("%d better, %d worse of %d: %s", better, worse, n, describe(changes))
	}
	for _, i := range items.All() {
		if len(i.Answers)+i.Prorated != i.Asked {
			t.Errorf("%s %s: %d complete and %d prorated of %d", i.Wave, i.Scale, len(i.Answers), i.Prorated, i.Asked)
		}
	}
}
