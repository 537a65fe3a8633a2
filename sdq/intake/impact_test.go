package intake

import (
	"fmt"
	"testing"

	"apst/ingest/sheet"
	"apst/sdq"
)

// impactOf tallies cells under one question each.
func impactOf(answers map[int][]string) *impactTally {
	t := new(impactTally)
	for q, cells := range answers {
		for _, c := range cells {
			t.codes[q][readRating(q, textCell(c))]++
		}
	}
	return t
}

func cells(values ...any) []string {
	var out []string
	for _, v := range values {
		out = append(out, fmt.Sprint(v))
	}
	return out
}

// 0 to 3 as ticked and 0 to 2 as points cannot be told apart unless a 3 occurs;
// 1 to 4 shows by a 4.
func TestImpactJudge(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		cells []string
		want  ImpactCoding
	}{
		{"0 to 3", cells(0, 1, 2, 3), Impact03},
		{"0 and 3", cells(0, 3), Impact03},
		{"0 to 3 with missing codes", cells(0, 1, 2, 3, 7, 8, 9, -1, ""), Impact03},
		{"1 to 4", cells(1, 2, 3, 4), Impact14},
		{"4 alone", cells(4), Impact14},
		{"1 and 4", cells(1, 4, 9), Impact14},
		{"0 to 2", cells(0, 1, 2), ImpactUnknown},
		{"0 and 1", cells(0, 1), ImpactUnknown},
		{"0 and 2", cells(0, 2), ImpactUnknown},
		{"1 and 2", cells(1, 2), ImpactUnknown},
		{"1 to 3", cells(1, 2, 3), ImpactUnknown},
		{"3 alone", cells(3), ImpactUnknown},
		{"2 and 3", cells(2, 3), ImpactUnknown},
		{"0 and 4", cells(0, 4), ImpactUnknown},
		{"0 to 4", cells(0, 1, 2, 3, 4), ImpactUnknown},
		{"5", cells(1, 2, 5), ImpactUnknown},
		{"noughts", cells(0, 0, 0), Impact03}, // 0 in both codings that have it
		{"words", cells("Not at all", "Only a little", "Quite a lot", "A great deal"), ImpactWords},
		{"a word", cells("Not at all"), ImpactWords},
		{"medium amount", cells("A medium amount", "Quite a lot"), ImpactWords},
		{"numbers with words", cells("0 - Not at all", "3 - A great deal"), ImpactWords},
		{"blank", cells("", "", ""), ImpactNone},
		{"missing codes", cells(9, 8, 7, "NA"), ImpactNone},
	} {
		for _, q := range fiveQuestions {
			if got := impactOf(map[int][]string{q: tt.cells}).judge().coding; got != tt.want {
				t.Errorf("%s in question %d: %q, want %q", tt.name, q, got, tt.want)
			}
		}
	}
	// The five are decided together, and nothing but the five.
	if got := impactOf(map[int][]string{askDistress: cells(0, 1), askClassroom: cells(3)}).judge().coding; got != Impact03 {
		t.Errorf("0 in one and 3 in another: %q", got)
	}
	for _, q := range []int{askGate, askChronicity, askProblems, askHelp} {
		if got := impactOf(map[int][]string{askDistress: cells(1, 2), q: cells(0, 3, 4)}).judge().coding; got != ImpactUnknown {
			t.Errorf("answers to question %d decided the five: %q", q, got)
		}
	}
}

// The gate matters where an answer may mean "no".
func TestImpactGate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		cells []string
		want  gateCoding
	}{
		{cells(0, 1, 2, 3), gate03}, {cells(0), gate03}, {cells(0, 1), gate03}, {cells(2, 3), gate03}, {cells("no", "minor"), gate03}, {nil, gate03},
		{cells(1, 2, 3, 4), gate14}, {cells(4), gate14}, {cells(1, 4), gate14},
		{cells(1, 2, 3), gateUnclear}, {cells(1), gateUnclear}, {cells(1, 2), gateUnclear}, {cells(1, "no"), gateUnclear},
	} {
		if got, _ := impactOf(map[int][]string{askGate: tt.cells}).judgeGate(); got != tt.want {
			t.Errorf("gate %q: %d, want %d", tt.cells, got, tt.want)
		}
	}
}

