package compare

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"apst/internal/runlog"
)

// Basis is what a side rests on, as its manifest says, or where it has none the files
// that say where scores come from.
type Basis struct {
	Tool     string            // version and commit
	Rulesets map[string]string // by measure
	Inputs   []Source
	Settings map[string]string
	Key      string // of a return: study ids of another key are other ids
	Whole    bool   // everything is known, the settings too
}

// Source is a file that was read, by what it holds.
type Source struct {
	Name, SHA256 string
	Of           []string // measures, or roster
}

// BasisOf is what the manifest of a run says.
func BasisOf(m *runlog.Manifest) *Basis {
	b := &Basis{}
	b.ofManifest(m)
	b.settle()
	return b
}

func (b *Basis) ofManifest(m *runlog.Manifest) {
	b.Tool, b.Whole = m.Tool.Version+" "+m.Tool.Commit, true
	b.Rulesets, b.Settings, b.Inputs = map[string]string{}, map[string]string{}, nil
	for _, r := range m.Rulesets {
		b.Rulesets[r.Measure] = r.Ruleset
	}
	for _, s := range m.Settings {
		b.Settings[s.Name] = s.Value
	}
	for _, list := range [][]runlog.Input{m.Inputs, m.Maps} {
		for _, in := range list {
			b.Inputs = append(b.Inputs, Source{in.Name, in.SHA256, in.Of})
		}
	}
}

// noteProvenance takes what a file about where scores come from says, unless a manifest
// has said it.
func (s *Set) noteProvenance(value any) {
	doc, _ := value.(map[string]any)
	measure, _ := doc["measure"].(string)
	ruleset, _ := doc["ruleset"].(string)
	inputs, _ := doc["inputs"].([]any)
	if measure == "" || ruleset == "" || inputs == nil || s.Basis != nil && s.Basis.Whole {
		return
	}
	b := s.basis()
	if b.Rulesets == nil {
		b.Rulesets = map[string]string{}
	}
	b.Rulesets[measure] = ruleset
	add := func(list any, of string) {
		elements, _ := list.([]any)
		for _, e := range elements {
			group, _ := e.(map[string]any)
			name, _ := group["path"].(string)
			sum, _ := group["sha256"].(string)
			if sum != "" {
				b.Inputs = append(b.Inputs, Source{path.Base(name), sum, []string{of}})
			}
		}
	}
	add(inputs, measure)
	add(doc["rosters"], "roster")
}

// settle puts inputs in order, each once.
func (b *Basis) settle() {
	slices.SortStableFunc(b.Inputs, func(x, y Source) int {
		return cmp.Or(strings.Compare(x.Name, y.Name), strings.Compare(x.SHA256, y.SHA256))
	})
	b.Inputs = slices.CompactFunc(b.Inputs, func(x, y Source) bool {
		return x.Name == y.Name && x.SHA256 == y.SHA256 && slices.Equal(x.Of, y.Of)
	})
}

// Cause is why a number moved, as far as it can be told.
type Cause string

// Why a number moved.
const (
	ByData      Cause = "data"        // the data changed, and nothing else did
	ByRules     Cause = "rules"       // the rules, or the program, changed, and nothing else did
	BySettings  Cause = "settings"    // what the run was told changed, and nothing else did
	BySplit     Cause = "split"       // answers and rules changed, and each part is known
	NotRules    Cause = "not-rules"   // the rules are the same; data or settings changed
	Several     Cause = "unclear"     // more than one changed, and it cannot be told apart
	Unexplained Cause = "unexplained" // nothing changed that is known of
	Unknown     Cause = ""            // nothing says what the sides rest on
)

// changedBases is what differs between what the two sides rest on.
type changedBases struct {
	old, new *Basis
}

// of is why numbers of a measure moved; of all measures where it is empty. alone says that
// they stand in a file of the measure's own. The rules are what the rows themselves say
// they rest on, which may be empty.
func (c *changedBases) of(measure string, alone bool, oldRules, newRules string) Cause {
	if c.old == nil || c.new == nil || len(c.old.Rulesets) == 0 || len(c.new.Rulesets) == 0 {
		switch {
		case oldRules == "" || newRules == "":
			return Unknown
		case oldRules == newRules:
			return NotRules
		}
		return Several
	}
	data := c.data(measure)
	rules := c.rules(measure) || oldRules != "" && newRules != "" && oldRules != newRules
	whole := c.old.Whole && c.new.Whole
	settings := slices.ContainsFunc(SettingsChanged(c.old, c.new), func(s string) bool { return moves(s, measure, alone) })
	n := 0
	for _, yes := range []bool{data, rules, settings} {
		if yes {
			n++
		}
	}
	switch {
	case n > 1:
		return Several
	case rules && !whole:
		return Several // what it was told is not known
	case rules:
		return ByRules
	case settings:
		return BySettings
	case data && whole:
		return ByData
	case data || !whole:
		return NotRules
	}
	return Unexplained
}

// data reports whether what a measure reads is not the same: its own files and the list
// of pupils, whose dates of birth and placements every measure goes by.
func (c *changedBases) data(measure string) bool {
	return !slices.Equal(c.old.sums(measure), c.new.sums(measure))
}

// sums are the hashes of what a measure reads, in order.
func (b *Basis) sums(measure string) []string {
	var out []string
	for _, in := range b.Inputs {
		if measure == "" || slices.Contains(in.Of, measure) || !slices.ContainsFunc(in.Of, func(of string) bool { return b.Rulesets[of] != "" }) {
			out = append(out, in.SHA256)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (c *changedBases) rules(measure string) bool {
	if c.old.Tool != c.new.Tool && c.old.Tool != "" && c.new.Tool != "" {
		return true
	}
	if measure != "" {
		return c.old.Rulesets[measure] != c.new.Rulesets[measure]
	}
	for m, r := range c.old.Rulesets {
		if other, ok := c.new.Rulesets[m]; ok && other != r {
			return true
		}
	}
	return false
}

// InputsChanged are the files whose bytes are not the same, or that one side alone has,
// by name, sorted.
func InputsChanged(old, now *Basis) []string {
	if old == nil || now == nil {
		return nil
	}
	var out []string
	for _, pair := range [][2]*Basis{{old, now}, {now, old}} {
		for _, in := range pair[0].Inputs {
			same := func(o Source) bool { return o.SHA256 == in.SHA256 }
			if !slices.ContainsFunc(pair[1].Inputs, same) && !slices.Contains(out, in.Name) {
				out = append(out, in.Name)
			}
		}
	}
	slices.Sort(out)
	return out
}
