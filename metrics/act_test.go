package metrics

import "testing"

func TestBehind(t *testing.T) {
	t.Parallel()
	var b Behind
	for _, x := range []float64{0, 2, 5, -1, 5, 3} {
		b.Add(x)
	}
	if b != (Behind{Set: true, Pupils: 4, Largest: 5, Second: 5}) {
		t.Errorf("%+v", b)
	}
}

func TestActKinds(t *testing.T) {
	t.Parallel()
	for k := range ActKinds {
		if k.String() == "" || k.String() == ActKinds.String() {
			t.Errorf("kind %d is called %q", k, k)
		}
	}
}
