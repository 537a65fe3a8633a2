package intake

import (
	"fmt"
	"slices"
	"strings"

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
	if b.Rows == 0 {
		s.Log.Add(finding.Finding{Rule: RuleNoneAnswered, From: b.place(nil)})
	}
	s.decideIdentity(b)
	s.decidePlaces(b)
	s.decideSections(b)
	s.decideForm(b)
	s.decideCoding(b)
	s.decideReversed(b)
	s.decideLegend(b)
	s.decideFlipped(b)
	s.decideParts(b)
	s.decideImpact(b)
	s.decideFollowUps(b)
	s.decideLookBack(b)
	s.decideDates(b)
	b.decoder = newDecoder(b.Coding, b.reversedCodes)
	s.askProsocial(b)
}

// minLowRows is how many rows a block needs before its prosocial mean is remarked
// on: a whole school's, not a handful of pupils in trouble.
const minLowRows = 20

// lowProsocial is the mean prosocial score under which a whole block is remarked on.
const lowProsocial = 5

// askProsocial asks back when a whole block claims few strengths. A block that looks
// turned round altogether is refused before this.
func (s *Survey) askProsocial(b *Block) {
	if _, declared := pick(b.opt.Coding, b.names()...); declared || b.Refused != nil || b.tally.rows < minLowRows || slices.Contains(b.tally.dull(b.Coding), RuleFlatBlock) {
		return
	}
	answers, sum := 0, 0
	for _, i := range prosocialItems {
		for c := codeNumber0; c < codeCount; c++ {
			if n, ok := b.decode(i, c).answer.Value(); ok {
				answers, sum = answers+b.tally.count(c, i), sum+n*b.tally.count(c, i)
			}
		}
	}
	if mean := float64(len(prosocialItems)*sum) / float64(answers); answers > 0 && mean < lowProsocial {
		s.Log.Add(finding.Finding{Rule: RuleLowProsocial, From: b.place(nil), Seen: fmt.Sprintf("mean %.1f over %d rows", mean, b.tally.rows)})
	}
}

// decideIdentity refuses a column of names under a heading such as "Pupil": a name
// is an identifier only if the user says so.
func (s *Survey) decideIdentity(b *Block) {
	if len(b.opt.Key) > 0 {
		return
	}
	names, all := 0, 0
	for _, st := range b.strands {
		names, all = names+st.names, all+st.records
	}
	if all > 0 && 2*names > all {
		b.refuse(s.Log, RuleNoIDColumn, fmt.Sprintf("%d of %d identifiers are words without a digit, as names are", names, all), b.place(nil))
	}
}

// decidePlaces refuses answers that stand a column off, or that are mostly none,
// and points at items that nobody answered.
func (s *Survey) decidePlaces(b *Block) {
	for _, st := range b.strands {
		if p := st.lane.misplaced; p != nil {
			b.refuse(s.Log, p.rule, p.seen, p.at)
			return
		}
	}
	filled := 0
	for c := codeNumber0; c < codeCount; c++ {
		filled += b.tally.count(c)
	}
	if bad := b.tally.count(codeIllegal); filled > 0 && 2*bad > filled {
		b.refuse(s.Log, RuleNoneLegal, fmt.Sprintf("%d of %d filled cells", bad, filled), b.tally.refs[codeIllegal]...)
		return
	}
	for i := range b.tally.codes {
		if b.tally.rows >= minFlippedRows && b.tally.count(codeBlank, i) == b.tally.rows {
			s.Log.Add(finding.Finding{Rule: RuleBlankItem, From: b.strands[0].lane.itemPlace(i), Seen: fmt.Sprintf("item %d", i+1)})
		}
	}
}

// decideSections refuses a block among whose rows a label names another wave or
// informant.
func (s *Survey) decideSections(b *Block) {
	for _, st := range b.strands {
		for _, label := range st.lane.sections {
			own := map[string]string{"wave": b.Wave, "informant": b.Informant.String()}[label.kind]
			value := label.value
			if value == "n1" {
				value = "baseline"
			}
			if own != "" && value != own && !strings.HasPrefix(value, "term:") {
				b.refuse(s.Log, RuleSection, "a label says "+value+" in a block of "+own, label.at)
				return
			}
		}
	}
}

