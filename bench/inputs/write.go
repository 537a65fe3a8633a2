package inputs

import (
	"bufio"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"apst/synth"
)

// WriteCSV writes the survey as comma-separated text: one row a questionnaire,
// its wave in a column.
func WriteCSV(w io.Writer, s Survey) error {
	src := New(s)
	buf := bufio.NewWriterSize(w, 1<<20)
	line := []byte(strings.Join(headings(true), ",") + "\n")
	buf.Write(line)
	for i := range s.Total() {
		r := src.Row(i)
		line = append(line[:0], r.UPN...)
		line = append(line, ',')
		line = append(line, r.Wave...)
		line = append(line, ',')
		line = append(line, r.Date...)
		for _, a := range r.Items {
			line = appendAnswer(append(line, ','), a)
		}
		line = append(line, '\n')
		if _, err := buf.Write(line); err != nil {
			return err
		}
	}
	return buf.Flush()
}

// WriteXLSX writes the survey as a workbook with a sheet for each wave, as
// schools keep it; both says whether there is a sheet of the second. Answers are
// numbers, dates are days.
func WriteXLSX(path string, s Survey, both bool) error {
	f := excelize.NewFile()
	defer f.Close()
	layout := "dd/mm/yyyy"
	dated, err := f.NewStyle(&excelize.Style{CustomNumFmt: &layout})
	if err != nil {
		return err
	}
	src := New(s)
	if err := f.SetSheetName("Sheet1", "Baseline"); err != nil {
		return err
	}
	if err := src.sheet(f, "Baseline", 0, dated); err != nil {
		return err
	}
	if both {
		if _, err := f.NewSheet("Endline"); err != nil {
			return err
		}
		if err := src.sheet(f, "Endline", 1, dated); err != nil {
			return err
		}
	}
	return f.SaveAs(path)
}

// sheet writes the rows of one wave.
func (s *Source) sheet(f *excelize.File, name string, wave, dated int) error {
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	var head []any
	for _, h := range headings(false) {
		head = append(head, h)
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	for i := wave; i < s.survey.Total(); i += 2 {
		r := s.Row(i)
		day, err := time.Parse(time.DateOnly, r.Date)
		if err != nil {
			return err
		}
		cells := []any{r.UPN, excelize.Cell{StyleID: dated, Value: day}}
		for _, a := range r.Items {
			if a == synth.Blank {
				cells = append(cells, nil)
			} else {
				cells = append(cells, int(a))
			}
		}
		at, err := excelize.CoordinatesToCellName(1, 2+i/2)
		if err != nil {
			return err
		}
		if err := w.SetRow(at, cells); err != nil {
			return err
		}
	}
	return w.Flush()
}
