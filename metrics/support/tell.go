package support

import (
	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// tellAt logs a finding about a cell of one of several columns.
func (in *intake) tellAt(rule *finding.Rule, b base, col int, seen string) {
	in.log.Add(finding.Finding{Rule: rule, From: b.block.Table.Ref(b.row, col), Pupil: b.pupil, Seen: seen})
}

// tellWord logs a word of a field that the words of another do not have.
func (in *intake) tellWord(b base, field, words, seen string) {
	in.tellWordAt(b, b.block.Column(field), words, seen)
}

func (in *intake) tellWordAt(b base, col int, words, seen string) {
	in.log.Add(finding.Finding{Rule: RuleWord, From: b.block.Table.Ref(b.row, col), Pupil: b.pupil, Seen: seen, Expected: "one of " + wordsOf(words)})
}

// useAt keeps a cell of one of several columns for an explanation.
func (in *intake) useAt(r *record.Record, b *base, col int, field, counted string) {
	if in.keep == "" || in.keep != b.pupil || r.CellAt(col).Kind == sheet.Blank {
		return
	}
	b.cells = append(b.cells, metrics.Used{At: r.RefAt(col), Field: field, Stored: string(r.CellAt(col).Text), Counted: counted})
}

// foundWord is a finding about a word that any pupil's row may hold: it names none.
func foundWord(rule *finding.Rule, b base, field, seen string) finding.Finding {
	return finding.Finding{Rule: rule, From: b.ref(field), Seen: seen}
}

// foundWant is a finding about a field that says itself what was expected.
func foundWant(rule *finding.Rule, b base, field, seen, want string) finding.Finding {
	return finding.Finding{Rule: rule, From: b.ref(field), Pupil: b.pupil, Seen: seen, Expected: want}
}
