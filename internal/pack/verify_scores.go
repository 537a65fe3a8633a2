package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/sdq"
)

// questionnaire is what a row of answers scores to, and on which line it stands.
type questionnaire struct {
	line   int
	seen   bool // by the table of scores
	spoilt bool // nothing may be scored
	scores sdq.Scores
	said   map[string]string // what the table of scores says too
}

// scoring scores the answers of a return, and holds its scores against them.
type scoring struct {
	check *check
	items map[digest]*questionnaire
	table string // of answers
}

// questionnaireKey is the columns by which answers and scores belong together.
func questionnaireKey(r *row) (digest, bool) {
	key, ok := r.keyOf([]int{r.spec.index("study_id"), r.spec.index("questionnaire")})
	return digestOf(key), ok
}

// answers scores a row of the table of answers.
func (s *scoring) answers(r *row) {
	s.table = r.spec.name
	key, ok := questionnaireKey(r)
	who, named := sdq.ParseInformant(r.value("informant"))
	if !ok || !named {
		return
	}
	q := &questionnaire{line: r.line, spoilt: r.value("spoilt") == "true", said: map[string]string{}}
	for _, column := range saidTwice {
		q.said[column] = strings.Clone(r.value(column))
	}
	response := responseOf(r)
	q.scores = sdq.Score(&response, who)
	s.items[key] = q
}

// responseOf is the answers of a row. A value that is none is refused by its column, and
// missing here.
func responseOf(r *row) sdq.Response {
	var out sdq.Response
	for i := range out.Items {
		if n, err := strconv.Atoi(r.value(itemColumn(i + 1))); err == nil {
			if a, ok := sdq.AnswerOf(n); ok {
				out.Items[i] = a
			}
		}
	}
	a := &out.Impact
	a.Scored = r.value("impact_coding") == "points"
	for column, to := range map[string]*sdq.Rating{
		"impact_gate": &a.Gate, "impact_distress": &a.Distress, "impact_home": &a.Home,
		"impact_friends": &a.Friends, "impact_classroom": &a.Classroom, "impact_leisure": &a.Leisure,
	} {
		if n, err := strconv.Atoi(r.value(column)); err == nil {
			if rating, ok := sdq.RatingOf(n); ok {
				*to = rating
			}
		}
	}
	return out
}

// itemColumn is the column of an item, 1 to 25.
func itemColumn(n int) string { return fmt.Sprintf("item_%02d", n) }

// scored holds a row of the table of scores against the answers.
func (s *scoring) scored(r *row) {
	key, ok := questionnaireKey(r)
	if !ok {
		return
	}
	q := s.items[key]
	if q == nil {
		s.check.at(r.spec, r.line, -1, "PACK-502", "a row of answers with the same key")
		return
	}
	q.seen = true
	for _, scale := range sdq.AllScales() {
		s.hold(r, q, scale.String(), q.number(scale), "PACK-501")
	}
	s.hold(r, q, "answered", q.answered(), "PACK-501")
	s.hold(r, q, "prorated", q.prorated(), "PACK-501")
	for _, column := range saidTwice {
		s.hold(r, q, column, q.said[column], "PACK-503")
	}
}

// saidTwice are the columns that answers and scores have in common beside their key.
var saidTwice = []string{"placement", "wave", "informant", "rater", "form", "look_back", "date", "flags"}

// hold holds one cell against what it should be. One whose value is not well was refused
// already.
func (s *scoring) hold(r *row, q *questionnaire, column, want, id string) {
	i := r.spec.index(column)
	if i < 0 || r.bad[i] || r.fields[i] == want {
		return
	}
	s.check.at(r.spec, r.line, i, id, fmt.Sprintf("what line %d of %s gives", q.line, s.table))
}

func (q *questionnaire) number(scale sdq.Scale) string {
	if n, ok := q.scores.Get(scale).Number(); ok && !q.spoilt {
		return strconv.Itoa(n)
	}
	return ""
}

func (q *questionnaire) answered() string {
	if q.spoilt {
		return ""
	}
	return strconv.Itoa(q.scores.Answered())
}

// prorated names the scales that were worked out from fewer than five answers.
func (q *questionnaire) prorated() string {
	if q.spoilt {
		return ""
	}
	var names []string
	for _, scale := range []sdq.Scale{sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer, sdq.Prosocial} {
		if q.scores.Prorated(scale) {
			names = append(names, scale.String())
		}
	}
	return strings.Join(names, ";")
}

// unscored are answers without a row of scores.
func (s *scoring) unscored(t *tableSpec) {
	var lines []int
	for _, q := range s.items {
		if !q.seen {
			lines = append(lines, q.line)
		}
	}
	slices.Sort(lines)
	for _, line := range lines {
		s.check.at(t, line, -1, "PACK-502", "a row of scores with the same key")
	}
}
