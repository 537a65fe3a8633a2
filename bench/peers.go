package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The programs that stand beside apst, by the names of the table.
const (
	peerR      = "R"
	peerReadxl = "readxl"
	peerDuckDB = "DuckDB"
	peerBoot   = "boot"
)

var peerNames = []string{peerR, peerReadxl, peerDuckDB, peerBoot}

// peer is one of them as it was found.
type peer struct {
	version string
	missing string // why it is left out; empty when it is there
}

// findPeers looks for each and asks for its version.
func findPeers(ctx context.Context, duckdb string) map[string]peer {
	return map[string]peer{
		peerR:      ask(ctx, "R is not installed (Debian: r-base-core)", "R", "--vanilla", "-s", "-e", `cat(as.character(getRversion()))`),
		peerReadxl: ask(ctx, "readxl is not installed (Debian: r-cran-readxl)", "R", "--vanilla", "-s", "-e", `cat(as.character(packageVersion("readxl")))`),
		peerDuckDB: findDuckDB(ctx, duckdb),
		peerBoot:   ask(ctx, "boot is not installed (Debian: r-cran-boot)", "R", "--vanilla", "-s", "-e", `cat(as.character(packageVersion("boot")))`),
	}
}

// ask runs a command that prints a version.
func ask(ctx context.Context, missing, name string, args ...string) peer {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).Output()
	version := strings.TrimSpace(string(out))
	if err != nil || version == "" || len(version) > 40 {
		return peer{missing: missing}
	}
	return peer{version: version}
}

// findDuckDB looks for the package that npm installs, and for node to run it.
func findDuckDB(ctx context.Context, folder string) peer {
	node := ask(ctx, "node is not installed", "node", "--version")
	if node.missing != "" {
		return node
	}
	missing := peer{missing: "@duckdb/node-api is not installed (npm install --prefix bench, or -duckdb FOLDER)"}
	text, err := os.ReadFile(filepath.Join(folder, "node_modules", "@duckdb", "node-api", "package.json"))
	if err != nil {
		return missing
	}
	var found struct{ Version string }
	if json.Unmarshal(text, &found) != nil || found.Version == "" {
		return missing
	}
	return peer{version: fmt.Sprintf("%s with node %s", found.Version, node.version)}
}
