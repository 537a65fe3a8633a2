package like

import (
	"math/rand/v2"
	"slices"

	"apst/ingest/sheet"
	"apst/sdq/intake"
	"apst/synth"
)

// impactQuestions are the five of the impact supplement, in the form's order.
var impactQuestions = []string{"distress", "home", "friends", "classroom", "leisure"}

// ratings are how one question beside the 25 items is written: a token for each
// code, and those for a missing answer.
type ratings struct {
	codes   [6][]token
	missing []token
	any     bool
}

// learn takes a cell of a question into account. A number that is none of the block's
// coding is no answer, and nothing is drawn from it.
func (r *ratings) learn(b *intake.Block, field string, c sheet.Cell) {
	n, words, missing, ok := intake.ReadRating(field, c)
	switch {
	case ok:
		r.any = true
		if b != nil && !b.Rates(field, c) || words && !intake.KnownRating(c) {
			return
		}
		r.codes[n] = put(r.codes[n], c)
	case missing && intake.SafeAnswer(c):
		r.missing = put(r.missing, c)
	}
}

// nearest is a cell for a code, or for the nearest that the original has.
func (r *ratings) nearest(v int, rng *rand.Rand) (sheet.Cell, int) {
	for d := range len(r.codes) {
		for _, w := range []int{v - d, v + d} {
			if w >= 0 && w < len(r.codes) && len(r.codes[w]) > 0 {
				return pick(commonest(r.codes[w]), rng), w
			}
		}
	}
	return sheet.Cell{}, -1
}

// from is what the file counts a question's codes from.
func (l *line) from(n int, field string) int {
	switch {
	case field == "gate":
		if b := l.block(n); b != nil {
			return b.GateFrom()
		}
	case slices.Contains(impactQuestions, field):
		if b := l.block(n); b != nil && b.Impact == intake.Impact14 {
			return 1
		}
	}
	return 0
}

func (l *line) block(n int) *intake.Block {
	if s := l.row.records[n].Strand; s >= 0 {
		return l.d.shape.Strands[s].Block
	}
	return nil
}

// rates reports whether the original does not take a cell for an answer that is none.
func (l *line) rates(n int, field string, old sheet.Cell) bool {
	b := l.block(n)
	return b == nil || b.Rates(field, old)
}

// rating writes an answer to a question of the impact or follow-up supplement.
func (l *line) rating(n int, field string, old sheet.Cell) sheet.Cell {
	r, resp := l.books[n].ratings[field], l.plans[n].response
	_, _, missing, ok := intake.ReadRating(field, old)
	if !ok && !missing && old.Kind != sheet.Blank && len(old.Text) > 0 || !l.rates(n, field, old) {
		return illegal(old)
	}
	v := synth.Blank
	switch i := slices.Index(impactQuestions, field); {
	case field == "gate":
		v = resp.Gate
	case i >= 0:
		v = resp.Impact[i]
	case ok: // in no score
		c, _ := r.nearest(l.rng.IntN(6), l.rng)
		return c
	}
	if v == synth.Blank {
		if missing && len(r.missing) > 0 {
			return r.missing[0].cell
		}
		return sheet.Cell{}
	}
	c, w := r.nearest(int(v)+l.from(n, field), l.rng)
	if w < 0 {
		w = l.from(n, field) - 1 // blank
	}
	if i := slices.Index(impactQuestions, field); i >= 0 {
		resp.Impact[i] = synth.Answer(w - l.from(n, field))
	} else {
		resp.Gate = synth.Answer(w - l.from(n, field))
	}
	return c
}

// askImpact makes the questions beside the items answered, or not, as they are in
// the original.
func (l *line) askImpact() {
	for n, rec := range l.row.records {
		if l.plans[n] == nil || l.plans[n].asked {
			continue
		}
		p := l.plans[n]
		p.asked = true
		r, flags := p.response, rec.answers.flags
		gated, given := false, 0
		for i := range l.t.Columns {
			c := &l.t.Columns[i]
			if !slices.Contains(c.Lanes, rec.Lane) {
				continue
			}
			old := cellAt(l.row.cells, c.N)
			if _, _, _, ok := intake.ReadRating(c.Field, old); ok && l.rates(n, c.Field, old) && (c.Field == "gate" || slices.Contains(impactQuestions, c.Field)) {
				given++
			}
			gated = gated || c.Field == "gate"
		}
		var some [5]synth.Answer
		for i := range some {
			some[i] = synth.Answer(l.rng.IntN(4))
			if r.Informant == synth.Teacher && (i == 1 || i == 4) {
				some[i] = synth.Blank
			}
		}
		blank := [5]synth.Answer{synth.Blank, synth.Blank, synth.Blank, synth.Blank, synth.Blank}
		switch {
		case flags[intake.RuleGateClash.ID]:
			r.Gate, r.Impact = 0, some
		case flags[intake.RuleGateMissing.ID] && gated:
			r.Gate, r.Impact = synth.Blank, some
		case flags[intake.RuleGateAlone.ID]:
			r.Gate, r.Impact = max(r.Gate, 1), blank
		case flags[intake.RuleNotAsked.ID]:
			some[1], some[4] = 1, synth.Blank
			r.Gate, r.Impact = max(r.Gate, 1), some
		case given == 0:
			r.Gate, r.Impact = synth.Blank, blank
		}
		if !gated {
			r.Gate = synth.Blank
		}
		for i, field := range impactQuestions {
			if q := l.books[n].ratings[field]; q == nil || !q.any {
				r.Impact[i] = synth.Blank // nobody was asked
			}
		}
	}
}
