package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"apst/ingest"
	"apst/internal/project"
	"apst/internal/suggest"
)

// notOneOf is the refusal of a word outside a list.
func notOneOf(word string, allowed []string) *UsageError {
	err := usagef("%q is not one of %s", word, strings.Join(allowed, ", "))
	if near := suggest.List(word, allowed, 3); len(near) > 0 {
		return err.hint("did you mean %s?", listed(near, "or"))
	}
	return err
}

// choice is a flag that takes one word of a list. It refuses anything else when
// the command line is read, says what is allowed, and completes.
type choice[T any] struct {
	value   *T
	text    string // as given, in the list's spelling
	allowed []string
	parse   func(string) (T, error)
}

// Set takes a word in any case.
func (c *choice[T]) Set(word string) error {
	for _, allowed := range c.allowed {
		if strings.EqualFold(word, allowed) {
			value, err := c.parse(allowed)
			if err != nil {
				return err
			}
			*c.value, c.text = value, allowed
			return nil
		}
	}
	return notOneOf(word, c.allowed)
}

func (c *choice[T]) String() string { return c.text }

// Type is what stands for the value in the help.
func (c *choice[T]) Type() string { return strings.Join(c.allowed, "|") }

// enumVar declares a flag that takes one word of a list and holds what parse
// makes of it. Without the flag the value stays as it is.
func enumVar[T any](cmd *cobra.Command, p *T, name, usage string, allowed []string, parse func(string) (T, error)) {
	cmd.Flags().Var(&choice[T]{value: p, allowed: allowed, parse: parse}, name, usage)
	completeFlag(cmd, name, allowed)
}

// choiceVar declares a flag that takes one word of a list. An empty value is "not
// given".
func choiceVar(cmd *cobra.Command, p *string, name, value, usage string, allowed ...string) {
	*p = value
	c := &choice[string]{value: p, text: value, allowed: allowed, parse: func(s string) (string, error) { return s, nil }}
	cmd.Flags().Var(c, name, usage)
	completeFlag(cmd, name, allowed)
}

// day is a flag that takes a day.
type day struct{ value *ingest.Date }

func (d day) Set(word string) error {
	v, err := project.ParseDay(word)
	if err != nil {
		return usagef("%q is no day: write it as 2023-07-21", word)
	}
	*d.value = v
	return nil
}

func (d day) String() string {
	if d.value == nil || d.value.IsZero() {
		return ""
	}
	return string(d.value.Append(nil))
}

// Type is what stands for the value in the help.
func (d day) Type() string { return "DAY" }

// dayVar declares a flag that takes a day, as 2023-07-21 or 21/07/2023.
func dayVar(cmd *cobra.Command, p *ingest.Date, name, usage string) {
	cmd.Flags().Var(day{p}, name, usage)
}

// Setting is an option that may name the block it settles: --coding 1-3 is for
// all, --coding baseline=1-3 for one.
type Setting struct {
	Block string // empty is every block
	Value string
}

// settings is a flag that can be given once for all blocks, and for each by name.
type settings struct {
	values  *[]Setting
	allowed []string
}

// Set adds a setting. The same block twice must say the same.
func (s *settings) Set(word string) error {
	block, value := "", word
	if i := strings.LastIndexByte(word, '='); i >= 0 {
		block, value = strings.TrimSpace(word[:i]), word[i+1:]
		if block == "" {
			return usagef("%q names no block before the =", word)
		}
	}
	i := indexFold(s.allowed, value)
	if i < 0 {
		return notOneOf(value, s.allowed)
	}
	for _, before := range *s.values {
		if strings.EqualFold(before.Block, block) && before.Value != s.allowed[i] {
			return usagef("%q contradicts %q", word, before)
		}
	}
	*s.values = append(*s.values, Setting{block, s.allowed[i]})
	return nil
}

func (s Setting) String() string {
	if s.Block == "" {
		return s.Value
	}
	return s.Block + "=" + s.Value
}

func (s *settings) String() string {
	if s.values == nil || len(*s.values) == 0 {
		return ""
	}
	return fmt.Sprint(*s.values)
}

// Type is what stands for the value in the help.
func (s *settings) Type() string { return "[BLOCK=]" + strings.Join(s.allowed, "|") }

// settingsVar declares a flag that settles something for all blocks or for one,
// and can be repeated.
func settingsVar(cmd *cobra.Command, p *[]Setting, name, usage string, allowed ...string) {
	cmd.Flags().Var(&settings{p, allowed}, name, usage)
	completeFlag(cmd, name, allowed)
}

func indexFold(list []string, word string) int {
	for i, s := range list {
		if strings.EqualFold(s, word) {
			return i
		}
	}
	return -1
}

func completeFlag(cmd *cobra.Command, name string, allowed []string) {
	err := cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // a flag declared twice
	}
}

// completeSpreadsheets offers the files that can be read.
func completeSpreadsheets(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"xlsx", "xlsm", "ods", "csv", "tsv", "txt", "xls", "html", "htm"}, cobra.ShellCompDirectiveFilterFileExt
}

// flagError puts the flag library's refusals into our words.
func flagError(cmd *cobra.Command, err error) error {
	// A mistyped command hides behind the flags meant for it.
	if words := cmd.Flags().Args(); cmd.HasAvailableSubCommands() && len(words) > 0 {
		return unknownCommand(cmd, words[0])
	}
	var (
		unknown *pflag.NotExistError
		value   *pflag.InvalidValueError
		missing *pflag.ValueRequiredError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &value):
		return wrongValue(value)
	case errors.As(err, &missing):
		flag := missing.GetFlag()
		return usagef("--%s needs a value: %s", flag.Name, placeholder(flag)).hint("%s", seeHelp(cmd))
	case errors.As(err, &syntax):
		return usagef("%q is not an option", syntax.GetSpecifiedFlag()).hint("%s", seeHelp(cmd))
	}
	return usagef("%w", err).hint("%s", seeHelp(cmd))
}

func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	name := err.GetSpecifiedName()
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		refusal := usagef("%s has no option -%.1s", cmd.CommandPath(), name)
		if flag := cmd.Flags().Lookup(letters); flag != nil {
			return refusal.hint("did you mean --%s?", letters)
		}
		return refusal.hint("%s", seeHelp(cmd))
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	refusal := usagef("%s has no option --%s", cmd.CommandPath(), name)
	if near := suggest.List(name, names, 3); len(near) > 0 {
		for i := range near {
			near[i] = "--" + near[i]
		}
		return refusal.hint("did you mean %s?", listed(near, "or"))
	}
	return refusal.hint("%s", seeHelp(cmd))
}

// kinds of values, in words, by the flag library's name of the type.
var valueKinds = map[string]string{
	"bool": "true or false", "int": "a whole number", "uint": "a whole number",
	"float64": "a number", "duration": "a length of time such as 30s",
}

func wrongValue(err *pflag.InvalidValueError) error {
	flag := err.GetFlag()
	var own *UsageError
	if errors.As(err, &own) {
		return usagef("--%s %w", flag.Name, own)
	}
	kind, ok := valueKinds[flag.Value.Type()]
	if !ok {
		kind = placeholder(flag)
	}
	return usagef("--%s %q is not %s", flag.Name, err.GetValue(), kind)
}
