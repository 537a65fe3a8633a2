package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"apst/sdq/intake"
)

// batchRows is how many scored questionnaires change hands at a time.
const batchRows = 512

// batch holds scored questionnaires with texts of their own.
type batch struct {
	rows  []intake.Scored
	texts []byte
	err   error // after the last row
	fault any   // a panic of the scoring, to be raised again
}

// add copies one.
func (b *batch) add(o *intake.Scored) {
	b.rows = append(b.rows, *o)
	own := &b.rows[len(b.rows)-1]
	own.PupilID, own.Rater, own.Flags = b.keep(o.PupilID), b.keep(o.Rater), b.keep(o.Flags)
}

// keep copies a text. When texts moves to a larger array, what was handed out
// before stays in the old one.
func (b *batch) keep(text []byte) []byte {
	if len(text) == 0 {
		return nil
	}
	from := len(b.texts)
	b.texts = append(b.texts, text...)
	return b.texts[from:len(b.texts):len(b.texts)]
}

// scoredBatches scores on a goroutine of its own, so that rows are written while
// the next are scored. visit is called with each batch in order; the scoring is
// over when it returns.
func (j *sdqJob) scoredBatches(ctx context.Context, visit func(*batch) bool) {
	full, free, stop := make(chan *batch, 2), make(chan *batch, 3), make(chan struct{})
	for range cap(free) {
		free <- &batch{rows: make([]intake.Scored, 0, batchRows)}
	}
	go j.produce(ctx, full, free, stop)
	defer func() {
		close(stop)
		for range full { // until the scoring has ended
		}
	}()
	for b := range full {
		if b.fault != nil {
			panic(b.fault)
		}
		if !visit(b) || b.err != nil {
			return
		}
		b.rows, b.texts = b.rows[:0], b.texts[:0]
		free <- b
	}
}

func (j *sdqJob) produce(ctx context.Context, full, free chan *batch, stop chan struct{}) {
	defer close(full)
	b := <-free
	defer func() {
		if fault := recover(); fault != nil {
			full <- &batch{fault: fmt.Sprintf("%v\n\n%s", fault, debug.Stack())} // the stack of the goroutine that knows
		}
	}()
	b.err = j.survey.Score(ctx, func(o *intake.Scored) error {
		b.add(o)
		if len(b.rows) < batchRows {
			return nil
		}
		full <- b
		select {
		case b = <-free:
		case <-stop:
			b = &batch{}
			return errStopped
		}
		return nil
	})
	full <- b
}
