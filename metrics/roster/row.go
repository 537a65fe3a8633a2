package roster

import (
	"bytes"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// pupil turns a row into a pupil, or says why it is left out.
func (in *intake) pupil(r *sheet.Row) {
	c := in.columns
	if in.other(r) {
		in.roster.Others++
		in.log.Add(finding.Finding{Rule: RuleOtherRow, From: c.table.Ref(r.N, 0)})
		return
	}
	in.rows++
	if in.facts.Delimited && (filledPast(r, c.table.HeadWidth) || len(r.Cells) < c.last) {
		in.leaveOut(finding.Finding{Rule: RuleWidth, From: c.table.Ref(r.N, 0)})
		return
	}
	p := Pupil{At: c.table.Ref(r.N, 0), columns: c}
	if !in.identify(&p, r) {
		return
	}
	for _, f := range textFields {
		*f.of(&p) = in.text(&p, r, f)
	}
	if p.Name == "" {
		p.Name = in.share(strings.TrimSpace(p.Forename + " " + p.Surname))
	}
	for _, f := range dateFields {
		if d := in.date(&p, r, f.id); !d.IsZero() {
			*f.of(&p) = d
		}
	}
	in.settle(&p, r)
	in.add(&p)
}

func (in *intake) leaveOut(f finding.Finding) {
	in.roster.LeftOut++
	in.log.Add(f)
}

// other reports whether a row under the headings is no pupil: a total, a note,
// the line that a program puts under its list. Such a row fills one column or
// none of those that say who somebody is, and holds no UPN.
func (in *intake) other(r *sheet.Row) bool {
	c := in.columns
	filled, upn := 0, false
	for field, col := range c.at {
		text := bytes.TrimSpace(r.Cell(col).Text)
		if len(text) == 0 && r.Cell(col).Kind != sheet.Formula {
			continue
		}
		filled++
		upn = upn || (field == fieldUPN || field == fieldLocalID) && ingest.LooksUPN(text)
	}
	return filled <= 1 && len(c.at) > 2 && !upn || filled == 0
}

// filledPast reports whether a row holds anything beyond a column.
func filledPast(r *sheet.Row, col int) bool {
	for i := col; i < len(r.Cells); i++ {
		if r.Cells[i].Kind != sheet.Blank {
			return true
		}
	}
	return false
}

// badID are the rules for identifiers that cannot be used.
var badID = map[ingest.IDProblem]*finding.Rule{
	ingest.IDBlank: RuleNoID, ingest.IDDigitsLost: RuleIDDigits, ingest.IDNotText: RuleIDKind, ingest.IDWords: RuleIDWords,
}

// oddID are the rules for identifiers that can.
var oddID = map[ingest.IDProblem]*finding.Rule{ingest.IDWrongLetter: RuleUPNLetter, ingest.IDNotUPN: RuleUPNShape}

// identify reads who a row is about, in the way in which questionnaires are read:
// the UPN, and where that is blank the school's own identifier. It reports false
// for a row that is left out.
func (in *intake) identify(p *Pupil, r *sheet.Row) bool {
	c := in.columns
	field, problem := fieldUPN, ingest.IDBlank
	var upn, local []byte
	if col := c.at[fieldUPN]; col > 0 {
		upn, problem = ingest.AppendUPN(nil, r.Cell(col))
	}
	localProblem := ingest.IDBlank
	if col := c.at[fieldLocalID]; col > 0 {
		local, localProblem = ingest.AppendLocalID(nil, r.Cell(col))
		if isName(local) && c.at[fieldUPN] > 0 { // a name beside a blank UPN identifies nobody
			local, localProblem = nil, ingest.IDBlank
		}
		if c.at[fieldUPN] == 0 {
			field = fieldLocalID
		}
	}
	if problem == ingest.IDBlank && localProblem != ingest.IDBlank {
		field, problem = fieldLocalID, localProblem
		if cell := r.Cell(c.at[fieldLocalID]); ingest.LooksUPN(cell.Text) {
			upn, problem = ingest.AppendUPN(nil, cell)
			local, localProblem = nil, ingest.IDBlank
		}
	}
	found := finding.Finding{From: c.ref(r.N, field), Seen: string(r.Cell(c.at[field]).Text)}
	if rule := badID[problem]; rule != nil {
		found.Rule = rule
		in.leaveOut(found)
		return false
	}
	p.UPN = string(upn)
	if localProblem == ingest.IDFine || localProblem == ingest.IDRepaired {
		p.LocalID = string(local)
	}
	if p.ID = p.UPN; p.ID == "" {
		p.ID = p.LocalID
		if isName(local) {
			in.names++
		}
	}
	found.Pupil = p.ID
	if rule := oddID[problem]; rule != nil {
		found.Rule = rule
		in.log.Add(found)
	}
	if p.UPN != "" && ingest.LooksUPN(upn) {
		in.number(found, p.UPN)
	}
	return true
}

// number looks at what a UPN says of itself.
func (in *intake) number(found finding.Finding, upn string) {
	if last := upn[len(upn)-1]; last > '9' {
		found.Rule = RuleTemporary
		in.log.Add(found)
	}
	if la := upn[1:4]; !ingest.KnownLA(la) && la != ingest.FictitiousLA {
		found.Rule = RuleAuthority
		in.log.Add(found)
	}
}

// isName reports whether an identifier is words: letters and a space, no digit.
func isName(id []byte) bool {
	return bytes.IndexByte(id, ' ') > 0 && !bytes.ContainsAny(id, "0123456789")
}

// text reads a field that is words.
func (in *intake) text(p *Pupil, r *sheet.Row, f textField) string {
	cell := r.Cell(in.columns.at[f.id])
	found := finding.Finding{From: p.Cell(f.id), Pupil: p.ID, Seen: string(cell.Text)}
	switch cell.Kind {
	case sheet.Blank:
		return ""
	case sheet.Formula, sheet.Error:
		found.Rule = RuleValue
		in.log.Add(found)
		return ""
	}
	text := strings.Join(strings.Fields(string(cell.Text)), " ")
	if text == "" {
		return ""
	}
	m := f.read(word{f.words, cell, text})
	switch {
	case m.fault != nil:
		found.Rule, found.Expected = m.fault, m.want
		in.log.Add(found)
		return ""
	case f.id == fieldSEN && record.Squeeze(text) == statement:
		in.statements = append(in.statements, found) // what it means is known at the table's end
	case m.old != "":
		in.old(found, m.value)
	}
	in.supports = in.supports || f.id == fieldSEN && m.value == "K"
	if !m.on.IsZero() {
		p.Withdrawn = m.on
	}
	return in.share(m.value)
}

// maxShared bounds the texts that are remembered in order to be kept once.
const maxShared = 1 << 12

// share keeps one copy of a text that many pupils have, such as a class.
func (in *intake) share(s string) string {
	if kept, ok := in.words[s]; ok {
		return kept
	}
	if len(in.words) < maxShared {
		in.words[s] = s
	}
	return s
}

// date reads a field that is a date.
func (in *intake) date(p *Pupil, r *sheet.Row, field string) ingest.Date {
	cell := r.Cell(in.columns.at[field])
	if field == fieldBorn && ingest.PlaceholderBirth(cell, in.source.Date1904()) {
		in.log.Add(finding.Finding{Rule: RulePlaceholder, From: p.Cell(field), Pupil: p.ID, Seen: string(cell.Text)})
		return ingest.Date{}
	}
	d, problem := ingest.ParseDate(cell, in.source.Date1904())
	switch problem {
	case ingest.DateFine:
		in.dates[field].Observe(cell, func() sheet.Ref { return p.Cell(field) })
		return d
	case ingest.DateBlank:
		return ingest.Date{}
	}
	in.dates[field].Observe(cell, func() sheet.Ref { return p.Cell(field) })
	in.log.Add(finding.Finding{Rule: RuleDate, From: p.Cell(field), Pupil: p.ID, Seen: string(cell.Text)})
	return ingest.Date{}
}
