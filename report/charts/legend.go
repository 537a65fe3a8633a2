package charts

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// legendItem says in words what a look means, where there is no place for the words
// beside what they name.
type legendItem struct {
	look  areaLook
	words string
}

// areaLook is how an area is filled.
type areaLook struct {
	fill  color.Color
	hatch Hatch
	lines Stroke // of the pattern
	edge  Stroke
}

// area fills a rectangle.
func (c *Canvas) area(r vg.Rectangle, look areaLook) {
	c.Rect(r, look.fill, Stroke{})
	c.HatchRect(r, look.hatch, look.lines)
	c.Rect(r, nil, look.edge)
}

const (
	swatchWidth  = vg.Length(16)
	swatchHeight = vg.Length(9)
	legendLine   = vg.Length(13)
	legendApart  = vg.Length(14)
)

// legendPlace is where each item stands, y downwards, and how high all are.
func legendPlace(items []legendItem, width vg.Length) ([]vg.Point, vg.Length) {
	at := make([]vg.Point, len(items))
	x, y := vg.Length(0), vg.Length(0)
	for i, item := range items {
		style := Small.Wrap(width-swatchWidth-4, 0)
		w := swatchWidth + 4 + min(textWidth(clean(item.words), Small), style.Width)
		if x > 0 && x+w > width {
			x, y = 0, y+legendLine
		}
		at[i] = pt(x, y)
		x += w + legendApart
		y += textHeight(item.words, style) - textHeight("x", Small) // of further lines
	}
	return at, y + legendLine
}

// legend draws items below the top of a box.
func (c *Canvas) legend(box vg.Rectangle, items []legendItem) {
	at, _ := legendPlace(items, width(box))
	for i, item := range items {
		x, y := box.Min.X+at[i].X, box.Max.Y-at[i].Y
		c.area(rect(x, y-swatchHeight, x+swatchWidth, y), item.look)
		style := Small.Wrap(width(box)-swatchWidth-4, 0)
		c.Text(pt(x+swatchWidth+4, y-(swatchHeight-textHeight("x", Small))/2), item.words, style)
	}
}
