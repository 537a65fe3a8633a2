// Package copies reads what the files of a release say outside its tables in CSV: by
// which profile each was made, and the numbers that the workbook, the page and the file
// in JSON show once more. It finds what must not leave the school, and a copy that shows
// another number than the tables that were cleared, as one that somebody edited does.
//
// Only files that this program wrote are looked into, whatever saved them since; for
// others there is the search for pupils.
package copies

import (
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"apst/report/disclosure"
)

// Copy is a file that this program wrote.
type Copy struct {
	File    string // below the folder, with forward slashes
	Profile string // by which it was made, as it says itself; empty where it says none
	Pupil   bool   // it is about one pupil
	Tables  []Table
	Strays  []Fault // what stands in it and is no part of what was written
}

// Table is a table as a copy shows it.
type Table struct {
	ID   string
	Rows []Row
}

// Row is a row of a table.
type Row struct {
	Label string
	At    string // where its label stands
	Cells []Cell
}

// Cell is what a copy shows in a cell: a number as the file holds it, words, or a symbol
// without brackets.
type Cell struct {
	Text   string
	Symbol bool
	At     string // its address as Excel shows it, or its place in words
}

// Fault is something in a file that has no place in a release.
type Fault struct {
	File string
	At   string // where; empty for the whole file
	Text string // never holds a number
}

func (f Fault) String() string {
	if f.At == "" {
		return f.File + ": " + f.Text
	}
	return f.File + " " + f.At + ": " + f.Text
}

// most bounds what is read of a file; a workbook of a release has some hundreds of
// kilobytes, a page of it two megabytes.
const most = 64 << 20

// Read reads the files of a folder that this program wrote, by name.
func Read(folder fs.FS) ([]Copy, error) {
	var out []Copy
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		read := readers[strings.ToLower(path.Ext(name))]
		if read == nil {
			return nil
		}
		data, err := readFile(folder, name)
		if err != nil {
			return err
		}
		if c := read(name, data); c != nil {
			c.File = name
			for i := range c.Strays {
				c.Strays[i].File = name
			}
			out = append(out, *c)
		}
		return nil
	})
	return out, err
}

func readFile(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// readers read a file by its ending; nil is a file that this program did not write.
var readers = map[string]func(name string, data []byte) *Copy{
	".xlsx": readWorkbook, ".html": readPage, ".json": readJSON, ".csv": readCSV, ".svg": readSVG, ".png": readPNG,
}

// Faults are files that a profile keeps in the school, files of several profiles in one
// folder, and what no release has.
func Faults(all []Copy, profile disclosure.Profile) []Fault {
	var out []Fault
	var made []string
	for i := range all {
		c := &all[i]
		out = append(out, c.Strays...)
		if c.Pupil {
			out = append(out, Fault{File: c.File, Text: "a report about one pupil: it stays in the school"})
		}
		if c.Profile == "" {
			continue
		}
		if !slices.Contains(made, c.Profile) {
			made = append(made, c.Profile)
		}
		if text := keptIn(c.Profile, profile); text != "" {
			out = append(out, Fault{File: c.File, Text: text})
		}
	}
	if len(made) > 1 {
		slices.Sort(made)
		out = append(out, Fault{File: "the folder", Text: "files of several profiles, which set against each other give back what one of them hides: " + strings.Join(made, ", ")})
	}
	return out
}

// keptIn is why what was made by one profile does not leave by another; empty where it
// does.
func keptIn(made string, profile disclosure.Profile) string {
	p, err := disclosure.ParseProfile(made)
	switch {
	case err != nil:
		return "made under a profile that this program does not know"
	case p.Threshold == 0:
		return "made under profile " + p.Name + ", in which nothing is hidden: it stays in the school"
	case p.Threshold < profile.Threshold:
		return "made under profile " + p.Name + ", which hides less than profile " + profile.Name
	}
	return ""
}

// jsonFile is what is read of the tables in JSON.
type jsonFile struct {
	Profile string `json:"profile"`
	Tables  []struct {
		ID   string `json:"id"`
		Rows []struct {
			ID    string            `json:"id"`
			Label string            `json:"label"`
			Cells []json.RawMessage `json:"cells"`
		} `json:"rows"`
	} `json:"tables"`
}
