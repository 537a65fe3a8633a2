package cohort

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkMatch pairs 22 schools of 200 pupils with two informants and three waves.
func BenchmarkMatch(b *testing.B) {
	school := build(true)
	for i := range 22 * 200 {
		p := school.pupil(fmt.Sprintf("K%05d", i), year)
		for _, who := range []string{"self", "teacher"} {
			for w, wave := range []string{"baseline", "spring", "endline"} {
				scores := make([]string, 0, 4)
				for _, scale := range []string{"total", "emotional", "peer", "prosocial"} {
					scores = append(scores, fmt.Sprintf("%s=%d", scale, (i*7+w*3)%11))
				}
				school.row(p, fmt.Sprintf("sdq %s %s 2023-0%d-10 %s", wave, who, w*3+1, strings.Join(scores, " ")))
			}
		}
	}
	l := school.link()
	b.ReportAllocs()
	for b.Loop() {
		pairs := Match(l, &school.s)
		Flows(l, pairs, &school.s)
		l.PupilsTable(pairs, &school.s)
		l.ChangesTable(pairs)
		l.ObservationsTable(pairs, &school.s)
	}
}
