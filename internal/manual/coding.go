package manual

import (
	"strings"

	"apst/sdq"
	"apst/sdq/intake"
)

func coding() *Chapter {
	c := &Chapter{ID: "coding", Title: "Codings", About: "What numbers and words in the cells stand for. A block of answers (one informant and one wave in one file) has one coding, which its answers decide or an option does; score is what the answer counts before items are reversed."}
	for _, s := range intake.CodeSets() {
		t := newTable("codes", "stored", "means", "score")
		for _, code := range s.Codes {
			t.add(code.Stored, code.Means, code.Score)
		}
		e := &Entry{ID: "coding." + strings.ReplaceAll(s.Name, " ", "-"), Title: s.Name, Text: s.About, From: codesFrom(s.Name), Tables: []*Table{t}}
		switch {
		case strings.HasPrefix(s.Name, "answers"):
			e.See = []string{"choice.ambiguous-coding", "choice.turned-round"}
		case strings.HasPrefix(s.Name, "impact"), s.Name == "gate":
			e.See = []string{"scoring.impact", "choice.impact-coding", "choice.gate-coding"}
		case strings.HasPrefix(s.Name, "follow-up"):
			e.See = []string{"scoring.follow-up", "SDQ-036"}
		default:
			e.See = []string{"SDQ-027", "SDQ-072"}
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}

// publishedCodes are the scoring rules that codes are published with. What else is
// met in files, and which words are taken for which code, this program decides.
var publishedCodes = map[string]string{
	"answers 0-2": "reverse", "impact 0-3": "impact", "impact scored": "impact", "impact words": "impact", "gate": "gate-zero",
	"follow-up problems": "follow-up", "follow-up help": "follow-up",
}

// cohorts is the source of answers that are counted from 1.
var cohorts = sdq.Provenance{Source: "files of the Millennium Cohort Study, and of LSAC in the R package esem", Edition: "parent, 1 to 3", Grade: sdq.OneSource, Checked: own.Checked}

// countedFrom1 is the source of impact questions that are counted from 1: the points
// are published, the codes are met in spreadsheets.
var countedFrom1 = sdq.Provenance{Source: "this program; the points as published for the codes 0 to 3", Grade: sdq.Engineering, Checked: own.Checked}

func codesFrom(set string) *sdq.Provenance {
	switch rule, published := publishedCodes[set]; {
	case published:
		return ruleFrom(rule)
	case set == "answers 1-3":
		return &cohorts
	case set == "impact 1-4":
		return &countedFrom1
	}
	return &own
}
