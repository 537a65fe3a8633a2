package release

import (
	"slices"

	"apst/report/disclosure"
	"apst/report/tables"
)

// Keep leaves of a release the tables that were asked for. The gate has decided about
// all tables that could be handed out together: whoever asks for one today and for
// another tomorrow gets what one release of both would have shown.
func (d *Decision) Keep(only []string) {
	r := d.Release
	if r == nil || len(only) == 0 {
		return
	}
	r.Tables = slices.DeleteFunc(r.Tables, func(t *tables.Table) bool { return !slices.Contains(only, t.ID) })
	kept, all := placesOf(r.Tables), placesOf(d.set.Tables)
	r.out = map[string]bool{}
	for id := range r.verdicts {
		// What stands in no table is told by what comes with it, such as a spread by the
		// limits of an interval.
		r.out[id] = len(kept[id]) > 0 || len(all[id]) == 0
	}
	r.sums = slices.DeleteFunc(r.sums, func(s disclosure.Sum) bool {
		return !r.out[s.Total] || slices.ContainsFunc(s.Parts, func(id string) bool { return !r.out[id] })
	})
}

// Numbers are what the release tells of its numbers, for remembering it.
func (d *Decision) Numbers() disclosure.Told {
	var out disclosure.Told
	if d.Release == nil {
		return out
	}
	for _, t := range d.Release.Tables {
		if len(t.Rows) > 0 {
			out.Tables = append(out.Tables, t.ID)
		}
	}
	for i := range d.set.Numbers.Cells {
		c := d.set.Numbers.Cells[i]
		switch d.Release.verdicts[c.ID].State {
		case disclosure.Hidden:
			if !c.Empty && d.gated[c.ID] { // what follows from hidden numbers follows again
				out.Hidden = append(out.Hidden, c)
			}
		case disclosure.Shown:
			if d.Release.Shows(c.ID) {
				out.Shown = append(out.Shown, c)
			}
		}
	}
	return out
}
