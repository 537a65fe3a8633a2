package compare

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/runlog"
)

// Set is one side: everything in it that can be compared.
type Set struct {
	Name    string // what the user calls it
	Tables  []*Table
	Entries []*Document // JSON that is no table
	Pages   []Drawn
	Skipped []Skipped
	Basis   *Basis // what it rests on; nil where nothing says it
}

// Table is a table of a side. Its rows are read when they are needed.
type Table struct {
	Place   string // file, and sheet of a workbook after a space, as seen from the folder
	File    string // the file alone
	Sheet   string
	Kind    *TableKind // [TableKind.Name] is empty where the table is none of this program's
	Columns []string
	Rounded bool // numbers have fifteen digits, as a workbook keeps them

	read func() ([][]string, error)
	rows [][]string
}

// Document is JSON that is no table.
type Document struct {
	Place   string
	Entries []Part // where an entry stands, and its value
}

// Drawn is a page or a chart.
type Drawn struct{ Place, SHA256 string }

// Skipped is a file that was not compared, and why.
type Skipped struct{ Place, Why string }

// Member is a file of a side that is in memory, or can be read into it.
type Member struct {
	Name string     // with / between folders
	Kind *TableKind // where whoever opened the set knows what the table is; nil otherwise
	Read func() ([]byte, error)
}

// ErrNothing is the error of two sides that have nothing to compare.
var ErrNothing = errors.New("nothing was compared")

// FileError is the error of a file of a side that cannot be read.
type FileError struct {
	Place string
	Err   error
}

func (e *FileError) Error() string { return e.Place + ": " + e.Err.Error() }
func (e *FileError) Unwrap() error { return e.Err }

// maxFile bounds what is read of a file into memory.
const maxFile = 1 << 30

// Folder is the side of a folder, with the folders in it. Files whose names begin with a
// dot are left out.
func Folder(fsys fs.FS, name string) (*Set, error) {
	var members []Member
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.Type().IsRegular():
			members = append(members, Member{Name: p, Read: func() ([]byte, error) { return readWhole(fsys, p) }})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return Members(name, members)
}

// File is the side of one file.
func File(file string) (*Set, error) {
	dir, base := filepath.Split(file)
	if dir == "" {
		dir = "."
	}
	fsys := os.DirFS(dir)
	return Members(file, []Member{{Name: base, Read: func() ([]byte, error) { return readWhole(fsys, base) }}})
}

func readWhole(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, fmt.Errorf("the file has more than %d bytes", maxFile)
	}
	return fs.ReadFile(fsys, name)
}

// Members is the side of files in memory, or that can be read into it.
func Members(name string, members []Member) (*Set, error) {
	s := &Set{Name: name}
	members = slices.Clone(members)
	slices.SortFunc(members, func(a, b Member) int { return strings.Compare(a.Name, b.Name) })
	for _, m := range members {
		if err := s.add(m); err != nil {
			return nil, &FileError{m.Name, err}
		}
	}
	if s.Basis != nil {
		s.Basis.settle()
	}
	return s, nil
}

// pages are files that are drawn from tables, or that people write.
var pages = []string{".html", ".svg", ".png", ".md", ".txt", ".xml", ".yaml", ".yml", ".sarif"}

// add adds what a file holds.
func (s *Set) add(m Member) error {
	ending := strings.ToLower(path.Ext(m.Name))
	switch {
	case ending == ".csv":
		return s.addCSV(m)
	case ending == ".json":
		return s.addJSON(m)
	case ending == ".xlsx":
		return s.addBook(m)
	case slices.Contains(pages, ending):
		data, err := m.Read()
		if err != nil {
			return err
		}
		s.Pages = append(s.Pages, Drawn{m.Name, hashOf(data)})
	case ending == ".parquet":
		s.Skipped = append(s.Skipped, Skipped{m.Name, "parquet is written and not read: have the same table as CSV"})
	default:
		s.Skipped = append(s.Skipped, Skipped{m.Name, "it is no kind of file that apst writes"})
	}
	return nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Known is how many tables are of this program's kinds.
func (s *Set) Known() int {
	n := 0
	for _, t := range s.Tables {
		if t.Kind.Name != "" {
			n++
		}
	}
	return n
}

// Narrow leaves of a side the tables whose kind the other side has, and nothing else: one
// file is held against its like in a folder.
func (s *Set) Narrow(to *Set) {
	s.Tables = slices.DeleteFunc(slices.Clone(s.Tables), func(t *Table) bool {
		return t.Kind.Name == "" || !slices.Contains(to.KindNames(), t.Kind.Name)
	})
	s.Entries, s.Pages, s.Skipped = nil, nil, nil
}

// single reports whether the side is one document alone.
func (s *Set) single() bool { return len(s.Tables) == 0 && len(s.Pages) == 0 && len(s.Entries) == 1 }

// KindNames are the kinds of its tables, each once, in order.
func (s *Set) KindNames() []string {
	var out []string
	for _, t := range s.Tables {
		if t.Kind.Name != "" && !slices.Contains(out, t.Kind.Name) {
			out = append(out, t.Kind.Name)
		}
	}
	slices.Sort(out)
	return out
}

// load reads the rows of a table, once.
func (t *Table) load() ([][]string, error) {
	if t.rows != nil {
		return t.rows, nil
	}
	rows, err := t.read()
	if err != nil {
		return nil, &FileError{t.Place, err}
	}
	if rows == nil {
		rows = [][]string{}
	}
	t.rows = rows
	return rows, nil
}

// forget lets go of rows that would take much room until they are needed again.
func (t *Table) forget() {
	const much = 4 << 20 // cells
	if len(t.rows)*len(t.Columns) > much {
		t.rows = nil
	}
}

// addManifest takes what a run says it rests on.
func (s *Set) addManifest(data []byte) error {
	m, err := runlog.Parse(data)
	if err != nil {
		return err
	}
	s.basis().ofManifest(m)
	return nil
}

func (s *Set) basis() *Basis {
	if s.Basis == nil {
		s.Basis = &Basis{}
	}
	return s.Basis
}
