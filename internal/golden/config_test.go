package golden

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"apst/internal/project"
)

const plain = "format: 1\ncommands:\n  - run: apst score all --format csv\n    outputs: [out/pupil/*.csv]\n"

func TestParse(t *testing.T) {
	t.Parallel()
	c, err := Parse([]byte(`format: 1
expected: recorded/here
commands:
  - run: apst score sdq "data/SDQ a.csv" --informant self -o 'scores x.csv'
    exit: 3
    outputs: scores x.csv
  - run: apst check
tolerance:
  - {table: results, columns: [estimate, lower], within: 0.001, reason: rounding}
may_vary:
  - columns: source
    reason: addresses
`))
	if err != nil {
		t.Fatal(err)
	}
	first := c.Commands[0]
	if want := []string{"score", "sdq", "data/SDQ a.csv", "--informant", "self", "-o", "scores x.csv"}; !slices.Equal(first.Args, want) {
		t.Errorf("arguments %q", first.Args)
	}
	if c.Expected != "recorded/here" || !first.Stated || first.Exit != 3 || first.Line != 4 || first.Outputs[0] != "scores x.csv" || len(c.Commands) != 2 || c.Commands[1].Stated {
		t.Errorf("%+v", c)
	}
	if a := c.Tolerance[0]; a.Table != "results" || a.Within != 0.001 || len(a.Columns) != 2 || a.Line != 9 {
		t.Errorf("%+v", a)
	}
	if a := c.Vary[0]; a.Table != "*" || a.Columns[0] != "source" || a.Reason != "addresses" {
		t.Errorf("%+v", a)
	}
}

// What is wrong is refused with its line, and what was probably meant.
func TestParseComplaints(t *testing.T) {
	t.Parallel()
	run := func(line string) string { return "format: 1\ncommands:\n  - run: " + line + "\n    outputs: [a.csv]\n" }
	for _, tt := range []struct{ name, text, want, hint string }{
		{"nothing", "# nothing\n", "says nothing", ""},
		{"no form", "format: 1\ncommands: [\n", "the file is not in its form", ""},
		{"newer", "format: 2\nsomething: new\n", "line 1: the file has format 2", "get a newer apst"},
		{"older", "format: 0\n" + plain[10:], "format is 0", "write format: 1"},
		{"no format", plain[10:], "needs format", "format: 1"},
		{"no commands", "format: 1\n", "needs commands", ""},
		{"mistyped", "format: 1\ncomands: []\n", `no setting "comands"`, "did you mean commands?"},
		{"mistyped below", "format: 1\ncommands:\n  - run: apst check\n    output: [a.csv]\n", `line 4: command has no setting "output"`, "did you mean outputs?"},
		{"no run", "format: 1\ncommands:\n  - outputs: [a.csv]\n", "line 3: command needs run", ""},
		{"nothing held", "format: 1\ncommands:\n  - run: apst check\n", "nothing would be compared", "outputs: "},
		{"another program", run("python x.py"), "line 3: run names no command of apst", ""},
		{"apst alone", run("apst"), "names no command", ""},
		{"itself", run("apst verify ."), "it would run itself", ""},
		{"a pipe", run("apst check | tee x"), "means something to a terminal", ""},
		{"an open quote", run(`'apst check "x'`), "a quote is left open", ""},
		{"outside", run("apst score sdq ../sdq.csv"), "../sdq.csv is outside this folder", "put into it"},
		{"outside by an option", run("apst score sdq -o=/tmp/x.csv"), "is outside this folder", ""},
		{"outside on Windows", run(`apst score sdq C:\data\x.csv`), "is outside this folder", ""},
		{"home", run("apst score sdq ~/x.csv"), "is outside this folder", ""},
		{"outputs outside", "format: 1\ncommands:\n  - run: apst check\n    outputs: [../x.csv]\n", "is no file of this folder", ""},
		{"outputs absolute", "format: 1\ncommands:\n  - run: apst check\n    outputs: [/x.csv]\n", "is no file of this folder", ""},
		{"outputs no pattern", "format: 1\ncommands:\n  - run: apst check\n    outputs: ['[a.csv']\n", "is no file of this folder", ""},
		{"exit of failures", "format: 1\ncommands:\n  - run: apst check\n    exit: 1\n    outputs: [a.csv]\n", "exit 1 is no end", ""},
		{"exit in words", "format: 1\ncommands:\n  - run: apst check\n    exit: fine\n", "exit is not in its form", "a whole number"},
		{"twice", plain + "  - run: apst score all --format csv\n", "is run twice, in line 3 too", ""},
		{"tolerance without a limit", plain + "tolerance: [{columns: [p], reason: x}]\n", "tolerance needs within", "within: 0.001"},
		{"tolerance without a reason", plain + "tolerance: [{columns: [p], within: 0.1}]\n", "tolerance needs reason", ""},
		{"tolerance of nothing", plain + "tolerance: [{columns: [p], within: 0, reason: x}]\n", "no number above 0", ""},
		{"tolerance of everything", plain + "tolerance: [{columns: [p], within: .inf, reason: x}]\n", "no number above 0", ""},
		{"vary without columns", plain + "may_vary: [{reason: x}]\n", "may_vary needs columns", ""},
		{"vary with a limit", plain + "may_vary: [{columns: [p], within: 1, reason: x}]\n", `no setting "within"`, ""},
		{"expected outside", plain + "expected: ../elsewhere\n", "is no folder in this one", ""},
		{"expected is the folder", plain + "expected: .\n", "is no folder in this one", ""},
		{"anchors", "format: 1\ncommands: &a\n  - run: apst check\n", "anchors", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Parse([]byte(tt.text))
			complains(t, err, tt.want, tt.hint)
		})
	}
}

