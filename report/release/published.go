package release

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"apst/report/disclosure"
)

// Published is a release as its files have it: what anybody holds whom they are handed
// to.
type Published struct {
	Cells []PublishedCell
	Sums  []disclosure.Sum
	Files int // with tables

	reports []string // files that say what was hidden, and stay in the school
}

// PublishedCell is a number of a file, or the symbol in its place.
type PublishedCell struct {
	Place
	File, Unit   string
	Statistic    string // the row's and the column's titles
	Value        string
	Denominator  string
	Line         int
	number, base float64
	known, of    bool
}

// Fault is a number of a release that a profile does not allow, a hidden one that
// follows from what is shown, or, without a place, a file that stays in the school.
type Fault struct {
	Place
	File string
	Line int
	Text string // never holds the number
}

// ErrNoTables is that there are no files of released tables in a folder.
var ErrNoTables = errors.New("no tables of a release")

// ReadPublished reads the tables of a release, and which of their numbers add up to
// which, from a folder that [Release.Tidy] and [Release.Structure] were written to. A
// file that is no table is passed over; one that begins as a table and breaks off is an
// error, a plain sentence.
func ReadPublished(folder fs.FS) (*Published, error) {
	p := &Published{}
	var structures []string
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.ToLower(path.Ext(name)) != ".csv" {
			return err
		}
		rows, err := readRows(folder, name)
		if err != nil {
			return err
		}
		switch {
		case len(rows) == 0:
		case heads(rows[0], tidyNames()):
			p.Files++
			p.take(name, rows[1:])
		case heads(rows[0], structureNames()):
			structures = append(structures, name)
			p.sums(rows[1:])
		case heads(rows[0], suppressionNames()):
			p.reports = append(p.reports, name)
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case p.Files+len(p.reports) == 0:
		return nil, ErrNoTables
	case len(structures) > 1:
		return nil, fmt.Errorf("two files say what adds up to what: %s", strings.Join(structures, ", "))
	}
	there := map[string]bool{}
	for i := range p.Cells {
		there[p.Cells[i].String()] = true
	}
	p.Sums = slices.DeleteFunc(p.Sums, func(s disclosure.Sum) bool {
		return !there[s.Total] || slices.ContainsFunc(s.Parts, func(id string) bool { return !there[id] })
	})
	return p, nil
}

// mostRows bounds a table of a release; a real one has some hundreds of numbers.
const mostRows = 200_000

func readRows(folder fs.FS, name string) ([][]string, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(io.LimitReader(f, 64<<20))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	var rows [][]string
	for {
		row, err := r.Read()
		switch {
		case err == io.EOF:
			return rows, nil
		case err != nil:
			return nil, fmt.Errorf("%s cannot be read as a table", name)
		case len(rows) == mostRows:
			return nil, fmt.Errorf("%s has more rows than a table of a release", name)
		case len(rows) == 0 && len(row) > 0:
			row[0] = strings.TrimPrefix(row[0], "\ufeff")
		}
		rows = append(rows, row)
	}
}

func heads(row, names []string) bool {
	return len(row) >= len(names) && slices.Equal(row[:len(names)], names)
}

func tidyNames() []string {
	var out []string
	for _, c := range tidyColumns {
		out = append(out, c.Name)
	}
	return out
}

func structureNames() []string {
	var out []string
	for _, c := range structureColumns {
		out = append(out, c.Name)
	}
	return out
}

func suppressionNames() []string {
	var out []string
	for _, c := range suppressionColumns {
		out = append(out, c.Name)
	}
	return out
}

// take takes the rows of a table in. A number that stands in two files, as in one of
// all tables, counts once.
func (p *Published) take(file string, rows [][]string) {
	for i, row := range rows {
		if len(row) < len(tidyColumns) {
			continue
		}
		c := PublishedCell{Place: Place{row[0], row[3], row[4]}, File: file, Line: i + 2, Statistic: row[5], Unit: row[6], Value: strings.TrimPrefix(row[tidyValue], "'"), Denominator: row[8]}
		c.number, c.known = number(c.Value)
		c.base, c.of = number(c.Denominator)
		p.Cells = append(p.Cells, c)
	}
}

func number(s string) (float64, bool) {
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
}