// decideLegend refuses a coding that a key of the codes above the table
// contradicts.
func (s *Survey) decideLegend(b *Block) {
	if b.Refused != nil || b.Coding == CodingWords {
		return
	}
	for _, st := range b.strands {
		t := st.lane.table
		for _, title := range t.Titles {
			for n, word := range legendIn(title.Text) {
				if a, ok := b.Coding.value(n); !ok || a != word {
					b.refuse(s.Log, RuleLegend, fmt.Sprintf("the key gives %d the meaning %q; the coding is %s", n, optionNames[word], b.Coding), t.Ref(title.Row, title.Col))
					return
				}
			}
		}
	}
}

// legendIn reads a key such as "0 = Not true, 1 = Somewhat true": a number and then
// the words of an answer.
func legendIn(text string) map[int]sdq.Answer {
	out := map[int]sdq.Answer{}
	ts := tokens(text)
	for i := range ts {
		n, ok := ts[i].number()
		if !ok || n > 3 || i+1 >= len(ts) {
			continue
		}
		for words := min(2, len(ts)-i-1); words >= 1; words-- {
			if o, ok := optionWord(squeeze(ts[i+1 : i+1+words])); ok && len(squeeze(ts[i+1:i+1+words])) > 2 {
				out[n], _ = sdq.AnswerOf(o - 1)
				break
			}
		}
	}
	if len(out) < 2 { // one number beside one word is no key
		return nil
	}
	return out
}

// itemPlace is the heading of an item's column.
func (ln *lane) itemPlace(i int) sheet.Ref {
	if ln.long {
		return ln.table.Place()
	}
	c := ln.items[i]
	return ln.table.Ref(ln.table.Place().Row, max(c.col, c.ticks[0]))
}

// minPartRows is how many rows a part of a block needs to be judged by itself.
const minPartRows = 8

// surePartRows is how many rows of a part need no margin to show that it is turned
// round: in 1,500 synthetic classes of 20, 3 in 100 not turned look so, and 97 in
// 100 turned ones.
const surePartRows = 20

// minRun is how many complete rows in a row without a single 0 are no chance where
// 0 is the commonest answer.
const minRun = 5

// decideParts looks at each sheet and table of a block, and at runs of rows in
// them: a class coded 1 to 3 among others coded 0 to 2 shows in neither the codes
// nor the means of the whole.
func (s *Survey) decideParts(b *Block) {
	if _, declared := pick(b.opt.Coding, b.names()...); declared || b.Refused != nil || b.Coding != Coding02 && b.Coding != Coding13 {
		return
	}
	zeros := b.tally.numbers()[0] > 0
	for _, st := range b.strands {
		place := st.lane.table.Place()
		n := st.tally.numbers()
		if zeros && b.Coding == Coding02 && (st.tally.longest >= minRun || st.tally.rows >= minPartRows && n[0] == 0) {
			at := place
			if st.tally.longest >= minRun {
				at = st.tally.runAt
			}
			b.refuse(s.Log, RulePartDiffers, fmt.Sprintf("%d rows, %d complete ones after each other without a 0, in a block coded 0 to 2", st.tally.rows, st.tally.longest), at)
			return
		}
		if len(b.strands) == 1 {
			continue
		}
		p, d := st.tally.agreement()
		_, _, seen := st.tally.direction()
		switch rows := st.tally.rows; {
		case rows >= surePartRows && d > p, rows >= minPartRows && d-p > plainlyTurned:
			b.refuse(s.Log, RuleFlipped, seen, place)
			return
		case rows >= minPartRows && d > p:
			s.Log.Add(finding.Finding{Rule: RuleFewFlipped, From: place, Seen: seen})
		}
		if r, checked := st.tally.reversal(); checked && r < 0 && !b.Reversed {
			b.refuse(s.Log, RuleReversedData, reversalSeen(r, checked, st.tally.n), place)
			return
		}
	}
}

