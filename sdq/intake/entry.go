package intake

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"hash/maphash"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// entry is one record: one pupil's answers in one lane of one row, or gathered
// from the lines of a long list. It is reused from record to record; its cells
// are borrowed.
type entry struct {
	lane   *lane
	strand *strand
	row    int           // grid row; the first line of a long list
	shape  *finding.Rule // the row has too many fields, or was cut short
	id     []byte
	idFrom int // column the identifier came from
	idBad  ingest.IDProblem
	codes  [sdq.Items]code
	any    bool // at least one answer cell is filled
	cells  entryCells
	lines  []int32 // long lists: the row of each item's answer

	from    *sheet.Row // the row it was read from; nil for a long list
	badItem sheet.Ref  // long lists: a line whose item cannot be read
}

// entryCells are the cells of a record that are no answers.
type entryCells struct {
	date, dob, form, rater, placement, lookBack sheet.Cell
	impact                                      [impactFields]sheet.Cell
	school                                      [sdq.ScaleCount]sheet.Cell
}

// read fills the entry from one lane of a row.
func (e *entry) read(l *lane, r *sheet.Row) {
	e.lane, e.row, e.lines, e.from = l, r.N, nil, r
	e.any = false
	for i := range l.items {
		c := codeBlank
		if col := l.items[i].col; col > 0 {
			if col <= len(r.Cells) {
				c = readAnswer(r.Cells[col-1])
			}
		} else if l.ticked {
			c = readTicks(r, &l.items[i].ticks)
		}
		e.codes[i] = c
		if c != codeBlank {
			e.any = true
		}
	}
	e.identify(r)
	e.cells = entryCells{date: at(r, l.date), dob: at(r, l.dob)}
	if l.col != nil {
		e.cells.form, e.cells.rater = at(r, l.perRow[rowForm]), at(r, l.perRow[rowRater])
		e.cells.placement, e.cells.lookBack = at(r, l.perRow[rowPlacement]), at(r, l.perRow[rowLookBack])
	}
	if l.hasExtra {
		for i, col := range l.impact {
			e.cells.impact[i] = at(r, col)
		}
	}
	for i, col := range l.school {
		if col > 0 {
			e.cells.school[i] = at(r, col)
		}
	}
}

func at(r *sheet.Row, col int) sheet.Cell {
	if col == 0 {
		return sheet.Cell{}
	}
	return r.Cell(col)
}

// readTicks reads the three columns of a ticked question.
func readTicks(r *sheet.Row, ticks *[3]int) code {
	c := codeBlank
	for i, col := range ticks {
		switch ticked(r.Cell(col)) {
		case tickNone:
		case tickMade:
			if c != codeBlank {
				return codeTwoMarks
			}
			c = codeWord0 + code(i)
		case tickFormula:
			return codeFormula
		case tickOther:
			return codeIllegal
		}
	}
	return c
}

type tick uint8

const (
	tickNone tick = iota
	tickMade
	tickFormula
	tickOther
)

func ticked(c sheet.Cell) tick {
	switch c.Kind {
	case sheet.Blank:
		return tickNone
	case sheet.Formula:
		return tickFormula
	case sheet.Error, sheet.Date:
		return tickOther
	}
	switch strings.ToLower(strings.TrimSpace(string(c.Text))) {
	case "x", "✓", "✔", "√", "1", "1.0", "true", "y", "yes", "*", "●", "•", "☑", "☒", "/", "ü":
		return tickMade
	case "", "0", "0.0", "false", "n", "no", "☐", "-", "○":
		return tickNone
	}
	return tickOther
}

// identify reads who the row is about.
func (e *entry) identify(r *sheet.Row) {
	who := &e.lane.identity
	e.id = e.id[:0]
	if len(who.names) > 0 {
		e.identifyByName(r)
		return
	}
	e.idFrom, e.idBad = who.upn, ingest.IDBlank
	if who.upn > 0 {
		e.id, e.idBad = ingest.AppendUPN(e.id, r.Cell(who.upn))
	}
	if e.idBad == ingest.IDBlank && who.local > 0 {
		cell := r.Cell(who.local)
		e.idFrom = who.local
		if e.id, e.idBad = ingest.AppendLocalID(e.id[:0], cell); len(e.id) >= 13 && ingest.LooksUPN(cell.Text) {
			e.id, e.idBad = ingest.AppendUPN(e.id[:0], cell)
		}
		if who.upn > 0 && isName(e.id) { // a name beside a blank UPN identifies nobody
			e.id, e.idFrom, e.idBad = e.id[:0], who.upn, ingest.IDBlank
		}
	}
}

