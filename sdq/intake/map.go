package intake

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// mapFormat is the version of the map files that this program writes and reads.
const mapFormat = 1

// Map keeps how the tables of a file were understood, so that the next file of
// the same layout is understood in the same way and any other is refused. It
// holds headings only as a fingerprint, and no pupil's data.
type Map struct {
	Format  int        `yaml:"format"`
	Measure string     `yaml:"measure"`
	Tables  []TableMap `yaml:"tables"`
}

// TableMap is one table: where its columns are and what they hold.
type TableMap struct {
	Sheet  string   `yaml:"sheet"`
	Turned bool     `yaml:"pupils_in_columns,omitempty"`
	Layout string   `yaml:"layout"` // fingerprint of headings and positions
	Sets   []SetMap `yaml:"answers"`
}

// SetMap is one set of answers in a table. Fields left empty are decided anew
// for each file.
type SetMap struct {
	Wave      string            `yaml:"wave,omitempty"`
	Informant string            `yaml:"informant,omitempty"`
	Form      string            `yaml:"form,omitempty"`
	Coding    string            `yaml:"coding,omitempty"`
	Reversed  string            `yaml:"reversed,omitempty"`
	Impact    string            `yaml:"impact_coding,omitempty"`
	Gate      string            `yaml:"gate_coding,omitempty"`
	Columns   map[string]string `yaml:"columns"`
	Decided   []string          `yaml:"decided,omitempty"`
}

// ParseMap reads a map file. The error is a sentence for the user.
func ParseMap(data []byte) (*Map, error) {
	m := &Map{}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(m); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, errors.New("the map is empty")
		}
		return nil, fmt.Errorf("the map is not in the form that apst inspect --save-map writes: %s", plainYAML(err))
	}
	switch {
	case m.Format > mapFormat:
		return nil, fmt.Errorf("the map has format %d; this program knows up to %d, a newer one is needed", m.Format, mapFormat)
	case m.Format != mapFormat:
		return nil, fmt.Errorf("the map does not begin with format: %d", mapFormat)
	case m.Measure != "sdq":
		return nil, fmt.Errorf("the map is for the measure %q, not for sdq", m.Measure)
	case len(m.Tables) == 0:
		return nil, errors.New("the map names no table")
	}
	for _, t := range m.Tables {
		if len(t.Sets) == 0 {
			return nil, fmt.Errorf("sheet %q has no answers", t.Sheet)
		}
		for _, set := range t.Sets {
			if err := set.check(); err != nil {
				return nil, fmt.Errorf("sheet %q: %w", t.Sheet, err)
			}
		}
	}
	return m, nil
}

// plainYAML is the line and the complaint without the library's own prefix.
func plainYAML(err error) string {
	s := strings.TrimPrefix(err.Error(), "yaml: ")
	s = strings.ReplaceAll(s, "unmarshal errors:\n", "")
	for _, tail := range []string{" in type ", " into "} {
		if i := strings.Index(s, tail); i >= 0 {
			s = s[:i]
		}
	}
	s = strings.NewReplacer("cannot unmarshal", "did not expect", "!!seq", "a list", "!!map", "a group", "!!str", "text", "seq", "a list").Replace(s)
	return strings.TrimSpace(strings.ReplaceAll(s, "!!", ""))
}

func (s *SetMap) check() error {
	if s.Coding != "" {
		if _, ok := ParseCoding(s.Coding); !ok {
			return fmt.Errorf("coding %q is not one of %s", s.Coding, strings.Join(Codings(), ", "))
		}
	}
	if s.Informant != "" {
		if _, ok := sdq.ParseInformant(s.Informant); !ok {
			return fmt.Errorf("informant %q is not one of self, teacher, parent", s.Informant)
		}
	}
	if s.Form != "" {
		if _, ok := sdq.ParseForm(s.Form); !ok {
			return fmt.Errorf("form %q is not one of 2-4, 4-17, 18+", s.Form)
		}
	}
	if s.Impact != "" {
		if _, ok := ParseImpactCoding(s.Impact); !ok {
			return fmt.Errorf("impact_coding %q is not one of %s", s.Impact, strings.Join(ImpactCodings(), ", "))
		}
	}
	if s.Gate != "" && !slices.Contains(gateNames[:], s.Gate) {
		return fmt.Errorf("gate_coding %q is not one of %s", s.Gate, strings.Join(gateNames[:], ", "))
	}
	if s.Reversed != "" && s.Reversed != reversedAlready && s.Reversed != reversedNot {
		return fmt.Errorf("reversed %q is neither %q nor %q", s.Reversed, reversedAlready, reversedNot)
	}
	if s.Wave != "" && s.Wave != "baseline" && s.Wave != "endline" && s.Wave != "interim" {
		return fmt.Errorf("wave %q is not one of baseline, endline, interim", s.Wave)
	}
	taken := map[string]string{}
	for _, field := range slices.Sorted(maps.Keys(s.Columns)) {
		n := len(strings.Fields(s.Columns[field]))
		if item := slices.Contains(itemFields[:], field); !item && !knownField(field) || n != 1 && !(item && n == 3) {
			return fmt.Errorf("%s: %q is not what apst inspect --save-map writes: a known field with one column, or an item with one or three", field, s.Columns[field])
		}
		for _, c := range strings.Fields(s.Columns[field]) {
			if old, ok := taken[c]; ok {
				return fmt.Errorf("column %s is given to both %s and %s", c, old, field)
			}
			taken[c] = field
			if row, _, ok := sheet.ParseCell(c + "1"); !ok || row != 1 || strings.ContainsAny(c, "0123456789$") {
				return fmt.Errorf("column %q of %s is no column", c, field)
			}
		}
	}
	return nil
}

