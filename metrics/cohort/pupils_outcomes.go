package cohort

import (
	"cmp"
	"strings"

	"apst/metrics"
)

// scalePossible is the scale of how many sessions were possible in a window.
const scalePossible = "possible"

// outcome are the columns of one outcome: both values, what the difference comes to,
// and why there is none.
func (g *columnGroup) outcome(o *metrics.Outcome) []pupilColumn {
	short := cmp.Or(o.Short, o.Scale)
	of := func(cell func(*Pair) metrics.Cell) func(*pupilLine) metrics.Cell {
		return func(x *pupilLine) metrics.Cell {
			if p := x.pair(g.measure.id, o.Scale, g.informant); p != nil {
				return cell(p)
			}
			return metrics.Cell{}
		}
	}
	var out []pupilColumn
	add := func(c metrics.Column, cell func(*Pair) metrics.Cell) { out = append(out, pupilColumn{c, of(cell)}) }
	title := func(what string) string { return g.of(o.Title + ", " + what) }
	missing := "see " + g.name(short, "missing")
	for i, end := range ends(o) {
		at := func(p *Pair) *Observed { return [...]*Observed{p.First, p.Last}[i] }
		if o.Words {
			add(textColumn(g.name(short, end), title(end), o.Title+", "+end, wordsOf(o), missing, "the source"),
				func(p *Pair) metrics.Cell { return wordCell(at(p)) })
			continue
		}
		add(numberColumn(g.name(short, end), title(end), o.Title+", "+end+betterWords(o), o.Unit, spanOf(o), missing, "the source"),
			func(p *Pair) metrics.Cell { return valueCell(at(p)) })
	}
	e := ends(o)
	if !o.Words {
		add(numberColumn(g.name(short, "change"), title("change"), e[1]+" less "+e[0]+betterWords(o), o.Unit, "any number", "there is no pair: "+missing, fromPairing),
			func(p *Pair) metrics.Cell {
				if !p.HasChange {
					return metrics.Cell{}
				}
				return metrics.Number(p.Change)
			})
	}
	if len(o.Order) > 0 || o.Medians && o.Better != metrics.Neither {
		add(textColumn(g.name(short, "move"), title("move"), "which way it went from "+e[0]+" to "+e[1]+"; up is towards the better end", "up; same; down", "there is no pair, or a word without a place in the order", fromPairing),
			func(p *Pair) metrics.Cell { return metrics.Text(string(p.Move)) })
	}
	if o.Reliable != nil && (o.Single == metrics.Always || o.Single == metrics.OnRequest && g.s.SingleScales) {
		add(textColumn(g.name(short, "class"), title("class"), "what became of the pupil by reliable change and cut-off; the constants are in "+TableChanges, joinWords(Classes()), "there is no pair, or no constants: see "+TableChanges, "cohort.reliable"),
			func(p *Pair) metrics.Cell { return metrics.Text(p.Class) })
	}
	if system := systemOf(o, g.s.Bands); system != nil && o.Primary {
		for i, end := range e {
			add(textColumn(g.name(short, "band", end), title("band, "+end), "band of the "+end+", of "+cmp.Or(system.Title, system.Name), joinWords(system.Bands), "no value, or no bands for this informant and form", "the measure's tables"),
				func(p *Pair) metrics.Cell { return metrics.Text(p.Bands[i]) })
		}
	}
	out = append(out, pupilColumn{textColumn(g.name(short, "missing"), title("why there is no pair"), "why there is no pair, as a code", idsOf(reasonTitles), "there is one", fromPairing),
		func(x *pupilLine) metrics.Cell {
			if p := x.pair(g.measure.id, o.Scale, g.informant); p != nil {
				return metrics.Text(string(p.Reason))
			}
			return metrics.Text(string(NoBaseline))
		}})
	return out
}

// wordCell is a value that is a word, or an empty cell.
func wordCell(o *Observed) metrics.Cell {
	if o == nil || o.State != metrics.Known {
		return metrics.Cell{}
	}
	return metrics.Text(o.Category)
}

// betterWords says which way is better.
func betterWords(o *metrics.Outcome) string {
	if o.Better == metrics.Neither {
		return ""
	}
	return "; " + o.Better.String() + " is better"
}

// joinWords joins the words that a column can hold.
func joinWords(words []string) string { return strings.Join(words, "; ") }
