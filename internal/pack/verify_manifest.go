package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"apst/ingest"
)

// manifest reads manifest.json and refuses what it cannot be. It is nil where the rest of the
// return cannot be held against it.
func (c *check) manifest(data []byte) *Manifest {
	var version struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(data, &version); err == nil && version.Format > Format {
		c.add(Problem{Reason: "PACK-202", Member: ManifestFile, Seen: fmt.Sprintf("format %d", version.Format), Expected: fmt.Sprintf("format %d, or a version of apst that knows %d", Format, version.Format)})
		return nil
	}
	m := &Manifest{}
	if err := decodeStrict(data, m); err != nil {
		c.add(Problem{Reason: "PACK-201", Member: ManifestFile, Seen: err.Error()})
		return nil
	}
	before := c.total
	c.entries(m)
	if c.total > before {
		return nil
	}
	return m
}

// entries holds each entry of the manifest against what it may be.
func (c *check) entries(m *Manifest) {
	wrong := func(entry, want string) {
		c.add(Problem{Reason: "PACK-204", Member: ManifestFile, Column: entry, Expected: want})
	}
	if m.Format != Format {
		wrong("format", fmt.Sprint(Format))
	}
	if m.Tool.Name != "apst" || !short(m.Tool.Version) {
		wrong("tool", "apst and its version")
	}
	if !digits(m.School.URN, 6) {
		wrong("school.urn", "six digits")
	}
	if len(m.School.Name) > 200 || !printable(m.School.Name) || identifies(m.School.Name) != "" {
		wrong("school.name", "the name of a school")
	}
	if m.Arm != Taskforce && m.Arm != Comparison {
		wrong("arm", Taskforce+" or "+Comparison)
	}
	if !slices.Contains(DateForms(), string(m.Dates)) {
		wrong("dates", strings.Join(DateForms(), ", "))
	}
	for entry, day := range map[string]string{"as_of": m.AsOf, "period.from": m.Period.From, "period.to": m.Period.To} {
		if d, ok := ExactDates.Day(day); day != "" && (!ok || !realDay(d) || d.Day == 0) {
			wrong(entry, "a day such as 2023-07-21")
		}
	}
	if m.Period.From != "" && m.Period.To != "" && m.Period.From > m.Period.To {
		wrong("period", "a first day that is not after the last")
	}
	if !short(m.Period.Term) && m.Period.Term != "" {
		wrong("period.term", "a term such as 2022-23-summer")
	}
	if !matches(keyedPattern, m.Key) {
		wrong("key", "16 of the letters a to z and the digits 2 to 7")
	}
	if m.Pupils.Included < 0 || slices.ContainsFunc(m.Pupils.Left, func(r Reach) bool { return r.N < 0 }) {
		wrong("pupils", "counts")
	}
	for _, said := range slices.Concat([]string{m.Plain}, wordsOf(m)) {
		if !printable(said) || len(said) > MaxField || identifies(said) != "" {
			wrong("", "words without anything of a pupil")
		}
	}
	for i := range m.Files {
		f := &m.Files[i]
		if !isMember(f.Name) || f.Name == ManifestFile || i > 0 && m.Files[i-1].Name >= f.Name {
			wrong("files", "each file of the return once, by name")
			return
		}
		if !matches("^[0-9a-f]{64}$", f.SHA256) || f.Bytes < 0 || f.Rows != nil && *f.Rows < 0 {
			wrong("files", "rows, bytes and SHA-256 of "+f.Name)
		}
	}
}

// wordsOf are the texts of the manifest that may say anything.
func wordsOf(m *Manifest) []string {
	var out []string
	for _, r := range m.Pupils.Left {
		out = append(out, r.Reason, r.Title)
	}
	for _, l := range m.LeftOut {
		out = append(out, l.What, l.Why)
	}
	return append(out, m.Pupils.Sources...)
}

func matches(pattern, s string) bool {
	ok, err := regexp.MatchString(pattern, s)
	return ok && err == nil
}

func digits(s string, n int) bool { return len(s) == n && strings.Trim(s, "0123456789") == "" }

// short reports whether a text is a word such as a version.
func short(s string) bool { return matches(`^[A-Za-z0-9][A-Za-z0-9 ()._+-]{0,79}$`, s) }

func printable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r == 0xfffd
	}) < 0
}

// rulesets holds the rules that the manifest names against those that are known.
func (c *check) rulesets(m *Manifest, known map[string][]string) {
	for _, measure := range slices.Sorted(maps.Keys(m.Rulesets)) {
		own := known[measure]
		if slices.Contains(own, m.Rulesets[measure]) {
			continue
		}
		want := "a measure that this version knows"
		if len(own) > 0 {
			want = "one of " + strings.Join(own, ", ")
		}
		c.add(Problem{Reason: "PACK-203", Member: ManifestFile, Column: "rulesets", Expected: want})
	}
}

// inventory holds the files of the archive against the manifest and against what a return of
// its kind has.
func (c *check) inventory(r *Return, m *Manifest) {
	listed := map[string]bool{}
	for _, f := range m.Files {
		listed[f.Name] = true
		if r.find(f.Name) == nil {
			c.add(Problem{Reason: "PACK-206", Member: f.Name})
		}
	}
	for _, name := range r.Members() {
		if !listed[name] && name != ManifestFile {
			c.add(Problem{Reason: "PACK-205", Member: name})
		}
	}
	needed := []string{PackageFile, ReadmeFile}
	for _, t := range TablesOf(m.Arm, m.Identified) {
		needed = append(needed, t.File)
	}
	for _, name := range needed {
		if r.find(name) == nil && !listed[name] {
			c.add(Problem{Reason: "PACK-127", Member: name})
		}
	}
	for _, t := range Tables() {
		if r.find(t.File) == nil {
			continue
		}
		switch {
		case t.Needed == OfTaskforce && m.Arm == Comparison:
			c.add(Problem{Reason: "PACK-212", Member: t.File})
		case t.Needed == WithIdentities && !m.Identified:
			c.add(Problem{Reason: "PACK-213", Member: t.File})
		}
	}
}

// hashes holds every file's bytes against the manifest.
func (c *check) hashes(r *Return, m *Manifest) error {
	for i := range m.Files {
		f := &m.Files[i]
		e := r.find(f.Name)
		if e == nil {
			continue
		}
		sum := sha256.New()
		in := e.Open()
		n, err := io.Copy(sum, in)
		in.Close()
		if err != nil {
			return r.changed(err)
		}
		if n != int64(f.Bytes) || hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
			c.add(Problem{Reason: "PACK-207", Member: f.Name})
		}
	}
	return nil
}

// counted holds the rows of the tables against the manifest.
func (c *check) counted(m *Manifest) {
	for _, f := range m.Files {
		n, read := c.rows[f.Name]
		switch {
		case !read:
		case f.Rows == nil:
			c.add(Problem{Reason: "PACK-208", Member: f.Name, Expected: "its number of rows in the manifest"})
		case *f.Rows != n:
			c.add(Problem{Reason: "PACK-208", Member: f.Name, Seen: fmt.Sprintf("%d rows", n), Expected: fmt.Sprintf("%d rows", *f.Rows)})
		}
	}
}

// asOf is the day the data are from; the zero date where it is not said.
func (m *Manifest) asOf() ingest.Date {
	d, _ := ExactDates.Day(m.AsOf)
	return d
}
