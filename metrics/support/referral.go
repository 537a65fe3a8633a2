package support

import (
	"strings"

	"apst/ingest"
	"apst/metrics/record"
)

// asked is one request of a referral.
type asked struct {
	base
	specialism specialism // zero where the referral names nobody that can be read
	decision   string     // accepted, declined, signposted, waiting, withdrawn; empty where none is written
	decided    ingest.Date
	seen       ingest.Date // first contact, as the referral has it
	shared     bool        // the row asks for others too: the first contact is with any of them
	flags      []string
}

// row is one row of a table of referrals: a referral, or one request of it.
type row struct {
	base
	id       string
	day      ingest.Date
	by       string // staff, self, family, agency
	reasons  []string
	requests []asked
	flags    []string
}

// referral reads one row of a table of referrals.
func (in *intake) referral(r *record.Record, b base) {
	ref := &row{base: b}
	ref.id, _ = r.Text(fieldReferralID)
	in.use(r, &ref.base, fieldReferralID, ref.id, "")
	var got record.Got
	if ref.day, got = in.past(r, &ref.base, fieldDate); got == record.Blank {
		in.tell(RuleUndated, b, fieldDate, "blank")
	}
	if ref.day.IsZero() {
		ref.flags = append(ref.flags, flagDateNotKnown)
	}
	if ref.by, got = in.word(r, &ref.base, fieldReferredBy); got == record.Bad {
		ref.flags = append(ref.flags, flagReferrerNotKnown)
	}
	for _, c := range r.Block.Columns(fieldReason) {
		if text, got := r.TextAt(fieldReason, c.N); got == record.Given {
			ref.reasons = append(ref.reasons, text)
		}
	}
	one := in.decision(r, &ref.base, ref.day)
	in.requests(r, ref, one)
	for i := range ref.requests {
		ref.requests[i].shared = len(ref.requests) > 1
	}
	if len(ref.requests) == 0 {
		in.tell(RuleNoRequest, b, fieldSpecialism, "no specialist")
		one.flags = append(one.flags, flagNoSpecialist)
		ref.requests = append(ref.requests, one)
	}
	in.referrals = append(in.referrals, ref)
}

// decision reads what became of a row's requests, and when.
func (in *intake) decision(r *record.Record, b *base, day ingest.Date) asked {
	a := asked{base: *b}
	field := fieldDecision
	if !r.Block.Has(field) {
		field = fieldOutcome
	}
	text, got := r.Text(field)
	if got == record.Given {
		if a.decision = wordIn(fieldDecision, text); a.decision == "" {
			in.tellWord(*b, field, fieldDecision, text)
			a.flags = append(a.flags, flagDecisionNotKnown)
		}
		in.use(r, b, field, a.decision, "")
	}
	a.decided, _ = in.past(r, b, fieldDecisionDate)
	if a.decision == "" && got == record.Blank && !a.decided.IsZero() {
		in.tell(RuleUndecided, *b, fieldDecisionDate, a.decided.String())
		a.flags = append(a.flags, flagDateWithoutDecision)
	}
	if !a.decided.IsZero() && !day.IsZero() && day.After(a.decided) {
		in.tell(RuleBackwards, *b, fieldDecisionDate, day.String()+" to "+a.decided.String())
		a.flags = append(a.flags, flagDecisionBefore)
		a.decided = ingest.Date{}
	}
	a.seen, _ = in.past(r, b, fieldFirstSeen)
	if !a.seen.IsZero() && !day.IsZero() && day.After(a.seen) {
		in.tell(RuleBackwards, *b, fieldFirstSeen, day.String()+" to "+a.seen.String())
		a.flags = append(a.flags, flagStatedContactBefore)
		a.seen = ingest.Date{}
	}
	return a
}

// requests reads who is asked for: in cells that name one or several, or in columns
// that are ticked.
func (in *intake) requests(r *record.Record, ref *row, one asked) {
	add := func(col int, text string) {
		a := one
		a.base = ref.base
		s, ok := in.specialism(ref.base, fieldSpecialism, text)
		if !ok {
			in.tellAt(RuleSpecialism, ref.base, col, text)
			a.flags = append(a.flags[:len(a.flags):len(a.flags)], flagSpecialistNotKnown)
		}
		a.specialism = s
		ref.requests = append(ref.requests, a)
	}
	for _, c := range r.Block.Columns(fieldSpecialism) {
		text, got := r.TextAt(fieldSpecialism, c.N)
		if got != record.Given {
			continue
		}
		in.useAt(r, &ref.base, c.N, "specialism", "")
		if raw := string(r.CellAt(c.N).Text); strings.ContainsAny(raw, "\r\n") && strings.Join(strings.Fields(raw), " ") == text {
			text = raw // one a line
		}
		for _, part := range partsOf(text, func(s string) bool {
			_, mapped := r.Block.Map().Value(fieldSpecialism, s)
			_, known := specialismOf(s)
			return known || mapped
		}) {
			add(c.N, part)
		}
	}
	for _, c := range r.Block.Columns(fieldTick) {
		text, got := r.TextAt(fieldTick, c.N)
		if got != record.Given {
			continue
		}
		switch decision := wordIn(fieldDecision, text); {
		case wordIn("tick", text) == "no":
		case wordIn("tick", text) == "yes":
			add(c.N, c.Title())
			in.useAt(r, &ref.base, c.N, c.Title(), "requested")
		case decision != "": // each specialist's own decision stands there
			add(c.N, c.Title())
			ref.requests[len(ref.requests)-1].decision = decision
			in.useAt(r, &ref.base, c.N, c.Title(), decision)
		default:
			in.tellWordAt(ref.base, c.N, "tick", text)
			ref.flags = append(ref.flags, flagRequestNotKnown)
		}
	}
}

// partsOf splits a cell that names one or several specialists. What is known as a
// whole stays whole: S&LT is one.
func partsOf(text string, known func(string) bool) []string {
	if known(text) {
		return []string{text}
	}
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || r == '|' || r == '\n' || r == '\r' }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		out = append(out, weakParts(part, known)...)
	}
	return out
}

// weakParts splits a text at signs that also stand inside names, where everything
// between them is known.
func weakParts(text string, known func(string) bool) []string {
	if known(text) {
		return []string{text}
	}
	for _, sign := range []string{" and ", "+", " & ", "/", "&"} {
		parts := strings.Split(text, sign)
		if len(parts) < 2 {
			continue
		}
		var out []string
		for _, p := range parts {
			p = strings.TrimSpace(p)
			inner := weakParts(p, known)
			for _, q := range inner {
				if !known(q) {
					inner = nil
					break
				}
			}
			if len(inner) == 0 {
				out = nil
				break
			}
			out = append(out, inner...)
		}
		if len(out) > 0 {
			return out
		}
	}
	return []string{text}
}
