package report

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"apst/ingest/sheet"
)

// A fix list carries, on a sheet that programs do not show, what it was made of:
// the source, a digest of every row behind the list, and the cell of every place in
// it. By it a fix list is told from other workbooks, a correction typed into the
// copy, where it would be lost, is noticed, and rows are found again that have
// moved since.

const (
	stateName   = "apst fix list"
	stateFormat = "2"
	contentsOf  = "*" // in place of a source: the list of several fix lists
)

// What a row of the hidden sheet is about.
const (
	stateSheet = "sheet" // tab, name in the source
	stateRow   = "row"   // tab, row, digest, columns of formulas
	statePlace = "place" // rule, place, pupil, name of the sheet, row, column, digest, columns of formulas
	stateKept  = "kept"  // the same, of a status from before
	stateOf    = "list"  // of several fix lists: a source's name and path
)

// writeState adds the hidden sheet.
func (l *FixList) writeState(ctx context.Context, f *excelize.File, form FixForm, src *fixSource, tabs map[string]string, list string) error {
	rows := [][]string{{stateName, stateFormat, l.Name, list, l.From, fmt.Sprintf("%x", l.Hash), form.String()}}
	digests := map[sheet.Ref][2]string{}
	if src != nil {
		for i := range src.sheets {
			sh := src.sheets[i]
			if form == FixRows {
				sh = sh.shown(src.book.Date1904())
			}
			rows = append(rows, []string{stateSheet, tabs[sh.name], sh.name})
			own, err := stateRows(ctx, f, &sh, tabs[sh.name])
			if err != nil {
				return err
			}
			for k, row := range own {
				digests[sheet.Ref{Sheet: sh.name, Row: sh.rows[k].N}] = [2]string{row[3], row[4]}
			}
			rows = append(rows, own...)
		}
	}
	known := map[pastKey]bool{}
	for i := range l.Items[:min(len(l.Items), maxFixItems)] {
		it := &l.Items[i]
		k := pastKey{statePlace, "", it.Place(), ""}
		if at := it.From; !known[k] {
			known[k] = true
			d := digests[sheet.Ref{Sheet: at.Sheet, Row: at.Row}]
			rows = append(rows, pastPlace{at.Sheet, at.Row, at.Col, d[0], strings.Fields(d[1])}.state(k))
		}
	}
	for i := range l.kept {
		if k := l.kept[i].key(); !known[k] {
			known[k] = true
			rows = append(rows, l.kept[i].at.state(k))
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
func stateRows(ctx context.Context, f *excelize.File, s *fixSheet, tab string) ([][]string, error) {
	var out [][]string
	for _, row := range s.rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
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
		out = append(out, []string{stateRow, tab, strconv.Itoa(row.N), rowDigest(row, formulas), strings.Join(formulas, " ")})
	}
	return out, nil
}

// stableCell is what of a cell does not change when a spreadsheet program opens and
// saves the file: numbers count by their value, dates as numbers.
type stableCell struct {
	kind sheet.Kind
	text string
}

func stable(c sheet.Cell) stableCell {
	s := stableCell{c.Kind, string(c.Text)}
	if s.kind == sheet.Date {
		s.kind = sheet.Number
	}
	if x, err := strconv.ParseFloat(s.text, 64); err == nil && s.kind == sheet.Number {
		s.text = strconv.FormatFloat(x, 'g', 12, 64)
	}
	return s
}

// rowDigest is a digest of what is stable of a row's cells.
func rowDigest(row *sheet.Row, without []string) string {
	var b bytes.Buffer
	for i, c := range row.Cells {
		col := strconv.Itoa(i + 1)
		if len(c.Text) == 0 || slices.Contains(without, col) {
			continue
		}
		s := stable(c)
		fmt.Fprintf(&b, "%s %d %q;", col, s.kind, s.text)
	}
	sum := sha256.Sum256(b.Bytes())
	return fmt.Sprintf("%x", sum[:8])
}
