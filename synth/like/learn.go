package like

import (
	"bytes"
	"slices"

	"apst/ingest/sheet"
	"apst/sdq/intake"
)

// bookKey is a set of answers that are written alike: a strand, or a set of
// answers of a table that was not read.
type bookKey struct {
	strand             int
	sheet, table, lane int
}

func keyOf(sheet, table int, rec *record) bookKey {
	if rec.Strand >= 0 {
		return bookKey{strand: rec.Strand}
	}
	return bookKey{-1, sheet, table, rec.Lane}
}

// learn gathers how everything is written, and who there is.
func (s *source) learn() {
	s.books, s.names, s.plain = map[bookKey]*book{}, map[int]sheet.Cell{}, map[string]bool{}
	s.twins = map[string]bool{}
	of, met := map[bookKey][]*answers{}, map[*answers]bool{}
	var order []bookKey
	s.records(func(i, k int, t *srcTable, r *row, rec *record) {
		key := keyOf(i, k, rec)
		if of[key] == nil {
			order = append(order, key)
		}
		if !met[rec.answers] { // a long list gives the same ones line by line
			met[rec.answers], of[key] = true, append(of[key], rec.answers)
		}
		if rec.answers.flags[intake.RuleTwins.ID] && !t.Long {
			s.twins[vector(rec.answers)] = true
		}
		if rec.Pupil != "" {
			if _, known := s.plain[rec.Pupil]; !known {
				s.pupils, s.plain[rec.Pupil] = append(s.pupils, rec.Pupil), true
			}
			if len(rec.answers.flags) > 0 {
				s.plain[rec.Pupil] = false
			}
		}
	})
	for _, key := range order {
		st := intake.StrandShape{}
		if key.strand >= 0 {
			st = s.shape.Strands[key.strand]
		}
		s.books[key] = learn(st, of[key])
	}
	s.records(func(i, k int, t *srcTable, r *row, rec *record) { s.learnRow(s.books[keyOf(i, k, rec)], t, r, rec) })
	for _, b := range s.books {
		commonest(b.made)
		commonest(b.none)
	}
	s.runs()
}

// records walks all records in the order of the file.
func (s *source) records(visit func(sheet, table int, t *srcTable, r *row, rec *record)) {
	for i, sh := range s.sheets {
		for k, t := range sh.tables {
			for _, r := range t.rows {
				for _, rec := range r.records {
					visit(i, k, t, r, rec)
				}
			}
		}
	}
}

// learnRow takes ticks, ratings and names of items into account.
func (s *source) learnRow(b *book, t *srcTable, r *row, rec *record) {
	for i := range t.Columns {
		c := &t.Columns[i]
		if !slices.Contains(c.Lanes, rec.Lane) {
			continue
		}
		cell := cellAt(r.cells, c.N)
		switch {
		case c.Option > 0 && c.Item > 0 && intake.ReadTick(cell) == intake.TickMade:
			b.made = put(b.made, cell)
		case c.Option > 0 && c.Item > 0 && intake.ReadTick(cell) == intake.TickNone:
			b.none = put(b.none, cell)
		case t.Long && c.Field == fieldItemName && rec.Item > 0:
			if _, known := s.names[rec.Item]; !known {
				if name := intake.SafeHeading(string(bytes.TrimSpace(cell.Text))); name != "" {
					s.names[rec.Item] = sheet.Cell{Kind: cell.Kind, Text: []byte(name)}
				}
			}
		default:
			if b.ratings[c.Field] == nil {
				b.ratings[c.Field] = &ratings{}
			}
			var block *intake.Block
			if rec.Strand >= 0 {
				block = s.shape.Strands[rec.Strand].Block
			}
			b.ratings[c.Field].learn(block, c.Field, cell)
		}
	}
}

// minRun is how many complete rows without a 0 are kept as they are: the intake
// takes five to be no chance.
const minRun = 5

// runs marks rows that follow one another without a single 0 where others have
// some.
func (s *source) runs() {
	for i, sh := range s.sheets {
		for k, t := range sh.tables {
			if t.Long {
				continue
			}
			var run []*record
			end := func() {
				if len(run) >= minRun {
					for _, rec := range run {
						rec.answers.noZero = true
					}
				}
				run = nil
			}
			for _, r := range t.rows {
				if len(r.records) != 1 || !s.books[keyOf(i, k, r.records[0])].zeroless(r.records[0].answers) {
					end()
					continue
				}
				run = append(run, r.records[0])
			}
			end()
		}
	}
}

// zeroless reports whether a questionnaire is complete and without a 0 in a file
// that has noughts.
func (b *book) zeroless(a *answers) bool {
	if b.numbers[0] == 0 {
		return false
	}
	for _, c := range a.cells {
		if c.Kind != intake.AnswerNumber || c.Number == 0 || c.Number > 3 {
			return false
		}
	}
	return true
}
