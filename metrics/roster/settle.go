package roster

import (
	"fmt"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// statement is the code of SEN that was a statement until 2018, and in the lists of
// some schools is support.
const statement = "s"

// old notes a code that is not in use any more, and what it was read as.
func (in *intake) old(found finding.Finding, value string) {
	found.Rule, found.Seen = RuleOldCode, fmt.Sprintf("%s, read as %s", found.Seen, value)
	in.log.Add(found)
}

// settleStatements says what S in the table's column of SEN stood for: a statement
// where other cells say what support is. Where none does it may be support, and is
// left empty.
func (in *intake) settleStatements(pupils []Pupil) {
	for _, found := range in.statements {
		if in.supports {
			in.old(found, "E")
			continue
		}
		found.Rule, found.Expected = RuleWord, wanted(fieldSEN)+"; S may be a statement or support"
		in.log.Add(found)
		for i := range pupils {
			if p := &pupils[i]; p.At.Row == found.From.Row {
				p.SEN = ""
			}
		}
	}
}

// settle looks at what the fields of one row say of each other.
func (in *intake) settle(p *Pupil, r *sheet.Row) {
	in.home(p)
	if !p.Withdrawn.IsZero() && (p.Consent == "" || p.Consent == given) {
		p.Consent = withdrawn
	}
	if p.OptOut == "true" {
		if p.Consent == given {
			in.log.Add(finding.Finding{Rule: RuleConsent, From: p.Cell(fieldOptOut), Pupil: p.ID, Seen: "consent yes, opted out yes"})
		}
		if p.Consent != withdrawn {
			p.Consent = refused
		}
	}
	if p.ExitReason != "" && in.blank(r, fieldExit) {
		in.log.Add(finding.Finding{Rule: RuleStillHere, From: p.Cell(fieldExitReason), Pupil: p.ID, Seen: p.ExitReason})
	}
}

// blank reports whether nothing stands in a field of a row.
func (in *intake) blank(r *sheet.Row, field string) bool {
	cell := r.Cell(in.columns.at[field])
	return cell.Kind == sheet.Blank || cell.Kind == sheet.Text && len(strings.TrimSpace(string(cell.Text))) == 0
}

// home parts a number from the name of the home school: in a column for either,
// six digits are its reference number and seven its number with the department.
func (in *intake) home(p *Pupil) {
	text := p.HomeSchool
	if text == "" || strings.Trim(text, "0123456789/- .") != "" {
		return
	}
	p.HomeSchool = ""
	cell := sheet.Cell{Kind: sheet.Text, Text: []byte(text)}
	for _, n := range []struct {
		to   *string
		kind numberKind
	}{{&p.HomeURN, reference}, {&p.HomeLAESTAB, establishment}} {
		if out, problem := n.kind.read(nil, cell); problem == ingest.NumberFine {
			if *n.to == "" {
				*n.to = string(out)
			}
			return
		}
	}
	in.log.Add(finding.Finding{Rule: RuleNumber, From: p.Cell(fieldHome), Pupil: p.ID, Seen: text,
		Expected: "the name of the home school, its six digits (URN), or its seven (LAESTAB)"})
}

// checkDates looks at what a pupil's dates say of each other.
func (in *intake) checkDates(p *Pupil) {
	if p.Entry.IsZero() || p.Exit.IsZero() || !p.Entry.After(p.Exit) {
		return
	}
	in.log.Add(finding.Finding{Rule: RuleExit, From: p.Cell(fieldExit), Pupil: p.ID, Seen: fmt.Sprintf("entry %s, exit %s", p.Entry, p.Exit)})
	p.Entry, p.Exit = ingest.Date{}, ingest.Date{}
}
