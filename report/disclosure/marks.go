package disclosure

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// Digest is 32 bytes, written as hexadecimal digits.
type Digest [32]byte

// MarshalText writes the digits.
func (d Digest) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(d[:])), nil }

// UnmarshalText reads the digits.
func (d *Digest) UnmarshalText(text []byte) error {
	if len(text) != 2*len(d) {
		return errors.New("a digest has 64 hexadecimal digits")
	}
	_, err := hex.Decode(d[:], text)
	return err
}

// Mark stands for a pupil in one group of the ledger, or for nobody: 16 bytes, written
// as hexadecimal digits.
type Mark [16]byte

// MarshalText writes the digits.
func (m Mark) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(m[:])), nil }

// UnmarshalText reads the digits.
func (m *Mark) UnmarshalText(text []byte) error {
	if len(text) != 2*len(m) {
		return errors.New("a mark has 32 hexadecimal digits")
	}
	_, err := hex.Decode(m[:], text)
	return err
}

// padTo is the multiple that false marks fill groups up to.
const padTo = 10

// marks are those of a group's pupils, filled up.
func (m marker) marks(pupils []Pupil) []Mark {
	var out []Mark
	for _, p := range pupils {
		out = append(out, m.pupil(p))
	}
	for i := 0; len(out) == 0 || len(out)%padTo != 0; i++ {
		out = append(out, m.filler(i))
	}
	slices.SortFunc(out, compareMarks)
	return out
}

func (g Group) holds(m Mark) bool {
	_, ok := slices.BinarySearchFunc(g.Marks, m, compareMarks)
	return ok
}

func compareMarks(a, b Mark) int { return bytes.Compare(a[:], b[:]) }

// marker makes the marks of a group. It remembers whom it has looked up.
type marker struct {
	key []byte
	in  map[Pupil]bool
}

// newMarker derives a key of the group's own.
func newMarker(key []byte, sequence int, g Group) marker {
	return marker{in: map[Pupil]bool{}, key: keyed(key, "group", strconv.Itoa(sequence), g.Subject, g.Label)}
}

// shared counts who of a set is in the group.
func (m marker) shared(g Group, pupils []Pupil) int {
	count := 0
	for _, p := range pupils {
		in, known := m.in[p]
		if !known {
			in = g.holds(m.pupil(p))
			m.in[p] = in
		}
		if in {
			count++
		}
	}
	return count
}

func (m marker) pupil(p Pupil) Mark { return Mark(keyed(m.key, "pupil", string(p[:]))[:16]) }

func (m marker) filler(i int) Mark { return Mark(keyed(m.key, "filler", strconv.Itoa(i))[:16]) }

// size is how many of a group's marks are pupils.
func (m marker) size(g Group) int {
	n := len(g.Marks)
	for i := range padTo {
		if g.holds(m.filler(i)) {
			n--
		}
	}
	return n
}

// keyed is a keyed hash of some texts, each with its length, so that no two lists of
// texts run together.
func keyed(key []byte, texts ...string) []byte {
	h := hmac.New(sha256.New, key)
	for _, t := range texts {
		fmt.Fprintf(h, "%d:%s", len(t), t)
	}
	return h.Sum(nil)
}
