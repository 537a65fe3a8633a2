package archive

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"apst/ingest/sheet"
)

// Archive is a verified zip file. It may be read from several goroutines.
type Archive struct {
	entries []*Entry
	byName  map[string]*Entry
}

// Entry is one part of an archive.
type Entry struct {
	Name   string // with forward slashes and none in front
	Size   int64  // bytes unpacked
	Stored Stored // how the table of contents has it

	file   io.ReaderAt
	method uint16
	flags  uint16
	crc    uint32
	packed int64
	header int64 // where the entry's own header starts
	data   int64 // where its packed bytes start

	kept       []byte
	head, tail []byte
}

// Stored is what the table of contents says of a part and no reader of workbooks needs.
type Stored struct {
	Name    string // as it is written there
	Unix    bool   // the attributes are those of a Unix system
	Mode    uint32 // Unix: permissions and the kind of file, as in stat
	Dated   bool   // a time of change is given
	Extras  bool   // fields beside those of the format itself, 64-bit sizes apart
	Comment bool
}

// Limits are how much of an archive is read. 0 is the package's own limit.
type Limits struct {
	Entries      int
	Entry, Total int64 // bytes unpacked
}

func (l Limits) orOwn() Limits {
	if l.Entries == 0 {
		l.Entries = MaxEntries
	}
	if l.Entry == 0 {
		l.Entry = MaxEntry
	}
	if l.Total == 0 {
		l.Total = MaxTotal
	}
	return l
}

// Open verifies the archive in the first size bytes of r, all of it. The
// error is a *[sheet.Fault]. The archive reads from r as long as it is used.
func Open(r io.ReaderAt, size int64) (*Archive, error) { return OpenWithin(r, size, Limits{}, nil) }

// OpenWithin is [Open] under limits of the caller's, which asks look of each part before
// the first is unpacked and gives up on its first error. look may be nil.
func OpenWithin(r io.ReaderAt, size int64, limits Limits, look func(*Entry) error) (*Archive, error) {
	limits = limits.orOwn()
	entries, tableStart, err := readDirectory(r, size, limits)
	if err != nil {
		return nil, err
	}
	a := &Archive{entries: entries, byName: make(map[string]*Entry, len(entries))}
	for _, e := range entries {
		if err := e.checkName(); err != nil {
			return nil, err
		}
		key := strings.ToLower(e.Name)
		if a.byName[key] != nil {
			return nil, corrupt(NameTwice, e.Name, "two parts of the archive have the same name", "each part once", nil)
		}
		a.byName[key] = e
	}
	for _, e := range entries {
		if look == nil {
			break
		}
		if err := look(e); err != nil {
			return nil, err
		}
	}
	if err := checkSizes(entries, limits); err != nil {
		return nil, err
	}
	if err := checkLayout(entries, tableStart); err != nil {
		return nil, err
	}
	if err := verify(entries); err != nil {
		return nil, err
	}
	return a, nil
}

// Entries are the parts in the order of the table of contents, folders
// included (their names end in a slash).
func (a *Archive) Entries() []*Entry { return a.entries }

// Find returns the part of that name, or nil. Letters match in either case, as
// part names do in the Open Packaging Conventions.
func (a *Archive) Find(name string) *Entry {
	return a.byName[strings.ToLower(strings.TrimPrefix(name, "/"))]
}

// Bytes is the whole part when it was kept, nil otherwise. It must not be
// changed.
func (e *Entry) Bytes() []byte { return e.kept }

// Release gives up what is kept of a part that will not be read again soon. The
// part can still be opened. It must not be called while another goroutine uses
// the entry.
func (e *Entry) Release() { e.kept, e.head, e.tail = nil, nil, nil }

// Head is how a part that was not kept starts: up to [HeadSize] bytes. It is
// nil when the part is not XML or the archive has many such parts.
func (e *Entry) Head() []byte { return e.head }

// Tail is how a part that was not kept ends: at least [TailSize] bytes of it,
// or nil as for [Entry.Head].
func (e *Entry) Tail() []byte { return e.tail }

// Open reads the part from its start. A part that is not kept is unpacked in
// the background, a few buffers ahead of the reader, and verified again: Read
// returns io.EOF only after size and checksum held, and a *[sheet.Fault] when
// the file has changed meanwhile. Close ends the background work and waits for
// it; it is not optional.
func (e *Entry) Open() io.ReadCloser {
	if e.kept != nil {
		return io.NopCloser(bytes.NewReader(e.kept))
	}
	u := new(unpacker)
	u.reset(e)
	if e.Size <= chunkSize {
		return io.NopCloser(u)
	}
	return newAhead(u)
}

// checkName refuses names that lead out of the archive or cannot be shown, and
// sets the tidied name.
func (e *Entry) checkName() error {
	name := strings.ReplaceAll(e.Stored.Name, `\`, "/")
	name = strings.TrimPrefix(name, "/")
	for _, c := range []byte(name) {
		if c < 0x20 || c == 0x7f {
			return corrupt(NameUnreadable, "", "a part's name holds control characters", "readable names", nil)
		}
	}
	if name == "" {
		return corrupt(NameUnreadable, "", "a part of the archive has no name", "a name for each part", nil)
	}
	e.Name = strings.ToValidUTF8(name, "?")
	for step := range strings.SplitSeq(name, "/") {
		if step == ".." {
			return corrupt(NameOutside, name, "a part's name leads out of the archive", "names inside the archive", nil)
		}
	}
	return nil
}

func (e *Entry) folder() bool { return strings.HasSuffix(e.Name, "/") }

// checkSizes holds the declared sizes against the limits, before anything is
// unpacked.
func checkSizes(entries []*Entry, limits Limits) error {
	var total int64
	for _, e := range entries {
		if e.Size > RatioFloor && e.Size/MaxRatio > e.packed {
			return &sheet.Fault{Reason: sheet.Bomb, Part: e.Name,
				Seen:     "a part that unpacks to more than 250 times its size",
				Expected: "the 5 to 50 times of a spreadsheet"}
		}
	}
	for _, e := range entries {
		total += e.Size
		if e.Size > limits.Entry || total > limits.Total {
			return tooLarge(e.Name, "more data than is read from one file",
				fmt.Sprintf("at most %s in a part and %s in all, unpacked", bytesOf(limits.Entry), bytesOf(limits.Total)))
		}
	}
	return nil
}
