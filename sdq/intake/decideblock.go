package intake

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// decideBlock settles everything about a block that wave and informant leave
// open. A block that is refused already is left alone.
func (s *Survey) decideBlock(b *Block) {
	b.Rows = b.tally.rows
	if b.Refused != nil {
		return
	}
	s.decideForm(b)
	s.decideCoding(b)
	s.decideReversed(b)
	s.decideFlipped(b)
	s.decideImpact(b)
	s.decideLookBack(b)
	s.decideDates(b)
	b.decoder = newDecoder(b.Coding, b.reversedCodes)
}

// decideForm: the variable names of the age 2-4 form, an option, or the default;
// rows with a form column of their own say it themselves.
func (s *Survey) decideForm(b *Block) {
	early := slices.ContainsFunc(b.strands, func(st *strand) bool { return st.lane.early })
	c, declared := s.declared(b, s.opt.Form, func(m *SetMap) string { return m.Form })
	form, _ := sdq.ParseForm(c.Value)
	if at, other := b.otherForm(form); declared && other {
		b.refuse(s.Log, RuleMixedForms, "the "+string(c.By)+" says "+c.Value+", and a form column says otherwise", at)
		return
	}
	switch {
	case declared && early && form != sdq.Form2to4:
		b.refuse(s.Log, RuleOption, "the "+string(c.By)+" says "+c.Value+", but the headings are those of the form for ages 2 to 4")
	case declared:
		b.Form = form
		b.decide("form", form.String(), c.By, c.Text)
	case early:
		b.Form = sdq.Form2to4
		b.decide("form", b.Form.String(), ingest.FromHeading, "variable names of the form for ages 2 to 4", b.Places[0])
	default:
		b.Form = sdq.Form4to17
		b.decide("form", b.Form.String(), ingest.FromDefault, "for rows that do not say; bands depend on it, scores do not")
	}
}

// otherForm finds a row whose form column says another form than the one
// declared.
func (b *Block) otherForm(declared sdq.Form) (sheet.Ref, bool) {
	for _, st := range b.strands {
		for form, at := range st.forms {
			if at != (sheet.Ref{}) && sdq.Form(form).Valid() && sdq.Form(form) != declared {
				return at, true
			}
		}
	}
	return sheet.Ref{}, false
}

// decideCoding lets the answers of the whole block decide, and an option where
// they leave it open.
func (s *Survey) decideCoding(b *Block) {
	if b.tally.rows == 0 {
		b.Coding = CodingWords
		return
	}
	v := b.tally.judge()
	choice, declared := s.declared(b, s.opt.Coding, func(m *SetMap) string { return m.Coding })
	coding, _ := ParseCoding(choice.Value)
	switch {
	case declared && contradicts(v, coding):
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says %s, but the answers are coded %s (%s)", choice.By, coding, v.coding, v.seen), v.at...)
	case declared && v.refused == RulePairs:
		b.refuse(s.Log, v.refused, v.seen, v.at...)
	case declared:
		b.Coding = coding
		b.decide("coding", coding.String(), choice.By, choice.Text)
	case v.refused != nil:
		b.refuse(s.Log, v.refused, v.seen, v.at...)
		for i, at := range v.at {
			if i > 0 {
				s.Log.Add(finding.Finding{Rule: v.refused, From: at, Seen: v.seen})
			}
		}
	default:
		b.Coding = v.coding
		if seen, none := b.tally.noNotTrue(v.coding); none {
			s.Log.Add(finding.Finding{Rule: RuleNoNotTrue, From: b.place(nil), Seen: seen})
		}
		b.decide("coding", v.coding.String(), ingest.FromData, v.seen, firstRefs(b.tally)...)
	}
	for _, w := range v.warnings {
		s.Log.Add(finding.Finding{Rule: w, From: b.place(nil), Seen: v.seen})
	}
}

// contradicts reports whether the answers alone say otherwise than the option.
// Their direction they do not say, unless words stand beside them.
func contradicts(v verdict, declared Coding) bool {
	switch {
	case v.coding == CodingUnknown || v.coding == CodingWords || v.coding == declared:
		return false
	case v.seen == pairsSeen:
		return true
	}
	return v.coding != declared.base()
}

const pairsSeen = "numbers beside their words"

// firstRefs are cells that show the coding: the first of each number.
func firstRefs(t *tally) (at []sheet.Ref) {
	for c := codeNumber0; c <= codeWord2; c++ {
		if len(t.refs[c]) > 0 {
			at = append(at, t.refs[c][0])
		}
	}
	return at
}

// decideReversed looks whether the five items are stored as ticked. What speaks
// against it is asked back, never corrected.
func (s *Survey) decideReversed(b *Block) {
	codes, codesAt := b.tally.reversedCodes()
	heading := sheet.Ref{}
	for _, st := range b.strands {
		if st.lane.reversed != (sheet.Ref{}) {
			heading = st.lane.reversed
		}
	}
	r, checked := b.tally.reversal()
	said, ok := s.declared(b, s.opt.reversed(), func(m *SetMap) string { return m.Reversed })
	if ok && said.Value == reversedAlready && checked && r >= surelyRaw {
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says that five items are reversed already, but they go along with the prosocial items: correlation %.2f over %d complete rows", said.By, r, b.tally.n), b.place(nil))
		return
	}
	if ok && (said.By == ingest.FromOption || said.Value == reversedAlready) {
		if b.Reversed = said.Value == reversedAlready; b.Reversed {
			b.reversedCodes = codes
		}
		b.decide("reversed", said.Value, said.By, "")
		return
	}
	switch {
	case len(codes) > 0:
		b.refuse(s.Log, RuleReversedCodes, fmt.Sprintf("%v in the five reversed columns and nowhere else", codes), codesAt...)
	case heading != sheet.Ref{}:
		b.refuse(s.Log, RuleReversedHeading, "headings of exactly the five reversed items are marked", heading)
	case checked && r < 0:
		b.refuse(s.Log, RuleReversedData, fmt.Sprintf("their sum goes against the prosocial sum: correlation %.2f over %d complete rows", r, b.tally.n), b.place(nil))
	case checked:
		b.decide("reversed", reversedNot, ingest.FromData, fmt.Sprintf("correlation with the prosocial sum %.2f over %d complete rows", r, b.tally.n))
	default:
		b.decide("reversed", reversedNot, ingest.FromDefault, fmt.Sprintf("could not be checked: %d complete rows, %d needed, and answers that vary", b.tally.n, minReversedRows))
	}
}

