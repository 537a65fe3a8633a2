package cohort

import (
	"slices"

	"apst/finding"
)

func linkRule(id string, s finding.Severity, e finding.Effect, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: e, Title: title, Expected: expected, Fix: fix}
	linkRules = append(linkRules, r)
	return r
}

var linkRules []*finding.Rule

// Rules are all rules that joining can raise, in order of id.
func Rules() []*finding.Rule { return slices.Clone(linkRules) }

// Whose a row is.
var (
	RuleUnmatched = linkRule("LNK-001", finding.Error, finding.RowUnscored, "rows of somebody who is not on the list of pupils",
		"the UPN or the school's own identifier, as the list of pupils has it",
		"compare the identifier with the list, and correct it or add the pupil; if the pupil has another identifier there, write it into the file of decisions: same: [the list's, this one]")
	RuleShared = linkRule("LNK-002", finding.Error, finding.RowUnscored, "identifier that two pupils on the list share",
		"an identifier that belongs to one pupil",
		"correct the list; or write whose it is into the file of decisions: same: [UPN, this identifier]")
	RuleTwice = linkRule("LNK-003", finding.Info, finding.Note, "same thing of a pupil twice",
		"each result once; it was counted once", "nothing to do, or delete the copy")
	RuleContradiction = linkRule("LNK-004", finding.Error, finding.RowUnscored, "two rows of a pupil contradict each other",
		"one result for one pupil, time and informant; neither was used",
		"delete the row that is wrong; if the two are of different pupils, correct the identifier of one")
	RuleNoSuchStay = linkRule("LNK-005", finding.Warning, finding.Note, "placement that the list of pupils does not have",
		"a row on the list for each time that the pupil came", "add the placement to the list, or correct its number")
)

// Who may be one pupil.
var (
	RuleNearID = linkRule("LNK-010", finding.Warning, finding.Note, "identifier that may be another's, mistyped",
		"one identifier for one pupil; nothing was joined",
		"correct the identifier that is wrong, or settle it in the file of decisions: same: [right, wrong], or different: [one, other]")
	RuleSameName = linkRule("LNK-011", finding.Warning, finding.Note, "same name and date of birth under two identifiers",
		"one identifier for one pupil; nothing was joined",
		"correct the identifier that is wrong, or settle it in the file of decisions: same: [right, wrong], or different: [one, other]")
	RuleTemporary = linkRule("LNK-012", finding.Warning, finding.Note, "pupil under a temporary and under a permanent UPN",
		"the permanent UPN; nothing was joined",
		"write the temporary UPN into the list's column Former UPN, or settle it in the file of decisions: same: [permanent, temporary]")
)

// What people have decided.
var (
	RuleUnused = linkRule("LNK-020", finding.Warning, finding.Note, "decision about an identifier that nothing has",
		"identifiers that stand in the files or on the list of pupils", "correct the identifier, or delete the decision if the file was corrected since")
	RuleAgainstList = linkRule("LNK-021", finding.Error, finding.Note, "decision that contradicts the list of pupils",
		"a decision about what the list leaves open; this one was not followed", "correct the list or delete the decision")
	RuleClash = linkRule("LNK-022", finding.Error, finding.Note, "decisions that contradict each other",
		"no two decisions by which a pupil is another and is not; none of them was followed", "delete the one that is wrong")
	RuleDecidedApart = linkRule("LNK-023", finding.Warning, finding.Note, "two pupils who were decided to be one have other results for the same thing",
		"one result for one pupil, time and informant", "look whether they are one pupil after all; if so, delete the rows that are wrong")
)
