package figures

import (
	"bytes"
	"context"
	"runtime"
	"sync"
)

// Picture is a figure as files have it. Of one that cannot be drawn there are none.
type Picture struct {
	Figure
	SVG, PNG []byte
}

// Pictures draws figures into files, as many at a time as there are processors. The
// pictures are in the order of the figures. Bitmaps are made where they are asked for.
func Pictures(ctx context.Context, all []Figure, bitmaps bool) ([]Picture, error) {
	out := make([]Picture, len(all))
	errs := make([]error, len(all))
	next := make(chan int)
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		group.Go(func() {
			for i := range next {
				out[i], errs[i] = all[i].picture(bitmaps)
			}
		})
	}
	for i := range all {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// picture draws one.
func (f *Figure) picture(bitmaps bool) (Picture, error) {
	p := Picture{Figure: *f}
	if f.Chart == nil {
		return p, nil
	}
	var svg, dots bytes.Buffer
	if err := f.Chart.WriteSVG(&svg); err != nil {
		return p, err
	}
	p.SVG = svg.Bytes()
	if !bitmaps {
		return p, nil
	}
	err := f.Chart.WritePNG(&dots)
	p.PNG = dots.Bytes()
	return p, err
}
