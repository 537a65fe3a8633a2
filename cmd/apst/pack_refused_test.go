package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

// What the evaluator's check would refuse is refused here, with the same words.
func TestReturnWouldBeRefused(t *testing.T) {
	t.Parallel()
	err := wouldBeRefused(context.Background(), []byte("PK\x05\x06"+strings.Repeat("\x00", 18)))
	var data *DataError
	if !errors.As(err, &data) {
		t.Fatalf("an archive of nothing: %v", err)
	}
	ios, _, talk := testIO()
	tellError(ios, err)
	for _, want := range []string{"the evaluator would refuse this return", "PACK-"} {
		if !bytes.Contains(talk.Bytes(), []byte(want)) {
			t.Errorf("%q is not said:\n%s", want, talk)
		}
	}
}
