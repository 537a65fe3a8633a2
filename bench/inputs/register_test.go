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
		heads := "UPN,Date,Session,Mark"
		if r.Schools > 0 {
			heads = "School," + heads
		}
		if all[0] != heads || len(all) != 1+r.Rows() {
			t.Fatalf("%d rows under %s, want %d", len(all)-1, all[0], r.Rows())
		}
		return all[1:]
	}
	for _, r := range []Register{{Seed: 1, Pupils: 40, First: 2022, Years: 1}, {Seed: 2, Pupils: 8, Schools: 2, First: 2022, Years: 3}} {
		byPupil := lines(r)
		r.ByDate = true
		byDate := lines(r)
		key := func(line string) string { return line[:strings.LastIndexByte(line, ',')] } // all but the mark
		session := func(line string) string { return key(line)[len(key(line))-13:] }
		if slices.Equal(byPupil[:r.Pupils], byDate[:r.Pupils]) || session(byDate[0]) != session(byDate[r.Pupils-1]) || byDate[0][:13] != byDate[r.Pupils][:13] {
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
		seen, marks := map[string]bool{}, map[string]bool{}
		for _, line := range byPupil {
			if seen[key(line)] {
				t.Fatalf("%s stands twice", line)
			}
			seen[key(line)] = true
			marks[line[len(key(line))+1:]] = true
		}
		if marks["C2"] != (r.Years == 3) || !marks["J"] || len(marks) < 20 {
			t.Errorf("marks are %v", marks)
		}
	}
}

// A school year has 190 days.
func TestRegisterDays(t *testing.T) {
	t.Parallel()
	days, err := Register{First: 2020, Years: 5}.days()
	if err != nil {
		t.Fatal(err)
	}
	if len(days) != 5*sessionsAYear/2 || !slices.IsSorted(days) || days[190] != "2021-09-06" || days[380] != "2022-09-05" || days[569] > "2023-07-21" ||
		days[570] != "2023-09-04" || days[760] != "2024-09-02" || days[949] > "2025-07-23" {
		t.Errorf("%d days, from %s to %s", len(days), days[0], days[len(days)-1])
	}
	if National.Rows() != 38_000_000 || Schools.Rows() != 2_808_960 {
		t.Errorf("%d rows and %d", National.Rows(), Schools.Rows())
	}
}

func BenchmarkWriteRegister(b *testing.B) {
	for b.Loop() {
		if err := WriteRegister(io.Discard, Register{Seed: 1, Pupils: 1000, First: 2022, Years: 1}); err != nil {
			b.Fatal(err)
		}
	}
}
