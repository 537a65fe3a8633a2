package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// Scored is one pupil's questionnaire, scored or with the reasons why not. It
// and its texts are valid until the next one.
type Scored struct {
	Block     *Block
	PupilID   []byte
	Placement int
	Placed    bool // a column of the file says the placement
	Rater     []byte
	Form      sdq.Form // unknown when the row's own form cannot be read
	LookBack  string
	Date      ingest.Date
	Answers   sdq.Response
	Scores    sdq.Scores
	FollowUp  sdq.FollowUp
	Flags     []byte // why scores are missing, and what else is to be known; joined by ";"
	Spoilt    bool   // nothing was scored
	Underage  bool   // under 4 on the form for 4 to 17: no bands
	At        sheet.Ref
}

// BandForm is the form whose bands apply; unknown where none do because of the
// pupil's age.
func (o *Scored) BandForm() sdq.Form {
	if o.Underage {
		return 0
	}
	return o.Form
}

func (o *Scored) flag(s string) {
	if len(o.Flags) > 0 {
		o.Flags = append(o.Flags, ';')
	}
	o.Flags = append(o.Flags, s...)
}

// Score makes the second pass: it scores every record of every block that was
// not refused and hands it over, in the order of the inputs. Findings about rows
// go to the log. Records without any answer, without an identifier, and the
// further rows of a pupil met twice are listed and not handed over.
func (s *Survey) Score(ctx context.Context, yield func(*Scored) error) error {
	out := &Scored{}
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			if len(sc.layouts) == 0 {
				continue
			}
			p := &laterPass{pass: pass{survey: s, sheet: sc, ctx: ctx}}
			p.record = func(e *entry) error { return s.score(e, out, yield) }
			p.extra = rowVisitor{
				footer: func(sc *scannedSheet, r *sheet.Row) {
					rule := RuleFooter
					if _, legal, _ := p.layout.fill(r); legal >= minItems {
						rule = RuleWholeFooter
					}
					s.rowFinding(rule, sc, r)
				},
				repeated: func(sc *scannedSheet, r *sheet.Row) { s.rowFinding(RuleRepeatedHead, sc, r) },
			}
			if err := p.scan(); err != nil {
				return err
			}
		}
	}
	s.missingCodes()
	return nil
}

func (s *Survey) rowFinding(rule *finding.Rule, sc *scannedSheet, r *sheet.Row) {
	at := sheet.Ref{File: sc.source.file.Name, Sheet: sc.sheet.Name(), Row: r.N}
	if sc.scanner.Turned() {
		at.Row, at.Col = 0, r.N
	}
	s.Log.Add(finding.Finding{Rule: rule, From: at})
}

// score deals with one record.
func (s *Survey) score(e *entry, out *Scored, yield func(*Scored) error) error {
	b := e.strand.block
	if e.strand.rowRule != nil && !e.any {
		s.leave(e, b, RuleNotDone)
		return nil
	}
	if e.strand.rowRule != nil {
		s.Log.Add(finding.Finding{Rule: e.strand.rowRule, From: e.rowFacetRef(), Pupil: string(e.id), Seen: e.strand.wave.Text + " " + e.strand.informant.Text})
		s.leave(e, b, e.strand.rowRule)
		return nil
	}
	if b == nil || b.Refused != nil {
		if b != nil && e.any {
			s.tellLeft(e, b.Refused)
		}
		return nil
	}
	if !s.checkIdentity(e, b) {
		return nil
	}
	if !e.any {
		s.Log.Add(finding.Finding{Rule: RuleNotDone, From: e.ref(e.idFrom), Pupil: string(e.id)})
		s.leave(e, b, RuleNotDone)
		return nil
	}
	fate := fateScored
	if len(s.copies) > 0 {
		fate = s.copies[recordKey{e.strand, e.row}]
	}
	switch fate {
	case fateCopy:
		s.leave(e, b, RuleRepeated)
		return nil
	case fateAgain:
		s.leave(e, b, RuleConflict)
		return nil
	}
	if e.lane.identity.upn > 0 && e.idFrom == e.lane.identity.local {
		s.Log.Add(finding.Finding{Rule: RuleOtherID, From: e.ref(e.lane.identity.upn), Pupil: string(e.id)})
	}
	s.fill(e, b, out)
	if fate == fateConflict {
		s.spoil(out, RuleConflict, flagDuplicate)
	}
	s.readAnswers(e, b, out)
	s.scoreAnswers(e, b, out)
	b.count(out)
	return yield(out)
}

// rowFacetRef is the cell that should have said wave or informant.
func (e *entry) rowFacetRef() sheet.Ref {
	col := e.lane.perRow[rowWave]
	if e.strand.rowRule == RuleRowInformant {
		col = e.lane.perRow[rowInformant]
	}
	return e.ref(col)
}

