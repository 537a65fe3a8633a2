package release

import (
	"slices"
	"strings"

	"apst/report/disclosure"
)

// relate is everything a reader knows of how the numbers of the tables hang together.
func (r *reader) relate() {
	for _, step := range []func(){
		r.coverage, r.flow, r.characteristics, r.changes, r.bands, r.classes, r.sides, r.events, r.attitudes, r.destinations,
		r.missing, r.views, r.dosage, r.months, r.subgroups, r.otherwise, r.quality, r.charts, r.populations, r.everywhere,
	} {
		step()
	}
}

var bothPopulations = []string{"all", "supported"}

// informants are those of whom table T04 has lines.
func (r *reader) informants() []string {
	var out []string
	for _, table := range []string{"T04", "T02", "T16", "T05"} {
		for _, row := range r.rows[table] {
			if who := split(row)[1]; !slices.Contains(out, who) {
				out = append(out, who)
			}
		}
	}
	return out
}

// everywhere are the numbers that stand in many tables.
func (r *reader) everywhere() {
	informants := r.informants()
	for _, pop := range bothPopulations {
		pupils := []string{r.at("T03", pop+"/all", "pupils")}
		for i, who := range informants {
			view := pop + "/" + who + "/"
			pairs := []string{
				r.at("T04", view+"total", "n"), r.at("T02", view+"analysed", "n"), r.at("T02", view+"paired", "n"), r.at("T05", view+"all", "baseline"), r.at("T07", view+"total", "n"),
				r.at("T06", view+"all", "n"), r.at("T16", view+"lost/paired", "n"), r.at("T16", view+"lost/change", "n"), r.at("T16", view+"completion/all", "n"), r.at("T16", view+"pattern/both", "n"),
			}
			baselines := []string{
				r.at("T02", view+"baseline-scorable", "n"), r.at("T16", view+"completion/all", "of"), r.at("T16", view+"lost/paired", "of"), r.at("T16", view+"lost/lost", "of"),
				r.at("T16", view+"lost/change", "of"), r.at("T16", view+"lost/unchanged", "of"), r.at("T16", view+"lost/unchanged", "n"),
			}
			if pop == "all" {
				pairs = append(pairs, r.at("T14", who+"/together", "n"))
				baselines = append(baselines, r.at("T01", "sdq/"+who+"/baseline", "usable"))
			}
			if i == 0 {
				pairs, baselines = append(pairs, r.at("T03", pop+"/all", "pairs")), append(baselines, r.at("T03", pop+"/all", "baselines"))
				r.same(r.at("T03", pop+"/all", "lost"), r.at("T16", view+"lost/lost", "n"))
			}
			r.same(pairs...)
			r.same(baselines...)
			pupils = append(pupils, r.at("T02", view+"consent", "n"))
			pupils = append(pupils, r.column("T16", view+"pattern/", "of", r.levels("T16", view+"pattern/")...)...)
			if len(pairs) > 0 && pairs[0] != "" && len(baselines) > 0 {
				for _, b := range baselines {
					if b != "" {
						r.rest(b, pairs[0])
						break
					}
				}
			}
		}
		pupils = append(pupils, r.column("T09", pop+"/", "n", r.levels("T09", pop+"/")...)...)
		if pop == "all" {
			for _, row := range r.rows["T01"] {
				if p := split(row); p[0] != "neet" && p[1] != "rows" && p[len(p)-1] != "endline" {
					pupils = append(pupils, r.at("T01", row, "expected"))
				}
			}
		}
		for _, row := range []string{"referred_pupils", "seen", "specialists/0", "specialists/1", "specialists/2", "specialists/3+"} {
			pupils = append(pupils, r.at("T13", pop+"/"+row, "of"))
		}
		for _, who := range []string{"child", "family", ""} {
			pupils = append(pupils, r.at("T22", pop+"/support/comments/"+who, "of"))
		}
		r.same(pupils...)
	}
}

