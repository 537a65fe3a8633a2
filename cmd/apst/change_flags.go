package main

import (
	"math"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"apst/ingest"
	"apst/internal/project"
	"apst/metrics/cohort"
	"apst/metrics/stats"
)

// said is a flag that says something of how change is worked out.
type said struct {
	kind  string
	parse func(string) (func(*cohort.Settings), error)
	to    *[]func(*cohort.Settings)
}

func (s *said) Set(text string) error {
	say, err := s.parse(text)
	if err == nil {
		*s.to = append(*s.to, say)
	}
	return err
}

func (s *said) String() string { return "" }

// Type is what stands for the value in the help.
func (s *said) Type() string { return s.kind }

// settingFlags declares the flags that say how change is worked out.
func (opts *ChangeOptions) settingFlags(cmd *cobra.Command) {
	add := func(name, kind, usage string, parse func(string) (func(*cohort.Settings), error)) {
		cmd.Flags().Var(&said{kind, parse, &opts.Said}, name, usage)
	}
	rule := func(endline bool, to func(*cohort.Settings) *cohort.Rule) func(string) (func(*cohort.Settings), error) {
		return func(text string) (func(*cohort.Settings), error) {
			r, err := cohort.ParseRule(text, endline)
			if err != nil {
				return nil, usagef("%w", err)
			}
			return func(s *cohort.Settings) { *to(s) = r }, nil
		}
	}
	add("baseline", "RULE", `which questionnaire is the baseline: named, first, or "nearest DAY within N days" (default named)`,
		rule(false, func(s *cohort.Settings) *cohort.Rule { return &s.Baseline }))
	add("endline", "RULE", `which is the endline: named, last (before leaving), or "nearest DAY within N days" (default named)`,
		rule(true, func(s *cohort.Settings) *cohort.Rule { return &s.Endline }))
	add("scale", "SCALE", "only this scale, such as total; repeatable", func(text string) (func(*cohort.Settings), error) {
		return func(s *cohort.Settings) { s.Scales = append(s.Scales, text) }, nil
	})
	add("measure", "MEASURE", "only this measure: "+listed(measureWords(), "or")+"; repeatable", func(text string) (func(*cohort.Settings), error) {
		if text != "sdq" && measureNamed(text) == nil {
			return nil, notOneOf(text, measureWords())
		}
		return func(s *cohort.Settings) { s.Measures = append(s.Measures, text) }, nil
	})
	opts.methodFlags(cmd, add)
	add("rater", "same|any", "whether a teacher's endline by another teacher makes a pair (default same)", func(text string) (func(*cohort.Settings), error) {
		if text != "same" && text != "any" {
			return nil, notOneOf(text, []string{"same", "any"})
		}
		return func(s *cohort.Settings) { s.AnyRater = text == "any" }, nil
	})
	add("bands", "3|4", "system of bands, and the cut-off with it (default 3)", func(text string) (func(*cohort.Settings), error) {
		if text != "3" && text != "4" {
			return nil, notOneOf(text, []string{"3", "4"})
		}
		return func(s *cohort.Settings) { s.Bands = "band" + text }, nil
	})
	day := func(to func(*cohort.Settings) *ingest.Date) func(string) (func(*cohort.Settings), error) {
		return func(text string) (func(*cohort.Settings), error) {
			d, err := project.ParseDay(text)
			if err != nil {
				return nil, usagef("%q is no day, such as 2022-09-01", text)
			}
			return func(s *cohort.Settings) { *to(s) = d }, nil
		}
	}
	add("from", "DAY", "first day of the period: who was on roll in it counts", day(func(s *cohort.Settings) *ingest.Date { return &s.From }))
	add("to", "DAY", "last day of the period", day(func(s *cohort.Settings) *ingest.Date { return &s.To }))
}

// methodFlags declares the flags that say by which statistics.
func (opts *ChangeOptions) methodFlags(cmd *cobra.Command, add func(name, kind, usage string, parse func(string) (func(*cohort.Settings), error))) {
	number := func(low, high float64, want string, to func(*cohort.Settings) *float64) func(string) (func(*cohort.Settings), error) {
		return func(text string) (func(*cohort.Settings), error) {
			x, err := strconv.ParseFloat(text, 64)
			if err != nil || math.IsNaN(x) || x <= low || x >= high {
				return nil, usagef("%q: %s is wanted", text, want)
			}
			return func(s *cohort.Settings) { *to(s) = x }, nil
		}
	}
	add("sd", "POINTS", "standard deviation for the reliable change of the total, with --reliability",
		number(0, 1000, "a number of points above 0", func(s *cohort.Settings) *float64 { return &s.SD }))
	add("reliability", "R", "reliability for it, such as 0.80",
		number(0, 1, "a number between 0 and 1", func(s *cohort.Settings) *float64 { return &s.Reliability }))
	add("margin", "POINTS", "test whether the mean change is within this many points of none",
		number(0, 1000, "a number of points above 0", func(s *cohort.Settings) *float64 { return &s.Margin }))
	add("reliable-change", "METHOD", "constants of reliable change: british-alpha, british-retest, nhs-england", func(text string) (func(*cohort.Settings), error) {
		return func(s *cohort.Settings) { s.Method = text }, nil
	})
	add("single-scales", "bool", "reliable change of single scales too, though they are less reliable", func(text string) (func(*cohort.Settings), error) {
		on, err := strconv.ParseBool(text)
		if err != nil {
			return nil, notOneOf(text, []string{"true", "false"})
		}
		return func(s *cohort.Settings) { s.SingleScales = on }, nil
	})
	cmd.Flags().Lookup("single-scales").NoOptDefVal = "true"
	add("wilcoxon", "CONVENTION", "convention of the signed-rank test (default auto: pratt-exact below 50 pairs, pratt-asymptotic from there)", func(text string) (func(*cohort.Settings), error) {
		c, ok := stats.ParseWilcoxon(text)
		if !ok {
			return nil, notOneOf(text, wilcoxonWords())
		}
		return func(s *cohort.Settings) { s.Wilcoxon = c }, nil
	})
	completeFlag(cmd, "wilcoxon", wilcoxonWords())
}

// checkConstants refuses half of a pair of constants.
func (opts *ChangeOptions) checkConstants(cmd *cobra.Command) error {
	sd, r := cmd.Flags().Changed("sd"), cmd.Flags().Changed("reliability")
	switch {
	case sd != r:
		return usagef("--sd and --reliability belong together").hint("give both, such as --sd 5.2 --reliability 0.80")
	case sd && cmd.Flags().Changed("reliable-change"):
		return usagef("--reliable-change brings its own constants").hint("leave out --sd and --reliability, or --reliable-change")
	}
	return nil
}

// measureWords are the words of all measures.
func measureWords() []string {
	out := []string{"sdq"}
	for _, m := range measures() {
		out = append(out, m.ID)
	}
	return out
}

// readDecisions reads a file of decisions about identifiers.
func readDecisions(path string) ([]cohort.Decision, error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxMap {
		return nil, usagef("--links %s: there is no such file of decisions", path).hint("make one with: apst change --save-links %s", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out, err := cohort.ParseDecisions(path, data)
	if err != nil {
		return nil, usagef("%w", err)
	}
	return out, nil
}
