package intake

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/sdq"
)

// NotRun lists the rules that could not apply to what was read, in the order of
// [Rules], with the reason. It is complete after [Survey.Read]. A rule that ran on
// one set of answers and not on another ran: what could not be checked of a block
// stands among its decisions.
func (s *Survey) NotRun() []finding.NotRun {
	var out []finding.NotRun
	f := s.facts()
	for _, r := range rules {
		for _, n := range needs[r] {
			if !n.met(f) {
				out = append(out, finding.NotRun{Rule: r, Why: n.why})
				break
			}
		}
	}
	return out
}

// need is something that the inputs must hold for a rule to apply.
type need struct {
	why string // it did not
	met func(*facts) bool
}

var (
	opened    = &need{"no file could be read", func(f *facts) bool { return f.files > 0 }}
	twoFiles  = &need{"only one file was given", func(f *facts) bool { return f.given > 1 }}
	folder    = &need{"every file was named: none was met in a folder", func(f *facts) bool { return f.found }}
	textFile  = &need{"no file of delimited text was read", func(f *facts) bool { return f.text }}
	workbook  = &need{"no workbook was read, and text files hide and merge nothing", func(f *facts) bool { return f.workbook }}
	withMap   = &need{"no map was given", func(f *facts) bool { return f.maps }}
	withWords = &need{"nothing was declared by an option", func(f *facts) bool { return f.declared }}
	answers   = &need{"no table with answers was found", func(f *facts) bool { return f.sets > 0 }}
	lists     = &need{"no list with a line an answer was read", func(f *facts) bool { return f.long }}
	accepted  = &need{"no set of answers was accepted", func(f *facts) bool { return f.rows > 0 }}
	numbers   = &need{"no set of answers in numbers was accepted", func(f *facts) bool { return f.numberRows > 0 }}
	someRows  = &need{fmt.Sprintf("no set of answers has %d rows", minFlippedRows), func(f *facts) bool { return f.rows >= minFlippedRows }}
	partRows  = &need{fmt.Sprintf("no set of answers in numbers has %d rows", minPartRows), func(f *facts) bool { return f.numberRows >= minPartRows }}
	manyRows  = &need{fmt.Sprintf("no set of answers has %d rows and a coding that nobody declared", minLowRows), func(f *facts) bool { return f.openRows >= minLowRows }}
	complete  = &need{fmt.Sprintf("no set of answers has %d complete rows that vary", minReversedRows), func(f *facts) bool { return f.checkedReversal }}
	enough    = &need{fmt.Sprintf("no set of answers has %d answers to difficulties", enoughAnswers), func(f *facts) bool { return f.difficulties >= enoughAnswers }}

	upnColumn  = &need{"no column of UPNs", func(f *facts) bool { return f.upn }}
	twoIDs     = &need{"no column of UPNs beside one of the school's own identifiers", func(f *facts) bool { return f.upnAndLocal }}
	dateColumn = &need{"no column with the date of the form", func(f *facts) bool { return f.dated }}
	goodDates  = &need{"no column with dates of the form that can be trusted", func(f *facts) bool { return f.trusted }}
	bornColumn = &need{"no column with dates of birth", func(f *facts) bool { return f.born }}
	bornKnown  = &need{"no column with dates of birth, and no list of pupils that has them", func(f *facts) bool { return f.born || f.listed }}
	nameColumn = &need{"no column with names beside one with dates of birth", func(f *facts) bool { return f.named }}
	asOf       = &need{"the day the data are from is not known", func(f *facts) bool { return f.asOf }}

	waveColumn      = &need{"no column that says the wave", func(f *facts) bool { return f.column[rowWave] }}
	informantColumn = &need{"no column that says who answered", func(f *facts) bool { return f.column[rowInformant] }}
	formColumn      = &need{"no column that says the form", func(f *facts) bool { return f.column[rowForm] }}
	placementColumn = &need{"no column that says the placement", func(f *facts) bool { return f.column[rowPlacement] }}

	impactColumns = &need{"no columns with impact questions", func(f *facts) bool { return f.impact }}
	gateColumn    = &need{"no column with the question whether there are difficulties", func(f *facts) bool { return f.gate }}
	followColumns = &need{"no columns with follow-up questions", func(f *facts) bool { return f.follow }}
	teacherImpact = &need{"no teacher's answers with columns for impact questions", func(f *facts) bool { return f.teacherImpact }}
	schoolColumns = &need{"no columns with the school's own scores", func(f *facts) bool { return f.school }}
	schoolTotal   = &need{"no column with the school's own total", func(f *facts) bool { return f.schoolTotal }}

	comparable  = &need{fmt.Sprintf("more than %d records", maxCompared), func(f *facts) bool { return f.traced <= maxCompared }}
	twoPupils   = &need{"no two pupils", func(f *facts) bool { return f.pupils > 1 }}
	twoSets     = &need{"only one wave by one informant", func(f *facts) bool { return f.attended > 1 }}
	fewUnpaired = &need{fmt.Sprintf("more than %d pupils lack a wave or an informant", maxNear), func(f *facts) bool { return f.incomplete <= maxNear }}
	bothWaves   = &need{"baseline and endline are not both there", func(f *facts) bool { return f.any("baseline") && f.any("endline") }}
	samePair    = &need{"no informant has both baseline and endline", func(f *facts) bool { return f.pair(func(h *held) bool { return h.rows > 0 }) }}
	codedPair   = &need{"no informant has two waves in numbers", func(f *facts) bool { return f.codedPair }}
	datedPair   = &need{"no informant has dates that can be trusted at both baseline and endline", func(f *facts) bool { return f.pair(func(h *held) bool { return h.trusted }) }}
	parentPair  = &need{"no parents' forms with dates at both baseline and endline", func(f *facts) bool {
		return f.of("baseline", sdq.Parent).trusted && f.of("endline", sdq.Parent).trusted
	}}
	namedPair = &need{"nothing names who answered at both baseline and endline", func(f *facts) bool { return f.pair(func(h *held) bool { return h.rated }) }}
	twoWaves  = &need{"no informant has two waves", func(f *facts) bool {
		return slices.ContainsFunc(informants[:], func(who sdq.Informant) bool {
			n := 0
			for _, wave := range comparedWaves {
				if f.of(wave, who).rows > 0 {
					n++
				}
			}
			return n > 1
		})
	}}
	manyPairs = &need{fmt.Sprintf("no informant has %d pupils with a baseline, or nobody has an endline", minLost), func(f *facts) bool {
		return f.any("endline") && slices.ContainsFunc(f.held, func(h *held) bool { return h.wave == "baseline" && h.rows >= minLost })
	}}

	// What was refused may hold the form that a pupil seems to lack.
	wholeOthers = &need{"no two informants of whom one has the baseline and the other the endline, or their other answers were refused", (*facts).strangers}
	wholePair   = &need{"answers at baseline or endline were refused", func(f *facts) bool { return f.whole(func(h *held) bool { return h.rows > 0 }) }}
	wholeNamed  = &need{"answers at baseline or endline were refused", func(f *facts) bool { return f.whole(func(h *held) bool { return h.rated }) }}
	wholeMany   = &need{"answers at baseline or endline were refused", func(f *facts) bool {
		return slices.ContainsFunc(f.held, func(h *held) bool {
			return h.wave == "baseline" && h.rows >= minLost && !h.refused && !f.of("endline", h.informant).refused
		})
	}}
)

