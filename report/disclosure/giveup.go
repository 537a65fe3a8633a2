package disclosure

// giveUp hides whole tables round a number that cannot be shown to be safe: its own, then
// the nearest, until it is, or until nothing is shown that it hangs together with: then
// nothing can be worked out of it that a reader does not know from how tables are made.
// It says false where what is known already stands in the way.
func (g *graph) giveUp(i int, need float64) bool {
	tried := map[string]bool{}
	for _, c := range g.nodes[i].cells {
		if cell := &g.release.Cells[c]; !cell.Unpublished && !tried[cell.Table] {
			tried[cell.Table] = true
			g.hideTable(cell.Table, i)
		}
	}
	for {
		if ok, _ := g.certify(i, need); ok {
			return true
		}
		table, found, bare := g.nearest(i, tried)
		if !found {
			return bare
		}
		tried[table] = true
		g.hideTable(table, i)
	}
}

// hideTable hides what can be hidden of a table.
func (g *graph) hideTable(table string, to int) {
	for c := range g.release.Cells {
		cell := &g.release.Cells[c]
		if cell.Table != table || cell.Unpublished {
			continue
		}
		j := g.byID[cell.ID]
		if _, ok := g.losses(j); ok && g.visible(j, -1) {
			g.hide(j, WholeTable, to)
		}
	}
}

// nearest is the table of the nearest number that is shown and hangs together with
// quantity i, of those that were not tried; bare says that no such number is shown.
func (g *graph) nearest(i int, tried map[string]bool) (table string, found, bare bool) {
	bare = true
	seen, rows, queue := map[int]bool{i: true}, map[int]bool{}, []int{i}
	for k := 0; k < len(queue); k++ {
		for _, r := range g.nodes[queue[k]].rows {
			if rows[r] {
				continue
			}
			rows[r] = true
			for _, j := range g.rows[r].at {
				switch {
				case seen[j]:
				case g.concealed(j):
					seen[j] = true
					queue = append(queue, j)
				default:
					seen[j], bare = true, false
					if t := g.tableOf(j); !tried[t] {
						return t, true, false
					}
				}
			}
		}
	}
	return "", false, bare
}

// tableOf is the table in which a number that is shown stands, or what shows it.
func (g *graph) tableOf(j int) string {
	of := append([]int{j}, g.nodes[j].revealers...)
	for _, k := range of {
		for _, c := range g.nodes[k].cells {
			if cell := &g.release.Cells[c]; !cell.Unpublished && g.visible(k, -1) {
				return cell.Table
			}
		}
	}
	return ""
}
