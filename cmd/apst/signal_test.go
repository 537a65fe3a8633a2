package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

// slowMain is a program like apst with a command that never finishes the file it
// writes: "slow" stops when it is asked to, "deaf" does not hear.
func slowMain() {
	ios := systemIO()
	ctx, cancel := context.WithCancelCause(context.Background())
	stopOnSignals(ios, cancel)
	write := func(use string, wait func(ctx context.Context) error) *cobra.Command {
		return &cobra.Command{Use: use, Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
			out, err := resolveOutput(args[0], "", []string{"csv"}, "csv")
			if err != nil {
				return err
			}
			return out.Write(ios, out.Path("pupil", "scores"), func(w io.Writer) error {
				if _, err := io.WriteString(w, "pupil_id\n"); err != nil {
					return err
				}
				ios.Outf("writing\n")
				return wait(cmd.Context())
			})
		}}
	}
	root := newRoot(ios)
	root.AddCommand(
		write("slow", func(ctx context.Context) error {
			<-ctx.Done()
			return ctx.Err()
		}),
		write("deaf", func(ctx context.Context) error {
			<-ctx.Done()
			ios.Outf("busy\n")
			select {}
		}),
		write("broken", func(context.Context) error { panic("fault") }),
	)
	os.Exit(runTree(ctx, ios, root, os.Args[1:]))
}

// Ctrl-C ends a command that listens at once, and one that does not at the second
// time. Either way the old file is whole and there is no other one.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a test cannot send Ctrl-C there")
	}
	tests := []struct {
		name, command string
		says          []string // what is waited for before each interrupt
		code          int
		talk          string
	}{
		{"listening", "slow", []string{"writing"}, exitInterrupted, "apst: interrupted; no unfinished file is left\n"},
		{"deaf", "deaf", []string{"writing", "busy"}, exitInterrupted, ""},
		{"broken", "broken", nil, exitFailed, "apst: apst failed while starting; this is a fault in apst\nhint: the same command with --debug says where; please report it\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "scores.csv"), []byte("old"), 0o644); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("apst-slow", tt.command, "scores.csv")
			cmd.Dir = dir
			var talk strings.Builder
			cmd.Stderr = &talk
			said, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(said)
			for _, want := range tt.says {
				if !lines.Scan() || lines.Text() != want {
					t.Fatalf("got %q, want %q", lines.Text(), want)
				}
				if err := cmd.Process.Signal(os.Interrupt); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := io.Copy(io.Discard, said); err != nil {
				t.Fatal(err)
			}
			var exit *exec.ExitError
			if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != tt.code {
				t.Errorf("ended with %v, want exit code %d", err, tt.code)
			}
			if diff := cmp.Diff(tt.talk, talk.String()); diff != "" {
				t.Error(diff)
			}
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 1 {
				t.Errorf("files %v, error %v; want the old file alone", entries, err)
			}
			if old, err := os.ReadFile(filepath.Join(dir, "scores.csv")); err != nil || string(old) != "old" {
				t.Errorf("the old file holds %q, error %v", old, err)
			}
		})
	}
}

// Whoever reads standard output may stop: no message, and no signal kills the
// program while it writes files.
func TestClosedStdout(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("pipes break otherwise there")
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	cmd := exec.Command("apst", "completion", "bash")
	cmd.Stdout = writer
	var talk strings.Builder
	cmd.Stderr = &talk
	err = cmd.Run()
	writer.Close()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Errorf("ended with %v, want exit code %d", err, exitFailed)
	}
	if talk.Len() > 0 {
		t.Errorf("talk: %q", &talk)
	}
}