// populations: the supported are among all, in every number of them.
func (r *reader) populations() {
	for table, rows := range r.rows {
		for _, row := range rows {
			rest, ok := strings.CutPrefix(row, "supported/")
			if !ok || table == "T02" && strings.Contains(row, "/out/") {
				continue
			}
			for _, column := range r.columns[table] {
				if table == "T02" && column == "of" { // of few supported the stage before is another
					continue
				}
				part, whole := r.at(table, row, column), r.at(table, "all/"+rest, column)
				if none(part, whole) {
					continue
				}
				if k := r.kind(r.cells[whole]); k == disclosure.Count || k == disclosure.Events || k == disclosure.Magnitude {
					r.rest(whole, part)
				}
			}
		}
	}
}

// coverage is table T01: what is usable was received, and what was received was expected.
func (r *reader) coverage() {
	const table = "T01"
	for _, row := range r.rows[table] {
		if strings.Contains(row, "/rows/") {
			continue
		}
		expected, received, usable := r.at(table, row, "expected"), r.at(table, row, "received"), r.at(table, row, "usable")
		r.rest(received, usable)
		r.rest(expected, received)
		r.rest(expected, usable)
		r.ratio(r.at(table, row, "usable_percent"), usable, expected, 100)
		measure := split(row)[0]
		if row != measure+"/all" {
			r.order(received, r.at(table, measure+"/all", "received"))
			r.order(usable, r.at(table, measure+"/all", "usable"))
		}
		r.order(received, r.at(table, measure+"/rows/linked", "rows"))
	}
	for _, row := range r.rows[table] {
		if measure, ok := strings.CutSuffix(row, "/rows/all"); ok {
			in := measure + "/rows/"
			r.parts(table, in, "all", "rows", "used", "again", "refused", "not-used")
			r.parts(table, in, "made", "rows", "linked", "unmatched", "duplicate", "unusable", "not-linked")
		}
	}
}

// parts says that those of some rows that a table has add up to another.
func (r *reader) parts(table, prefix, total, column string, parts ...string) {
	var have []string
	for _, p := range parts {
		if id := r.at(table, prefix+p, column); id != "" {
			have = append(have, id)
		}
	}
	r.sum(r.at(table, prefix+total, column), have...)
}

// flow is table T02: who is at a stage is at the next, or out.
func (r *reader) flow() {
	const table = "T02"
	for _, pop := range bothPopulations {
		for _, who := range r.informants() {
			view := pop + "/" + who + "/"
			before := ""
			var out, sides []string
			for _, name := range r.levels(table, view) {
				row := view + name
				n := r.at(table, row, "n")
				kind, _, _ := strings.Cut(name, "/")
				switch {
				case kind == "flag":
					r.rest(r.at(table, view+"on-roll", "n"), n)
					continue
				case kind == "rate":
					r.share(table, row, "n", "of", "percent")
					continue
				}
				r.share(table, row, "n", "of", "percent")
				r.ratio(r.at(table, row, "percent_all"), n, r.at(table, view+"on-roll", "n"), 100)
				if before != "" {
					r.same(before, r.at(table, row, "of"))
				}
				switch side := r.cells[table+" "+row+" percent_all"]; {
				case kind == "out":
					out = append(out, n)
					continue
				case before != "" && side != nil && side.Value == SymbolNotApplicable:
					sides = append(sides, n)
					continue
				}
				if len(out) > 0 {
					r.sum(before, append(out, n)...)
				}
				out, before = nil, n
			}
			if pop == "all" {
				r.sum(r.at(table, view+"baseline-scorable", "n"), sides...)
			}
			due := r.at(table, view+"endline-due", "n")
			r.same(due, r.at(table, view+"rate/lost", "of"))
			r.sum(due, r.at(table, view+"analysed", "n"), r.at(table, view+"rate/lost", "n"))
			r.same(r.at(table, view+"rate/paired", "n"), r.at(table, view+"analysed", "n"))
			r.same(r.at(table, view+"rate/paired", "of"), r.at(table, view+"baseline-scorable", "n"))
			r.same(r.at(table, view+"rate/retention", "n"), r.at(table, view+"endline-scorable", "n"))
			r.same(r.at(table, view+"rate/baseline-response", "of"), r.at(table, view+"baseline-due", "n"))
			for _, stage := range []string{"on-roll", "eligible", "consent"} {
				r.same(r.at(table, pop+"/"+r.informants()[0]+"/"+stage, "n"), r.at(table, view+stage, "n"))
			}
		}
	}
}