// sums takes the rows of the structure in.
func (p *Published) sums(rows [][]string) {
	at := map[string]int{}
	for _, row := range rows {
		if len(row) < len(structureColumns) {
			continue
		}
		part := Place{row[0], row[3], row[4]}
		if row[5] != "" {
			part.Table = row[5]
		}
		i, ok := at[row[6]]
		if !ok {
			i = len(p.Sums)
			at[row[6]] = i
			p.Sums = append(p.Sums, disclosure.Sum{Total: Place{row[0], row[1], row[2]}.String()})
		}
		p.Sums[i].Parts = append(p.Sums[i].Parts, part.String())
	}
}

// people are the units of numbers of pupils.
var people = []string{"pupils", "pairs"}

// Faults are the numbers that a profile does not allow, in the order of the files.
func (p *Published) Faults(profile disclosure.Profile) []Fault {
	var out []Fault
	for _, name := range p.reports {
		if profile.Threshold > 0 {
			out = append(out, Fault{File: name, Line: 1, Text: "a report of what was hidden: it tells which numbers are small, and stays in the school"})
		}
	}
	last := ""
	for i := range p.Cells {
		c := &p.Cells[i]
		if profile.Threshold > 0 && c.File != last && ofPupils(c.Table) {
			last = c.File
			out = append(out, Fault{File: c.File, Line: c.Line, Text: "a table in which every row is a pupil: it stays in the school"})
		}
		if text := c.fault(profile); text != "" {
			out = append(out, Fault{c.Place, c.File, c.Line, text})
		}
	}
	return append(out, p.exposed(profile)...)
}

// ofPupils reports whether a table is by its name of single pupils: F02p.
func ofPupils(table string) bool { return len(table) == len("F02p") && strings.HasSuffix(table, "p") }

func (c *PublishedCell) fault(profile disclosure.Profile) string {
	t := float64(profile.Threshold)
	switch {
	case !c.known || t == 0:
		return ""
	case slices.Contains(people, c.Unit) && c.number > 0 && c.number < t:
		return fmt.Sprintf("fewer than %d pupils", profile.Threshold)
	case slices.Contains(people, c.Unit) && profile.Round > 1 && math.Mod(c.number, float64(profile.Round)) != 0:
		return fmt.Sprintf("a count that is not rounded to %d", profile.Round)
	case c.Unit == "percent" && c.of && c.base > 0 && c.base < float64(profile.Base):
		return fmt.Sprintf("a percentage of fewer than %d", profile.Base)
	case c.Denominator == SymbolHidden && (c.Unit != "" || c.number != 0): // that there is none of a kind tells nothing of how many there are
		return "a number although that of the pupils behind it is hidden"
	case c.of && c.base > 0 && c.base < t && slices.Contains([]string{"points", "percent", "SAS points", "percentage points"}, c.Unit):
		return fmt.Sprintf("worked out of fewer than %d pupils", profile.Threshold)
	}
	return ""
}

// exposed are the hidden counts that follow from what is shown.
func (p *Published) exposed(profile disclosure.Profile) []Fault {
	if profile.Threshold == 0 || len(p.Sums) == 0 {
		return nil
	}
	v := disclosure.View{Sums: p.Sums}
	at := map[string]*PublishedCell{}
	for _, s := range p.Sums {
		for _, id := range append([]string{s.Total}, s.Parts...) {
			at[id] = nil
		}
	}
	for i := range p.Cells {
		c := &p.Cells[i]
		id := c.String()
		if have, asked := at[id]; !asked || have != nil {
			continue
		}
		at[id] = c
		seen := disclosure.Seen{ID: id, Kind: disclosure.Mean, Value: c.number, State: disclosure.Shown, Places: decimals(c.Value)}
		if slices.Contains(people, c.Unit) {
			seen.Kind = disclosure.Count
		}
		switch {
		case c.Value == SymbolHidden:
			seen.State, seen.Value = disclosure.Hidden, 0
		case c.Value == SymbolLow:
			seen.State, seen.Value = disclosure.Low, 0
		case !c.known:
			seen.State, seen.Value = disclosure.Valueless, 0
		}
		v.Cells = append(v.Cells, seen)
	}
	var out []Fault
	for _, i := range disclosure.Exposed(disclosure.Audit(v, profile), profile) {
		c := at[i.ID]
		out = append(out, Fault{c.Place, c.File, c.Line, "hidden, and can be worked out of the others"})
	}
	return out
}

func decimals(s string) int {
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return len(s) - i - 1
	}
	return 0
}