// surelyRaw is a correlation that answers stored reversed do not reach.
const surelyRaw = 0.2

// decideFlipped asks when 2 seems to mean "not true". Words cannot be turned
// round, and a declared coding says which way it runs.
func (s *Survey) decideFlipped(b *Block) {
	if _, declared := s.declared(b, s.opt.Coding, func(m *SetMap) string { return m.Coding }); declared || b.Coding == CodingWords || b.Refused != nil {
		return
	}
	flipped, prosocial, difficulties := b.tally.flipped()
	if !flipped {
		return
	}
	seen := fmt.Sprintf("mean answer %.2f to the prosocial items, %.2f to the fifteen difficulties that are not reversed", prosocial, difficulties)
	if b.tally.rows >= minFlippedRows {
		b.refuse(s.Log, RuleFlipped, seen, b.place(nil))
		return
	}
	s.Log.Add(finding.Finding{Rule: RuleFewFlipped, From: b.place(nil), Seen: seen})
}

// decideImpact settles the coding of the impact and follow-up questions.
func (s *Survey) decideImpact(b *Block) {
	for _, st := range b.strands {
		if clash := st.lane.impactClash; clash != nil {
			b.Impact = ImpactUnknown
			s.Log.Add(finding.Finding{Rule: clash.rule, From: clash.at, Seen: clash.seen})
			return
		}
	}
	var seen string
	b.Impact, seen = b.impact.judge()
	b.gate = b.impact.judgeGate()
	at := b.impact.first[askGate]
	for _, q := range fiveQuestions {
		if r := b.impact.first[q]; r != (sheet.Ref{}) {
			at = r
			break
		}
	}
	choice, declared := s.declared(b, s.opt.Impact, func(m *SetMap) string { return m.Impact })
	want, _ := ParseImpactCoding(choice.Value)
	switch {
	case b.Impact == ImpactNone:
		return
	case declared && b.Impact != ImpactUnknown && b.Impact != want && seen != onlyNoughts:
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says %s, but the impact questions are coded %s (%s)", choice.By, want, b.Impact, seen), at)
		return
	case declared:
		b.Impact = want
		if b.gate == gateUnclear {
			b.gate = gate03
			if want == Impact14 {
				b.gate = gate14
			}
		}
		b.decide("impact", want.String(), choice.By, choice.Text)
	case b.Impact == ImpactUnknown:
		s.Log.Add(finding.Finding{Rule: RuleImpactCoding, From: at, Seen: seen})
	case b.gate == gateUnclear:
		b.Impact = ImpactUnknown
		s.Log.Add(finding.Finding{Rule: RuleImpactCoding, From: b.impact.first[askGate], Seen: "a 1 in the gate question that may mean no"})
	default:
		b.decide("impact", b.Impact.String(), ingest.FromData, seen, at)
	}
	for i, q := range []int{askProblems, askHelp} {
		b.followUp[i] = b.impact.judgeFollowUp(q, 4-i)
		if b.followUp[i] == followUpUnclear {
			s.Log.Add(finding.Finding{Rule: RuleFollowUpCoding, From: b.impact.first[q]})
		}
	}
}

// decideLookBack settles what the form asked about, for rows that do not say.
func (s *Survey) decideLookBack(b *Block) {
	if c, ok := pick(s.opt.LookBack, b.names()...); ok {
		b.LookBack = c.Value
		b.decide("look-back", c.Value, ingest.FromOption, c.String())
		return
	}
	if v, at := b.impact.lookBack(); v != "" {
		b.LookBack = v
		b.decide("look-back", v, ingest.FromData, "questions that only this form has", at)
	}
}

// decideDates drops a column of dates that shows signs of a US setting.
func (s *Survey) decideDates(b *Block) {
	for _, st := range b.strands {
		if why, at := st.dates.Suspect(); why != "" {
			st.noDates = true
			s.Log.Add(finding.Finding{Rule: RuleDateColumn, From: at, Seen: why})
		}
	}
}

// compareCodings refuses the blocks of an informant whose waves are coded
// differently, unless the user has said so for each.
func (s *Survey) compareCodings() {
	for _, who := range []sdq.Informant{sdq.Self, sdq.Teacher, sdq.Parent} {
		var numbers, undeclared []*Block
		differ := false
		for _, b := range s.Blocks {
			if b.Informant != who || b.Refused != nil || b.Coding == CodingWords {
				continue
			}
			differ = differ || len(numbers) > 0 && numbers[0].Coding != b.Coding
			numbers = append(numbers, b)
			if _, ok := s.declared(b, s.opt.Coding, func(m *SetMap) string { return m.Coding }); !ok {
				undeclared = append(undeclared, b)
			}
		}
		if !differ {
			continue
		}
		for _, b := range undeclared {
			b.refuse(s.Log, RuleCodingsDiffer, fmt.Sprintf("%s is coded %s, and other answers of the same informant are not", b.Name(), b.Coding))
		}
	}
}