// characteristics is table T03: levels add up, whoever has a baseline is paired or lost.
func (r *reader) characteristics() {
	const table = "T03"
	for _, pop := range bothPopulations {
		groups := map[string][]string{}
		var order []string
		for _, name := range r.levels(table, pop+"/") {
			row := pop + "/" + name
			pupils, baselines, pairs, lost := r.at(table, row, "pupils"), r.at(table, row, "baselines"), r.at(table, row, "pairs"), r.at(table, row, "lost")
			r.rest(pupils, baselines)
			r.sum(baselines, pairs, lost)
			if group, _, ok := strings.Cut(name, "/"); ok {
				if groups[group] == nil {
					order = append(order, group)
				}
				groups[group] = append(groups[group], row)
			}
			for _, column := range []string{"pupils", "baselines", "pairs", "lost"} {
				r.ratio(r.at(table, row, column+"_percent"), r.at(table, row, column), r.at(table, pop+"/all", column), 100)
			}
		}
		for _, group := range order {
			for _, column := range []string{"pupils", "baselines", "pairs", "lost"} {
				r.sum(r.at(table, pop+"/all", column), r.column(table, "", column, groups[group]...)...)
			}
			r.parted(pop, group, groups[group])
		}
	}
}

// parted: whether a characteristic is parted tells how many there are.
func (r *reader) parted(pop, group string, rows []string) {
	if pop != "all" || r.profile.Threshold == 0 {
		return
	}
	least := 2 * r.profile.Threshold * len(rows)
	r.floor(r.at("T03", pop+"/all", "pupils"), least)
	baselines := r.at("T03", pop+"/all", "baselines")
	if c := r.cells["T03 "+rows[0]+" baselines"]; c != nil && c.Value == SymbolNotAvailable {
		r.ceiling(baselines, 2*least-1)
	} else {
		r.floor(baselines, 2*least)
	}
}

// changes are tables T04 and T10: endline is baseline and change, parts of the SDQ make
// up the others, and the supported are some of all.
func (r *reader) changes() {
	for _, table := range []string{"T04", "T10"} {
		before, after, sd := "baseline_mean", "endline_mean", "baseline_sd"
		if table == "T10" {
			before, after, sd = "first_mean", "last_mean", "first_sd"
		}
		for _, row := range r.rows[table] {
			r.sum(r.at(table, row, after), r.at(table, row, before), r.at(table, row, "mean_change"))
			name, ok := strings.CutPrefix(row, "all/")
			if !ok {
				continue
			}
			for _, m := range [][2]string{{before, sd}, {after, strings.Replace(strings.Replace(sd, "baseline", "endline", 1), "first", "last", 1)}, {"mean_change", ""}} {
				moment := func(row string) disclosure.Moment {
					return disclosure.Moment{N: r.at(table, row, "n"), Mean: r.at(table, row, m[0])}
				}
				r.mixture(moment(row), moment("supported/"+name))
			}
		}
	}
	for _, pop := range bothPopulations {
		for _, who := range r.informants() {
			n := func(scale string) string { return r.at("T04", pop+"/"+who+"/"+scale, "n") }
			for whole, parts := range map[string][]string{
				"total": {"emotional", "conduct", "hyperactivity", "peer", "internalising", "externalising"}, "internalising": {"emotional", "peer"}, "externalising": {"conduct", "hyperactivity"},
			} {
				for _, part := range parts {
					r.order(n(whole), n(part))
				}
			}
		}
	}
}

