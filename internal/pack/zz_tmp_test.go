package pack

import "testing"

func sampleReturn(t testing.TB) []byte {
	var m []member
	for _, n := range memberNames() {
		m = append(m, member{n, []byte("text of " + n + "\n")})
	}
	return zipOf(t, added(nil, m...), nil)
}
