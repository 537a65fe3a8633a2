package charts

import (
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"slices"
)

// A drawing has few colours, and as many more as the soft edges of its letters and
// lines have shades. With a palette of 256 it makes a file of a third of the size, in
// a third of the time: the most frequent colours stay as they are, and the rarest
// shades become the nearest of them.

// paletted turns an opaque picture into one with a palette.
func paletted(im *image.RGBA) *image.Paletted {
	counts := countColours(im)
	order := make([]uint32, 0, len(counts))
	for c := range counts {
		order = append(order, c)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	kept := order[:min(len(order), 256)]
	index := make(map[uint32]uint8, len(order))
	out := image.NewPaletted(im.Bounds(), make(color.Palette, len(kept)))
	for i, c := range kept {
		index[c] = uint8(i)
		out.Palette[i] = color.NRGBA{R: uint8(c), G: uint8(c >> 8), B: uint8(c >> 16), A: 0xFF}
	}
	for _, c := range order[len(kept):] {
		index[c] = nearest(kept, c)
	}
	last, at := ^uint32(0), uint8(0) // of the dot before
	for i := range out.Pix {
		c := binary.LittleEndian.Uint32(im.Pix[4*i:])
		if c != last {
			last, at = c, index[c]
		}
		out.Pix[i] = at
	}
	return out
}

// countColours counts the dots of each colour: red, green, blue and alpha from the
// lowest byte.
func countColours(im *image.RGBA) map[uint32]int {
	counts := map[uint32]int{}
	last, run := binary.LittleEndian.Uint32(im.Pix), 0
	for i := 0; i < len(im.Pix); i += 4 {
		c := binary.LittleEndian.Uint32(im.Pix[i:])
		if c != last {
			counts[last] += run
			last, run = c, 0
		}
		run++
	}
	counts[last] += run
	return counts
}

// nearest is the place of the colour that is least different.
func nearest(kept []uint32, c uint32) uint8 {
	best, least := 0, 1<<30
	for i, k := range kept {
		r, g, b := channel(k, c, 0), channel(k, c, 8), channel(k, c, 16)
		if d := 3*r*r + 6*g*g + b*b; d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}

// channel is the difference of two colours in one of their bytes.
func channel(a, b uint32, shift uint) int { return int(a>>shift&0xFF) - int(b>>shift&0xFF) }
