package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"apst/bench/inputs"
)

// job is one piece of work that several commands can do.
type job struct {
	name       string
	title      string
	runs       int
	file       file
	contenders []contender
	same       []pair // outputs that have to hold the same scores
	gates      []gate
}

// file is the input of a job: answers, or marks.
type file struct {
	name     string
	survey   inputs.Survey
	both     bool            // a workbook has a sheet for endline too
	register inputs.Register // in place of answers, if it has pupils
	changes  int             // in place of answers, if there are any: whole numbers, one a line
}

// contender is one command of a job.
type contender struct {
	name   string
	needs  string // a peer that has to be there; empty for apst
	args   []string
	exit   int
	writes string
	rows   int // that a CSV file it writes has to have; 0 to leave it at that
}

// pair is two outputs of a job.
type pair struct{ ours, theirs string }

// gate is what is to be reached: less time than another command takes, or a part of it,
// or less than a bound of time or memory.
type gate struct {
	of, than string
	share    float64       // of the other's time; 0 is all of it
	under    int64         // bytes, in place of than
	within   time.Duration // in place of than
}

// run makes the input, runs the commands in turn, A B A B, so that whatever else
// happens on the machine happens to all of them, and prints the table.
func (j *job) run(ctx context.Context, o options, peers map[string]peer, out io.Writer) error {
	if err := j.file.make(ctx, o.dir); err != nil {
		return err
	}
	defer j.clear(o)
	runs := j.runs
	if o.runs > 0 {
		runs = o.runs
	}
	load := loadAverage()
	samples := make([][]sample, len(j.contenders))
	for range runs {
		for i := range j.contenders {
			c := &j.contenders[i]
			if c.needs != "" && peers[c.needs].missing != "" {
				continue
			}
			s, err := c.measure(ctx, o.dir)
			if err != nil {
				return err
			}
			samples[i] = append(samples[i], s)
		}
	}
	results := map[string]summary{}
	for i, s := range samples {
		if len(s) > 0 {
			results[j.contenders[i].name] = summarise(s)
		}
	}
	j.print(out, o.dir, load, results)
	return j.agree(ctx, o.dir, out)
}

// agree holds the outputs of the peers against apst's.
func (j *job) agree(ctx context.Context, dir string, out io.Writer) error {
	for _, p := range j.same {
		theirs := filepath.Join(dir, p.theirs)
		if _, err := os.Stat(theirs); errors.Is(err, os.ErrNotExist) {
			continue // the peer is not installed
		}
		if err := work(ctx, out, "compare", filepath.Join(dir, p.ours), theirs); err != nil {
			return err
		}
	}
	return nil
}

// clear removes the job's files, unless the folder was asked for.
func (j *job) clear(o options) {
	if o.keep {
		return
	}
	os.Remove(filepath.Join(o.dir, j.file.name))
	for _, c := range j.contenders {
		if c.writes != "" {
			os.Remove(filepath.Join(o.dir, c.writes))
		}
	}
}

// make writes the input in a process of its own.
func (f file) make(ctx context.Context, dir string) error {
	path := filepath.Join(dir, f.name)
	if r := f.register; r.Pupils > 0 {
		spec := fmt.Sprint(r.Seed, " ", r.Pupils, " ", r.Schools, " ", r.First, " ", r.Years, " ", r.ByDate)
		return work(ctx, os.Stderr, append([]string{"register", path}, strings.Fields(spec)...)...)
	}
	if f.changes > 0 {
		return work(ctx, os.Stderr, "changes", path, fmt.Sprint(f.survey.Seed), fmt.Sprint(f.changes))
	}
	s := f.survey
	spec := fmt.Sprint(s.Seed, " ", s.Rows, " ", s.Copies, " ", s.Contradictions, " ", f.both)
	return work(ctx, os.Stderr, append([]string{"make", path}, strings.Fields(spec)...)...)
}

// work has this program do something in a process of its own, so that the memory
// it takes is not the memory that commands start with.
func work(ctx context.Context, out io.Writer, args ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Stdout, cmd.Stderr = out, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	return nil
}

// check looks whether a command has written what it should.
func (c *contender) check(dir string) error {
	if c.writes == "" {
		return nil
	}
	f, err := os.Open(filepath.Join(dir, c.writes))
	if err != nil {
		return fmt.Errorf("%s wrote nothing: %w", c.name, err)
	}
	defer f.Close()
	if c.rows == 0 {
		return nil
	}
	lines := -1 // the headings
	for buf := bufio.NewReaderSize(f, 1<<16); ; {
		piece, err := buf.ReadSlice('\n')
		if bytes.HasSuffix(piece, []byte("\n")) {
			lines++
		}
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
	if lines != c.rows {
		return fmt.Errorf("%s wrote %d rows instead of %d", c.name, lines, c.rows)
	}
	return nil
}
