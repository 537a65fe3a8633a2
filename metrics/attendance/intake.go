package attendance

import (
	"bytes"
	"context"
	"slices"

	"apst/finding"
	"apst/metrics/record"
)

// intake is the marks of one block, and what there is to say of them.
type intake struct {
	plan     *plan
	register *Register
	notices  notices
	counts   counts
	sparse   bool

	school schoolCache
	line   line
}

// counts say where the rows of tables with marks went. Each row is in one of the
// first four.
type counts struct {
	Read    int // rows with marks, blank ones included
	Refused int // rows that cannot be used, for a reason that a finding gives
	Lessons int // rows about lessons that are no session
	Totals  int // rows with totals that are used
	Copies  int // rows of totals that say what others say

	marks      int // sessions with a mark, each time one is given
	blank      int // sessions without a mark, each time
	repeated   int // the same mark once more
	unreadable int // cells with several marks that cannot be used
	digits     int // marks that are 0 or 1
	numbered   int // sessions with a number beyond 2
}

func (c *counts) add(o counts) {
	c.Read += o.Read
	c.Refused += o.Refused
	c.Lessons += o.Lessons
	c.Totals += o.Totals
	c.marks += o.marks
	c.blank += o.blank
	c.repeated += o.repeated
	c.unreadable += o.unreadable
	c.digits += o.digits
	c.numbered += o.numbered
}

// schoolCache remembers the last school and pupil, for rows of one stand together.
type schoolCache struct {
	text   string
	school School
	any    bool
}

func newIntake(p *plan, policy Policy) *intake {
	return &intake{plan: p, register: NewRegister(policy), notices: notices{}}
}

// row takes one row with marks.
func (in *intake) row(rd *reading, rec *record.Record) {
	p, l := in.plan, &in.line
	p.read(rec, l)
	e := in.register.Enrol(in.schoolOf(rd, rec), []byte(rec.Pupil))
	in.take(e, rec.Row, rec.Pupil, l)
}

// take enters what a row says of an enrolment. Everything that comes of a row of
// marks is decided here.
func (in *intake) take(e Enrolment, row int, pupil string, l *line) {
	switch {
	case l.lesson:
		in.counts.Lessons++
		in.notices.add(RuleLeftOut, "", row, in.plan.block.Column(in.plan.sessionField), "")
		return
	case len(l.faults) > 0 && len(l.marks) == 0 && !cellsOnly(l.faults):
		in.counts.Refused++
	default:
		in.counts.Read++
	}
	for _, f := range l.faults {
		switch f.rule {
		case nil: // told already
		case RuleNumbered:
			in.counts.numbered++
			in.notices.add(RuleSession, f.seen, row, f.col, pupil)
		default:
			if f.rule.Effect == finding.FieldEmpty {
				in.counts.unreadable++
			}
			in.notices.add(f.rule, f.seen, row, f.col, pupil)
		}
	}
	for i := range l.marks {
		in.mark(e, row, pupil, &l.marks[i])
	}
}

// cellsOnly reports whether all faults are of cells, and none of the row.
func cellsOnly(faults []lineFault) bool {
	for _, f := range faults {
		if f.rule == nil || f.rule.Effect != finding.FieldEmpty {
			return false
		}
	}
	return true
}

// mark enters one mark.
func (in *intake) mark(e Enrolment, row int, pupil string, m *placed) {
	switch in.register.Add(e, m.at, m.Mark) {
	case Repeated:
		if m.Code != NoMark {
			in.counts.repeated++
			in.notices.add(RuleRepeated, "", row, m.col, pupil)
		}
	case OutOfTime:
		in.notices.add(RuleTime, "", row, m.col, pupil)
		return
	case NoRoom:
		in.sparse = true
		return
	}
	if m.Code == NoMark {
		in.counts.blank++
		return
	}
	in.counts.marks++
	if m.rule == nil && m.Notes == 0 {
		return
	}
	if m.rule != nil {
		text := bytes.TrimSpace(m.text)
		in.register.CountUnknown(text)
		if len(text) == 1 && (text[0] == '0' || text[0] == '1') {
			in.counts.digits++
		}
		in.notices.add(m.rule, string(text), row, m.col, pupil)
	}
	if m.Notes&LowerCase != 0 {
		in.notices.add(RuleLower, "", row, m.col, "")
	}
	if m.Notes&WrongSlash != 0 {
		in.notices.add(RuleSlash, "", row, m.col, "")
	}
}

