package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"apst":      main,
		"apst-slow": slowMain,
	})
}

// TestScript plays whole sessions. Beside the usual commands there is
//
//	exits CODE apst ARGUMENTS...
//
// which runs a program and wants this exit code.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exitsCommand},
	})
}

func exitsCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARGUMENT...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// testIO is a world of buffers, without a terminal.
func testIO() (ios *IO, out, talk *bytes.Buffer) {
	out, talk = &bytes.Buffer{}, &bytes.Buffer{}
	return &IO{In: &bytes.Buffer{}, Out: out, Err: talk, Width: 80, now: time.Now}, out, talk
}

// runWith runs the program with one more command.
func runWith(ios *IO, cmd *cobra.Command, args ...string) int {
	root := newRoot(ios)
	root.AddCommand(cmd)
	return runTree(context.Background(), ios, root, args)
}
