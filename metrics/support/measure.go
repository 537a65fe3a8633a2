package support

import (
	"context"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// Ruleset is what the files that come of this package rest on.
const Ruleset = "support-1"

// The tables, in order.
const (
	tableSupport = iota
	tableDosage
	tableReferrals
	tableIncidents
	tableViews
	tableUniversal
)

// Scales are what a value of a pupil can be of; most also come by role, as in
// minutes.youth-worker.
const (
	scaleFirstReferral = "first_referral"
	scaleFirstContact  = "first_contact"
	scaleReferrals     = "referrals"
	scaleRequests      = "requests"
	scaleSpecialists   = "specialists"
	scalePlanned       = "planned"
	scaleAttended      = "attended"
	scaleMinutes       = "minutes"
	scaleDose          = "dose"
	scaleSuspensions   = "suspensions"
	scaleSessions      = "suspension_sessions"
	scalePermanent     = "permanent_exclusions"
	scaleIncidents     = "incidents"
	scaleWeeks         = "weeks_on_roll"
	scaleViews         = "views"
)

// Measure is support and views, as the rest of the program knows them.
func Measure() *metrics.Measure {
	return &metrics.Measure{
		ID: "support", Title: "Support and views", Ruleset: Ruleset,
		Short: "score referrals, contacts, suspensions and views",
		Long: `Reads who was referred to which specialist and what came of it, how much support
each pupil had of whom, suspensions and incidents with the weeks on roll, and what
children, families and staff say of it.

Referrals, contacts, episodes, suspensions, incidents and answers may stand in
several files or sheets, in any order; each is recognised by its headings. Work
with everybody, such as training of staff, is counted by itself and is in no
pupil's amount of support. A total that rests on a row that cannot be used is left
empty.`,
		Example: `  apst score support data/referrals.xlsx data/contacts.csv
  apst score support contacts.csv --dose-bands 1,4,10 --as-of 2023-07-21`,
		Spec: spec(), Options: options(), Tables: outputs(), Rules: Rules(),
		Scales:  []string{scaleReferrals, scaleFirstReferral, scaleFirstContact, scalePlanned, scaleAttended, scaleMinutes, scaleDose, scaleSuspensions, scaleIncidents, scaleWeeks, scaleViews},
		Entries: entries, Blanks: blanks(), Read: read, Outcomes: outcomes(),
	}
}

// reading is referrals, contacts, incidents and views as they were read.
type reading struct {
	ctx      context.Context
	asked    *metrics.Request
	source   *record.Reading
	settings map[string]string
	facts    map[*record.Block]*facts
	result   *linked
}

// setting is the value of an option.
func (rd *reading) setting(name string) string { return rd.settings[name] }

// read reads files. What cannot be used is in the log.
func read(ctx context.Context, asked *metrics.Request) (metrics.Reading, error) {
	source, err := record.Read(ctx, spec(), asked.Inputs, asked.Record(), asked.Log)
	if err != nil {
		return nil, err
	}
	rd := &reading{ctx: ctx, asked: asked, source: source, settings: map[string]string{}, facts: map[*record.Block]*facts{}}
	m := metrics.Measure{Options: options()}
	for _, o := range m.Options {
		rd.settings[o.Name] = m.Get(asked.Settings, o.Name)
	}
	for _, b := range source.Blocks {
		if b.Refused == nil {
			rd.prepare(b, asked.Log)
		}
	}
	in, err := rd.collect(ctx, asked.Log, "")
	if err != nil {
		source.Close()
		return nil, err
	}
	rd.result = in.link()
	return rd, nil
}

// Source implements [metrics.Reading].
func (rd *reading) Source() *record.Reading { return rd.source }

// Close implements [metrics.Reading].
func (rd *reading) Close() error { return rd.source.Close() }

// dose says where the bands begin, and what they go by.
func (rd *reading) dose() (bands, string) {
	by := rd.setting("dose-by")
	if b, err := parseBands(rd.setting("dose-bands")); err == nil {
		return b, by
	}
	if by == "minutes" {
		return minuteBands, by
	}
	return contactBands, by
}

// has reports whether a table of one of some shapes was read.
func (rd *reading) has(shapes ...string) bool {
	for _, b := range rd.source.Blocks {
		for _, s := range shapes {
			if b.Shape.ID == s && b.Refused == nil {
				return true
			}
		}
	}
	return false
}

// lacks reports whether a table of one of some shapes was refused.
func (rd *reading) lacks(shapes ...string) bool {
	for _, b := range rd.source.Blocks {
		for _, s := range shapes {
			if b.Shape.ID == s && b.Refused != nil {
				return true
			}
		}
	}
	return false
}

// asOf is the day the data are from: the one that was given, or the latest day on
// which something has happened.
func (in *intake) asOf() ingest.Date {
	if !in.asked.AsOf.IsZero() {
		return in.asked.AsOf
	}
	var day ingest.Date
	later := func(days ...ingest.Date) {
		for _, d := range days {
			if !d.IsZero() && (day.IsZero() || d.After(day)) {
				day = d
			}
		}
	}
	for _, r := range in.referrals {
		later(r.day)
		for _, a := range r.requests {
			later(a.decided, a.seen)
		}
	}
	for _, c := range in.contacts {
		if c.open+c.cancelled == 0 {
			later(c.day)
		}
	}
	for _, e := range in.episodes {
		later(e.start)
	}
	for _, i := range in.incidents {
		later(i.day)
	}
	for _, u := range in.universals {
		later(u.day)
	}
	for _, a := range in.answers {
		later(a.day)
	}
	return day
}
