package disclosure

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Ledger is what is remembered of releases, the oldest first. It is only ever added
// to: each entry holds the digest of the one before, so that a change or a gap shows.
//
// A reader of the ledger learns nothing of a pupil. A group is remembered as marks,
// one a pupil, made with the school's key and a salt of the group's own: without the
// key nobody can tell whose they are, nor that two marks in two groups are of the same
// pupil, so that no pupil's path through tables and terms can be read off. False marks
// fill a group up to a multiple of ten, so that its size is not told more exactly than
// a release would. Who has the key and a list of pupils can tell who was in a group;
// the key belongs with pupils' data.
type Ledger struct{ Entries []Entry }

// ErrFormat is that a ledger was written by another release of the program.
var ErrFormat = errors.New("is of format")

// ledgerFormat is the form of an entry. A newer one than the program knows is refused.
const ledgerFormat = 1

// Entry is what is remembered of a release.
type Entry struct {
	Format    int     `json:"format"`
	Sequence  int     `json:"sequence"` // from 1
	Profile   string  `json:"profile"`
	Threshold int     `json:"threshold"`
	AsOf      string  `json:"as_of"`   // the data's date, as the caller writes dates
	Outputs   Digest  `json:"outputs"` // of the files that were handed out
	Key       Digest  `json:"key"`     // tells the key that made the marks from others
	Groups    []Group `json:"groups"`  // by subject and label
	// Period is the declared period; Values are groups whose marks are made of a pupil and
	// what of it was counted, for setting the release against those of other periods.
	Period string  `json:"period,omitempty"`
	Values []Group `json:"values,omitempty"`
	// Tables are the names of those that were handed out. Shown and Hidden are marks of
	// their numbers, by name and value: what a later release of the same data has to leave
	// as it was.
	Tables []string     `json:"tables,omitempty"`
	Shown  []NumberMark `json:"shown,omitempty"`
	Hidden []NumberMark `json:"hidden,omitempty"`
	// Withdraws is the number of a release that was never handed out, and Why says how
	// that is known; such an entry is of no release of its own.
	Withdraws int      `json:"withdraws,omitempty"`
	Why       string   `json:"why,omitempty"`
	Previous  Digest   `json:"previous"` // of the entry before; zeros in the first
	own       [32]byte // of this entry as it was read
}

// Group is a population that can be compared by who has the key, and by nobody else.
type Group struct {
	Label   string `json:"label"`
	Subject string `json:"subject"`
	Marks   []Mark `json:"marks"` // in the order of their bytes
}

// Add remembers a release that is handed out. The key is the school's own, of at least
// 16 bytes. The same release makes the same entry.
func (l *Ledger) Add(key []byte, p Profile, asOf string, outputs Digest, shown []Population) error {
	return l.AddTold(key, p, asOf, outputs, shown, Told{})
}

// AddTold is [Ledger.Add] of a release with what is told of its numbers.
func (l *Ledger) AddTold(key []byte, p Profile, asOf string, outputs Digest, shown []Population, told Told) error {
	if len(key) < 16 {
		return errors.New("the ledger's key is too short: it needs at least 16 bytes")
	}
	e := Entry{
		Format: ledgerFormat, Sequence: len(l.Entries) + 1, Profile: p.Name, Threshold: p.Threshold, AsOf: asOf,
		Outputs: outputs, Key: Digest(keyed(key, "key")), Tables: told.Tables, Shown: marksOf(key, told.Shown), Hidden: marksOf(key, told.Hidden),
	}
	if n := len(l.Entries); n > 0 {
		e.Previous = l.Entries[n-1].own
	}
	for i, q := range sortPopulations(shown) {
		g := Group{Label: q.Label, Subject: q.Subject}
		if i > 0 && e.Groups[i-1].Label == g.Label && e.Groups[i-1].Subject == g.Subject {
			return fmt.Errorf("two groups of the release are called %q (%s)", g.Label, g.Subject)
		}
		g.Marks = newMarker(key, e.Sequence, g).marks(set(q.Pupils))
		e.Groups = append(e.Groups, g)
	}
	e.Period, e.Values = told.Period, l.valued(key, e.Sequence, told.Values)
	return l.append(e)
}

// append takes an entry in.
func (l *Ledger) append(e Entry) error {
	line, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	e.own = sha256.Sum256(line)
	l.Entries = append(l.Entries, e)
	return nil
}

