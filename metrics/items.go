package metrics

// Items are the answers of one informant at one wave to the items of a scale, item
// by item, of those who answered all of them: what the reliability of a scale in
// this sample is worked out from. Reversed items are turned.
type Items struct {
	Scale, Informant, Wave string
	Answers                [][]float64 // a slice a pupil
	Asked                  int         // pupils with any answer
	Prorated               int         // of them, those whose score was worked out from some of the items
	Least, Most            float64     // of the score
	AtLeast, AtMost        int         // of the complete ones, how many have the lowest and the highest score
}
