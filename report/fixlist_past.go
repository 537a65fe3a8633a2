package report

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"apst/ingest/sheet"
)

// PastFixList is a fix list that was made before and may have been worked on.
type PastFixList struct {
	Sources []PastSource // the one it is of, or of a list of several each
	Several bool         // it leads to the fix lists of several sources
	Changed []sheet.Ref  // rows of the copy, of which cells are no longer as they were

	hash   string
	rows   bool // the sheets hold the source's rows as they were read, and not a copy of them
	sheets []pastSheet
	lines  []pastLine
}

// PastSource is a file of which a fix list was made.
type PastSource struct {
	Name string // what findings called it
	Path string // from the folder of the list, with forward slashes; empty where there is none
}

// pastLine is one line of the list.
type pastLine struct {
	rule, title, place, pupil, seen, status string

	kept bool // the line was already in the list before and fitted nothing
	at   pastPlace
}

// pastPlace is the cell of a line when it was last found, and its row's digest. It
// is zero where that is not known; the row alone is zero for a sheet or a file.
type pastPlace struct {
	sheet    string
	row, col int
	digest   string
	formulas []string
}

// pastKey is what a place stands under: a line of findings by its place alone, one
// from before by all it says.
type pastKey struct{ kind, rule, place, pupil string }

func (p *pastLine) key() pastKey {
	if p.kept {
		return pastKey{stateKept, p.rule, p.place, p.pupil}
	}
	return pastKey{statePlace, "", p.place, ""}
}

func (at pastPlace) state(k pastKey) []string {
	return []string{k.kind, k.rule, k.place, k.pupil, at.sheet, strconv.Itoa(at.row), strconv.Itoa(at.col), at.digest, strings.Join(at.formulas, " ")}
}

// ReadFixList reads a fix list that was made before. It is nil where the file is
// not there, cannot be read, or is something else.
func ReadFixList(path string) (past *PastFixList, there bool) {
	defer func() {
		if recover() != nil { // the library that opens it takes parts for granted that a strange workbook lacks
			past, there = nil, true
		}
	}()
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 4*maxFixBytes {
		return nil, err == nil
	}
	if !mentionsState(path) {
		return nil, true
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, true
	}
	book, sheets, err := readBack(data)
	if err != nil {
		return nil, true
	}
	defer book.Close()
	i := slices.IndexFunc(sheets, func(s fixSheet) bool { return s.name == stateName })
	if i < 0 || len(sheets[i].rows) == 0 || cellString(sheets[i].rows[0], 1) != stateName {
		return nil, true
	}
	head, state := sheets[i].rows[0], sheets[i].rows[1:]
	past = &PastFixList{hash: cellString(head, 6), rows: cellString(head, 7) == FixRows.String()}
	if past.Several = cellString(head, 3) == contentsOf; past.Several {
		for _, st := range state {
			past.Sources = append(past.Sources, PastSource{Name: cellString(st, 2), Path: cellString(st, 3)})
		}
		return past, true
	}
	past.Sources = []PastSource{{Name: cellString(head, 3), Path: cellString(head, 5)}}
	past.Changed = changedRows(data, sheets, ofKind(state, stateRow))
	past.sheets = pastSheets(sheets, state)
	list := cellString(head, 4)
	if k := slices.IndexFunc(sheets, func(s fixSheet) bool { return s.name == list }); k >= 0 {
		past.readLines(&sheets[k], state)
	}
	return past, true
}

// ofKind are the rows of the hidden sheet about one thing.
func ofKind(state []*sheet.Row, kinds ...string) []*sheet.Row {
	var out []*sheet.Row
	for _, st := range state {
		if slices.Contains(kinds, cellString(st, 1)) {
			out = append(out, st)
		}
	}
	return out
}

// pastSheets are the sheets of the source as they were.
func pastSheets(sheets []fixSheet, state []*sheet.Row) []pastSheet {
	rows := map[string]map[int]*sheet.Row{}
	for i := range sheets {
		of := map[int]*sheet.Row{}
		for _, row := range sheets[i].rows {
			of[row.N] = row
		}
		rows[sheets[i].name] = of
	}
	var out []pastSheet
	for _, st := range ofKind(state, stateSheet, stateRow) {
		if cellString(st, 1) == stateSheet {
			out = append(out, pastSheet{name: cellString(st, 3)})
			continue
		}
		r := pastRow{digest: cellString(st, 4), formulas: strings.Fields(cellString(st, 5))}
		r.n, _ = strconv.Atoi(cellString(st, 3))
		if row := rows[cellString(st, 2)][r.n]; row != nil && rowDigest(row, r.formulas) == r.digest {
			r.row = row
		}
		if len(out) > 0 {
			out[len(out)-1].rows = append(out[len(out)-1].rows, r)
		}
	}
	return out
}

