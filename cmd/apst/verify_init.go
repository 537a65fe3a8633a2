package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"apst/internal/atomicfile"
	"apst/internal/golden"
)

// first makes a first verify.yaml: of the usual commands those that the folder has
// sources for, which is found out by running them in a copy.
func (opts *VerifyOptions) first(ctx context.Context) error {
	file := filepath.Join(opts.Folder, golden.FileName)
	if _, err := os.Lstat(file); err == nil {
		return usagef("%s is there already", file).hint("it is never written over: change it, or move it away")
	}
	var kept []golden.Command
	cfg, err := golden.Parse([]byte(golden.First(golden.Usual())))
	if err != nil {
		return projectError(err)
	}
	j, err := opts.run(ctx, cfg)
	if err != nil {
		return err
	}
	defer j.end()
	for i, cmd := range cfg.Commands {
		ran := j.now.Commands[i]
		if len(ran.Outputs) == 0 || ran.Exit != exitDone && ran.Exit != exitData {
			opts.IO.wrapped("", "left out: "+cmd.Run+" ended with "+exitMeanings[ran.Exit])
			for _, line := range j.said[i] {
				opts.IO.wrapped("  ", line)
			}
			continue
		}
		kept = append(kept, cmd)
	}
	if len(kept) == 0 {
		return usagef("%s: none of the usual commands wrote anything here", opts.Folder).hint("make it a project with sources: apst init").hint("or write %s by hand: see apst verify --help", golden.FileName)
	}
	if err := ctx.Err(); err != nil {
		return errors.Join(err)
	}
	err = atomicfile.Write(file, func(w io.Writer) error {
		_, err := io.WriteString(w, golden.First(kept))
		return err
	})
	if err != nil {
		return err
	}
	opts.IO.Errf("%s: %s\n", file, howMany(len(kept), "command"))
	opts.IO.Errf("next: look at it, and apst verify %s --update --reason \"first recording\"\n", opts.Folder)
	return nil
}