// Left is a record that [Survey.Score] does not hand over. Its texts are the caller's
// own.
type Left struct {
	Pupil string // the identifier, as far as it can be used
	At    sheet.Ref
	Rule  *finding.Rule // why: RuleNotDone, RuleRepeated, or what is wrong with it
}

// leave counts a record that is not handed over.
func (s *Survey) leave(e *entry, b *Block, r *finding.Rule) {
	s.tellLeft(e, r)
	if b == nil {
		s.Lost.add(r)
		return
	}
	b.Lost.add(r)
}

func (s *Survey) tellLeft(e *entry, r *finding.Rule) {
	if s.OnLeft == nil {
		return
	}
	l := Left{At: e.ref(0), Rule: r}
	if e.identified() {
		l.Pupil = string(e.id)
	}
	s.OnLeft(l)
}

// idRules are the findings about identifiers, by problem.
var idRules = [...]*finding.Rule{
	ingest.IDRepaired: RuleIDRepaired, ingest.IDBlank: RuleNoID, ingest.IDWrongLetter: RuleUPNLetter,
	ingest.IDNotUPN: RuleUPNShape, ingest.IDWords: RuleIDWords, ingest.IDDigitsLost: RuleIDDigits, ingest.IDNotText: RuleIDKind,
}

// checkIdentity logs what there is to say about the identifier and reports
// whether it can be used.
func (s *Survey) checkIdentity(e *entry, b *Block) bool {
	s.checkAuthority(e)
	if e.idBad == ingest.IDFine {
		return true
	}
	r := idRules[e.idBad]
	if e.identified() {
		s.Log.Add(finding.Finding{Rule: r, From: e.ref(e.idFrom), Pupil: string(e.id), Seen: string(e.id)})
		return true
	}
	if !e.any { // an empty line of a form
		s.leave(e, b, RuleNotDone)
		return false
	}
	s.Log.Add(finding.Finding{Rule: r, From: e.ref(e.idFrom), Seen: string(e.id)})
	s.leave(e, b, r)
	return false
}

// fill sets everything about a record but its answers.
func (s *Survey) fill(e *entry, b *Block, out *Scored) {
	*out = Scored{Block: b, PupilID: e.id, Rater: e.raterCode(out.Rater[:0]), Flags: out.Flags[:0], Form: b.Form, LookBack: b.LookBack, At: e.ref(0), Placed: e.cells.placement.Kind != sheet.Blank}
	var ok bool
	if out.Placement, ok = e.placement(); !ok {
		s.cell(RuleRowPlacement, e, e.lane.perRow[rowPlacement], e.cells.placement)
		s.spoil(out, RuleRowPlacement, flagPlacement)
	}
	if e.shape != nil {
		s.Log.Add(finding.Finding{Rule: e.shape, From: e.ref(0), Pupil: string(e.id)})
		s.spoil(out, e.shape, shapeFlags[e.shape])
	}
	if e.badItem != (sheet.Ref{}) {
		s.Log.Add(finding.Finding{Rule: RuleRowItem, From: e.badItem, Pupil: string(e.id)})
		s.spoil(out, RuleRowItem, flagItem)
	}
	if (e.id[0]|0x20) >= 'a' && !ingest.LooksUPN(e.id) && readsLikeGroup(e.id) {
		s.Log.Add(finding.Finding{Rule: RuleMaybeFooter, From: e.ref(e.idFrom), Pupil: string(e.id)})
		s.spoil(out, RuleMaybeFooter, flagMaybeTotal)
	}
	if e.lane.mergedAnswer(e.row) {
		s.Log.Add(finding.Finding{Rule: RuleMerged, From: e.ref(0), Pupil: string(e.id)})
		s.spoil(out, RuleMerged, flagMerged)
	}
	if c := e.cells.form; c.Kind != sheet.Blank {
		s.rowForm(e, out, c)
	}
	if c := e.cells.lookBack; c.Kind != sheet.Blank {
		if out.LookBack = parseLookBack(c); out.LookBack == "" {
			out.flag(flagLookBack)
		}
	}
	s.rowDate(e, out)
	s.checkAge(e, b, out)
}

var shapeFlags = map[*finding.Rule]string{RuleWideRow: flagWide, RuleCutRow: flagCut, RuleShortRow: flagShort, RuleSlipped: flagSlipped}

// cell logs a finding about one cell of a row.
func (s *Survey) cell(r *finding.Rule, e *entry, col int, c sheet.Cell) {
	s.Log.Add(finding.Finding{Rule: r, From: e.ref(col), Pupil: string(e.id), Seen: string(c.Text)})
}

