package ingest_test

import (
	"fmt"
	"testing"

	"apst/ingest"
)

// Codes at the ends of ranges and beside them; what is no code at all is unknown.
func TestKnownLA(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]bool{
		"001": true, "005": true, "201": true, "213": true, "420": true, "801": true, "838": true, "896": true, "938": true, "943": true,
		"000": false, "006": false, "214": false, "804": false, "897": false, "944": false, ingest.FictitiousLA: false,
		"": false, "1": false, "80": false, "0801": false, "80A": false, "+80": false, "-80": false,
	} {
		if got := ingest.KnownLA(code); got != want {
			t.Errorf("KnownLA(%q) = %v, want %v", code, got, want)
		}
	}
	known := 0
	for n := range 1000 {
		if ingest.KnownLA(fmt.Sprintf("%03d", n)) {
			known++
		}
	}
	if known != 195 {
		t.Errorf("%d codes are known; the table was checked with 195", known)
	}
}
