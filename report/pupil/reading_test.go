package pupil_test

import (
	"testing"

	"apst/internal/readability"
	"apst/internal/schooltest"
	"apst/report/pupil"
)

// oldest is stricter than for other reports: pupils read it too.
const oldest = 7.0

// The program's own sentences are for a reader of about 12.
func TestReadingAge(t *testing.T) {
	t.Parallel()
	a := analysed(schooltest.Input(schooltest.Named("40 pupils")))
	var texts []string
	for _, p := range a.Linkage.Pupils {
		texts = append(texts, report(a, p, planned(p.ID, pupil.Last(p))).Text()...)
	}
	grade, sentences := readability.Grade(texts)
	if sentences < 30 {
		t.Fatalf("only %d sentences", sentences)
	}
	if grade > oldest {
		t.Errorf("grade %.1f over %d sentences, at most %.0f is wanted", grade, sentences, oldest)
	}
	t.Logf("grade %.1f over %d sentences", grade, sentences)
}
