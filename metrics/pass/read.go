package pass

import (
	"context"
	"strconv"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// settings are the options of a request.
type settings struct {
	scores    kind // what numbers are where nothing says; unsaid without the option
	numbers   string
	duplicate string // first or last; empty refuses
	named     bool   // tables with some of the factors are read
	days      int    // least distance of two sittings
}

// reading implements [metrics.Reading].
type reading struct {
	source   *record.Reading
	settings settings
	roll     *record.Roll
	log      *finding.Log
	plans    []*plan           // by block; nil for those that are not read
	asked    map[string]string // by path, the sitting that somebody says a file holds

	sittings []*sitting // by pupil, in order
	left     []*sitting // that do not count
	changes  []*change
	groups   []*group
	counts   counts
}

// counts say where the rows of the pupils' tables went.
type counts struct {
	empty     int // rows with no result at all
	nobody    int // rows without an identifier
	refused   int // rows that cannot be used, for a reason that a finding gives
	passed    int // rows in whose place the option --duplicates took another
	copies    int // rows that say what another says
	used      int // rows of which results are written
	groupRows int // rows of groups
}

// read reads results from files.
func read(ctx context.Context, req *metrics.Request) (metrics.Reading, error) {
	rd := &reading{roll: req.Roll, log: req.Log, settings: settingsOf(req.Settings), asked: map[string]string{}}
	for _, in := range req.Inputs {
		rd.asked[in.Path] = in.Wave
	}
	if rd.log == nil {
		rd.log = &finding.Log{}
	}
	var err error
	if rd.source, err = record.Read(ctx, spec(), req.Inputs, req.Record(), rd.log); err != nil {
		return nil, err
	}
	rd.decide()
	err = rd.judge(ctx)
	if err == nil {
		err = rd.gather(ctx)
	}
	if err != nil {
		rd.source.Close()
		return nil, err
	}
	return rd, nil
}

func settingsOf(s metrics.Settings) settings {
	m := metrics.Measure{Options: options()}
	out := settings{numbers: m.Get(s, optionNumbers), duplicate: m.Get(s, optionDuplicates), named: m.Get(s, optionFactors) == "named"}
	switch m.Get(s, optionScores) {
	case percentile.String():
		out.scores = percentile
	case percentage.String():
		out.scores = percentage
	}
	weeks, _ := strconv.Atoi(m.Get(s, optionWeeks))
	out.days = 7 * weeks
	return out
}

// Source implements [metrics.Reading].
func (rd *reading) Source() *record.Reading { return rd.source }

// Close implements [metrics.Reading].
func (rd *reading) Close() error { return rd.source.Close() }

// planOf is how the rows of a record's block are read; nil for one that is not.
func (rd *reading) planOf(r *record.Record) *plan {
	p := rd.plans[r.Block.ID]
	if p == nil || p.block.Refused != nil {
		return nil
	}
	return p
}

// result is one cell of results.
type result struct {
	name  name
	kind  kind
	field string
	col   int
	text  string
	value value
}

// results yields the cells of a record that hold anything, left to right; of a list
// those of its factor. Values are not scaled yet.
func (p *plan) results(r *record.Record, of name) []result {
	out := make([]result, 0, len(p.columns))
	for _, c := range p.columns {
		text, got := r.TextAt(c.head, c.col)
		if got == record.Bad {
			out = append(out, result{name: c.name, kind: p.kindOf(c), field: c.head, col: c.col, value: value{is: unusable}})
			continue
		}
		if got != record.Given {
			continue
		}
		kind := r.CellAt(c.col).Kind
		if _, mapped := p.block.Map().Value(c.head, text); mapped {
			kind = sheet.Text
		}
		out = append(out, result{name: c.name, kind: p.kindOf(c), field: c.head, col: c.col, text: text, value: valueOf(kind, text)})
	}
	if listed(p.block) {
		for i := range out {
			out[i].name = of
		}
	}
	return out
}

// factorOf is the factor that a row of a list names.
func factorOf(r *record.Record) (n name, text string, ok bool) {
	text, got := r.Text(fieldFactor)
	if got != record.Given {
		return 0, text, false
	}
	if n, _, ok := fieldMeaning(text); ok { // as a map may have it
		return n, text, true
	}
	h, ok := parseHeading(text)
	if ok && h.vendor && !h.named && h.number >= 1 && h.number <= len(factorsOf(nineFactor)) {
		return factorsOf(nineFactor)[h.number-1].name, text, true
	}
	return h.name, text, ok && h.named && h.kind == unsaid && h.wave == ""
}

// when reads the date and the sitting of a record. Where its column holds a word that
// names none, only what somebody says beside the files stands in its place: the name
// of a file or a title is no better witness than the word.
func (rd *reading) when(p *plan, r *record.Record) (day ingest.Date, wave string, by ingest.Origin) {
	if p.dated {
		day, _ = r.Date(fieldDate)
	}
	if p.waved {
		if text, got := r.Text(fieldWave); got == record.Given {
			if wave = record.WaveOf(text); wave == "" {
				wave = record.WaveIn(text)
			}
			switch {
			case wave != "":
				return day, wave, ingest.FromColumn
			case p.block.Wave.By != ingest.FromOption:
				return day, "", ""
			}
		}
	}
	return day, p.block.Wave.Value, p.block.Wave.By
}
