package release

import (
	"slices"
	"strings"

	"apst/report/disclosure"
)

// events is table T09: a rate is events by pupil-weeks, and whoever had any event had one.
func (r *reader) events() {
	const table = "T09"
	for _, row := range r.rows[table] {
		n, with, events := r.at(table, row, "n"), r.at(table, row, "with_any"), r.at(table, row, "events")
		r.rest(n, with)
		r.ratio(r.at(table, row, "with_any_percent"), with, n, 100)
		r.ratio(r.at(table, row, "rate"), events, r.at(table, row, "pupil_weeks"), 100)
		r.order(with, events)
	}
	for _, pop := range bothPopulations {
		r.same(r.column(table, pop+"/", "pupil_weeks", r.levels(table, pop+"/")...)...)
	}
}

// attitudes is table T11: who moved up, down or not is everybody.
func (r *reader) attitudes() {
	const table = "T11"
	for _, row := range r.rows[table] {
		n := r.at(table, row, "n")
		r.sum(n, r.at(table, row, "moved_up"), r.at(table, row, "moved_same"), r.at(table, row, "moved_down"))
		if pop := split(row)[0]; r.rows["T11"] != nil {
			r.same(r.column(table, pop+"/", "n", r.levels(table, pop+"/")...)...)
		}
	}
}

// destinations is table T12: leavers by where they were.
func (r *reader) destinations() {
	const table = "T12"
	groups := map[string][]string{}
	for _, row := range r.rows[table] {
		at := strings.LastIndexByte(row, '/')
		groups[row[:at+1]] = append(groups[row[:at+1]], row[at+1:])
		r.share(table, row, "n", "of", "percent")
	}
	for group, words := range groups {
		r.same(r.column(table, group, "of", words...)...)
		whole := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.Contains(w, ":") })
		r.sum(r.at(table, group+words[0], "of"), r.column(table, group, "n", whole...)...)
		for _, w := range whole {
			kinds := slices.DeleteFunc(slices.Clone(words), func(k string) bool { return !strings.HasPrefix(k, w+":") })
			r.sum(r.at(table, group+w, "n"), r.column(table, group, "n", kinds...)...)
		}
	}
}

// missing is table T16: who has what, and what became of those with a baseline.
func (r *reader) missing() {
	const table = "T16"
	for _, pop := range bothPopulations {
		for _, who := range r.informants() {
			view := pop + "/" + who + "/"
			patterns := r.levels(table, view+"pattern/")
			if len(patterns) == 0 {
				continue
			}
			pattern := func(name string) string { return r.at(table, view+"pattern/"+name, "n") }
			r.sum(r.at(table, view+"pattern/"+patterns[0], "of"), r.column(table, view+"pattern/", "n", patterns...)...)
			for _, name := range patterns {
				r.share(table, view+"pattern/"+name, "n", "of", "percent")
			}
			lost := r.at(table, view+"lost/lost", "n")
			r.sum(r.at(table, view+"lost/lost", "of"), r.at(table, view+"lost/paired", "n"), lost)
			if other := pattern("both-not-comparable"); other != "" {
				r.sum(lost, other, pattern("baseline-only"))
			} else {
				r.same(lost, pattern("baseline-only"))
			}
			r.same(r.at(table, view+"lost/paired", "baseline_mean"), r.at("T04", view+"total", "baseline_mean"))
			r.same(r.at(table, view+"lost/change", "mean_change"), r.at("T04", view+"total", "mean_change"))
			groups := map[string][]string{}
			for _, name := range r.levels(table, view+"completion/") {
				r.share(table, view+"completion/"+name, "n", "of", "percent")
				if group, level, ok := strings.Cut(name, "/"); ok {
					groups[group] = append(groups[group], level)
				}
			}
			for group, levels := range groups {
				for _, column := range []string{"n", "of"} {
					r.sum(r.at(table, view+"completion/all", column), r.column(table, view+"completion/"+group+"/", column, levels...)...)
				}
				if group != "centre" {
					continue
				}
				for _, level := range levels {
					r.rest(r.at("T03", pop+"/centre/"+level, "pupils"), r.at(table, view+"completion/centre/"+level, "of"))
				}
			}
			if all := r.at(table, view+"completion/all", "of"); pop == "all" && r.profile.Threshold > 0 {
				if len(groups["centre"]) > 0 {
					r.floor(all, 2*r.profile.Threshold)
				}
			}
		}
	}
}

