package golden

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/compare"
)

// rowsOf finds the lines of rows in what was recorded, by what tells them apart.
type rowsOf struct {
	folder string
	keys   map[string]map[string]int // by file and columns of the key, then by key
}

// line is the line of the row of a difference; 0 where there is none, or more than one.
func (r *rowsOf) line(d *compare.Difference) int {
	if len(d.Key) == 0 || !strings.HasSuffix(d.Place, ".csv") || d.Rows > 1 {
		return 0
	}
	var columns, values []string
	for _, p := range d.Key {
		columns, values = append(columns, p.Column), append(values, p.Value)
	}
	id := d.Place + "\x00" + strings.Join(columns, "\x00")
	lines, ok := r.keys[id]
	if !ok {
		lines = r.index(d.Place, columns)
		r.keys[id] = lines
	}
	return lines[strings.Join(values, "\x00")]
}

// index is the lines of a file by key; nil where it cannot be had.
func (r *rowsOf) index(place string, columns []string) map[string]int {
	data, err := os.ReadFile(filepath.Join(r.folder, filepath.FromSlash(place)))
	if err != nil {
		return nil
	}
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF"))))
	heads, err := in.Read()
	if err != nil {
		return nil
	}
	var at []int
	for _, c := range columns {
		i := slices.Index(heads, c)
		if i < 0 {
			return nil
		}
		at = append(at, i)
	}
	out := map[string]int{}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			return nil
		}
		values := make([]string, len(at))
		for i, c := range at {
			values[i] = row[c]
		}
		line, _ := in.FieldPos(0)
		key := strings.Join(values, "\x00")
		if out[key] == 0 {
			out[key] = line
		}
	}
}
