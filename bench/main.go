// Command bench times whole apst commands, from start to finish with the result
// written, beside what else could do the job: R, readxl and DuckDB, where they
// are installed. DuckDB is a witness as well: its scores have to equal apst's.
// See README.md for what is measured and how.
//
//	go run ./bench
//	go run ./bench -short
//	go run ./bench -only million -runs 10
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"syscall"
)

// options are what the command line asks for.
type options struct {
	short  bool
	runs   int            // of each command; 0 leaves it to the job
	only   *regexp.Regexp // names of jobs
	dir    string         // where the files go; a new folder, removed afterwards, if empty
	keep   bool           // leave the files there
	apst   string         // the program; built anew if empty
	duckdb string         // folder that has @duckdb/node-api in node_modules
	seed   uint64
}

func main() {
	if len(os.Args) > 1 {
		if work, ok := workers[os.Args[1]]; ok {
			exit(work(os.Args[2:], os.Stdout))
		}
	}
	o := options{}
	flag.BoolVar(&o.short, "short", false, "a hundredth of the rows, two runs: to see that everything works")
	flag.IntVar(&o.runs, "runs", 0, "runs of each command (default: more of the short ones)")
	flag.StringVar(&o.dir, "dir", "", "existing folder for the files, which stay there (default: a temporary one)")
	flag.StringVar(&o.apst, "apst", "", "program to time (default: built from ./cmd/apst)")
	flag.StringVar(&o.duckdb, "duckdb", "bench", "folder in which npm installed @duckdb/node-api")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the answers")
	only := flag.String("only", "", "only the jobs whose name matches this pattern")
	flag.Parse()
	var err error
	if o.only, err = regexp.Compile(*only); err != nil || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	signal.Ignore(syscall.SIGPIPE) // or "go run ./bench | head" would leave its files behind
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	exit(bench(ctx, o, os.Stdout))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// bench runs the jobs one after the other and prints a table for each.
func bench(ctx context.Context, o options, out io.Writer) (err error) {
	o.keep = o.dir != ""
	if !o.keep {
		if o.dir, err = os.MkdirTemp("", "apst-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(o.dir)
	}
	if o.dir, err = filepath.Abs(o.dir); err != nil {
		return err
	}
	if o.duckdb, err = filepath.Abs(o.duckdb); err != nil {
		return err
	}
	if o.apst == "" {
		if o.apst, err = build(ctx, o.dir); err != nil {
			return err
		}
	} else if o.apst, err = filepath.Abs(o.apst); err != nil {
		return err
	}
	peers := findPeers(ctx, o.duckdb)
	introduce(ctx, out, o, peers)
	for _, j := range jobs(o) {
		if !o.only.MatchString(j.name) {
			continue
		}
		if err := j.run(ctx, o, peers, out); err != nil {
			return fmt.Errorf("%s: %w", j.name, err)
		}
	}
	return nil
}

// build makes the program as it is handed out.
func build(ctx context.Context, dir string) (string, error) {
	path := filepath.Join(dir, "apst")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", path, "./cmd/apst")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOAMD64=v1")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("building apst (run this from the folder with go.mod): %w", err)
	}
	return path, nil
}

// introduce says what is timed, and on what.
func introduce(ctx context.Context, out io.Writer, o options, peers map[string]peer) {
	fmt.Fprintf(out, "apst built with %s for %s/%s, %d processors\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	for _, name := range peerNames {
		if p := peers[name]; p.missing == "" {
			fmt.Fprintf(out, "%s %s\n", name, p.version)
		} else {
			fmt.Fprintf(out, "%s: skipped, %s\n", name, p.missing)
		}
	}
	if o.short {
		fmt.Fprintln(out, "short: a hundredth of the rows; nothing follows from these times")
	}
}
