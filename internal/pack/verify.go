package pack

import (
	"context"
	"errors"
	"io"

	"filippo.io/age"
)

// Verify reads a return and says whether it can be believed. The error is one of the operating system, or
// that ctx has ended; everything that is wrong with the return is in the verdict.
func Verify(ctx context.Context, r io.ReaderAt, size int64, identities []age.Identity) (*Verdict, error) {
	v := &Verdict{}
	_, err := Open(r, size, identities)
	var p *Problem
	if errors.As(err, &p) {
		v.Problems, v.Total = []Problem{*p}, 1
		return v, p.cause
	}
	return v, ctx.Err()
}
