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
func looksUPN(text []byte) bool { return len(text) == upnLength && ingest.LooksUPN(text) }

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
	g := &datesSeen{pass: p, fields: t.HeadWidth}
	for i, c := range columns {
		if c.N != id {
			g.dates = append(g.dates, i)
		}
	}
	return &ingest.Glance{Columns: columns, Take: g.take}
}

// datesSeen is which texts of dates the first pass has seen in a table.
type datesSeen struct {
	pass   *first
	fields int
	dates  []int // columns of the plan
}

// take takes lines with dates that were seen. Numbers are given as texts are met, so
// those up to the largest one seen have been.
func (g *datesSeen) take(page *skim.Page, from, to, _ int) (int, error) {
	if page.By.Memo == nil {
		page.By.Memo = make([]uint32, len(g.dates))
	}
	seen, _ := page.By.Memo.([]uint32)
	end := to
	for i, column := range g.dates {
		if page.Texts(column) <= seen[i] {
			continue
		}
		for line := from; line < end; line++ {
			if page.Numbers[line*page.Columns()+column] > seen[i] {
				end = line
			}
		}
	}
	if end < to { // which Row will see
		for i, column := range g.dates {
			seen[i] = max(seen[i], page.Numbers[end*page.Columns()+column])
		}
	}
	n := end - from
	g.pass.table.bare = g.pass.table.bare && n == 0
	g.pass.sheet.Rows += n
	g.pass.sheet.Cells += n * g.fields
	return n, g.pass.rd.ticks(g.pass.ctx, n)
}
