package scan

import "bytes"

// json looks through a valid JSON text: the values of an object as the cells of a row,
// whatever their keys say, and the keys.
func (s *source) json() {
	b := s.data
	var values, keys []piece
	size := 0
	flush := func() {
		s.search(values, cellSign)
		if pupilLevel(keys) {
			s.add(Find{Part: s.part, Place: keys[0].at.in(s), Kind: Column, Why: "keys of a file at pupil level"})
		}
		s.search(keys, recordSign)
		values, keys, size = values[:0], keys[:0], 0
	}
	for i := 0; i < len(b); {
		switch c := b[i]; c {
		case '"':
			end := stringEnd(b, i)
			p := piece{text: b[i+1 : max(i+1, end-1)], at: spot{off: i}}
			if after := bytes.TrimLeft(b[end:min(len(b), end+64)], " \t\r\n"); len(after) > 0 && after[0] == ':' {
				keys = append(keys, p)
			} else {
				values = append(values, p)
			}
			size += end - i + perPiece
			i = end
		case '{', '}':
			i++
			if c == '}' {
				flush()
			}
		case '[', ']', ',', ':', ' ', '\t', '\r', '\n':
			i++
		default: // a number, true, false, null
			end := i
			for end < len(b) && bytes.IndexByte([]byte("]},: \t\r\n"), b[end]) < 0 {
				end++
			}
			values = append(values, piece{text: b[i:end], at: spot{off: i}})
			size += end - i + perPiece
			i = max(end, i+1)
		}
		if size > window {
			flush()
		}
	}
	flush()
}

// stringEnd is the place behind the string that begins at i.
func stringEnd(b []byte, i int) int {
	for i++; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}
