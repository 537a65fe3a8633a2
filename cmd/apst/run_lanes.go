package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime/debug"
	"sync"
)

// The stages stand in three lanes, which are worked at the same time: what looks at the
// sources one by one, what joins them all, and what is made of the analysis. The last
// begins when change has worked it out, and goes on while change writes it down. What
// came of the stages is told and kept in their order, as if they had been done one
// after another.

// lane is where a stage stands.
type lane uint8

const (
	ofSource lane = iota
	ofAll
	ofAnalysis
	lanesThere
)

// worked is what a stage did.
type worked struct {
	err   error
	did   *journal
	talk  bytes.Buffer
	fault string // a fault of the program, with where it was; empty for none
}

// lanes are the stages at work.
type lanes struct {
	ends map[*plannedStage]chan *worked
	stop context.CancelFunc
	all  sync.WaitGroup
}

// startLanes starts the stages. What is made of the analysis waits until there is one.
func startLanes(ctx context.Context, ios *IO, undone []*plannedStage, shared *sharedChange) *lanes {
	l := &lanes{ends: map[*plannedStage]chan *worked{}}
	ctx, l.stop = context.WithCancel(ctx)
	for _, s := range undone {
		l.ends[s] = make(chan *worked, 1)
	}
	for of := range lanesThere {
		l.all.Go(func() {
			switch of {
			case ofAll:
				defer shared.settle()
			case ofAnalysis:
				<-shared.settled
			}
			for _, s := range undone {
				if s.lane == of {
					l.ends[s] <- s.work(ctx, ios)
				}
			}
		})
	}
	return l
}

// end stops what is still at work, and waits until it has put away its files.
func (l *lanes) end() {
	l.stop()
	l.all.Wait()
}

// work does a stage. A fault in it is the run's to report.
func (s *plannedStage) work(ctx context.Context, ios *IO) (w *worked) {
	w = &worked{}
	own := ios.within(&w.talk)
	w.did = own.journal
	if w.err = ctx.Err(); w.err != nil {
		return w
	}
	defer func() {
		if fault := recover(); fault != nil {
			w.fault = fmt.Sprintf("%v\n\n%s", fault, debug.Stack())
		}
	}()
	w.err = s.do(ctx, own)
	return w
}
