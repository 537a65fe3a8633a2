package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// said is what a text says, in one word each.
type said struct{ Wave, Informant string }

func saidBy(text string, in where) said {
	f := facetsIn(text, in)
	return said{f["wave"], f["informant"]}
}

func checkSaid(t *testing.T, in where, want map[string]said) {
	t.Helper()
	for text, w := range want {
		if diff := cmp.Diff(w, saidBy(text, in)); diff != "" {
			t.Errorf("%q: -want +got\n%s", text, diff)
		}
	}
}

// Sheets are called after their wave, their informant, or both.
func TestSheetNames(t *testing.T) {
	t.Parallel()
	base, end := said{Wave: "baseline"}, said{Wave: "endline"}
	checkSaid(t, inCell, map[string]said{
		"Pre": base, "PRE": base, "Baseline": base, "Base line": base, "baseline 2022": base, "Baseline SDQ": base, "SDQ Baseline": base, "Pre-intervention": base,
		"Post": end, "Endline": end, "End line": end, "Follow-up": end, "Follow up": end, "followup": end, "Post intervention": end, "SDQ post": end, "SDQ endline 2023": end,
		"T1": {Wave: "n1"}, "T2": {Wave: "n2"}, "t 1": {Wave: "n1"}, "Time 1": {Wave: "n1"}, "Time 2": {Wave: "n2"}, "Time point 2": {Wave: "n2"}, "Wave 1": {Wave: "n1"}, "Wave 2": {Wave: "n2"},
		"Round 2": {Wave: "n2"}, "Phase 1": {Wave: "n1"}, "T3": {Wave: "n3"}, "SDQ T1": {Wave: "n1"},
		"T1 baseline": base, "Baseline (T1)": base, "T2 endline": end, "Endline T2": end,
		"Interim": {Wave: "interim"}, "Midline": {Wave: "interim"}, "Mid point": {Wave: "interim"},
		"Autumn 2022": {Wave: "term:2022.3"}, "Summer 2023": {Wave: "term:2023.2"}, "Spring 2023": {Wave: "term:2023.1"}, "Autumn 2022-23": {Wave: "term:2022.3"}, "Summer 2022/23": {Wave: "term:2023.2"},
		"Autumn": {Wave: "term:.1"}, "Spring": {Wave: "term:.2"}, "Summer": {Wave: "term:.3"}, "Autumn term": {Wave: "term:.1"}, "Aut 22": {Wave: "term:.1"},

		"Pupil": {Informant: "self"}, "Young person": {Informant: "self"}, "YP": {Informant: "self"}, "Student": {Informant: "self"}, "Self": {Informant: "self"}, "Self-report": {Informant: "self"}, "Self report": {Informant: "self"},
		"Child": {Informant: "self"}, "Staff": {Informant: "teacher"}, "Teacher": {Informant: "teacher"}, "Teachers": {Informant: "teacher"}, "Form tutor": {Informant: "teacher"}, "Key worker": {Informant: "teacher"},
		"Parent": {Informant: "parent"}, "Parents": {Informant: "parent"}, "Carer": {Informant: "parent"}, "Parent/carer": {Informant: "parent"}, "Parents & carers": {Informant: "parent"}, "Parent / Carer": {Informant: "parent"}, "Parents/Carers": {Informant: "parent"},
		"Teacher SDQ": {Informant: "teacher"}, "SDQ parent": {Informant: "parent"}, "Pupil SDQ": {Informant: "self"},

		"Teacher baseline":       {Wave: "baseline", Informant: "teacher"},
		"Baseline - teacher":     {Wave: "baseline", Informant: "teacher"},
		"Pre (parents)":          {Wave: "baseline", Informant: "parent"},
		"T2 self":                {Wave: "n2", Informant: "self"},
		"Pupil baseline":         {Wave: "baseline", Informant: "self"},
		"Post young person":      {Wave: "endline", Informant: "self"},
		"Autumn 2022 - teachers": {Wave: "term:2022.3", Informant: "teacher"},
	})
}

// Words that contradict each other say nothing, and no more do words that say
// something else or mean something else in company.
func TestNamesThatSayNothing(t *testing.T) {
	t.Parallel()
	nothing := []string{"", " ", "Sheet1", "Sheet 2", "SDQ", "Data", "Results", "Notes", "Key", "Lookup", "Scores", "Read me", "Class list", "Year 7", "7A", "2022", "2022-23", "Raw data", "SDQ raw", "Answers", "Responses",
		"Baseline and endline", "Pre and post", "Pre/post", "Baseline vs endline", "T1 and T2", "T1-T2", "Teacher and parent", "Parent + teacher + pupil",
		"Postcode", "Posts", "Prepared by", "Present", "Staffing", "Childcare", "Ending", "Basel", "Preston", "Endeavour", "Start here", "First aid", "Exit interviews", "Pupil premium", "Pupils on roll", "Student ID", "Child protection",
	}
	for _, text := range nothing {
		for in, name := range map[where]string{inCell: "sheet", inTitle: "title or file"} {
			if got := saidBy(text, in); got != (said{}) {
				t.Errorf("%s %q says %+v, want nothing", name, text, got)
			}
		}
	}
}

