package plan

import (
	"cmp"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// objective is one thing that a placement is to reach.
type objective struct {
	text, criterion string
	target          ingest.Date
	met             string // yes, partly, no or not-yet; empty where nothing is said, or nothing that can be read
	doubt           bool   // what came of it cannot be read, or is said in two ways
	evidence        ingest.Date
	at              sheet.Ref
	flags           []string
}

// judged is what came of the objective by its own criterion; empty without one, and
// where it is in doubt.
func (o *objective) judged() string {
	if o.criterion == "" || o.doubt {
		return ""
	}
	return cmp.Or(o.met, notYet)
}

// The words for what came of an objective.
const (
	met    = "yes"
	partly = "partly"
	notMet = "no"
	notYet = "not-yet"
)

// same reports whether two rows are about one objective.
func (o *objective) same(p *objective) bool {
	return record.Squeeze(o.text) == record.Squeeze(p.text) && o.target == p.target
}

// review is one review of a placement.
type review struct {
	planned, held ingest.Date
	wasHeld       answer // where a word says it in place of a day
	attendees     string
	at            sheet.Ref
	flags         []string
}

// done reports whether the review was held.
func (v *review) done() bool { return !v.held.IsZero() || v.wasHeld == yes }

// qualification is one qualification.
type qualification struct {
	subject, level, grade string
	taken, passed         answer
	date                  ingest.Date
	at                    sheet.Ref
	flags                 []string
}

// objective reads one objective of a row; n is which of several, 0 for the only one.
// It reports false for a row that has a criterion or a judgement and no objective.
func (rd *reader) objective(n int) bool {
	field := func(f string) string {
		if n > 0 {
			return numbered(f, n)
		}
		return f
	}
	o := &objective{at: rd.r.Ref(field(fieldObjective))}
	o.text, o.criterion = rd.text(field(fieldObjective)), rd.text(field(fieldCriterion))
	_, got := rd.r.Text(field(fieldMet))
	if got == record.Given {
		if o.met = rd.word(field(fieldMet), fieldMet); o.met == "" {
			o.doubt, o.flags = true, append(o.flags, flagWord)
		}
	}
	o.target, o.evidence = rd.date(field(fieldTarget), false), rd.date(field(fieldEvidence), true)
	if o.text == "" {
		if o.criterion == "" && got != record.Given && o.target.IsZero() && o.evidence.IsZero() {
			return true
		}
		rd.r.Find(finding.Finding{Rule: RuleNoObjective, From: o.at})
		return false
	}
	if o.criterion == "" {
		rd.r.Find(finding.Finding{Rule: RuleNoCriterion, From: rd.r.Ref(field(fieldCriterion))})
		o.flags = append(o.flags, flagNoCriterion)
	}
	rd.l.objectives = append(rd.l.objectives, o)
	rd.l.days = append(rd.l.days, o.evidence, o.target)
	return true
}

// review reads one review of a row.
func (rd *reader) review(n int) {
	planned, held := fieldPlanned, fieldHeld
	if n > 0 {
		planned, held = numbered(planned, n), numbered(held, n)
	}
	v := &review{at: rd.r.Ref(planned), planned: rd.date(planned, false)}
	if text, got := rd.r.Text(held); got == record.Given {
		if word, ok := lookUp(text, setYesNo, setHeld); ok {
			v.wasHeld = answers[word]
			rd.used(held, word)
		} else if v.held = rd.date(held, true); v.held.IsZero() {
			v.flags = append(v.flags, flagDate)
		}
	}
	if n == 0 {
		v.attendees = rd.text(fieldAttendees)
		v.at = rd.r.At()
	}
	if v.planned.IsZero() && v.held.IsZero() && v.wasHeld == noAnswer && v.attendees == "" && len(v.flags) == 0 {
		return
	}
	rd.in.overdue(rd, v)
	rd.l.reviews = append(rd.l.reviews, v)
	rd.l.days = append(rd.l.days, v.held, v.planned)
}

// overdue tells of a review whose day has passed. Without a day that the data are
// from nobody can tell.
func (in *intake) overdue(rd *reader, v *review) {
	asOf := in.request.AsOf
	if v.done() || v.planned.IsZero() || asOf.IsZero() || !asOf.After(v.planned) || len(v.flags) > 0 {
		return
	}
	rd.r.Find(finding.Finding{Rule: RuleOverdue, From: v.at, Seen: "planned for " + v.planned.String() + ", as of " + asOf.String()})
	v.flags = append(v.flags, flagOverdue)
}

// qualification reads the qualification of a row.
func (rd *reader) qualification() {
	q := &qualification{at: rd.r.At(), subject: rd.text(fieldSubject), level: rd.text(fieldLevel), grade: rd.text(fieldGrade), date: rd.date(fieldDate, true)}
	q.taken, q.passed = answers[rd.word(fieldTaken, setYesNo)], answers[rd.word(fieldPassed, setYesNo)]
	pass, known := gradeOf(q.grade)
	switch {
	case q.grade == "":
	case !known && q.passed == noAnswer:
		rd.r.Find(finding.Finding{Rule: RuleGrade, From: rd.r.Ref(fieldGrade), Seen: q.grade})
		q.flags = append(q.flags, flagGrade)
	case pass != noAnswer && q.passed == noAnswer:
		q.passed = pass
	}
	if pass != noAnswer && pass != q.passed || q.taken == no && (q.passed == yes || pass != noAnswer) {
		rd.r.Find(finding.Finding{Rule: RuleQualification, From: rd.r.At(), Seen: "taken " + answerWord(q.taken) + ", passed " + answerWord(q.passed) + ", grade " + q.grade})
		q.taken, q.passed, q.flags = noAnswer, noAnswer, append(q.flags, flagContradiction)
	} else if q.taken == noAnswer && q.passed != noAnswer {
		q.taken = yes
	}
	if q.subject == "" && q.level == "" && q.grade == "" && q.taken == noAnswer && q.passed == noAnswer {
		return
	}
	rd.l.qualifications = append(rd.l.qualifications, q)
	rd.l.days = append(rd.l.days, q.date)
}

// answerWord is an answer in words.
func answerWord(a answer) string { return [...]string{"blank", "no", "yes"}[a] }