// Follow-up answers run from 0 to 4 (the problems) and 0 to 3 (other help).
func TestImpactFollowUp(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		q, highest int
		cells      []string
		want       followUpCoding
	}{
		{askProblems, 4, cells(0, 1, 2, 3, 4), followUpFrom0}, {askProblems, 4, cells(1, 2, 3, 4, 5), followUpFrom1}, {askProblems, 4, cells(1, 2, 3, 4), followUpUnclear}, {askProblems, 4, cells(0, 5), followUpUnclear},
		{askProblems, 4, cells("much worse", "About the same"), followUpFrom0}, {askProblems, 4, nil, followUpFrom0},
		{askHelp, 3, cells(0, 1, 2, 3), followUpFrom0}, {askHelp, 3, cells(1, 2, 3, 4), followUpFrom1}, {askHelp, 3, cells(1, 2, 3), followUpUnclear}, {askHelp, 3, cells(0, 4), followUpUnclear},
	} {
		if got := impactOf(map[int][]string{tt.q: tt.cells}).judgeFollowUp(tt.q, tt.highest); got != tt.want {
			t.Errorf("question %d %q: %d, want %d", tt.q, tt.cells, got, tt.want)
		}
	}
}

func TestReadRating(t *testing.T) {
	t.Parallel()
	word := func(n int) rating { return ratingWord0 + rating(n) }
	degrees := map[string]rating{"Not at all": word(0), "NOT AT ALL": word(0), "Only a little": word(1), "only a little ": word(1), "A little": word(1), "Quite a lot": word(2), "A medium amount": word(2), "A great deal": word(3), "great deal": word(3), "0 - Not at all": word(0), "3: A great deal": word(3)}
	gates := map[string]rating{"No": word(0), "no": word(0), "Yes - minor difficulties": word(1), "Yes, minor": word(1), "Minor": word(1), "Yes - definite difficulties": word(2), "definite": word(2), "Yes - severe difficulties": word(3), "severe": word(3)}
	problems := map[string]rating{"Much worse": word(0), "A bit worse": word(1), "About the same": word(2), "A bit better": word(3), "Much better": word(4)}
	check := func(q int, want map[string]rating) {
		for text, w := range want {
			if got := readRating(q, textCell(text)); got != w {
				t.Errorf("question %d, %q: %d, want %d", q, text, got, w)
			}
		}
	}
	for _, q := range append([]int{askHelp}, fiveQuestions...) {
		check(q, degrees)
	}
	check(askGate, gates)
	check(askProblems, problems)
	for q := range impactFields {
		for n := range 6 {
			check(q, map[string]rating{fmt.Sprint(n): ratingNumber0 + rating(n), fmt.Sprintf("%d.0", n): ratingNumber0 + rating(n), fmt.Sprintf(" %d ", n): ratingNumber0 + rating(n)})
		}
		check(q, map[string]rating{"": ratingBlank, " ": ratingBlank, "7": ratingMissing, "8": ratingMissing, "9": ratingMissing, "99": ratingMissing, "-1": ratingMissing, "NA": ratingMissing, "N/A": ratingMissing, ".": ratingMissing, "#N/A": ratingMissing, "refused": ratingMissing,
			"6": ratingIllegal, "-2": ratingIllegal, "1.5": ratingIllegal, "0.5": ratingIllegal, "perhaps": ratingIllegal, "x": ratingIllegal, "10": ratingIllegal, "1/2": ratingIllegal})
		for _, kind := range []sheet.Kind{sheet.Formula, sheet.Bool, sheet.Date} {
			if got := readRating(q, sheet.Cell{Kind: kind, Text: []byte("1")}); got != ratingIllegal {
				t.Errorf("question %d, %v: %d", q, kind, got)
			}
		}
	}
}

