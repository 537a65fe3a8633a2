package main

import (
	"context"
	"slices"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/record"
	"apst/metrics/roster"
	"apst/sdq/intake"
)

// held is what a file holds, told by its tables.
type held struct {
	answers  bool // to the SDQ; also of a file that nothing is known of, for the SDQ to refuse
	measures []*metrics.Measure
	list     bool // a list of pupils, and nothing else
}

// holdings looks into a file. What cannot be read is told when answers are looked
// for in it.
func holdings(ctx context.Context, in intake.Input) (held, error) {
	if in.Wave != "" {
		return held{answers: true}, nil
	}
	var specs []*record.Spec
	for _, m := range measures() {
		specs = append(specs, m.Spec)
	}
	found, err := record.Recognise(in.Path, specs)
	if err != nil {
		return held{answers: true}, nil
	}
	list, err := roster.Looks(in.Path)
	if list = list && err == nil; len(found) == 0 && !list {
		return held{answers: true}, nil
	}
	sheets, err := answersIn(ctx, in)
	if err != nil {
		return held{}, err
	}
	h := held{answers: len(sheets) > 0}
	for i, m := range measures() {
		at := slices.IndexFunc(found, func(r record.Recognised) bool { return r.Spec == specs[i] })
		// A line an answer is what some surveys have too.
		if at >= 0 && slices.ContainsFunc(found[at].Sheets, func(s string) bool { return !slices.Contains(sheets, s) }) {
			h.measures = append(h.measures, m)
		}
	}
	h.list = list && !h.answers && len(h.measures) == 0
	h.answers = h.answers || len(h.measures) == 0 && !h.list
	return h, nil
}

// otherwise are the rules by which a table is refused that may be something other
// than answers: numbered columns that are not the 25 items, or nobody's.
var otherwise = []*finding.Rule{intake.RuleItemMissing, intake.RuleItemTwice, intake.RuleNumbering, intake.RuleNoIDColumn}

// answersIn are the sheets with answers to the SDQ of a file that holds something
// else as well. Numbered columns alone are none: surveys and registers have them too.
func answersIn(ctx context.Context, in intake.Input) ([]string, error) {
	survey := intake.New(intake.Options{}, &finding.Log{}, nil)
	defer survey.Close()
	if err := survey.Read(ctx, []intake.Input{in}); err != nil {
		return nil, err
	}
	refused := survey.Files[0].Refused
	if refused == intake.RuleNoTable || refused == intake.RuleOtherFile {
		return nil, nil
	}
	if len(survey.Blocks) > 0 && !slices.ContainsFunc(survey.Blocks, func(b *intake.Block) bool { return !slices.Contains(otherwise, b.Refused) }) {
		return nil, nil
	}
	var sheets []string
	for _, t := range survey.Tables() {
		if !t.ScoresOnly {
			sheets = append(sheets, t.Sheet)
		}
	}
	return sheets, nil
}