// views is table T22: answers add up to those who answered, who are among those asked.
func (r *reader) views() {
	const table = "T22"
	for _, row := range r.rows[table] {
		view, ok := strings.CutSuffix(row, "answered")
		if !ok {
			continue
		}
		r.share(table, row, "n", "of", "percent")
		n, answers := r.at(table, row, "n"), r.levels(table, view+"answer/")
		r.sum(n, r.column(table, view+"answer/", "n", answers...)...)
		for _, a := range answers {
			r.share(table, view+"answer/"+a, "n", "of", "percent")
			r.same(n, r.at(table, view+"answer/"+a, "of"))
		}
		rated, asked := r.at(table, row, "median") != "", r.at(table, row, "of")
		nobody := r.cells[n] != nil && r.cells[n].Value != "" && (!r.cells[n].known || r.cells[n].number == 0)
		switch t := r.profile.Threshold; {
		case t == 0:
		case len(answers) > 0 && rated:
			r.floor(asked, 2*t*len(answers))
		case len(answers) > 0:
			r.floor(asked, 2*t)
		case nobody: // answered, however many were asked
		case rated: // answers of one to five
			r.ceiling(asked, 10*t-1)
		default:
			r.ceiling(asked, 2*t-1)
		}
	}
}

// dosage is table T13: categories add up, and nobody is counted whom a wider number does
// not count.
func (r *reader) dosage() {
	const table = "T13"
	for _, pop := range bothPopulations {
		for _, whole := range [][2]string{
			{"referrals_by_source", "referrals"}, {"requests_by_decision", "requests"}, {"requests_by_role", "requests"}, {"contacts_by_role", "attended"}, {"episodes_by_end", "episodes"},
		} {
			names := r.levels(table, pop+"/"+whole[0]+"/")
			total := r.at(table, pop+"/"+whole[1], "n")
			r.sum(total, r.column(table, pop+"/"+whole[0]+"/", "n", names...)...)
			for _, name := range names {
				r.same(total, r.at(table, pop+"/"+whole[0]+"/"+name, "of"))
			}
		}
		n := func(row string) string { return r.at(table, pop+"/"+row, "n") }
		of := func(row string) string { return r.at(table, pop+"/"+row, "of") }
		r.same(n("requests"), of("decision_days"), of("contact_days"))
		r.rest(n("requests"), n("decision_days"))
		r.rest(n("requests"), n("contact_days"))
		r.order(n("referred_pupils"), n("referrals"))
		r.order(n("referrals"), n("requests"))
		r.rest(of("referred_pupils"), n("referred_pupils"))
		r.rest(of("seen"), n("seen"))
		r.ratio(r.at(table, pop+"/referrals", "per_100"), n("referrals"), of("referred_pupils"), 100)
		for _, name := range r.levels(table, pop+"/seen_by_role/") {
			r.rest(n("seen"), n("seen_by_role/"+name))
			r.same(n("seen"), of("seen_by_role/"+name))
		}
		r.same(n("seen"), of("specialists"), of("hours"))
		var all []string
		for _, name := range r.levels(table, pop+"/specialists/") {
			all = append(all, n("specialists/"+name))
		}
		r.sum(of("seen"), all...)
		if n("specialists/not-known") == "" {
			r.sum(n("seen"), slices.DeleteFunc(slices.Clone(all), func(id string) bool { return id == n("specialists/0") })...)
			r.sum(of("seen"), n("seen"), n("specialists/0"))
		}
		for _, part := range []string{"missed", "cancelled", "open"} {
			r.same(n("planned"), of(part))
		}
		if planned := n("planned"); planned != "" {
			r.rest(planned, n("missed"), n("cancelled"), n("open"))
			r.same(n("attended"), of("unplanned"))
		}
		r.order(n("open_at_end"), n("episodes"))
	}
}

