package intake

import (
	"bytes"
	"context"
	"hash/maphash"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// Explained is one questionnaire of a pupil: what [Survey.Score] makes of it, and
// the cells it comes from. It owns what it holds.
type Explained struct {
	Scored                   // as Score hands it over; Block is nil where the row belongs to none
	Given      bool          // Score hands it over: it has a row in the scored file
	Lost       *finding.Rule // why nothing of it was scored; nil where something was
	LostAt     sheet.Ref     // the place that Lost speaks of
	Hash       [32]byte      // of its file
	Identifier sheet.Ref
	FormAt     sheet.Ref   // the cell of the row that names its form; zero where it has none
	Items      []ItemCells // all 25, or none where the columns were not read
	Impact     []ImpactCell
	Findings   []finding.Finding // about this questionnaire
}

// ItemCells is where an item's answer stands and what it was read as.
type ItemCells struct {
	Item   sdq.Item
	Named  sheet.Ref    // in a list of answers, the cell that names the item
	Cells  []StoredCell // one, three of a ticked question, or none where a list has no line
	Read   string       // in words; of an answer, what was ticked
	Turned bool         // the file holds it reversed: 2 minus what was ticked
	None   bool         // it holds no answer of the coding, which spoils the row

	code code
}

// ImpactCell is where the answer to a question beside the items stands.
type ImpactCell struct {
	Name string // gate, distress, ..., follow_up_help
	Cell StoredCell
	Read string
}

// StoredCell is a cell as the file stores it.
type StoredCell struct {
	At, Heading sheet.Ref // Heading is zero where the column has none
	Kind        sheet.Kind
	Text        string // exact
}

// Census is what Explain saw of all pupils, to say something when it did not find
// the one it was asked for. It names nobody.
type Census struct {
	Pupils      int         // different identifiers
	Anonymous   int         // questionnaires whose identifier cannot be used
	Identifiers []sheet.Ref // the headings of the columns with identifiers
	More        int         // questionnaires of the pupil beyond the first hundred
}

// maxExplained is how many questionnaires of a pupil are explained; more are no
// pupil's.
const maxExplained = 100

// Explain reads the inputs again and explains every questionnaire of a pupil, in
// the order of the inputs: those with scores, and those without. The identifier
// may be written as in the file or in its normal form. Rows pass through the code
// that scores them; the survey is left as it was.
func (s *Survey) Explain(ctx context.Context, pupil string) ([]*Explained, Census, error) {
	var all []*Explained
	var census Census
	ids, notes := &idSet{}, s.notes()
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			if len(sc.layouts) == 0 {
				continue
			}
			census.Identifiers = append(census.Identifiers, identifierHeadings(sc)...)
			t := &tracer{laterPass: laterPass{pass: pass{survey: s, sheet: sc, ctx: ctx}}, want: nameOf(pupil), ids: ids, census: &census, room: maxExplained - len(all), notes: notes, lists: map[*lane]bool{}}
			t.record = t.trace
			if err := t.scan(); err != nil {
				return nil, census, err
			}
			if err := t.fetch(); err != nil {
				return nil, census, err
			}
			all = append(all, t.found...)
		}
	}
	census.Pupils = ids.different()
	return all, census, nil
}

// different is how many different hashes the set holds.
func (s *idSet) different() int {
	n := 0
	for k := range s.shards {
		slices.Sort(s.shards[k])
		n += len(slices.Compact(s.shards[k]))
	}
	return n
}

// identifierHeadings are the headings over the identifiers of a sheet.
func identifierHeadings(sc *scannedSheet) []sheet.Ref {
	var out []sheet.Ref
	for _, l := range sc.layouts {
		for _, col := range l.idCols {
			out = append(out, l.heading(col))
		}
	}
	return out
}

// heading is the cell of the heading of a column; the zero Ref without one.
func (l *layout) heading(col int) sheet.Ref {
	for _, c := range l.table.Columns {
		if c.N == col && len(c.Heading) > 0 {
			return headRef(l.table, c)
		}
	}
	return sheet.Ref{}
}

