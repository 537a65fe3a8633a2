package outcome

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"apst/finding"
	"apst/metrics"
	"apst/report"
	"apst/sdq"
	"apst/sdq/intake"
	"apst/synth"
)

// scores is a file of scores as the program writes it: a text a cell, by column.
type scores struct {
	columns []string
	rows    [][]string
}

// answered makes answers of all kinds: whole, with gaps, refused, of a child too young,
// of a teacher, with impact and without.
func answered() []string {
	id := func(n int) string { return synth.UPN(1, 22, n) }
	head := answerHead("pupil_id,wave,informant,rater,date,dob,form", "ebddiff,distres,imphome,impfrie,impclas,impleis")
	return []string{
		head,
		answerLine(id(1)+",baseline,parent,Ann,06/09/2022,01/02/2010,4-17", whole25, "1,2,1,3,0,0"),
		answerLine(id(1)+",endline,parent,Ann,14/03/2023,01/02/2010,4-17", onlyTwo, "0,,,,,"),
		answerLine("0123,baseline,parent,,06/09/2022,01/02/2019,4-17", whole25, "2,,,,,"),
		answerLine("-7,baseline,parent,,09/2022,01/02/2010,4-17", noEmo, ",,,,,"),
		answerLine(id(3)+",baseline,parent,Ann,,01/02/2010,4-17", illegal, "0,,,,,"),
		answerLine(id(4)+",baseline,teacher,Bob,06/09/2022,01/02/2010,4-17", whole25, "1,2,,3,0,"),
		answerLine(id(5)+",baseline,self,,06/09/2022,01/02/2010,blue", whole25, "0,,,,,"),
		answerLine(id(6)+",baseline,self,,06/09/2022,01/02/2004,18+", strings.Repeat("1", 25), "0,,,,,"),
		answerLine(id(7)+",baseline,parent,,06/09/2022,01/02/2019,2-4", whole25, "0,,,,,"),
	}
}

// makeScores scores the answers and lays the scores out as apst score sdq does. It also
// gives the rows that reading them back has to come to.
func makeScores(t testing.TB) (scores, []Row) {
	t.Helper()
	s := scores{columns: Columns()}
	var want []Row
	path := write(t, "answers.csv", strings.Join(answered(), ""))
	log := scored(t, intake.Options{Coding: []intake.Choice{{Value: "0-2"}}}, func(o *intake.Scored) {
		s.rows = append(s.rows, cellsOf(o))
		want = append(want, RowOf(o))
	}, path)
	if len(s.rows) != 9 {
		t.Fatalf("%d rows of scores: %v", len(s.rows), log.Groups())
	}
	return s, want
}

func cellsOf(o *intake.Scored) []string {
	row := []string{string(o.PupilID), strconv.Itoa(o.Placement), o.Block.Wave, o.Block.Informant.String(), string(o.Rater), strings.TrimPrefix(o.Form.String(), "unknown"), o.LookBack, o.Date.String()}
	for _, scale := range sdq.AllScales() {
		row = append(row, strings.Trim(o.Scores.Get(scale).String(), "("))
		if !strings.HasSuffix(row[len(row)-1], ")") {
			continue
		}
		row[len(row)-1] = ""
	}
	for _, scale := range sdq.AllScales() {
		for _, b := range bandColumns {
			n, ok := o.Scores.Get(scale).Number()
			band, no := sdq.BandOf(b.system, o.BandForm(), o.Block.Informant, scale, n)
			if !ok || no != sdq.HasBand {
				band = 0
			}
			row = append(row, band.String())
		}
	}
	answered, prorated := "", []string{}
	if !o.Spoilt {
		answered = strconv.Itoa(o.Scores.Answered())
	}
	for _, scale := range itemScales[:5] {
		if o.Scores.Prorated(scale) {
			prorated = append(prorated, scale.String())
		}
	}
	h := ""
	if n, ok := o.FollowUp.Help.Value(); ok {
		h = strconv.Itoa(n)
	}
	return append(row, answered, strings.Join(prorated, ";"), problems(o.FollowUp), h, string(o.Flags), sdq.Ruleset, o.At.String())
}

// clone is a copy to change.
func (s scores) clone() scores {
	out := scores{columns: slices.Clone(s.columns)}
	for _, row := range s.rows {
		out.rows = append(out.rows, slices.Clone(row))
	}
	return out
}

