package pass

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/metrics"
)

// nine is a row of nine values for a pupil.
func nine(pupil string, values ...any) string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprint(v))
	}
	return pupil + "," + strings.Join(out, ",") + "\n"
}

// school is a sheet of pupils with results drawn in a fixed way from a lowest one.
func school(head string, pupils int, value func(pupil, factor int) any) string {
	out := head + "\n"
	for p := range pupils {
		values := make([]any, 9)
		for f := range values {
			values[f] = value(p, f)
		}
		out += nine(upn(p+1), values...)
	}
	return out
}

const (
	headPlain = "UPN," + nineNames
	headDated = "UPN,Date of survey," + nineNames
)

// Every rule of this package: a sheet that raises it, and nothing else, and the same
// sheet without the fault.
func TestRules(t *testing.T) {
	t.Parallel()
	colours := []string{"red", "amber", "green"}
	tested := map[string]bool{}
	for _, c := range []struct {
		rule         *finding.Rule
		text, clean  string
		settings     metrics.Settings
		place        string
		dated        bool             // the sheet says itself which sitting it is
		alsoSettings metrics.Settings // with which the clean twin is read, where it is the same sheet
		places       []string
	}{
		{rule: RuleNumbered, text: "UPN,P1,P2,P3,P4,P5,P6,P7,P8,P9\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9), clean: headPlain + "\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9), place: "B1"},
		{rule: RuleFactors, text: strings.Replace(headPlain, "General work ethic", "Ethos", 1) + "\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9),
			clean: strings.Replace(headPlain, "General work ethic", "Work ethic", 1) + "\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9), place: "row 1"},
		{rule: RuleItems, text: "Category,Frequency," + questions(56) + "\nAll,29" + strings.Repeat(",55", 56) + "\n", clean: "Category,Frequency," + strings.ReplaceAll(nineNames, ",", " percentile,") + " percentile\nAll,29,1,2,3,4,5,6,7,8,9\n", place: "row 1"},
		{rule: RuleGroupNumbers, text: school("UPN,Group,"+nineNames, 0, nil) + upn(1) + ",9A,12,31,8,45,6,20,77,31,9\n" + upn(2) + ",9A,12,31,8,45,6,20,77,31,9\n" + upn(3) + ",9B,2,3,18,5,60,2,70,21,19\n" + upn(4) + ",9B,2,3,18,5,60,2,70,21,19\n",
			clean: school("UPN,Group,"+nineNames, 0, nil) + upn(1) + ",9A,12,31,8,45,6,20,77,31,9\n" + upn(2) + ",9A,13,31,8,45,6,20,77,31,9\n" + upn(3) + ",9B,2,3,18,5,60,2,70,21,19\n" + upn(4) + ",9B,2,3,18,5,60,2,70,22,19\n", place: "row 1"},
		{rule: RuleFractions, text: headPlain + "\n" + nine(pupil1, 0.12, 0.05, 0.5, 1, 0.33, 0.4, 0.9, 0.61, 0.7), place: "B1",
			clean: headPlain + "\n" + nine(pupil1, 0.12, 0.05, 0.5, 1, 0.33, 0.4, 0.9, 0.61, 0.7), alsoSettings: metrics.Settings{optionNumbers: numbersFractions}},
		{rule: RuleOption, text: headPlain + "\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9), settings: metrics.Settings{optionNumbers: numbersFractions}, place: "C1",
			clean: headPlain + "\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9), alsoSettings: metrics.Settings{optionNumbers: "0-100"}},
		{rule: RuleGroupKind, text: "Category,Frequency," + nineNames + "\nAll,29,71,62,53,64,75,66,57,68,59\n", place: "row 1",
			clean: "Category,Frequency," + nineNames + "\nAll,29,71,62,53,64,75,66,57,68,59\n", alsoSettings: metrics.Settings{optionScores: "percentage"}},
		{rule: RuleHighOnly, text: school(headPlain, 20, func(p, f int) any { return 55 + (7*p+5*f)%34 }), clean: school(headPlain, 19, func(p, f int) any { return 55 + (7*p+5*f)%34 }), place: "row 1"},
		{rule: RuleSitting, text: headPlain + "\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9), dated: true, place: "row 1",
			clean: "UPN," + strings.ReplaceAll(nineNames, ",", " baseline,") + " baseline\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9)},
		{rule: RuleColours, text: school(headPlain, 6, func(p, f int) any { return colours[(p+f)%3] }), place: "row 1",
			clean: school(headPlain, 6, func(p, f int) any { return append(colours, "yellow")[(p+f)%4] })},
		{rule: RuleNoHeading, text: "UPN,Feelings,," + nineNames[len("Feelings about school,"):] + "\n" + nine(pupil1, 1, 99, 2, 3, 4, 5, 6, 7, 8, 9), place: "C2",
			clean: "UPN,Feelings,," + nineNames[len("Feelings about school,"):] + "\n" + nine(pupil1, 1, "", 2, 3, 4, 5, 6, 7, 8, 9)},
		{rule: RuleValue, text: headPlain + "\n" + nine(pupil1, 1, 101, 3, 4, 5, 6, 7, 8, 9), clean: headPlain + "\n" + nine(pupil1, 1, 100, 3, 4, 5, 6, 7, 8, 9), place: "C2"},
		{rule: RuleBand, text: headPlain + ",Feelings band\n" + nine(pupil1, 21, 2, 3, 4, 5, 6, 7, 8, 9, "low-moderate"), clean: headPlain + ",Feelings band\n" + nine(pupil1, 21, 2, 3, 4, 5, 6, 7, 8, 9, "moderate"), place: "K2"},
		{rule: RuleLevels, text: headPlain + ",Learner self-worth,Response to learning\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
			clean: headPlain + ",Learner self-worth,Response to learning\n" + nine(pupil1, 1, 2, 3, 4, 5, 6, 7, 8, 9, "", ""), place: "row 2"},
		{rule: RuleFactorName, text: list("Happiness"), clean: list(""), place: "B11"},
		{rule: RuleWaveWord, text: headDated + "\n" + nine(pupil1, "", 1, 2, 3, 4, 5, 6, 7, 8, 9), dated: true, clean: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9), place: "row 2"},
		{rule: RuleBlank, text: headPlain + "\n" + nine(pupil1, 1, 2, 3, "", 5, 6, 7, 8, 9), clean: headPlain + "\n" + nine(pupil1, 1, 2, 3, 0, 5, 6, 7, 8, 9), place: "E2"},
		{rule: RuleTwice, text: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 10), dated: true, places: []string{"row 2", "row 3"},
			clean: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil2, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 10)},
		{rule: RuleRepeated, text: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9), dated: true, place: "row 3",
			clean: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9)},
		{rule: RuleYear, text: years("Year 10", "9"), clean: years("Year 9", "Y10"), dated: true, place: "row 3"},
		{rule: RuleOrder, text: waves("Post", "Pre"), clean: waves("Pre", "Post"), dated: true, place: "row 3"},
		{rule: RuleClose, text: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil1, "20/12/2022", 1, 2, 3, 4, 5, 6, 7, 8, 10), dated: true, place: "row 3",
			clean: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil1, "21/12/2022", 1, 2, 3, 4, 5, 6, 7, 8, 10)},
		{rule: RuleCopied, text: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil1, "05/07/2023", 1, 2, 3, 4, 5, 6, 7, 8, 9), dated: true, place: "row 3",
			clean: headDated + "\n" + nine(pupil1, "12/10/2022", 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil1, "05/07/2023", 1, 2, 3, 4, 5, 6, 7, 9, 9)},
	} {
		tested[c.rule.ID] = true
		t.Run(c.rule.ID, func(t *testing.T) {
			t.Parallel()
			in := one(c.text)
			in.settings = c.settings
			if !c.dated {
				in.wave = "baseline"
			}
			want := c.places
			if c.place != "" {
				want = []string{c.place}
			}
			for i := range want {
				want[i] = c.rule.ID + " " + want[i]
			}
			g := readFiles(t, in)
			g.wantFound(t, want...)
			if refuses := c.rule.Effect == finding.BlockRefused; refuses && len(g.rows(t, tableResults, "pupil_id"))+len(g.rows(t, tableGroups, "group")) > 0 {
				t.Error("a block is refused, and there are rows")
			}
			in.files[0].text, in.settings = c.clean, c.alsoSettings
			clean := readFiles(t, in)
			clean.wantFound(t)
			if len(clean.rows(t, tableResults, "pupil_id"))+len(clean.rows(t, tableGroups, "group")) == 0 {
				t.Error("nothing comes of the clean twin")
			}
		})
	}
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
		if !tested[r.ID] {
			t.Errorf("%s is raised by no test", r.ID)
		}
		if r.Title == "" || r.Expected == "" || r.Fix == "" {
			t.Errorf("%s lacks words", r.ID)
		}
	}
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("rules are not in order: %q", ids)
	}
}

// list is a list of nine factors of one pupil, and another row's factor.
func list(more string) string {
	out := "UPN,Factor,Percentile\n"
	for i, f := range strings.Split(nineNames, ",") {
		out += fmt.Sprintf("%s,%s,%d\n", pupil1, f, i+1)
	}
	if more != "" {
		out += pupil1 + "," + more + ",50\n"
	}
	return out
}

// years are two sittings with the year groups of the first and the second.
func years(first, second string) string {
	return "UPN,Date of survey,Current Year," + nineNames + "\n" + nine(pupil1, "12/10/2022", first, 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil1, "05/07/2023", second, 1, 2, 3, 4, 5, 6, 7, 8, 10)
}

// waves are two sittings with words for the first and the second by date.
func waves(first, second string) string {
	return "UPN,Date of survey,Sitting," + nineNames + "\n" + nine(pupil1, "12/10/2022", first, 1, 2, 3, 4, 5, 6, 7, 8, 9) + nine(pupil1, "05/07/2023", second, 1, 2, 3, 4, 5, 6, 7, 8, 10)
}
