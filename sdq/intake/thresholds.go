package intake

import (
	"fmt"

	"apst/finding"
	"apst/ingest"
	"apst/sdq"
)

// Threshold is a number that decides when a check speaks up. None of them changes
// a score.
type Threshold struct {
	ID, Check, Value, Source string
	Rule                     *finding.Rule // the finding it decides about; nil for none
}

// reversedGrounds is how often answers as ticked are stopped as reversed. The
// correlation behind it is weaker where difficulties are many.
const reversedGrounds = "classes drawn from published answers of 228 mainstream pupils: raw answers look reversed in under 1 class of 100; " +
	"among pupils with totals of 18 and more of the same data about 4 of 60 classes of 16 were stopped, so that it asks more often in alternative provision (Brown 2023)"

// Thresholds are the numbers behind the checks, for a page of methods. Where a
// figure of the literature or of published answers is behind one, it says so; the
// others are rules of this program.
func Thresholds() []Threshold {
	own := "a rule of this program"
	return []Threshold{
		{"reversed-rows", "reversed already: complete rows needed", fmt.Sprint(minReversedRows), reversedGrounds, RuleReversedData},
		{"reversed-option", "reversed already: correlation that contradicts the option", fmt.Sprintf("%.1f", surelyRaw), own + "; classes stored reversed stay below it", RuleOption},
		{"turned-rows", "scale turned round: rows needed", fmt.Sprint(minFlippedRows), own + "; from 2 rows on if every row agrees", RuleFlipped},
		{"part-rows", "part of a block: rows needed to be judged by itself", fmt.Sprint(minPartRows), "no class of 5 or more drawn from published answers lacked a 0 (Brown 2023)", RulePartDiffers},
		{"part-sure-rows", "part of a block: rows that need no margin to look turned round", fmt.Sprint(surePartRows), "1,500 synthetic classes: 3 in 100 as ticked look turned, 97 in 100 turned ones", RuleFlipped},
		{"part-run", "part of a block: complete rows in a row without a 0", fmt.Sprint(minRun), own + "; 0 is the commonest answer to a difficulty", RulePartDiffers},
		{"part-margin", "part of a block: prosocial mean below the difficulties", fmt.Sprintf("%.1f", plainlyTurned), own, RuleFlipped},
		{"yes-no", "made yes or no: prosocial answers without a single highest one", fmt.Sprint(yesNoAnswers), own, RuleYesNo},
		{"no-not-true", "nobody answered not true: answers to difficulties", fmt.Sprint(enoughAnswers), own, RuleNoNotTrue},
		{"mixed-handful", "both 0 and 3: times as often one has to occur for the cells of the other alone to be listed", fmt.Sprint(handful), own, RuleMixed},
		{"rare-code", "code for missing that may be a slip: times it occurs at most", fmt.Sprint(rareCode), own, RuleRareCode},
		{"impact-slips", "impact questions: cells with a number of no coding, or of the other one, that may be slips", fmt.Sprint(rareCode), own, RuleImpactIllegal},
		{"impact-share", "impact questions: times as often as a slip the number has to occur that proves the coding", fmt.Sprint(strayShare), own, RuleImpactIllegal},
		{"gate-alone", "gate question like the others from 0: records with a 1 that answer none of them must be under", "half", own, RuleGateCoding},
		{"gate-points", "gate question like the others from 1: records with a 1 that answer with points may be at most", fmt.Sprintf("1 in %d", gateShare), own, RuleGateCoding},
		{"flat-line", "flat line: answers that are all the same", fmt.Sprint(flatAnswers), own, RuleFlatLine},
		{"long-run", "long run: equal answers in a row", fmt.Sprint(longRun), "the longest of 100 pupils is 9 to 11 in published answers (Brown 2023; LSAC)", RuleLongRun},
		{"items", "headings: different items that make a questionnaire", fmt.Sprint(minItems), own, RuleNoTable},
		{"compared", "waves compared with each other: records at most", fmt.Sprint(maxCompared), own, RuleNotCompared},
		{"gap", "endline soon after the baseline: days there have to be between them", fmt.Sprint(minGap), "follow-up forms ask about the last month", RuleGap},
		{"lost", "pupils without an endline: pupils with a baseline needed to count more than half", fmt.Sprint(minLost), own, RuleMostLost},
		{"low-prosocial", "prosocial low throughout: mean under", fmt.Sprint(lowProsocial), own + "; British norms are 7.2 to 8.6", RuleLowProsocial},
		{"low-prosocial-rows", "prosocial low throughout: rows needed", fmt.Sprint(minLowRows), own, RuleLowProsocial},
		{"twins", "two pupils with the same answers: total that has to be exceeded", fmt.Sprint(minTwinTotal), "the same answers are common among pupils with few difficulties (LSAC)", RuleTwins},
		{"near-length", "identifiers that may be one: characters needed", fmt.Sprint(ingest.MinSlip), own, RuleNearID},
		{"near-counted", "identifiers that may be one: characters at the end of a number that say nothing", fmt.Sprint(ingest.Counted), own + "; schools number pupils one after the other", RuleNearID},
		{"near-pupils", "identifiers that may be one: pupils compared at most", fmt.Sprint(maxNear), own, RuleNearID},
		{"self-age", "age from which the young person's own form is meant, in years", fmt.Sprint(selfFrom), "the ages the forms are published for", RuleAge},
		{"form-ages", "ages that the form for 4 to 17 is for, in years", fmt.Sprintf("%d to %d", formAges[sdq.Form4to17][0], formAges[sdq.Form4to17][1]), "the ages the forms are published for", RuleAge},
	}
}
