package like

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
	records "apst/metrics/record"
	"apst/metrics/roster"
	"apst/sdq/intake"
	"apst/synth"
)

// Input is a file of a folder: what it holds, and what is said of it elsewhere.
type Input struct {
	Path     string
	Name     string             // what messages call it
	Answers  bool               // to the SDQ
	List     bool               // a list of pupils
	Measures []*metrics.Measure // what else it holds

	Map        *records.Map
	Wave, Role string
	Key        string
	Settings   metrics.Settings
}

// FolderOptions are what can be asked of a folder, and what is known beside its files.
type FolderOptions struct {
	Seed     uint64
	Measures []*metrics.Measure // all that there are
	AsOf     ingest.Date
	// Days are dates that stand elsewhere, such as those of the terms in the project's
	// file, which are moved as well.
	Days []time.Time
	// Calendar is the school's calendar, or the same with every day moved.
	Calendar func(move func(time.Time) time.Time) (*calendar.Calendar, error)
	// Progress, where it is not nil, is told which file is being laid out.
	Progress func(done, of int)
}

// Made is a file of a folder of synthetic pupils.
type Made struct {
	synth.File
	Of     Input
	Rules  []string          // that speak up, as they do for the original
	Copy   *Copy             // of answers; nil for other files
	Sheets map[string]string // names of the original's sheets, and of the copy's
}

// Folder is synthetic files laid out like those of another folder. Whoever is one
// pupil in the originals is one in these.
type Folder struct {
	Files  []*Made
	Seed   uint64
	Pupils int
	Years  int // by about how many everything is moved

	LeftOut []LeftOut // files in which nothing was recognised

	people *people
	lex    *lexicon
}

// LeftOut is a file that was not laid out again, and why.
type LeftOut struct {
	Of  Input
	Why *Refusal
}

// Day is a day of the originals' school anew.
func (f *Folder) Day(t time.Time) time.Time { return f.people.day("", t) }

// Clean is a text without the words that no measure knows; it is empty where none is
// left.
func (f *Folder) Clean(s string) string { return f.lex.clean(f.people.redated(s)) }

// Text is a text with the years and dates in it moved.
func (f *Folder) Text(s string) string { return f.people.redated(s) }

// making is a folder in the making.
type making struct {
	ctx     context.Context
	opt     FolderOptions
	inputs  []Input
	lex     *lexicon
	people  *people
	answers []*source // by input; nil for others
	tables  []*file
	left    []LeftOut
	dir     string
}

// MakeFolder lays synthetic pupils out like the files of a folder. The error is a
// *Refusal where one of them cannot be laid out again faithfully.
func MakeFolder(ctx context.Context, inputs []Input, opt FolderOptions) (*Folder, error) {
	m := &making{ctx: ctx, opt: opt, lex: newLexicon(opt.Measures), people: newPeople(opt.Seed)}
	m.inputs = slices.Clone(inputs)
	slices.SortStableFunc(m.inputs, func(a, b Input) int { // lists of pupils first: others are read with them
		switch {
		case a.List == b.List:
			return 0
		case a.List:
			return -1
		}
		return 1
	})
	if err := m.open(); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "apst-like-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	m.dir = dir
	why := refuse("there are no years to which all dates could be moved: the files hold too many of them").hint("leave out files of other years")
	tried := 0
	for _, years := range moves {
		if !m.people.move(years) {
			continue
		}
		out, err := m.calming()
		if err == nil {
			return out, nil
		}
		if !errors.As(err, &why) {
			return nil, err
		}
		if tried++; tried == mostMoves {
			break
		}
	}
	return nil, why
}

// mostMoves is to how many other years everything is tried to be moved.
const mostMoves = 3

// mostCalm is how often more pupils keep the distances between their days.
const mostCalm = 4

// open reads all files.
func (m *making) open() error {
	secrets, near, own := map[string]bool{}, false, originals{}
	m.answers, m.tables = make([]*source, len(m.inputs)), make([]*file, len(m.inputs))
	for i, in := range m.inputs {
		if in.Answers {
			s, err := open(m.ctx, in.Path, m.lex)
			if r := (*Refusal)(nil); errors.As(err, &r) && r.Unreadable {
				m.left = append(m.left, LeftOut{in, r})
				continue
			}
			if err != nil {
				return m.of(in, err)
			}
			m.answers[i], s.people = s, m.people
			near = near || s.speaks(intake.RuleNearID.ID)
			s.meet(m.people)
			for w := range s.secrets {
				secrets[w] = true
			}
			continue
		}
		f, err := openTables(in, m.lex)
		if fault := (*sheet.Fault)(nil); errors.As(err, &fault) {
			found := ingest.FaultFinding("", fault)
			why := refuse("it cannot be read: %s (%s)", found.Rule.Title, found.Rule.ID).hint("%s", found.Rule.Fix)
			why.Unreadable = true
			m.left = append(m.left, LeftOut{in, why})
			continue
		}
		if err != nil {
			return m.of(in, err)
		}
		f.people, f.own = m.people, own
		m.tables[i] = f
		for _, s := range f.tabled {
			for _, t := range s.tables {
				own.add(f, t)
			}
		}
		f.meet(m.people)
		for w := range f.findSecrets() {
			secrets[w] = true
		}
	}
	for _, d := range m.opt.Days {
		m.people.dated("", d)
	}
	m.people.settle()
	original := map[string]bool{}
	for w := range secrets {
		original[strings.ToUpper(w)] = true
	}
	m.people.ids = &aliases{rng: m.people.rand("identifiers"), given: map[string]string{}, used: map[string]bool{}, original: original, near: near}
	for i := range m.inputs {
		switch {
		case m.answers[i] != nil:
			m.answers[i].secrets = secrets
		case m.tables[i] != nil:
			m.tables[i].secrets = secrets
		}
	}
	return nil
}

