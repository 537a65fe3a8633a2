package intake

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// peek looks, in the first row of pupils, for a column that says the wave though
// its heading does not: "Which survey is this?" over Baseline and Endline.
func (l *layout) peek(r *sheet.Row) {
	if l.peeked {
		return
	}
	l.peeked = true
	l.peekDates(r)
	for _, c := range l.table.Columns {
		text := at(r, c.N).Text
		if c.Field != "" || c.Laned || len(text) == 0 || len(text) > 30 {
			continue
		}
		if p := vocabulary().waves[join(tokens(string(text)))]; p.value == "" || p.strength == weak {
			continue
		}
		c.Field = fieldWave
		for _, ln := range l.lanes {
			if ln.perRow[rowWave] == 0 && ln.facets["wave"].Value == "" {
				ln.perRow[rowWave] = c.N
			}
		}
		return
	}
}

// peekDates notes a column of dates under a heading that means nothing to the SDQ,
// where no set of answers has a date: it may be that of the form.
func (l *layout) peekDates(r *sheet.Row) {
	if slices.ContainsFunc(l.lanes, func(ln *lane) bool { return ln.date > 0 }) {
		return
	}
	for _, c := range l.table.Columns {
		if c.Field != "" || len(c.Heading) == 0 {
			continue
		}
		if d, bad := ingest.ParseDate(at(r, c.N), l.source.date1904); bad == ingest.DateFine && d.Day > 0 && at(r, c.N).Kind != sheet.Number {
			l.overlooked = append(l.overlooked, c)
			return
		}
	}
}

// strand is one lane's answers for one wave and one informant as the rows call
// them. Strands that turn out to be the same wave and informant make a block.
type strand struct {
	lane      *lane
	wave      ingest.Facet // as a column says; empty without one
	informant ingest.Facet
	tally     *tally
	impact    *impactTally
	ids       idSet
	dates     ingest.DateColumn
	records   int
	names     int          // of them, with words in place of an identifier
	forms     [4]sheet.Ref // by form, the first row whose form column says it
	noDates   bool         // the column's dates cannot be trusted
	formWho   []string     // informants that the names of forms in a column say
	formWhoAt sheet.Ref
	block     *Block
	unused    bool          // the column that should say so never does
	rowRule   *finding.Rule // the row's own wave or informant cannot be read
}

// labels are the words the strand goes by in the file.
func (st *strand) labels() []string { return []string{st.wave.Text, st.informant.Text} }

// maxStrands bounds the different waves and informants that columns may name:
// more are names of people or the like.
const maxStrands = 64

// find picks the strand of a record by what the row's own columns say.
func (ln *lane) find(e *entry, r *sheet.Row) error {
	if ln.perRow[rowWave] == 0 && ln.perRow[rowInformant] == 0 {
		if ln.only == nil {
			ln.only = ln.newStrand([2]string{}, sheet.Ref{}, sheet.Ref{})
		}
		e.strand = ln.only
		return nil
	}
	wave, informant := labelText(at(r, ln.perRow[rowWave])), labelText(at(r, ln.perRow[rowInformant]))
	for _, st := range ln.found {
		if string(wave) == st.wave.Text && string(informant) == st.informant.Text {
			e.strand = st
			return nil
		}
	}
	k := [2]string{cellLabel(wave), cellLabel(informant)}
	if len(ln.strands) >= maxStrands {
		k = [2]string{"\x00", "\x00"}
	}
	if e.strand = ln.strands[k]; e.strand == nil {
		e.strand = ln.newStrand(k, e.ref(ln.perRow[rowWave]), e.ref(ln.perRow[rowInformant]))
		ln.found = append(ln.found, e.strand)
	}
	return nil
}

// labelText is the text of a cell that says a wave or an informant. A formula
// without a value, or an error, says something that cannot be read.
func labelText(c sheet.Cell) []byte {
	if c.Kind == sheet.Formula || c.Kind == sheet.Error {
		return []byte("\x00")
	}
	return c.Text
}

// isName reports whether an identifier is words: letters and a space, no digit.
func isName(id []byte) bool {
	space := false
	for _, c := range id {
		if c >= '0' && c <= '9' {
			return false
		}
		space = space || c == ' '
	}
	return space
}

// cellLabel is the text of a wave or an informant; anything long is neither.
func cellLabel(text []byte) string {
	if len(text) > 60 {
		return "\x00"
	}
	return string(text)
}

func (ln *lane) newStrand(k [2]string, waveAt, informantAt sheet.Ref) *strand {
	st := &strand{lane: ln, tally: new(tally), impact: new(impactTally)}
	if col := ln.perRow[rowWave]; col > 0 {
		st.wave = ingest.Facet{Value: waveOf(k[0]), By: ingest.FromColumn, At: waveAt, Text: k[0]}
		if st.wave.Value == "" && k[0] != "" {
			st.rowRule = RuleRowWave
		}
	}
	if col := ln.perRow[rowInformant]; col > 0 {
		st.informant = ingest.Facet{Value: informantOf(k[1]), By: ingest.FromColumn, At: informantAt, Text: k[1]}
		if st.informant.Value == "" && k[1] != "" {
			st.rowRule = RuleRowInformant
		}
	}
	ln.strands[k] = st
	return st
}

// waveOf and informantOf read a cell of a column that says so.
func waveOf(text string) string {
	f := facetsIn(text, inCell)
	if f["wave"] == "" {
		if ts := tokens(text); len(ts) == 1 {
			if n, ok := ts[0].number(); ok && n >= 1 && n <= 9 {
				return fmt.Sprint("n", n)
			}
		}
	}
	return f["wave"]
}

func informantOf(text string) string {
	if v := facetsIn(text, inCell)["informant"]; v != "" {
		return v
	}
	switch join(tokens(text)) {
	case "s", "yr", "y":
		return sdq.Self.String()
	case "t":
		return sdq.Teacher.String()
	case "p":
		return sdq.Parent.String()
	}
	return ""
}
