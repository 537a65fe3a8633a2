package record

import (
	"cmp"
	"slices"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/ingest/skim"
)

// Vouches implements [ingest.Voucher]: a UPN under the heading of identifiers stands
// neither among headings nor in a title.
func (v *vocabulary) Vouches(t *ingest.Table, r *sheet.Row) bool {
	for _, c := range t.Columns {
		if (c.Field == UPN || c.Field == LocalID) && ingest.LooksUPN(r.Cell(c.N).Text) {
			return true
		}
	}
	return false
}

// identifierColumn is the column of a table in one block by which its rows are told
// apart, if a UPN in it vouches for the row; 0 if not.
func (t *tableOf) identifierColumn() int {
	if len(t.blocks) != 1 {
		return 0
	}
	b := t.blocks[0]
	col := cmp.Or(b.key.upn, b.key.local)
	if col > 0 && (col == b.Column(UPN) || col == b.Column(LocalID)) {
		return col
	}
	return 0
}

// looksUPN is [ingest.LooksUPN] for a text without spaces at its ends.
func looksUPN(text []byte) bool {
	text = bare(text)
	return len(text) == upnLength && ingest.LooksUPN(text)
}

// bare is a field without the quotation marks round it.
func bare(text []byte) []byte {
	if n := len(text); n > 1 && text[0] == '"' {
		return text[1 : n-1]
	}
	return text
}

const upnLength = 13

// Glance implements [ingest.Glancer]: the first pass looks at the dates, each text of
// which it has to see once, and counts rows.
func (p *first) Glance(t *ingest.Table) *ingest.Glance {
	if p.table == nil {
		return nil
	}
	id := p.table.identifierColumn()
	if id == 0 {
		return nil
	}
	b, columns := p.table.blocks[0], []skim.Column{{N: id, Valid: looksUPN}}
	for field := range b.dates {
		if col := b.Column(field); col != id {
			columns = append(columns, skim.Column{N: col})
		}
	}
	slices.SortFunc(columns, func(x, y skim.Column) int { return cmp.Compare(x.N, y.N) })
	var d dateTexts
	for i, c := range columns {
		if c.N != id {
			d = append(d, i)
		}
	}
	return &ingest.Glance{Columns: columns, Take: func(page *skim.Page, from, to, _ int) (int, error) {
		if p.rd.opt.Once {
			p.sheet.later = true
			return 0, errLater
		}
		if page.By.Memo == nil {
			page.By.Memo = make([]uint32, len(d))
		}
		seen, _ := page.By.Memo.([]uint32)
		end := d.seen(page, from, to, seen)
		if end < to { // which goes to Row
			d.observed(page, end, seen)
		}
		n := end - from
		p.plain(n, t.HeadWidth)
		return n, p.rd.ticks(p.ctx, n)
	}}
}

// plain counts rows that were taken at a glance.
func (p *first) plain(rows, fields int) {
	p.table.bare = p.table.bare && rows == 0
	p.sheet.Rows += rows
	p.sheet.Cells += rows * fields
}

// dateTexts are the columns of a plan with dates, whose every text is to be observed.
type dateTexts []int

// seen says up to which of some lines all texts were observed. Numbers are given as
// texts are met, so those up to the largest one seen have been.
func (d dateTexts) seen(page *skim.Page, from, to int, seen []uint32) (end int) {
	end = to
	for i, column := range d {
		if page.Texts(column) <= seen[i] {
			continue
		}
		for line := from; line < end; line++ {
			if page.Numbers[line*page.Columns()+column] > seen[i] {
				end = line
			}
		}
	}
	return end
}

// observed notes that the texts of a line are.
func (d dateTexts) observed(page *skim.Page, line int, seen []uint32) {
	for i, column := range d {
		seen[i] = max(seen[i], page.Numbers[line*page.Columns()+column])
	}
}
