package support

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

// at is the record that something was read from.
type at struct {
	block *record.Block
	row   int
}

// ref is the address of a field's cell; of the row, where the table has no such
// column.
func (a at) ref(field string) sheet.Ref { return a.block.Table.Ref(a.row, a.block.Column(field)) }

// base is what all records have.
type base struct {
	at
	pupil string
	cells []metrics.Used // of a pupil who is explained
}

// fate says where a record ended up. Every record ends in exactly one place.
type fate uint8

const (
	counted  fate = iota
	refused       // it cannot be used; a finding says why
	repeated      // a copy of another
	ahead         // a contact that is still to come
	outside       // an incident outside the period that is asked for
	fates
)

// count is how many records of a shape ended where.
type count [fates]int

func (c count) read() (n int) {
	for _, k := range c {
		n += k
	}
	return n
}

// intake is one walk over the records.
type intake struct {
	*reading
	log  *finding.Log
	keep string // the pupil whose cells are kept, for an explanation

	referrals  []*row
	episodes   []*episode
	contacts   []*contact
	incidents  []*incident
	answers    []*answer
	universals []*universal

	known   map[string]bool       // words that were told
	narrow  map[owner][]spoiling  // contacts that cannot be used
	wide    map[string][]spoiling // the same, by pupil, where it is not known with whom
	blurred map[string][]spoiling // suspensions and incidents that cannot be used, by pupil
	all     map[string]bool       // pupils who stand anywhere
	ends    map[string]*count     // by shape, where its records ended
	several []base                // records of several pupils in one cell
	torn    []spoiling            // referrals among them, by pupil
	until   ingest.Date           // nothing after this day; zero for no limit
}

// owner is a pupil and a specialist.
type owner struct {
	pupil      string
	specialism specialism
}

// spoiling is a record that cannot be used, and what is left open by that.
type spoiling struct {
	base
	day   ingest.Date // zero where it is not known
	what  string
	class string // of an incident, where it is known
}

// collect reads all records.
func (rd *reading) collect(ctx context.Context, log *finding.Log, keep string) (*intake, error) {
	in := &intake{reading: rd, log: log, keep: keep, known: map[string]bool{}, narrow: map[owner][]spoiling{}, wide: map[string][]spoiling{}, blurred: map[string][]spoiling{}, all: map[string]bool{}, ends: map[string]*count{}}
	if log == nil { // of a second reading: what it tells is for an explanation alone
		in.log = &finding.Log{}
	}
	for r, err := range rd.source.Records(ctx, in.log) {
		if err != nil {
			return nil, err
		}
		in.record(r)
	}
	return in, nil
}

// severalSigns stand between pupils where several are written into one cell.
const severalSigns = ";,&/"

// record takes one record.
func (in *intake) record(r *record.Record) {
	b := base{at: at{r.Block, r.Row}, pupil: r.Pupil}
	shape := r.Block.Shape.ID
	if strings.ContainsAny(b.pupil, severalSigns) {
		in.tell(RuleSeveral, b, firstOf(r.Block, identified...), b.pupil)
		in.end(shape, refused)
		in.several = append(in.several, b)
		return
	}
	if b.pupil != "" {
		in.all[b.pupil] = true
	}
	switch shape {
	case shapeReferrals, shapeDated:
		in.referral(r, b)
	case shapeContacts, shapeOwnContacts:
		in.contact(r, b)
	case shapeEpisodes:
		in.episode(r, b)
	case shapeSuspensions:
		in.suspension(r, b)
	case shapeIncidents:
		in.incident(r, b)
	case shapeUniversal:
		in.universal(r, b)
	case shapeViews:
		in.views(r, b)
	}
}

// end counts where a record ended.
func (in *intake) end(shape string, f fate) {
	if in.ends[shape] == nil {
		in.ends[shape] = &count{}
	}
	in.ends[shape][f]++
}

// tell logs a finding about a field of a record.
func (in *intake) tell(rule *finding.Rule, b base, field, seen string) {
	in.log.Add(finding.Finding{Rule: rule, From: b.ref(field), Pupil: b.pupil, Seen: seen})
}

// once reports whether a word is met for the first time.
func (in *intake) once(field, text string) bool {
	key := field + "\x00" + keyOf(text)
	if in.known[key] {
		return false
	}
	in.known[key] = true
	return true
}

