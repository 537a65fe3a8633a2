package synth

import "slices"

// A quiet school is one about which there is nothing to say: whatever is found
// in its files was put there on purpose. What follows are the generator's own
// conditions, taken from what real questionnaires look like and not from any
// program that reads them; each is stricter than the check it forestalls.

// tell is one thing about a single questionnaire that deserves a remark.
type tell struct {
	name string
	told func(p *Params, r *Response) bool
}

var tells = []tell{
	{"answer never given", func(p *Params, r *Response) bool {
		for a := p.Least; a <= p.Most; a++ {
			if !slices.Contains(r.Items[:], a) {
				return true
			}
		}
		return false
	}},
	// Of a hundred pupils the longest run of equal answers is 9 to 11.
	{"long run", func(_ *Params, r *Response) bool { return r.longestRun() >= 12 }},
	{"too few answers", func(_ *Params, r *Response) bool {
		var given [len(scales)]int
		for i, a := range r.Items {
			if a != Blank {
				given[place[i].scale]++
			}
		}
		return slices.Min(given[:]) < 3
	}},
	{"impact alone", func(p *Params, r *Response) bool {
		return p.Impact && (r.Gate == Blank || r.Gate > 0 && r.Impact == [5]Answer{Blank, Blank, Blank, Blank, Blank})
	}},
}

// murmurs are things about the answers of one informant at one wave, taken
// together.
var murmurs = []struct {
	name  string
	heard func(rows []*Response) bool
}{
	// On average more than "somewhat true" (1.1) to what is kind, and more than
	// to what is difficult: else 2 might mean "not true".
	{"kindness low", func(rows []*Response) bool {
		kind, kinds := total(rows, func(i int) bool { return place[i].scale == prosocial })
		hard, hards := total(rows, func(i int) bool { return place[i].scale != prosocial && !place[i].reversed })
		return 10*kind < 11*kinds || kind*hards <= hard*kinds
	}},
	// The strengths among the difficulty items go along with the prosocial ones:
	// else they might be stored turned round.
	{"strengths apart", func(rows []*Response) bool {
		n, x, y, xy := 0, 0, 0, 0
		for _, r := range rows {
			five, fives := total([]*Response{r}, func(i int) bool { return place[i].reversed })
			kind, kinds := total([]*Response{r}, func(i int) bool { return place[i].scale == prosocial })
			if fives < 5 || kinds < 5 {
				continue
			}
			n, x, y, xy = n+1, x+five, y+kind, xy+five*kind
		}
		return n >= 4 && n*xy <= x*y
	}},
	{"item never answered", func(rows []*Response) bool {
		for i := range Items {
			if !slices.ContainsFunc(rows, func(r *Response) bool { return r.Items[i] != Blank }) {
				return true
			}
		}
		return false
	}},
	// A 0 and a 3 show how the impact questions are counted, a 0 in the gate
	// question how that is.
	{"impact unclear", func(rows []*Response) bool {
		asked := slices.ContainsFunc(rows, func(r *Response) bool { return r.Gate > 0 || r.Impact != [5]Answer{Blank, Blank, Blank, Blank, Blank} })
		shown := func(a Answer) bool {
			return slices.ContainsFunc(rows, func(r *Response) bool { return slices.Contains(r.Impact[:], a) })
		}
		gate := slices.ContainsFunc(rows, func(r *Response) bool { return r.Gate == 0 })
		return asked && !(gate && shown(0) && shown(3))
	}},
}

// Odd names what about the school deserves a remark, or nothing: a
// questionnaire with an answer of the three that is never given, with twelve
// equal answers in a row, or with fewer than three answers on a scale; two
// pupils, or one pupil twice, with the same answers; an informant's wave in which prosocial
// answers do not lie above difficulties, the five reversed items do not go along
// with them, or an item or the impact questions' coding does not show; fewer
// than half who stayed until the endline, or, of five or more, nobody who left.
func (s *School) Odd() string { return s.odd(nil, nil) }

// odd is Odd but for what is allowed, and for the answers of one pupil, whom a
// fault may take out of the reckoning.
func (s *School) odd(without *Pupil, allowed []string) string {
	type part struct {
		w  Wave
		by Informant
	}
	// Nobody answers as another does at the same wave, nor as they did before.
	type answers struct {
		Items [Items]Answer
		part
		by *Pupil
	}
	seen := map[answers]bool{}
	parts := map[part][]*Response{}
	var order []part
	for _, r := range s.Responses {
		for _, t := range tells {
			if r.Pupil != without && t.told(&s.Params, r) && !slices.Contains(allowed, t.name) {
				return t.name
			}
		}
		at := part{r.Wave, r.Informant}
		among, before := answers{Items: r.Items, part: at}, answers{Items: r.Items, by: r.Pupil}
		if (seen[among] || seen[before]) && !slices.Contains(allowed, "same answers") {
			return "same answers"
		}
		seen[among], seen[before] = true, true
		if parts[at] == nil {
			order = append(order, at)
		}
		if r.Pupil != without {
			parts[at] = append(parts[at], r)
		}
	}
	for _, at := range order {
		if m := murmur(parts[at], allowed); m != "" {
			return m
		}
	}
	left := 0
	for _, p := range s.Pupils {
		if p.Left {
			left++
		}
	}
	if 2*left > len(s.Pupils) || left == 0 && s.Params.LeaverPercent > 0 && len(s.Pupils) >= 5 {
		return "leavers"
	}
	return ""
}

// murmur names what the answers of one informant at one wave have said of them,
// but for what is allowed.
func murmur(rows []*Response, allowed []string) string {
	for _, m := range murmurs {
		if len(rows) > 0 && m.heard(rows) && !slices.Contains(allowed, m.name) {
			return m.name
		}
	}
	return ""
}

// fillQuietly ticks the boxes, again and again if the school is to be quiet and
// the questionnaire is not.
func (r *draw) fillQuietly(a *Response, d disposition, p Params) {
	for range 1000 {
		r.fill(a, d, p)
		if !p.Quiet || !slices.ContainsFunc(tells, func(t tell) bool { return t.told(&p, a) }) {
			return
		}
	}
}

// longestRun is the most equal answers in a row; questions left out do not end a
// run.
func (r *Response) longestRun() int {
	longest, run, last := 0, 0, Blank
	for _, a := range r.Items {
		switch {
		case a == Blank:
			continue
		case a == last:
			run++
		default:
			last, run = a, 1
		}
		longest = max(longest, run)
	}
	return longest
}

// total is the sum of the answers to some items, counted from 0, and their
// number.
func total(rows []*Response, of func(item int) bool) (sum, n int) {
	for _, r := range rows {
		for i, a := range r.Items {
			if a != Blank && of(i) {
				sum, n = sum+int(a), n+1
			}
		}
	}
	return sum, n
}
