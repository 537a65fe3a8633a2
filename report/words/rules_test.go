package words

import (
	"slices"
	"strings"
	"testing"
)

// rulesOf are the ids of the rules that a text breaks, in order and without repeats.
func rulesOf(text string, k Known) string {
	var ids []string
	for _, c := range Check(text, k) {
		if id := strings.TrimPrefix(c.Rule.ID, "WRD-"); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// broken is texts with the rules that they break.
func broken(t *testing.T, want string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if got := rulesOf(text, Known{}); got != want {
			t.Errorf("%q\nbreaks %q, want %q", text, got, want)
		}
	}
}

// Words of cause, without a comparison group.
func TestCauses(t *testing.T) {
	t.Parallel()
	broken(t, "001",
		"The team had a positive impact on pupils.",
		"Impact of the taskforce",
		"This programme is effective.",
		"We saw the effect of mentoring straight away.",
		"Specialist support caused the fall.",
		"Attendance was higher because of the team.",
		"Attendance rose because the coach called every morning.",
		"Fewer pupils were in the highest band as a result of better sleep.",
		"Scores fell due to therapy.",
		"Thanks to the youth worker, nobody was excluded.",
		"The work led to calmer classrooms.",
		"Mentoring resulted in fewer exclusions.",
		"Difficulties were reduced by half a band.",
		"Therapy reduces anxiety.",
		"Behaviour improved because staff were trained.",
		"The programme worked.",
		"It worked!",
		"Mentoring works.",
		"The team improved attendance.",
		"Specialists have greatly improved behaviour.",
		"Our team made a real difference.",
		"The change is attributable to the support.",
		"The fall was driven by the team.",
		"The team helped to reduce exclusions.",
		"The team helped pupils to lower their scores.",
		"The support helped reduce exclusions.",
		"The change can be attributed to the team.",
		"Pupils benefited from the support.",
		"The taskforce brought about a change.",
		"Counselling produced large gains.",
		"The programme had no effect.", // that is a claim too
		"The team did not just show change but impact.",
		"The \"impact\" of the team is large.", // a word held at a distance is still said
		"We cannot say much of attendance, but the team reduced exclusions.",
		"The team managed to reduce exclusions.",
		"the team’s impact",
		"*Impact* and _effects_",
		"The im\u00adpact was large.",
		"Emotional scores and impact on pupils were better.",
		"| measure | what we say |\n| --- | --- |\n| attendance | a large impact |",
		"- the team transformed lives",
		"What caused the change is clear.",
		"Mentoring helped her.",
		"Impact: pupils are happier.",
		"| what we did | impact |\n|---|---|\n| mentoring | calmer pupils |",
		"Speech therapy made pupils more confident.",
		"The improvement reflects the work of the team.",
		"The change is down to the team.",
		"This can be put down to mentoring.",
		"The change is due to the team.",
		"Scores fell because pupils were seen every week.",
		"The data show the difference the team has made.",
		"No effects were found.",
		"The team did not cause the change.",
	)
	broken(t, "",
		"This is not an estimate of effect: pupils were not allocated at random.",
		"A change is not an effect.",
		"A rise is not yet an effect.",
		"This says nothing of what caused it.",
		"The table does not show that the team caused the change.",
		"These figures cannot say what caused the change.",
		"What caused the change cannot be told from these figures.",
		"The impact of the team is not known.",
		"It is not known whether the team made a difference.",
		"Without a comparison group nobody can say whether it worked.",
		"The change cannot be attributed to the team.",
		"Not by itself a sign that a service caused the change.",
		"None of them shows by itself that a service caused a change.",
		"# What difference is the team making?",
		"What difference do children and families feel?",
		"The effect size is 0.4 (95% interval 0.1 to 0.7), n = 24.",
		"Two scales have a floor effect.",
		"Emotional, conduct, hyperactivity, peer and impact were scored.",
		"The impact questions were left blank by 3 of 24 parents.",
		"The impact supplement has five questions.",
		"| scale | n | mean change (95% CI) |\n|---|---|---|\n| impact | 24 | -0.4 (-0.9 to 0.1) |",
		"Impact, self: 0.4 points lower (95% interval 0.1 to 0.7)",
		"| emotional | conduct | impact |\n|---|---|---|\n| 1 | 2 | 3 |",
		"Impact: not given, fewer than 5 pairs",
		"Sessions missed because of Covid-19 are left out.",
		"3 pupils have no endline because the team was away.",
		"The endline is due to be done by 21 July 2023.",
		"No change could be worked out because of a change of informant.",
		"Referrals led to a meeting within a week.",
		"Five pupils were on a reduced timetable.",
		"The programme aims to reduce exclusions.",
		"The team was set up in order to reduce violence.",
		"A referral asks who could benefit from support.",
		"Staff worked with 30 pupils for 12 hours.",
		"The data protection impact assessment was signed on 1 September 2022.",
		"The code is effective from 1 September 2024.",
		"ImpactEd published it.",
		"A parent wrote: \"It really made a difference to all of us.\"",
		"‘They helped me to reduce my worries a lot,’ said a pupil.",
		"> The team had a great impact on my son.",
		"To find out whether the team made a difference, a comparison is needed.",
		"See https://example.org/impact-report and [the page](https://example.org/because-of).",
		"Pupils seen by the team improved by 2.9 points (95% interval 1.3 to 4.5).",
		"Pupils who had support improved by 2.9 points (95% interval 1.3 to 4.5).",
		"The three reasons for leaving are listed.",
		"No cause for concern was recorded.",
		"The cause of leaving is recorded for 12 of 19 leavers.",
		"No causal claim is made, and no effect is estimated.",
		"This is correlation and not causation.",
		"The change may be due to chance.",
		"There is nothing to suggest that the team caused it.",
		"It would be wrong to conclude that the team caused the change.",
		"It is too early to say what impact the team has had.",
		"An impact evaluation would need comparison schools.",
		"Staff hope that the support makes a difference.",
		"The design does not allow any statement on impact.",
		"These results should not be taken as evidence of the programme's effectiveness.",
		"Any change may have causes other than the team.",
		"SDQ impact scores were 0.4 points lower (95% interval 0.1 to 0.7).",
		"Externalising, internalising and impact are left out.",
		"The number of places was reduced to 40, and the team reduced its hours.",
		"How many were better and how many worse is not shown, because some are few.",
		"Two specialists left because their contracts ended.",
		"The programme led by Ms Smith has 12 pupils.",
		"More support was associated with lower scores.",
		"The effect of the missing endlines is bounded in table 16.",
	)
	for _, text := range []string{"The impact was 2.9 points (95% interval 1.3 to 4.5).", "The team reduced exclusions."} {
		if got := rulesOf(text, Known{Design: Comparison}); got != "" {
			t.Errorf("%q with a comparison breaks %s", text, got)
		}
	}
}

// What is never to be said, and the phrases in which it may be.
func TestSaid(t *testing.T) {
	t.Parallel()
	broken(t, "002", "This proves that mentoring is good.", "It is proven.", "There is strong evidence that pupils are calmer.", "The figures demonstrate it conclusively.", "This is proof that attendance matters.")
	broken(t, "", "This does not prove anything.", "It is no proof that pupils are calmer.", "Attendance proved difficult to record.", "Proof of address was seen.", "Nothing is proved by one school.")
	broken(t, "003", "The change was significant.", "Attendance was significantly higher.", "There was a statistically significant change, n = 24.")
	broken(t, "", "The change of 2.9 points (95% interval 1.3 to 4.5, n = 24) is statistically significant.", "No pupil was at risk of significant harm.", "A significant adult was named.", "Numbers have three significant figures.")
	broken(t, "005", "Attendance is RAG rated.", "Amber for amber pupils: attendance is amber.", "Pupils rated red were seen first.", "Three pupils are in the red zone.", "Attendance 🟢", "The bars are green for better.", "A traffic-light table follows.", "red/amber/green", "Attendance moved to green.")
	broken(t, "", "There are no traffic lights.", "Amber and Rose attended.", "A green paper was published in 2022.", "The red file is in the office.", "A bag of rags was found.")
	broken(t, "006", "Two pupils were diagnosed with anxiety.", "The band shows a conduct disorder.", "Scores in the clinical range were common.", "Pupils with abnormal behaviour were seen.", "These scores are a diagnosis.")
	broken(t, "", "It is not a diagnosis.", "Scores above the clinical threshold are listed.", "The clinical psychologist saw 12 pupils.", "None of them is a diagnosis.", "Autism spectrum disorder is the need of 12 pupils.", "Pupils who were clinically extremely vulnerable stayed at home.", "The band is abnormal or borderline.", "4 of 30 pupils are awaiting a diagnosis.")
}

// Estimates stand with their interval.
func TestIntervals(t *testing.T) {
	t.Parallel()
	broken(t, "010",
		"The mean change was 2.9 points.",
		"Scores were 2.9 points lower at the end.",
		"Scores were lower by 2.9 points at the end.",
		"On average scores fell by 2.9 points.",
		"Attendance was 4.2 percentage points higher.",
		"Attendance rose by 4.2 percentage points, n = 24.",
		"The mean score fell from 18.2 to 15.3 points, a mean change of 2.9 in 24 pupils.",
		"The median wait was 12 days, and the average score 15.2.",
		"The effect size is 0.4 in 24 pupils.",
		"For pupils aged 11 to 16 the mean change was 2.9 points.",
		"The mean change was 2.9 points. The interval is in the annex.",
		"| scale | n | mean change |\n|---|---|---|\n| total | 24 | -2.9 |",
		"Suspensions were 40% lower than last year.",
		"Average attendance rose from 57.0% to 61.2%.",
		"Attendance increased from 57.0% to 61.2%.",
	)
	broken(t, "",
		"Scores were 2.9 points lower (95% interval 1.3 to 4.5, n = 24).",
		"Scores were lower by 2.9 points (95% CI -4.5 to -1.3).",
		"+1.2 points (95% interval -0.3 to +2.7), n = 24 of 30 with a baseline",
		"2.9 points lower (lower is better), -4.5 to -1.3, 95%",
		"Attendance was between 1.1 and 7.3 percentage points higher.",
		"The mean score at the start was 18.2 (SD 5.1).",
		"The average age of the 24 pupils was 14.2.",
		"The median wait was 12 days (IQR 5 to 20), 24 referrals.",
		"12 of 30 pupils moved out of the highest band.",
		"A change of 6 points or more counts as reliable.",
		"Scores must fall by at least 6 points.",
		"Scores as high as these fall by 1.2 points by themselves (regression to the mean).",
		"| scale | n | mean change | lower | upper |\n|---|---|---|---|---|\n| total | 24 | -2.9 | -4.5 | -1.3 |",
		"| scale | n | mean change (95% CI) |\n|---|---|---|\n| total | 24 | -2.9 (-4.5 to -1.3) |",
		"Persistent absence is 10% or more of possible sessions.",
		"The average is explained in the notes.",
		"Six months on average lie between the two.",
		"Mean change 2.9 [1.3; 4.5]",
		"On average, scores were 2.9 points lower: 95% CI (1.3, 4.5).",
		"Exclusions fell from 30 to 18.",
		"No interval is given, for all changed by 2 points on average.",
	)
}

// Worse is said as plainly as better.
func TestWorse(t *testing.T) {
	t.Parallel()
	broken(t, "004",
		"12 of 30 pupils reliably improved.",
		"12 of 30 pupils improved (3 of 30 got worse).",
		"Most pupils got better.",
		"Reliably improved: 12.",
		"Twelve pupils recovered.",
		"Half of them got better. More is in the annex.",
		"12 of 30 pupils improved.\n\n3 of 30 pupils got worse.", // another paragraph
		"| class | pupils |\n|---|---|\n| reliably improved | 12 |\n| no reliable change | 15 |",
		"- 12 of 30 improved\n- 15 did not change",
		"Improved in 12 pupils",
	)
	broken(t, "",
		"12 of 30 pupils reliably improved, 3 reliably got worse and 15 did not change.",
		"Of 30 pupils 12 improved. 3 got worse.",
		"12 of 30 pupils improved and none got worse.",
		"(12 of 30 pupils improved, 3 got worse.)",
		"33% (8 of 24) reliably better, of them 5 out of the range of need; 13% (3 of 24) reliably worse; 13 without a reliable change",
		"| class | pupils |\n|---|---|\n| reliably improved | 12 |\n| reliably worse | 3 |",
		"- 12 of 30 improved\n- 3 of 30 got worse",
		"12 of 30 improved, c of 30 got worse.",
		"12 of 30 improved. How many got worse is hidden.",
		"On 6 of 30 lists lower is better.",
		"The primary outcome improved over 6 months.",
		"In year 10 attendance improved.",
		"Table 4 shows who improved.",
		"\"All of us here got better at maths,\" said a pupil.",
		"Three scores improved.", // of one pupil
	)
}

// Few pupils are said to be few.
func TestFew(t *testing.T) {
	t.Parallel()
	broken(t, "011", "3 of 6 pupils (50%) left.", "50% of 6 pupils left.", "In this group (n = 6) 50% left.", "3/6 (50%) left.", "| group | n | left |\n|---|---|---|\n| girls | 6 | 50% |")
	broken(t, "", "12 of 30 pupils (40%) left.", "3 of 6 pupils left.", "The 95% interval of 7 pupils is wide.", "For 6 pupils absence of 10% or more is recorded.", "| group | n | left |\n|---|---|---|\n| girls | 16 | 50% |")
	broken(t, "012", "The median score was 15 (n = 7).", "For 7 pupils the mean change was 2 points (1 to 3).", "The mean of 7 pupils was 12.5.", "Attendance of these 7 pupils was 61.2%.", "Attendance was 61.2% (n = 7).")
	broken(t, "", "The median score was 15 (n = 7), too few to describe a pattern.", "The median of 7 pupils was 12. They are too few to describe a pattern.", "7 pupils left.", "Attendance was 61.2% (n = 7, too few to describe a pattern).", "The mean of 24 pupils was 12.5.", "The mean of 24 of 30 pupils was 12.5.")
	broken(t, "013", "40% of pupils left.", "About 40% of the pupils got there.")
	broken(t, "", "40% of the 30 pupils left.", "40% of pupils left, 12 of 30.", "100% of sessions were marked.")
	if got := rulesOf("3 of 12 pupils (25%) left.", Known{SmallN: 20}); got != "011" {
		t.Errorf("few below 20: %q", got)
	}
}

// National figures stand with year and source, or not at all.
func TestNational(t *testing.T) {
	t.Parallel()
	broken(t, "020",
		"The national average is 45.1%.",
		"Nationally 63% of AP pupils were persistently absent in 2023/24 (DfE).",
		"Our absence was 38.2%, and in England 44%.",
		"Absence was 38.2%, against a national figure of 44%.",
		"In state-funded AP attendance was 57.5% (2023/24, DfE).", // worked out by somebody
	)
	broken(t, "021",
		"The national figure for absence in AP is 42.5%.",
		"The national figure for absence in AP is 42.5% (2023/24).",
		"The national figure for absence in AP is 42.5% (DfE).",
		"National absence was 42.5% (2023/24, DfE).", // of AP, and not of all
		"In 2021 8.4% of young people with SEN support in England were NEET or not known (DfE).",
		"Attendance is above the national average.",
		"Absence is lower than nationally.",
		"Absence was 38.2%, compared with national figures.",
		"The DfE's figure for persistent absence in PRUs is 82.7%.",
		"Our attendance is better than in most schools in England.",
	)
	broken(t, "020 022", "National absence in AP was 42.53%.")
	broken(t, "021 022", "National absence in AP was 42.50%.")
	broken(t, "",
		"42.5% (overall absence, state-funded AP, 2023/24, full year; DfE, Pupil absence in schools in England; seen in 1 source)",
		"Absence was 38.2% in this school, against 42.5% in state-funded AP nationally (2023/24, full year; DfE, Pupil absence in schools in England).",
		"Nationally 43% of sessions in state-funded AP were missed in 2023-24 (absence, DfE).",
		"Our absence, 38.2%, was lower than the 42.5% of all AP in England (2023/24, DfE).",
		"In England 42.5% of sessions were absences in alternative provision. That is from 2023/24 (DfE).",
		"The national evaluation ended in 2025.",
		"NHS England has thresholds of 6 points.",
		"Years 10 and 11 follow the national curriculum.",
		"24 of 30 pupils in this school were absent.",
		"| absence in AP | England, 2023/24 | 42.5% |\n| source | DfE | |",
	)
	broken(t, "023", "Absence is significantly lower than the 42.5% of AP in England (2023/24, DfE).", "Absence differs from 42.5% of AP in England (2023/24, DfE), p < 0.05.")
	if got := rulesOf("Absence in AP in England was 42.5% (2023/24, DfE).", Known{Benchmarks: []string{}}); got != "020" {
		t.Errorf("where nothing is granted: %q", got)
	}
	if got := rulesOf("Absence in AP in England was 42.5% (2023/24, DfE).", Known{Benchmarks: []string{"absence-ap-overall-2023-24"}}); got != "" {
		t.Errorf("where it is granted: %q", got)
	}
}

// Claims that no source shows.
func TestRefused(t *testing.T) {
	t.Parallel()
	broken(t, "024",
		"Only 4.5% of AP leavers pass English and maths GCSE.",
		"After AP 14% are NEET at 16.",
		"About 80% of those in AP have SEND.",
		"Eight in ten in alternative provision have special needs.",
		"59% of AP leavers have a sustained destination, against 94% elsewhere.",
		"The national evaluation found fewer exclusions.",
		"RAND reported that attendance was higher.",
		"The national evaluation had 1,200 pupils.",
	)
	broken(t, "",
		"Five of 36 leavers (14%, 5 of 36) of our AP were NEET.",
		"Of our AP pupils 24 of 30 (80%) have SEND.",
		"What the national evaluation found is not printed here.",
		"The national evaluation asked for the SDQ.",
		"RAND and the Youth Endowment Fund evaluate the programme.",
	)
}

// Bytes that are no characters are passed.
func TestNoCharacters(t *testing.T) {
	t.Parallel()
	got := Check(strings.Repeat("\x80", 3*stride)+" it worked\xff\xfe", Known{})
	if len(got) != 1 || got[0].Seen != "it worked" {
		t.Errorf("%+v, want one complaint", got)
	}
}
