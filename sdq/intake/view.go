package intake

import (
	"fmt"
	"slices"
	"strings"

	"apst/ingest"
	"apst/sdq"
)

// TableView is how one table was understood, for showing.
type TableView struct {
	File, Sheet string
	Headings    string   // where the lowest heading row is
	Turned      bool     // pupils stand in columns
	Long        bool     // a line an answer
	ScoresOnly  bool     // scores worked out elsewhere: not used
	Titles      []string // cells above the headings that hold one; a title may name a pupil
	Sets        []SetView
	Unused      []ColumnView // columns with a heading that is nothing to the SDQ
}

// SetView is one set of answers in a table.
type SetView struct {
	Columns []ColumnView
	Blocks  []*Block
	Refused string // why it was not read at all
}

// ColumnView is what one column holds. The heading of an item is not shown: it
// may hold the questionnaire's wording.
type ColumnView struct {
	Column, Field, Heading string
	Facets                 []string // what the heading, or one above it, says of wave, informant or rater
}

// Tables shows how the tables of the inputs were understood.
func (s *Survey) Tables() []TableView {
	var out []TableView
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			for _, l := range sc.layouts {
				out = append(out, l.view())
			}
		}
	}
	return out
}

func (l *layout) view() TableView {
	t := l.table
	v := TableView{File: t.File, Sheet: t.Sheet, Headings: t.Place().Cell(), Turned: t.Turned, Long: l.long, ScoresOnly: l.scores}
	for _, title := range t.Titles {
		v.Titles = append(v.Titles, t.Ref(title.Row, title.Col).Cell())
	}
	used := map[*ingest.Column]bool{}
	for _, ln := range l.lanes {
		set := SetView{Blocks: ln.blocks()}
		if ln.problem != nil {
			set.Refused = ln.problem.rule.Title + ": " + ln.problem.seen
		}
		for _, c := range t.Columns {
			if c.Field != "" && slices.Contains(t.Lanes[ln.index].Fields[c.Field], c) {
				used[c] = true
				set.Columns = append(set.Columns, viewColumn(t, c))
			}
		}
		v.Sets = append(v.Sets, set)
	}
	for _, c := range t.Columns {
		if !used[c] && len(c.Heading) > 0 {
			v.Unused = append(v.Unused, viewColumn(t, c))
		}
	}
	return v
}

var answerLetters = [...]string{"", " (not true)", " (somewhat true)", " (certainly true)"}

func viewColumn(t *ingest.Table, c *ingest.Column) ColumnView {
	v := ColumnView{Column: colName(t, c.N), Field: c.Field, Heading: c.Title()}
	if i := slices.Index(itemFields[:], c.Field); i >= 0 {
		v.Field = fmt.Sprintf("item %d %s%s", i+1, sdq.Item(i+1).Stem(sdq.Form4to17), answerLetters[c.Option])
		v.Heading = ""
	}
	for _, kind := range []string{"wave", "informant", "rater"} {
		if f, ok := c.Facets[kind]; ok {
			v.Facets = append(v.Facets, strings.TrimSpace(kind+" "+f.Value))
		}
	}
	return v
}
