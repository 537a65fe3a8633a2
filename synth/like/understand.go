package like

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
	"apst/sdq/intake"
	"apst/synth"
)

// reading is what apst makes of one file.
type reading struct {
	shape  *intake.Shape
	tables []string // each table and its columns in a line, without a word of the file
	blocks []string // each block and what was decided of it
	rules  []string // ids of the rules that spoke up
	flags  map[spot]map[string]bool
	scored []scored
	lost   *finding.Rule // why the file cannot be laid out again at all
}

// spot is a row (col 0) or a cell of the grid of a sheet.
type spot struct {
	sheet    string
	row, col int
}

// scored is a questionnaire and its scores, by synth.ScoreNames.
type scored struct {
	pupil, wave, informant string
	placement              int
	scores                 [9]synth.Score
}

// need is what a user would have to say of a sheet before it can be scored.
type need struct {
	sheet           int
	wave, informant bool
}

// needs are the sheets of which neither wave nor informant, or not both, are said
// anywhere.
func (r *reading) needs() (out []need) {
	for i, sh := range r.shape.Sheets {
		n := need{sheet: i}
		for _, st := range r.shape.Strands {
			b := st.Block
			if b == nil || len(b.Places) == 0 || b.Places[0].Sheet != sh.Name {
				continue
			}
			n.wave = n.wave || r.flags[spot{sheet: sh.Name}][intake.RuleNoWave.ID] && b.Wave == ""
			n.informant = n.informant || !b.Informant.Valid() && b.Refused == intake.RuleNoInformant || b.Refused == intake.RuleNoWave && !b.Informant.Valid()
			n.wave = n.wave || b.Wave == "" && b.Refused == intake.RuleNoWave
		}
		if n.wave || n.informant {
			out = append(out, n)
		}
	}
	return out
}

// options say what is needed, of the sheets of a file.
func options(needs []need, names []string) (opt intake.Options) {
	for _, n := range needs {
		var of []string
		if names[n.sheet] != "" {
			of = []string{names[n.sheet]}
		}
		if n.wave {
			opt.Wave = append(opt.Wave, intake.Choice{Of: of, Value: "baseline"})
		}
		if n.informant {
			opt.Informant = append(opt.Informant, intake.Choice{Of: of, Value: "self"})
		}
	}
	return opt
}

// names are those of the sheets.
func (r *reading) names() (out []string) {
	for _, sh := range r.shape.Sheets {
		out = append(out, sh.Name)
	}
	return out
}

// read surveys and scores a file.
func read(ctx context.Context, path string, opt intake.Options, use func(*reading, *ingest.File) error) (*reading, error) {
	log := &finding.Log{}
	survey := intake.New(opt, log, nil)
	defer survey.Close()
	if err := survey.Read(ctx, []intake.Input{{Path: path}}); err != nil {
		return nil, err
	}
	r := &reading{flags: map[spot]map[string]bool{}}
	for _, f := range survey.Files {
		if f.Refused != nil {
			r.lost = f.Refused
			return r, nil
		}
	}
	if err := survey.Score(ctx, func(s *intake.Scored) error { r.score(s); return nil }); err != nil {
		return nil, err
	}
	shape, err := survey.Shape(ctx)
	if err != nil {
		return nil, err
	}
	r.shape = shape
	turned := map[string]bool{}
	for i, sh := range shape.Sheets {
		turned[sh.Name] = sh.Turned
		r.tables = append(r.tables, tablesOf(i, &sh)...)
	}
	for _, b := range survey.Blocks {
		r.blocks = append(r.blocks, blockLine(b))
	}
	slices.Sort(r.blocks) // which comes first depends on the order of the rows
	for _, g := range log.Groups() {
		r.rules = append(r.rules, g.Rule.ID)
		for _, f := range g.Kept {
			at := spot{f.From.Sheet, f.From.Row, f.From.Col}
			if turned[at.sheet] {
				at.row, at.col = at.col, at.row
			}
			r.flag(at, g.Rule.ID)
			r.flag(spot{at.sheet, at.row, 0}, g.Rule.ID)
		}
	}
	slices.Sort(r.rules)
	if use == nil {
		return r, nil
	}
	file, err := ingest.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return r, use(r, file)
}

