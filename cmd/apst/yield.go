package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/manual"
	"apst/internal/project"
	"apst/metrics"
)

// A file that is there already is replaced only if it is one that this program
// wrote, so that a slip in a name costs nobody a workbook. What tells them are its
// first bytes: no list of them is kept anywhere, and they go where the file goes.

// mark is whose a file is.
type mark uint8

const (
	foreign mark = iota
	edited       // written by this program, and saved by another one since
	ours
)

// starts are the beginnings of the files that are no workbooks.
var starts = []*regexp.Regexp{
	regexp.MustCompile(`^pupil_id,placement,wave,informant,rater,`),                                                           // scores
	regexp.MustCompile(`^pupil_id,placements,index_placement,in_period,`),                                                     // the analysis file
	regexp.MustCompile(`^# Which identifiers are one pupil's, and which look alike`),                                          // decisions
	regexp.MustCompile(`^table,population,row_group,row,column,statistic,`),                                                   // tables
	regexp.MustCompile(`^table,total_row,total_column,`),                                                                      // what adds up to what
	regexp.MustCompile(`^(\x{feff})?profile,table,row,column,kind,rule,`),                                                     // what was hidden
	regexp.MustCompile(`^\{\n "format": \d+,\n "tool": \{`),                                                                   // the manifest of a run
	regexp.MustCompile(`^\{\n "format": \d+,\n "profile": "`),                                                                 // tables
	regexp.MustCompile(`^<!DOCTYPE html>\n<html [^>]*>\n<head>\n<meta [^>]*>\n<meta name="generator" content="apst">`),        // page of tables and charts
	regexp.MustCompile(`^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]* aria-labelledby="F\d\d[^"]*-title `),           // a chart
	regexp.MustCompile(`^(\x{feff})?name,pupil_id,centre,class,informant,wave,due,`),                                          // questionnaires that are due
	regexp.MustCompile(`^file,column,title,type,holds,`),                                                                      // codebook
	regexp.MustCompile(`^\{"columns":\[\n\{"name":"`),                                                                         // tables
	regexp.MustCompile(`^\{\n  "format": \d+,\n  "measure": "`),                                                               // provenance, explain
	regexp.MustCompile(`^\{\n "format": \d+,\n "ruleset": "`),                                                                 // methods, codebook
	regexp.MustCompile(`^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="apst `),                                 // JUnit
	regexp.MustCompile(`^# How apst reads the columns of this layout\. `),                                                     // maps
	regexp.MustCompile(`^(# Codebook\n\n)?What every column of every file that apst writes holds`),                            // codebook
	regexp.MustCompile(`^(What apst decides with, by chapter|# Methods\n)`),                                                   // index of methods
	regexp.MustCompile(`^\{\n  "format": \d+,\n  "command": "diff"`),                                                          // apst diff
	regexp.MustCompile(`^(# )?[^\n]+ -\\?> [^\n]+\n\n(nothing differs|[\d,]+ differences?[,;] )`),                             // apst diff
	regexp.MustCompile(`^pupil [^\n]+\n\n[^\n]+, placement \d`),                                                               // explain
	regexp.MustCompile(`^pupil [^\n]+\n\n[^\n]+ \([a-z]+\), ruleset `),                                                        // explain, other measures
	regexp.MustCompile(`^\{\n "format": \d+,\n "returns": \[`),                                                                // pack verify
	regexp.MustCompile(`^[^\n]+: (accepted\n  |refused for what is wrong at \d+ place)`),                                      // pack verify
	regexp.MustCompile(`^[^\n]+: (not read\n|(Excel workbook|OpenDocument spreadsheet|HTML table|delimited text)\n( |\n|$))`), // inspect
}

// markOf tells whose a file is. An empty one has nothing to lose, and one that
// cannot be read is foreign.
func markOf(path string) mark {
	f, err := os.Open(path)
	if err != nil {
		return foreign
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 4096))
	switch {
	case err != nil:
		return foreign
	case len(head) == 0:
		return ours
	case bytes.HasPrefix(head, []byte("PK")):
		return markOfWorkbook(f)
	case bytes.HasPrefix(head, []byte("PAR1")):
		return markOfParquet(f)
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n")) && bytes.Contains(head, []byte("tEXtSoftware\x00apst")):
		return ours
	}
	for _, start := range starts {
		if start.Match(head) {
			return ours
		}
	}
	if startsTable(string(head)) || startsMethods(string(head)) {
		return ours
	}
	return foreign
}

// isResult reports whether a file holds tables that this program writes, saved by
// another since or not: what came of a source is no source.
func isResult(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 4096))
	switch {
	case err != nil:
		return false
	case bytes.HasPrefix(head, []byte("PK")):
		return markOfWorkbook(f) != foreign && (hasSheets(path, "Summary", "Notes") || hasSheets(path, "Codebook", "Notes"))
	}
	return starts[0].Match(head) || starts[1].Match(head) || startsTable(string(head))
}

