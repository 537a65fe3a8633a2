package report

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"apst/ingest/sheet"
)

// A fix list carries, on a sheet that programs do not show, what it was made of:
// the source's name and a digest of every row behind the list. By it a fix list
// is told from other workbooks, and a correction typed into the copy, where it
// would be lost, is noticed.

const (
	stateName   = "apst fix list"
	stateFormat = "1"
	contentsOf  = "*" // in place of a source: the list of several fix lists
)

// writeState adds the hidden sheet.
func (l *FixList) writeState(f *excelize.File, form FixForm, src *fixSource, tabs map[string]string, list string) error {
	rows := [][]string{{stateName, stateFormat, l.Name, list}}
	if src != nil {
		for i := range src.sheets {
			sh := src.sheets[i]
			if form == FixRows {
				sh = sh.shown(src.book.Date1904())
			}
			own, err := stateRows(f, &sh, tabs[sh.name])
			if err != nil {
				return err
			}
			rows = append(rows, own...)
		}
	}
	return addState(f, rows)
}

func addState(f *excelize.File, rows [][]string) error {
	if _, err := f.NewSheet(stateName); err != nil {
		return err
	}
	for i, row := range rows {
		for k, text := range row {
			if err := f.SetCellStr(stateName, cellName(i+1, k+1), text); err != nil {
				return err
			}
		}
	}
	return f.SetSheetVisible(stateName, false, true)
}

// stateRows are a sheet's rows: its tab, the row, the digest of its cells, and the
// columns of its formulas, whose values may change when a program opens the file.
func stateRows(f *excelize.File, s *fixSheet, tab string) ([][]string, error) {
	var out [][]string
	for _, row := range s.rows {
		var formulas []string
		for i := range row.Cells {
			if row.Cells[i].Kind == sheet.Blank {
				continue
			}
			formula, err := f.GetCellFormula(tab, cellName(row.N, i+1))
			if err != nil {
				return nil, err
			}
			if formula != "" {
				formulas = append(formulas, strconv.Itoa(i+1))
			}
		}
		out = append(out, []string{tab, strconv.Itoa(row.N), rowDigest(row, formulas), strings.Join(formulas, " ")})
	}
	return out, nil
}

// rowDigest is a digest of a row's cells that does not change when a spreadsheet
// program opens and saves the file: numbers count by their value, dates as
// numbers.
func rowDigest(row *sheet.Row, without []string) string {
	var b bytes.Buffer
	for i, c := range row.Cells {
		col := strconv.Itoa(i + 1)
		if len(c.Text) == 0 || slices.Contains(without, col) {
			continue
		}
		text := string(c.Text)
		kind := c.Kind
		if kind == sheet.Date {
			kind = sheet.Number
		}
		if x, err := strconv.ParseFloat(text, 64); err == nil && kind == sheet.Number {
			text = strconv.FormatFloat(x, 'g', 12, 64)
		}
		fmt.Fprintf(&b, "%s %d %q;", col, kind, text)
	}
	sum := sha256.Sum256(b.Bytes())
	return fmt.Sprintf("%x", sum[:8])
}

// PastFixList is a fix list that was made before and may have been worked on.
type PastFixList struct {
	Source   string      // what findings called the source; empty for a list of several
	Changed  []sheet.Ref // rows of the copy, of which cells are no longer as they were
	statuses []pastStatus
}

// pastStatus is one line of the list.
type pastStatus struct {
	rule, place, pupil, status string
	used                       bool
}

// ReadFixList reads a fix list that was made before. It is nil where the file is
// not there, cannot be read, or is something else.
func ReadFixList(path string) (*PastFixList, bool) {
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
	head := sheets[i].rows[0]
	past := &PastFixList{Source: cellString(head, 3)}
	if past.Source == contentsOf {
		past.Source = ""
		return past, true
	}
	past.Changed = changedRows(data, sheets, sheets[i].rows[1:])
	list := cellString(head, 4)
	if k := slices.IndexFunc(sheets, func(s fixSheet) bool { return s.name == list }); k >= 0 {
		past.readStatuses(&sheets[k])
	}
	return past, true
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
		n, _ := strconv.Atoi(cellString(st, 2))
		known[key{cellString(st, 1), n}] = st
		tabs[cellString(st, 1)] = true
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
			if st == nil || cellString(st, 3) != rowDigest(row, strings.Fields(cellString(st, 4))) || !formulasStand(f, s.name, row.N, strings.Fields(cellString(st, 4))) {
				out = append(out, sheet.Ref{Sheet: s.name, Row: row.N})
			}
		}
	}
	for _, st := range state { // rows that are no longer there
		n, _ := strconv.Atoi(cellString(st, 2))
		if known[key{cellString(st, 1), n}] != nil {
			out = append(out, sheet.Ref{Sheet: cellString(st, 1), Row: n})
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

// readStatuses reads the list by its headings, in whatever order its rows and
// columns were left.
func (p *PastFixList) readStatuses(list *fixSheet) {
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
		p.statuses = append(p.statuses, pastStatus{
			rule: cellString(row, head[headRule]), place: cellString(row, head[headPlace]),
			pupil: cellString(row, head[headPupil]), status: strings.TrimSpace(cellString(row, head[headStatus])),
		})
	}
}

// Lines is how many lines the list had.
func (p *PastFixList) Lines() int { return len(p.statuses) }

// Carry gives findings the status that they had in the list before: those of the
// same rule, place and pupil, and then, where a row has moved, of the same rule,
// sheet, column and pupil, if there is one alone. It returns how many were found
// again.
func (p *PastFixList) Carry(items []FixItem) (again int) {
	take := func(i int, s *pastStatus) {
		s.used = true
		again++
		if s.status != "" {
			items[i].Status = s.status
		}
	}
	exact := map[[3]string][]*pastStatus{}
	for i := range p.statuses {
		s := &p.statuses[i]
		k := [3]string{s.rule, s.place, s.pupil}
		exact[k] = append(exact[k], s)
	}
	var rest []int
	for i := range items {
		k := [3]string{items[i].Rule.ID, items[i].Place(), items[i].Pupil}
		if len(exact[k]) == 0 {
			rest = append(rest, i)
			continue
		}
		take(i, exact[k][0])
		exact[k] = exact[k][1:]
	}
	moved := map[[3]string][]*pastStatus{}
	for i := range p.statuses {
		if s := &p.statuses[i]; !s.used && s.pupil != "" {
			k := [3]string{s.rule, withoutRows(s.place), s.pupil}
			moved[k] = append(moved[k], s)
		}
	}
	wanting := map[[3]string][]int{}
	for _, i := range rest {
		k := [3]string{items[i].Rule.ID, withoutRows(items[i].Place()), items[i].Pupil}
		wanting[k] = append(wanting[k], i)
	}
	for k, is := range wanting {
		if len(is) == 1 && len(moved[k]) == 1 {
			take(is[0], moved[k][0])
		}
	}
	return again
}

// withoutRows is a place without the numbers of its rows: 'Summer 2'!H27 is
// 'Summer 2'!H.
func withoutRows(place string) string {
	i := strings.LastIndexByte(place, '!')
	name, cell := place[:i+1], place[i+1:]
	if i < 0 {
		if k := strings.LastIndex(place, "row "); k >= 0 {
			name, cell = place[:k], place[k:]
		}
	}
	return name + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, cell)
}
