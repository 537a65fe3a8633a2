package copies

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// smallPrint finds the profile in the line that stands at the foot of a chart.
var smallPrint = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bprofile ([a-z]+)(?:,|<|$)`) })

// readSVG reads a chart.
func readSVG(_ string, data []byte) *Copy {
	if !bytes.Contains(data[:min(len(data), 4096)], []byte(` aria-labelledby="F`)) {
		return nil
	}
	return printed(data)
}

// readPNG reads a chart's bitmap, which holds what stands at its foot.
func readPNG(_ string, data []byte) *Copy {
	const own, foot = "tEXtSoftware\x00apst", "iTXtComment\x00"
	head := data[:min(len(data), 4096)]
	at := bytes.Index(head, []byte(foot))
	if !bytes.Contains(head, []byte(own)) || at < 4 {
		return nil
	}
	size := int(head[at-2])<<8 | int(head[at-1]) // more is in no small print
	text := head[at+len("iTXt"):]
	return printed(text[:min(len(text), size)])
}

// printed is a chart by the last profile that it names: the small print is at its foot.
func printed(data []byte) *Copy {
	c := &Copy{}
	for _, found := range smallPrint().FindAllSubmatch(data, -1) {
		c.Profile = string(found[1])
	}
	return c
}

// readCSV reads what a table says of its profile: in the last column, where there is one.
func readCSV(_ string, data []byte) *Copy {
	r := csv.NewReader(bytes.NewReader(data))
	r.LazyQuotes, r.FieldsPerRecord = true, -1
	head, err := r.Read()
	if err != nil || len(head) < 10 || head[1] != "population" || head[4] != "column" || head[len(head)-1] != "profile" {
		return nil
	}
	for {
		row, err := r.Read()
		switch {
		case err == io.EOF:
			return nil
		case err == nil && len(row) == len(head):
			return &Copy{Profile: row[len(row)-1]}
		}
	}
}

// readJSON reads the tables in JSON.
func readJSON(_ string, data []byte) *Copy {
	var in jsonFile
	if json.Unmarshal(data, &in) != nil || in.Profile == "" || in.Tables == nil {
		return nil
	}
	c := &Copy{Profile: in.Profile}
	for _, t := range in.Tables {
		table := Table{ID: t.ID}
		for _, r := range t.Rows {
			row := Row{Label: r.Label, At: t.ID + " " + r.ID}
			for k, raw := range r.Cells {
				cell := jsonCell(raw)
				cell.At = fmt.Sprintf("%s %s, cell %d", t.ID, r.ID, k+1)
				row.Cells = append(row.Cells, cell)
			}
			table.Rows = append(table.Rows, row)
		}
		c.Tables = append(c.Tables, table)
	}
	return c
}

func jsonCell(raw []byte) Cell {
	var hole struct {
		Symbol string `json:"symbol"`
	}
	var text string
	switch {
	case json.Unmarshal(raw, &text) == nil:
		return Cell{Text: text}
	case json.Unmarshal(raw, &hole) == nil:
		return Cell{Text: hole.Symbol, Symbol: true}
	}
	return Cell{Text: string(raw)}
}

// How this program writes a page and the tables in it.
var (
	pageHead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`<html [^>]*data-kind="([a-z]+)"(?: data-profile="([a-z]+)")?`)
	})
	pageTable = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)<table id="([TF]\d\d[a-z]?)-table".*?</thead>(.*?)</table>`)
	})
	pageRow = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)<tr[^>]*>\s*<th scope="row">(.*?)</th>(.*?)</tr>`)
	})
	pageCell = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)<td[^>]*>(.*?)</td>`) })
	pageTag  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<[^>]*>`) })
)

// readPage reads a page. The numbers of a report are those that its maker chose among the
// tables': they are not set against them here.
func readPage(_ string, data []byte) *Copy {
	head := data[:min(len(data), 4096)]
	found := pageHead().FindSubmatch(head)
	if found == nil || !bytes.Contains(head, []byte(`name="generator" content="apst"`)) {
		return nil
	}
	c := &Copy{Profile: string(found[2]), Pupil: string(found[1]) == "pupil"}
	if string(found[1]) != "tables" {
		return c
	}
	for _, t := range pageTable().FindAllSubmatch(data, -1) {
		table := Table{ID: string(t[1])}
		for i, r := range pageRow().FindAllSubmatch(t[2], -1) {
			row := Row{Label: plain(r[1]), At: fmt.Sprintf("%s row %d", table.ID, i+1)}
			for k, td := range pageCell().FindAllSubmatch(r[2], -1) {
				cell := bracketed(plain(td[1]))
				cell.At = fmt.Sprintf("%s row %d, cell %d", table.ID, i+1, k+1)
				row.Cells = append(row.Cells, cell)
			}
			table.Rows = append(table.Rows, row)
		}
		c.Tables = append(c.Tables, table)
	}
	return c
}

// plain is the text of a piece of a page.
func plain(markup []byte) string {
	return strings.TrimSpace(html.UnescapeString(pageTag().ReplaceAllString(string(markup), "")))
}

// symbols are what stands in brackets in place of a number.
var symbols = []string{"c", "z", "x", "low"}

// bracketed is a text as a cell: [c] is a symbol.
func bracketed(text string) Cell {
	if inner, ok := strings.CutPrefix(text, "["); ok {
		if inner, ok = strings.CutSuffix(inner, "]"); ok && slices.Contains(symbols, inner) {
			return Cell{Text: inner, Symbol: true}
		}
	}
	return Cell{Text: text}
}
