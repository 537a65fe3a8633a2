package workcopy

import (
	"context"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/roster"
	"apst/sdq/intake"
)

// understand claims the cells of a file for what reads them: the SDQ, the measures
// that it holds, and the list of pupils.
func (b *book) understand(ctx context.Context) error {
	turned := make([]bool, len(b.pages))
	if b.holds.Answers {
		if err := b.understandAnswers(ctx, turned); err != nil {
			return err
		}
	}
	file, err := ingest.Open(b.path)
	if err != nil {
		return err
	}
	defer file.Close()
	for i, sh := range file.Sheets() {
		p := b.pages[i]
		var vocabularies []ingest.Vocabulary
		for _, m := range b.holds.Measures {
			vocabularies = append(vocabularies, m.Spec.Vocabulary(nil))
		}
		for _, v := range append(vocabularies, roster.Vocabulary()) {
			scanner := ingest.NewScanner(file.Name, sh, v)
			pass := &claims{page: p, ctx: ctx}
			if !turned[i] {
				if err := scanner.Scan(pass); err != nil {
					return err
				}
			}
			if pass.tables > 0 {
				continue
			}
			across, err := scanner.Turn()
			if err != nil {
				continue // too large to be turned
			}
			if err := across.Scan(&claims{page: p, ctx: ctx, turned: true}); err != nil {
				return err
			}
		}
	}
	return nil
}

// claims is a scan that puts claims on cells.
type claims struct {
	page   *page
	ctx    context.Context
	turned bool
	tables int
	table  *ingest.Table
	fields map[int]claim // by column of the grid
}

func (c *claims) claim(row, col int, k claim) {
	if c.turned {
		row, col = col, row
	}
	c.page.claim(row, col, k)
}

// Table takes a table of which something is known.
func (c *claims) Table(t *ingest.Table) error {
	c.table, c.fields = t, map[int]claim{}
	some := 0
	for _, col := range t.Columns {
		c.fields[col.N] = claimOf(col.Field)
		if col.Field != "" {
			some++
		}
	}
	if some == 0 {
		c.table = nil
		return nil
	}
	c.tables++
	c.page.tables++
	for _, n := range slices.Concat(t.GroupRows, t.HeadRows) {
		for _, col := range t.Columns {
			k := strange
			if col.Field != "" {
				k = heading
			}
			c.claim(n, col.N, k)
		}
	}
	for _, title := range t.Titles {
		c.claim(title.Row, title.Col, titled)
	}
	return nil
}

// Row claims the cells of a row under headings.
func (c *claims) Row(t *ingest.Table, r *sheet.Row) error {
	if c.table == nil || t != c.table {
		return c.ctx.Err()
	}
	for _, col := range t.Columns {
		c.claim(r.N, col.N, c.fields[col.N])
	}
	return c.ctx.Err()
}

// Outside leaves rows of no table alone.
func (c *claims) Outside(*sheet.Row) error { return c.ctx.Err() }

// Repeated claims headings that were met again.
func (c *claims) Repeated(t *ingest.Table, r *sheet.Row) error {
	if c.table != nil {
		for _, col := range t.Columns {
			c.claim(r.N, col.N, heading)
		}
	}
	return c.ctx.Err()
}

// understandAnswers claims what the SDQ reads.
func (b *book) understandAnswers(ctx context.Context, turned []bool) error {
	survey := intake.New(intake.Options{}, &finding.Log{}, nil)
	defer survey.Close()
	if err := survey.Read(ctx, []intake.Input{{Path: b.path}}); err != nil {
		return err
	}
	if survey.Files[0].Refused != nil {
		return nil
	}
	if err := survey.Score(ctx, func(*intake.Scored) error { return nil }); err != nil {
		return err
	}
	shape, err := survey.Shape(ctx)
	if err != nil {
		return err
	}
	for i := range shape.Sheets {
		sh := &shape.Sheets[i]
		turned[i] = sh.Turned
		b.pages[i].claimAnswers(sh)
	}
	return nil
}

// claimAnswers claims the cells of a sheet with answers.
func (p *page) claimAnswers(sh *intake.SheetShape) {
	p.tables += len(sh.Tables)
	first := 0
	for n, row := range sh.Rows {
		if row.Kind == intake.HeadingRow && (first == 0 || n < first) {
			first = n
		}
		for _, col := range sh.Tables[row.Table].Columns {
			k := claimOf(col.Field)
			switch {
			case row.Kind == intake.HeadingRow || row.Kind == intake.RepeatRow:
				k = strange
				if col.Item > 0 {
					k = wording
				} else if col.Field != "" {
					k = heading
				}
			case col.Field == "item_name":
				k = wording
			}
			r, c := n, col.N
			if sh.Turned {
				r, c = c, r
			}
			p.claim(r, c, k)
		}
	}
	for n := 1; n < first; n++ { // titles above the first table
		for col := 1; col <= few; col++ {
			r, c := n, col
			if sh.Turned {
				r, c = c, r
			}
			p.claim(r, c, titled)
		}
	}
}

// gather takes the identifiers and the words of names that stand in a file.
func (b *book) gather(ids, names, pairs map[string]bool) {
	for _, p := range b.pages {
		for i, r := range p.rows {
			p.pairs(i, pairs)
			for j, c := range r.Cells {
				if c.Kind != sheet.Text && c.Kind != sheet.Number {
					continue
				}
				text := string(c.Text)
				switch p.claims[i][j] {
				case pupilName:
					gatherName(text, names)
				case identifier:
					gatherID(text, c.Kind, ids, names)
				default:
					for _, w := range words(text) {
						if id := normal(w); ingest.LooksUPN([]byte(id)) && upnState(id) != ingest.IDNotUPN {
							ids[id] = true
						}
					}
				}
			}
		}
	}
}

// mostNames is how many words the name of a pupil has at most whose pairs are taken.
const mostNames = 6

// pairs takes the words of a row's names by twos, in either order.
func (p *page) pairs(row int, pairs map[string]bool) {
	var all []string
	for j, c := range p.rows[row].Cells {
		if p.claims[row][j] == pupilName && c.Kind == sheet.Text {
			all = append(all, words(string(c.Text))...)
		}
	}
	for i := range all[:min(len(all), mostNames)] {
		for j := range all[:min(len(all), mostNames)] {
			if i != j && all[i] != all[j] {
				pairs[all[i]+" "+all[j]] = true
			}
		}
	}
}

// pupil reports whether a row is a pupil's: it has an identifier with digits.
func (p *page) pupil(row int) bool {
	for j, c := range p.rows[row].Cells {
		if text := string(c.Text); p.claims[row][j] == identifier && strings.ContainsAny(text, "0123456789") && !nobody(text) {
			return true
		}
	}
	return false
}

func gatherName(text string, names map[string]bool) {
	for _, w := range words(text) {
		names[w] = true
	}
}

// gatherID takes an identifier; words without a digit in its place are a name.
func gatherID(text string, kind sheet.Kind, ids, names map[string]bool) {
	if scientific().MatchString(text) {
		return
	}
	if kind == sheet.Number {
		text = wholeOf(text)
	}
	switch hasDigit := slices.ContainsFunc([]byte(text), func(b byte) bool { return b >= '0' && b <= '9' }); {
	case nobody(text):
	case hasDigit:
		ids[normal(text)] = true
	default:
		gatherName(text, names)
	}
}
