package golden

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"apst/internal/project"
)

// reasonColumns are the columns of the list of reasons.
var reasonColumns = []string{"number", "reason", "pupil", "scale", "rule", "layout", "pupils", "commands", "files", "version"}

// ReasonColumns are the columns of the list of reasons.
func ReasonColumns() []string { return slices.Clone(reasonColumns) }

// Reason is a line of the list of reasons: why something was recorded, and how many
// differences there were to what was recorded before, by what they are about.
type Reason struct {
	Text                       string
	Pupil, Scale, Rule, Layout int
	Pupils                     int // whose numbers or rows moved
	Commands, Files            int // recorded now
	Version                    string
}

// AppendReason is the list of reasons in a file with one more; the file need not be
// there. A list that is not in its form is a [*project.Error].
func AppendReason(file string, r Reason) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	rows := [][]string{reasonColumns}
	if err == nil {
		in := csv.NewReader(bytes.NewReader(data))
		in.FieldsPerRecord = len(reasonColumns)
		if rows, err = in.ReadAll(); err != nil || len(rows) == 0 || !slices.Equal(rows[0], reasonColumns) {
			return nil, &project.Error{File: file, Text: "this is not as it was recorded", Hint: "bring it back from git: it says why numbers were let through"}
		}
	}
	row := []string{strconv.Itoa(len(rows)), r.Text}
	for _, n := range []int{r.Pupil, r.Scale, r.Rule, r.Layout, r.Pupils, r.Commands, r.Files} {
		row = append(row, strconv.Itoa(n))
	}
	rows = append(rows, append(row, r.Version))
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
