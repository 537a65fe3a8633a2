package charts

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

const (
	margin = vg.Length(8)       // white round a chart
	narrow = 11 * vg.Centimeter // below it a chart is laid out for half a page
)

// The colours of Okabe and Ito (2008), "Color Universal Design", with their
// lightness (L* of CIELAB, 0 black to 100 white), and greys and tints of ours. Two
// colours that mean different things in one chart differ by 15 or more, or by
// pattern, shape or label as well.
var (
	Black      = rgb(0x00, 0x00, 0x00) // 0
	Blue       = rgb(0x00, 0x72, 0xB2) // 46
	Vermillion = rgb(0xD5, 0x5E, 0x00) // 54
	Purple     = rgb(0xCC, 0x79, 0xA7) // 61
	Sky        = rgb(0x56, 0xB4, 0xE9) // 70
	Orange     = rgb(0xE6, 0x9F, 0x00) // 71
	Yellow     = rgb(0xF0, 0xE4, 0x42) // 89

	Ink    = rgb(0x22, 0x22, 0x22) // 13: letters and axes
	Grey   = rgb(0x55, 0x55, 0x55) // 36: lesser letters; 7:1 on white
	Middle = rgb(0x8C, 0x8C, 0x8C) // 58: bars without a direction, outlines
	Pale   = rgb(0xDD, 0xDD, 0xDD) // 88: grid, bands
	Paper  = rgb(0xF4, 0xF4, 0xF4) // 96: ground of a panel
	White  = rgb(0xFF, 0xFF, 0xFF) // 100

	Brown = rgb(0x94, 0x66, 0x00) // 46: pattern on orange

	PaleBlue   = rgb(0xD9, 0xE8, 0xF4) // 91
	PaleOrange = rgb(0xFD, 0xEB, 0xC8) // 94
)

// What better and worse look like wherever change has a direction: dark and plain, and
// light with a pattern.
var (
	Better = Look{Fill: Blue, Tint: PaleBlue}
	Same   = Look{Fill: Middle, Tint: Paper}
	Worse  = Look{Fill: Orange, Tint: PaleOrange, Hatch: Hatch{Angle: 45, Gap: 3}}
)

// Look is how one meaning is drawn throughout a chart.
type Look struct {
	Fill  color.Color // a bar, a point
	Tint  color.Color // a zone behind others
	Hatch Hatch       // its pattern; none when Gap is 0
}

// The texts of a chart. Sizes are in points.
var (
	Title = TextStyle{Size: 11, Bold: true, Colour: Ink}
	Label = TextStyle{Size: 9, Colour: Ink}
	Small = TextStyle{Size: 8, Colour: Ink}
)

func rgb(r, g, b uint8) color.Color { return color.NRGBA{R: r, G: g, B: b, A: 0xFF} }
