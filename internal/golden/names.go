package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"apst/ingest"
	"apst/internal/compare"
)

// names are what pupils are called where others may read it. Pupils who were made up have
// a UPN of local authority 999, which is none, and are called by it; where there may be
// real ones, a pupil has a mark, and nothing is shown that is one's own.
type names struct {
	masked bool
	mark   func(string) string
	marks  map[string]string
}

func newNames(h Held, diffs []compare.Difference) *names {
	n := &names{mark: h.Mark, marks: map[string]string{}}
	for _, d := range diffs {
		for _, id := range []string{d.Pupil, d.As} {
			n.masked = n.masked || id != "" && !madeUp(id)
		}
	}
	n.masked = n.masked || realIn(h.Old, h.Record) || realIn(h.New, h.Now)
	return n
}

// madeUp reports whether an identifier is the UPN of a pupil who does not exist.
func madeUp(id string) bool { return ingest.LooksUPN([]byte(id)) && id[1:4] == "999" }

// realIn reports whether a UPN of any other local authority stands in a file that is held.
func realIn(folder string, r *Record) bool {
	for _, name := range r.files() {
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return true
		}
		for word := range strings.FieldsFuncSeq(string(data), func(r rune) bool { return !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z') }) {
			if len(word) == 13 && ingest.LooksUPN([]byte(word)) && !madeUp(word) {
				return true
			}
		}
	}
	return false
}

// who is what a pupil is called.
func (n *names) who(pupil string) string {
	if pupil == "" || !n.masked {
		return pupil
	}
	if n.marks[pupil] == "" {
		n.marks[pupil] = fmt.Sprintf("pupil %d", len(n.marks)+1)
		if n.mark != nil {
			n.marks[pupil] = n.mark(pupil)
		}
	}
	return n.marks[pupil]
}

// open reports whether the values of a difference may be shown: of what passed the
// disclosure gate, and of what says nothing of anybody, always.
func (n *names) open(d *compare.Difference) bool {
	if !n.masked || strings.HasPrefix(d.Place, "out/release/") {
		return true
	}
	switch d.Kind {
	case compare.TableGone, compare.TableNew, compare.ColumnGone, compare.ColumnNew, compare.Order, compare.PageGone, compare.PageNew, compare.Page:
		return true
	case compare.Rule:
		return d.Pupil == ""
	}
	return false
}

// place is where a file may be said to be: of files that have pupils' names, the folder.
func (n *names) place(file string) string {
	const pupils = "out/pupil/"
	if rest, ok := strings.CutPrefix(file, pupils); ok && n.masked && strings.Contains(rest, "/") {
		return pupils + rest[:strings.Index(rest, "/")]
	}
	return file
}
