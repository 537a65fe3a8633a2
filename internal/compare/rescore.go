package compare

import (
	"slices"
	"strconv"
	"strings"

	"apst/sdq"
)

// Where a side has the answers themselves, what the rules did and what the answers did
// can be told apart: answers that are the same leave the rules alone, and where both
// changed the old answers are scored with the new rules.

// questionnaires are rows of answers by what they are about.
type questionnaires struct {
	table [2]*Table
	rows  [2]map[string][]string
}

// noteAnswers takes the answers of both sides.
func (c *comparison) noteAnswers(pairs []pair) error {
	i := slices.IndexFunc(pairs, func(p pair) bool { return p.old.Kind.Name == answersTable })
	if i < 0 {
		return nil
	}
	l := c.lay(pairs[i])
	q := &questionnaires{table: [2]*Table{pairs[i].old, pairs[i].new}}
	for side, t := range q.table {
		rows, err := t.load()
		if err != nil {
			return err
		}
		name := func(id string) string { return id }
		if side == 1 {
			name = c.pupils.oldName
		}
		q.rows[side] = map[string][]string{}
		for _, row := range rows {
			key := l.rowKey(side, row, name)
			if _, twice := q.rows[side][key]; twice {
				q.rows[side][key] = nil // which is which cannot be told
				continue
			}
			q.rows[side][key] = row
		}
	}
	c.answers = q
	return nil
}

// answered says why a score moved whose answers are known. It is empty where they are
// not.
func (c *comparison) answered(l *layout, d *Difference, old, now []string) {
	if c.answers == nil || l.old.Kind.Name != scoresTable {
		return
	}
	key := l.rowKey(0, old, func(id string) string { return id })
	was, is := c.answers.rows[0][key], c.answers.rows[1][key]
	if was == nil || is == nil {
		return
	}
	same := c.answers.same(was, is)
	oldRules, newRules := cell(old, l.rules[0]), cell(now, l.rules[1])
	switch {
	case same && oldRules == newRules:
		d.Cause = Unexplained
	case same:
		d.Cause = ByRules
	case oldRules == newRules:
		d.Cause = ByData
	default:
		d.Cause = Several
		scale, ok := sdq.ParseScale(d.Column)
		if newRules != sdq.Ruleset || !ok {
			return // these are not the rules that this program has
		}
		d.Split = c.answers.score(was, scale)
		switch d.Split {
		case d.Old:
			d.Cause, d.Split = ByData, ""
		case d.New:
			d.Cause, d.Split = ByRules, ""
		default:
			d.Cause = BySplit
		}
	}
}

// answerColumn reports whether a column holds an answer that is scored.
func answerColumn(name string) bool {
	return strings.HasPrefix(name, "item_") || strings.HasPrefix(name, "impact_") || name == "spoilt"
}

// same reports whether two questionnaires have the same answers.
func (q *questionnaires) same(was, is []string) bool {
	for i, name := range q.table[0].Columns {
		if answerColumn(name) && was[i] != cell(is, slices.Index(q.table[1].Columns, name)) {
			return false
		}
	}
	return true
}

// score is the score of a scale of the old answers by the rules of this program; empty
// where none can be given.
func (q *questionnaires) score(row []string, scale sdq.Scale) string {
	value := func(name string) string { return cell(row, slices.Index(q.table[0].Columns, name)) }
	who, ok := sdq.ParseInformant(value("informant"))
	if !ok || value("spoilt") == "true" {
		return ""
	}
	var r sdq.Response
	for i := range r.Items {
		name := "item_" + strconv.Itoa(i+1)
		if i < 9 {
			name = "item_0" + strconv.Itoa(i+1)
		}
		if n, err := strconv.Atoi(value(name)); err == nil {
			if a, ok := sdq.AnswerOf(n); ok {
				r.Items[i] = a
			}
		}
	}
	a := &r.Impact
	a.Scored = value("impact_coding") == "points"
	for _, part := range []struct {
		name string
		to   *sdq.Rating
	}{{"gate", &a.Gate}, {"distress", &a.Distress}, {"home", &a.Home}, {"friends", &a.Friends}, {"classroom", &a.Classroom}, {"leisure", &a.Leisure}} {
		if n, err := strconv.Atoi(value("impact_" + part.name)); err == nil {
			if rating, ok := sdq.RatingOf(n); ok {
				*part.to = rating
			}
		}
	}
	scores := sdq.Score(&r, who)
	if n, ok := scores.Get(scale).Number(); ok {
		return strconv.Itoa(n)
	}
	return ""
}
