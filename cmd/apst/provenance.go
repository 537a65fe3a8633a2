package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"apst/internal/project"
	"apst/sdq"
	"apst/sdq/intake"
)

// provenanceFormat is the version of the file that this program writes and reads.
const provenanceFormat = 1

// maxProvenance bounds the file; a hundred inputs with maps of their own come to
// less than a tenth of it.
const maxProvenance = 16 << 20

// provenance is how scores came about: which files, read how. With it apst explain
// reads the same files in the same way and finds any of the scores again. It holds
// nothing of a pupil, and it does not grow with the number of rows.
type provenance struct {
	Format   int            `json:"format"`
	Measure  string         `json:"measure"`
	Ruleset  string         `json:"ruleset"`
	Inputs   []provenInput  `json:"inputs"`
	Rosters  []provenRoster `json:"rosters,omitempty"`
	Declared *declaration   `json:"declared"` // of all inputs without a declaration of their own
	Maps     []provenMap    `json:"maps,omitempty"`
	Blocks   []*provenBlock `json:"blocks"`
}

// provenInput is one file that was read.
type provenInput struct {
	Path     string       `json:"path"` // from the folder of the provenance file, with forward slashes
	Name     string       `json:"name"`
	SHA256   string       `json:"sha256"`         // empty for a file that could not be read
	Wave     string       `json:"wave,omitempty"` // declared by --baseline or --endline
	Declared *declaration `json:"declared,omitempty"`
}

// provenRoster is a list of pupils that dates of birth were taken from.
type provenRoster struct {
	Path   string `json:"path"` // as of an input
	SHA256 string `json:"sha256"`
}

// declaration is what was declared, by options or by the project.
type declaration struct {
	Wave            []provenChoice `json:"wave,omitempty"`
	Informant       []provenChoice `json:"informant,omitempty"`
	Form            []provenChoice `json:"form,omitempty"`
	Coding          []provenChoice `json:"coding,omitempty"`
	Impact          []provenChoice `json:"impact_coding,omitempty"`
	Gate            []provenChoice `json:"gate_coding,omitempty"`
	LookBack        []provenChoice `json:"look_back,omitempty"`
	AsOf            string         `json:"as_of,omitempty"` // a day, as 2023-07-21
	AlreadyReversed *bool          `json:"already_reversed,omitempty"`
	ItemsNumbered   bool           `json:"items_numbered,omitempty"`
	Key             []string       `json:"key,omitempty"`
	Maps            []string       `json:"maps,omitempty"` // by SHA-256
}

// provenChoice is a value, for all blocks or for those that Of names.
type provenChoice struct {
	Of    []string `json:"of,omitempty"`
	Value string   `json:"value"`
}

// provenMap is a map in full, so that a changed map file changes nothing of what
// was scored by it.
type provenMap struct {
	SHA256 string `json:"sha256"`
	Map    string `json:"map"`
}

// provenBlock is how one block was read.
type provenBlock struct {
	ID        int      `json:"id"`
	File      string   `json:"file"`
	Places    []string `json:"places"`
	Wave      string   `json:"wave"`
	Informant string   `json:"informant"`
	Form      string   `json:"form"`
	Coding    string   `json:"coding"`
	Reversed  bool     `json:"reversed"`
	Impact    string   `json:"impact_coding"`
	LookBack  string   `json:"look_back"`
	Refused   string   `json:"refused,omitempty"` // by which rule
	Decisions []string `json:"decisions"`
}

// newProvenance writes down how a survey read its inputs, for a file in a folder.
func newProvenance(folder string, inputs []intake.Input, rosters []string, declared *intake.Options, s *intake.Survey) (*provenance, error) {
	p := &provenance{Format: provenanceFormat, Measure: "sdq", Ruleset: sdq.Ruleset, Blocks: provenBlocks(s)}
	var err error
	if p.Declared, err = p.declaration(declared); err != nil {
		return nil, err
	}
	for i, in := range inputs {
		from := provenInput{Path: relativeTo(folder, in.Path), Name: s.Files[i].Name, SHA256: inputHash(in.Path, s.Files[i]), Wave: in.Wave}
		if from.Declared, err = p.declaration(in.Declared); err != nil {
			return nil, err
		}
		p.Inputs = append(p.Inputs, from)
	}
	for _, path := range rosters {
		p.Rosters = append(p.Rosters, provenRoster{relativeTo(folder, path), fileHash(path)})
	}
	return p, nil
}

