// Package manual is everything apst decides with, in words and tables that can
// be looked up: how scores are made, every finding, threshold, code set and
// constant with its source and how well it is attested, and what every column
// of every file holds.
//
// Nothing is written down here that the code has a table of: entries are made
// from those tables when they are asked for. What only the code's shape says,
// such as why something is refused, stands in one list of choices.
package manual

import (
	"slices"
	"strings"

	"apst/finding"
	"apst/metrics"
	"apst/sdq"
)

// Manual is the entries by chapter.
type Manual struct {
	Format   int        `json:"format"`
	Ruleset  string     `json:"ruleset"`
	Chapters []*Chapter `json:"chapters"`
}

// Chapter is entries of one kind.
type Chapter struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	About   string   `json:"about"`
	Held    bool     `json:"held,omitempty"` // for reports: no command uses it yet
	Entries []*Entry `json:"entries"`
}

// Entry is one thing that can be looked up.
type Entry struct {
	ID     string          `json:"id"`
	Title  string          `json:"title"`
	Text   string          `json:"text,omitempty"` // in sentences
	Facts  []Fact          `json:"facts,omitempty"`
	Tables []*Table        `json:"tables,omitempty"`
	From   *sdq.Provenance `json:"-"` // of the entry; the rows of its tables have their own
	Source *Source         `json:"source,omitempty"`
	See    []string        `json:"see,omitempty"` // ids of other entries
}

// Fact is a thing to be known of an entry: its formula, its severity.
type Fact struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Source is where an entry or a row comes from, as every format shows it.
type Source struct {
	Source      string `json:"source"`
	Edition     string `json:"edition,omitempty"`
	Grade       string `json:"grade"`
	Meaning     string `json:"grade_meaning"`
	Checked     string `json:"checked"`
	Unconfirmed bool   `json:"unconfirmed"`
	Parts       string `json:"grades_of_parts,omitempty"` // of a card whose rows have sources of their own
}

func sourceOf(p sdq.Provenance) *Source {
	return &Source{Source: p.Source, Edition: p.Edition, Grade: p.Grade.Letter(), Meaning: p.Grade.String(), Checked: p.Checked, Unconfirmed: p.Unconfirmed()}
}

// note is the source in one line.
func (s *Source) note() string {
	text := s.Source
	if s.Edition != "" {
		text += "; " + s.Edition
	}
	text += "; grade " + s.Grade + ", " + s.Meaning
	switch {
	case s.Parts != "":
		text += "; " + s.Parts
	case s.Unconfirmed:
		text += "; unconfirmed"
	}
	return text
}

// own is the provenance of what apst decides by itself.
var own = sdq.Provenance{Source: "this program", Grade: sdq.Engineering, Checked: "tests of this program"}

// held is said of what is there and decides nothing yet.
const held = "held for reports; no command uses it yet"

// heldRules are the scoring rules of which that is true.
var heldRules = []string{"prediction", "prediction-emotional-blank", "prediction-no-impact", "reliable-change-nhs-overall"}

// New makes the manual; rules are all that can be found, measures those beside the
// SDQ.
func New(rules []*finding.Rule, measures ...*metrics.Measure) *Manual {
	m := &Manual{Format: 1, Ruleset: sdq.Ruleset, Chapters: []*Chapter{
		scales(), scoring(), bands(), coding(), checks(rules), thresholds(), change(),
		prediction(), addedValue(), norms(),
	}}
	for _, measure := range measures {
		m.Chapters = append(m.Chapters, chapterOf(measure))
	}
	m.Chapters = append(m.Chapters, cohortChapter(), results(), statistics(), tablesChapter(), releaseChapter(), returnChapter(), compareChapter(), reportsChapter(), wordsChapter(), reading(), identifiers(), choices(), glossary())
	for _, c := range m.Chapters {
		if c.Held {
			c.About += " Constants and rules held for reports: no command uses them yet."
		}
		for _, e := range c.Entries {
			if c.Held || slices.Contains(heldRules, strings.TrimPrefix(e.ID, "scoring.")) {
				e.Facts = append(e.Facts, Fact{"used", held})
			}
			e.Source = e.source()
		}
	}
	m.link()
	return m
}

// link lets every entry name those that name it.
func (m *Manual) link() {
	for _, c := range m.Chapters {
		for _, e := range c.Entries {
			for _, id := range slices.Clone(e.See) {
				if other := m.entry(id); other != nil && !slices.Contains(other.See, e.ID) {
					other.See = append(other.See, e.ID)
				}
			}
		}
	}
}

func (m *Manual) entry(id string) *Entry {
	for _, c := range m.Chapters {
		for _, e := range c.Entries {
			if strings.EqualFold(e.ID, id) {
				return e
			}
		}
	}
	return nil
}

// All is the word that asks for the whole manual.
const All = "all"

// Find is the part of the manual that an id names, in any case: one entry, a
// chapter, or all of it; or a word of the glossary by itself. It is nil where
// nothing has the id.
func (m *Manual) Find(id string) *Manual {
	if part := m.find(id); part != nil {
		return part
	}
	return m.find(glossaryID + "." + id)
}

func (m *Manual) find(id string) *Manual {
	if strings.EqualFold(id, All) {
		return m
	}
	part := &Manual{Format: m.Format, Ruleset: m.Ruleset}
	for _, c := range m.Chapters {
		if strings.EqualFold(c.ID, id) {
			part.Chapters = []*Chapter{c}
			return part
		}
		for _, e := range c.Entries {
			if strings.EqualFold(e.ID, id) {
				part.Chapters = []*Chapter{{ID: c.ID, Title: c.Title, About: c.About, Held: c.Held, Entries: []*Entry{e}}}
				return part
			}
		}
	}
	return nil
}

// IDs are the ids of all chapters and entries, in the manual's order.
func (m *Manual) IDs() []string {
	var ids []string
	for _, c := range m.Chapters {
		ids = append(ids, c.ID)
		for _, e := range c.Entries {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// Near are ids that were probably meant by one whose last part, after a point, is
// the word: "hyperactivity" for sdq.hyperactivity.
func (m *Manual) Near(word string) []string {
	var ids []string
	for _, id := range m.IDs() {
		if i := strings.LastIndexByte(id, '.'); i >= 0 && strings.EqualFold(id[i+1:], word) {
			ids = append(ids, id)
		}
	}
	return ids
}
