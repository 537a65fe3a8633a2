package ngrt

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"apst/metrics"
	"apst/metrics/record"
)

// Reading is results of the reading test as they were read. It implements
// [metrics.Reading].
type Reading struct {
	req     *metrics.Request
	sameDay string
	src     *record.Reading
	order   []*block
	blocks  map[*record.Block]*block
	results []*result // that are written, by pupil and date
	aside   []*result // that are not, with the rule that says why
	counted counted
	birth   birth // of the last line
}

// Read reads results from files. The error is for a job that cannot go on.
func Read(ctx context.Context, req *metrics.Request) (metrics.Reading, error) {
	src, err := record.Read(ctx, spec(), req.Inputs, req.Record(), req.Log)
	if err != nil {
		return nil, err
	}
	rd := &Reading{req: req, src: src, blocks: map[*record.Block]*block{}, sameDay: strings.ToLower(req.Settings[optionSameDay])}
	for _, b := range src.Blocks {
		nb := newBlock(b, decimals(req.Settings[optionDecimals]))
		rd.order, rd.blocks[b] = append(rd.order, nb), nb
	}
	if err := rd.read(ctx); err != nil {
		src.Close()
		return nil, err
	}
	return rd, nil
}

// read decides what the blocks are, reads their records, and puts each pupil's
// results in order.
func (rd *Reading) read(ctx context.Context) error {
	rd.judgeTests()
	rd.judgeColumns()
	if err := rd.look(ctx); err != nil {
		return err
	}
	rd.judgeCells()
	var all []*result
	for rec, err := range rd.src.Records(ctx, rd.req.Log) {
		if err != nil {
			return err
		}
		if r := rd.take(rec); r != nil {
			all = append(all, r)
		}
	}
	oncePerLine(all)
	for _, r := range all {
		if r.label != "" && labelOf(r.label) == "" {
			r.find(rd.req.Log, RuleLabel, r.ref(fieldLabel), r.label)
		}
	}
	rd.ends(all)
	rd.settle(all)
	rd.compare()
	rd.counted.written = len(rd.results)
	return nil
}

// oncePerLine leaves what is about a pair of sittings, in a line with sittings side
// by side, to the last of them.
func oncePerLine(all []*result) {
	for i := 1; i < len(all); i++ {
		before, r := all[i-1], all[i]
		if before.block.Table != r.block.Table || before.row != r.row {
			continue
		}
		if before.date.After(r.date) && !r.date.IsZero() { // the later sitting stands to the left
			before, r = r, before
		}
		if r.block.apart[fieldLabel] {
			r.label, before.label = cmp.Or(r.label, before.label), ""
		}
		if r.block.apart[fieldChange] {
			if !r.has {
				r.change, r.has = before.change, before.has
			}
			before.change, before.has = 0, false
		}
	}
}

// byDate is the order of results by pupil and date; those without a date come first.
func byDate(a, b *result) int {
	return cmp.Or(cmp.Compare(a.pupil, b.pupil), cmp.Compare(a.date.Days(), b.date.Days()), cmp.Compare(a.date.Day, b.date.Day))
}

// inOrder is byDate, those of one sitting together where there is no date, and then
// as they were read.
func inOrder(a, b *result) int {
	return cmp.Or(byDate(a, b), cmp.Compare(a.sitting, b.sitting), cmp.Compare(a.order, b.order))
}

// Source implements [metrics.Reading].
func (rd *Reading) Source() *record.Reading { return rd.src }

// Close implements [metrics.Reading].
func (rd *Reading) Close() error { return rd.src.Close() }

// Rows implements [metrics.Reading].
func (rd *Reading) Rows(table int) iter.Seq2[*metrics.Row, error] {
	return func(yield func(*metrics.Row, error) bool) {
		if table != 0 {
			return
		}
		for _, r := range rd.results {
			if !yield(r.write(), nil) {
				return
			}
		}
	}
}

// perPupil yields each pupil's results, in order of date.
func (rd *Reading) perPupil() iter.Seq[[]*result] {
	return func(yield func([]*result) bool) {
		for from := 0; from < len(rd.results); {
			to := from + 1
			for to < len(rd.results) && rd.results[to].pupil == rd.results[from].pupil {
				to++
			}
			if !yield(rd.results[from:to]) {
				return
			}
			from = to
		}
	}
}

// ends names, for each file, the scores at its lowest and at its highest where these
// lie where the scale may end.
func (rd *Reading) ends(all []*result) {
	for _, f := range rd.src.Files {
		var low, high []*result
		for _, r := range all {
			if r.block.File != f || r.sas.kind != sasScore || r.unusable != nil {
				continue
			}
			if len(low) == 0 || r.sas.n < low[0].sas.n {
				low = low[:0]
			}
			if len(low) == 0 || r.sas.n == low[0].sas.n {
				low = append(low, r)
			}
			if len(high) == 0 || r.sas.n > high[0].sas.n {
				high = high[:0]
			}
			if len(high) == 0 || r.sas.n == high[0].sas.n {
				high = append(high, r)
			}
		}
		if len(low) > 0 && low[0].sas.n <= limit("floor-most") {
			rd.atEnd(low, "sas-at-lowest", "lowest")
		}
		if len(high) > 0 && high[0].sas.n >= limit("ceiling-least") {
			rd.atEnd(high, "sas-at-highest", "highest")
		}
	}
}

func (rd *Reading) atEnd(at []*result, flag, word string) {
	for _, r := range at {
		r.flag(flag)
	}
	first := slices.MinFunc(at, func(a, b *result) int { return cmp.Compare(a.order, b.order) })
	rd.req.Log.Add(findingAt(RuleEnd, first, numbers("%d at the file's %s, %d", len(at), word, first.sas.n)))
}