func (r *reading) flag(at spot, rule string) {
	if r.flags[at] == nil {
		r.flags[at] = map[string]bool{}
	}
	r.flags[at][rule] = true
}

// speaks reports whether a rule spoke up.
func (r *reading) speaks(id string) bool { return slices.Contains(r.rules, id) }

func (r *reading) score(s *intake.Scored) {
	if s.Spoilt {
		return
	}
	one := scored{string(s.PupilID), s.Block.Wave, s.Block.Informant.String(), s.Placement, [9]synth.Score{}}
	for i, name := range synth.ScoreNames {
		scale, ok := sdq.ParseScale(name)
		if n, has := s.Scores.Get(scale).Number(); ok && has {
			one.scores[i] = synth.Score{Value: n, Given: true}
		}
	}
	r.scored = append(r.scored, one)
}

// tablesOf says of each table of a sheet what its columns are.
func tablesOf(n int, sh *intake.SheetShape) []string {
	out := []string{fmt.Sprintf("sheet %d: %d tables, turned %t", n+1, len(sh.Tables), sh.Turned)}
	for i, t := range sh.Tables {
		line := fmt.Sprintf("sheet %d, table %d: %d sets of answers, long %t, scores alone %t;", n+1, i+1, t.Lanes, t.Long, t.Scores)
		for _, c := range t.Columns {
			if c.Field != "" {
				line += fmt.Sprintf(" %s=%s", sheet.ColName(c.N), c.Field)
				if c.Option > 0 {
					line += fmt.Sprintf("/%d", c.Option)
				}
				if c.Said != (intake.Said{}) {
					line += "(" + c.Said.Wave + " " + c.Said.Informant + ")"
				}
			}
		}
		out = append(out, line)
	}
	return out
}

func blockLine(b *intake.Block) string {
	refused := "no"
	if b.Refused != nil {
		refused = b.Refused.ID
	}
	return fmt.Sprintf("wave %s, informant %s, form %s, coding %s, reversed %t, impact %s, look-back %s, refused %s",
		b.Wave, b.Informant, b.Form, b.Coding, b.Reversed, b.Impact, b.LookBack, refused)
}

// differs says what a copy's reading has otherwise than the original's, without a
// word of either file; it is empty for a faithful copy.
func (r *reading) differs(c *reading) string {
	if c.lost != nil {
		return "the copy cannot be read: " + c.lost.Title
	}
	for _, part := range []struct {
		name       string
		want, have []string
	}{{"tables", r.tables, c.tables}, {"decisions", r.blocks, c.blocks}} {
		if len(part.want) != len(part.have) {
			return fmt.Sprintf("%d %s instead of %d", len(part.have), part.name, len(part.want))
		}
		for i := range part.want {
			if part.want[i] != part.have[i] {
				return fmt.Sprintf("%s: %q instead of %q", part.name, part.have[i], part.want[i])
			}
		}
	}
	var missing, extra []string
	for _, id := range r.rules {
		if !slices.Contains(c.rules, id) {
			missing = append(missing, id)
		}
	}
	for _, id := range c.rules {
		if !slices.Contains(r.rules, id) {
			extra = append(extra, id)
		}
	}
	var said []string
	if missing != nil {
		said = append(said, "findings that are not reproduced: "+strings.Join(missing, ", "))
	}
	if extra != nil {
		said = append(said, "findings that the file does not have: "+strings.Join(extra, ", "))
	}
	return strings.Join(said, "; ")
}

// readBytes reads a file that is not written yet, as it stands and with what is
// needed.
func readBytes(ctx context.Context, name string, data []byte, needs []need) (plain, told *reading, err error) {
	dir, err := os.MkdirTemp("", "apst-like-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, nil, err
	}
	return readTwice(ctx, path, func(*reading) []need { return needs }, nil)
}

// readTwice reads a file as it stands, and again with what it needs to be told.
func readTwice(ctx context.Context, path string, needs func(*reading) []need, use func(*reading, *ingest.File) error) (plain, told *reading, err error) {
	if plain, err = read(ctx, path, intake.Options{}, nil); err != nil || plain.lost != nil {
		return plain, plain, err
	}
	told, err = read(ctx, path, options(needs(plain), plain.names()), use)
	return plain, told, err
}