// What each answer comes to once the coding is known.
func TestImpactAnswers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		coding ImpactCoding
		cell   string
		want   int // the code on the form, or the points; -1 for none, -2 for a cell that is refused
	}{
		{Impact03, "0", 0}, {Impact03, "1", 1}, {Impact03, "2", 2}, {Impact03, "3", 3}, {Impact03, "4", -2}, {Impact03, "", -1}, {Impact03, "9", -1}, {Impact03, "Quite a lot", 2},
		{Impact14, "1", 0}, {Impact14, "2", 1}, {Impact14, "3", 2}, {Impact14, "4", 3}, {Impact14, "0", -2}, {Impact14, "5", -2}, {Impact14, "A great deal", 3},
		{ImpactScored, "0", 0}, {ImpactScored, "1", 1}, {ImpactScored, "2", 2}, {ImpactScored, "3", -2}, {ImpactScored, "Not at all", 0}, {ImpactScored, "Only a little", 0}, {ImpactScored, "Quite a lot", 1}, {ImpactScored, "A great deal", 2},
		{ImpactWords, "Not at all", 0}, {ImpactWords, "A great deal", 3},
	} {
		b := &Block{Impact: tt.coding}
		for k, q := range fiveQuestions {
			e := &entry{lane: &lane{hasExtra: true}}
			e.cells.impact[q] = textCell(tt.cell)
			a, bad := b.answers(e)
			got := []sdq.Rating{a.Distress, a.Home, a.Friends, a.Classroom, a.Leisure}
			v, ok := got[k].Value()
			switch {
			case tt.want == -2 && bad != 1<<q:
				t.Errorf("%v %q: question %d refused, want %d", tt.coding, tt.cell, bad, q)
			case tt.want != -2 && bad != 0:
				t.Errorf("%v %q: question %d refused", tt.coding, tt.cell, bad)
			case tt.want >= 0 && (!ok || v != tt.want) || tt.want < 0 && ok:
				t.Errorf("%v %q: %d, %t, want %d", tt.coding, tt.cell, v, ok, tt.want)
			}
			if a.Scored != (tt.coding == ImpactScored) {
				t.Errorf("%v: points %t", tt.coding, a.Scored)
			}
		}
	}
}

// Form and look-back by their usual names.
func TestLookBackAndForm(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"": "", "six months": SixMonths, "Last 6 months": SixMonths, "6 months": SixMonths, "This school year": SixMonths, "Baseline form": SixMonths, "one month": OneMonth, "Last month": OneMonth, "1 month": OneMonth, "Follow-up": OneMonth, "follow up form": OneMonth, "unknown": "", "?": ""} {
		if got := parseLookBack(textCell(text)); got != want {
			t.Errorf("parseLookBack(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]sdq.Form{"2-4": sdq.Form2to4, "P2-4": sdq.Form2to4, "T2-4": sdq.Form2to4, "4-17": sdq.Form4to17, "P4-10": sdq.Form4to17, "P11-17": sdq.Form4to17, "T4-10": sdq.Form4to17, "T11-17": sdq.Form4to17, "S11-17": sdq.Form4to17, "11-17": sdq.Form4to17, "18+": sdq.Form18Plus, "": 0, "?": 0, "long": 0, "2": 0, "17": 0} {
		if got := readForm(textCell(text)).form; got != want {
			t.Errorf("readForm(%q) = %v, want %v", text, got, want)
		}
	}
}

// What a block's coding makes of a number, question by question. Whatever has no
// coding is left alone.
func TestRates(t *testing.T) {
	t.Parallel()
	from0 := &Block{Impact: Impact03}
	from1 := &Block{Impact: Impact14, gate: gate14, followUp: [2]followUpCoding{followUpFrom1, followUpFrom1}}
	points := &Block{Impact: ImpactScored, followUp: [2]followUpCoding{followUpUnclear, followUpUnclear}}
	unknown := &Block{}
	for _, tt := range []struct {
		field string
		block *Block
		want  string // of 0 to 6
	}{
		{"home", from0, "yyyynnn"}, {"home", from1, "nyyyynn"}, {"home", points, "yyynnnn"}, {"home", unknown, "yyyyyyy"},
		{"gate", from0, "yyyynnn"}, {"gate", from1, "nyyyynn"}, {"gate", points, "yyyynnn"}, {"gate", unknown, "yyyyyyy"},
		{"follow_up_problems", from0, "yyyyynn"}, {"follow_up_problems", from1, "nyyyyyn"}, {"follow_up_problems", points, "yyyyyyy"},
		{"follow_up_help", from0, "yyyynnn"}, {"follow_up_help", from1, "nyyyynn"},
		{"chronicity", from0, "yyyyyyy"}, {"date", from0, "nnnnnnn"},
	} {
		got := ""
		for n := range 7 {
			got += map[bool]string{true: "y", false: "n"}[tt.block.Rates(tt.field, textCell(fmt.Sprint(n)))]
		}
		if got != tt.want {
			t.Errorf("%s, impact %q: %s, want %s", tt.field, tt.block.Impact, got, tt.want)
		}
	}
	for _, s := range []string{"", "9", "N/A"} {
		if !from0.Rates("home", textCell(s)) {
			t.Errorf("%q is no missing answer", s)
		}
	}
	if !points.Rates("follow_up_help", textCell("A great deal")) || from0.Rates("home", textCell("Hardly")) {
		t.Error("words")
	}
}
