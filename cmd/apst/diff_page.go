package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"apst/internal/compare"
)

// diffPage is what two sides come to, for people.
type diffPage struct {
	old, now *diffSide
	result   *compare.Result
	details  bool // pupils and values too
	b        bytes.Buffer
	markdown bool
}

// How many are listed where not everything is.
const (
	diffScales    = 15
	diffHeadlines = 15
	diffNames     = 8
)

// verdict is everything in a line.
func (p *diffPage) verdict() string {
	n := len(p.result.Differences)
	if n == 0 {
		return "nothing differs"
	}
	text := howMany(n-p.follow(), "difference")
	if p.follow() > 0 {
		text += ", and " + grouped(int64(p.follow())) + " that follow from them"
	}
	return text + "; the worst: " + p.result.Differences[0].Kind.Info().Title
}

// follow is how many differences another has told already.
func (p *diffPage) follow() int {
	n := 0
	for i := range p.result.Differences {
		if p.result.Differences[i].Follows {
			n++
		}
	}
	return n
}

// write writes the page.
func (p *diffPage) write(w io.Writer, markdown bool) error {
	p.markdown = markdown
	p.heading(1, p.old.path+" -> "+p.now.path)
	p.line(p.verdict())
	p.compared()
	p.rests()
	for _, g := range compare.Groups() {
		p.group(g)
	}
	p.headlines()
	p.line("")
	if !p.details && len(p.result.Differences) > 0 {
		p.line("Which pupils and which values: -o out/pupil/diff.txt, a file that stays in the school.")
	}
	_, err := w.Write(append(bytes.TrimRight(p.b.Bytes(), "\n"), '\n'))
	return err
}

// compared says what was looked at, and what was not.
func (p *diffPage) compared() {
	tables, entries, pages, rows := 0, 0, 0, 0
	for _, t := range p.result.Tables {
		switch {
		case t.Page:
			pages++
		case t.Table == "" && strings.HasSuffix(t.Place, ".json"):
			entries++
		default:
			tables++
			rows += max(t.Old, t.New)
		}
	}
	text := fmt.Sprintf("compared: %s with %s", howMany(tables, "table"), howMany(rows, "row"))
	if entries > 0 {
		text += ", " + howMany(entries, "other JSON file")
	}
	if pages > 0 {
		text += ", " + counted(pages, "page or chart", "pages and charts")
	}
	p.line(text)
	if p.result.OldPupils+p.result.NewPupils > 0 {
		p.line(fmt.Sprintf("pupils: %s before, %s now", grouped(int64(p.result.OldPupils)), grouped(int64(p.result.NewPupils))))
	}
	for _, s := range p.result.Skipped {
		p.line("not compared: " + s.Place + ": " + s.Why)
	}
}

// rests says what changed of what the sides rest on, and why numbers moved.
func (p *diffPage) rests() {
	old, now := p.result.Old, p.result.New
	p.heading(2, "why")
	if old == nil || now == nil {
		which := p.old.path
		if old != nil {
			which = p.now.path
		} else if now == nil {
			which = "neither side"
		}
		p.item(fmt.Sprintf("%s says what it rests on: compare whole output folders, which have a manifest.json, to tell data, rules and settings apart", notSaid(which)))
	} else {
		p.item("data: " + someNames(compare.InputsChanged(old, now), "the same files, byte for byte"))
		p.item("rules: " + rulesChanged(old, now))
		if old.Whole && now.Whole {
			p.item("settings: " + someNames(compare.SettingsChanged(old, now), "the same"))
		} else {
			p.item("settings: not known; manifest.json has them")
		}
	}
	if old != nil && now != nil && old.Key != now.Key {
		p.item("the study ids were made with different keys: no pupil has the same on both sides, and who is who is told by equal rows alone")
	}
	for _, c := range p.result.Causes() {
		for _, m := range compare.CauseMeanings() {
			if m.Cause == c.Cause {
				p.item(howMany(c.Differences, "number") + " moved because " + m.Words)
			}
		}
	}
}

func notSaid(which string) string {
	if which == "neither side" {
		return which
	}
	return "nothing in " + which
}

// names lists some; what stands for none says so.
func someNames(list []string, none string) string {
	if len(list) == 0 {
		return none
	}
	more := ""
	if len(list) > diffNames {
		more = fmt.Sprintf(" and %d more", len(list)-diffNames)
		list = list[:diffNames]
	}
	return strings.Join(list, ", ") + more
}

// rulesChanged names the rulesets that are not the same, and another program.
func rulesChanged(old, now *compare.Basis) string {
	var out []string
	for m, was := range old.Rulesets {
		if is, ok := now.Rulesets[m]; ok && is != was {
			out = append(out, was+" -> "+is)
		}
	}
	slices.Sort(out)
	if old.Tool != now.Tool && old.Tool != "" && now.Tool != "" {
		out = append(out, "apst "+old.Tool+" -> "+now.Tool)
	}
	return someNames(out, "the same")
}

// group is what differs of one kind of thing.
func (p *diffPage) group(g compare.Group) {
	list := p.result.Of(g)
	if len(list) == 0 {
		return
	}
	follow := 0
	list = slices.DeleteFunc(list, func(d compare.Difference) bool {
		if d.Follows {
			follow++
		}
		return d.Follows
	})
	p.heading(2, string(g)+": "+howMany(len(list), "difference"))
	if follow > 0 {
		defer p.item("and " + grouped(int64(follow)) + " that follow from these in the tables made of the scores; all with --format json")
	}
	switch {
	case p.details:
		for i := range list {
			text := list[i].String()
			if list[i].Why != "" {
				text += " (" + list[i].Why + ")"
			}
			if c := list[i].Cause; c != "" {
				text += " [" + string(c) + "]"
			}
			p.item(text)
		}
	case g == compare.Scales:
		p.scales(list)
	case g == compare.Rules:
		p.rules(list)
	default:
		for _, k := range compare.CountKinds(list) {
			p.item(kindCount(k))
		}
		if g == compare.Layout {
			p.places(list)
		}
	}
}