// pupilName is an identifier in the normal forms that it may have.
type pupilName struct{ upn, local, name []byte }

func nameOf(text string) pupilName {
	cell := sheet.Cell{Kind: sheet.Text, Text: []byte(text)}
	var n pupilName
	n.upn, _ = ingest.AppendUPN(nil, cell)
	n.local, _ = ingest.AppendLocalID(nil, cell)
	n.name, _ = ingest.AppendName(nil, cell)
	if i := bytes.LastIndexByte(n.name, ' '); i > 0 { // the date of birth, in any form
		born, bad := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: n.name[i+1:]}, false)
		if bad == ingest.DateFine && born.Day > 0 {
			n.name = born.Append(n.name[:i+1])
		}
	}
	return n
}

// is reports whether a record is the pupil's. Its identifier has been through the
// same hands, by the column it came from.
func (n *pupilName) is(e *entry) bool {
	switch who := &e.lane.identity; {
	case len(who.names) > 0:
		return bytes.Equal(e.id, n.name)
	case e.idFrom == who.upn || ingest.LooksUPN(e.id):
		return bytes.Equal(e.id, n.upn)
	}
	return bytes.Equal(e.id, n.local)
}

// tracer looks for a pupil's records on one sheet.
type tracer struct {
	laterPass
	want   pupilName
	ids    *idSet
	census *Census
	notes  []finding.Finding // of the survey, about single cells and rows
	room   int
	found  []*Explained
	probe  entry
	lists  map[*lane]bool // unread lists in which the pupil was met
}

func (t *tracer) scan() error {
	if err := t.sheet.scanner.Scan(t); err != nil {
		return err
	}
	return t.flush()
}

// Row looks first at what scoring passes over: rows that are no pupils, and sets
// of answers that could not be read.
func (t *tracer) Row(table *ingest.Table, r *sheet.Row) error {
	footer := !t.layout.scores && t.layout.footer(r, t.last)
	for _, ln := range t.layout.lanes {
		if ln.problem == nil && !footer {
			continue
		}
		e := &t.probe
		*e = entry{lane: ln, row: r.N, id: e.id}
		e.identify(r)
		if !e.identified() || t.lists[ln] || !t.mine(e) {
			continue
		}
		if ln.long { // one line of many
			t.lists[ln] = true
		}
		x := t.explained(e)
		switch {
		case footer:
			x.Lost, x.LostAt = RuleFooter, e.ref(0)
		default:
			x.Lost, x.LostAt = ln.problem.rule, ln.problem.at
			if x.LostAt == (sheet.Ref{}) {
				x.LostAt = ln.table.Place()
			}
		}
		t.found = append(t.found, x)
		if footer {
			break
		}
	}
	return t.laterPass.Row(table, r)
}

// mine counts a record, and reports whether it is the pupil's and is to be
// explained.
func (t *tracer) mine(e *entry) bool {
	t.ids.add(maphash.Bytes(t.survey.seed, e.id))
	switch {
	case !t.want.is(e):
		return false
	case len(t.found) >= t.room:
		t.census.More++
		return false
	}
	return true
}

// trace explains one record.
func (t *tracer) trace(e *entry) error {
	if !e.identified() {
		if e.any {
			t.census.Anonymous++
		}
		return nil
	}
	if !t.mine(e) {
		return nil
	}
	x := t.explained(e)
	if err := t.survey.rescore(e, x); err != nil {
		return err
	}
	x.Items, x.Impact = e.itemCells(x.Block), e.impactCells()
	t.attach(e, x)
	t.found = append(t.found, x)
	return nil
}

// explained is what is known of a record before it is scored.
func (t *tracer) explained(e *entry) *Explained {
	placement, _ := e.placement()
	x := &Explained{Hash: t.sheet.source.hash, Identifier: e.ref(e.idFrom)}
	x.PupilID, x.Placement, x.Rater, x.At = bytes.Clone(e.id), placement, e.raterCode(nil), e.ref(0)
	if e.cells.form.Kind != sheet.Blank {
		x.FormAt = e.ref(e.lane.perRow[rowForm])
	}
	if e.strand != nil {
		x.Block = e.strand.block
	}
	return x
}