// knownField reports whether a field is one that headings can have.
func knownField(field string) bool {
	if field == fieldKey {
		return true
	}
	for _, f := range vocabulary().headings {
		if f == field {
			return true
		}
	}
	return false
}

const (
	reversedAlready = "already"
	reversedNot     = "as ticked"
)

// Encode writes the map with a comment that says what it is.
func (m *Map) Encode(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString("# How apst reads the columns of this layout. Columns are letters as Excel shows\n" +
		"# them (row numbers, as letters, where pupils stand in columns); three letters\n" +
		"# are the columns to tick for one item. Leave out what each file should decide.\n")
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(m); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// Map writes down how the inputs were understood. Of tables that share their
// headings and the name of their sheet, as the same sheet of two files, it keeps
// what they agree on.
func (s *Survey) Map() *Map {
	m := &Map{Format: mapFormat, Measure: "sdq"}
	seen := map[string]int{}
	for _, src := range s.sources {
		for _, sc := range src.sheets {
			for _, l := range sc.layouts {
				if l.scores {
					continue
				}
				t := l.toMap(sc.sheet.Name())
				k := t.Sheet + "\x00" + t.Layout
				if at, found := seen[k]; found {
					m.Tables[at].agree(&t)
					continue
				}
				seen[k] = len(m.Tables)
				m.Tables = append(m.Tables, t)
			}
		}
	}
	return m
}

// agree drops what another table of the same headings says otherwise.
func (t *TableMap) agree(other *TableMap) {
	for i := range min(len(t.Sets), len(other.Sets)) {
		a, b := &t.Sets[i], &other.Sets[i]
		for _, f := range [...]struct{ keep, other *string }{{&a.Wave, &b.Wave}, {&a.Informant, &b.Informant}, {&a.Form, &b.Form}, {&a.Coding, &b.Coding}, {&a.Reversed, &b.Reversed}, {&a.Impact, &b.Impact}, {&a.Gate, &b.Gate}} {
			if *f.keep != *f.other {
				*f.keep = ""
			}
		}
		for _, d := range b.Decided {
			if !slices.Contains(a.Decided, d) {
				a.Decided = append(a.Decided, d)
			}
		}
	}
}

func (l *layout) toMap(name string) TableMap {
	t := TableMap{Sheet: name, Turned: l.table.Turned, Layout: hex.EncodeToString(l.table.Layout[:])}
	for _, ln := range l.lanes {
		set := SetMap{Columns: map[string]string{}}
		for _, c := range l.table.Columns {
			in := l.table.Lanes[ln.index].Fields[c.Field]
			if c.Field == "" || !slices.Contains(in, c) {
				continue
			}
			set.Columns[c.Field] = strings.TrimSpace(set.Columns[c.Field] + " " + sheet.ColName(c.N))
		}
		for field, cols := range set.Columns { // a clash is for a person to settle
			if n := len(strings.Fields(cols)); n != 1 && !(n == 3 && slices.Contains(itemFields[:], field)) {
				delete(set.Columns, field)
			}
		}
		if blocks := ln.blocks(); len(blocks) == 1 {
			set.keep(blocks[0])
		}
		t.Sets = append(t.Sets, set)
	}
	return t
}

// blocks are the blocks that a lane's answers went to.
func (ln *lane) blocks() (out []*Block) {
	for _, st := range ln.sorted() {
		if st.block != nil && !slices.Contains(out, st.block) {
			out = append(out, st.block)
		}
	}
	return out
}

// keep takes over the decisions of a block that a person made or that the
// headings show; all of them are written down. What the answers showed is decided
// anew for each file, and a wave that the file's name or an option gave is not
// kept: the next file is another wave.
func (s *SetMap) keep(b *Block) {
	to := map[string]*string{"informant": &s.Informant, "coding": &s.Coding, "reversed": &s.Reversed, "impact": &s.Impact, "gate": &s.Gate, "wave": &s.Wave}
	for _, d := range b.Decisions {
		s.Decided = append(s.Decided, d.Brief())
		if d.Key == "wave" && d.By != ingest.FromHeading && d.By != ingest.FromGroup || d.By == ingest.FromDefault || d.By == ingest.FromData {
			continue // each file's own answers decide again
		}
		if field := to[d.Key]; field != nil {
			*field = d.Value
		}
		if d.Key == "form" {
			s.Form = d.Value
		}
	}
}

// find looks up a table among the maps: by its headings and the name of its sheet
// or, where no sheet of a map has that name, by its headings alone, if all tables
// with these headings are to be read alike.
func (o *Options) find(t *ingest.Table) (m *TableMap, why string) {
	want := hex.EncodeToString(t.Layout[:])
	for _, all := range o.Maps {
		for i := range all.Tables {
			switch other := &all.Tables[i]; {
			case other.Layout != want || other.Turned != t.Turned:
			case other.Sheet == t.Sheet:
				return other, ""
			case m != nil && !m.alike(other):
				why = fmt.Sprintf("the map reads sheets %q and %q differently, and has none of this name", m.Sheet, other.Sheet)
			case m == nil:
				m = other
			}
		}
	}
	if why != "" {
		return nil, why
	}
	if m == nil {
		return nil, "headings or their places are not those of the map"
	}
	return m, ""
}

// alike reports whether two tables of the same headings are to be read in the same
// way.
func (t *TableMap) alike(other *TableMap) bool {
	return slices.EqualFunc(t.Sets, other.Sets, func(a, b SetMap) bool {
		a.Decided, b.Decided = nil, nil
		return reflect.DeepEqual(a, b)
	})
}

// follow makes the layout what its map says, or refuses it.
func (l *layout) follow(o *Options) {
	if len(o.Maps) == 0 || l.scores {
		return
	}
	m, why := o.find(l.table)
	for i, ln := range l.lanes {
		switch {
		case m == nil:
			ln.problem = &problem{rule: RuleLayout, seen: why, at: l.table.Place()}
		case i >= len(m.Sets):
			ln.problem = &problem{rule: RuleLayout, seen: "the map has fewer sets of answers", at: l.table.Place()}
		default:
			ln.apply(&m.Sets[i])
		}
	}
}

// apply takes the columns of a map in place of those that the headings gave.
func (ln *lane) apply(set *SetMap) {
	ln.mapped = set
	number := func(letters string) int {
		_, col, _ := sheet.ParseCell(letters + "1")
		return col
	}
	complete := true
	for i := range ln.items {
		cols := strings.Fields(set.Columns[itemFields[i]])
		for _, c := range ln.table.Columns {
			if slices.Contains(cols, sheet.ColName(c.N)) && slices.Contains(itemFields[:], c.Field) && c.Field != itemFields[i] {
				ln.problem = &problem{rule: RuleLayout, seen: fmt.Sprintf("the map takes column %s for item %d, and its heading says another item", colName(ln.table, c.N), i+1), at: headRef(ln.table, c)}
				return
			}
		}
		switch len(cols) {
		case 1:
			ln.items[i] = itemColumns{col: number(cols[0])}
		case 3:
			ln.ticked = true
			ln.items[i] = itemColumns{ticks: [3]int{number(cols[0]), number(cols[1]), number(cols[2])}}
		default:
			complete = complete && ln.long
		}
	}
	for _, field := range slices.Sorted(maps.Keys(set.Columns)) {
		if cols := strings.Fields(set.Columns[field]); len(cols) == 1 && !strings.HasPrefix(field, "item0") {
			ln.col[field] = number(cols[0])
		}
	}
	ln.derive()
	if complete && ln.problem != nil && ln.problem.rule != RuleNoIDColumn && ln.problem.rule != RuleIDColumns {
		ln.problem = nil
	}
	if id := strings.Fields(set.Columns[fieldLocalID]); len(id) == 1 {
		ln.identity.local = number(id[0])
	}
	if id := strings.Fields(set.Columns[fieldUPN]); len(id) == 1 {
		ln.identity.upn = number(id[0])
	}
}

// declared is what the user says of a block by option or map; an option wins.
func (s *Survey) declared(b *Block, choices []Choice, mapped func(*SetMap) string) (ingest.Facet, bool) {
	if c, ok := pick(choices, b.names()...); ok {
		return ingest.Facet{Value: c.Value, By: ingest.FromOption, Text: c.String()}, true
	}
	value := ""
	for _, st := range b.strands {
		if st.lane.mapped == nil {
			continue
		}
		v := mapped(st.lane.mapped)
		if value != "" && v != value {
			return ingest.Facet{}, false
		}
		value = v
	}
	return ingest.Facet{Value: value, By: ingest.FromMap, Text: value}, value != ""
}
