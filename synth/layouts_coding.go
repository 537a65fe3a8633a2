package synth

import "slices"

// coded is the ordinary workbook with answers written in some way.
func coded(name, about string, code coding) *Layout {
	return &Layout{Name: name, About: about, build: func(d *draft) { d.codedSheets(code, code) }}
}

func (d *draft) codedSheets(baseline, endline coding) {
	code := map[Wave]coding{Baseline: baseline, Endline: endline}
	d.twoSheets(func(w Wave) *grid { return table(d.wave(w), d.anyOrder(d.usualColumns(code[w]))) })
}

// complete is a school large and whole enough to see which way items run.
func complete(p *Params) { p.Pupils, p.BlankPercent, p.HalfPages = 60, 0, 0 }

// codingLayouts write the answers and the missing ones in the ways that can be
// read without being told.
func codingLayouts() []*Layout {
	var out []*Layout
	for _, c := range codings {
		out = append(out, coded("coding-"+c.name, c.about, c.code))
	}
	for _, m := range missing {
		out = append(out, coded("missing-"+m.name, "answers left out are written "+m.token.s, withMissing(zeroToTwo, m.token)))
	}
	return append(out,
		coded("missing-in-words", "answers in words, N/A where left out", withMissing(inWords, txt("N/A"))),
		coded("missing-4-cannot-say", "1, 2, 3 with 4 for can't say", withMissing(oneToThree, num(4))),
		coded("missing-1-3-and-9", "1, 2, 3 with 9 for missing", withMissing(oneToThree, num(9))),
		coded("missing-text-9", "0, 1, 2 as text with 9 for missing", withMissing(spoken("0", "1", "2"), txt("9"))),
		coded("coding-columns-differ", "some columns numbers, others the same digits as text", func(i int, a Answer) cell {
			if i%3 == 0 {
				return spoken("0", "1", "2")(i, a)
			}
			return zeroToTwo(i, a)
		}),
		coded("coding-formulas", "answers are formulas with stored values", func(i int, a Answer) cell {
			if a == Blank {
				return cell{}
			}
			return calc("0+"+digits(int(a)), digits(int(a)))
		}),
	)
}