// rescore sends a record through the code that scores it, with a log and counts
// of its own.
func (s *Survey) rescore(e *entry, x *Explained) error {
	log, lost := s.Log, s.Lost
	defer func() { s.Log, s.Lost = log, lost }()
	s.Log, s.Lost = &finding.Log{}, Losses{}
	losses := &s.Lost
	if b := x.Block; b != nil {
		before := *b
		defer func() { *b = before }()
		b.Lost = Losses{}
		losses = &b.Lost
	}
	err := s.score(e, &Scored{}, func(o *Scored) error {
		x.Scored, x.Given = *o, true
		x.PupilID, x.Rater, x.Flags = bytes.Clone(o.PupilID), bytes.Clone(o.Rater), bytes.Clone(o.Flags)
		return nil
	})
	for _, g := range s.Log.Groups() {
		x.Findings = append(x.Findings, g.Kept...)
	}
	if len(losses.rules) > 0 {
		x.Lost = losses.rules[0]
	}
	if b := x.Block; b != nil && b.Refused != nil {
		x.Lost = b.Refused
	}
	return err
}

// notes are the findings of the survey, and those about codes that may be slips,
// which scoring adds only at its end.
func (s *Survey) notes() (out []finding.Finding) {
	log := s.Log
	s.Log = &finding.Log{}
	s.missingCodes()
	for _, l := range []*finding.Log{log, s.Log} {
		for _, g := range l.Groups() {
			if g.Rule != RuleMissingCodes {
				out = append(out, g.Kept...)
			}
		}
	}
	s.Log = log
	return out
}

// attach adds what the survey found out about a record before any was scored, and
// finds the place that says why a record has no scores.
func (t *tracer) attach(e *entry, x *Explained) {
	once := t.survey.copies[recordKey{e.strand, e.row}] == fateScored // beside a set of answers that stands twice
	own := map[sheet.Ref]bool{x.At: true, x.Identifier: true, e.ref(e.lane.date): true, e.ref(e.lane.dob): true}
	for _, col := range e.lane.perRow {
		own[e.ref(col)] = true
	}
	for _, item := range x.Items {
		for _, c := range item.Cells {
			own[c.At] = true
		}
	}
	for _, c := range x.Impact {
		own[c.Cell.At] = true
	}
	for _, f := range t.notes {
		switch same := func(o finding.Finding) bool { return o.Rule == f.Rule && o.From == f.From }; {
		case f.Pupil != "" && f.Pupil != string(x.PupilID), once && (f.Rule == RuleRepeated || f.Rule == RuleConflict):
		case own[f.From] && !slices.ContainsFunc(x.Findings, same):
			if f.Rule == RuleNearID { // it names another pupil
				f.Seen = ""
			}
			x.Findings = append(x.Findings, f)
		case f.Rule == x.Lost && f.Rule.Effect >= finding.BlockRefused && x.LostAt == (sheet.Ref{}) && x.Block.holds(f.From):
			x.LostAt = f.From
		}
	}
	slices.SortStableFunc(x.Findings, func(a, b finding.Finding) int { return strings.Compare(a.Rule.ID, b.Rule.ID) })
	for _, f := range x.Findings {
		if f.Rule == x.Lost && x.LostAt == (sheet.Ref{}) {
			x.LostAt = f.From
		}
	}
	if x.Lost != nil && x.LostAt == (sheet.Ref{}) {
		x.LostAt = x.At
	}
}

// holds reports whether a place is on a sheet that the block stands on.
func (b *Block) holds(at sheet.Ref) bool {
	return b != nil && slices.ContainsFunc(b.Places, func(p sheet.Ref) bool { return p.File == at.File && p.Sheet == at.Sheet })
}
