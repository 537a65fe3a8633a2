package main

import (
	"fmt"
	"slices"
	"strings"

	"apst/internal/compare"
)

// group is what differs of one kind of thing.
func (p *diffPage) group(g compare.Group) {
	list := p.result.Of(g)
	if len(list) == 0 {
		return
	}
	follow := 0
	list = slices.DeleteFunc(list, func(d compare.Difference) bool {
		if d.Follows {
			follow++
		}
		return d.Follows
	})
	p.heading(2, string(g)+": "+howMany(len(list), "difference"))
	if follow > 0 {
		defer p.item("and " + grouped(int64(follow)) + " that follow from these in the tables made of the scores; all with --format json")
	}
	switch {
	case p.details:
		for i := range list {
			text := list[i].String()
			if list[i].Why != "" {
				text += " (" + list[i].Why + ")"
			}
			if c := list[i].Cause; c != "" {
				text += " [" + string(c) + "]"
			}
			p.item(text)
		}
	case g == compare.Scales:
		p.scales(list)
	case g == compare.Rules:
		p.rules(list)
	default:
		for _, k := range compare.CountKinds(list) {
			p.item(kindCount(k))
		}
		if g == compare.Layout {
			p.places(list)
		}
	}
}

// kindCount is how many of a kind there are.
func kindCount(k compare.KindCount) string {
	text := k.Kind.Info().Title + ": " + grouped(int64(k.Differences))
	if k.Pupils > 0 && k.Pupils != k.Differences {
		text += ", of " + howMany(k.Pupils, "pupil")
	}
	return text
}

// scales is what differs scale by scale.
func (p *diffPage) scales(list []compare.Difference) {
	scales := compare.CountScales(list)
	for i, s := range scales {
		if i == diffScales {
			p.item(fmt.Sprintf("and %d more; all with --format json", len(scales)-i))
			return
		}
		var parts []string
		for _, k := range s.Kinds {
			parts = append(parts, kindCount(k))
		}
		name := s.Scale
		if name == "" {
			name = "of no scale"
		}
		p.item(name + ": " + strings.Join(parts, "; ") + causesIn(s.Causes))
	}
}

func causesIn(causes []compare.Cause) string {
	if len(causes) == 0 {
		return ""
	}
	var out []string
	for _, c := range causes {
		out = append(out, string(c))
	}
	return " [" + strings.Join(out, ", ") + "]"
}

// rules is which rules are raised otherwise, and which settings changed. What a setting
// says is said: it is about no pupil.
func (p *diffPage) rules(list []compare.Difference) {
	type counts struct{ n int }
	seen := map[string]*counts{}
	var order []string
	for i := range list {
		d := &list[i]
		text := d.String()
		if d.Kind == compare.FindingNew || d.Kind == compare.FindingGone {
			text = d.Kind.Info().Title + ", " + d.Key[0].Value
		}
		if seen[text] == nil {
			seen[text] = &counts{}
			order = append(order, text)
		}
		seen[text].n++
	}
	for _, text := range order {
		if n := seen[text].n; n > 1 {
			text += fmt.Sprintf(", %d times", n)
		}
		p.item(text)
	}
}

// places names the tables and columns that one side alone has.
func (p *diffPage) places(list []compare.Difference) {
	for _, kind := range []compare.Kind{compare.TableGone, compare.TableNew, compare.ColumnGone, compare.ColumnNew} {
		var out []string
		for i := range list {
			d := &list[i]
			if d.Kind != kind {
				continue
			}
			if d.Column != "" {
				out = append(out, d.Table+"."+d.Column)
			} else {
				out = append(out, d.Place)
			}
		}
		if len(out) > 0 {
			p.item(kind.Info().Title + ": " + someNames(out, ""))
		}
	}
}
