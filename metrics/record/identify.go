package record

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// identity is where a block says who its records are about.
type identity struct {
	upn, local               int // columns; 0 for none
	byName                   bool
	name, forename, surname  int
	born                     int
	withBirth, anonymous, on bool // on: there is something to go by
}

// identities settles how the records of a block are told apart.
func (b *Block) identities(rd *Reading, log *finding.Log) {
	k := &b.key
	k.name, k.forename, k.surname, k.born = b.Column(Name), b.Column(Forename), b.Column(Surname), b.Column(Born)
	named := k.name > 0 || k.forename > 0 && k.surname > 0
	switch key := strings.ToLower(strings.TrimSpace(rd.opt.Key)); key {
	case "":
		k.upn, k.local = b.Column(UPN), b.Column(LocalID)
		// With a list of pupils a name and a date of birth are enough, and are listed.
		k.byName = k.upn+k.local == 0 && named && k.born > 0 && rd.opt.Roll != nil
		k.withBirth = true
	case "upn":
		k.upn = b.Column(UPN)
	case "name", "name+dob":
		k.byName, k.withBirth = named && (key == "name" || k.born > 0), key == "name+dob"
	default:
		for _, c := range b.Table.Columns {
			switch {
			case Squeeze(key) == "" || Squeeze(c.Title()) != Squeeze(key):
			case k.local == 0:
				k.local = c.N
			default:
				b.Refuse(log, finding.Finding{Rule: RuleIDColumns, From: b.Table.Ref(b.Place().Row, c.N),
					Seen: fmt.Sprintf("columns %s and %s", sheet.ColName(k.local), sheet.ColName(c.N))})
			}
		}
	}
	k.on = k.upn+k.local > 0 || k.byName
	k.anonymous = b.Shape.Anonymous
	if !k.on && !k.anonymous {
		b.Refuse(log, finding.Finding{Rule: RuleNoIDColumn, From: b.Place(), Seen: "neither a UPN nor another identifier among the headings"})
	}
	switch {
	case k.byName && k.withBirth:
		b.Decide("pupils", "told apart by name and date of birth", keyOrigin(rd.opt.Key), sheet.Ref{})
	case k.byName:
		b.Decide("pupils", "told apart by name", keyOrigin(rd.opt.Key), sheet.Ref{})
	case k.upn > 0:
		b.Decide("pupils", "told apart by UPN", ingest.FromHeading, b.Head(UPN))
	case k.local > 0:
		b.Decide("pupils", "told apart by the school's own identifier", ingest.FromHeading, b.Table.Ref(b.Place().Row, k.local))
	}
}

func keyOrigin(key string) ingest.Origin {
	if key == "" {
		return ingest.FromColumn
	}
	return ingest.FromOption
}

// badID are the rules for identifiers that cannot be used, oddID for those that can.
var (
	badID = map[ingest.IDProblem]*finding.Rule{
		ingest.IDBlank: RuleNoID, ingest.IDDigitsLost: RuleIDDigits, ingest.IDNotText: RuleIDKind, ingest.IDWords: RuleIDWords,
	}
	oddID = map[ingest.IDProblem]*finding.Rule{ingest.IDWrongLetter: RuleUPNLetter, ingest.IDNotUPN: RuleUPNShape}
)

// identify reads who a row is about: the UPN, where that is blank the school's own
// identifier, or the name if that is how pupils are told apart. ok is false for a
// row that is left out.
func (b *Block) identify(rd *Reading, r *sheet.Row, log *finding.Log) (id string, ok bool) {
	k := &b.key
	if k.byName {
		return b.byName(rd, r, log)
	}
	col, problem := max(k.upn, k.local), ingest.IDBlank
	var out []byte
	if k.upn > 0 {
		col = k.upn
		out, problem = ingest.AppendUPN(nil, r.Cell(k.upn))
	}
	if problem == ingest.IDBlank && k.local > 0 {
		cell := r.Cell(k.local)
		if ingest.LooksUPN(cell.Text) {
			out, problem = ingest.AppendUPN(out[:0], cell)
		} else {
			out, problem = ingest.AppendLocalID(out[:0], cell)
		}
		if problem != ingest.IDBlank {
			col = k.local
		}
	}
	if problem == ingest.IDBlank && k.anonymous {
		return "", true
	}
	found := finding.Finding{From: b.Table.Ref(r.N, col), Seen: string(r.Cell(col).Text)}
	if rule := badID[problem]; rule != nil {
		found.Rule = rule
		log.Add(found)
		return "", false
	}
	id = string(out)
	if rule := oddID[problem]; rule != nil && rd.once(rule, id) {
		found.Rule, found.Pupil = rule, id
		log.Add(found)
	}
	return id, true
}

