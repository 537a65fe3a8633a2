package skim

import (
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
)

const (
	// mostTexts is how many texts of a column have numbers, and mostBytes how long
	// they are together; when there are more, numbering begins anew.
	mostTexts = 1 << 18
	mostBytes = 4 << 20

	// longest is how many bytes a text with a number has at most.
	longest = 255

	// held is how many bytes stand in an entry, as two words.
	held = 16
)

// texts are the texts of a column that have numbers, from 1, as far as a page knows
// them. Others may be added while it is read; what is there stays.
type texts struct {
	entries []entry
	rest    []byte
}

// entry is one text with the byte behind it, which ends it: its first bytes as two
// words with zeros behind, and where the others stand. The entry of number 0 is
// that of no text.
type entry struct {
	low, high uint64
	rest      uint32 // where in texts.rest
	length    uint16 // of the text and the byte behind it
	here      uint16 // of these, in the words
	next      uint32 // the number that came after it when another did
}

// masks are the bytes of two words that so many bytes take, up to held.
var masks = func() (m [32][2]uint64) {
	for n := range m {
		m[n] = [2]uint64{^uint64(0) >> (64 - 8*min(n, 8)), ^uint64(0) >> (64 - 8*min(max(n-8, 0), 8))}
	}
	return m
}()

// nothing is an entry that no bytes agree with.
var nothing = entry{low: 1}

// begins reports whether two words begin with what the entry holds of its text.
func (e *entry) begins(low, high uint64) bool {
	m := &masks[e.here%uint16(len(masks))]
	return (low&m[0]^e.low)|(high&m[1]^e.high) == 0
}

// append appends the text with a number.
func (t *texts) append(dst []byte, number uint32) []byte {
	e, from := &t.entries[number], len(dst)
	dst = binary.LittleEndian.AppendUint64(dst, e.low)
	dst = binary.LittleEndian.AppendUint64(dst, e.high)
	dst = append(dst, t.tail(e)...)
	return dst[:from+int(e.length)-1]
}

// tail is what of a text does not stand in its entry.
func (t *texts) tail(e *entry) []byte {
	if e.length <= held {
		return nil
	}
	return t.rest[e.rest : e.rest+uint32(e.length)-held]
}

// column numbers the texts of a column as they are met.
type column struct {
	texts
	more   int // columns to the right that are taken with it
	valid  func([]byte) bool
	slots  []uint32 // open addressing, at most half full: numbers, 0 is free
	shift  int
	seed   uint64
	single [256]uint32 // numbers of texts of one byte
	last   uint32      // the number before
}

func newColumn(p Column) *column {
	const bits = 7
	return &column{
		texts: texts{entries: append(make([]entry, 0, 1<<(bits-1)), nothing)}, more: p.And, valid: p.Valid,
		slots: make([]uint32, 1<<bits), shift: 64 - bits, seed: rand.Uint64() | 1,
	}
}

// full reports whether numbering is to begin anew.
func (c *column) full() bool { return len(c.entries) > mostTexts || len(c.rest) > mostBytes }

// ends reports whether what does not stand in an entry is right too.
func (c *column) ends(e *entry, text []byte) bool {
	return int(e.length) <= len(text) && string(text[held:e.length]) == string(c.tail(e))
}

// search is the number of the text that begins at p and ends before a certain byte, and
// where it ends. The number is 0 if it does not end there, or can have none. Long texts
// are still to be guessed.
func (c *column) search(buf []byte, p int, behind, separator byte) (number uint32, end int) {
	low, high := binary.LittleEndian.Uint64(buf[p:]), binary.LittleEndian.Uint64(buf[p+8:])
	for _, n := range [...]uint32{c.last, c.entries[c.last].next} {
		if e := &c.entries[n]; e.length > held && e.begins(low, high) && c.ends(e, buf[p:]) {
			c.last = n
			return n, p + int(e.length) - 1
		}
	}
	end, ok := skip(buf, p, separator, c.more)
	if !ok {
		return 0, end
	}
	if end = fieldEnd(buf, end, separator); buf[end] != behind || end-p > longest {
		return 0, end
	}
	if number = c.number(buf, p, end); number != 0 {
		c.entries[c.last].next, c.last = number, number
	}
	return number, end
}

// number looks up the text from p to end, and gives it a number if it can have one.
func (c *column) number(buf []byte, p, end int) uint32 {
	e := entry{length: uint16(end + 1 - p), here: uint16(min(end+1-p, held)), rest: uint32(len(c.rest))}
	m := &masks[e.here]
	e.low, e.high = binary.LittleEndian.Uint64(buf[p:])&m[0], binary.LittleEndian.Uint64(buf[p+8:])&m[1]
	tail := buf[min(p+held, end+1) : end+1]
	i := c.slot(&e, tail)
	for ; c.slots[i] != 0; i = (i + 1) & (len(c.slots) - 1) {
		if o := &c.entries[c.slots[i]]; o.low == e.low && o.high == e.high && o.length == e.length && string(c.tail(o)) == string(tail) {
			return c.slots[i]
		}
	}
	if c.valid != nil && !c.valid(buf[p:end]) {
		return 0
	}
	number := uint32(len(c.entries))
	c.entries, c.rest, c.slots[i] = append(c.entries, e), append(c.rest, tail...), number
	if end == p+1 {
		c.single[buf[p]] = number
	}
	if 2*len(c.entries) > len(c.slots) {
		c.grow()
	}
	return number
}

// slot is where the search for a text begins.
func (c *column) slot(e *entry, tail []byte) int {
	h := mix(e.low^c.seed, e.high^uint64(e.length))
	for ; len(tail) > 0; tail = tail[min(8, len(tail)):] {
		var word [8]byte
		copy(word[:], tail)
		h = mix(h^c.seed, binary.LittleEndian.Uint64(word[:]))
	}
	return int(h * 0xD6E8FEB86659FD93 >> c.shift)
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0x9E3779B97F4A7C15, b^0xE7037ED1A0B428DB)
	return hi ^ lo
}

func (c *column) grow() {
	c.shift--
	c.slots = make([]uint32, 2*len(c.slots))
	for n := 1; n < len(c.entries); n++ {
		e := &c.entries[n]
		i := c.slot(e, c.tail(e))
		for c.slots[i] != 0 {
			i = (i + 1) & (len(c.slots) - 1)
		}
		c.slots[i] = uint32(n)
	}
}
