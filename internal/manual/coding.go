package manual

import (
	"strings"

	"apst/sdq/intake"
)

func coding() *Chapter {
	c := &Chapter{ID: "coding", Title: "Codings", About: "What numbers and words in the cells stand for. A block of answers (one informant and one wave in one file) has one coding, which its answers decide or an option does; score is what the answer counts before items are reversed."}
	for _, s := range intake.CodeSets() {
		t := newTable("codes", "stored", "means", "score")
		for _, code := range s.Codes {
			t.add(code.Stored, code.Means, code.Score)
		}
		e := &Entry{ID: "coding." + strings.ReplaceAll(s.Name, " ", "-"), Title: s.Name, Text: s.About, From: &own, Tables: []*Table{t}}
		switch {
		case strings.HasPrefix(s.Name, "answers"):
			e.See = []string{"choice.ambiguous-coding", "choice.turned-round"}
		case strings.HasPrefix(s.Name, "impact"), s.Name == "gate":
			e.See = []string{"scoring.impact", "choice.impact-coding", "choice.gate-and-points"}
		case strings.HasPrefix(s.Name, "follow-up"):
			e.See = []string{"scoring.follow-up", "SDQ-036"}
		default:
			e.See = []string{"SDQ-027", "SDQ-072"}
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}
