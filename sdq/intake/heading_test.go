package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/sdq"
)

// reading is what a heading says, as far as it decides what a column is.
type reading struct {
	Item, Number                   int
	Field, Wave, Informant, Rater  string
	Option                         int
	Digit                          string // behind the item: a wave, or an option
	Reversed, Early, Bare, Unclear bool
}

func readingOf(text string) reading {
	h := parseHeading(text)
	r := reading{Item: int(h.item), Number: h.number, Field: h.field, Wave: h.wave, Informant: h.informant, Rater: h.rater,
		Option: h.option, Reversed: h.reversed, Early: h.early, Bare: h.bare, Unclear: h.unclear}
	if h.trailing >= 0 {
		r.Digit = strconv.Itoa(h.trailing)
	}
	return r
}

func checkReadings(t *testing.T, want map[string]reading) {
	t.Helper()
	for text, w := range want {
		if diff := cmp.Diff(w, readingOf(text)); diff != "" {
			t.Errorf("parseHeading(%q): -want +got\n%s", text, diff)
		}
	}
}

// The standard variable names, with the reference's informant letters and the
// marks of a second wave.
func TestHeadingStems(t *testing.T) {
	t.Parallel()
	for i := sdq.Item(1); i <= sdq.Items; i++ {
		stem, n := i.Stem(sdq.Form4to17), int(i)
		want := map[string]reading{}
		for letter, who := range map[string]string{"": "", "p": "parent", "t": "teacher", "s": "self"} {
			name := letter + stem
			want[name] = reading{Item: n, Informant: who}
			want[strings.ToUpper(name)] = reading{Item: n, Informant: who}
			want[name+"2"] = reading{Item: n, Informant: who, Digit: "2"}
			want[name+"_2"] = reading{Item: n, Informant: who, Digit: "2"}
			want[name+"_t1"] = reading{Item: n, Informant: who, Wave: "n1"}
			want[name+"_t2"] = reading{Item: n, Informant: who, Wave: "n2"}
			want[name+"_pre"] = reading{Item: n, Informant: who, Wave: "baseline"}
			want[name+"_baseline"] = reading{Item: n, Informant: who, Wave: "baseline"}
			want[name+"_post"] = reading{Item: n, Informant: who, Wave: "endline"}
			want[name+"_followup"] = reading{Item: n, Informant: who, Wave: "endline"}
			want[name+"_follow_up"] = reading{Item: n, Informant: who, Wave: "endline"}
			want[name+"_end"] = reading{Item: n, Informant: who, Wave: "endline"}
			want["post_"+name] = reading{Item: n, Informant: who, Wave: "endline"}
			want["baseline "+name] = reading{Item: n, Informant: who, Wave: "baseline"}
		}
		for word, who := range map[string]string{"parent": "parent", "teacher": "teacher", "self": "self"} {
			want[word+"_"+stem] = reading{Item: n, Informant: who}
			want[word+" "+stem+" baseline"] = reading{Item: n, Informant: who, Wave: "baseline"}
		}
		checkReadings(t, want)
	}
}

// A digit between the informant's letter and the name is the rater, not the
// wave; after t it may be either, and has to be asked back.
func TestHeadingRaterDigit(t *testing.T) {
	t.Parallel()
	checkReadings(t, map[string]reading{
		"p1consid":  {Item: 1, Informant: "parent", Rater: "1"},
		"p2attends": {Item: 25, Informant: "parent", Rater: "2"},
		"s1obeys":   {Item: 7, Informant: "self", Rater: "1", Unclear: true}, // a pupil has no second self: a time?
	})
	for _, name := range []string{"t1consid", "t2obeys", "T1kind"} {
		if h := parseHeading(name); h.item == 0 || !h.unclear {
			t.Errorf("parseHeading(%q): item %d, unclear %t; want an item that is unclear", name, h.item, h.unclear)
		}
	}
	for _, name := range []string{"t1_consid", "consid_t1", "pconsid_t1", "time 1 consid", "tconsid"} {
		if h := parseHeading(name); h.item != 1 || h.unclear {
			t.Errorf("parseHeading(%q): item %d, unclear %t; want item 1, clear", name, h.item, h.unclear)
		}
	}
}

// The names of the age 2-4 form stand for the items they replace.
func TestHeadingEarlyForm(t *testing.T) {
	t.Parallel()
	checkReadings(t, map[string]reading{
		"argues":    {Item: 18, Early: true},
		"pargues":   {Item: 18, Early: true, Informant: "parent"},
		"tspite":    {Item: 22, Early: true, Informant: "teacher"},
		"pspite_t2": {Item: 22, Early: true, Informant: "parent", Wave: "n2"},
		"lies":      {Item: 18},
		"steals":    {Item: 22},
	})
}