// months is chart F08: requests by month and specialist, and how far pupils came.
func (r *reader) months() {
	const table = "F08"
	months := slices.DeleteFunc(r.levels(table, "all/month/"), func(m string) bool { return m == "all" })
	var columns []string
	for _, c := range r.columns[table] {
		if !slices.Contains([]string{"pupils", "pupils_known", "pupils_percent", "requests"}, c) {
			columns = append(columns, c)
		}
	}
	for _, m := range months {
		var line []string
		for _, c := range columns {
			line = append(line, r.at(table, "all/month/"+m, c))
		}
		r.sum(r.at(table, "all/month/"+m, "requests"), line...)
	}
	r.sum(r.at("T13", "all/requests", "n"), r.column(table, "all/month/", "requests", months...)...)
	r.same(r.at("T13", "all/requests", "n"), r.at(table, "all/month/all", "requests"))
	for _, c := range columns {
		r.sum(r.at(table, "all/month/all", c), r.column(table, "all/month/", c, months...)...)
		r.sum(r.at("T13", "all/requests_by_role/"+c, "n"), r.column(table, "all/month/", c, months...)...)
	}
	for _, pop := range bothPopulations {
		before, asked := "", ""
		for _, stage := range []string{"referred", "accepted", "seen", "completed"} {
			row := pop + "/funnel/" + stage
			pupils, known, requests := r.at(table, row, "pupils"), r.at(table, row, "pupils_known"), r.at(table, row, "requests")
			r.rest(before, pupils)
			r.rest(before, known)
			r.share(table, row, "pupils", "pupils_known", "pupils_percent")
			r.rest(asked, requests)
			r.order(pupils, requests)
			before, asked = pupils, requests
		}
		r.same(r.at(table, pop+"/funnel/referred", "requests"), r.at("T13", pop+"/requests", "n"))
		r.same(r.at(table, pop+"/funnel/accepted", "requests"), r.at("T13", pop+"/requests_by_decision/accepted", "n"))
		r.rest(r.at("T13", pop+"/referred_pupils", "n"), r.at(table, pop+"/funnel/referred", "pupils"))
	}
}

// subgroups are tables T14 and T15: levels make up all pairs, their changes the change.
func (r *reader) subgroups() {
	for _, who := range r.informants() {
		n := r.at("T04", "all/"+who+"/total", "n")
		for _, table := range []string{"T14", "T15"} {
			groups := map[string][]string{}
			for _, row := range r.rows[table] {
				p := split(row)
				if p[0] == who && p[len(p)-1] != "together" {
					group := strings.Join(p[:len(p)-1], "/")
					groups[group] = append(groups[group], row)
				}
			}
			for _, rows := range groups {
				r.sum(n, r.column(table, "", "n", rows...)...)
				whole := disclosure.Moment{N: n, Mean: r.at("T04", "all/"+who+"/total", "mean_change")}
				var parts []disclosure.Moment
				for _, row := range rows {
					parts = append(parts, disclosure.Moment{N: r.at(table, row, "n"), Mean: r.at(table, row, "mean_change")})
				}
				r.mixture(whole, parts...)
			}
		}
		for _, band := range r.levels("T15", who+"/start_band/") {
			r.same(r.at("T15", who+"/start_band/"+band, "n"), r.at("T05", "all/"+who+"/"+band, "baseline"))
		}
		r.same(r.at("T14", who+"/together", "mean_change"), r.at("T04", "all/"+who+"/total", "mean_change"))
		r.same(r.at("T14", who+"/together", "baseline_mean"), r.at("T04", "all/"+who+"/total", "baseline_mean"))
	}
}

// otherwise is table T20: whoever is reliably better by one constant or another.
func (r *reader) otherwise() {
	const table = "T20"
	for _, row := range r.rows[table] {
		who := split(row)[0]
		n := r.at(table, row, "n")
		for _, side := range []string{"better", "worse"} {
			part := r.at(table, row, side)
			r.rest(n, part)
			r.ratio(r.at(table, row, side+"_percent"), part, n, 100)
		}
		if row == who+"/reliable" {
			view := "all/" + who + "/"
			r.sum(r.at(table, row, "better"), r.at("T06", view+"recovered", "n"), r.at("T06", view+"improved", "n"))
			r.same(r.at(table, row, "worse"), r.at("T06", view+"deteriorated", "n"))
			r.same(n, r.at("T06", view+"all", "n"))
		}
	}
}

// quality is table T17: complete questionnaires are among those with any answer.
func (r *reader) quality() {
	const table = "T17"
	for _, row := range r.rows[table] {
		asked, complete, prorated := r.at(table, row, "asked"), r.at(table, row, "complete"), r.at(table, row, "prorated")
		r.rest(asked, complete, prorated)
		for _, end := range []string{"floor", "ceiling"} {
			if id := r.at(table, row, end); id != "" && complete != "" { // of whole questionnaires
				n := id + " number"
				if !r.made[n] {
					r.made[n] = true
					r.view.Cells = append(r.view.Cells, disclosure.Seen{ID: n, Kind: disclosure.Count, State: disclosure.Unpublished})
				}
				r.ratio(id, n, complete, 100)
			}
		}
	}
}

// charts repeat tables.
func (r *reader) charts() {
	const table = "F07"
	for _, row := range r.rows[table] {
		if name, ok := strings.CutPrefix(row, "supported/"); ok {
			moment := func(pop string) disclosure.Moment {
				return disclosure.Moment{N: r.at(table, pop+"/"+name, "n"), Mean: r.at(table, pop+"/"+name, "mean")}
			}
			r.mixture(moment("all"), moment("supported"))
		}
	}
}