// readMarks reads all rows, block after block.
func (rd *reading) readMarks(ctx context.Context) error {
	var now *intake
	skim := func(b *record.Block) *record.Skim {
		s, how := rd.skim(b)
		if how != nil {
			how.Take = func(k *record.Skimmed) int {
				if now == nil || now.plan != s.plan {
					return 0
				}
				return now.skim(s, k)
			}
		}
		return how
	}
	for rec, err := range rd.source.Skim(ctx, rd.log, skim) {
		if err != nil {
			return err
		}
		p := rd.plans[rec.Block.ID]
		if p == nil || p.block.Refused != nil {
			continue
		}
		if now == nil || now.plan != p {
			if err := rd.close(now); err != nil {
				return err
			}
			now = newIntake(p, rd.set.policy)
		}
		if p.totals() {
			rd.total(now, rec)
		} else {
			now.row(rd, rec)
		}
		if now.sparse {
			return ErrSparse
		}
	}
	return rd.close(now)
}

// close judges a block that has been read to its end, tells of it, and adds its marks
// to those of the blocks before, unless it is refused.
func (rd *reading) close(in *intake) error {
	if in == nil {
		return nil
	}
	rd.counts.add(in.counts)
	b := in.plan.block
	c := &in.counts
	column := func(field string) finding.Finding { return finding.Finding{From: b.Head(field)} }
	refuse := func(r *finding.Rule, f finding.Finding) {
		f.Rule = r
		b.Refuse(rd.log, f)
	}
	switch {
	case c.numbered > 0:
		refuse(RuleNumbered, column(fieldSession))
	case c.Lessons > 0 && c.Read == 0:
		refuse(RuleLessons, column(fieldPeriod))
	case c.digits > 0 && c.digits == c.marks:
		refuse(RuleMatrix, column(fieldMark))
	case in.register.AfternoonsLost():
		am, pm := in.register.Slashes()
		f := column(fieldMark)
		f.Seen = plural(am, "morning") + " present, and " + plural(pm, "afternoon")
		refuse(RuleAfternoons, f)
	}
	if b.Refused != nil {
		rd.counts.refusedBlocks(c)
		rd.totals = slices.DeleteFunc(rd.totals, func(t *total) bool { return t.block == b })
		return nil
	}
	in.notices.tell(rd.log, b)
	rd.settleScale(in.plan)
	if rd.register.Enrolments() == 0 {
		rd.register = in.register
	} else if err := rd.register.Merge(in.register); err != nil {
		return err
	}
	rd.noteSources(in)
	return nil
}

// noteSources keeps in which blocks each enrolment has marks.
func (rd *reading) noteSources(in *intake) {
	r := in.register
	for i := range r.pupils {
		rd.addSources(rd.enrolment(r.schools[r.pupils[i].school], r.Pupil(Enrolment(i))), int32(in.plan.block.ID))
	}
}

// enrolment is that of a pupil at a school, by name.
func (rd *reading) enrolment(school, id string) Enrolment {
	return rd.register.Enrol(rd.register.School(school), []byte(id))
}

// refusedBlocks counts the rows of a block that was refused at its end.
func (c *counts) refusedBlocks(o *counts) {
	c.Refused += o.Read + o.Lessons + o.Totals
	c.Read -= o.Read
	c.Lessons -= o.Lessons
	c.Totals -= o.Totals
	c.marks -= o.marks
	c.blank -= o.blank
	c.repeated -= o.repeated
}
