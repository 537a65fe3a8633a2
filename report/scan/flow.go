package scan

import (
	_ "embed"
	"sync"
)

//go:embed tables/elements.csv
var elementsTable string

// role is what a tag does to the text around it.
type role uint8

const (
	parts    role = iota // its text stands apart from what is before and behind
	inline               // it stands inside a word or a sentence
	styling              // it and all in it say how text looks
	verbatim             // its text is no marked-up text
)

// roles are those of tags, by their names without a prefix, in small letters.
var roles = sync.OnceValue(func() map[string]role {
	names := map[string]role{"inline": inline, "format": styling, "verbatim": verbatim}
	out := map[string]role{}
	for _, row := range rows(elementsTable) {
		out[row[0]] = names[row[1]]
	}
	return out
})

// flow puts text together that tags part: what stands inside one word becomes one, read
// with and without a space at each tag.
type flow struct {
	batch
	extra          batch // the readings with spaces
	joined, spaced []byte
	runs           int
	gap            bool // white space is due before what follows
	at             spot
}

func newFlow(s *source) *flow {
	return &flow{batch: batch{s: s, sign: cellSign}, extra: batch{s: s, sign: recordSign}}
}

// text takes text of the stretch that is open, or opens one.
func (f *flow) text(b []byte, at spot) {
	if len(b) == 0 {
		return
	}
	if f.runs == 0 {
		f.at = at
		f.joined = b[:len(b):len(b)] // borrowed as long as it is the only one
		f.runs++
		return
	}
	if f.runs == 1 {
		f.spaced = append(f.spaced[:0:0], f.joined...)
	}
	f.runs++
	if f.gap {
		f.joined = append(f.joined, ' ')
	}
	f.gap = false
	f.joined = append(f.joined, b...)
	f.spaced = append(append(f.spaced, ' '), b...)
	if len(f.joined) >= window {
		f.part()
	}
}

// white takes white space inside the open stretch.
func (f *flow) white() { f.gap = f.gap || f.runs > 0 }

// part ends a stretch.
func (f *flow) part() {
	if f.runs > 1 {
		f.extra.add(piece{text: f.spaced, at: f.at})
	}
	if f.runs > 0 {
		f.add(piece{text: f.joined, at: f.at})
	}
	f.joined, f.spaced, f.runs, f.gap = nil, nil, 0, false
}

// end ends the text.
func (f *flow) end() {
	f.part()
	f.flush()
	f.extra.flush()
}
