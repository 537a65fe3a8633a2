package sdq_test

import (
	"testing"

	"apst/sdq"
	"github.com/google/go-cmp/cmp"
)

func TestDerive(t *testing.T) {
	t.Parallel()
	gaps := flat(1)
	gaps.Items[2-1], gaps.Items[25-1] = sdq.Missing, answer(0)
	gaps.Items[3-1], gaps.Items[8-1], gaps.Items[13-1] = sdq.Missing, sdq.Missing, sdq.Missing
	gaps.Items[6-1], gaps.Items[19-1] = sdq.Missing, sdq.Missing
	gaps.Impact = sdq.ImpactAnswers{Gate: rating(2), Distress: rating(3), Friends: rating(1)}
	none := flat(1)
	none.Impact = sdq.ImpactAnswers{Gate: rating(0), Home: rating(3)}

	for _, test := range []struct {
		name  string
		r     *sdq.Response
		scale sdq.Scale
		want  string
		n     int
		sum   int
	}{
		{"complete", &gaps, sdq.Prosocial, "sum of 5 items = 5", 5, 5},
		{"a half", &gaps, sdq.Hyperactivity, "4 of 5 items answered, sum 5: 5 x 5 / 4 = 6.25, rounded with halves up = 6", 4, 5},
		{"thirds", &gaps, sdq.Peer, "3 of 5 items answered, sum 3: 5 x 3 / 3 = 5.00, rounded with halves up = 5", 3, 3},
		{"too few", &gaps, sdq.Emotional, "2 of 5 items answered: fewer than 3 of the 5 items answered", 2, 2},
		{"a sum", &gaps, sdq.Externalising, "conduct 5 + hyperactivity 6 = 11", 2, 11},
		{"a sum without a part", &gaps, sdq.Internalising, "emotional has none + peer 5: one of the scales it adds up has no score", 1, 5},
		{"impact", &gaps, sdq.Impact, "2 of 5 questions answered, points added up = 2", 2, 2},
		{"impact behind the gate", &none, sdq.Impact, "the gate says no difficulties = 0", 1, 2},
		{"no scale", &none, sdq.ScaleCount, "no scale", 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := sdq.Derive(test.r, sdq.Parent, test.scale)
			if d.Arithmetic != test.want || d.N != test.n || d.Sum != test.sum {
				t.Errorf("%q, n %d, sum %d; want %q, %d, %d", d.Arithmetic, d.N, d.Sum, test.want, test.n, test.sum)
			}
		})
	}
}

func TestDeriveSteps(t *testing.T) {
	t.Parallel()
	r := flat(2)
	r.Items[12-1] = sdq.Missing
	d := sdq.Derive(&r, sdq.Teacher, sdq.Conduct)
	want := []sdq.ItemStep{
		{Item: 5, Stored: sdq.CertainlyTrue, Score: 2, Counts: true},
		{Item: 7, Stored: sdq.CertainlyTrue, Reversed: true, Score: 0, Counts: true},
		{Item: 12, Stored: sdq.Missing},
		{Item: 18, Stored: sdq.CertainlyTrue, Score: 2, Counts: true},
		{Item: 22, Stored: sdq.CertainlyTrue, Score: 2, Counts: true},
	}
	if diff := cmp.Diff(want, d.Items); diff != "" {
		t.Errorf("conduct (-want +got):\n%s", diff)
	}
	// 6 over 4 answers: 7.5, the half that must go up.
	if wantLine := "4 of 5 items answered, sum 6: 5 x 6 / 4 = 7.50, rounded with halves up = 8"; d.Arithmetic != wantLine {
		t.Errorf("%q; want %q", d.Arithmetic, wantLine)
	}
	r.AlreadyReversed = true
	d = sdq.Derive(&r, sdq.Teacher, sdq.Conduct)
	want[1] = sdq.ItemStep{Item: 7, Stored: sdq.CertainlyTrue, Score: 2, Counts: true}
	if diff := cmp.Diff(want, d.Items); diff != "" {
		t.Errorf("conduct, turned round before (-want +got):\n%s", diff)
	}

	r.Impact = all(3)
	d = sdq.Derive(&r, sdq.Teacher, sdq.Impact)
	three := rating(3)
	wantAsked := []sdq.ImpactStep{
		{Question: sdq.GateQuestion, Stored: three},
		{Question: sdq.DistressQuestion, Stored: three, Points: 2, Counts: true},
		{Question: sdq.FriendsQuestion, Stored: three, Points: 2, Counts: true},
		{Question: sdq.ClassroomQuestion, Stored: three, Points: 2, Counts: true},
	}
	if diff := cmp.Diff(wantAsked, d.Asked); diff != "" || d.Flags != sdq.QuestionNotAsked {
		t.Errorf("a teacher's impact, flags %q (-want +got):\n%s", d.Flags, diff)
	}

	d = sdq.Derive(&r, sdq.Teacher, sdq.Internalising)
	if len(d.Parts) != 2 || d.Parts[0].Scale != sdq.Emotional || d.Parts[1].Scale != sdq.Peer {
		t.Errorf("parts of internalising: %+v", d.Parts)
	}
}
