package scan

import (
	"bytes"
	"slices"
)

// looker looks through one file.
type looker struct {
	m     matcher
	file  string // its name as a screen may show it
	path  string // its name
	left  int64  // bytes that may still be unpacked
	finds []Find
	met   map[Find]bool
	done  bool            // there are enough finds
	safes map[string]bool // names that were asked for, and whether they tell
	opens int             // how much was unpacked or decoded inside the file

	joined []byte
	starts []int
}

func newLooker(s *Scanner, path string) *looker {
	l := &looker{m: matcher{Scanner: s}, path: path, left: MaxTotal, met: map[Find]bool{}, safes: map[string]bool{}}
	l.file = l.safePath(path)
	return l
}

// add takes a find, once.
func (l *looker) add(f Find) {
	f.File, f.Path = l.file, l.path
	if l.done || l.met[f] {
		return
	}
	if len(l.finds) == MaxFinds {
		l.done = true
		l.finds = append(l.finds, Find{File: l.file, Path: l.path, Kind: More, Why: "the search of this file ended here"})
		return
	}
	l.met[f] = true
	l.finds = append(l.finds, f)
}

// source is what is being looked through: a file, a part of it, something embedded.
type source struct {
	*looker
	part  string // as a screen may show it
	depth int    // how many archives or pages it stands in
	data  []byte
	lines []int // how many there are before each block; made when it is first asked for
}

// within is a source inside another.
func (s *source) within(name string, data []byte) *source {
	part := under(s.part, name)
	return &source{looker: s.looker, part: part, depth: s.depth + 1, data: data}
}

// under puts the names of a part and of what is in it together.
func under(part, name string) string {
	if part == "" || name == "" {
		return part + name
	}
	return part + " > " + name
}

// closed says that the source, or a place in it, cannot be looked into.
func (s *source) closed(why string) { s.add(Find{Part: s.part, Kind: Closed, Why: why}) }

// block is how many bytes of a source share an entry in its index of lines.
const block = 64 << 10

// line is the number of the line at a place of the source.
func (s *source) line(at int) int {
	if s.lines == nil {
		n := 1
		for from := 0; from <= len(s.data); from += block {
			s.lines = append(s.lines, n)
			n += bytes.Count(s.data[from:min(from+block, len(s.data))], []byte{'\n'})
		}
	}
	at = min(at, len(s.data))
	k := at / block
	return s.lines[k] + bytes.Count(s.data[k*block:at], []byte{'\n'})
}

// piece is a stretch of text that stands at one place.
type piece struct {
	text []byte
	at   spot
	how  care
}

// care is what a find in a piece is worth.
type care uint8

const (
	everything care = iota
	formula         // cell references look like identifiers
	surest          // known UPNs, full names, dates and known identifiers: in names of fonts, in bytes
)

// window is how much of a piece is searched at a time, and overlap how much of it twice,
// so that nothing is cut in two.
const (
	window  = 256 << 10
	overlap = 256
)

// search looks through pieces that stand beside each other with a sign between. It
// reports whether anything was found.
func (s *source) search(ps []piece, sign byte) bool {
	before := len(s.finds)
	for i := range ps {
		rest, inside := blobs(ps[i].text)
		ps[i].text = rest
		for _, data := range inside {
			s.embedded(&ps[i], data)
		}
	}
	for from := 0; from < len(ps) && !s.done; {
		size, to := 0, from
		for to < len(ps) && (to == from || size+len(ps[to].text) <= window) {
			size += len(ps[to].text) + 1
			to++
		}
		s.searchJoined(ps[from:to], sign)
		for i := from; i < to && !s.done; i++ {
			s.searchViews(&ps[i])
		}
		if from = to; to < len(ps) && to > 1 && len(ps[to-1].text) < overlap {
			next := ps[to]
			next.text = next.text[:min(len(next.text), overlap)]
			s.searchJoined([]piece{ps[to-1], next}, sign) // across the cut
		}
	}
	return len(s.finds) > before
}

// mostOpened is how often something is unpacked or decoded inside one file.
const mostOpened = 20_000

// opened counts what is unpacked or decoded. It reports false, and says so, where that
// is too often.
func (s *source) opened() bool {
	s.opens++
	if s.opens == mostOpened {
		s.closed("very much is packed inside it")
	}
	return s.opens < mostOpened
}

// embedded looks through what a piece holds in base64.
func (s *source) embedded(p *piece, data []byte) {
	if !s.opened() {
		return
	}
	s.within("embedded at "+p.at.in(s), data).content("")
}

// searchJoined looks through pieces at once. A single one may be of any length.
func (s *source) searchJoined(ps []piece, sign byte) {
	if len(ps) == 1 {
		p := &ps[0]
		for from := 0; ; from += window - overlap {
			to := min(from+window, len(p.text))
			for _, h := range s.m.find(p.text[from:to]) {
				s.found(p, h, p.text[from+h.start:from+h.end], from+h.start)
			}
			if to == len(p.text) || s.done {
				return
			}
		}
	}
	s.joined, s.starts = s.joined[:0], s.starts[:0]
	for i := range ps {
		s.starts = append(s.starts, len(s.joined))
		s.joined = append(append(s.joined, ps[i].text...), sign)
	}
	for _, h := range s.m.find(s.joined) {
		i, ok := slices.BinarySearch(s.starts, h.start)
		if !ok {
			i--
		}
		seen := bytes.ReplaceAll(bytes.Clone(s.joined[h.start:h.end]), []byte{sign}, []byte(" "))
		s.found(&ps[i], h, seen, h.start-s.starts[i])
	}
}

// searchViews looks through the other ways to read a piece.
func (s *source) searchViews(p *piece) {
	for from := 0; ; from += window - overlap {
		to := min(from+window, len(p.text))
		for _, v := range views(p.text[from:to]) {
			rest, inside := blobs(v)
			for _, data := range inside {
				s.embedded(p, data)
			}
			for _, h := range s.m.find(rest) {
				s.found(p, h, rest[h.start:h.end], from)
			}
		}
		if to == len(p.text) || s.done {
			return
		}
	}
}

// found takes a hit in a piece, if it is worth it there.
func (s *source) found(p *piece, h hit, seen []byte, at int) {
	switch {
	case p.how == surest && (h.kind == NamePart || h.kind == Postcode):
		return
	case p.how == formula && h.kind == Identifier && isReference(seen):
		return
	}
	place := p.at
	place.off += at
	s.add(Find{Part: s.part, Place: place.in(s), Kind: h.kind, Seen: string(seen)})
}

// isReference reports whether text could be the address of a cell.
func isReference(b []byte) bool {
	letters, digits := 0, 0
	for _, c := range b {
		switch {
		case classOf(c) == digit:
			digits++
		case classOf(c) != 0 && digits == 0:
			letters++
		default:
			return false
		}
	}
	return letters >= 1 && letters <= 3 && digits >= 1 && digits <= 7
}