// hasSheets reports whether a workbook has sheets of these names.
func hasSheets(path string, names ...string) bool {
	book, err := ingest.Open(path)
	if err != nil {
		return false
	}
	defer book.Close()
	for _, name := range names {
		if !slices.ContainsFunc(book.Sheets(), func(s sheet.Sheet) bool { return s.Name() == name }) {
			return false
		}
	}
	return true
}

// startsTable reports whether a text file begins with the headings of a table of a
// measure or of an analysis.
func startsTable(head string) bool {
	line, _, _ := strings.Cut(strings.TrimPrefix(head, "\ufeff"), "\n")
	line = strings.TrimRight(line, "\r")
	return slices.Contains(tableHeads(), line)
}

// tableHeads are the headings of the tables of measures and of an analysis, as CSV has
// them.
var tableHeads = sync.OnceValue(func() []string {
	var tables []metrics.Table
	for _, m := range measures() {
		tables = append(tables, m.Tables...)
	}
	for _, t := range changeTables() {
		tables = append(tables, t.Table)
	}
	var out []string
	for _, t := range tables {
		var names []string
		for _, c := range t.Columns {
			names = append(names, c.Name)
		}
		out = append(out, strings.Join(names, ","))
	}
	return out
})

// markOfParquet looks for the program's name in the description at the file's end.
func markOfParquet(f *os.File) mark {
	info, err := f.Stat()
	if err != nil {
		return foreign
	}
	tail := make([]byte, min(info.Size(), 1<<20))
	if _, err := f.ReadAt(tail, info.Size()-int64(len(tail))); err != nil || !bytes.Contains(tail, []byte("apst")) {
		return foreign
	}
	return ours
}

// markOfWorkbook reads the properties of a workbook. A program that saves it keeps
// who made it, and puts its own name in place of the program's.
func markOfWorkbook(f *os.File) mark {
	info, err := f.Stat()
	if err != nil {
		return foreign
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return foreign
	}
	holds := func(part, text string) bool {
		r, err := z.Open(part)
		if err != nil {
			return false
		}
		defer r.Close()
		content, _ := io.ReadAll(io.LimitReader(r, 1<<16))
		return bytes.Contains(content, []byte(text))
	}
	switch {
	case !holds("docProps/core.xml", "<dc:creator>apst</dc:creator>"):
		return foreign
	case !holds("docProps/app.xml", "<Application>apst</Application>"):
		return edited
	}
	return ours
}

// methodsStarts are the beginnings of the pages of apst methods: the titles of chapters
// and the ids of entries.
var methodsStarts = sync.OnceValue(func() []string {
	var out []string
	for _, c := range manual.New(allRules(), measures()...).Chapters {
		out = append(out, strings.ToUpper(c.Title)+" ("+c.ID+")\n", "# "+c.Title+"\n\n")
		for _, e := range c.Entries {
			out = append(out, e.ID+"  ", "## "+e.ID+": ")
		}
	}
	return out
})

// startsMethods reports whether a page begins as one of apst methods does.
func startsMethods(head string) bool {
	head = strings.ReplaceAll(head[:min(len(head), 300)], `\_`, "_") // as Markdown writes it
	return slices.ContainsFunc(methodsStarts(), func(start string) bool { return strings.HasPrefix(head, start) })
}

// refuseForeign refuses to replace files that are somebody else's. In out/, which is
// this program's, a workbook of its own may have been saved by another one: to look
// at scores in Excel is enough for that.
func (o Output) refuseForeign(paths ...string) error {
	const hint = "name another file, or move that one away"
	for _, path := range paths {
		info, err := os.Stat(path)
		if path == "" || err != nil || !info.Mode().IsRegular() {
			continue // new, or refused for what it is
		}
		switch m := markOf(path); {
		case m == foreign:
			return usagef("%s is there already, and apst did not write it", path).hint(hint)
		case m == edited && !o.inTree(filepath.Dir(path)):
			return usagef("%s is there already, and another program has saved it since apst wrote it", path).hint(hint)
		}
	}
	return nil
}

// refuseProject refuses to write over what a project is made of: that of the current
// folder, and that of the file's.
func refuseProject(path string) error {
	target, err := os.Stat(path)
	if err != nil {
		return nil
	}
	for _, from := range []string{".", filepath.Dir(path)} {
		file, found := project.Find(from)
		if !found {
			continue
		}
		own := []string{file}
		if p, err := project.Load(file, measures()...); err == nil { // what is wrong with it is for others to say
			own = p.Own()
		}
		for _, f := range own {
			if info, err := os.Stat(f); err == nil && os.SameFile(info, target) {
				return usagef("%s belongs to the project %s, and is never changed", path, file).hint("name another file with -o")
			}
		}
	}
	return nil
}
