package like

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq/intake"
	"apst/synth"
)

// Options are what can be asked of a copy.
type Options struct {
	Seed   uint64
	Pupils int // 0 for as many as the original has
}

// Copy is a synthetic file laid out like another.
type Copy struct {
	synth.File
	Seed    uint64
	Pupils  int
	Rules   []string       // ids of the rules that speak up, as they do for the original
	Options intake.Options // what has to be declared before it can be scored
	sheets  []string       // names of its sheets
	Scores  []synth.Scored // the true scores of every questionnaire that has some
}

// Expected is the answer key: what to type, and the true scores. Findings are
// those of the original, and are not worked out anew.
func (c *Copy) Expected() *synth.Expected {
	args := []string{c.Name}
	for _, o := range []struct {
		flag    string
		choices []intake.Choice
	}{{"--wave", c.Options.Wave}, {"--informant", c.Options.Informant}} {
		for _, choice := range o.choices {
			args = append(args, o.flag, choice.String())
		}
	}
	expect := synth.Either
	if len(c.Scores) == 0 {
		expect = synth.Refused
	}
	return synth.ExpectedOf("laid out like another file", c.Seed, c.Pupils, c.File, args, expect, c.Scores)
}

// Refusal is why there is no copy. Its text holds nothing of the file's cells.
type Refusal struct {
	text  string
	hints []string
	// Unreadable: nothing of the file was understood to begin with.
	Unreadable bool
}

func (r *Refusal) Error() string { return r.text }

// Hints say what to do.
func (r *Refusal) Hints() []string { return r.hints }

func refuse(format string, args ...any) *Refusal { return &Refusal{text: fmt.Sprintf(format, args...)} }

func (r *Refusal) hint(format string, args ...any) *Refusal {
	r.hints = append(r.hints, fmt.Sprintf(format, args...))
	return r
}

// attempts is how many times pupils are drawn before a copy is given up: a check
// on means may speak up, or stay silent, by chance. The last ones keep the rows
// that follow each other together.
const attempts = 24

// Make lays out synthetic pupils like a file. The error is a *Refusal where the
// file cannot be laid out again faithfully.
func Make(ctx context.Context, path string, opt Options) (*Copy, error) {
	s, err := open(ctx, path, nil)
	if err != nil {
		return nil, err
	}
	return s.make(ctx, path, opt)
}

// make lays synthetic pupils out like the file that was read.
func (s *source) make(ctx context.Context, path string, opt Options) (*Copy, error) {
	skeleton, err := s.skeleton()
	if err != nil {
		return nil, err
	}
	extra, dropped, err := s.choose(opt)
	if err != nil {
		return nil, err
	}
	why, answered := "", s.vectors()
	for n := range uint64(attempts) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d, err := s.draw(opt.Seed, n, len(extra))
		if err != nil {
			return nil, err
		}
		var grids []*grid
		for i, sh := range s.sheets {
			grids = append(grids, d.sheetOf(i, sh, extra, dropped))
		}
		data, err := s.write(grids)
		if err != nil {
			return nil, err
		}
		name := cmp.Or(s.named, s.fileName(path))
		plain, copied, err := readBytes(ctx, name, data, s.need)
		if err != nil {
			return nil, err
		}
		if why = s.untold.differs(plain); why == "" {
			why = s.differs(copied)
		}
		if why == "" && d.repeats(answered) {
			why = "a questionnaire would have the answers of one of the original"
		}
		if why != "" {
			continue
		}
		truth, ok := d.truths(copied)
		if !ok {
			why = "a score of the copy is not the one that was drawn"
			continue
		}
		if part := s.leak(grids, data, skeleton); part != "" {
			why = part + " of the copy would hold a word or a number of the original"
			continue
		}
		c := &Copy{File: synth.File{Name: name, Data: data}, Seed: opt.Seed, Pupils: len(s.pupils) - len(dropped) + len(extra), Rules: union(plain.rules, copied.rules), Scores: truth}
		c.sheets = copied.names()
		c.Options = options(s.need, c.sheets)
		return c, nil
	}
	return nil, refuse("the file cannot be laid out again faithfully: %s", why).
		hint("take away what is odd about the file one by one, or another --seed")
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// open reads and learns the original.
func open(ctx context.Context, path string, lex *lexicon) (*source, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	s := &source{lex: lex}
	r, _, err := readTwice(ctx, path, func(r *reading) []need { s.need = r.needs(); return s.need },
		func(r *reading, f *ingest.File) error { s.reading = r; return s.load(f, raw) })
	if err != nil {
		return nil, err
	}
	s.untold = r
	if r.lost != nil {
		out := refuse("no answers were found to lay out again: %s (%s)", r.lost.Title, r.lost.ID).hint("%s", r.lost.Fix)
		out.Unreadable = true
		return nil, out
	}
	s.secrets = s.findSecrets()
	s.learn()
	return s, nil
}

// extraPupil is a pupil more than the original has, laid out like one of it.
type extraPupil struct{ like, tag string }