func (s *Survey) spoil(out *Scored, r *finding.Rule, flag string) {
	if !out.Spoilt {
		out.Block.Lost.add(r)
	}
	out.Spoilt = true
	out.flag(flag)
}

// rowForm takes the form that the row itself says.
func (s *Survey) rowForm(e *entry, out *Scored, c sheet.Cell) {
	if out.Form = readForm(c).form; !out.Form.Valid() {
		out.flag(flagForm)
		s.cell(RuleRowForm, e, e.lane.perRow[rowForm], c)
	}
}

func (s *Survey) rowDate(e *entry, out *Scored) {
	if e.lane.date == 0 || e.strand.noDates {
		return
	}
	d, bad := ingest.ParseDate(e.cells.date, e.lane.source.date1904)
	switch bad {
	case ingest.DateFine:
		out.Date = d
		if !s.opt.AsOf.IsZero() && d.After(s.opt.AsOf) {
			s.cell(RuleFuture, e, e.lane.date, e.cells.date)
			out.flag(flagFuture)
		}
	case ingest.DateBlank:
	default:
		out.flag(flagDate)
		s.cell(RuleDate, e, e.lane.date, e.cells.date)
	}
}

// mergedAnswer reports whether a merged area of the row covers an answer.
func (ln *lane) mergedAnswer(row int) bool {
	for _, m := range ln.merged {
		if row < m.FirstRow || row > m.LastRow {
			continue
		}
		for i := range ln.items {
			c := &ln.items[i]
			for _, col := range [...]int{c.col, c.ticks[0], c.ticks[1], c.ticks[2]} {
				if col > 0 && m.Contains(row, col) {
					return true
				}
			}
		}
	}
	return false
}

// decode is what a code means for an item of the block.
func (b *Block) decode(item int, c code) struct {
	answer sdq.Answer
	state  state
} {
	r := 0
	if sdq.Item(item + 1).Reversed() {
		r = 1
	}
	return b.decoder[r][c]
}

// readAnswers turns the codes of a record into answers, and lists the cells that
// hold none.
func (s *Survey) readAnswers(e *entry, b *Block, out *Scored) {
	out.Answers = sdq.Response{AlreadyReversed: b.Reversed}
	for i, c := range e.codes {
		d := b.decode(i, c)
		if d.state == spoilt {
			s.spoiltCell(e, b, out, i, c)
			continue
		}
		out.Answers.Items[i] = d.answer
		if c == codeTwoMarks {
			s.Log.Add(finding.Finding{Rule: RuleTwoMarks, From: e.itemRef(i), Pupil: string(e.id), Seen: e.seen(i, c)})
		}
	}
	if !e.lane.hasExtra {
		return
	}
	var bad uint16
	if out.Answers.Impact, bad = b.answers(e); bad != 0 {
		out.Answers.Impact = sdq.ImpactAnswers{}
		out.flag(flagImpactIllegal)
	}
	var badFollow uint16
	out.FollowUp, badFollow = b.followUps(e)
	for q := range impactFields {
		if (bad|badFollow)&(1<<q) != 0 {
			s.cell(RuleImpactIllegal, e, e.lane.impact[q], e.cells.impact[q])
		}
	}
}

func (s *Survey) spoiltCell(e *entry, b *Block, out *Scored, i int, c code) {
	r, flag := RuleIllegal, flagIllegal
	_, isWord := c.word()
	_, isNumber := c.number()
	switch {
	case c == codeFormula:
		r, flag = RuleFormula, flagFormula
	case c == codeConflict:
		r, flag = RuleListConflict, flagItemTwice
	case isWord && isNumber:
		r, flag = RulePairCell, flagPair
	}
	s.Log.Add(finding.Finding{Rule: r, From: e.itemRef(i), Pupil: string(e.id), Seen: e.seen(i, c),
		Expected: fmt.Sprintf("an answer coded %s, or blank", b.Coding)})
	if !strings.Contains(string(out.Flags), flag) {
		s.spoil(out, r, flag)
	}
}

// seen is what an answer cell holds, as text.
func (e *entry) seen(i int, c code) string {
	if col := e.lane.items[i].col; (c == codeIllegal || c == codeTwoMarks) && e.from != nil && col > 0 {
		text := e.from.Cell(col).Text
		return strings.ToValidUTF8(string(text[:min(len(text), 60)]), "")
	}
	return c.String()
}