// of says which file a refusal is of.
func (m *making) of(in Input, err error) error {
	var r *Refusal
	if errors.As(err, &r) {
		out := refuse("%s: %s", in.Name, r.text)
		out.hints, out.Unreadable = r.hints, r.Unreadable
		return out
	}
	return err
}

// calming makes the files, and again with pupils whose days may not move where
// findings depend on them.
func (m *making) calming() (*Folder, error) {
	p := m.people
	for round := 0; ; round++ {
		out, stuck, err := m.all()
		var r *Refusal
		if err == nil || !errors.As(err, &r) || round == mostCalm {
			return out, err
		}
		fresh := false
		for _, who := range stuck {
			fresh = fresh || !p.calm[who]
			p.calm[who] = true
		}
		if round > 0 && !p.stiff {
			p.stiff, fresh = true, true
		}
		if !fresh {
			return nil, err
		}
		p.move(p.years)
	}
}

// all makes every file; stuck are the pupils of the one that failed who may have kept
// it from being made.
func (m *making) all() (out *Folder, stuck []string, err error) {
	out = &Folder{Seed: m.opt.Seed, Years: m.people.years, people: m.people, lex: m.lex, LeftOut: m.left}
	used := map[string]bool{strings.ToLower(synth.ExpectedName): true}
	var before, after beside
	if before.asOf = m.opt.AsOf; before.asOf.IsZero() {
		before.asOf = m.people.latest()
	}
	if d := before.asOf; !d.IsZero() {
		t := m.people.day("", time.Date(int(d.Year), time.Month(d.Month), max(int(d.Day), 1), 0, 0, 0, 0, time.UTC))
		after.asOf = ingest.Date{Year: int16(t.Year()), Month: uint8(t.Month()), Day: uint8(t.Day())}
	}
	if m.opt.Calendar != nil {
		if before.calendar, err = m.opt.Calendar(func(t time.Time) time.Time { return t }); err != nil {
			return nil, nil, err
		}
		if after.calendar, err = m.opt.Calendar(out.Day); err != nil {
			return nil, nil, err
		}
	}
	var lists, copies []string
	rolled := false
	for i, in := range m.inputs {
		if m.answers[i] == nil && m.tables[i] == nil {
			continue
		}
		if m.opt.Progress != nil {
			m.opt.Progress(i, len(m.inputs))
		}
		if !in.List && !rolled && len(lists) > 0 {
			rolled = true
			if before.roll, err = m.roll(lists, before.asOf); err != nil {
				return nil, nil, err
			}
			if after.roll, err = m.roll(copies, after.asOf); err != nil {
				return nil, nil, err
			}
		}
		one, stuck, err := m.one(i, in, used, before, after)
		if err != nil {
			return nil, stuck, m.of(in, err)
		}
		out.Files = append(out.Files, one)
		path := filepath.Join(m.dir, one.Name)
		if err := os.WriteFile(path, one.Data, 0o600); err != nil {
			return nil, nil, err
		}
		if in.List {
			lists, copies = append(lists, in.Path), append(copies, path)
		}
	}
	if m.people.paired() {
		return nil, nil, refuse("a pupil who is made would have two days of a pupil of the originals").hint("another --seed")
	}
	out.Pupils = m.people.count()
	if len(out.Files) == 0 && len(m.left) > 0 {
		return nil, nil, m.of(m.left[0].Of, m.left[0].Why)
	}
	return out, nil, nil
}

func (m *making) roll(paths []string, asOf ingest.Date) (*records.Roll, error) {
	r, err := roster.Read(m.ctx, paths, &finding.Log{})
	if err != nil {
		return nil, err
	}
	if !asOf.IsZero() {
		r.FillYears(asOf)
	}
	return r.Roll(), nil
}

// one makes one file.
func (m *making) one(i int, in Input, used map[string]bool, before, after beside) (*Made, []string, error) {
	base := strings.TrimSuffix(filepath.Base(in.Path), filepath.Ext(in.Path))
	if s := m.answers[i]; s != nil {
		name := s.fileName(in.Path)
		ending := filepath.Ext(name)
		s.named = unused(strings.TrimSuffix(name, ending), ending, used)
		c, err := s.make(m.ctx, in.Path, Options{Seed: m.opt.Seed})
		if err != nil {
			return nil, m.answerers(s), err
		}
		made := &Made{File: c.File, Of: in, Rules: c.Rules, Copy: c, Sheets: map[string]string{}}
		for k, sh := range s.sheets {
			made.Sheets[sh.Name] = c.sheets[k]
		}
		return made, nil, nil
	}
	f := m.tables[i]
	name := f.nameOf(m.people, base, f.ending(in.Path), used)
	r, err := f.make(m.ctx, m.people, name, before, after)
	if err != nil {
		return nil, nil, err
	}
	if r.why != "" {
		return nil, r.stuck, refuse("the file cannot be laid out again faithfully: %s", r.why).
			hint("take away what is odd about the file one by one, or another --seed")
	}
	made := &Made{File: synth.File{Name: name, Data: r.data}, Of: in, Sheets: map[string]string{}}
	for id := range r.seen.rules {
		made.Rules = append(made.Rules, id)
	}
	slices.Sort(made.Rules)
	for k, s := range f.tabled {
		made.Sheets[s.name] = r.sheets[k]
	}
	return made, nil, nil
}

// answerers are the pupils of a file of answers.
func (m *making) answerers(s *source) (out []string) {
	s.records(func(_, _ int, t *srcTable, r *row, rec *record) {
		out = append(out, m.people.person(t.person(r, rec)))
	})
	slices.Sort(out)
	return slices.Compact(out)
}