// decideForm: the variable names of the age 2-4 form, a title or a name that says
// it, an option, or the default; rows with a form column of their own say it
// themselves.
func (s *Survey) decideForm(b *Block) {
	said := ingest.Facet{}
	for _, st := range b.strands {
		facets := s.gather(st, "form", ingest.Facet{}, nil).facets
		if st.lane.early {
			facets = append(facets, ingest.Facet{Value: sdq.Form2to4.String(), By: ingest.FromHeading, At: b.Places[0], Text: "names of the form for ages 2 to 4"})
		}
		for _, f := range facets {
			if said.Value != "" && said.Value != f.Value {
				b.refuse(s.Log, RuleMixedForms, fmt.Sprintf("%s says %s, but %s says %s", said.By, said.Value, f.By, f.Value), f.At)
				return
			}
			said = f
		}
	}
	c, declared := s.declared(b, b.opt.Form, func(m *SetMap) string { return m.Form })
	switch {
	case declared && said.Value != "" && said.Value != c.Value:
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says %s, but %s says %s", c.By, c.Value, said.By, said.Value), said.At)
		return
	case declared:
		said = c
	case said.Value == "":
		said = ingest.Facet{Value: sdq.Form4to17.String(), By: ingest.FromDefault, Text: "for rows that do not say; bands depend on it, scores do not"}
	}
	b.Form, _ = sdq.ParseForm(said.Value)
	if at, other := b.otherForm(b.Form); other && said.By != ingest.FromDefault {
		b.refuse(s.Log, RuleMixedForms, fmt.Sprintf("%s says %s, and a form column says otherwise", said.By, said.Value), at)
		return
	}
	for _, st := range b.strands {
		for _, who := range st.formWho {
			if who != b.Informant.String() {
				b.refuse(s.Log, RuleInformantClash, "the form column names a form that is for the "+who, st.formWhoAt)
				return
			}
		}
	}
	b.decide("form", said.Value, said.By, said.Text, said.At)
	if why := noBands(b.Form, b.Informant); why != "" {
		b.decide("bands", "none", ingest.FromDefault, why)
	} else if b.Form == sdq.Form2to4 {
		b.decide("bands", "unconfirmed", ingest.FromDefault, "the limits for ages 2 to 4 have no second witness")
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
	choice, declared := s.declared(b, b.opt.Coding, func(m *SetMap) string { return m.Coding })
	coding, _ := ParseCoding(choice.Value)
	legend, key, keyed := b.legendCoding()
	switch {
	case declared && contradicts(v, coding):
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says %s, but the answers are coded %s (%s)", choice.By, coding, v.coding, v.seen), v.at...)
	case declared && (v.refused == RulePairs || v.refused == RuleAmbiguous && choice.By == ingest.FromMap): // a map speaks of another file
		b.refuse(s.Log, v.refused, v.seen, v.at...)
	case v.refused == RuleReversedMinus && s.reversedDeclared(b) && (!declared || coding == Coding02):
		b.Coding = Coding02
		b.decide("coding", b.Coding.String(), ingest.FromData, v.seen+"; the 3s are reversed missing codes")
	case declared:
		b.Coding = coding
		b.decide("coding", coding.String(), choice.By, choice.Text)
	case v.refused == RuleAmbiguous && keyed:
		b.Coding = legend
		b.decide("coding", legend.String(), key.By, key.Text, key.At)
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
	if b.Refused == nil {
		for _, w := range b.tally.dull(b.Coding) {
			s.Log.Add(finding.Finding{Rule: w, From: b.place(nil), Seen: v.seen})
		}
	}
}

// reversedDeclared reports whether the user said that the five items are stored
// reversed.
func (s *Survey) reversedDeclared(b *Block) bool {
	said, ok := s.declared(b, b.opt.reversed(), func(m *SetMap) string { return m.Reversed })
	return ok && said.Value == reversedAlready
}

// contradicts reports whether the answers alone say otherwise than the option.
// Their direction they do not say, unless words stand beside them.
func contradicts(v verdict, declared Coding) bool {
	switch {
	case v.coding == CodingUnknown || v.coding == CodingWords || v.coding == declared:
		return false
	case v.paired:
		return true
	}
	return v.coding != declared.base()
}

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
	said, ok := s.declared(b, b.opt.reversed(), func(m *SetMap) string { return m.Reversed })
	if ok && said.Value == reversedAlready && checked && r >= surelyRaw {
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says that five items are reversed already, but they go along with the prosocial items: correlation %.2f over %d complete rows", said.By, r, b.tally.n), b.place(nil))
		return
	}
	if ok && (said.By == ingest.FromOption || said.Value == reversedAlready) {
		if b.Reversed = said.Value == reversedAlready; b.Reversed {
			b.reversedCodes = codes
			if b.Coding == Coding02 {
				b.reversedCodes = append(b.reversedCodes, 3) // 2 - (-1)
			}
		}
		b.decide("reversed", said.Value, said.By, reversalSeen(r, checked, b.tally.n))
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
		b.decide("reversed", reversedNot, ingest.FromData, reversalSeen(r, checked, b.tally.n))
	default:
		b.decide("reversed", reversedNot, ingest.FromDefault, reversalSeen(r, checked, b.tally.n))
		if r, n := b.tally.weakReversal(); r < 0 && n >= minFlippedRows {
			s.Log.Add(finding.Finding{Rule: RuleFewReversed, From: b.place(nil), Seen: reversalSeen(r, true, n)})
		}
	}
}

// reversalSeen is what the check for reversed storage showed.
func reversalSeen(r float64, checked bool, n int64) string {
	if !checked {
		return fmt.Sprintf("could not be checked: %d complete rows, %d needed, and answers that vary", n, minReversedRows)
	}
	return fmt.Sprintf("correlation with the prosocial sum %.2f over %d complete rows", r, n)
}

// surelyRaw is a correlation that answers stored reversed do not reach.
const surelyRaw = 0.2

// decideFlipped asks when 2 seems to mean "not true". Words cannot be turned
// round, and an option says which way the coding runs; one that the answers
// contradict is refused like any other.
func (s *Survey) decideFlipped(b *Block) {
	if b.Coding == CodingWords || b.Refused != nil || b.tally.rows == 0 {
		return
	}
	looks, sure, seen := b.tally.direction()
	choice, declared := s.declared(b, b.opt.Coding, func(m *SetMap) string { return m.Coding })
	turned := b.Coding != b.Coding.base()
	switch {
	case turned && !looks && sure:
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says %s, where the highest number means not true, but %s", choice.By, b.Coding, seen), b.place(nil))
	case turned || !looks || declared && choice.By == ingest.FromOption:
	case sure:
		b.refuse(s.Log, RuleFlipped, seen, b.place(nil))
	default:
		s.Log.Add(finding.Finding{Rule: RuleFewFlipped, From: b.place(nil), Seen: seen})
	}
}

// decideFollowUps settles the coding of the two follow-up questions.
func (s *Survey) decideFollowUps(b *Block) {
	for i, q := range []int{askProblems, askHelp} {
		b.followUp[i] = b.impact.judgeFollowUp(q, 4-i)
		if _, keyed := b.legendFrom(q, 0, 5-i); keyed && b.followUp[i] == followUpUnclear {
			b.followUp[i] = followUpFrom0
		}
		if b.followUp[i] == followUpUnclear {
			s.Log.Add(finding.Finding{Rule: RuleFollowUpCoding, From: b.impact.first[q]})
		}
	}
}

// decideLookBack settles what the form asked about, for rows that do not say.
func (s *Survey) decideLookBack(b *Block) {
	seen, at := b.impact.lookBack()
	if c, ok := pick(b.opt.LookBack, b.names()...); ok {
		if seen != "" && seen != c.Value {
			b.refuse(s.Log, RuleOption, "the option says "+c.Value+", but questions are answered that only the other form has", at)
			return
		}
		b.LookBack = c.Value
		b.decide("look-back", c.Value, ingest.FromOption, c.String())
		return
	}
	if seen != "" {
		b.LookBack = seen
		b.decide("look-back", seen, ingest.FromData, "questions that only this form has", at)
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
			if _, ok := s.declared(b, b.opt.Coding, func(m *SetMap) string { return m.Coding }); !ok {
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