// Names that end in R, _r or rev say that the answers are turned round already.
func TestHeadingReversed(t *testing.T) {
	t.Parallel()
	want := map[string]reading{}
	for _, i := range []sdq.Item{7, 11, 14, 21, 25} {
		stem := i.Stem(sdq.Form4to17)
		for _, name := range []string{stem + "R", stem + "_r", stem + "_R", stem + "_rev", stem + "_reversed"} {
			want[name] = reading{Item: int(i), Reversed: true}
			want["p"+name] = reading{Item: int(i), Reversed: true, Informant: "parent"}
		}
	}
	checkReadings(t, want)
	for _, name := range []string{"obeys", "friend", "popular", "reflect", "attends", "tantrum", "loner"} {
		if parseHeading(name).reversed {
			t.Errorf("parseHeading(%q) is marked as reversed", name)
		}
	}
}

// Item numbers as schools write them.
func TestHeadingNumbers(t *testing.T) {
	t.Parallel()
	for n := 1; n <= sdq.Items; n++ {
		want := map[string]reading{fmt.Sprint(n): {Item: n, Number: n, Bare: true}, fmt.Sprintf("%02d", n): {Item: n, Number: n, Bare: true}}
		plain := reading{Item: n, Number: n}
		for _, pattern := range []string{"Q%d", "q%d", "Q %d", "Q.%d", "Q%02d", "Qu %d", "Question %d", "SDQ %d", "SDQ%d", "SDQ Item %02d", "SDQ item %d",
			"sdq_%d", "sdq_%02d", "SDQ-%d", "sdq_q%d", "sdq_item_%02d", "Item %d", "item%02d", "Item no. %d", "Item number %d", "SDQ Q%d", "Statement %d", "No %d"} {
			want[fmt.Sprintf(pattern, n)] = plain
		}
		for pattern, w := range map[string]reading{
			"Baseline Q%d": {Wave: "baseline"}, "Q%d baseline": {Wave: "baseline"}, "Q%d (baseline)": {Wave: "baseline"}, "Pre Q%d": {Wave: "baseline"},
			"Pre-Q%d": {Wave: "baseline"}, "Endline Q%d": {Wave: "endline"}, "Post Q%d": {Wave: "endline"}, "Post-Q%d": {Wave: "endline"}, "T1 Q%d": {Wave: "n1"},
			"T2 Q%d": {Wave: "n2"}, "T2_Q%d": {Wave: "n2"}, "Q%d T2": {Wave: "n2"}, "Q%d_t2": {Wave: "n2"}, "Time 2 Q%d": {Wave: "n2"}, "Wave 1 Q%d": {Wave: "n1"},
			"sdq_parent%d": {Informant: "parent"}, "sdq_teacher_%d": {Informant: "teacher"}, "Parent Q%d": {Informant: "parent"}, "Teacher Q%d": {Informant: "teacher"},
			"Staff Q%d": {Informant: "teacher"}, "Pupil Q%d": {Informant: "self"}, "Young person Q%d": {Informant: "self"}, "p_sdq_%d": {Informant: "parent"},
			"Parent/carer Q%d": {Informant: "parent"}, "Parent baseline Q%d": {Informant: "parent", Wave: "baseline"},
			"Baseline parent Q%d": {Informant: "parent", Wave: "baseline"}, "Baseline SDQ Item %02d": {Wave: "baseline"},
		} {
			w.Item, w.Number = n, n
			want[fmt.Sprintf(pattern, n)] = w
		}
		for _, pattern := range []string{"%d. some words here", "%d) some words", "%d - some words", "Q%d. some words here", "%d: words", "Q%d - words and more words"} {
			want[fmt.Sprintf(pattern, n)] = plain
		}
		checkReadings(t, want)
	}
}

// Numbers over 25 are other questions of the form, never items.
func TestHeadingNumbersBeyond(t *testing.T) {
	t.Parallel()
	for n := 26; n <= 42; n++ {
		for _, pattern := range []string{"%d", "Q%d", "SDQ item %d", "sdq_%d", "%d. some words"} {
			text := fmt.Sprintf(pattern, n)
			if h := parseHeading(text); h.item != 0 || h.number != n {
				t.Errorf("parseHeading(%q) = item %d, number %d; want no item, number %d", text, h.item, h.number, n)
			}
		}
	}
	for _, text := range []string{"0", "Q0", "SDQ 0", "00"} {
		if h := parseHeading(text); h.item != 0 {
			t.Errorf("parseHeading(%q) is item %d, want none", text, h.item)
		}
	}
}