// kindCount is how many of a kind there are.
func kindCount(k compare.KindCount) string {
	text := k.Kind.Info().Title + ": " + grouped(int64(k.Differences))
	if k.Pupils > 0 && k.Pupils != k.Differences {
		text += ", of " + howMany(k.Pupils, "pupil")
	}
	return text
}

// scales is what differs scale by scale.
func (p *diffPage) scales(list []compare.Difference) {
	scales := compare.CountScales(list)
	for i, s := range scales {
		if i == diffScales {
			p.item(fmt.Sprintf("and %d more; all with --format json", len(scales)-i))
			return
		}
		var parts []string
		for _, k := range s.Kinds {
			parts = append(parts, kindCount(k))
		}
		name := s.Scale
		if name == "" {
			name = "of no scale"
		}
		p.item(name + ": " + strings.Join(parts, "; ") + causesIn(s.Causes))
	}
}

func causesIn(causes []compare.Cause) string {
	if len(causes) == 0 {
		return ""
	}
	var out []string
	for _, c := range causes {
		out = append(out, string(c))
	}
	return " [" + strings.Join(out, ", ") + "]"
}

// rules is which rules are raised otherwise, and which settings changed. What a setting
// says is said: it is about no pupil.
func (p *diffPage) rules(list []compare.Difference) {
	type counts struct{ n int }
	seen := map[string]*counts{}
	var order []string
	for i := range list {
		d := &list[i]
		text := d.String()
		if d.Kind == compare.FindingNew || d.Kind == compare.FindingGone {
			text = d.Kind.Info().Title + ", " + d.Key[0].Value
		}
		if seen[text] == nil {
			seen[text] = &counts{}
			order = append(order, text)
		}
		seen[text].n++
	}
	for _, text := range order {
		if n := seen[text].n; n > 1 {
			text += fmt.Sprintf(", %d times", n)
		}
		p.item(text)
	}
}

// places names the tables and columns that one side alone has.
func (p *diffPage) places(list []compare.Difference) {
	for _, kind := range []compare.Kind{compare.TableGone, compare.TableNew, compare.ColumnGone, compare.ColumnNew} {
		var out []string
		for i := range list {
			d := &list[i]
			if d.Kind != kind {
				continue
			}
			if d.Column != "" {
				out = append(out, d.Table+"."+d.Column)
			} else {
				out = append(out, d.Place)
			}
		}
		if len(out) > 0 {
			p.item(kind.Info().Title + ": " + someNames(out, ""))
		}
	}
}

// headlines is what the results were and are.
func (p *diffPage) headlines() {
	var moved []compare.Headline
	for _, h := range p.result.Headlines {
		if h.Moved() {
			moved = append(moved, h)
		}
	}
	if len(p.result.Headlines) == 0 {
		return
	}
	p.heading(2, fmt.Sprintf("results: %d of %s moved", len(moved), howMany(len(p.result.Headlines), "headline")))
	rows := [][]string{{"what", "old", "new", "n old", "n new", "because"}}
	for i, h := range moved {
		if !p.details && i == diffHeadlines {
			rows = append(rows, []string{fmt.Sprintf("and %d more", len(moved)-i), "", "", "", "", ""})
			break
		}
		rows = append(rows, []string{h.Label(), short(h.Old), short(h.New), h.OldN, h.NewN, string(h.Cause)})
	}
	if len(moved) > 0 {
		p.table(rows)
	}
}

// short is a number with no more digits than a reader wants.
func short(text string) string {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(x, 'g', 6, 64)
}

func (p *diffPage) heading(level int, text string) {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
	if p.markdown {
		p.b.WriteString(strings.Repeat("#", level) + " " + escaped(text) + "\n\n")
		return
	}
	p.b.WriteString(text + "\n")
	if level == 1 {
		p.b.WriteByte('\n')
	}
}

// line is a sentence of its own.
func (p *diffPage) line(text string) {
	if text != "" && p.markdown {
		text = escaped(text) + "\n"
	}
	p.b.WriteString(text + "\n")
}

func (p *diffPage) item(text string) {
	if p.markdown {
		p.b.WriteString("- " + escaped(text) + "\n")
		return
	}
	p.b.WriteString("  " + oneLine(text) + "\n")
}

// table is a table whose first row are the headings.
func (p *diffPage) table(rows [][]string) {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, v := range row {
			width[i] = max(width[i], len([]rune(v)))
		}
	}
	for n, row := range rows {
		var b strings.Builder
		for i, v := range row {
			if p.markdown {
				b.WriteString("| " + escaped(v) + " ")
			} else {
				b.WriteString("  " + oneLine(v) + strings.Repeat(" ", width[i]-len([]rune(v))))
			}
		}
		if p.markdown {
			b.WriteString("|")
		}
		p.b.WriteString(strings.TrimRight(b.String(), " ") + "\n")
		if n == 0 && p.markdown {
			p.b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
		}
	}
}

// oneLine keeps a value on its line.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

// escaped is a text that Markdown shows as it is.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range oneLine(text) {
		if strings.ContainsRune("\\`*_[]<>|#", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
