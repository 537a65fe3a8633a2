package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// sample is one run of a command, as the operating system counted it.
type sample struct {
	wall, cpu time.Duration
	peak      int64 // resident memory in bytes; 0 where it is not known
}

// summary is several runs of a command.
type summary struct {
	runs        int
	median, min time.Duration // of wall
	cpu         time.Duration // median
	peak        int64         // highest of all runs
}

// summarise takes the middle of the runs: a mean would follow whatever else the
// machine was doing.
func summarise(samples []sample) summary {
	var walls, cpus []time.Duration
	s := summary{runs: len(samples)}
	for _, x := range samples {
		walls, cpus = append(walls, x.wall), append(cpus, x.cpu)
		s.peak = max(s.peak, x.peak)
	}
	s.median, s.cpu, s.min = middle(walls), middle(cpus), slices.Min(walls)
	return s
}

// middle is the median; of an even number the lower of the two.
func middle(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[(len(d)-1)/2]
}

// measure runs a command once. Its output goes nowhere: what it has to say is
// shown if it ends with another code than it should.
func (c *contender) measure(ctx context.Context, dir string) (sample, error) {
	if c.writes != "" {
		// A file that is there already takes longer to write, and longest for
		// those who do it without a temporary one.
		if err := os.Remove(filepath.Join(dir, c.writes)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return sample{}, err
		}
	}
	said, err := os.Create(filepath.Join(dir, "said.txt"))
	if err != nil {
		return sample{}, err
	}
	defer said.Close()
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, said, said
	start := time.Now()
	err = cmd.Run()
	wall := time.Since(start)
	if ctx.Err() != nil {
		return sample{}, errors.New("interrupted")
	}
	if cmd.ProcessState == nil {
		return sample{}, err
	}
	if code := cmd.ProcessState.ExitCode(); code != c.exit {
		text, _ := os.ReadFile(said.Name())
		return sample{}, fmt.Errorf("%s ended with code %d instead of %d:\n%s", strings.Join(c.args, " "), code, c.exit, text)
	}
	state := cmd.ProcessState
	return sample{wall, state.UserTime() + state.SystemTime(), peakMemory(state)}, c.check(dir)
}
