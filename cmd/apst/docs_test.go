package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// docPages are the pages that people read, with what they show to be typed.
func docPages(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in docs: %v", err)
	}
	for _, f := range append(files, "../../README.md") {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(f)] = strings.ReplaceAll(string(data), "\r\n", "\n")
	}
	return pages
}

var (
	consoleBlock = regexp.MustCompile("(?s)(?:<!-- exits ([0-9 ]+)-->\n)?```console\n(.*?)```")
	inlineCode   = regexp.MustCompile("`(apst [^`\n]+)`")
	lineComment  = regexp.MustCompile(`\s+#.*$`)
)

// sessionOf is a page's console blocks as a script: each command is run, in order,
// in a folder that starts empty, and ends with code 0 unless a comment before its
// block says otherwise: <!-- exits 3 0 --> has a code for each line.
func sessionOf(t *testing.T, page, text string) string {
	t.Helper()
	var script strings.Builder
	for _, block := range consoleBlock.FindAllStringSubmatch(text, -1) {
		codes := strings.Fields(block[1])
		for i, line := range strings.Split(strings.TrimSpace(block[2]), "\n") {
			line = lineComment.ReplaceAllString(line, "")
			code := "0"
			if i < len(codes) {
				code = codes[i]
			}
			line = strings.ReplaceAll(line, `"`, "'")
			switch verb, _, _ := strings.Cut(line, " "); verb {
			case "cd", "cp":
				fmt.Fprintln(&script, line)
			case "apst":
				fmt.Fprintf(&script, "exits %s %s\n", code, line)
			case "unshare": // Linux alone has it, and not for everyone
				fmt.Fprintf(&script, "[linux] [exec:unshare] exits %s %s\n", code, strings.TrimPrefix(line, "unshare -rn "))
			default:
				t.Errorf("%s shows a line that is no command: %q", page, line)
			}
		}
	}
	return script.String()
}

// Every command in a console block of the documentation does what it says.
func TestDocumentedSessions(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the sessions run the same code")
	}
	dir := t.TempDir()
	for page, text := range docPages(t) {
		script := sessionOf(t, page, text)
		if script == "" {
			continue
		}
		name := strings.TrimSuffix(page, ".md") + ".txtar"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true, Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exitsCommand}})
}

// Every command named in the text of the documentation exists, with its options.
func TestDocumentedCommands(t *testing.T) {
	t.Parallel()
	for page, text := range docPages(t) {
		for _, m := range inlineCode.FindAllStringSubmatch(text, -1) {
			words := splitWords(m[1])
			ios, _, _ := testIO()
			root := newRoot(ios)
			cmd, rest, err := root.Find(words[1:])
			if err != nil || !cmd.HasParent() {
				t.Errorf("%s names %q: there is no such command", page, m[1])
				continue
			}
			var flags []string
			for _, w := range rest {
				if strings.HasPrefix(w, "-") && w != "-" {
					flags = append(flags, w)
				}
			}
			for _, f := range flags {
				name, _, _ := strings.Cut(strings.TrimLeft(f, "-"), "=")
				if cmd.Flags().Lookup(name) == nil && cmd.InheritedFlags().Lookup(name) == nil && (len(name) != 1 || cmd.Flags().ShorthandLookup(name) == nil) && name != "help" {
					t.Errorf("%s names %q: %s has no option %s", page, m[1], cmd.CommandPath(), f)
				}
			}
		}
	}
}

// splitWords splits a command line as a shell does, double quotes included.
func splitWords(line string) []string {
	var words []string
	for _, w := range regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(line, -1) {
		words = append(words, strings.Trim(w, `"`))
	}
	return words
}

// No package of the program imports one that can open a connection or start
// another program.
func TestNoConnections(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("the same sources are looked at elsewhere")
	}
	files := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "tools" || d.Name() == "bench" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2):
			return fs.SkipDir // not part of the program
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		files++
		for _, spec := range f.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if name == "net" || strings.HasPrefix(name, "net/") && name != "net/url" || name == "os/exec" || name == "plugin" || strings.Contains(name, "/http") {
				t.Errorf("%s imports %s", path, name)
			}
		}
		return nil
	})
	if err != nil || files < 50 {
		t.Fatalf("%d files looked at: %v", files, err)
	}
}