// bands is table T05: lines and columns add up, and to all pairs.
func (r *reader) bands() {
	const table = "T05"
	for _, pop := range bothPopulations {
		for _, who := range r.informants() {
			view := pop + "/" + who + "/"
			n := r.at(table, view+"all", "baseline")
			var before, after []string
			for _, column := range r.columns[table] {
				band, ok := strings.CutPrefix(column, "to_")
				if !ok {
					continue
				}
				margin, end := r.at(table, view+band, "baseline"), r.at(table, view+band, "endline")
				before, after = append(before, margin), append(after, end)
				r.ratio(r.at(table, view+band, "baseline_percent"), margin, n, 100)
				r.ratio(r.at(table, view+band, "endline_percent"), end, n, 100)
				var line, fall []string
				for _, other := range r.columns[table] {
					if name, ok := strings.CutPrefix(other, "to_"); ok {
						line, fall = append(line, r.at(table, view+band, other)), append(fall, r.at(table, view+name, column))
					}
				}
				r.sum(margin, line...)
				r.sum(end, fall...)
				r.gridFloor(view, n, len(r.columns[table])-4, r.cells[table+" "+view+band+" "+column])
			}
			r.sum(n, before...)
			r.sum(n, after...)
			if k := len(before); k > 0 {
				r.same(before[k-1], r.at("T07", view+"total", "baseline"), r.at("T06", view+"all", "need_n"))
				r.same(after[k-1], r.at("T07", view+"total", "endline"))
			}
		}
	}
}

// gridFloor: whether moves are told tells how many pairs there are.
func (r *reader) gridFloor(view, n string, bands int, c *PublishedCell) {
	least := 2 * r.profile.Threshold * bands * bands
	switch {
	case c == nil || least == 0 || strings.HasPrefix(view, "supported"):
	case c.Value == SymbolNotAvailable:
		r.ceiling(n, least-1)
	default:
		r.floor(n, least)
	}
}

// classes is table T06: classes add up, and those who began above the cut-off are among
// all.
func (r *reader) classes() {
	const table = "T06"
	for _, pop := range bothPopulations {
		for _, who := range r.informants() {
			view := pop + "/" + who + "/"
			for _, of := range []string{"", "need_"} {
				all := r.at(table, view+"all", of+"n")
				names := []string{"recovered", "improved", "unchanged", "deteriorated"}
				r.sum(all, r.column(table, view, of+"n", names...)...)
				for _, name := range names {
					r.ratio(r.at(table, view+name, of+"percent"), r.at(table, view+name, of+"n"), all, 100)
					if of != "" {
						r.rest(r.at(table, view+name, "n"), r.at(table, view+name, of+"n"))
					}
				}
			}
			r.same(r.at(table, view+"recovered", "n"), r.at(table, view+"recovered", "need_n"))
			r.rest(r.at(table, view+"all", "n"), r.at(table, view+"all", "need_n"))
		}
	}
}

// sides are tables T07 and T08: who is beyond the line before and after, and who moved.
func (r *reader) sides() {
	for _, table := range []string{"T07", "T08"} {
		before, after, out, in, at1, at2 := "baseline", "endline", "moved_out", "moved_in", "baseline_percent", "endline_percent"
		if table == "T08" {
			before, after, out, in, at1, at2 = "before_n", "after_n", "no_longer", "newly", "before", "after"
		}
		for _, row := range r.rows[table] {
			n, b, a, o, i := r.at(table, row, "n"), r.at(table, row, before), r.at(table, row, after), r.at(table, row, out), r.at(table, row, in)
			r.rest(n, b)
			r.rest(n, a)
			r.rest(b, o)
			r.rest(a, i)
			r.ratio(r.at(table, row, at1), b, n, 100)
			r.ratio(r.at(table, row, at2), a, n, 100)
			if !none(b, a, o, i) { // who is there both times
				r.view.Same = append(r.view.Same, disclosure.Same{A: b + " but " + o, B: a + " but " + i})
			}
			if n != "" && !none(b, i) {
				r.rest(n, b, i)
			}
		}
	}
	for _, pop := range bothPopulations {
		for _, column := range []string{"before_n", "after_n"} {
			r.rest(r.at("T08", pop+"/persistent", column), r.at("T08", pop+"/severe", column))
		}
		r.same(r.column("T08", pop+"/", "n", "attendance", "persistent", "severe")...)
		moment := func(pop, column string) disclosure.Moment {
			return disclosure.Moment{N: r.at("T08", pop+"/attendance", "n"), Mean: r.at("T08", pop+"/attendance", column)}
		}
		if pop == "supported" {
			for _, column := range []string{"before", "after", "change"} {
				r.mixture(moment("all", column), moment(pop, column))
			}
		}
		r.sum(r.at("T08", pop+"/attendance", "after"), r.at("T08", pop+"/attendance", "before"), r.at("T08", pop+"/attendance", "change"))
	}
}