// mentionsState reports whether a file is a workbook with a sheet of the name that
// fix lists keep, without reading its sheets.
func mentionsState(path string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false
	}
	defer z.Close()
	part, err := z.Open("xl/workbook.xml")
	if err != nil {
		return false
	}
	defer part.Close()
	text, _ := io.ReadAll(io.LimitReader(part, 1<<20))
	return bytes.Contains(text, []byte(`"`+stateName+`"`))
}

func cellString(row *sheet.Row, col int) string { return string(row.Cell(col).Text) }

// changedRows compares the rows behind the list with their digests.
func changedRows(data []byte, sheets []fixSheet, state []*sheet.Row) []sheet.Ref {
	type key struct {
		tab string
		row int
	}
	known := map[key]*sheet.Row{}
	tabs := map[string]bool{}
	for _, st := range state {
		n, _ := strconv.Atoi(cellString(st, 3))
		known[key{cellString(st, 2), n}] = st
		tabs[cellString(st, 2)] = true
	}
	f, err := openCopy(data)
	if err != nil {
		return []sheet.Ref{{}}
	}
	defer f.Close()
	var out []sheet.Ref
	for i := range sheets {
		s := &sheets[i]
		if !tabs[s.name] {
			continue
		}
		for _, row := range s.rows {
			at := key{s.name, row.N}
			st := known[at]
			delete(known, at)
			if st == nil || cellString(st, 4) != rowDigest(row, strings.Fields(cellString(st, 5))) || !formulasStand(f, s.name, row.N, strings.Fields(cellString(st, 5))) {
				out = append(out, sheet.Ref{Sheet: s.name, Row: row.N})
			}
		}
	}
	for _, st := range state { // rows that are no longer there
		n, _ := strconv.Atoi(cellString(st, 3))
		if known[key{cellString(st, 2), n}] != nil {
			out = append(out, sheet.Ref{Sheet: cellString(st, 2), Row: n})
		}
	}
	return out
}

// formulasStand reports whether nobody has typed over a formula.
func formulasStand(f *excelize.File, tab string, row int, cols []string) bool {
	for _, text := range cols {
		col, _ := strconv.Atoi(text)
		if formula, err := f.GetCellFormula(tab, cellName(row, col)); err != nil || formula == "" {
			return false
		}
	}
	return true
}

// readLines reads the list by its headings, in whatever order its rows and columns
// were left.
func (p *PastFixList) readLines(list *fixSheet, state []*sheet.Row) {
	places := map[pastKey]pastPlace{}
	for _, st := range ofKind(state, statePlace, stateKept) {
		at := pastPlace{sheet: cellString(st, 5), digest: cellString(st, 8), formulas: strings.Fields(cellString(st, 9))}
		at.row, _ = strconv.Atoi(cellString(st, 6))
		at.col, _ = strconv.Atoi(cellString(st, 7))
		places[pastKey{cellString(st, 1), cellString(st, 2), cellString(st, 3), cellString(st, 4)}] = at
	}
	var head map[string]int
	for _, row := range list.rows {
		if head == nil {
			cols := map[string]int{}
			for i := range row.Cells {
				cols[string(row.Cells[i].Text)] = i + 1
			}
			if cols[headRule] > 0 && cols[headPlace] > 0 && cols[headStatus] > 0 {
				head = cols
			}
			continue
		}
		at := func(h string) string { return cellString(row, head[h]) }
		line := pastLine{
			rule: at(headRule), title: at(headTitle), place: at(headPlace), pupil: at(headPupil), seen: at(headSeen),
			status: strings.TrimSpace(at(headStatus)), kept: at(headSeverity) == keptSeverity,
		}
		if line.rule == "" {
			continue
		}
		line.at = places[line.key()]
		p.lines = append(p.lines, line)
	}
}
