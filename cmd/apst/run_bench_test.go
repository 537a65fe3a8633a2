package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"testing"
	"time"

	"apst/synth"
)

// BenchmarkRun does everything a project asks for, from nothing: the school of the
// example with 150 pupils and the marks of a year. 22 schools are done one after another
// in one process; peak-MB is the most the heap held, and must not grow with schools.
func BenchmarkRun(b *testing.B) {
	for _, schools := range []int{1, 22} {
		b.Run(fmt.Sprintf("schools=%d", schools), func(b *testing.B) {
			root := b.TempDir()
			var folders []string
			for i := range schools {
				folders = append(folders, exampleOf(b, filepath.Join(root, fmt.Sprintf("school-%02d", i+1)), 150, uint64(i+1)))
			}
			b.ReportAllocs()
			args := append([]string{"run", "--from-scratch"}, folders...)
			peak := watchHeap()
			for b.Loop() {
				ios, _, talk := testIO()
				if code := run(context.Background(), ios, args); code != 0 && code != exitData {
					b.Fatalf("exit code %d:\n%s", code, talk)
				}
				b.StopTimer()
				for _, folder := range folders { // each time from nothing
					for _, name := range []string{"out", ledgerName, filepath.Join("keys", keyName)} {
						if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
							b.Fatal(err)
						}
					}
				}
				b.StartTimer()
			}
			b.ReportMetric(float64(peak())/1e6, "peak-MB")
		})
	}
}

// exampleOf makes a project with a school of the example's kind.
func exampleOf(tb testing.TB, folder string, pupils int, seed uint64) string {
	tb.Helper()
	ios, _, talk := testIO()
	if code := run(context.Background(), ios, []string{"init", folder, "--example"}); code != 0 {
		tb.Fatalf("exit code %d:\n%s", code, talk)
	}
	files, err := synth.ExampleOf(pupils, seed)
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(folder, "data", f.Name), f.Data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return folder
}

// watchHeap looks at the heap until the returned function is called, which gives the
// most it held.
func watchHeap() func() uint64 {
	debug.FreeOSMemory()
	var peak atomic.Uint64
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak.Store(max(peak.Load(), m.HeapAlloc))
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 { close(done); <-ended; return peak.Load() }
}
