package manual

import (
	"encoding/json"
	"fmt"
	"io"
)

// WriteJSON writes the entries for programs.
func (m *Manual) WriteJSON(w io.Writer) error { return writeJSON(w, m) }

// WriteJSON writes the codebook for programs.
func (b *Codebook) WriteJSON(w io.Writer) error { return writeJSON(w, b) }

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing json: %w", err)
	}
	return nil
}

// Index is the manual with nothing of its entries but their ids and titles.
func (m *Manual) Index() *Manual {
	index := &Manual{Format: m.Format, Ruleset: m.Ruleset}
	for _, c := range m.Chapters {
		short := &Chapter{ID: c.ID, Title: c.Title, About: c.About}
		for _, e := range c.Entries {
			short.Entries = append(short.Entries, &Entry{ID: e.ID, Title: e.Title})
		}
		index.Chapters = append(index.Chapters, short)
	}
	return index
}
