package scan

import (
	"bytes"

	"apst/ingest/sheet"
)

// table looks through delimited text, cell by cell: a row at a time, or as much of one
// as a sheet may hold.
func (s *source) table() {
	b := s.data
	sep := separator(b)
	cols := newColumns(s, "")
	var row []piece
	line, col := 1, 1
	flush := func() {
		cols.row(row)
		s.search(row, cellSign)
		row, col = row[:0], 1
	}
	for at := 0; at < len(b) && !s.done; {
		end, next := cellEnd(b, at, sep)
		row = append(row, piece{text: b[at:end], at: spot{cell: sheet.Ref{Row: line, Col: col}}})
		line += bytes.Count(b[at:next], []byte{'\n'})
		if col++; next > 0 && b[next-1] == '\n' || len(row) == sheet.MaxCols {
			flush()
		}
		at = next
	}
	flush()
	cols.end()
}

// cellEnd says where the cell that begins at i ends, and where the next one begins.
// Separators and line ends within quotes belong to the cell.
func cellEnd(b []byte, i int, sep byte) (end, next int) {
	end = i
	if b[i] == '"' {
		for end++; end < len(b); end++ {
			if b[end] != '"' {
				continue
			}
			if end+1 == len(b) || b[end+1] != '"' {
				break
			}
			end++
		}
	}
	for ; end < len(b); end++ {
		if b[end] == sep || b[end] == '\n' {
			return end, end + 1
		}
	}
	return len(b), len(b)
}

// separator is what parts the cells: what there is most of in the first line, or if
// there is nothing, in the first few.
func separator(b []byte) byte {
	head := b[:min(len(b), 4<<10)]
	first, _, _ := bytes.Cut(head, []byte{'\n'})
	for _, lines := range [][]byte{first, head} {
		best, most := byte(0), 0
		for _, c := range []byte(",\t;|") {
			if n := bytes.Count(lines, []byte{c}); n > most {
				best, most = c, n
			}
		}
		if most > 0 {
			return best
		}
	}
	return ','
}
