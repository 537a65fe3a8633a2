package like_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"apst/synth"
	"apst/synth/like"
)

// secret makes a word that stands nowhere else and counts it.
type secrets struct{ all []string }

func (s *secrets) word(about string) string {
	const from = "bcdfghjklmnpqrtvwxz"
	n := len(s.all)
	w := "Q" + string(from[n%19]) + "u" + string(from[n/19%19]) + "elm" + about
	s.all = append(s.all, w)
	return w
}

// A messy workbook with names wherever a workbook can hold one: none of them is in
// the copy, in any part of it.
func TestNothingSurvives(t *testing.T) {
	t.Parallel()
	s := &secrets{}
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	sheetName := "Baseline " + s.word("sheet")
	must(f.SetSheetName("Sheet1", sheetName))
	set := func(row, col int, v any) {
		t.Helper()
		at, err := excelize.CoordinatesToCellName(col, row)
		must(err)
		must(f.SetCellValue(sheetName, at, v))
	}
	set(1, 1, "SDQ baseline for "+s.word("title")+", teacher "+s.word("teacher"))
	set(2, 1, s.word("lone"))
	set(2, 5, "phone 07700 912345")
	heads := []string{"UPN", "Name", "DOB", "Date completed", "Social worker " + s.word("heading"), s.word("heading")}
	for i, h := range heads {
		set(4, i+1, h)
	}
	for i := 1; i <= synth.Items; i++ {
		head := fmt.Sprintf("Q%d", i)
		switch i {
		case 3:
			head = "Q3 Often complains of headaches"
		case 5:
			head = fmt.Sprintf("Q5 (asked by %s)", s.word("item"))
		}
		set(4, len(heads)+i, head)
	}
	set(4, len(heads)+26, "Notes")
	school := synth.New(synth.Ordinary)
	n := 5
	for _, r := range school.Responses {
		if r.Wave != synth.Baseline {
			continue
		}
		id := synth.UPN(1212, 17, n)
		set(n, 1, id)
		s.all = append(s.all, id)
		set(n, 2, s.word("forename")+" "+s.word("surname"))
		set(n, 3, time.Date(2009, 3, n, 0, 0, 0, 0, time.UTC))
		set(n, 4, fmt.Sprintf("%02d/10/2022", n%28+1))
		set(n, 5, s.word("worker"))
		set(n, 6, 4400000+n)
		s.all = append(s.all, fmt.Sprint(4400000+n))
		for i, a := range r.Items {
			if a != synth.Blank {
				set(n, len(heads)+i+1, int(a))
			}
		}
		if n%4 == 0 {
			set(n, len(heads)+26, "mother is "+s.word("note"))
		}
		n++
	}
	set(7, len(heads)+2, s.word("answer")) // an answer that is a name
	set(9, len(heads)+9, "refused by "+s.word("answer"))
	set(n+1, 1, "Mean of "+s.word("footer"))
	set(n+2, 1, "Checked by "+s.word("checker"))
	must(f.AddComment(sheetName, excelize.Comment{Cell: "B6", Author: s.word("author"), Paragraph: []excelize.RichTextRun{{Text: s.word("comment")}}}))
	must(f.SetDefinedName(&excelize.DefinedName{Name: "Range_" + s.word("defined"), RefersTo: "'" + sheetName + "'!$A$1:$B$9", Comment: s.word("why")}))
	must(f.SetDocProps(&excelize.DocProperties{Creator: s.word("creator"), Title: s.word("title"), Description: s.word("description"), LastModifiedBy: s.word("modifier"), Keywords: s.word("keyword")}))
	must(f.SetAppProps(&excelize.AppProperties{Company: s.word("company")}))
	must(f.SetHeaderFooter(sheetName, &excelize.HeaderFooterOptions{OddHeader: "&C" + s.word("header")}))
	check := excelize.NewDataValidation(true)
	check.SetInput(s.word("prompt"), s.word("input"))
	check.Sqref = "G5:AE40"
	must(check.SetDropList([]string{"0", "1", "2", s.word("list")}))
	must(f.AddDataValidation(sheetName, check))
	must(f.SetCellHyperLink(sheetName, "B5", "mailto:"+s.word("mail")+"@example.org", "External"))
	hidden := s.word("hidden")
	_, err := f.NewSheet(hidden)
	must(err)
	must(f.SetSheetVisible(hidden, false))
	must(f.SetCellValue(hidden, "A1", s.word("cell")+" teacher parent endline"))
	must(f.SetCellFormula(hidden, "B2", `CONCATENATE("`+s.word("formula")+`")`))
	var buf bytes.Buffer
	must(f.Write(&buf))
	path := filepath.Join(t.TempDir(), "SDQ pupils "+s.word("file")+".xlsx")
	must(os.WriteFile(path, buf.Bytes(), 0o600))

	got, err := like.Make(context.Background(), path, like.Options{Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ToLower(got.Name + unpacked(t, got.Data))
	for _, w := range append(s.all, "headaches", "complains", "social worker", "07700", "912345", "mother", "phone", "example.org", "checked") {
		if strings.Contains(text, strings.ToLower(w)) {
			t.Errorf("%q is in the copy", w)
		}
	}
	if !strings.Contains(text, "q3 somatic") && !strings.Contains(text, ">q3<") {
		t.Error("item 3 has lost its heading")
	}
	var key bytes.Buffer
	must(got.Expected().Encode(&key))
	for _, w := range s.all {
		if strings.Contains(strings.ToLower(key.String()), strings.ToLower(w)) {
			t.Errorf("%q is in the answer key", w)
		}
	}
	if len(got.Scores) < 15 {
		t.Errorf("%d questionnaires have scores", len(got.Scores))
	}
}

// What a refusal says names nobody.
func TestRefusalNamesNobody(t *testing.T) {
	t.Parallel()
	path := write(t, synth.File{Name: "letter.csv", Data: []byte("Dear Zzname,\r\nplease call\r\n")})
	_, err := like.Make(context.Background(), path, like.Options{Seed: 1})
	var refusal *like.Refusal
	if !errors.As(err, &refusal) || !refusal.Unreadable {
		t.Fatalf("got %v, want a refusal", err)
	}
	if strings.Contains(err.Error(), "Zzname") {
		t.Errorf("the refusal says %q", err)
	}
}