// The variable names of the studies that the reference lists.
func TestHeadingCohorts(t *testing.T) {
	t.Parallel()
	millennium := strings.Fields("cmsdpfa0 cmsdroa0 cmsdhsa0 cmsdsra0 cmsdtta0 cmsdspa0 cmsdora0 cmsdmwa0 cmsdhua0 cmsdfsa0 cmsdgfa0 cmsdfba0 cmsduda0 " +
		"cmsdlca0 cmsddca0 cmsdnca0 cmsdkya0 cmsdoaa0 cmsdpba0 cmsdvha0 cmsdsta0 cmsdcsa0 cmsdgba0 cmsdfea0 cmsdtea0")
	if len(millennium) != sdq.Items {
		t.Fatalf("%d names", len(millennium))
	}
	for i := range sdq.Items {
		letter := string(rune('a' + i))
		for _, name := range []string{millennium[i], strings.ToUpper(millennium[i]), "d" + strings.Replace(millennium[i][1:], "msd", "psd", 1),
			"GCSDQ" + strings.ToUpper(letter) + "00", "sdq" + letter, "SDQ" + strings.ToUpper(letter), "ypsdq" + letter,
			fmt.Sprintf("awb2_1_sdq_%d_some_words", i+1), fmt.Sprintf("SBFSDQ%d", i+1), fmt.Sprintf("sbfsdq%02d", i+1)} {
			if h := parseHeading(name); int(h.item) != i+1 {
				t.Errorf("parseHeading(%q) is item %d, want %d", name, h.item, i+1)
			}
		}
	}
	for _, name := range []string{"BEBDTOT", "CEBDTOT", "DDDEBDTOT", "EEBDTO_T", "FEBDTOT", "SBFSDQ27", "sdqz", "cmsdxxa0"} {
		if h := parseHeading(name); h.item != 0 {
			t.Errorf("parseHeading(%q) is item %d, want none", name, h.item)
		}
	}
	for n := 1; n <= sdq.Items; n++ { // a block of a survey tool, then the item
		if h := parseHeading(fmt.Sprintf("PB01_%02d", n)); h.item != 0 && int(h.item) != n {
			t.Errorf("PB01_%02d is item %d", n, h.item)
		}
	}
}

// Scores worked out elsewhere and the questions beside the items, by the
// standard names.
func TestHeadingDerived(t *testing.T) {
	t.Parallel()
	names := map[string]string{"emotion": "school_emotional", "conduct": "school_conduct", "hyper": "school_hyperactivity", "peer": "school_peer", "prosoc": "school_prosocial",
		"ebdtot": "school_total", "impact": "school_impact", "ebddiff": "gate", "distres": "distress", "imphome": "home", "impfrie": "friends", "impclas": "classroom", "impleis": "leisure"}
	want := map[string]reading{}
	for name, field := range names {
		for letter, who := range map[string]string{"": "", "p": "parent", "t": "teacher", "s": "self"} {
			want[letter+name] = reading{Field: field, Informant: who}
			if letter != "" {
				want[letter+name+"2"] = reading{Field: field, Informant: who, Digit: "2"}
			}
		}
	}
	checkReadings(t, want)
}

// Words that stand for other things than answers.
func TestHeadingFields(t *testing.T) {
	t.Parallel()
	want := map[string]reading{}
	for field, names := range map[string]string{
		"upn": "UPN|Unique Pupil Number|Pupil UPN|upn ", "local_id": "Pupil ID|PupilID|pupil_id|Student ID|ID|Adm No|Admission Number|MIS ID|Pupil Ref",
		"name": "Name|Pupil Name|Full name|Student name", "surname": "Surname|Last name|Family Name|Legal Surname", "forename": "Forename|First name|Preferred forename",
		"dob": "DOB|D.O.B.|Date of Birth|date_of_birth", "date": "Date|Date completed|Completed on|Timestamp|Start time", "wave": "Wave|Time point|Timepoint|Pre/Post|Baseline/Endline",
		"informant": "Informant|Respondent|Completed by|Completed by:|Who completed?|Rater type", "rater": "Rater|Rater name|Staff name|Name of teacher",
		"form": "Form|Version|SDQ version", "placement": "Placement|Placement no.", "look_back": "Look-back|look_back", "item_name": "Item|Question|Question no.|Variable", "answer": "Answer|Response|Value",
		"school_total": "Total|Total difficulties|Total Difficulties |SDQ Total", "school_prosocial": "Prosocial|Pro-social|Prosocial behaviour",
		"school_hyperactivity": "Hyperactivity|Hyperactivity/inattention|Hyper", "school_emotional": "Emotional|Emotional symptoms|Emotional problems",
		"gate": "Gate|Overall difficulties|Impact gate", "follow_up_problems": "Follow-up problems|Problems since", "follow_up_help": "Follow up help|Other help",
	} {
		for name := range strings.SplitSeq(names, "|") {
			want[name] = reading{Field: field}
		}
	}
	checkReadings(t, want)
}

