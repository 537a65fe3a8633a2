package readability

import (
	"math"
	"testing"
)

func TestSyllables(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]int{"a": 1, "pupil": 2, "table": 2, "made": 1, "measurement": 4, "baseline": 3, "Attendance": 3, "n": 1} {
		if got := Syllables(word); got != want {
			t.Errorf("%q has %d syllables, want %d", word, got, want)
		}
	}
}

// Five words of one syllable: 0.39×5 + 11.8×1 − 15.59.
func TestGrade(t *testing.T) {
	t.Parallel()
	grade, n := Grade([]string{"The cat sat on hay. The cat sat on hay.", "Heading without a stop", "Too short."})
	if want := 0.39*5 + 11.8 - 15.59; n != 1 || math.Abs(grade-want) > 1e-12 {
		t.Errorf("grade %v of %d sentences, want %v of 1", grade, n, want)
	}
	if grade, n := Grade(nil); grade != 0 || n != 0 {
		t.Errorf("nothing has grade %v", grade)
	}
}