// scoreAnswers scores a record that nothing has spoilt, and adds the flags that
// the scores bring.
func (s *Survey) scoreAnswers(e *entry, b *Block, out *Scored) {
	if out.Spoilt {
		out.Scores = sdq.Scores{}
		return
	}
	out.Scores = sdq.Score(&out.Answers, b.Informant)
	tooFew := false
	for scale := range sdq.Impact {
		switch out.Scores.Get(scale).Reason() {
		case sdq.TooFewItems:
			out.flag(scale.String() + flagTooFew)
			tooFew = true
		case sdq.ScaleMissing:
			out.flag(scale.String() + flagScaleMissing)
		}
	}
	if tooFew {
		s.Log.Add(finding.Finding{Rule: RuleTooFew, From: e.ref(0), Pupil: string(e.id)})
	}
	bandFlags(b, out)
	s.impactFlags(e, b, out)
	s.patterns(e, out)
	s.compareSchool(e, out)
}

// bandFlags says why a row has no bands, or that its band limits have no second
// witness.
func bandFlags(b *Block, out *Scored) {
	switch why := noBands(out.BandForm(), b.Informant); {
	case out.Underage:
		return // said already
	case !out.Form.Valid():
		return // said already
	case why != "":
		out.flag(flagNoBands)
	case out.BandForm() == sdq.Form2to4:
		out.flag(flagBandsOpen)
	}
}

// noBands says why a form and informant have no bands; it is empty where they do.
func noBands(form sdq.Form, who sdq.Informant) string {
	if _, no := sdq.BandOf(sdq.FourBands, form, who, sdq.Total, 0); no != sdq.HasBand {
		return no.String()
	}
	return ""
}

var itemScales = []sdq.Scale{sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer, sdq.Prosocial}

func (s *Survey) impactFlags(e *entry, b *Block, out *Scored) {
	if !e.lane.hasExtra || b.Impact == ImpactNone {
		return
	}
	if b.Impact == ImpactUnknown {
		if b.impactRule == RuleGateCoding {
			out.flag(flagGateUnclear)
		} else {
			out.flag(flagImpactUnclear)
		}
		return
	}
	f := out.Scores.ImpactFlags()
	if asked := len(sdq.ImpactQuestionsOf(b.Informant)); out.Scores.ImpactAnswered() > 0 && out.Scores.ImpactAnswered() < asked && !f.Has(sdq.GateContradicted) {
		out.flag(fmt.Sprintf(flagImpactPart, out.Scores.ImpactAnswered(), asked))
	}
	if out.Scores.Get(sdq.Impact).Reason() == sdq.NoImpactAnswers && !f.Has(sdq.GatePositiveUnanswered) && !b.answersImpact(e) {
		out.flag(flagImpactNone)
	}
	if f.Has(sdq.QuestionNotAsked) {
		s.Log.Add(finding.Finding{Rule: RuleNotAsked, From: e.ref(e.lane.impact[askHome]), Pupil: string(e.id)})
		out.flag(flagImpact + sdq.QuestionNotAsked.String())
	}
	for _, x := range []struct {
		flag sdq.ImpactFlags
		rule *finding.Rule
	}{{sdq.GateMissing, RuleGateMissing}, {sdq.GateContradicted, RuleGateClash}, {sdq.GatePositiveUnanswered, RuleGateAlone}} {
		if !f.Has(x.flag) {
			continue
		}
		out.flag(flagImpact + x.flag.String())
		if e.lane.impact[askGate] > 0 { // without a gate column every row would say so
			s.Log.Add(finding.Finding{Rule: x.rule, From: e.ref(e.lane.impact[askGate]), Pupil: string(e.id)})
		}
	}
}

// rareCode is how often a number that stands for a missing answer may occur and
// still be a slip.
const rareCode = 2

// slips are the codes for missing that a finger may have meant otherwise: 4 beside
// 1 on the number pad, 7 and 8 for a 1 or a 2 written by hand.
var slips = [...]int{4, 7, 8}

// missingCodes says once a block which codes and words were taken for missing.
func (s *Survey) missingCodes() {
	for _, b := range s.Blocks {
		if b.Refused != nil || b.decoder == nil {
			continue
		}
		n := 0
		var at sheet.Ref
		var seen []string
		for c := codeNumber0; c < codeCount; c++ {
			count := 0
			for i := range b.tally.codes {
				if b.decode(i, c).state == missing {
					count += b.tally.count(c, i)
				}
			}
			if count == 0 || c == codeTwoMarks {
				continue
			}
			if n == 0 {
				at = b.tally.refs[c][0]
			}
			if n, _ := c.number(); slices.Contains(slips[:], n) && count <= rareCode && b.Rows >= minPartRows {
				for _, ref := range b.tally.refs[c] {
					s.Log.Add(finding.Finding{Rule: RuleRareCode, From: ref, Seen: fmt.Sprint(n)})
				}
			}
			n += count
			seen = append(seen, fmt.Sprintf("%s (%s)", c, times(count)))
		}
		if n > 0 {
			s.Log.Add(finding.Finding{Rule: RuleMissingCodes, From: at, Seen: strings.Join(seen, ", ")})
		}
	}
}
