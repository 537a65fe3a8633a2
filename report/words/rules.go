package words

import (
	"slices"

	"apst/finding"
)

var wordRules []*finding.Rule

func wordRule(id, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: finding.Error, Effect: finding.Note, Title: title, Expected: expected, Fix: fix}
	wordRules = append(wordRules, r)
	return r
}

// Rules are what a text about an evaluation has to keep to, in order of id.
func Rules() []*finding.Rule { return slices.Clone(wordRules) }

// What is claimed.
var (
	RuleCause = wordRule("WRD-001", "word of cause without a comparison group",
		"what was measured before and after, and not what brought it about: pupils whose scores are high at first come nearer to the others by themselves",
		"write what changed, by how much and of how many, in place of why")
	RuleProof = wordRule("WRD-002", "something is said to be proved",
		"what was found in these pupils, with n and its interval; one study of one school proves nothing",
		"write what was found, with n and its interval")
	RuleSignificant = wordRule("WRD-003", "significant without n and interval",
		"n and the interval in the same sentence: a test says neither how large a change is nor whether it matters",
		"write the change with its interval and n, and leave the word out")
	RuleWorse = wordRule("WRD-004", "says how many got better and not how many got worse",
		"in the same paragraph, list or table how many got worse, and not in brackets alone",
		"write how many got worse beside how many got better, in the same words")
	RuleTraffic = wordRule("WRD-005", "traffic light",
		"a number, and in words whether it is better or worse: colours judge, do not show how sure a number is, and are not seen by everybody",
		"write the number, and in words whether it is better or worse")
	RuleDiagnosis = wordRule("WRD-006", "word of diagnosis",
		"the band of the score, with who answered: a questionnaire does not diagnose",
		"write the band or the score, with the questionnaire and who answered it")
)

// How numbers are said.
var (
	RuleInterval = wordRule("WRD-010", "estimate without its interval",
		"the interval or range in the same sentence or row of a table; of an average at least its n; below ten pupils n",
		"write the interval behind the estimate: 2.9 points lower (95% interval 1.3 to 4.5)")
	RuleFewPercent = wordRule("WRD-011", "percentage of few pupils",
		"a count below ten pupils: each of them is a tenth of all or more",
		"write the count: 3 of 6 pupils")
	RuleFewAverage = wordRule("WRD-012", "average of few pupils that are not said to be few",
		"the words too few to describe a pattern beside an average of fewer than ten",
		"write that they are too few to describe a pattern, or leave the average out")
	RuleShare = wordRule("WRD-013", "share of pupils without how many they are",
		"the count and the base in the same sentence: 12 of 30 pupils (40%)",
		"write the count and the base: 12 of 30 pupils (40%)")
)

// National figures.
var (
	RuleUngranted = wordRule("WRD-020", "national figure that has no source here",
		"a figure of the table of national figures, as it stands there (apst methods words)",
		"leave it out, or take one of apst methods words; put the school's own figure into a sentence of its own")
	RuleUnsourced = wordRule("WRD-021", "national figure without year, source or what it is of",
		"the figure with its year, its source and whom it is of, beside it", "write the figure as apst methods words has it")
	RuleDecimals = wordRule("WRD-022", "national figure with more than one decimal",
		"one decimal at most: the figures are not surer than that", "round it to one decimal")
	RuleTested = wordRule("WRD-023", "test against a national figure",
		"the two figures and no test: the pupils of a school are no sample of the country's",
		"write both figures, and leave significance, p and tests out")
	RuleRefused = wordRule("WRD-024", "claim that no source shows",
		"claims whose source was seen", "leave it out, or take value, year and page from the original publication")
)
