package release

import (
	"encoding/json"
	"io"

	"apst/report/tables"
)

// Format is the form of the JSON file of a release.
const Format = 1

type jsonRelease struct {
	Format  int          `json:"format"`
	Profile string       `json:"profile"`
	About   jsonAbout    `json:"about"`
	Symbols []jsonSymbol `json:"symbols"`
	Notes   []string     `json:"notes"`
	Tables  []jsonTable  `json:"tables"`
}

type jsonAbout struct {
	School   string   `json:"school,omitempty"`
	Arm      string   `json:"arm,omitempty"`
	Period   string   `json:"period,omitempty"`
	AsOf     string   `json:"as_of,omitempty"`
	Version  string   `json:"version"`
	Rulesets []string `json:"rulesets"`
	Main     string   `json:"main_outcome,omitempty"`
}

type jsonSymbol struct {
	Symbol  string `json:"symbol"`
	Meaning string `json:"meaning"`
}

type jsonTable struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Of      string       `json:"of"`
	Facts   []jsonFact   `json:"facts,omitempty"`
	Warning string       `json:"warning,omitempty"`
	Why     string       `json:"why_empty,omitempty"`
	Columns []jsonColumn `json:"columns"`
	Rows    []jsonRow    `json:"rows"`
	Notes   []string     `json:"notes"`
}

type jsonFact struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

type jsonColumn struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Unit  string `json:"unit"`
}

type jsonRow struct {
	ID         string `json:"id"`
	Population string `json:"population"`
	Group      string `json:"group"`
	Label      string `json:"label"`
	Cells      []any  `json:"cells"` // a number, words, or {"symbol": "c"}
}

type jsonHole struct {
	Symbol string `json:"symbol"`
	Why    string `json:"why,omitempty"`
}

// WriteJSON writes the tables as one JSON object. A cell is a number as the table shows
// it, a text, or an object with the symbol that stands in its place.
func (r *Release) WriteJSON(w io.Writer) error {
	out := jsonRelease{Format: Format, Profile: r.Profile.Name, Notes: append([]string{}, r.Notes...), About: jsonAbout{
		School: r.About.School, Arm: r.About.Arm, Period: r.About.Period, Version: r.About.Version, Rulesets: append([]string{}, r.About.Rulesets...), Main: r.About.Main,
	}}
	if !r.About.AsOf.IsZero() {
		out.About.AsOf = r.About.AsOf.String()
	}
	for _, s := range Symbols() {
		out.Symbols = append(out.Symbols, jsonSymbol{s[0], s[1]})
	}
	for _, t := range r.Tables {
		out.Tables = append(out.Tables, r.jsonTable(t))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func (r *Release) jsonTable(t *tables.Table) jsonTable {
	out := jsonTable{ID: t.ID, Title: t.Title, Of: t.Of, Warning: t.Warning, Why: t.Why, Columns: []jsonColumn{}, Rows: []jsonRow{}, Notes: append([]string{}, t.Notes...)}
	for _, f := range t.Facts {
		out.Facts = append(out.Facts, jsonFact(f))
	}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, jsonColumn{c.ID, c.Title, c.Unit})
	}
	for i := range t.Rows {
		row := jsonRow{ID: t.Rows[i].ID, Population: t.Rows[i].Population, Group: t.Rows[i].Group, Label: t.Rows[i].Label, Cells: []any{}}
		for k := range t.Rows[i].Cells {
			row.Cells = append(row.Cells, r.Cell(t, i, k).json())
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (s Shown) json() any {
	switch {
	case s.Known:
		return s.Number
	case s.Text != "":
		return s.Text
	}
	return jsonHole{s.Symbol, s.Why}
}
