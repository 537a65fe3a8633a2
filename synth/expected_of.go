package synth

// ExpectedOf is the answer key of a file that none of the layouts made: what to
// type after apst score sdq, and the true scores. Findings are not worked out.
func ExpectedOf(about string, seed uint64, pupils int, f File, score []string, expect Expect, want []Scored) *Expected {
	p := Params{Seed: seed, Informants: []Informant{Self, Teacher, Parent}, Improvement: Ordinary.Improvement}
	c := &Case{Layout: &Layout{About: about, Expect: expect}, School: &School{Params: p, Pupils: make([]*Pupil, pupils)},
		Files: []File{f}, Options: score, Want: want}
	return c.Expected()
}

// ExpectedOfFolder is the same of the files of a whole folder, named as they are called
// from it.
func ExpectedOfFolder(about string, seed uint64, pupils int, files []File, score []string, expect Expect, want []Scored) *Expected {
	p := Params{Seed: seed, Informants: []Informant{Self, Teacher, Parent}, Improvement: Ordinary.Improvement}
	c := &Case{Layout: &Layout{About: about, Expect: expect}, School: &School{Params: p, Pupils: make([]*Pupil, pupils)},
		Files: files, Options: score, Want: want}
	return c.Expected()
}