// word reads a field whose words are listed. A word that is not known is told and
// leaves the field empty.
func (in *intake) word(r *record.Record, b *base, field string) (string, record.Got) {
	text, got := r.Text(field)
	if got != record.Given {
		return "", got
	}
	m := wordIn(field, text)
	if m == "" {
		in.log.Add(finding.Finding{Rule: RuleWord, From: b.ref(field), Pupil: b.pupil, Seen: text, Expected: "one of " + wordsOf(field)})
		return "", record.Bad
	}
	in.use(r, b, field, m, "")
	return m, record.Given
}

// day reads a field as a day. A month is none.
func (in *intake) day(r *record.Record, b *base, field string) (ingest.Date, record.Got) {
	d, got := r.Date(field)
	if got != record.Given {
		return ingest.Date{}, got
	}
	if d.Day == 0 {
		in.log.Add(finding.Finding{Rule: record.RuleDate, From: b.ref(field), Pupil: b.pupil, Seen: d.String(), Expected: "a day: this is only a month"})
		return ingest.Date{}, record.Bad
	}
	in.use(r, b, field, d.String(), "")
	return d, got
}

// past reads a field as a day on which something has happened: not one after the
// day that the data are said to be from.
func (in *intake) past(r *record.Record, b *base, field string) (ingest.Date, record.Got) {
	d, got := in.day(r, b, field)
	if got == record.Given && in.future(d) {
		in.tell(RuleFuture, *b, field, d.String())
		return ingest.Date{}, record.Bad
	}
	return d, got
}

// future reports whether a day lies after the one that the data are said to be from.
func (in *intake) future(d ingest.Date) bool {
	return !in.asked.AsOf.IsZero() && d.After(in.asked.AsOf)
}

// specialism reads a text as a specialist, by the map first. ok is false for a text
// that cannot be a profession.
func (in *intake) specialism(b base, field, text string) (s specialism, ok bool) {
	text = strings.TrimSpace(text)
	if means, mapped := b.block.Map().Value(fieldSpecialism, text); mapped {
		text = means
	}
	if s, ok = specialismOf(text); ok {
		return s, true
	}
	if !professional(text) {
		return specialism{}, false
	}
	s = specialism{strings.ToLower(strings.Join(strings.Fields(text), " ")), roleOther}
	if in.once(fieldSpecialism, s.name) {
		in.log.Add(finding.Finding{Rule: RuleOwnRole, From: b.ref(field), Seen: text})
	}
	return s, true
}

// professional reports whether a text can be the name of a profession: it has
// letters, no sentence's length, and is no word for yes or no.
func professional(text string) bool {
	letters := strings.ContainsFunc(text, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
	return letters && len(text) <= limit("specialism-letters") && wordIn("yes_no", text) == "" && !slices.Contains([]string{"tbc", "na", "unknown", "notknown", "notsure"}, keyOf(text))
}

// use keeps a cell for an explanation.
func (in *intake) use(r *record.Record, b *base, field, read, counted string) {
	if in.keep == "" || in.keep != b.pupil {
		return
	}
	cell := r.Cell(field)
	if cell.Kind == sheet.Blank {
		return
	}
	stored := string(cell.Text)
	if read == stored {
		read = ""
	}
	b.cells = append(b.cells, metrics.Used{At: b.ref(field), Field: strings.ReplaceAll(field, "_", " "), Stored: stored, Read: read, Counted: counted})
}

// scatter leaves open what a record of several pupils would have added to each.
func (in *intake) scatter() {
	for _, b := range in.several {
		for _, id := range strings.FieldsFunc(b.pupil, func(r rune) bool { return strings.ContainsRune(severalSigns, r) }) {
			id = strings.TrimSpace(id)
			if !in.all[id] && len(in.asked.Roll.Of(id)) == 0 {
				continue
			}
			own := b
			own.pupil = id
			const what = flagSeveralPupils
			switch b.block.Shape.ID {
			case shapeContacts, shapeOwnContacts, shapeEpisodes:
				in.spoil(own, ingest.Date{}, what)
			case shapeSuspensions, shapeIncidents:
				in.lose(&incident{base: own}, what, "")
			case shapeReferrals, shapeDated:
				in.torn = append(in.torn, spoiling{base: own, what: what})
			}
		}
	}
}

// spoil notes that a record of a pupil cannot be used and that it is not known which
// specialist it is of.
func (in *intake) spoil(b base, day ingest.Date, what string) {
	in.wide[b.pupil] = append(in.wide[b.pupil], spoiling{base: b, day: day, what: what})
}