func complains(t *testing.T, err error, want, hint string) {
	t.Helper()
	var bad *project.Error
	if !errors.As(err, &bad) {
		t.Fatalf("got %v, want a *project.Error with %q", err, want)
	}
	if !strings.Contains(bad.Error(), want) || !strings.Contains(bad.Hint, hint) {
		t.Errorf("got %q, hint %q; want %q, hint %q", bad.Error(), bad.Hint, want, hint)
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, err := Load(dir)
	complains(t, err, "there is no verify.yaml", "apst verify --init")
	if err := os.WriteFile(filepath.Join(dir, FileName), []byte("format: 9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Load(dir)
	complains(t, err, filepath.Join(dir, FileName)+" line 1: the file has format 9", "newer")
}

// The first verify.yaml is read, and names the usual commands.
func TestFirst(t *testing.T) {
	t.Parallel()
	c, err := Parse([]byte(First(Usual())))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Commands) != len(Usual()) || len(c.Tolerance) != 1 || len(c.Vary) != 1 || c.Expected != "expected" {
		t.Errorf("%+v", c)
	}
	for i, u := range Usual() {
		if c.Commands[i].Run != u.Run || !slices.Equal(c.Commands[i].Outputs, u.Outputs) {
			t.Errorf("%+v, want %+v", c.Commands[i], u)
		}
	}
}

// However a file is damaged, it is read or refused; what is read stays in the folder.
func FuzzParse(f *testing.F) {
	f.Add(First(Usual()))
	f.Add(plain)
	f.Add("format: 1\ncommands:\n  - {run: 'apst check \"a b\" --x=../y', exit: 3, outputs: [a/, '*/b']}\nmay_vary: {columns: a, reason: b}\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse([]byte(text))
		if err != nil {
			return
		}
		for _, cmd := range c.Commands {
			if len(cmd.Args) == 0 {
				t.Errorf("%q has no arguments", cmd.Run)
			}
			for _, a := range cmd.Args {
				if strings.HasPrefix(a, "../") || strings.HasPrefix(a, "/") {
					t.Errorf("%q reaches out of the folder", a)
				}
			}
		}
		if !filepath.IsLocal(c.Expected) {
			t.Errorf("%q", c.Expected)
		}
	})
}
