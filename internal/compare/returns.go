package compare

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"apst/internal/pack"
	"apst/internal/runlog"
)

// The tables of answers and of scores that a return has. Their rows are told apart by
// what they are about: a questionnaire's number shifts when an earlier one is added.
const (
	answersTable = "return.sdq_items"
	scoresTable  = "return.sdq_scores"
)

var questionnaireKey = []string{"study_id", "placement", "wave", "informant", "rater"}

// Archive is an opened return: *pack.Return.
type Archive interface {
	Members() []string
	Read(member string) ([]byte, error)
}

// Return is the side of an opened return. All of it has been read when Return returns.
func Return(name string, r Archive) (*Set, error) {
	var members []Member
	basis := &Basis{Rulesets: map[string]string{}}
	for _, file := range r.Members() {
		table := pack.TableNamed(file)
		if file == "dictionary.csv" || table == nil && file != pack.ManifestFile {
			continue // what is made of the tables, and for people
		}
		data, err := r.Read(file)
		if err != nil {
			return nil, &FileError{file, err}
		}
		if table != nil {
			members = append(members, Member{Name: file, Kind: returnKind(table), Read: func() ([]byte, error) { return data, nil }})
		} else {
			if err := basis.ofReturn(data); err != nil {
				return nil, &FileError{file, err}
			}
		}
	}
	s, err := Members(name, members)
	if err != nil {
		return nil, err
	}
	for i, t := range s.Tables {
		if data, err := members[indexOf(members, t.File)].Read(); err == nil && t.Kind.Measure != "" && t.Kind.Name != scoresTable {
			basis.Inputs = append(basis.Inputs, Source{s.Tables[i].File, hashOf(data), []string{t.Kind.Measure}})
		}
	}
	basis.settle()
	s.Basis = basis
	return s, nil
}

func indexOf(members []Member, name string) int {
	return slices.IndexFunc(members, func(m Member) bool { return m.Name == name })
}

// returnKind is a table of a return as it is compared.
func returnKind(t *pack.Table) *TableKind {
	k := &TableKind{Name: "return." + t.Name(), Key: t.Key(), Pupils: t.Index("study_id") >= 0}
	k.Counts = k.Pupils && t.Name() != "identifiers"
	if t.Index("questionnaire") >= 0 {
		k.Key = questionnaireKey
	}
	switch name, _, _ := strings.Cut(t.Name(), "_"); name {
	case "sdq", "attendance", "support", "ngrt", "pass":
		k.Measure = name
	case "destinations":
		k.Measure = "neet"
	}
	for _, c := range t.Columns {
		if c.Type == pack.DayType && !slices.Contains(k.Key, c.Name) {
			k.Classes = append(k.Classes, Class{c.Name, "*", Date})
		}
	}
	return k
}

// ofReturn takes what the manifest of a return says.
func (b *Basis) ofReturn(data []byte) error {
	var m struct {
		Format int `json:"format"`
		Tool   struct {
			Version string `json:"version"`
		} `json:"tool"`
		Key      string            `json:"key"`
		Rulesets map[string]string `json:"rulesets"`
	}
	in := json.NewDecoder(bytes.NewReader(data))
	if err := in.Decode(&m); err != nil || m.Format < 1 {
		return runlog.ErrDamaged
	}
	if m.Format > pack.Format {
		return &runlog.NewerError{Format: m.Format}
	}
	b.Tool, b.Key = m.Tool.Version, m.Key
	for measure, rules := range m.Rulesets {
		b.Rulesets[measure] = rules
	}
	if len(b.Rulesets) == 0 {
		return fmt.Errorf("%w: it names no rulesets", runlog.ErrDamaged)
	}
	return nil
}