// always is for rules that apply to whatever is read, however it turns out.
var always = []*need{}

// needs says for every rule what it takes, in the order in which it is told. A test
// holds the table against [Rules].
var needs = func() map[*finding.Rule][]*need {
	table := map[*finding.Rule][]*need{}
	of := func(needs []*need, rules ...*finding.Rule) {
		for _, r := range rules {
			table[r] = needs
		}
	}
	all := func(n ...*need) []*need { return n }

	of(always, RuleNoTable, RuleNotCompared)
	of(all(opened), RuleNoAnswers, RuleScoresOnly, RuleFormat)
	of(all(twoFiles), RuleSameFile)
	of(all(folder), RuleOtherFile)
	of(all(opened, textFile), RuleEncoding)
	of(all(opened, workbook), RuleHidden, RuleHiddenSheet)
	of(all(answers), RuleFooter, RuleRepeatedHead, RuleOverlooked, RuleSlipped, RuleWholeFooter, RuleSlippedBlock,
		RuleNoID, RuleIDDigits, RuleIDKind, RuleIDRepaired, RuleNoIDColumn, RuleIDNotUnique, RuleIDColumns, RuleMaybeFooter,
		RuleItemMissing, RuleItemTwice, RuleNumbering, RuleHeading, RuleUnread, RuleNoWave, RuleWaveClash, RuleSection, RuleLegend,
		RuleNoInformant, RuleInformantClash, RuleMixedForms, RuleNoneLegal, RuleNoneAnswered, RuleMixed, RuleReversedMinus, RuleAmbiguous,
		RulePairs, RuleReversedCodes, RuleReversedHeading)
	of(all(answers, textFile), RuleWideRow, RuleCutRow, RuleShortRow)
	of(all(answers, workbook), RuleMerged)
	of(all(answers, withMap), RuleLayout)
	of(all(answers, withWords), RuleOption)
	of(all(answers, lists), RuleListConflict, RuleRowItem)
	of(all(answers, waveColumn), RuleRowWave)
	of(all(answers, informantColumn), RuleRowInformant)

	of(all(accepted), RuleConflict, RuleRepeated, RuleAuthority, RuleYesNo, RuleFlatBlock,
		RuleIllegal, RuleFormula, RuleTwoMarks, RuleNotDone, RuleTooFew, RulePairCell, RuleMissingCodes, RuleFlatLine, RuleLongRun)
	of(all(accepted, upnColumn), RuleUPNLetter, RuleUPNShape, RuleIDWords)
	of(all(accepted, twoIDs), RuleOtherID)
	of(all(accepted, formColumn), RuleRowForm)
	of(all(accepted, placementColumn), RuleRowPlacement)
	of(all(accepted, dateColumn), RuleDate, RuleDateColumn)
	of(all(accepted, goodDates, asOf), RuleFuture)
	of(all(accepted, bornColumn), RuleBirthPlaceholder)
	of(all(accepted, bornKnown, goodDates), RuleBirth, RuleAge)

	// What is refused by one of these has applied it.
	of(all(answers, numbers, complete), RuleReversedData)
	of(all(answers, numbers), RuleFlipped, RuleFewFlipped, RuleFewReversed)
	of(all(answers, partRows), RulePartDiffers, RuleRareCode)
	of(all(answers, codedPair), RuleCodingsDiffer)
	of(all(accepted, someRows), RuleBlankItem)
	of(all(accepted, enough), RuleNoNotTrue)
	of(all(accepted, manyRows), RuleLowProsocial)

	of(all(accepted, impactColumns), RuleImpactCoding, RuleImpactIllegal, RuleImpactColumns)
	of(all(accepted, impactColumns, gateColumn), RuleGateCoding, RuleGateClash, RuleGateMissing, RuleGateAlone)
	of(all(accepted, teacherImpact), RuleNotAsked)
	of(all(accepted, followColumns), RuleFollowUpCoding)
	of(all(accepted, schoolColumns), RuleSchoolScore, RuleSchoolReversed, RuleSchoolRange)
	of(all(accepted, schoolTotal), RuleSchoolProsocial)

	of(all(accepted, comparable, twoPupils), RuleTwins, RuleNearID)
	of(all(accepted, comparable, twoPupils, twoSets, nameColumn, fewUnpaired), RuleTwoIDs)
	of(all(accepted, comparable, bothWaves, wholeOthers), RuleOtherInformant)
	of(all(accepted, comparable, twoWaves), RuleCopiedWave)
	of(all(accepted, comparable, samePair, wholePair), RuleOtherForm)
	of(all(accepted, comparable, datedPair), RuleDateOrder, RuleGap)
	of(all(accepted, comparable, parentPair), RuleNoAddedValue)
	of(all(accepted, comparable, namedPair, wholeNamed), RuleOtherRater)
	of(all(accepted, comparable, manyPairs, wholeMany), RuleMostLost)
	return table
}()
