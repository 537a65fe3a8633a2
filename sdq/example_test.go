package sdq_test

import (
	"fmt"
	"time"

	"apst/sdq"
)

// A questionnaire is scored, and each score gets its band. One answer is
// blank, so its scale and the total stand on fewer items.
func Example() {
	ticked := [sdq.Items]int{
		2, 1, 0, 1, 1, 0, 1, 2, 2, 1, 2, 0, 1, 2, 1, 1, 2, 0, 0, 1, 1, 0, 1, 0, 1,
	}
	var r sdq.Response
	for i, v := range ticked {
		r.Items[i], _ = sdq.AnswerOf(v)
	}
	r.Items[15-1] = sdq.Missing

	s := sdq.Score(&r, sdq.Self)
	fmt.Println(s.Answered(), "of 25 answered, ruleset", sdq.Ruleset)
	for _, scale := range []sdq.Scale{sdq.Emotional, sdq.Hyperactivity, sdq.Prosocial, sdq.Total, sdq.Impact} {
		score, ok := s.Get(scale).Number()
		if !ok {
			fmt.Printf("%v: no score, %v\n", scale, s.Get(scale).Reason())
			continue
		}
		band, _ := sdq.BandOf(sdq.FourBands, sdq.Form4to17, sdq.Self, scale, score)
		fmt.Printf("%v: %d, %v, prorated %v\n", scale, score, band, s.Prorated(scale))
	}
	// Output:
	// 24 of 25 answered, ruleset sdq-2026.1
	// emotional: 4, close-to-average, prorated false
	// hyperactivity: 5, close-to-average, prorated true
	// prosocial: 8, close-to-average, prorated false
	// total: 12, close-to-average, prorated true
	// impact: no score, no impact question answered
}

// A scale needs three of its five items, and the total needs every scale.
func ExampleScore() {
	var r sdq.Response
	for _, item := range sdq.Emotional.Items()[:2] {
		r.Items[item-1] = sdq.CertainlyTrue
	}
	s := sdq.Score(&r, sdq.Parent)
	fmt.Println(s.Get(sdq.Emotional).Reason())
	fmt.Println(s.Get(sdq.Total).Reason())
	// Output:
	// fewer than 3 of the 5 items answered
	// one of the scales it adds up has no score
}

// Teachers are asked three of the five impact questions, and code 3 is worth
// two points. Here a teacher left one of them blank.
func ExampleImpactAnswers() {
	code := func(v int) sdq.Rating {
		r, _ := sdq.RatingOf(v)
		return r
	}
	var r sdq.Response
	r.Impact = sdq.ImpactAnswers{Gate: code(2), Distress: code(3), Classroom: code(2)}
	s := sdq.Score(&r, sdq.Teacher)
	fmt.Println(s.Get(sdq.Impact), "from", s.ImpactAnswered(), "of 3 questions")

	r.Impact.Gate = code(0)
	s = sdq.Score(&r, sdq.Teacher)
	fmt.Println(s.Get(sdq.Impact), s.ImpactFlags())
	// Output:
	// 3 from 2 of 3 questions
	// 0 gate-contradicted
}

func ExampleParseStem() {
	fmt.Println(sdq.ParseStem("obeys"))
	fmt.Println(sdq.ParseStem("argues"))
	// Output:
	// 7 obeys unknown true
	// 18 lies 2-4 true
}

// The same score has different bands in the two systems, and for different
// informants; where nothing was published it has none.
func ExampleBandOf() {
	fmt.Println(sdq.BandOf(sdq.ThreeBands, sdq.Form4to17, sdq.Self, sdq.Total, 15))
	fmt.Println(sdq.BandOf(sdq.FourBands, sdq.Form4to17, sdq.Self, sdq.Total, 15))
	fmt.Println(sdq.BandOf(sdq.FourBands, sdq.Form4to17, sdq.Parent, sdq.Prosocial, 5))
	_, why := sdq.BandOf(sdq.FourBands, sdq.Form2to4, sdq.Teacher, sdq.Total, 15)
	fmt.Println(why)
	// Output:
	// normal has a band
	// slightly-raised has a band
	// very-low has a band
	// no band table was found for teachers on the 2-4 form
}

func ExampleTable() {
	rows, _ := sdq.Table(sdq.ThreeBands, sdq.Form2to4, sdq.Parent)
	for _, r := range rows[:2] {
		fmt.Println(r.Scale, r)
		fmt.Println("  ", r.Note())
	}
	// Output:
	// total 0-12 / 13-15 / 16-40
	//    BMC Pediatrics 2023; 2-4 scoring sheet, original bands (one published source); unconfirmed
	// emotional 0-2 / 3 / 4-10
	//    BMC Pediatrics 2023; 2-4 scoring sheet, original bands (one published source); unconfirmed
}

