package pack

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
)

// failing is a disk that answers up to a place.
type failing struct {
	*bytes.Reader
	upTo int64
}

func (f *failing) ReadAt(p []byte, off int64) (int, error) {
	if off+int64(len(p)) > f.upTo {
		return 0, &fs.PathError{Op: "read", Path: "return.zip", Err: fs.ErrPermission}
	}
	return f.Reader.ReadAt(p, off)
}

// TestDiskThatDoesNotAnswer is no fault of the return: it is an error, and no verdict.
func TestDiskThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	file := sampleReturn(t)
	for _, upTo := range []int64{0, 200} {
		r := &failing{bytes.NewReader(file), upTo}
		if v, err := Verify(t.Context(), r, int64(len(file)), nil, knownSample()); v != nil || !errors.Is(err, fs.ErrPermission) {
			t.Errorf("up to %d: %v, %v", upTo, v, err)
		}
	}
}

// TestTooLarge refuses by size before anything is read.
func TestTooLarge(t *testing.T) {
	t.Parallel()
	_, err := Open(&failing{bytes.NewReader(nil), 0}, MaxFile+1, nil)
	wantReason(t, err, "PACK-003")
}

// TestTooManyRows stops at the limit.
func TestTooManyRows(t *testing.T) {
	t.Parallel()
	head := string(csvOf(newSample().rows["pass.csv"]))
	c := &check{rows: map[string]int{}, targets: map[target]map[digest]bool{}}
	spec := specOf(TableNamed("pass.csv"), ExactDates)
	if err := c.table(spec, strings.NewReader(head+strings.Repeat("x\n", MaxRows+1)), nil); err != nil {
		t.Fatal(err)
	}
	if last := c.list[len(c.list)-1]; last.Reason != "PACK-310" || len(c.list) != MaxProblems+1 || c.total != MaxRows+1 {
		t.Errorf("%v, %d listed of %d", &last, len(c.list), c.total)
	}
}
