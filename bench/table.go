package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// print shows what a job's commands took. The ratio is of median wall times, to
// the first command, which is apst's.
func (j *job) print(out io.Writer, dir, load string, results map[string]summary) {
	fmt.Fprintf(out, "\n%s: %s, %s%s\n", j.name, j.title, size(filepath.Join(dir, j.file.name)), load)
	const line = "  %-26s%5s%14s%10s%12s%13s%12s%8s\n"
	fmt.Fprintf(out, line, "command", "runs", "wall, median", "least", "CPU, median", "peak memory", "written", "ratio")
	first := results[j.contenders[0].name].median
	for _, c := range j.contenders {
		s, ok := results[c.name]
		if !ok {
			fmt.Fprintf(out, "  %-26s%s\n", c.name, "  not installed")
			continue
		}
		written := "-"
		if c.writes != "" {
			written = size(filepath.Join(dir, c.writes))
		}
		fmt.Fprintf(out, line, c.name, strconv.Itoa(s.runs), seconds(s.median), seconds(s.min), seconds(s.cpu),
			bytesOf(s.peak), written, fmt.Sprintf("%.2f", ratio(s.median, first)))
	}
	for _, g := range j.gates {
		if line := g.line(results); line != "" {
			fmt.Fprintln(out, "  "+line)
		}
	}
}

// line says whether a gate is reached; it is empty where it cannot be known.
func (g gate) line(results map[string]summary) string {
	verdict := func(reached bool) string {
		if reached {
			return "reached"
		}
		return "MISSED"
	}
	of := results[g.of]
	if g.under > 0 {
		if of.peak == 0 {
			return ""
		}
		return fmt.Sprintf("%s: %s in under %s: %s", verdict(of.peak < g.under), g.of, bytesOf(g.under), bytesOf(of.peak))
	}
	if g.within > 0 {
		return fmt.Sprintf("%s: %s within %s: %s", verdict(of.median <= g.within), g.of, seconds(g.within), seconds(of.median))
	}
	than, ok := results[g.than]
	if !ok {
		return ""
	}
	goal, share := "no slower than "+g.than, 1.0
	if g.share > 0 {
		goal, share = fmt.Sprintf("in %.2f of the time of %s", g.share, g.than), g.share
	}
	return fmt.Sprintf("%s: %s %s: %.2f of its time, %.2f of its CPU", verdict(ratio(of.median, than.median) <= share), g.of, goal,
		ratio(of.median, than.median), ratio(of.cpu, than.cpu))
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(max(b, 1)) }

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }

func bytesOf(n int64) string {
	switch {
	case n == 0:
		return "-"
	case n < mebi:
		return fmt.Sprintf("%.1f KiB", float64(n)/1024)
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/mebi)
}

func size(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return "-"
	}
	return bytesOf(info.Size())
}

// loadAverage is how busy the machine was in the last minute, where it says.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	last, _, _ := strings.Cut(string(text), " ")
	return ", load " + last + " before"
}
