package synth

// ExpectedOf is the answer key of a file that none of the layouts made: what to
// type after apst score sdq, and the true scores. Findings are not worked out.
func ExpectedOf(about string, seed uint64, pupils int, f File, score []string, expect Expect, want []Scored) *Expected {
	c := &Case{Layout: &Layout{About: about, Expect: expect}, School: &School{Params: Params{Seed: seed}, Pupils: make([]*Pupil, pupils)},
		Files: []File{f}, Options: score, Want: want}
	return c.Expected()
}
