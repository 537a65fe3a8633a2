package intake

import (
	"apst/finding"
	"apst/sdq"
)

// The words of the column flags. SCALE= before the first two, numbers in the
// third and the name of an [sdq.ImpactFlags] after the fourth vary.
const (
	flagTooFew       = "=too-few-items"
	flagScaleMissing = "=scale-missing"
	flagImpactPart   = "impact=%d-of-%d"
	flagImpact       = "impact-"

	flagDuplicate     = "duplicate"
	flagIllegal       = "illegal-answer"
	flagFormula       = "formula-without-value"
	flagItemTwice     = "item-twice"
	flagPair          = "number-and-word-disagree"
	flagItem          = "item-unreadable"
	flagPlacement     = "placement-unreadable"
	flagMerged        = "merged-cells"
	flagWide          = "row-too-wide"
	flagShort         = "row-too-short"
	flagCut           = "row-cut-short"
	flagSlipped       = "answers-slipped"
	flagMaybeTotal    = "reads-like-a-total"
	flagForm          = "form-unreadable"
	flagLookBack      = "look-back-unreadable"
	flagDate          = "date-unreadable"
	flagBirth         = "date-before-birth"
	flagAge           = "age-and-form"
	flagFuture        = "date-in-future"
	flagBirthNone     = "date-of-birth-placeholder"
	flagNoBands       = "bands=none"
	flagBandsOpen     = "bands=unconfirmed"
	flagFlat          = "flat-line"
	flagRun           = "long-run"
	flagImpactUnclear = "impact=coding-unclear"
	flagGateUnclear   = "impact=gate-unclear"
	flagImpactNone    = "impact=not-answered"
	flagImpactIllegal = "impact-illegal-answer"
)

// Flag is a word that the column flags of the scored file can hold.
type Flag struct {
	Name    string // SCALE, N and M stand for what varies
	Meaning string
	Rule    *finding.Rule // the finding that says the same with its cell; nil for none
}

// Flags are all of them: first those of rows without any score, then those of
// single fields, then those that are only to be known.
func Flags() []Flag {
	return []Flag{
		{flagIllegal, "no scores: an answer is none of the coding", RuleIllegal},
		{flagFormula, "no scores: an answer cell holds a formula without a stored value", RuleFormula},
		{flagPair, "no scores: the number and the word in an answer cell disagree", RulePairCell},
		{flagItemTwice, "no scores: a list gives one item twice, differently", RuleListConflict},
		{flagItem, "no scores: a line of a list names no known item", RuleRowItem},
		{flagDuplicate, "no scores: another row gives the same pupil, placement, wave and informant different answers", RuleConflict},
		{flagPlacement, "no scores: the placement is no number from 1 to 99", RuleRowPlacement},
		{flagMaybeTotal, "no scores: the identifier reads like a total or a group", RuleMaybeFooter},
		{flagMerged, "no scores: an answer stands in merged cells", RuleMerged},
		{flagWide, "no scores: the row has more fields than there are headings", RuleWideRow},
		{flagShort, "no scores: the row has fewer fields than there are headings", RuleShortRow},
		{flagCut, "no scores: the last row of the file is cut short", RuleCutRow},
		{flagSlipped, "no scores: the answers seem to stand a column off", RuleSlipped},

		{"SCALE" + flagTooFew, "no score for the scale: fewer than 3 of its 5 items are answered", RuleTooFew},
		{"SCALE" + flagScaleMissing, "no score for the sum: one of the scales it adds up has none", nil},
		{flagImpactUnclear, "no impact: the coding of the impact questions cannot be told", RuleImpactCoding},
		{flagGateUnclear, "no impact: whether a 1 in the gate question means no cannot be told", RuleGateCoding},
		{flagImpactIllegal, "no impact: one of its answers is none of the coding", RuleImpactIllegal},
		{flagImpactNone, "no impact: no question of the supplement is answered", nil},
		{flagImpact + sdq.GatePositiveUnanswered.String(), "no impact: the gate says difficulties, and no question is answered", RuleGateAlone},
		{flagForm, "form and bands are empty: the form of the row cannot be read", RuleRowForm},
		{flagLookBack, "look_back is empty: the cell says neither", nil},
		{flagDate, "date is empty: the cell holds none", RuleDate},
		{flagNoBands, "no bands: none are published for this form and informant", nil},

		{"impact=N-of-M", "impact rests on N of the informant's M questions", nil},
		{flagImpact + sdq.GateMissing.String(), "impact stands, though the gate question is blank", RuleGateMissing},
		{flagImpact + sdq.GateContradicted.String(), "impact is 0 because the gate says no difficulties, though other answers would score points", RuleGateClash},
		{flagImpact + sdq.QuestionNotAsked.String(), "a teacher's form with answers that teachers are not asked for; left out of impact", RuleNotAsked},
		{flagBandsOpen, "the limits of these bands have no second witness", nil},
		{flagAge, "the age on the day does not fit the form; under 4 on the form for 4 to 17 there are no bands", RuleAge},
		{flagFuture, "the date lies after the day the data are from", RuleFuture},
		{flagBirthNone, "the date of birth is one that programs write where none was given; the age was not checked", RuleBirthPlaceholder},
		{flagBirth, "the date lies before the date of birth", RuleBirth},
		{flagFlat, "all answers are the same", RuleFlatLine},
		{flagRun, "twelve or more equal answers in a row", RuleLongRun},
	}
}
