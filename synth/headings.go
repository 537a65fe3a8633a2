package synth

import (
	"fmt"
	"strings"
)

// q makes a heading of an item's number.
func q(format string) heading {
	return func(i int) cell { return txt(fmt.Sprintf(format, i)) }
}

// stem makes a heading of an item's standard name.
func stem(format string) heading {
	return func(i int) cell { return txt(fmt.Sprintf(format, Stem(i))) }
}

// both makes a heading of number and label.
func both(format string) heading {
	return func(i int) cell { return txt(fmt.Sprintf(format, i, Label(i))) }
}

// letters a to y stand for items 1 to 25.
func lettered(format string) heading {
	return func(i int) cell { return txt(fmt.Sprintf(format, 'a'+i-1)) }
}

func upper(h heading) heading {
	return func(i int) cell { return txt(strings.ToUpper(h(i).s)) }
}

func numberCell(i int) cell { return num(i) }

func label(i int) cell { return txt(Label(i)) }

// millennium are the names of the age 5 parent answers in the Millennium Cohort.
func millennium(i int) cell {
	codes := strings.Fields("pf ro hs sr tt sp or mw hu fs gf fb ud lc dc nc ky oa pb vh st cs gb fe te")
	return txt("cmsd" + codes[i-1] + "a0")
}

// itemHeadings are the ways of heading the items of one wave and informant.
var itemHeadings = []struct {
	name, about string
	head        heading
	expect      Expect
	reason      Reason
}{
	{name: "q-number", about: "Q1 to Q25", head: q("Q%d")},
	{name: "q-two-digits", about: "q01 to q25", head: q("q%02d")},
	{name: "q-space-number", about: "Q 1", head: q("Q %d")},
	{name: "q-dot-number", about: "Q.1", head: q("Q.%d")},
	{name: "bare-number", about: "1 to 25 as text", head: q("%d")},
	{name: "bare-number-cells", about: "1 to 25 as numbers", head: numberCell},
	{name: "number-dot", about: "1. to 25.", head: q("%d.")},
	{name: "number-bracket", about: "1) to 25)", head: q("%d)")},
	{name: "item-number", about: "Item 1", head: q("Item %d")},
	{name: "question-number", about: "Question 1", head: q("Question %d")},
	{name: "sdq-item-two-digits", about: "SDQ Item 01", head: q("SDQ Item %02d")},
	{name: "sdq-number", about: "SDQ1", head: q("SDQ%d")},
	{name: "sdq-underscore-number", about: "sdq_1", head: q("sdq_%d")},
	{name: "sdq-underscore-two-digits", about: "sdq_01", head: q("sdq_%02d")},
	{name: "sdq-space-q", about: "SDQ Q1", head: q("SDQ Q%d")},
	{name: "sdq-dash-number", about: "SDQ-1", head: q("SDQ-%d")},
	{name: "sdq-letters", about: "sdqa to sdqy", head: lettered("sdq%c")},
	{name: "sdq-spaced-letters", about: "sdq a to sdq y", head: lettered("sdq %c")},
	{name: "bare-stems", about: "standard names without a prefix", head: stem("%s")},
	{name: "bare-stems-capitals", about: "standard names in capitals", head: upper(stem("%s"))},
	{name: "sdq-stems", about: "sdq_consid", head: stem("sdq_%s")},
	{name: "self-stems", about: "sconsid to sattends", head: stem("s%s")},
	{name: "self-underscore-stems", about: "s_consid", head: stem("s_%s")},
	{name: "self-word-number", about: "Self Q1", head: q("Self Q%d")},
	{name: "self-sdq-number", about: "self_sdq_1", head: q("self_sdq_%d")},
	{name: "sdq-self-number", about: "sdq_self1, as survey tools export it", head: q("sdq_self%d")},
	{name: "number-dot-label", about: "7. and a short label", head: both("%d. %s")},
	{name: "number-dash-label", about: "7 - and a short label", head: both("%d - %s")},
	{name: "q-number-label", about: "Q7: and a short label", head: both("Q%d: %s")},
	{name: "number-bracketed-label", about: "Q7 with the label in brackets", head: both("Q%d (%s)")},
	{name: "number-newline-label", about: "number and label on two lines of one cell", head: both("Q%d\n%s")},
	{name: "number-stem", about: "7_obeys", head: func(i int) cell { return txt(fmt.Sprintf("%d_%s", i, Stem(i))) }},
	{name: "labels-alone", about: "short labels without numbers", head: label, expect: Either},
	{name: "norwegian-cohort", about: "SBFSDQ1 to SBFSDQ25", head: q("SBFSDQ%d"), expect: Either},
	{name: "bradford", about: "awb2_1_sdq_7_ and a tail", head: func(i int) cell {
		return txt(fmt.Sprintf("awb2_1_sdq_%d_%s", i, strings.ReplaceAll(strings.ToLower(Label(i)), " ", "_")))
	}, expect: Either},
	{name: "numbered-page", about: "PB01_03: a page of an online survey", head: q("PB01_%02d"), expect: Either},
	{name: "unrelated", about: "headings that name no item", head: q("Column %d"), expect: Refused, reason: NoItems},
}