// choose picks the pupils who are left out, or laid out like others, for a number
// that is asked for. Pupils of whom something was said stay.
func (s *source) choose(opt Options) (extra []extraPupil, dropped map[string]bool, err error) {
	dropped = map[string]bool{}
	have := len(s.pupils)
	if opt.Pupils == 0 || opt.Pupils == have {
		return nil, dropped, nil
	}
	var plain []string
	for _, p := range s.pupils {
		if s.plain[p] {
			plain = append(plain, p)
		}
	}
	rng := rand.New(rand.NewPCG(opt.Seed, 2))
	rng.Shuffle(len(plain), func(i, j int) { plain[i], plain[j] = plain[j], plain[i] })
	if opt.Pupils < have {
		if need := have - len(plain); opt.Pupils < need || opt.Pupils < 1 {
			return nil, nil, refuse("%d pupils are too few: something is to be said of %d", opt.Pupils, need).hint("ask for --pupils %d or more", max(need, 1))
		}
		for _, p := range plain[:have-opt.Pupils] {
			dropped[p] = true
		}
		return nil, dropped, nil
	}
	if len(plain) == 0 {
		return nil, nil, refuse("the file has no pupil without a finding whose rows could be laid out again for others").hint("leave out --pupils")
	}
	for n := range opt.Pupils - have {
		extra = append(extra, extraPupil{plain[n%len(plain)], "\x00" + strconv.Itoa(n+1)})
	}
	return extra, dropped, nil
}

// draw begins an attempt.
func (s *source) draw(seed, attempt uint64, extra int) (*drawing, error) {
	d := &drawing{source: s, seed: seed*attempts + attempt, rotate: attempt >= attempts*2/3,
		pupilNo: map[string]int{}, plans: map[string]*plan{}, alike: map[string]*plan{}, met: map[responseKey]int{}}
	rows := 0
	s.records(func(_, _ int, _ *srcTable, _ *row, rec *record) {
		if rec.Pupil == "" {
			rows++
		}
	})
	d.enrol(2*(len(s.pupils)+extra+rows) + 60)
	if s.people != nil {
		d.ids = s.people.ids
	} else {
		d.ids = &aliases{rng: d.rand("identifiers"), given: map[string]string{}, used: map[string]bool{}, original: s.numbers(), near: s.speaks(intake.RuleNearID.ID)}
	}
	if strings.Contains(s.sheets[0].facts.Description, "1252") {
		d.accent = "é"
	}
	years, ok := s.freeYears()
	if !ok && s.people == nil {
		return nil, refuse("the file's dates leave no years free to draw others from").hint("take out columns of dates that the questionnaire does not need")
	}
	d.years = years
	return d, nil
}

// numbers are the long numbers and words of the original's cells, which no
// identifier may be.
func (s *source) numbers() map[string]bool {
	out := map[string]bool{}
	for w := range s.secrets {
		out[strings.ToUpper(w)] = true
	}
	return out
}

// freeYears is how many years the generator's dates have to be moved so that none
// of them stands in the original.
func (s *source) freeYears() (int, bool) {
	taken := map[int]bool{}
	for _, sh := range s.sheets {
		serials := map[int]bool{} // columns in which a plain number is a date
		for _, t := range sh.tables {
			for _, c := range t.Columns {
				serials[c.N] = serials[c.N] || c.Field == "date" || c.Field == "dob"
			}
		}
		for _, r := range sh.rows {
			for i, c := range r.cells {
				if c.Kind == sheet.Number && !serials[i+1] {
					continue
				}
				if t, ok := dayOf(c, s.date1904); ok {
					taken[t.Year()] = true
				}
			}
		}
	}
	// The dates and births lie between these, with what a wrong date is moved by.
	within := func(years int) bool {
		for _, span := range [][2]int{{2021, 2024}, {2000, 2011}} {
			for y := span[0] + years; y <= span[1]+years; y++ {
				if taken[y] {
					return true
				}
			}
		}
		return false
	}
	for _, years := range []int{0, -1, -2, -3, -4, 1, 2, 3, -5, -6, -7, -8, -9, -10, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34} {
		if !within(years) {
			return years, true
		}
	}
	return 0, false
}

// truths matches every score of the copy with the questionnaire that was drawn;
// ok is false when one of them is not what was drawn.
func (d *drawing) truths(r *reading) (out []synth.Scored, ok bool) {
	drawn := map[string][]*plan{}
	var all []*plan
	for _, key := range slices.Sorted(maps.Keys(d.plans)) {
		if p := d.plans[key]; !p.spoilt {
			for _, id := range slices.Compact(slices.Sorted(slices.Values(p.ids))) {
				drawn[id] = append(drawn[id], p)
			}
			all = append(all, p)
		}
	}
	for _, one := range r.scored {
		candidates := drawn[one.pupil]
		if candidates == nil {
			candidates = all
		}
		i := slices.IndexFunc(candidates, func(p *plan) bool { return same(one.scores, p.response.Score().Scores) })
		if i < 0 {
			return nil, false
		}
		truth := candidates[i].response.Score()
		truth.Pupil, truth.Placement, truth.Wave, truth.Informant = one.pupil, one.placement, synth.Wave(one.wave), synth.Informant(one.informant)
		if !one.scores[impactScore].Given {
			truth.Scores[impactScore] = synth.Score{}
		}
		out = append(out, truth)
	}
	return out, true
}

// impactScore is the place of impact in synth.ScoreNames. Where its coding cannot
// be told it is left out.
const impactScore = 8

func same(given, truth [9]synth.Score) bool {
	if !given[impactScore].Given {
		truth[impactScore] = synth.Score{}
	}
	return given == truth
}