// relativeTo is a path as seen from a folder. Where there is no way, as between
// two drives, it is the whole path.
func relativeTo(folder, path string) string {
	whole, err := filepath.Abs(path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	if from, err := filepath.Abs(folder); err == nil {
		if rel, err := filepath.Rel(from, whole); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(whole)
}

// inputHash is the SHA-256 of an input: that of the survey, or of the file itself
// where the survey refused it unread.
func inputHash(path string, f intake.FileSummary) string {
	if f.Hash != [32]byte{} {
		return hex.EncodeToString(f.Hash[:])
	}
	return fileHash(path)
}

// fileHash is the SHA-256 of a file; empty for one that cannot be read. To open a
// pipe would be to wait for whoever writes to it.
func fileHash(path string) string {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// choiceList pairs a list of a declaration with that of the intake.
type choiceList struct {
	own     *[]provenChoice
	other   *[]intake.Choice
	allowed []string
}

func (d *declaration) choiceLists(o *intake.Options) []choiceList {
	return []choiceList{
		{&d.Wave, &o.Wave, []string{"baseline", "endline", "interim"}},
		{&d.Informant, &o.Informant, []string{"self", "teacher", "parent"}},
		{&d.Form, &o.Form, []string{"2-4", "4-17", "18+"}},
		{&d.Coding, &o.Coding, intake.Codings()},
		{&d.Impact, &o.Impact, intake.ImpactCodings()},
		{&d.Gate, &o.Gate, intake.GateCodings()},
		{&d.LookBack, &o.LookBack, []string{intake.SixMonths, intake.OneMonth}},
	}
}

// declaration writes down options, and keeps their maps.
func (p *provenance) declaration(o *intake.Options) (*declaration, error) {
	if o == nil {
		return nil, nil
	}
	d := &declaration{AlreadyReversed: o.AlreadyReversed, ItemsNumbered: o.ItemsNumbered, Key: o.Key}
	if !o.AsOf.IsZero() {
		d.AsOf = string(o.AsOf.Append(nil))
	}
	for _, l := range d.choiceLists(o) {
		for _, c := range *l.other {
			*l.own = append(*l.own, provenChoice{c.Of, c.Value})
		}
	}
	for _, m := range o.Maps {
		var text bytes.Buffer
		if err := m.Encode(&text); err != nil {
			return nil, fmt.Errorf("writing down a map: %w", err)
		}
		sum := sha256.Sum256(text.Bytes())
		id := hex.EncodeToString(sum[:])
		d.Maps = append(d.Maps, id)
		if p.mapText(id) == "" {
			p.Maps = append(p.Maps, provenMap{id, text.String()})
		}
	}
	return d, nil
}

func (p *provenance) mapText(id string) string {
	for _, m := range p.Maps {
		if m.SHA256 == id {
			return m.Map
		}
	}
	return ""
}

// options is what was declared, in the intake's own words.
func (p *provenance) options(d *declaration) (*intake.Options, error) {
	if d == nil {
		return nil, nil
	}
	o := &intake.Options{AlreadyReversed: d.AlreadyReversed, ItemsNumbered: d.ItemsNumbered, Key: d.Key}
	for _, l := range d.choiceLists(o) {
		for _, c := range *l.own {
			if !slices.Contains(l.allowed, c.Value) {
				return nil, notOneOf(c.Value, l.allowed)
			}
			*l.other = append(*l.other, intake.Choice{Of: c.Of, Value: c.Value})
		}
	}
	if d.AsOf != "" {
		day, err := project.ParseDay(d.AsOf)
		if err != nil {
			return nil, err
		}
		o.AsOf = day
	}
	for _, id := range d.Maps {
		text := []byte(p.mapText(id))
		if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != id {
			return nil, errors.New("a map is not what it was")
		}
		m, err := intake.ParseMap(text)
		if err != nil {
			return nil, err
		}
		o.Maps = append(o.Maps, m)
	}
	return o, nil
}

func provenBlocks(s *intake.Survey) []*provenBlock {
	out := make([]*provenBlock, 0, len(s.Blocks))
	for _, b := range s.Blocks {
		p := &provenBlock{ID: b.ID, File: b.File, Places: []string{}, Wave: b.Wave, Informant: b.Informant.String(), Form: b.Form.String(),
			Coding: b.Coding.String(), Reversed: b.Reversed, Impact: b.Impact.String(), LookBack: b.LookBack, Decisions: []string{}}
		for _, at := range b.Places {
			p.Places = append(p.Places, at.String())
		}
		for _, d := range b.Decisions {
			p.Decisions = append(p.Decisions, d.Brief())
		}
		if b.Refused != nil {
			p.Refused = b.Refused.ID
		}
		out = append(out, p)
	}
	return out
}

// writeIndented writes JSON that people can read too.
func writeIndented(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// provenancePath is where it goes: beside the scores in a folder, and to a file of
// its own only if one was named.
func (opts *ScoreSDQOptions) provenancePath() string {
	o := opts.Output
	if opts.Provenance != "" || o.Stdout || o.File != "" {
		return opts.Provenance
	}
	o.Format = "json"
	return o.Path("pupil", "provenance"+opts.aside)
}

// writeProvenance writes where the scores come from. A run that wrote no scores
// leaves that of the scores before, unless a file was named for it.
func (j *sdqJob) writeProvenance(path string, inputs []intake.Input, rosters []string, declared *intake.Options) error {
	if path == "" || !j.scoreable() && j.opts.Provenance == "" {
		return nil
	}
	p, err := newProvenance(filepath.Dir(path), inputs, rosters, declared, j.survey)
	if err != nil {
		return err
	}
	return j.opts.Output.Write(j.opts.IO, path, func(w io.Writer) error { return writeIndented(w, p) })
}

// scoreAgain is what to do about scores whose origin cannot be followed.
const scoreAgain = "score again, and then explain: apst score sdq"

// readProvenance reads the file. A newer one is refused.
func readProvenance(path string) (*provenance, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("%s: there is no such file", path).hint("%s", scoreAgain)
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", path, err)
	case !info.Mode().IsRegular() || info.Size() > maxProvenance:
		return nil, usagef("%s is no provenance file", path).hint("%s", scoreAgain)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	p := &provenance{}
	var version struct {
		Format int `json:"format"`
	}
	if json.Unmarshal(data, &version) == nil && version.Format > provenanceFormat {
		return nil, usagef("%s has format %d, and this program knows up to %d", path, version.Format, provenanceFormat).hint("get a newer apst")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err = d.Decode(p)
	if _, more := d.Token(); err != nil || more != io.EOF || p.Format != provenanceFormat || p.Measure != "sdq" || len(p.Inputs) == 0 {
		return nil, usagef("%s is not as apst score sdq writes it", path).hint("%s", scoreAgain)
	}
	if p.Ruleset != sdq.Ruleset {
		return nil, dataf("%s speaks of scores by the ruleset %s, and this program has %s", path, p.Ruleset, sdq.Ruleset).hint("%s", scoreAgain)
	}
	return p, nil
}

// inputs are the files and what was declared of them. A file that is not there is
// refused.
func (p *provenance) inputs(path string) (inputs []intake.Input, declared intake.Options, err error) {
	damaged := func(cause error) error {
		return usagef("%s is not as apst score sdq writes it: %w", path, cause).hint("%s", scoreAgain)
	}
	for _, from := range p.Inputs {
		if project.OnServer(from.Path) {
			return nil, declared, refuseServer(path, from.Path)
		}
		if from.Wave != "" && from.Wave != "baseline" && from.Wave != "endline" {
			return nil, declared, damaged(notOneOf(from.Wave, []string{"baseline", "endline"}))
		}
		in := intake.Input{Path: fromFolderOf(path, from.Path), Wave: from.Wave}
		if _, err := os.Stat(in.Path); errors.Is(err, fs.ErrNotExist) {
			return nil, declared, dataf("%s was scored, and is not there any more", in.Path).hint("put it back, or score again what is there")
		}
		if in.Declared, err = p.options(from.Declared); err != nil {
			return nil, declared, damaged(err)
		}
		inputs = append(inputs, in)
	}
	all, err := p.options(p.Declared)
	if err != nil {
		return nil, declared, damaged(err)
	}
	if all != nil {
		declared = *all
	}
	return inputs, declared, nil
}

// refuseServer refuses a file on a server that somebody else may have chosen.
func refuseServer(path, input string) error {
	return usagef("%s names a file on a server, and no server is called because a file says so: %s", path, input).
		hint("if the server is yours, name the file yourself: apst explain PUPIL --from FILE")
}

// fromFolderOf is a path that a provenance file holds.
func fromFolderOf(provenance, written string) string {
	path := filepath.FromSlash(written)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(provenance), path)
}

// rosters are the lists of pupils, unchanged since.
func (p *provenance) rosters(path string) ([]string, error) {
	var out []string
	for _, r := range p.Rosters {
		if project.OnServer(r.Path) {
			return nil, refuseServer(path, r.Path)
		}
		file := fromFolderOf(path, r.Path)
		if fileHash(file) != r.SHA256 {
			return nil, dataf("%s has changed since its dates of birth were used", file).hint("%s", scoreAgain)
		}
		out = append(out, file)
	}
	return out, nil
}

// check refuses files that are not what was scored any more.
func (p *provenance) check(inputs []intake.Input, s *intake.Survey) error {
	for i, in := range inputs {
		if inputHash(in.Path, s.Files[i]) != p.Inputs[i].SHA256 {
			return dataf("%s has changed since it was scored", in.Path).hint("%s", scoreAgain)
		}
	}
	if !reflect.DeepEqual(p.Blocks, provenBlocks(s)) {
		return dataf("this program reads the files otherwise than the one that scored them").hint("%s", scoreAgain)
	}
	return nil
}