// Withdraw remembers that a release was never handed out: later ones are not set
// against it. The release itself stays in the ledger, and so does the reason.
func (l *Ledger) Withdraw(sequence int, why string) error {
	switch {
	case sequence < 1 || sequence > len(l.Entries) || l.Entries[sequence-1].Withdraws > 0:
		return fmt.Errorf("there is no release %d", sequence)
	case l.Withdrawn(sequence):
		return fmt.Errorf("release %d is withdrawn already", sequence)
	case why == "":
		return errors.New("a withdrawal needs a reason")
	}
	e := Entry{Format: ledgerFormat, Sequence: len(l.Entries) + 1, Withdraws: sequence, Why: why, Groups: []Group{}}
	e.Previous = l.Entries[len(l.Entries)-1].own
	return l.append(e)
}

// Withdrawn reports whether a release was never handed out.
func (l *Ledger) Withdrawn(sequence int) bool {
	return slices.ContainsFunc(l.Entries, func(e Entry) bool { return e.Withdraws == sequence && sequence > 0 })
}

// Isolates are the groups of earlier releases that a new release, set against them,
// would differ from by too few pupils. The stricter threshold of the two counts. With
// another key than the ledger's nothing can be said, which is an error.
func (l *Ledger) Isolates(key []byte, shown []Population, threshold int) ([]Isolation, error) {
	sets := make([][]Pupil, len(shown))
	for i, n := range shown {
		sets[i] = set(n.Pupils)
	}
	var out []Isolation
	for _, e := range l.Entries {
		if e.Withdraws > 0 || l.Withdrawn(e.Sequence) {
			continue
		}
		if e.Key != Digest(keyed(key, "key")) {
			return nil, fmt.Errorf("release %d of the ledger was made with another key", e.Sequence)
		}
		for _, g := range e.Groups {
			m := newMarker(key, e.Sequence, g)
			size, limit := m.size(g), max(threshold, e.Threshold)
			for i, n := range shown {
				if n.Subject != g.Subject || size-len(sets[i]) >= limit || len(sets[i])-size >= limit {
					continue
				}
				if few(size+len(sets[i])-2*m.shared(g, sets[i]), limit) {
					out = append(out, Isolation{g.Label, n.Label, n.Subject})
				}
			}
		}
	}
	return out, nil
}

// Write writes the ledger: a line of JSON an entry.
func (l *Ledger) Write(w io.Writer) error {
	for _, e := range l.Entries {
		line, err := json.Marshal(e)
		if err == nil {
			_, err = w.Write(append(line, '\n'))
		}
		if err != nil {
			return fmt.Errorf("writing the ledger: %w", err)
		}
	}
	return nil
}

// ReadLedger reads what [Ledger.Write] wrote, and makes sure that nothing was changed
// or left out between its entries. That the last ones are missing it cannot see.
func ReadLedger(r io.Reader) (*Ledger, error) {
	l := &Ledger{}
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if e := l.read(bytes.TrimSpace(line)); e != nil {
				return nil, fmt.Errorf("the ledger's entry %d %w", len(l.Entries)+1, e)
			}
		}
		if err == io.EOF {
			return l, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading the ledger: %w", err)
		}
	}
}

// read adds an entry from its line.
func (l *Ledger) read(line []byte) error {
	var e Entry
	form := struct{ Format int }{}
	if err := json.Unmarshal(line, &form); err != nil {
		return errors.New("cannot be read")
	}
	if form.Format != ledgerFormat {
		return fmt.Errorf("%w %d; this program knows format %d", ErrFormat, form.Format, ledgerFormat)
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&e); err != nil {
		return errors.New("cannot be read")
	}
	again, err := json.Marshal(e)
	if err != nil || !bytes.Equal(again, line) {
		return errors.New("has been changed")
	}
	var before Digest
	if n := len(l.Entries); n > 0 {
		before = l.Entries[n-1].own
	}
	if e.Sequence != len(l.Entries)+1 || e.Previous != before {
		return errors.New("does not follow the one before it")
	}
	for _, g := range slices.Concat(e.Groups, e.Values) {
		if !slices.IsSortedFunc(g.Marks, compareMarks) {
			return errors.New("has marks out of order")
		}
	}
	e.own = sha256.Sum256(line)
	l.Entries = append(l.Entries, e)
	return nil
}