// waveHeadings are the ways of heading two waves side by side.
var waveHeadings = []struct {
	name, about       string
	baseline, endline heading
	expect            Expect
	reason            Reason
}{
	{name: "suffix-2", about: "consid and consid2", baseline: stem("%s"), endline: stem("%s2")},
	{name: "suffix-t2", about: "consid and consid_t2", baseline: stem("%s"), endline: stem("%s_t2")},
	{name: "suffix-t1-t2", about: "consid_t1 and consid_t2", baseline: stem("%s_t1"), endline: stem("%s_t2")},
	{name: "suffix-pre-post", about: "consid_pre and consid_post", baseline: stem("%s_pre"), endline: stem("%s_post")},
	{name: "suffix-post", about: "consid and consid_post", baseline: stem("%s"), endline: stem("%s_post")},
	{name: "suffix-followup", about: "consid and consid_followup", baseline: stem("%s"), endline: stem("%s_followup")},
	{name: "suffix-end", about: "consid and consid_end", baseline: stem("%s"), endline: stem("%s_end")},
	{name: "suffix-baseline-endline", about: "consid_baseline and consid_endline", baseline: stem("%s_baseline"), endline: stem("%s_endline")},
	{name: "prefix-t1-t2", about: "t1_consid and t2_consid", baseline: stem("t1_%s"), endline: stem("t2_%s")},
	{name: "prefix-pre-post", about: "pre_consid and post_consid", baseline: stem("pre_%s"), endline: stem("post_%s")},
	{name: "prefix-baseline-endline", about: "baseline_consid and endline_consid", baseline: stem("baseline_%s"), endline: stem("endline_%s")},
	{name: "self-stems-suffix-2", about: "sconsid and sconsid2", baseline: stem("s%s"), endline: stem("s%s2")},
	{name: "words-before-q", about: "Baseline Q7 and Endline Q7", baseline: q("Baseline Q%d"), endline: q("Endline Q%d")},
	{name: "words-after-q", about: "Q7 baseline and Q7 endline", baseline: q("Q%d baseline"), endline: q("Q%d endline")},
	{name: "brackets-after-q", about: "Q7 (Pre) and Q7 (Post)", baseline: q("Q%d (Pre)"), endline: q("Q%d (Post)")},
	{name: "t-before-q", about: "T1 Q7 and T2 Q7", baseline: q("T1 Q%d"), endline: q("T2 Q%d")},
	{name: "t-after-q", about: "Q7_T1 and Q7_T2", baseline: q("Q%d_T1"), endline: q("Q%d_T2")},
	{name: "time-before-q", about: "Time 1 Q7 and Time 2 Q7", baseline: q("Time 1 Q%d"), endline: q("Time 2 Q%d")},
	{name: "pre-number", about: "Pre 7 and Post 7", baseline: q("Pre %d"), endline: q("Post %d")},
	{name: "pre-sdq-number", about: "pre_sdq7 and post_sdq7", baseline: q("pre_sdq%d"), endline: q("post_sdq%d")},
	{name: "number-dot-label-wave", about: "7. label - Pre", baseline: both("%d. %s - Pre"), endline: both("%d. %s - Post")},
	{name: "bl-el", about: "BL_Q7 and EL_Q7", baseline: q("BL_Q%d"), endline: q("EL_Q%d"), expect: Either},
	{name: "q-suffix-1-2", about: "Q7_1 and Q7_2: waves, or parts of a question", baseline: q("Q%d_1"), endline: q("Q%d_2"), expect: Either},
	{name: "same-twice", about: "Q1 to Q25 twice and nothing to tell them apart", baseline: q("Q%d"), endline: q("Q%d"), expect: Refused, reason: ItemTwice},
	{name: "dot-1", about: "Q7 and Q7.1, as a program renames a second Q7", baseline: q("Q%d"), endline: q("Q%d.1"), expect: Either},
}
