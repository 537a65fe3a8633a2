package tables

import "apst/report/disclosure"

// leastPercent is how many pupils there have to be before a percentage of them is given.
const leastPercent = 10

// percent is the cell of a percentage that is no result: of the pupils of one number
// among those of another, by their names. That of fewer than ten is not given. With
// known nobody and everybody tell nothing, as in [disclosure.Ratio].
func (b *builder) percent(part, whole string, known bool) Cell {
	if part == whole {
		return lack(NotApplicable, "")
	}
	id := part + "%" + whole
	if _, ok := b.at[id]; !ok {
		n := b.worth(whole)
		if n < leastPercent {
			b.number(disclosure.Cell{ID: id, Kind: disclosure.Test, Empty: true, Pupils: int(n), Behind: whole})
		} else {
			b.number(disclosure.Cell{ID: id, Kind: disclosure.Percentage, Value: 100 * b.worth(part) / n, Pupils: int(n), Behind: whole, High: 100})
			b.set.Numbers.Ratios = append(b.set.Numbers.Ratios, disclosure.Ratio{Quotient: id, Numerator: part, Denominator: whole, Known: known})
		}
	}
	cell := b.print(id)
	if b.cell(id).Empty {
		cell.Lack, cell.Why = NotAvailable, "fewer than 10 pupils"
	}
	return cell
}

// same notes that two numbers are one quantity, where they are equal.
func (b *builder) same(a, c string) {
	if a != "" && c != "" && a != c && b.worth(a) == b.worth(c) {
		b.set.Numbers.Same = append(b.set.Numbers.Same, disclosure.Same{A: a, B: c})
	}
}
