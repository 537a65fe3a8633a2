package workcopy

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/pseudonym"
	"apst/metrics"
	"apst/sdq/intake"
)

// Input is a file to copy.
type Input struct {
	Path string
	Rel  string // its place in the folder that is copied, with /
}

// Options are what a copy needs to know.
type Options struct {
	Key      pseudonym.Key
	Measures []*metrics.Measure // those that are known
	// Holds says what a file holds.
	Holds func(context.Context, string) (Holding, error)
}

// File is a file of the copy, or why there is none.
type File struct {
	Input
	Name     string // its place in the copy, with /
	Data     []byte
	Refused  string // why it is not copied, without a word of its cells; empty for one that is
	Cells    int    // that hold anything
	Replaced int    // of those
	Dropped  int    // hidden sheets that are left out
}

// Folder is a working copy.
type Folder struct {
	Files    []*File
	Findings int // of the originals that are copied, and so of the copies
	Scores   int
	Risk     *Risk
}

// attempts is how many times others are drawn before a file is given up: two numbers
// can come to look alike by chance.
const attempts = 6

// maker is one job.
type maker struct {
	opt   Options
	lex   *lexicon
	books []*book
	files []*File // of the books
	all   []*File
	ids   map[string]bool
	names map[string]bool
	pairs map[string]bool
}

// Make copies files. What cannot be copied faithfully is refused, and the others are
// copied. The error is for a job that cannot go on.
func Make(ctx context.Context, inputs []Input, opt Options) (*Folder, error) {
	m := &maker{opt: opt, lex: newLexicon(opt.Measures), ids: map[string]bool{}, names: map[string]bool{}, pairs: map[string]bool{}}
	if err := m.open(ctx, inputs); err != nil {
		return nil, err
	}
	out := &Folder{Files: m.all}
	for len(m.books) > 0 {
		done, err := m.draw(ctx, out)
		if err != nil {
			return nil, err
		}
		if done {
			break
		}
	}
	return out, nil
}

// open reads and understands the files.
func (m *maker) open(ctx context.Context, inputs []Input) error {
	cells := 0
	for _, in := range inputs {
		f := &File{Input: in}
		m.all = append(m.all, f)
		holds, err := m.opt.Holds(ctx, in.Path)
		if err != nil {
			return err
		}
		b, err := load(in, &cells)
		var fault *sheet.Fault
		var why refusal
		switch {
		case errors.As(err, &fault):
			finding := ingest.FaultFinding(path.Base(in.Rel), fault)
			f.Refused = "it cannot be read: " + finding.Rule.Title + " (" + finding.Rule.ID + ")"
			continue
		case errors.As(err, &why):
			f.Refused = string(why)
			continue
		case err != nil:
			return err
		}
		b.holds = holds
		if err := b.understand(ctx); err != nil {
			return err
		}
		b.gather(m.ids, m.names, m.pairs)
		m.books, m.files = append(m.books, b), append(m.files, f)
	}
	return nil
}

// draw makes copies until they are faithful. It takes files out that cannot be copied,
// and is then not done: what is said of the others may rest on them.
func (m *maker) draw(ctx context.Context, out *Folder) (done bool, err error) {
	originals := m.sources(func(i int) string { return m.books[i].path }, nil)
	was, err := read(ctx, originals)
	if err != nil {
		return false, err
	}
	suspects := m.suspects(was)
	var differs map[int]string
	for try := range attempts {
		d := &disguise{m.lex, newAliases(m.opt.Key, try, m.ids, suspects), newNames(m.opt.Key, try, m.names)}
		d.names.pairs = m.pairs
		var is *reading
		if is, differs, err = m.try(ctx, d, was); err != nil {
			return false, err
		}
		if len(differs) == 0 {
			m.finish(out, was, is)
			return true, nil
		}
	}
	if why := differs[0]; why != "" && len(differs) == 1 {
		for i := range m.books {
			differs[i+1] = why
		}
	}
	var books []*book
	var files []*File
	for i, f := range m.files {
		if why := differs[i+1]; why != "" {
			f.Refused, f.Data = why, nil
			continue
		}
		books, files = append(books, m.books[i]), append(files, f)
	}
	m.books, m.files = books, files
	return false, nil
}

// sources are the files as they are read.
func (m *maker) sources(place func(int) string, pages [][]*page) []*source {
	var out []*source
	for i, b := range m.books {
		s := &source{n: i + 1, path: place(i), holds: b.holds}
		for j, p := range b.pages {
			name := p.name
			switch {
			case b.drops(p):
				name = "\x00"
			case pages != nil:
				name = pages[i][j].name
			}
			s.sheets = append(s.sheets, name)
		}
		out = append(out, s)
	}
	return out
}

// drops reports whether a sheet is left out: it is hidden, and nothing is read of it.
func (b *book) drops(p *page) bool {
	return p.facts.Hidden && p.tables == 0 && slices.ContainsFunc(b.pages, func(o *page) bool { return !o.facts.Hidden || o.tables > 0 })
}

// suspects are the identifiers in rows that a finding is about.
func (m *maker) suspects(r *reading) map[string]bool {
	out := map[string]bool{}
	for i, b := range m.books {
		for _, ref := range r.suspects[i+1] {
			p := slices.IndexFunc(b.pages, func(p *page) bool { return p.name == ref.Sheet })
			if p < 0 {
				continue
			}
			n, ok := b.pages[p].index[ref.Row]
			if !ok {
				continue
			}
			for j, c := range b.pages[p].rows[n].Cells {
				if b.pages[p].claims[n][j] == identifier {
					out[normal(wholeOf(string(c.Text)))] = true
				}
			}
		}
	}
	return out
}

