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
		switch {
		case p.old.form == "return":
			p.item("settings: a return does not hold them; its answers are as they were read")
		case old.Whole && now.Whole:
			p.item("settings: " + someNames(compare.SettingsChanged(old, now), "the same"))
		default:
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