// byName finds the pupil by name, on the list of pupils if there is one.
func (b *Block) byName(rd *Reading, r *sheet.Row, log *finding.Log) (id string, ok bool) {
	k := &b.key
	text := func(col int) string {
		if col == 0 {
			return ""
		}
		return strings.Join(strings.Fields(string(r.Cell(col).Text)), " ")
	}
	forename, surname, name := text(k.forename), text(k.surname), text(k.name)
	col := max(k.name, k.surname)
	found := finding.Finding{Rule: RuleNotNamed, From: b.Table.Ref(r.N, col)}
	full := names(forename, surname, name)
	if len(full) == 0 && k.anonymous {
		return "", true
	}
	if len(full) == 0 {
		found.Rule = RuleNoID
		log.Add(found)
		return "", false
	}
	found.Seen = full[0]
	var born ingest.Date
	if k.withBirth {
		var problem ingest.DateProblem
		if born, problem = ingest.ParseDate(b.day(r.Cell(k.born)), b.Date1904()); problem != ingest.DateFine || born.Day == 0 {
			found.From, found.Seen = b.Table.Ref(r.N, k.born), string(r.Cell(k.born).Text)
			log.Add(found)
			return "", false
		}
	}
	if rd.opt.Roll == nil {
		if k.withBirth {
			return full[0] + " " + born.String(), true
		}
		return full[0], true
	}
	switch ids := rd.opt.Roll.Named(forename, surname, name, born); len(ids) {
	case 1:
		if rd.once(RuleByName, ids[0]) {
			found.Rule, found.Pupil = RuleByName, ids[0]
			log.Add(found)
		}
		return ids[0], true
	default:
		found.Seen = fmt.Sprintf("%s: %d pupils of that name", found.Seen, len(ids))
		log.Add(found)
		return "", false
	}
}

// footers begin rows that are no pupil's.
var footers = []string{"total", "mean", "average", "median", "count", "cohort", "group", "class", "national", "school", "sum", "overall", "all pupils", "number of"}

// other reports whether a row under the headings is no record: a total, a note, the
// line that a program puts under its list.
func (b *Block) other(r *sheet.Row) bool {
	filled, sure := 0, false
	for _, c := range b.columns {
		cell := r.Cell(c.N)
		text := bytes.TrimSpace(cell.Text)
		if len(text) == 0 && cell.Kind != sheet.Formula {
			continue
		}
		filled++
		sure = sure || ingest.LooksUPN(text)
	}
	for _, columns := range b.many {
		if slices.ContainsFunc(columns, func(c *ingest.Column) bool { return r.Cell(c.N).Kind != sheet.Blank }) {
			filled++
		}
	}
	switch {
	case filled == 0:
		return true
	case sure:
		return false
	case filled == 1 && len(b.columns) > 2:
		return true
	case b.key.anonymous:
		return false
	}
	return b.label(r) || b.nameless(r)
}

// label reports whether the first of the cells that say who it is reads like a
// total.
func (b *Block) label(r *sheet.Row) bool {
	for _, field := range who {
		if field == Born || b.Column(field) == 0 {
			continue
		}
		text := strings.ToLower(string(bytes.TrimSpace(r.Cell(b.Column(field)).Text)))
		if text == "" {
			continue
		}
		return !strings.ContainsAny(text, "0123456789") && slices.ContainsFunc(footers, func(w string) bool {
			return text == w || strings.HasPrefix(text, w+" ") || strings.HasPrefix(text, w+":")
		})
	}
	return false
}

// nameless reports whether none of the cells that say who somebody is holds
// anything.
func (b *Block) nameless(r *sheet.Row) bool {
	cells := 0
	for _, field := range who {
		col := b.Column(field)
		if col == 0 {
			continue
		}
		cells++
		if r.Cell(col).Kind != sheet.Blank && len(bytes.TrimSpace(r.Cell(col).Text)) > 0 || r.Cell(col).Kind == sheet.Formula {
			return false
		}
	}
	return cells > 1
}