func ExampleCutoffOf() {
	c, _ := sdq.CutoffOf(sdq.ThreeBands, sdq.Form4to17, sdq.Self)
	fmt.Println(c, c.Above(18))
	c, _ = sdq.CutoffOf(sdq.FourBands, sdq.Form4to17, sdq.Self)
	fmt.Println(c, c.Above(18))
	// Output:
	// 20 or more (self, three-band) false
	// 18 or more (self, four-band) true
}

// A parent finds hyperactivity and impact high, a teacher less so. The young
// person was not asked.
func ExamplePredict() {
	scores := func(who sdq.Informant, hyper, conduct, emotional, impact int) (in sdq.Informed) {
		in.Hyperactivity, _ = sdq.ValueOf(sdq.Hyperactivity, who, hyper)
		in.Conduct, _ = sdq.ValueOf(sdq.Conduct, who, conduct)
		in.Emotional, _ = sdq.ValueOf(sdq.Emotional, who, emotional)
		in.Impact, _ = sdq.ValueOf(sdq.Impact, who, impact)
		return in
	}
	p := sdq.Predict(
		scores(sdq.Parent, 8, 4, 2, 3),
		scores(sdq.Teacher, 6, 1, 0, 1),
		sdq.Informed{},
	)
	for d := range sdq.Disorder(sdq.DisorderCount) {
		fmt.Println(d, p.Words(d))
	}
	// Output:
	// hyperactivity screens as probable
	// conduct screens as possible
	// emotional screens as unlikely
	// any screens as probable
}

// Added value is for groups of parent questionnaires, four to eight months
// apart.
func ExampleAddedValue() {
	of := func(scale sdq.Scale, n int) sdq.Value {
		v, _ := sdq.ValueOf(scale, sdq.Parent, n)
		return v
	}
	in := sdq.AddedValueInput{
		Informant:  sdq.Parent,
		Form:       sdq.Form4to17,
		Total1:     of(sdq.Total, 22),
		Impact1:    of(sdq.Impact, 5),
		Emotional1: of(sdq.Emotional, 7),
		Total2:     of(sdq.Total, 17),
		Apart: sdq.Between(
			time.Date(2025, time.October, 6, 0, 0, 0, 0, time.UTC),
			time.Date(2026, time.April, 20, 0, 0, 0, 0, time.UTC)),
	}
	tenths, why := sdq.AddedValue(in)
	fmt.Println(tenths, why)

	in.Informant = sdq.Teacher
	_, why = sdq.AddedValue(in)
	fmt.Println(why)
	// Output:
	// 18 has an added value
	// added value exists for the parent questionnaire only
}

func ExampleSummariseAddedValue() {
	s, _ := sdq.SummariseAddedValue([]int{18, 23, -4, 3})
	fmt.Printf("%.1f points (95%% range %.1f to %.1f), n = %d\n", s.Mean, s.Low, s.High, s.N)
	_, why := sdq.SummariseAddedValue([]int{18})
	fmt.Println(why)
	// Output:
	// 1.0 points (95% range -4.0 to 6.0), n = 4
	// added value says nothing about a single child
}

func ExampleReliableChange() {
	c, _ := sdq.ReliableChange(sdq.Self, sdq.Total)
	fmt.Println(c)
	fmt.Println("unconfirmed constants:", c.Unconfirmed())

	before, _ := sdq.ValueOf(sdq.Total, sdq.Self, 21)
	after, _ := sdq.ValueOf(sdq.Total, sdq.Self, 14)
	fmt.Println(c.Classify(before, after))
	// Output:
	// 7 points (more than 6.45; SD 5.2, r .80; british-alpha)
	// unconfirmed constants: true
	// improved
}

// Four answers that add up to 2 have a mean that makes 2.5, which goes up.
func ExampleDerive() {
	var r sdq.Response
	for i, item := range sdq.Emotional.Items()[:4] {
		r.Items[item-1], _ = sdq.AnswerOf(i % 2)
	}
	d := sdq.Derive(&r, sdq.Self, sdq.Emotional)
	for _, step := range d.Items {
		fmt.Printf("%v: %v\n", step.Item, step.Stored)
	}
	fmt.Println(d.Arithmetic)
	// Output:
	// 3 somatic: 0
	// 8 worries: 1
	// 13 unhappy: 0
	// 16 clingy: 1
	// 24 afraid: blank
	// 4 of 5 items answered, sum 2: 5 x 2 / 4 = 2.50, rounded with halves up = 3
}
