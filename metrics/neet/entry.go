package neet

import (
	"context"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// entry is one row of a file: what it says of a pupil.
type entry struct {
	pupil string
	block *record.Block
	row   int

	day ingest.Date // at which it is judged
	by  Basis

	said   string // what stands for the code, as read
	code   Code
	fault  *finding.Rule // why the code says nothing; nil for one that does
	period ingest.Date   // as the row has it; of a month the last day

	verified, ascertained, start, due, neetStart, left ingest.Date
	born                                               ingest.Date // of a month at least
	lapsed                                             Answer      // the flag
	traits                                             []string    // codes of characteristics
	asksTraits                                         bool        // the table has a column for them
	lostTrait                                          bool        // one of them cannot be read
	carried                                            carried
}

// carried is what is taken over as it stands.
type carried struct {
	level, guarantee, guarantee11, guarantee12, intended, transferred, confirmedBy string
}

// String is all of it, to put records in order.
func (c carried) String() string {
	return strings.Join([]string{c.level, c.guarantee, c.guarantee11, c.guarantee12, c.intended, c.transferred, c.confirmedBy}, "\x00")
}

// ref is the address of a field's cell.
func (e *entry) ref(field string) sheet.Ref {
	return e.block.Table.Ref(e.row, e.block.Column(field))
}

// at is the address of the row.
func (e *entry) at() sheet.Ref { return e.block.Table.Ref(e.row, 0) }

// known is the day on which the record was last confirmed, or first known.
func (e *entry) known() ingest.Date {
	if e.verified.IsZero() {
		return e.ascertained
	}
	return e.verified
}

// knownField is where that day stands, or ought to.
func (e *entry) knownField() string {
	if e.verified.IsZero() && e.block.Has(fieldAscertained) && (!e.ascertained.IsZero() || !e.block.Has(fieldVerified)) {
		return fieldAscertained
	}
	return fieldVerified
}

// sameAs reports whether two rows say the same, apart from the characteristic.
func (e *entry) sameAs(o *entry) bool {
	return e.said == o.said && e.period == o.period && e.verified == o.verified && e.ascertained == o.ascertained && e.start == o.start &&
		e.due == o.due && e.neetStart == o.neetStart && e.left == o.left && e.born == o.born && e.lapsed == o.lapsed && e.carried == o.carried
}

// copyOf reports whether two rows say the same in all that is read.
func (e *entry) copyOf(o *entry) bool { return e.sameAs(o) && slices.Equal(e.traits, o.traits) }

// counts is where the records went; together they are all of them.
type counts struct {
	Records    int
	Used       int // a pupil's record at its day
	Same       int // the same record again, for one more characteristic
	Duplicates int // in all the same
	Superseded int // an earlier record of the pupil at the day
	Empty      int // without a code, where another record of the pupil has one
	Unplaced   int // of no known period
	Later      int // confirmed after the day asked for
}

// intake reads all records.
type intake struct {
	request *metrics.Request
	log     *finding.Log
	asOf    ingest.Date
	c550    Group
	survey  *survey
	entries []*entry
	counts  counts
	told    map[told]bool

	tolerance     int             // days between a snapshot's day and its record
	leftOtherwise map[string]bool // pupils whose files have another day of leaving than the list
}

// told is a finding that is made once a pupil.
type told struct {
	rule  *finding.Rule
	pupil string
}

// collect makes the second pass, in which everything about single rows is told.
func (in *intake) collect(ctx context.Context, rd *record.Reading) error {
	for r, err := range rd.Records(ctx, in.log) {
		if err != nil {
			return err
		}
		in.counts.Records++
		e := in.read(r)
		period, got := periodOf(r)
		e.period = period
		day, by, ok := in.dayOf(r.Block, period, got)
		if !ok {
			in.counts.Unplaced++
			r.Find(finding.Finding{Rule: RuleNoPeriod, From: r.Ref(periodField(r.Block)), Pupil: e.pupil})
			continue
		}
		e.day, e.by = day, by
		in.readCode(r, e)
		if e.known().IsZero() && e.fault == nil && in.undatedAt(r.Block) && (r.Block.Has(fieldVerified) || r.Block.Has(fieldAscertained)) {
			r.Find(finding.Finding{Rule: RuleUndated, From: r.Ref(e.knownField()), Pupil: e.pupil, Seen: "no day"})
		}
		in.entries = append(in.entries, e)
	}
	return nil
}

// read reads all fields of a record but the code.
func (in *intake) read(r *record.Record) *entry {
	e := &entry{pupil: in.pupil(r), block: r.Block, row: r.Row}
	for _, f := range []struct {
		id string
		to *ingest.Date
	}{{fieldVerified, &e.verified}, {fieldAscertained, &e.ascertained}, {fieldStart, &e.start},
		{fieldDue, &e.due}, {fieldNEETStart, &e.neetStart}, {fieldLeft, &e.left}} {
		*f.to, _ = r.Date(f.id)
	}
	if e.born, _ = r.Date(record.Born); e.born.IsZero() {
		e.born, _ = r.Date(fieldBirthMonth)
	}
	e.lapsed = in.yesNo(r, e, fieldLapsed)
	for _, f := range []struct {
		id string
		to *string
	}{{fieldGuarantee, &e.carried.guarantee}, {fieldGuarantee11, &e.carried.guarantee11}, {fieldGuarantee12, &e.carried.guarantee12},
		{fieldIntended, &e.carried.intended}, {fieldTransferred, &e.carried.transferred}, {fieldConfirmedBy, &e.carried.confirmedBy}} {
		*f.to = plain(r, f.id)
	}
	e.carried.level = plain(r, fieldLevel)
	if word, ok := theFacts().words[[2]string{fieldLevel, e.carried.level}]; ok {
		e.carried.level = word
	}
	in.readTraits(r, e)
	return e
}

// plain is a text as it stands; a whole number that was stored as 210.0 loses what
// storing added.
func plain(r *record.Record, field string) string {
	text, _ := r.Text(field)
	if whole, ok := strings.CutSuffix(text, ".0"); ok && digits(whole) {
		return whole
	}
	return text
}

// youngPrefix is put before an authority's own identifier of a young person, which
// must not be taken for a school's own one of the same digits.
const youngPrefix = "YPID "

// pupil is who a record is about: by its UPN; without one by that which stands
// beside the same identifier elsewhere, or which the list of pupils has for it.
func (in *intake) pupil(r *record.Record) string {
	id := r.Pupil
	if ingest.LooksUPN([]byte(id)) {
		return in.listed(id)
	}
	s := in.survey.blocks[r.Block]
	if local, got := r.Text(record.LocalID); got == record.Given {
		who := in.survey.whose(localID{s.heading, local})
		switch {
		case ingest.LooksUPN([]byte(who)):
			return in.listed(who)
		case who != "":
			return who
		case s.young:
			return youngPrefix + id
		}
	}
	return in.listed(id)
}

// listed is the identifier that the list of pupils has for a pupil.
func (in *intake) listed(id string) string {
	stays := in.request.Roll.Of(id)
	for _, s := range stays {
		if s.Pupil != stays[0].Pupil {
			return id
		}
	}
	if len(stays) > 0 {
		return stays[0].Pupil
	}
	return id
}

// yesNo reads a field that is yes or no.
func (in *intake) yesNo(r *record.Record, e *entry, field string) Answer {
	text, got := r.Text(field)
	if got != record.Given {
		return NoAnswer
	}
	word := strings.ToLower(strings.TrimSuffix(text, ".0"))
	if a, ok := parseAnswer(theFacts().words[[2]string{"yes", word}]); ok && a != NoAnswer {
		return a
	}
	r.Find(finding.Finding{Rule: RuleYesNo, From: r.Ref(field), Pupil: e.pupil, Seen: text})
	return NoAnswer
}

// readTraits reads the characteristics: of a column of codes, and of columns for
// one each. What the numbers mean is looked up for these columns alone.
func (in *intake) readTraits(r *record.Record, e *entry) {
	e.asksTraits = r.Block.Has(fieldTrait)
	if text, got := r.Text(fieldTrait); got == record.Given {
		code, ok := ParseCode(text)
		if _, known := LookupCharacteristic(code); ok && known {
			e.traits = append(e.traits, code)
		} else {
			e.lostTrait = true
			r.Find(finding.Finding{Rule: RuleTrait, From: r.Ref(fieldTrait), Pupil: e.pupil, Seen: text})
		}
	}
	for _, c := range Characteristics() {
		field := traitFields()[c.Code]
		if !r.Block.Has(field) {
			continue
		}
		e.asksTraits = true
		if in.yesNo(r, e, field) == Yes && !slices.Contains(e.traits, c.Code) {
			e.traits = append(e.traits, c.Code)
		}
	}
	slices.Sort(e.traits)
}

// readCode reads what the pupil does, by the codes of the day.
func (in *intake) readCode(r *record.Record, e *entry) {
	text, got := r.Text(fieldCode)
	e.said = text
	found := finding.Finding{From: r.Ref(fieldCode), Pupil: e.pupil, Seen: text}
	code, ok := ParseCode(text)
	switch {
	case got == record.Bad:
		e.fault = record.RuleValue // told already
		return
	case got != record.Given:
		e.fault = RuleNoCode
		if ownList(r.Block) && e.known().IsZero() {
			return // nobody has been asked yet
		}
	case !ok:
		e.fault = RuleNotCode
	default:
		var use Use
		switch e.code, use = Lookup(code, e.day); use {
		case InUse:
			if code == "550" {
				e.code.Group = in.c550
			}
			return
		case NotInUse:
			e.fault = RuleOldCode
		case NoCode:
			e.fault, e.code.Code = RuleUnknownCode, code
		}
	}
	found.Rule = e.fault
	r.Find(found)
}
