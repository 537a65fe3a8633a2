package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// exitsAnnotation is where a command notes its exit codes beyond the usual ones.
const exitsAnnotation = "exits"

// exits notes exit codes that a command has beyond 0, 1, 2 and 130.
func exits(cmd *cobra.Command, codes ...int) {
	if cmd.Annotations == nil {
		cmd.Annotations = map[string]string{}
	}
	for _, code := range codes {
		cmd.Annotations[exitsAnnotation] += strconv.Itoa(code) + " "
	}
}

// exitsOf is every exit code of a command, in order.
func exitsOf(cmd *cobra.Command) []int {
	codes := map[int]bool{exitDone: true, exitFailed: true, exitUsage: true, exitInterrupted: true}
	for word := range strings.FieldsSeq(cmd.Annotations[exitsAnnotation]) {
		if code, err := strconv.Atoi(word); err == nil {
			codes[code] = true
		}
	}
	return slices.Sorted(maps.Keys(codes))
}

// printHelp prints a command's page: what it does, how it is called, an example
// to paste, its commands, its options, and its exit codes.
func printHelp(ios *IO, cmd *cobra.Command) {
	p := &page{paint: ios.outPaint(), width: min(ios.Width, 100)}
	p.line("%s", cmp.Or(cmd.Long, cmd.Short))
	p.heading("usage")
	p.line("  %s", usageLine(cmd))
	if cmd.Example != "" {
		p.heading("examples")
		p.line("%s", strings.TrimRight(cmd.Example, "\n"))
	}
	p.commands(cmd)
	p.options("options", cmd.LocalFlags())
	p.options("options of every command", cmd.InheritedFlags())
	p.heading("exit codes")
	var rows [][2]string
	for _, code := range exitsOf(cmd) {
		rows = append(rows, [2]string{strconv.Itoa(code), exitMeanings[code]})
	}
	p.rows(rows)
	ios.Outf("%s", ready(p.text.String()))
}

// usageLine is how a command is called.
func usageLine(cmd *cobra.Command) string {
	line := cmd.CommandPath()
	if cmd.HasAvailableSubCommands() {
		return line + " COMMAND"
	}
	if _, operands, ok := strings.Cut(cmd.Use, " "); ok {
		line += " " + operands
	}
	if cmd.HasAvailableLocalFlags() {
		line += " [options]"
	}
	return line
}

// page is a page of help being written.
type page struct {
	text  strings.Builder
	paint Paint
	width int
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(&p.text, format+"\n", args...) }

func (p *page) heading(s string) { p.line("\n%s", p.paint.Bold(s+":")) }

// commands lists the commands below one, by group.
func (p *page) commands(cmd *cobra.Command) {
	section := func(title, group string) {
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() && sub.GroupID == group {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		if len(rows) > 0 {
			p.heading(title)
			p.rows(rows)
		}
	}
	for _, group := range cmd.Groups() {
		section(group.Title, group.ID)
	}
	section("commands", "")
}

// options lists flags, in the order they were declared.
func (p *page) options(title string, flags *pflag.FlagSet) {
	var rows [][2]string
	flags.SortFlags = false
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		short := "    "
		if f.Shorthand != "" {
			short = "-" + f.Shorthand + ", "
		}
		name := short + "--" + f.Name
		if value := placeholder(f); value != "" {
			name += " " + value
		}
		_, usage := pflag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
			usage += " (default " + f.DefValue + ")"
		}
		rows = append(rows, [2]string{name, usage})
	})
	if len(rows) > 0 {
		p.heading(title)
		p.rows(rows)
	}
}

// placeholder stands for a flag's value: the word in back quotes in its usage,
// or the kind of value.
func placeholder(f *pflag.Flag) string {
	name, _ := pflag.UnquoteUsage(f)
	return name
}

// rows sets names and their explanations in two columns, and wraps the second.
// A name too long for its column stands on a line of its own.
func (p *page) rows(rows [][2]string) {
	const indent, gap, widest = 2, 2, 28
	column := 0
	for _, row := range rows {
		if n := utf8.RuneCountInString(row[0]); n <= widest {
			column = max(column, n)
		}
	}
	left := indent + column + gap
	for _, row := range rows {
		n := utf8.RuneCountInString(row[0])
		p.text.WriteString(strings.Repeat(" ", indent) + row[0])
		if n > column {
			p.text.WriteString("\n" + strings.Repeat(" ", left))
		} else {
			p.text.WriteString(strings.Repeat(" ", left-indent-n))
		}
		for i, line := range wrapped(row[1], max(20, p.width-left)) {
			if i > 0 {
				p.text.WriteString(strings.Repeat(" ", left))
			}
			p.text.WriteString(line + "\n")
		}
	}
}

// wrapped breaks a text at spaces into lines of at most width characters.
func wrapped(text string, width int) []string {
	lines := []string{""}
	for word := range strings.FieldsSeq(text) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case utf8.RuneCountInString(*last)+1+utf8.RuneCountInString(word) <= width:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}