// set changes a cell of a row, counted from 0.
func (s scores) set(row int, column, text string) scores {
	out := s.clone()
	out.rows[row][slices.Index(out.columns, column)] = text
	return out
}

// without drops columns.
func (s scores) without(columns ...string) scores {
	out := scores{}
	for i, c := range s.columns {
		if !slices.Contains(columns, c) {
			out.columns = append(out.columns, c)
		}
		for n, row := range s.rows {
			if i == 0 {
				out.rows = append(out.rows, nil)
			}
			if !slices.Contains(columns, c) {
				out.rows[n] = append(out.rows[n], row[i])
			}
		}
	}
	return out
}

func isNumber(column string) bool {
	scale, ok := sdq.ParseScale(column)
	return ok && scale.Valid() || column == "placement" || column == "answered" || column == "follow_up_help"
}

// table is the scores as the writers take them.
func (s scores) table() *report.Table {
	t := &report.Table{Name: "scores"}
	var rows [][]report.Cell
	for _, row := range s.rows {
		var cells []report.Cell
		for i, text := range row {
			name := ""
			if i < len(s.columns) {
				name = s.columns[i]
			}
			n, err := strconv.Atoi(text)
			day, errDay := time.Parse(time.DateOnly, text)
			switch {
			case text == "":
				cells = append(cells, report.Empty())
			case isNumber(name) && err == nil:
				cells = append(cells, report.IntCell(int64(n)))
			case name == "date" && errDay == nil:
				cells = append(cells, report.DateCell(day.Date()))
			default:
				cells = append(cells, report.TextCell(text))
			}
		}
		rows = append(rows, cells)
	}
	for _, name := range s.columns {
		t.Columns = append(t.Columns, report.Column{Name: name})
	}
	t.Rows = report.SliceRows(rows)
	return t
}

func (s scores) csv(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := report.WriteCSV(&b, s.table(), report.CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (s scores) json(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := report.WriteJSON(&b, s.table()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (s scores) xlsx(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	err := report.WriteXLSX(&b, []report.Sheet{
		{Name: "Scores", Table: s.table(), Frozen: 1},
		{Name: "Summary", Lines: []report.Line{report.Title("Summary"), report.Paragraph("Counts.")}, Widths: []float64{40}},
		{Name: "Notes", Lines: []report.Line{report.Title("Notes")}, Widths: []float64{40}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// readBack reads a file and checks what holds of every reading.
func readBack(t testing.TB, name, text string) (*Reading, *finding.Log) {
	t.Helper()
	path := write(t, name, text)
	log := &finding.Log{}
	got, err := ReadScored(context.Background(), path, log)
	if err != nil {
		t.Fatal(err)
	}
	checkReading(t, got, log)
	return got, log
}

func checkReading(t testing.TB, got *Reading, log *finding.Log) {
	t.Helper()
	if sum := got.Outside + got.Again + got.Left + len(got.Rows); sum != got.Read {
		t.Errorf("%d rows were read and %d accounted for: %+v", got.Read, sum, *got)
	}
	if got.Refused != nil && (len(got.Rows) > 0 || log.Of(got.Refused) == 0) {
		t.Errorf("refused by %s, with %d rows and %d findings", got.Refused.ID, len(got.Rows), log.Of(got.Refused))
	}
	if got.Refused == nil && len(got.Rows) == 0 {
		t.Error("nothing was read, and nothing says why")
	}
	for _, g := range log.Groups() {
		for i := range g.Kept {
			if g.Kept[i].From.File == "" {
				t.Errorf("%s: a finding without a file", g.Rule.ID)
			}
		}
	}
	for _, r := range got.Rows {
		known := slices.ContainsFunc(r.Values, func(v metrics.Value) bool { _, ok := v.Number(); return ok })
		if r.Refused != "" && known || r.Refused == "" && len(r.Values) == 0 {
			t.Errorf("%s: refused %q with %d values", r.From, r.Refused, len(r.Values))
		}
	}
}

// found lists what a log holds as rule and cell.
func found(log *finding.Log) []string {
	out := []string{}
	for _, g := range log.Groups() {
		for i := range g.Kept {
			out = append(out, fmt.Sprintf("%s %s", g.Rule.ID, g.Kept[i].From.Cell()))
		}
	}
	slices.Sort(out)
	return out
}