// identifyByName makes the identifier of a declared name and date of birth.
func (e *entry) identifyByName(r *sheet.Row) {
	who := &e.lane.identity
	e.idFrom, e.idBad = who.names[0], ingest.IDFine
	for i, col := range who.names {
		if i > 0 {
			e.id = append(e.id, ' ')
		}
		var bad ingest.IDProblem
		if e.id, bad = ingest.AppendName(e.id, r.Cell(col)); bad != ingest.IDFine {
			e.idFrom, e.idBad = col, bad
			return
		}
	}
	born, bad := ingest.ParseDate(r.Cell(who.dob), e.lane.source.date1904)
	if bad != ingest.DateFine || born.Day == 0 {
		e.idFrom, e.idBad = who.dob, ingest.IDNotText
		if bad == ingest.DateBlank {
			e.idBad = ingest.IDBlank
		}
		return
	}
	e.id = born.Append(append(e.id, ' '))
}

// identified reports whether the identifier can be used.
func (e *entry) identified() bool {
	switch e.idBad {
	case ingest.IDFine, ingest.IDRepaired, ingest.IDWrongLetter, ingest.IDNotUPN:
		return true
	}
	return false
}

// itemRef is the cell of an item's answer; of a ticked question, the first of
// its three.
func (e *entry) itemRef(item int) sheet.Ref {
	t := e.lane.table
	if e.lines != nil {
		row := int(e.lines[item])
		if row == 0 {
			row = e.row
		}
		return t.Ref(row, e.lane.col[fieldAnswer])
	}
	c := &e.lane.items[item]
	return t.Ref(e.row, max(c.col, c.ticks[0]))
}

func (e *entry) ref(col int) sheet.Ref { return e.lane.table.Ref(e.row, col) }

// MostPlacements is the highest number a placement can have.
const MostPlacements = 99

// placement is 1 unless the row says otherwise.
func (e *entry) placement() (int, bool) {
	c := e.cells.placement
	if c.Kind == sheet.Blank {
		return 1, true
	}
	text := bytes.TrimSuffix(bytes.TrimSpace(c.Text), []byte(".0"))
	if len(text) == 0 {
		return 1, true
	}
	n, err := strconv.Atoi(string(text))
	return n, err == nil && n >= 1 && n <= MostPlacements && (c.Kind == sheet.Text || c.Kind == sheet.Number)
}

// hash is a number for the pupil, placement and rater of the record: equal for
// equal records, and for others only by a chance of 1 in 2^64.
func (e *entry) hash(seed maphash.Seed) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	h.Write(e.id)
	if c := e.cells.placement; c.Kind != sheet.Blank {
		n, _ := e.placement()
		h.WriteByte(0)
		h.WriteByte(byte(n))
	} else {
		h.WriteByte(0)
		h.WriteByte(1)
	}
	h.Write(bytes.ToLower(bytes.TrimSpace(e.cells.rater.Text)))
	h.WriteString(e.lane.facets["rater"].Value)
	return h.Sum64()
}

// key is what hash is a number for, written out.
func (e *entry) key() string {
	n, _ := e.placement()
	return string(e.id) + "\x00" + strconv.Itoa(n) + "\x00" + string(bytes.ToLower(bytes.TrimSpace(e.cells.rater.Text))) + "\x00" + e.lane.facets["rater"].Value
}

// raterCode stands for whoever answered: a digit as the file has it, and in
// place of a name a code that is the same for the same name beside the same
// pupil, and for nobody else. The pupil's identifier is the key, so that the
// code needs no key file and does not link one pupil to another.
func (e *entry) raterCode(dst []byte) []byte {
	name := bytes.ToLower(bytes.TrimSpace(e.cells.rater.Text))
	if len(name) == 0 {
		return append(dst, e.lane.facets["rater"].Value...)
	}
	mac := hmac.New(sha256.New, append([]byte("apst:v1:rater:"), e.id...))
	mac.Write(name)
	return base32.StdEncoding.WithPadding(base32.NoPadding).AppendEncode(dst, mac.Sum(nil)[:5])
}