// wholeOf is a number without zeros behind its point.
func wholeOf(text string) string {
	if whole, rest, ok := strings.Cut(text, "."); ok && isDigits(whole) && strings.Trim(rest, "0") == "" {
		return whole
	}
	return text
}

// try makes the copies once and reads them back.
func (m *maker) try(ctx context.Context, d *disguise, was *reading) (*reading, map[int]string, error) {
	dir, err := os.MkdirTemp("", "apst-working-copy-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	differs := map[int]string{}
	taken := map[string]bool{}
	pages := make([][]*page, len(m.books))
	for i, b := range m.books {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		f := m.files[i]
		f.Name = d.place(b.rel, taken)
		pages[i] = d.book(b, f)
		var kept []*page
		for j, p := range pages[i] {
			if !b.drops(b.pages[j]) {
				kept = append(kept, p)
			}
		}
		if f.Data, err = b.write(kept); err != nil {
			differs[i+1] = "its encoding does not have the words that stand for others"
			f.Data = b.raw[:0]
		} else if why, err := b.readBack(f.Data, kept); err != nil {
			return nil, nil, err
		} else if why != "" {
			differs[i+1] = why
		}
		if why := m.leak(d, f.Name, kept); why != "" {
			differs[i+1] = why
		}
		if err := put(filepath.Join(dir, filepath.FromSlash(f.Name)), f.Data); err != nil {
			return nil, nil, err
		}
	}
	if len(differs) > 0 {
		return nil, differs, nil
	}
	is, err := read(ctx, m.sources(func(i int) string { return filepath.Join(dir, filepath.FromSlash(m.files[i].Name)) }, pages))
	if err != nil {
		return nil, nil, err
	}
	differs = was.differs(is, m.sources(func(i int) string { return m.books[i].path }, nil))
	return is, differs, m.search(ctx, was, differs)
}

func put(place string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
		return err
	}
	return os.WriteFile(place, data, 0o600)
}

// book writes the cells of a file anew.
func (d *disguise) book(b *book, f *File) []*page {
	f.Cells, f.Replaced, f.Dropped = 0, 0, 0
	taken := map[string]bool{}
	var out []*page
	for _, p := range b.pages {
		if b.drops(p) {
			f.Dropped++
			out = append(out, p)
			continue
		}
		q := &page{name: d.sheetName(p.name, taken), facts: p.facts}
		for i, r := range p.rows {
			row := &sheet.Row{N: r.N, Hidden: r.Hidden, Cells: make([]sheet.Cell, len(r.Cells))}
			pupil := p.pupil(i)
			for j, c := range r.Cells {
				var changed bool
				k := p.claims[i][j]
				if pupil && k == pupilName {
					k = ofPupil
				}
				row.Cells[j], changed = d.cell(c, k, b.date1904)
				if c.Kind != sheet.Blank {
					f.Cells++
				}
				if changed {
					f.Replaced++
				}
			}
			q.rows = append(q.rows, row)
		}
		out = append(out, q)
	}
	return out
}

// sheetLength is how many characters the name of a sheet has at most.
const sheetLength = 31

// sheetName is the name of a sheet without names.
func (d *disguise) sheetName(name string, taken map[string]bool) string {
	if name == "" {
		return ""
	}
	out := d.scrub(name, manner{begins: forWord})
	if d.names.given[strings.ToLower(out)] != "" && intake.SafeLabel(out) == "" {
		out = d.names.word(out, forPupil) // a sheet for a pupil, whose name is a word as well
	}
	if r := []rune(out); len(r) > sheetLength {
		out = strings.TrimSpace(string(r[:sheetLength]))
	}
	base := out
	for n := 2; taken[strings.ToLower(out)]; n++ {
		tail := fmt.Sprintf(" (%d)", n)
		out = string([]rune(base)[:min(len([]rune(base)), sheetLength-len(tail))]) + tail
	}
	taken[strings.ToLower(out)] = true
	return out
}

// endings are those of spreadsheets, which stay.
var endings = []string{".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".tab", ".txt", ".ods", ".html", ".htm"}

// place is where a file goes: its folders and its name without names. The name says no
// more than that: words that the readers do not expect change what they make of it.
func (d *disguise) place(rel string, taken map[string]bool) string {
	ending := path.Ext(rel)
	if !slices.Contains(endings, strings.ToLower(ending)) {
		ending = "" // it could be a name
	}
	var parts []string
	for _, one := range strings.Split(strings.TrimSuffix(rel, ending), "/") {
		parts = append(parts, d.scrub(one, manner{begins: forWord}))
	}
	base := strings.Join(parts, "/")
	out := base + ending
	for n := 2; taken[strings.ToLower(out)]; n++ {
		out = fmt.Sprintf("%s %d%s", base, n, ending)
	}
	taken[strings.ToLower(out)] = true
	return out
}

// finish takes stock of a copy that is faithful.
func (m *maker) finish(out *Folder, was, is *reading) {
	for _, l := range was.found {
		out.Findings += len(l)
	}
	out.Scores = len(is.answers)
	out.Risk = riskOf(is)
}
