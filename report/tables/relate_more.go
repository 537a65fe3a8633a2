package tables

import (
	"apst/metrics"
	"apst/report/disclosure"
)

// tellings: a difference of percentages, a test or a comparison of shares gives away the
// counts that it is worked out of. It is not to be seen unless they are.
func (b *builder) tellings() {
	for i := 0; i < len(b.set.Numbers.Cells); i++ {
		c := b.set.Numbers.Cells[i]
		r := b.names[c.ID]
		if r == nil || c.Kind != disclosure.Test || c.Empty {
			continue
		}
		if on := b.tells(r); len(on) > 0 {
			b.follow(c.ID, on...)
		}
	}
}

// moves: who went up, stayed and went down are all with an order.
func (b *builder) moves() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "moved_same" || b.cell(id).Empty {
			return
		}
		up, down, pairs := b.of(r, "moved_up", ""), b.of(r, "moved_down", ""), b.of(r, "pairs", "")
		if up != "" && down != "" && pairs != "" {
			b.rest(pairs, "no-move", false, up, id, down)
		}
	})
}

// eventful: whoever had an event is counted once, so that there are no more pupils than
// events. That nobody had one tells nothing that the events do not; that everybody had
// tells something of each.
func (b *builder) eventful() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "with_any" || b.cell(id).Empty {
			return
		}
		if base := b.base(r); base != id && b.worth(base) >= b.worth(id) {
			none := id + "#without"
			b.number(disclosure.Cell{ID: none, Kind: disclosure.Count, Value: b.worth(base) - b.worth(id)})
			b.sum(base, b.worth(id) == 0, id, none)
		}
		if events := b.there(r, "events", ""); events != "" && b.worth(events) >= b.worth(id) {
			b.set.Numbers.Orders = append(b.set.Numbers.Orders, disclosure.Order{Lesser: id, Greater: events})
		}
	})
	for i := range b.set.Numbers.Ratios {
		q := &b.set.Numbers.Ratios[i]
		if r := b.names[q.Quotient]; r != nil && r.Statistic == "with_any_percent" && r.Value == 0 {
			q.Known = true
		}
	}
}

// crossings: whoever recovered crossed the cut-off, and is among those who did.
func (b *builder) crossings() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "recovered" || r.Category != "" || b.cell(id).Empty {
			return
		}
		switch out := b.there(r, "cut_off_out", ""); {
		case out == "" || b.worth(out) < b.worth(id):
		case b.worth(out) == b.worth(id):
			b.same(out, id)
		default:
			b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: out, Part: id})
		}
	})
}