// What the names of files say.
func TestFileNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]said{
		"SDQ baseline 2022.xlsx":            {Wave: "baseline"},
		"SDQ endline 2023.xlsx":             {Wave: "endline"},
		"sdq_baseline.csv":                  {Wave: "baseline"},
		"Baseline SDQ - Autumn 2022.xlsx":   {Wave: "baseline"},
		"SDQ T1.xlsx":                       {Wave: "n1"},
		"SDQ teacher baseline.xlsx":         {Wave: "baseline", Informant: "teacher"},
		"SDQ-Parent-Endline-2023.csv":       {Wave: "endline", Informant: "parent"},
		"sdq self report t2.xlsx":           {Wave: "n2", Informant: "self"},
		"SDQ Autumn 2022.xlsx":              {Wave: "term:2022.3"},
		"SDQ Summer 2023 (teacher).xlsx":    {Wave: "term:2023.2", Informant: "teacher"},
		"follow-up SDQ.ods":                 {Wave: "endline"},
		"SDQ data FINAL v2.xlsx":            {},
		"SDQ.xlsx":                          {},
		"SDQ 2022-23.xlsx":                  {},
		"SDQ baseline and endline 2022.csv": {},
		"SDQ pre post.xlsx":                 {},
		"Year 7 SDQ.xlsx":                   {},
		"Export (2).csv":                    {},
		"results.html":                      {},
		"SDQ first draft.xlsx":              {},
		"SDQ for parents' evening.xlsx":     {},
		"Staff list.xlsx":                   {},
		"teacher names.csv":                 {},
		"postcode lookup.csv":               {},
	} {
		if diff := cmp.Diff(want, saidBy(stem(fileName("/some/folder/"+name)), inTitle)); diff != "" {
			t.Errorf("file %q: -want +got\n%s", name, diff)
		}
	}
}

// What titles above a table say.
func TestTitles(t *testing.T) {
	t.Parallel()
	checkSaid(t, inTitle, map[string]said{
		"SDQ baseline": {Wave: "baseline"}, "Baseline": {Wave: "baseline"}, "Strengths and difficulties: endline": {Wave: "endline"}, "Teacher SDQ - baseline": {Wave: "baseline", Informant: "teacher"},
		"Wave: baseline": {Wave: "baseline"}, "SDQ self-report, baseline 2022": {Wave: "baseline", Informant: "self"}, "Time 2": {Wave: "n2"},
		"Our school": {}, "Printed on 12 March 2023": {}, "For teachers' use only": {}, "Please return to your form tutor": {}, "Confidential: staff only": {},
		"All pupils": {}, "Enter one row per pupil": {}, "Post to the school office by Friday": {}, "Return to the office": {}, "After half term": {},
	})
}

// What cells of wave and informant columns say.
func TestRowWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"Baseline": "baseline", "baseline ": "baseline", "Pre": "baseline", "Pre-intervention": "baseline", "T1": "n1", "1": "n1", "2": "n2", "Time 1": "n1", "Endline": "endline", "Post": "endline",
		"Follow-up": "endline", "Final": "endline", "Exit": "endline", "Start": "baseline", "Entry": "baseline", "On entry": "baseline", "First": "baseline", "End": "endline", "Interim": "interim", "Mid": "interim", "Autumn 2022": "term:2022.3", "": "", "?": "", "N/A": "", "0": "", "10": "", "2022": "", "unknown": "",
		"Pre/Post": "", "baseline or endline": ""} {
		if got := waveOf(text); got != want {
			t.Errorf("waveOf(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"Pupil": "self", "pupil ": "self", "Young Person": "self", "YP": "self", "Self": "self", "S": "self", "Staff": "teacher", "Teacher": "teacher", "T": "teacher", "TA": "teacher", "Key worker": "teacher", "Parent": "parent",
		"P": "parent", "Parent/carer": "parent", "Carer": "parent", "Mum": "parent", "Foster carer": "parent", "": "", "?": "", "unknown": "", "N/A": "", "Parent and teacher": "", "1": "", "Nurse": "", "Social worker": ""} {
		if got := informantOf(text); got != want {
			t.Errorf("informantOf(%q) = %q, want %q", text, got, want)
		}
	}
}

// Terms sort by time, whichever way they are written.
func TestTermsSort(t *testing.T) {
	t.Parallel()
	for _, order := range [][]string{
		{"Autumn 2021", "Spring 2022", "Summer 2022", "Autumn 2022", "Spring 2023", "Summer 2023", "Autumn 2023"},
		{"Autumn 2021/22", "Spring 2021/22", "Summer 2021-22", "Autumn 2022-23", "Spring 2022/23", "Summer 2022 - 2023"},
		{"2021/22 Autumn", "2021/22 Summer", "2022/23 Autumn", "2022/23 Spring"},
		{"Autumn", "Spring", "Summer"},
	} {
		for i := 1; i < len(order); i++ {
			a, b := saidBy(order[i-1], inCell).Wave, saidBy(order[i], inCell).Wave
			if a == "" || b == "" || a >= b {
				t.Errorf("%q is %q and %q is %q; want the second later", order[i-1], a, order[i], b)
			}
		}
	}
}
