package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manFolder holds a manual page for every command; make man writes them. They are
// made here and not by the program, so that it need not hold what makes them.
const manFolder = "../../docs/man"

// The manual pages are those of the commands as they are.
func TestManPages(t *testing.T) {
	t.Parallel()
	ios, _, _ := testIO()
	pages := map[string]bool{}
	root := newRoot(ios)
	prepare(root, func() {}) // flags in the order they were declared
	for _, cmd := range everyCommand(root) {
		name := strings.ReplaceAll(cmd.CommandPath(), " ", "-") + ".1"
		pages[name] = true
		page := md2man.Render([]byte(manPage(cmd)))
		file := filepath.Join(manFolder, name)
		if *update {
			if err := os.MkdirAll(manFolder, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, page, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		old, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%v; make man writes it", err)
			continue
		}
		if diff := gocmp.Diff(string(old), string(page)); diff != "" {
			t.Errorf("%s differs (make man rewrites it):\n%s", file, diff)
		}
	}
	files, err := os.ReadDir(manFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if filepath.Ext(f.Name()) == ".1" && !pages[f.Name()] {
			if *update {
				err = os.Remove(filepath.Join(manFolder, f.Name()))
			}
			if !*update || err != nil {
				t.Errorf("%s is the page of no command", f.Name())
			}
		}
	}
}

// manPage is a command's help as Markdown in the form of a manual page. It bears
// no date: a page changes when its command does.
func manPage(cmd *cobra.Command) string {
	var b strings.Builder
	section := func(title string) { fmt.Fprintf(&b, "\n# %s\n\n", title) }
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
	fmt.Fprintf(&b, "%% %q \"1\" \"\" \"apst\" \"apst manual\"\n", strings.ToUpper(name))
	section("NAME")
	fmt.Fprintf(&b, "%s - %s\n", name, manText(cmd.Short))
	section("SYNOPSIS")
	fmt.Fprintf(&b, "**%s**%s\n", cmd.CommandPath(), manText(strings.TrimPrefix(usageLine(cmd), cmd.CommandPath())))
	section("DESCRIPTION")
	b.WriteString(manProse(cmp.Or(cmd.Long, cmd.Short)))
	manFlags(&b, "OPTIONS", cmd.LocalFlags())
	manFlags(&b, "OPTIONS OF EVERY COMMAND", cmd.InheritedFlags())
	if cmd.Example != "" {
		section("EXAMPLES")
		b.WriteString(manProse(cmd.Example))
	}
	section("EXIT STATUS")
	for _, code := range exitsOf(cmd) {
		fmt.Fprintf(&b, "**%s**\n:   %s\n\n", strconv.Itoa(code), manText(exitMeanings[code]))
	}
	section("SEE ALSO")
	b.WriteString(strings.Join(manRelated(cmd), ", ") + "\n")
	return b.String()
}

// manRelated are the pages of the command above and of those below.
func manRelated(cmd *cobra.Command) []string {
	var pages []string
	add := func(c *cobra.Command) {
		pages = append(pages, "**"+strings.ReplaceAll(c.CommandPath(), " ", "-")+"(1)**")
	}
	if cmd.HasParent() {
		add(cmd.Parent())
	}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			add(sub)
		}
	}
	return pages
}

func manFlags(b *strings.Builder, title string, flags *pflag.FlagSet) {
	flags.SortFlags = false
	first := true
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		if first {
			fmt.Fprintf(b, "\n# %s\n\n", title)
			first = false
		}
		name := "**--" + f.Name + "**"
		if f.Shorthand != "" {
			name = "**-" + f.Shorthand + "**, " + name
		}
		if value := placeholder(f); value != "" {
			name += " *" + manText(value) + "*"
		}
		_, usage := pflag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
			usage += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(b, "%s\n:   %s\n\n", name, manText(usage))
	})
}

// manProse keeps indented lines as they are, and lets the others flow.
func manProse(text string) string {
	var b strings.Builder
	indented := false
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if code := strings.HasPrefix(line, "  "); code != indented {
			b.WriteString("\n")
			indented = code
		}
		switch {
		case indented:
			b.WriteString("    " + line + "\n")
		default:
			b.WriteString(manText(line) + "\n")
		}
	}
	return b.String()
}

// manText keeps a text from being read as Markdown.
func manText(s string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, "`", "\\`", `<`, `\<`, `[`, `\[`, `|`, `\|`, `#`, `\#`).Replace(s)
}