// What may stand above a column in a school's sheet and is no item.
func TestHeadingNoItem(t *testing.T) {
	t.Parallel()
	texts := []string{"", " ", "-", "Pupil 007", "Pupil 7", "Student 12", "Learner 3", "Child 5", "Year 7", "Yr 7", "Y7", "Yr 07", "NC Year 7", "2022", "2022/23", "2022-23", "2021", "1904",
		"Class", "Class 7", "Set 2", "Group 3", "Key Stage 3", "KS3", "Term 1", "Week 12", "Room 4", "Age 11", "Age", "Sex", "Gender", "Ethnicity", "FSM", "SEN", "EHCP", "Attendance", "Comments", "Notes",
		"Tutor group", "Registration group", "House", "Address 1", "Phone 2", "Contact 1", "Postcode", "LA 7", "School 3", "Site 2", "Cohort 2", "100", "061",
		"Sheet1", "Table 2", "Figure 3", "Page 4", "v2", "Column 5", "F5", "AA12", "B7", "x1", "Var 3", "V12"}
	for _, text := range texts {
		if h := parseHeading(text); h.item != 0 {
			t.Errorf("parseHeading(%q) is item %d, want none", text, h.item)
		}
	}
}

// Parsing is blind to case, spaces and punctuation.
func TestHeadingPunctuation(t *testing.T) {
	t.Parallel()
	for want, spellings := range map[string][]string{
		"Q7 baseline":   {"q7 BASELINE", "Q7_baseline", "Q7-Baseline", "Q7 (Baseline)", " Q7  baseline ", "Q7: baseline", "Q7/baseline", "Q 7 baseline", "Q7\nbaseline", "Q7\u00a0baseline"},
		"parent consid": {"Parent_Consid", "PARENT-CONSID", "parent.consid", "Parent: consid", "[parent] consid"},
	} {
		for _, s := range spellings {
			if diff := cmp.Diff(readingOf(want), readingOf(s)); diff != "" {
				t.Errorf("%q and %q differ: -first +second\n%s", want, s, diff)
			}
		}
	}
}

// A heading of any length is read in bounded time, and says nothing past its
// first words.
func TestHeadingLong(t *testing.T) {
	t.Parallel()
	for _, text := range []string{strings.Repeat("consid ", 1<<12), strings.Repeat("7a", 1<<12), strings.Repeat("é", 1<<12), strings.Repeat("\x00", 1<<12), strings.Repeat("9", 1<<12)} {
		parseHeading(text)
		facetsIn(text, inCell)
		if n := len(tokens(text)); n > 41 {
			t.Errorf("%d tokens of a text of %d bytes", n, len(text))
		}
	}
}

// Every option word stands for its answer in headings of ticked questions.
func TestHeadingOptions(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"Not true": 1, "NOT TRUE": 1, "NT": 1, "Somewhat true": 2, "somewhat": 2, "ST": 2, "Certainly true": 3, "CT": 3, "certainly": 3} {
		if h := parseHeading(text); h.option != want || h.item != 0 {
			t.Errorf("parseHeading(%q): option %d, item %d; want option %d", text, h.option, h.item, want)
		}
		for n := 1; n <= sdq.Items; n++ {
			for _, pattern := range []string{"Q%d %s", "%d. %s", "sdq_%d_%s", "Item %d - %s"} {
				both := fmt.Sprintf(pattern, n, text)
				if h := parseHeading(both); h.option != want || int(h.item) != n {
					t.Errorf("parseHeading(%q): option %d, item %d; want option %d, item %d", both, h.option, h.item, want, n)
				}
			}
		}
	}
	if got := slices.Sorted(func(yield func(int) bool) {
		for _, o := range options {
			if !yield(o) {
				return
			}
		}
	}); got[0] != 1 || got[len(got)-1] != 3 {
		t.Errorf("options run from %d to %d", got[0], got[len(got)-1])
	}
}
