package intake

import (
	"slices"
	"strings"

	"apst/ingest"
)

// Choice is the value of an option, for all blocks or for those it selects.
type Choice struct {
	Of    []string // wave, informant, file or sheet names; empty for all blocks
	Value string
	From  string // where it stands, as apst.yaml line 7; empty for the command line
}

// String is the choice as the command line writes it.
func (c Choice) String() string {
	if len(c.Of) == 0 {
		return c.Value
	}
	return strings.Join(c.Of, "+") + "=" + c.Value
}

// pick finds the value for a block by its names: the choice that selects with
// the most names wins.
func pick(choices []Choice, names ...string) (Choice, bool) {
	best, found := Choice{}, false
	for _, c := range choices {
		fits := true
		for _, of := range c.Of {
			fits = fits && slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, of) })
		}
		if fits && (!found || len(c.Of) >= len(best.Of)) {
			best, found = c, true
		}
	}
	return best, found
}

// Options are what the user declares. The zero Options declare nothing.
type Options struct {
	Wave            []Choice
	Informant       []Choice
	Form            []Choice
	Coding          []Choice
	Impact          []Choice // 0-3, 1-4 or scored
	Gate            []Choice // 0-3 or 1-4
	LookBack        []Choice
	AlreadyReversed *bool
	ItemsNumbered   bool     // --items 1-25
	Key             []string // headings, or name+dob as the two fields
	Maps            []*Map
	AsOf            ingest.Date // the day the data are from, later than which no form can be; zero when not known
	Partial         bool        // declared of files of which some are not read: a choice may be meant for those
}

// ParseKey reads what tells pupils apart: name+dob, upn, or the heading of a
// column. An empty text is no declaration.
func ParseKey(s string) []string {
	switch {
	case s == "":
		return nil
	case strings.EqualFold(s, "name+dob"):
		return []string{"name", "dob"}
	}
	return []string{s}
}

// Over is what is declared of a file, with what is declared of all in its place
// where both speak: the command line wins over the project.
func (o *Options) Over(file *Options) *Options {
	if file == nil {
		return o
	}
	out := *file
	for _, c := range []struct{ to, from *[]Choice }{{&out.Wave, &o.Wave}, {&out.Informant, &o.Informant}, {&out.Form, &o.Form}, {&out.Coding, &o.Coding}, {&out.Impact, &o.Impact}, {&out.Gate, &o.Gate}, {&out.LookBack, &o.LookBack}} {
		if slices.ContainsFunc(*c.from, func(c Choice) bool { return len(c.Of) == 0 }) {
			*c.to = nil // what was said of all blocks is not to lose to what the file says of one
		}
		*c.to = slices.Concat(*c.to, *c.from) // of two that fit, the later is picked
	}
	if o.AlreadyReversed != nil {
		out.AlreadyReversed = o.AlreadyReversed
	}
	if o.ItemsNumbered {
		out.ItemsNumbered = true
	}
	if len(o.Key) > 0 {
		out.Key = o.Key
	}
	if len(o.Maps) > 0 {
		out.Maps = o.Maps
	}
	return &out
}

// Input is one file to read.
type Input struct {
	Path     string
	Name     string   // what findings call it; empty for the file's name, with its folder where two files share one
	Found    bool     // met in a folder and not named: without SDQ answers it is noted and not refused
	Wave     string   // declared by --baseline or --endline; empty otherwise
	Declared *Options // what is declared of this file, in place of the survey's options; nil is the survey's
}

// Unmatched lists selective choices that select nothing in the inputs, and the
// names they could have used: waves, informants, sheets and files. Those of all
// inputs come first; those declared of some files are compared with these alone.
func (s *Survey) Unmatched() (unused []Choice, names []string) {
	unused, names = unmatched(s.opt.selective(), s.Blocks)
	if len(unused) > 0 || slices.ContainsFunc(s.Files, func(f FileSummary) bool { return f.Format == "" }) {
		return unused, names // what a file that could not be opened holds, nobody knows
	}
	var done []*Options
	for _, src := range s.sources {
		if src.opt == &s.opt || src.opt.Partial || slices.Contains(done, src.opt) {
			continue
		}
		done = append(done, src.opt)
		own := slices.DeleteFunc(src.opt.selective(), func(c Choice) bool { return c.From == "" }) // the command line's were seen to
		blocks := slices.DeleteFunc(slices.Clone(s.Blocks), func(b *Block) bool { return b.opt != src.opt })
		if unused, names := unmatched(own, blocks); len(unused) > 0 && len(names) > 0 {
			return unused, names
		}
	}
	return nil, names
}

// selective are the choices that are for some blocks only.
func (o *Options) selective() []Choice {
	all := slices.Concat(o.Wave, o.Informant, o.Form, o.Coding, o.Impact, o.Gate, o.LookBack)
	return slices.DeleteFunc(all, func(c Choice) bool { return len(c.Of) == 0 })
}

func unmatched(choices []Choice, blocks []*Block) (unused []Choice, names []string) {
	var each [][]string
	for _, b := range blocks {
		own := b.names()
		for _, p := range b.Places {
			own = append(own, p.Sheet)
		}
		each = append(each, own)
		for _, n := range own {
			if n != "" && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	for _, c := range choices {
		if !slices.ContainsFunc(each, func(own []string) bool { _, ok := pick([]Choice{c}, own...); return ok }) {
			unused = append(unused, c)
		}
	}
	return unused, names
}

// reversed is --already-reversed in the form of the other options.
func (o *Options) reversed() []Choice {
	switch {
	case o.AlreadyReversed == nil:
		return nil
	case *o.AlreadyReversed:
		return []Choice{{Value: reversedAlready}}
	}
	return []Choice{{Value: reversedNot}}
}
