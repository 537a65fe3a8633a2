package record

import (
	"bytes"

	"apst/ingest/sheet"
)

// serialDigits is how many digits the serial number of a day has since 1927.
const serialDigits = 5

// day is a cell of a column of dates as it is to be read. In delimited text nothing
// marks a number: a program that had a day as a serial number (44620) wrote its
// digits, and in a column of dates they can be nothing else.
func (b *Block) day(c sheet.Cell) sheet.Cell {
	if c.Kind == sheet.Text && isSerial(bytes.TrimSpace(c.Text)) && b.Sheet.sheet.Facts().Delimited {
		c.Kind = sheet.Number
	}
	return c
}

// isSerial reports whether a text is five digits, with or without a fraction: the
// time of the day.
func isSerial(text []byte) bool {
	whole, fraction, _ := bytes.Cut(text, []byte("."))
	if len(whole) != serialDigits {
		return false
	}
	for _, digits := range [2][]byte{whole, fraction} {
		for _, d := range digits {
			if d < '0' || d > '9' {
				return false
			}
		}
	}
	return true
}
