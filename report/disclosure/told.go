package disclosure

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// Told is what a release tells of its numbers.
type Told struct {
	Tables []string // that are handed out
	Shown  []Cell   // numbers that stand in them, or follow from them
	Hidden []Cell   // numbers that were hidden, in them or in tables that were made with them
	Period string   // that was declared
	Values []Valued // the groups that numbers beside their counts were shown of
}

// NumberMark stands for a number of a release, by its name and value: 8 bytes, written
// as hexadecimal digits. Without the key nobody can tell which number it is, or try
// which value it has.
type NumberMark [8]byte

// MarshalText writes the digits.
func (m NumberMark) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(m[:])), nil }

// UnmarshalText reads the digits.
func (m *NumberMark) UnmarshalText(text []byte) error {
	if len(text) != 2*len(m) {
		return errors.New("the mark of a number has 16 hexadecimal digits")
	}
	_, err := hex.Decode(m[:], text)
	return err
}

func markOf(key []byte, c *Cell) NumberMark {
	return NumberMark(keyed(key, "number", c.ID, strconv.FormatFloat(c.Value, 'g', -1, 64))[:8])
}

// marksOf are the marks of numbers, in the order of their bytes.
func marksOf(key []byte, cells []Cell) []NumberMark {
	var out []NumberMark
	for i := range cells {
		out = append(out, markOf(key, &cells[i]))
		if k := cells[i].Kind; k == Mean || k == SD {
			out = append(out, markOf(key, cells[i].wasShown()))
		}
	}
	slices.SortFunc(out, func(a, b NumberMark) int { return bytes.Compare(a[:], b[:]) })
	return slices.Compact(out)
}

// Tables are the names of all tables that were handed out under a profile: a new
// release has to be made together with them.
func (l *Ledger) Tables(p Profile) []string {
	var out []string
	for _, e := range l.Entries {
		if e.Profile == p.Name && !l.Withdrawn(e.Sequence) {
			out = append(out, e.Tables...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Bind leaves the numbers of a new release as earlier ones of the same data have them,
// so that two releases taken together tell no more than either: what was shown under
// the same profile and period is known, and what was hidden under it, or under a milder
// one, stays hidden. Numbers of other values are of other data; see [Ledger.Near] for
// those of other periods.
func (l *Ledger) Bind(key []byte, p Profile, period string, r *Release) error {
	shown, hidden := map[NumberMark]bool{}, map[NumberMark]bool{}
	for _, e := range l.Entries {
		switch {
		case e.Withdraws > 0 || l.Withdrawn(e.Sequence) || e.Threshold > p.Threshold:
			continue
		case e.Key != Digest(keyed(key, "key")):
			return fmt.Errorf("release %d of the ledger was made with another key", e.Sequence)
		}
		for _, m := range e.Hidden {
			hidden[m] = true
		}
		if e.Profile == p.Name && e.Period == period {
			for _, m := range e.Shown {
				shown[m] = true
			}
		}
	}
	if len(shown)+len(hidden) == 0 {
		return nil
	}
	for i := range r.Cells {
		m := markOf(key, &r.Cells[i])
		switch c := &r.Cells[i]; {
		case shown[m]:
			c.Fixed = true
		case hidden[m]:
			c.Earlier = true
		}
	}
	return nil
}
