package inputs

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
)

// Both orders hold the same rows, every pupil each session once, and the same every
// time.
func TestWriteRegister(t *testing.T) {
	t.Parallel()
	lines := func(r Register) []string {
		var out, again bytes.Buffer
		if err := WriteRegister(&out, r); err != nil {
			t.Fatal(err)
		}
		if err := WriteRegister(&again, r); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Fatalf("a register differs from one making to the next (%v)", err)
		}
		all := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if all[0] != "UPN,Date,Session,Mark" || len(all) != 1+r.Rows() {
			t.Fatalf("%d rows under %s, want %d", len(all)-1, all[0], r.Rows())
		}
		return all[1:]
	}
	for _, r := range []Register{{Seed: 1, Pupils: 40, Years: 1}, {Seed: 2, Pupils: 7, Years: 3}} {
		byPupil := lines(r)
		r.ByDate = true
		byDate := lines(r)
		if slices.Equal(byPupil[:r.Pupils], byDate[:r.Pupils]) || byDate[0][14:27] != byDate[r.Pupils-1][14:27] || byDate[0][:13] != byDate[r.Pupils][:13] {
			t.Errorf("rows by date begin %s, %s", byDate[0], byDate[1])
		}
		if slices.IsSorted(byDate[:r.Pupils]) {
			t.Error("the pupils of a session stand in order")
		}
		slices.Sort(byPupil)
		slices.Sort(byDate)
		if !slices.Equal(byPupil, byDate) {
			t.Error("the two orders hold other rows")
		}
		seen := map[string]bool{}
		for _, line := range byPupil {
			if key := line[:27]; seen[key] || len(line) != 29 {
				t.Fatalf("%s stands twice, or is no row", line)
			} else {
				seen[key] = true
			}
		}
	}
}

// A school year has 190 days.
func TestRegisterDays(t *testing.T) {
	t.Parallel()
	days, err := Register{Years: 3}.days()
	if err != nil {
		t.Fatal(err)
	}
	if len(days) != 3*sessionsAYear/2 || !slices.IsSorted(days) || days[190] != "2021-09-06" || days[380] != "2022-09-05" || days[569] > "2023-07-21" {
		t.Errorf("%d days, from %s to %s", len(days), days[0], days[len(days)-1])
	}
	if National.Rows() != 38_000_000 || Schools.Rows() != 3_762_000 {
		t.Errorf("%d rows and %d", National.Rows(), Schools.Rows())
	}
}

func BenchmarkWriteRegister(b *testing.B) {
	for b.Loop() {
		if err := WriteRegister(io.Discard, Register{Seed: 1, Pupils: 1000, Years: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