// codingTrapLayouts need to be told, or contradict themselves.
func codingTrapLayouts() []*Layout {
	odd := func(least, most Answer) func(*Params) {
		return func(p *Params) { p.Least, p.Most = least, most }
	}
	layout := func(name, about string, e Expect, r Reason, params func(*Params), baseline, endline coding, options ...string) *Layout {
		return &Layout{Name: name, About: about, Expect: e, Reason: r, params: params, build: func(d *draft) {
			d.option(options...)
			d.codedSheets(baseline, endline)
		}}
	}
	return []*Layout{
		layout("only-1-and-2", "answers 1 and 2 alone fit both codings", Refused, CodingAmbiguous, odd(1, 2), zeroToTwo, zeroToTwo),
		layout("only-1-and-2-of-1-3", "the same, the other coding being meant", Refused, CodingAmbiguous, odd(0, 1), oneToThree, oneToThree),
		layout("only-1-and-2-declared", "the same with --coding 0-2", Scores, "", odd(1, 2), zeroToTwo, zeroToTwo, "--coding", "0-2"),
		layout("only-1-and-2-of-1-3-declared", "the same with --coding 1-3", Scores, "", odd(0, 1), oneToThree, oneToThree, "--coding", "1-3"),
		layout("only-2-and-3", "answers 2 and 3 alone", Scores, "", odd(1, 2), oneToThree, oneToThree),
		layout("coding-declared-0-2", "--coding 0-2 for 0, 1, 2", Scores, "", nil, zeroToTwo, zeroToTwo, "--coding", "0-2"),
		layout("coding-declared-1-3", "--coding 1-3 for 1, 2, 3", Scores, "", nil, oneToThree, oneToThree, "--coding", "1-3"),
		layout("coding-declared-words", "--coding words for words", Scores, "", nil, inWords, inWords, "--coding", "words"),
		layout("coding-declared-wrongly", "--coding 1-3 for a file with zeros", Refused, CodingContradicted, nil, zeroToTwo, zeroToTwo, "--coding", "1-3"),
		layout("coding-declared-wrongly-0-2", "--coding 0-2 for a file with threes", Refused, CodingContradicted, nil, oneToThree, oneToThree, "--coding", "0-2"),
		layout("coding-differs", "baseline 0 to 2, endline 1 to 3, undeclared", Refused, CodingDiffers, nil, zeroToTwo, oneToThree),
		layout("coding-differs-declared", "baseline 0 to 2, endline 1 to 3, both declared", Scores, "", nil, zeroToTwo, oneToThree,
			"--coding", "baseline=0-2", "--coding", "endline=1-3"),
		layout("coding-differs-words", "baseline in words, endline 0 to 2", Either, "", nil, inWords, zeroToTwo),
		layout("coding-mixed", "zeros and threes in one block", Refused, CodingMixed, nil, func(i int, a Answer) cell {
			if i > 20 {
				return oneToThree(i, a)
			}
			return zeroToTwo(i, a)
		}, zeroToTwo),
		layout("coding-words-and-numbers", "some items in words, some in numbers 0 to 2", Either, "", nil, func(i int, a Answer) cell {
			if i > 12 {
				return inWords(i, a)
			}
			return zeroToTwo(i, a)
		}, zeroToTwo),
		layout("coding-number-contradicts-words", "0 - Certainly true: numbers and words run against each other", Either, "", nil,
			spoken("2 - Not true", "1 - Somewhat true", "0 - Certainly true"), spoken("2 - Not true", "1 - Somewhat true", "0 - Certainly true")),
		layout("reversed-already", "the five strengths among the difficulties stored turned round", Refused, ReversedAlready, complete,
			preReversed(zeroToTwo), preReversed(zeroToTwo)),
		layout("reversed-already-declared", "the same with --already-reversed", Scores, "", complete,
			preReversed(zeroToTwo), preReversed(zeroToTwo), "--already-reversed"),
		layout("reversed-already-1-3-declared", "the same in 1 to 3", Scores, "", complete,
			preReversed(oneToThree), preReversed(oneToThree), "--already-reversed"),
		layout("reversed-declared-wrongly", "--already-reversed for answers as ticked", Refused, CodingContradicted, complete,
			zeroToTwo, zeroToTwo, "--already-reversed"),
		layout("flipped", "every answer stored turned round", Refused, ScaleFlipped, complete, flipped(zeroToTwo), flipped(zeroToTwo)),
		layout("flipped-declared", "the same with --coding 2-0", Scores, "", complete, flipped(zeroToTwo), flipped(zeroToTwo), "--coding", "2-0"),
		layout("flipped-1-3-declared", "the same in 1 to 3 with --coding 3-1", Scores, "", complete, flipped(oneToThree), flipped(oneToThree), "--coding", "3-1"),
		{Name: "reversed-headings", About: "headings of the five end in _r and they are stored turned round", Expect: Refused, Reason: ReversedAlready,
			build: func(d *draft) {
				d.twoSheets(func(w Wave) *grid { return d.headed(w, marked, preReversed(zeroToTwo)) })
			}},
		{Name: "reversed-headings-declared", About: "the same with --already-reversed",
			build: func(d *draft) {
				d.option("--already-reversed")
				d.twoSheets(func(w Wave) *grid { return d.headed(w, marked, preReversed(zeroToTwo)) })
			}},
		{Name: "reversed-missing", About: "missing is -1, and in the five turned-round columns 3", Expect: Refused, Reason: ReversedAlready,
			build: func(d *draft) {
				d.codedSheets(turnedMissing, turnedMissing)
			}},
		{Name: "reversed-columns-beside", About: "raw items, and behind them the five turned round under Q7r and so on", Expect: Either,
			build: func(d *draft) {
				d.twoSheets(func(w Wave) *grid {
					cols := append([]column{id("UPN")}, d.items(own, q("Q%d"), zeroToTwo)...)
					for i, c := range items(own, q("Q%dr"), preReversed(zeroToTwo)) {
						if Reversed(i + 1) {
							cols = append(cols, c)
						}
					}
					return table(d.wave(w), slices.Clone(cols))
				})
			}},
	}
}

// marked are stems whose reversed items carry a sign of it.
func marked(i int) cell {
	if Reversed(i) {
		return txt(Stem(i) + "_r")
	}
	return txt(Stem(i))
}

// turnedMissing writes -1 for missing, and in the five reversed columns what
// turning round makes of it: 2 - (-1) = 3.
func turnedMissing(i int, a Answer) cell {
	if a == Blank && Reversed(i) {
		return num(3)
	}
	if a == Blank {
		return cell{kind: number, s: "-1"}
	}
	return preReversed(zeroToTwo)(i, a)
}
