package document_test

import (
	"slices"
	"strings"
	"testing"

	"apst/report/document"
)

// A technical word is explained once, below what it first stands in, in any of its
// forms; within a fold it is explained for who opens it, and again outside.
func TestTermsAreExplainedWhereTheyFirstStand(t *testing.T) {
	t.Parallel()
	terms := []document.Term{
		{Name: "baseline", Meaning: "The first time."},
		{Name: "SDQ", Meaning: "A questionnaire, with a baseline."},
		{Name: "reliable change", Forms: []string{"reliably better"}, Meaning: "More than chance."},
		{Name: "reliable", Meaning: "To be relied on."},
		{Name: "PASS", Meaning: "A survey."},
	}
	say := func(s string) document.Block { return &document.Paragraph{Text: document.Words(s)} }
	for _, c := range []struct {
		name   string
		blocks []document.Block
		want   []string
	}{
		{"once", []document.Block{say("The baseline."), say("The baseline again.")}, []string{"The baseline.", "In plain words. Baseline: The first time.", "The baseline again."}},
		{"a capital at the beginning", []document.Block{say("Baseline.")}, []string{"Baseline.", "In plain words. Baseline: The first time."}},
		{"capitals are kept", []document.Block{say("They pass, and PASS.")}, []string{"They pass, and PASS.", "In plain words. PASS: A survey."}},
		{"no part of a word", []document.Block{say("Baselines and pre-baseline.")}, []string{"Baselines and pre-baseline."}},
		{"the longest", []document.Block{say("A reliable change.")}, []string{"A reliable change.", "In plain words. Reliable change: More than chance."}},
		{"another form", []document.Block{say("4 were reliably better: a reliable change.")}, []string{"4 were reliably better: a reliable change.", "In plain words. Reliable change: More than chance.", ""}},
		{"in a meaning", []document.Block{say("The SDQ.")}, []string{"The SDQ.", "In plain words. SDQ: A questionnaire, with a baseline. Baseline: The first time."}},
		{"in a fold", []document.Block{&document.Fold{Summary: "More", Blocks: []document.Block{say("The baseline.")}}, say("The baseline.")},
			[]string{"More", "The baseline.", "In plain words. Baseline: The first time.", "The baseline.", "In plain words. Baseline: The first time."}},
		{"known in a fold", []document.Block{say("The baseline."), &document.Fold{Summary: "More", Blocks: []document.Block{say("The baseline.")}}},
			[]string{"The baseline.", "In plain words. Baseline: The first time.", "More", "The baseline."}},
		{"a list in one go", []document.Block{&document.List{Items: []document.Text{document.Words("baseline"), document.Words("PASS")}}},
			[]string{"baseline", "PASS", "In plain words. Baseline: The first time. PASS: A survey."}},
	} {
		d := &document.Document{Title: "T", Lead: c.blocks, Terms: terms}
		want := slices.DeleteFunc(append([]string{"Skip to the report", "T"}, c.want...), func(s string) bool { return s == "" })
		if got := d.Text(); !slices.Equal(got, want) {
			t.Errorf("%s: read\n%s\nwanted\n%s", c.name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// A heading's technical word is explained below the heading; the list of contents, which
// says it before, explains nothing.
func TestTermsOfHeadings(t *testing.T) {
	t.Parallel()
	d := &document.Document{Title: "T", Contents: true, Terms: []document.Term{{Name: "baseline", Meaning: "The first time."}},
		Sections: []*document.Section{{ID: "a", Title: "At baseline", Blocks: []document.Block{&document.Paragraph{Text: document.Words("Text.")}}}}}
	want := []string{"Skip to the report", "T", "Contents", "At baseline", "At baseline", "In plain words. Baseline: The first time.", "Text."}
	if got := d.Text(); !slices.Equal(got, want) {
		t.Errorf("read %q", got)
	}
}

// Cards stand in the order in which numbers lead to them; one that nothing leads to is
// left out, and a number whose card is missing leads nowhere.
func TestCards(t *testing.T) {
	t.Parallel()
	d := &document.Document{Title: "T", Cards: []document.Card{{ID: "x", Title: "X"}, {ID: "y", Title: "Y"}, {ID: "z", Title: "Z"}},
		Lead: []document.Block{&document.Paragraph{Text: document.Text{{Text: "1", Card: "z"}, {Text: "2", Card: "x"}, {Text: "3", Card: "z"}, {Text: "4", Card: "gone"}}}}}
	page := write(t, d)
	if got := d.Text(); !slices.Equal(got[len(got)-3:], []string{"Methods", "1. Z", "2. X"}) {
		t.Errorf("read %q", got)
	}
	if strings.Count(page, `href="#method.z" data-n="1"`) != 2 || strings.Contains(page, "gone") {
		t.Error("links lead elsewhere")
	}
}
