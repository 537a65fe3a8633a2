package outcome

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// Reading is what came of a file of scores. Every row that holds anything is in exactly
// one place: Read = Outside + Again + Left + the number of Rows.
type Reading struct {
	Name    string
	Rows    []Row // one a questionnaire, those that are refused among them
	Read    int   // all rows that hold anything
	Outside int   // headings, other sheets, totals and notes
	Again   int   // that the file has already
	Left    int   // rows of a file that is refused
	Refused *finding.Rule
}

// searchedRows is how far down headings are looked for.
const searchedRows = 50

// LooksScored reports whether a file holds scores that this program wrote, by its
// headings. The error is a [*sheet.Fault] for a file that cannot be read.
func LooksScored(path string) (bool, error) {
	isJSON, err := looksJSON(path)
	if err != nil || isJSON {
		return isJSON && err == nil && jsonHasScores(path), err
	}
	file, err := ingest.Open(path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	for _, sh := range file.Sheets() {
		n := 0
		for row, err := range sh.Rows() {
			if err != nil {
				return false, err
			}
			if _, ok := headsOf(textsOf(row)); ok {
				return true, nil
			}
			if n++; n >= searchedRows {
				break
			}
		}
	}
	return false, nil
}

// textsOf are the cells of a row as texts.
func textsOf(row *sheet.Row) []string {
	out := make([]string, len(row.Cells))
	for i := range row.Cells {
		out[i] = string(row.Cells[i].Text)
	}
	return out
}

// ReadScored reads a file of scores that this program wrote: a workbook, delimited text
// or JSON. What no longer fits is in the log; the error is for a job that cannot go on,
// such as one that was interrupted.
//
// A row is refused where one of its values is none that the program writes, where its
// scores do not add up, its bands are not those of its scores, or its flags say
// otherwise than its scores. The whole file is refused where columns are missing, where
// its rules are newer than the program's, and where a spreadsheet program has left
// doubt about its dates.
func ReadScored(ctx context.Context, path string, log *finding.Log) (*Reading, error) {
	r := &scoredReader{ctx: ctx, log: log, out: &Reading{Name: filepath.Base(path)}}
	isJSON, err := looksJSON(path)
	switch {
	case err != nil:
	case isJSON:
		err = r.readJSON(path)
	default:
		err = r.readBook(path)
	}
	var fault *sheet.Fault
	if errors.As(err, &fault) {
		found := ingest.FaultFinding(r.out.Name, fault)
		r.refuse(found)
		err = nil
	}
	if err != nil {
		return nil, err
	}
	r.finish()
	return r.out, nil
}

// scoredReader reads one file.
type scoredReader struct {
	ctx  context.Context
	log  *finding.Log
	out  *Reading
	rows int // seen so far, for interruptions

	form     fileForm
	date1904 bool
	tables   int
	all      []entry
	dates    dateProof
	resaved  sheet.Ref // where it shows that a spreadsheet program has saved the text; zero for nowhere
}

// fileForm is what kind of file it is: how much of a value it keeps.
type fileForm uint8

const (
	workbook  fileForm = iota // cells have types
	delimited                 // everything is text
	jsonFile                  // nobody edits it with a spreadsheet program
)

// entry is one row of a table.
type entry struct {
	questionnaire
	at      sheet.Ref
	idAt    sheet.Ref
	digits  bool   // the identifier is digits and nothing else
	refused string // why it cannot be used
	again   bool   // another row says the same
}

// refuse refuses the whole file.
func (r *scoredReader) refuse(f finding.Finding) {
	r.log.Add(f)
	r.out.Refused = cmp.Or(r.out.Refused, f.Rule)
}

// tick notices an interruption.
func (r *scoredReader) tick() error {
	if r.rows++; r.rows%1024 == 0 {
		return r.ctx.Err()
	}
	return nil
}

// readBook reads a workbook or delimited text.
func (r *scoredReader) readBook(path string) error {
	file, err := ingest.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	r.date1904 = file.Date1904()
	for _, sh := range file.Sheets() {
		if !typed(file.Format) {
			r.form = delimited
		}
		if err := r.sheet(sh); err != nil {
			return err
		}
	}
	if r.tables == 0 && r.out.Refused == nil {
		r.refuse(finding.Finding{Rule: RuleNoScores, From: sheet.Ref{File: r.out.Name}})
	}
	return nil
}

// typed reports whether the cells of a format say what they are.
func typed(format string) bool {
	return format == "Excel workbook" || format == "OpenDocument spreadsheet"
}

// sheet reads one sheet.
func (r *scoredReader) sheet(sh sheet.Sheet) error {
	p := &page{reader: r, sheet: sh.Name(), ragged: sh.Facts().Delimited}
	n := 0
	for row, err := range sh.Rows() {
		if err == nil {
			err = r.tick()
		}
		if err != nil {
			return err
		}
		if !holds(row) {
			continue
		}
		r.out.Read++
		n++
		if p.heads == nil && n > searchedRows {
			r.out.Outside++
			continue
		}
		if h, ok := headsOf(textsOf(row)); ok {
			r.out.Outside++
			r.head(p, h, row.N)
			if lined, ok := sh.(sheet.Lined); ok && lined.Separator() != ',' {
				r.resaved = cmp.Or(r.resaved, p.ref(row.N, 0))
			}
			continue
		}
		switch {
		case p.heads == nil:
			r.out.Outside++
		case r.out.Refused == nil:
			p.row(row)
		}
	}
	return nil
}

// holds reports whether a row holds anything.
func holds(row *sheet.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c sheet.Cell) bool {
		return c.Kind == sheet.Formula || len(strings.TrimSpace(string(c.Text))) > 0
	})
}

// head takes the headings of a table, or refuses the file for them.
func (r *scoredReader) head(p *page, h *heads, n int) {
	r.tables++
	p.heads, p.systems = h, h.systems()
	if h.twice > 0 {
		r.refuse(finding.Finding{Rule: RuleColumnTwice, From: p.ref(n, h.twice)})
	}
	if missing := h.missing(); len(missing) > 0 {
		r.refuse(finding.Finding{Rule: RuleColumns, From: p.ref(n, 0), Seen: "missing: " + strings.Join(missing, ", ")})
	}
	for _, col := range h.own {
		r.log.Add(finding.Finding{Rule: RuleOwnColumn, From: p.ref(n, col)})
	}
}
